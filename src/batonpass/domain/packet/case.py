"""How an order reads in a packet: its lines, its parcels, whether it is certain and how late."""

from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Final

from batonpass.domain.assistant.order import due_at, late_days, parcels_of
from batonpass.domain.assistant.say import day
from batonpass.domain.attempt import Source
from batonpass.domain.fact.number import bare
from batonpass.domain.fact.value import Fact, Kind
from batonpass.domain.money import Money
from batonpass.domain.packet.resolution import written
from batonpass.domain.packet.say import say
from batonpass.domain.packet.value import Case, Item, Parcel
from batonpass.domain.shop.value import Order, Tracking

ORDERS_MAX: Final = 8  # in one packet; more than an agent reads, and a bound on its size
OTHERS_MAX: Final = 3  # beside the ones that were named
ITEMS_MAX: Final = 30


def cases(
    orders: Sequence[Order],
    facts: Sequence[Fact],
    *,
    is_proven: bool,
    now: datetime,
    time_zone: str,
    language: str,
) -> tuple[Case, ...]:
    """The orders the conversation is or may be about: named ones first, then the newest."""
    named = subjects(orders, facts)
    matched = matched_emails(orders, facts)
    rest = sorted(
        (o for o in orders if o.number not in named), key=lambda o: o.placed_at, reverse=True
    )
    others = rest[:OTHERS_MAX] if named else rest
    chosen = [*(o for o in orders if o.number in named), *others][:ORDERS_MAX]
    return tuple(
        _case(
            order,
            facts,
            why=named.get(order.number, ""),
            is_proven=is_proven or order.email.lower() in matched,
            now=now,
            time_zone=time_zone,
            language=language,
        )
        for order in chosen
    )


def subjects(orders: Sequence[Order], facts: Sequence[Fact]) -> dict[str, str]:
    """Numbers of the orders the customer named, and by what: number, tracking, product."""
    standing = [f for f in facts if f.stands]
    numbers = {bare(f.value) for f in standing if f.kind is Kind.ORDER_NUMBER}
    parcels = {f.value for f in standing if f.kind is Kind.TRACKING_NUMBER}
    products = {f.record.split(" ")[1] for f in standing if f.kind is Kind.PRODUCT and f.record}
    found: dict[str, str] = {}
    for order in orders:
        if bare(order.number) in numbers:
            found[order.number] = "number"
        elif parcels & {p.number.replace(" ", "").upper() for p in parcels_of(order)}:
            found[order.number] = "tracking"
    if not found and not numbers:
        found = {o.number: "product" for o in orders if o.number in products}
    if not found and not numbers and len(orders) == 1:
        found = {orders[0].number: "only"}
    return found


def is_claimed_whole(order: Order, facts: Sequence[Fact]) -> bool:
    """Whether the customer gave both its number and its own e-mail address."""
    emails = {f.value for f in facts if f.kind is Kind.EMAIL and f.stands}
    numbers = {bare(f.value) for f in facts if f.kind is Kind.ORDER_NUMBER and f.stands}
    return order.email.lower() in emails and bare(order.number) in numbers


def matched_emails(orders: Sequence[Order], facts: Sequence[Fact]) -> frozenset[str]:
    """Addresses the customer gave together with the number of an order that is theirs."""
    return frozenset(o.email.lower() for o in orders if o.email and is_claimed_whole(o, facts))


def _case(
    order: Order,
    facts: Sequence[Fact],
    *,
    why: str,
    is_proven: bool,
    now: datetime,
    time_zone: str,
    language: str,
) -> Case:
    named = {f.record for f in facts if f.kind is Kind.PRODUCT and f.stands}
    back = sum((r.amount.amount for r in order.refunds), Decimal(0))
    said = tuple(
        Source(seq=f.seq)
        for f in facts
        if f.kind is Kind.ORDER_NUMBER and bare(f.value) == bare(order.number) and f.stands
    )
    return Case(
        number=order.number,
        state=order.state.value,
        payment=order.payment.value,
        placed_at=order.placed_at,
        total=order.total,
        words=_words(order, time_zone=time_zone, language=language),
        items=tuple(
            Item(
                id=line.id,
                title=line.title,
                quantity=line.quantity,
                price=line.price,
                sku=line.sku,
                is_custom=line.is_custom,
                is_mentioned=f"order {order.number} line {line.id}" in named,
                refundable_quantity=line.refundable_quantity,
            )
            for line in order.lines[:ITEMS_MAX]
        ),
        parcels=tuple(
            _parcel(p, time_zone=time_zone, language=language) for p in parcels_of(order)
        ),
        refunded=Money(amount=back, currency=order.total.currency) if order.refunds else None,
        returns=tuple(
            say(
                "return.line",
                language,
                state=r.state.value,
                day=day(r.asked_at, language, time_zone),
            )
            for r in order.returns
        ),
        due_at=due_at(order),
        late_days=late_days(order, now=now, time_zone=time_zone),
        is_subject=bool(why),
        is_unproven=not is_proven,
        why_candidate=why or "customer",
        url=order.status_url,
        as_of=order.as_of,
        sources=(*said, Source(record=f"order {order.number}", fetched_at=order.as_of.isoformat())),
    )


def _words(order: Order, *, time_zone: str, language: str) -> str:
    states = [parcel_words(p, time_zone=time_zone, language=language) for p in parcels_of(order)]
    state = "; ".join(states) or say(f"order.state.{order.state.value}", language)
    return say(
        "order.line",
        language,
        order=order.number,
        day=day(order.placed_at, language, time_zone),
        total=written(order.total),
        state=state,
    )


def parcel_words(parcel: Tracking, *, time_zone: str, language: str) -> str:
    """Where a parcel is, and since when."""
    what = say(f"parcel.{parcel.state.value}", language, carrier=parcel.carrier)
    if not parcel.events:
        return what
    last = max(parcel.events, key=lambda scan: scan.at)
    return say("parcel.on", language, what=what, day=day(last.at, language, time_zone))


def _parcel(parcel: Tracking, *, time_zone: str, language: str) -> Parcel:
    last = max(parcel.events, key=lambda scan: scan.at, default=None)
    words = parcel_words(parcel, time_zone=time_zone, language=language)
    if last is not None:
        words = f"{words}: {last.text}" + (f", {last.place}" if last.place else "")
    return Parcel(
        number=parcel.number,
        carrier=parcel.carrier,
        state=parcel.state.value,
        words=words,
        url=parcel.url,
        at=None if last is None else last.at,
        due_at=parcel.due_at,
    )
