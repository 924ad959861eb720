"""What the console lists: offers, mine, waiting, owed, recent; and every conversation."""

from datetime import UTC, datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery, QueryParameter

from batonpass.domain import ids
from batonpass.edges.http.door import door
from batonpass.edges.http.page import Page, cut, turned
from batonpass.edges.http.shape import Card, card
from batonpass.edges.http.state import agent_of
from batonpass.services import presence
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.presence import Presence
from batonpass.store import agent as agents
from batonpass.store import inbox
from batonpass.store.agent import Agent

EPOCH = datetime.fromtimestamp(0, UTC)


class OfferShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    handoff_id: str
    conversation_id: str
    made_at: datetime
    due_at: datetime
    ring_seconds: float
    card: Card


class Colleague(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    role: str
    intent: str
    away_reason: str
    is_connected: bool
    held_units: int
    capacity_units: int


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    waiting: int
    owed: int
    mine: int


class Inbox(msgspec.Struct, frozen=True, kw_only=True):
    presence: Presence
    offers: tuple[OfferShape, ...]
    mine: tuple[Card, ...]
    waiting: tuple[Card, ...]
    owed: tuple[Card, ...]
    recent: tuple[Card, ...]
    counts: Counts
    agents: tuple[Colleague, ...]
    now: datetime


class Line(msgspec.Struct, frozen=True, kw_only=True):
    conversation_id: str
    handoff_id: str
    status: str
    control: str
    state: str
    mode: str
    customer_name: str
    agent_name: str
    reason_code: str
    category: str
    language: str
    frustration: float
    last_text: str
    last_kind: str
    last_at: datetime | None
    opened_at: datetime
    changed_at: datetime
    resolved_at: datetime | None
    episode: int


def colleague(agent: Agent) -> Colleague:
    """An agent as colleagues see them."""
    return Colleague(
        id=ids.written("agent", agent.id),
        name=agent.name,
        role=agent.role,
        intent=agent.intent,
        away_reason=agent.away_reason,
        is_connected=agent.is_connected,
        held_units=agent.held_units,
        capacity_units=agent.wanted_units,
    )


@get("/inbox", opt=door(role="agent"), summary="Everything the console lists")
async def read(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], request: Request[Any, Any, Any]
) -> Response[bytes]:
    """Read again when the socket says so; an unchanged answer is 304."""
    me = agent_of(caller)
    async with ports.store.work(caller.merchant) as work:
        now = work.now
        lists = {
            which: tuple(
                card(row, now=now) for row in await inbox.cards(work, which, agent=me, limit=limit)
            )
            for which, limit in (("mine", 100), ("waiting", 200), ("owed", 200), ("recent", 30))
        }
        offers = []
        for offer in await inbox.offers_to(work, me):
            row = (await inbox.cards(work, "one", handoff=offer["handoff_id"]))[0]
            offers.append(
                OfferShape(
                    id=ids.written("offer", offer["id"]),
                    handoff_id=ids.written("handoff", offer["handoff_id"]),
                    conversation_id=ids.written("conversation", row["conversation_id"]),
                    made_at=offer["made_at"],
                    due_at=offer["due_at"],
                    ring_seconds=(offer["due_at"] - offer["made_at"]).total_seconds(),
                    card=card(row, now=now),
                )
            )
        found = Inbox(
            presence=presence.shown(await agents.get(work, me)),
            offers=tuple(offers),
            counts=Counts(**await inbox.counts(work, me)),
            agents=tuple(colleague(a) for a in await agents.everyone(work) if a.state == "active"),
            now=now,
            **lists,
        )
    return tagged(request, found)


def tagged(request: Request[Any, Any, Any], found: Inbox) -> Response[bytes]:
    """The inbox with its tag; what only the clock changed does not count as a change."""
    still = msgspec.structs.replace(found, now=EPOCH)
    lists = {
        name: tuple(msgspec.structs.replace(c, waited_seconds=0.0) for c in getattr(found, name))
        for name in ("mine", "waiting", "owed", "recent")
    }
    tag = cut(msgspec.structs.replace(still, **lists))
    if request.headers.get("if-none-match") == tag:
        return Response(b"", status_code=304, headers={"ETag": tag})
    return Response(
        msgspec.json.encode(found), media_type="application/json", headers={"ETag": tag}
    )


@get("/conversations", opt=door(role="agent", scope="conversations"))
async def conversations(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    status: FromQuery[str] = "",
    q: Annotated[str, QueryParameter(max_length=100)] = "",
    cursor: FromQuery[str] = "",
    limit: Annotated[int, QueryParameter(ge=1, le=100)] = 50,
) -> Page[Line]:
    """Every conversation, the last changed first."""
    before = turned(cursor)
    async with ports.store.work(caller.merchant) as work:
        rows = await inbox.conversations(
            work, status=status, search=q, before=before, limit=limit + 1
        )
    items = tuple(
        Line(
            conversation_id=ids.written("conversation", row["id"]),
            handoff_id=ids.written("handoff", row["handoff_id"]) if row["handoff_id"] else "",
            status=row["status"],
            control=row["control"],
            state=row["state"] or "",
            mode=row["mode"] or "",
            customer_name=row["customer_name"] or row["customer_email"].split("@")[0],
            agent_name=row["agent_name"] or "",
            reason_code=row["reason"]["code"] if row["reason"] else "",
            category=row["category"],
            language=row["language"],
            frustration=round(row["frustration"], 3),
            last_text=row["last_text"],
            last_kind=row["last_kind"],
            last_at=row["last_at"],
            opened_at=row["opened_at"],
            changed_at=row["changed_at"],
            resolved_at=row["resolved_at"],
            episode=row["episode"],
        )
        for row in rows[:limit]
    )
    last = rows[limit - 1] if len(rows) > limit else None
    return Page.of(items, last=(last["changed_at"], last["id"]) if last else None)


handlers: list[Any] = [read, conversations]
router = Router("/", route_handlers=handlers, tags=["inbox"])
