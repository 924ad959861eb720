"""How the signals become one number: the probability that a person is needed."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from batonpass.domain.signal.value import Contribution

# Log-odds for each unit of a signal; none is negative, so more of any of them never lowers the
# number. In the labelled chats of a makeup shop (model card) 2 % of calm turns and nearly all
# angry ones were to be handed over: bias, frustration, level, trend and repetition follow a fit to
# them, at half its steepness, because there people marked the anger and here words do.
BIAS = -3.9
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "frustration": 3.6,
        "level": 1.6,
        "trend": 0.8,
        "unresolved": 0.9,
        "failed_attempts": 0.9,
        "out_of_scope": 0.8,
        "churn": 1.2,
        "safety": 3.5,
        "implicit_request": 2.2,
        "bot_challenge": 0.8,
    }
)
_MOST = 4.0  # counts above this say nothing new


def needed(values: Mapping[str, float], *, asked: float) -> tuple[float, tuple[Contribution, ...]]:
    """The probability that a person is needed, and what moved it most, the heaviest first.

    Args:
        values: each signal of `WEIGHTS`; missing ones are 0, negative ones count as 0.
        asked: probability that a person is asked for; it passes the rest by.
    """
    parts = []
    total = BIAS
    for signal, weight in WEIGHTS.items():
        value = min(max(values.get(signal, 0.0), 0.0), _MOST)
        if value:
            total += weight * value
            parts.append(Contribution(signal=signal, value=value, weight=weight * value))
    alone = 1 / (1 + math.exp(-total))
    if asked:
        parts.append(Contribution(signal="request", value=asked, weight=max(0.0, 6 * asked)))
    parts.sort(key=lambda part: -part.weight)
    return 1 - (1 - alone) * (1 - asked), tuple(parts)
