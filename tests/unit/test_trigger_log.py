"""A conversation's own log can be exported and played again."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from batonpass.domain import event as events
from batonpass.domain.attempt import Attempt, Outcome
from batonpass.domain.event import Data, Event
from batonpass.domain.handoff import Reason
from batonpass.domain.message import Kind, Message
from batonpass.domain.money import Money
from batonpass.domain.trigger.backtest.export import read_lines
from batonpass.domain.trigger.backtest.log import line_of, past_of_log
from batonpass.domain.trigger.backtest.past import PastConversation, PastOrder, Resolver

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
EUR_120 = Money(amount=Decimal("120.50"), currency="EUR")


def log(*data: Data) -> list[Event]:
    """One event a minute."""
    return [
        Event(seq=seq, type=events.NAMES[type(one)], at=NOON + timedelta(minutes=seq), data=one)
        for seq, one in enumerate(data, 1)
    ]


def said(seq: int, kind: Kind, text: str = "hi") -> events.MessageAdded:
    at = NOON + timedelta(minutes=seq)
    return events.MessageAdded(message=Message(id=f"m{seq}", seq=seq, kind=kind, at=at, text=text))


def tried(seq: int, outcome: Outcome, name: str = "t") -> events.AttemptRecorded:
    return events.AttemptRecorded(
        attempt=Attempt(id=name, intent="order_status", outcome=outcome, seq=seq)
    )


def moved(state: str) -> events.HandoffMoved:
    return events.HandoffMoved(handoff_id="ho_1", event="x", state=state)


OPENED = events.ConversationOpened(customer_id="cu_1", channel="email", language="de")
HANDOFF = events.HandoffOpened(
    handoff_id="ho_1",
    episode=1,
    reason=Reason(code="failed", words="..."),
    queue_id="q",
    queue="general",
)
RESOLVED = events.StatusChanged(status="resolved")


def past(*data: Data, **more: Any) -> PastConversation:
    made = past_of_log("cv_1", log(*data), **more)
    assert made is not None
    return made


def test_a_whole_story_is_kept_with_its_handoff_and_its_end() -> None:
    made = past(
        OPENED,  # 1
        said(2, Kind.CUSTOMER, "Where is it?"),
        tried(2, Outcome.NO_ANSWER),
        said(4, Kind.ASSISTANT),
        said(5, Kind.NOTE, "not for export"),
        HANDOFF,  # 6
        moved("offered"),
        moved("active"),  # 8
        said(9, Kind.AGENT),
        moved("wrapping"),
        moved("closed"),  # 11
        RESOLVED,
        events.SurveyAnswered(part="agent", score=5),
        tier="vip",
    )

    assert [(m.seq, m.author.value, m.attempt) for m in made.messages] == [
        (2, "customer", Outcome.NO_ANSWER),
        (4, "assistant", None),
        (9, "agent", None),
    ]
    assert made.handoff is not None
    assert (made.handoff.after_seq, made.handoff.reason) == (4, "failed")
    assert (made.handoff.wait_seconds, made.handoff.handle_seconds) == (120, 180)
    assert (made.outcome.resolved_by, made.outcome.rating) == (Resolver.AGENT, 5)
    assert (made.channel, made.language, made.tier) == ("email", "de", "vip")


@pytest.mark.parametrize(
    ("data", "resolver"),
    [
        ((said(1, Kind.CUSTOMER), tried(1, Outcome.ANSWERED), RESOLVED), Resolver.ASSISTANT),
        ((said(1, Kind.CUSTOMER), tried(1, Outcome.ANSWERED)), None),  # still open
        ((said(1, Kind.CUSTOMER), tried(1, Outcome.TOOL_FAILED), RESOLVED), Resolver.NOBODY),
        ((said(1, Kind.CUSTOMER), RESOLVED), Resolver.NOBODY),  # closed in silence
        (
            (
                said(1, Kind.CUSTOMER),
                tried(1, Outcome.ANSWERED),
                events.AttemptJudged(attempt_id="t", message_seq=1),
                RESOLVED,
            ),
            Resolver.NOBODY,
        ),
    ],
)
def test_the_assistant_gets_credit_only_for_what_it_answered(
    data: tuple[Data, ...], resolver: Resolver | None
) -> None:
    assert past(*data).outcome.resolved_by is resolver


def test_a_customer_who_left_the_queue_is_known() -> None:
    made = past(said(1, Kind.CUSTOMER), HANDOFF, moved("abandoned"))

    assert made.handoff is not None
    assert (made.handoff.abandoned, made.handoff.wait_seconds) == (True, None)


def test_only_the_first_episode_is_told() -> None:
    second = events.HandoffOpened(
        handoff_id="ho_2",
        episode=2,
        reason=Reason(code="asked", words="..."),
        queue_id="q",
        queue="other",
    )

    made = past(said(1, Kind.CUSTOMER), HANDOFF, moved("closed"), said(4, Kind.CUSTOMER), second)

    assert made.handoff is not None
    assert (made.handoff.after_seq, made.handoff.queue) == (1, "general")


def test_a_silent_log_is_no_conversation() -> None:
    assert past_of_log("cv_1", log(OPENED)) is None


def test_what_is_exported_is_read_back_the_same() -> None:
    made = past(
        OPENED,
        said(2, Kind.CUSTOMER, "Zoll? 关税 \U0001f621"),
        HANDOFF,
        moved("active"),
        contacts=(NOON - timedelta(days=2),),
        came_back_at=NOON + timedelta(days=1),
    )

    (again,) = read_lines([line_of(made)], now=NOON + timedelta(days=5))

    assert again == made
    assert line_of(made).startswith(b'{"format":"batonpass.conversation/1","id":"cv_1",')


def test_what_the_rules_knew_then_can_be_decided_on_again() -> None:
    known = events.Known(
        orders=(events.KnownOrder(total=EUR_120, days_late=4),), contacts=2, tier="vip"
    )

    past = past_of_log(
        "cv_1",
        log(
            said(1, Kind.CUSTOMER),
            events.TriggerDecided(message_seq=1, known=known),
            HANDOFF,
            events.TriggerDecided(message_seq=1),
        ),
    )

    assert past is not None
    assert (past.tier, past.orders) == ("vip", (PastOrder(total=EUR_120, days_late=4),))
    assert len(past.contacts) == 2
    assert all(at <= (past.messages[0].at or NOON) for at in past.contacts)


def test_what_the_rules_saw_of_the_queue_stands_beside_each_message() -> None:
    def at(seq: int, waiting: int, *, is_open: bool) -> events.TriggerDecided:
        stood = events.KnownQueue(wait_seconds=60.0 * waiting, waiting=waiting, agents=1)
        return events.TriggerDecided(
            message_seq=seq, known=events.Known(is_open=is_open, queues=(stood,))
        )

    made = past(
        said(1, Kind.CUSTOMER),
        at(1, 2, is_open=True),
        said(3, Kind.CUSTOMER),
        at(3, 9, is_open=False),
        said(5, Kind.CUSTOMER),
    )

    assert [(m.is_open, [q.waiting for q in m.queues]) for m in made.messages] == [
        (True, [2]),
        (False, [9]),
        (None, []),
    ]
    assert list(read_lines([line_of(made)], now=NOON + timedelta(days=5))) == [made]
