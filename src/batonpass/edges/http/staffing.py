"""Who plans to work when, as a lead sees and changes it; the times a customer may be called at."""

from datetime import date, datetime, timedelta
from typing import Annotated, Any

import msgspec
from litestar import Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import clock, ids
from batonpass.domain.ids import AgentId
from batonpass.domain.merchant import Hours
from batonpass.domain.other_day import Otherwise
from batonpass.domain.refusal import Malformed
from batonpass.domain.staffing import Plan
from batonpass.domain.wait.whatif import Change, Figures
from batonpass.edges.http.conversation import read_id
from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body
from batonpass.services import conversation as conversation_service
from batonpass.services import staffing as staffing_service
from batonpass.services import staffing_day
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


class Simulate(Body, frozen=True, kw_only=True):
    day: date | None = None  # None: the last Monday that is over; one ahead is foretold
    extra_agents: Annotated[int, msgspec.Meta(ge=0, le=50)] = 0
    extra_from: str = "09:00"
    extra_until: str = "17:00"
    without: Annotated[tuple[str, ...], msgspec.Meta(max_length=100)] = ()  # agents who stay away
    capacity: Annotated[int, msgspec.Meta(ge=0, le=100)] | None = None
    more_customers: Annotated[float, msgspec.Meta(ge=-1, le=9)] = 0.0
    handling: Annotated[float, msgspec.Meta(ge=0.1, le=10)] = 1.0
    cost_per_hour: Annotated[float, msgspec.Meta(ge=0, le=1e6)] = 0.0
    starts_later: Annotated[int, msgspec.Meta(ge=-480, le=480)] = 0  # minutes, everybody
    ends_later: Annotated[int, msgspec.Meta(ge=-480, le=480)] = 0
    together: Annotated[tuple[str, ...], msgspec.Meta(max_length=100)] = ()  # queues: one line
    is_pooled: bool = False  # everybody serves every queue
    head_starts: Annotated[float, msgspec.Meta(ge=0, le=10)] = 1.0  # times as long; 0: first come


class Waits(msgspec.Struct, frozen=True, kw_only=True):
    p50: float | None
    p90: float | None


class Slot(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime
    came: int
    p90: float | None
    staffed: float
    waiting: int


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the day, and each half hour of it."""

    waits: Waits
    answered: int
    left: int
    abandoned_share: float
    occupancy: float
    staffed_hours: float
    cost: float
    slots: tuple[Slot, ...]


class Simulated(msgspec.Struct, frozen=True, kw_only=True):
    day: date
    customers: int
    agents: tuple[str, ...]
    drawn_from: tuple[date, ...]  # the past days a day ahead is foretold from; none: it was so
    is_holiday: bool  # of the merchant's: foretold from earlier holidays, staffed by plans for it
    real: Shift  # the day as it was staffed, played
    other: Shift  # the same day under what is asked
    took_seconds: float


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


@post("/staffing/simulate", opt=door(role="lead", scope="admin"), status_code=200)
async def simulate(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    data: JSONBody[Simulate],
) -> Simulated:
    """A day under other staffing, hours, queues or rules, by the same router; nothing changes."""
    change = Change(
        extra_agents=data.extra_agents,
        extra_from=60.0 * clock.minute("extra_from", data.extra_from),
        extra_until=60.0 * clock.minute("extra_until", data.extra_until),
        extra_capacity=data.capacity or 3,
        without=frozenset(data.without),
        capacity=data.capacity,
        more_customers=data.more_customers,
        handling=data.handling,
        cost_per_hour=data.cost_per_hour,
    )
    if change.extra_agents and change.extra_until <= change.extra_from:
        raise Malformed(field="extra_until", cure="later than extra_from, on the same day")
    otherwise = Otherwise(
        starts_later=data.starts_later * 60.0,
        ends_later=data.ends_later * 60.0,
        together=frozenset(data.together),
        is_pooled=data.is_pooled,
        head_starts=data.head_starts,
    )
    began = ports.elapsed()
    async with ports.store.work(caller.merchant) as work:
        lived = await staffing_day.read(work, data.day)
        await staffing_day.must_know(work, lived, change, otherwise)
    real, other = await staffing_day.both(lived, change, otherwise)
    return Simulated(
        day=lived.day,
        customers=len(lived.customers),
        agents=tuple(sorted({s.agent for s in lived.stints})),
        drawn_from=lived.drawn_from,
        is_holiday=lived.is_holiday,
        real=_shift(real, lived.midnight),
        other=_shift(other, lived.midnight),
        took_seconds=round(ports.elapsed() - began, 3),
    )


def _shift(found: Figures, midnight: datetime) -> Shift:
    return Shift(
        waits=Waits(p50=found.p50, p90=found.p90),
        answered=found.answered,
        left=found.left,
        abandoned_share=round(found.abandoned_share, 4),
        occupancy=round(found.occupancy, 4),
        staffed_hours=round(found.staffed_hours, 2),
        cost=round(found.cost, 2),
        slots=tuple(
            Slot(
                at=midnight + timedelta(seconds=s.start),
                came=s.came,
                p90=s.p90,
                staffed=round(s.staffed, 2),
                waiting=s.waiting,
            )
            for s in found.slots
        ),
    )


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


handlers: list[Any] = [every, save, simulate, slots]
router = Router("/", route_handlers=handlers, tags=["staffing"])
