"""Which words of a message speak most for its category."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.signal.category import Categories, place_in_columns
from batonpass.domain.signal.feature import LONGEST, bucket, pieces
from batonpass.domain.signal.meaning import directed
from batonpass.domain.signal.model import Model
from batonpass.domain.signal.text import Token, place
from batonpass.domain.signal.value import Span

_MOST = 3
_LEAST_SHARE = 0.2  # of the heaviest word's weight; less than that explains nothing


def category_spans(
    words: Sequence[Token],
    ids: NDArray[np.int64],
    categories: Categories,
    model: Model,
    *,
    name: str,
    text: str,
    length: int,
) -> tuple[Span, ...]:
    """The words that lift `name` above the other categories, the heaviest first.

    Args:
        words: of the message.
        ids: the buckets of its words' pieces.
        categories: among which it was placed.
        model: its word vectors.
        name: the category it was placed in.
        text: the readable message that `words` were cut from.
        length: of the message as written, in characters.
    """
    at = categories.names.index(name)
    looked = words[:LONGEST]
    found, values = place_in_columns(ids, categories)
    against = np.full(len(categories.names), -1 / len(categories.names), dtype=np.float32)
    against[at] += 1  # this category against the mean of all
    lift = values * (categories.weights[found] @ against)
    of_piece = dict(zip(categories.columns[found].tolist(), lift.tolist(), strict=True))
    weights = directed(looked, categories.directions @ against, model)
    seen: set[int] = set()
    before = "^"
    for index, word in enumerate(looked):
        for piece in (*pieces(word.fold), bucket(before + " " + word.fold)):
            if piece not in seen:
                seen.add(piece)
                weights[index] += of_piece.get(piece, 0.0)
        before = word.fold
    order = sorted(
        (index for index, word in enumerate(looked) if word.fold[0].isalnum()),
        key=lambda index: (-weights[index], index),
    )[:_MOST]
    least = _LEAST_SHARE * weights[order[0]] if order else 0.0
    return tuple(
        Span(
            start=place(looked[index].start, length),
            end=place(looked[index].end - 1, length) + 1,
            text=text[looked[index].start : looked[index].end],
            signal="category",
            weight=weights[index],
        )
        for index in order
        if weights[index] > max(least, 0.0)
    )
