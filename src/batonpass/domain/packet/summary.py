"""The case in a few sentences, each with its sources: headline, what happened, what they want."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from batonpass.domain.assistant.intent import understood
from batonpass.domain.assistant.order import delivered_at, has_arrived
from batonpass.domain.assistant.say import day
from batonpass.domain.assistant.value import Intent
from batonpass.domain.attempt import Attempt, Outcome, Source
from batonpass.domain.fact.value import Fact, Kind, Problem, State
from batonpass.domain.message import Kind as By
from batonpass.domain.message import Message
from batonpass.domain.packet.case import parcel_words
from batonpass.domain.packet.say import say
from batonpass.domain.packet.story import Story
from batonpass.domain.packet.value import (
    HEADLINE_MAX,
    Author,
    Case,
    Statement,
    Tried,
    WantedThing,
)
from batonpass.domain.shop.value import Order

QUOTE_MAX: Final = 160  # characters of one quoted sentence
HAPPENED_MAX: Final = 4
TELLING: Final = 3  # words; "hi there" tells nothing
_SENTENCE: Final = re.compile(r"[^.!?\n]+(?:[.!?](?=\w)[^.!?\n]*)*[.!?]*")
_WORDS: Final = re.compile(r"\w+")
_ANSWERED: Final = frozenset({Intent.PERSON, Intent.ARE_YOU_THERE, Intent.BOT_CHALLENGE})
_COURTESIES: Final = frozenset(
    {Intent.GREETING, Intent.THANKS, Intent.GOODBYE, Intent.ARE_YOU_THERE, Intent.YES, Intent.NO}
)
_IDLE: Final = re.compile(
    r"\W*(?:hi|hello|hey|hallo|hola|bonjour|good \w+|thanks?(?: you)?|please|ok|yes|no)\W*",
    re.IGNORECASE,
)


def headline(
    story: Story,
    facts: Sequence[Fact],
    wants: Sequence[WantedThing],
    orders: Sequence[Case],
    *,
    language: str,
) -> Statement:
    """What it is about in one line of at most 90 characters."""
    subject = next((c for c in orders if c.is_subject), None)
    problems = standing(facts, Kind.PROBLEM, story)
    parts: list[str] = []
    sources: list[Source] = []
    if problems:
        problem = _first_problem(problems)
        key = problem.value
        gone = problem.value == Problem.NOT_RECEIVED.value
        if gone and subject and any(p.state == "delivered" for p in subject.parcels):
            key = "delivered_not_received"
            sources += subject.sources[-1:]
        parts.append(say(f"problem.{key}", language))
        sources.append(Source(seq=problem.seq))
    number = ""
    if subject is not None:
        number = subject.number
        sources += subject.sources[:1]
    elif numbers := standing(facts, Kind.ORDER_NUMBER, story):
        number = numbers[-1].value
        sources.append(Source(seq=numbers[-1].seq))
    if number:
        parts.append(say("headline.order", language, order=number))
    if wants:
        wish = say(f"want.{wants[0].what}", language)
        if wants[0].until:
            until = day(date.fromisoformat(wants[0].until), language, "UTC")
            wish = f"{wish} {say('headline.by', language, day=until)}"
        parts.append(wish)
        sources += wants[0].sources
    if not problems and not wants:
        return _quoted_headline(story, number, sources, language=language)
    text = fitted(", ".join(parts))
    return Statement(text=f"{text[:1].upper()}{text[1:]}", sources=tuple(dict.fromkeys(sources)))


def _quoted_headline(
    story: Story, number: str, sources: list[Source], *, language: str
) -> Statement:
    """The customer's own first words that say something; else the reason alone."""
    message = telling(story)
    if message is None:
        seq = story.opened_seq
        return Statement(text=say("headline.none", language), sources=(Source(seq=seq),))
    tail = f" ({say('headline.order', language, order=number)})" if number else ""
    quote = clipped(_first_sentence(message.text), HEADLINE_MAX - len(tail) - 2)
    if number.removeprefix("#").lower() in re.findall(r"[\w-]+", quote.lower()):
        tail = ""  # their own words name it
    return Statement(
        text=f"“{quote}”{tail}",
        sources=(Source(seq=message.seq), *dict.fromkeys(sources)),
        author=Author.CUSTOMER,
        quote=quote,
    )


def summary(
    story: Story,
    facts: Sequence[Fact],
    wants: Sequence[WantedThing],
    orders: Sequence[Order],
    tried: Sequence[Tried],
    *,
    subjects: Sequence[str],
    time_zone: str,
    language: str,
) -> tuple[Statement, ...]:
    """What happened, what they want, what was tried, what was promised: a sentence each."""
    return (
        *_happened(story, facts, language=language),
        *_recorded(facts, orders, subjects, time_zone=time_zone, language=language),
        *(Statement(text=w.words, sources=w.sources, kind="wants", quote=w.quote) for w in wants),
        *_tries(tried, language=language),
        *_promised(story, language=language),
    )


def wanted(story: Story, facts: Sequence[Fact], *, language: str) -> tuple[WantedThing, ...]:
    """The outcomes asked for, the latest first, each in the customer's own words."""
    deadlines = standing(facts, Kind.DEADLINE, story)
    deadline = deadlines[-1] if deadlines else None
    texts = {m.seq: m.text for m in story.messages} | {c.seq: c.text for c in story.corrections}
    found: list[WantedThing] = []
    for fact in reversed(standing(facts, Kind.WANT, story)):
        quote = clipped(_sentence_of(texts.get(fact.seq, fact.quote), fact), QUOTE_MAX)
        want = say(f"want.{fact.value}", language)
        sources = [Source(seq=s) for s in (fact.seq, *fact.again)]
        key = "wants.said"
        until = ""
        if deadline is not None and not found:
            key, until = "wants.until", deadline.value
            sources.append(Source(seq=deadline.seq))
        by = day(date.fromisoformat(until), language, "UTC") if until else ""
        words = say(key, language, want=want, quote=quote, day=by)
        if fact.replaces_seq:
            words = f"{words} {say('wants.corrected', language)}"
            sources.append(Source(seq=fact.replaces_seq))
        found.append(
            WantedThing(
                what=fact.value,
                words=words,
                quote=quote,
                until=until,
                sources=tuple(dict.fromkeys(sources)),
            )
        )
    return tuple(found)


def attempted(story: Story, facts: Sequence[Fact], *, language: str) -> tuple[Tried, ...]:
    """Each try of the assistant in this story with its outcome and the next words to it."""
    return tuple(
        _tried(a, story, facts, language=language) for a in story.attempts if story.boundary < a.seq
    )


_OF_SLOT: Final = {
    "order_number": Kind.ORDER_NUMBER,
    "email": Kind.EMAIL,
    "photo": Kind.PHOTO,
    "want": Kind.WANT,
}


def _given(attempt: Attempt, facts: Sequence[Fact], *, after: int) -> str:
    """What was asked for, if the customer gave it after all; a photo without its id."""
    kind = _OF_SLOT.get(attempt.slot)
    if attempt.outcome is not Outcome.ASKED or kind is None or not after:
        return ""
    found = [f for f in facts if f.kind is kind and f.stands and max((f.seq, *f.again)) > after]
    return (found[-1].quote or found[-1].kind.value) if found else ""


def _tried(attempt: Attempt, story: Story, facts: Sequence[Fact], *, language: str) -> Tried:
    answer = next(
        (m.seq for m in story.messages if m.seq > attempt.seq and m.kind == By.ASSISTANT), 0
    )
    reaction = next(
        (m for m in story.messages if answer and m.seq > answer and m.kind == By.CUSTOMER), None
    )
    detail = attempt.detail or attempt.intent.replace("_", " ")
    return Tried(
        id=attempt.id,
        intent=attempt.intent,
        outcome=attempt.outcome.value,
        words=say(f"tried.{attempt.outcome.value}", language, detail=detail),
        tool=attempt.tool,
        reaction=clipped(reaction.text, QUOTE_MAX) if reaction else "",
        reaction_seq=reaction.seq if reaction else 0,
        given=_given(attempt, facts, after=answer),
        sources=(Source(seq=attempt.seq), *attempt.sources),
    )


def open_questions(
    story: Story, facts: Sequence[Fact], unknown: Sequence[Fact], *, language: str
) -> tuple[Statement, ...]:
    """What nobody has settled: contradictions, orders nobody knows, a question without answer."""
    found = list(_contradictions(story, facts, language=language))
    found += [
        Statement(
            text=say("open.unknown_order", language, order=f.value),
            sources=(Source(seq=f.seq),),
            kind="open",
        )
        for f in unknown
    ]
    spoken = [m for m in story.messages if m.kind in {By.CUSTOMER, By.ASSISTANT, By.AGENT}]
    for message in reversed(spoken):
        if message.kind != By.CUSTOMER or message.seq <= story.boundary:
            break
        asked = [s.strip() for s in _SENTENCE.findall(message.text) if _is_question(s)]
        if asked:
            quote = clipped(asked[-1], QUOTE_MAX)
            found.append(
                Statement(
                    text=say("open.question", language, quote=quote),
                    sources=(Source(seq=message.seq),),
                    kind="open",
                    quote=quote,
                )
            )
            break
    return tuple(found)


def standing(facts: Sequence[Fact], kind: Kind, story: Story) -> tuple[Fact, ...]:
    """Facts of a kind that stand and were said, or said again, in this story."""
    return tuple(
        f for f in facts if f.kind is kind and f.stands and max((f.seq, *f.again)) > story.boundary
    )


def telling(story: Story) -> Message | None:
    """The first message of this story that says something; None if all are courtesies."""
    said = [
        m
        for m in story.said
        if m.text and not _IDLE.fullmatch(m.text) and understood(m.text) not in _COURTESIES
    ]
    long = (m for m in said if sum(w.isalpha() for w in _WORDS.findall(m.text)) >= TELLING)
    return next(long, None) or next(iter(said), None)


def clipped(text: str, length: int) -> str:
    """The text in one line, cut at a word with an ellipsis if it is too long."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    cut = line[: max(1, length - 1)]
    return f"{cut.rsplit(' ', 1)[0].rstrip(' ,;:-')}…" if " " in cut else f"{cut}…"


def fitted(text: str) -> str:
    """A headline within its bound."""
    return clipped(text, HEADLINE_MAX)


def _first_problem(problems: Sequence[Fact]) -> Fact:
    """The one that says most: what is broken before what is late."""
    vague = {Problem.LATE.value, Problem.NOT_RECEIVED.value}
    return next((p for p in problems if p.value not in vague), problems[0])


def _happened(story: Story, facts: Sequence[Fact], *, language: str) -> Iterator[Statement]:
    texts = {m.seq: m.text for m in story.messages} | {c.seq: c.text for c in story.corrections}
    quoted: set[str] = set()
    problems = standing(facts, Kind.PROBLEM, story)
    for fact in problems[:HAPPENED_MAX]:
        quote = clipped(_sentence_of(texts.get(fact.seq, fact.quote), fact), QUOTE_MAX)
        if quote in quoted:
            continue
        quoted.add(quote)
        text = say("happened.says", language, quote=quote)
        if fact.again:
            text = f"{text} {say('happened.again', language, times=len(fact.again) + 1)}"
        yield Statement(
            text=text,
            sources=tuple(Source(seq=s) for s in (fact.seq, *fact.again)),
            kind="happened",
            quote=quote,
        )
    said = [telling(story)] if not problems else []
    if all(f.value == Problem.CUSTOM_ORDER.value for f in problems):
        # A wish is in its details, and those stand in the longest thing they wrote.
        said.append(max(story.said, key=lambda m: len(m.text), default=None))
    for message in filter(None, said):
        quote = clipped(message.text, QUOTE_MAX)
        if quote in quoted or len(_WORDS.findall(quote)) < TELLING:
            continue
        quoted.add(quote)
        yield Statement(
            text=say("happened.says", language, quote=quote),
            sources=(Source(seq=message.seq),),
            kind="happened",
            quote=quote,
        )
    since = _since(story)
    if since is None or (quote := clipped(since.text, QUOTE_MAX)) in quoted:
        return
    yield Statement(
        text=say("happened.since", language, quote=quote),
        sources=(Source(seq=since.seq),),
        kind="happened",
        quote=quote,
    )


def _since(story: Story) -> Message | None:
    """The last thing of weight they wrote after they were handed over; None if nothing."""
    later = [
        m
        for m in story.said
        if story.opened_seq
        and m.seq > story.opened_seq
        and sum(w.isalpha() for w in _WORDS.findall(m.text)) >= TELLING
        and understood(m.text) not in _COURTESIES
    ]
    return later[-1] if later else None


def _recorded(
    facts: Sequence[Fact],
    orders: Sequence[Order],
    subjects: Sequence[str],
    *,
    time_zone: str,
    language: str,
) -> Iterator[Statement]:
    """What the shop's records say of the orders this is about, and where the two disagree."""
    gone = [
        f
        for f in facts
        if f.kind is Kind.PROBLEM and f.value == Problem.NOT_RECEIVED.value and f.stands
    ]
    for order in (o for o in orders if o.number in subjects):
        fetched = order.as_of.isoformat()
        record = Source(record=f"order {order.number}", field="state", fetched_at=fetched)
        if gone and has_arrived(order):
            at = delivered_at(order)
            on = f" ({day(at, language, time_zone)})" if at else ""
            tracked = Source(record=f"order {order.number}", field="tracking", fetched_at=fetched)
            yield Statement(
                text=say("against.delivered", language, order=order.number, on=on),
                sources=(tracked, *(Source(seq=f.seq) for f in gone)),
                kind="happened",
            )
            continue
        parcels = [f.tracking for f in order.fulfilments if f.tracking]
        state = "; ".join(
            parcel_words(p, time_zone=time_zone, language=language) for p in parcels
        ) or say(f"order.state.{order.state.value}", language)
        yield Statement(
            text=say(
                "order.line",
                language,
                order=order.number,
                day=day(order.placed_at, language, time_zone),
                total=f"{order.total.amount:.2f} {order.total.currency}",
                state=state,
            ),
            sources=(record,),
            kind="happened",
        )


def _promised(story: Story, *, language: str) -> Iterator[Statement]:
    for note in story.passed:
        who = note.by or say("team", language)
        for key, statements in (
            ("promised", note.promised),
            ("decided", note.decided),
            ("still_open", note.still_open),
        ):
            for statement in statements:
                yield Statement(
                    text=say(f"{key}.by", language, agent=who, text=statement.text),
                    sources=statement.sources,
                    kind=statement.kind,
                    author=Author.AGENT,
                )


def _tries(tried: Sequence[Tried], *, language: str) -> Iterator[Statement]:
    """What was tried, newest last; the same thing tried again is one sentence with its count."""
    sources: dict[str, list[Source]] = {}
    times: dict[str, int] = {}
    for one in tried:
        sources.setdefault(one.words, []).extend(one.sources)
        times[one.words] = times.get(one.words, 0) + 1
    for words in tuple(sources)[-HAPPENED_MAX:]:
        again = f" {say('tried.times', language, times=times[words])}" if times[words] > 1 else ""
        yield Statement(
            text=f"{words}{again}", sources=tuple(dict.fromkeys(sources[words])), kind="tried"
        )


def _contradictions(story: Story, facts: Sequence[Fact], *, language: str) -> Iterator[Statement]:
    for fact in facts:
        if fact.state is not State.CONTRADICTED or fact.seq <= story.boundary:
            continue
        other = next(
            (f for f in facts if f.kind is fact.kind and f.seq == fact.contradicts_seq), None
        )
        if other is None or other.seq > fact.seq:
            continue  # told once, from the later one
        a, b = other.value, fact.value
        key = "open.contradiction.other"
        if fact.kind is Kind.WANT:
            key = "open.contradiction.want"
            a, b = say(f"want.{a}", language), say(f"want.{b}", language)
        yield Statement(
            text=say(key, language, a=a, b=b),
            sources=(Source(seq=other.seq), Source(seq=fact.seq)),
            kind="open",
        )


def sentence_around(text: str, span: str) -> str:
    """The customer's sentence a span stands in; the span itself if it stands in none."""
    at = text.casefold().find(span.casefold())
    if at < 0:
        return span
    for found in _SENTENCE.finditer(text):
        if found.start() <= at < found.end():
            return clipped(found.group().strip(), QUOTE_MAX)
    return span


def _is_question(sentence: str) -> bool:
    """Whether somebody should answer it: asking for a person is answered by the handoff."""
    return sentence.strip().endswith("?") and understood(sentence) not in _ANSWERED


def _sentence_of(text: str, fact: Fact) -> str:
    """The sentence of the message the fact stands in."""
    for found in _SENTENCE.finditer(text):
        if found.start() <= fact.start < found.end():
            return found.group().strip()
    return fact.quote or text


def _first_sentence(text: str) -> str:
    found = (s.strip() for s in _SENTENCE.findall(text))
    return next((s for s in found if s and not _IDLE.fullmatch(s)), text)
