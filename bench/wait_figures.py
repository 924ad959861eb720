"""The figures every bench of the wait model prints, and how they are taken."""

import time
from collections.abc import Sequence

import msgspec
import numpy as np

from batonpass.domain.wait.event import Event
from batonpass.domain.wait.examine import Examiner, Report
from batonpass.domain.wait.model import WaitModel
from batonpass.domain.wait.peers import Peers
from batonpass.domain.wait.value import Answer


class Timed(WaitModel):
    """The model with a stopwatch on its answers, in CPU time of this thread."""

    def __init__(self, *, random: np.random.Generator, ghosts: bool) -> None:
        super().__init__(random=random, ghosts=ghosts)
        self.took: list[float] = []

    def predict(self, cust: str, *, now: float) -> Answer:
        """The answer, timed."""
        start = time.thread_time()
        answer = super().predict(cust, now=now)
        self.took.append(time.thread_time() - start)
        return answer


def figures(
    events: Sequence[Event], *, after: float, seed: int, ghosts: bool
) -> tuple[Report, list[float]]:
    """The report on a log, and how long each answer took."""
    model = Timed(random=np.random.default_rng(seed), ghosts=ghosts)
    examiner = Examiner(model, after=after, peers=Peers())
    examiner.take(events)
    return examiner.report(), model.took


def show(inputs: dict[str, object], found: tuple[Report, list[float]]) -> None:
    """One JSON line: inputs, figures, milliseconds an answer."""
    report, took = found
    best = min(report.peers.values(), key=lambda p: p.mean_absolute_error, default=None)
    line = {
        "inputs": inputs,
        "report": msgspec.to_builtins(report),
        "error_below_best_formula": best
        and round(1.0 - best.ours_on_the_same / best.mean_absolute_error, 4),
        "milliseconds": {
            "median": round(1e3 * float(np.median(took)), 3),
            "p99": round(1e3 * float(np.quantile(took, 0.99)), 3),
        },
    }
    print(msgspec.json.encode(line).decode(), flush=True)
