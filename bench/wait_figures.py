"""The figures every bench of the wait model prints, and how they are taken."""

import os
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
    """The model with two stopwatches on its answers: CPU of this thread, and the clock on the wall.

    The wall is what a customer feels; on a busy machine it holds the turns of everybody else too.
    """

    def __init__(self, *, random: np.random.Generator, ghosts: bool) -> None:
        super().__init__(random=random, ghosts=ghosts)
        self.took: list[float] = []  # seconds of CPU
        self.passed: list[float] = []  # seconds on the wall

    def predict(self, cust: str, *, now: float) -> Answer:
        """The answer, timed."""
        wall, start = time.perf_counter(), time.thread_time()
        answer = super().predict(cust, now=now)
        self.took.append(time.thread_time() - start)
        self.passed.append(time.perf_counter() - wall)
        return answer


def figures(
    events: Sequence[Event], *, after: float, seed: int, ghosts: bool
) -> tuple[Report, Timed]:
    """The report on a log, and the model that was asked."""
    model = Timed(random=np.random.default_rng(seed), ghosts=ghosts)
    examiner = Examiner(model, after=after, peers=Peers())
    examiner.take(events)
    return examiner.report(), model


def show(inputs: dict[str, object], found: tuple[Report, Timed]) -> None:
    """One JSON line: inputs, figures, milliseconds an answer, load of the machine."""
    report, model = found
    best = min(report.peers.values(), key=lambda p: p.mean_absolute_error, default=None)
    line = {
        "inputs": inputs,
        "report": msgspec.to_builtins(report),
        "error_below_best_formula": best
        and round(1.0 - best.ours_on_the_same / best.mean_absolute_error, 4),
        "milliseconds": {"cpu": _spread(model.took), "wall": _spread(model.passed)},
        "load": round(os.getloadavg()[0], 1),
    }
    print(msgspec.json.encode(line).decode(), flush=True)


def _spread(seconds: list[float]) -> dict[str, float]:
    """How long answers take, in milliseconds."""
    taken = 1e3 * np.quantile(seconds, (0.5, 0.95, 0.99, 1.0))
    return dict(zip(("p50", "p95", "p99", "most"), taken.round(3).tolist(), strict=True))
