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
    hashes = model.tensors.get("words.keys")
    zero = np.zeros(SIZE, dtype=np.float32)
    if hashes is None or not words:
        return zero
    keys = np.fromiter((key(word.fold) for word in words[:LONGEST]), dtype=np.uint32)
    places = np.minimum(np.searchsorted(hashes, keys), len(hashes) - 1)
    places = places[hashes[places] == keys]
    if not len(places):
        return zero
    scales = model.tensors["words.scales"][places]
    vector = scales.astype(np.float32) @ model.tensors["words.vectors"][places].astype(np.float32)
    length = float(np.sqrt(vector @ vector))
    return (vector / length).astype(np.float32) if length else zero
