"""Where a merchant's policies are kept, and what became of suggestions."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

import msgspec

from batonpass.domain.ids import AgentId, HandoffId
from batonpass.domain.packet.resolution import DEFAULT, Resolutions
from batonpass.domain.shop.action import ActionResult, LedgerRow, Outcome
from batonpass.domain.shop.limit import value_of
from batonpass.domain.shop.value import Order
from batonpass.store.database import Row, Work
from batonpass.store.document import Documents
from batonpass.store.query import queries

POLICIES: Final = Documents("resolutions", Resolutions, DEFAULT)
Q = queries("resolution")


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
