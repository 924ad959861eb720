"""How fitted categories are kept as bytes, follow a merchant's traffic, and show what they know."""

import math
from collections.abc import Sequence
from typing import Final

import msgspec
import numpy as np

from batonpass.domain.signal.category import Categories, log_odds_beyond, place_message, scores
from batonpass.domain.signal.feature import grams
from batonpass.domain.signal.meaning import meaning
from batonpass.domain.signal.model import DamagedModelError, Model, parse, serialise
from batonpass.domain.signal.text import readable, tokens
from batonpass.domain.signal.value import Example

TRAFFIC_ENOUGH: Final = 200  # different messages from which the line follows the traffic
_DOUBT: Final = 100  # made-up messages, half of them strangers, that are counted with the traffic
_FARTHEST: Final = 1.5  # log-odds that traffic may move the line
_ROUNDS: Final = 200
_FLOATS: Final = ("rarity", "weights", "directions", "bias", "examples")


class Guess(msgspec.Struct, frozen=True, kw_only=True):
    """How well one category suits a message, 0 to 1 over all of them."""

    category: str
    p: float


class Like(msgspec.Struct, frozen=True, kw_only=True):
    """An example that a message resembles."""

    text: str
    category: str  # empty: it belongs to none
    likeness: float  # 0 to 1


class Look(msgspec.Struct, frozen=True, kw_only=True):
    """What the categories make of one message."""

    category: str  # empty: none fits
    out_of_scope: float
    guesses: tuple[Guess, ...]  # the surest first
    nearest: tuple[Like, ...]  # the most alike first


def packed(fitted: Categories) -> bytes:
    """The bytes that `unpacked` reads: plain arrays, nothing that runs."""
    tensors = {name: getattr(fitted, name).astype(np.float16) for name in _FLOATS}
    tensors["columns"] = fitted.columns.astype(np.int32)
    return serialise(fitted.version, tensors, {"names": fitted.names, "scope": fitted.scope})


def unpacked(data: bytes) -> Categories:
    """The categories in `data`.

    Raises:
        DamagedModelError: these are no packed categories.
    """
    kept = parse(data)
    try:
        floats = {name: kept.tensors[name].astype(np.float32) for name in _FLOATS}
        return Categories(
            names=tuple(kept.facts["names"]),
            columns=kept.tensors["columns"].astype(np.int64),
            scope=tuple(kept.facts["scope"]),
            version=kept.version,
            **floats,
        )
    except KeyError as missing:
        raise DamagedModelError("an array of the categories is missing") from missing


def drift(messages: Sequence[str], fitted: Categories, model: Model) -> float:
    """How far the line of what is out of scope moves on this traffic; 0 if it is too little.

    The fit takes half of all messages for strangers. The share that this traffic really has is
    found by expectation and maximisation (Saerens et al., 2002), drawn to a half by `_DOUBT`
    messages, so that a little traffic moves the line a little.
    """
    cut = [tokens(readable(text)) for text in dict.fromkeys(messages)]
    told = [words for words in cut if len(words) > 1]
    if len(told) < TRAFFIC_ENOUGH:
        return 0.0
    odds = log_odds_beyond(told, fitted, model)
    share = 0.5
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-(odds + math.log(share / (1 - share)))))
        now = (float(p.sum()) + _DOUBT / 2) / (len(p) + _DOUBT)
        if abs(now - share) < 1e-6:  # noqa: PLR2004
            break
        share = now
    moved = math.log(share / (1 - share))
    return min(max(moved, -_FARTHEST), _FARTHEST)


def moved(fitted: Categories, by: float) -> Categories:
    """The categories with their line moved: above 0, more is out of scope."""
    if not fitted.scope:
        return fitted
    return msgspec.structs.replace(fitted, scope=(fitted.scope[0] + by, *fitted.scope[1:]))


def look(
    text: str, fitted: Categories, examples: Sequence[Example], model: Model, *, most: int = 5
) -> Look:
    """The categories that suit `text` best, and the examples that it resembles most."""
    words = tokens(readable(text))
    ids = grams(words)
    placed = place_message(words, ids, fitted, model)
    guesses: tuple[Guess, ...] = ()
    if fitted.names:
        p = scores(words, ids, fitted, model)[0]
        guesses = tuple(
            Guess(category=fitted.names[at], p=float(p[at])) for at in np.argsort(-p)[:most]
        )
    own, sense = set(ids.tolist()), meaning(words, model)
    alike = []
    for example in examples:
        said = tokens(readable(example.text))
        pieces = grams(said).tolist()
        shared = len(own.intersection(pieces)) / math.sqrt(max(1, len(own) * len(pieces)))
        close = max(0.0, float(sense @ meaning(said, model)))
        alike.append(
            Like(text=example.text, category=example.category, likeness=(shared + close) / 2)
        )
    alike.sort(key=lambda one: (-one.likeness, one.category, one.text))
    return Look(
        category=placed.category,
        out_of_scope=placed.out_of_scope,
        guesses=guesses,
        nearest=tuple(alike[:most]),
    )
