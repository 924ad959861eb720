"""How a lead makes, changes and removes queues."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import msgspec

from batonpass.domain import ids, staffing
from batonpass.domain.ids import QueueId
from batonpass.domain.queue import Rules
from batonpass.domain.queue_use import Use, reasons
from batonpass.domain.refusal import Malformed, NotFound, QueueInUse
from batonpass.domain.trigger import queue as named
from batonpass.domain.trigger.parse import parse
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import audit
from batonpass.store import queue as queues
from batonpass.store import trigger as triggers
from batonpass.store.database import Work
from batonpass.store.queue import Queue

RELAX_MAX = 86_400.0


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What a queue is to be."""

    name: str
    rules: Rules
    fallback: QueueId | None  # None: it never relaxes
    relax_after_seconds: float | None
    revision: int


async def save(
    ports: Ports, work: Work, id_: QueueId | None, wanted: Wanted, *, by: Caller
) -> Queue:
    """Make (None) or change a queue.

    Raises:
        Malformed: no name, one that is taken, or a fallback in a circle.
        NotFound: an unknown queue.
        Overtaken: somebody changed it since.
    """
    name = wanted.name.strip()
    if not name or len(name) > 60:  # noqa: PLR2004 - fits every list
        raise Malformed(field="name", cure="1 to 60 characters")
    every = await queues.everything(work)
    if any(q.name.casefold() == name.casefold() and q.id != id_ for q in every):
        raise Malformed(field="name", cure="one that no other queue has")
    seconds = wanted.relax_after_seconds
    if seconds is not None and not 0 < seconds <= RELAX_MAX:
        raise Malformed(field="relax_after_seconds", cure="above 0, at most a day")
    _checked(wanted.rules)
    if wanted.rules.overflow_at is not None and wanted.fallback is None:
        raise Malformed(field="fallback_queue_id", cure="a queue that takes what is too much")
    if wanted.fallback is not None:
        if not await queues.stays(work, wanted.fallback):
            raise NotFound(noun="queue")
        await _no_circle(work, id_, wanted.fallback)
    if id_ is None:
        id_ = QueueId(ports.new_id())
        await queues.insert(
            work,
            id_,
            name=name,
            rules=wanted.rules,
            fallback=wanted.fallback,
            relax_after_seconds=seconds,
        )
    else:
        before = await queues.get(work, id_)
        await queues.update(
            work,
            msgspec.structs.replace(
                before,
                name=name,
                rules=wanted.rules,
                fallback=wanted.fallback,
                relax_after_seconds=seconds,
                revision=wanted.revision,
            ),
        )
    await audit.add(
        work,
        ports.new_id(),
        who=by.principal,
        what="queue.saved",
        about=ids.written("queue", id_),
        detail={"name": name},
    )
    return await queues.get(work, id_)


async def remove(ports: Ports, work: Work, id_: QueueId, *, by: Caller) -> None:
    """Take a queue away; its name stays in what happened in it. Twice is as once.

    Raises:
        QueueInUse: somebody waits or is served in it, or a queue or a rule needs it; all named.
        NotFound: an unknown queue.
    """
    if not await queues.lock(work, id_):
        return
    every = await queues.everything(work)
    queue = next(q for q in every if q.id == id_)
    why = reasons(await _use(work, queue, every))
    if why:
        raise QueueInUse(name=queue.name, why="; ".join(why))
    await queues.remove(work, id_)
    await audit.add(
        work,
        ports.new_id(),
        who=by.principal,
        what="queue.removed",
        about=ids.written("queue", id_),
        detail={"name": queue.name},
    )


async def _use(work: Work, queue: Queue, every: Sequence[Queue]) -> Use:
    waiting, held = await queues.open_in(work, queue.id)
    documents = [
        parse(row["body"])
        for row in await triggers.everything(work)
        if row["state"] in {"draft", "published"}
    ]
    rules = [rule for document in documents for rule in named.naming(document, queue.name)]
    return Use(
        waiting=waiting,
        held=held,
        helps=tuple(q.name for q in every if q.fallback == queue.id),
        rules=tuple(dict.fromkeys(rules)),
        is_rule_default=any(named.is_default(document, queue.name) for document in documents),
        is_default=queue.is_default,
    )


def _checked(rules: Rules) -> None:
    try:
        ZoneInfo(rules.time_zone or "UTC")
    except (KeyError, ValueError, OSError):
        raise Malformed(field="time_zone", cure="a name such as Europe/Berlin") from None
    if rules.hours is not None:
        staffing.checked(rules.hours, {})
    bounds = (
        ("order_value_at_least", rules.order_value_at_least, 0.0, 1e9),
        ("overflow_at", rules.overflow_at, 1, 100_000),
        ("sticky_seconds", rules.sticky_seconds, 0.0, 3600.0),
    )
    for field, value, low, high in bounds:
        if value is not None and not low <= value <= high:
            raise Malformed(field=field, cure=f"from {low:g} to {high:g}")


async def _no_circle(work: Work, id_: QueueId | None, fallback: QueueId) -> None:
    by_id = {q.id: q for q in await queues.everything(work)}
    seen = {id_}
    step: QueueId | None = fallback
    while step is not None:
        if step in seen:
            raise Malformed(field="fallback_queue_id", cure="a queue that does not lead back here")
        seen.add(step)
        step = (by_id[step] if step in by_id else await queues.get(work, step)).fallback
