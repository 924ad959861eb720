"""When a waiting customer hears something, and what: the policy, as a function of facts."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain.wait import Estimate
from batonpass.domain.wait.ladder import round_up_minutes
from batonpass.domain.wording.value import (
    Argument,
    Cause,
    Choice,
    Kind,
    Phase,
    Situation,
    Step,
    Told,
    Word,
)

FIRST_AGAIN: Final = timedelta(seconds=30)
EARLY_EVERY: Final = timedelta(seconds=75)  # between 60 and 90
EARLY_UNTIL: Final = timedelta(minutes=5)
LATER_EVERY: Final = timedelta(minutes=3)
LOOK_AGAIN: Final = timedelta(seconds=15)  # how often the promise is checked against the estimate
EARLY_WARNING: Final = timedelta(seconds=45)  # before the promise passes, no later
SLACK_SECONDS: Final = 60.0  # a promise is not changed for less
SLACK_SHARE: Final = 0.25  # ... nor for less than this share of it
OFFERED_AGAIN: Final = timedelta(minutes=2)
CLOCK_ABOVE_MINUTES: Final = 10
ONLY_CLOCK_ABOVE_MINUTES: Final = 120  # nobody counts in hundreds of minutes
CHOICES_ABOVE_SECONDS: Final = 180.0
SHARE, OUT_OF = 9, 10  # "9 in 10": what p90 means, said in words

_WORDS_OF_PHASE: Final = {
    Phase.OFFERED: Kind.OFFERED,
    Phase.ACCEPTED: Kind.ACCEPTED,
    Phase.AGENT_LOST: Kind.AGENT_LOST,
    Phase.TRANSFERRED: Kind.TRANSFERRED,
    Phase.RETURNED: Kind.RETURNED,
    Phase.OWED: Kind.OWED,
}

TAKES_BACK: Final = frozenset(
    {Kind.NO_ESTIMATE, Kind.CLOSED, Kind.ACCEPTED, Kind.RETURNED, Kind.OWED}
)
_NO_NUMBER: Final = frozenset({Kind.NO_ESTIMATE, Kind.CLOSED})
# What moves a place.
_OF_PLACE: Final = frozenset({Cause.PLACE_RETURNED, Cause.URGENT_FIRST, Cause.PRIORITY_FIRST})

_WAITING: Final = frozenset({Phase.WAITING, Phase.AGENT_LOST, Phase.TRANSFERRED, Phase.OFFERED})


def next_word(history: Sequence[Told], situation: Situation, *, now: datetime) -> Step:
    """What to say now (often nothing), the choices to show, and when to ask again.

    Args:
        history: what this customer was told in this handoff, oldest first.
        situation: the facts now; `situation.estimate` counts from `now`.
        now: the reference clock.

    Source: docs/reference/wait-time.md, "What is told".
    """
    words: list[Word] = []
    if not any(t.word.kind is Kind.REASON for t in history):
        words.extend(_reason(situation))
    words.extend(_of_phase(history, situation, now=now))
    if situation.phase in _WAITING:
        words.extend(_about_the_wait(history, situation, now=now, spoken=bool(words)))
    return Step(
        words=tuple(words),
        choices=_choices(situation),
        due_at=_due(history, words, situation, now=now),
    )


def _reason(situation: Situation) -> list[Word]:
    """The case in the customer's terms, and what they need not repeat."""
    words = [Word(kind=Kind.REASON, key=situation.reason_key, arguments=situation.reason)]
    if situation.passed_on:
        given: dict[str, Argument] = {"passed_on": situation.passed_on}
        words.append(Word(kind=Kind.REASON, key="passed_on", arguments=given))
    return words


def _of_phase(history: Sequence[Told], situation: Situation, *, now: datetime) -> list[Word]:
    """The word a change of phase calls for, once for each change."""
    if situation.phase is Phase.CLOSED:
        return _closed(history, situation)
    kind = _WORDS_OF_PHASE.get(situation.phase)
    event_at = situation.call_at or situation.phase_at
    said = _since_other_way(history, situation) if kind is Kind.OWED else history
    if kind is None or _said(said, kind, event_at):
        return []
    if kind is Kind.OFFERED and any(
        t.word.kind is kind and now - t.at < OFFERED_AGAIN for t in history
    ):
        return []  # offers that bounce between agents are not the customer's news
    arguments: dict[str, Argument] = {}
    by: datetime | None = None
    key = kind.value
    if kind in {Kind.ACCEPTED, Kind.TRANSFERRED}:
        arguments["agent"] = situation.agent_name
    if kind is Kind.TRANSFERRED and not situation.keeps_place:
        key = "transferred.behind"
    if kind is Kind.OWED:
        by = situation.call_at or _owed_by(history, situation.reply_by)
        key = "owed.call" if situation.call_at else "owed" if by else "owed.no_time"
        if by:
            arguments["by"] = by
    return [Word(kind=kind, key=key, arguments=arguments, by=by, event_at=event_at)]


def _owed_by(history: Sequence[Told], reply_by: datetime | None) -> datetime | None:
    """When an answer by mail is owed: not before the one in line, which the same people give."""
    standing = standing_promise(history)
    if reply_by is None:
        return None
    if standing is not None:
        in_line = standing.at + timedelta(seconds=standing.word.told_seconds or 0.0)
        reply_by = max(reply_by, in_line)
    return whole_minute(reply_by)


def _closed(history: Sequence[Told], situation: Situation) -> list[Word]:
    """When the team is back and how they are answered, again only if that changes."""
    recent = _since_other_way(history, situation)
    if _said(recent, Kind.CLOSED, situation.opens_at or situation.phase_at):
        return []
    arguments: dict[str, Argument] = {}
    key = "closed"
    if situation.opens_at is not None:
        arguments["opens"] = situation.opens_at
        if situation.reply_by is not None:
            key, arguments["by"] = "closed.reply_by", situation.reply_by
    else:
        key = "closed.unknown"
    words = [
        Word(
            kind=Kind.CLOSED,
            key=key,
            arguments=arguments,
            by=situation.reply_by if situation.opens_at else None,
            event_at=situation.opens_at or situation.phase_at,
        )
    ]
    if not situation.address_known and Choice.EMAIL in situation.working:
        words.append(Word(kind=Kind.CLOSED, key="closed.address", event_at=words[0].event_at))
    return words


def _since_other_way(history: Sequence[Told], situation: Situation) -> Sequence[Told]:
    """What was said since they last chose between waiting and an answer another way.

    What they were told before that is no longer on the screen, so it is said again.
    """
    is_owed = situation.phase is Phase.OWED
    first = len(history)
    while first and (history[first - 1].word.kind is Kind.OWED) is is_owed:
        first -= 1
    return history[first:]


def _said(history: Sequence[Told], kind: Kind, event_at: datetime) -> bool:
    return any(t.word.kind is kind and t.word.event_at == event_at for t in history)


def _about_the_wait(
    history: Sequence[Told], situation: Situation, *, now: datetime, spoken: bool
) -> list[Word]:
    """The promise, its revision, or a sign of life; nothing when nothing is due."""
    estimate = situation.estimate
    standing = standing_promise(history)
    if not isinstance(estimate, Estimate):
        return _without_number(history, situation, standing, now=now)
    if standing is None:
        return _promise(history, estimate, situation, now=now)
    told_seconds = standing.word.told_seconds or 0.0
    deadline = standing.at + timedelta(seconds=told_seconds)
    if now >= deadline:
        owned = any(t.word.kind is Kind.OVERDUE for t in history)
        key = "overdue.again" if owned else _key("overdue", situation.cause)
        return _revision(history, Kind.OVERDUE, key, estimate, situation, now)
    if _is_worse(estimate, told_seconds, deadline, now=now):
        key = _key("revision", situation.cause)
        return _revision(history, Kind.REVISION, key, estimate, situation, now)
    much_better = (
        2 * 60 * round_up_minutes(estimate.p90_seconds) <= (deadline - now).total_seconds()
    )
    quiet = not spoken and now >= _sign_of_life_at(history, situation.entered_at)
    if quiet and much_better and not _has_risen(history, situation):
        return _revision(history, Kind.REVISION, "revision.sooner", estimate, situation, now)
    return _sign_of_life(history, situation, quiet=quiet, deadline=deadline)


def _sign_of_life(
    history: Sequence[Told],
    situation: Situation,
    *,
    quiet: bool,
    deadline: datetime | None = None,
) -> list[Word]:
    """A place that became worse at once; when it has been quiet, that they are not forgotten.

    A word takes the place of the one before it on the screen: the promise that stands is named
    again, by its clock time.
    """
    if _has_risen(history, situation):
        words = _risen(situation)
    elif quiet:
        kind = Kind.STILL_WAITING
        words = [Word(kind=kind, key="still_waiting"), *_place(history, kind, situation)]
    else:
        return []
    if deadline is not None:
        given: dict[str, Argument] = {"by": whole_minute(deadline)}
        words.append(Word(kind=words[0].kind, key="holds", arguments=given))
    return words


def whole_minute(at: datetime) -> datetime:
    """A clock shows no seconds, and what it shows is not to be before what was promised."""
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + timedelta(minutes=1)


def standing_promise(history: Sequence[Told]) -> Told | None:
    """The last word that told a number; None before the first or after it was taken back."""
    for entry in reversed(history):
        if entry.word.told_seconds is not None:
            return entry
        if entry.word.kind in TAKES_BACK:
            return None
    return None


def _without_number(
    history: Sequence[Told], situation: Situation, standing: Told | None, *, now: datetime
) -> list[Word]:
    """Say once that no number can be given, and take back one that stands; then signs of life."""
    recent = _since_other_way(history, situation)
    # Behind "we are closed" it is news again that nobody knows how long.
    said = next((t.word.kind for t in reversed(recent) if t.word.kind in _NO_NUMBER), None)
    if standing is not None or said is not Kind.NO_ESTIMATE:
        word = Word(kind=Kind.NO_ESTIMATE, key="no_estimate")
        return [word, *_place(history, Kind.NO_ESTIMATE, situation)]
    quiet = now >= _sign_of_life_at(history, situation.entered_at)
    return _sign_of_life(history, situation, quiet=quiet)


def _is_worse(
    estimate: Estimate, told_seconds: float, deadline: datetime, *, now: datetime
) -> bool:
    """Whether the standing promise must be changed before it breaks.

    A promise that one in ten outlast is not changed because the tenth is near: only when the new
    p90 passes it by more than the slack, or it will more likely break than hold and is about to.
    """
    left = (deadline - now).total_seconds()
    over = estimate.p90_seconds - left
    if over > max(SLACK_SECONDS, SLACK_SHARE * told_seconds) and estimate.p50_seconds > 0.5 * left:
        return True
    return deadline - now <= EARLY_WARNING and estimate.p50_seconds > left


def _has_risen(history: Sequence[Told], situation: Situation) -> bool:
    """True when the place that was last told is worse now; another line's place is no measure."""
    if situation.phase is Phase.TRANSFERRED and not situation.keeps_place:
        return False
    for entry in reversed(history):
        if entry.word.key == "transferred.behind":
            return False
        if entry.word.position is not None:
            return situation.position is not None and situation.position > entry.word.position
        if entry.word.ahead is not None:
            return (
                situation.position is None
                and situation.ahead is not None
                and situation.ahead > entry.word.ahead
            )
    return False


def _promise(
    history: Sequence[Told], estimate: Estimate, situation: Situation, *, now: datetime
) -> list[Word]:
    """The first number: p90 rounded up, p50 where it is at most half, a clock time if far."""
    minutes = round_up_minutes(estimate.p90_seconds)
    often = round_up_minutes(estimate.p50_seconds)
    key = "promise"
    arguments: dict[str, Argument] = {"share": SHARE, "out_of": OUT_OF, "minutes": minutes}
    if 2 * often <= minutes:
        key, arguments["often"] = f"{key}.often", often
    if minutes > CLOCK_ABOVE_MINUTES:
        how = "by" if minutes > ONLY_CLOCK_ABOVE_MINUTES else "clock"
        key, arguments["by"] = f"{key}.{how}", whole_minute(now + timedelta(minutes=minutes))
    words = [
        _numbered(Kind.PROMISE, key, arguments, estimate),
        *_place(history, Kind.PROMISE, situation),
    ]
    if situation.address_known and Choice.EMAIL in _choices(situation):
        words.append(Word(kind=Kind.PROMISE, key="keep_place"))
    return words


def _revision(
    history: Sequence[Told],
    kind: Kind,
    key: str,
    estimate: Estimate,
    situation: Situation,
    now: datetime,
) -> list[Word]:
    """Why the number changes, the number, and the place."""
    minutes = round_up_minutes(estimate.p90_seconds)
    arguments: dict[str, Argument] = {"minutes": minutes}
    number = "now_within"
    if minutes > CLOCK_ABOVE_MINUTES:
        how = "by" if minutes > ONLY_CLOCK_ABOVE_MINUTES else "clock"
        number, arguments["by"] = f"{number}.{how}", whole_minute(now + timedelta(minutes=minutes))
    return [
        Word(kind=kind, key=key),
        _numbered(kind, number, arguments, estimate),
        *_place(history, kind, msgspec.structs.replace(situation, cause=Cause.UNKNOWN)),
    ]


def _numbered(kind: Kind, key: str, arguments: dict[str, Argument], estimate: Estimate) -> Word:
    return Word(
        kind=kind,
        key=key,
        arguments=arguments,
        p50_seconds=estimate.p50_seconds,
        p90_seconds=estimate.p90_seconds,
        told_seconds=60.0 * round_up_minutes(estimate.p90_seconds),
    )


def _place(history: Sequence[Told], kind: Kind, situation: Situation) -> list[Word]:
    """The position when it is sure, else how many are before them; nothing if not known.

    Worse than last told, it comes with the reason, whatever else is said.
    """
    if _has_risen(history, situation):
        return _risen(situation)
    position, ahead = situation.position, situation.ahead
    if position is not None:
        given: dict[str, Argument] = {"position": position}
        return [Word(kind=kind, key="place.position", arguments=given, position=position)]
    if ahead:
        return [Word(kind=kind, key="place.ahead", arguments={"ahead": ahead}, ahead=ahead)]
    return []


def _risen(situation: Situation) -> list[Word]:
    """The place became worse, and that is said, with the reason where it is known."""
    given: dict[str, Argument] = {}
    if situation.position is not None:
        given["position"] = situation.position
        stem = "position.risen"
    else:
        given["ahead"] = situation.ahead or 0
        stem = "ahead.risen"
    key = _key(stem, situation.cause if situation.cause in _OF_PLACE else Cause.UNKNOWN)
    word = Word(
        kind=Kind.REVISION,
        key=key,
        arguments=given,
        position=situation.position,
        ahead=situation.ahead if situation.position is None else None,
    )
    return [word]


def _key(stem: str, cause: Cause) -> str:
    return stem if cause is Cause.UNKNOWN else f"{stem}.{cause.value}"


def _sign_of_life_at(history: Sequence[Told], entered_at: datetime) -> datetime:
    """When silence has lasted long enough."""
    if not history:
        return entered_at
    last = history[-1].at
    first = history[0].at
    if last - first < FIRST_AGAIN:
        return last + FIRST_AGAIN
    return last + (EARLY_EVERY if last - first < EARLY_UNTIL else LATER_EVERY)


def _choices(situation: Situation) -> tuple[Choice, ...]:
    """What to offer: from the first card when p50 is over three minutes or no number is given."""
    if situation.phase in {Phase.ACCEPTED, Phase.RETURNED, Phase.OWED}:
        return ()
    estimate = situation.estimate
    short = isinstance(estimate, Estimate) and estimate.p50_seconds <= CHOICES_ABOVE_SECONDS
    if short and situation.phase is not Phase.CLOSED:
        return ()
    order = (Choice.KEEP_WAITING, Choice.EMAIL, Choice.CALLBACK, Choice.ASSISTANT)
    waiting = situation.phase is not Phase.CLOSED
    return tuple(
        c for c in order if (waiting if c is Choice.KEEP_WAITING else c in situation.working)
    )


def _due(
    history: Sequence[Told], words: Sequence[Word], situation: Situation, *, now: datetime
) -> datetime | None:
    """When to ask again: the next sign of life, or the next check of the promise, if sooner."""
    if situation.phase in {Phase.ACCEPTED, Phase.RETURNED}:
        return None
    if situation.phase is Phase.OWED:
        return _after(situation.reply_by, now=now)
    if situation.phase is Phase.CLOSED:
        return _after(situation.opens_at, now=now)
    spoken = [*history, *(Told(at=now, word=w) for w in words)]
    return max(now + timedelta(seconds=1), min(_sign_of_life_at(spoken, now), now + LOOK_AGAIN))


def _after(planned: datetime | None, *, now: datetime) -> datetime:
    """The planned time, or a little later when it is unknown or past: nobody is forgotten."""
    return planned if planned is not None and planned > now else now + LATER_EVERY
