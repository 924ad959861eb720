"""What a support lead is shown of the rules: sentences, changes, handoffs a day, a tried chat."""

import itertools
from functools import partial
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batonpass.adapters.language.signals import load
from batonpass.domain.signal.detector import measure
from batonpass.domain.signal.value import Signals
from batonpass.domain.trigger.backtest.chat import read_chat
from batonpass.domain.trigger.backtest.past import Author
from batonpass.domain.trigger.backtest.play import Measure, try_out
from batonpass.domain.trigger.backtest.threshold import Thresholds
from batonpass.domain.trigger.decision import Act
from batonpass.domain.trigger.default import default_document
from batonpass.domain.trigger.describe import CLAUSES, condition, describe
from batonpass.domain.trigger.diff import Kind, diff
from batonpass.domain.trigger.document import Document, When
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.domain.trigger.parse import from_plain, parse

MEASURE: Measure = partial(measure, model=load())
RULE: dict[str, Any] = {
    "name": "frustrated",
    "when": {
        "any": [
            {"frustration": {"above": 0.7, "messages": 2}},
            {"all": [{"trend": {"above": 0.3}}, {"not": {"tier": {"names": ["vip"]}}}]},
        ]
    },
    "queue": "care",
    "cooldown_seconds": 3600,
    "quiet_hours": [{"start": "22:00", "until": "07:00", "days": ["sat", "sun"]}],
    "before": {"wait_over_minutes": 10, "collect": ["order_number", "photo"], "offer_email": True},
    "channels": ["widget"],
}


def document(*rules: dict[str, Any]) -> Document:
    return from_plain({"rules": list(rules)})


def rule(name: str, above: float = 0.5, **more: Any) -> dict[str, Any]:
    return {"name": name, "when": {"level": {"above": above}}, **more}


def test_a_rule_reads_as_plain_sentences() -> None:
    made = document(RULE)

    assert describe(made.rules[0], made.default) == (
        "When either the last 2 messages are each frustrated above 0.7 or (frustration rises by "
        "more than 0.3 over the last 3 messages and it is not so that the customer's tier is vip), "
        "hand off to care with normal priority. If the wait is over 10 minutes, first ask for "
        "order number and photo and offer an answer by e-mail. At most once in 1 hour of a "
        "conversation. Not from 22:00 to 07:00 on Sat and Sun. Only on widget."
    )


def test_every_condition_has_words() -> None:
    assert set(CLAUSES) | {"all_", "any_", "not_"} == set(When.__struct_fields__)


def test_the_default_rules_can_all_be_read_out() -> None:
    default = default_document()

    for one in default.rules:
        assert len(describe(one, default.default)) > 40
        assert condition(one.when)


def test_a_changed_threshold_is_told_with_both_values() -> None:
    (change,) = diff(document(rule("a", 0.5)), document(rule("a", 0.8)))

    assert (change.kind, change.rule, change.place) == (Kind.CHANGED, "a", "when.level.above")
    assert (change.before, change.after) == ("0.5", "0.8")


def test_added_removed_and_moved_rules_are_told_as_such() -> None:
    before = document(rule("a"), rule("b"), rule("c"), rule("d"))
    after = document(rule("d"), rule("a"), rule("new"), rule("c", on=False))

    changes = [(c.kind.value, c.rule, c.place) for c in diff(before, after)]

    assert changes == [
        ("moved", "d", ""),
        ("added", "new", ""),
        ("added", "c", "on"),
        ("removed", "b", ""),
    ]


def test_a_changed_default_is_told() -> None:
    before = from_plain({"default": {"say": {"en": "A."}}})
    after = from_plain({"default": {"say": {"en": "B.", "de": "C."}, "queue": "care"}})

    assert [(c.place, c.before, c.after) for c in diff(before, after)] == [
        ("queue", "", '"care"'),
        ("say.en", '"A."', '"B."'),
        ("say.de", "", '"C."'),
    ]


def test_a_document_does_not_differ_from_itself() -> None:
    assert diff(default_document(), default_document()) == ()


@given(st.permutations(["a", "b", "c", "d", "e"]))
@settings(max_examples=60, deadline=None)
def test_as_few_rules_as_possible_are_called_moved(order: list[str]) -> None:
    changes = diff(document(*map(rule, "abcde")), document(*map(rule, order)))

    kept = max(
        length
        for length in range(1, 6)
        if any(list(part) == sorted(part) for part in itertools.combinations(order, length))
    )
    assert [change.kind for change in changes] == [Kind.MOVED] * (5 - kept)


def peaks(*rows: tuple[float, ...]) -> Thresholds:
    seen = Thresholds()
    for row in rows:
        seen.add([Signals(frustration=score, level=score) for score in row])
    return seen


def test_a_threshold_is_told_as_handoffs_a_day() -> None:
    seen = peaks((0.2, 0.9), (0.9, 0.8), (0.75,), (0.1,))

    assert seen.handoffs_a_day("frustration", above=0.7, days=2) == 1.5
    assert seen.handoffs_a_day("frustration", above=0.7, days=2, messages=2) == 0.5
    assert seen.handoffs_a_day("level", above=0.95, days=2) == 0
    assert seen.handoffs_a_day("churn", above=0.0, days=2) == 0


@given(
    st.lists(st.lists(st.floats(0, 1), min_size=1, max_size=4), min_size=1, max_size=20),
    st.floats(0, 20),
    st.integers(1, 3),
)
@settings(max_examples=80, deadline=None)
def test_the_threshold_for_n_a_day_brings_no_more_and_a_lower_one_would(
    rows: list[list[float]], wanted: float, messages: int
) -> None:
    seen = peaks(*(tuple(row) for row in rows))

    above = seen.threshold_for("frustration", handoffs_a_day=wanted, days=1, messages=messages)

    got = seen.handoffs_a_day("frustration", above=above, days=1, messages=messages)
    lower = seen.handoffs_a_day("frustration", above=above - 0.006, days=1, messages=messages)
    assert got <= wanted
    assert above == 0 or lower > wanted


def test_a_pasted_chat_is_read_by_its_names() -> None:
    past = read_chat(
        "[10:04] Customer: Hello\nit is about my order\n10:05 AM Bot - How can I help?\n\n"
        "Kunde: note: it is 3:30 late\nAgent: Hi, Ann here."
    )

    assert past is not None
    assert [(m.author, m.text) for m in past.messages] == [
        (Author.CUSTOMER, "Hello\nit is about my order"),
        (Author.ASSISTANT, "How can I help?"),
        (Author.CUSTOMER, "note: it is 3:30 late"),
        (Author.AGENT, "Hi, Ann here."),
    ]


@pytest.mark.parametrize(
    ("text", "messages"),
    [("where is it\nPS: hurry", 1), ("", 0), (" \n\t", 0), ("customer:", 0), ("bot: hi", 1)],
)
def test_a_text_without_names_is_one_message(text: str, messages: int) -> None:
    past = read_chat(text)

    assert len(past.messages if past else ()) == messages


@given(st.text(max_size=300))
@settings(max_examples=150, deadline=None)
def test_any_pasted_text_can_be_tried(text: str) -> None:
    past = read_chat(text)

    if past is not None:
        for turn in try_out(past, Prepared(default_document()), MEASURE):
            assert msgspec.json.encode(turn.decision)


def test_a_tried_chat_shows_each_decision_up_to_the_handoff() -> None:
    rules = parse("rules: [{name: fee, when: {keywords: {'*': [customs fee]}}}]")
    past = read_chat("me: hi\nbot: hello\nme: a customs fee?\nme: are you there")

    assert past is not None
    turns = list(try_out(past, Prepared(rules), MEASURE))

    assert [(turn.text, turn.decision.act) for turn in turns] == [
        ("hi", Act.NONE),
        ("a customs fee?", Act.HAND_OFF),
    ]
    assert [span.text for span in turns[-1].decision.spans] == ["customs fee"]
