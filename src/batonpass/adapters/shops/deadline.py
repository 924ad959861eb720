"""How much time the one who asks still has: set once around a call, read wherever it waits."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

_END: Final[ContextVar[float | None]] = ContextVar("end", default=None)  # by the loop's clock


@contextmanager
def due_in(seconds: float) -> Iterator[None]:
    """Everything asked inside has `seconds` together."""
    token = _END.set(asyncio.get_running_loop().time() + seconds)
    try:
        yield
    finally:
        _END.reset(token)


def seconds_left(*, otherwise: float, at_most: float) -> float:
    """Seconds until the deadline, `otherwise` where nobody set one; always above zero."""
    end = _END.get()
    left = otherwise if end is None else end - asyncio.get_running_loop().time()
    return max(min(left, at_most), 0.001)
