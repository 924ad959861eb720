"""How a lead plans who works when, and which times can be promised from that."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from batonpass.domain import ids, staffing
from batonpass.domain.clock import Span
from batonpass.domain.ids import AgentId, QueueId
from batonpass.domain.merchant import Hours
from batonpass.domain.refusal import Malformed
from batonpass.domain.staffing import Plan
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import audit
from batonpass.store import merchant as merchants
from batonpass.store import staffing as plans
from batonpass.store.database import Work

SLOTS: Final = 8  # times offered for a call-back


async def save(
    ports: Ports,
    work: Work,
    agent: AgentId,
    *,
    week: Hours,
    days: Mapping[date, tuple[Span, ...]],
    revision: int,
    by: Caller,
) -> Plan:
    """Store an agent's plan.

    Raises:
        Malformed: a span ends before it begins, or two overlap.
        NotFound: no such agent.
        Overtaken: somebody changed it since `revision`.
    """
    staffing.checked(week, days)
    await agents.get(work, agent)
    await plans.save(work, Plan(agent=agent, week=week, days=days, revision=revision))
    await audit.add(
        work,
        ports.new_id(),
        who=by.principal,
        what="staffing.saved",
        about=ids.written("agent", agent),
    )
    return await plans.of(work, agent)


async def slots(work: Work, queue: QueueId) -> tuple[datetime, ...]:
    """When somebody of this queue could call a customer; empty: nobody has a plan."""
    every = await plans.everything(work)
    if not every:
        return ()
    serving = {
        a.id for a in await agents.everyone(work) if a.state == "active" and queue in a.queues
    }
    settings = (await merchants.get(work)).settings
    return staffing.slots(
        [plan for plan in every if plan.agent in serving],
        now=work.now,
        zone=ZoneInfo(settings.time_zone),
        taken=await plans.callbacks(work, queue),
        most=SLOTS,
        holidays=settings.holidays,
    )


async def chosen_slot(work: Work, queue: QueueId, at: datetime | None) -> datetime:
    """The time the customer chose, if it can be kept; without one the first that can.

    Raises:
        Malformed: nobody plans to be there then.
    """
    free = await slots(work, queue)
    if at is None and free:
        return free[0]
    if at is None or at.tzinfo is None or at not in free:
        raise Malformed(field="at", cure="one of the times that are offered")
    return at
