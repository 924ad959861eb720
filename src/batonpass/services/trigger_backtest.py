"""How a back-test runs on stored history: in the background, telling how far it is."""

import asyncio
import math
from datetime import timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
import structlog

from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import BatonpassError, Malformed
from batonpass.domain.trigger.backtest.effect import Staffing, planned
from batonpass.domain.trigger.backtest.run import Backtest
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.domain.trigger.parse import parse
from batonpass.services import category_fit
from batonpass.services import trigger_crew as crew
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import category as categories
from batonpass.store import merchant as merchants
from batonpass.store import staffing as staffing_plans
from batonpass.store import trigger_backtest as rows
from batonpass.store import trigger_past
from batonpass.store.database import Work

MOST_DAYS: Final = 365
MOST_TRIES: Final = 3
SEED: Final = 20261122  # the simulated weeks are the same every time
log = structlog.get_logger()


class Busy(BatonpassError):
    """One back-test of a merchant runs at a time."""

    code = "backtest_runs"
    sentence = "A back-test is on its way already. Stop it, or wait for it."


async def ask(
    ports: Ports,
    work: Work,
    *,
    days: int,
    rules: str,
    against: str | None,
    staffing: Staffing | None,
    by: Caller,
) -> UUID:
    """Ask for a back-test of the last days; a worker runs it. Its id comes back.

    Raises:
        BadDocument: one of the two documents cannot be used.
        Malformed: the days or the staffing are out of bounds.
        Busy: another is on its way.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Malformed(field="days", cure=f"1 to {MOST_DAYS}")
    if staffing is not None:
        _check(staffing)
    parse(rules)
    if against is not None:
        parse(against)
    id_ = ports.new_id()
    if not await rows.insert(
        work,
        id_,
        days=days,
        rules=rules,
        against=against,
        staffing=staffing,
        by=by.name or by.principal,
    ):
        raise Busy
    work.wake("due")
    return id_


def _check(staffing: Staffing) -> None:
    numbers = (staffing.opens, staffing.closes, staffing.patience_seconds)
    if not (
        all(math.isfinite(number) for number in numbers)
        and 1 <= staffing.agents <= 500  # noqa: PLR2004
        and 1 <= staffing.capacity <= 20  # noqa: PLR2004
        and 0 <= staffing.opens < staffing.closes <= 24  # noqa: PLR2004
        and 1 <= staffing.patience_seconds <= 86_400  # noqa: PLR2004
        and staffing.days
        and all(0 <= day <= 6 for day in staffing.days)  # noqa: PLR2004
    ):
        raise Malformed(
            field="staffing",
            cure="1 to 500 agents with 1 to 20 conversations each, from an hour to a later one",
        )


async def staffing_plan(work: Work) -> Staffing | None:
    """Who works in a usual week, as the merchant planned it; None: nothing is planned."""
    everyone = await agents.everyone(work)
    units = {one.id: one.wanted_units for one in everyone if one.state == "active"}
    plans = await staffing_plans.everything(work)
    return planned((plan, units[plan.agent]) for plan in plans if plan.agent in units)


async def stop(work: Work, id_: UUID) -> None:
    """Let it go; what it counted is dropped. One that has ended stays as it is.

    Raises:
        NotFound: there is none.
    """
    await rows.get(work, id_)
    await rows.end(work, id_, "stopped")


async def ground(ports: Ports, merchant: MerchantId) -> crew.Ground:
    """What is the merchant's own when their past is played: zone, opening hours, categories."""
    async with ports.store.work(merchant) as work:
        settings = (await merchants.get(work)).settings
        stamp = await categories.stamp(work)
    among = await category_fit.fitted(ports, merchant, stamp)
    return crew.Ground(zone=settings.time_zone, settings=settings, among=among)


async def run(ports: Ports, merchant: MerchantId, id_: UUID) -> None:
    """Play the history and keep the report. A worker that dies leaves it to the next."""
    async with ports.store.work(merchant) as work:
        task = await rows.task(work, id_)
        if task is None:
            return
        if task.tries > MOST_TRIES:
            await rows.end(work, id_, "failed")
            return
        since = work.now - timedelta(days=task.days)
        total = await trigger_past.count(work, since=since)
        await rows.progress(work, id_, done=0, total=total)
    own = await ground(ports, merchant)
    versions = [parse(text) for text in (task.rules, task.against) if text is not None]
    prepared = [Prepared(document) for document in versions]
    trial = Backtest(
        prepared[0],
        against=prepared[1] if len(prepared) > 1 else None,
        zone=ZoneInfo(own.zone),
    )
    done = 0
    with crew.Crew(ports.open_measure, versions, ground=own, processes=1) as players:
        async for read, told in trigger_past.pages(ports.store, merchant, since=since):
            pasts = [one.past for one in told]
            lines = await asyncio.wrap_future(players.submit(pasts))
            for past, line in zip(pasts, lines, strict=True):
                trial.count(past, line.played, line.heard)
            done += read
            async with ports.store.work(merchant) as work:
                if not await rows.progress(work, id_, done=done, total=max(done, total)):
                    return  # stopped
    report = await asyncio.to_thread(
        trial.report, staffing=task.staffing, random=np.random.Generator(np.random.PCG64(SEED))
    )
    async with ports.store.work(merchant) as work:
        await rows.end(work, id_, "done", report=report)
    log.info("backtest.done", backtest=str(id_), conversations=report.conversations)
