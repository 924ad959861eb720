"""The ledger of promises as a lead reads it: shares with their intervals, and each number told."""

import math
from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import QueryParameter

from batonpass.domain import ids
from batonpass.domain.wait import ledger as domain
from batonpass.edges.http.door import door
from batonpass.services import wait_ledger
from batonpass.services.access import Caller
from batonpass.services.ports import Ports


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A share with its 95 % interval; nothing of nothing."""

    share: float | None
    low: float
    high: float
    n: int


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    raw: Share  # waited no longer than the p90 before rounding up
    half: Share  # than the p50
    told: Share  # than what was told
    broken_in_silence: int
    is_alarm: bool


class Week(msgspec.Struct, frozen=True, kw_only=True):
    monday: date
    coverage: Coverage


class Part(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    coverage: Coverage


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    promise_id: str
    conversation_id: str
    at: datetime
    queue: str
    kind: str
    model: str
    p50_seconds: float
    p90_seconds: float
    told_seconds: float
    truth: str | None
    truth_seconds: float | None
    revised_in_time: bool


class Ledger(msgspec.Struct, frozen=True, kw_only=True):
    days: int
    band: tuple[float, float]
    told_least: float
    whole: Coverage
    weeks: tuple[Week, ...]
    queues: tuple[Part, ...]
    lengths: tuple[Part, ...]
    models: tuple[Part, ...]
    alarms: tuple[str, ...]
    owed: Coverage  # answers by mail and calls, by the hour told; counted nowhere else
    left: int
    told: tuple[Promise, ...]


def _share(share: domain.Share) -> Share:
    return Share(
        share=None if math.isnan(share.share) else round(share.share, 4),
        low=round(share.low, 4),
        high=round(share.high, 4),
        n=share.n,
    )


def _coverage(found: domain.Coverage) -> Coverage:
    return Coverage(
        raw=_share(found.raw),
        half=_share(found.half),
        told=_share(found.told),
        broken_in_silence=found.broken_in_silence,
        is_alarm=found.alarm,
    )


def _parts(parts: tuple[wait_ledger.Part, ...]) -> tuple[Part, ...]:
    return tuple(Part(name=p.name, coverage=_coverage(p.coverage)) for p in parts)


@get("/promises", opt=door(role="lead", scope="admin"))
async def ledger(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    days: Annotated[int, QueryParameter(ge=1, le=365)] = 56,
) -> Ledger:
    """How often what was told was right, by week, queue and length; an alarm only beyond doubt."""
    async with ports.store.work(caller.merchant) as work:
        found = await wait_ledger.ledger(work, days=days)
    return Ledger(
        days=found.days,
        band=found.band,
        told_least=found.told_least,
        whole=_coverage(found.whole),
        weeks=tuple(Week(monday=w.monday, coverage=_coverage(w.coverage)) for w in found.weeks),
        queues=_parts(found.queues),
        lengths=_parts(found.lengths),
        models=_parts(found.models),
        alarms=found.alarms,
        owed=_coverage(found.owed),
        left=found.left,
        told=tuple(
            Promise(
                promise_id=ids.written("promise", t.id),
                conversation_id=ids.written("conversation", t.conversation),
                at=t.at,
                queue=t.queue,
                kind=t.kind,
                model=t.model,
                p50_seconds=t.p50_seconds,
                p90_seconds=t.p90_seconds,
                told_seconds=t.told_seconds,
                truth=t.truth,
                truth_seconds=t.truth_seconds,
                revised_in_time=t.revised_in_time,
            )
            for t in found.told
        ),
    )


handlers: list[Any] = [ledger]
router = Router("/", route_handlers=handlers, tags=["promise"])
