"""Which messages of shops came already, and which open cases one concerns."""

from datetime import datetime

import msgspec

from batonpass.domain.ids import HandoffId
from batonpass.domain.shop.news import Delivery
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("shop_delivery")
NAME_MAX = 200


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """One message that came, and what became of it."""

    vendor: str
    topic: str
    outcome: str
    at: datetime


async def take(work: Work, delivery: Delivery, *, outcome: str, again: bool) -> bool:
    """Remember it; False if it came before.

    Args:
        work: the transaction that acts on it.
        delivery: the message.
        outcome: what becomes of it, in a word.
        again: whether the same body may count again under another name.
    """
    taken = await work.one(
        Q.take,
        vendor=delivery.vendor,
        id=delivery.id[:NAME_MAX],
        digest=delivery.digest,
        topic=delivery.topic[:NAME_MAX],
        outcome=outcome,
        again=again,
        at=work.now,
    )
    return taken is not None


async def sweep(work: Work) -> None:
    """Forget names so old that no sender repeats them."""
    await work.run(Q.sweep, at=work.now)


async def recent(work: Work, *, limit: int) -> tuple[Taken, ...]:
    """The newest."""
    return tuple(as_value(row, Taken) for row in await work.all(Q.recent, limit=limit))


async def concerned(work: Work, *, number: str = "", parcel: str = "") -> tuple[HandoffId, ...]:
    """Open handoffs whose packet shows that order or parcel."""
    rows = await work.all(Q.concerned, number=number, parcel=parcel)
    return tuple(HandoffId(row["id"]) for row in rows)
