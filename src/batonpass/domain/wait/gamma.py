"""Quantiles of a gamma distribution given by mean and variance, without a statistics library."""

import math
from typing import Final

_STEPS: Final = 60  # halvings: far below a millisecond of wait
_TERMS: Final = 400
_EXACT: Final = 1e-12


def quantile(p: float, *, mean: float, variance: float) -> float:
    """The value that a gamma variable with this mean and variance stays under with chance `p`.

    Args:
        p: between 0 and 1, both excluded.
        mean: at least 0; 0 answers 0.
        variance: at least 0; 0 answers the mean.

    Source: bisection on the regularised incomplete gamma function, NIST DLMF 8.11.4 and 8.9.2.

    >>> round(quantile(0.9, mean=1.0, variance=1.0), 4)
    2.3026
    """
    if mean <= 0.0 or variance <= 1e-9 * mean * mean:
        return max(0.0, mean)
    shape, scale = mean * mean / variance, variance / mean
    low, high = 0.0, shape + 10.0 * math.sqrt(shape) + 10.0
    while below(shape, high) < p:
        high *= 2.0
    for _ in range(_STEPS):
        middle = 0.5 * (low + high)
        low, high = (middle, high) if below(shape, middle) < p else (low, middle)
    return 0.5 * (low + high) * scale


def below(shape: float, x: float) -> float:
    """The chance that a gamma variable of this shape and scale 1 is at most `x`."""
    if x <= 0.0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    if x < shape + 1.0:
        term = total = 1.0 / shape
        for k in range(1, _TERMS):
            term *= x / (shape + k)
            total += term
            if term < total * _EXACT:
                break
        return min(1.0, front * total)
    return max(0.0, 1.0 - front * _fraction(shape, x))


def _fraction(shape: float, x: float) -> float:
    """The continued fraction of the upper tail, by Lentz's method."""
    tiny = 1e-300
    b = x + 1.0 - shape
    c, d = 1.0 / tiny, 1.0 / b
    result = d
    for i in range(1, _TERMS):
        a = -i * (i - shape)
        b += 2.0
        d = a * d + b
        d = 1.0 / (d if abs(d) > tiny else tiny)
        c = b + a / c
        c = c if abs(c) > tiny else tiny
        result *= d * c
        if abs(d * c - 1.0) < _EXACT:
            break
    return result
