"""What may happen from now until one customer is answered, lived many times over."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.handling import GRID, LEVELS, Handling, probit
from batonpass.domain.wait.hazard import Hazard
from batonpass.domain.wait.learnt import WRAPPING, Learnt
from batonpass.domain.wait.line import ANYBODY, Desk, Line, Waiter
from batonpass.domain.wait.roster import NEVER

Array = NDArray[np.float64]

PATHS: Final = GRID
POOL: Final = 1024  # rows of shuffled strata, used again and again
MOST_AHEAD: Final = 110  # beyond, the line is long enough for its mean to say most
MOST_STEPS: Final = 5000  # units times people ahead that there is time for
FULL_WORK: Final = 1500  # ... on every path
FIXED_WORK: Final = 15  # what a step costs besides its units
MANY_UNITS: Final = 40
ENOUGH: Final = 400  # people ahead, to know the mix of a longer line
MOST_DESKS: Final = 40  # agents looked at one by one; a larger team is thinned to so many
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
        self.paths = PATHS

    def restart(self, paths: int = PATHS) -> None:
        """Begin at the first row, on so many paths: the same question gets the same answer."""
        self._at = 0
        self.paths = paths

    def _take(self, rows: int) -> slice:
        if self._at + rows > POOL:
            self._at = 0
        self._at += rows
        return slice(self._at - rows, self._at)

    def uniforms(self, rows: int) -> Array:
        """Uniforms between 0 and 1, shape (rows, PATHS)."""
        return np.asarray(self._uniforms[self._take(rows), : self.paths])

    def exponentials(self, rows: int) -> Array:
        """Exponentials of mean 1, shape (rows, PATHS)."""
        return np.asarray(self._exponentials[self._take(rows), : self.paths])

    def normals(self) -> Array:
        """Standard normals, shape (PATHS,)."""
        return np.asarray(self._normals[self._strata[self._take(1), : self.paths][0]])

    def strata(self, rows: int) -> NDArray[np.intp]:
        """Strata 0 .. PATHS - 1, shape (rows, PATHS)."""
        return self._strata[self._take(rows), : self.paths]

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
    Work is exact for the rule the router keeps: a unit takes the smallest rank it serves. A line
    too long to be lived one by one is added up instead (`_added_up`).
    """
    learnt = line.learnt
    count = line.ahead(me)
    ahead = line.before(me, step=1 + count // ENOUGH)  # of a very long line, enough for its mix
    desks = _desks(line, {w.queue for w in ahead} | {me.queue})
    if len(desks) > MOST_DESKS:
        desks, share = _thinned(desks)
        count //= share
        ahead = line.before(me, first=share - 1, step=share * (1 + count // ENOUGH))
    chance.restart(_columns(count, sum(max(d.capacity, len(d.talks)) for d in desks)))
    # How unsure the mean is makes the whole line slower or faster on a path, not one of it.
    scale = np.exp(min(learnt.handling(me.queue).doubt, 0.8) * chance.normals())
    units = _units(line, me, now, chance, desks, scale)
    if not units.free:
        return np.full(PATHS, NEVER)
    rows = _Rows(units)
    if count <= ENOUGH:
        ahead = [w for w in ahead if rows.any(w.queue)]
        count = len(ahead)
    if count > MOST_AHEAD or count * len(units.free) > MOST_STEPS:
        own = _added_up(line, me, now, chance, ahead, count, units, rows) * scale
        return np.repeat(np.sort(own), PATHS // chance.paths)
    field = Field(units, rows, chance.paths)
    if ahead:
        queues = [w.queue for w in ahead]
        lengths = _lengths(learnt, queues, chance) * scale
        waited = np.array([[now - w.joined_at] for w in ahead])
        stays = _stays(learnt, queues, waited, chance)
        gaps = _gaps(learnt, len(ahead), chance)
        for i, queue in enumerate(queues):
            row, start = field.first(queue)
            field.take(row, start, lengths[i], gaps[i], takes=stays[i] >= start)
    own = _let_in(line, me, now, chance, field, scale)
    return np.repeat(np.sort(np.maximum(own, 0.0)), PATHS // field.paths)


def _columns(ahead: int, units: int) -> int:
    """How many paths there is time for."""
    if units > MANY_UNITS:
        return PATHS // 4
    return PATHS if min(ahead, MOST_AHEAD) * (units + FIXED_WORK) <= FULL_WORK else PATHS // 2


class Field:
    """The free time of every unit on every path, as those ahead take them one by one."""

    def __init__(self, units: Units, rows: "_Rows", paths: int) -> None:
        self.paths = paths
        self._rows = rows
        self._free = np.array(units.free)
        self._until = np.array(units.until)
        self._pace = np.array(units.pace)
        self._after: Array | None = None
        self._at = np.arange(paths)
        if np.isfinite(self._until).any():
            never = np.full(paths, NEVER)
            self._after = np.array([never if a is None else a for a in units.after])
            self._free = np.where(self._free > self._until[:, None], self._after, self._free)

    def serves(self, queue: str) -> bool:
        """Whether any unit does."""
        return self._rows.any(queue)

    def soonest(self, queue: str) -> Array:
        """When the first unit that serves this queue is free, on each path."""
        which = self._rows.of(queue)
        return np.asarray((self._free if which is None else self._free[which]).min(0))

    def first(self, queue: str) -> tuple[NDArray[np.intp], Array]:
        """Which unit that is, and when."""
        which = self._rows.of(queue)
        row = self._free.argmin(0) if which is None else which[self._free[which].argmin(0)]
        return row, self._free[row, self._at]

    def take(
        self,
        row: NDArray[np.intp],
        start: Array,
        length: Array,
        gap: Array | float,
        *,
        takes: Array,
    ) -> None:
        """Somebody takes these units from `start` on, on the paths where they do."""
        ends = start + length * self._pace[row] + gap
        if self._after is not None:
            ends = np.where(ends > self._until[row], self._after[row, self._at], ends)
        self._free[row, self._at] = np.where(takes, ends, self._free[row, self._at])


def _added_up(
    line: Line,
    me: Waiter,
    now: float,
    chance: Chance,
    few: list[Waiter],
    ahead: int,
    units: Units,
    rows: "_Rows",
) -> Array:
    """A long line from the mean and variance of its steps, as the cold start does it.

    Units of others count by the share of the line ahead that they serve.
    """
    learnt = line.learnt
    shares: dict[str, float] = {}
    for waiter in few:
        shares[waiter.queue] = shares.get(waiter.queue, 0.0) + 1.0 / len(few)
    mean = sum(share * learnt.handling(q).mean for q, share in shares.items())
    gap = float(chance.last(learnt.wrap, 1)[0].mean())
    rate = 0.0
    for i, (pace, free) in enumerate(zip(units.pace, units.free, strict=True)):
        served = sum(s for q, s in shares.items() if rows.serves(i, q))
        if float(np.median(free)) < FAR:
            rate += served / (mean * pace + gap)
    rate = max(rate, 1e-9)
    first = 0.0
    waited = float(np.median([now - w.joined_at for w in few]))
    left = np.arange(ahead + 1, dtype=np.float64)
    for _ in range(2):  # impatience depends on how long it takes, and that on impatience
        typical = max(waited + 0.5 * first, 60.0)
        leaving = -math.log(max(learnt.hazard(me.queue).staying(typical), 1e-9)) / typical
        gaps = 1.0 / (rate + leaving * left)
        first = float(gaps.sum())
    spread = math.sqrt(float((gaps * gaps).sum()))
    return np.asarray(np.maximum(first + spread * chance.normals(), 0.1 * first))


def _desks(line: Line, queues: set[str]) -> list[Desk]:
    """Every agent who could serve me or somebody before me, here or not."""
    return [
        desk
        for desk in line.desks.values()
        if desk.agent != ANYBODY and (desk.skills is None or not desk.skills.isdisjoint(queues))
    ]


def _thinned(desks: list[Desk]) -> tuple[list[Desk], int]:
    """A large team as a small one: one of how many, and as many fewer people are before me.

    The line moves as fast for each of them; only chance weighs more than it would, so the answer
    errs to the long side, by about the time the large team takes for one of its steps.
    """
    step = -(-len(desks) // MOST_DESKS)
    here = [desk for desk in desks if desk.online]
    away = [desk for desk in desks if not desk.online]
    return here[::step] + away[::step], step


def _units(
    line: Line, me: Waiter, now: float, chance: Chance, desks: list[Desk], scale: Array
) -> Units:
    """Every unit of these agents: of those here, and of those who may come in time."""
    units = Units()
    here = [desk for desk in desks if desk.online and desk.capacity > 0]
    ends = _ends(line, here, now, chance, scale)
    for desk in here:
        _desk_units(units, line, desk, now, chance, ends.get(desk.agent, []))
    # While somebody stays for long, who comes later than that is not waited for.
    staying = any(d.serves(me.queue) and (d.until is None or d.until - now > FAR) for d in here)
    roster = line.learnt.roster
    for desk in desks:
        if desk.online or (staying and roster.soonest(desk.agent, now) > FAR):
            continue
        back = roster.returns(desk.agent, now, chance.uniforms(1)[0])
        for _ in range(max(desk.capacity, 1)):
            _add(units, desk, back, math.inf, None, _full_pace(line, desk))
    return units


def _full_pace(line: Line, desk: Desk) -> float:
    learnt = line.learnt
    return learnt.pace(desk.agent) / learnt.slowdown.speed(max(desk.capacity, 1))


def _ends(
    line: Line, here: list[Desk], now: float, chance: Chance, scale: Array
) -> dict[str, list[Array]]:
    """When each conversation of each agent ends and its unit takes the next, in seconds."""
    learnt = line.learnt
    by_lengths: dict[int, tuple[Handling, list[tuple[str, float, float]]]] = {}
    for desk in here:
        load = min(max(len(desk.talks), 1), LEVELS) - 1
        own_pace, pace = learnt.pace(desk.agent), _full_pace(line, desk)
        for talk in desk.talks.values():
            spent = list(talk.spent)
            spent[load] += max(0.0, now - talk.seen_at)
            handling = learnt.handling(talk.queue)
            known = by_lengths.setdefault(id(handling), (handling, []))
            known[1].append((desk.agent, learnt.slowdown.work(spent) / own_pace, pace))
    found: dict[str, list[Array]] = {}
    for handling, talks in by_lengths.values():
        ages, paces = np.array([t[1] for t in talks]), np.array([[t[2]] for t in talks])
        left = handling.remaining(ages, chance.uniforms(len(talks))) * paces * scale
        left += _gaps(learnt, len(talks), chance)
        for (agent, _, _), ends in zip(talks, left, strict=True):
            found.setdefault(agent, []).append(ends)
    return found


def _desk_units(
    units: Units, line: Line, desk: Desk, now: float, chance: Chance, ends: list[Array]
) -> None:
    """The units of one agent who is here."""
    learnt = line.learnt
    until = math.inf if desk.until is None else max(desk.until, now) - now
    after = None
    if until < FAR:
        after = learnt.roster.returns(desk.agent, now + until, chance.uniforms(1)[0]) + until
    pace = _full_pace(line, desk)
    surplus = len(ends) - desk.capacity
    if surplus > 0:  # over capacity: the first to end frees nothing
        ends = list(np.sort(np.array(ends), axis=0)[surplus:])
    for left in ends:
        _add(units, desk, left, until, after, pace)
    taken = np.zeros(chance.paths)
    for since in desk.freed[: max(0, desk.capacity - len(desk.talks))]:
        first = now if desk.pressed_at is None else desk.pressed_at
        wrapping = first <= since + WRAPPING
        hazard = learnt.wrap if wrapping else learnt.pick_up
        age = now - (since if wrapping else first)
        # One after the other: gaps are learnt by agent, who has one pair of hands.
        taken = taken + hazard.remaining(age, chance.exponentials(1)[0])
        _add(units, desk, taken, until, after, pace)


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

    def any(self, queue: str) -> bool:
        """Whether any row serves it."""
        which = self.of(queue)
        return which is None or len(which) > 0

    def serves(self, row: int, queue: str) -> bool:
        """Whether this row does."""
        skills = self._skills[row]
        return skills is None or queue in skills


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
    """How much longer each stays; on a path all are more patient than thought, or all less."""
    patient = np.exp(learnt.hazard(queues[0]).doubt * chance.normals())
    exponentials = chance.exponentials(len(queues)) * patient
    stays = np.empty_like(exponentials)
    for queue in set(queues):
        chosen = [i for i, q in enumerate(queues) if q == queue]
        stays[chosen] = learnt.hazard(queue).remaining(waited[chosen], exponentials[chosen])
    return stays


def _let_in(
    line: Line, me: Waiter, now: float, chance: Chance, field: Field, scale: Array
) -> Array:
    """My wait once newcomers with right of way have slipped in ahead of me."""
    own = field.soonest(me.queue)
    coming = _coming(line, me, now, field)
    if not coming:
        return own
    total = sum(rate for rate, _ in coming.values())
    longest = max(window for _, window in coming.values())
    middle = float(own[np.argpartition(own, field.paths // 2)[field.paths // 2]])
    expected = total * min(longest, 2.0 * middle + 60.0)
    n = int(min(NEWCOMERS, 2.0 + expected + 2.0 * math.sqrt(expected)))
    times = np.cumsum(chance.exponentials(n) / max(total, 1e-9), axis=0)
    queues = _spread({q: rate / total for q, (rate, _) in coming.items()}, n)
    lengths = _lengths(line.learnt, queues, chance) * scale
    done = np.zeros(field.paths, dtype=bool)
    for k, queue in enumerate(queues):
        at, window = times[k], coming[queue][1]
        reached = field.soonest(me.queue)
        own = np.where(done, own, reached)
        done |= reached <= at
        if done.all():
            return own
        stay = chance.last(line.learnt.hazard(queue), 1)[0]
        row, free = field.first(queue)
        start = np.maximum(free, at)
        takes = ~done & (at <= window) & (start <= at + stay)
        field.take(row, start, lengths[k], 0.0, takes=takes)
    return np.asarray(np.where(done, own, field.soonest(me.queue)))


def _coming(line: Line, me: Waiter, now: float, field: Field) -> dict[str, tuple[float, float]]:
    """Queues whose newcomers may pass me: how many a second, and for how many seconds yet."""
    coming: dict[str, tuple[float, float]] = {}
    for (queue, level, boost), rate in line.learnt.rates(now).items():
        if level < me.order[0]:
            window = math.inf
        elif level == me.order[0] and boost > 0.0:
            window = me.order[1] + boost - now
        else:
            continue
        if window > 0.0 and field.serves(queue):
            old = coming.get(queue, (0.0, 0.0))
            coming[queue] = (old[0] + rate, max(old[1], window))
    return coming


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
