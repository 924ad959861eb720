"""How people write money: sign before or after, two decimal habits, currency words."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from batonpass.domain.fact.found import Found
from batonpass.domain.fact.value import Kind

_SIGNS: Final = {
    "€": "EUR",
    "$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "₹": "INR",
    "zł": "PLN",
    "eur": "EUR",
    "euro": "EUR",
    "euros": "EUR",
    "usd": "USD",
    "dollar": "USD",
    "dollars": "USD",
    "dólares": "USD",
    "bucks": "USD",
    "gbp": "GBP",
    "pound": "GBP",
    "pounds": "GBP",
    "quid": "GBP",
    "libras": "GBP",
    "chf": "CHF",
    "franken": "CHF",
    "sfr": "CHF",
    "cad": "CAD",
    "aud": "AUD",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "pln": "PLN",
    "inr": "INR",
    "rupees": "INR",
    "rs": "INR",
    "jpy": "JPY",
    "yen": "JPY",
}
_SIGN: Final = "|".join(sorted((re.escape(s) for s in _SIGNS), key=len, reverse=True))
_GAP: Final = r"[ .,'\u2019\u00a0\u202f]"  # between thousands
_NUMBER: Final = rf"\d{{1,3}}(?:{_GAP}\d{{3}}){{1,3}}(?:[.,]\d{{1,2}})?|\d{{1,9}}(?:[.,]\d{{1,2}})?"
_AMOUNT: Final = re.compile(
    rf"(?<![\w#.,])(?:(?P<before>{_SIGN})\.?\s?(?P<n1>{_NUMBER})"
    rf"|(?P<n2>{_NUMBER})\s?(?P<after>{_SIGN}))(?!\w)",
    re.IGNORECASE,
)


def find_amounts(text: str) -> Iterator[Found]:
    """Amounts with a currency, as `20.00 EUR`."""
    for found in _AMOUNT.finditer(text):
        currency = _SIGNS[(found["before"] or found["after"]).lower()]
        yield Found(
            Kind.AMOUNT,
            f"{_number(found['n1'] or found['n2'])} {currency}",
            found.start(),
            found.end(),
        )


def _number(text: str) -> Decimal:
    """The number, whichever of point and comma its writer uses for decimals."""
    bare = re.sub(r"[ '\u2019\u00a0\u202f]", "", text)
    head, mark, tail = bare, "", ""
    if found := re.search(r"[.,](\d{1,2})$", bare):
        head, mark, tail = bare[: found.start()], ".", found[1]
    whole = head.replace(".", "").replace(",", "")
    return Decimal(f"{whole}{mark}{tail}").quantize(Decimal("0.01"))
