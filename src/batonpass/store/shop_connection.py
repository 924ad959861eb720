"""How a merchant's connected shop is kept: sealed secrets, terms, and how it has been doing."""

from datetime import datetime
from typing import Literal

import msgspec

from batonpass.domain.refusal import Overtaken
from batonpass.domain.shop.connection import Terms
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_json, as_value

Q = queries("shop_connection")


class Linked(msgspec.Struct, frozen=True, kw_only=True):
    """The connection's row. What is sealed is opened only to call the shop."""

    kind: str
    address: str
    sealed: bytes
    key_name: str
    terms: Terms
    state: Literal["connected", "gone"]
    revision: int
    connected_at: datetime
    connected_by: str
    gone_at: datetime | None  # None: connected
    checked_at: datetime | None  # None: not yet
    last_success_at: datetime | None  # None: never yet
    last_error_at: datetime | None  # None: never yet
    last_error: str
    is_answering: bool
    missing: tuple[str, ...]  # a sentence for each right that is not granted
    hook_at: datetime | None  # None: no webhook came yet
    hook_refused_at: datetime | None  # None: none came with a wrong signature

    def __repr__(self) -> str:
        return f"Linked(kind={self.kind!r}, address={self.address!r}, ...)"


async def find(work: Work) -> Linked | None:
    """The merchant's connection; None if there is none."""
    row = await work.one(Q.find)
    return None if row is None else as_value(row, Linked)


async def save(
    work: Work,
    *,
    kind: str,
    address: str,
    sealed: bytes,
    key_name: str,
    terms: Terms,
    by: str,
    success_at: datetime | None,
    missing: tuple[str, ...],
) -> None:
    """Store a new connection in place of an old one; terms that are there already stay."""
    await work.run(
        Q.save,
        kind=kind,
        address=address,
        sealed=sealed,
        key_name=key_name,
        terms=as_json(terms),
        at=work.now,
        by=by,
        success_at=success_at,
        missing=as_json(missing),
    )


async def reseal(work: Work, *, sealed: bytes, key_name: str, revision: int) -> bool:
    """Store the same under a newer key; False if the connection changed meanwhile."""
    return bool(await work.run(Q.reseal, sealed=sealed, key_name=key_name, revision=revision))


async def set_terms(work: Work, terms: Terms, *, revision: int) -> None:
    """Store what the merchant promises and allows.

    Raises:
        Overtaken: somebody changed the connection since `revision`.
    """
    if await work.one(Q.set_terms, terms=as_json(terms), revision=revision) is None:
        raise Overtaken


async def leave(work: Work, *, sealed: bytes, key_name: str) -> None:
    """The shop removed us: what is left is what checks its last messages."""
    await work.run(Q.leave, at=work.now, sealed=sealed, key_name=key_name)


async def forget(work: Work) -> bool:
    """Erase the connection; False if there was none."""
    return bool(await work.run(Q.forget))


async def note_health(
    work: Work,
    *,
    revision: int,
    success_at: datetime | None,
    error_at: datetime | None,
    error: str,
    is_answering: bool,
) -> None:
    """Remember how a call went; what belongs to an older connection is dropped."""
    await work.run(
        Q.note_health,
        revision=revision,
        success_at=success_at,
        error_at=error_at,
        error=error[:300],
        is_answering=is_answering,
    )


async def checked(
    work: Work, missing: tuple[str, ...] | None, *, trouble: tuple[str, ...]
) -> tuple[str, ...]:
    """The look is done, the next is due in ten minutes; what was told before comes back.

    Args:
        work: the transaction.
        missing: a sentence for each right not granted; None: the look could not see them.
        trouble: what is wrong now, told from here on.
    """
    row = await work.one(
        Q.checked,
        at=work.now,
        missing=None if missing is None else as_json(missing),
        told=as_json(trouble),
    )
    return tuple(row["told"]) if row else ()


async def heard(work: Work) -> None:
    """A webhook with the right signature came."""
    await work.run(Q.heard, at=work.now)


async def refused(work: Work) -> None:
    """A webhook with a wrong signature came; remembered once a minute at most."""
    await work.run(Q.refused, at=work.now)
