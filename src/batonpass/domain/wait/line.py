"""The present state of a line, kept from its events: who waits, who serves whom, since when."""

from bisect import bisect_left, insort
from typing import Final

import numpy as np

from batonpass.domain.wait.desk import ANYBODY, Desk, Talk, Waiter
from batonpass.domain.wait.event import (
    Abandoned,
    Assigned,
    CameOnline,
    CapacityChanged,
    Ended,
    Event,
    GhostServed,
    Joined,
    Moved,
    WentOffline,
)
from batonpass.domain.wait.learnt import SAME_MOMENT, Learnt

MOST_CAPACITY: Final = 50  # an absurd capacity is read as this
LOOK_SECONDS: Final = 30.0  # between two looks at what has not ended


class Line:
    """Everything that stands and moves now; what can be learnt on the way goes to `learnt`."""

    def __init__(self, learnt: Learnt) -> None:
        self.learnt = learnt
        self.now = 0.0
        self.waiting: dict[str, Waiter] = {}
        self._places: list[tuple[tuple[float, float], str]] = []  # of those who wait, in order
        # Who waits in each queue and since when, in the order they came to it.
        self._queues: dict[str, dict[str, float]] = {}
        self.ghosts: dict[str, Waiter] = {}
        self.desks: dict[str, Desk] = {}
        self.served_by: dict[str, str] = {}
        self.largest_boost = 0.0
        self.strict = False  # some priority is strict
        self._looked_at = 0.0  # when what has not ended was last counted

    def apply(self, event: Event) -> None:
        """Move on by one event; what contradicts the state is taken for what it most likely is."""
        self.now = max(self.now, event.t)
        match event:
            case Joined():
                self._join(event)
            case Assigned():
                self._assign(event)
            case Abandoned():
                self._abandon(event)
            case Moved():
                self._move(event)
            case Ended():
                self._end(event)
            case CameOnline():
                self._online(event)
            case WentOffline():
                self._offline(event)
            case CapacityChanged():
                desk = self._desk(event.agent)
                desk.capacity = min(max(event.capacity, 0), MOST_CAPACITY)
                self._fit(desk)
            case GhostServed():
                self.ghosts.pop(event.cust, None)
        self._press()
        self._look()

    def _look(self) -> None:
        """Count now and then how long who waits has stayed, and what goes on has lasted, so far.

        Counting each only at its end would hear of a crowd's impatient and of the shortest
        conversations first, and take the rest for like them.
        """
        if self.now < self._looked_at + LOOK_SECONDS:
            return
        for queue, waiting in self._queues.items():
            joined = np.fromiter(waiting.values(), np.float64, len(waiting))
            starts = np.maximum(self._looked_at - joined, 0.0)
            self.learnt.stay(queue, starts, self.now - joined)
        for desk in self.desks.values():
            desk.settle(self.now)
        self.learnt.go_on([(d.agent, t) for d in self.desks.values() for t in d.talks.values()])
        self._looked_at = self.now

    def _known(self, waiter: Waiter) -> float:
        """Seconds of a wait that are counted already."""
        return max(0.0, self._looked_at - waiter.joined_at)

    def ahead(self, me: Waiter) -> int:
        """How many stand before this place, in whatever queue."""
        return bisect_left(self._places, (me.order, ""))

    def before(self, me: Waiter, *, first: int = 0, step: int = 1) -> list[Waiter]:
        """Those before this place in order, or one of every `step` of them."""
        return [self.waiting[cust] for _, cust in self._places[first : self.ahead(me) : step]]

    def oldest(self, queue: str, now: float) -> float:
        """Seconds that the first of those in a queue has waited; 0 when nobody does."""
        waiting = self._queues.get(queue)
        return now - next(iter(waiting.values())) if waiting else 0.0

    def _out(self, cust: str) -> Waiter | None:
        """Somebody leaves the line."""
        waiter = self.waiting.pop(cust, None)
        if waiter:
            del self._places[bisect_left(self._places, (waiter.order, cust))]
            self._fewer(waiter)
        return waiter

    def _more(self, waiter: Waiter) -> None:
        self._queues.setdefault(waiter.queue, {})[waiter.cust] = waiter.joined_at

    def _fewer(self, waiter: Waiter) -> None:
        left = self._queues[waiter.queue]
        del left[waiter.cust]
        if not left:
            del self._queues[waiter.queue]

    def _move(self, event: Moved) -> None:
        waiter = self.waiting.get(event.cust)
        if waiter:
            self._fewer(waiter)
            waiter.queue = event.queue
            waiter.wider = None
            self._more(waiter)

    def _press(self) -> None:
        """Note which free units face somebody they serve, and which do so no longer."""
        queues = self._queues.keys()
        for desk in self.desks.values():
            faces = (
                bool(desk.freed)
                and bool(queues)
                and desk.online
                and (desk.skills is None or any(q in queues for q in desk.skills))
            )
            if faces and desk.pressed_at is None:
                desk.pressed_at = self.now
            elif not faces and desk.pressed_at is not None:
                self._release(desk, taken=0.0)

    def _release(self, desk: Desk, *, taken: float) -> None:
        """A free unit stops facing a customer: it took one, or there is none, or it went."""
        if desk.pressed_at is not None and desk.freed:
            since = desk.freed[0]
            self.learnt.faced(since, desk.pressed_at, self.now, taken=taken)
        desk.pressed_at = None

    def _join(self, event: Joined) -> None:
        if event.cust in self.waiting:
            return
        boost = event.boost
        if boost is None:
            order = (-event.prio, self.now)
            self.strict = self.strict or event.prio != 0.0
        else:
            order = (0.0, self.now - max(0.0, boost))
            self.largest_boost = max(self.largest_boost, boost)
        waiter = self.waiting[event.cust] = Waiter(
            event.cust,
            event.queue,
            order,
            self.now,
            weight=min(max(event.weight, 1), MOST_CAPACITY),
            wider=_wider(event),
        )
        insort(self._places, (order, event.cust))
        self._more(waiter)
        self.learnt.joined(self.now, event.queue, order[0], boost or 0.0)

    def _assign(self, event: Assigned) -> None:
        waiter = self._out(event.cust)
        joined_at = waiter.joined_at if waiter else self.now
        queue = waiter.queue if waiter else ""
        if waiter:
            self.learnt.served(queue, self.now - joined_at, known=self._known(waiter))
        name = event.agent if event.agent is not None else ANYBODY
        desk = self._desk(name)
        desk.settle(self.now)
        weight = desk.takes(waiter.weight) if waiter else 1
        if desk.freed:
            if desk.online and name != ANYBODY:
                if waiter:
                    self.learnt.accepted(self.now - max(joined_at, desk.freed[0]))
                if desk.pressed_at is None:
                    desk.pressed_at = self.now
                # Who is answered on coming never waited, and says nothing about those who wait.
                if waiter is None or waiter.asked or self.now - joined_at >= SAME_MOMENT:
                    self._release(desk, taken=1.0)
                desk.pressed_at = None
            del desk.freed[:weight]
        desk.talks[event.cust] = Talk(event.cust, queue, self.now, self.now, weight)
        self.served_by[event.cust] = name
        self.learnt.handled(name, queue)

    def _abandon(self, event: Abandoned) -> None:
        waiter = self._out(event.cust)
        if waiter:
            self.learnt.left(waiter.queue, self.now - waiter.joined_at, known=self._known(waiter))
            self.ghosts[event.cust] = waiter
            while len(self.ghosts) > 500:  # noqa: PLR2004 - nobody collects them here
                self.ghosts.pop(next(iter(self.ghosts)))

    def _end(self, event: Ended) -> None:
        name = self.served_by.pop(event.cust, None)
        desk = self.desks.get(name) if name is not None else None
        if desk is None:
            return
        desk.settle(self.now)
        load = len(desk.talks)
        talk = desk.talks.pop(event.cust, None)
        if talk:
            self.learnt.ended(desk.agent, talk, load)
        desk.freed += [self.now] * (talk.weight if talk else 1)
        self._fit(desk)

    def _online(self, event: CameOnline) -> None:
        desk = self._desk(event.agent)
        fresh = not desk.online
        desk.capacity = min(max(event.capacity, 0), MOST_CAPACITY)
        desk.skills = frozenset(event.skills) if event.skills else None
        desk.until, desk.back = event.until, event.back
        desk.online = True
        if fresh:
            desk.online_at = self.now
            desk.freed = []
            self.learnt.roster.came(event.agent, self.now)
        self._fit(desk)

    def _offline(self, event: WentOffline) -> None:
        desk = self.desks.get(event.agent)
        if desk and desk.online:
            desk.online = False
            self._release(desk, taken=0.0)
            self.learnt.roster.went(event.agent, self.now, desk.until)

    def _desk(self, name: str) -> Desk:
        desk = self.desks.get(name)
        if desk is None:
            desk = self.desks[name] = Desk(agent=name, capacity=0 if name == ANYBODY else 1)
        return desk

    def _fit(self, desk: Desk) -> None:
        """Make the list of free units as long as the free capacity is."""
        free = max(0, desk.capacity - desk.held)
        while len(desk.freed) < free:
            desk.freed.append(self.now)
        del desk.freed[: len(desk.freed) - free]


def _wider(event: Joined) -> tuple[float, str] | None:
    """When somebody will wait in another queue, and in which; None when in no other."""
    if event.wider is None or event.wider_at is None or event.wider == event.queue:
        return None
    return event.wider_at, event.wider
