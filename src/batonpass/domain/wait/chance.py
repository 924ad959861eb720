"""Chance, dealt out evenly: rows of stratified draws that a simulated future is made of."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.handling import GRID, probit
from batonpass.domain.wait.hazard import Hazard

Array = NDArray[np.float64]

PATHS: Final = GRID
POOL: Final = 1024  # rows of shuffled strata, used again and again


class Chance:
    """Rows of stratified uniforms: each row holds every stratum once, in its own random order.

    A Latin hypercube: sums over rows vary far less than with independent draws, and the answer
    does not flicker between two questions about the same moment.
    """

    def __init__(self, random: np.random.Generator) -> None:
        strata = np.tile(np.arange(PATHS, dtype=np.intp), (POOL, 1))
        self._strata = random.permuted(strata, axis=1)
        self._uniforms = (self._strata + 0.5) / PATHS
        self.sorted_exponentials = -np.log1p(-(np.arange(PATHS) + 0.5) / PATHS)
        self._exponentials = self.sorted_exponentials[self._strata]
        self._normals = np.array([probit((i + 0.5) / PATHS) for i in range(PATHS)])
        self._at = 0
        self.paths = PATHS

    def restart(self, paths: int = PATHS) -> None:
        """Begin at the first row, on so many paths: the same question gets the same answer."""
        self._at = 0
        self.paths = paths

    def _take(self, rows: int) -> slice:
        if self._at + rows > POOL:
            self._at = 0
        self._at += rows
        return slice(self._at - rows, self._at)

    def uniforms(self, rows: int) -> Array:
        """Uniforms between 0 and 1, shape (rows, PATHS)."""
        return np.asarray(self._uniforms[self._take(rows), : self.paths])

    def exponentials(self, rows: int) -> Array:
        """Exponentials of mean 1, shape (rows, PATHS)."""
        return np.asarray(self._exponentials[self._take(rows), : self.paths])

    def normals(self) -> Array:
        """Standard normals, shape (PATHS,)."""
        return np.asarray(self._normals[self._strata[self._take(1), : self.paths][0]])

    def strata(self, rows: int) -> NDArray[np.intp]:
        """Strata 0 .. PATHS - 1, shape (rows, PATHS)."""
        return self._strata[self._take(rows), : self.paths]

    def last(self, hazard: Hazard, rows: int) -> Array:
        """How long something new of this hazard lasts, shape (rows, PATHS)."""
        return hazard.draw(self.strata(rows), self.sorted_exponentials)
