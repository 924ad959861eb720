"""The order of the line: who is before whom, who is asked next, and when a place may be told."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec

from batonpass.domain.ids import AgentId, HandoffId, QueueId


class Skip(StrEnum):
    """Why a head was passed over for this agent. Stored, so that the lead can see it."""

    WEIGHT = "weight"  # it weighs more than the agent has free
    DECLINED = "declined"  # this agent said no to it
    NOT_SERVED = "not_served"  # it stands in a queue the agent does not serve


class Head(msgspec.Struct, frozen=True, kw_only=True):
    """The first waiting handoff of one queue."""

    handoff: HandoffId
    queue: QueueId
    rank: datetime
    weight: int = 1  # units of capacity it takes
    declined_by: frozenset[AgentId] = frozenset()


class Seat(msgspec.Struct, frozen=True, kw_only=True):
    """An agent as the router sees one: what they serve and what they hold."""

    agent: AgentId
    queues: frozenset[QueueId]
    capacity: int  # units
    load: int = 0  # units held or offered
    idle_since: datetime  # the last time something was handed to them or left them

    @property
    def free(self) -> int:
        """Units left, never below nothing, also after a lead cut the capacity."""
        return max(0, self.capacity - self.load)


class Skipped(msgspec.Struct, frozen=True, kw_only=True):
    """One head that did not fit, and why."""

    handoff: HandoffId
    reason: Skip


class Pick(msgspec.Struct, frozen=True, kw_only=True):
    """What an agent takes next, and which heads they were passed over for."""

    head: Head | None  # None: nothing that waits fits this agent
    skipped: tuple[Skipped, ...] = ()


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What may be said about somebody's place."""

    position: int | None  # 1 is next; None while a newcomer could still overtake
    ahead: int  # people before them now


def rank(entered_at: datetime, head_start_seconds: float = 0.0) -> datetime:
    """The static key of the line: smaller is sooner. It never changes while somebody waits.

    Because it never changes, two who wait never swap, and a newcomer can slip in ahead only
    within the largest head start. A requeued handoff keeps the rank it had.

    >>> from datetime import UTC
    >>> rank(datetime(2026, 11, 22, 12, 0, tzinfo=UTC), 90.0).isoformat()
    '2026-11-22T11:58:30+00:00'
    """
    return entered_at - timedelta(seconds=max(0.0, head_start_seconds))


def may_tell_position(
    own_rank: datetime, *, now: datetime, largest_head_start_seconds: float
) -> bool:
    """True once nobody who comes from `now` on can be placed before this rank.

    Args:
        own_rank: of the one who asks.
        now: the reference clock; a newcomer's rank is at least `now` less the largest head start.
        largest_head_start_seconds: of all priorities this queue may be entered with; 0 for none.
    """
    return own_rank <= rank(now, largest_head_start_seconds)


def place(
    own_rank: datetime, *, ahead: int, now: datetime, largest_head_start_seconds: float
) -> Place:
    """The place as it may be told: a position when it can no longer rise, else only the count."""
    sure = may_tell_position(
        own_rank, now=now, largest_head_start_seconds=largest_head_start_seconds
    )
    return Place(position=ahead + 1 if sure else None, ahead=ahead)


def choose_agent(seats: Iterable[Seat], head: Head) -> Seat | None:
    """Who is asked for this head: of those it fits, the least loaded, then the longest idle.

    Load is compared as a share of capacity; the id decides the rest, so the choice is stable.
    """
    fitting = [seat for seat in seats if fit(seat, head) is None]
    return min(
        fitting,
        key=lambda s: (s.load / max(1, s.capacity), s.idle_since, str(s.agent)),
        default=None,
    )


def choose_head(seat: Seat, heads: Sequence[Head]) -> Pick:
    """What this agent takes next: the smallest rank among the heads that fit.

    Args:
        seat: the agent who became free, or freer.
        heads: the first of each queue the agent serves, in any order. When a head is skipped the
            one behind it in its queue may be given too: the smallest rank that fits is taken.
    """
    skipped: list[Skipped] = []
    for head in sorted(heads, key=lambda h: (h.rank, str(h.handoff))):
        why = fit(seat, head)
        if why is None:
            return Pick(head=head, skipped=tuple(skipped))
        skipped.append(Skipped(handoff=head.handoff, reason=why))
    return Pick(head=None, skipped=tuple(skipped))


def fit(seat: Seat, head: Head) -> Skip | None:
    """None when this agent can take this head, else the reason why not."""
    if head.queue not in seat.queues:
        return Skip.NOT_SERVED
    if seat.agent in head.declined_by:
        return Skip.DECLINED
    if head.weight > seat.free:
        return Skip.WEIGHT
    return None


def overtaking_bound_seconds(head_starts: Iterable[float]) -> float:
    """The longest a newcomer can lie behind somebody in time and still stand before them."""
    return max((max(0.0, seconds) for seconds in head_starts), default=0.0)
