"""The lead's live board: the queues now, who waits, who holds what, and the hand that moves it."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec
from litestar import Request, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody
from litestar.response import ServerSentEvent, ServerSentEventMessage
from msgspec import UNSET

from batonpass.domain import ids
from batonpass.domain.ids import AgentId
from batonpass.edges.http.conversation import read_id
from batonpass.edges.http.door import door
from batonpass.edges.http.handoff import handoff_id
from batonpass.edges.http.inbox import Colleague, colleague
from batonpass.edges.http.once import once
from batonpass.edges.http.shape import Body, Card, card
from batonpass.edges.http.state import agent_of
from batonpass.services import handoff_take
from batonpass.services import message as message_service
from batonpass.services import report as report_service
from batonpass.services.access import Caller
from batonpass.services.handoff import Held
from batonpass.services.message import Receipt
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import board as boards
from batonpass.store import inbox

AT_RISK: Final = 120.0  # seconds before a promise passes: still enough to act ...
AT_RISK_SHARE: Final = 1 / 3  # ... but not while more than this of a short wait is left
LOOKS_BACK: Final = timedelta(hours=3)
AT_MOST_EVERY: Final = 1.0  # second: a storm of changes is one look
LOOK_ANYWAY: Final = 15.0
LEAD: Final = door(role="lead", scope="admin")


class BoardQueue(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    waiting: int
    longest_seconds: float
    p50: float | None
    p90: float | None
    online: int
    free_units: int


class Moment(msgspec.Struct, frozen=True, kw_only=True):
    """How many waited at an instant, and how long the first of them had."""

    at: datetime
    waiting: int
    longest_seconds: float


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A colleague and the cases they hold."""

    agent: Colleague
    holds: tuple[Card, ...]


class Board(msgspec.Struct, frozen=True, kw_only=True):
    queues: tuple[BoardQueue, ...]
    promises_at_risk: tuple[Card, ...]
    waiting: tuple[Card, ...]
    people: tuple[Person, ...]
    agents: tuple[Colleague, ...]
    lately: tuple[Moment, ...]  # every five minutes of the last three hours
    now: datetime


class Assign(Body, frozen=True, kw_only=True):
    agent_id: str
    held_by: str | None = None  # who had it as the lead saw it; "": nobody; None: whoever has it


class Whisper(Body, frozen=True, kw_only=True):
    text: str


@get("/board", opt=door(role="agent", scope="admin"))
async def board(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Board:
    """The queues now, the promises about to break, who waits, and who holds what."""
    async with ports.store.work(caller.merchant) as work:
        now = work.now
        queues = await report_service.board(ports, work)
        waiting = [card(row, now=now) for row in await inbox.cards(work, "waiting")]
        held: dict[str, list[Card]] = {}
        for row in await inbox.cards(work, "held", limit=500):
            shown = card(row, now=now)
            held.setdefault(shown.agent_id, []).append(shown)
        people = [colleague(a) for a in await agents.everyone(work) if a.state == "active"]
        lately = await boards.lately(work, since=now - LOOKS_BACK)
    return Board(
        queues=tuple(
            BoardQueue(
                id=ids.written("queue", q.id),
                name=q.name,
                waiting=q.waiting,
                longest_seconds=q.longest_seconds,
                p50=q.p50_seconds,
                p90=q.p90_seconds,
                online=q.online,
                free_units=q.free_units,
            )
            for q in queues
        ),
        promises_at_risk=tuple(
            sorted(
                (c for c in waiting if is_at_risk(c.entered_at, c.promise_until, now=now)),
                key=lambda c: c.promise_until or now,
            )
        ),
        waiting=tuple(waiting),
        people=tuple(Person(agent=a, holds=tuple(held.get(a.id, ()))) for a in people),
        agents=tuple(people),
        lately=tuple(Moment(**row) for row in lately),
        now=now,
    )


def is_at_risk(entered_at: datetime, until: datetime | None, *, now: datetime) -> bool:
    """Whether a lead should look at a promise: it is over, or soon will be for what was told.

    >>> noon = datetime(2026, 3, 2, 12)
    >>> is_at_risk(noon, noon + timedelta(minutes=2), now=noon + timedelta(seconds=10))
    False
    >>> is_at_risk(noon, noon + timedelta(minutes=20), now=noon + timedelta(minutes=18.5))
    True
    """
    if until is None:
        return False
    whole = (until - entered_at).total_seconds()
    return (until - now).total_seconds() < min(AT_RISK, AT_RISK_SHARE * whole)


@get("/board/stream", opt=LEAD, summary="Hear when the board changes")
async def stream(
    caller: NamedDependency[Caller], request: Request[Any, Any, Any]
) -> ServerSentEvent:
    """An event `changed` at most once a second; read the board again then."""
    return ServerSentEvent(_changes(request.app.state.hub, caller))


async def _changes(hub: Any, caller: Caller) -> AsyncIterator[ServerSentEventMessage]:
    listener = hub.listener()
    hub.follow(listener, f"inbox:{caller.merchant}:")
    try:
        while not hub.closing.is_set():
            rung = await listener.wait(LOOK_ANYWAY)
            if rung:
                yield ServerSentEventMessage(event="changed", data="{}")
                await asyncio.sleep(AT_MOST_EVERY)
            else:
                yield ServerSentEventMessage(comment="heartbeat")
    finally:
        hub.leave(listener)


@post("/handoffs/{handoff:str}/assign", opt=LEAD, status_code=200)
async def assign(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    handoff: FromPath[str],
    data: JSONBody[Assign],
) -> Held:
    """Give a waiting or held case to a colleague who is online, or take it; it is so at once."""
    wanted, agent = handoff_id(handoff), AgentId(ids.read("agent", data.agent_id))
    seen = AgentId(ids.read("agent", data.held_by)) if data.held_by else None
    held_by = UNSET if data.held_by is None else seen
    return await once(
        ports,
        caller,
        key,
        "assign",
        handoff,
        data,
        kind=Held,
        act=lambda work: handoff_take.assign(
            ports, work, wanted, agent=agent, by=caller.name, lead=caller.agent, held_by=held_by
        ),
    )


@post("/conversations/{conversation_id:str}/whisper", opt=door(role="lead"), status_code=200)
async def whisper(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    conversation_id: FromPath[str],
    data: JSONBody[Whisper],
) -> Receipt:
    """Say something to the agent who has the case; the customer never sees it."""
    id_ = read_id(conversation_id)
    async with ports.store.work(caller.merchant) as work:
        receipt, _ = await message_service.write_note(
            work,
            id_,
            agent=agent_of(caller),
            id_=key or f"whisper-{ports.new_id()}",
            text=data.text,
        )
        holder = await boards.holder(work, id_)
        if holder is not None:
            work.wake("agent", holder)
    return receipt


handlers: list[Any] = [board, stream, assign, whisper]
router = Router("/", route_handlers=handlers, tags=["board"])
