"""How long somebody will wait: asked of what was learnt, of theory before that, or refused."""

from collections.abc import Sequence

import msgspec

from batonpass.domain.handoff import Handoff, State
from batonpass.domain.ids import QueueId
from batonpass.domain.merchant import Settings
from batonpass.domain.wait import (
    Answer,
    Handling,
    QueueView,
    Refused,
    Why,
    cold_start,
)
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import handoff as handoffs
from batonpass.store.database import Work


async def estimate(
    ports: Ports,
    work: Work,
    handoff: Handoff,
    settings: Settings,
    *,
    staffing: agents.Staffing | None = None,
    ahead: int | None = None,
) -> Answer:
    """The remaining wait of a waiting handoff, from the present state of its queue.

    What was learnt of this merchant's line answers once it has seen enough, theory before that;
    whether anybody is there at all is read from the rows, never from a model. `staffing` and
    `ahead` are given by those who have read them already.
    """
    staffing = staffing or await agents.staffing(work, handoff.queue)
    if staffing.units <= 0:
        return Refused(Why.NOBODY_ONLINE)
    learnt = await ports.waits.answer(
        work,
        settings,
        cust=str(handoff.id),
        queue=handoff.queue,
        rank=handoff.rank,
        since=handoff.entered_at,
    )
    if learnt is not None:
        return learnt
    view = await queue_view(
        work,
        handoff.queue,
        settings,
        ahead=await handoffs.ahead(work, handoff) if ahead is None else ahead,
        staffing=staffing,
    )
    if handoff.state is State.OFFERED:  # the unit that rings for this customer is no longer free
        view = msgspec.structs.replace(view, free=max(view.free, view.ahead + 1.0))
    return cold_start(_with_gaps(ports, work, settings, view))


async def of_newcomer(
    ports: Ports,
    work: Work,
    queue: QueueId,
    settings: Settings,
    *,
    waiting: int,
    staffing: agents.Staffing,
) -> Answer:
    """What somebody who came now would be told; `waiting` people are in the queue."""
    if staffing.units <= 0:
        return Refused(Why.NOBODY_ONLINE)

    async def reckoned() -> Answer:
        learnt = await ports.waits.answer(
            work, settings, cust="", queue=queue, rank=work.now, since=work.now
        )
        if learnt is not None:
            return learnt
        view = await queue_view(work, queue, settings, ahead=waiting, staffing=staffing)
        return cold_start(_with_gaps(ports, work, settings, view))

    return await ports.waits.once(work, queue, (waiting, staffing), reckoned)


def _with_gaps(ports: Ports, work: Work, settings: Settings, view: QueueView) -> QueueView:
    """How long the merchant's people take to accept is seen long before the line is learnt."""
    gap, high = ports.waits.of(work, settings).gaps
    return msgspec.structs.replace(view, gap_seconds=gap, gap_high_seconds=high)


async def queue_view(
    work: Work,
    queue: QueueId,
    settings: Settings,
    *,
    ahead: int,
    staffing: agents.Staffing | None = None,
) -> QueueView:
    """The queue as somebody with `ahead` people before them meets it."""
    staffing = staffing or await agents.staffing(work, queue)
    left, waited = await handoffs.patience(work, queue)
    times = await handoffs.handle_times(work, queue)
    return QueueView(
        ahead=ahead,
        units=staffing.units,
        free=staffing.free,
        handling=_handling(times, settings),
        patience_seconds=waited / left if left else float("inf"),
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
