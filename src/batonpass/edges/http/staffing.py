"""Who plans to work when, as a lead sees and changes it; the times a customer may be called at."""

from datetime import date, datetime
from typing import Any

import msgspec
from litestar import Router, get, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.ids import AgentId
from batonpass.domain.merchant import Hours
from batonpass.domain.staffing import Plan
from batonpass.edges.http.conversation import read_id
from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body
from batonpass.services import conversation as conversation_service
from batonpass.services import staffing as staffing_service
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import handoff as handoffs
from batonpass.store import staffing as plans


class PlanRow(msgspec.Struct, frozen=True, kw_only=True):
    agent_id: str
    name: str
    week: Hours
    days: dict[date, tuple[tuple[str, str], ...]]
    revision: int


class Plans(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[PlanRow, ...]


class SavePlan(Body, frozen=True, kw_only=True):
    week: Hours = Hours()
    days: dict[date, tuple[tuple[str, str], ...]] = msgspec.field(default_factory=dict)
    revision: int = 0


class Slots(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[datetime, ...]


def _row(plan: Plan, name: str) -> PlanRow:
    return PlanRow(
        agent_id=ids.written("agent", plan.agent),
        name=name,
        week=plan.week,
        days=dict(plan.days),
        revision=plan.revision,
    )


@get("/staffing", opt=door(role="lead", scope="admin"))
async def every(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Plans:
    """The plan of every active colleague; spans a weekday, single dates go before the week."""
    async with ports.store.work(caller.merchant) as work:
        known = {plan.agent: plan for plan in await plans.everything(work)}
        people = [a for a in await agents.everyone(work) if a.state == "active"]
    return Plans(items=tuple(_row(known.get(a.id, Plan(agent=a.id)), a.name) for a in people))


@put("/staffing/{agent_id:str}", opt=door(role="lead", scope="admin"))
async def save(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    agent_id: FromPath[str],
    data: JSONBody[SavePlan],
) -> PlanRow:
    """Change a colleague's plan; 412 if somebody did since it was read."""
    agent = AgentId(ids.read("agent", agent_id))
    async with ports.store.work(caller.merchant) as work:
        plan = await staffing_service.save(
            ports,
            work,
            agent,
            week=data.week,
            days=data.days,
            revision=data.revision,
            by=caller,
        )
        name = (await agents.get(work, agent)).name
    return _row(plan, name)


@get("/conversations/{conversation_id:str}/slots", opt=door(customer=True, scope="conversations"))
async def slots(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
) -> Slots:
    """When the waiting customer could be called; empty when nobody plans to be there."""
    async with ports.store.work(caller.merchant) as work:
        found = await conversation_service.mine(work, read_id(conversation_id), caller.customer)
        kept = await handoffs.open_of(work, found.id)
        items = await staffing_service.slots(work, kept.handoff.queue) if kept else ()
    return Slots(items=items)


handlers: list[Any] = [every, save, slots]
router = Router("/", route_handlers=handlers, tags=["staffing"])
