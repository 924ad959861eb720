"""How good the answers were on a log: coverage, loss, bias, and what others would have said."""

import heapq
import math
from collections.abc import Callable, Iterable
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.event import Abandoned, Assigned, Event, GhostServed, Joined
from batonpass.domain.wait.ladder import round_up_minutes
from batonpass.domain.wait.ledger import Share, interval
from batonpass.domain.wait.model import WaitModel, pinball
from batonpass.domain.wait.peers import NAMES, Peers
from batonpass.domain.wait.value import Estimate

Array = NDArray[np.float64]

ASKED_AFTER: Final = (0.0, 60.0, 240.0)  # seconds after joining
LEAST_STAYING: Final = 0.05
TENTHS, THIRDS = 10, 3


class Peer(msgspec.Struct, frozen=True, kw_only=True):
    """One other system on the same questions."""

    mean_absolute_error: float
    ours_on_the_same: float
    share_within: float  # of customers who waited no longer than it said
    n: int


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Figures of one log, all in seconds."""

    questions: int
    refused: int
    needless: int  # refused though somebody who could take it was online
    mean_wait: float
    within_p90: Share
    within_p50: Share
    within_told: Share
    worst_tenth_of_time: float  # of within_p90
    thirds_by_length: tuple[float, ...]  # of within_p90, short answers first
    pinball_p50: float
    pinball_p90: float
    pinball: float  # mean of the two
    mean_absolute_error: float  # of p50
    bias: float  # mean of p50 - truth
    peers: dict[str, Peer]


class _Question(msgspec.Struct):
    at: float
    joined: float
    p50: float
    p90: float
    peers: dict[str, float]
    truth: float | None = None
    stayed: float = 0.0


class Examiner:
    """Runs a log through a model as a merchant's customers would have asked."""

    def __init__(
        self, model: WaitModel, *, after: float = -math.inf, peers: Peers | None = None
    ) -> None:
        """Judge answers given at `after` and later; earlier ones are training.

        Args:
            model: asked and taught as it goes.
            after: seconds on the log's clock.
            peers: the formulas to ask the same questions; None: nobody else is asked.
        """
        self._model = model
        self._after = after
        self._peers = peers
        self._open: dict[str, list[_Question]] = {}
        self._done: list[_Question] = []
        self._stays: list[tuple[float, float]] = []  # how long, whether patience ended it
        self._due: list[tuple[float, str]] = []
        self._joined: dict[str, float] = {}
        self._ghosts: dict[str, float] = {}
        self.questions = self.refused = self.needless = 0

    def take(
        self, events: Iterable[Event], *, progress: Callable[[int], None] | None = None
    ) -> None:
        """Every event in order, asking where customers would."""
        for count, event in enumerate(events):
            self._ask_due(event.t)
            self._settle(event)
            self._model.apply(event)
            if self._peers is not None:
                self._peers.apply(event)
            if isinstance(event, Joined):
                self._joined[event.cust] = event.t
                for after in ASKED_AFTER:
                    # A moment later than the joining: who is answered at once never asks.
                    heapq.heappush(self._due, (event.t + max(after, 1e-6), event.cust))
            if progress is not None:
                progress(count)

    def _ask_due(self, now: float) -> None:
        while self._due and self._due[0][0] < now:
            at, cust = heapq.heappop(self._due)
            me = self._model.line.waiting.get(cust)
            if me is None:
                continue
            answer = self._model.predict(cust, now=at)
            judged = at >= self._after
            self.questions += judged
            if not isinstance(answer, Estimate):
                self.refused += judged
                here = any(
                    d.online and d.capacity > 0 and d.serves(me.queue)
                    for d in self._model.line.desks.values()
                )
                self.needless += judged and here
                continue
            if judged:
                told = self._peers.told(self._model.line, me, at) if self._peers is not None else {}
                question = _Question(at, me.joined_at, answer.p50_seconds, answer.p90_seconds, told)
                self._open.setdefault(cust, []).append(question)

    def _settle(self, event: Event) -> None:
        match event:
            case Assigned():
                self._over(event.cust, event.t)
                joined = self._joined.pop(event.cust, None)
                if joined is not None and event.t > joined:
                    self._stays.append((event.t - joined, 0.0))
            case Abandoned():
                joined = self._joined.pop(event.cust, event.t)
                self._stays.append((event.t - joined, 1.0))
            case GhostServed():
                self._over(event.cust, event.t)
                self._ghosts[event.cust] = event.t
            case _:
                pass

    def _over(self, cust: str, now: float) -> None:
        for question in self._open.pop(cust, []):
            question.truth = now - question.at
            question.stayed = now - question.joined
            self._done.append(question)

    def report(self) -> Report:
        """The figures so far. Without ghosts, answered customers stand for those who gave up."""
        asked = sorted(self._done, key=lambda q: q.at)
        if not asked:
            raise ValueError("no judged question has an answer in this log")
        truth = np.array([q.truth for q in asked], dtype=np.float64)
        p50, p90 = np.array([q.p50 for q in asked]), np.array([q.p90 for q in asked])
        weight = np.ones(len(asked)) if self._ghosts else self._weights(asked)
        told = np.array([60.0 * round_up_minutes(q.p90) for q in asked])

        def mean(values: Array) -> float:
            return float((values * weight).sum() / weight.sum())

        def within(said: Array) -> Share:
            return interval((truth <= said).astype(float).tolist(), weight.tolist())

        def parts(order: NDArray[np.intp], count: int) -> list[float]:
            held = (truth <= p90).astype(float) * weight
            cut = np.array_split(order, count)
            return [float(held[c].sum() / weight[c].sum()) for c in cut if len(c)]

        lost50 = np.array([pinball(0.5, s, y) for s, y in zip(p50, truth, strict=True)])
        lost90 = np.array([pinball(0.9, s, y) for s, y in zip(p90, truth, strict=True)])
        return Report(
            questions=self.questions,
            refused=self.refused,
            needless=self.needless,
            mean_wait=mean(truth),
            within_p90=within(p90),
            within_p50=within(p50),
            within_told=within(told),
            worst_tenth_of_time=min(parts(np.arange(len(asked)), TENTHS)),
            thirds_by_length=tuple(parts(np.argsort(p90, kind="stable"), THIRDS)),
            pinball_p50=mean(lost50),
            pinball_p90=mean(lost90),
            pinball=0.5 * (mean(lost50) + mean(lost90)),
            mean_absolute_error=mean(np.abs(truth - p50)),
            bias=mean(p50 - truth),
            peers=self._compare(asked, truth, p50, weight),
        )

    def _weights(self, asked: list[_Question]) -> Array:
        """One over the chance of staying so long, by Kaplan and Meier, given being there."""
        stays = sorted(self._stays)
        at_risk = np.arange(len(stays), 0, -1)
        left = np.array([event for _, event in stays])
        curve = np.concatenate(([1.0], np.cumprod(1.0 - left / at_risk)))
        ages = np.array([0.0, *[stay for stay, _ in stays]])

        def staying(age: Array) -> Array:
            return np.asarray(
                curve[np.searchsorted(ages, age, side="left").clip(0, len(curve) - 1)]
            )

        whole = staying(np.array([q.stayed for q in asked]))
        before = staying(np.array([q.at - q.joined for q in asked]))
        return np.asarray(1.0 / np.maximum(whole / np.maximum(before, 1e-9), LEAST_STAYING))

    @staticmethod
    def _compare(
        asked: list[_Question], truth: Array, p50: Array, weight: Array
    ) -> dict[str, Peer]:
        found = {}
        for name in NAMES:
            which = np.array([name in q.peers for q in asked])
            if not which.any():
                continue
            said = np.array([q.peers[name] for q in asked if name in q.peers])
            w, y, ours = weight[which], truth[which], p50[which]
            found[name] = Peer(
                mean_absolute_error=float((np.abs(y - said) * w).sum() / w.sum()),
                ours_on_the_same=float((np.abs(y - ours) * w).sum() / w.sum()),
                share_within=float(((y <= said) * w).sum() / w.sum()),
                n=int(which.sum()),
            )
        return found
