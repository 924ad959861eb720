"""How handoffs are kept: moved once each, with their history and what falls due."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from batonpass.domain import wording
from batonpass.domain.handoff import Handoff, Mode, Priority, Reason, State
from batonpass.domain.ids import AgentId, ConversationId, CustomerId, HandoffId, QueueId
from batonpass.domain.queue import Head
from batonpass.domain.refusal import Overtaken
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("handoff")
DEPTH = 4  # heads looked at in each queue


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What falls due on a handoff, and when. None: nothing of that kind."""

    packet: datetime | None = None
    word: datetime | None = None
    alert: datetime | None = None
    relax: datetime | None = None
    absence: datetime | None = None
    grace: datetime | None = None
    hold: datetime | None = None


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A handoff with what is kept beside it."""

    handoff: Handoff
    queue_name: str
    plan: Plan
    words: tuple[wording.Told, ...]
    is_ready: bool
    is_warned: bool
    prefer: AgentId | None
    disposition: str
    accepted_at: datetime | None
    first_reply_at: datetime | None
    ended_at: datetime | None
    callback_at: datetime | None


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A handoff near the front of its queue."""

    head: Head
    conversation: ConversationId
    prefer: AgentId | None
    prefers_for: float = 0.0  # seconds more that only the preferred agent is asked
    is_given: bool = False  # the queue accepts by itself: nobody is asked


class _Word(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A word that was told, without what filled it: the log has the sentence."""

    kind: wording.Kind
    key: str
    p50_seconds: float | None = None
    p90_seconds: float | None = None
    told_seconds: float | None = None
    position: int | None = None
    ahead: int | None = None
    by: datetime | None = None
    event_at: datetime | None = None


class _Said(msgspec.Struct, frozen=True):
    at: datetime
    word: _Word


async def lock(work: Work, id_: HandoffId) -> Kept:
    """The handoff, locked. Lock its conversation first, always.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return _kept(await work.known(Q.lock, "handoff", id=id_))


async def get(work: Work, id_: HandoffId) -> Kept:
    """The handoff as it stands.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return _kept(await work.known(Q.get, "handoff", id=id_))


async def open_of(work: Work, conversation: ConversationId) -> Kept | None:
    """The conversation's one open handoff, locked; None if there is none."""
    row = await work.one(Q.open_of, conversation=conversation)
    return _kept(row) if row else None


async def open_of_all(
    work: Work, conversations: Sequence[ConversationId]
) -> Mapping[ConversationId, Kept]:
    """The open handoff of each conversation that has one, locked in the conversations' order."""
    rows = await work.all(Q.open_of_all, conversations=list(conversations))
    return {row["conversation_id"]: _kept(row) for row in rows}


async def latest_of(work: Work, conversation: ConversationId) -> Kept | None:
    """The conversation's newest handoff; None if there never was one."""
    row = await work.one(Q.latest_of, conversation=conversation)
    return _kept(row) if row else None


async def insert(
    work: Work, handoff: Handoff, plan: Plan, *, prefer: AgentId | None = None
) -> None:
    """Store a new one, with its first row of history."""
    await work.run(
        Q.insert,
        id=handoff.id,
        conversation=handoff.conversation,
        episode=handoff.episode,
        mode=handoff.mode.value,
        reason=as_json(handoff.reason),
        queue=handoff.queue,
        priority=handoff.priority.value,
        weight=handoff.weight,
        rank=handoff.rank,
        at=work.now,
        packet_due=plan.packet,
        word_due=plan.word,
        alert_due=plan.alert,
        relax_due=plan.relax,
        absence_due=plan.absence,
        prefer=prefer,
    )
    await _history(work, handoff, "opened")


async def move(
    work: Work,
    moved: Handoff,
    event: str,
    *,
    hold_due: datetime | None = None,
    prefer: AgentId | None = None,
    disposition: str = "",
) -> None:
    """Store the handoff after one step of its table, and the step.

    Raises:
        Overtaken: somebody moved it since it was read.
    """
    row = await work.one(
        Q.move,
        id=moved.id,
        state=moved.state.value,
        agent=moved.agent,
        queue=moved.queue,
        rank=moved.rank,
        weight=moved.weight,
        mode=moved.mode.value,
        at=work.now,
        next=moved.revision,
        revision=moved.revision - 1,
        hold_due=hold_due,
        prefer=prefer,
        disposition=disposition,
    )
    if row is None:
        raise Overtaken
    await _history(work, moved, event)


async def moves(work: Work, id_: HandoffId) -> Sequence[Row]:
    """Every step so far: who, what, when."""
    return await work.all(Q.moves, id=id_)


async def ready(work: Work, id_: HandoffId, *, packet_due: datetime | None) -> None:
    """It is demand for the router from now on; the packet is looked at again at `packet_due`."""
    await work.run(Q.ready, id=id_, packet_due=packet_due)


async def plan(work: Work, id_: HandoffId, due: Plan) -> None:
    """Replace what falls due."""
    await work.run(
        Q.plan,
        id=id_,
        packet_due=due.packet,
        word_due=due.word,
        alert_due=due.alert,
        relax_due=due.relax,
        absence_due=due.absence,
        grace_due=due.grace,
        hold_due=due.hold,
    )


async def release(work: Work, id_: HandoffId) -> None:
    """What was due is done: the next thing may be claimed at once."""
    await work.run(Q.release, id=id_)


async def spoken(
    work: Work, id_: HandoffId, words: Sequence[wording.Told], *, word_due: datetime | None
) -> None:
    """Remember every word told so far, and when the next is due."""
    kept = [
        _Said(at=w.at, word=_Word(**{f: getattr(w.word, f) for f in _Word.__struct_fields__}))
        for w in words
    ]
    await work.run(Q.spoken, id=id_, words=as_json(kept), word_due=word_due)


async def speak_now(work: Work, id_: HandoffId) -> None:
    """The customer is to hear a word as soon as this is stored."""
    await work.run(Q.speak_now, id=id_, at=work.now)


async def set_mode(
    work: Work, id_: HandoffId, mode: Mode, *, callback_at: datetime | None, weight: int
) -> None:
    """How the answer comes, and how much of an agent it takes; the place stays."""
    await work.run(Q.set_mode, id=id_, mode=mode.value, callback_at=callback_at, weight=weight)


async def first_reply(work: Work, id_: HandoffId) -> None:
    """The agent wrote for the first time."""
    await work.run(Q.first_reply, id=id_, at=work.now)


async def ask_packet(work: Work, *ids: HandoffId, at: datetime) -> None:
    """Build the packets again at `at`, or sooner if that was asked, whoever holds the handoffs."""
    await work.run(Q.ask_packet, ids=list(ids), at=at)


async def grace(work: Work, agent: AgentId, *, due: datetime | None) -> int:
    """Start (or, with None, stop) the time a lost agent has to come back."""
    return await work.run(Q.grace, agent=agent, at=due)


async def lock_held(work: Work, agent: AgentId) -> None:
    """Lock what the agent holds; take this lock before the agent's own."""
    await work.run(Q.lock_held, agent=agent)


async def held_by(work: Work, agent: AgentId) -> tuple[tuple[HandoffId, ConversationId], ...]:
    """What the agent holds, oldest first."""
    rows = await work.all(Q.held_by, agent=agent)
    return tuple((HandoffId(r["id"]), ConversationId(r["conversation_id"])) for r in rows)


async def heads(work: Work) -> tuple[Waiting, ...]:
    """The first few of every queue, as far as their packets are ready."""
    return tuple(
        Waiting(
            head=Head(
                handoff=HandoffId(row["id"]),
                queue=QueueId(row["queue_id"]),
                rank=row["rank"],
                weight=row["weight"],
                declined_by=frozenset(AgentId(a) for a in row["declined_by"]),
            ),
            conversation=ConversationId(row["conversation_id"]),
            prefer=row["prefer_agent_id"],
            prefers_for=row["prefers_for"],
            is_given=row["is_given"],
        )
        for row in await work.all(Q.heads, depth=DEPTH, at=work.now)
    )


async def previous_agent(work: Work, customer: CustomerId, *, since: datetime) -> AgentId | None:
    """Who held this customer's last handoff, if it ended since then."""
    row = await work.one(Q.previous_agent, customer=customer, since=since)
    return AgentId(row["agent_id"]) if row else None


async def ahead(work: Work, handoff: Handoff) -> int:
    """How many wait live before it in its queue."""
    row = await work.known(Q.ahead, "queue", queue=handoff.queue, rank=handoff.rank, id=handoff.id)
    return int(row["n"])


class CameBefore(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands before somebody and did not at an instant."""

    by_newcomer: bool
    by_urgent: bool  # one of the newcomers is urgent
    by_returned: bool  # somebody whose agent was lost has an old place back


async def overtaken(work: Work, handoff: Handoff, *, since: datetime) -> CameBefore:
    """Who came before it since then."""
    row = await work.known(
        Q.overtaken,
        "queue",
        queue=handoff.queue,
        rank=handoff.rank,
        id=handoff.id,
        since=since,
    )
    return CameBefore(**row)


async def longest(work: Work, queue: QueueId) -> float:
    """Seconds the one who has waited longest has waited; 0 if nobody waits."""
    return float((await work.known(Q.longest, "queue", queue=queue, at=work.now))["seconds"])


async def handle_times(work: Work, queue: QueueId, *, limit: int = 200) -> list[float]:
    """Seconds from accept to the end, newest first."""
    rows = await work.all(Q.handle_times, queue=queue, limit=limit)
    return [float(r["seconds"]) for r in rows]


async def patience(work: Work, queue: QueueId) -> tuple[int, float]:
    """How many left lately, and how many seconds everybody waited together."""
    row = await work.known(Q.patience, "queue", queue=queue)
    return int(row["left"]), float(row["waited"])


async def change_queue(work: Work, id_: HandoffId, queue: QueueId) -> None:
    """It waits in another queue, at the same rank."""
    await work.run(Q.change_queue, id=id_, queue=queue)


async def packet_revision(work: Work, id_: HandoffId) -> int:
    """The number of its newest packet; 0 while there is none."""
    return int((await work.known(Q.packet_revision, "handoff", id=id_))["revision"])


async def warned(work: Work, id_: HandoffId, *, yes: bool) -> None:
    """Whether the absent customer was asked if they are still there."""
    await work.run(Q.warned, id=id_, yes=yes)


async def _history(work: Work, handoff: Handoff, event: str) -> None:
    await work.run(
        Q.history,
        id=handoff.id,
        revision=handoff.revision,
        event=event,
        state=handoff.state.value,
        agent=handoff.agent,
        at=work.now,
    )


def _kept(row: dict[str, Any]) -> Kept:
    agent: UUID | None = row["agent_id"]
    return Kept(
        handoff=Handoff(
            id=HandoffId(row["id"]),
            conversation=ConversationId(row["conversation_id"]),
            episode=row["episode"],
            reason=msgspec.convert(row["reason"], Reason),
            queue=QueueId(row["queue_id"]),
            state=State(row["state"]),
            mode=Mode(row["mode"]),
            priority=Priority(row["priority"]),
            weight=row["weight"],
            rank=row["rank"],
            entered_at=row["entered_at"],
            changed_at=row["changed_at"],
            agent=AgentId(agent) if agent else None,
            revision=row["revision"],
        ),
        queue_name=row["queue_name"],
        plan=Plan(
            packet=row["packet_due_at"],
            word=row["word_due_at"],
            alert=row["alert_due_at"],
            relax=row["relax_due_at"],
            absence=row["absence_due_at"],
            grace=row["grace_due_at"],
            hold=row["hold_due_at"],
        ),
        words=tuple(
            wording.Told(at=said.at, word=wording.Word(**msgspec.structs.asdict(said.word)))
            for said in msgspec.convert(row["words"], tuple[_Said, ...], strict=False)
        ),
        is_ready=row["is_ready"],
        is_warned=row["is_warned"],
        prefer=row["prefer_agent_id"],
        disposition=row["disposition"],
        accepted_at=row["accepted_at"],
        first_reply_at=row["first_reply_at"],
        ended_at=row["ended_at"],
        callback_at=row["callback_at"],
    )
