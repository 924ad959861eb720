"""How policy documents are kept, every version for ever, and what became of suggestions."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from batonpass.domain.ids import AgentId, HandoffId
from batonpass.domain.packet.resolution import Resolutions
from batonpass.domain.shop.action import ActionResult, LedgerRow, Outcome
from batonpass.domain.shop.limit import value_of
from batonpass.domain.shop.value import Order
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("resolution")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One version of a merchant's document."""

    version: int
    document: Resolutions
    changed_at: datetime | None  # None: it is the default, which nobody wrote
    changed_by: str


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version, without its text."""

    version: int
    changed_at: datetime
    changed_by: str


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
    rows = await work.all(Q.versions)
    return tuple(
        Version(version=row["version"], changed_at=row["changed_at"], changed_by=row["changed_by"])
        for row in rows
    )


async def add(work: Work, document: Resolutions, *, version: int, by: str) -> bool:
    """Put the next version in force; False if somebody else did first."""
    row = await work.one(Q.add, version=version, body=as_json(document), at=work.now, by=by)
    return row is not None


async def suggest(
    work: Work,
    handoff: HandoffId,
    *,
    kind: str,
    what: str,
    policy: str,
    outcome: str,
    agent: AgentId | None,
    why: str = "",
) -> None:
    """Remember what became of a suggestion; what was done is not taken back by a later no."""
    await work.run(
        Q.suggest,
        handoff=handoff,
        kind=kind,
        what=what,
        policy=policy,
        outcome=outcome,
        why=why,
        agent=agent,
        at=work.now,
    )


async def outcomes(work: Work, *, since: datetime) -> list[Row]:
    """How often each policy's suggestions were accepted, edited, rejected or left."""
    return await work.all(Q.outcomes, since=since)


async def whys(work: Work, *, since: datetime) -> list[Row]:
    """Why steps were rejected, the most frequent first."""
    return await work.all(Q.whys, since=since)


async def recent_cases(work: Work, *, limit: int) -> list[Row]:
    """Ids of the newest handoffs that have a packet, with their conversations."""
    return await work.all(Q.recent_cases, limit=limit)


async def done(work: Work, orders: Sequence[Order]) -> tuple[ActionResult, ...]:
    """What was done to these orders through us; what only started counts as unknown."""
    by_number = {order.number: order for order in orders}
    rows = [
        msgspec.convert(row, LedgerRow, strict=False)
        for row in await work.all(Q.done, orders=list(by_number))
    ]
    settled = {row.key: row.result for row in rows if row.result is not None}
    return (
        *settled.values(),
        *(
            ActionResult(
                key=row.key,
                kind=row.action.KIND,
                order=row.order,
                outcome=Outcome.UNKNOWN,
                said="",
                amount=value_of(row.action, by_number[row.order]),
                at=row.at,
            )
            for row in rows
            if row.key not in settled
        ),
    )


def _kept(row: Row) -> Kept:
    return Kept(
        version=row["version"],
        document=msgspec.json.decode(row["body"], type=Resolutions),
        changed_at=row["changed_at"],
        changed_by=row["changed_by"],
    )
