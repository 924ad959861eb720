"""A merchant's own shop system behind the port, by a small signed HTTP contract."""

from batonpass.adapters.shops.own.shop import OwnShop

__all__ = ["OwnShop"]
