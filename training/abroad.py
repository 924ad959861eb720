"""Requests for a person outside English, learnt on sentences of our own in seven languages.

The sentences are no data: those who write a product's sentences write what they expect. So every
figure here leaves out a whole language, and sentences written apart judge the rest.
"""

# ruff: noqa: PLR2004 shares and thresholds are what training is made of
import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from rich.progress import track
from scipy.sparse import csr_matrix, vstack
from sklearn.linear_model import LogisticRegression

from batonpass.domain.category_shop import SHOP
from batonpass.domain.signal.detector import request_signs
from batonpass.domain.signal.feature import BUCKETS, class_grams, grams
from batonpass.domain.signal.model import Array
from batonpass.domain.signal.request import Reading, read_text
from batonpass.domain.signal.text import readable, tokens
from batonpass.domain.signal.value import RequestKind

LANGUAGES = ("es", "fr", "de", "it", "pt", "nl", "zh")
SENTENCES = Path(__file__).parent / "requests"
ORDINARY = Path("bench/category_languages.jsonl")
_ENGLISH = 0.01  # what a message in English counts, against a sentence of a language learnt
_ENGLISH_ASKING = 2.0  # there are few of them
_COMMENT, _COMMENTS, _JOINED_COMMENTS = 0.3, 6_000, 2_500
_JOINED, _TALK, _TALKS = 0.5, 1.0, 150
_OTHERS = 4.0  # how often each other sentence is counted: most messages do not ask
_GUARDED = (RequestKind.NEGATED, RequestKind.BOT_CHALLENGE)
Row = dict[str, Any]


def train_abroad(
    english: Sequence[Row],
    comments: Sequence[Row],
    tensors: dict[str, Array],
    facts: Row,
    report: Row,
) -> None:
    """Pieces of words, classes in a row and rules that ask for a person, and their weighing.

    Args:
        english: labelled messages; of these only the classes and rules are learnt.
        comments: talk in English that asks nobody for anything; likewise.
        tensors: gets `abroad.grams`.
        facts: get `abroad.bias` and `abroad.fusion`.
        report: gets what each language scores when it is left out.
    """
    chance = random.Random(20261123)  # noqa: S311 a fixed seed
    told = sentences()
    rows = told + joined(told, chance)
    y = np.array([r["label"] for r in rows])
    languages = np.array([r["lang"] for r in rows])
    counts = np.array([r.get("count", 1.0) for r in rows])
    readings = [read_text(r["text"]) for r in track(rows, description="rules abroad")]
    own = matrix([grams(tokens(readable(r["text"]))) for r in rows]) + classes(readings)
    talk = [r["text"] for r in chance.sample(list(comments), _COMMENTS + 3 * _JOINED_COMMENTS)]
    talk = talk[:_COMMENTS] + [" ".join(talk[at : at + 3]) for at in range(_COMMENTS, len(talk), 3)]
    labels = np.array([r["label"] for r in english] + [0] * len(talk))
    away = classes(
        [
            read_text(text, "en")
            for text in track([r["text"] for r in english] + talk, description="classes")
        ]
    )
    away_counts = np.where(labels == 1, _ENGLISH_ASKING, _ENGLISH)
    away_counts[len(english) :] = _COMMENT

    def learnt(fit: NDArray[np.bool_]) -> LogisticRegression:
        return LogisticRegression(C=10.0, solver="liblinear", random_state=0).fit(
            vstack([own[fit], away]).tocsr(),
            np.concatenate([y[fit], labels]),
            sample_weight=np.concatenate([counts[fit], away_counts]),
        )

    # The sentences of "apart" were written by others, and first read by a model without them.
    alone = np.arange(len(rows)) < len(told)
    apart = np.array([r.get("apart", False) for r in rows])
    unseen = np.zeros(len(rows))
    for code in track(LANGUAGES, description="leave one language out"):
        left = languages == code
        unseen[left] = learnt(~left).decision_function(own[left])
    rule = np.array([r.p for r in readings])
    signs = np.array([request_signs(p, s) for p, s in zip(rule, unseen, strict=True)])
    guarded = np.array([r.kind in _GUARDED for r in readings])
    kept = ~guarded & alone
    fusion = LogisticRegression(C=1.0).fit(
        signs[kept], y[kept], sample_weight=np.where(y[kept] == 1, 1.0, _OTHERS)
    )
    p = np.where(guarded, 0.02, fusion.predict_proba(signs)[:, 1])
    by_rules = np.where(guarded, 0.0, rule)
    report["request, each language unseen"] = {
        code: figures(p[at], by_rules[at], y[at])
        for code in (*LANGUAGES, "all")
        for at in [alone & ((languages == code) | (code == "all"))]
    } | {"inside other talk": figures(p[~alone], by_rules[~alone], y[~alone])}
    others = learnt(~apart).decision_function(own[apart & alone])
    seen = [request_signs(a, b) for a, b in zip(rule[apart & alone], others, strict=True)]
    report["request, sentences written apart"] = figures(
        np.where(guarded[apart & alone], 0.02, fusion.predict_proba(seen)[:, 1]),
        by_rules[apart & alone],
        y[apart & alone],
    )
    full = learnt(np.ones(len(rows), bool))
    tensors["abroad.grams"] = full.coef_[0].astype(np.float16)
    facts["abroad.bias"] = float(full.intercept_[0])
    facts["abroad.fusion"] = [float(fusion.intercept_[0]), *map(float, fusion.coef_[0])]


def figures(p: NDArray[Any], rule: NDArray[Any], y: NDArray[Any]) -> Row:
    """How many requests are heard and how many others fire, by both and by rules alone."""
    return {
        "asking": int((y == 1).sum()),
        "heard": float((p >= 0.5)[y == 1].mean()),
        "heard by rules alone": float((rule >= 0.5)[y == 1].mean()),
        "others": int((y == 0).sum()),
        "fired": float((p >= 0.5)[y == 0].mean()),
        "fired by rules alone": float((rule >= 0.5)[y == 0].mean()),
    }


def sentences() -> list[Row]:
    """Sentences that ask and that do not, with `lang`, the ordinary talk of shops among them."""
    rows: list[Row] = []
    for code in LANGUAGES:
        for part in ("first", "apart", "more"):
            lines = (SENTENCES / part / f"{code}.jsonl").read_text(encoding="utf-8").splitlines()
            rows += [json.loads(line) | {"lang": code, "apart": part == "apart"} for line in lines]
    ordinary = [json.loads(line) for line in ORDINARY.read_text(encoding="utf-8").splitlines()]
    rows += [{"text": r["text"], "lang": r["lang"], "label": 0} for r in ordinary]
    rows += [
        {"text": text, "lang": code, "label": 0}
        for texts in SHOP.values()
        for text in texts
        if (code := read_text(text).language) in LANGUAGES
    ]
    return [r for r in rows if r["lang"] in LANGUAGES]


def joined(rows: Sequence[Row], chance: random.Random) -> list[Row]:
    """The same sentences beside another one, and longer talk: people seldom say one thing alone."""
    calm: dict[str, list[str]] = {code: [] for code in LANGUAGES}
    for row in rows:
        is_calm = not row["label"] and row.get("subtype", "ordinary") in ("ordinary", "lookalike")
        if is_calm and not row.get("apart"):
            calm[row["lang"]].append(row["text"])
    found: list[Row] = []
    for row in rows:
        both = [row["text"], chance.choice(calm[row["lang"]])]
        chance.shuffle(both)
        gap = "，" if row["lang"] == "zh" else chance.choice([". ", ", ", " "])  # noqa: RUF001
        found.append(row | {"text": gap.join(both), "count": _JOINED})
    for code, texts in calm.items():
        stop = "。" if code == "zh" else ". "
        found += [
            {
                "text": stop.join(chance.sample(texts, chance.randint(3, 6))),
                "lang": code,
                "label": 0,
                "count": _TALK,
            }
            for _ in range(_TALKS)
        ]
    return found


def classes(readings: Sequence[Reading]) -> csr_matrix:
    """What the packs make of each message, as the detector sees it."""
    return matrix([class_grams(r.letters, r.rules) for r in readings])


def matrix(found: Sequence[NDArray[np.int64]]) -> csr_matrix:
    """Buckets of each text, scaled as the detector scales them."""
    starts = np.cumsum([0, *(len(ids) for ids in found)])
    values = np.concatenate(
        [np.full(len(i), 1 / np.sqrt(max(1, len(i))), np.float32) for i in found]
    )
    return csr_matrix((values, np.concatenate(found), starts), shape=(len(found), BUCKETS))
