"""Which words nobody may keep: card numbers, passwords and keys, masked before a text is stored."""

import re
from collections.abc import Iterator
from typing import Final

from batonpass.domain.fact.value import Redacted

_RUN: Final = re.compile(r"(?<!\+)\d(?:[\s\-./_\u00ad\u200b-\u200f\u2060\ufeff]{0,3}\d){11,60}")
_GROUP: Final = re.compile(r"\d+")
# Issuer prefixes and lengths, ISO/IEC 7812 as the card schemes publish them.
_ISSUERS: Final = (
    (re.compile(r"4"), frozenset({16, 19})),
    (re.compile(r"5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)"), frozenset({16})),
    (re.compile(r"3[47]"), frozenset({15})),
    (re.compile(r"3(?:0[0-5]|[689])"), frozenset({14})),
    (re.compile(r"35(?:2[89]|[3-8])"), frozenset({16})),
    (re.compile(r"6(?:011|5|4[4-9])"), frozenset({16, 19})),
    (re.compile(r"62"), frozenset({16, 17, 18, 19})),
    (re.compile(r"5018|5020|5038|5893|6304|6759|676[1-3]"), frozenset({16, 18, 19})),
)
_CARD_LENGTHS: Final = range(14, 20)

_HIDDEN: Final = (
    r"(?:pass ?words?|passwd|pwd|pass ?code|passwort|kennwort|contraseña|clave|mot de passe|"
    r"parola d'ordine|wachtwoord|hasło|senha|pin(?: ?code)?|cvv2?|cvc2?|security code|"
    r"prüfnummer|sicherheitscode|one[- ]time code|otp|2fa code|api[ _-]?key|secret key)"
)
_SECRET: Final = re.compile(
    rf"\b{_HIDDEN}\b(?P<between>[^\n.!?:=]{{0,20}}?)"
    r"(?P<link>\s*[:=]\s*|\s+(?:is|ist|lautet|es|est|è|was|war)\s+)"
    r"(?P<value>\"[^\"\n]{1,80}\"|'[^'\n]{1,80}'|[“„«][^”“»\n]{1,80}[”“»]|\S{1,80})",
    re.IGNORECASE,
)
_CODE: Final = re.compile(
    r"\b(?:pin(?: ?code)?|cvv2?|cvc2?|otp|(?:security|one[- ]time) code)"
    r"[ #]{1,2}(?P<value>\d{3,8})\b",
    re.IGNORECASE,
)
_PLAIN_WORD: Final = re.compile(r"[a-zà-ÿß'\u2019]+[,.!?;]*")
_KEY: Final = re.compile(
    r"\b(?:(?:sk|pk|rk)[-_](?:live|test|proj|ant)?[-_]?[A-Za-z0-9_-]{16,200}"
    r"|AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{20,100}|xox[abprs]-[A-Za-z0-9-]{10,100}"
    r"|eyJ[\w-]{8,2000}\.[\w-]{8,2000}\.[\w-]{8,2000}|whsec_[A-Za-z0-9+/=]{16,100})"
)
_BLOCK: Final = re.compile(
    r"-----BEGIN [A-Z ]{0,30}PRIVATE KEY-----(?:.{0,6000}?-----END [A-Z ]{0,30}PRIVATE KEY-----)?",
    re.DOTALL,
)
_MASK: Final = "[removed]"


def redact(text: str) -> Redacted:
    """The text with card numbers, passwords and keys masked; a card keeps its last four digits.

    A phone, order or tracking number stays: a card needs an issuer's prefix, a length that
    issuer uses, and a right check digit.

    >>> redact("my card is 4111 1111 1111 1111 thanks").text
    'my card is •••• 1111 thanks'
    """
    spans = sorted([*_keys(text), *_secrets(text), *_cards(text)])
    out: list[str] = []
    kinds: list[str] = []
    at = 0
    for start, end, kind, mask in spans:
        if start < at:  # inside something already masked
            continue
        out += [text[at:start], mask]
        kinds.append(kind)
        at = end
    out.append(text[at:])
    return Redacted(text="".join(out), count=len(kinds), kinds=tuple(kinds))


def _cards(text: str) -> Iterator[tuple[int, int, str, str]]:
    for run in _RUN.finditer(text):
        groups = [(g.start() + run.start(), g.group()) for g in _GROUP.finditer(run.group())]
        first = 0
        while first < len(groups):
            size = _card_groups(groups, first)
            if size:
                start = groups[first][0]
                last_at, last = groups[first + size - 1]
                digits = "".join(g for _, g in groups[first : first + size])
                yield start, last_at + len(last), "card", f"•••• {_ascii(digits)[-4:]}"
            first += max(size, 1)


def _card_groups(groups: list[tuple[int, str]], first: int) -> int:
    """How many groups from `first` on make a card number; 0 if none do. The longest wins."""
    digits, best = "", 0
    for count, (_, group) in enumerate(groups[first:], start=1):
        digits += _ascii(group)
        if len(digits) > _CARD_LENGTHS[-1]:
            break
        if len(digits) in _CARD_LENGTHS and _is_card(digits):
            best = count
    return best


def _is_card(digits: str) -> bool:
    known = any(p.match(digits) and len(digits) in lengths for p, lengths in _ISSUERS)
    return known and luhn(digits) and len(set(digits)) > 1


def luhn(digits: str) -> bool:
    """Whether the last digit is the right check digit.

    Source: ISO/IEC 7812-1, annex B.
    """
    doubled = (int(d) * 2 for d in digits[-2::-2])
    return (sum(int(d) for d in digits[-1::-2]) + sum(d - 9 * (d > 9) for d in doubled)) % 10 == 0  # noqa: PLR2004 - digits of a doubled digit


def _ascii(digits: str) -> str:
    return "".join(str(int(d)) for d in digits)


def _secrets(text: str) -> Iterator[tuple[int, int, str, str]]:
    for found in _SECRET.finditer(text):
        value = found["value"]
        # "my password is not working" tells no password; "password: rose" does.
        if found["link"].strip() not in {":", "="} and _PLAIN_WORD.fullmatch(value):
            continue
        bare = value.rstrip(".,;!?") or value
        start = found.start("value")
        yield start, start + len(bare), "password", _MASK
    for found in _CODE.finditer(text):
        yield *found.span("value"), "password", _MASK


def _keys(text: str) -> Iterator[tuple[int, int, str, str]]:
    for pattern in (_KEY, _BLOCK):
        for found in pattern.finditer(text):
            yield found.start(), found.end(), "secret", _MASK
