"""Every simulated line in one table, warm and cold, against an oracle that knows its law.

    uv run --no-sync python bench/wait_table.py [--only fifo,shifts] [--seeds 1,2,3]
                                                [--modes warm,cold] [--oracle 500]

The oracle is asked a sample of the same questions; `ratio` compares the mean of both pinball losses
on that sample. One crowd at closing time decides a run, whoever answers: `expected` is the same
ratio, and how often our p90 and p50 hold, over all futures the oracle sees, not the one that came
true. `tenth` is the worst tenth of time; on the sample it is ours and the oracle's.
"""

import argparse
import os
from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.event import Assigned, GhostServed
from batonpass.domain.wait.examine import Examiner, Report
from batonpass.domain.wait.model import pinball
from batonpass.domain.wait.shift import Outcome, Plan, play
from batonpass.domain.wait.value import Answer, Estimate
from wait_figures import Timed
from wait_oracle import Law, futures
from wait_scenarios import SCENARIOS

Array = NDArray[np.float64]

CUSTOMERS: Final = {"warm": 3000, "cold": 600}  # so many of the scenario are lived
HEAD: Final = (
    "scenario",
    "mode",
    "seed",
    "n",
    "p90 [95 %]",
    "told",
    "p50",
    "tenth",
    "third",
    "pinball",
    "oracle p90/p50",
    "ratio",
    "expected p90/p50",
    "tenths",
    "refused/needless",
    "ms median/p99",
)
FORM: Final = (
    "{:<12}{:<5}{:>4}{:>6}  {:<20}{:>6}{:>6}{:>6}{:>6}{:>8}  {:<14}{:>6}  {:<18}{:<11}{:<17}{:<9}"
)


class Judged(NamedTuple):
    """A question the oracle was asked too."""

    cust: str
    now: float
    ours: tuple[float, float]  # p50 and p90
    best: tuple[float, float]
    futures: Array  # the wait on each path of the oracle


class Compared(NamedTuple):
    """The oracle's figures on its sample, and ours beside them, as they are printed."""

    held: str = "-"
    ratio: str = "-"
    expected: str = "-"
    tenths: str = "-"


class Beside(Timed):
    """The model, an oracle beside it on every so-manieth question."""

    def __init__(self, plan: Plan, law: Law, *, seed: int, every: int, after: float) -> None:
        super().__init__(random=np.random.default_rng(seed), ghosts=True)
        self.plan, self.law, self.every, self.after = plan, law, every, after
        self.random = np.random.default_rng(seed + 1000)
        self.both: list[Judged] = []
        self.count = 0

    def predict(self, cust: str, *, now: float) -> Answer:
        """The answer; what the oracle says is noted."""
        answer = super().predict(cust, now=now)
        self.count += now >= self.after
        if isinstance(answer, Estimate) and now >= self.after and self.count % self.every == 0:
            me = self.line.waiting[cust]
            known = futures(self.plan, self.law, self.line, me, now, self.random)
            best = (float(np.quantile(known, 0.5)), float(np.quantile(known, 0.9)))
            said = (answer.p50_seconds, answer.p90_seconds)
            self.both.append(Judged(cust, now, said, best, known))
        return answer


def lived(plan: Plan, most: int) -> Plan:
    """The first so many customers, and who works while they come and until a day later."""
    arrivals = plan.arrivals[:most]
    end = arrivals[-1].at + 86_400.0
    return Plan(
        arrivals=arrivals,
        stints=tuple(s for s in plan.stints if s.start < end),
        slowdown=plan.slowdown,
    )


def judge(
    make: Callable[[np.random.Generator], tuple[Plan, Law]],
    *,
    seed: int,
    training: float,
    most: int,
    asked: int,
) -> tuple[Report, Beside, Outcome]:
    """One scenario, one seed."""
    whole, law = make(np.random.default_rng(seed))
    plan = lived(whole, most)
    outcome = play(plan)
    after = plan.arrivals[-1].at * training
    every = max(1, int(2.0 * most * (1.0 - training)) // max(asked, 1))
    model = Beside(plan, law, seed=1, every=every, after=after)
    examiner = Examiner(model, after=after)
    examiner.take(outcome.events)
    return examiner.report(), model, outcome


def beside(model: Beside, outcome: Outcome) -> Compared:
    """How often the oracle's answers held, and our loss over its."""
    over = {e.cust: e.t for e in outcome.events if isinstance(e, Assigned | GhostServed)}
    both = [one for one in model.both if one.cust in over]
    if not both:
        return Compared()
    truths = [over[one.cust] - one.now for one in both]
    pairs = list(zip(both, truths, strict=True))
    ours = np.array([y <= one.ours[1] for one, y in pairs])
    held = np.array([(y <= one.best[1], y <= one.best[0]) for one, y in pairs])
    share = held.mean(axis=0)
    ratio = sum(_loss(o.ours, y) for o, y in pairs) / sum(_loss(o.best, y) for o, y in pairs)
    lost = sum(_loss(one.ours, y) for one in both for y in one.futures.tolist())
    least = sum(_loss(one.best, y) for one in both for y in one.futures.tolist())
    holds = np.mean([[np.mean(o.futures <= o.ours[k]) for k in (1, 0)] for o in both], axis=0)
    return Compared(
        held=f"{share[0]:.2f}/{share[1]:.2f} n={len(both)}",
        ratio=f"{ratio:.3f}",
        expected=f"{lost / least:.3f} {holds[0]:.3f}/{holds[1]:.3f}",
        tenths=f"{_worst_tenth(ours):.2f}/{_worst_tenth(held[:, 0]):.2f}",
    )


def _worst_tenth(held: NDArray[np.bool_]) -> float:
    return min(float(part.mean()) for part in np.array_split(held, 10) if len(part))


def _loss(said: tuple[float, float], truth: float) -> float:
    return pinball(0.5, said[0], truth) + pinball(0.9, said[1], truth)


def main() -> None:
    """Print the table, a row as soon as it is known."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--only", default=",".join(SCENARIOS), help="names, comma separated")
    ask.add_argument("--seeds", default="1,2,3", help="comma separated")
    ask.add_argument("--modes", default="warm,cold", help="warm, cold or both")
    ask.add_argument("--oracle", type=int, default=500, help="questions the oracle is asked")
    chosen = ask.parse_args()
    print(f"inputs: {vars(chosen)} customers: {CUSTOMERS} load: {os.getloadavg()[0]:.1f}")
    print(FORM.format(*HEAD), flush=True)
    for name in chosen.only.split(","):
        make, share = SCENARIOS[name]
        for mode in chosen.modes.split(","):
            for seed in map(int, chosen.seeds.split(",")):
                report, model, outcome = judge(
                    make,
                    seed=seed,
                    training=share if mode == "warm" else 0.0,
                    most=CUSTOMERS[mode],
                    asked=chosen.oracle,
                )
                other = beside(model, outcome)
                p90 = report.within_p90
                took = 1e3 * np.quantile(model.took, (0.5, 0.99))
                row = (
                    name,
                    mode,
                    seed,
                    report.questions,
                    f"{p90.share:.3f} [{p90.low:.3f} {p90.high:.3f}]",
                    f"{report.within_told.share:.3f}",
                    f"{report.within_p50.share:.3f}",
                    f"{report.worst_tenth_of_time:.2f}",
                    f"{min(report.thirds_by_length):.2f}",
                    f"{report.pinball:.1f}",
                    other.held,
                    other.ratio,
                    other.expected,
                    other.tenths,
                    f"{report.refused}/{report.needless}",
                    f"{took[0]:.1f}/{took[1]:.1f}",
                )
                print(FORM.format(*row), flush=True)


if __name__ == "__main__":
    main()
