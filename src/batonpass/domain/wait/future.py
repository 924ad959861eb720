"""What may happen from now until one customer is answered, lived many times over."""

import math
from typing import Final

import numpy as np

from batonpass.domain.wait.chance import PATHS, Array, Chance
from batonpass.domain.wait.desk import Waiter
from batonpass.domain.wait.field import Field
from batonpass.domain.wait.learnt import Learnt
from batonpass.domain.wait.line import Line
from batonpass.domain.wait.roster import NEVER
from batonpass.domain.wait.unit import FAR, MOST_DESKS, Units, gaps, team, thinned, units

MOST_AHEAD: Final = 110  # beyond, the line is long enough for its mean to say most
MOST_STEPS: Final = 5000  # units times people ahead that there is time for
FULL_WORK: Final = 1500  # ... on every path
FIXED_WORK: Final = 15  # what a step costs besides its units
MANY_UNITS: Final = 40
ENOUGH: Final = 400  # people ahead, to know the mix of a longer line
NEWCOMERS: Final = 40  # who may slip in ahead, at most


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
    desks = team(line, {queue for waiter in (*ahead, me) for queue in waiter.queues})
    if len(desks) > MOST_DESKS:
        desks, share = thinned(desks)
        count //= share
        ahead = line.before(me, first=share - 1, step=share * (1 + count // ENOUGH))
    chance.restart(_columns(count, sum(max(d.capacity, len(d.talks)) for d in desks)))
    # How unsure the mean is makes the whole line slower or faster on a path, not one of it.
    scale = np.exp(min(learnt.handling(me.queue).doubt, 0.8) * chance.normals())
    found = units(line, me, now, chance, desks, scale)
    if found is None:
        return np.full(PATHS, NEVER)
    field = Field(found)
    if count <= ENOUGH:
        ahead = [w for w in ahead if any(map(field.serves, w.queues))]
        count = len(ahead)
    if count > MOST_AHEAD or count * len(found.desks) > MOST_STEPS:
        own = _added_up(line, me, now, chance, ahead, count, found) * scale
        return _on_all(own)
    if ahead:
        queues = [w.queue for w in ahead]
        lengths = _lengths(learnt, queues, chance) * scale
        waited = np.array([[now - w.joined_at] for w in ahead])
        stays = _stays(learnt, queues, waited, chance)
        between = gaps(learnt, len(ahead), chance)
        for i, waiter in enumerate(ahead):
            cells, start = field.first(waiter, now)
            field.take(cells, start, lengths[i], between[i], takes=stays[i] >= start)
    own = _let_in(line, me, now, chance, field, scale)
    return _on_all(np.maximum(own, 0.0))


def _on_all(own: Array) -> Array:
    """Sorted, and as many as there are paths when there was no time for all of them."""
    few = np.sort(own)
    return few if len(few) == PATHS else np.repeat(few, PATHS // len(few))


def _columns(ahead: int, units: int) -> int:
    """How many paths there is time for."""
    if units > MANY_UNITS:
        return PATHS // 4
    return PATHS if min(ahead, MOST_AHEAD) * (units + FIXED_WORK) <= FULL_WORK else PATHS // 2


def _added_up(
    line: Line,
    me: Waiter,
    now: float,
    chance: Chance,
    few: list[Waiter],
    ahead: int,
    units: Units,
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
    soon = (np.median(units.free, axis=1) < FAR).tolist()
    for desk, pace, counts in zip(units.desks, units.pace.tolist(), soon, strict=True):
        if counts:
            rate += sum(s for q, s in shares.items() if desk.serves(q)) / (mean * pace + gap)
    rate = max(rate * len(few) / sum(w.weight for w in few), 1e-9)
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
    own = field.soonest(me, now)
    coming = _coming(line, me, now, field)
    if not coming:
        return own
    total = sum(rate for rate, _ in coming.values())
    longest = max(window for _, window in coming.values())
    middle = float(np.partition(own, field.paths // 2)[field.paths // 2])
    expected = total * min(longest, 2.0 * middle + 60.0)
    n = int(min(NEWCOMERS, 2.0 + expected + 2.0 * math.sqrt(expected)))
    times = np.cumsum(chance.exponentials(n) / max(total, 1e-9), axis=0)
    queues = _spread({q: rate / total for q, (rate, _) in coming.items()}, n)
    lengths = _lengths(line.learnt, queues, chance) * scale
    for k, queue in enumerate(queues):
        at, window = times[k], coming[queue][1]
        here = (at < own) & (at <= longest)
        if not here.any():
            break
        stay = chance.last(line.learnt.hazard(queue), 1)[0]
        cells, free = field.first_of(queue)
        start = np.maximum(free, at)
        takes = here & (at <= window) & (start <= at + stay)
        field.take(cells, start, lengths[k], 0.0, takes=takes)
        own = field.soonest(me, now)
    return own


def _coming(line: Line, me: Waiter, now: float, field: Field) -> dict[str, tuple[float, float]]:
    """Queues whose newcomers may pass me: how many a second, and for how many seconds yet."""
    coming: dict[str, tuple[float, float]] = {}
    if not (line.strict or line.largest_boost):
        return coming
    for (queue, level, boost), rate in line.learnt.rates(now).items():
        if level < me.order[0]:
            window = math.inf
        elif level == me.order[0] and boost > 0.0:
            window = me.order[1] + boost - now
        else:
            continue
        if window <= 0.0 or not field.serves(queue):
            continue
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
