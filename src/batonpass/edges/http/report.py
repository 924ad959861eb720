"""The reports, and the shop's orders around a case."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter

from batonpass.domain.shop.value import Order
from batonpass.edges.http.conversation import read_id
from batonpass.edges.http.door import door
from batonpass.services import case
from batonpass.services import report as report_service
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.report import Overview


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


handlers: list[Any] = [overview, orders]
router = Router("/", route_handlers=handlers, tags=["report"])
