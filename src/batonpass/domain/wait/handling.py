"""How long conversations last: the shape from many, the size from the latest, agents apart."""

import math
from collections import deque
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

GRID: Final = 256  # points of the quantile table, as many as the model has paths
SHAPE_KEPT: Final = 1500  # conversations the shape is read from
SPEEDS: Final = (12.0, 50.0, 250.0, 2000.0)  # memories of the mean, in conversations
# Log odds of each memory before anything speaks for it: a short one wins by chance, and follows
# whatever came last.
FIRST_ODDS: Final[NDArray[np.float64]] = np.array([-3.0, -1.5, -0.5, 0.0])
LOSS_KEPT: Final = 1.0 - 1.0 / 300.0
MOST_RATIO: Final = 15.0  # a conversation forgotten open counts as so many usual ones
BEYOND: Final = 1.0 - 3.0 / GRID  # share of lengths below an age that says little
SLOWDOWNS: Final = (0.0, 0.1, 0.2, 0.3, 0.45, 0.6, 0.8, 1.0)
LEVELS: Final = 6  # loads told apart: 1 .. 6 and more
_P: Final[Array] = (np.arange(GRID) + 0.5) / GRID


class Handling:
    """Conversation lengths of one queue (or of all, for those with too few of their own)."""

    def __init__(self, *, mean_seconds: float, weight: float, spread: float = 1.0) -> None:
        self.count = 0
        self._prior_mean, self._prior_weight = mean_seconds, weight
        self._sums = np.zeros(len(SPEEDS))
        self._weights = np.zeros(len(SPEEDS))
        self._keep = 1.0 - 1.0 / np.array(SPEEDS)
        self._loss = np.zeros(len(SPEEDS))  # recent squared error of each memory
        self._ratios: deque[float] = deque(maxlen=SHAPE_KEPT)
        self._shape = _lognormal(spread)
        self._table: Array | None = None
        self._centre: float | None = None
        self._since = 0
        # What conversations add to the sums before they end, and take back when they do.
        self._open = np.zeros(len(SPEEDS))
        self._running: dict[str, float] = {}
        self._variance = spread * spread
        self.doubt = 0.5  # relative, one standard deviation

    def _means(self, sums: Array) -> Array:
        """The mean by each memory, pulled to the prior while there is little."""
        weight = self._weights + self._prior_weight
        return np.asarray((sums + self._prior_weight * self._prior_mean) / weight)

    @property
    def mean(self) -> float:
        """The mean to go by now: the memories weighted by how well each did lately."""
        if self._centre is None:
            self._centre = float(self.blend @ self._means(self._sums + self._open))
        return self._centre

    @property
    def blend(self) -> Array:
        """Weights of the memories, by recent squared error."""
        odds = FIRST_ODDS - 0.5 * (self._loss - self._loss.min()) / max(self._variance, 1e-9)
        weights = np.exp(np.maximum(odds - odds.max(), -30.0))
        return np.asarray(weights / weights.sum())

    def go_on(self, works: dict[str, float]) -> None:
        """Conversations, by customer, have not ended after so many seconds of work.

        Each counts by how much longer than one that has just begun it is now thought to last.
        Without this the short ones are heard of first, and a slow day only when it is over.
        """
        table = self.table
        done = np.minimum(np.array(list(works.values())), table[int(GRID * BEYOND)])
        longer = np.cumsum(table[::-1])[::-1] / np.arange(GRID, 0, -1)  # mean of this and longer
        whole = longer[np.searchsorted(table, done, side="left")]
        for cust, more in zip(works, (whole - self.mean).tolist(), strict=True):
            self._open += more - self._running.get(cust, 0.0)
            self._running[cust] = more
        self._table = self._centre = None

    def add(self, seconds: float, cust: str = "") -> None:
        """One more conversation ended, this customer's, after so many seconds of work."""
        seconds = max(seconds, 0.5)
        means = self._means(self._sums)
        centre = max(self.mean, 1e-6)
        ratio = seconds / centre
        clipped = min(ratio, MOST_RATIO)
        # What is far out says little about which memory is right: bounded, or it decides alone.
        self._loss = self._loss * LOSS_KEPT + np.minimum(
            (min(ratio, 8.0) - np.minimum(means / centre, 8.0)) ** 2, 60.0
        )
        self._sums = self._sums * self._keep + clipped * centre
        self._open = (self._open - self._running.pop(cust, 0.0)) * self._keep
        self._weights = self._weights * self._keep + 1.0
        self._ratios.append(ratio)
        self.count += 1
        self._since += 1
        if self._since >= min(50, 4 + self.count // 10):
            self._renew()
        self._table = self._centre = None

    def rescale(self, factor: float) -> None:
        """What counts as a second of work was found to be another: so many times the old."""
        self._sums *= factor
        self._open *= factor
        self._running = {cust: more * factor for cust, more in self._running.items()}
        self._prior_mean *= factor
        self._table = self._centre = None

    def _renew(self) -> None:
        """Read the shape again, and how unsure the mean is."""
        self._since = 0
        seen = np.sort(np.array(self._ratios))
        n = len(seen)
        ours = np.interp(_P, (np.arange(n) + 0.5) / n, seen)
        tail = max(4, n // 25)
        if n > 40:  # noqa: PLR2004 - beyond the largest seen: an exponential tail
            start = seen[-tail - 1]
            excess = float(np.mean(seen[-tail:] - start))
            share = tail / n
            high = 1.0 - share < _P
            ours[high] = start + excess * np.log(share / (1.0 - _P[high]))
        old = _lognormal(1.0) if n < 200 else None  # noqa: PLR2004
        if old is not None:
            trust = n / (n + 15.0)
            ours = trust * ours + (1.0 - trust) * old * ours.mean()
        self._shape = np.asarray(ours / max(float(ours.mean()), 1e-9))
        # Variance of one conversation over the squared mean.
        self._variance = float(np.mean(self._shape**2) - np.mean(self._shape) ** 2)
        many = float(self.blend @ (self._weights + self._prior_weight))
        self.doubt = math.sqrt(self._variance / max(many, 1.0))

    @property
    def table(self) -> Array:
        """Quantiles of the length at the middle of each of `GRID` equal shares."""
        if self._table is None:
            self._table = self._shape * self.mean
        return self._table

    def draw(self, strata: NDArray[np.intp]) -> Array:
        """Lengths for strata 0 .. GRID - 1."""
        return np.asarray(self.table.take(strata))

    def remaining(self, ages: Array, uniforms: Array) -> Array:
        """How much longer conversations of these ages last, one row of uniforms for each."""
        table = self.table
        reached = np.interp(ages, table, _P, left=0.0, right=1.0)[:, None]
        where = uniforms * (GRID * (1.0 - reached)) + (GRID * reached - 0.5)
        low = np.minimum(where.astype(np.intp), GRID - 2)
        left = (where - low) * (table[1:] - table[:-1]).take(low) + table.take(low) - ages[:, None]
        for i, share in enumerate(reached[:, 0].tolist()):
            if share >= BEYOND:
                left[i] = self._remaining_beyond(uniforms[i])
        return np.maximum(left, 0.0)

    def _remaining_beyond(self, uniforms: Array) -> Array:
        """For one older than nearly all seen: memoryless, as long as the tail was."""
        top = float(self.table[-1] - self.table[-GRID // 20]) / 3.0
        return np.asarray(-np.log1p(-uniforms) * max(top, 0.1 * self.mean))


class Slowdown:
    """How much longer a conversation lasts while its agent holds others too.

    A conversation at load k moves at speed 1 / (1 + c (k - 1)). c is the one on a short grid under
    which the work done is most likely lognormal; see docs/reference/wait-time.md.
    """

    def __init__(self) -> None:
        self.factor = 0.0
        self._seen: deque[tuple[tuple[float, ...], int]] = deque(maxlen=800)
        self._since = 0

    def speed(self, load: int) -> float:
        """Work done in a second at this load; 1 when alone."""
        return 1.0 / (1.0 + self.factor * (min(max(load, 1), LEVELS) - 1))

    def work(self, seconds_at: tuple[float, ...] | list[float]) -> float:
        """Work done in so many seconds at load 1, 2, ..."""
        if not self.factor:
            return sum(seconds_at)
        return sum(s * self.speed(k + 1) for k, s in enumerate(seconds_at) if s)

    def add(self, seconds_at: list[float], load: int) -> float:
        """One more conversation ended, at this load, having spent so long at each.

        What comes back is 1, or how the work of those seen changed by being read anew.
        """
        self._seen.append((tuple(seconds_at), min(max(load, 1), LEVELS)))
        self._since += 1
        if self._since < 60 or len(self._seen) < 120:  # noqa: PLR2004
            return 1.0
        self._since = 0
        before, factor = self._work_seen(), self.factor
        self._renew()
        return 1.0 if self.factor == factor else self._work_seen() / max(before, 1e-9)

    def _work_seen(self) -> float:
        speeds = [self.speed(load) for load in range(1, LEVELS + 1)]
        return float((np.array([spent for spent, _ in self._seen]) @ speeds).sum())

    def _renew(self) -> None:
        spent = np.maximum(np.array([s for s, _ in self._seen]), 0.0)
        if spent[:, 1:].sum() < 0.02 * spent.sum():
            self.factor = 0.0
            return
        loads = np.arange(LEVELS)
        ends = np.array([k - 1 for _, k in self._seen])
        best, found = -math.inf, 0.0
        for factor in SLOWDOWNS:
            speed = 1.0 / (1.0 + factor * loads)
            logs = np.log(np.maximum(spent @ speed, 0.5))
            likely = -0.5 * len(logs) * math.log(max(float(logs.var()), 1e-9))
            likely += float(np.log(speed[ends]).sum() - logs.sum())
            if likely > best:
                best, found = likely, factor
        self.factor = found


@lru_cache(maxsize=64)
def _lognormal(spread: float) -> Array:
    """Before anything is seen: lognormal, which handle times nearly are; quantiles of mean 1."""
    sigma = math.sqrt(math.log(1.0 + spread * spread))
    z = np.array([probit(p) for p in _P])
    shape = np.exp(sigma * z - 0.5 * sigma * sigma)
    return np.asarray(shape / shape.mean(), dtype=np.float64)


def probit(p: float) -> float:
    """The standard normal quantile, by bisection on the error function."""
    low, high = -9.0, 9.0
    for _ in range(60):
        middle = 0.5 * (low + high)
        below = 0.5 * math.erfc(-middle / math.sqrt(2.0)) < p
        low, high = (middle, high) if below else (low, middle)
    return 0.5 * (low + high)
