"""The wait model: what a number means, and when there is none."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from batonpass.domain.wait import (
    Estimate,
    Handling,
    QueueView,
    Refused,
    Why,
    cold_start,
    cold_start_later,
    gamma,
)
from batonpass.domain.wait.desk import Talk
from batonpass.domain.wait.event import (
    Abandoned,
    Assigned,
    CameOnline,
    CapacityChanged,
    Ended,
    Event,
    GhostServed,
    Joined,
    Moved,
    WentOffline,
)
from batonpass.domain.wait.examine import Examiner
from batonpass.domain.wait.handling import Handling as Lengths
from batonpass.domain.wait.handling import Slowdown
from batonpass.domain.wait.hazard import Hazard
from batonpass.domain.wait.learnt import Learnt
from batonpass.domain.wait.model import WaitModel, pinball
from batonpass.domain.wait.peers import Peers
from batonpass.domain.wait.residual import Residual
from batonpass.domain.wait.roster import DAY, Roster
from batonpass.domain.wait.shift import Arrival, Plan, Stint, play

KNOWN = Handling(recent_seconds=300.0, usual_seconds=300.0, count=200)


def model(seed: int = 1) -> WaitModel:
    """A model that knows nothing yet."""
    return WaitModel(random=np.random.default_rng(seed))


def estimate(view: QueueView) -> Estimate:
    """The answer where there must be one."""
    answer = cold_start(view)
    assert isinstance(answer, Estimate)
    return answer


@pytest.mark.parametrize(
    ("shape", "p", "expected"),
    [(1.0, 0.9, 2.302585), (1.0, 0.5, 0.693147), (4.0, 0.9, 6.680783), (0.5, 0.9, 1.352772)],
)
def test_gamma_quantiles_agree_with_published_tables(
    shape: float, p: float, expected: float
) -> None:
    assert gamma.quantile(p, mean=shape, variance=shape) == pytest.approx(expected, rel=1e-5)


def test_one_agent_and_nobody_ahead_waits_one_conversation() -> None:
    view = QueueView(ahead=0, units=1, handling=KNOWN, gap_seconds=0.0)

    assert estimate(view).p50_seconds == pytest.approx(300.0 * math.log(2.0), rel=0.03)
    assert estimate(view).p90_seconds == pytest.approx(300.0 * math.log(10.0), rel=0.05)


@given(st.integers(0, 400), st.floats(0.5, 200), st.floats(1, 5000))
def test_more_people_ahead_is_never_a_shorter_wait(ahead: int, units: float, mean: float) -> None:
    known = Handling(recent_seconds=mean, usual_seconds=mean, count=50)
    near = estimate(QueueView(ahead=ahead, units=units, handling=known))
    far = estimate(QueueView(ahead=ahead + 1, units=units, handling=known))

    assert 0.0 < near.p50_seconds <= near.p90_seconds
    assert far.p50_seconds >= near.p50_seconds - 1e-6
    assert far.p90_seconds >= near.p90_seconds - 1e-6


def test_impatient_people_ahead_shorten_the_wait() -> None:
    calm = estimate(QueueView(ahead=20, units=3, handling=KNOWN))
    hasty = estimate(QueueView(ahead=20, units=3, handling=KNOWN, patience_seconds=300.0))

    assert hasty.p90_seconds < 0.7 * calm.p90_seconds


def test_a_slow_day_lengthens_the_promise_before_it_lengthens_the_average() -> None:
    slow = Handling(recent_seconds=600.0, usual_seconds=300.0, count=50)
    assert (
        estimate(QueueView(ahead=3, units=2, handling=slow)).p90_seconds
        > estimate(QueueView(ahead=3, units=2, handling=KNOWN)).p90_seconds
    )


@pytest.mark.parametrize("units", [0.0, -3.0, math.nan, math.inf])
def test_nobody_online_is_a_refusal_and_not_a_number(units: float) -> None:
    assert cold_start(QueueView(ahead=1, units=units, handling=KNOWN)) == Refused(Why.NOBODY_ONLINE)


def test_without_any_handle_time_there_is_no_number() -> None:
    assert cold_start(QueueView(ahead=1, units=2)) == Refused(Why.TOO_LITTLE_KNOWN)


@given(st.integers(0, 40), st.integers(1, 9), st.floats(0, 3600))
def test_who_may_be_helped_only_later_is_told_no_less_than_until_then(
    ahead: int, units: int, after: float
) -> None:
    view = QueueView(ahead=ahead, units=units, free=float(units), handling=KNOWN)

    answer = cold_start_later(view, after_seconds=after)

    assert isinstance(answer, Estimate)
    assert after < answer.p50_seconds <= answer.p90_seconds
    assert answer.p50_seconds >= estimate(view).p50_seconds
    # Who is free now may be taken by then.
    one = estimate(QueueView(ahead=0, units=units, handling=KNOWN))
    assert answer.p90_seconds >= after + one.p90_seconds


def test_nobody_in_the_team_that_may_help_later_is_a_refusal() -> None:
    view = QueueView(ahead=0, units=0, handling=KNOWN)

    assert cold_start_later(view, after_seconds=60.0) == Refused(Why.NOBODY_ONLINE)


def test_patience_is_learnt_from_those_who_left_and_those_who_were_answered() -> None:
    random, hazard = np.random.default_rng(3), Hazard(mean_seconds=60.0)
    for stay, answered in zip(
        random.exponential(300.0, 4000), random.exponential(200.0, 4000), strict=True
    ):
        hazard.add(0.0, min(stay, answered), events=float(stay < answered))

    assert hazard.staying(300.0) == pytest.approx(math.exp(-1.0), abs=0.04)
    left = hazard.remaining(100.0, random.exponential(1.0, 4000))
    assert float(np.median(left)) == pytest.approx(300.0 * math.log(2.0), rel=0.1)


def test_who_still_waits_counts_for_patience_and_not_only_who_left() -> None:
    line = model().line
    for number in range(40):
        line.apply(Joined(t=0.01 * number, cust=f"c{number}", queue="q"))
    for number in range(10):  # a quarter leaves within five minutes
        line.apply(Abandoned(t=30.0 * (number + 1), cust=f"c{number}"))
    line.apply(Joined(t=331.0, cust="last", queue="q"))

    assert line.learnt.hazard("q").staying(300.0) == pytest.approx(0.75, abs=0.06)


def test_what_has_stayed_is_counted_once_however_often_it_is_looked_at() -> None:
    often, once = model().line, model().line
    for line in (often, once):
        line.apply(Joined(t=0.0, cust="c", queue="q"))
    for number in range(1, 9):
        often.apply(CameOnline(t=100.0 * number, agent="a"))
    for line in (often, once):
        line.apply(Abandoned(t=900.0, cust="c"))

    ages = (60.0, 300.0, 850.0)
    told = [[line.learnt.hazard("q").staying(age) for age in ages] for line in (often, once)]
    assert told[0] == pytest.approx(told[1])


def test_the_first_conversations_to_end_are_not_taken_for_all() -> None:
    random, means = np.random.default_rng(3), []
    for _ in range(150):
        lengths = Lengths(mean_seconds=300.0, weight=3.0)
        spans = random.exponential(300.0, (8, 40)).cumsum(
            axis=1
        )  # eight at once, one after another
        starts = np.hstack((np.zeros((8, 1)), spans[:, :-1]))
        for now in np.arange(30.0, 901.0, 30.0):
            over = (spans > now - 30.0) & (spans <= now)
            for row, place in zip(*np.nonzero(over), strict=True):
                lengths.add(float((spans - starts)[row, place]), f"{row} {place}")
            open_ = np.nonzero((starts <= now) & (spans > now))
            lengths.go_on(
                {
                    f"{row} {place}": float(now - starts[row, place])
                    for row, place in zip(*open_, strict=True)
                }
            )
        means.append(lengths.mean)

    assert float(np.mean(means)) == pytest.approx(300.0, rel=0.05)


def test_a_conversation_counts_its_length_once_when_it_has_ended() -> None:
    seen, unseen = (Lengths(mean_seconds=300.0, weight=3.0) for _ in range(2))
    for known in (200.0, 500.0):
        seen.go_on({"c": known})
    assert seen.mean > unseen.mean
    seen.add(600.0, "c")
    unseen.add(600.0)

    assert seen.mean == pytest.approx(unseen.mean, rel=0.05)


def test_an_agent_is_slow_or_quick_compared_with_the_rest_and_never_alone() -> None:
    def paces(**lengths: float) -> list[float]:
        learnt = Learnt()
        for number in range(100):
            for agent, seconds in lengths.items():
                talk = Talk(f"{agent}{number}", "q", 0.0, seconds, 1, [seconds, 0, 0, 0, 0, 0])
                learnt.ended(agent, talk, 1)
        return [learnt.pace(agent) for agent in lengths]

    slow, quick = paces(slow=400.0, quick=200.0)
    assert slow > 1.2
    assert slow - 1.0 == pytest.approx(1.0 - quick, rel=0.1)
    assert paces(alone=900.0) == pytest.approx([1.0], abs=0.02)


def test_handle_time_is_followed_when_it_doubles() -> None:
    random, lengths = np.random.default_rng(3), Lengths(mean_seconds=300.0, weight=3.0)
    for length in random.exponential(200.0, 600):
        lengths.add(float(length))
    before = lengths.mean
    for length in random.exponential(400.0, 150):
        lengths.add(float(length))

    assert before == pytest.approx(200.0, rel=0.15)
    assert lengths.mean == pytest.approx(400.0, rel=0.25)


def test_the_slowing_of_several_chats_is_found() -> None:
    random, found = np.random.default_rng(3), Slowdown()
    for work in random.lognormal(5.0, 0.7, 900):
        load = int(random.integers(1, 4))
        speed = 1.0 / (1.0 + 0.3 * (load - 1))
        spent = [0.0] * 6
        spent[load - 1] = float(work) / speed
        found.add(spent, load)

    assert found.factor == pytest.approx(0.3, abs=0.15)


def test_when_the_slowing_is_found_nobody_is_told_longer_for_it() -> None:
    outcome = play(
        Plan(
            arrivals=tuple(Arrival(at=40.0 * i, work_seconds=300.0, queue="q") for i in range(400)),
            stints=tuple(Stint(agent=f"a{i}", start=0.0, end=1e9, capacity=3) for i in range(4)),
            slowdown=0.3,
        )
    )
    line, lasted = model(), []
    for event in outcome.events:
        line.apply(event)
        if isinstance(event, Ended):
            load3 = line.learnt.slowdown.speed(3)
            lasted.append(line.learnt.handling("q").mean / load3)

    assert line.learnt.slowdown.factor > 0.0
    assert max(lasted[100:]) < 1.3 * min(lasted[100:])


def test_an_agent_who_comes_at_nine_every_day_is_expected_at_nine() -> None:
    roster = Roster()
    for day in range(6):
        roster.came("a", day * DAY + 9 * 3600.0)

    back = roster.returns(["a"], 6 * DAY + 8.5 * 3600.0, np.linspace(0.01, 0.99, 50)[None])

    assert np.allclose(back, 1800.0)


def day(n: int = 700, *, agents: int = 4, seed: int = 5) -> Plan:
    """A busy line: exponential work, people who give up."""
    random = np.random.default_rng(seed)
    rate = 0.98 * agents / 200.0
    at = np.cumsum(random.exponential(1.0 / rate, n))
    arrivals = tuple(
        Arrival(at=float(t), work_seconds=float(w), patience_seconds=float(p), queue="q")
        for t, w, p in zip(
            at, random.exponential(200.0, n), random.exponential(900.0, n), strict=True
        )
    )
    stints = tuple(Stint(agent=f"a{i}", start=0.0, end=float(at[-1])) for i in range(agents))
    return Plan(arrivals=arrivals, stints=stints)


def test_on_the_first_evening_an_agent_is_expected_when_they_came_that_morning() -> None:
    roster = Roster()
    roster.came("a", 8 * 3600.0)

    back = roster.returns(["a"], 18 * 3600.0, np.array([[0.1, 0.5, 0.9]]))

    assert back[0].tolist() == pytest.approx([14 * 3600.0] * 3)


def test_towards_closing_time_those_who_come_first_in_the_morning_are_counted_on() -> None:
    line = model()
    for day in range(3):
        start = day * 86_400.0
        line.apply(CameOnline(t=start + 8 * 3600.0, agent="early", until=start + 16 * 3600.0))
        line.apply(CameOnline(t=start + 10 * 3600.0, agent="late", until=start + 18 * 3600.0))
        line.apply(WentOffline(t=start + 16 * 3600.0, agent="early"))
        if day < 2:
            line.apply(WentOffline(t=start + 18 * 3600.0, agent="late"))
    now = 2 * 86_400.0 + 18 * 3600.0 - 10.0
    for number in range(6):
        line.apply(Joined(t=now, cust=f"c{number}", queue="q"))
        if number == 0:
            line.apply(Assigned(t=now, cust="c0", agent="late"))

    answer = line.predict("c1", now=now)

    assert isinstance(answer, Estimate)
    assert answer.p90_seconds < 14.5 * 3600.0


def at_lunch(*, seen_before: bool = False, back: float | None = None) -> Estimate:
    """Told to the last of six at 12:15 on a first day; the only agent plans a break from 12:30."""
    line = model()
    noon, hour = 12 * 3600.0, 3600.0
    line.apply(CameOnline(t=9 * hour, agent="a", until=noon + 1800.0, back=back))
    for number in range(30):
        t = 9 * hour + 300.0 * number
        line.apply(Joined(t=t, cust=f"c{number}", queue="q"))
        line.apply(Assigned(t=t, cust=f"c{number}", agent="a"))
        line.apply(Ended(t=t + 150.0 + 10.0 * (number % 5), cust=f"c{number}", agent="a"))
    now = noon + 900.0
    for number in range(6):
        now += 1.0
        line.apply(Joined(t=now, cust=f"w{number}", queue="q"))
        if number == 0:
            line.apply(Assigned(t=now, cust="w0", agent="a"))
    if seen_before:
        line.apply(WentOffline(t=now + 900.0, agent="a"))
        now += 1000.0
        line.apply(CameOnline(t=now, agent="b", until=now + 300.0))
    answer = line.predict("w5", now=now)
    assert isinstance(answer, Estimate)
    return answer


def test_before_a_planned_break_the_agent_is_expected_after_it_and_not_tomorrow() -> None:
    unplanned, planned = at_lunch(), at_lunch(back=13 * 3600.0)

    assert planned.p50_seconds == pytest.approx(unplanned.p50_seconds, rel=0.5)
    assert unplanned.p90_seconds > 16 * 3600.0  # all that is known is when they came today
    assert 2400.0 < planned.p90_seconds < 2 * 3600.0


def test_who_is_on_a_planned_break_is_expected_when_it_ends() -> None:
    assert at_lunch(seen_before=True, back=13 * 3600.0).p90_seconds < 2 * 3600.0


def test_who_has_three_units_free_still_answers_one_after_the_other() -> None:
    line = model()
    line.apply(CameOnline(t=0.0, agent="a", capacity=3))
    for number in range(200):
        t = 1000.0 * (number + 1)
        line.apply(Joined(t=t, cust=f"c{number}", queue="q"))
        line.predict(f"c{number}", now=t)
        line.apply(Assigned(t=t + 30.0, cust=f"c{number}", agent="a"))
        line.apply(Ended(t=t + 100.0, cust=f"c{number}", agent="a"))
    line.apply(Joined(t=300_000.0, cust="me", queue="q"))

    answer = line.predict("me", now=300_000.0)

    assert isinstance(answer, Estimate)
    assert 20.0 < answer.p50_seconds < 45.0
    assert line.learnt.gap(0.5) == pytest.approx(30.0)


def test_nine_in_ten_wait_no_longer_than_told_on_a_line_never_seen_before() -> None:
    outcome = play(day(1500))
    fresh = WaitModel(random=np.random.default_rng(1), ghosts=True)
    examiner = Examiner(fresh, after=8000.0, peers=Peers())
    examiner.take(outcome.events)
    report = examiner.report()

    assert report.questions > 800
    assert report.within_p90.low <= 0.92
    assert report.within_p90.high >= 0.88
    assert report.within_told.share >= 0.88
    assert report.within_p50.low <= 0.53
    assert report.within_p50.high >= 0.47
    assert report.needless == 0
    assert len(report.peers) >= 10
    assert all(p.ours_on_the_same < p.mean_absolute_error for p in report.peers.values())


def test_a_queue_slower_than_simulated_is_known_by_the_waits_of_its_own() -> None:
    residual, random = Residual(), np.random.default_rng(3)
    sample = np.sort(random.exponential(100.0, 256))

    def features(latest: float) -> NDArray[np.float64]:
        return residual.features(
            now=0.0,
            queue="q",
            ahead=2,
            waited=0.0,
            lead=0.0,
            idle=0,
            busy=4,
            oldest=latest,
            latest=latest,
            sample=sample,
            p50=70.0,
            p90=230.0,
        )

    for _ in range(600):
        slow = bool(random.random() < 0.5)
        truth = 1.0 if slow else -1.0
        residual.add(features(300.0 if slow else 20.0), truth, now=0.0, queue="other", weight=1.0)

    assert residual.shift(features(300.0)) > 0.6
    assert residual.shift(features(20.0)) < -0.6


def test_the_same_log_gives_the_same_answers_after_a_restart() -> None:
    events = play(day(200)).events

    def answers() -> list[object]:
        fresh, found = model(), list[object]()
        for event in events:
            fresh.apply(event)
            if isinstance(event, Joined) and event.cust in fresh.line.waiting:
                found.append(fresh.predict(event.cust, now=event.t))
        return found

    assert answers() == answers()


def test_nobody_who_could_take_it_means_no_promise() -> None:
    line = model()
    line.apply(CameOnline(t=0.0, agent="a", capacity=2, skills=frozenset({"en"})))
    line.apply(Joined(t=1.0, cust="c", queue="fr"))
    nobody = line.predict("c", now=1.0)
    line.apply(CameOnline(t=2.0, agent="b", skills=frozenset({"fr"})))
    somebody = line.predict("c", now=2.0)
    line.apply(WentOffline(t=3.0, agent="b"))

    assert nobody == Refused(Why.NOBODY_ONLINE)
    assert isinstance(somebody, Estimate)
    assert line.predict("c", now=3.0) == Refused(Why.NOBODY_ONLINE)
    assert isinstance(line.predict("unknown", now=3.0), Refused)


def test_after_closing_time_the_reason_is_that_the_team_ended() -> None:
    line = model()
    line.apply(CameOnline(t=0.0, agent="a", until=100.0))
    line.apply(Joined(t=90.0, cust="c", queue="q"))
    line.apply(WentOffline(t=100.0, agent="a"))

    assert line.predict("c", now=101.0) == Refused(Why.TEAM_ENDED)


def test_strict_priority_and_head_starts_shorten_the_wait_of_those_who_have_them() -> None:
    def told(*, prio: float = 0.0, boost: float | None = None) -> float:
        line = model()
        line.apply(CameOnline(t=0.0, agent="a"))
        none = None if boost is None else 0.0
        for i in range(9):
            line.apply(Joined(t=float(i), cust=f"c{i}", queue="q", boost=none))
        line.apply(Assigned(t=9.0, cust="c0", agent="a"))
        line.apply(Joined(t=20.0, cust="me", queue="q", prio=prio, boost=boost))
        answer = line.predict("me", now=20.0)
        assert isinstance(answer, Estimate)
        return answer.p90_seconds

    plain = told()
    assert told(prio=2.0) < 0.5 * plain
    assert told(boost=90.0) < 0.5 * plain


def test_two_of_a_kind_who_came_just_now_are_no_rush() -> None:
    learnt = Learnt()
    for minute in range(60):
        learnt.joined(minute * 60.0, "q", 0.0, 0.0)
    for second in (3590.0, 3595.0):
        learnt.joined(second, "vip", -1.0, 0.0)

    rates = learnt.rates(3600.0)

    assert rates["vip", -1.0, 0.0] * 3600.0 < 4.0  # two in an hour, not two in a few seconds
    assert rates["q", 0.0, 0.0] * 3600.0 == pytest.approx(60.0, rel=0.1)


def test_who_has_not_come_for_an_hour_is_not_waited_for() -> None:
    learnt = Learnt()
    learnt.joined(0.0, "vip", -1.0, 0.0)

    assert learnt.rates(3601.0) == {}


names = st.sampled_from(["c1", "c2", "c3", "c4"])
agents = st.one_of(st.none(), st.sampled_from(["a1", "a2"]))
times = st.floats(0.0, 90_000.0)
who = st.sampled_from(["a1", "a2"])
caps = st.one_of(st.integers(-3, 5), st.just(10**9))
queues = st.sampled_from(["", "q", "z"])
skills = st.one_of(st.none(), st.frozensets(st.sampled_from(["q", "z"])))
boosts, until = st.one_of(st.none(), st.floats(-5, 500)), st.one_of(st.none(), times)
events = st.one_of(
    st.builds(
        Joined,
        t=times,
        cust=names,
        queue=queues,
        boost=boosts,
        prio=st.floats(-2, 2),
        weight=caps,
        wider=queues,
        wider_at=until,
    ),
    st.builds(Moved, t=times, cust=names, queue=queues),
    st.builds(Assigned, t=times, cust=names, agent=agents),
    st.builds(Abandoned, t=times, cust=names),
    st.builds(Ended, t=times, cust=names, agent=agents),
    st.builds(CameOnline, t=times, agent=who, capacity=caps, skills=skills, until=until),
    st.builds(WentOffline, t=times, agent=who),
    st.builds(CapacityChanged, t=times, agent=who, capacity=caps),
    st.builds(GhostServed, t=times, cust=names),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(events, max_size=40))
def test_a_log_that_contradicts_itself_never_yields_nonsense(log: list[Event]) -> None:
    line = model()
    for event in log:  # clocks jump back and forth, strangers are served, capacities are absurd
        line.apply(event)
        for cust in list(line.line.waiting):
            answer = line.predict(cust, now=event.t)
            if isinstance(answer, Estimate):
                assert 0.0 <= answer.p50_seconds <= answer.p90_seconds <= 86_400.0


@given(st.floats(0, 1e4), st.floats(0, 1e4))
def test_the_loss_of_a_right_number_is_nothing_and_of_any_other_something(
    said: float, truth: float
) -> None:
    assert pinball(0.9, said, truth) >= 0.0
    assert pinball(0.9, truth, truth) == 0.0
