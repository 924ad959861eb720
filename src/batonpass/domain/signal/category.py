"""Which of a merchant's categories a message belongs to, or none: learnt from their examples."""

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

from batonpass.domain.signal.feature import grams
from batonpass.domain.signal.meaning import SIZE, meaning
from batonpass.domain.signal.model import Model
from batonpass.domain.signal.text import Token, readable, tokens
from batonpass.domain.signal.value import Example

Floats = NDArray[np.float32]

_STEPS = 30_000  # at least so many updates, for few examples as for many
_MOST_EPOCHS = 60
_FEWEST_EPOCHS = 12
_RATE = 0.5
_SHRINK = 1e-5
_MEANING_WEIGHT = 1.0
_MOST_KEPT = 2_000  # examples kept for the nearest one


class Categories(msgspec.Struct, frozen=True, kw_only=True):
    """A merchant's categories, fitted from their examples."""

    names: tuple[str, ...]
    columns: NDArray[np.int64]  # the buckets seen in examples, sorted
    rarity: Floats  # inverse document frequency of each column
    weights: Floats  # (columns, names)
    directions: Floats  # (256, names), for the meaning
    bias: Floats  # (names,)
    examples: Floats  # (kept, 256), meanings
    scope: tuple[float, ...] = ()  # weights that turn the scores into p(out of scope)
    version: str = ""  # of the merchant's list; empty: the default set


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """Where a message falls among the categories."""

    category: str = ""  # empty: none fits
    nearest: str = ""
    p: float = 0.0
    out_of_scope: float = 0.0


def fit_categories(examples: Sequence[Example], model: Model, *, version: str = "") -> Categories:
    """The categories that `examples` describe, ready to measure with.

    Examples without a category say what belongs to none. Ten examples a category are enough to
    start; the order of the examples does not matter, and the same examples give the same result.
    """
    kept = sorted({(e.category, e.text) for e in examples if e.category})
    names = tuple(sorted({category for category, _ in kept}))
    cut = [tokens(readable(text)) for _, text in kept]
    rows = [(grams(words), meaning(words, model)) for words in cut]
    labels = np.array([names.index(category) for category, _ in kept], dtype=np.int64)
    columns, counts = np.unique(
        np.concatenate([ids for ids, _ in rows]) if rows else np.zeros(0, np.int64),
        return_counts=True,
    )
    rarity = (np.log((1 + len(rows)) / (1 + counts)) + 1).astype(np.float32)
    places = [np.searchsorted(columns, ids) for ids, _ in rows]
    values = [_scaled(rarity[place]) for place in places]
    dense = np.array([vector for _, vector in rows], dtype=np.float32).reshape(-1, SIZE)
    weights, directions, bias = _learn(places, values, dense, labels, len(columns), len(names))
    step = max(1, -(-len(dense) // _MOST_KEPT))
    fitted = Categories(
        names=names,
        columns=columns,
        rarity=rarity,
        weights=weights,
        directions=directions,
        bias=bias,
        examples=dense[::step],
        scope=tuple(model.facts.get("scope", DEFAULT_SCOPE)),
        version=version,
    )
    strangers = [tokens(readable(e.text)) for e in examples if not e.category]
    is_many = len(kept) >= _HELD_FROM * len(names)
    if len(names) < 2 or len(kept) < _FOLDS * len(names):  # noqa: PLR2004
        return fitted
    if not is_many and len(kept) >= _USUAL and len(strangers) < _STRANGERS_FROM:
        return fitted
    # Whatever is left out in turn says how far the merchant's own messages lie from the rest.
    own: list[NDArray[np.float64]] = []
    others: list[NDArray[np.float64]] = []
    for fold in range(1 if is_many else _FOLDS):
        held = np.arange(len(kept)) % (_HELD_EACH if is_many else _FOLDS) == fold
        rest = [at for at in range(len(kept)) if not held[at]]
        short = _learn(
            [places[at] for at in rest],
            [values[at] for at in rest],
            dense[rest],
            labels[rest],
            len(columns),
            len(names),
            epochs=_EPOCHS_HELD if is_many else max(_EPOCHS_FEW, _STEPS_FEW // len(rest)),
        )
        trial = msgspec.structs.replace(
            fitted,
            weights=short[0],
            directions=short[1],
            bias=short[2],
            examples=dense[rest][::step],
        )
        left = np.flatnonzero(held)
        placed = [place_message(cut[at], rows[at][0], trial, model) for at in left]
        is_right = [p.nearest == kept[at][0] for p, at in zip(placed, left, strict=True)]
        odds = _log_odds([p.out_of_scope for p in placed])
        own.append(odds if is_many else odds[is_right])
        others.append(log_odds_beyond(strangers, trial, model))
    inside, outside = np.concatenate(own), np.concatenate(others)
    if is_many or len(strangers) >= _STRANGERS_FROM:
        return msgspec.structs.replace(fitted, scope=_shifted(fitted.scope, inside, outside))
    return msgspec.structs.replace(fitted, scope=_eased(fitted.scope, inside, len(kept)))


_HELD_FROM = 40  # examples a category from which the threshold is fitted on the merchant's own
_HELD_EACH = 8
_EPOCHS_HELD = 5
_KEPT_SHARE = 0.97  # of the merchant's own messages that must not be called out of scope
_FOLDS = 4  # of a short list, each left out in turn
_EPOCHS_FEW = 8
_STEPS_FEW = 8_000
_KEPT_SHARE_FEW = 0.9  # these lie farther off than later messages: a quarter of little is missing
_MOST_EASED = 1.5  # log-odds
_SHORT, _USUAL = 100, 200  # examples: up to here eased wholly, from there not at all
_STRANGERS_FROM = 10  # sentences of none that say more than the distance of the own ones


def _eased(scope: tuple[float, ...], own: NDArray[np.float64], count: int) -> tuple[float, ...]:
    """The scope, so that a merchant's own messages are kept; never stricter than usual.

    The usual scope was learnt from lists of a hundred examples and more. In a shorter one
    everything lies farther from the nearest example, and too much would seem out of scope.
    """
    line = float(np.quantile(own, _KEPT_SHARE_FEW)) if len(own) else 0.0
    part = min(max((_USUAL - count) / (_USUAL - _SHORT), 0.0), 1.0)
    return (scope[0] - part * min(max(line, 0.0), _MOST_EASED), *scope[1:])


def log_odds_beyond(
    messages: Sequence[Sequence[Token]], categories: Categories, model: Model
) -> NDArray[np.float64]:
    """Log-odds of each message being out of scope."""
    p = [place_message(words, grams(words), categories, model).out_of_scope for words in messages]
    return _log_odds(p)


def _log_odds(p: Sequence[float]) -> NDArray[np.float64]:
    bounded = np.clip(np.array(p, dtype=np.float64), 1e-9, 1 - 1e-9)
    return np.log(bounded / (1 - bounded))


def _shifted(
    scope: tuple[float, ...], own: NDArray[np.float64], others: NDArray[np.float64]
) -> tuple[float, ...]:
    """The scope's weights with the bias moved to where the merchant's own messages end."""
    line = float(np.quantile(own, _KEPT_SHARE))
    if len(others):
        tried = np.quantile(own, np.linspace(0.8, 1.0, 41))
        gains = [(own <= t).mean() + (others > t).mean() for t in tried]
        line = float(tried[int(np.argmax(gains))])
    return (scope[0] - line, *scope[1:])


DEFAULT_SCOPE = (-1.0, -4.0, -4.0, 3.0)  # bias, p of the first, margin, likeness to an example


def place_message(
    words: Sequence[Token], ids: NDArray[np.int64], categories: Categories, model: Model
) -> Placed:
    """The category of a message, or none; `ids` are the buckets of its words' pieces."""
    if not categories.names:
        return Placed(out_of_scope=1.0)
    p, margin, likeness, known = scores(words, ids, categories, model)
    best = int(p.argmax())
    signs = np.array([1.0, float(p[best]), margin, likeness, known], dtype=np.float64)
    weights = np.array(categories.scope, dtype=np.float64)
    beyond = 1 / (1 + np.exp(-float(weights @ signs[: len(weights)])))
    name = categories.names[best]
    return Placed(
        category=name if beyond < 0.5 else "",  # noqa: PLR2004
        nearest=name,
        p=float(p[best]),
        out_of_scope=float(beyond),
    )


def scores(
    words: Sequence[Token], ids: NDArray[np.int64], categories: Categories, model: Model
) -> tuple[Floats, float, float, float]:
    """Probability of each, the first's lead, likeness to the nearest example, share known."""
    vector = meaning(words, model)
    found, values = place_in_columns(ids, categories)
    z = categories.bias + _MEANING_WEIGHT * (vector @ categories.directions)
    known = 0.0
    if len(found):
        z = z + values @ categories.weights[found]
        known = len(found) / len(ids)
    p = np.exp(z - z.max())
    p /= p.sum()
    top = np.partition(z, -2)[-2:] if len(z) > 1 else np.array([0.0, float(z[0])])
    likeness = float((categories.examples @ vector).max()) if len(categories.examples) else 0.0
    return p, float(np.tanh((top[1] - top[0]) / 4)), likeness, known


def place_in_columns(
    ids: NDArray[np.int64], categories: Categories
) -> tuple[NDArray[np.int64], Floats]:
    """The columns that a message's buckets stand in, and how much each counts."""
    places = np.minimum(np.searchsorted(categories.columns, ids), len(categories.columns) - 1)
    found = places[categories.columns[places] == ids]
    return found, _scaled(categories.rarity[found])


def _scaled(values: Floats) -> Floats:
    scaled: Floats = values / np.sqrt(np.float32(values @ values) + np.float32(1e-9))
    return scaled


def _learn(
    places: list[NDArray[np.int64]],
    values: list[Floats],
    dense: Floats,
    labels: NDArray[np.int64],
    width: int,
    count: int,
    *,
    epochs: int = 0,
) -> tuple[Floats, Floats, Floats]:
    """Multinomial logistic regression by AdaGrad, one example at a time, in a fixed order."""
    weights = np.zeros((width, count), dtype=np.float32)
    squares = np.full((width, 1), 1e-2, dtype=np.float32)
    directions = np.zeros((SIZE, count), dtype=np.float32)
    bias = np.zeros(count, dtype=np.float32)
    if not len(labels):
        return weights, directions, bias
    epochs = epochs or min(_MOST_EPOCHS, max(_FEWEST_EPOCHS, _STEPS // len(labels)))
    seen = np.float32(1e-2)
    for epoch in range(epochs):
        for at in _shuffled(len(labels), epoch):
            place, value, vector = places[at], values[at], dense[at]
            z = bias + value @ weights[place] + _MEANING_WEIGHT * (vector @ directions)
            p = np.exp(z - z.max())
            p /= p.sum()
            p[labels[at]] -= 1
            push = float(p @ p)
            squares[place, 0] += push * value * value
            weights[place] -= (_RATE * value / np.sqrt(squares[place, 0]))[:, None] * p
            seen += np.float32(push / SIZE)
            directions -= (_RATE * _MEANING_WEIGHT / np.sqrt(seen)) * np.outer(vector, p)
            bias -= np.float32(0.01) * p
        weights *= np.float32(1 - _SHRINK * len(labels) / epochs)
    return weights, directions, bias


def _shuffled(count: int, epoch: int) -> NDArray[np.int64]:
    """An order without pattern, the same every time: by Knuth's multiplicative hash."""
    mixed = (np.arange(count, dtype=np.uint64) + np.uint64(epoch * 7919)) * np.uint64(2654435761)
    return np.argsort(mixed & np.uint64(0xFFFFFFFF), kind="stable")
