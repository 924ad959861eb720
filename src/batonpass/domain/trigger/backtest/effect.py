"""What more or fewer handoffs do to the queue: the same staff, played through by the wait model."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, tzinfo
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from batonpass.domain.merchant import DAYS
from batonpass.domain.staffing import Plan as Planned
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.play import Played
from batonpass.domain.trigger.backtest.report import Effect, QueueEffect
from batonpass.domain.wait.shift import Arrival, Plan, Stint, play

HOURS: Final = 168  # of a week, from Monday 0:00 in the merchant's zone
HOUR: Final = 3600.0
WEEKS: Final = 4  # played; enough for a p90 that moves by seconds only
SAMPLE: Final = 500  # handle times kept
USUAL_HANDLE_SECONDS: Final = 480.0  # where history tells none


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """One stretch of one agent's usual week."""

    agent: str
    start: float  # hours since Monday 0:00, in the merchant's zone
    end: float
    capacity: int


class Staffing(msgspec.Struct, frozen=True, kw_only=True):
    """Who is there in a usual week."""

    agents: int
    capacity: int = 2  # conversations at once
    opens: float = 9.0  # hour of the day
    closes: float = 17.0
    days: tuple[int, ...] = (0, 1, 2, 3, 4)  # 0 is Monday
    patience_seconds: float = 600.0  # mean; exponential
    handle_seconds: float | None = None  # mean; None: as history tells
    shifts: tuple[Shift, ...] = ()  # the week as it is planned; empty: as the fields above say


def planned(plans: Iterable[tuple[Planned, int]]) -> Staffing | None:
    """The staffing of a usual week, or None where nobody plans to work.

    Args:
        plans: of the agents who work, each with how many conversations they hold at once.
    """
    shifts = tuple(
        Shift(
            agent=str(plan.agent),
            start=number * 24 + _hours(start),
            end=number * 24 + _hours(end),
            capacity=capacity,
        )
        for plan, capacity in plans
        for number, day in enumerate(DAYS)
        for start, end in getattr(plan.week, day)
    )
    agents = len({shift.agent for shift in shifts})
    return Staffing(agents=agents, shifts=shifts) if shifts else None


def _hours(clock: str) -> float:
    """Hours of a clock time as a plan writes it.

    >>> _hours("09:30"), _hours("24:00")
    (9.5, 24.0)
    """
    hours, minutes = clock.split(":")[:2]
    return int(hours) + int(minutes) / 60


class Demand:
    """When the handoffs of each version come, by hour of the week; a fixed amount of memory."""

    def __init__(self, versions: int, *, zone: tzinfo) -> None:
        self._zone = zone
        self._hours = np.zeros((versions + 1, HOURS))  # the last row is history's own
        self._handle: list[float] = []
        self._first: datetime | None = None
        self._last: datetime | None = None

    def add(self, past: PastConversation, played: Sequence[Played]) -> None:
        """Count the handoffs of one conversation; without dates it says nothing."""
        start = past.started_at or past.messages[0].at
        if start is None:
            return
        self._first = min(self._first or start, start)
        self._last = max(self._last or start, start)
        for row, one in enumerate(played):
            if one.turn:
                self._hours[row, self._hour(one.at or start)] += 1
        if past.handoff is not None:
            at = next((m.at for m in past.messages if m.seq >= past.handoff.after_seq), None)
            self._hours[-1, self._hour(at or start)] += 1
            if past.handoff.handle_seconds and len(self._handle) < SAMPLE:
                self._handle.append(past.handoff.handle_seconds)

    def effect(self, staffing: Staffing, *, random: np.random.Generator) -> QueueEffect | None:
        """The queue under each version, or None where no date is known."""
        if self._first is None or self._last is None:
            return None
        weeks = max((self._last - self._first) / timedelta(weeks=1), 1 / 7)
        rates = self._hours / weeks
        mean = staffing.handle_seconds or (
            float(np.mean(self._handle)) if self._handle else USUAL_HANDLE_SECONDS
        )
        chance = _Chance(float(rates.max(initial=0.0)), random)
        effects = [_play(rate, staffing, mean, chance) for rate in rates]
        return QueueEffect(
            agents=staffing.agents,
            handle_seconds=round(mean, 1),
            rules=effects[0],
            against=effects[1] if len(effects) > 2 else None,  # noqa: PLR2004 rules, other, history
            history=effects[-1] if self._hours[-1].any() else None,
        )

    def _hour(self, at: datetime) -> int:
        local = at.astimezone(self._zone)
        return local.weekday() * 24 + local.hour


class _Chance:
    """The same luck for every version, so that what differs is the rules' doing."""

    def __init__(self, highest: float, random: np.random.Generator) -> None:
        most = int(highest + 6 * highest**0.5 + 10)
        shape = (WEEKS, HOURS, most)
        self.steps: NDArray[np.float64] = np.cumsum(random.exponential(size=shape), axis=2)
        self.work: NDArray[np.float64] = random.exponential(size=shape)
        self.patience: NDArray[np.float64] = random.exponential(size=shape)


def _play(
    rate: NDArray[np.float64], staffing: Staffing, handle_seconds: float, chance: _Chance
) -> Effect:
    shifts = staffing.shifts or _shifts(staffing)
    open_hours = [
        hour
        for hour in range(HOURS)
        if any(one.start < hour + 1 and hour < one.end for one in shifts)
    ]
    arrivals: list[Arrival] = []
    for week in range(WEEKS):
        for hour in open_hours:
            if not rate[hour]:
                continue
            steps = chance.steps[week, hour]
            start = (week * HOURS + hour) * HOUR
            for at in range(int(np.searchsorted(steps, rate[hour]))):
                local = hour + float(steps[at] / rate[hour])
                if not any(one.start <= local < one.end for one in shifts):
                    continue  # in a break, or before the first comes: nobody waits in the chat then
                arrivals.append(
                    Arrival(
                        at=start + float(steps[at] / rate[hour]) * HOUR,
                        work_seconds=float(chance.work[week, hour, at]) * handle_seconds,
                        patience_seconds=float(chance.patience[week, hour, at])
                        * staffing.patience_seconds,
                    )
                )
    stints = tuple(
        Stint(
            agent=shift.agent,
            start=(week * HOURS + shift.start) * HOUR,
            end=(week * HOURS + shift.end) * HOUR,
            capacity=shift.capacity,
        )
        for week in range(WEEKS)
        for shift in shifts
    )
    outcome = play(Plan(arrivals=tuple(arrivals), stints=stints))
    waits = outcome.waits or (0.0,)
    total = float(rate.sum())
    inside = float(rate[open_hours].sum())
    return Effect(
        handoffs_a_day=round(inside / max(len({hour // 24 for hour in open_hours}), 1), 2),
        outside_hours=round(1 - inside / total, 4) if total else 0.0,
        wait_p50_seconds=round(float(np.quantile(waits, 0.5)), 1),
        wait_p90_seconds=round(float(np.quantile(waits, 0.9)), 1),
        abandoned_share=round(outcome.abandoned_share, 4),
        occupancy=round(outcome.occupancy, 4),
    )


def _shifts(staffing: Staffing) -> tuple[Shift, ...]:
    """Everybody there on the same days from the same hour to the same hour."""
    return tuple(
        Shift(
            agent=f"a{agent}",
            start=day * 24 + staffing.opens,
            end=day * 24 + staffing.closes,
            capacity=staffing.capacity,
        )
        for day in staffing.days
        for agent in range(staffing.agents)
    )
