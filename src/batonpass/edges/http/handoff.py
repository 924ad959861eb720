"""How agents take, pass on and end handoffs, and read their packets."""

from datetime import datetime
from typing import Any, Final

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.assistant.value import ReturnNote
from batonpass.domain.ids import AgentId, HandoffId, OfferId, QueueId
from batonpass.domain.refusal import Malformed, TooLong
from batonpass.edges.http.conversation import read_id
from batonpass.edges.http.door import door
from batonpass.edges.http.once import once
from batonpass.edges.http.shape import Body, Card, Empty, card
from batonpass.edges.http.state import agent_of
from batonpass.services import handoff as handoff_service
from batonpass.services import handoff_end, handoff_pass, handoff_take, repeat, step
from batonpass.services import message as message_service
from batonpass.services import offer as offer_service
from batonpass.services import packet as packet_service
from batonpass.services.access import Caller
from batonpass.services.handoff import Held
from batonpass.services.ports import Ports
from batonpass.services.step import Done, Preview
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import inbox
from batonpass.store.database import Work
from batonpass.store.packet import Stored

STAFF = door(role="agent", scope="conversations")
ACTS = door(role="agent", scope="agents")

NOTE_MAX: Final = 2000  # characters for the next agent


class Decline(Body, frozen=True, kw_only=True):
    reason: str = ""


class NoteBack(Body, frozen=True, kw_only=True):
    decided: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    do_not_mention: tuple[str, ...] = ()


class Transfer(Body, frozen=True, kw_only=True):
    to: str  # agent or queue
    id: str
    note: str = ""
    passed: NoteBack = NoteBack()
    epoch: int | None = None


class GiveBack(Body, frozen=True, kw_only=True):
    note: NoteBack = NoteBack()
    epoch: int | None = None


class End(Body, frozen=True, kw_only=True):
    epoch: int | None = None


class Dispose(Body, frozen=True, kw_only=True):
    disposition: str
    comment: str = ""
    epoch: int | None = None


class Typed(Body, frozen=True, kw_only=True):
    text: str


class Approve(Body, frozen=True, kw_only=True):
    edits: dict[str, Any] | None = None


class Reject(Body, frozen=True, kw_only=True):
    why: str = ""


class Move(msgspec.Struct, frozen=True, kw_only=True):
    revision: int
    event: str
    state: str
    agent_name: str
    at: datetime


class HandoffRead(msgspec.Struct, frozen=True, kw_only=True):
    card: Card
    moves: tuple[Move, ...]


class Repeats(msgspec.Struct, frozen=True, kw_only=True):
    repeats: tuple[Any, ...]


def handoff_id(text: str) -> HandoffId:
    """The handoff's id."""
    return HandoffId(ids.read("handoff", text))


def _passed(note: NoteBack, caller: Caller) -> ReturnNote:
    return ReturnNote(
        decided=note.decided,
        promised=note.promised,
        still_open=note.open,
        do_not_mention=note.do_not_mention,
        agent_name=caller.name,
    )


@post("/offers/{offer_id:str}/accept", opt=ACTS, status_code=200, summary="Accept an offer")
async def accept(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    offer_id: FromPath[str],
    data: JSONBody[Empty],
) -> Held:
    """The customer is yours from here on; the packet is there already."""
    del data
    wanted = OfferId(ids.read("offer", offer_id))
    return await once(
        ports,
        caller,
        key,
        "accept",
        offer_id,
        kind=Held,
        act=lambda work: offer_service.accept(ports, work, wanted, agent=agent_of(caller)),
    )


@post("/offers/{offer_id:str}/decline", opt=ACTS, status_code=200, summary="Decline an offer")
async def decline(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    offer_id: FromPath[str],
    data: JSONBody[Decline],
) -> Held:
    """It is offered to the next, from its old place."""
    wanted = OfferId(ids.read("offer", offer_id))
    return await once(
        ports,
        caller,
        key,
        "decline",
        offer_id,
        kind=Held,
        act=lambda work: offer_service.decline(
            ports, work, wanted, agent=agent_of(caller), why=data.reason[:200]
        ),
    )


@post("/handoffs/{handoff:str}/claim", opt=ACTS, status_code=200, summary="Take from the list")
async def claim(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    handoff: FromPath[str],
    data: JSONBody[Empty],
) -> Held:
    """409 names the owner if somebody was quicker."""
    del data
    wanted = handoff_id(handoff)
    return await once(
        ports,
        caller,
        key,
        "claim",
        handoff,
        kind=Held,
        act=lambda work: handoff_take.claim(ports, work, wanted, agent=agent_of(caller)),
    )


@post("/conversations/{conversation_id:str}/takeover", opt=ACTS, status_code=200)
async def takeover(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    conversation_id: FromPath[str],
    data: JSONBody[Empty],
) -> Held:
    """Step in: a handoff is opened if none is, and is yours."""
    del data
    id_ = read_id(conversation_id)

    async def act(work: Work) -> Held:
        found = await conversations.lock(work, id_)
        return await message_service.take_over(ports, work, found, agent=agent_of(caller))

    return await once(ports, caller, key, "takeover", conversation_id, kind=Held, act=act)


@post("/handoffs/{handoff:str}/transfer", opt=ACTS, status_code=200)
async def transfer(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    handoff: FromPath[str],
    data: JSONBody[Transfer],
) -> Held:
    """To a colleague who is online and has room, or to a queue, where the merchant says."""
    if data.to not in {"agent", "queue"}:
        raise Malformed(field="to", cure="agent or queue")
    if len(data.note) > NOTE_MAX:
        raise TooLong(field="note", bound=f"{NOTE_MAX} characters")
    wanted = handoff_id(handoff)
    to_agent = AgentId(ids.read("agent", data.id)) if data.to == "agent" else None
    to_queue = QueueId(ids.read("queue", data.id)) if data.to == "queue" else None

    async def act(work: Work) -> Held:
        await handoff_service.fenced(work, wanted, epoch=data.epoch)
        return await handoff_pass.transfer(
            ports,
            work,
            wanted,
            agent=agent_of(caller),
            to_queue=to_queue,
            to_agent=to_agent,
            note=data.note,
            passed_on=_passed(data.passed, caller),
        )

    return await once(ports, caller, key, "transfer", handoff, data, kind=Held, act=act)


@post("/handoffs/{handoff:str}/return", opt=ACTS, status_code=200)
async def give_back(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    handoff: FromPath[str],
    data: JSONBody[GiveBack],
) -> Held:
    """Return the conversation to the assistant with what was decided, promised, still open."""
    wanted = handoff_id(handoff)
    note = _passed(data.note, caller)

    async def act(work: Work) -> Held:
        await handoff_service.fenced(work, wanted, epoch=data.epoch)
        return await handoff_pass.give_back(ports, work, wanted, agent=agent_of(caller), note=note)

    return await once(ports, caller, key, "return", handoff, data, kind=Held, act=act)


@post("/handoffs/{handoff:str}/end", opt=ACTS, status_code=200)
async def end(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    handoff: FromPath[str],
    data: JSONBody[End],
) -> Held:
    """The talk is over; wrap-up begins."""
    wanted = handoff_id(handoff)

    async def act(work: Work) -> Held:
        await handoff_service.fenced(work, wanted, epoch=data.epoch)
        return await handoff_end.end(work, wanted, agent=agent_of(caller))

    return await once(ports, caller, key, "end", handoff, kind=Held, act=act)


@post("/handoffs/{handoff:str}/dispose", opt=ACTS, status_code=200)
async def dispose(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    handoff: FromPath[str],
    data: JSONBody[Dispose],
) -> Held:
    """Record how it ended, after the talk."""
    wanted = handoff_id(handoff)
    return await once(
        ports,
        caller,
        key,
        "dispose",
        handoff,
        data,
        kind=Held,
        act=lambda work: handoff_end.dispose(
            work, wanted, agent=agent_of(caller), disposition=data.disposition
        ),
    )


@post("/handoffs/{handoff:str}/resolve", opt=ACTS, status_code=200)
async def resolve(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    handoff: FromPath[str],
    data: JSONBody[Dispose],
) -> Held:
    """End the talk and record how it ended, in one step; the customer is asked how it went."""
    wanted = handoff_id(handoff)

    async def act(work: Work) -> Held:
        await handoff_service.fenced(work, wanted, epoch=data.epoch)
        await handoff_end.end(work, wanted, agent=agent_of(caller))
        return await handoff_end.dispose(
            work, wanted, agent=agent_of(caller), disposition=data.disposition
        )

    return await once(ports, caller, key, "resolve", handoff, data, kind=Held, act=act)


@get("/handoffs/{handoff:str}", opt=STAFF)
async def read(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], handoff: FromPath[str]
) -> HandoffRead:
    """The handoff and every step it took."""
    wanted = handoff_id(handoff)
    async with ports.store.work(caller.merchant) as work:
        await handoffs.get(work, wanted)
        rows = await inbox.cards(work, "one", handoff=wanted)
        moves = await handoffs.moves(work, wanted)
        now = work.now
    return HandoffRead(
        card=card(rows[0], now=now),
        moves=tuple(
            Move(
                revision=m["revision"],
                event=m["event"],
                state=m["state"],
                agent_name=m["agent_name"] or "",
                at=m["at"],
            )
            for m in moves
        ),
    )


@get("/handoffs/{handoff:str}/packet", opt=STAFF)
async def packet(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], handoff: FromPath[str]
) -> Response[bytes]:
    """Everything the agent sees before typing: batonpass.packet/1."""
    async with ports.store.work(caller.merchant) as work:
        stored = await packet_service.latest(work, handoff_id(handoff))
    return _whole(stored)


@post("/handoffs/{handoff:str}/packet", opt=STAFF, status_code=200, summary="Ask the shop again")
async def refresh(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    handoff: FromPath[str],
    data: JSONBody[Empty],
) -> Response[bytes]:
    """The packet, built again from the log and the shop; of an ended handoff, as it was."""
    del data
    id_ = handoff_id(handoff)
    await packet_service.refresh(ports, caller.merchant, id_)
    async with ports.store.work(caller.merchant) as work:
        stored = await packet_service.latest(work, id_)
    return _whole(stored)


def _whole(stored: Stored) -> Response[bytes]:
    return Response(
        msgspec.json.encode(stored.packet),
        media_type="application/json",
        headers={"ETag": f'"{stored.revision}"'},
    )


@post("/handoffs/{handoff:str}/guard", opt=STAFF, status_code=200)
async def guard(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    handoff: FromPath[str],
    data: JSONBody[Typed],
) -> Repeats:
    """Which known facts the text asks for again, with the answers and their sources."""
    async with ports.store.work(caller.merchant) as work:
        found = await repeat.marked(work, handoff_id(handoff), data.text[:4000])
    return Repeats(repeats=tuple(found))


@post("/handoffs/{handoff:str}/steps/{step_id:str}/preview", opt=STAFF, status_code=200)
async def preview(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    handoff: FromPath[str],
    step_id: FromPath[str],
    data: JSONBody[Approve],
) -> Preview:
    """What the step would do, asked of the shop without doing it."""
    return await step.preview(
        ports,
        caller.merchant,
        handoff_id(handoff),
        step_id,
        edits=data.edits,
        who=caller.principal,
    )


@post("/handoffs/{handoff:str}/steps/{step_id:str}/approve", opt=ACTS, status_code=200)
async def approve(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    handoff: FromPath[str],
    step_id: FromPath[str],
    data: JSONBody[Approve],
) -> Done:
    """Do it, once: a second approval gives the first result again."""
    return await step.approve(
        ports,
        caller.merchant,
        handoff_id(handoff),
        step_id,
        agent=agent_of(caller),
        edits=data.edits,
    )


@post("/handoffs/{handoff:str}/steps/{step_id:str}/reject", opt=ACTS, status_code=200)
async def reject(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    handoff: FromPath[str],
    step_id: FromPath[str],
    data: JSONBody[Reject],
) -> Done:
    """Not this one; the reason is kept."""
    return await step.reject(
        ports,
        caller.merchant,
        handoff_id(handoff),
        step_id,
        agent=agent_of(caller),
        why=data.why[:500],
    )


handlers: list[Any] = [
    accept, decline, claim, takeover, transfer, give_back, end, dispose, resolve, read, packet,
    refresh, guard, preview, approve, reject,
]  # fmt: skip
router = Router("/", route_handlers=handlers, tags=["handoff"])
