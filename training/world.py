"""Word vectors of other languages, in the space where the English ones lie.

The teacher puts words of the same meaning near each other whatever their language. So a word lies
where a line, fitted from its vectors of English words to the learnt ones, puts it, and where the
English words nearest to it lie.
"""

from collections import defaultdict
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from rich.progress import track
from sklearn.linear_model import Ridge
from wordfreq import get_frequency_dict, top_n_list

from abroad import sentences
from batonpass.domain.signal.feature import key
from batonpass.domain.signal.lexicon import is_unspaced
from batonpass.domain.signal.model import Array
from batonpass.domain.signal.packs import PACKS
from batonpass.domain.signal.text import fold, readable, tokens
from teacher import embed

Floats = NDArray[np.float32]
LISTED = {
    **dict.fromkeys(("es", "fr", "de", "it", "pt", "nl"), 6_000),
    **dict.fromkeys(("pl", "ru", "tr"), 2_500),
}
_PAIRS, _SIGNS = 6_000, 300  # Chinese words of two signs, and of one
_COMMON = 1e-3  # share of a text from which a word says little
_RAREST = 1e-7
_NEIGHBOURS = 8
_NEAR = 0.05  # how fast a neighbour's say falls with its distance


class Space(NamedTuple):
    """Where the English words lie: the teacher's (words, 384), and as learnt (words, 256)."""

    single: Floats
    learnt: Floats


def train_world(space: Space, tensors: dict[str, Array], report: dict[str, Any]) -> None:
    """One table of the words most used in each language, and of the packs' and sentences' words.

    Where languages write a word alike it means what it means in each, by how often each says it;
    it tells as little as in the language that says it most.
    """
    known, learnt = unit(space.single - space.single.mean(0)), unit(space.learnt)
    line = Ridge(alpha=1.0, fit_intercept=False).fit(known, learnt)
    sums: dict[int, Floats] = defaultdict(lambda: np.zeros(learnt.shape[1], np.float32))
    most: dict[int, float] = defaultdict(float)
    for code in track([*LISTED, "zh"], description="words of the world"):
        words = words_of(code)
        vectors = embed(words)
        single = unit(vectors - vectors.mean(0))
        places = unit(line.predict(single)) + unit(neighbours(single, known, learnt))
        shares = get_frequency_dict(code)
        for word, place in zip(words, unit(places), strict=True):
            share = max(shares.get(word, 0.0), _RAREST)
            name = key(fold(word))
            sums[name] += np.float32(share) * place
            most[name] = max(most[name], share)
    names = sorted(sums)
    places = unit(np.array([sums[name] for name in names]))
    rarity = np.array([_COMMON / (_COMMON + most[name]) for name in names])
    peak = np.abs(places).max(1)
    tensors["world.keys"] = np.array(names, np.uint32)
    tensors["world.vectors"] = np.round(places / peak[:, None] * 127).astype(np.int8)
    tensors["world.scales"] = (rarity * peak / 127).astype(np.float32)
    report["words of other languages"] = len(names)


def words_of(code: str) -> list[str]:
    """The words of a language that get a vector, as written."""
    if code == "zh":
        ranked = [word for word in top_n_list(code, 30_000) if word.isalpha()]
        pairs = islice((word for word in ranked if len(word) == 2), _PAIRS)  # noqa: PLR2004
        return [*pairs, *islice((word for word in ranked if len(word) == 1), _SIGNS)]
    ranked = [word for word in top_n_list(code, 3 * LISTED[code]) if len(word) > 1]
    found = dict.fromkeys(islice((word for word in ranked if word.isalpha()), LISTED[code]))
    for pack in PACKS:
        if pack.code == code:
            entries = (raw.strip() for part in pack.words.values() for raw in part.split(","))
            found |= dict.fromkeys(word for word in entries if word.isalpha())
    for row in sentences():
        if row["lang"] == code:
            text = row["text"]
            parts = (text[one.start : one.end].lower() for one in tokens(readable(text)))
            found |= dict.fromkeys(word for word in parts if word.isalpha() and len(word) > 1)
    return [word for word in found if not is_unspaced(word[0])]


def neighbours(single: Floats, known: Floats, learnt: Floats) -> Floats:
    """The mean of where the nearest English words lie, the nearer the heavier."""
    likeness = single @ known.T
    nearest = np.argpartition(-likeness, _NEIGHBOURS, axis=1)[:, :_NEIGHBOURS]
    near = np.take_along_axis(likeness, nearest, axis=1)
    weights = np.exp((near - near.max(1, keepdims=True)) / _NEAR)
    found: Floats = (weights[:, :, None] * learnt[nearest]).sum(1)
    return found


def unit(rows: NDArray[Any]) -> Floats:
    """Each row at length 1."""
    return (rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)).astype(np.float32)
