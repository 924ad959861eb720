"""The order of the line: who is before whom, who is asked next, and when a place may be told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Annotated, Final

import msgspec

from batonpass.domain.handoff import Mode
from batonpass.domain.ids import AgentId, HandoffId, QueueId
from batonpass.domain.merchant import Hours, Settings, is_open


class Skip(StrEnum):
    """Why a head was passed over for this agent. Stored, so that the lead can see it."""

    WEIGHT = "weight"  # it weighs more than the agent has free
    DECLINED = "declined"  # this agent said no to it
    NOT_SERVED = "not_served"  # it stands in a queue the agent does not serve


class Rules(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What belongs in a queue by itself when no trigger names one, and how it is worked."""

    categories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    order_value_at_least: Annotated[float, msgspec.Meta(ge=0)] | None = None
    hours: Hours | None = None  # None: the merchant's
    time_zone: str = ""  # of these hours; empty: the merchant's
    holidays: tuple[date, ...] = ()  # besides the merchant's
    overflow_at: Annotated[int, msgspec.Meta(ge=1)] | None = None  # so many wait: to the fallback
    sticky_seconds: Annotated[float, msgspec.Meta(ge=0, le=3600)] = 0.0
    accepts_by_itself: bool = False  # an offer is an assignment: nobody is asked


NO_RULES: Final = Rules()


class Case(msgspec.Struct, frozen=True, kw_only=True):
    """What a queue may ask of somebody before they are in it."""

    category: str = ""
    language: str = ""
    channel: str = ""
    tier: str = ""
    order_value: float = 0.0  # of the dearest order it may be about


class Choice(msgspec.Struct, frozen=True, kw_only=True):
    """A queue as the one who chooses among queues sees it."""

    id: QueueId
    name: str
    rules: Rules
    is_default: bool = False
    fallback: QueueId | None = None
    waiting: int = 0


def belongs(rules: Rules, case: Case) -> bool:
    """Whether a queue asks for this case by itself: everything it names must fit.

    >>> belongs(Rules(languages=("de",)), Case(language="de-AT"))
    True
    >>> belongs(Rules(), Case(language="de"))
    False
    """
    named = (
        (rules.categories, case.category),
        (rules.languages, case.language.split("-")[0]),
        (rules.channels, case.channel),
        (rules.tiers, case.tier),
    )
    asked = [is_ in wanted for wanted, is_ in named if wanted]
    if rules.order_value_at_least is not None:
        asked.append(case.order_value >= rules.order_value_at_least)
    return bool(asked) and all(asked)


def choose_queue(
    queues: Sequence[Choice], case: Case, *, wanted: str, settings: Settings, now: datetime
) -> Choice | None:
    """Where a new case goes, with every fallback of a queue that is closed or full.

    First the queue a rule named, else the first that asks for it, else the default.

    Args:
        queues: the merchant's, in the order they are asked.
        case: who it is about.
        wanted: a queue's name, from a rule. The default by name is no wish: queues are asked first.
        settings: the merchant's hours and zone, where a queue has none of its own.
        now: the reference clock.
    """
    named = (
        q for q in queues if wanted and q.name.casefold() == wanted.casefold() and not q.is_default
    )
    asks = (q for q in queues if belongs(q.rules, case))
    default = (q for q in queues if q.is_default)
    first = next(named, None) or next(asks, None) or next(default, None)
    return None if first is None else _overflowed(first, {q.id: q for q in queues}, settings, now)


def _overflowed(
    first: Choice, by_id: Mapping[QueueId, Choice], settings: Settings, now: datetime
) -> Choice:
    """The first queue along the fallbacks that takes somebody; the first one if none does."""
    seen: set[QueueId] = set()
    queue: Choice | None = first
    while queue is not None and queue.id not in seen:
        seen.add(queue.id)
        full = queue.rules.overflow_at is not None and queue.waiting >= queue.rules.overflow_at
        if not full and queue_is_open(queue.rules, settings, now):
            return queue
        queue = by_id.get(queue.fallback) if queue.fallback is not None else None
    return first


def queue_is_open(rules: Rules, settings: Settings, now: datetime) -> bool:
    """Whether people of this queue answer at that instant; one without hours is always tried."""
    return rules.hours is None or is_open(hours_of(rules, settings), now)


def hours_of(rules: Rules, settings: Settings) -> Settings:
    """The settings with the hours of a queue in place of the merchant's, if it has its own."""
    if rules.hours is None:
        return settings
    return msgspec.structs.replace(
        settings,
        hours=rules.hours,
        time_zone=rules.time_zone or settings.time_zone,
        holidays=(*settings.holidays, *rules.holidays),
    )


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

    def takes(self, weight: int) -> int:
        """Units something of that weight takes here."""
        return taken(weight, self.capacity)

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


def units(by_channel: Mapping[str, int], *, mode: Mode, channel: str) -> int:
    """Capacity units a handoff takes of whoever has it.

    Args:
        by_channel: as the merchant set them; one where nothing is set.
        mode: an answer by mail or a call is a channel of its own.
        channel: of the conversation.
    """
    return by_channel.get(channel if mode is Mode.LIVE else mode.value, 1)


def taken(weight: int, capacity: int) -> int:
    """Units something takes of an agent: never more than all they have, and one at the least.

    Else what is heavier than every agent would wait for ever.

    >>> taken(5, capacity=3)
    3
    """
    return min(weight, max(1, capacity))


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


def saves_for(seats: Iterable[Seat], head: Head) -> Seat | None:
    """Who keeps what is free for a head too heavy for everybody now; None: not for its weight.

    It is the agent with the fewest units missing. Without this, lighter ones behind the head would
    take each unit that falls free, and it would never be served.
    """
    near = [s for s in seats if s.capacity > 0 and fit(s, head) is Skip.WEIGHT]
    return min(
        near,
        key=lambda s: (s.takes(head.weight) - s.free, s.idle_since, str(s.agent)),
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
    return fit_by_name(seat, head) if head.queue in seat.queues else Skip.NOT_SERVED


def fit_by_name(seat: Seat, head: Head) -> Skip | None:
    """The same for an agent whom a person chose: in whatever queues they serve."""
    if seat.agent in head.declined_by:
        return Skip.DECLINED
    if seat.takes(head.weight) > seat.free:
        return Skip.WEIGHT
    return None


def overtaking_bound_seconds(head_starts: Iterable[float]) -> float:
    """The longest a newcomer can lie behind somebody in time and still stand before them."""
    return max((max(0.0, seconds) for seconds in head_starts), default=0.0)
