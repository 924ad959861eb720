"""How a packet is built from the log and the shop's records; no model is needed."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from msgspec.structs import replace

from batonpass.domain.assistant.order import late_days
from batonpass.domain.attempt import Source
from batonpass.domain.event import Event
from batonpass.domain.fact.extract import facts as extracted
from batonpass.domain.fact.number import bare
from batonpass.domain.fact.value import Fact, Kind, State
from batonpass.domain.message import Kind as By
from batonpass.domain.message import Message
from batonpass.domain.packet.case import cases, is_claimed_whole, subjects
from batonpass.domain.packet.draft import draft
from batonpass.domain.packet.gap import gaps
from batonpass.domain.packet.resolution import (
    DEFAULT,
    Resolutions,
    Situation,
    situation,
)
from batonpass.domain.packet.say import spoken
from batonpass.domain.packet.story import Noted, Story, read
from batonpass.domain.packet.suggest import spoken_of, suggest
from batonpass.domain.packet.summary import (
    attempted,
    headline,
    open_questions,
    sentence_around,
    summary,
    wanted,
)
from batonpass.domain.packet.value import (
    Cause,
    Level,
    Mood,
    Packet,
    PutRight,
    Quote,
    ShopState,
    Transcript,
    Who,
)
from batonpass.domain.shop.action import ActionResult
from batonpass.domain.shop.value import Order, ShopCustomer

FACTS_MAX: Final = 60  # the newest; far above any conversation read so far
MOODS_MAX: Final = 30
TRIED_MAX: Final = 30  # the newest; a conversation with more has said so long before
OPEN_MAX: Final = 8  # a hundred invented order numbers are not a hundred questions


def build(
    events: Sequence[Event],
    *,
    handoff_id: str,
    orders: Sequence[Order] = (),
    shop_customer: ShopCustomer | None = None,
    shop_state: ShopState = "ok",
    policies: Resolutions = DEFAULT,
    done: Sequence[ActionResult] = (),
    previous: Packet | None = None,
    order_patterns: Sequence[str] = (),
    customer_name: str = "",
    customer_email: str = "",
    customer_phone: str = "",
    now: datetime,
    time_zone: str = "UTC",
    language: str = "en",
) -> Packet:
    """The packet of one handoff.

    Args:
        events: the conversation's log, whole, in order.
        handoff_id: written; the log need not hold its opening yet.
        orders: candidates by what the customer is or claims: by number, address, parcel.
        shop_customer: the buyer, if the shop knows one.
        shop_state: "down" when it gave no usable answer, "none" when none is connected.
        policies: the merchant's document of resolutions.
        done: what was already done to these orders through us.
        previous: the packet before, to count revisions.
        order_patterns: the merchant's formats of order numbers.
        customer_name: as the session knows them: signed in, or given earlier.
        customer_email: the same.
        customer_phone: the number they gave to be called at.
        now: the reference clock.
        time_zone: the customer's; days are named in it.
        language: the agent's.
    """
    story = read(events, handoff_id)
    said = _heard(story, order_patterns, orders, time_zone)
    is_proven = story.level == "proven"
    listed = cases(
        orders, said, is_proven=is_proven, now=now, time_zone=time_zone, language=language
    )
    named = subjects(orders, said)
    subject = next((o for o in orders if o.number in named), None)
    who = _who(story, said, shop_customer, subject, is_proven=is_proven)
    who = _as_known(who, story, name=customer_name, email=customer_email, phone=customer_phone)
    wants = wanted(story, said, language=language)
    tried = attempted(story, said, language=language)[-TRIED_MAX:]
    unknown = _unknown(said, orders, shop_state)
    current = tuple(f for f in said if max((f.seq, *f.again)) > story.boundary)
    late = 0 if subject is None else late_days(subject, now=now, time_zone=time_zone)
    case = situation(current, subject, late_days=late)
    suggested = suggest(
        case, current, subject, story, policies=policies, done=done,
        is_proven=is_proven, language=language,
    )  # fmt: skip
    reply = None
    if case is not Situation.OTHER or suggested:
        reply = draft(
            case,
            subject,
            spoken_of(suggested, story),
            name=who.name,
            policies=policies,
            language=story.language or language,
            sources=tuple(Source(seq=f.seq) for f in current if f.kind is Kind.PROBLEM),
        )
    return Packet(
        handoff_id=handoff_id,
        revision=1 if previous is None else previous.revision + 1,
        built_at=now,
        language=spoken(language),
        time_zone=time_zone,
        customer=who,
        reason=_reason(story),
        category=_category(story),
        headline=headline(story, said, wants, listed, language=language),
        summary=summary(
            story, said, wants, orders, tried,
            subjects=tuple(named), time_zone=time_zone, language=language,
        ),
        wants=wants,
        orders=listed,
        attempts=tried,
        facts=said[-FACTS_MAX:],
        open_questions=open_questions(story, said, unknown, language=language)[-OPEN_MAX:],
        frustration=_moods(story),
        steps=suggested,
        draft=reply,
        put_right=tuple({c.field: _put_right(c) for c in story.corrections}.values()),
        passed=story.passed,
        transcript=_transcript(story),
        gaps=gaps(
            who, said, listed, tried, story.attempts, suggested, reply,
            unknown=unknown, shop=shop_state, language=language,
        ),
        shop=shop_state,
    )  # fmt: skip


def _heard(
    story: Story, patterns: Sequence[str], orders: Sequence[Order], time_zone: str
) -> tuple[Fact, ...]:
    """The facts of the conversation, then what was put right on the waiting card."""
    said = extracted(
        story.messages,
        order_patterns=patterns,
        orders=orders,
        time_zone=time_zone,
        language=story.language,
    )
    at = story.messages[-1].at if story.messages else None
    if not story.corrections or at is None:
        return said
    for note in story.corrections:
        message = Message(
            id=f"correction-{note.seq}", seq=note.seq, kind=By.CUSTOMER, at=at, text=note.text
        )
        found = extracted(
            (message,),
            order_patterns=patterns,
            orders=orders,
            time_zone=time_zone,
            language=story.language,
        )
        if note.field == "name" and not found:
            found = (
                Fact(kind=Kind.NAME, value=note.text[:80], quote=note.text[:80], seq=note.seq),
            )
        kinds = {f.kind for f in found}
        said = (
            *(
                replace(f, state=State.REPLACED, replaced_by_seq=note.seq)
                if f.kind in kinds and f.stands and f.value not in {x.value for x in found}
                else f
                for f in said
            ),
            *(replace(f, by="correction") for f in found),
        )
    return said


def _who(
    story: Story,
    said: Sequence[Fact],
    buyer: ShopCustomer | None,
    subject: Order | None,
    *,
    is_proven: bool,
) -> Who:
    def latest(kind: Kind) -> Fact | None:
        return next((f for f in reversed(said) if f.kind is kind and f.stands), None)

    name, email, phone = latest(Kind.NAME), latest(Kind.EMAIL), latest(Kind.PHONE)
    level: Level = "anonymous"
    if is_proven:
        level = "proven"
    elif story.level == "claimed" or email is not None:
        level = "claimed"
    sources = [Source(seq=f.seq) for f in (name, email, phone) if f]
    if story.identified_seq:
        sources.append(Source(seq=story.identified_seq))
    if buyer is not None:
        sources.append(Source(record=f"customer {buyer.id}", fetched_at=buyer.as_of.isoformat()))
    called = (name.value if name else "") or (buyer.name if buyer else "")
    is_theirs = subject is not None and (is_proven or is_claimed_whole(subject, said))
    if not called and subject is not None and is_theirs:
        called = subject.customer_name
        fetched = subject.as_of.isoformat()
        record = f"order {subject.number}"
        sources.append(Source(record=record, field="customer_name", fetched_at=fetched))
    address = (email.value if email else "") or (buyer.email if buyer else "") or story.contact
    if not address and subject is not None and is_theirs:
        address = subject.email
        fetched = subject.as_of.isoformat()
        record = f"order {subject.number}"
        sources.append(Source(record=record, field="email", fetched_at=fetched))
    return Who(
        level=level,
        how=story.how,
        name=called,
        email=address,
        phone=(phone.value if phone else "") or (buyer.phone if buyer else ""),
        language=story.language,
        tier=buyer.tier if buyer else "",
        orders_count=buyer.orders_count if buyer else 0,
        spent=buyer.spent if buyer else None,
        earlier_handoffs=story.earlier,
        sources=tuple(dict.fromkeys(sources)),
    )


def _as_known(who: Who, story: Story, *, name: str, email: str, phone: str) -> Who:
    """With what the session knows where the conversation says nothing; a number to call wins."""
    if phone and story.phone_seq:
        given = Source(seq=story.phone_seq)
        who = replace(who, phone=phone, sources=tuple(dict.fromkeys((*who.sources, given))))
    if (who.name or not name) and (who.email or not email):
        return who
    seq = story.identified_seq or story.contact_seq or 1  # who they are stands from the start
    return replace(
        who,
        name=who.name or name,
        email=who.email or email,
        sources=tuple(dict.fromkeys((*who.sources, Source(seq=seq)))),
    )


def _unknown(said: Sequence[Fact], orders: Sequence[Order], shop: ShopState) -> tuple[Fact, ...]:
    """Order numbers the customer stands by that the shop does not have."""
    if shop != "ok":
        return ()
    known = {bare(o.number) for o in orders}
    return tuple(
        f for f in said if f.kind is Kind.ORDER_NUMBER and f.stands and bare(f.value) not in known
    )


def _reason(story: Story) -> Cause:
    if story.opened is None:
        return Cause(code="", words="")
    reason = story.opened.reason
    texts = {m.seq: m.text for m in story.messages}
    quotes: dict[tuple[int, str], Quote] = {}
    for x in reason.evidence:
        # An agent reads what the customer wrote, not the letters a detector caught in it.
        text = sentence_around(texts.get(x.seq, ""), x.text)
        before = quotes.get((x.seq, text))
        if before is None or abs(x.score) > abs(before.score):
            quotes[x.seq, text] = Quote(
                seq=x.seq, text=text, signal=x.signal, score=x.score, threshold=x.threshold
            )
    return Cause(
        code=reason.code, words=reason.words, rule=reason.rule, evidence=tuple(quotes.values())
    )


def _category(story: Story) -> str:
    """What the story came to: its last sure category, else the surest."""
    found = [m.signals for m in story.signals if m.seq > story.boundary and m.signals.category]
    sure = [s for s in found if s.category_p >= _SURE]
    if sure:
        return sure[-1].category
    return max(found, key=lambda s: s.category_p).category if found else ""


_SURE = 0.8


def _moods(story: Story) -> tuple[Mood, ...]:
    moods: list[Mood] = []
    for measured in story.signals:
        if measured.seq <= story.boundary:
            continue
        spans = [s for s in measured.signals.spans if s.signal == "frustration"]
        strongest = max(spans, key=lambda s: s.weight, default=None)
        moods.append(
            Mood(
                seq=measured.seq,
                score=round(measured.signals.frustration, 3),
                level=round(measured.signals.level, 3),
                quote=strongest.text if strongest else "",
            )
        )
    return tuple(moods[-MOODS_MAX:])


def _put_right(note: Noted) -> PutRight:
    return PutRight(field=note.field, text=note.text, seq=note.seq)


def _transcript(story: Story) -> Transcript:
    seqs = [m.seq for m in story.messages]
    return Transcript(
        from_seq=min(seqs, default=1),
        through_seq=story.last_seq,
        messages=len(seqs),
        customer_messages=sum(m.kind == By.CUSTOMER for m in story.messages),
        episode=story.opened.episode if story.opened else story.earlier + 1,
        episode_seq=story.boundary,
        started_at=story.messages[0].at if story.messages else None,
    )
