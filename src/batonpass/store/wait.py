"""The log of each merchant's line as it is read: in order, once, and nothing skipped."""

from datetime import datetime
from uuid import UUID

import msgspec

from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("wait")


class Place(msgspec.Struct, frozen=True, order=True):
    """How far a reader has come."""

    xid: int = 0
    id: int = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened in the line."""

    id: int
    xid: int
    at: datetime
    type: str  # join, assign, leave, end, moved, agent, asked
    handoff_id: UUID | None = None  # None only for `agent`
    agent_id: UUID | None = None
    queue_id: UUID | None = None
    rank: datetime | None = None  # of a join
    weight: int | None = None  # of a join: units of capacity it takes
    wider_queue_id: UUID | None = None  # of a join: where it waits from `wider_at` on, if at all
    wider_at: datetime | None = None
    units: int | None = None  # of an agent; 0: not there
    queues: tuple[UUID, ...] | None = None

    @property
    def place(self) -> Place:
        """Where it stands in the log."""
        return Place(self.xid, self.id)


async def since(
    work: Work, after: Place, *, oldest: datetime, limit: int = 5000
) -> tuple[Entry, ...]:
    """What happened after that place and can no longer be preceded, oldest transaction first."""
    rows = await work.all(Q.since, xid=str(after.xid), id=after.id, oldest=oldest, limit=limit)
    return tuple(as_value(row, Entry) for row in rows)


async def forget(work: Work, *, before: datetime) -> int:
    """Drop what is too old to learn from; the number of rows comes back."""
    return await work.run(Q.forget, before=before)
