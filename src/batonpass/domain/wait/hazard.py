"""How long something lasts that is often not seen to its end: patience, and gaps between chats."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]

EDGES: Final[Array] = np.array(
    [
        *(0, 1, 2, 4, 7, 11, 16, 23, 32, 45, 60, 80, 105, 140, 185, 240, 320, 430, 600, 900),
        *(1500, 2700, 5400, 14400),
    ],
    dtype=np.float64,
)


class Hazard:
    """A chance per second of ending, constant between edges, learnt from seen and unseen ends.

    The piecewise form of Kaplan and Meier's estimate: each stay adds its time to the cells it
    crossed and, if it was seen to end, one to the cell where it did. Old evidence fades.
    """

    def __init__(
        self,
        *,
        mean_seconds: float,
        weight: float = 1.0,
        memory: float = 4000.0,
        lent: float = 0.0,
    ) -> None:
        """Nothing seen yet.

        Args:
            mean_seconds: how long it is thought to last.
            weight: of that thought, in quarters of an end for each cell.
            memory: ends after which an old one counts for a third.
            lent: ends, at the rate of all ages together, that each age borrows: for what hardly
                changes with age, and is seldom seen to grow old.
        """
        width = np.diff(np.append(EDGES, EDGES[-1] * 4))
        self._prior_events = np.full(len(EDGES), weight * 0.25)
        self._prior_exposure = self._prior_events * mean_seconds
        self._events = np.zeros(len(EDGES))
        self._exposure = np.zeros(len(EDGES))
        self._width = width
        self._lent = lent
        self._keep = 1.0 - 1.0 / memory
        self._cumulated: Array | None = None
        self._table: Array | None = None

    def add(self, start: float, stop: float, *, events: float) -> None:
        """Somebody was there from age `start` to age `stop`; `events` of them ended then."""
        if not stop > start and events == 0.0:
            return
        first, last = (int(i) for i in np.searchsorted(EDGES, (start, stop), side="right") - 1)
        first, last = max(first, 0), max(last, 0)
        if first == last:
            self._exposure[first] += max(0.0, stop - start)
        else:
            cells = slice(first, last + 1)
            low = np.maximum(EDGES[cells], start)
            high = np.minimum(EDGES[cells] + self._width[cells], stop)
            self._exposure[cells] += np.maximum(high - low, 0.0)
        if events:
            self._events *= self._keep
            self._exposure *= self._keep
            self._events[last] += events
        self._cumulated = self._table = None

    def go_on(self, starts: Array, stops: Array) -> None:
        """Many were there from these ages to those, and have not ended."""
        ages = np.stack((stops, starts))[:, :, None]
        passed = np.clip(ages - EDGES, 0.0, self._width).sum(axis=1)
        self._exposure += passed[0] - passed[1]
        self._cumulated = self._table = None

    def draw(self, strata: NDArray[np.intp], exponentials: Array) -> Array:
        """How long it lasts from the start, for strata of the sorted exponentials given."""
        if self._table is None:
            self._table = self.remaining(0.0, exponentials)
        return np.asarray(self._table.take(strata))

    @property
    def cumulated(self) -> Array:
        """The hazard added up to each edge, one cell further than the edges."""
        if self._cumulated is None:
            events = self._events + self._prior_events
            exposure = self._exposure + self._prior_exposure
            whole = float(events.sum() / exposure.sum())
            rate = (events + self._lent) / (exposure + self._lent / whole)
            self._cumulated = np.concatenate(([0.0], np.cumsum(rate * self._width)))
        return self._cumulated

    @property
    def doubt(self) -> float:
        """How unsure the whole of it is, relative, one standard deviation: by the ends seen."""
        return float(1.0 / np.sqrt(self._events.sum() + self._prior_events.sum()))

    def staying(self, age: float) -> float:
        """The chance of lasting longer than `age`."""
        return float(np.exp(-np.interp(age, _ENDS, self.cumulated)))

    def remaining(self, age: Array | float, exponentials: Array) -> Array:
        """How much longer it lasts after `age`, one value for each unit exponential given."""
        ends, total = _ENDS, self.cumulated
        new = isinstance(age, float) and age <= 0.0
        reached = exponentials if new else np.interp(age, ends, total) + exponentials
        found = np.interp(reached, total, ends)
        if reached.max(initial=0.0) > total[-1]:
            late = (ends[-1] - ends[-2]) / max(total[-1] - total[-2], 1e-12)
            beyond = reached - total[-1]
            found = np.where(beyond > 0.0, ends[-1] + beyond * late, found)
        return np.maximum(found - age, 0.0)


_ENDS: Final[Array] = np.append(EDGES, EDGES[-1] * 5)
