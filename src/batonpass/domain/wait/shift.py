"""A day played through: the same router on other staffing, hours, queues or rules."""

import heapq
from bisect import insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final, cast

import msgspec

from batonpass.domain.ids import AgentId, HandoffId, QueueId
from batonpass.domain.queue import Head, Seat, choose_agent, choose_head, rank
from batonpass.domain.wait.event import (
    Abandoned,
    Assigned,
    CameOnline,
    Ended,
    Event,
    GhostServed,
    Joined,
    WentOffline,
)

EPOCH: Final = datetime(2026, 1, 5, tzinfo=UTC)  # a Monday; only differences count
STRICT_SECONDS: Final = 1e6  # a head start nobody outwaits: strict priority as a rank


class Arrival(msgspec.Struct, frozen=True, kw_only=True):
    """One customer of the day: when they come, how long they take, how long they would stay."""

    at: float  # seconds
    work_seconds: float  # handle time when the agent holds nobody else
    patience_seconds: float = float("inf")
    queue: str = ""
    prio: float = 0.0  # strict, unless a head start is given
    head_start_seconds: float | None = None


class Stint(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of one agent's day."""

    agent: str
    start: float
    end: float
    planned_end: float | None = None  # what is known beforehand; None: nothing is
    capacity: int = 1
    queues: frozenset[str] = frozenset()  # empty: all there are
    cost_per_hour: float = 0.0


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """A day to play: who comes, who works, by which rules."""

    arrivals: tuple[Arrival, ...]
    stints: tuple[Stint, ...]
    slowdown: float = 0.0  # each further conversation slows all of an agent's by this share
    pick_up_seconds: float = 0.0  # from a match to the accept


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one customer."""

    cust: str
    queue: str
    joined_at: float
    answered_at: float | None = None  # None: gave up, or the day ended
    left_at: float | None = None
    agent: str | None = None


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """The day in numbers."""

    fates: tuple[Fate, ...]
    staffed_seconds: float
    busy_seconds: float  # of units
    unit_seconds: float
    cost: float
    events: tuple[Event, ...]

    @property
    def waits(self) -> tuple[float, ...]:
        """Waits of those who were answered."""
        return tuple(f.answered_at - f.joined_at for f in self.fates if f.answered_at is not None)

    @property
    def abandoned_share(self) -> float:
        """The share of all who came that left unanswered."""
        return sum(f.left_at is not None for f in self.fates) / max(1, len(self.fates))

    @property
    def occupancy(self) -> float:
        """The busy share of staffed units."""
        return self.busy_seconds / self.unit_seconds if self.unit_seconds else 0.0


@dataclass(slots=True)
class _Talk:
    work_left: float
    seen_at: float
    version: int = 0


@dataclass(slots=True)
class _Agent:
    name: str
    capacity: int = 1
    queues: frozenset[str] = frozenset()
    online: bool = False
    idle_since: float = 0.0
    talks: dict[str, _Talk] = field(default_factory=dict)


def play(plan: Plan) -> Outcome:
    """Live the day; the router is the product's own.

    Those who give up stay in the line as ghosts that take nobody's time, so that the wait they
    would have had is known too.
    """
    return _Day(plan).run()


class _Day:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.now = 0.0
        self.events: list[Event] = []
        self.fates: dict[str, Fate] = {}
        self.agents: dict[str, _Agent] = {}
        self.lines: dict[str, list[tuple[datetime, str]]] = {}  # by queue, smallest rank first
        self.ghosts: set[str] = set()
        self.busy = 0.0
        self._heap: list[tuple[float, int, int, object]] = []
        self._count = 0
        self._every = frozenset(a.queue for a in plan.arrivals)

    def run(self) -> Outcome:
        for i, arrival in enumerate(self.plan.arrivals):
            self._at(arrival.at, 2, (i, arrival))
        for stint in self.plan.stints:
            if stint.end > stint.start:
                self._at(stint.start, 0, stint)
                self._at(stint.end, 1, stint)
        while self._heap:
            self.now, kind, _, what = heapq.heappop(self._heap)
            (self._start, self._stop, self._arrive, self._end, self._give_up)[kind](what)
        stints = self.plan.stints
        return Outcome(
            fates=tuple(self.fates.values()),
            staffed_seconds=sum(max(0.0, s.end - s.start) for s in stints),
            unit_seconds=sum(max(0.0, s.end - s.start) * s.capacity for s in stints),
            busy_seconds=self.busy,
            cost=sum(max(0.0, s.end - s.start) / 3600.0 * s.cost_per_hour for s in stints),
            events=tuple(self.events),
        )

    def _at(self, when: float, kind: int, what: object) -> None:
        self._count += 1
        heapq.heappush(self._heap, (when, kind, self._count, what))

    def _start(self, what: object) -> None:
        stint = cast("Stint", what)
        agent = self.agents.setdefault(stint.agent, _Agent(stint.agent))
        agent.capacity, agent.online, agent.idle_since = stint.capacity, True, self.now
        agent.queues = stint.queues or self._every
        self.events.append(
            CameOnline(
                t=self.now,
                agent=agent.name,
                capacity=stint.capacity,
                skills=stint.queues or None,
                until=stint.planned_end,
            )
        )
        self._fill(agent)

    def _stop(self, what: object) -> None:
        agent = self.agents[cast("Stint", what).agent]
        agent.online = False
        self.events.append(WentOffline(t=self.now, agent=agent.name))

    def _arrive(self, what: object) -> None:
        i, arrival = cast("tuple[int, Arrival]", what)
        cust = f"c{i}"
        boost = arrival.head_start_seconds
        lead = arrival.prio * STRICT_SECONDS if boost is None else boost
        self.fates[cust] = Fate(cust=cust, queue=arrival.queue, joined_at=self.now)
        self.events.append(
            Joined(t=self.now, cust=cust, queue=arrival.queue, prio=arrival.prio, boost=boost)
        )
        entry = (rank(_instant(self.now), lead), cust)
        head = Head(
            handoff=cast("HandoffId", cust), queue=cast("QueueId", arrival.queue), rank=entry[0]
        )
        seat = choose_agent((_seat(a) for a in self.agents.values() if a.online), head)
        if seat is not None:
            self._assign(cust, self.agents[str(seat.agent)])
            return
        insort(self.lines.setdefault(arrival.queue, []), entry)
        if arrival.patience_seconds < float("inf"):
            self._at(self.now + arrival.patience_seconds, 4, cust)

    def _give_up(self, what: object) -> None:
        cust = cast("str", what)
        fate = self.fates[cust]
        if fate.answered_at is None and fate.left_at is None:
            self.fates[cust] = msgspec.structs.replace(fate, left_at=self.now)
            self.ghosts.add(cust)
            self.events.append(Abandoned(t=self.now, cust=cust))

    def _end(self, what: object) -> None:
        name, cust, version = cast("tuple[str, str, int]", what)
        agent = self.agents[name]
        talk = agent.talks.get(cust)
        if talk is None or talk.version != version:
            return
        self._settle(agent)
        del agent.talks[cust]
        agent.idle_since = self.now
        self.events.append(Ended(t=self.now, cust=cust, agent=name))
        self._plan_ends(agent)
        if agent.online:
            self._fill(agent)

    def _fill(self, agent: _Agent) -> None:
        """Give a freed agent the smallest ranks they serve, ghosts passing through."""
        while len(agent.talks) < agent.capacity:
            heads = [
                Head(
                    handoff=cast("HandoffId", line[0][1]), queue=cast("QueueId", q), rank=line[0][0]
                )
                for q in agent.queues
                if (line := self.lines.get(q))
            ]
            head = choose_head(_seat(agent), heads).head
            if head is None:
                return
            self.lines[str(head.queue)].pop(0)
            cust = str(head.handoff)
            if cust in self.ghosts:
                self.ghosts.discard(cust)
                self.events.append(GhostServed(t=self.now, cust=cust))
            else:
                self._assign(cust, agent)

    def _assign(self, cust: str, agent: _Agent) -> None:
        self.fates[cust] = msgspec.structs.replace(
            self.fates[cust], answered_at=self.now, agent=agent.name
        )
        self.events.append(Assigned(t=self.now, cust=cust, agent=agent.name))
        self._settle(agent)
        work = max(self.plan.arrivals[int(cust[1:])].work_seconds, 0.0)
        agent.talks[cust] = _Talk(work + self.plan.pick_up_seconds, self.now)
        agent.idle_since = self.now
        self._plan_ends(agent)

    def _speed(self, agent: _Agent) -> float:
        return 1.0 / (1.0 + self.plan.slowdown * max(0, len(agent.talks) - 1))

    def _settle(self, agent: _Agent) -> None:
        for talk in agent.talks.values():
            self.busy += self.now - talk.seen_at
            talk.work_left -= (self.now - talk.seen_at) * self._speed(agent)
            talk.seen_at = self.now

    def _plan_ends(self, agent: _Agent) -> None:
        speed = self._speed(agent)
        for cust, talk in agent.talks.items():
            talk.version += 1
            end = self.now + max(0.0, talk.work_left) / speed
            self._at(end, 3, (agent.name, cust, talk.version))


def _seat(agent: _Agent) -> Seat:
    return Seat(
        agent=cast("AgentId", agent.name),
        queues=cast("frozenset[QueueId]", agent.queues),
        capacity=agent.capacity,
        load=len(agent.talks),
        idle_since=_instant(agent.idle_since),
    )


def _instant(seconds: float) -> datetime:
    return EPOCH + timedelta(seconds=seconds)


def days(stints: Sequence[Stint], count: int, *, day: float = 86_400.0) -> Iterator[Stint]:
    """The same stints on each of `count` days."""
    for n in range(count):
        for stint in stints:
            planned = None if stint.planned_end is None else stint.planned_end + n * day
            yield msgspec.structs.replace(
                stint, start=stint.start + n * day, end=stint.end + n * day, planned_end=planned
            )
