"""A simulated shift keeps the rules of the router it is made of."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batonpass.domain.wait.event import Assigned, Ended, GhostServed, Joined
from batonpass.domain.wait.shift import Arrival, Plan, Stint, days, play

arrivals = st.lists(
    st.builds(
        Arrival,
        at=st.floats(0, 3000),
        work_seconds=st.floats(0, 600),
        patience_seconds=st.one_of(st.just(float("inf")), st.floats(1, 900)),
        queue=st.sampled_from(["en", "fr"]),
        head_start_seconds=st.sampled_from([0.0, 90.0]),
    ),
    min_size=1,
    max_size=40,
)
stints = st.lists(
    st.builds(
        Stint,
        agent=st.sampled_from(["a", "b", "c"]),
        start=st.floats(0, 1000),
        end=st.floats(0, 4000),  # zero-length, inverted and overlapping ones too
        capacity=st.integers(0, 3),
        queues=st.sampled_from([frozenset(), frozenset({"en"}), frozenset({"en", "fr"})]),
    ),
    max_size=5,
)


@settings(max_examples=80, deadline=None)
@given(arrivals, stints)
def test_everybody_has_one_fate_and_nobody_holds_more_than_they_may(
    come: list[Arrival], work: list[Stint]
) -> None:
    outcome = play(Plan(arrivals=tuple(come), stints=tuple(work)))
    most = max((s.capacity for s in work), default=0)

    held: dict[str, int] = {}
    for event in outcome.events:
        if isinstance(event, Assigned):
            held[event.agent or ""] = held.get(event.agent or "", 0) + 1
            assert held[event.agent or ""] <= most
        if isinstance(event, Ended):
            held[event.agent or ""] -= 1
    assert len(outcome.fates) == len(come)
    assert all(f.answered_at is None or f.left_at is None for f in outcome.fates)
    assert all((f.answered_at or f.joined_at) >= f.joined_at for f in outcome.fates)


@settings(max_examples=80, deadline=None)
@given(arrivals, stints)
def test_nobody_waits_behind_a_newcomer_beyond_the_head_start(
    come: list[Arrival], work: list[Stint]
) -> None:
    outcome = play(Plan(arrivals=tuple(come), stints=tuple(work)))
    boost = {f"c{i}": a.head_start_seconds or 0.0 for i, a in enumerate(come)}

    waiting: dict[str, tuple[str, float]] = {}
    for event in outcome.events:
        match event:
            case Joined():
                waiting[event.cust] = (event.queue, event.t - boost[event.cust])
            case Assigned() | GhostServed():
                queue, mine = waiting.pop(event.cust)
                before = [r for q, r in waiting.values() if q == queue]
                assert all(mine <= other + 1e-5 for other in before)
            case _:
                pass


def test_more_staff_means_shorter_waits_and_more_cost() -> None:
    random = np.random.default_rng(2)
    at, work = np.sort(random.uniform(0, 28_800, 300)), random.exponential(500.0, 300)
    come = tuple(
        Arrival(at=float(t), work_seconds=float(w), patience_seconds=1200.0, queue="q")
        for t, w in zip(at, work, strict=True)
    )

    def staffed(n: int) -> Plan:
        desks = tuple(
            Stint(agent=f"a{i}", start=0.0, end=28_800.0, cost_per_hour=20.0) for i in range(n)
        )
        return Plan(arrivals=come, stints=desks)

    few, many = play(staffed(4)), play(staffed(7))

    assert np.mean(many.waits) < np.mean(few.waits)
    assert many.abandoned_share < few.abandoned_share
    assert few.occupancy > many.occupancy
    assert many.cost == pytest.approx(7 * 8 * 20.0)


def test_two_chats_at_once_slow_each_other_down() -> None:
    both = tuple(Arrival(at=0.0, work_seconds=100.0, queue="q") for _ in range(2))
    desk = (Stint(agent="a", start=0.0, end=1000.0, capacity=2),)

    outcome = play(Plan(arrivals=both, stints=desk, slowdown=0.5))

    assert [e.t for e in outcome.events if isinstance(e, Ended)] == [150.0, 150.0]


def test_days_repeat_the_same_hours() -> None:
    one = Stint(agent="a", start=10.0, end=20.0, planned_end=20.0)

    assert [(s.start, s.planned_end) for s in days([one], 2)] == [
        (10.0, 20.0),
        (86_410.0, 86_420.0),
    ]
