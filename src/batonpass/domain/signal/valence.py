"""How pleasant the words of a message are, by lists of words that people rated."""

import math
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from batonpass.domain.signal.feature import LONGEST, key
from batonpass.domain.signal.lexicon import Classed
from batonpass.domain.signal.model import Model
from batonpass.domain.signal.text import Token

SCALE = 32  # ratings are kept as whole numbers, this many to one step of pleasantness
_REACH = 3  # tokens that a negator turns
_SILENT = "~c"
_TURNED = -0.5  # what is left of a word's rating when it is negated


class Valence(msgspec.Struct, frozen=True, kw_only=True):
    """What the rated words of a message add up to, longer messages counting less a word."""

    pleasant: float = 0.0
    unpleasant: float = 0.0
    worst: float = 0.0  # the lowest rating, 0 to -4
    rated: tuple[tuple[int, float], ...] = ()  # token, and what it adds to one of the sums


def valence(pieces: Sequence[Token], classed: Classed, *, language: str, model: Model) -> Valence:
    """The pleasantness of a message.

    Args:
        pieces: its tokens.
        classed: their classes; "~" negates what follows.
        language: BCP 47; an unknown one is read with the ratings of English words.
        model: holds the ratings, -4 to 4.
    """
    hashes = model.tensors.get("valence.keys")
    if hashes is None or not pieces:
        return Valence()
    units = list(_units(pieces[:LONGEST], language))
    prefix = f"{language or 'en'}:"
    keys = np.fromiter((key(prefix + fold) for _, fold in units), dtype=np.uint32)
    places = np.minimum(np.searchsorted(hashes, keys), len(hashes) - 1)
    known = np.flatnonzero(hashes[places] == keys)
    if not len(known):
        return Valence()
    silent, turned = _silent_and_turned(classed)
    spread = math.sqrt(1 + sum(piece.fold[0].isalnum() for piece in pieces))
    found = []
    worst = 0.0
    for unit, kept in zip(
        known.tolist(), model.tensors["valence.ratings"][places[known]].tolist(), strict=True
    ):
        token = units[unit][0]
        if token not in silent:
            rating = kept / SCALE * (_TURNED if token in turned else 1.0)
            worst = min(worst, rating)
            found.append((token, rating / spread))
    return Valence(
        pleasant=sum(share for _, share in found if share > 0),
        unpleasant=-sum(share for _, share in found if share < 0),
        worst=worst,
        rated=tuple(found),
    )


def _silent_and_turned(classed: Classed) -> tuple[frozenset[int], frozenset[int]]:
    """The tokens whose ratings say nothing, and those that a negator turns.

    Silent are the negators, and what went wrong: "broken" is unpleasant, but it is the topic.
    """
    silent: set[int] = set()
    turned: set[int] = set()
    for letter, first, last in zip(classed.letters, classed.first, classed.last, strict=True):
        if letter in _SILENT:
            silent.update(range(first, last + 1))
        if letter == "~":
            turned.update(range(last + 1, last + 1 + _REACH))
    return frozenset(silent), frozenset(turned)


def _units(pieces: Sequence[Token], language: str) -> Iterator[tuple[int, str]]:
    """Each word with its place; Chinese is written without spaces, so every two signs of it."""
    for at, piece in enumerate(pieces):
        if language == "zh" and len(piece.fold) > 2:  # noqa: PLR2004
            for start in range(len(piece.fold) - 1):
                yield at, piece.fold[start : start + 2]
        else:
            yield at, piece.fold
