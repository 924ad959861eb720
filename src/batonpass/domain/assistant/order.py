"""What the assistant tells of an order: where it is, whether it is late, how to follow it."""

from collections.abc import Iterator
from datetime import datetime

from batonpass.domain.assistant.say import day, money, say
from batonpass.domain.assistant.value import View
from batonpass.domain.fact.extract import day_of
from batonpass.domain.money import Money
from batonpass.domain.shop.policy import LineEligibility, ReturnEligibility, Why
from batonpass.domain.shop.value import Order, OrderState, Tracking, TrackingState

_THERE = frozenset({TrackingState.DELIVERED, TrackingState.AVAILABLE_FOR_PICKUP})
_STUCK = frozenset({TrackingState.EXCEPTION, TrackingState.RETURNED, TrackingState.EXPIRED})


def status(order: Order, view: View) -> str:
    """Where the order is, when it should come, whether it is late, what was paid back."""
    return " ".join(_status(order, view))


def _status(order: Order, view: View) -> Iterator[str]:
    language = view.language
    parcels = parcels_of(order)
    if order.state is OrderState.CANCELLED or not parcels:
        key = order.state.value
        if order.state is OrderState.PROCESSING and any(line.is_custom for line in order.lines):
            key = "custom"
        yield say(f"order.{key}", language, order=order.number)
    for parcel in () if order.state is OrderState.CANCELLED else parcels:
        yield say(
            f"parcel.{parcel.state.value}", language, order=order.number, carrier=parcel.carrier
        )
        if parcel.events:
            scan = max(parcel.events, key=lambda e: e.at)
            text = f"{scan.text} ({scan.place})" if scan.place else scan.text
            when = day(scan.at, language, view.time_zone)
            yield say("parcel.scan", language, day=when, text=text.rstrip("."))
    if order.state is not OrderState.CANCELLED and not has_arrived(order):
        due = due_at(order)
        late = late_days(order, now=view.now, time_zone=view.time_zone)
        if due and late:
            yield say("order.late", language, day=day(due, language, view.time_zone), days=late)
        elif due:
            yield say("order.due", language, day=day(due, language, view.time_zone))
    if order.refunds:
        back = sum((r.amount.amount for r in order.refunds), order.total.amount * 0)
        amount = money(Money(amount=back, currency=order.total.currency))
        yield say("order.refunded", language, amount=amount)
    links = [p.url for p in parcels if p.url and p.state is not TrackingState.DELIVERED]
    for url in links:
        yield say("parcel.link", language, url=url)


def follow(order: Order, view: View) -> str:
    """The links and numbers to follow the order's parcels, or why there are none."""
    said: list[str] = []
    for parcel in parcels_of(order):
        said += [say("parcel.link", view.language, url=parcel.url)] if parcel.url else []
        said += [say("parcel.number", view.language, number=parcel.number)] if parcel.number else []
    if said:
        return " ".join(said)
    if any(f.sent_at for f in order.fulfilments):
        return say("parcel.none", view.language, order=order.number)
    return status(order, view)


def returns(eligibility: ReturnEligibility, view: View) -> str:
    """For each line whether it may come back, and until when."""
    said = [_line(line, view) for line in eligibility.lines]
    if eligibility.returnable and not view.is_waiting:  # who waits is passed on already
        said.append(say("returns.label", view.language))
    return " ".join(said)


def _line(line: LineEligibility, view: View) -> str:
    until = "" if line.until is None else day(line.until, view.language, view.time_zone)
    match line.why:
        case Why.RETURNABLE:
            key = "returns.line" if until else "returns.line.open"
        case Why.CUSTOM_MADE:
            key = "returns.line.custom_made"
        case Why.PAST_WINDOW if until:
            key = "returns.line.past_window"
        case _:
            key = "returns.line.not"
    return say(key, view.language, title=line.title, day=until)


def parcels_of(order: Order) -> tuple[Tracking, ...]:
    """The tracked parcels of an order."""
    return tuple(f.tracking for f in order.fulfilments if f.tracking is not None)


def has_arrived(order: Order) -> bool:
    """Whether carriers say that every parcel is there."""
    parcels = parcels_of(order)
    return bool(parcels) and all(p.state in _THERE for p in parcels)


def is_stuck(order: Order) -> bool:
    """Whether a carrier gave up on a parcel: only a person can get it moving."""
    return any(p.state in _STUCK for p in parcels_of(order))


def delivered_at(order: Order) -> datetime | None:
    """When the last delivery was scanned; None if no carrier says so."""
    scans = (
        e.at for p in parcels_of(order) for e in p.events if e.state is TrackingState.DELIVERED
    )
    return max(scans, default=None)


def due_at(order: Order) -> datetime | None:
    """When it should be there: the carrier's day if it names one, else the shop's promise."""
    named = [p.due_at for p in parcels_of(order) if p.due_at is not None]
    return order.due_at or max(named, default=None)


def late_days(order: Order, *, now: datetime, time_zone: str) -> int:
    """Days since it should have been there; 0 if it is not late."""
    due = due_at(order)
    if due is None or has_arrived(order) or order.state is OrderState.CANCELLED:
        return 0
    return max(0, (day_of(now, time_zone) - day_of(due, time_zone)).days)
