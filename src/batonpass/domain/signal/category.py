"""Which of a merchant's categories a message belongs to, or none."""

from collections.abc import Sequence

import msgspec

from batonpass.domain.signal.model import Model
from batonpass.domain.signal.value import Example


class Categories(msgspec.Struct, frozen=True, kw_only=True):
    """A merchant's categories, fitted from their examples."""

    names: tuple[str, ...]


def fit_categories(examples: Sequence[Example], model: Model) -> Categories:
    """The categories that `examples` describe, ready to measure with."""
    del model
    return Categories(names=tuple(sorted({e.category for e in examples if e.category})))
