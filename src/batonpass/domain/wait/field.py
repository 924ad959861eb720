"""The units of a team as those ahead take them one by one, on every path at once."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.chance import Array
from batonpass.domain.wait.desk import Waiter
from batonpass.domain.wait.roster import NEVER
from batonpass.domain.wait.unit import Units

Cells = NDArray[np.intp]  # of units on paths, numbered row by row


class Field:
    """The free time of every unit on every path."""

    def __init__(self, units: Units) -> None:
        self.paths = units.free.shape[1]
        self._free = units.free
        self._until = np.repeat(units.until, self.paths)  # of each cell, as the next two
        self._pace = np.repeat(units.pace, self.paths)
        self._after = None if units.after is None else units.after.ravel()
        self._at = np.arange(self.paths)
        self._desks = units.desks
        self._rows: dict[str, NDArray[np.intp] | None] = {}
        if units.after is not None:
            self._free = np.where(self._free > units.until[:, None], units.after, self._free)
        self._cells = self._free.reshape(-1)  # the same numbers

    def serves(self, queue: str) -> bool:
        """Whether any unit does."""
        which = self._serving(queue)
        return which is None or len(which) > 0

    def soonest(self, waiter: Waiter, now: float) -> Array:
        """When the first units that may take somebody are free, in seconds, on each path."""
        which = self._serving(waiter.queue)
        nobody = which is not None and not len(which)
        if waiter.weight > 1 or waiter.wider is not None or nobody:
            return self.first(waiter, now)[1]
        return np.asarray((self._free if which is None else self._free[which]).min(0))

    def first(self, waiter: Waiter, now: float) -> tuple[Cells, Array]:
        """Which units they are, and when; who will wait elsewhere is taken there from then on."""
        cells, start = self.first_of(waiter.queue, waiter.weight)
        if waiter.wider is None:
            return cells, start
        at, queue = waiter.wider
        then = max(at - now, 0.0)
        other, later = self.first_of(queue, waiter.weight)
        moved = start > then
        later = np.maximum(later, then)
        return np.where(moved, other, cells), np.asarray(np.where(moved, later, start))

    def first_of(self, queue: str, weight: int = 1) -> tuple[Cells, Array]:
        """Which units of this queue, so many of one agent, are free first, and when they all are.

        Cells of shape (paths,), of more than one unit (units, paths).
        """
        which = self._serving(queue)
        if which is not None and not len(which):
            return self._at, np.full(self.paths, NEVER)
        if weight == 1:
            row = self._free.argmin(0) if which is None else which[self._free[which].argmin(0)]
            cells = row * self.paths + self._at
            return cells, self._cells.take(cells)
        return self._together(weight, range(len(self._free)) if which is None else which)

    def _together(self, weight: int, which: Iterable[int]) -> tuple[Cells, Array]:
        """The first agent of whom so many units are free at a time."""
        by_desk: dict[int, list[int]] = {}
        for row in which:
            by_desk.setdefault(id(self._desks[row]), []).append(int(row))
        found = []
        for rows in by_desk.values():
            # Of who has fewer units all are taken: the last stands for those that are missing.
            order = np.argsort(self._free[rows], axis=0)
            soonest = order[np.minimum(np.arange(weight), len(rows) - 1)]
            found.append(np.array(rows, dtype=np.intp)[soonest])
        picks = np.array(found)
        ready = self._free[picks[:, -1], self._at]
        best = ready.argmin(0)
        return picks[best, :, self._at].T * self.paths + self._at, ready[best, self._at]

    def take(
        self,
        cells: Cells,
        start: Array,
        length: Array,
        gap: Array | float,
        *,
        takes: Array,
    ) -> None:
        """Somebody takes these units from `start` on, on the paths where they do."""
        ends = start + length * self._pace.take(cells) + gap
        if self._after is not None:
            ends = np.where(ends > self._until.take(cells), self._after.take(cells), ends)
        self._cells[cells] = np.where(takes, ends, self._cells.take(cells))

    def _serving(self, queue: str) -> NDArray[np.intp] | None:
        """Which rows serve a queue; None for all of them."""
        if queue not in self._rows:
            serving = [i for i, desk in enumerate(self._desks) if desk.serves(queue)]
            every = len(serving) == len(self._desks)
            self._rows[queue] = None if every else np.array(serving, dtype=np.intp)
        return self._rows[queue]
