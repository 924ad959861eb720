"""How a merchant's categories are kept, every version for ever, and the newest fit beside them."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain.category import CategoryList
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json, as_value

AGAIN: Final = timedelta(days=7)
Q = queries("category")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a merchant's list."""

    version: int
    document: CategoryList
    changed_at: datetime | None  # None: it is the default, which nobody wrote
    changed_by: str


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version, without its text."""

    version: int
    changed_at: datetime
    changed_by: str


class Stamp(msgspec.Struct, frozen=True, kw_only=True):
    """Which list is in force, and what is known of its fit."""

    version: int  # 0: the default
    model: str | None = None  # the version of the model it was fitted with; None: not fitted yet
    drift: float | None = None  # log-odds
    traffic: int | None = None  # messages
    fitted_at: datetime | None = None
    is_fresh: bool = False  # fitted less than a week ago: traffic changes


async def in_force(work: Work) -> Kept | None:
    """The newest version; None: the default is in force."""
    row = await work.one(Q.in_force)
    return _kept(row) if row else None


async def get(work: Work, version: int) -> Kept:
    """One version.

    Raises:
        NotFound: there is none.
    """
    return _kept(await work.known(Q.get, "version", version=version))


async def versions(work: Work) -> tuple[Version, ...]:
    """The newest hundred, newest first."""
    return tuple(as_value(row, Version) for row in await work.all(Q.versions))


async def add(work: Work, document: CategoryList, *, version: int, by: str) -> bool:
    """Put the next version in force; False if somebody else did first."""
    row = await work.one(Q.add, version=version, body=as_json(document), at=work.now, by=by)
    return row is not None


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


def _kept(row: Row) -> Kept:
    return Kept(
        version=row["version"],
        document=msgspec.json.decode(row["body"], type=CategoryList),
        changed_at=row["changed_at"],
        changed_by=row["changed_by"],
    )
