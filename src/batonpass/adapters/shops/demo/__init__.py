"""Larch & Lantern, a shop that does not exist: its goods, its two years of orders, its personas."""

from batonpass.adapters.shops.demo.catalogue import Catalogue, catalogue
from batonpass.adapters.shops.demo.goods import GOODS, POLICIES, Product
from batonpass.adapters.shops.demo.persona import Persona, personas
from batonpass.adapters.shops.demo.shop import DemoShop

__all__ = [
    "GOODS",
    "POLICIES",
    "Catalogue",
    "DemoShop",
    "Persona",
    "Product",
    "catalogue",
    "personas",
]
