"""Back-tests on stored history: asked for, watched on their way, read, stopped."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.refusal import Malformed
from batonpass.domain.trigger.backtest.effect import Staffing
from batonpass.domain.trigger.backtest.report import Report
from batonpass.edges.http.door import door
from batonpass.edges.http.once import once
from batonpass.edges.http.shape import Body
from batonpass.services import trigger as trigger_service
from batonpass.services import trigger_backtest as backtest_service
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import trigger_backtest as rows
from batonpass.store.database import Work
from batonpass.store.trigger_backtest import Kept

LEAD = door(role="lead", scope="admin")


class StaffingShape(Body, frozen=True, kw_only=True):
    planned: bool = False  # as the staffing plan says; then only patience counts beside it
    agents: int = 1
    capacity: int = 2
    opens: float = 9.0
    closes: float = 17.0
    days: tuple[int, ...] = (0, 1, 2, 3, 4)
    patience_seconds: float = 600.0


class AskBacktest(Body, frozen=True, kw_only=True):
    days: int = 30
    yaml: str = ""
    document: Any = None
    staffing: StaffingShape | None = None


class BacktestAsked(msgspec.Struct, frozen=True, kw_only=True):
    id: str


class BacktestShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    state: str
    days: int
    asked_at: datetime
    asked_by: str
    ended_at: datetime | None
    done: int
    total: int
    report: Report | None = None


class Backtests(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[BacktestShape, ...]


@post("/triggers/backtests", opt=LEAD)
async def ask(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    data: JSONBody[AskBacktest],
) -> BacktestAsked:
    """Try the given rules, or else the draft, on the last days, against the rules in force."""

    async def doing(work: Work) -> BacktestAsked:
        rules = await trigger_service.read(work)
        tried, text = rules.draft or rules.published, ""
        document = tried.document
        if data.yaml or data.document is not None:
            document, text = trigger_service.checked(yaml=data.yaml, plain=data.document)
        is_same = document == rules.published.document
        id_ = await backtest_service.ask(
            ports,
            work,
            days=data.days,
            rules=text or tried.yaml,
            against=None if is_same else rules.published.yaml,
            staffing=await _staffing(work, data.staffing),
            by=caller,
        )
        return BacktestAsked(id=ids.written("backtest", id_))

    return await once(ports, caller, key, "backtest", data, kind=BacktestAsked, act=doing)


async def _staffing(work: Work, wanted: StaffingShape | None) -> Staffing | None:
    if wanted is None:
        return None
    if not wanted.planned:
        return msgspec.convert(wanted, Staffing, from_attributes=True)
    found = await backtest_service.staffing_plan(work)
    if found is None:
        raise Malformed(field="staffing.planned", cure="plan somebody's week on the page Staffing")
    return msgspec.structs.replace(found, patience_seconds=wanted.patience_seconds)


@get("/triggers/backtests", opt=LEAD)
async def listed(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Backtests:
    """The twenty newest, without their reports."""
    async with ports.store.work(caller.merchant) as work:
        return Backtests(items=tuple(_shape(one) for one in await rows.everything(work)))


@get("/triggers/backtests/{backtest_id:str}", opt=LEAD)
async def read(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], backtest_id: FromPath[str]
) -> BacktestShape:
    """How far it is, and once it is done the whole report."""
    async with ports.store.work(caller.merchant) as work:
        return _shape(await rows.get(work, ids.read("backtest", backtest_id)))


@delete("/triggers/backtests/{backtest_id:str}", opt=LEAD)
async def stop(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], backtest_id: FromPath[str]
) -> None:
    """Stop it, if it is still on its way."""
    async with ports.store.work(caller.merchant) as work:
        await backtest_service.stop(work, ids.read("backtest", backtest_id))


def _shape(one: Kept) -> BacktestShape:
    return BacktestShape(
        id=ids.written("backtest", one.id),
        state=one.state,
        days=one.days,
        asked_at=one.asked_at,
        asked_by=one.asked_by,
        ended_at=one.ended_at,
        done=one.done,
        total=one.total,
        report=one.report,
    )


handlers: list[Any] = [ask, listed, read, stop]
