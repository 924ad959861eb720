"""How parcels of the demo travel: scans relative to today, and only those that happened yet."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import msgspec

from batonpass.domain.shop.value import (
    Fulfilment,
    FulfilmentState,
    Order,
    Tracking,
    TrackingEvent,
    TrackingState,
)

T = TrackingState

TEXT: Final = {
    T.PRE_TRANSIT: "Label printed, waiting for pick-up",
    T.IN_TRANSIT: "Sorted at the hub",
    T.OUT_FOR_DELIVERY: "On the van",
    T.ATTEMPTED: "Nobody at home, card left",
    T.AVAILABLE_FOR_PICKUP: "Waiting at the parcel shop",
    T.DELIVERED: "Delivered",
    T.EXCEPTION: "Parcel cannot be found; investigation opened",
    T.RETURNED: "Sent back to the shop",
}
HOUR: Final = {
    T.PRE_TRANSIT: 17,
    T.IN_TRANSIT: 3,
    T.OUT_FOR_DELIVERY: 5,
    T.ATTEMPTED: 11,
    T.AVAILABLE_FOR_PICKUP: 15,
    T.DELIVERED: 12,
    T.EXCEPTION: 14,
    T.RETURNED: 16,
}


def at(today: date, *, days_ago: float, hour: int = 9, minute: int = 0) -> datetime:
    """The instant that many whole days before `today`, at an hour of the day."""
    day = today - timedelta(days=int(days_ago))
    return datetime.combine(day, time(hour, minute), UTC)


def travel(
    number: str, carrier: str, today: date, scans: Sequence[tuple[int, TrackingState, str]]
) -> Tracking:
    """A parcel with scans `(days ago, state, place)`, oldest first."""
    return Tracking(
        number=number,
        carrier=carrier,
        state=scans[-1][1] if scans else T.UNKNOWN,
        url=f"https://track.{carrier.split(maxsplit=1)[0].lower()}.example/{number}",
        events=tuple(
            TrackingEvent(
                at=at(today, days_ago=days, hour=HOUR[state], minute=12),
                state=state,
                text=TEXT[state],
                place=place,
            )
            for days, state, place in scans
        ),
    )


def as_seen(order: Order, *, now: datetime) -> Order | None:
    """The order as somebody sees it at `now`: later scans are hidden, a later order is None."""
    if order.placed_at > now:
        return None
    return msgspec.structs.replace(
        order,
        fulfilments=tuple(_parcel_seen(parcel, now=now) for parcel in order.fulfilments),
        returns=tuple(back for back in order.returns if back.asked_at <= now),
        refunds=tuple(refund for refund in order.refunds if refund.at <= now),
        as_of=now,
    )


def _parcel_seen(parcel: Fulfilment, *, now: datetime) -> Fulfilment:
    if parcel.sent_at is not None and parcel.sent_at > now:
        return msgspec.structs.replace(
            parcel, state=FulfilmentState.OPEN, tracking=None, sent_at=None
        )
    if parcel.tracking is None:
        return parcel
    scans = tuple(scan for scan in parcel.tracking.events if scan.at <= now)
    state = scans[-1].state if scans else T.PRE_TRANSIT
    delivered = parcel.state is FulfilmentState.DELIVERED and state is not T.DELIVERED
    return msgspec.structs.replace(
        parcel,
        state=FulfilmentState.SENT if delivered else parcel.state,
        tracking=msgspec.structs.replace(parcel.tracking, state=state, events=scans),
    )
