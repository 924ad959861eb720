"""A day that was lived, lived again under other staffing: the same router, the same customers."""

import math
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

from batonpass.domain.wait.hazard import Hazard
from batonpass.domain.wait.shift import Arrival, Outcome, Plan, Stint, play

DAY: Final = 86_400.0
SLOT: Final = 1800.0
GOLDEN: Final = (math.sqrt(5.0) - 1.0) / 2.0
USUAL_PATIENCE: Final = 900.0  # until the day itself says more
MOST_CUSTOMERS: Final = 20_000  # of one day: more does not fit into a few seconds


class Lived(msgspec.Struct, frozen=True, kw_only=True):
    """One customer of the day as it was."""

    at: float  # seconds after midnight
    queue: str
    waited: float  # until the answer, or until they left
    has_left: bool = False
    work_seconds: float | None = None  # accept to disposition; None: never answered
    head_start_seconds: float = 0.0


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be otherwise. The default changes nothing."""

    extra_agents: int = 0
    extra_from: float = 9 * 3600.0  # seconds after midnight
    extra_until: float = 17 * 3600.0
    extra_capacity: int = 3
    without: frozenset[str] = frozenset()  # agents who do not come
    capacity: int | None = None  # of everybody; None: as it was
    more_customers: float = 0.0  # share: 0.2 is a fifth more, -0.2 a fifth fewer
    handling: float = 1.0  # times as long
    cost_per_hour: float = 0.0


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    """Half an hour of the day."""

    start: float
    came: int
    p90: float | None  # of the waits of those who came in it; None: nobody was answered
    staffed: float  # units there on average
    waiting: int  # at its end


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the day."""

    p50: float | None
    p90: float | None
    answered: int
    left: int
    abandoned_share: float
    occupancy: float
    staffed_hours: float
    cost: float
    slots: tuple[Slot, ...]


def relive(day: Sequence[Lived], stints: Sequence[Stint], change: Change) -> Figures:
    """The day under other circumstances, played by the product's own router.

    How long somebody would have stayed is known of those who left; of those who were answered it
    is at least their wait, and the rest is drawn from everybody's patience that day, the same for
    every change, so that two plays differ only by what was changed.
    """
    arrivals = _arrivals(day, change)
    worked = _stints(stints, change)
    outcome = play(Plan(arrivals=arrivals, stints=worked))
    return _figures(outcome, worked)


def _arrivals(day: Sequence[Lived], change: Change) -> tuple[Arrival, ...]:
    patience = Hazard(mean_seconds=USUAL_PATIENCE)
    for one in day:
        patience.add(0.0, one.waited, events=float(one.has_left))
    known = sorted(one.work_seconds for one in day if one.work_seconds is not None)
    usual = known[len(known) // 2] if known else 300.0
    found = []
    for i, one in enumerate(day[:MOST_CUSTOMERS]):
        chance = (i + 1) * GOLDEN % 1.0
        stays = one.waited
        if not one.has_left:
            drawn = patience.remaining(one.waited, np.array([-math.log1p(-chance)]))
            stays += float(drawn[0])
        arrival = Arrival(
            at=one.at,
            work_seconds=(usual if one.work_seconds is None else one.work_seconds)
            * max(0.05, change.handling),
            patience_seconds=max(stays, 1.0),
            queue=one.queue,
            head_start_seconds=one.head_start_seconds,
        )
        # An even share of them comes twice, or not at all.
        again = (i + 1) * GOLDEN * GOLDEN % 1.0
        copies = 1 + math.floor(abs(change.more_customers)) if change.more_customers > 0 else 1
        part = change.more_customers % 1.0 if change.more_customers > 0 else 0.0
        if change.more_customers < 0 and again < -change.more_customers:
            continue
        found.extend([arrival] * copies)
        if part and again < part:
            found.append(msgspec.structs.replace(arrival, at=min(DAY - 1.0, one.at + 90.0)))
    return tuple(sorted(found, key=lambda a: a.at))[:MOST_CUSTOMERS]


def _stints(stints: Sequence[Stint], change: Change) -> tuple[Stint, ...]:
    kept = [
        msgspec.structs.replace(
            s,
            capacity=s.capacity if change.capacity is None else max(0, change.capacity),
            cost_per_hour=change.cost_per_hour,
        )
        for s in stints
        if s.agent not in change.without
    ]
    extra = [
        Stint(
            agent=f"extra {n + 1}",
            start=change.extra_from,
            end=change.extra_until,
            planned_end=change.extra_until,
            capacity=change.extra_capacity if change.capacity is None else change.capacity,
            cost_per_hour=change.cost_per_hour,
        )
        for n in range(min(max(0, change.extra_agents), 50))
    ]
    return tuple(kept + extra)


def _figures(outcome: Outcome, stints: Sequence[Stint]) -> Figures:
    waits = sorted(outcome.waits)
    return Figures(
        p50=_quantile(waits, 0.5),
        p90=_quantile(waits, 0.9),
        answered=len(waits),
        left=sum(f.left_at is not None for f in outcome.fates),
        abandoned_share=outcome.abandoned_share,
        occupancy=min(1.0, outcome.occupancy),
        staffed_hours=outcome.staffed_seconds / 3600.0,
        cost=outcome.cost,
        slots=tuple(_slots(outcome, stints)),
    )


def _slots(outcome: Outcome, stints: Sequence[Stint]) -> list[Slot]:
    waits: dict[int, list[float]] = {}
    came: dict[int, int] = {}
    count = int(DAY // SLOT)
    waiting = [0] * count
    for fate in outcome.fates:
        slot = int(fate.joined_at // SLOT)
        came[slot] = came.get(slot, 0) + 1
        if fate.answered_at is not None:
            waits.setdefault(slot, []).append(fate.answered_at - fate.joined_at)
        over = fate.answered_at if fate.answered_at is not None else fate.left_at
        last = int((over if over is not None else DAY) // SLOT)
        for at in range(slot, min(last, count)):
            waiting[at] += 1
    return [
        Slot(
            start=at * SLOT,
            came=came.get(at, 0),
            p90=_quantile(sorted(waits.get(at, ())), 0.9),
            staffed=sum(
                s.capacity * max(0.0, min(s.end, (at + 1) * SLOT) - max(s.start, at * SLOT))
                for s in stints
            )
            / SLOT,
            waiting=waiting[at],
        )
        for at in range(count)
    ]


def _quantile(ordered: Sequence[float], level: float) -> float | None:
    if not ordered:
        return None
    return ordered[min(len(ordered) - 1, math.ceil(level * len(ordered)) - 1)]
