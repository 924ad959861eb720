"""Helpdesks the packet goes out to; none is connected yet."""
