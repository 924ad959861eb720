"""A question whose answer is known is marked before it is sent, and counted if it was."""

import json
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from batonpass.domain.attempt import Source
from batonpass.domain.event import NAMES, Event, HandoffOpened, MessageAdded
from batonpass.domain.fact import facts
from batonpass.domain.guard import Answer, Topic, known, measured, repeats
from batonpass.domain.handoff import Reason
from batonpass.domain.message import Kind, Message
from batonpass.domain.packet import Packet, build

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PHRASES = json.loads(
    (Path(__file__).parents[2] / "bench" / "packet_guard.json").read_text(encoding="utf-8")
)
EVERYTHING = {
    topic: Answer(topic=topic, text="known", values=("zzzz",), sources=(Source(seq=1),))
    for topic in Topic
}


def messages(*lines: tuple[Kind, str]) -> list[Message]:
    return [
        Message(id=str(n), seq=n, kind=kind, at=NOON, text=text)
        for n, (kind, text) in enumerate(lines, start=1)
    ]


def packet(*lines: str) -> Packet:
    said = messages(*((Kind.CUSTOMER, line) for line in lines))
    opened = HandoffOpened(
        handoff_id="ho_1",
        episode=1,
        reason=Reason(code="asked", words="You asked for a person."),
        queue_id="qu_1",
        queue="General",
    )
    data = [*(MessageAdded(message=m) for m in said), opened]
    events = [Event(seq=n, type=NAMES[type(d)], at=NOON, data=d) for n, d in enumerate(data, 1)]
    return build(events, handoff_id="ho_1", now=NOON)


CASE = packet(
    "My name is Jane Doe, order #1001, jane@example.com",
    "the lamp is broken, I want a refund before Friday",
)


def test_the_answer_and_its_source_stand_beside_the_question() -> None:
    (repeat,) = known("Hi Jane, what's your order number?", CASE)

    assert (repeat.topic, repeat.answer) == (Topic.ORDER_NUMBER, "#1001")
    assert repeat.sources == (Source(seq=1),)
    assert "order number" in "Hi Jane, what's your order number?"[repeat.start : repeat.end]


def test_two_questions_in_one_sentence_are_both_marked() -> None:
    found = known("Could you give me your order number and your e-mail address?", CASE)

    assert {r.topic for r in found} == {Topic.ORDER_NUMBER, Topic.EMAIL}


def test_a_question_that_names_the_answer_only_confirms_it() -> None:
    assert known("Is your e-mail address still jane@example.com?", CASE) == ()
    assert known("Is it order number 1001?", CASE) == ()


def test_what_is_not_known_may_be_asked() -> None:
    assert known("What is your phone number?", CASE) == ()


def test_a_replaced_fact_is_no_answer() -> None:
    case = packet("my mail is old@example.com", "sorry, I meant new@example.com")

    (repeat,) = known("What is your e-mail address?", case)

    assert repeat.answer == "new@example.com"


def share(part: str) -> tuple[float, float]:
    """Found of the planted repeats, and marked of the other questions."""
    asked = [(t, topic) for t, topic in PHRASES[part] if topic]
    other = [t for t, topic in PHRASES[part] if not topic]
    found = sum(topic in {r.topic for r in repeats(t, EVERYTHING)} for t, topic in asked)
    marked = sum(bool(repeats(t, EVERYTHING)) for t in other)
    return found / len(asked), marked / len(other)


@pytest.mark.parametrize("part", ["rules", "paraphrases", "held_out"])
def test_planted_repeats_are_found_and_other_questions_left_alone(part: str) -> None:
    found, marked = share(part)

    assert found >= 0.95
    assert marked <= 0.05


def test_questions_asked_though_known_are_counted_by_who_asked() -> None:
    talk = messages(
        (Kind.CUSTOMER, "order #1001 is late, jane@example.com"),
        (Kind.ASSISTANT, "What is your order number?"),
        (Kind.CUSTOMER, "#1001, as I said"),
        (Kind.AGENT, "Hello, could I have your e-mail address?"),
        (Kind.CUSTOMER, "jane@example.com"),
        (Kind.AGENT, "And your name, please?"),
    )

    counted = measured(talk, facts(talk), handed_off_seq=3)

    assert (counted.by_assistant, counted.by_agents) == (1, 1)
    assert [f.value for f in counted.stated] == ["jane@example.com"]


def test_an_identity_check_on_purpose_is_counted_apart() -> None:
    talk = messages(
        (Kind.CUSTOMER, "order #1001 is late"), (Kind.AGENT, "What is your order number?")
    )

    counted = measured(talk, facts(talk), on_purpose=frozenset({2}))

    assert counted.by_agents == 0
    assert counted.asked[0].on_purpose


def test_nothing_known_means_nothing_is_marked() -> None:
    assert repeats("What is your order number?", {}) == ()


def test_a_long_draft_takes_no_time() -> None:
    started = time.process_time()

    known("what is your " * 600 + "order number?", CASE)
    known("a" * 8000 + "?", CASE)

    assert time.process_time() - started < 1.0
