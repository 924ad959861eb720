"""How long somebody will wait: asked of what was learnt, of theory before that, or refused."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from batonpass.domain.handoff import State
from batonpass.domain.ids import QueueId
from batonpass.domain.merchant import Settings
from batonpass.domain.wait import (
    Answer,
    Handling,
    QueueView,
    Refused,
    Why,
    cold_start,
    cold_start_later,
)
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import handoff as handoffs
from batonpass.store import queue as queues
from batonpass.store.agent import Staffing, Standing
from batonpass.store.database import Work
from batonpass.store.handoff import Kept
from batonpass.store.queue import Queue


async def estimate(
    ports: Ports,
    work: Work,
    kept: Kept,
    settings: Settings,
    *,
    staffing: Staffing | None = None,
    ahead: int | None = None,
) -> Answer:
    """The remaining wait of a waiting handoff, from the present state of its queue.

    What was learnt of this merchant's line answers once it has seen enough, theory before that;
    whether anybody is there at all, or will be allowed to help, is read from the rows, never from
    a model. `staffing` and `ahead` are given by those who have read them already.
    """
    handoff = kept.handoff
    staffing = staffing or await agents.staffing(work, handoff.queue)
    later = await _later(work, kept)
    if _is_nobody_there(staffing, later):
        return Refused(Why.NOBODY_ONLINE)
    learnt = await ports.waits.answer(
        work,
        settings,
        cust=str(handoff.id),
        queue=handoff.queue,
        rank=handoff.rank,
        since=handoff.entered_at,
        wider=(later.at, later.queue) if later else None,
    )
    if learnt is not None:
        return learnt
    ahead = await handoffs.ahead(work, handoff) if ahead is None else ahead
    if staffing.units <= 0 and later is not None:
        there = msgspec.structs.replace(handoff, queue=later.queue)
        later = msgspec.structs.replace(later, ahead=ahead + await handoffs.ahead(work, there))
        return await _theory_later(ports, work, settings, later)
    view = await _view(ports, work, handoff.queue, settings, ahead=ahead, staffing=staffing)
    if handoff.state is State.OFFERED:  # the unit that rings for this customer is no longer free
        view = msgspec.structs.replace(view, free=max(view.free, view.ahead + 1.0))
    return cold_start(view)


async def of_newcomer(
    ports: Ports,
    work: Work,
    queue: Queue,
    settings: Settings,
    *,
    standings: Mapping[QueueId, Standing],
) -> Answer:
    """What somebody who came into the queue now would be told, as all queues stand."""
    here = standings[queue.id]
    later = None
    if queue.fallback is not None and queue.relax_after_seconds:
        there = standings[queue.fallback]
        later = _Later(
            queue=queue.fallback,
            at=work.now + timedelta(seconds=queue.relax_after_seconds),
            staffing=there.staffing,
            ahead=here.waiting + there.waiting,
        )
    if _is_nobody_there(here.staffing, later):
        return Refused(Why.NOBODY_ONLINE)

    async def reckoned() -> Answer:
        learnt = await ports.waits.answer(
            work,
            settings,
            cust="",
            queue=queue.id,
            rank=work.now,
            since=work.now,
            wider=(later.at, later.queue) if later else None,
        )
        if learnt is not None:
            return learnt
        if here.staffing.units <= 0 and later is not None:
            return await _theory_later(ports, work, settings, later)
        return cold_start(
            await _view(ports, work, queue.id, settings, ahead=here.waiting, staffing=here.staffing)
        )

    seen = (here, later and (later.staffing, later.ahead))
    return await ports.waits.once(work, queue.id, seen, reckoned)


class _Later(msgspec.Struct, frozen=True, kw_only=True):
    """The other team that may take somebody from then on, and how many are before them there."""

    queue: QueueId
    at: datetime
    staffing: Staffing
    ahead: int = 0


def _is_nobody_there(staffing: Staffing, later: _Later | None) -> bool:
    """Whether neither anybody of the own queue is there nor of the team that may come later."""
    return staffing.units <= 0 and (later is None or later.staffing.units <= 0)


async def _later(work: Work, kept: Kept) -> _Later | None:
    """Who may come when nobody of the own queue does; None: no other team ever may."""
    at = kept.plan.relax
    fallback = (await queues.get(work, kept.handoff.queue)).fallback if at else None
    if at is None or fallback is None:
        return None
    return _Later(queue=fallback, at=at, staffing=await agents.staffing(work, fallback))


async def _theory_later(ports: Ports, work: Work, settings: Settings, later: _Later) -> Answer:
    view = await _view(
        ports, work, later.queue, settings, ahead=later.ahead, staffing=later.staffing
    )
    return cold_start_later(view, after_seconds=(later.at - work.now).total_seconds())


async def _view(
    ports: Ports,
    work: Work,
    queue: QueueId,
    settings: Settings,
    *,
    ahead: int,
    staffing: Staffing,
) -> QueueView:
    """The queue as somebody with `ahead` people before them meets it."""
    left, waited = await handoffs.patience(work, queue)
    times = await handoffs.handle_times(work, queue)
    # How long the merchant's people take to accept is seen long before the line is learnt.
    gap, high = ports.waits.of(work, settings).gaps
    return QueueView(
        ahead=ahead,
        units=staffing.units,
        free=staffing.free,
        handling=_handling(times, settings),
        patience_seconds=waited / left if left else float("inf"),
        gap_seconds=gap,
        gap_high_seconds=high,
    )


def _handling(times: Sequence[float], settings: Settings) -> Handling:
    if not times:
        expected = settings.expected_handling_seconds
        return Handling(recent_seconds=expected, usual_seconds=expected)
    recent = times[:20]
    mean = sum(times) / len(times)
    variance = sum((t - mean) ** 2 for t in times) / len(times)
    return Handling(
        recent_seconds=max(1.0, sum(recent) / len(recent)),
        usual_seconds=max(1.0, mean),
        spread=variance**0.5 / mean if mean > 0 else 1.0,
        count=len(times),
    )
