"""How one past conversation would have gone: turn by turn, until the rules hand it over."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from itertools import islice, takewhile
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, Protocol

import msgspec

from batonpass.domain.attempt import FAILED
from batonpass.domain.signal.value import Signals, Utterance
from batonpass.domain.trigger.backtest.past import (
    Author,
    PastConversation,
    PastMessage,
    Resolver,
)
from batonpass.domain.trigger.decision import Act, Decision
from batonpass.domain.trigger.evaluate import Prepared, evaluate
from batonpass.domain.trigger.situation import Fired, Line, OrderFact, Situation

UNDATED: Final = datetime(2000, 1, 1, 12, tzinfo=UTC)  # a noon, for exports without dates
NO_SHADOW: Final[Mapping[str, int]] = MappingProxyType({})
_HEARD: Final = 40  # earlier lines the detector is given


_AUTHOR: Final[Mapping[Author, Literal["customer", "assistant", "agent"]]] = MappingProxyType(
    {Author.CUSTOMER: "customer", Author.ASSISTANT: "assistant", Author.AGENT: "agent"}
)


class Measure(Protocol):
    """The detector with its model bound: the signals of one message in its conversation."""

    def __call__(
        self,
        text: str,
        *,
        language: str = "",
        history: Sequence[Utterance] = (),
        failed_attempts: int = 0,
    ) -> Signals:
        """The signals of `text`, said after `history`, in a conversation so far."""
        ...


class Played(NamedTuple):
    """What one rule set would have done with one conversation."""

    turn: int = 0  # the customer's message, from 1, at which it hands over; 0: never
    decision: Decision | None = None  # that one; None: never
    at: datetime | None = None  # None: the export does not say
    quote: str = ""  # the message it was decided on
    offers: int = 0  # a person was only offered
    shadow: Mapping[str, int] = NO_SHADOW  # rule -> the turn at which it would have


class Heard(NamedTuple):
    """The conversation as far as it was measured."""

    turns: int  # the customer's messages before a person was brought in
    last: Signals  # of the last one measured: the very last where nothing else tells how it ended
    measured: int = 0  # of the turns: those that were decided on
    no_queues: int = 0  # of the measured: nobody knows how the queues stood
    no_hours: int = 0  # of the measured: nobody knows whether people answered


IsOpen = Callable[[datetime], bool | None]  # whether people answered then; None: nobody knows


def _unknown(at: datetime) -> None:
    """Nobody said when people answered."""
    del at


def play(
    past: PastConversation,
    versions: Sequence[Prepared],
    measure: Measure,
    *,
    zone: tzinfo = UTC,
    is_open: IsOpen = _unknown,
) -> tuple[tuple[Played, ...], Heard]:
    """What each version would have done; no message is measured twice, or after the last handoff.

    Only what the assistant had control over is played: up to the real handoff, if there was one.
    """
    games = [_Game(version) for version in versions]
    ear = _Ear(past, measure, zone, is_open)
    messages = controlled(past)
    asked = [message.seq for message in messages if message.author is Author.CUSTOMER]
    last = Signals()
    turns = measured = no_queues = no_hours = 0
    for message in messages:
        if message.author is Author.CUSTOMER:
            turns += 1
            is_end = message.seq == asked[-1] and is_end_told_by_words(past)
            if is_end or any(game.is_on for game in games):
                situation = ear.hear(message)
                last = situation.signals
                measured += 1
                no_queues += not situation.lines
                no_hours += situation.is_open is None
                for game in games:
                    game.hear(situation, turns)
        ear.note(message)
    heard = Heard(turns, last, measured, no_queues, no_hours)
    return tuple(game.played() for game in games), heard


class Turn(NamedTuple):
    """One message of a tried chat, decided on."""

    seq: int
    text: str
    signals: Signals
    decision: Decision


def try_out(
    past: PastConversation, rules: Prepared, measure: Measure, *, zone: tzinfo = UTC
) -> Iterator[Turn]:
    """Each of the customer's messages with what is measured and decided, up to the handoff."""
    game, ear = _Game(rules), _Ear(past, measure, zone, _unknown)
    for turn, message in enumerate(controlled(past), 1):
        if message.author is Author.CUSTOMER:
            situation = ear.hear(message)
            decision = game.hear(situation, turn)
            if decision is None:
                return
            yield Turn(message.seq, message.text, situation.signals, decision)
        ear.note(message)


def controlled(past: PastConversation) -> tuple[PastMessage, ...]:
    """The messages written while the assistant had control."""
    end = past.handoff.after_seq if past.handoff else past.messages[-1].seq
    return tuple(takewhile(lambda m: m.seq <= end and m.author is not Author.AGENT, past.messages))


def said_at(past: PastConversation, turn: int) -> str:
    """The customer's message of that number, from 1; empty where there are not so many."""
    own = (message.text for message in past.messages if message.author is Author.CUSTOMER)
    return next(islice(own, turn - 1, None), "") if turn else ""


def is_end_told_by_words(past: PastConversation) -> bool:
    """Whether only the last message tells how it ended: no rating, nobody known to solve it."""
    outcome = past.outcome
    unsolved = outcome.resolved_by in {None, Resolver.NOBODY}
    return past.handoff is None and outcome.rating is None and unsolved and not past.came_back


class _Ear:
    """Measures a conversation message by message and knows what was said before."""

    def __init__(
        self, past: PastConversation, measure: Measure, zone: tzinfo, is_open: IsOpen
    ) -> None:
        self._past = past
        self._is_open = is_open
        self._measure = measure
        self._zone = zone
        self._lines: list[Utterance] = []
        self._signals: list[Signals] = []
        self._failed = self._unresolved = 0
        self._orders = tuple(
            OrderFact(
                total=order.total.amount if order.total else None,
                currency=order.total.currency if order.total else "",
                days_late=order.days_late,
            )
            for order in past.orders
        )

    def hear(self, message: PastMessage) -> Situation:
        """The situation at this message of the customer."""
        past = self._past
        measured = self._measure(
            message.text,
            language=past.language,
            history=self._lines[-_HEARD:],
            failed_attempts=self._failed,
        )
        self._unresolved += measured.is_unresolved
        earlier = tuple(self._signals)
        self._signals.append(measured)
        at = message.at or past.started_at
        is_open = message.is_open
        if is_open is None and at is not None:
            is_open = self._is_open(at)
        return Situation(
            text=message.text,
            signals=measured,
            now=at or UNDATED,
            is_open=is_open,
            lines={
                queue.name.casefold(): Line(
                    wait_p50_seconds=queue.wait_seconds,
                    waiting=queue.waiting,
                    agents=queue.agents,
                )
                for queue in message.queues
            },
            zone=self._zone,
            history=earlier,
            attempts_failed=self._failed,
            unresolved=self._unresolved,
            orders=self._orders,
            contacts=past.contacts,
            tier=past.tier,
            channel=past.channel,
            language=past.language,
        )

    def note(self, message: PastMessage) -> None:
        """Remember what was said."""
        self._failed += message.attempt in FAILED
        self._lines.append(Utterance(author=_AUTHOR[message.author], text=message.text))


class _Game:
    """One rule set on its way through one conversation."""

    def __init__(self, rules: Prepared) -> None:
        self._rules = rules
        self._turn = 0
        self._decision: Decision | None = None
        self._at: datetime | None = None
        self._quote = ""
        self._offers = 0
        self._shadow: dict[str, int] = {}
        self._fired: list[Fired] = []

    @property
    def is_on(self) -> bool:
        """Whether the assistant still has control."""
        return not self._turn

    def hear(self, situation: Situation, turn: int) -> Decision | None:
        """Decide on the customer's next message; None after the handoff."""
        if not self.is_on:
            return None
        if self._fired:
            situation = msgspec.structs.replace(situation, fired=tuple(self._fired))
        decision = evaluate(self._rules, situation)
        for rule in decision.shadow:
            self._shadow.setdefault(rule, turn)
        fired = (*decision.fired, *decision.shadow)
        self._fired.extend(Fired(rule=rule, at=situation.now) for rule in fired)
        if decision.act is Act.HAND_OFF:
            self._turn, self._decision, self._quote = turn, decision, situation.text
            self._at = situation.now if situation.now is not UNDATED else None
        elif decision.act is Act.OFFER:
            self._offers += 1
        return decision

    def played(self) -> Played:
        """What became of it."""
        return Played(self._turn, self._decision, self._at, self._quote, self._offers, self._shadow)
