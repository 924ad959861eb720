"""Which conversations are shown for reading: a fair few of each kind, the same ones every time."""

import heapq
from hashlib import blake2b
from typing import Final

from batonpass.domain.trigger.backtest.report import Inspect

KEPT: Final = 20  # of each kind
QUOTED: Final = 200  # characters of a message


class Samples:
    """Keeps the conversations whose ids hash lowest: a sample without chance or memory."""

    def __init__(self) -> None:
        self._kinds: dict[str, list[tuple[int, str, Inspect]]] = {}

    def offer(self, why: str, name: str, *, turn: int, rule: str = "", quote: str = "") -> None:
        """Keep the conversation if it is one of the few."""
        digest = blake2b(name.encode(errors="replace"), digest_size=8).digest()
        heap = self._kinds.setdefault(why, [])
        place = -int.from_bytes(digest, "big")  # the heap gives up its largest hash first
        if len(heap) == KEPT and place <= heap[0][0]:
            return
        seen = Inspect(why=why, conversation=name, turn=turn, rule=rule, quote=quote[:QUOTED])
        (heapq.heappush if len(heap) < KEPT else heapq.heapreplace)(heap, (place, rule, seen))

    def kept(self) -> tuple[Inspect, ...]:
        """All that were kept, by kind."""
        return tuple(
            entry[2]
            for why in sorted(self._kinds)
            for entry in sorted(self._kinds[why], key=lambda entry: (-entry[0], entry[1]))
        )
