"""What could be known at best: the future of a line lived by its true law from its true state."""

from collections.abc import Callable
from functools import cached_property
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.desk import Waiter
from batonpass.domain.wait.line import Line
from batonpass.domain.wait.shift import Plan, Stint

Array = NDArray[np.float64]
Random = np.random.Generator
Roster = dict[str, list[tuple[Array, bool]]]  # agent: when they come (True) or go, on each path

PATHS: Final = 256
MOST_STEPS: Final = 6000
TABLE: Final = 100_000
NEWCOMERS: Final = 120
NEVER: Final = 1e9
AHEAD: Final = 3 * 86_400.0  # how far the staffing is looked up


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A share of the customers."""

    share: float = 1.0
    queue: str = "q"
    prio: float = 0.0
    head_start_seconds: float | None = None


class Law(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """By what a scenario is drawn; the model is told none of it."""

    mean: Callable[[float], float]  # seconds of work of somebody who comes then
    spread: float | None = 1.0  # lognormal, standard deviation over mean; None: exponential
    patience: float = np.inf  # mean, exponential
    slowdown: float = 0.0
    rate: float = 0.0  # arrivals a second, where newcomers may overtake
    kinds: tuple[Kind, ...] = (Kind(),)
    # Where staffing is chance: who comes and goes after now, by what was before. None: planned.
    staffing: Callable[[tuple[Stint, ...], float, Random], Roster] | None = None

    def works(self, random: Random, times: list[float]) -> Array:
        """Seconds of work of those who come at these times."""
        n = len(times)
        means = np.array([self.mean(t) for t in times])
        return np.asarray(_unit(random, n, self.spread) * means)

    @cached_property
    def table(self) -> Array:
        """Works of mean 1 in order, a fine picture of their distribution."""
        return np.sort(_unit(np.random.default_rng(1), TABLE, self.spread))

    def left(self, random: Random, mean: float, done: float) -> Array:
        """What is left of a work of which so much is done, on each path."""
        first = min(int(np.searchsorted(self.table, done / mean)), TABLE - 20)
        drawn = self.table[random.integers(first, TABLE, PATHS)] * mean
        return np.asarray(np.maximum(drawn - done, 0.0))


def _unit(random: Random, n: int, spread: float | None) -> Array:
    if spread is None:
        return np.asarray(random.exponential(1.0, n))
    sigma2 = np.log1p(spread * spread)
    return np.asarray(random.lognormal(-sigma2 / 2, np.sqrt(sigma2), n))


def planned(stints: tuple[Stint, ...], now: float) -> Roster:
    """The staffing as it will be."""
    roster: Roster = {}
    for stint in stints:
        for at, comes in ((stint.start, True), (stint.end, False)):
            if now < at < now + AHEAD:
                roster.setdefault(stint.agent, []).append((np.full(PATHS, at), comes))
    return roster


def futures(plan: Plan, law: Law, line: Line, me: Waiter, now: float, random: Random) -> Array:
    """The remaining wait of somebody in the line on each of `PATHS` paths, sorted."""
    roster = law.staffing(plan.stints, now, random) if law.staffing else planned(plan.stints, now)
    paths = _Paths(plan, law, line, now, random, roster)
    paths.stand(line.before(me), me)
    return np.sort(paths.run()) - now


class _Paths:
    """Every path at once: agents by rows of units, those who wait by rows, one column a path."""

    def __init__(
        self, plan: Plan, law: Law, line: Line, now: float, random: Random, roster: Roster
    ) -> None:
        self.law, self.random = law, random
        self.now = np.full(PATHS, now)
        self.every = np.arange(PATHS)
        stints = {s.agent: s for s in plan.stints}
        self.names = list(stints)
        seats = max(s.capacity for s in stints.values())
        held = max((len(d.talks) for d in line.desks.values()), default=0)
        self.left = np.full((len(self.names), max(seats, held), PATHS), np.inf)
        self.online = np.zeros((len(self.names), PATHS), dtype=bool)
        self.capacity = np.array([stints[a].capacity for a in self.names])
        switches = []
        for i, name in enumerate(self.names):
            desk = line.desks.get(name)
            self.online[i] = desk is not None and desk.online
            for k, talk in enumerate(desk.talks.values() if desk else ()):
                load = max(len(desk.talks), 1) if desk else 1
                seen = list(talk.spent)
                seen[min(load, len(seen)) - 1] += now - talk.seen_at
                done = float((np.array(seen) / self._slow(np.arange(1, len(seen) + 1))).sum())
                came = plan.arrivals[int(talk.cust[1:])].at
                self.left[i, k] = law.left(random, law.mean(came), done)
            switches += [(at, i, comes) for at, comes in roster.get(name, [])]
        self.switch_at = np.array([at for at, _, _ in switches] or [np.full(PATHS, NEVER)])
        self.switch_who = np.array([i for _, i, _ in switches] or [0])
        self.switch_to = np.array([comes for _, _, comes in switches] or [False])
        self.queues = [stints[a].queues for a in self.names]

    def _slow(self, load: NDArray[np.intp]) -> Array:
        return np.asarray(1.0 + self.law.slowdown * np.maximum(load - 1, 0))

    def stand(self, ahead: list[Waiter], me: Waiter) -> None:
        """The line: those ahead in order, me, and who may yet slip in between."""
        law, random = self.law, self.random
        rows = [(w.queue, w.order, w.cust) for w in (*ahead, me)]
        key = [(np.full(PATHS, o[0]), np.full(PATHS, o[1])) for _, o, _ in rows]
        come = [self.now - 1.0 for _ in rows]
        stay = [self.now + random.exponential(law.patience, PATHS) for _ in ahead]
        stay.append(np.full(PATHS, np.inf))
        queues = [q for q, _, _ in rows]
        for kind in law.kinds:
            passes = -kind.prio < me.order[0] if kind.head_start_seconds is None else True
            if not passes or not law.rate or kind.head_start_seconds == 0.0:
                continue
            lead = kind.head_start_seconds or 0.0
            until = me.order[1] + lead if kind.head_start_seconds else NEVER
            times = np.cumsum(
                random.exponential(1.0 / (law.rate * kind.share), (NEWCOMERS, PATHS)), axis=0
            )
            for at in times + self.now:
                if (at > until).all():
                    break
                first = -kind.prio if kind.head_start_seconds is None else 0.0
                key.append((np.full(PATHS, first), np.where(at > until, NEVER, at - lead)))
                come.append(at)
                stay.append(at + random.exponential(law.patience, PATHS))
                queues.append(kind.queue)
        self.me = len(ahead)
        self.key = np.array([level * 1e9 + order for level, order in key])
        self.come, self.stay = np.array(come), np.array(stay)
        self.taken = np.zeros(self.come.shape, dtype=bool)
        self.serves = np.array([[not s or q in s for q in queues] for s in self.queues])

    def run(self) -> Array:
        """When I am answered."""
        answered = np.full(PATHS, NEVER)
        for _ in range(MOST_STEPS):
            who = self._next()
            for _ in range(int(self.capacity.max())):
                row = self._take(who)
                answered = np.where(row == self.me, self.now, answered)
            if (answered < NEVER).all():
                break
        return answered

    def _next(self) -> NDArray[np.intp]:
        """Move every path on to what happens next; the agent who may take somebody then."""
        load = np.isfinite(self.left).sum(1)
        slow = self._slow(load)
        flat = (self.left * slow[:, None, :]).reshape(-1, PATHS)
        first = flat.argmin(0)
        ends = self.now + flat[first, self.every]
        switch = self.switch_at.argmin(0)
        switches = self.switch_at[switch, self.every]
        coming = np.where(self.come > self.now, self.come, np.inf)
        newcomer = coming.argmin(0)
        comes = coming[newcomer, self.every]
        at = np.minimum(np.minimum(ends, switches), np.minimum(comes, NEVER))
        self.left -= (at - self.now) / slow[:, None, :]
        self.now = at
        seats = self.left.shape[1]
        ended = ends <= at
        self.left.reshape(-1, PATHS)[first[ended], self.every[ended]] = np.inf
        turned = ~ended & (switches <= at)
        which = switch[turned]
        self.online[self.switch_who[which], self.every[turned]] = self.switch_to[which]
        self.switch_at[which, self.every[turned]] = np.inf
        free = self.online & (np.isfinite(self.left).sum(1) < self.capacity[:, None])
        finder = (free & self.serves[:, newcomer]).argmax(0)
        turner = np.where(turned, self.switch_who[switch], finder)
        return np.asarray(np.where(ended, first // seats, turner))

    def _take(self, who: NDArray[np.intp]) -> NDArray[np.intp]:
        """The smallest key this agent serves, if they have room; -1 where nobody is taken."""
        seats = self.left[who, :, self.every]
        load = np.isfinite(seats).sum(1)
        room = self.online[who, self.every] & (load < self.capacity[who])
        here = ~self.taken & (self.come <= self.now) & (self.stay > self.now)
        key = np.where(here & self.serves[who].T, self.key, np.inf)
        row = key.argmin(0)
        takes = room & np.isfinite(key[row, self.every])
        chosen, agent, path = row[takes], who[takes], self.every[takes]
        seat = seats[takes].argmax(1)
        works = self.law.table[self.random.integers(0, TABLE, len(path))]
        self.left[agent, seat, path] = works * self.law.mean(float(self.now[0]))
        self.taken[chosen, path] = True
        return np.asarray(np.where(takes, row, -1))
