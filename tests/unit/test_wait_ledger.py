"""The ledger tells the share of kept promises, and how sure it is."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from batonpass.domain.wait.ledger import (
    Promise,
    coverage,
    coverage_by,
    interval,
    length_of,
    weekly,
    weighted,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def promise(waited: float | None, *, queue: str = "q", **how: float) -> Promise:
    """Told 8 minutes, from a p90 of 450 s."""
    return Promise(
        told_at=NOON,
        p50_seconds=200.0,
        p90_seconds=450.0,
        told_seconds=480.0,
        waited_seconds=waited,
        queue=queue,
        **how,  # type: ignore[arg-type]
    )


def test_what_is_not_over_yet_counts_for_nothing() -> None:
    found = coverage([promise(None), promise(100.0)])

    assert found.raw.n == 1
    assert found.raw.share == 1.0


def test_a_few_broken_promises_are_no_alarm_but_many_are() -> None:
    few = coverage([promise(100.0)] * 8 + [promise(900.0)] * 2)
    many = coverage([promise(100.0)] * 800 + [promise(900.0)] * 200)

    assert few.raw.share == many.raw.share == 0.8
    assert not few.alarm
    assert many.alarm


def test_rounding_up_is_counted_apart() -> None:
    found = coverage([promise(460.0)])

    assert found.raw.share == 0.0
    assert found.told.share == 1.0
    assert found.broken_in_silence == 0


def test_the_interval_holds_the_truth_nineteen_times_in_twenty() -> None:
    random = np.random.default_rng(7)
    held = 0
    for _ in range(400):
        draws = (random.random(150) < 0.9).astype(float).tolist()
        found = interval(draws, [1.0] * 150)
        held += found.low <= 0.9 <= found.high

    assert 0.92 <= held / 400 <= 0.98


def test_unequal_weights_widen_the_interval() -> None:
    even = interval([1.0, 0.0] * 50, [1.0] * 100)
    uneven = interval([1.0, 0.0] * 50, [1.0] * 90 + [20.0] * 10)

    assert uneven.high - uneven.low > even.high - even.low


def test_coverage_is_shown_by_queue_and_by_length() -> None:
    rows = [promise(100.0, queue="a"), promise(900.0, queue="b")]

    assert {k: v.raw.share for k, v in coverage_by(rows, lambda p: p.queue).items()} == {
        "a": 1.0,
        "b": 0.0,
    }
    assert set(coverage_by(rows, length_of)) == {"to 10 min"}


def test_who_leaves_early_takes_no_long_truth_along() -> None:
    """Half of those who would have waited ten minutes leave at five; the share stays what it is."""
    waits = [60.0] * 50 + [600.0] * 25
    told = [
        Promise(
            told_at=NOON,
            p50_seconds=60.0,
            p90_seconds=300.0,
            told_seconds=300.0,
            waited_seconds=waited,
        )
        for waited in waits
    ]

    plain = coverage(told)
    found = coverage(weighted(told, [299.0] * 25))

    assert plain.raw.share == pytest.approx(2 / 3)
    assert found.raw.share == pytest.approx(0.5, abs=0.01)


def test_nobody_who_left_means_every_truth_weighs_one() -> None:
    told = [
        Promise(
            told_at=NOON,
            p50_seconds=1.0,
            p90_seconds=2.0,
            told_seconds=60.0,
            waited_seconds=float(n),
        )
        for n in range(10)
    ]

    assert weighted(told, []) == tuple(told)


def test_a_week_begins_on_the_monday_of_the_merchants_calendar() -> None:
    sunday_night = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)  # Monday already in Berlin
    told = [
        Promise(
            told_at=sunday_night,
            p50_seconds=1.0,
            p90_seconds=2.0,
            told_seconds=60.0,
            waited_seconds=1.0,
        )
    ]

    (utc,), (berlin,) = weekly(told, UTC), weekly(told, ZoneInfo("Europe/Berlin"))

    assert utc.monday == date(2026, 11, 16)
    assert berlin.monday == date(2026, 11, 23)
