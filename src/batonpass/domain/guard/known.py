"""Whether a question's answer is known already, and what the answer is."""

from collections.abc import Mapping, Sequence
from typing import Final

from batonpass.domain.assistant.say import day
from batonpass.domain.attempt import Source
from batonpass.domain.fact.number import bare
from batonpass.domain.fact.value import Fact, Kind, Problem
from batonpass.domain.guard.ask import asked
from batonpass.domain.guard.value import Answer, Repeat, Topic
from batonpass.domain.packet.resolution import written
from batonpass.domain.packet.say import has, say
from batonpass.domain.packet.value import Packet

_OF_KIND: Final = {
    Kind.ORDER_NUMBER: Topic.ORDER_NUMBER,
    Kind.EMAIL: Topic.EMAIL,
    Kind.PHONE: Topic.PHONE,
    Kind.NAME: Topic.NAME,
    Kind.ADDRESS: Topic.ADDRESS,
    Kind.PRODUCT: Topic.PRODUCT,
    Kind.TRACKING_NUMBER: Topic.TRACKING_NUMBER,
    Kind.PROBLEM: Topic.PROBLEM,
    Kind.WANT: Topic.WANT,
    Kind.PHOTO: Topic.PHOTO,
    Kind.DEADLINE: Topic.DEADLINE,
    Kind.AMOUNT: Topic.AMOUNT,
}
_GONE: Final = frozenset({Problem.NOT_RECEIVED.value, Problem.LATE.value})


def known(question: str, packet: Packet, language: str = "") -> tuple[Repeat, ...]:
    """Questions in an agent's draft whose answer the packet holds; empty if there are none.

    A question that names the answer itself ("is it still jane@example.com?") only confirms.

    Args:
        question: what the agent has typed so far.
        packet: what is known.
        language: the agent's, for the answer's words; empty: the packet's.
    """
    return repeats(question, answers(packet, language=language or packet.language))


def repeats(question: str, by_topic: Mapping[Topic, Answer]) -> tuple[Repeat, ...]:
    """Questions in a text that `by_topic` answers."""
    low = question.casefold()
    squeezed = bare(question)
    found: list[Repeat] = []
    for ask in asked(question):
        answer = by_topic.get(ask.topic)
        if answer is None or any(_is_in(v, low, squeezed) for v in answer.values):
            continue
        found.append(
            Repeat(
                topic=ask.topic,
                question=question[ask.start : ask.end],
                start=ask.start,
                end=ask.end,
                answer=answer.text,
                sources=answer.sources,
            )
        )
    return tuple(found)


def answers(packet: Packet, *, language: str) -> dict[Topic, Answer]:
    """Everything a packet answers: what the customer said first, then what the shop knows."""
    found = answers_of(packet.facts, language=language)
    who = packet.customer
    for topic, value in (
        (Topic.EMAIL, who.email),
        (Topic.PHONE, who.phone),
        (Topic.NAME, who.name),
    ):
        if value and topic not in found:
            found[topic] = Answer(topic=topic, text=value, values=(value,), sources=who.sources)
    subject = next((c for c in packet.orders if c.is_subject), None)
    if subject is None:
        return found
    record = Source(record=f"order {subject.number}", fetched_at=subject.as_of.isoformat())
    total = written(subject.total)
    titles = ", ".join(i.title for i in subject.items)
    placed = day(subject.placed_at, language, packet.time_zone)
    parcels = ", ".join(p.number for p in subject.parcels if p.number)
    for topic, value in (
        (Topic.ORDER_NUMBER, subject.number),
        (Topic.ORDER_DATE, placed),
        (Topic.AMOUNT, total),
        (Topic.TRACKING_NUMBER, parcels),
        (Topic.PRODUCT, titles if len(subject.items) == 1 else ""),
    ):
        if value and topic not in found:
            found[topic] = Answer(topic=topic, text=value, values=(value,), sources=(record,))
    return found


def answers_of(facts: Sequence[Fact], *, language: str) -> dict[Topic, Answer]:
    """What the customer's own words answer; replaced facts answer nothing."""
    found: dict[Topic, list[Fact]] = {}
    for fact in facts:
        if fact.stands and fact.kind in _OF_KIND:
            found.setdefault(_OF_KIND[fact.kind], []).append(fact)
            if fact.kind is Kind.PROBLEM and fact.value in _GONE:
                found.setdefault(Topic.ARRIVED, []).append(fact)
    return {topic: _answer(topic, said, language) for topic, said in found.items()}


def _answer(topic: Topic, said: Sequence[Fact], language: str) -> Answer:
    texts = list(dict.fromkeys(_text(f, language) for f in said))
    return Answer(
        topic=topic,
        text="; ".join(texts[-3:]),
        values=tuple(
            v for f in said for v in (f.value, f.quote) if topic not in _SAID_OTHERWISE and v
        ),
        sources=tuple(dict.fromkeys(Source(seq=f.seq) for f in said)),
    )


# A wish or a problem is not confirmed by naming it: "refund or replacement?" still asks.
_SAID_OTHERWISE: Final = frozenset({Topic.WANT, Topic.PROBLEM, Topic.ARRIVED, Topic.PHOTO})


def _text(fact: Fact, language: str) -> str:
    key = f"{fact.kind.value}.{fact.value}"
    if has(key):
        return f"{say(key, language)} (“{fact.quote}”)"
    if fact.kind is Kind.PHOTO:
        return fact.value
    return fact.value


def _is_in(value: str, low: str, squeezed: str) -> bool:
    """Whether the question names the answer; numbers also without their marks."""
    if value.casefold() in low:
        return True
    core = bare(value)
    return len(core) > 3 and core.isdigit() and core in squeezed  # noqa: PLR2004 - "12" is anywhere
