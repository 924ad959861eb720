"""How to reach somebody: e-mail, phone, name and address, as people type them."""

import re
from collections.abc import Iterator
from typing import Final

import phonenumbers

from batonpass.domain.fact.found import Found, words
from batonpass.domain.fact.value import Kind

_EMAIL: Final = re.compile(
    r"(?<![\w.+-])[A-Z0-9](?:[A-Z0-9._%+'-]{0,62}[A-Z0-9_+-])?@"
    r"(?:[A-Z0-9](?:[A-Z0-9-]{0,61}[A-Z0-9])?\.){1,5}[A-Z]{2,24}\b",
    re.IGNORECASE,
)
# "jane dot doe at example dot com", as people write who fear robots
_SPELT: Final = re.compile(
    r"\b[A-Z0-9]{1,30}(?:(?: dot | ?[.] ?|[._-])[A-Z0-9]{1,30}){0,3}(?: at | ?[\[(]at[\])] ?)"
    r"[A-Z0-9-]{2,40}(?:(?: dot | ?[\[(]dot[\])] ?)[A-Z]{2,10}){1,2}\b",
    re.IGNORECASE,
)
_NAME: Final = re.compile(
    r"\b(?:my (?:full )?name(?:'s| is)|name:|mein name ist|ich hei(?:ß|ss)e|me llamo|mi nombre es|"
    r"je m['\u2019]appelle|mon nom est)[ :]{1,3}"
    r"(?P<name>[^\W\d_][\w'\u2019.-]{0,30}(?: [^\W\d_][\w'\u2019.-]{0,30}){0,3})",
    re.IGNORECASE,
)
_NAME_CUES: Final = ("name", "heiss", "llamo", "nombre", "appelle", "nom est")
_NAME_ENDS: Final = frozenset(
    words(
        "and|und|y|et|i|ich|my|mein|mi|mon|with|mit|con|avec|from|von|but|aber|pero|mais|the|"
        "order|bestellung|pedido|commande|email|e-mail|correo"
    )
)
_STREET_AFTER: Final = (
    r"street|st|road|rd|avenue|ave|lane|ln|drive|dr|close|court|ct|square|sq|way|boulevard|blvd|"
    r"terrace|place|pl|crescent|gardens|mews|hill|row|walk|parkway|pkwy"
)
_STREET_BEFORE: Final = (
    r"rue|avenue|av|boulevard|bd|place|chemin|impasse|quai|allée|calle|c/|avenida|avda|plaza|paseo|"
    r"carrer|via|viale|piazza"
)
_ADDRESSES: Final = (
    re.compile(
        rf"\b\d{{1,5}}[a-z]? (?:[A-Z][\w'\u2019.-]{{1,25}} ){{1,4}}(?:{_STREET_AFTER})\b\.?"
        r"(?:,? (?:apt|unit|flat|suite|#)\.? ?\w{1,6})?"
        r"(?:,\s?[^\W\d_][\w'\u2019 -]{1,30}){0,2}"
        r"(?:,?\s(?:[A-Z]{2} )?(?:\d{5}(?:-\d{4})?|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}))?",
        re.IGNORECASE,
    ),
    re.compile(
        r"\b(?:[A-ZÄÖÜ][\w-]{1,30} )?[A-ZÄÖÜa-zäöü-]{2,30}"
        r"(?:straße|strasse|str\.|weg|platz|allee|gasse|ring|damm|ufer)\s\d{1,4} ?[a-z]?"
        r"(?:,?\s(?:[A-Z]{1,2}-)?\d{4,5} [A-ZÄÖÜ][\w-]{1,30}(?: (?:am|an der|im) [A-Z]\w{1,20})?)?",
    ),
    re.compile(
        rf"\b(?:\d{{1,4}},? )?(?:{_STREET_BEFORE})\.? [^\W\d_][\w'\u2019 -]{{2,40}}?"
        r"(?:,? (?:nº ?|n° ?)?\d{1,4}[a-z]?)?(?:,\s?[\wº.-]{1,12}){0,2}"
        r",?\s\d{5} [^\W\d_][\w'\u2019-]{1,30}",
        re.IGNORECASE,
    ),
)
_PHONE_DIGITS: Final = 7  # fewer are no phone number that anybody could call


def find_emails(text: str) -> Iterator[Found]:
    """Addresses, in small letters."""
    for found in _EMAIL.finditer(text):
        yield Found(Kind.EMAIL, found.group().lower(), found.start(), found.end())
    for found in _SPELT.finditer(text):
        value = re.sub(r" ?[\[(]?\bat\b[\])]? ?", "@", found.group().lower())
        value = re.sub(r" ?[\[(]?\bdot\b[\])]? ?", ".", value).replace(" ", "")
        if _EMAIL.fullmatch(value):
            yield Found(Kind.EMAIL, value, found.start(), found.end())


def find_phones(text: str, *, region: str) -> Iterator[Found]:
    """Valid phone numbers in E.164; `region` is where a number without + is dialled."""
    if sum(c.isdigit() for c in text) < _PHONE_DIGITS:
        return
    for found in phonenumbers.PhoneNumberMatcher(text, region or None):
        value = phonenumbers.format_number(found.number, phonenumbers.PhoneNumberFormat.E164)
        yield Found(Kind.PHONE, value, found.start, found.end)


def find_names(text: str) -> Iterator[Found]:
    """The name after "my name is" and its like; nothing is guessed."""
    low = text.casefold()
    if not any(cue in low for cue in _NAME_CUES):  # far cheaper than the pattern
        return
    for found in _NAME.finditer(text):
        kept: list[str] = []
        for word in found["name"].split(" "):
            if word.lower().strip(".,") in _NAME_ENDS:
                break
            kept.append(word)
            if word.endswith((".", ",")):
                break
        name = " ".join(kept).strip(" .,'\u2019-")
        if name:
            start = found.start("name")
            yield Found(Kind.NAME, name, start, start + len(name))


def find_addresses(text: str) -> Iterator[Found]:
    """Street addresses with their number; with postcode and city where they stand beside it."""
    for pattern in _ADDRESSES:
        for found in pattern.finditer(text):
            quote = found.group().strip(" ,\n")
            yield Found(
                Kind.ADDRESS,
                re.sub(r"\s+", " ", quote),
                found.start(),
                found.start() + len(quote),
            )
