"""The reports, the live board, and the shop's orders around a case."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from batonpass.domain import ids
from batonpass.domain.shop.value import Order
from batonpass.edges.http.conversation import read_id
from batonpass.edges.http.door import door
from batonpass.edges.http.inbox import Colleague, colleague
from batonpass.edges.http.shape import Card, card
from batonpass.services import case
from batonpass.services import report as report_service
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.report import Overview
from batonpass.store import agent as agents
from batonpass.store import inbox


class BoardQueue(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    waiting: int
    longest_seconds: float
    p50: float | None
    p90: float | None
    online: int
    free_units: int


class Board(msgspec.Struct, frozen=True, kw_only=True):
    queues: tuple[BoardQueue, ...]
    promises_at_risk: tuple[Card, ...]
    agents: tuple[Colleague, ...]
    now: datetime


class Orders(msgspec.Struct, frozen=True, kw_only=True):
    orders: tuple[Order, ...]  # of a proven customer
    candidates: tuple[Order, ...]  # by what the customer claimed: identity unproven
    state: str  # ok, down, none
    as_of: datetime


@get("/reports/overview", opt=door(role="lead", scope="admin"))
async def overview(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    days: Annotated[int, QueryParameter(ge=1, le=365)] = 30,
) -> Overview:
    """Handoffs, promises told against real, abandonment, times, scores, repeats."""
    async with ports.store.work(caller.merchant) as work:
        return await report_service.overview(work, days=days)


@get("/board", opt=door(role="agent", scope="admin"))
async def board(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Board:
    """The queues now, the promises about to break, the colleagues."""
    async with ports.store.work(caller.merchant) as work:
        now = work.now
        queues = await report_service.board(ports, work)
        waiting = [card(row, now=now) for row in await inbox.cards(work, "waiting")]
        people = await agents.everyone(work)
    at_risk = sorted(
        (c for c in waiting if c.promise_until and (c.promise_until - now).total_seconds() < 120),  # noqa: PLR2004 - two minutes are still enough to act
        key=lambda c: c.promise_until or now,
    )
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
        promises_at_risk=tuple(at_risk),
        agents=tuple(colleague(a) for a in people if a.state == "active"),
        now=now,
    )


@get("/conversations/{conversation_id:str}/orders", opt=door(role="agent", scope="conversations"))
async def orders(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
) -> Orders:
    """What the shop knows around this customer, read now."""
    found = await case.orders(ports, caller.merchant, read_id(conversation_id))
    return Orders(
        orders=found.orders if found.is_proven else (),
        candidates=() if found.is_proven else found.orders,
        state=found.state,
        as_of=found.as_of,
    )


handlers: list[Any] = [overview, board, orders]
router = Router("/", route_handlers=handlers, tags=["report"])
