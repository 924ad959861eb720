"""The ledger of promises: what share was kept, how sure that is, and when it is an alarm."""

import math
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

import msgspec

Z95: Final = 1.959964
BAND: Final = (0.88, 0.92)  # of the share that waits no longer than the raw p90
LEAST_KNOWN: Final = 50  # truths; nobody is written to about fewer
LEAST_STAYING: Final = 0.1  # no truth stands for more than ten
TOLD_LEAST: Final = 0.88  # of the share that waits no longer than what was told


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """One number told to one customer, and what came of it."""

    told_at: datetime
    p50_seconds: float
    p90_seconds: float
    told_seconds: float  # p90 after rounding up
    queue: str = ""
    waited_seconds: float | None = None  # from told_at to the answer; None: not known (yet)
    revised_in_time: bool = False  # word was given before it passed
    weight: float = 1.0  # over the chance of staying, where those who gave up left no ghost


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A share of promises with its 95 % interval."""

    share: float
    low: float
    high: float
    n: int

    def leaves(self, low: float, high: float = 1.0) -> bool:
        """Whether the whole interval lies outside the band: the only cause for an alarm."""
        return self.n > 0 and (self.high < low or self.low > high)


class Coverage(msgspec.Struct, frozen=True, kw_only=True):
    """How often the numbers were right."""

    raw: Share  # waited no longer than the raw p90
    half: Share  # than the raw p50
    told: Share  # than what was told
    broken_in_silence: int  # outlasted what was told, without word before

    @property
    def alarm(self) -> bool:
        """True when a share is out of its band beyond doubt."""
        return self.raw.leaves(*BAND) or self.told.leaves(TOLD_LEAST)


def coverage(promises: Iterable[Promise]) -> Coverage:
    """Of those whose truth is known, the shares that were kept; intervals included."""
    known = [p for p in promises if p.waited_seconds is not None]

    def share(kept: Callable[[Promise, float], bool]) -> Share:
        pairs = [(kept(p, p.waited_seconds or 0.0), p.weight) for p in known]
        return interval([float(k) for k, _ in pairs], [w for _, w in pairs])

    return Coverage(
        raw=share(lambda p, waited: waited <= p.p90_seconds),
        half=share(lambda p, waited: waited <= p.p50_seconds),
        told=share(lambda p, waited: waited <= p.told_seconds),
        broken_in_silence=sum(
            (p.waited_seconds or 0.0) > p.told_seconds and not p.revised_in_time for p in known
        ),
    )


def coverage_by(promises: Sequence[Promise], key: Callable[[Promise], str]) -> dict[str, Coverage]:
    """Coverage of each group, e.g. by queue, week or length of the answer."""
    groups: dict[str, list[Promise]] = {}
    for promise in promises:
        groups.setdefault(key(promise), []).append(promise)
    return {name: coverage(group) for name, group in sorted(groups.items())}


def off(promises: Sequence[Promise]) -> dict[str, Coverage]:
    """The queues whose promises are out of their band beyond doubt, on numbers that carry it.

    Where it is not one queue's doing, all together stand under the empty name.
    """
    groups = coverage_by(promises, lambda p: p.queue)
    found = {name: c for name, c in groups.items() if c.alarm and c.told.n >= LEAST_KNOWN}
    whole = coverage(promises)
    if not found and whole.alarm and whole.told.n >= LEAST_KNOWN:
        return {"": whole}
    return found


def length_of(promise: Promise) -> str:
    """Which lengths are looked at apart: short, middle and long answers."""
    if promise.told_seconds <= 180.0:  # noqa: PLR2004 - three minutes: no choices are shown
        return "to 3 min"
    return "to 10 min" if promise.told_seconds <= 600.0 else "over 10 min"  # noqa: PLR2004


class Week(msgspec.Struct, frozen=True, kw_only=True):
    """One week's promises, from its Monday."""

    monday: date
    coverage: Coverage


def weekly(promises: Sequence[Promise], zone: tzinfo) -> tuple[Week, ...]:
    """Coverage by week of the merchant's calendar, the oldest first."""

    def monday(promise: Promise) -> str:
        day = promise.told_at.astimezone(zone).date()
        return (day - timedelta(days=day.weekday())).isoformat()

    return tuple(
        Week(monday=date.fromisoformat(name), coverage=found)
        for name, found in coverage_by(promises, monday).items()
    )


def weighted(promises: Sequence[Promise], left_after: Sequence[float]) -> tuple[Promise, ...]:
    """The promises, each known one counted for those who would have stayed and did not.

    Whoever gives up takes their truth along, most of all on long waits. Each truth at `t` seconds
    weighs one over the share of all that was still there at `t`.

    Args:
        promises: told, with their truth where it is known.
        left_after: seconds from a telling to giving up, of those who did.

    Source: inverse probability of censoring, with Kaplan and Meier's estimate of staying.
    """
    waited = sorted(p.waited_seconds for p in promises if p.waited_seconds is not None)
    leaving = sorted(left_after)
    steps: list[tuple[float, float]] = []
    staying = 1.0
    for gone, at in enumerate(leaving):
        there = len(waited) - bisect_left(waited, at) + len(leaving) - gone
        staying *= 1.0 - 1.0 / max(1, there)
        steps.append((at, max(staying, LEAST_STAYING)))
    times = [at for at, _ in steps]

    def weight(seconds: float) -> float:
        before = bisect_left(times, seconds)
        return 1.0 / steps[before - 1][1] if before else 1.0

    return tuple(
        p
        if p.waited_seconds is None
        else msgspec.structs.replace(p, weight=weight(p.waited_seconds))
        for p in promises
    )


def interval(held: Sequence[float], weights: Sequence[float]) -> Share:
    """The weighted share of ones with Wilson's 95 % interval at Kish's effective number.

    Source: Wilson 1927; Kish 1965, effective n = (sum w)^2 / sum w^2.
    """
    total = math.fsum(weights)
    if not total > 0.0:
        return Share(share=math.nan, low=0.0, high=1.0, n=0)
    share = math.fsum(h * w for h, w in zip(held, weights, strict=True)) / total
    n = total * total / math.fsum(w * w for w in weights)
    centre = (share + Z95 * Z95 / (2.0 * n)) / (1.0 + Z95 * Z95 / n)
    spread = share * (1.0 - share) / n + Z95 * Z95 / (4.0 * n * n)
    half = Z95 * math.sqrt(spread) / (1.0 + Z95 * Z95 / n)
    return Share(share=share, low=centre - half, high=centre + half, n=len(held))
