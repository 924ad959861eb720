"""How the simulated future errs at this merchant, learnt from what came true."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.level import at_scores

Array = NDArray[np.float64]

STATE: Final = 16  # features of the state
FEATURES: Final = STATE + 2  # and what the queue's own waits say
RIDGE: Final = 40.0  # labels of doubt about every slope
KEEP: Final = 1.0 - 1.0 / 4000.0  # of what was learnt, at each label
EVERY: Final = 20  # labels between two solutions
FAST, SLOW = 300.0, 3600.0  # seconds over which late errors are remembered
DAY: Final = 86_400.0


class Residual:
    """A ridge regression of the standard score of the truth on the state it was asked in.

    If the simulation were right the score would be standard normal whatever the state. Where it is
    not, the mean is the correction, and how far the rest scatters is its width.
    """

    def __init__(self) -> None:
        self._by_state, self._by_all = _Ridge(STATE), _Ridge(FEATURES)
        self._late = [_Late(FAST), _Late(SLOW), _Late(8 * SLOW)]
        self._late_of: dict[str, _Late] = {}
        self._square, self._weight = 25.0, 25.0

    def features(
        self,
        *,
        now: float,
        queue: str,
        ahead: int,
        waited: float,
        lead: float,
        idle: int,
        busy: int,
        oldest: float,
        latest: float | None,
        sample: Array,
        p50: float,
        p90: float,
    ) -> Array:
        """The state in numbers of about unit size.

        What this queue's own waits say (of who has waited longest, of those answered last) counts
        by how far it is from the whole wait that is expected once the state has corrected it.
        """
        angle = 2.0 * math.pi * (now % DAY) / DAY
        size = math.log(max(p50, 0.0) + 10.0) - 4.5
        late = self._late_of.get(queue)
        state = [
            1.0,
            size,
            size * size * 0.3,
            math.log1p(ahead) - 1.0,
            math.log1p(waited / 60.0),
            float(waited > 0.0),
            math.tanh(lead / 120.0),
            min(idle, 4) * 0.5,
            math.log1p(busy) - 1.5,
            math.log((p90 + 10.0) / (p50 + 10.0)) - 0.7,
            math.sin(angle),
            math.cos(angle),
            self._late[0].mean(now),
            self._late[1].mean(now),
            self._late[2].mean(now),
            late.mean(now) if late else 0.0,
        ]
        (expected,) = at_scores(sample, (self._by_state.shift(np.array(state)),))
        whole = math.log1p((max(expected, 0.0) + waited) / 60.0)
        first = math.log1p(oldest / 60.0) - whole
        last = 0.0 if latest is None else math.log1p(latest / 60.0) - whole
        return np.array([*state, first, last])

    def shift(self, features: Array) -> float:
        """The mean score the truth is expected to have: 0 when the simulation is right."""
        return self._by_all.shift(features)

    @property
    def width(self) -> float:
        """The scatter of scores around the shift: 1 when the simulation is right."""
        return max(0.6, min(1.5, math.sqrt(self._square / self._weight)))

    def add(self, features: Array, score: float, *, now: float, queue: str, weight: float) -> None:
        """One label: the truth had this score in the state it was asked in."""
        left = score - self.shift(features)
        self._square = self._square * KEEP + weight * min(left * left, 6.0)
        self._weight = self._weight * KEEP + weight
        for late in (*self._late, self._late_of.setdefault(queue, _Late(8 * SLOW))):
            late.add(score, now=now, weight=weight)
        self._by_state.add(features[:STATE], score, weight=weight)
        self._by_all.add(features, score, weight=weight)


class _Ridge:
    """A regression of scores on so many features, solved anew every few labels."""

    def __init__(self, size: int) -> None:
        self._gram, self._doubt = np.zeros((size, size)), RIDGE * np.eye(size)
        self._moment = np.zeros(size)
        self._slopes: Array = np.zeros(size)
        self._since = 0

    def shift(self, features: Array) -> float:
        return max(-1.5, min(1.5, float(self._slopes @ features)))

    def add(self, features: Array, score: float, *, weight: float) -> None:
        self._gram = self._gram * KEEP + weight * np.outer(features, features)
        self._moment = self._moment * KEEP + weight * score * features
        self._since += 1
        if self._since >= EVERY:
            self._since = 0
            self._slopes = np.asarray(np.linalg.solve(self._gram + self._doubt, self._moment))


class _Late:
    """The mean score of what came true lately, fading with time and pulled to nothing."""

    def __init__(self, memory: float) -> None:
        self._memory, self._at = memory, 0.0
        self._total = self._weight = 0.0

    def add(self, score: float, *, now: float, weight: float) -> None:
        fade = math.exp(-max(0.0, now - self._at) / self._memory)
        self._total = self._total * fade + weight * score
        self._weight = self._weight * fade + weight
        self._at = max(now, self._at)

    def mean(self, now: float) -> float:
        fade = math.exp(-max(0.0, now - self._at) / self._memory)
        return self._total * fade / (self._weight * fade + 5.0)
