"""What came of every number that was told: by week, queue and length, and whether to worry."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec

from batonpass.domain.wait.ledger import (
    BAND,
    TOLD_LEAST,
    Coverage,
    Promise,
    Week,
    coverage,
    coverage_by,
    length_of,
    weekly,
    weighted,
)
from batonpass.store import merchant as merchants
from batonpass.store import promise as promises
from batonpass.store.database import Row, Work

SHOWN: Final = 100  # newest promises, one by one


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One number, to whom, when, and what came of it."""

    id: UUID
    conversation: UUID
    at: datetime
    queue: str
    kind: str
    model: str
    p50_seconds: float
    p90_seconds: float
    told_seconds: float
    truth: str | None  # answered, left, other; None: they still wait
    truth_seconds: float | None
    revised_in_time: bool


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Promises of one kind, such as one queue's."""

    name: str
    coverage: Coverage


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about the promises of the last days."""

    days: int
    band: tuple[float, float]
    told_least: float
    whole: Coverage
    weeks: tuple[Week, ...]
    queues: tuple[Part, ...]
    lengths: tuple[Part, ...]
    models: tuple[Part, ...]
    alarms: tuple[str, ...]  # what is out of its band beyond doubt this week: all, or a queue
    owed: Coverage  # answers by mail and calls: by the hour told? No estimate, so no band
    left: int  # promises whose customers left before the truth was known
    told: tuple[Told, ...]


async def ledger(work: Work, *, days: int) -> Ledger:
    """The promises of the last `days` days.

    A truth counts for those who left before theirs was known, see `domain.wait.ledger.weighted`.
    """
    zone = ZoneInfo((await merchants.get(work)).settings.time_zone)
    every = await promises.ledger(work, since=work.now - timedelta(days=days))
    rows = _estimated(every)
    known = _weighted(rows)
    left = sum(r["truth"] == "left" for r in rows)
    by_model = {r["id"]: r["model"] for r in rows}
    models: dict[str, list[Promise]] = {}
    for row, promise in zip(rows, known, strict=True):
        models.setdefault(by_model[row["id"]], []).append(promise)
    this_week = _since_monday(known, work.now, zone)
    return Ledger(
        days=days,
        band=BAND,
        told_least=TOLD_LEAST,
        whole=coverage(known),
        weeks=weekly(known, zone),
        queues=_parts(coverage_by(known, lambda p: p.queue)),
        lengths=_parts(coverage_by(known, length_of)),
        models=_parts({name: coverage(some) for name, some in sorted(models.items())}),
        alarms=_alarms(this_week),
        owed=coverage([_promise(row) for row in every if row["model"] == promises.RULE]),
        left=left,
        told=tuple(_told(row) for row in every[:SHOWN]),
    )


async def of_week(work: Work, *, since: datetime, until: datetime) -> tuple[Promise, ...]:
    """What was told between two instants, those who left weighed in."""
    rows = [r for r in await promises.ledger(work, since=since) if r["told_at"] < until]
    return _weighted(_estimated(rows))


def _estimated(rows: Sequence[Row]) -> list[Row]:
    return [row for row in rows if row["model"] != promises.RULE]


def _weighted(rows: Sequence[Row]) -> tuple[Promise, ...]:
    left = [r["truth_seconds"] for r in rows if r["truth"] == "left"]
    return weighted([_promise(r) for r in rows], left)


def _promise(row: Row) -> Promise:
    return Promise(
        told_at=row["told_at"],
        p50_seconds=row["p50_seconds"],
        p90_seconds=row["p90_seconds"],
        told_seconds=row["told_seconds"],
        queue=row["queue"],
        waited_seconds=row["truth_seconds"] if row["truth"] == "answered" else None,
        revised_in_time=row["revised_in_time"],
    )


def _since_monday(known: Sequence[Promise], now: datetime, zone: ZoneInfo) -> list[Promise]:
    today: date = now.astimezone(zone).date()
    # Seven days, so that Monday morning is not judged on an hour.
    first = today - timedelta(days=7)
    return [p for p in known if p.told_at.astimezone(zone).date() >= first]


def _alarms(lately: Sequence[Promise]) -> tuple[str, ...]:
    found = ["all"] if coverage(lately).alarm else []
    found += [name for name, c in coverage_by(lately, lambda p: p.queue).items() if c.alarm]
    return tuple(found)


def _parts(found: Mapping[str, Coverage]) -> tuple[Part, ...]:
    return tuple(Part(name=name, coverage=c) for name, c in found.items())


def _told(row: Row) -> Told:
    return Told(
        id=row["id"],
        conversation=row["conversation_id"],
        at=row["told_at"],
        queue=row["queue"],
        kind=row["kind"],
        model=row["model"],
        p50_seconds=row["p50_seconds"],
        p90_seconds=row["p90_seconds"],
        told_seconds=row["told_seconds"],
        truth=row["truth"],
        truth_seconds=row["truth_seconds"],
        revised_in_time=row["revised_in_time"],
    )
