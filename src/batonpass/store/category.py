"""Where a merchant's categories are kept, and the newest fit beside them."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain.category import DEFAULT, CategoryList
from batonpass.store.database import Work
from batonpass.store.document import Documents
from batonpass.store.query import queries
from batonpass.store.row import as_value

AGAIN: Final = timedelta(days=7)
LISTS: Final = Documents("categories", CategoryList, DEFAULT)
Q = queries("category")


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """Which list is in force, and what is known of its fit."""

    version: int  # 0: the default
    model: str | None = None  # the version of the model it was fitted with; None: not fitted yet
    drift: float | None = None  # log-odds
    traffic: int | None = None  # messages
    fitted_at: datetime | None = None
    is_fresh: bool = False  # fitted less than a week ago: traffic changes


async def stamp(work: Work) -> Stamp:
    """Which list is in force, and what is known of its fit."""
    row = await work.one(Q.stamp, since=work.now - AGAIN)
    return as_value(row, Stamp) if row else Stamp(version=0)


async def fit(work: Work, version: int) -> bytes | None:
    """What was fitted from that version; None: nothing, or the model brings it."""
    row = await work.one(Q.fit, version=version)
    return bytes(row["body"]) if row and row["body"] is not None else None


async def keep_fit(
    work: Work, version: int, *, model: str, body: bytes | None, drift: float, traffic: int
) -> Stamp:
    """Keep what was fitted, and let earlier versions' go."""
    await work.run(
        Q.keep_fit,
        version=version,
        model=model,
        body=body,
        drift=drift,
        traffic=traffic,
        at=work.now,
    )
    await work.run(Q.drop_fits, version=version)
    return await stamp(work)


async def traffic(work: Work, *, conversations: int, messages: int) -> list[str]:
    """What customers told the assistant in the newest conversations."""
    rows = await work.all(Q.traffic, conversations=conversations, messages=messages)
    return [row["text"] for row in rows]
