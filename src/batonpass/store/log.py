"""The gap-free log of each conversation: what happened, in one order for everyone."""

from collections.abc import Iterable

from batonpass.domain.event import NAMES, Data, Event, read
from batonpass.domain.ids import ConversationId
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("log")
PAGE = 500


async def append(work: Work, conversation: ConversationId, *data: Data) -> int:
    """Store the events under the next numbers; the last number comes back.

    The conversation's row is locked from here to the end of the transaction.
    """
    rows = await work.all(
        Q.append,
        conversation=conversation,
        n=len(data),
        at=work.now,
        types=[NAMES[type(d)] for d in data],
        data=[as_json(d) for d in data],
    )
    work.wake("c", conversation)
    return max(int(row["seq"]) for row in rows)


async def since(
    work: Work, conversation: ConversationId, *, after: int, limit: int = PAGE
) -> tuple[Event, ...]:
    """The events numbered above `after`, in order, at most `limit`."""
    return _events(await work.all(Q.since, conversation=conversation, after=after, limit=limit))


async def whole(work: Work, conversation: ConversationId) -> tuple[Event, ...]:
    """Every event from the first."""
    return await since(work, conversation, after=0, limit=1_000_000)


async def of_types(
    work: Work, conversation: ConversationId, *types: type[Data], after: int = 0
) -> tuple[Event, ...]:
    """The events of some types only, in order."""
    return _events(
        await work.all(
            Q.of_types, conversation=conversation, after=after, types=[NAMES[t] for t in types]
        )
    )


def _events(rows: Iterable[Row]) -> tuple[Event, ...]:
    return tuple(
        Event(seq=row["seq"], type=row["type"], at=row["at"], data=read(row["type"], row["data"]))
        for row in rows
    )
