"""Which numbers are tracking numbers: each carrier's form and its check digit."""

import re
from collections.abc import Callable, Iterator
from typing import Final

from batonpass.domain.fact.found import Found
from batonpass.domain.fact.value import Kind

_S10_WEIGHTS: Final = (8, 6, 4, 2, 3, 5, 9, 7)
_FEDEX_WEIGHTS: Final = (3, 1, 7)
_LETTER_BASE: Final = 63  # UPS: a letter counts (code - 63) mod 10

_CUE: Final = re.compile(
    r"\btrack|\bparcel|\bshipment|\bconsignment|\bsendung|\bpaketnummer|\bseguimiento|\benvío"
    r"|\bsuivi\b|\bcolis\b|\bdhl\b|\bups\b|\bdpd\b|\bgls\b|\bhermes\b|\bevri\b|\bfedex\b|\busps\b",
    re.IGNORECASE,
)
_UPS: Final = re.compile(r"\b1Z[0-9A-Z]{16}\b", re.IGNORECASE)
_S10: Final = re.compile(r"\b[A-Z]{2} ?\d{3} ?\d{3} ?\d{3} ?[A-Z]{2}\b", re.IGNORECASE)
_AMAZON: Final = re.compile(r"\bTBA\d{12}\b", re.IGNORECASE)
_DIGITS: Final = re.compile(r"(?<![\w#+])(?:\d[ -]?){9,21}\d(?!\w)")


def ups(number: str) -> bool:
    """Whether a number starting 1Z has the right check digit.

    Source: UPS tracking number specification; letters count as (code - 63) mod 10.
    """
    values = [int(c) if c.isdigit() else (ord(c) - _LETTER_BASE) % 10 for c in number[2:17].upper()]
    total = sum(values[0::2]) + 2 * sum(values[1::2])
    return number[17].isdigit() and (-total) % 10 == int(number[17])


def s10(number: str) -> bool:
    """Whether a postal item number (two letters, nine digits, country) has the right check digit.

    Source: Universal Postal Union, standard S10.
    """
    digits = [int(c) for c in number[2:11]]
    check = 11 - sum(w * d for w, d in zip(_S10_WEIGHTS, digits, strict=False)) % 11
    return digits[8] == {10: 0, 11: 5}.get(check, check)


def fedex(number: str) -> bool:
    """Whether 12 digits end in FedEx Express's check digit.

    Source: FedEx tracking number specification; weights 3, 1, 7 from the left, modulo 11.
    """
    total = sum(int(d) * _FEDEX_WEIGHTS[i % 3] for i, d in enumerate(number[:11]))
    return total % 11 % 10 == int(number[11])


def gs1(number: str) -> bool:
    """Whether the digits end in GS1's check digit: SSCC, DHL Paket, FedEx Ground, USPS.

    Source: GS1 General Specifications, 7.9.1.
    """
    digits = [int(d) for d in number]
    total = 3 * sum(digits[-2::-2]) + sum(digits[-3::-2])
    return (-total) % 10 == digits[-1]


def dhl_express(number: str) -> bool:
    """Whether ten digits end in DHL Express's check digit: the first nine modulo 7."""
    return int(number[:9]) % 7 == int(number[9])


_BY_LENGTH: Final[dict[int, tuple[Callable[[str], bool], ...]]] = {
    10: (dhl_express,),
    12: (fedex, gs1),  # FedEx, Deutsche Post DHL identcode
    14: (gs1,),  # DHL leitcode, DPD's short form
    15: (gs1,),  # FedEx Ground
    18: (gs1,),  # SSCC without its marker
    20: (gs1,),  # DHL Paket, SSCC (00), USPS
    22: (gs1,),  # USPS
}
_LONG: Final = 18  # so many digits are no phone number: no cue is needed


def find_tracking(text: str, known: frozenset[str]) -> Iterator[Found]:
    """Tracking numbers in `text`: by form and check digit, or because the shop knows them.

    Args:
        text: a customer's message.
        known: tracking numbers of the orders at hand, without spaces, in capitals.
    """
    for pattern, check in ((_UPS, ups), (_S10, s10), (_AMAZON, None)):
        for found in pattern.finditer(text):
            number = found.group().replace(" ", "").upper()
            if check is None or check(number) or number in known:
                yield Found(Kind.TRACKING_NUMBER, number, found.start(), found.end())
    has_cue = bool(_CUE.search(text))
    for found in _DIGITS.finditer(text):
        number = re.sub(r"[ -]", "", found.group())
        checks = _BY_LENGTH.get(len(number), ())
        fits = any(check(number) for check in checks) and (has_cue or len(number) >= _LONG)
        if fits or number in known:
            yield Found(Kind.TRACKING_NUMBER, number, found.start(), found.end())
    upper = text.upper()
    for number in known:
        if number.isdigit() and len(number) >= 10:  # noqa: PLR2004 - found above
            continue
        at = upper.find(number)
        if at >= 0 and len(upper) == len(text):
            yield Found(Kind.TRACKING_NUMBER, number, at, at + len(number))
