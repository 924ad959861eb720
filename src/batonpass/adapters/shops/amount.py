"""How amounts arrive from shops: text or number, in as many decimals as the currency has."""

from decimal import Decimal, InvalidOperation
from typing import Final

from batonpass.domain.money import Money

#: ISO 4217 minor units that are not two.
PLACES: Final = {
    **dict.fromkeys(("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF"), 0),
    **dict.fromkeys(("UGX", "VND", "VUV", "XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
}


def money(amount: object, currency: str) -> Money:
    """The amount with at least the decimals of its currency; digits are never dropped.

    >>> money("467.0", "EUR").amount, money("1200", "JPY").amount
    (Decimal('467.00'), Decimal('1200'))
    """
    value = decimal(amount)
    places = Decimal(1).scaleb(-PLACES.get(currency, 2))
    rounded = value.quantize(places)
    return Money(amount=rounded if rounded == value else value, currency=currency)


def whole(amount: Decimal, currency: str) -> Decimal:
    """The amount rounded to what can be paid in that currency."""
    return amount.quantize(Decimal(1).scaleb(-PLACES.get(currency, 2)))


def decimal(amount: object) -> Decimal:
    """The number in a shop's text; 0 for what is none."""
    try:
        value = Decimal(str(amount).strip())
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() else Decimal(0)
