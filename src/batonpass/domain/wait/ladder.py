"""Which numbers are ever told: a short ladder of minutes, always rounded up."""

import math
from typing import Final

LADDER_MINUTES: Final = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60)
STEP_BEYOND_MINUTES: Final = 30  # above the ladder: half hours


def round_up_minutes(seconds: float) -> int:
    """The smallest rung that is not below `seconds`.

    >>> round_up_minutes(421.0), round_up_minutes(480.0), round_up_minutes(3700.0)
    (8, 8, 90)
    """
    minutes = max(0.0, seconds) / 60.0
    for rung in LADDER_MINUTES:
        if minutes <= rung:
            return rung
    return math.ceil(minutes / STEP_BEYOND_MINUTES) * STEP_BEYOND_MINUTES
