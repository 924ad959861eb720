"""The wait model: learns a merchant's line from its events and answers how long is left."""

from collections import deque
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.chance import Chance
from batonpass.domain.wait.cold import MOST_SECONDS
from batonpass.domain.wait.desk import ANYBODY, Waiter
from batonpass.domain.wait.event import Abandoned, Assigned, Event, GhostServed
from batonpass.domain.wait.future import remaining
from batonpass.domain.wait.learnt import Learnt
from batonpass.domain.wait.level import LEVELS, Levels, at_scores, score
from batonpass.domain.wait.line import Line
from batonpass.domain.wait.mixture import Mixture
from batonpass.domain.wait.residual import Residual
from batonpass.domain.wait.value import Answer, Estimate, Handling, Refused, Why

Array = NDArray[np.float64]

TRUST: Final = (0.0, 0.5, 1.0)  # experts: how much of the learnt correction each takes
LARGEST_CORRECTION: Final = 2.5  # beyond, it is not the simulation that is corrected
SHORT: Final = 90.0  # seconds: a short answer may be corrected by so much
LEAST_STAYING: Final = 0.1  # a weight of more than ten for one label is not believed
OVERLAP_MEMORY: Final = 200.0  # answers
SHARED: Final = 3.0  # so many open answers at once still teach as if alone
MOST_PENDING: Final = 20_000
OVERNIGHT: Final = 5400.0  # an answer so long asks whether the day will do, not how fast it goes
NINE_IN_TEN: Final = 1.2816  # as a standard score


@dataclass(slots=True)
class _Asked:
    """An answer whose truth is not known yet."""

    at: float
    queue: str
    waited: float
    sample: Array
    features: Array
    group: int | None  # None: told as it was simulated, and no lesson for other answers
    raw: tuple[float, float]  # p50 and p90 as simulated
    said: tuple[float, float]
    experts: list[list[float]]
    beside: int = 0  # answers open when it was given, itself included: they share one fate


class WaitModel:
    """Everything known about one merchant's line, and the answers drawn from it.

    Feed it the log with `apply`, ask with `predict`; both in order of time. After a restart the
    state is what the same events give again.
    """

    def __init__(
        self,
        *,
        random: np.random.Generator,
        prior: Handling | None = None,
        ghosts: bool = False,
    ) -> None:
        """Start knowing nothing.

        Args:
            random: what the simulated futures are drawn with; equal seeds answer equally.
            prior: the merchant's own expectation of handle time; None: five minutes, in doubt.
            ghosts: whether the log says when those who gave up would have been answered.
        """
        self.learnt = Learnt(prior)
        self.line = Line(self.learnt)
        self._ghosts = ghosts
        self._chance = Chance(random)
        self._levels = Levels()
        self._residual = Residual()
        self._mixtures = tuple(Mixture((0.5, 0.3, 0.2)) for _ in LEVELS)
        self._asked: dict[str, list[_Asked]] = {}
        self._order: deque[str] = deque()
        self._open = 0  # answers whose truth is not known yet
        self._overlap = 1.0  # how many usually are: they share one fate

    def apply(self, event: Event) -> None:
        """Learn from one event and move the line on by it."""
        match event:
            case Assigned(cust=cust):
                weighted = not self._ghosts
                self._learn(cust, max(event.t, self.line.now), weighted=weighted)
            case GhostServed(cust=cust):
                self._ghosts = True
                self._learn(cust, max(event.t, self.line.now), weighted=False)
            case Abandoned(cust=cust) if not self._ghosts:
                self._forget(cust)
            case _:
                pass
        self.line.apply(event)

    def predict(self, cust: str, *, now: float) -> Answer:
        """The remaining wait of a customer in the line, counted from `now`."""
        me = self.line.waiting.get(cust)
        if me is None:
            return Refused(Why.TOO_LITTLE_KNOWN)
        asked = self._ask(me, now)
        if isinstance(asked, Refused):
            return asked
        me.asked = True
        self._levels.place(asked.raw[1])
        self._keep(cust, asked)
        return _told(asked)

    def peek(self, me: Waiter, *, now: float) -> Answer:
        """What somebody at this place would be told; nothing is kept, nothing is learnt from it.

        Args:
            me: in the line already, or somebody who might come.
            now: when they ask.
        """
        asked = self._ask(self.line.waiting.get(me.cust, me), now)
        return asked if isinstance(asked, Refused) else _told(asked)

    @property
    def seen(self) -> int:
        """How many conversations have ended before its eyes."""
        return self.learnt.all.count

    def _ask(self, me: Waiter, now: float) -> _Asked | Refused:
        now = max(now, self.line.now)
        if not self._somebody(me):
            return Refused(self._why(me, now))
        sample = np.minimum(remaining(self.line, me, now, self._chance), MOST_SECONDS)
        return self._answer(me, now, sample)

    def _somebody(self, me: Waiter) -> bool:
        return any(
            d.online and d.agent != ANYBODY and d.capacity > 0 and d.may_take(me)
            for d in self.line.desks.values()
        )

    def _why(self, me: Waiter, now: float) -> Why:
        """Nobody is there: because the shift is over, or for no reason that is known."""
        planned = [d.until for d in self.line.desks.values() if d.serves(me.queue) and d.until]
        return Why.TEAM_ENDED if planned and max(planned) <= now else Why.NOBODY_ONLINE

    def _answer(self, me: Waiter, now: float, sample: Array) -> _Asked:
        """The simulated future, corrected by what was learnt and by what was missed lately."""
        idle = busy = 0
        for desk in self.line.desks.values():
            if desk.online and desk.agent != ANYBODY and desk.serves(me.queue):
                idle += bool(desk.freed)
                busy += bool(desk.talks)
        raw50, raw90 = raw = at_scores(sample, (0.0, NINE_IN_TEN))
        features = self._residual.features(
            now=now,
            queue=me.queue,
            ahead=self.line.ahead(me),
            waited=now - me.joined_at,
            lead=me.joined_at - me.order[1],
            idle=idle,
            busy=busy,
            oldest=max(self.line.oldest(me.queue, now), now - me.joined_at),
            latest=self.learnt.latest_wait(me.queue),
            sample=sample,
            p50=raw50,
            p90=raw90,
        )
        shift, width = self._residual.shift(features), self._residual.width
        group = self._levels.group(raw90) if raw90 <= OVERNIGHT else None
        if group is None:
            experts = [[bound] * len(TRUST) for bound in raw]
            said = raw
        else:
            experts = self._experts(sample, raw, group, shift, width)
            said = [
                sum(w * v for w, v in zip(mixture.weights, values, strict=True))
                for mixture, values in zip(self._mixtures, experts, strict=True)
            ]
        p50 = max(said[0], 0.0)
        p90 = min(max(said[1], p50), MOST_SECONDS)
        return _Asked(
            at=now,
            queue=me.queue,
            waited=now - me.joined_at,
            sample=sample,
            features=features,
            group=group,
            raw=(raw50, raw90),
            said=(p50, p90),
            experts=experts,
        )

    def _experts(
        self, sample: Array, raw: list[float], group: int, shift: float, width: float
    ) -> list[list[float]]:
        """For each level, what each expert would say: bounded, whatever it believes."""
        scores = [
            t * shift + where * (1.0 + t * (width - 1.0))
            for where in (self._levels.where(level, group) for level in range(len(LEVELS)))
            for t in TRUST
        ]
        values = at_scores(sample, scores)
        count = len(TRUST)
        return [
            [
                min(
                    max(value, bound / LARGEST_CORRECTION - SHORT),
                    bound * LARGEST_CORRECTION + SHORT,
                )
                for value in values[level * count : (level + 1) * count]
            ]
            for level, bound in enumerate(raw)
        ]

    def _keep(self, cust: str, asked: _Asked) -> None:
        self._open += 1
        asked.beside = self._open
        self._overlap += (self._open - self._overlap) / OVERLAP_MEMORY
        if cust not in self._asked:
            self._order.append(cust)
        self._asked.setdefault(cust, []).append(asked)
        while len(self._order) > MOST_PENDING:
            self._forget(self._order.popleft())

    def _forget(self, cust: str) -> list[_Asked]:
        asked = self._asked.pop(cust, [])
        self._open -= len(asked)
        return asked

    def _learn(self, cust: str, now: float, *, weighted: bool) -> None:
        """The truth about everything this customer was answered."""
        for asked in self._forget(cust):
            if asked.group is None:
                continue
            truth = now - asked.at
            weight = 1.0 / max(1.0, self._overlap / SHARED, asked.beside / SHARED)
            if weighted:
                hazard = self.learnt.hazard(asked.queue)
                stayed = hazard.staying(asked.waited + truth) / hazard.staying(asked.waited)
                weight /= max(stayed, LEAST_STAYING)
            self._residual.add(
                asked.features,
                score(asked.sample, truth),
                now=now,
                queue=asked.queue,
                weight=weight,
            )
            for level, tau in enumerate(LEVELS):
                held = float(truth <= asked.said[level])
                self._levels.add(level, asked.group, held=held, weight=weight)
                losses = [pinball(tau, v, truth) for v in asked.experts[level]]
                self._mixtures[level].add(losses, weight=weight)


def _told(asked: _Asked) -> Estimate:
    p50, p90 = asked.said
    return Estimate(p50_seconds=p50, p90_seconds=p90, model="warm")


def pinball(level: float, said: float, truth: float) -> float:
    """What an answer for this level costs: too short costs `level` a second, too long the rest."""
    return level * (truth - said) if truth > said else (1.0 - level) * (said - truth)
