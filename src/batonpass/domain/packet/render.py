"""How a packet reads as plain text, and which of it the waiting customer may see."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from batonpass.domain.attempt import Outcome, Source
from batonpass.domain.fact.extract import zone_of
from batonpass.domain.fact.value import Kind
from batonpass.domain.packet.resolution import written
from batonpass.domain.packet.say import say, show, show_day, shown_in
from batonpass.domain.packet.value import Case, CustomerView, Packet, Shown, Tried, Why

TEXT_MAX: Final = 12_000  # characters; every helpdesk we know takes a note of that size
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def as_text(packet: Packet) -> str:
    """The packet for helpdesks and screen readers: one fact a line, sources in brackets.

    What customers and models wrote stays inside quotation marks or behind its label, without
    line breaks, so that nothing of it can pass for a heading of ours.
    """
    lines = [flat(line) for line in _lines(packet)]
    text = "\n".join(lines)
    return text if len(text) <= TEXT_MAX else f"{text[: TEXT_MAX - 1]}…"


def _lines(packet: Packet) -> Iterator[str]:
    language = packet.language

    def head(key: str) -> str:
        return say(f"text.{key}", language)

    yield packet.headline.text
    yield f"{head('customer')}: {_who(packet)}"
    yield f"{head('reason')}: {packet.reason.words or packet.reason.code}" + "".join(
        f" “{q.text}” [{q.seq}]" for q in packet.reason.evidence
    )
    yield from _section(head("wants"), (f"{w.words} {_cited(w.sources)}" for w in packet.wants))
    yield from _section(
        head("summary"),
        (
            f"{s.text} {_cited(s.sources)}"
            for s in packet.summary
            if s.kind not in {"wants", "tried"}
        ),
    )
    yield from _section(
        head("put_right"), (f"{p.field}: “{p.text}” [{p.seq}]" for p in packet.put_right)
    )
    yield from _section(head("orders"), (_order(c, packet) for c in packet.orders))
    yield from _section(head("tried"), (_tried(t) for t in packet.attempts))
    yield from _section(
        head("facts"),
        (
            f"{f.kind.value.replace('_', ' ')}: {f.value}"
            + (f" ({f.state.value})" if f.state.value != "stands" else "")
            + f" [{f.seq}]"
            for f in packet.facts
            if f.kind not in {Kind.WANT, Kind.PROBLEM}
        ),
    )
    yield from _section(
        head("open"), (f"{s.text} {_cited(s.sources)}" for s in packet.open_questions)
    )
    if packet.frustration:
        path = " → ".join(f"{m.level:.0%} [{m.seq}]" for m in packet.frustration[-8:])
        yield f"{head('frustration')}: {path}"
    yield from _section(
        head("steps"),
        (
            f"{s.words} ({s.policy})" + (f" ✗ {s.why_not}" if s.why_not else f" {s.limits}")
            for s in packet.steps
        ),
    )
    if packet.draft is not None:
        yield f"{head('draft')}: {packet.draft.text}"
    for note in packet.passed:
        said = [x.text for x in (*note.decided, *note.promised, *note.still_open)]
        said += [say("text.not_mention", language, text=t) for t in note.do_not_mention]
        said += [note.note] if note.note else []
        yield f"{head('passed')} {note.by}: {' | '.join(said)} [{note.seq}]"
    yield from _section(head("gaps"), (g.words for g in packet.gaps))


def _section(title: str, lines: Iterator[str]) -> Iterator[str]:
    for n, line in enumerate(lines):
        if n == 0:
            yield f"{title}:"
        yield f"- {flat(line)}"


def _who(packet: Packet) -> str:
    who = packet.customer
    parts = [p for p in (who.name, who.email, who.phone) if p]
    level = say(f"level.{who.level}", packet.language)
    tail = [level, *([who.tier] if who.tier else [])]
    return f"{', '.join(parts)} ({', '.join(tail)})" if parts else level


def _order(case: Case, packet: Packet) -> str:
    zone = zone_of(packet.time_zone)
    time = f"{case.as_of.astimezone(zone):%H:%M}"
    parts = [case.words, "; ".join(f"{i.quantity} × {i.title}" for i in case.items[:5])]  # noqa: RUF001 - a count
    parts += [scan for p in case.parcels if (scan := p.words.partition(": ")[2])]
    parts += [f"−{written(case.refunded)}"] if case.refunded else []  # noqa: RUF001 - money back
    parts += case.returns
    marks = [say("text.as_of", packet.language, time=time)]
    marks += [say("text.unproven", packet.language)] if case.is_unproven else []
    return f"{' | '.join(p for p in parts if p)} ({', '.join(marks)})"


def _tried(tried: Tried) -> str:
    reaction = f" → “{tried.reaction}” [{tried.reaction_seq}]" if tried.reaction else ""
    return f"{tried.words} {_cited(tried.sources)}{reaction}"


def _cited(sources: Sequence[Source]) -> str:
    names = (str(s.seq) if s.seq else s.record for s in sources)
    return f"[{', '.join(dict.fromkeys(names))}]"


def flat(text: str) -> str:
    """The text in one line without control or direction characters."""
    return _CONTROL.sub("", text.replace("\n", " ⏎ "))


def for_customer(packet: Packet, *, language: str = "") -> CustomerView:
    """What the waiting customer sees: name, order, what happened, what they want, what was tried.

    A whitelist: never frustration, tier, suspicion, notes, candidate orders or suggested steps.
    Of an order only the number they named themselves is shown.

    Args:
        packet: the agent's.
        language: the customer's; empty: the one the conversation is in.
    """
    tongue = shown_in(language or packet.customer.language or packet.language)

    put_right = {p.field: p.text for p in packet.put_right}

    def line(field: str, text: str) -> Shown:
        return Shown(
            field=field,
            label=show(f"{field}", tongue),
            # A name or a number was read out of what they wrote; the rest stands as they put it.
            text=flat(text if field in {"name", "order"} else put_right.get(field, text)),
            is_corrected=field in put_right,
        )

    lines: list[Shown] = []
    names = [f.value for f in packet.facts if f.kind is Kind.NAME and f.stands]
    if names or packet.customer.level == "proven":
        lines += [line("name", n) for n in (names[-1:] or [packet.customer.name]) if n]
    numbers = [f.value for f in packet.facts if f.kind is Kind.ORDER_NUMBER and f.stands]
    if numbers:
        lines.append(line("order", ", ".join(dict.fromkeys(numbers))))
    happened = [s.quote for s in packet.summary if s.kind == "happened" and s.quote]
    if happened:
        lines.append(line("happened", show("quoted", tongue, quote=happened[0])))
    if packet.wants:
        lines.append(line("wants", _wanted(packet, tongue)))
    if tried := _plainly(packet, tongue):
        lines.append(line("tried", tried))
    lines += [line(f, t) for f, t in put_right.items() if f not in {x.field for x in lines}]
    return CustomerView(title=show("title", tongue), lines=tuple(lines), language=tongue)


def _wanted(packet: Packet, language: str) -> str:
    wish = packet.wants[0]
    text = show(f"want.{wish.what}", language)
    if not wish.until:
        return text
    until = show_day(date.fromisoformat(wish.until), language)
    return show("want.by", language, want=text, day=until)


def _plainly(packet: Packet, language: str) -> str:
    """What was tried, in a sentence or two without our own words for outcomes."""
    found: list[str] = []
    named = [f.value for f in packet.facts if f.kind is Kind.ORDER_NUMBER and f.stands]
    for tried in packet.attempts:
        match Outcome(tried.outcome):
            case Outcome.ANSWERED | Outcome.NOT_SOLVED if tried.tool == "order" and named:
                found.append(show("tried.looked", language, order=named[-1]))
            case Outcome.ANSWERED | Outcome.NOT_SOLVED:
                found.append(show("tried.explained", language))
            case Outcome.NO_ANSWER:
                found.append(show("tried.failed", language))
            case Outcome.TOOL_FAILED:
                found.append(show("tried.down", language))
            case Outcome.ASKED | Outcome.REFUSED:
                pass
    return " ".join(dict.fromkeys(found))


def is_complete(packet: Packet) -> bool:
    """Whether no field is empty because a connector was down."""
    return all(g.why is not Why.CONNECTOR_DOWN for g in packet.gaps)
