"""What a threshold means on a merchant's own history: about so many handoffs a day."""

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.signal.value import Signals

STEPS: Final = 200  # thresholds are told apart to a half percent
ROUNDING: Final = 1e-6  # 0.29 * 200 is 57.99999; 0.57 * 200 is 114.00001
LONGEST: Final = 5  # messages in a row

SCORES: Final[Mapping[str, Callable[[Signals], float]]] = {
    "frustration": lambda signals: signals.frustration,
    "level": lambda signals: signals.level,
    "churn": lambda signals: signals.churn,
    "out_of_scope": lambda signals: signals.out_of_scope,
    "human_needed": lambda signals: signals.human_needed,
}


class Thresholds:
    """How high each score went in each conversation; a fixed amount of memory."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, int], NDArray[np.int64]] = {}
        self._conversations = 0

    def add(self, signals: Sequence[Signals]) -> None:
        """Count one conversation by the signals of the customer's messages, in order."""
        self._conversations += 1
        for name, score in SCORES.items():
            scores = [min(max(score(one), 0.0), 1.0) for one in signals]
            longest = LONGEST if name == "frustration" else 1
            for run in range(1, min(longest, len(scores)) + 1):
                peak = max(min(scores[at : at + run]) for at in range(len(scores) - run + 1))
                counts = self._counts.setdefault((name, run), np.zeros(STEPS + 1, np.int64))
                counts[math.ceil(peak * STEPS - ROUNDING)] += 1  # above every step below this

    def handoffs_a_day(
        self, condition: str, *, above: float, days: float, messages: int = 1
    ) -> float:
        """About how many conversations a day go above the score.

        Args:
            condition: one of `SCORES`.
            above: the threshold, 0 to 1.
            days: how long the history is; above 0.
            messages: so many in a row, at most `LONGEST`; only for frustration.
        """
        counts = self._counts.get((condition, messages))
        if counts is None:
            return 0.0
        step = int(min(max(above, 0.0), 1.0) * STEPS + ROUNDING)
        return float(counts[step + 1 :].sum() / days)

    def threshold_for(
        self, condition: str, *, handoffs_a_day: float, days: float, messages: int = 1
    ) -> float:
        """The lowest threshold that brings no more than about so many handoffs a day."""
        counts = self._counts.get((condition, messages))
        if counts is None:
            return 0.0
        above = np.append(np.cumsum(counts[::-1])[::-1][1:], 0)  # conversations above each step
        return float(np.argmax(above <= handoffs_a_day * days)) / STEPS

    def curves(self) -> dict[str, tuple[int, ...]]:
        """Conversations above each hundredth from 0 to 1, by condition and messages in a row.

        The keys read `frustration/2`: above the score two messages in a row.
        """
        found = {}
        for (name, run), counts in sorted(self._counts.items()):
            above = np.append(np.cumsum(counts[::-1])[::-1][1:], 0)
            found[f"{name}/{run}"] = tuple(int(n) for n in above[:: STEPS // 100])
        return found

    @property
    def conversations(self) -> int:
        """How many were counted."""
        return self._conversations
