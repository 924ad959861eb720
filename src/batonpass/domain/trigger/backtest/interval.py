"""How sure a share is: Wilson's interval, which stays honest where numbers are small."""

import math
from typing import Final

import msgspec

Z: Final = 1.959964  # 95 %, two sides


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """A count out of a count, with its 95 % interval."""

    count: int
    of: int
    share: float
    low: float
    high: float


def share(count: int, of: int) -> Share:
    """The share and its interval; nothing out of nothing is 0, and may be anything.

    Source:
        E. B. Wilson, Probable inference, the law of succession, and statistical inference, 1927.

    >>> share(8, 10).low, share(8, 10).high
    (0.4902, 0.9433)
    """
    if of <= 0:
        return Share(count=count, of=of, share=0.0, low=0.0, high=1.0)
    p = count / of
    weight = 1 + Z * Z / of
    middle = (p + Z * Z / (2 * of)) / weight
    reach = Z * math.sqrt(p * (1 - p) / of + Z * Z / (4 * of * of)) / weight
    return Share(
        count=count,
        of=of,
        share=round(p, 4),
        low=round(max(middle - reach, 0.0), 4),
        high=round(min(middle + reach, 1.0), 4),
    )
