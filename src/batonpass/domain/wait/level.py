"""Which level of the simulated future to tell, so that nine in ten is nine in ten."""

import math
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.handling import GRID, probit

Array = NDArray[np.float64]

LEVELS: Final = (0.5, 0.9)
SCORES: Final[Array] = np.array([probit((i + 0.5) / GRID) for i in range(GRID)])
LARGEST_SCORE: Final = 3.2
TARGETS: Final = tuple(probit(level) for level in LEVELS)
STEP: Final = (0.8, 1.8)  # of an offset, over the labels it has seen: a third of the quickest
LEAST_STEP: Final = (0.004, 0.005)  # what is learnt goes out of date
FIRST: Final = 60.0  # labels that the simulation's own word counts for
FIRST_OFFSET: Final = (0.0, 0.1)  # what it does not know that it does not know, until labels tell
GROUP_SHARE: Final = (0.3, 0.5)  # of the step that the offset for answers of like length takes
GROUP_FORGETS: Final = 0.0005
IGNORED: Final = 0.03  # in standard scores: smaller corrections are noise
GROUPS: Final = 3


def score(sample: Array, seconds: float) -> float:
    """Where in the simulated future `seconds` lies, as a standard normal score."""
    if seconds > sample[-1]:
        return LARGEST_SCORE - 0.2
    below = np.searchsorted(sample, seconds, side="left")
    upto = np.searchsorted(sample, seconds, side="right")
    share = (0.5 * (below + upto) + 0.25) / (len(sample) + 0.5)
    return float(np.interp(share, _SHARES, SCORES))


def at_scores(sample: Array, where: Sequence[float]) -> list[float]:
    """The seconds at standard scores, carried on beyond the largest seen as the tail goes."""
    return [_at_score(sample, min(score, LARGEST_SCORE)) for score in where]


def _at_score(sample: Array, score: float) -> float:
    above = bisect_left(_SCORES, score)
    if above == 0:
        return sample.item(0)
    # Beyond the largest, the straight line that leads to it from the 95th percentile.
    low, high = (above - 1, above) if above < GRID else (_P95, GRID - 1)
    slope = (sample.item(high) - sample.item(low)) / (_SCORES[high] - _SCORES[low])
    return sample.item(low) + slope * (score - _SCORES[low])


class Levels:
    """Offsets of each level, moved after every label: adaptive conformal inference.

    A level that was missed moves up by `step * level`, one that held moves down by
    `step * (1 - level)`, so in the long run it holds as often as it says whatever the model does
    wrong (Gibbs and Candes 2021). Steps shrink as labels come, down to a floor: waits of one crowd
    end alike, and a large step follows the crowd instead of the fault. Answers of like length have
    an offset of their own on top.
    """

    def __init__(self) -> None:
        self._offset = list(FIRST_OFFSET)
        self._group = [[0.0] * GROUPS for _ in LEVELS]
        self._edges = [math.log(60.0), math.log(300.0)]  # thirds of the log length
        self._count = 0.0  # labels, by their weight
        self._counts = [0.0] * GROUPS

    def group(self, seconds: float) -> int:
        """The third by length that an answer belongs to."""
        size = math.log(max(seconds, 1.0))
        return (size > self._edges[0]) + (size > self._edges[1])

    def place(self, seconds: float) -> None:
        """Keep the edges of the thirds where a third lies below each."""
        size = math.log(max(seconds, 1.0))
        for i, share in enumerate((1 / 3, 2 / 3)):
            self._edges[i] += 0.03 * (share - (size <= self._edges[i]))

    def where(self, level: int, group: int) -> float:
        """The score to tell for level 0 (p50) or 1 (p90)."""
        offset = self._offset[level] + self._group[level][group]
        kept = math.copysign(max(0.0, abs(offset) - IGNORED), offset)
        return TARGETS[level] + kept

    def add(self, level: int, group: int, *, held: float, weight: float) -> None:
        """One label: `held` is 1 when the truth was no longer than what was answered."""
        if level == 0:
            self._count += weight
            self._counts[group] += weight
        miss = (LEVELS[level] - held) * weight
        step = max(LEAST_STEP[level], STEP[level] / (self._count + FIRST))
        self._offset[level] = _bounded(self._offset[level] + step * miss)
        own = max(LEAST_STEP[level], STEP[level] / (self._counts[group] + GROUPS * FIRST))
        mine = self._group[level]
        kept = 1.0 - GROUP_FORGETS * weight
        mine[group] = _bounded(kept * (mine[group] + GROUP_SHARE[level] * own * miss))


def _bounded(offset: float) -> float:
    return max(-1.6, min(1.8, offset))


_SHARES: Final[Array] = (np.arange(GRID) + 0.5) / GRID
_P95: Final = int(0.95 * GRID)
_SCORES: Final[list[float]] = SCORES.tolist()  # a few at a time are found sooner in a list
