"""When somebody is asked for what is known: marked while typing, counted afterwards, reported."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from batonpass.domain import ids
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import HandoffOpened, MessageAdded
from batonpass.domain.fact.extract import facts
from batonpass.domain.fact.number import patterns_of
from batonpass.domain.fact.value import Fact
from batonpass.domain.guard import Repeat, answers, answers_of, measured, questions, repeats
from batonpass.domain.ids import AgentId, ConversationId, HandoffId
from batonpass.domain.message import Kind, Message
from batonpass.domain.packet.draft import Use, filled, used
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import log
from batonpass.store import merchant as merchants
from batonpass.store import packet as packets
from batonpass.store import repeat as repeated
from batonpass.store import resolution as resolutions
from batonpass.store import survey as surveys
from batonpass.store.database import Row, Work
from batonpass.store.handoff import Kept
from batonpass.store.packet import Stored


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """How often something happened."""

    name: str
    n: int


class Group(msgspec.Struct, frozen=True, kw_only=True):
    """Repeats of one team or one rule."""

    name: str
    cases: int
    repeats: int  # without those on purpose
    on_purpose: int = 0
    stated_again: int = 0


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one side asked though it was known."""

    questions: int
    repeats: int
    rate: float | None  # repeats of questions; None: nothing was asked
    on_purpose: int = 0


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """Facts customers said again after the handoff."""

    facts: int
    cases: int
    by_fact: tuple[Named, ...]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """The customers' own answer: did you have to repeat yourself?"""

    n: int
    yes: int


class Faithfulness(msgspec.Struct, frozen=True, kw_only=True):
    """How much of a model's sentences their sources bore out, over the newest packets."""

    packets: int
    worded: int  # packets a model worded
    sentences: int
    kept: int
    share: float | None  # None: no model wrote
    dropped: tuple[Named, ...]  # why


class Build(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds from the handoff's turn to its first packet."""

    p50_seconds: float | None  # None: none was built
    p95_seconds: float | None


class RepeatReport(msgspec.Struct, frozen=True, kw_only=True):
    """Whether anybody had to repeat themselves; agents are counted by team, never by name."""

    days: int
    cases: int
    assistant: Side
    agents: Side
    by_team: tuple[Group, ...]
    by_rule: tuple[Group, ...]
    by_field: tuple[Named, ...]
    stated_again: Stated
    said: Said
    faith: Faithfulness
    build: Build


class Mine(msgspec.Struct, frozen=True, kw_only=True):
    """One question of an agent whose answer was in the packet."""

    conversation_id: ConversationId
    seq: int
    field: str
    is_on_purpose: bool
    at: datetime


async def marked(work: Work, handoff: HandoffId, text: str) -> tuple[Repeat, ...]:
    """Which known facts the text asks for, with the answers.

    Known is what the packet holds, and what the customer wrote since it was built.
    """
    kept = await handoffs.get(work, handoff)
    stored = await packets.latest(work, handoff)
    if stored is None:
        return ()
    language = stored.packet.language
    newer = await _since(work, kept, stored)
    known = {**answers(stored.packet, language=language), **answers_of(newer, language=language)}
    return repeats(text, known)


async def note(
    work: Work,
    conversation: Conversation,
    kept: Kept,
    message: Message,
    *,
    agent: AgentId,
    on_purpose: tuple[str, ...],
) -> None:
    """Look at a message as it goes out: each known fact it asks for is counted.

    Those asked on purpose are kept apart.

    Raises:
        Undefined: a `{{variable}}` of a draft is still open, so the message is not sent.
    """
    filled(message.text, {})
    for repeat in await marked(work, kept.handoff.id, message.text):
        await surveys.repeat(
            work,
            conversation.id,
            seq=message.seq,
            field=repeat.topic.value,
            author_kind=message.kind.value,
            agent=agent,
            is_on_purpose=repeat.topic.value in on_purpose,
        )


async def count(work: Work, kept: Kept) -> None:
    """Count a case that ended: who asked for what was known, who said it again, which draft went.

    Agents' questions were counted as they were sent, against what their packet held then; here
    the assistant's are, and the customer's repeats.
    """
    conversation = kept.handoff.conversation
    written = ids.written("handoff", kept.handoff.id)
    events = await log.of_types(work, conversation, MessageAdded, HandoffOpened)
    messages = [e.data.message for e in events if isinstance(e.data, MessageAdded)]
    opened = next(
        (
            e.seq
            for e in events
            if isinstance(e.data, HandoffOpened) and e.data.handoff_id == written
        ),
        0,
    )
    stored = await packets.latest(work, kept.handoff.id)
    begins = stored.packet.transcript.episode_seq if stored else 0
    said = await _facts(work, kept, messages)
    found = measured(messages, said, handed_off_seq=opened)
    ours = [m for m in messages if m.seq > begins]
    await repeated.count(
        work,
        kept.handoff.id,
        assistant_asked=_questions(ours, Kind.ASSISTANT),
        agent_asked=_questions(ours, Kind.AGENT),
        assistant_repeats=sum(
            a.author == Kind.ASSISTANT and not a.on_purpose and a.seq > begins for a in found.asked
        ),
        stated=[fact.kind.value for fact in found.stated],
    )
    await _draft(work, kept, [m for m in ours if m.seq > opened and m.kind is Kind.AGENT])


async def report(work: Work, *, days: int) -> RepeatReport:
    """Repeats and faithfulness of the last `days` days."""
    found = await repeated.counts(work, since=work.now - timedelta(days=days))
    totals, agents, faith = found.totals, found.agents, found.faith
    p50, p95 = found.build or (None, None)
    return RepeatReport(
        days=days,
        cases=totals["cases"],
        assistant=_side(totals["assistant_asked"], totals["assistant_repeats"]),
        agents=_side(totals["agent_asked"], agents["n"], on_purpose=agents["on_purpose"]),
        by_team=tuple(Group(**row) for row in found.by_team),
        by_rule=tuple(Group(**row) for row in found.by_rule),
        by_field=_named(found.by_field),
        stated_again=Stated(
            facts=totals["stated_again"],
            cases=totals["cases_stated_again"],
            by_fact=_named(found.by_stated),
        ),
        said=Said(n=found.said["n"], yes=found.said["yes"]),
        faith=Faithfulness(
            packets=faith["packets"],
            worded=faith["worded"],
            sentences=faith["sentences"],
            kept=faith["kept"],
            share=_share(faith["kept"], faith["sentences"]),
            dropped=_named(found.dropped),
        ),
        build=Build(p50_seconds=p50, p95_seconds=p95),
    )


async def mine(work: Work, agent: AgentId, *, days: int) -> tuple[Mine, ...]:
    """What one agent asked though it was known; nobody else is shown it."""
    rows = await repeated.mine(work, agent, since=work.now - timedelta(days=days))
    return tuple(
        Mine(
            conversation_id=ConversationId(row["conversation_id"]),
            seq=row["message_seq"],
            field=row["field"],
            is_on_purpose=row["is_on_purpose"],
            at=row["at"],
        )
        for row in rows
    )


async def _since(work: Work, kept: Kept, stored: Stored) -> tuple[Fact, ...]:
    """Facts from messages the packet has not read; the one before them says what was asked."""
    events = await log.of_types(
        work, kept.handoff.conversation, MessageAdded, after=stored.through_seq
    )
    if not events:
        return ()
    messages = [e.data.message for e in events if isinstance(e.data, MessageAdded)]
    return await _facts(work, kept, messages)


async def _facts(work: Work, kept: Kept, messages: Sequence[Message]) -> tuple[Fact, ...]:
    settings = (await merchants.get(work)).settings
    conversation = await conversations.get(work, kept.handoff.conversation)
    customer = await customers.get(work, conversation.customer_id)
    return facts(
        messages,
        order_patterns=patterns_of(settings.order_examples),
        time_zone=customer.time_zone or settings.time_zone,
        language=conversation.language or customer.language,
    )


async def _draft(work: Work, kept: Kept, replies: Sequence[Message]) -> None:
    """Remember whether the agent sent the draft as it was, changed it, or wrote their own."""
    if not replies:
        return
    packet = await repeated.seen_before(work, kept.handoff.id, at=replies[0].at)
    if packet is None or packet.draft is None:
        return
    uses = [used(packet.draft, reply.text) for reply in replies]
    best = next((u for u in (Use.ACCEPTED, Use.EDITED) if u in uses), Use.UNUSED)
    author = replies[0].author_id
    await resolutions.suggest(
        work,
        kept.handoff.id,
        kind="draft",
        what=packet.draft.language,
        policy=next((s.policy for s in packet.steps if s.id == packet.draft.step_id), ""),
        outcome=best.value,
        agent=AgentId(ids.read("agent", author)) if author else None,
    )


def _questions(messages: Sequence[Message], kind: Kind) -> int:
    return sum(questions(m.text) for m in messages if m.kind is kind)


def _side(asked: int, repeats_: int, *, on_purpose: int = 0) -> Side:
    return Side(
        questions=asked, repeats=repeats_, rate=_share(repeats_, asked), on_purpose=on_purpose
    )


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _named(rows: Sequence[Row]) -> tuple[Named, ...]:
    return tuple(Named(name=row["name"] or "", n=row["n"]) for row in rows)
