"""Which rule decides about a message: live, in "try it", in the back-test and in the tests."""

from datetime import datetime, time, timedelta
from hashlib import blake2b
from typing import Final, NamedTuple

import msgspec

from batonpass.domain.signal.value import RequestKind, Span
from batonpass.domain.trigger.condition import (
    MOST_HEARD,
    NOTHING,
    Build,
    Measure,
    Read,
    Sight,
    measure_of,
)
from batonpass.domain.trigger.decision import (
    Act,
    Chosen,
    Decision,
    Judged,
    Near,
    Reading,
    Verdict,
)
from batonpass.domain.trigger.document import Day, Document, Mode, Quiet, Rule, Sentences
from batonpass.domain.trigger.situation import Situation
from batonpass.domain.trigger.words import Found, primary, words

MAX_NEAR: Final = 10

_DAYS: Final = tuple(Day)
_ALWAYS: Final = frozenset({RequestKind.EXPLICIT, RequestKind.CALLBACK})
SAFETY: Final = "safety"
_REASON: Final = {"explicit": "asked", "callback": "callback"}
# A question whether this is a machine, or "don't transfer me": a person is offered, never imposed.
_ONLY_OFFERED: Final = frozenset({RequestKind.BOT_CHALLENGE, RequestKind.NEGATED})


class Ready(NamedTuple):
    """One rule with the function that measures it, and its commonest verdict."""

    rule: Rule
    measure: Measure
    not_met: Judged


class Prepared:
    """A document made ready: patterns compiled, words stemmed, examples weighed. Reuse it."""

    def __init__(self, document: Document, *, version: str = "") -> None:
        build = Build()
        self.document = document
        self.version = version or fingerprint(document)
        default = document.default.queue
        self.rules = tuple(
            Ready(
                rule,
                measure_of(rule.when, queue=rule.queue or default, build=build),
                Judged(rule=rule.name, verdict=Verdict.NOT_MET),
            )
            for rule in document.rules
        )
        build.topics.close()
        self.phrases = build.phrases
        self.topics = build.topics


def fingerprint(document: Document) -> str:
    """A short name for exactly this content; two documents that decide alike by text share it."""
    return blake2b(msgspec.json.encode(document, order="sorted"), digest_size=6).hexdigest()


def evaluate(rules: Document | Prepared, situation: Situation) -> Decision:
    """What is done about the message, by which rule, and why.

    The first rule that fires is chosen. Explicit and callback requests and safety topics hand off
    whatever the rules say: then the first rule that fired on just that is chosen, else the first
    that fired, else the document's default.

    Args:
        rules: the document; prepared once where many messages are decided.
        situation: one message, and what is known around it.
    """
    prepared = rules if isinstance(rules, Prepared) else Prepared(rules)
    sight = _sight(prepared, situation)
    forced = _forced(situation)
    calls: list[_Call] = []
    judged: list[Judged] = []
    for ready in prepared.rules:
        verdict, read = _judge(ready, sight, forced)
        if read is NOTHING and verdict is Verdict.NOT_MET:
            judged.append(ready.not_met)
            continue
        calls.append(_Call(ready.rule, verdict, read))
        judged.append(Judged(rule=ready.rule.name, verdict=verdict, readings=read.readings))
    live = [call for call in calls if call.verdict is Verdict.FIRED]
    call = _chosen(live, forced)
    kind = situation.signals.request.kind
    act = Act.OFFER if kind is RequestKind.BOT_CHALLENGE else Act.NONE
    if forced:
        act = Act.HAND_OFF
    elif call is not None:
        act = Act.OFFER if kind in _ONLY_OFFERED else Act.HAND_OFF
    return Decision(
        act=act,
        chosen=_route(prepared.document, call, situation, forced) if call or forced else None,
        forced=forced,
        fired=tuple(call.rule.name for call in live),
        shadow=tuple(call.rule.name for call in calls if call.verdict is Verdict.SHADOW),
        nearly=_nearly(calls),
        judged=tuple(judged),
        spans=_spans(call, situation, forced),
        version=prepared.version,
    )


class _Call(NamedTuple):
    rule: Rule
    verdict: Verdict
    read: Read


def _sight(prepared: Prepared, situation: Situation) -> Sight:
    # A lone surrogate cannot be encoded for the pattern engine; one sign is put for one sign.
    text = situation.text
    if not text.isascii():
        text = text.encode(errors="replace").decode()
    said = words(text)
    language = situation.language or situation.signals.language
    phrases: dict[int, list[Found]] = {}
    for found in prepared.phrases.find(said, language):
        phrases.setdefault(found.key, []).append(found)
    heard = (
        *(signals.frustration for signals in situation.history[1 - MOST_HEARD :]),
        situation.signals.frustration,
    )
    likeness = prepared.topics.likeness(said)
    return Sight(situation, text, said, language, phrases, likeness, heard)


def _forced(situation: Situation) -> str:
    signals = situation.signals
    if signals.safety:
        return str(signals.safety[0])
    return str(signals.request.kind) if signals.request.kind in _ALWAYS else ""


def _judge(ready: Ready, sight: Sight, forced: str) -> tuple[Verdict, Read]:
    rule, situation = ready.rule, sight.situation
    if not rule.on:
        return Verdict.OFF, NOTHING
    if rule.channels and situation.channel not in rule.channels:
        return Verdict.OTHER_CHANNEL, NOTHING
    read = ready.measure(sight)
    if not read.met:
        return Verdict.NOT_MET, read
    if rule.quiet_hours and is_quiet(rule.quiet_hours, situation.now.astimezone(situation.zone)):
        return Verdict.QUIET, read
    if rule.cooldown_seconds and not forced and _cooling(rule, situation):
        return Verdict.COOLING, read
    return (Verdict.SHADOW if rule.shadow else Verdict.FIRED), read


def is_quiet(spans: tuple[Quiet, ...], local: datetime) -> bool:
    """Whether the local time lies in one of the spans; one that crosses midnight is one night."""
    today = _DAYS[local.weekday()]
    yesterday = _DAYS[local.weekday() - 1]
    now = local.time().replace(tzinfo=None)
    for span in spans:
        start, until = time.fromisoformat(span.start), time.fromisoformat(span.until)
        is_day = not span.days or today in span.days
        if start <= until:
            if is_day and start <= now < until:
                return True
        elif (is_day and now >= start) or (
            now < until and (not span.days or yesterday in span.days)
        ):
            return True
    return False


def _cooling(rule: Rule, situation: Situation) -> bool:
    rest = timedelta(seconds=rule.cooldown_seconds)
    return any(
        fired.rule == rule.name and situation.now - fired.at < rest for fired in situation.fired
    )


def _chosen(live: list[_Call], forced: str) -> _Call | None:
    if forced:
        wanted = "request" if forced in _ALWAYS else "safety"
        for call in live:
            if any(reading.condition == wanted for reading in call.read.readings):
                return call
    return live[0] if live else None


def _route(document: Document, call: _Call | None, situation: Situation, forced: str) -> Chosen:
    default = document.default
    rule = call.rule if call else None
    spoken = situation.language or situation.signals.language
    language, sentence = _sentence(rule.say if rule else {}, default.say, spoken)
    queue = (rule.queue if rule else None) or default.queue
    before = None if forced or rule is None else rule.before
    if before and not _is_long(before.wait_over_minutes, situation, queue):
        before = None
    return Chosen(
        rule=rule.name if rule else "",
        reason=(rule.reason or rule.name) if rule else _REASON.get(forced, SAFETY),
        queue=queue,
        priority=(rule.priority if rule else None) or default.priority,
        mode=rule.mode if rule and not forced else Mode.LIVE,
        sentence=sentence,
        sentence_language=language,
        collect=before.collect if before else (),
        offer_email=before.offer_email if before else False,
    )


def _is_long(over_minutes: float, situation: Situation, queue: str) -> bool:
    line = situation.line(queue)
    wait = line.wait_p50_seconds if line else None
    return not over_minutes or (wait is not None and wait > over_minutes * 60)


def _sentence(own: Sentences, default: Sentences, spoken: str) -> tuple[str, str]:
    """The rule's sentence; the default's where only that speaks the customer's language."""
    for say in (own, default):
        tag = _tag(say, spoken)
        if tag:
            return tag, say[tag]
    say = own or default
    tag = _tag(say, "en") or next(iter(say), "")
    return tag, say.get(tag, "")


def _tag(say: Sentences, spoken: str) -> str:
    wanted, near = spoken.lower(), primary(spoken)
    sisters = [tag for tag in say if primary(tag) == near]
    exact = [tag for tag in sisters if tag.lower() == wanted]
    plain = [tag for tag in sisters if tag.lower() == near]
    return next(iter(exact or plain or sisters), "")


def _nearly(calls: list[_Call]) -> tuple[Near, ...]:
    near = [call for call in calls if call.verdict is Verdict.NOT_MET and call.read.readings]
    near.sort(key=lambda call: -call.read.nearness)
    return tuple(_near(call) for call in near[:MAX_NEAR])


def _near(call: _Call) -> Near:
    weakest: Reading = min(call.read.readings, key=lambda reading: reading.nearness)
    return Near(
        rule=call.rule.name,
        condition=weakest.condition,
        score=weakest.score or 0.0,
        threshold=weakest.threshold or 0.0,
    )


def _spans(call: _Call | None, situation: Situation, forced: str) -> tuple[Span, ...]:
    if call is not None:
        name = call.rule.name
        return tuple(msgspec.structs.replace(s, rule=s.rule or name) for s in call.read.spans)
    if not forced:
        return ()
    wanted = "request" if forced in _ALWAYS else "safety"
    return tuple(span for span in situation.signals.spans if span.signal == wanted)
