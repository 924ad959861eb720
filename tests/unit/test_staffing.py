"""Plans of work: what makes no sense is refused, and nights when the clock jumps stay whole."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batonpass.domain import staffing
from batonpass.domain.clock import Span
from batonpass.domain.ids import AgentId
from batonpass.domain.merchant import Hours
from batonpass.domain.refusal import Malformed
from batonpass.domain.staffing import Plan

BERLIN = ZoneInfo("Europe/Berlin")
ADA, BOB = (AgentId(UUID(int=n)) for n in (1, 2))
MONDAY = date(2026, 11, 23)
NIGHT = (("22:00", "24:00"),)


def plan(*spans: Span, agent: AgentId = ADA, **days: tuple[Span, ...]) -> Plan:
    return Plan(agent=agent, week=Hours(mon=spans, **days))


@pytest.mark.parametrize(
    "spans",
    [
        (("09:00", "09:00"),),
        (("17:00", "09:00"),),
        (("09:00", "12:00"), ("11:00", "15:00")),
        (("13:00", "15:00"), ("09:00", "12:00")),
        (("9 o'clock", "12:00"),),
        tuple((f"{h:02d}:00", f"{h:02d}:30") for h in range(13)),
    ],
)
def test_what_nobody_can_work_is_refused(spans: tuple[Span, ...]) -> None:
    with pytest.raises(Malformed):
        staffing.checked(Hours(mon=spans), {})
    with pytest.raises(Malformed):
        staffing.checked(Hours(), {MONDAY: spans})


def test_a_break_ends_a_stretch_and_midnight_does_not() -> None:
    found = plan(("09:00", "12:00"), ("12:30", "17:00"))
    night = plan(*NIGHT, tue=(("00:00", "06:00"),))

    at_ten = datetime(2026, 11, 23, 10, tzinfo=BERLIN)
    at_night = datetime(2026, 11, 23, 23, tzinfo=BERLIN)

    assert staffing.until(found, at_ten, BERLIN) == datetime(2026, 11, 23, 12, tzinfo=BERLIN)
    assert staffing.until(found, at_ten + timedelta(hours=2, minutes=10), BERLIN) is None
    assert staffing.until(night, at_night, BERLIN) == datetime(2026, 11, 24, 6, tzinfo=BERLIN)


def test_after_a_break_or_a_day_off_an_agent_begins_again_as_planned() -> None:
    found = plan(("09:00", "12:00"), ("12:30", "17:00"), wed=(("10:00", "16:00"),))
    noon = datetime(2026, 11, 23, 12, tzinfo=BERLIN)
    evening = datetime(2026, 11, 23, 17, tzinfo=BERLIN)
    wednesday = datetime(2026, 11, 25, tzinfo=BERLIN)

    assert staffing.begins(found, noon, BERLIN) == noon + timedelta(minutes=30)
    assert staffing.begins(found, evening, BERLIN) == wednesday + timedelta(hours=10)
    on_holiday = staffing.begins(found, evening, BERLIN, holidays={wednesday.date()})
    assert on_holiday == datetime(2026, 11, 30, 9, tzinfo=BERLIN)
    assert staffing.begins(Plan(agent=ADA), noon, BERLIN) is None


def test_a_date_that_is_named_goes_before_the_week() -> None:
    off = Plan(agent=ADA, week=Hours(mon=(("09:00", "17:00"),)), days={MONDAY: ()})

    assert staffing.spans(off, MONDAY, BERLIN) == []
    assert len(staffing.spans(off, MONDAY + timedelta(days=7), BERLIN)) == 1


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 7.0), (date(2026, 10, 25), 9.0), (MONDAY, 8.0)]
)
def test_a_night_in_which_the_clock_jumps_is_an_hour_shorter_or_longer(
    day: date, hours: float
) -> None:
    every = Hours(mon=(("00:00", "08:00"),), sun=(("00:00", "08:00"),))

    ((begins, ends),) = staffing.spans(Plan(agent=ADA, week=every), day, BERLIN)

    assert (ends - begins) == timedelta(hours=hours)


def test_the_hour_that_does_not_exist_is_never_worked() -> None:
    lost = Plan(agent=ADA, week=Hours(sun=(("02:00", "03:00"),)))

    assert staffing.spans(lost, date(2026, 3, 29), BERLIN) == []


@given(
    minutes=st.integers(0, 2 * 365 * 24 * 60),
    zone=st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "UTC"]),
    starts=st.lists(st.integers(0, 22), min_size=1, max_size=3, unique=True),
)
def test_a_time_that_is_offered_can_be_kept(minutes: int, zone: str, starts: list[int]) -> None:
    spans = tuple((f"{h:02d}:00", f"{h + 1:02d}:00") for h in sorted(starts))
    week = Hours(**dict.fromkeys(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), spans))
    found = Plan(agent=ADA, week=week)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)

    offered = staffing.slots([found], now=at, zone=ZoneInfo(zone), taken={}, most=8)

    assert len(offered) == 8
    assert list(offered) == sorted(set(offered))
    for slot in offered:
        assert slot >= at + staffing.FIRST_SLOT
        end = staffing.until(found, slot, ZoneInfo(zone))
        assert end is not None
        assert end >= slot + staffing.SLOT


def test_a_time_is_offered_to_as_many_as_work_then() -> None:
    both = [plan(("09:00", "10:00")), plan(("09:00", "10:00"), agent=BOB)]
    now = datetime(2026, 11, 23, 7, tzinfo=BERLIN)

    free = staffing.slots(both, now=now, zone=BERLIN, taken={}, most=3)
    one_taken = staffing.slots(both, now=now, zone=BERLIN, taken={free[0]: 1}, most=3)
    all_taken = staffing.slots(both, now=now, zone=BERLIN, taken={free[0]: 2}, most=3)

    assert one_taken == free
    assert free[0] not in all_taken


def test_nobody_planned_means_no_time_is_offered() -> None:
    now = datetime(2026, 11, 23, 7, tzinfo=BERLIN)

    assert staffing.slots([], now=now, zone=BERLIN, taken={}, most=8) == ()
    assert staffing.slots([Plan(agent=ADA)], now=now, zone=BERLIN, taken={}, most=8) == ()


def test_on_a_holiday_no_time_is_offered_but_for_who_plans_that_very_day() -> None:
    now = datetime(2026, 11, 22, 20, tzinfo=BERLIN)
    usual, on_call = plan(("09:00", "10:00")), Plan(agent=BOB, days={MONDAY: (("11:00", "11:20"),)})

    free = staffing.slots(
        [usual, on_call], now=now, zone=BERLIN, taken={}, most=3, holidays=[MONDAY]
    )

    assert free == (datetime(2026, 11, 23, 11, tzinfo=BERLIN),)
