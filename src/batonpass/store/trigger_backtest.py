"""How back-tests are kept: asked for, on their way, done; the twenty newest of a merchant."""

from datetime import datetime
from uuid import UUID

import msgspec

from batonpass.domain.trigger.backtest.effect import Staffing
from batonpass.domain.trigger.backtest.report import Report
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("trigger_backtest")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One back-test as it stands."""

    id: UUID
    state: str  # due, done, failed, stopped
    days: int
    asked_at: datetime
    asked_by: str
    ended_at: datetime | None  # None: it goes on
    done: int  # conversations played
    total: int
    report: Report | None = None  # None: not done, or not asked for


class Task(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be played."""

    rules: str
    against: str | None
    days: int
    staffing: Staffing | None
    tries: int


async def insert(
    work: Work,
    id_: UUID,
    *,
    days: int,
    rules: str,
    against: str | None,
    staffing: Staffing | None,
    by: str,
) -> bool:
    """Ask for one; False: another is on its way."""
    row = await work.one(
        Q.insert,
        id=id_,
        days=days,
        rules=rules,
        against=against,
        staffing=as_json(staffing) if staffing else None,
        at=work.now,
        by=by,
    )
    await work.run(Q.trim)
    return row is not None


async def everything(work: Work) -> tuple[Kept, ...]:
    """The newest, without their reports."""
    return tuple(_kept(row) for row in await work.all(Q.all))


async def get(work: Work, id_: UUID) -> Kept:
    """One with its report.

    Raises:
        NotFound: there is none.
    """
    return _kept(await work.known(Q.get, "backtest", id=id_))


async def task(work: Work, id_: UUID) -> Task | None:
    """What is to be done; None: it has ended."""
    row = await work.one(Q.task, id=id_)
    if row is None:
        return None
    return Task(
        rules=row["rules"],
        against=row["against"],
        days=row["days"],
        staffing=msgspec.json.decode(row["staffing"], type=Staffing) if row["staffing"] else None,
        tries=row["tries"],
    )


async def progress(work: Work, id_: UUID, *, done: int, total: int) -> bool:
    """Tell how far it is, which keeps the claim; False: it was stopped."""
    return await work.one(Q.progress, id=id_, done=done, total=total) is not None


async def end(work: Work, id_: UUID, state: str, *, report: Report | None = None) -> bool:
    """It is over; False: it was already."""
    told = as_json(report) if report else None
    return await work.one(Q.end, id=id_, state=state, report=told, at=work.now) is not None


def _kept(row: Row) -> Kept:
    return Kept(
        id=row["id"],
        state=row["state"],
        days=row["days"],
        asked_at=row["asked_at"],
        asked_by=row["asked_by"],
        ended_at=row["ended_at"],
        done=row["done"],
        total=row["total"],
        report=msgspec.json.decode(row["report"], type=Report) if row["report"] else None,
    )
