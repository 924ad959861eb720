"""The wait from queueing theory alone: what can be said on a merchant's first day."""

import math
from typing import Final

import msgspec

from batonpass.domain.wait import gamma
from batonpass.domain.wait.value import Answer, Estimate, Handling, QueueView, Refused, Why

LEAST_HANDLING_SECONDS: Final = 1.0
MOST_SECONDS: Final = 86_400.0  # nobody is told more than a day; an address is the better answer
PRIOR_WEIGHT: Final = 8.0  # a merchant's own expectation counts like so many handoffs
NINE_IN_TEN: Final = 1.2816  # as a standard score
DOUBT_AT_FIRST: Final = 0.5  # relative error of that expectation, one standard deviation


def cold_start(view: QueueView) -> Answer:
    """The p50 and p90 of the remaining wait, or a refusal.

    The line moves when a unit falls free (rate s * mu) or somebody ahead gives up (rate i * theta
    with i still ahead). The mean is Ibrahim and Whitt's QLm, the sum over i = 0..n of
    1 / (s mu + i theta); the variance adds the squares (scaled by how regular handling is) and the
    doubt about mu itself; quantiles are those of the gamma distribution with both. Handle time
    enters at two speeds: p50 follows the blend, p90 the slower of the two.

    Source: docs/reference/wait-time.md, "Cold start".

    >>> from batonpass.domain.wait.value import Handling
    >>> known = Handling(recent_seconds=300.0, usual_seconds=300.0, count=50)
    >>> cold_start(QueueView(ahead=2, units=3, handling=known)).p90_seconds > 300.0
    True
    """
    known = _known(view)
    if isinstance(known, Refused):
        return known
    middle, high = _bounds(view, known)
    return Estimate(p50_seconds=middle, p90_seconds=high)


def cold_start_later(view: QueueView, *, after_seconds: float) -> Answer:
    """The same for somebody whom nobody may take yet, and this team from then on.

    They come to where the line has got to by then, or to its head if it is past their place. Units
    that are free now may be taken by then: the p90 does not count on them.

    Args:
        view: of the team that may take them; `ahead` are all who will be before them in it.
        after_seconds: from now until it may.
    """
    known = _known(view)
    if isinstance(known, Refused):
        return known
    after = max(0.0, after_seconds)
    middle, high = _bounds(view, known)
    soonest, _ = _bounds(msgspec.structs.replace(view, ahead=0), known)
    _, busy = _bounds(msgspec.structs.replace(view, ahead=0, free=0.0), known)
    return Estimate(
        p50_seconds=min(max(middle, after + soonest), MOST_SECONDS),
        p90_seconds=min(max(middle, high, after + busy), MOST_SECONDS),
    )


def _known(view: QueueView) -> Handling | Refused:
    if not (math.isfinite(view.units) and view.units > 0.0):
        return Refused(Why.NOBODY_ONLINE)
    known = view.handling
    if known is None or not (known.recent_seconds > 0.0 and known.usual_seconds > 0.0):
        return Refused(Why.TOO_LITTLE_KNOWN)
    return known


def _bounds(view: QueueView, known: Handling) -> tuple[float, float]:
    """The p50 and the p90."""
    ahead = max(0, view.ahead)
    if view.free > ahead:
        return view.gap_seconds, view.gap_high_seconds
    steps = ahead + 1 - int(min(view.free, ahead))
    trust = known.count / (known.count + PRIOR_WEIGHT)
    blend = trust * known.recent_seconds + (1.0 - trust) * known.usual_seconds
    slower = max(blend, 0.5 * (known.recent_seconds + known.usual_seconds))
    doubt = DOUBT_AT_FIRST * math.sqrt(PRIOR_WEIGHT / (PRIOR_WEIGHT + known.count))
    middle = _quantile(0.5, view, steps, view.units, blend, doubt)
    high = _quantile(0.9, view, steps, view.units, slower, doubt)
    return min(middle, MOST_SECONDS), min(max(middle, high), MOST_SECONDS)


def _quantile(
    p: float, view: QueueView, steps: int, units: float, handling: float, doubt: float
) -> float:
    """One quantile of the time the line takes to move `steps` times."""
    freed = units / max(handling, LEAST_HANDLING_SECONDS)  # s mu
    gave_up = 1.0 / view.patience_seconds if view.patience_seconds > 0.0 else 0.0  # theta
    spread = view.handling.spread if view.handling else 1.0
    # Many units pooled look Poisson whatever the spread; a single one is as regular as handling is.
    regular = 1.0 + (min(spread, 3.0) ** 2 - 1.0) / max(1.0, units)
    mean = variance = 0.0
    for i in range(min(steps, 10_000)):
        gap = 1.0 / (freed + i * gave_up)
        mean += gap
        variance += gap * gap * regular
    mean += view.gap_seconds
    variance += (max(0.0, view.gap_high_seconds - view.gap_seconds) / NINE_IN_TEN) ** 2
    return gamma.quantile(p, mean=mean, variance=variance + (doubt * mean) ** 2)
