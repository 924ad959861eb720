"""A day lived again: more hands shorten it, fewer lengthen it, and nothing changes by itself."""

import pytest

from batonpass.domain.wait.shift import Stint
from batonpass.domain.wait.whatif import Change, Lived, relive

HOUR = 3600.0
DAY_LONG = (
    Stint(agent="Ada", start=9 * HOUR, end=17 * HOUR, capacity=1),
    Stint(agent="Bob", start=9 * HOUR, end=17 * HOUR, capacity=1),
)


def busy(count: int = 150) -> list[Lived]:
    return [
        Lived(
            at=9 * HOUR + i * 7.5 * HOUR / count,
            queue="General",
            waited=60.0 + (i * 37) % 400,
            has_left=i % 9 == 0,
            work_seconds=None if i % 9 == 0 else 240.0 + (i * 53) % 300,
        )
        for i in range(count)
    ]


def test_the_same_day_twice_is_the_same_day() -> None:
    assert relive(busy(), DAY_LONG, Change()) == relive(busy(), DAY_LONG, Change())


def test_one_more_colleague_shortens_the_wait_and_costs_their_hours() -> None:
    as_it_was = relive(busy(), DAY_LONG, Change(cost_per_hour=20.0))

    more = relive(busy(), DAY_LONG, Change(extra_agents=1, extra_capacity=1, cost_per_hour=20.0))

    assert as_it_was.p90 is not None
    assert more.p90 is not None
    assert more.p90 < as_it_was.p90
    assert more.abandoned_share < as_it_was.abandoned_share
    assert more.cost == pytest.approx(as_it_was.cost + 8 * 20.0)


def test_a_colleague_who_does_not_come_is_missed() -> None:
    as_it_was = relive(busy(), DAY_LONG, Change())

    fewer = relive(busy(), DAY_LONG, Change(without=frozenset({"Bob"})))

    assert fewer.left > as_it_was.left
    assert fewer.staffed_hours == pytest.approx(8.0)


def test_everybody_who_came_is_counted_once() -> None:
    for change in (Change(), Change(more_customers=0.5), Change(more_customers=-0.5)):
        figures = relive(busy(), DAY_LONG, change)

        assert sum(s.came for s in figures.slots) >= figures.answered + figures.left
        assert sum(s.came for s in figures.slots) == pytest.approx(
            150 * (1.0 + change.more_customers), abs=8
        )


@pytest.mark.parametrize("day", [[], busy(1)])
@pytest.mark.parametrize("stints", [(), (Stint(agent="Z", start=5.0, end=5.0),)])
def test_a_day_without_customers_or_staff_is_no_failure(
    day: list[Lived], stints: tuple[Stint, ...]
) -> None:
    figures = relive(day, stints, Change())

    assert figures.answered == 0
    assert figures.occupancy == 0.0
