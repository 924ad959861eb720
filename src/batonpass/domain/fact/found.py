"""What a finder hands to the collector: a kind, a normal form and a span of one message."""

from typing import NamedTuple

from batonpass.domain.fact.value import Kind


class Found(NamedTuple):
    """One hit in one message."""

    kind: Kind
    value: str
    start: int
    end: int
    record: str = ""  # the order line it was matched to


def words(text: str) -> tuple[str, ...]:
    """The choices in a `|`-separated table cell."""
    return tuple(w.strip() for w in text.split("|") if w.strip())
