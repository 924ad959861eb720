"""How angry, disappointed or leaving a message sounds, and which words say so."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

import msgspec
import numpy as np
from numpy.typing import NDArray

from batonpass.domain.signal.feature import key
from batonpass.domain.signal.lexicon import Classed, Lexicon, classify, cut, index
from batonpass.domain.signal.model import Model
from batonpass.domain.signal.moods import MOODS
from batonpass.domain.signal.text import Token

# What one word of a class adds to the log-odds of frustration. The order of the classes of anger
# and praise was fitted on forum comments; complaints and unsolved asks are weighed between.
WEIGHTS: Mapping[str, float] = MappingProxyType(
    {
        "N": 1.5,  # terrible
        "n": 0.9,  # annoyed
        "c": 0.55,  # delayed
        "p": -0.5,  # good
        "P": -1.1,  # excellent
        "x": 0.9,  # profanity amplifies
        "z": 1.4,  # insults
        "l": 1.3,  # lawyer, chargeback
        "r": 1.3,  # bad review
        "q": 1.4,  # never again
        "u": 0.8,  # still not
        "s": 1.0,
        "t": 2.0,
        "f": 0.4,
        "h": -0.25,
    }
)
_ANSWERS = frozenset({"no", "nope", "nah"})
_MARKS = frozenset({",", ".", "!"})
_GOOD = "pP"
_BAD = "Nncuq"
_NEGATED_GOOD = 0.7
_NEGATED_BAD = -0.3
_INTENSIFIED = 1.3
_REACH = 3  # classes that a negator reaches over
_AGAIN = 0.6  # each further word of a class counts less
_SHOUTED_LETTERS = 6
NEUTRAL = 0.8  # what words must add up to before a message counts as frustrated
_GRAMS_WEIGHT = 0.75
_GRAMS_NEUTRAL = 1.24  # where words and learnt pieces together part the labelled comments best
_VALENCE_WEIGHT = -0.55


class Mood(msgspec.Struct, frozen=True, kw_only=True):
    """What one message's words say of its writer's temper."""

    score: float  # log-odds of frustration, 0 where it starts to count
    plain: float  # the same without the learnt pieces
    letters: str
    found: tuple[tuple[int, int, str, float], ...]  # first and last token, class, contribution
    pieces: tuple[Token, ...]
    churn: float = 0.0


def mood(
    words: Sequence[Token],
    text: str,
    *,
    language: str,
    model: Model,
    ids: NDArray[np.int64] | None = None,
) -> Mood:
    """The temper of a message.

    Args:
        words: its tokens.
        text: as written, for capitals and marks.
        language: of the message; an unknown one is read with English words.
        model: its learnt weights add to the words' own.
        ids: buckets of its pieces, to ask the learnt ones too; None leaves them out.
    """
    lexicon = moods().get(language) or moods()["en"]
    pieces = cut(list(words), lexicon)
    classed = classify(pieces, lexicon, {})
    found, total = _counted(classed)
    total += _surface(text)
    total += _VALENCE_WEIGHT * _valence(pieces, language, model)
    plain = total - NEUTRAL
    total = plain
    weights = model.tensors.get("frustration.grams")
    if ids is not None and weights is not None and language in ("en", ""):
        learnt = float(weights[ids].astype(np.float32).sum()) / math.sqrt(max(1, len(ids)))
        learnt += float(model.facts.get("frustration.bias", 0.0))
        total += _GRAMS_WEIGHT * learnt + _GRAMS_NEUTRAL
    churn = 1 - math.exp(-1.6 * classed.letters.count("q"))
    return Mood(
        score=total,
        plain=plain,
        letters=classed.letters,
        found=tuple(found),
        pieces=tuple(pieces),
        churn=churn,
    )


def after_answer(words: Sequence[Token]) -> Sequence[Token]:
    """The words without a leading "no": what answers a question tells nothing of the temper.

    In the comments the pieces were learnt from, "no" is disapproval; to "anything else?" it is not.
    """
    at = 0
    while at < len(words) and (words[at].fold in _ANSWERS or (at and words[at].fold in _MARKS)):
        at += 1
    return words[at:]


@cache
def moods() -> Mapping[str, Lexicon]:
    """Every pack of mood words, prepared once."""
    return MappingProxyType({pack.code: index(pack) for pack in MOODS})


def _counted(classed: Classed) -> tuple[list[tuple[int, int, str, float]], float]:
    letters = classed.letters
    seen: dict[str, int] = {}
    found: list[tuple[int, int, str, float]] = []
    total = 0.0
    for at, letter in enumerate(letters):
        weight = WEIGHTS.get(letter)
        if weight is None:
            continue
        before = letters[max(0, at - _REACH) : at].rpartition("|")[2]
        if letter in _GOOD and "~" in before:
            weight = _NEGATED_GOOD
        elif letter in "Nn" and "~" in before:
            weight = _NEGATED_BAD
        elif letter in _GOOD + _BAD and before.endswith("!"):
            weight *= _INTENSIFIED
        times = seen.get(letter, 0)
        seen[letter] = times + 1
        weight *= _AGAIN**times
        total += weight
        found.append((classed.first[at], classed.last[at], letter, weight))
    return found, total


def _surface(text: str) -> float:
    letters = [c for c in text if c.isalpha()]
    shouted = sum(c.isupper() for c in letters)
    total = 0.0
    if len(letters) > _SHOUTED_LETTERS and shouted > 0.6 * len(letters):
        total += 0.6
    if "!!" in text or "??" in text or "?!" in text or "!?" in text:
        total += 0.35
    if "..." in text or "…" in text:
        total += 0.1
    total += sum(_EMOJI.get(c, 0.0) for c in set(text))
    return total


def _valence(pieces: Sequence[Token], language: str, model: Model) -> float:
    """Mean pleasantness, -4 to 4, of the words a rated list knows."""
    hashes = model.tensors.get("valence.keys")
    if hashes is None or not pieces:
        return 0.0
    keys = np.fromiter(
        (key(f"{language or 'en'}:{piece.fold}") for piece in pieces[:200]), dtype=np.uint32
    )
    places = np.minimum(np.searchsorted(hashes, keys), len(hashes) - 1)
    known = hashes[places] == keys
    if not known.any():
        return 0.0
    ratings = model.tensors["valence.ratings"][places[known]].astype(np.float32) / 32
    return float(ratings.sum() / (len(ratings) + 1.0))


_EMOJI: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys("😠😡🤬👿💢🖕😤🤮", 1.6),
        **dict.fromkeys("😞😒😔😕🙁☹😣😖😫😩😢😭💔👎🤦😑😐🙄😾😪😥😰😱😨", 0.9),
        **dict.fromkeys(
            "😀😃😄😁😊🙂😍🥰😘❤♥💕💖💙💚💛💜😂🤣😆😉😎👍🙏🎉💪👏😻🥳🤗☺😋✨🌹🌟", -0.9
        ),
    }
)
