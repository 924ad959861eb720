"""What the reports say, from the counts: every score with its n, every share with its interval."""

from collections.abc import Sequence
from datetime import datetime, timedelta

import msgspec

from batonpass.domain.ids import QueueId
from batonpass.domain.wait import Estimate
from batonpass.services import wait_estimate
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import follow_up as follow_ups
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store import report as reports
from batonpass.store.database import Row, Work
from batonpass.store.follow_up import FollowedUp

Z = 1.96  # a 95 % interval


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """How often one reason led to a handoff."""

    reason: str
    n: int


class Day(msgspec.Struct, frozen=True, kw_only=True):
    """One day of the merchant's."""

    day: str
    conversations: int
    handoffs: int
    abandoned: int


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One promise beside its truth, in seconds."""

    told_seconds: float
    real_seconds: float
    at: datetime


class Promises(msgspec.Struct, frozen=True, kw_only=True):
    """How many promises were kept, with the interval of that share."""

    n: int
    kept: int
    coverage: float | None  # None: none was told
    low: float | None
    high: float | None
    raw_coverage: float | None  # of the p90 before rounding up
    told_vs_real: tuple[Told, ...]


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A count and its share."""

    n: int
    rate: float | None  # None: of nothing


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """Seconds, of n cases."""

    n: int
    p50: float | None
    p90: float | None


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """A survey's mean from 1 to 5, of n answers to `asked` questions."""

    n: int
    asked: int
    mean: float | None
    rate: float | None  # answered of asked


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What customers said of repeating themselves."""

    n: int
    yes: int


class Detected(msgspec.Struct, frozen=True, kw_only=True):
    """Known facts asked for again, counted afterwards."""

    n: int
    on_purpose: int
    questions: int


class Repeats(msgspec.Struct, frozen=True, kw_only=True):
    """Both ways of counting repeats."""

    asked: Asked
    detected: Detected


class Csat(msgspec.Struct, frozen=True, kw_only=True):
    """The human part and the assistant part, apart."""

    handed_off: Score
    assistant_only: Score


class Overview(msgspec.Struct, frozen=True, kw_only=True):
    """The support lead's first page."""

    days: int
    conversations: int
    handoffs: int
    handoff_rate: float | None
    by_reason: tuple[Count, ...]
    by_day: tuple[Day, ...]
    promises: Promises
    abandonment: Share
    followed_up: FollowedUp
    wait_seconds: Spread
    first_reply_seconds: Spread
    resolution_seconds: Spread
    csat: Csat
    repeat: Repeats


async def overview(work: Work, *, days: int) -> Overview:
    """Everything of the last `days` days."""
    settings = (await merchants.get(work)).settings
    found = await reports.overview(
        work, since=work.now - timedelta(days=days), zone=settings.time_zone
    )
    totals = found.totals
    scores = {row["part"]: row for row in found.surveys}
    agent = scores.get("agent")
    return Overview(
        days=days,
        conversations=totals["conversations"],
        handoffs=totals["handoffs"],
        handoff_rate=_of(totals["handed_off"], totals["conversations"]),
        by_reason=tuple(Count(reason=r["reason"], n=r["n"]) for r in found.by_reason),
        by_day=tuple(Day(**row) for row in found.by_day),
        promises=_promises(found.promises),
        followed_up=await follow_ups.counted(work, since=work.now - timedelta(days=days)),
        abandonment=Share(n=totals["abandoned"], rate=_of(totals["abandoned"], totals["handoffs"])),
        wait_seconds=_spread(totals, "wait"),
        first_reply_seconds=_spread(totals, "first_reply"),
        resolution_seconds=_spread(totals, "resolution"),
        csat=Csat(handed_off=_score(agent), assistant_only=_score(scores.get("assistant"))),
        repeat=Repeats(
            asked=Asked(
                n=sum(r["repeat_n"] for r in found.surveys),
                yes=sum(r["repeat_yes"] for r in found.surveys),
            ),
            detected=Detected(**found.repeats),
        ),
    )


def _promises(rows: Sequence[Row]) -> Promises:
    kept = sum(1 for r in rows if r["truth_seconds"] <= r["told_seconds"])
    raw = sum(1 for r in rows if r["truth_seconds"] <= r["p90_seconds"])
    low, high = wilson(kept, len(rows))
    return Promises(
        n=len(rows),
        kept=kept,
        coverage=_of(kept, len(rows)),
        low=low,
        high=high,
        raw_coverage=_of(raw, len(rows)),
        told_vs_real=tuple(
            Told(
                told_seconds=r["told_seconds"],
                real_seconds=r["truth_seconds"],
                at=r["told_at"],
            )
            for r in rows[:500]
        ),
    )


def wilson(hits: int, n: int) -> tuple[float | None, float | None]:
    """The 95 % interval of a share (Wilson 1927); None of nothing.

    >>> wilson(9, 10)
    (0.596, 0.982)
    """
    if not n:
        return None, None
    share = hits / n
    middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
    half = Z * (share * (1 - share) / n + Z * Z / (4 * n * n)) ** 0.5 / (1 + Z * Z / n)
    return round(max(0.0, middle - half), 3), round(min(1.0, middle + half), 3)


def _of(part: int, whole: int) -> float | None:
    return round(part / whole, 4) if whole else None


def _spread(totals: Row, what: str) -> Spread:
    p50, p90 = totals[what] or (None, None)
    return Spread(n=totals[f"{what}_n"], p50=p50, p90=p90)


def _score(row: Row | None) -> Score:
    if row is None:
        return Score(n=0, asked=0, mean=None, rate=None)
    return Score(
        n=row["n"],
        asked=row["asked"],
        mean=round(row["mean"], 2) if row["mean"] is not None else None,
        rate=_of(row["n"], row["asked"]),
    )


class BoardQueue(msgspec.Struct, frozen=True, kw_only=True):
    """A queue as the lead's board shows it."""

    id: QueueId
    name: str
    waiting: int
    longest_seconds: float
    p50_seconds: float | None
    p90_seconds: float | None
    online: int
    free_units: int


async def board(ports: Ports, work: Work) -> tuple[BoardQueue, ...]:
    """Every queue now: how many wait, how long, and what a newcomer would be told."""
    settings = (await merchants.get(work)).settings
    shown = []
    known = await queues.everything(work)  # first: what is made meanwhile is on the next board
    standings = await agents.standings(work)
    for queue in known:
        here = standings[queue.id]
        answer = await wait_estimate.of_newcomer(ports, work, queue, settings, standings=standings)
        told = answer if isinstance(answer, Estimate) else None
        shown.append(
            BoardQueue(
                id=queue.id,
                name=queue.name,
                waiting=here.waiting,
                longest_seconds=await handoffs.longest(work, queue.id),
                p50_seconds=told.p50_seconds if told else None,
                p90_seconds=told.p90_seconds if told else None,
                online=here.staffing.agents,
                free_units=here.staffing.free,
            )
        )
    return tuple(shown)
