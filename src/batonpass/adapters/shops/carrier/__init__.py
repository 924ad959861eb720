"""Services that follow parcels for many carriers, each brought to the same normal form."""

from batonpass.adapters.shops.carrier.aftership import AfterShip
from batonpass.adapters.shops.carrier.easypost import EasyPost

__all__ = ["AfterShip", "EasyPost"]
