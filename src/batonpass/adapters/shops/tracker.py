"""Who knows where a parcel is: a carrier service behind a small port, asked in the time left."""

import asyncio
from collections.abc import Sequence
from typing import Protocol

import msgspec

from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.domain.shop.value import Fulfilment, Order, Tracking, TrackingState

AT_MOST = 3  # parcels of one order that are looked up; more is a removal, not an order


class Tracker(Protocol):
    """A tracking service in the normal form."""

    async def track(self, number: str, *, carrier: str = "") -> Tracking | None:
        """The parcel, or None if the service does not know it."""
        ...


async def followed(order: Order, tracker: Tracker | None, *, seconds: float) -> Order:
    """The order with its parcels' states from the carrier; a silent one leaves a gap."""
    if tracker is None:
        return order
    wanted = [parcel for parcel in order.fulfilments if _is_open_question(parcel)][:AT_MOST]
    if not wanted:
        return order
    answers = await asyncio.gather(*(_ask(tracker, parcel, seconds) for parcel in wanted))
    known = {parcel.id: answer for parcel, answer in zip(wanted, answers, strict=True)}
    promised = [a.due_at for a in answers if isinstance(a, Tracking) and a.due_at]
    silent = any(isinstance(answer, ShopDown | ShopRefused) for answer in answers)
    return msgspec.structs.replace(
        order,
        fulfilments=tuple(_with(parcel, known.get(parcel.id)) for parcel in order.fulfilments),
        due_at=order.due_at or max(promised, default=None),
        gaps=(*order.gaps, "tracking") if silent else order.gaps,
    )


def _is_open_question(parcel: Fulfilment) -> bool:
    return (
        parcel.tracking is not None
        and bool(parcel.tracking.number)
        and parcel.tracking.state is TrackingState.UNKNOWN
    )


async def _ask(
    tracker: Tracker, parcel: Fulfilment, seconds: float
) -> Tracking | ShopDown | ShopRefused | None:
    assert parcel.tracking is not None  # noqa: S101 - `_is_open_question` saw it
    try:
        async with asyncio.timeout(seconds):
            return await tracker.track(parcel.tracking.number, carrier=parcel.tracking.carrier)
    except TimeoutError:
        return ShopDown(why="the carrier did not answer")
    except (ShopDown, ShopRefused) as silence:
        return silence


def _with(parcel: Fulfilment, found: Tracking | ShopDown | ShopRefused | None) -> Fulfilment:
    if not isinstance(found, Tracking) or parcel.tracking is None:
        return parcel
    merged = msgspec.structs.replace(
        found,
        carrier=found.carrier or parcel.tracking.carrier,
        url=found.url or parcel.tracking.url,
    )
    return msgspec.structs.replace(parcel, tracking=merged)


def merged_gaps(*groups: Sequence[str]) -> tuple[str, ...]:
    """All gaps once, in the order they were noticed."""
    return tuple(dict.fromkeys(gap for group in groups for gap in group))
