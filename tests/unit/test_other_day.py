"""A day under other hours, queues and rules; a day to come from days that were."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from batonpass.domain.other_day import Otherwise, customers, forecast, stints
from batonpass.domain.wait.shift import Stint
from batonpass.domain.wait.whatif import DAY, Change, Lived, relive

HOUR = 3600.0
NINE, FIVE = 9 * HOUR, 17 * HOUR


def came(at: float, **how: object) -> Lived:
    given = {"queue": "General", "waited": 30.0, "work_seconds": 300.0, **how}
    return Lived(at=at, **given)  # type: ignore[arg-type]


def there(agent: str, start: float = NINE, end: float = FIVE, *queues: str) -> Stint:
    return Stint(agent=agent, start=start, end=end, queues=frozenset(queues or {"General"}))


def test_nothing_otherwise_is_the_day_as_it_was() -> None:
    day = (came(NINE + 60), came(NINE + 90, queue="Returns", head_start_seconds=120.0))
    work = (there("Ada"), there("Ben", NINE, FIVE, "Returns"))

    assert customers(day, Otherwise()) == day
    assert stints(work, Otherwise()) == work


def test_later_hours_move_the_ends_of_a_day_and_leave_its_breaks() -> None:
    work = (there("Ada", NINE, 12 * HOUR), there("Ada", 13 * HOUR, FIVE), there("Ben"))

    found = stints(work, Otherwise(starts_later=-HOUR, ends_later=2 * HOUR))

    spans = {(s.agent, s.start / HOUR, s.end / HOUR) for s in found}
    assert spans == {("Ada", 8, 12), ("Ada", 13, 19), ("Ben", 8, 19)}


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.floats(0, DAY), st.floats(0, DAY)), max_size=6),
    st.floats(-8 * HOUR, 8 * HOUR),
    st.floats(-8 * HOUR, 8 * HOUR),
)
def test_no_hours_are_worked_twice_backwards_or_outside_the_day(
    given_: list[tuple[str, float, float]], starts: float, ends: float
) -> None:
    work = [there(who, min(a, b), max(a, b)) for who, a, b in given_]

    for stint in stints(work, Otherwise(starts_later=starts, ends_later=ends)):
        assert 0.0 <= stint.start < stint.end <= DAY


def test_one_line_for_two_queues_lets_the_idle_help() -> None:
    day = tuple(came(NINE + 60.0 * n, queue="Returns") for n in range(30))
    work = (there("Ada", NINE, FIVE, "Returns"), there("Ben", NINE, FIVE, "General"))
    together = Otherwise(together=frozenset({"Returns", "General"}))

    apart = relive(day, work, Change())
    one = relive(customers(day, together), stints(work, together), Change())
    pooled = relive(day, stints(work, Otherwise(is_pooled=True)), Change())

    assert apart.p90 is not None
    assert one.p90 is not None
    assert pooled.p90 == one.p90
    assert one.p90 < apart.p90


def test_without_head_starts_whoever_came_first_is_first() -> None:
    day = (came(NINE, waited=0.0), came(NINE + 10), came(NINE + 20, head_start_seconds=300.0))

    fair = customers(day, Otherwise(head_starts=0.0))
    longer = customers(day, Otherwise(head_starts=2.0))

    assert [c.head_start_seconds for c in fair] == [0.0, 0.0, 0.0]
    assert [c.head_start_seconds for c in longer] == [0.0, 0.0, 600.0]


@given(st.lists(st.lists(st.floats(0, DAY), max_size=40), max_size=4))
def test_a_day_foretold_is_as_busy_as_the_days_it_is_drawn_from(days: list[list[float]]) -> None:
    found = forecast([[came(at) for at in day] for day in days])

    every = [at for day in days for at in day]
    assert len(found) == len(every) // max(1, len(days))
    assert not Counter(c.at for c in found) - Counter(every)
    assert [c.at for c in found] == sorted(c.at for c in found)
