"""What a merchant sees before publishing a text: every state once, with made-up facts."""

from collections.abc import Iterator
from datetime import datetime, timedelta, tzinfo
from typing import Final

import msgspec

from batonpass.domain.wait import Estimate, Refused, Why
from batonpass.domain.wording.catalogue import Catalogue
from batonpass.domain.wording.policy import next_word
from batonpass.domain.wording.render import render, render_all
from batonpass.domain.wording.sample import SPOKEN
from batonpass.domain.wording.value import (
    Argument,
    Cause,
    Choice,
    Kind,
    Phase,
    Situation,
    Told,
    Word,
)

USUAL_REASON: Final = "reason.not_received"


class Sight(msgspec.Struct, frozen=True, kw_only=True):
    """One state as the customer would read it."""

    state: str
    text: str
    keys: tuple[str, ...]  # the messages it is made of
    choices: tuple[Choice, ...]


def preview(
    catalogue: Catalogue, time_zone: tzinfo, *, now: datetime, reason: str = USUAL_REASON
) -> tuple[Sight, ...]:
    """Every state once, from the very policy that speaks to customers.

    Args:
        catalogue: what they are told.
        time_zone: in which a clock time is told.
        now: when.
        reason: key of the reason that the first word gives.
    """
    return tuple(
        Sight(
            state=state,
            text=render_all(
                step.words, catalogue.language, time_zone, today=now.date(), catalogue=catalogue
            ),
            keys=tuple(word.key for word in step.words),
            choices=step.choices,
        )
        for state, history, situation in _states(now, reason, spoken(catalogue, time_zone))
        if (step := next_word(history, situation, now=now)).words
    )


def spoken(said: Catalogue, time_zone: tzinfo) -> dict[str, Argument]:
    """The made-up facts that are words themselves, in the language they are read in."""
    return {
        fact: render(Word(kind=Kind.REASON, key=key), said.language, time_zone, catalogue=said)
        for fact, key in SPOKEN.items()
    }


def _states(
    now: datetime, reason_key: str, reason_of: dict[str, Argument]
) -> Iterator[tuple[str, tuple[Told, ...], Situation]]:
    entered = now - timedelta(minutes=20)
    waiting = Situation(
        phase_at=entered,
        entered_at=entered,
        estimate=Estimate(p50_seconds=230.0, p90_seconds=560.0),
        ahead=3,
        reason_key=reason_key,
        reason=reason_of,
        passed_on="#1001",
        working=frozenset(Choice),
        address_known=True,
        opens_at=now + timedelta(hours=14),
        reply_by=now + timedelta(hours=16),
        agent_name="Maria",
    )
    change = msgspec.structs.replace
    reason = Told(at=entered, word=Word(kind=Kind.REASON, key="reason.asked"))

    def promised(*, minutes_ago: float, minutes: int) -> tuple[Told, ...]:
        word = Word(kind=Kind.PROMISE, key="promise", told_seconds=60.0 * minutes)
        return (reason, Told(at=now - timedelta(minutes=minutes_ago), word=word))

    far = Estimate(p50_seconds=600.0, p90_seconds=1400.0)
    yield "first", (), waiting
    yield "first, far", (), change(waiting, estimate=far)
    yield "no estimate", (reason,), change(waiting, estimate=Refused(Why.TOO_LITTLE_KNOWN))
    yield "still waiting", promised(minutes_ago=4, minutes=15), change(waiting, position=2)
    for cause in Cause:
        worse = change(waiting, estimate=far, cause=cause)
        yield f"longer, {cause.value}", promised(minutes_ago=5, minutes=10), worse
        yield f"overdue, {cause.value}", promised(minutes_ago=11, minutes=10), worse
    yield "sooner", promised(minutes_ago=4, minutes=40), waiting
    placed = Told(
        at=now - timedelta(seconds=20),
        word=Word(kind=Kind.STILL_WAITING, key="place.position", position=1),
    )
    history = (*promised(minutes_ago=4, minutes=15), placed)
    yield "place changed", history, change(waiting, position=2)
    for cause in (Cause.PLACE_RETURNED, Cause.URGENT_FIRST, Cause.PRIORITY_FIRST):
        yield f"place changed, {cause.value}", history, change(waiting, position=2, cause=cause)
    for phase in Phase:
        if phase not in {Phase.WAITING, Phase.CLOSED}:
            yield phase.value, promised(minutes_ago=4, minutes=15), change(waiting, phase=phase)
    elsewhere = change(waiting, phase=Phase.TRANSFERRED, keeps_place=False)
    yield "transferred, behind", (reason,), elsewhere
    closed = change(waiting, phase=Phase.CLOSED)
    yield "closed", (reason,), closed
    yield "closed, no address", (reason,), change(closed, address_known=False)
    yield "closed, no plan", (reason,), change(closed, opens_at=None)
