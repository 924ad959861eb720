"""What may happen from now until one customer is answered, lived many times over."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.handling import GRID, probit
from batonpass.domain.wait.hazard import Hazard
from batonpass.domain.wait.learnt import WRAPPING, Learnt
from batonpass.domain.wait.line import ANYBODY, Desk, Line, Waiter
from batonpass.domain.wait.roster import NEVER

Array = NDArray[np.float64]

PATHS: Final = GRID
POOL: Final = 1024  # rows of shuffled strata, used again and again
MOST_AHEAD: Final = 220  # beyond, the line is long enough for its mean to say most
NEWCOMERS: Final = 40  # who may slip in ahead, at most
LEAST_LEAVING: Final = 0.002  # after fewer than one talk in so many, going is an accident
FAR: Final = 5400.0  # agents who come later than this are not looked for while others are there


class Chance:
    """Rows of stratified uniforms: each row holds every stratum once, in its own random order.

    A Latin hypercube: sums over rows vary far less than with independent draws, and the answer
    does not flicker between two questions about the same moment.
    """

    def __init__(self, random: np.random.Generator) -> None:
        strata = np.tile(np.arange(PATHS, dtype=np.intp), (POOL, 1))
        self._strata = random.permuted(strata, axis=1)
        self._uniforms = (self._strata + 0.5) / PATHS
        self.sorted_exponentials = -np.log1p(-(np.arange(PATHS) + 0.5) / PATHS)
        self._exponentials = self.sorted_exponentials[self._strata]
        self._normals = np.array([probit((i + 0.5) / PATHS) for i in range(PATHS)])
        self._at = 0

    def restart(self) -> None:
        """Begin at the first row: the same question gets the same answer."""
        self._at = 0

    def _take(self, rows: int) -> slice:
        if self._at + rows > POOL:
            self._at = 0
        self._at += rows
        return slice(self._at - rows, self._at)

    def uniforms(self, rows: int) -> Array:
        """Uniforms between 0 and 1, shape (rows, PATHS)."""
        return self._uniforms[self._take(rows)]

    def exponentials(self, rows: int) -> Array:
        """Exponentials of mean 1, shape (rows, PATHS)."""
        return np.asarray(self._exponentials[self._take(rows)])

    def normals(self) -> Array:
        """Standard normals, shape (PATHS,)."""
        return np.asarray(self._normals[self._strata[self._take(1)][0]])

    def strata(self, rows: int) -> NDArray[np.intp]:
        """Strata 0 .. PATHS - 1, shape (rows, PATHS)."""
        return self._strata[self._take(rows)]

    def last(self, hazard: Hazard, rows: int) -> Array:
        """How long something new of this hazard lasts, shape (rows, PATHS)."""
        return hazard.draw(self.strata(rows), self.sorted_exponentials)


class Units:
    """The free times of every unit that matters, one row a unit and one column a path."""

    def __init__(self) -> None:
        self.free: list[Array] = []
        self.until: list[float] = []
        self.after: list[Array | None] = []
        self.skills: list[frozenset[str] | None] = []
        self.pace: list[float] = []  # seconds a second of work takes: own pace and full load
        self.desks: list[Desk] = []


def remaining(line: Line, me: Waiter, now: float, chance: Chance) -> Array:
    """The remaining wait on each path, sorted; `NEVER` on paths where nobody comes.

    Units fall free as running conversations of their age end; those with a smaller rank take them
    in order unless their patience ends first; newcomers with right of way slip in as they come.
    Work is exact for the rule the router keeps: a unit takes the smallest rank it serves.
    """
    learnt = line.learnt
    chance.restart()
    ahead = sorted(
        (w for w in line.waiting.values() if w.order < me.order and w.cust != me.cust),
        key=lambda w: w.order,
    )
    units = _units(line, me, now, chance, {w.queue for w in ahead})
    free = np.array(units.free)
    if not len(free):
        return np.full(PATHS, NEVER)
    until = np.array(units.until)
    bounded = bool(np.isfinite(until).any())
    after = None
    if bounded:
        after = np.array([np.full(PATHS, NEVER) if a is None else a for a in units.after])
        free = np.where(free > until[:, None], after, free)
    pace = np.array(units.pace)
    rows = _Rows(units)
    scale = np.exp(min(learnt.handling(me.queue).doubt, 0.8) * chance.normals())
    columns = np.arange(PATHS)
    ahead = [w for w in ahead if rows.of(w.queue) is None or len(rows.of(w.queue))]  # type: ignore[arg-type]
    skipped = max(0, len(ahead) - MOST_AHEAD)
    ahead = ahead[:MOST_AHEAD]
    if ahead:
        lengths = _lengths(learnt, [w.queue for w in ahead], chance) * scale
        waited = np.array([[now - w.joined_at] for w in ahead])
        stays = _stays(learnt, [w.queue for w in ahead], waited, chance)
        gaps = _gaps(learnt, len(ahead), chance)
        for i, waiter in enumerate(ahead):
            which = rows.of(waiter.queue)
            row = free.argmin(0) if which is None else which[free[which].argmin(0)]
            start = free[row, columns]
            ends = start + lengths[i] * pace[row] + gaps[i]
            if bounded and after is not None:
                ends = np.where(ends > until[row], after[row, columns], ends)
            free[row, columns] = np.where(stays[i] < start, start, ends)
    mine = rows.of(me.queue)
    own = (free if mine is None else free[mine]).min(0)
    if skipped:
        own = own * (1.0 + skipped / MOST_AHEAD)
    own = _let_in(line, me, now, chance, free, rows, pace, scale, own)
    return np.sort(np.maximum(own, 0.0))


def _units(line: Line, me: Waiter, now: float, chance: Chance, others: set[str]) -> Units:
    """Every unit of every agent that could serve me or somebody before me."""
    learnt = line.learnt
    units = Units()
    queues = others | {me.queue}
    for desk in line.desks.values():
        if not desk.online or desk.agent == ANYBODY:
            continue
        if desk.skills is not None and not (desk.skills & queues):
            continue
        _desk_units(units, line, desk, now, chance)
    known = {d.agent for d in units.desks}
    for name in learnt.roster.agents:
        desk_ = line.desks.get(name)
        if name in known or desk_ is None or desk_.online:
            continue
        if desk_.skills is not None and not (desk_.skills & queues):
            continue
        if units.free and learnt.roster.soonest(name, now) > FAR:
            continue
        back = learnt.roster.returns(name, now, chance.uniforms(1)[0])
        for _ in range(max(desk_.capacity, 1)):
            _add(units, desk_, back, math.inf, None, _full_pace(line, desk_))
    return units


def _full_pace(line: Line, desk: Desk) -> float:
    learnt = line.learnt
    return learnt.pace(desk.agent) / learnt.slowdown.speed(max(desk.capacity, 1))


def _desk_units(units: Units, line: Line, desk: Desk, now: float, chance: Chance) -> None:
    """The units of one agent who is here."""
    learnt = line.learnt
    until = math.inf if desk.until is None else max(desk.until, now) - now
    after = None
    if until < FAR:
        after = learnt.roster.returns(desk.agent, now + until, chance.uniforms(1)[0]) + until
    pace = _full_pace(line, desk)
    own_pace = learnt.pace(desk.agent)
    load = max(len(desk.talks), 1)
    ends = []
    for talk in desk.talks.values():
        seconds = list(talk.spent)
        seconds[min(load, len(seconds)) - 1] += max(0.0, now - talk.seen_at)
        age = learnt.slowdown.work(seconds) / own_pace
        left = learnt.handling(talk.queue).remaining(age, chance.uniforms(1)[0]) * pace
        ends.append(left + _gaps(learnt, 1, chance)[0])
    surplus = len(ends) - desk.capacity
    if surplus > 0:  # over capacity: the first to end frees nothing
        ends = list(np.sort(np.array(ends), axis=0)[surplus:])
    for left in ends:
        _add(units, desk, left, until, after, pace)
    for since in desk.freed[: max(0, desk.capacity - len(desk.talks))]:
        first = now if desk.pressed_at is None else desk.pressed_at
        wrapping = first <= since + WRAPPING
        hazard = learnt.wrap if wrapping else learnt.pick_up
        age = now - (since if wrapping else first)
        idle = hazard.remaining(age, chance.exponentials(1)[0])
        _add(units, desk, idle, until, after, pace)


def _add(
    units: Units, desk: Desk, free: Array, until: float, after: Array | None, pace: float
) -> None:
    units.free.append(free)
    units.until.append(until)
    units.after.append(after)
    units.skills.append(desk.skills)
    units.pace.append(pace)
    units.desks.append(desk)


class _Rows:
    """Which rows serve a queue; None for all of them."""

    def __init__(self, units: Units) -> None:
        self._skills = units.skills
        self._found: dict[str, NDArray[np.intp] | None] = {}

    def of(self, queue: str) -> NDArray[np.intp] | None:
        if queue not in self._found:
            serving = [i for i, s in enumerate(self._skills) if s is None or queue in s]
            every = len(serving) == len(self._skills)
            self._found[queue] = None if every else np.array(serving, dtype=np.intp)
        return self._found[queue]


def _gaps(learnt: Learnt, rows: int, chance: Chance) -> Array:
    """From the end of a talk until its unit takes the next: wrap-up, or the agent is gone."""
    gaps = chance.last(learnt.wrap, rows)
    leaving = learnt.roster.leaving
    if leaving < LEAST_LEAVING:
        return gaps
    gone = chance.uniforms(rows) < leaving
    return np.asarray(np.where(gone, gaps + chance.last(learnt.roster.away, rows), gaps))


def _lengths(learnt: Learnt, queues: list[str], chance: Chance) -> Array:
    strata = chance.strata(len(queues))
    if len(set(queues)) == 1:
        return learnt.handling(queues[0]).draw(strata)
    return np.array([learnt.handling(q).table[row] for q, row in zip(queues, strata, strict=True)])


def _stays(learnt: Learnt, queues: list[str], waited: Array, chance: Chance) -> Array:
    exponentials = chance.exponentials(len(queues))
    stays = np.empty_like(exponentials)
    for queue in set(queues):
        chosen = [i for i, q in enumerate(queues) if q == queue]
        stays[chosen] = learnt.hazard(queue).remaining(waited[chosen], exponentials[chosen])
    return stays


def _let_in(
    line: Line,
    me: Waiter,
    now: float,
    chance: Chance,
    free: Array,
    rows: _Rows,
    pace: Array,
    scale: Array,
    own: Array,
) -> Array:
    """My wait once newcomers with right of way have slipped in ahead of me."""
    coming: dict[str, tuple[float, float]] = {}  # queue: rate, seconds during which they can
    for (queue, level, boost), rate in line.learnt.rates(now).items():
        if level < me.order[0]:
            window = math.inf
        elif level == me.order[0] and boost > 0.0:
            window = me.order[1] + boost - now
        else:
            continue
        if window > 0.0 and (rows.of(queue) is None or len(rows.of(queue))):  # type: ignore[arg-type]
            old = coming.get(queue, (0.0, 0.0))
            coming[queue] = (old[0] + rate, max(old[1], window))
    if not coming:
        return own
    columns = np.arange(PATHS)
    result = own.copy()
    total = sum(rate for rate, _ in coming.values())
    longest = max(window for _, window in coming.values())
    reach = min(longest, 2.0 * float(own[np.argpartition(own, PATHS // 2)[PATHS // 2]]) + 60.0)
    expected = total * reach
    n = int(min(NEWCOMERS, 2.0 + expected + 2.0 * math.sqrt(expected)))
    times = np.cumsum(chance.exponentials(n) / max(total, 1e-9), axis=0)
    queues = _spread({q: rate / total for q, (rate, _) in coming.items()}, n)
    lengths_of = _lengths(line.learnt, queues, chance) * scale
    stays_of = np.array([chance.last(line.learnt.hazard(q), 1)[0] for q in queues])
    mine = rows.of(me.queue)
    done = np.zeros(PATHS, dtype=bool)
    for k, queue in enumerate(queues):
        at, lengths, stays, window = times[k], lengths_of[k], stays_of[k], coming[queue][1]
        reached = (free if mine is None else free[mine]).min(0)
        ends_now = ~done & (reached <= at)
        result = np.where(done, result, reached)
        done |= ends_now
        if done.all():
            return result
        which = rows.of(queue)
        row = free.argmin(0) if which is None else which[free[which].argmin(0)]
        start = np.maximum(free[row, columns], at)
        takes = ~done & (at <= window) & (start <= at + stays)
        free[row, columns] = np.where(takes, start + lengths * pace[row], free[row, columns])
    reached = (free if mine is None else free[mine]).min(0)
    return np.asarray(np.where(done, result, reached))


def _spread(shares: dict[str, float], n: int) -> list[str]:
    """`n` names in an order that keeps to the shares throughout."""
    owed = dict.fromkeys(shares, 0.0)
    chosen = []
    for _ in range(n):
        for name, share in shares.items():
            owed[name] += share
        best = max(owed, key=lambda name: owed[name])
        owed[best] -= 1.0
        chosen.append(best)
    return chosen
