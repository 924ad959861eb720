"""A day to come is foretold from days like it; a day that was is what it was."""

from datetime import UTC, date, datetime, timedelta

import pytest

from batonpass.domain.merchant import Hours
from batonpass.domain.other_day import Otherwise
from batonpass.domain.refusal import Malformed
from batonpass.domain.staffing import Plan
from batonpass.domain.wait.whatif import Change
from batonpass.services import handoff_end, staffing_day
from batonpass.store import merchant as merchants
from batonpass.store import staffing
from service.conftest import House

MONDAY = datetime(2026, 11, 9, 10, tzinfo=UTC)


async def lived(house: House, at: datetime, *, customers: int) -> None:
    """So many came that day, one after the other, and were helped for five minutes each."""
    async with house.work() as work:
        await merchants.set_clock(work, at)
    await house.settle()
    agent = await house.agent(f"Ada {at.day}", units=1)
    for _ in range(customers):
        _, handoff = await house.served(agent)
        await house.pass_time(300.0)
        async with house.work() as work:
            await handoff_end.end(work, handoff, agent=agent)
            await handoff_end.dispose(work, handoff, agent=agent, disposition="solved")


async def test_a_day_to_come_is_as_busy_as_such_days_were_and_staffed_as_planned(
    house: House,
) -> None:
    await lived(house, MONDAY, customers=4)
    await lived(house, MONDAY + timedelta(days=1), customers=1)
    await lived(house, MONDAY + timedelta(days=7), customers=2)
    await house.pass_time(86_400.0)  # a day that is not over tells nothing yet
    ben = await house.agent("Ben", units=2)
    async with house.work() as work:
        await staffing.save(work, Plan(agent=ben, week=Hours(mon=(("09:00", "12:00"),))))

        ahead = await staffing_day.read(work, date(2026, 11, 30))
        past = await staffing_day.read(work, date(2026, 11, 9))
        sunday = await staffing_day.read(work, date(2026, 11, 29))
        with pytest.raises(Malformed):
            await staffing_day.read(work, date(2027, 11, 29))

    assert (len(past.customers), past.drawn_from) == (4, ())
    assert ahead.drawn_from == (date(2026, 11, 16), date(2026, 11, 9))
    assert len(ahead.customers) == 3  # half of six
    assert [(s.agent, s.end - s.start, s.capacity) for s in ahead.stints] == [("Ben", 10800.0, 2)]
    assert (sunday.customers, sunday.drawn_from) == ((), ())
    planned, other = await staffing_day.both(ahead, Change(), Otherwise(ends_later=-7200.0))
    assert planned.answered == 3
    assert planned.staffed_hours == 3.0
    assert other.staffed_hours == 1.0


async def test_a_holiday_to_come_is_like_holidays_and_other_days_are_not(house: House) -> None:
    """The week's plan does not count on it; a plan for that very date does."""
    holidays = (MONDAY.date() + timedelta(days=7), date(2026, 12, 7))
    await house.set(holidays=holidays)
    await lived(house, MONDAY, customers=2)
    await lived(house, MONDAY + timedelta(days=7), customers=1)
    await house.pass_time(86_400.0)
    ben, cem = await house.agent("Ben"), await house.agent("Cem")
    mornings = Hours(mon=(("09:00", "12:00"),))
    async with house.work() as work:
        await staffing.save(work, Plan(agent=ben, week=mornings))
        ordinary = await staffing_day.read(work, date(2026, 11, 30))
        closed = await staffing_day.read(work, holidays[1])
        on_call = {holidays[1]: (("10:00", "11:00"),)}
        await staffing.save(work, Plan(agent=cem, week=mornings, days=on_call))
        served = await staffing_day.read(work, holidays[1])

    assert (ordinary.is_holiday, ordinary.drawn_from) == (False, (MONDAY.date(),))
    assert {s.agent for s in ordinary.stints} == {"Ben"}
    assert (closed.is_holiday, closed.drawn_from) == (True, (holidays[0],))
    assert len(closed.customers) == 1
    assert "Ben" not in {s.agent for s in closed.stints}
    assert [(s.agent, s.end - s.start) for s in served.stints] == [("Cem", 3600.0)]


async def test_who_has_been_there_for_days_was_there_that_day(house: House) -> None:
    async with house.work() as work:
        await merchants.set_clock(work, MONDAY)
    agent = await house.agent("Ada", units=2)
    for _ in range(8):
        await house.pass_time(43_000.0)
        await house.come(agent)

    async with house.work() as work:
        thursday = await staffing_day.read(work, date(2026, 11, 12))

    assert [(s.agent, s.start, s.end, s.capacity) for s in thursday.stints] == [
        ("Ada", 0.0, 86_400.0, 2)
    ]
