"""Clock times of a day: what is none is refused, and nights when clocks jump make up no hour."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batonpass.domain import clock
from batonpass.domain.clock import Span
from batonpass.domain.merchant import HEAD_STARTS, Hours, Settings, checked, is_open, next_opening
from batonpass.domain.refusal import Malformed

# A night forward and a night back, one in the southern half of the world, one at midnight, one by
# half an hour, and a day that never was.
NIGHTS = [
    ("Europe/Berlin", date(2026, 3, 29)),
    ("Europe/Berlin", date(2026, 10, 25)),
    ("America/New_York", date(2026, 3, 8)),
    ("America/New_York", date(2026, 11, 1)),
    ("Australia/Sydney", date(2026, 4, 5)),
    ("Australia/Sydney", date(2026, 10, 4)),
    ("Africa/Cairo", date(2026, 4, 24)),
    ("Africa/Cairo", date(2026, 10, 30)),
    ("Australia/Lord_Howe", date(2026, 10, 4)),
    ("Pacific/Apia", date(2011, 12, 30)),
]
EVERY_DAY = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def hours(*spans: Span) -> Hours:
    return Hours(**dict.fromkeys(EVERY_DAY, spans))


@pytest.mark.parametrize(
    "spans",
    [
        (("24:00", "24:00"),),
        (("09:00", "09:00"),),
        (("17:00", "09:00"),),
        (("09:00", "12:00"), ("11:59", "13:00")),
        (("09:00+02:00", "17:00"),),
        (("09:00:10", "09:00:50"),),
        (("9", "17:00"),),
        (("25:00", "26:00"),),
        (("\u0660\u0669:00", "17:00"),),  # a nine in Arabic figures
        (("", ""),),
        tuple((f"{h:02d}:00", f"{h:02d}:30") for h in range(13)),
    ],
)
def test_hours_nobody_can_keep_are_refused(spans: tuple[Span, ...]) -> None:
    with pytest.raises(Malformed):
        checked(Settings(hours=Hours(wed=spans)))


@pytest.mark.parametrize(
    "starts", [{"urgent": 1e12}, {"high": -1.0}, {"vip": 60.0}, {"normal": float("nan")}]
)
def test_a_head_start_beyond_all_measure_is_refused(starts: dict[str, float]) -> None:
    with pytest.raises(Malformed):
        checked(Settings(head_start_seconds=HEAD_STARTS | starts))


@pytest.mark.parametrize(("zone", "day"), NIGHTS)
@given(st.lists(st.integers(0, 1440), min_size=2, max_size=8, unique=True))
def test_no_two_spans_of_a_night_overlap_and_none_is_longer_than_its_clock_says(
    zone: str, day: date, cuts: list[int]
) -> None:
    marks = [f"{m // 60:02d}:{m % 60:02d}" for m in sorted(cuts)]
    spans = tuple(zip(marks[::2], marks[1::2], strict=False))

    found = clock.between(day, spans, ZoneInfo(zone))

    for begins, ends in found:
        assert begins < ends
    assert all(a[1] <= b[0] for a, b in pairwise(found))
    written = sum(clock.minute("", b) - clock.minute("", a) for a, b in spans)
    worked = sum((b - a).total_seconds() / 60 for a, b in found)
    assert worked <= written + 60  # at most the hour that comes twice


def test_a_quarter_inside_the_hour_that_does_not_exist_is_never_worked() -> None:
    berlin, night = ZoneInfo("Europe/Berlin"), date(2026, 3, 29)

    assert clock.between(night, (("02:15", "02:45"),), berlin) == []
    ((begins, ends),) = clock.between(night, (("02:30", "03:15"),), berlin)
    assert (begins.hour, begins.minute, ends - begins) == (1, 0, timedelta(minutes=15))


@pytest.mark.parametrize(("zone", "day"), NIGHTS)
def test_a_shop_that_says_when_it_opens_is_open_then_and_not_before(zone: str, day: date) -> None:
    settings = Settings(time_zone=zone, hours=hours(("01:30", "02:15"), ("02:30", "23:00")))
    at = datetime.combine(day, datetime.min.time(), UTC) - timedelta(hours=14)

    for _ in range(8 * 40):
        at += timedelta(minutes=7, seconds=13)
        opens = next_opening(settings, at)
        assert opens is not None
        assert opens > at
        assert is_open(settings, opens)
        if not is_open(settings, at):
            step = (opens - at) / 5
            assert not any(is_open(settings, at + n * step) for n in range(5)), (at, opens)


def test_a_shop_that_never_opens_has_no_next_opening() -> None:
    closed = Settings(hours=Hours())

    assert not is_open(closed, datetime(2026, 3, 2, tzinfo=UTC))
    assert next_opening(closed, datetime(2026, 3, 2, tzinfo=UTC)) is None
    assert msgspec.json.decode(msgspec.json.encode(closed), type=Settings) == closed
