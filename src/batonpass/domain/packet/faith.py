"""Which sentences of a model may stand: each cites, and what it says is found in what it cites."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Final

import msgspec
from msgspec.structs import replace

from batonpass.domain.attempt import Source
from batonpass.domain.fact.date import find_dates
from batonpass.domain.fact.extract import day_of
from batonpass.domain.fact.found import words
from batonpass.domain.message import Kind, Message
from batonpass.domain.packet.value import Author, Faith, Packet, Statement
from batonpass.domain.shop.value import Order

SENTENCES_MAX: Final = 12
LENGTH_MAX: Final = 300  # characters; a longer sentence is no summary
RAW_MAX: Final = 20_000

_NUMBER: Final = re.compile(r"\d[\d.,:/-]*\d|\d")
_EXACT: Final = re.compile(r"\S+@\S+\.\w+|#\w+|\b(?=\w*\d)(?=\w*[A-Z])[A-Z0-9-]{5,}\b")
_MARKUP: Final = re.compile(
    r"[<>`{}]|\]\(|https?://|www\.|\*\*|^\s*#{1,6} |&#?\w{2,8};|[\u202a-\u202e\u2066-\u2069]"
)
_NAME: Final = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-ZÄÖÜÉ][\w'\u2019-]{2,}")
_SMALL: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|dozen|hundred|zwei|drei|vier|fünf|"
    r"dos|tres|cuatro|cinco|deux|trois|quatre|cinq)\b",
    re.IGNORECASE,
)
_ACTION: Final = re.compile(
    r"\b(?P<stem>refund|reship|re-ship|replac|cancel|approv|promis|authori[sz]|credit|issu|agree|"
    r"grant|guarante|escalat|compensat|waiv|arrang|confirm|accept|deliver|ship|dispatch|return|"
    r"repair|erstatt|storn|genehmig|versproch|zugesag|reembols|aprob|promet|autoriz|cancel|"
    r"rembours|approuv|annul|promis|livr)\w*",
    re.IGNORECASE,
)
_WISH: Final = re.compile(
    r"\b(?:want|wish|ask|request|would like|prefer|demand|need|hope|expect|"
    r"möchte|will|wünscht|verlangt|bittet|quiere|pide|desea|veut|demande|souhaite)\w*\b",
    re.IGNORECASE,
)
_SAYS: Final = re.compile(
    r"\b(?:customer|they|he|she|kunde|kundin|client[ea]?)\b[^.]{0,40}?\b(?:say|said|"
    r"claim|write|wrote|"
    r"state|report|mention|told|think|complain|sagt|schreibt|behauptet|dice|afirma|dit|affirme|"
    r"écrit)\w*",
    re.IGNORECASE,
)
_ALWAYS: Final = frozenset(
    words(
        "customer|order|tracking|shop|assistant|agent|the|they|this|that|kunde|bestellung|pedido|"
        "cliente|client|commande|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|"
        "february|march|april|may|june|july|august|september|october|november|december"
    )
)


class Sentence(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence as a model gives it: its words and what it cites."""

    text: str
    sources: tuple[int | str, ...] = ()  # a message's seq, or a record: "order #1001"


class Prose(msgspec.Struct, frozen=True, kw_only=True):
    """The only form in which a model's summary is read."""

    sentences: tuple[Sentence, ...] = ()


def with_prose(
    packet: Packet, raw: str, *, messages: Sequence[Message], orders: Sequence[Order]
) -> Packet:
    """The packet with a model's sentences in place of what happened, so far as they are borne out.

    Wants, attempts and promises stay ours. Nothing kept, or nothing readable: the packet keeps
    its own words, and says so in its faith.

    Args:
        packet: built without a model.
        raw: the model's answer, untrusted.
        messages: the transcript that was given to the model.
        orders: the records that were given to it.
    """
    sentences = list(parsed(raw))
    if not sentences:
        return replace(packet, faith=Faith(sentences=1, kept=0, dropped=("unreadable",)))
    kept: list[Statement] = []
    dropped: list[str] = []
    for sentence in sentences:
        why = unfaithful(sentence, messages=messages, orders=orders, time_zone=packet.time_zone)
        if why:
            dropped.append(why)
        else:
            kept.append(_statement(sentence, orders))
    faith = Faith(sentences=len(sentences), kept=len(kept), dropped=tuple(dropped))
    if not kept:
        return replace(packet, faith=faith)
    rest = tuple(s for s in packet.summary if s.kind != "happened")
    return replace(packet, summary=(*kept, *rest), faith=faith)


def with_same_prose(
    packet: Packet,
    before: Packet | None,
    *,
    messages: Sequence[Message],
    orders: Sequence[Order],
) -> Packet:
    """The packet with the prose of the one before, while nobody has said anything since.

    Each sentence is held against the records as they are now: one that an order has overtaken
    goes, and is counted. A new message asks for new prose: the packet comes back as it is.
    """
    if before is None or before.transcript.messages != packet.transcript.messages:
        return packet
    prose = [s for s in before.summary if s.author is Author.MODEL]
    still = [
        s
        for s in prose
        if not unfaithful(
            Sentence(text=s.text, sources=tuple(x.seq or x.record for x in s.sources)),
            messages=messages,
            orders=orders,
            time_zone=packet.time_zone,
        )
    ]
    gone = len(prose) - len(still)
    faith = replace(
        before.faith,
        kept=before.faith.kept - gone,
        dropped=(*before.faith.dropped, *["overtaken"] * gone),
    )
    if not still:
        return replace(packet, faith=faith)
    fetched = {f"order {o.number}": o.as_of.isoformat() for o in orders}
    fresh = (
        replace(
            s,
            sources=tuple(
                replace(x, fetched_at=fetched[x.record]) if x.record in fetched else x
                for x in s.sources
            ),
        )
        for s in still
    )
    rest = (s for s in packet.summary if s.kind != "happened")
    return replace(packet, summary=(*fresh, *rest), faith=faith)


def parsed(raw: str) -> Iterator[Sentence]:
    """The sentences in a model's answer; nothing if it is not the form asked for."""
    text = raw[:RAW_MAX]
    start, end = text.find("{"), text.rfind("}")
    if start < 0 or end < start:
        return
    try:
        prose = msgspec.json.decode(text[start : end + 1].encode(), type=Prose)
    except (msgspec.MsgspecError, UnicodeEncodeError):
        return
    yield from prose.sentences[:SENTENCES_MAX]


def unfaithful(
    sentence: Sentence,
    *,
    messages: Sequence[Message],
    orders: Sequence[Order],
    time_zone: str = "UTC",
) -> str:
    """Why the sentence may not stand; empty if it may.

    It must cite; and every number, date, id, name and claim of an action in it must be found in
    what it cites. What a customer says was done is no action: it stands only as their words.
    """
    text = sentence.text.strip()
    if not text or len(text) > LENGTH_MAX:
        return "length"
    if _MARKUP.search(text):
        return "markup"
    by_seq = {m.seq: m for m in messages}
    by_record = {f"order {o.number}": o for o in orders}
    cited = [by_seq[s] for s in sentence.sources if isinstance(s, int) and s in by_seq]
    records = [by_record[s] for s in sentence.sources if isinstance(s, str) and s in by_record]
    if not sentence.sources or len(cited) + len(records) != len(sentence.sources):
        return "source"
    held = "\n".join([*(m.text for m in cited), *(_told(o) for o in records)])
    checks: Mapping[str, bool] = {
        "date": _has_dates(text, cited, records, time_zone),
        "number": _has_numbers(text, held, max([m.at for m in cited] + [o.as_of for o in records])),
        "id": all(x.casefold() in held.casefold() for x in _EXACT.findall(text)),
        "name": _has_names(text, held),
        "action": _has_actions(text, cited, records),
    }
    return next((why for why, is_found in checks.items() if not is_found), "")


def unsupported(text: str, *, held: str, days: frozenset[str], on: datetime) -> str:
    """Why one sentence of a model's reply to a customer may not be sent; empty if it may.

    Args:
        text: the sentence, in any language.
        held: everything it may rest on: the transcript and what tools answered.
        days: ISO dates that are known.
        on: the moment of writing; "tomorrow" counts from it.
    """
    bare = text
    for link in re.findall(r"https?://[^\s<>()\"']+", text):
        if link.rstrip(".,;!?") not in held:
            return "link"
        bare = bare.replace(link, " ")
    if _MARKUP.search(bare):
        return "markup"
    if not {d for d, _ in _dates(bare, on)} <= days | {on.date().isoformat()}:
        return "date"
    if not _has_numbers(bare, held, on):
        return "number"
    if not all(x.casefold() in held.casefold() for x in _EXACT.findall(bare)):
        return "id"
    return "action" if _CLAIMS.search(bare) else ""


# What an assistant says it did or promises; it can do none of this, so no source bears it out.
_CLAIMS: Final = re.compile(
    r"\b(?:i|we)(?:['\u2019]ve| have|['\u2019]ll| will|['\u2019]m| am|['\u2019]re| are|"
    r" can| just| already| now){0,3} (?:refund|reship|re-ship|replac|cancel|approv|promis|authori|"
    r"credit|issu|guarante|compensat|waiv|dispatch|process)\w*"
    r"|\b(?:has|have|is|was|are|were|been|will be|being) (?:been |now |already "
    r")?(?:refunded|re-?shipped|"
    r"replaced|approved|authori[sz]ed|credited|guaranteed|compensated|waived|escalated)\b"
    r"|\byou(?:['\u2019]ll| will)? (?:get|receive|be given) (?:a |your |the )?(?:full |"
    r"new )?(?:refund|"
    r"replacement|credit|voucher|discount|money)\b"
    r"|\b(?:habe|haben|wurde|werde|wird)\b[^.!?]{0,40}\b(?:erstatte\w*|storniert?|genehmigt?|"
    r"gutgeschrieben|ersetzt)\b|\bich erstatte\b"
    r"|\b(?:he|hemos|ha sido|he aprobado) (?:reembols|cancel|aprob|autoriz)\w*"
    r"|\b(?:j['\u2019]ai|nous avons|a été) (?:rembours|annul|approuv|autoris)\w*",
    re.IGNORECASE,
)


def _has_dates(
    text: str, cited: Sequence[Message], records: Sequence[Order], time_zone: str
) -> bool:
    moments = [m.at for m in cited] + [o.as_of for o in records]
    said = {d for d, _ in _dates(text, max(moments))}
    if not said:
        return True
    known = {day.isoformat() for o in records for day in _days(o, time_zone)}
    for message in cited:
        on = day_of(message.at, time_zone)
        known |= {f.value for f in find_dates(message.text, said_on=on, is_month_first=False)}
        known.add(on.isoformat())
    return said <= known


def _dates(text: str, on: datetime) -> list[tuple[str, tuple[int, int]]]:
    """Days named in a sentence, counted from the newest thing it cites."""
    found = find_dates(text, said_on=on.date(), is_month_first=False)
    return [(f.value, (f.start, f.end)) for f in found]


def _has_numbers(text: str, held: str, on: datetime) -> bool:
    bare = text
    for _, (start, end) in sorted(_dates(text, on), key=lambda d: -d[1][0]):
        bare = bare[:start] + " " + bare[end:]
    known = {_plain(n) for n in _NUMBER.findall(held)}
    if any(_plain(n) not in known for n in _NUMBER.findall(bare)):
        return False
    low = held.casefold()
    return all(w.casefold() in low for w in _SMALL.findall(bare))


def _plain(number: str) -> str:
    """A number without its marks: 1,299.00 and 1299 are the same, 20 and 200 are not."""
    text = number.strip(".,:/-")
    text = re.sub(r"[.,]00?$", "", text)
    return re.sub(r"[.,:/-]", "", text)


def _has_names(text: str, held: str) -> bool:
    low = held.casefold()
    return all(
        n.casefold() in low or n.casefold() in _ALWAYS or n.casefold().rstrip("s'\u2019") in low
        for n in _NAME.findall(text)
    )


def _has_actions(text: str, cited: Sequence[Message], records: Sequence[Order]) -> bool:
    claims = [m["stem"].casefold() for m in _ACTION.finditer(text)]
    if not claims:
        return True
    if (_WISH.search(text) or _SAYS.search(text)) and any(m.kind == Kind.CUSTOMER for m in cited):
        return all(any(c in m.text.casefold() for m in cited) for c in claims)
    staff = [m.text.casefold() for m in cited if m.kind in {Kind.AGENT, Kind.ASSISTANT}]
    done = " ".join(_told(o).casefold() for o in records)
    return all(any(c in t for t in staff) or c in done for c in claims)


def _told(order: Order) -> str:
    """What a record says, as words a sentence can be held against."""
    parts = [order.number, order.state.value, order.payment.value, order.email]
    parts += [order.customer_name, f"{order.total.amount:.2f} {order.total.currency}"]
    parts += [f"{x.quantity} {x.title} {x.price.amount:.2f} {x.sku}" for x in order.lines]
    for parcel in (f.tracking for f in order.fulfilments if f.tracking):
        parts += [parcel.number, parcel.carrier, parcel.state.value.replace("_", " ")]
        parts += [f"{scan.text} {scan.place}" for scan in parcel.events]
    parts += [f"refunded {r.amount.amount:.2f} {r.amount.currency}" for r in order.refunds]
    parts += [f"return {r.state.value}" for r in order.returns]
    if any(f.sent_at for f in order.fulfilments):
        parts.append("shipped dispatched")
    if order.address is not None:
        parts += [*order.address.lines, order.address.city, order.address.postcode]
    return " ".join(p for p in parts if p)


def _days(order: Order, time_zone: str) -> Iterator[date]:
    moments: list[datetime | None] = [order.placed_at, order.due_at]
    moments += [r.at for r in order.refunds]
    moments += [r.asked_at for r in order.returns]
    for fulfilment in order.fulfilments:
        moments.append(fulfilment.sent_at)
        if fulfilment.tracking:
            moments += [fulfilment.tracking.due_at, *(e.at for e in fulfilment.tracking.events)]
    return (day_of(m, time_zone) for m in moments if m is not None)


def _statement(sentence: Sentence, orders: Sequence[Order]) -> Statement:
    fetched = {f"order {o.number}": o.as_of.isoformat() for o in orders}
    return Statement(
        text=sentence.text.strip(),
        sources=tuple(
            Source(seq=s) if isinstance(s, int) else Source(record=s, fetched_at=fetched[s])
            for s in dict.fromkeys(sentence.sources)
        ),
        kind="happened",
        author=Author.MODEL,
    )
