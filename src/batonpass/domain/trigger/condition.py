"""How each condition is measured: met or not, how near, and which words of the message counted."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, Final, NamedTuple

import msgspec

from batonpass.domain.signal.value import Signals, Span
from batonpass.domain.trigger.decision import Reading
from batonpass.domain.trigger.document import (
    Above,
    AsksFor,
    AtLeast,
    Category,
    Contacts,
    Frustration,
    Hours,
    Languages,
    OneOf,
    OrderLate,
    OrderValue,
    Pattern,
    QueueState,
    SafetyTopic,
    Topic,
    Trend,
    When,
)
from batonpass.domain.trigger.lint import compiled
from batonpass.domain.trigger.situation import Situation
from batonpass.domain.trigger.topic import Topics
from batonpass.domain.trigger.words import Found, Phrases, Word, primary

NEAR: Final = 0.75  # from here on a condition is nearly met; below, it is told to nobody
MOST_HEARD: Final = 20  # messages a condition may look back on
ALMOST: Final = 0.999  # just short, or exactly at a threshold that asks for more
ONE_SHORT: Final = 0.9  # nearness of a count that lacks one

_QUOTED: Final = {  # the signal whose spans explain a condition
    "request": "request",
    "safety": "safety",
    "frustration": "frustration",
    "level": "frustration",
    "trend": "frustration",
    "category": "category",
    "out_of_scope": "out_of_scope",
    "unresolved": "unresolved",
}


class Sight(NamedTuple):
    """A situation with what is measured once for all rules."""

    situation: Situation
    text: str
    said: tuple[Word, ...]
    language: str
    phrases: Mapping[int, list[Found]]
    topics: Mapping[int, float]
    heard: tuple[float, ...]  # frustration of the episode's last messages, this one last


class Read(NamedTuple):
    """What a tree of conditions came to."""

    met: bool
    nearness: float
    readings: tuple[Reading, ...]
    spans: tuple[Span, ...] = ()
    is_known: bool = True  # False: nobody knows whether it is so; then nothing follows from it


Measure = Callable[[Sight], Read]
NOTHING: Final = Read(met=False, nearness=0.0, readings=())
UNKNOWN: Final = Read(met=False, nearness=0.0, readings=(), is_known=False)


class Build:
    """What the conditions of a document share: phrases and examples, searched once for all."""

    def __init__(self) -> None:
        self.phrases = Phrases()
        self.topics = Topics()
        self._keys = 0

    def key(self) -> int:
        """A number for one condition."""
        self._keys += 1
        return self._keys


def measure_of(when: When, *, queue: str, build: Build) -> Measure:
    """The function that measures this tree for a rule that hands to `queue`."""
    inner = partial(measure_of, queue=queue, build=build)
    written = {name: getattr(when, name) for name in when.__struct_fields__}
    parts: list[Measure] = []
    for name, spec in written.items():
        if spec is None:
            continue
        match name:
            case "all_":
                parts.extend(inner(one) for one in spec)
            case "any_":
                parts.append(partial(_any, tuple(inner(one) for one in spec)))
            case "not_":
                parts.append(partial(_not, inner(spec)))
            case "queue":
                parts.append(partial(_queue, spec, spec.name or queue))
            case "hours":
                parts.append(partial(_hours, spec))
            case _:
                parts.append(_own(name, spec, build))
    return parts[0] if len(parts) == 1 else partial(_all, tuple(parts))


def asks(when: When, condition: str) -> bool:
    """Whether the tree has this condition anywhere.

    >>> asks(When(not_=When(hours=Hours(state="open"))), "hours")
    True
    """
    inner = (*(when.all_ or ()), *(when.any_ or ()), *((when.not_,) if when.not_ else ()))
    return getattr(when, condition) is not None or any(asks(one, condition) for one in inner)


def _own(name: str, spec: Any, build: Build) -> Measure:
    """A condition on the message or what is known around it."""
    match name:
        case "keywords":
            return _keywords(spec, build)
        case "topic":
            return _topic(spec, build)
        case "pattern":
            return _pattern(spec)
        case _ if name in OVER_TIME:
            return partial(_over_time, name, OVER_TIME[name], spec)
        case _:
            return partial(_leaf, name, LEAVES[name], spec)


def _all(parts: tuple[Measure, ...], sight: Sight) -> Read:
    nearness = 1.0
    readings: tuple[Reading, ...] = ()
    spans: tuple[Span, ...] = ()
    is_known = is_possible = True
    for part in parts:
        read = part(sight)
        if not read.is_known:
            is_known = False
        elif not read.nearness:
            return NOTHING
        is_possible = is_possible and (read.met or not read.is_known)
        nearness = min(nearness, read.nearness)
        readings += read.readings
        spans += read.spans
    if is_known:
        return Read(nearness >= 1.0, nearness, readings, spans)
    return UNKNOWN if is_possible else NOTHING


def _any(parts: tuple[Measure, ...], sight: Sight) -> Read:
    best = NOTHING
    is_known = True
    for part in parts:
        read = part(sight)
        is_known = is_known and read.is_known
        if read.met and best.met:
            both = best.readings + read.readings
            best = Read(met=True, nearness=1.0, readings=both, spans=best.spans + read.spans)
        elif read.nearness > best.nearness:
            best = read
    return best if best.met or is_known else best._replace(is_known=False)


def _not(part: Measure, sight: Sight) -> Read:
    read = part(sight)
    if not read.is_known:
        return UNKNOWN
    return NOTHING if read.met else Read(met=True, nearness=1.0, readings=())


class Score(NamedTuple):
    """One number against what was asked. Plain facts count as 1 of 1."""

    score: float
    threshold: float
    nearness: float  # 1 exactly when met

    @property
    def met(self) -> bool:
        """Whether the condition holds."""
        return self.nearness >= 1.0


TRUE: Final = Score(1.0, 1.0, 1.0)
FALSE: Final = Score(0.0, 1.0, 0.0)
Leaf = Callable[[Situation, object], Score]


def _leaf(name: str, leaf: Leaf, spec: msgspec.Struct, sight: Sight) -> Read:
    score = leaf(sight.situation, spec)
    if score.nearness < NEAR:
        return NOTHING
    return _told(name, score, _quoted(name, sight.situation.signals))


def _over_time(name: str, leaf: Callable[..., Score], spec: msgspec.Struct, sight: Sight) -> Read:
    score = leaf(sight.heard[-spec.messages :], spec)  # type: ignore[attr-defined]
    if score.nearness < NEAR:
        return NOTHING
    return _told(name, score, _quoted(name, sight.situation.signals))


def _told(name: str, score: Score, spans: tuple[Span, ...] = ()) -> Read:
    if score.nearness < NEAR:
        return NOTHING
    reading = Reading(
        condition=name,
        met=score.met,
        score=score.score,
        threshold=score.threshold,
        nearness=score.nearness,
    )
    return Read(score.met, score.nearness, (reading,), spans if score.met else ())


def _quoted(name: str, signals: Signals) -> tuple[Span, ...]:
    if not signals.spans or name not in _QUOTED:
        return ()
    return tuple(span for span in signals.spans if span.signal == _QUOTED[name])


def _over(score: float, threshold: float) -> Score:
    if score > threshold:
        return Score(score, threshold, 1.0)
    if score < threshold * NEAR or not math.isfinite(score) or not threshold:
        return FALSE  # so far off that the numbers are told to nobody
    return Score(score, threshold, min(score / threshold, ALMOST))


def _count(count: int, at_least: int) -> Score:
    if count >= at_least:
        return Score(count, at_least, 1.0)
    return Score(count, at_least, ONE_SHORT if 0 < count == at_least - 1 else 0.0)


def _fact(met: bool) -> Score:  # noqa: FBT001 the fact itself, not a way to do it
    return TRUE if met else FALSE


# One function a condition, in the order of the document's keys.


def _request(situation: Situation, spec: AsksFor) -> Score:
    met = situation.signals.request.kind in spec.kinds
    return Score(situation.signals.request.p, 0.0, 1.0 if met else 0.0)


def _safety(situation: Situation, spec: SafetyTopic) -> Score:
    topics = situation.signals.safety
    return _fact(any(topic in spec.topics for topic in topics) if spec.topics else bool(topics))


def _frustration(last: tuple[float, ...], spec: Frustration) -> Score:
    is_whole = len(last) == spec.messages
    weakest = min(last) if is_whole else 0.0
    whole = _over(weakest, spec.above)
    if whole.met or spec.messages == 1:
        return whole
    run = 0
    for score in reversed(last):
        if not score > spec.above:
            break
        run += 1
    one_short = ONE_SHORT if run == spec.messages - 1 else 0.0
    return Score(weakest, spec.above, max(whole.nearness, one_short))


def _level(situation: Situation, spec: Above) -> Score:
    return _over(situation.signals.level, spec.above)


def _trend(last: tuple[float, ...], spec: Trend) -> Score:
    return _over(rise(last), spec.above) if len(last) == spec.messages else FALSE


def rise(scores: Sequence[float]) -> float:
    """How far a straight line fitted to the scores climbs from the first to the last of them."""
    last = len(scores) - 1
    climb = sum((2 * at - last) * score for at, score in enumerate(scores))
    return 6 * climb / ((last + 1) * (last + 2))  # sum of (2 at - last)^2 = n (n^2 - 1) / 3


def _churn(situation: Situation, spec: Above) -> Score:
    return _over(situation.signals.churn, spec.above)


def _category(situation: Situation, spec: Category) -> Score:
    signals = situation.signals
    if not signals.category or not _named(signals.category, spec.names):
        return FALSE
    return _over(signals.category_p, spec.above)


def _named(fact: str, names: tuple[str, ...]) -> bool:
    return fact in names or fact.casefold() in {name.casefold() for name in names}


def _out_of_scope(situation: Situation, spec: Above) -> Score:
    return _over(situation.signals.out_of_scope, spec.above)


def _human_needed(situation: Situation, spec: Above) -> Score:
    return _over(situation.signals.human_needed, spec.above)


def _attempts_failed(situation: Situation, spec: AtLeast) -> Score:
    count = max(situation.attempts_failed, situation.signals.failed_attempts)
    return _count(count, spec.at_least)


def _unresolved(situation: Situation, spec: AtLeast) -> Score:
    return _count(max(situation.unresolved, situation.signals.unresolved), spec.at_least)


def _order_value(situation: Situation, spec: OrderValue) -> Score:
    totals = [
        float(order.total)
        for order in situation.orders
        if order.total is not None
        and (not spec.currency or order.currency.upper() == spec.currency)
    ]
    return _over(max(totals), spec.over) if totals else FALSE


def _order_late(situation: Situation, spec: OrderLate) -> Score:
    late = max((order.days_late or 0 for order in situation.orders), default=0)
    return _count(late, spec.days)


def _contacts(situation: Situation, spec: Contacts) -> Score:
    reach = timedelta(days=spec.within_days)
    recent = sum(timedelta(0) <= situation.now - at <= reach for at in situation.contacts)
    return _count(recent + 1, spec.at_least)


def _tier(situation: Situation, spec: OneOf) -> Score:
    return _fact(bool(situation.tier) and _named(situation.tier, spec.names))


def _channel(situation: Situation, spec: OneOf) -> Score:
    return _fact(_named(situation.channel, spec.names))


def _language(situation: Situation, spec: Languages) -> Score:
    spoken = (situation.language or situation.signals.language).lower()
    names = {name.lower() for name in spec.names}
    return _fact(bool(spoken) and (spoken in names or primary(spoken) in names))


def _hours(spec: Hours, sight: Sight) -> Read:
    is_open = sight.situation.is_open
    return UNKNOWN if is_open is None else _told("hours", _fact(is_open == (spec.state == "open")))


def _queue(spec: QueueState, name: str, sight: Sight) -> Read:
    line = sight.situation.line(name)
    if line is None:
        return UNKNOWN
    scores: list[Score] = []
    if spec.wait_over_minutes is not None:
        wait = line.wait_p50_seconds
        scores.append(FALSE if wait is None else _over(wait / 60, spec.wait_over_minutes))
    if spec.waiting_at_least is not None:
        scores.append(_count(line.waiting, spec.waiting_at_least))
    if spec.agents_at_most is not None:
        few = line.agents <= spec.agents_at_most
        scores.append(Score(line.agents, spec.agents_at_most, 1.0 if few else 0.0))
    return _told("queue", min(scores, key=lambda score: score.nearness))


OVER_TIME: Final[Mapping[str, Callable[..., Score]]] = {
    "frustration": _frustration,
    "trend": _trend,
}
LEAVES: Final[Mapping[str, Callable[..., Score]]] = {
    "request": _request,
    "safety": _safety,
    "level": _level,
    "churn": _churn,
    "category": _category,
    "out_of_scope": _out_of_scope,
    "human_needed": _human_needed,
    "attempts_failed": _attempts_failed,
    "unresolved": _unresolved,
    "order_value": _order_value,
    "order_late": _order_late,
    "contacts": _contacts,
    "tier": _tier,
    "channel": _channel,
    "language": _language,
}


# Conditions on the message's own words.


def _keywords(spec: Mapping[str, tuple[str, ...]], build: Build) -> Measure:
    key = build.key()
    for language, phrases in spec.items():
        for phrase in phrases:
            build.phrases.add(key, language, phrase)

    def measure(sight: Sight) -> Read:
        found = sight.phrases.get(key)
        if not found:
            return NOTHING
        spans = tuple(_span(sight.text, one.start, one.end, "keywords") for one in found)
        return _told("keywords", TRUE, spans)

    return measure


def _topic(spec: Topic, build: Build) -> Measure:
    key = build.key()
    build.topics.add(key, spec.examples)

    def measure(sight: Sight) -> Read:
        return _told("topic", _over(sight.topics.get(key, 0.0), spec.above))

    return measure


def _pattern(spec: Pattern) -> Measure:
    pattern = compiled(spec.regex)

    def measure(sight: Sight) -> Read:
        match = pattern.search(sight.text)
        if match is None:
            return NOTHING
        start, end = match.span()
        spans = (_span(sight.text, start, end, "pattern"),) if end > start else ()
        return _told("pattern", TRUE, spans)

    return measure


def _span(text: str, start: int, end: int, signal: str) -> Span:
    return Span(start=start, end=end, text=text[start:end], signal=signal)
