"""What a message is about, as a short dense vector: the mean of its words' learnt vectors."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.signal.feature import LONGEST, key
from batonpass.domain.signal.model import Model
from batonpass.domain.signal.text import Token

SIZE = 256


def meaning(words: Sequence[Token], model: Model) -> NDArray[np.float32]:
    """The direction of a message among all messages, shape (256,), length 1; zeros if unknown."""
    _, places = _known(words, model)
    if not len(places):
        return np.zeros(SIZE, dtype=np.float32)
    vector = _sum(places, model)
    length = float(np.sqrt(vector @ vector))
    return (vector / length).astype(np.float32) if length else vector


def directed(words: Sequence[Token], along: NDArray[np.float32], model: Model) -> list[float]:
    """How far each word pulls the message's meaning `along` a vector of shape (256,)."""
    pulls = [0.0] * len(words)
    owners, places = _known(words, model)
    if not len(places):
        return pulls
    vector = _sum(places, model)
    length = float(np.sqrt(vector @ vector)) or 1.0
    own = model.tensors["words.vectors"][places].astype(np.float32) @ along
    for owner, pull in zip(owners, own * model.tensors["words.scales"][places], strict=True):
        pulls[owner] = float(pull) / length
    return pulls


def _known(words: Sequence[Token], model: Model) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Which words have a vector, and its row."""
    hashes = model.tensors.get("words.keys")
    if hashes is None or not words:
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    keys = np.fromiter((key(word.fold) for word in words[:LONGEST]), dtype=np.uint32)
    places = np.minimum(np.searchsorted(hashes, keys), len(hashes) - 1)
    owners = np.flatnonzero(hashes[places] == keys)
    return owners, places[owners]


def _sum(places: NDArray[np.int64], model: Model) -> NDArray[np.float32]:
    scales = model.tensors["words.scales"][places].astype(np.float32)
    total: NDArray[np.float32] = scales @ model.tensors["words.vectors"][places].astype(np.float32)
    return total
