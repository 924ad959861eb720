"""Which ids were met before, in a fixed amount of memory: a Bloom filter."""

from hashlib import blake2b
from typing import Final

BITS: Final = 1 << 25  # 4 MB: one false alarm in ten million at 100,000 ids, in 10,000 at a million
PROBES: Final = 8


class Seen:
    """Remembers ids; now and then takes a new one for an old one, never the other way."""

    def __init__(self) -> None:
        self._bits = bytearray(BITS // 8)

    def meet(self, name: str) -> bool:
        """Whether the id was met before; from now on it was."""
        digest = blake2b(name.encode(errors="replace"), digest_size=PROBES * 4).digest()
        known = True
        for at in range(0, len(digest), 4):
            place = int.from_bytes(digest[at : at + 4], "big") % BITS
            mask = 1 << (place & 7)
            known = known and bool(self._bits[place >> 3] & mask)
            self._bits[place >> 3] |= mask
        return known
