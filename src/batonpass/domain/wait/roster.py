"""Who is likely to come online when, read from the days they came before."""

from collections import deque
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class _Comings:
    """When an agent may come next, as true from `since` until another of their times has passed."""

    since: float
    until: float
    times: Array  # for each pair of past days, one for today and one for tomorrow
    soonest: float


class Roster:
    """Past comings of each agent, by day; a future is drawn by living one of those days again."""

    def __init__(self) -> None:
        self._came: dict[str, deque[float]] = {}
        self._days: deque[int] = deque(maxlen=DAYS_KEPT)  # on which anybody came
        self._next: dict[str, _Comings] = {}
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
        self._next.pop(agent, None)
        day = int(now // DAY)
        if not self._days or self._days[-1] != day:
            self._days.append(day)
            self._next.clear()

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

    def returns(self, agents: list[str], now: float, uniforms: Array) -> Array:
        """Seconds until each agent comes online, a row of uniforms for each; shape as theirs.

        Each path lives one of the past days again, from this time of day on; when the agent did
        not come any more on that day, it is the first coming of another past day, tomorrow. Who
        does not come within two days comes at `NEVER` or later.
        """
        comings = np.array([self._comings(agent, now).times for agent in agents])
        chosen = (uniforms * comings.shape[1]).astype(np.intp)
        each = np.arange(len(agents))[:, None]
        return np.asarray(np.maximum(comings[each, chosen] - now, 1.0))

    def soonest(self, agent: str, now: float) -> float:
        """Seconds until the agent might come at the earliest."""
        return self._comings(agent, now).soonest - now

    def _comings(self, agent: str, now: float) -> _Comings:
        kept = self._next.get(agent)
        if kept is None or not kept.since <= now < kept.until:
            kept = self._next[agent] = self._read(agent, now)
        return kept

    def _read(self, agent: str, now: float) -> _Comings:
        today = int(now // DAY)
        midnight = today * DAY
        tod = now - midnight
        came = self._came.get(agent)
        # On the first day that day itself is all there is to go by for the next.
        past = [d for d in self._days if d < today] or list(self._days)
        if not past or not came:
            times = np.full(max(len(past), 1) ** 2, now + UNKNOWN_RETURN)
            return _Comings(now, now, times, now + UNKNOWN_RETURN)
        starts = [[t - d * DAY for t in came if d * DAY <= t < (d + 1) * DAY] for d in past]
        later = np.array([min((s for s in day if s > tod), default=NEVER) for day in starts])
        first = np.array([min(day, default=NEVER) + DAY for day in starts])
        sooner = np.where(later[:, None] < NEVER, later[:, None], first) + midnight
        until = midnight + min(float(later.min()), DAY)
        return _Comings(now, until, sooner.ravel(), float(sooner.min()))
