"""Adapters: the world outside, one package for each kind of thing."""
