"""How a conversation becomes facts: every finder over every message, then what replaced what."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from batonpass.domain.fact.amount import find_amounts
from batonpass.domain.fact.change import corrects, settle
from batonpass.domain.fact.contact import find_addresses, find_emails, find_names, find_phones
from batonpass.domain.fact.date import find_dates
from batonpass.domain.fact.found import Found
from batonpass.domain.fact.number import bare, find_order_numbers
from batonpass.domain.fact.parcel import find_tracking
from batonpass.domain.fact.product import Shelf, find_products, shelf
from batonpass.domain.fact.value import Fact, Kind
from batonpass.domain.fact.want import find_problems, find_wants
from batonpass.domain.message import Kind as By
from batonpass.domain.message import Message
from batonpass.domain.shop.value import Order

TEXT_READ: Final = 4_000  # characters of one message that are read; facts stand near the start
_ASKS_NUMBER: Final = re.compile(
    r"\b(?:numbers?|(?:bestell|auftrags)?nummer|números?|numéros?|order|bestellung|pedido|commande)\b",
    re.IGNORECASE,
)
_ASKS_AGAIN: Final = re.compile(
    r"could(?:n['\u2019]t| not) find|did(?:n['\u2019]t| not) match|nicht finden|nicht gefunden|"
    r"no (?:he podido encontrar|encuentro|he encontrado)|pas trouvé|ne trouve pas",
    re.IGNORECASE,
)
_REGION: Final = {
    "de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL", "pt": "PT", "pl": "PL",
    "sv": "SE", "en": "US",
}  # fmt: skip
_REGION_OF_ZONE: Final = {
    "Europe/London": "GB", "Europe/Berlin": "DE", "Europe/Vienna": "AT", "Europe/Zurich": "CH",
    "Europe/Paris": "FR", "Europe/Madrid": "ES", "Europe/Dublin": "IE", "Europe/Rome": "IT",
    "Europe/Amsterdam": "NL", "Europe/Brussels": "BE", "Asia/Kolkata": "IN",
    "Australia/Sydney": "AU", "Pacific/Auckland": "NZ", "America/Mexico_City": "MX",
}  # fmt: skip
# Where two finders claim the same letters, the first of these wins.
_RANK: Final = (
    Kind.EMAIL,
    Kind.TRACKING_NUMBER,
    Kind.ORDER_NUMBER,
    Kind.AMOUNT,
    Kind.DEADLINE,
    Kind.DATE,
    Kind.ADDRESS,
    Kind.PHONE,
)


def facts(
    messages: Sequence[Message],
    *,
    order_patterns: Sequence[str] = (),
    orders: Sequence[Order] = (),
    time_zone: str = "UTC",
    language: str = "",
) -> tuple[Fact, ...]:
    """What the customer said, oldest first: each with its message, its span, its normal form.

    Only the customer's own messages give facts. What a message claims others did ("your manager
    approved it") is no fact of any kind.

    Args:
        messages: the transcript, oldest first, all authors: a lone "1001" is an order number
            only after the assistant asked for one.
        order_patterns: the merchant's formats of order numbers, RE2 syntax; empty: the usual.
        orders: what the shop knows, to match products, numbers and parcels.
        time_zone: the customer's; "last Tuesday" is counted from the day they wrote it there.
        language: BCP 47; empty: unknown.
    """
    zone = zone_of(time_zone)
    known = frozenset(bare(o.number) for o in orders)
    parcels = frozenset(
        f.tracking.number.replace(" ", "").upper()
        for o in orders
        for f in o.fulfilments
        if f.tracking and f.tracking.number
    )
    on = shelf(orders, language=language)
    collected: list[Fact] = []
    correcting: set[int] = set()
    asked = ""
    for message in messages:
        if message.kind != By.CUSTOMER:
            if message.kind in {By.ASSISTANT, By.AGENT}:
                asked = message.text
            continue
        text = message.text[:TEXT_READ]
        hits = _hits(
            text,
            patterns=order_patterns,
            known=known,
            parcels=parcels,
            on=on,
            is_asked=bool(_ASKS_NUMBER.search(asked)),
            said_on=message.at.astimezone(zone).date(),
            region=region_of(time_zone, language),
            is_month_first=time_zone.startswith("America/") and language[:2] in {"", "en"},
        )
        collected += [
            Fact(
                kind=h.kind,
                value=h.value,
                quote=text[h.start : h.end],
                seq=message.seq,
                start=h.start,
                end=h.end,
                record=h.record,
            )
            for h in hits
        ]
        if message.image_id:
            collected.append(
                Fact(kind=Kind.PHOTO, value=message.image_id, quote="", seq=message.seq)
            )
        if corrects(text) or _ASKS_AGAIN.search(asked):
            correcting.add(message.seq)
    return settle(_of_named(collected, known), frozenset(correcting))


def _of_named(found: Sequence[Fact], known: frozenset[str]) -> list[Fact]:
    """Without products of other orders, once the customer named the order it is about."""
    named = {bare(f.value) for f in found if f.kind is Kind.ORDER_NUMBER} & known
    return [
        f
        for f in found
        if f.kind is not Kind.PRODUCT or not named or bare(f.record.split(" ")[1]) in named
    ]


def _hits(
    text: str,
    *,
    patterns: Sequence[str],
    known: frozenset[str],
    parcels: frozenset[str],
    on: Shelf,
    is_asked: bool,
    said_on: date,
    region: str,
    is_month_first: bool,
) -> list[Found]:
    """What all finders see in one message, without two claims to the same letters."""
    hits = [*find_wants(text), *find_problems(text), *find_names(text)]
    hits += find_products(text, on)
    if any(c.isdigit() for c in text):
        rivals = [
            *find_emails(text),
            *find_tracking(text, parcels),
            *find_order_numbers(text, patterns=patterns, known=known, is_asked=is_asked),
            *find_amounts(text),
            *find_addresses(text),
            *find_phones(text, region=region),
        ]
    else:
        rivals = [*find_emails(text), *find_addresses(text)]
    rivals += find_dates(text, said_on=said_on, is_month_first=is_month_first)
    hits += _untangled(rivals)
    return sorted(hits, key=lambda h: (h.start, h.end))


def _untangled(hits: Sequence[Found]) -> Iterator[Found]:
    taken: list[tuple[int, int]] = []
    for hit in sorted(hits, key=lambda h: (_RANK.index(h.kind), h.start, -h.end)):
        if any(s < hit.end and hit.start < e for s, e in taken):
            continue
        taken.append((hit.start, hit.end))
        yield hit


def zone_of(name: str) -> tzinfo:
    """The time zone by its name; UTC if there is none by that name."""
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError):
        return UTC


def region_of(time_zone: str, language: str) -> str:
    """Where a phone number without + is dialled, an ISO country; empty if nothing hints at it."""
    if by_zone := _REGION_OF_ZONE.get(time_zone):
        return by_zone
    if len(language) == 5 and language[2] in "-_":  # noqa: PLR2004 - "en-GB"
        return language[3:].upper()
    return _REGION.get(language[:2], "")


def day_of(at: datetime, time_zone: str) -> date:
    """The calendar day of an instant where the customer is."""
    return at.astimezone(zone_of(time_zone)).date()
