"""Which of several answers to trust, by how much each lost lately."""

import math
from typing import Final

MEMORY: Final = 1500.0  # labels
HASTE: Final = 12.0


class Mixture:
    """Weights of experts: exponential in their recent pinball loss relative to the best."""

    def __init__(self, start: tuple[float, ...]) -> None:
        self._start = tuple(math.log(share) for share in start)
        self._loss = [0.0] * len(start)
        self._size = 1e-9
        self._keep = 1.0 - 1.0 / MEMORY
        self.weights = self._weigh()  # shares of each expert, adding up to 1

    def _weigh(self) -> list[float]:
        best = min(self._loss)
        raw = [
            math.exp(max(-30.0, first - HASTE * (loss - best) / self._size))
            for first, loss in zip(self._start, self._loss, strict=True)
        ]
        whole = sum(raw)
        return [r / whole for r in raw]

    def add(self, losses: list[float], *, weight: float) -> None:
        """What each expert lost on one label."""
        mean = sum(losses) / len(losses)
        self._loss = [
            loss * self._keep + weight * new for loss, new in zip(self._loss, losses, strict=True)
        ]
        # The typical total over the root of the labels: differences count against their noise.
        self._size = self._size * self._keep + weight * mean * 0.02
        self.weights = self._weigh()
