"""How queues are kept, and the requests to route."""

from datetime import timedelta
from typing import Final

import msgspec

from batonpass.domain.ids import QueueId
from batonpass.domain.queue import NO_RULES, Rules
from batonpass.domain.refusal import NotFound, Overtaken
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("queue")
SAFETY: Final = timedelta(seconds=1)  # when a request is looked at that nobody acted on at once


class Queue(msgspec.Struct, frozen=True, kw_only=True):
    """An ordered line of handoffs with one policy."""

    id: QueueId
    name: str
    rules: Rules
    fallback: QueueId | None  # None: it never relaxes
    relax_after_seconds: float | None
    is_default: bool
    revision: int


async def everything(work: Work) -> tuple[Queue, ...]:
    """The merchant's queues, the default first."""
    return tuple(
        Queue(
            id=QueueId(row["id"]),
            name=row["name"],
            rules=msgspec.convert(row["settings"], Rules, strict=False),
            fallback=row["fallback_queue_id"],
            relax_after_seconds=row["relax_after_seconds"],
            is_default=row["is_default"],
            revision=row["revision"],
        )
        for row in await work.all(Q.all)
    )


async def get(work: Work, id_: QueueId) -> Queue:
    """One queue.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    for queue in await everything(work):
        if queue.id == id_:
            return queue
    raise NotFound(noun="queue")


async def insert(
    work: Work,
    id_: QueueId,
    *,
    name: str,
    rules: Rules = NO_RULES,
    fallback: QueueId | None = None,
    relax_after_seconds: float | None = None,
    is_default: bool = False,
) -> bool:
    """Store a new queue; False if the name is taken."""
    row = await work.one(
        Q.insert,
        id=id_,
        name=name,
        settings=as_json(rules),
        fallback=fallback,
        relax=relax_after_seconds,
        is_default=is_default,
    )
    return row is not None


async def update(work: Work, queue: Queue) -> None:
    """Store what a lead changed; `queue.revision` is what they read.

    Raises:
        Overtaken: somebody changed it since.
    """
    row = await work.one(
        Q.update,
        id=queue.id,
        name=queue.name,
        settings=as_json(queue.rules),
        fallback=queue.fallback,
        relax=queue.relax_after_seconds,
        revision=queue.revision,
    )
    if row is None:
        raise Overtaken


async def stays(work: Work, id_: QueueId) -> bool:
    """Whether it is there; if so, it is not removed before this transaction ends."""
    return await work.one(Q.stays, id=id_) is not None


async def lock(work: Work, id_: QueueId) -> bool:
    """Let nobody come into it until the end; False: it has been removed.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return not (await work.known(Q.lock, "queue", id=id_))["is_removed"]


async def open_in(work: Work, id_: QueueId) -> tuple[int, int]:
    """How many wait in it, however they are to be answered, and how many agents have."""
    row = await work.known(Q.open_in, "queue", id=id_)
    return int(row["waiting"]), int(row["held"])


async def remove(work: Work, id_: QueueId) -> None:
    """Nobody is routed to it and no agent serves it; what happened in it keeps its name."""
    await work.run(Q.unserve, id=id_)
    await work.run(Q.remove, id=id_, at=work.now)


async def routing_lock(work: Work) -> int:
    """Be the merchant's only router until the end; the requests seen so far come back."""
    await work.one(Q.routing_lock)
    return int((await work.known(Q.last_routing, "routing"))["id"])


async def ask_routing(work: Work) -> None:
    """Supply or demand changed: a router is to look, at once by the wake-up, in 1 s by the row."""
    await work.run(Q.ask_routing, **{"in": SAFETY})
    work.wake("route")


async def ask_routing_later(work: Work, *, seconds: float) -> None:
    """A router is to look again then, when something that held it back has ended."""
    await work.run(Q.ask_routing, **{"in": timedelta(seconds=seconds)})


async def waiting(work: Work) -> dict[QueueId, int]:
    """How many wait live in each queue in which anybody does."""
    return {QueueId(row["id"]): int(row["n"]) for row in await work.all(Q.waiting)}


async def routed(work: Work, *, through: int) -> None:
    """The requests up to there are answered."""
    await work.run(Q.routed, through=through)
