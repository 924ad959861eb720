"""A day of the merchant's, read to be lived again, or foretold: who comes, and who is there."""

import asyncio
from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from batonpass.domain import staffing
from batonpass.domain.other_day import (
    MOST_DAYS_DRAWN,
    Otherwise,
    customers,
    days_like,
    forecast,
)
from batonpass.domain.other_day import stints as moved
from batonpass.domain.refusal import Malformed
from batonpass.domain.wait.shift import Stint
from batonpass.domain.wait.whatif import DAY, Change, Figures, Lived, relive
from batonpass.store import agent as agents
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store import staffing as plans
from batonpass.store.database import Row, Work

AS_IT_WAS: Final = Change()
FORETOLD_DAYS: Final = 60  # ahead, at most
NAMED: Final = 10  # unknown names in one refusal, at most


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One day as it was, or as it is planned and foretold."""

    day: date
    midnight: datetime
    customers: tuple[Lived, ...]
    stints: tuple[Stint, ...]
    drawn_from: tuple[date, ...] = ()  # the past days a forecast is made of; none: it was so
    is_holiday: bool = False  # of the merchant's


async def read(work: Work, day: date | None) -> Day:
    """The day from the log; where nobody's presence was kept, from the plan.

    Args:
        work: reads only.
        day: of the merchant's calendar; None: the last Monday that is over.

    Raises:
        Malformed: the day is too far ahead.
    """
    settings = (await merchants.get(work)).settings
    zone = ZoneInfo(settings.time_zone)
    today = work.now.astimezone(zone).date()
    if day is None:
        day = today - timedelta(days=today.weekday() or 7)
    if day > today + timedelta(days=FORETOLD_DAYS):
        raise Malformed(field="day", cure=f"at most {FORETOLD_DAYS} days ahead")
    if day > today:
        return await _foretold(work, day, zone, today, settings.holidays)
    since = datetime.combine(day, time.min, zone)
    until = min(datetime.combine(day + timedelta(days=1), time.min, zone), work.now)
    seen = await plans.presence(work, since=since, until=until)
    stints = _lived(seen, since, until)
    if not stints:
        stints = await _planned(work, day, zone, since, settings.holidays)
    return Day(
        day=day,
        midnight=since,
        customers=await plans.customers(work, since=since, until=until),
        stints=tuple(stints),
        is_holiday=day in settings.holidays,
    )


async def _foretold(
    work: Work, day: date, zone: ZoneInfo, today: date, holidays: Collection[date]
) -> Day:
    """A day to come, from the customers of the last such days and the plan of the day itself.

    Where nobody has a plan for it, whoever was there on the last such day is.
    """
    like: list[Day] = []
    for such in days_like(day, today=today, holidays=holidays):
        past = await read(work, such)
        if past.customers and len(like) < MOST_DAYS_DRAWN:
            like.append(past)
    since = datetime.combine(day, time.min, zone)
    stints = tuple(await _planned(work, day, zone, since, holidays))
    return Day(
        day=day,
        midnight=since,
        customers=forecast([past.customers for past in like]),
        stints=stints or (like[0].stints if like else ()),
        drawn_from=tuple(past.day for past in like),
        is_holiday=day in holidays,
    )


async def must_know(work: Work, day: Day, change: Change, otherwise: Otherwise) -> None:
    """Let through names of what there is, or was that day.

    Raises:
        Malformed: a queue or an agent of that name never was; a play without it would mislead.
    """
    lines = {q.name for q in await queues.everything(work)} | {c.queue for c in day.customers}
    people = {a.name for a in await agents.everyone(work)} | {s.agent for s in day.stints}
    for field, noun, asked, known in (
        ("together", "queues", otherwise.together, lines),
        ("without", "agents", change.without, people),
    ):
        if unknown := sorted(asked - known):
            named = ", ".join(unknown[:NAMED])
            raise Malformed(field=field, cure=f"names of {noun}; there is no {named}")


async def both(day: Day, change: Change, otherwise: Otherwise) -> tuple[Figures, Figures]:
    """The day as it was staffed, and as it is asked for; in a thread, as it takes a while."""
    as_it_was = msgspec.structs.replace(AS_IT_WAS, cost_per_hour=change.cost_per_hour)

    def played() -> tuple[Figures, Figures]:
        real = relive(day.customers, day.stints, as_it_was)
        other = relive(customers(day.customers, otherwise), moved(day.stints, otherwise), change)
        return real, other

    return await asyncio.to_thread(played)


def _lived(seen: Sequence[Row], since: datetime, until: datetime) -> list[Stint]:
    """The stretches in which each agent was there, cut to the day."""
    found: list[Stint] = []
    there: dict[str, Row] = {}

    def over(row: Row, at: datetime) -> None:
        start = max(0.0, (row["at"] - since).total_seconds())
        end = min(DAY, (at - since).total_seconds())
        if end > start:
            found.append(
                Stint(
                    agent=row["agent"],
                    start=start,
                    end=end,
                    capacity=row["units"],
                    queues=frozenset(row["queues"]),
                )
            )

    for row in seen:
        before = there.pop(row["agent"], None)
        if before is not None:
            over(before, row["at"])
        if row["units"]:
            there[row["agent"]] = row
    for row in there.values():
        over(row, until)
    return found


async def _planned(
    work: Work, day: date, zone: ZoneInfo, since: datetime, holidays: Collection[date]
) -> list[Stint]:
    names = {q.id: q.name for q in await queues.everything(work)}
    people = {a.id: a for a in await agents.everyone(work) if a.state == "active"}
    return [
        Stint(
            agent=people[plan.agent].name,
            start=(begins - since).total_seconds(),
            end=(ends - since).total_seconds(),
            planned_end=(ends - since).total_seconds(),
            capacity=people[plan.agent].wanted_units,
            queues=frozenset(names[q] for q in people[plan.agent].queues if q in names),
        )
        for plan in await plans.everything(work)
        if plan.agent in people
        for begins, ends in staffing.spans(plan, day, zone, holidays=holidays)
    ]
