"""How angry, disappointed or leaving a message sounds, and which words say so."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

import msgspec
import numpy as np
from numpy.typing import NDArray

from batonpass.domain.signal.lexicon import Classed, Lexicon, classify, cut, index
from batonpass.domain.signal.model import Model
from batonpass.domain.signal.moods import MOODS
from batonpass.domain.signal.text import Token
from batonpass.domain.signal.valence import Valence, valence

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
        "u": 1.0,  # still not
        "s": 1.0,
        "t": 2.0,
        "f": 0.4,
        "h": -0.25,
        "~": 0.4,  # who is content seldom says "not"
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
_NEUTRAL = 0.8  # what words must add up to before they count, where no weights were learnt
# The line where a message counts as frustrated. It parts the forum comments best at -0.7, the
# milder tweets, reviews and editorials never trained on at -1.9; below -1.0 "outlook not working"
# would count. Here one or two messages in a hundred to shops and banks do.
_LINE = -1.0
_WORDS_LINE = -1.0  # of words alone: one of strong anger is enough in any language
# Learnt pieces know the forum they come from best: at this weight the unseen sources lose little.
_PIECES_WEIGHT = 0.5
_PIECES_USUAL = -1.5  # their log-odds for an ordinary comment
_TOLD_FROM = 0.12  # log-odds from which a rated word is quoted


class Mood(msgspec.Struct, frozen=True, kw_only=True):
    """What one message's words say of its writer's temper."""

    score: float  # log-odds of frustration, 0 where it starts to count
    plain: float  # the same without the learnt pieces
    letters: str
    found: tuple[tuple[int, int, str, float], ...]  # first and last token, class, contribution
    pieces: tuple[Token, ...]
    signs: tuple[float, ...] = ()  # what the mix weighs
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
    found, words_say = _counted(classed)
    rated = valence(pieces, classed, language=language, model=model)
    mix = model.facts.get("frustration.mix")
    signs = _signs(words_say, text, rated)
    if mix:
        words_alone = mix[0] + sum(w * s for w, s in zip(mix[1:], signs, strict=True))
        plain = words_alone - _WORDS_LINE
        found += _told(rated, found, mix[4])
    else:
        plain = words_say + signs[1] - _NEUTRAL
    total = plain
    weights = model.tensors.get("frustration.grams")
    if ids is not None and mix and weights is not None and language in ("en", ""):
        learnt = float(weights[ids].astype(np.float32).sum()) / math.sqrt(max(1, len(ids)))
        learnt += float(model.facts["frustration.bias"])
        total = words_alone - _LINE + _PIECES_WEIGHT * (learnt - _PIECES_USUAL)
    churn = 1 - math.exp(-1.6 * classed.letters.count("q"))
    return Mood(
        score=total,
        plain=plain,
        letters=classed.letters,
        found=tuple(found),
        pieces=tuple(pieces),
        signs=signs,
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


def _signs(words_say: float, text: str, rated: Valence) -> tuple[float, ...]:
    """What the mix weighs: word classes, capitals and marks, and three sums of ratings."""
    return words_say, _surface(text), rated.pleasant, rated.unpleasant, rated.worst


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


def _told(
    rated: Valence, found: Sequence[tuple[int, int, str, float]], weight: float
) -> list[tuple[int, int, str, float]]:
    """The unpleasant words that no class holds, with what they add."""
    covered = {at for first, last, _, _ in found for at in range(first, last + 1)}
    return [
        (at, at, _RATED, -share * weight)
        for at, share in rated.rated
        if at not in covered and -share * weight >= _TOLD_FROM
    ]


_RATED = "."  # the class of a word that is only known by its rating


_EMOJI: Mapping[str, float] = MappingProxyType(
    {
        **dict.fromkeys("😠😡🤬👿💢🖕😤🤮", 1.6),
        **dict.fromkeys("😞😒😔😕🙁☹😣😖😫😩😢😭💔👎🤦😑😐🙄😾😪😥😰😱😨", 0.9),
        **dict.fromkeys(
            "😀😃😄😁😊🙂😍🥰😘❤♥💕💖💙💚💛💜😂🤣😆😉😎👍🙏🎉💪👏😻🥳🤗☺😋✨🌹🌟", -0.9
        ),
    }
)
