"""How staffing plans are kept: one row an agent, and the call-backs promised on them."""

from datetime import datetime

import msgspec

from batonpass.domain.ids import AgentId, QueueId
from batonpass.domain.refusal import Overtaken
from batonpass.domain.staffing import Plan
from batonpass.domain.wait.whatif import Lived
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json, as_value

Q = queries("staffing")


async def everything(work: Work) -> tuple[Plan, ...]:
    """Every agent's plan that there is."""
    return tuple(
        msgspec.convert(
            {
                "agent": row["agent"],
                "week": row["week"],
                "days": row["days"],
                "revision": row["revision"],
            },
            Plan,
            strict=False,
        )
        for row in await work.all(Q.all)
    )


async def stamp(work: Work) -> tuple[datetime, int]:
    """Changes when a plan does."""
    row = await work.known(Q.stamp, "staffing plan")
    return row["at"], int(row["n"])


async def save(work: Work, plan: Plan) -> None:
    """Store a plan; `plan.revision` is what the lead read, 0 when there was none.

    Raises:
        Overtaken: somebody changed it since.
    """
    values = {
        "agent": plan.agent,
        "week": as_json(plan.week),
        "days": as_json({day.isoformat(): spans for day, spans in plan.days.items()}),
        "at": work.now,
    }
    row = (
        await work.one(Q.update, **values, revision=plan.revision)
        if plan.revision
        else await work.one(Q.insert, **values)
    )
    if row is None:
        raise Overtaken


async def callbacks(work: Work, queue: QueueId) -> dict[datetime, int]:
    """How many call-backs begin at each instant."""
    return {row["at"]: int(row["n"]) for row in await work.all(Q.callbacks, queue=queue)}


async def of(work: Work, agent: AgentId) -> Plan:
    """The agent's plan; an empty one if there is none."""
    for plan in await everything(work):
        if plan.agent == agent:
            return plan
    return Plan(agent=agent)


async def customers(work: Work, *, since: datetime, until: datetime) -> tuple[Lived, ...]:
    """Who waited live and came in that time, as they lived it."""
    return tuple(
        as_value(row, Lived) for row in await work.all(Q.customers, since=since, until=until)
    )


async def presence(work: Work, *, since: datetime, until: datetime) -> list[Row]:
    """Who came and went in that time, and how each stood when it began."""
    return await work.all(Q.presence, since=since, until=until)
