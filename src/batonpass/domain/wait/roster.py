"""Who is likely to come online when, read from the days they came before."""

from collections import deque
from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.hazard import Hazard

Array = NDArray[np.float64]

DAY: Final = 86_400.0
DAYS_KEPT: Final = 10
LEAVING_KEPT: Final = 1.0 - 1.0 / 600.0
PUNCTUAL: Final = 120.0  # seconds before the planned end that still count as it
AWAY_AT_MOST: Final = 14_400.0
NEVER: Final = 1e7  # seconds: later than anybody is told
UNKNOWN_RETURN: Final = 57_600.0  # sixteen hours: the next morning, when no day was seen yet


class Roster:
    """Past comings of each agent, by day; a future is drawn by living one of those days again."""

    def __init__(self) -> None:
        self._came: dict[str, deque[float]] = {}
        self._days: deque[int] = deque(maxlen=DAYS_KEPT)  # on which anybody came
        self._cache: dict[str, tuple[int, Array, Array, float]] = {}
        self._ends = self._left = 0.0
        self._gone: dict[str, float] = {}
        self.away = Hazard(mean_seconds=3600.0)  # how long who went unplanned stays away

    def came(self, agent: str, now: float) -> None:
        """An agent came online."""
        gone = self._gone.pop(agent, None)
        if gone is not None:
            self.away.add(
                0.0, min(now - gone, AWAY_AT_MOST), events=float(now - gone < AWAY_AT_MOST)
            )
        self._came.setdefault(agent, deque(maxlen=6 * DAYS_KEPT)).append(now)
        day = int(now // DAY)
        if not self._days or self._days[-1] != day:
            self._days.append(day)

    def ended(self) -> None:
        """A talk ended, after which its agent might have gone."""
        self._ends = self._ends * LEAVING_KEPT + 1.0
        self._left *= LEAVING_KEPT

    def went(self, agent: str, now: float, until: float | None) -> None:
        """An agent went offline, planned for `until` or not planned."""
        if until is None or now < until - PUNCTUAL:
            self._left += 1.0
            self._gone[agent] = now

    @property
    def leaving(self) -> float:
        """The chance that an agent goes, unplanned, after a talk."""
        return min(0.5, self._left / (self._ends + 100.0))

    @property
    def agents(self) -> list[str]:
        """Everybody who ever came."""
        return list(self._came)

    def returns(self, agent: str, now: float, uniforms: Array) -> Array:
        """Seconds until the agent comes online, for each uniform; `NEVER` when not in two days.

        Each path lives one of the past days again, from this time of day on; when the agent did
        not come any more on that day, it is the first coming of another past day, tomorrow.
        """
        later, first, _ = self._from(agent, now)
        n = len(later)
        chosen = np.minimum((uniforms * n).astype(np.intp), n - 1)
        other = np.minimum((((uniforms * n) % 1.0) * n).astype(np.intp), n - 1)
        back = np.where(later[chosen] - now < DAY, later[chosen], first[other]) - now
        return np.asarray(np.maximum(back, 1.0))

    def soonest(self, agent: str, now: float) -> float:
        """Seconds until the agent might come at the earliest."""
        return self._from(agent, now)[2] - now

    def _from(self, agent: str, now: float) -> tuple[Array, Array, float]:
        """For each past day lived again: the next coming today, the first tomorrow; the soonest."""
        minute = int(now // 60.0)
        kept = self._cache.get(agent)
        if kept is not None and kept[0] == minute:
            return kept[1], kept[2], kept[3]
        today = int(now // DAY)
        tod = now - today * DAY
        came = self._came.get(agent)
        # On the first day that day itself is all there is to go by for the next.
        past = [d for d in self._days if d < today] or list(self._days)
        if not past or not came:
            later = first = np.array([now + UNKNOWN_RETURN])
        else:
            starts = [[t - d * DAY for t in came if d * DAY <= t < (d + 1) * DAY] for d in past]
            later = np.array([min((s for s in day if s > tod), default=NEVER) for day in starts])
            first = np.array([min(day, default=NEVER) + DAY for day in starts])
            later, first = later + today * DAY, first + today * DAY
        soonest = float(min(later.min(), first.min()))
        self._cache[agent] = (minute, later, first, soonest)
        return later, first, soonest
