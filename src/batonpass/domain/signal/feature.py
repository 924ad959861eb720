"""Which numbers a message is turned into before a learnt weight sees it."""

from collections.abc import Sequence
from functools import lru_cache
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from batonpass.domain.signal.lexicon import is_unspaced
from batonpass.domain.signal.text import Token

BUCKETS = 1 << 18
LONGEST = 200  # words looked at; the rest of a long message says the same again
_GRAM_LENGTHS = (3, 4, 5)
_LONGEST_WORD = 24
_RUN_LENGTHS = (1, 2, 3)  # of scripts without spaces: a sign or two are a word
_LONGEST_RUN = 60
_ROW_LENGTHS = (1, 2, 3, 4)
_NEAR = 4  # places that two classes may be apart


def grams(words: Sequence[Token]) -> NDArray[np.int64]:
    """The buckets of a message's words, pairs of words and pieces of words, each once, sorted."""
    found: set[int] = set()
    before = "^"
    for word in words[:LONGEST]:
        fold = word.fold
        found.update(pieces(fold))
        found.add(bucket(before + " " + fold))
        before = fold
    found.add(bucket(before + " $"))
    return np.fromiter(sorted(found), dtype=np.int64, count=len(found))


@lru_cache(maxsize=20_000)
def pieces(word: str) -> tuple[int, ...]:
    """The buckets of one word and of its pieces of three to five letters, or of few signs."""
    found = [bucket("=" + word)]
    is_run = is_unspaced(word[0])
    framed = "<" + word[: _LONGEST_RUN if is_run else _LONGEST_WORD] + ">"
    for length in _RUN_LENGTHS if is_run else _GRAM_LENGTHS:
        found += [bucket(framed[i : i + length]) for i in range(len(framed) - length + 1)]
    return tuple(found)


def class_grams(classes: str, rules: Sequence[str]) -> NDArray[np.int64]:
    """The buckets of up to four classes in a row, of two near each other, and of rules that hold.

    The packs give the words of every language the same classes, so what is learnt on these in some
    languages holds in the others.
    """
    row = "^" + classes[:LONGEST] + "$"
    found = {bucket(f"rule {name}") for name in rules}
    for size in _ROW_LENGTHS:
        found.update(bucket("row " + row[i : i + size]) for i in range(len(row) - size + 1))
    for gap in range(2, _NEAR + 1):
        found.update(
            bucket("near " + first + last) for first, last in zip(row, row[gap:], strict=False)
        )
    return np.fromiter(sorted(found), dtype=np.int64, count=len(found))


def bucket(piece: str) -> int:
    """The place of a piece of text in every table of weights."""
    return crc32(piece.encode("utf-8", "surrogatepass")) & (BUCKETS - 1)


def key(piece: str) -> int:
    """The whole hash of a word, for tables that are looked up by it."""
    return crc32(piece.encode("utf-8", "surrogatepass"))
