"""When each unit of each agent is free next, on every path: who is here, and who may come."""

import math
from typing import Final

import msgspec
import numpy as np

from batonpass.domain.wait.chance import Array, Chance
from batonpass.domain.wait.desk import ANYBODY, Desk, Waiter
from batonpass.domain.wait.handling import Handling
from batonpass.domain.wait.hazard import Hazard
from batonpass.domain.wait.learnt import WRAPPING, Learnt
from batonpass.domain.wait.line import Line
from batonpass.domain.wait.roster import AWAY_AT_MOST, NEVER, PUNCTUAL, Roster

MOST_DESKS: Final = 40  # agents looked at one by one; a larger team is thinned to so many
LEAST_LEAVING: Final = 0.002  # after fewer than one talk in so many, going is an accident
FAR: Final = 5400.0  # agents who come later than this are not looked for while others are there


class Units(msgspec.Struct, frozen=True, kw_only=True):
    """One row a unit, one column a path."""

    free: Array  # seconds until it is, shape (units, paths)
    until: Array  # seconds until its agent signs off; inf: not known to, shape (units,)
    after: Array | None  # seconds until the agent is back then, as `free`; None: nobody signs off
    pace: Array  # seconds that a second of work takes: own pace and full load, shape (units,)
    desks: list[Desk]  # whose it is


def team(line: Line, queues: set[str]) -> list[Desk]:
    """Every agent who could serve me or somebody before me, here or not."""
    return [
        desk
        for desk in line.desks.values()
        if desk.agent != ANYBODY and (desk.skills is None or not desk.skills.isdisjoint(queues))
    ]


def thinned(desks: list[Desk]) -> tuple[list[Desk], int]:
    """A large team as a small one: one of how many, and as many fewer people are before me.

    The line moves as fast for each of them; only chance weighs more than it would, so the answer
    errs to the long side, by about the time the large team takes for one of its steps.
    """
    step = -(-len(desks) // MOST_DESKS)
    here = [desk for desk in desks if desk.online]
    away = [desk for desk in desks if not desk.online]
    return here[::step] + away[::step], step


def units(
    line: Line, me: Waiter, now: float, chance: Chance, desks: list[Desk], scale: Array
) -> Units | None:
    """Every unit of these agents: of those here, and of those who may come in time.

    Args:
        line: as it stands.
        me: who asks.
        now: when, on the line's clock.
        chance: dealt from its present row on.
        desks: of the team.
        scale: how much longer conversations last than thought, on each path.

    Returns:
        None when nobody is here and nobody is known to come.
    """
    here = [desk for desk in desks if desk.online and desk.capacity > 0]
    # While somebody stays for long, who comes later than that is not waited for.
    staying = any((d.until is None or d.until - now > FAR) and d.may_take(me) for d in here)
    roster = line.learnt.roster
    coming = [
        desk
        for desk in desks
        if not desk.online and not (staying and _soonest(roster, desk, now) > FAR)
    ]
    paces = {desk.agent: full_pace(line.learnt, desk) for desk in (*here, *coming)}
    owners, rows = _talking(line, here, now, chance, scale, paces)
    idle, free = _idle(line, here, now, chance)
    back = _back(line, coming, now, chance)
    owners += idle + [desk for desk in coming for _ in range(max(desk.capacity, 1))]
    if not owners:
        return None
    until, after = _signing_off(line, owners, now, chance)
    return Units(
        free=np.concatenate([part for part in (rows, free, back) if len(part)]),
        until=until,
        after=after,
        pace=np.array([paces[desk.agent] for desk in owners]),
        desks=owners,
    )


def full_pace(learnt: Learnt, desk: Desk) -> float:
    """Seconds that a second of work takes this agent, holding as many as they may."""
    return learnt.pace(desk.agent) / learnt.slowdown.speed(max(desk.capacity, 1))


def gaps(learnt: Learnt, rows: int, chance: Chance) -> Array:
    """From the end of a talk until its unit takes the next: wrap-up, or the agent is gone."""
    wrap = chance.last(learnt.wrap, rows)
    leaving = learnt.roster.leaving
    if leaving < LEAST_LEAVING:
        return wrap
    gone = chance.uniforms(rows) < leaving
    return np.asarray(np.where(gone, wrap + chance.last(learnt.roster.away, rows), wrap))


def _talking(
    line: Line,
    here: list[Desk],
    now: float,
    chance: Chance,
    scale: Array,
    paces: dict[str, float],
) -> tuple[list[Desk], Array]:
    """When each conversation of each agent ends and its unit takes the next, in seconds."""
    learnt = line.learnt
    # Whose, seconds of work done, units: by lengths to draw from.
    known: dict[int, tuple[Handling, list[tuple[Desk, float, int]]]] = {}
    over = []  # more than they may hold: the first to end frees nothing
    for desk in here:
        if not desk.talks:
            continue
        if desk.held > desk.capacity:
            over.append(desk)
        speed = learnt.slowdown.speed(len(desk.talks))
        own = learnt.pace(desk.agent)
        for talk in desk.talks.values():
            handling = learnt.handling(talk.queue)
            work = learnt.slowdown.work(talk.spent) + speed * max(0.0, now - talk.seen_at)
            _, those = known.setdefault(id(handling), (handling, []))
            those.append((desk, work / own, talk.weight))
    owners: list[Desk] = []
    parts = []
    for handling, those in known.values():
        ages = np.array([age for _, age, _ in those])
        parts.append(handling.remaining(ages, chance.uniforms(len(those))))
        owners += [desk for desk, _, _ in those]
    if not owners:
        return [], np.empty((0, chance.paths))
    full = np.array([[paces[desk.agent]] for desk in owners])
    left = np.concatenate(parts) * full * scale + gaps(learnt, len(owners), chance)
    weights = [weight for _, those in known.values() for _, _, weight in those]
    if max(weights) > 1:
        left = np.repeat(left, weights, axis=0)
        owners = [d for d, weight in zip(owners, weights, strict=True) for _ in range(weight)]
    for desk in over:
        mine = [i for i, owner in enumerate(owners) if owner is desk]
        left[mine] = np.sort(left[mine], axis=0)
        kept = np.ones(len(owners), dtype=bool)
        kept[mine[: len(mine) - desk.capacity]] = False
        left, owners = left[kept], [d for d, k in zip(owners, kept, strict=True) if k]
    return owners, left


def _idle(line: Line, here: list[Desk], now: float, chance: Chance) -> tuple[list[Desk], Array]:
    """When each free unit takes somebody: its agent wraps up, or picks up what rings."""
    learnt = line.learnt
    # How long it has been so, for each unit free: in wrap-up, or facing somebody.
    found: tuple[tuple[Hazard, list[tuple[Desk, float]]], ...] = (
        (learnt.wrap, []),
        (learnt.pick_up, []),
    )
    for desk in here:
        for since in desk.freed[: max(0, desk.capacity - desk.held)]:
            first = now if desk.pressed_at is None else desk.pressed_at
            wrapping = first <= since + WRAPPING
            found[not wrapping][1].append((desk, now - (since if wrapping else first)))
    owners = [desk for _, those in found for desk, _ in those]
    if not owners:
        return [], np.empty((0, chance.paths))
    exponentials = chance.exponentials(len(owners))
    left, at = np.empty_like(exponentials), 0
    for hazard, those in found:
        if those:
            rows = slice(at, at + len(those))
            ages = np.array([age for _, age in those])
            left[rows] = hazard.remaining(ages[:, None], exponentials[rows])
            at += len(those)
    # One after the other: gaps are learnt by agent, who has one pair of hands.
    before: dict[int, int] = {}
    for i, desk in enumerate(owners):
        if id(desk) in before:
            left[i] += left[before[id(desk)]]
        before[id(desk)] = i
    return owners, left


def _back(line: Line, coming: list[Desk], now: float, chance: Chance) -> Array:
    """When each unit of those who are not here is, in seconds."""
    if not coming:
        return np.empty((0, chance.paths))
    agents = [desk.agent for desk in coming]
    back = line.learnt.roster.returns(agents, now, chance.uniforms(len(coming)))
    for i, desk in enumerate(coming):
        if (due := _due(desk, now)) is not None:
            back[i] = _from(line, due - now, chance)
    if all(desk.capacity <= 1 for desk in coming):
        return back
    return np.repeat(back, [max(desk.capacity, 1) for desk in coming], axis=0)


def _signing_off(
    line: Line, owners: list[Desk], now: float, chance: Chance
) -> tuple[Array, Array | None]:
    """When the agent of each unit signs off, and when they are back; None if nobody soon does."""
    until = [_left(desk, now) for desk in owners]
    if min(until) == math.inf:
        return np.array(until), None
    after = np.full((len(owners), chance.paths), NEVER)
    known: dict[int, Array] = {}
    for i, (desk, left) in enumerate(zip(owners, until, strict=True)):
        if left < FAR:
            if id(desk) not in known:
                known[id(desk)] = _again(line, desk, now, left, chance)
            after[i] = known[id(desk)]
    return np.array(until), after


def _again(line: Line, desk: Desk, now: float, left: float, chance: Chance) -> Array:
    """When somebody who signs off in so many seconds is back: as planned, else as on other days."""
    if desk.back is not None and desk.back > now:
        return np.full(chance.paths, max(desk.back - now, left))
    back = line.learnt.roster.returns([desk.agent], now + left, chance.uniforms(1))[0]
    return np.asarray(back + left)


def _due(desk: Desk, now: float) -> float | None:
    """When somebody who is not here comes by plan; None when no plan says, or it did not hold."""
    if desk.back is None or desk.back + AWAY_AT_MOST < now:
        return None
    went_early = desk.until is not None and desk.until > now + PUNCTUAL
    return None if went_early else desk.back


def _from(line: Line, left: float, chance: Chance) -> Array:
    """When somebody comes who is due in so many seconds; who is late is like who went unplanned."""
    if left > 0.0:
        return np.full(chance.paths, left)
    return line.learnt.roster.away.remaining(-left, chance.exponentials(1)[0])


def _soonest(roster: Roster, desk: Desk, now: float) -> float:
    """Seconds until somebody who is not here might come at the earliest."""
    due = _due(desk, now)
    return roster.soonest(desk.agent, now) if due is None else max(due - now, 0.0)


def _left(desk: Desk, now: float) -> float:
    """Seconds until the planned end; inf for who has none, or is not here."""
    return math.inf if desk.until is None or not desk.online else max(desk.until, now) - now
