"""Edges: where the world comes in."""
