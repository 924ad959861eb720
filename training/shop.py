"""The shop categories that every merchant starts with, and the line beyond which a message is none.

The line is fitted on messages to a shop against what people ask assistants of other trades: the one
of made-up merchants is for lists of many similar examples, and would turn away half of what belongs
to these few.
"""

import re
from collections.abc import Sequence
from types import MappingProxyType
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from batonpass.domain.category import DEFAULT, examples
from batonpass.domain.signal.category import Categories, fit_categories, scores
from batonpass.domain.signal.feature import grams
from batonpass.domain.signal.model import Array, Model
from batonpass.domain.signal.text import readable, tokens

_EACH = 1_500
# Intents that a shop hears as well, and small talk.
_NEAR = re.compile(
    "order|card|account|bill|pay|fraud|transact|bank|balance|credit|refund|cancel|return|lost|"
    "damage|pin|shopping|transfer|money|tax|cost|name|password|subscription|thank|greet|goodbye|"
    "yes|no$|maybe|repeat|what|who|where|how|are_you|human"
)
Row = dict[str, Any]


def train_shop(
    inside: Sequence[Row],
    outside: Sequence[Row],
    tensors: dict[str, Array],
    facts: Row,
    report: Row,
) -> None:
    """The default shop categories, from our own sentences, and their line.

    Args:
        inside: messages to a shop.
        outside: messages to assistants of many trades, with `intent` and `oos`.
        tensors: have the word vectors; get `default.*`.
        facts: get `default.names` and `default.scope`.
        report: gets how well the line parts the two.
    """
    model = Model(tensors=MappingProxyType(tensors), facts=MappingProxyType(facts))
    fitted = fit_categories(examples(DEFAULT), model)
    facts["default.names"] = list(fitted.names)
    tensors["default.columns"] = fitted.columns.astype(np.int32)
    for name in ("rarity", "weights", "directions", "bias", "examples"):
        tensors[f"default.{name}"] = getattr(fitted, name)
    chance = np.random.RandomState(20261123)
    own = chance.permutation([r["text"] for r in inside])[:_EACH]
    strange = [r["text"] for r in outside if r["oos"] or not _NEAR.search(r["intent"])]
    others = chance.permutation(strange)[:_EACH]
    seen = np.array([signs(str(text), fitted, model) for text in [*own, *others]])
    labels = np.array([0] * len(own) + [1] * len(others))
    line = LogisticRegression(C=10.0).fit(seen, labels)
    facts["default.scope"] = [float(line.intercept_[0]), *map(float, line.coef_[0])]
    is_beyond = line.predict(seen) == 1
    report["shop categories, line"] = {
        "messages to a shop turned away": float(is_beyond[labels == 0].mean()),
        "strangers turned away": float(is_beyond[labels == 1].mean()),
    }


def signs(text: str, fitted: Categories, model: Model) -> list[float]:
    """What says whether a message belongs to any category."""
    words = tokens(readable(text))
    p, lead, likeness, known = scores(words, grams(words), fitted, model)
    return [float(p.max()), lead, likeness, known]
