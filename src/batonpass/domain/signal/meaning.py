"""What a message is about, as a short dense vector: the mean of its words' learnt vectors."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.signal.feature import LONGEST, key
from batonpass.domain.signal.lexicon import is_unspaced
from batonpass.domain.signal.model import Model
from batonpass.domain.signal.text import Token

SIZE = 256
TABLES: Final = ("words", "world")  # of English words, and of other languages' in the same space


def meaning(words: Sequence[Token], model: Model) -> NDArray[np.float32]:
    """The direction of a message among all messages, shape (256,), length 1; zeros if unknown."""
    vector = np.zeros(SIZE, dtype=np.float32)
    for table, _, places in _known(words, model):
        vector += _scales(table, places, model) @ _rows(table, places, model)
    length = float(np.sqrt(vector @ vector))
    return (vector / length).astype(np.float32) if length else vector


def directed(words: Sequence[Token], along: NDArray[np.float32], model: Model) -> list[float]:
    """How far each word pulls the message's meaning `along` a vector of shape (256,)."""
    pulls = [0.0] * len(words)
    vector = np.zeros(SIZE, dtype=np.float32)
    for table, owners, places in _known(words, model):
        rows, scales = _rows(table, places, model), _scales(table, places, model)
        vector += scales @ rows
        for owner, pull in zip(owners, (rows @ along) * scales, strict=True):
            pulls[owner] += float(pull)
    length = float(np.sqrt(vector @ vector)) or 1.0
    return [pull / length for pull in pulls]


def _units(words: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Each word with its place; scripts without spaces by every two signs that follow another."""
    for at, word in enumerate(words[:LONGEST]):
        fold = word.fold
        if len(fold) > 2 and is_unspaced(fold[0]):  # noqa: PLR2004
            for start in range(len(fold) - 1):
                yield at, fold[start : start + 2]
        elif fold[0].isalpha():
            yield at, fold


def _known(
    words: Sequence[Token], model: Model
) -> list[tuple[str, NDArray[np.int64], NDArray[np.int64]]]:
    """The words that a table knows and their rows there, the table that knows most asked first.

    The same letters are often a word of English and of another language ("die", "was").
    """
    told = list(_units(words))
    if not told:
        return []
    owners = np.array([at for at, _ in told], dtype=np.int64)
    keys = np.array([key(unit) for _, unit in told], dtype=np.uint32)
    found = []
    for table in TABLES:
        hashes = model.tensors.get(f"{table}.keys")
        if hashes is not None:
            places = np.minimum(np.searchsorted(hashes, keys), len(hashes) - 1)
            is_known = hashes[places] == keys
            if is_known.all():
                return [(table, owners, places)]
            found.append((table, places, is_known))
    found.sort(key=lambda one: -int(one[2].sum()))
    free = np.ones(len(keys), dtype=bool)
    asked = []
    for table, places, is_known in found:
        here = is_known & free
        free &= ~is_known
        if here.any():
            asked.append((table, owners[here], places[here]))
    return asked


def _rows(table: str, places: NDArray[np.int64], model: Model) -> NDArray[np.float32]:
    rows: NDArray[np.float32] = model.tensors[f"{table}.vectors"][places].astype(np.float32)
    return rows


def _scales(table: str, places: NDArray[np.int64], model: Model) -> NDArray[np.float32]:
    scales: NDArray[np.float32] = model.tensors[f"{table}.scales"][places]
    return scales
