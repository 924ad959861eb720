"""How one past conversation would have gone: turn by turn, until the rules hand it over."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType
from typing import Final, Literal, NamedTuple, Protocol

import msgspec

from batonpass.domain.attempt import FAILED
from batonpass.domain.signal.value import Signals, Utterance
from batonpass.domain.trigger.backtest.past import Author, PastConversation, Resolver
from batonpass.domain.trigger.decision import Act, Decision
from batonpass.domain.trigger.evaluate import Prepared, evaluate
from batonpass.domain.trigger.situation import Fired, OrderFact, Situation

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


def play(
    past: PastConversation,
    versions: Sequence[Prepared],
    measure: Measure,
    *,
    zone: tzinfo = UTC,
) -> tuple[tuple[Played, ...], Heard]:
    """What each version would have done; no message is measured twice, or after the last handoff.

    Only what the assistant had control over is played: up to the real handoff, if there was one.
    """
    games = [_Game(version) for version in versions]
    lines: list[Utterance] = []
    signals: list[Signals] = []
    failed = unresolved = turns = 0
    final = ("", 0, 0)
    end = past.handoff.after_seq if past.handoff else past.messages[-1].seq
    for message in past.messages:
        if message.seq > end or message.author is Author.AGENT:
            break
        if message.author is Author.CUSTOMER:
            turns += 1
            if any(game.is_on for game in games):
                measured = measure(
                    message.text,
                    language=past.language,
                    history=lines[-_HEARD:],
                    failed_attempts=failed,
                )
                unresolved += measured.unresolved
                situation = _situation(
                    past,
                    message.text,
                    measured,
                    tuple(signals),
                    now=message.at or past.started_at or UNDATED,
                    zone=zone,
                    failed=failed,
                    unresolved=unresolved,
                )
                for game in games:
                    game.hear(situation, turns)
                signals.append(measured)
            final = (message.text, len(lines), failed)
        failed += message.attempt in FAILED
        lines.append(Utterance(author=_AUTHOR[message.author], text=message.text))
    last = signals[-1] if signals else Signals()
    if len(signals) < turns and is_end_told_by_words(past):
        text, heard, failed = final
        last = measure(
            text,
            language=past.language,
            history=lines[max(heard - _HEARD, 0) : heard],
            failed_attempts=failed,
        )
    return tuple(game.played() for game in games), Heard(turns, last)


def is_end_told_by_words(past: PastConversation) -> bool:
    """Whether only the last message tells how it ended: no rating, nobody known to solve it."""
    outcome = past.outcome
    unsolved = outcome.resolved_by in {None, Resolver.NOBODY}
    return past.handoff is None and outcome.rating is None and unsolved and not past.came_back


def _situation(
    past: PastConversation,
    text: str,
    measured: Signals,
    earlier: tuple[Signals, ...],
    *,
    now: datetime,
    zone: tzinfo,
    failed: int,
    unresolved: int,
) -> Situation:
    return Situation(
        text=text,
        signals=measured,
        now=now,
        zone=zone,
        history=earlier,
        attempts_failed=failed,
        unresolved=unresolved,
        orders=tuple(
            OrderFact(
                total=order.total.amount if order.total else None,
                currency=order.total.currency if order.total else "",
                days_late=order.days_late,
            )
            for order in past.orders
        ),
        contacts=past.contacts,
        tier=past.tier,
        channel=past.channel,
        language=past.language,
    )


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

    def hear(self, situation: Situation, turn: int) -> None:
        """Decide on the customer's next message."""
        if not self.is_on:
            return
        if self._fired:
            situation = _with(situation, self._fired)
        decision = evaluate(self._rules, situation)
        for rule in decision.shadow:
            self._shadow.setdefault(rule, turn)
            self._fired.append(Fired(rule=rule, at=situation.now))
        if decision.act is Act.HAND_OFF:
            self._turn, self._decision, self._quote = turn, decision, situation.text
            self._at = situation.now if situation.now is not UNDATED else None
        elif decision.act is Act.OFFER:
            self._offers += 1

    def played(self) -> Played:
        """What became of it."""
        return Played(self._turn, self._decision, self._at, self._quote, self._offers, self._shadow)


def _with(situation: Situation, fired: list[Fired]) -> Situation:
    return msgspec.structs.replace(situation, fired=tuple(fired))
