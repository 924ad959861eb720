"""What an amount of money is: a decimal with its currency, never a bare number."""

from decimal import Decimal

import msgspec


class Money(msgspec.Struct, frozen=True):
    """An amount in one currency. On the wire `{"amount": "20.00", "currency": "EUR"}`."""

    amount: Decimal
    currency: str  # ISO 4217
