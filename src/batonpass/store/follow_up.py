"""The one mail to who fell silent in line: when it is due, and what came of it."""

from datetime import datetime

import msgspec

from batonpass.domain.ids import HandoffId
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("follow_up")


class FollowedUp(msgspec.Struct, frozen=True, kw_only=True):
    """How many were written to, and how many of them came back."""

    sent: int
    came_back: int


async def insert(work: Work, handoff: HandoffId, *, due: datetime) -> None:
    """Plan it; a handoff has one, ever."""
    await work.run(Q.insert, handoff=handoff, at=work.now, due=due)


async def planned_at(work: Work, handoff: HandoffId) -> datetime | None:
    """When it was planned, locked; None: it was settled."""
    row = await work.one(Q.due, handoff=handoff)
    return row["made_at"] if row else None


async def postpone(work: Work, handoff: HandoffId, *, due: datetime) -> None:
    """Not now."""
    await work.run(Q.postpone, handoff=handoff, due=due)


async def settle(work: Work, handoff: HandoffId, *, state: str) -> None:
    """It was `sent`, or `dropped`: there was nothing to be sorry for any more."""
    await work.run(Q.settle, handoff=handoff, state=state, at=work.now)


async def counted(work: Work, *, since: datetime) -> FollowedUp:
    """What came of those sent since then."""
    return as_value(await work.known(Q.counted, "follow-up", since=since), FollowedUp)
