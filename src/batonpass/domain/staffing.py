"""Who plans to work when: spans of a week and of single dates, and what follows from them."""

from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

import msgspec

from batonpass.domain import clock
from batonpass.domain.clock import Span
from batonpass.domain.ids import AgentId
from batonpass.domain.merchant import DAYS, Hours
from batonpass.domain.refusal import Malformed

SLOT: Final = timedelta(minutes=20)  # call-backs begin on these
FIRST_SLOT: Final = timedelta(minutes=30)  # from now: time to pass it on
MOST_DAYS_AHEAD: Final = 7
OFF: Final = Hours()


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """One agent's plan: a date that is named goes before the week; gaps are breaks."""

    agent: AgentId
    week: Hours = OFF
    days: Mapping[date, tuple[Span, ...]] = {}
    revision: int = 0


def checked(week: Hours, days: Mapping[date, tuple[Span, ...]]) -> None:
    """Let through what can be worked.

    Raises:
        Malformed: a span that ends before it begins or that overlaps another, with its cure.
    """
    for day in DAYS:
        clock.checked(f"week.{day}", getattr(week, day))
    if len(days) > 400:  # noqa: PLR2004 - more than a year ahead is no plan
        raise Malformed(field="days", cure="at most 400 dates")
    for day_, spans in days.items():
        clock.checked(f"days.{day_}", spans)


def spans(
    plan: Plan, day: date, zone: tzinfo, *, holidays: Container[date] = ()
) -> list[tuple[datetime, datetime]]:
    """The instants between which the agent plans to work on that date; in order, never empty ones.

    On a holiday of the merchant only a plan for that very date counts. Nights in which the clocks
    jump: `clock.between`.
    """
    week = OFF if day in holidays else plan.week
    planned = plan.days.get(day, getattr(week, DAYS[day.weekday()]))
    return clock.between(day, planned, zone)


def until(plan: Plan, at: datetime, zone: tzinfo) -> datetime | None:
    """When the agent plans to stop, working at `at`; None when they do not plan to work then.

    Spans that touch are one, also over midnight.
    """
    today = at.astimezone(zone).date()
    end: datetime | None = None
    for ahead in range(-1, 3):
        for begins, ends in spans(plan, today + timedelta(days=ahead), zone):
            if (end is None and begins <= at < ends) or (end is not None and begins <= end < ends):
                end = ends
    return end


def begins(
    plan: Plan, after: datetime, zone: tzinfo, *, holidays: Container[date] = ()
) -> datetime | None:
    """When the agent plans to begin work next, after that instant; None when not within a week."""
    today = after.astimezone(zone).date()
    for ahead in range(MOST_DAYS_AHEAD + 1):
        for starts, _ in spans(plan, today + timedelta(days=ahead), zone, holidays=holidays):
            if starts > after:
                return starts
    return None


def slots(
    plans: Iterable[Plan],
    *,
    now: datetime,
    zone: tzinfo,
    taken: Mapping[datetime, int],
    most: int,
    holidays: Container[date] = (),
) -> tuple[datetime, ...]:
    """When somebody could be called: the next free times, at most `most`.

    A slot is free while fewer call-backs begin at it than agents plan to work through it.

    Args:
        plans: of the agents who serve the queue.
        now: the reference clock.
        zone: the merchant's.
        taken: how many call-backs begin at an instant already.
        most: how many to offer.
        holidays: the merchant's.
    """
    known = tuple(plans)
    offered: list[datetime] = []
    today = now.astimezone(zone).date()
    for ahead in range(MOST_DAYS_AHEAD + 1):
        day = today + timedelta(days=ahead)
        working = [span for plan in known for span in spans(plan, day, zone, holidays=holidays)]
        if not working:
            continue
        at = min(begins for begins, _ in working)
        at += (-_since_midnight(at)) % SLOT
        last = max(ends for _, ends in working)
        while at + SLOT <= last and len(offered) < most:
            there = sum(begins <= at and at + SLOT <= ends for begins, ends in working)
            if at >= now + FIRST_SLOT and there > taken.get(at, 0):
                offered.append(at)
            at += SLOT
        if len(offered) >= most:
            break
    return tuple(offered)


def _since_midnight(at: datetime) -> timedelta:
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second)
