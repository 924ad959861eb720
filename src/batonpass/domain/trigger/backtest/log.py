"""How a conversation's own log becomes a past conversation, for the export and the back-test."""

from collections.abc import Iterable
from datetime import UTC, datetime

import msgspec

from batonpass.domain import event as events
from batonpass.domain.attempt import FAILED, Outcome
from batonpass.domain.event import Event
from batonpass.domain.handoff import State
from batonpass.domain.message import Kind
from batonpass.domain.trigger.backtest.past import (
    FORMAT,
    Author,
    PastConversation,
    PastHandoff,
    PastMessage,
    PastOrder,
    PastOutcome,
    PastQueue,
    Resolver,
)

_AUTHORS = {
    Kind.CUSTOMER: Author.CUSTOMER,
    Kind.ASSISTANT: Author.ASSISTANT,
    Kind.AGENT: Author.AGENT,
}
_DONE = {State.CLOSED.value, State.ABANDONED.value, State.WITHDRAWN.value}


def past_of_log(
    name: str,
    log: Iterable[Event],
    *,
    tier: str = "",
    orders: Iterable[PastOrder] = (),
    contacts: Iterable[datetime] = (),
    came_back_at: datetime | None = None,
) -> PastConversation | None:
    """The conversation up to the end of its first episode; None: nobody said anything.

    Args:
        name: the conversation's id as it is written outside.
        log: its events in order.
        tier: the shop's word for the customer then; empty: as the log says.
        orders: what it was about; none: as the log says.
        contacts: when the same order brought the customer here before; none: as the log says.
        came_back_at: when the customer next opened a conversation; None: not again.
    """
    story = _Story()
    for event in log:
        story.tell(event)
    if not story.messages:
        return None
    return PastConversation(
        id=name,
        started_at=story.started_at,
        channel=story.channel,
        language=story.language,
        tier=tier or story.known.tier,
        orders=tuple(orders) or tuple(_order(one) for one in story.known.orders),
        contacts=tuple(contacts) or (story.first_at,) * story.known.contacts,
        messages=tuple(story.messages.values()),
        handoff=story.handoff,
        outcome=PastOutcome(
            resolved_by=story.resolver(), rating=story.rating, came_back_at=came_back_at
        ),
    )


def line_of(past: PastConversation) -> bytes:
    """One line of an export, without what is default."""
    plain = msgspec.to_builtins(past)
    kept = {
        key: value
        for key, value in plain.items()
        if key == "messages" or (value and key != "format")
    }
    return msgspec.json.encode({"format": FORMAT, **kept}) + b"\n"


def _order(known: events.KnownOrder) -> PastOrder:
    return PastOrder(total=known.total, days_late=known.days_late)


class _Story:
    """What the events told so far."""

    def __init__(self) -> None:
        self.started_at: datetime | None = None
        self.channel = "widget"
        self.language = ""
        self.messages: dict[int, PastMessage] = {}
        self.handoff: PastHandoff | None = None
        self.rating: int | None = None
        self.known = events.Known()  # the last the rules knew while nobody had taken over
        self._handoff_id = ""
        self._opened_at: datetime | None = None
        self._accepted_at: datetime | None = None
        self._is_resolved = False
        self._tries: dict[str, int] = {}  # attempt -> the message it was for

    def tell(self, event: Event) -> None:
        """Take the next event."""
        match event.data:
            case events.ConversationOpened(channel=channel, language=language):
                self.started_at, self.channel, self.language = event.at, channel, language
            case events.MessageAdded(message=message) if message.kind in _AUTHORS:
                said = PastMessage(
                    seq=message.seq, author=_AUTHORS[message.kind], text=message.text, at=message.at
                )
                self.messages[message.seq] = said
            case events.AttemptRecorded(attempt=attempt):
                self._tries[attempt.id] = attempt.seq
                self._tried(attempt.seq, attempt.outcome)
            case events.AttemptJudged(attempt_id=attempt):
                self._tried(self._tries.get(attempt, 0), Outcome.NOT_SOLVED)
            case events.HandoffOpened() as opened if self.handoff is None and self.messages:
                self._handoff_id, self._opened_at = opened.handoff_id, event.at
                self.handoff = PastHandoff(
                    after_seq=max(self.messages), reason=opened.reason.code, queue=opened.queue
                )
            case events.HandoffMoved(handoff_id=moved) as step if moved == self._handoff_id:
                self._moved(step.state, event.at)
            case events.TriggerDecided(message_seq=seq, known=known) if self.handoff is None:
                self.known = known
                self._stood(seq, known)
            case events.SurveyAnswered(score=score):
                self.rating = score
            case events.StatusChanged(status=status):
                self._is_resolved = status == "resolved"
            case _:
                pass

    @property
    def first_at(self) -> datetime:
        """When the first message came: what was counted then lies before all of them."""
        first = next(iter(self.messages.values()))
        return self.started_at or first.at or datetime.min.replace(tzinfo=UTC)

    def resolver(self) -> Resolver | None:
        """Who solved it; None while it goes on."""
        if self._accepted_at is not None:
            return Resolver.AGENT if self._is_resolved else None
        if not self._is_resolved:
            return None
        tries = [m.attempt for m in self.messages.values() if m.attempt is not None]
        solved = bool(tries) and tries[-1] not in FAILED and self.handoff is None
        return Resolver.ASSISTANT if solved else Resolver.NOBODY

    def _tried(self, seq: int, outcome: Outcome) -> None:
        message = self.messages.get(seq)
        # Of several tries for one message a failed one is told: that is what the rules count.
        if message is not None and message.attempt not in FAILED:
            self.messages[seq] = msgspec.structs.replace(message, attempt=outcome)

    def _stood(self, seq: int, known: events.Known) -> None:
        message = self.messages.get(seq)
        if message is not None:
            self.messages[seq] = msgspec.structs.replace(
                message,
                is_open=known.is_open,
                queues=tuple(
                    PastQueue(
                        name=one.name,
                        wait_seconds=one.wait_seconds,
                        waiting=one.waiting,
                        agents=one.agents,
                    )
                    for one in known.queues
                ),
            )

    def _moved(self, state: str, at: datetime) -> None:
        if self.handoff is None or self._opened_at is None:
            return
        if state == State.ACTIVE.value and self._accepted_at is None:
            self._accepted_at = at
            wait = (at - self._opened_at).total_seconds()
            self.handoff = msgspec.structs.replace(self.handoff, wait_seconds=max(wait, 0.0))
        if state in _DONE and self._accepted_at is not None:
            handled = (at - self._accepted_at).total_seconds()
            self.handoff = msgspec.structs.replace(self.handoff, handle_seconds=max(handled, 0.0))
        if state == State.ABANDONED.value:
            self.handoff = msgspec.structs.replace(self.handoff, abandoned=True)
