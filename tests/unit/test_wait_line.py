"""The wait behind heavy conversations, and where a larger team may take somebody later."""

import numpy as np
import pytest

from batonpass.domain.wait import Estimate
from batonpass.domain.wait.event import Assigned, CameOnline, Ended, Joined, Moved
from batonpass.domain.wait.model import WaitModel


def model(seed: int = 1) -> WaitModel:
    """A model that knows nothing yet."""
    return WaitModel(random=np.random.default_rng(seed))


def busy(*, weights: tuple[int, ...], capacity: int = 2) -> Estimate:
    """What I am told behind people of these weights, one agent holding all they may."""
    line = model()
    line.apply(CameOnline(t=0.0, agent="a", capacity=capacity))
    for number in range(60):
        t = 400.0 * number
        line.apply(Joined(t=t, cust=f"past{number}", queue="q"))
        line.apply(Assigned(t=t, cust=f"past{number}", agent="a"))
        line.apply(Ended(t=t + 300.0, cust=f"past{number}", agent="a"))
    for number in range(capacity):
        line.apply(Joined(t=30_000.0, cust=f"held{number}", queue="q"))
        line.apply(Assigned(t=30_000.0, cust=f"held{number}", agent="a"))
    for number, weight in enumerate(weights):
        line.apply(Joined(t=30_010.0 + number, cust=f"c{number}", queue="q", weight=weight))
    answer = line.predict(f"c{len(weights) - 1}", now=30_010.0 + len(weights))
    assert isinstance(answer, Estimate)
    return answer


def test_a_conversation_that_takes_two_units_counts_like_two_of_one() -> None:
    light = busy(weights=(1, 1, 1, 1, 1))
    heavy = busy(weights=(2, 2, 1))

    assert heavy.p90_seconds == pytest.approx(light.p90_seconds, rel=0.25)
    assert heavy.p50_seconds > 1.3 * busy(weights=(1, 1, 1)).p50_seconds


def test_who_needs_two_units_waits_until_one_agent_has_both() -> None:
    assert busy(weights=(2,)).p50_seconds > 1.15 * busy(weights=(1,)).p50_seconds


def test_a_heavy_conversation_frees_all_of_its_units_when_it_ends() -> None:
    line = model()
    line.apply(CameOnline(t=0.0, agent="a", capacity=3))
    line.apply(Joined(t=1.0, cust="heavy", queue="q", weight=2))
    line.apply(Assigned(t=1.0, cust="heavy", agent="a"))
    desk = line.line.desks["a"]
    held, free = desk.held, len(desk.freed)
    line.apply(Ended(t=50.0, cust="heavy", agent="a"))

    assert (held, free) == (2, 1)
    assert (desk.held, len(desk.freed)) == (0, 3)


def test_what_weighs_more_than_anybody_may_hold_takes_all_of_them() -> None:
    """As in the router: nobody waits for ever because the team's capacities are small."""
    line = model()
    line.apply(CameOnline(t=0.0, agent="a", capacity=2))
    line.apply(Joined(t=1.0, cust="c", queue="q", weight=5))
    answer = line.predict("c", now=1.0)
    line.apply(Assigned(t=3.0, cust="c", agent="a"))

    assert isinstance(answer, Estimate)
    assert (line.line.desks["a"].held, line.line.desks["a"].freed) == (2, [])


def widened(wider_at: float | None, *, moved: bool = False) -> Estimate:
    """What is told to somebody whom a larger, idle team may take from then on."""
    line = model()
    line.apply(CameOnline(t=0.0, agent="few", skills=frozenset({"q"})))
    for number in range(5):
        line.apply(CameOnline(t=0.0, agent=f"many{number}", skills=frozenset({"z"})))
    for number in range(8):
        line.apply(Joined(t=1.0 + number, cust=f"c{number}", queue="q"))
    line.apply(Assigned(t=10.0, cust="c0", agent="few"))
    line.apply(Joined(t=20.0, cust="me", queue="q", wider="z", wider_at=wider_at))
    if moved:
        line.apply(Moved(t=21.0, cust="me", queue="z"))
    answer = line.predict("me", now=21.0)
    assert isinstance(answer, Estimate)
    return answer


def test_a_larger_team_that_may_take_me_in_two_minutes_is_counted_on_from_then() -> None:
    told = widened(140.0)

    assert 110.0 < told.p50_seconds < 160.0
    assert told.p90_seconds < 0.3 * widened(None).p90_seconds


def test_once_the_larger_team_may_take_me_it_does() -> None:
    assert widened(140.0, moved=True).p90_seconds < 60.0


def test_those_ahead_who_will_be_taken_elsewhere_are_no_longer_ahead_then() -> None:
    def told(wider_at: float | None) -> float:
        line = model()
        line.apply(CameOnline(t=0.0, agent="few", skills=frozenset({"q"})))
        for number in range(6):
            line.apply(CameOnline(t=0.0, agent=f"many{number}", skills=frozenset({"z"})))
        for number in range(7):
            line.apply(
                Joined(t=float(number), cust=f"c{number}", queue="q", wider="z", wider_at=wider_at)
            )
        line.apply(Assigned(t=10.0, cust="c0", agent="few"))
        line.apply(Joined(t=20.0, cust="me", queue="q"))
        answer = line.predict("me", now=20.0)
        assert isinstance(answer, Estimate)
        return answer.p50_seconds

    assert told(60.0) < 0.5 * told(None)


def test_a_crowd_that_shares_one_fate_teaches_less_than_as_many_one_by_one() -> None:
    def learnt(*, apart: float) -> float:
        line = model()
        line.apply(CameOnline(t=0.0, agent="a", capacity=50))
        times = [(apart * number, number) for number in range(40)]
        steps = [(t, 0, n) for t, n in times] + [(t + 900.0, 1, n) for t, n in times]
        for t, over, number in sorted(steps):
            if over:
                line.apply(Assigned(t=t, cust=f"c{number}", agent="a"))
            else:
                line.apply(Joined(t=t, cust=f"c{number}", queue="q"))
                line.predict(f"c{number}", now=t)
        return line._levels._count

    assert learnt(apart=0.1) < 0.5 * learnt(apart=1000.0)
