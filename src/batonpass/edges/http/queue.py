"""The queues: what each asks for and when another one helps."""

from datetime import date
from typing import Any

import msgspec
from litestar import Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.ids import QueueId
from batonpass.domain.merchant import Hours
from batonpass.domain.queue import Rules
from batonpass.edges.http.door import door
from batonpass.edges.http.once import once
from batonpass.edges.http.shape import Body
from batonpass.services import queue as queue_service
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.queue import Queue

LEAD = door(role="lead", scope="admin")


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    categories: tuple[str, ...]
    languages: tuple[str, ...]
    channels: tuple[str, ...]
    tiers: tuple[str, ...]
    order_value_at_least: float | None
    hours: Hours | None  # None: the merchant's
    time_zone: str
    holidays: tuple[date, ...]
    overflow_at: int | None
    sticky_seconds: float
    accepts_by_itself: bool
    fallback_queue_id: str
    relax_after_seconds: float | None
    is_default: bool
    revision: int


class Queues(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[QueueRow, ...]
    keeps_place: bool  # of whom an agent passes on to another queue; False: its end


class SaveQueue(Body, frozen=True, kw_only=True):
    name: str
    categories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    order_value_at_least: float | None = None
    hours: Hours | None = None
    time_zone: str = ""
    holidays: tuple[date, ...] = ()
    overflow_at: int | None = None
    sticky_seconds: float = 0.0
    accepts_by_itself: bool = False
    fallback_queue_id: str = ""
    relax_after_seconds: float | None = None
    revision: int = 0


def _queue(queue: Queue) -> QueueRow:
    return QueueRow(
        id=ids.written("queue", queue.id),
        name=queue.name,
        categories=queue.rules.categories,
        languages=queue.rules.languages,
        channels=queue.rules.channels,
        tiers=queue.rules.tiers,
        order_value_at_least=queue.rules.order_value_at_least,
        hours=queue.rules.hours,
        time_zone=queue.rules.time_zone,
        holidays=queue.rules.holidays,
        overflow_at=queue.rules.overflow_at,
        sticky_seconds=queue.rules.sticky_seconds,
        accepts_by_itself=queue.rules.accepts_by_itself,
        fallback_queue_id=ids.written("queue", queue.fallback) if queue.fallback else "",
        relax_after_seconds=queue.relax_after_seconds,
        is_default=queue.is_default,
        revision=queue.revision,
    )


@get("/queues", opt=door(role="agent", scope="admin"))
async def list_queues(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Queues:
    """Every queue, the default first."""
    async with ports.store.work(caller.merchant) as work:
        return Queues(
            items=tuple(_queue(q) for q in await queues.everything(work)),
            keeps_place=(await merchants.get(work)).settings.keeps_place,
        )


@post("/queues", opt=LEAD)
async def add_queue(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    data: JSONBody[SaveQueue],
) -> QueueRow:
    """A new queue."""

    async def act(work: Work) -> QueueRow:
        return _queue(await queue_service.save(ports, work, None, _saved(data), by=caller))

    return await once(ports, caller, key, "queue", data, kind=QueueRow, act=act)


@put("/queues/{queue_id:str}", opt=LEAD)
async def change_queue(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    queue_id: FromPath[str],
    data: JSONBody[SaveQueue],
) -> QueueRow:
    """Change a queue; 412 if somebody did since."""
    async with ports.store.work(caller.merchant) as work:
        id_ = QueueId(ids.read("queue", queue_id))
        return _queue(await queue_service.save(ports, work, id_, _saved(data), by=caller))


@delete("/queues/{queue_id:str}", opt=LEAD)
async def remove_queue(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], queue_id: FromPath[str]
) -> None:
    """Take a queue away for good; 409 says who or what still needs it. Twice is as once."""
    async with ports.store.work(caller.merchant) as work:
        id_ = QueueId(ids.read("queue", queue_id))
        await queue_service.remove(ports, work, id_, by=caller)


def _saved(data: SaveQueue) -> queue_service.Wanted:
    fallback = data.fallback_queue_id
    return queue_service.Wanted(
        name=data.name,
        rules=Rules(
            categories=data.categories,
            languages=data.languages,
            channels=data.channels,
            tiers=data.tiers,
            order_value_at_least=data.order_value_at_least,
            hours=data.hours,
            time_zone=data.time_zone,
            holidays=data.holidays,
            overflow_at=data.overflow_at,
            sticky_seconds=data.sticky_seconds,
            accepts_by_itself=data.accepts_by_itself,
        ),
        fallback=QueueId(ids.read("queue", fallback)) if fallback else None,
        relax_after_seconds=data.relax_after_seconds,
        revision=data.revision,
    )


handlers: list[Any] = [list_queues, add_queue, change_queue, remove_queue]
router = Router("/", route_handlers=handlers, tags=["admin"])
