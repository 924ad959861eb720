"""What reading an answer of another shape than its sender promises raises in the adapters."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from batonpass.domain.refusal import Malformed

MISREAD: Final = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


@contextmanager
def reading(field: str) -> Iterator[None]:
    """Around what reads somebody's message: a bent one is malformed, not a failure of ours.

    Raises:
        Malformed: the message has another shape.
    """
    try:
        yield
    except MISREAD as error:
        raise Malformed(field=field, cure="of the sender's own form") from error
