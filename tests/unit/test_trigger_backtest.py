"""What a back-test counts, and that it counts it honestly."""

import tracemalloc
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batonpass.adapters.language.signals import load
from batonpass.domain.ids import AgentId
from batonpass.domain.merchant import Hours
from batonpass.domain.signal.detector import measure
from batonpass.domain.signal.value import Signals
from batonpass.domain.staffing import Plan
from batonpass.domain.trigger.backtest.effect import Staffing, planned
from batonpass.domain.trigger.backtest.interval import share
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.play import play
from batonpass.domain.trigger.backtest.report import Report
from batonpass.domain.trigger.backtest.run import Backtest
from batonpass.domain.trigger.backtest.sample import KEPT
from batonpass.domain.trigger.backtest.seen import Seen
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.domain.trigger.parse import from_plain

MEASURE = partial(measure, model=load())
MONDAY = datetime(2026, 11, 16, 10, tzinfo=UTC)


def rules(**phrases: str) -> Prepared:
    """One keyword rule for each name."""
    return prepared(
        [{"name": name, "when": {"keywords": {"*": [phrase]}}} for name, phrase in phrases.items()]
    )


def prepared(plain: list[dict[str, Any]]) -> Prepared:
    return Prepared(from_plain({"rules": plain}))


def quiet(text: str, **_: Any) -> Signals:
    """A detector that finds nothing and keeps nothing."""
    assert text
    return Signals()


def past(*texts: str, name: str = "c", at: datetime | None = None, **more: Any) -> PastConversation:
    """The customer's messages, each answered by the assistant."""
    messages: list[dict[str, Any]] = []
    for text in texts:
        for author, words in (("customer", text), ("assistant", "I am looking into it.")):
            messages.append({"seq": len(messages) + 1, "author": author, "text": words, "at": at})
    return msgspec.convert(
        {"id": name, "language": "en", "messages": messages, "started_at": at, **more},
        PastConversation,
    )


def tried(
    version: Prepared, *conversations: PastConversation, against: Prepared | None = None
) -> Report:
    trial = Backtest(version, measure=MEASURE, against=against)
    for one in conversations:
        trial.add(one)
    return trial.report()


def test_handoffs_are_counted_by_rule_and_reason_with_intervals() -> None:
    report = tried(
        rules(fee="customs fee", duty="duty"),
        *(past("a customs fee?", name=f"a{n}") for n in range(3)),
        past("hi", "why duty", name="b"),
        *(past("hi", name=f"c{n}") for n in range(6)),
    )

    assert [(r.rule, r.handoffs.count, r.median_turn) for r in report.rules.by_rule] == [
        ("fee", 3, 1),
        ("duty", 1, 2),
    ]
    seen = report.rules.handoffs
    assert (seen.count, seen.of, seen.low, seen.high) == (4, 10, 0.1682, 0.6873)


@pytest.mark.parametrize(
    ("count", "of", "low", "high"),
    [(0, 0, 0.0, 1.0), (0, 10, 0.0, 0.2775), (8, 10, 0.4902, 0.9433), (500, 1000, 0.4691, 0.5309)],
)
def test_a_share_of_few_is_told_as_unsure(count: int, of: int, low: float, high: float) -> None:
    seen = share(count, of)

    assert (seen.low, seen.high) == (low, high)


def test_the_lead_time_is_the_turns_a_customer_would_have_saved() -> None:
    handed: dict[str, Any] = {"handoff": {"after_seq": 8}}

    report = tried(
        rules(fee="customs fee"),
        past("hi", "a customs fee?", "still?", "hello?", "too late", name="a", **handed),
        past("hi", "so", "what", "a customs fee?", name="b", **handed),
    )

    assert report.rules.lead_time.turns == {0: 1, 2: 1}
    assert (report.rules.lead_time.earlier, report.rules.lead_time.same_turn) == (1, 1)
    assert report.turns == 8  # what came after the real handoff is not played


ENDS: list[tuple[dict[str, Any], str | None]] = [
    ({"handoff": {"after_seq": 2}}, "handed_off"),
    ({"outcome": {"came_back_at": MONDAY + timedelta(hours=71)}}, "came_back"),
    ({"outcome": {"came_back_at": MONDAY + timedelta(hours=73)}}, None),
    ({"outcome": {"rating": 2, "resolved_by": "assistant"}}, "left_angry"),
    ({"outcome": {"rating": 4}}, None),
    ({"outcome": {"resolved_by": "assistant"}}, None),
]


@pytest.mark.parametrize(("end", "need"), ENDS)
def test_a_missed_handoff_is_known_by_what_came_after(
    end: dict[str, Any], need: str | None
) -> None:
    report = tried(rules(fee="customs fee"), past("where is it", at=MONDAY, **end))

    missed = msgspec.to_builtins(report.rules.missed)
    assert {name for name in missed if name != "any" and missed[name]["count"]} == (
        {need} if need else set()
    )
    assert [one.why for one in report.inspect] == ([f"missed_{need}"] if need else [])


def test_a_handoff_the_assistant_did_not_need_is_a_false_alarm() -> None:
    solved: dict[str, Any] = {"outcome": {"resolved_by": "assistant", "rating": 5}}

    report = tried(
        rules(fee="customs fee"),
        past("a customs fee?", name="a", **solved),
        past("I want to talk to a human", name="b", **solved),  # asked for: never false
        past("a customs fee?", name="c", outcome={"resolved_by": "agent"}),
        past("a customs fee?", name="d"),  # nobody knows how it ended
    )

    alarms = report.rules.false_alarms
    assert (alarms.all.count, alarms.all.of, alarms.well_rated, alarms.asked) == (1, 3, 1, 1)
    assert [(one.why, one.conversation) for one in report.inspect] == [("false_alarm", "a")]


def test_each_conversation_to_read_is_shown_by_the_words_it_is_about() -> None:
    watched = prepared([{"name": "w", "shadow": True, "when": {"keywords": {"en": ["fee"]}}}])
    late = past("a fee?", "where is it", name="a", handoff={"after_seq": 3})

    report = tried(watched, late)

    assert {(seen.why, seen.turn, seen.quote) for seen in report.inspect} == {
        ("missed_handed_off", 2, "where is it"),
        ("shadow", 1, "a fee?"),
    }


def test_two_versions_are_compared_conversation_by_conversation() -> None:
    report = tried(
        rules(fee="customs fee", late="late"),
        past("a customs fee?", name="added"),
        past("broken", name="removed"),
        past("late", "broken", name="earlier"),
        past("hi", name="same"),
        against=rules(broken="broken"),
    )

    seen = report.difference
    assert seen is not None
    assert (seen.added.count, seen.removed.count, seen.earlier, seen.later) == (1, 1, 1, 0)
    assert (seen.added_by_rule, seen.removed_by_rule) == ({"fee": 1}, {"broken": 1})
    assert {(one.why, one.conversation) for one in report.inspect} == {
        ("added", "added"),
        ("removed", "removed"),
    }


def test_a_document_against_itself_changes_nothing() -> None:
    version = rules(fee="customs fee")

    report = tried(version, past("a customs fee?"), past("hi", name="d"), against=version)

    assert report.difference is not None
    assert (report.difference.same, report.rules) == (2, report.against)


def test_a_shadow_rule_tells_what_promoting_it_would_add() -> None:
    version = prepared(
        [
            {"name": "live", "when": {"keywords": {"*": ["broken"]}}},
            {"name": "watched", "shadow": True, "when": {"keywords": {"*": ["late"]}}},
        ]
    )

    report = tried(
        version,
        past("late", "broken", name="a"),  # a turn earlier than the live rule
        past("broken", name="b"),
        past("late", name="c", outcome={"resolved_by": "assistant"}),
        past("late broken", name="d"),  # no earlier than the live rule
    )

    (line,) = report.shadow
    assert (line.rule, line.fired.count, line.alone, line.false_alarms.count) == (
        "watched",
        3,
        2,
        1,
    )
    assert report.rules.handoffs.count == 3


def test_an_agent_in_the_conversation_ends_what_is_played() -> None:
    agent = {"seq": 3, "author": "agent", "text": "Hello, Ann here."}
    more = {"seq": 4, "author": "customer", "text": "a customs fee?"}
    first = past("hi")
    both = [msgspec.to_builtins(m) for m in first.messages]

    report = tried(
        rules(fee="customs fee"),
        msgspec.convert({"id": "c", "messages": [*both, agent, more]}, PastConversation),
    )

    assert (report.turns, report.rules.handoffs.count) == (1, 0)


def test_failed_attempts_of_the_past_are_counted_for_the_rules() -> None:
    version = prepared([{"name": "failed", "when": {"attempts_failed": {"at_least": 2}}}])
    base = past("one", "two", "three")
    failed = tuple(
        msgspec.structs.replace(m, attempt="no_answer") if m.author == "assistant" else m
        for m in base.messages
    )
    again = msgspec.convert(
        msgspec.to_builtins(msgspec.structs.replace(base, messages=failed)), PastConversation
    )

    report = tried(version, again)

    assert report.rules.by_rule[0].median_turn == 3


def test_the_report_does_not_depend_on_the_order_of_the_file() -> None:
    many = [past("a customs fee?" if n % 3 else "hi", name=f"c{n}") for n in range(60)]
    version = rules(fee="customs fee")

    assert tried(version, *many).inspect == tried(version, *reversed(many)).inspect
    assert tried(version, *many).rules == tried(version, *reversed(many)).rules


def test_memory_does_not_grow_with_the_file() -> None:
    trial = Backtest(rules(fee="customs fee"), measure=quiet, against=rules(late="late"))

    def play(first: int, last: int) -> int:
        for n in range(first, last):
            trial.add(past("a customs fee?", name=f"conversation {n}", at=MONDAY))
        return tracemalloc.get_traced_memory()[0]

    tracemalloc.start()
    try:
        early = play(0, 300)
        late = play(300, 900)
    finally:
        tracemalloc.stop()

    assert late - early < 100_000  # bytes, for 600 conversations more
    assert len(trial.report().inspect) == KEPT  # of 900 added handoffs


def test_the_queue_gets_no_shorter_with_more_handoffs_and_the_same_staff() -> None:
    trial = Backtest(
        rules(fee="fee", late="late", broken="broken"), measure=MEASURE, against=rules(fee="fee")
    )
    words = ("a fee", "so late", "it is broken")
    for n in range(600):
        began = MONDAY + timedelta(minutes=n * 3 % 420, days=n % 5)
        trial.add(past(words[n % 3], name=f"c{n}", at=began))

    report = trial.report(staffing=Staffing(agents=2), random=np.random.default_rng(1))

    queue = report.queue
    assert queue is not None
    assert queue.against is not None
    assert queue.rules.handoffs_a_day > 2 * queue.against.handoffs_a_day
    assert queue.rules.wait_p90_seconds > queue.against.wait_p90_seconds
    assert queue.rules.abandoned_share > queue.against.abandoned_share
    assert queue.history is None


def test_without_dates_nothing_is_said_about_the_queue() -> None:
    trial = Backtest(rules(fee="fee"), measure=MEASURE)
    trial.add(past("a fee"))

    report = trial.report(staffing=Staffing(agents=2), random=np.random.default_rng(1))

    assert report.queue is None


def gone_wrong(share_of_fee: float, count: int = 400) -> list[PastConversation]:
    """Conversations of which one in ten mentions the customs fee, and a share of those go wrong."""
    made = []
    for n in range(count):
        about_fee = n % 10 == 0
        wrong = (n // 10) / (count // 10) < share_of_fee if about_fee else n % 10 == 1
        text = "They want a customs fee now" if about_fee else "Where is order number so and so"
        end = {"came_back_at": MONDAY + timedelta(hours=5)} if wrong else {"rating": 5}
        made.append(past(text, name=f"c{n}", at=MONDAY, outcome=end))
    return made


def test_a_phrase_that_goes_with_trouble_is_proposed_as_a_shadow_rule_with_its_evidence() -> None:
    report = tried(rules(other="never said"), *gone_wrong(0.8))

    (proposal,) = report.proposals
    assert (proposal.mentioned, proposal.gone_wrong.count) == (40, 32)
    assert proposal.log_odds_low > 0
    assert proposal.rule.shadow
    assert "customs" in proposal.phrase or "fee" in proposal.phrase
    again = from_plain({"rules": [msgspec.to_builtins(proposal.rule)]})  # it is a valid rule
    assert tried(Prepared(again), past("the customs fees")).shadow[0].fired.count == 1


@pytest.mark.parametrize(("wrong", "count"), [(0.1, 400), (0.8, 100), (0.25, 400)])
def test_nothing_is_proposed_where_the_numbers_are_too_small(wrong: float, count: int) -> None:
    assert tried(rules(other="never said"), *gone_wrong(wrong, count)).proposals == ()


def test_an_id_is_known_when_it_was_met_and_not_before() -> None:
    seen = Seen()

    assert not any(seen.meet(f"c{n}") for n in range(5000))
    assert all(seen.meet(f"c{n}") for n in range(5000))


conversations = st.lists(
    st.tuples(
        st.lists(
            st.sampled_from(["a fee", "late", "hi", "talk to a human"]), min_size=1, max_size=4
        ),
        st.sampled_from([end for end, _ in ENDS]),
    ),
    max_size=12,
)


@given(conversations)
@settings(max_examples=40, deadline=None)
def test_the_counts_of_any_history_add_up(drawn: list[tuple[list[str], dict[str, Any]]]) -> None:
    report = tried(
        rules(fee="a fee"),
        *(past(*texts, name=f"c{n}", at=MONDAY, **end) for n, (texts, end) in enumerate(drawn)),
        against=rules(late="late"),
    )

    one, other, seen = report.rules, report.against, report.difference
    assert other is not None
    assert seen is not None
    assert report.conversations == len(drawn)
    assert sum(line.handoffs.count for line in one.by_rule) == one.handoffs.count
    assert one.handoffs.count - other.handoffs.count == seen.added.count - seen.removed.count
    assert len(drawn) == sum(
        (seen.added.count, seen.removed.count, seen.earlier, seen.later, seen.rerouted, seen.same)
    )
    needed = one.missed.any.of
    assert one.missed.any.count + one.lead_time.conversations == needed
    assert one.missed.any.of == other.missed.any.of  # a need does not depend on the rules


@pytest.mark.parametrize(
    ("hour", "is_dated", "turn"),
    [(3, True, 1), (11, True, 0), (3, False, 0)],
    ids=["at night", "by day", "nobody knows when"],
)
def test_a_rule_for_closed_hours_is_played_by_the_hours_of_that_day(
    *, hour: int, is_dated: bool, turn: int
) -> None:
    shut = prepared([{"name": "night", "when": {"hours": {"state": "closed"}}, "reason": "rule"}])
    at = MONDAY.replace(hour=hour)

    (played,), _ = play(
        past("Hello", at=at if is_dated else None),
        [shut],
        quiet,
        is_open=lambda when: 9 <= when.hour < 17,
    )

    assert played.turn == turn


LONG_WAIT = prepared(
    [
        {
            "name": "long-wait",
            "when": {"queue": {"wait_over_minutes": 10}, "keywords": {"en": ["delivery"]}},
        }
    ]
)


def stood(name: str, *waits: float | None) -> PastConversation:
    """Messages about a delivery, and the usual wait in seconds at each; None: nobody wrote it."""
    queues = [[] if wait is None else [{"wait_seconds": wait, "agents": 1}] for wait in waits]
    messages = [
        {"seq": seq, "author": "customer", "text": "my delivery?", "queues": queue}
        for seq, queue in enumerate(queues, 1)
    ]
    return msgspec.convert({"id": name, "messages": messages}, PastConversation)


def test_a_rule_about_the_queue_is_played_on_how_the_queue_stood_at_each_message() -> None:
    report = tried(LONG_WAIT, stood("busy", 60, 700, 30), stood("calm", 60, 599))

    (line,) = report.rules.by_rule
    assert (line.rule, line.handoffs.count, line.median_turn) == ("long-wait", 1, 2)
    assert report.rules.unjudged == ()


def test_where_history_does_not_tell_the_queue_its_rules_are_named_as_not_judged() -> None:
    report = tried(LONG_WAIT, stood("busy", 700), stood("imported", None, None))

    (gap,) = report.rules.unjudged
    assert (gap.condition, gap.rules, gap.messages, gap.of) == ("queue", ("long-wait",), 2, 3)
    assert tried(rules(fee="fee"), stood("imported", None)).rules.unjudged == ()


def test_a_trouble_told_once_is_not_counted_again_at_every_message_after_it() -> None:
    twice = prepared([{"name": "twice", "when": {"unresolved": {"at_least": 2}}}])

    report = tried(
        twice,
        unanswered("once", "My lamp is not working", "I am Kim Weber", "from Berlin"),
        unanswered("again", "My lamp is not working", "I am Kim Weber", "still not working"),
    )

    assert [(line.handoffs.count, line.median_turn) for line in report.rules.by_rule] == [(1, 3)]


def unanswered(name: str, *texts: str) -> PastConversation:
    messages = [{"seq": at, "author": "customer", "text": text} for at, text in enumerate(texts, 1)]
    return msgspec.convert({"id": name, "language": "en", "messages": messages}, PastConversation)


def test_the_queue_is_played_with_the_week_that_is_planned() -> None:
    ida = Plan(agent=AgentId(UUID(int=1)), week=Hours(mon=(("09:00", "12:00"), ("13:00", "17:00"))))
    kim = Plan(agent=AgentId(UUID(int=2)), week=Hours(mon=(("10:30", "24:00"),)))

    staffing = planned([(ida, 2), (kim, 3)])

    assert staffing is not None
    assert [(one.start, one.end, one.capacity) for one in staffing.shifts] == [
        (9.0, 12.0, 2), (13.0, 17.0, 2), (10.5, 24.0, 3),
    ]  # fmt: skip
    trial = Backtest(rules(fee="fee"), measure=MEASURE)
    for n in range(200):
        began = MONDAY + timedelta(minutes=n * 7 % 1200, days=n % 2)
        trial.add(past("a fee", name=f"c{n}", at=began))
    queue = trial.report(staffing=staffing, random=np.random.default_rng(1)).queue
    assert queue is not None
    assert queue.agents == 2
    assert queue.rules.outside_hours > 0.5  # all of Tuesday, and Monday's night
    assert planned([(Plan(agent=AgentId(UUID(int=3))), 2)]) is None


def test_who_writes_after_the_team_left_in_the_middle_of_an_hour_is_not_counted_as_lost() -> None:
    trial = Backtest(rules(fee="fee"), measure=MEASURE)
    for n in range(40):
        late = MONDAY.replace(hour=17, minute=35) + timedelta(weeks=n % 2, seconds=n)
        trial.add(past("a fee", name=f"c{n}", at=late))
    staffing = Staffing(agents=9, opens=9.0, closes=17.5, patience_seconds=1e9)

    queue = trial.report(staffing=staffing, random=np.random.default_rng(1)).queue

    assert queue is not None
    assert queue.rules.abandoned_share == 0.0
