"""What the history of a line teaches: handle times, patience, gaps, arrivals, who comes when."""

from bisect import bisect_right
from collections import defaultdict, deque
from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.desk import Talk
from batonpass.domain.wait.handling import Handling, Slowdown
from batonpass.domain.wait.hazard import Hazard
from batonpass.domain.wait.roster import Roster
from batonpass.domain.wait.value import Handling as Prior

Array = NDArray[np.float64]

FIRST_GUESS: Final = Prior(recent_seconds=300.0, usual_seconds=300.0, spread=1.0)
FIRST_WEIGHT: Final = 3.0  # conversations the merchant's word counts for
SAME_MOMENT: Final = 0.5  # seconds
WRAPPING: Final = 45.0  # seconds after a talk during which a gap is taken for its wrap-up
LARGEST_BOOST: Final = 3600.0
RECENT: Final = 3600.0  # seconds over which arrivals are counted
LEAST_COUNTED: Final = 300.0  # seconds; over fewer a rate is chance
CAME_KEPT: Final = 30  # arrivals of a kind
PATIENCE_SECONDS: Final = 900.0
PATIENCE_LENT: Final = 4.0  # how long people stay depends little on how long they have
WRAP_SECONDS: Final = 4.0
PICK_UP_SECONDS: Final = 1.5
FIRST_GAPS: Final = (1.0, 3.0, 5.0, 9.0, 20.0)  # seconds to an accept, before any was seen
GAPS_KEPT: Final = 200
WAITS_KEPT: Final = 10
PACE_WEIGHT: Final = 25.0  # an agent's own pace counts half after so many conversations
PACE_FLOOR: Final = 0.4
PACE_MEMORY: Final = 400.0  # conversations of an agent
OWN_AFTER: Final = 12  # conversations after which a queue stands on its own


class Learnt:
    """Everything learnt from one merchant's line; small queues lean on all queues together."""

    def __init__(self, prior: Prior | None = None) -> None:
        guess = prior or FIRST_GUESS
        self._guess = guess
        self.all = Handling(
            mean_seconds=guess.usual_seconds, weight=FIRST_WEIGHT, spread=guess.spread
        )
        self._queues: dict[str, Handling] = {}
        self.slowdown = Slowdown()
        self.patience: dict[str, Hazard] = {}
        self._patience_all = Hazard(mean_seconds=PATIENCE_SECONDS, lent=PATIENCE_LENT)
        self._waits: dict[str, deque[float]] = {}
        self.wrap = Hazard(mean_seconds=WRAP_SECONDS, weight=2.0)
        self.pick_up = Hazard(mean_seconds=PICK_UP_SECONDS, weight=2.0)
        self._gaps = deque(FIRST_GAPS, maxlen=GAPS_KEPT)
        self.roster = Roster()
        self._arrivals: dict[tuple[str, float, float], deque[float]] = {}
        self._lately: deque[float] = deque()  # arrivals of any kind
        self._pace: dict[str, tuple[float, float]] = {}  # agent: sum of (own over usual - 1), count
        self._pace_of_all = (0.0, 0.0)  # the same over all agents
        self._handled: dict[str, defaultdict[str, int]] = {}

    def handling(self, queue: str) -> Handling:
        """Conversation lengths to go by for a queue: its own, or everybody's while it has few."""
        own = self._queues.get(queue)
        return own if own is not None and own.count >= OWN_AFTER else self.all

    def hazard(self, queue: str) -> Hazard:
        """Patience of a queue's customers."""
        return self.patience.get(queue, self._patience_all)

    def pace(self, agent: str) -> float:
        """How long this agent's conversations last compared with the rest, pulled towards 1."""
        total, count = self._pace.get(agent, (0.0, 0.0))
        own = total - count * self._pace_of_all[0] / max(self._pace_of_all[1], 1.0)
        return max(PACE_FLOOR, 1.0 + own / (count + PACE_WEIGHT))

    def joined(self, now: float, queue: str, level: float, boost: float) -> None:
        """Somebody came; kept as a rate by queue and right of way."""
        if boost > LARGEST_BOOST:
            return  # somebody who got an old place back is no newcomer
        key = (queue, level, round(boost / 10.0) * 10.0)
        self._arrivals.setdefault(key, deque(maxlen=CAME_KEPT)).append(now)
        self._lately.append(now)
        while self._lately[0] < now - RECENT:
            self._lately.popleft()

    def rates(self, now: float) -> dict[tuple[str, float, float], float]:
        """Newcomers a second, lately, by queue, level and head start.

        Counted since anybody came, not since the first of a kind did: few who came just now would
        be many a second.
        """
        since = max(now - RECENT, self._lately[0]) if self._lately else now
        found = {}
        for kind, times in self._arrivals.items():
            old = bisect_right(times, now - RECENT)
            if old < len(times):
                is_cut = old == 0 and len(times) == CAME_KEPT
                counted = now - (times[0] if is_cut else since)
                found[kind] = (len(times) - old) / max(counted, LEAST_COUNTED)
        return found

    def stay(self, queue: str, starts: Array, stops: Array) -> None:
        """Those who wait in a queue have stayed from these ages to those, and still do."""
        self._patience(queue).go_on(starts, stops)
        self._patience_all.go_on(starts, stops)

    def served(self, queue: str, waited: float, *, known: float) -> None:
        """A wait ended by an answer: how long patience would have lasted is not known.

        Args:
            queue: where they waited.
            waited: seconds.
            known: of them, how many `stay` was told of.
        """
        self._waits.setdefault(queue, deque(maxlen=WAITS_KEPT)).append(waited)
        self._patience(queue).add(known, waited, events=0.0)
        self._patience_all.add(known, waited, events=0.0)

    def latest_wait(self, queue: str) -> float | None:
        """The mean of the last waits of a queue, in seconds; None before the first."""
        waits = self._waits.get(queue)
        return sum(waits) / len(waits) if waits else None

    def left(self, queue: str, waited: float, *, known: float) -> None:
        """A wait ended by giving up; arguments as of `served`."""
        self._patience(queue).add(known, waited, events=1.0)
        self._patience_all.add(known, waited, events=1.0)

    def _patience(self, queue: str) -> Hazard:
        if queue not in self.patience:
            self.patience[queue] = Hazard(mean_seconds=PATIENCE_SECONDS, lent=PATIENCE_LENT)
        return self.patience[queue]

    def faced(self, since: float, pressed_at: float, now: float, *, taken: float) -> None:
        """A unit free since `since` faced a customer from `pressed_at` on, and took one or not."""
        if pressed_at <= since + WRAPPING:
            self.wrap.add(max(0.0, pressed_at - since), now - since, events=taken)
        else:
            self.pick_up.add(0.0, now - pressed_at, events=taken)

    def accepted(self, seconds: float) -> None:
        """Somebody was accepted so long after they and a unit for them were there."""
        self._gaps.append(seconds)

    def gap(self, p: float) -> float:
        """Seconds from a customer and a unit being there to the accept: the share `p` is shorter.

        Every queue and agent together: how people answer differs less than how often they do.
        """
        return float(np.quantile(self._gaps, p))

    def handled(self, agent: str, queue: str) -> None:
        """An agent took one of this queue."""
        self._handled.setdefault(agent, defaultdict(int))[queue] += 1

    def go_on(self, talks: list[tuple[str, Talk]]) -> None:
        """Conversations, each with its agent, that have not ended."""
        done: defaultdict[str, dict[str, float]] = defaultdict(dict)  # by queue and customer
        for agent, talk in talks:
            done[talk.queue][talk.cust] = self.slowdown.work(talk.spent) / self.pace(agent)
        for queue, works in done.items():
            for known in (self.all, self._own(queue)):
                known.go_on(works)

    def _own(self, queue: str) -> Handling:
        if queue not in self._queues:
            self._queues[queue] = Handling(
                mean_seconds=self.all.mean, weight=FIRST_WEIGHT, spread=self._guess.spread
            )
        return self._queues[queue]

    def ended(self, agent: str, talk: Talk, load: int) -> None:
        """A conversation of this agent ended, who held so many then."""
        spent, queue = talk.spent, talk.queue
        self.roster.ended()
        changed = self.slowdown.add(spent, load)
        if changed != 1.0:
            for known in (self.all, *self._queues.values()):
                known.rescale(changed)
        work = self.slowdown.work(spent)
        usual = self.handling(queue).mean
        pace = self.pace(agent)
        total, count = self._pace.get(agent, (0.0, 0.0))
        ratio = max(-2.0, min(2.0, work / max(usual, 1e-9) - 1.0))
        keep = 1.0 - 1.0 / PACE_MEMORY
        self._pace[agent] = (total * keep + ratio, count * keep + 1.0)
        total, count = self._pace_of_all
        keep = 1.0 - 1.0 / (PACE_MEMORY * max(len(self._pace), 1))
        self._pace_of_all = (total * keep + ratio, count * keep + 1.0)
        for known in (self._own(queue), self.all):
            known.add(work / pace, talk.cust)
