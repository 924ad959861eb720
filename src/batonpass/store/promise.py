"""The ledger of promises: every number told, and the truth that came of it."""

from datetime import datetime
from typing import Final

from batonpass.domain.ids import HandoffId, PromiseId, QueueId
from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("promise")
RULE: Final = "rule"  # whose an hour is by which a mail or call is owed: nobody's estimate


async def insert(
    work: Work,
    id_: PromiseId,
    handoff: HandoffId,
    queue: QueueId,
    *,
    kind: str,
    p50: float,
    p90: float,
    told: float,
    model: str,
) -> None:
    """Store a number that was told, in seconds, and whose it was: `cold`, `warm` or `RULE`."""
    await work.run(
        Q.insert,
        id=id_,
        handoff=handoff,
        queue=queue,
        kind=kind,
        at=work.now,
        p50=p50,
        p90=p90,
        told=told,
        model=model,
    )


async def settle(work: Work, handoff: HandoffId, *, truth: str) -> None:
    """The wait is over: `answered`, `left` or `other`."""
    await work.run(Q.settle, handoff=handoff, truth=truth, at=work.now)


async def of_handoff(work: Work, handoff: HandoffId) -> list[Row]:
    """Every promise made to this customer, in order."""
    return await work.all(Q.of_handoff, handoff=handoff)


async def ledger(work: Work, *, since: datetime, limit: int = 20_000) -> list[Row]:
    """Every number told since then, the newest first."""
    return await work.all(Q.ledger, since=since, limit=limit)
