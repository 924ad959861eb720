"""What packets and the guard came to: by team and rule for leads, their own for agents."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from batonpass.domain import ids
from batonpass.domain.packet import schema
from batonpass.edges.http.door import door
from batonpass.edges.http.state import agent_of
from batonpass.services import repeat
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.repeat import RepeatReport


class MyRepeat(msgspec.Struct, frozen=True, kw_only=True):
    conversation_id: str
    seq: int
    field: str
    is_on_purpose: bool
    at: datetime


class MyRepeats(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[MyRepeat, ...]


@get("/reports/repeats", opt=door(role="lead", scope="admin"))
async def repeats(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    days: Annotated[int, QueryParameter(ge=1, le=365)] = 30,
) -> RepeatReport:
    """Asked though known by team and rule, said again by customers, how true packets were."""
    async with ports.store.work(caller.merchant) as work:
        return await repeat.report(work, days=days)


@get("/reports/mine", opt=door(role="agent", scope="agents"))
async def mine(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    days: Annotated[int, QueryParameter(ge=1, le=365)] = 30,
) -> MyRepeats:
    """What you asked though the packet held it; shown to you alone."""
    async with ports.store.work(caller.merchant) as work:
        found = await repeat.mine(work, agent_of(caller), days=days)
    return MyRepeats(
        items=tuple(
            MyRepeat(
                conversation_id=ids.written("conversation", one.conversation_id),
                seq=one.seq,
                field=one.field,
                is_on_purpose=one.is_on_purpose,
                at=one.at,
            )
            for one in found
        )
    )


@get("/schemas/packet-1.json", opt=door(public=True))
async def packet_schema() -> dict[str, Any]:
    """The JSON Schema of batonpass.packet/1."""
    return schema()


handlers: list[Any] = [repeats, mine, packet_schema]
router = Router("/", route_handlers=handlers, tags=["packet"])
