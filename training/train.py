"""Rebuilds the signals model from the data files: `uv run --group training training/train.py DATA`.

Needs scikit-learn and, for the static word vectors, the teacher's embeddings: see `teacher.py`.
Every step has a fixed seed; the same data, packages and cache give the same file.
"""

# ruff: noqa: PLR2004 shares and thresholds are what training is made of
import argparse
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from importlib import resources
from importlib.metadata import distribution
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any
from unicodedata import category
from xml.etree import ElementTree as ET

import numpy as np
from numpy.typing import NDArray
from rich.progress import track
from scipy.sparse import csr_matrix, diags, vstack
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.metrics import roc_auc_score
from wordfreq import top_n_list

import abroad
import shop
import world
from batonpass.domain.signal import category as categories
from batonpass.domain.signal.evaluation import binary
from batonpass.domain.signal.feature import grams, key
from batonpass.domain.signal.meaning import SIZE
from batonpass.domain.signal.model import Array, Model, serialise
from batonpass.domain.signal.mood import mood
from batonpass.domain.signal.request import read_text
from batonpass.domain.signal.text import readable, tokens
from batonpass.domain.signal.valence import SCALE
from batonpass.domain.signal.value import Example, RequestKind
from teacher import embed

SEED = 20261122
OUT = Path("src/batonpass/adapters/language/data/signals.bin")
VERSION = "2026.11.23"
GUARDED = (RequestKind.NEGATED, RequestKind.BOT_CHALLENGE)
LANGUAGES = {
    "english": "en",
    "spanish": "es",
    "french": "fr",
    "german": "de",
    "portuguese": "pt",
    "arabic": "ar",
    "hindi": "hi",
    "chinese": "zh",
    "korean": "ko",
    "russian": "ru",
    "indonesian": "id",
}
# Italian and Dutch nobody rated, of the others the 10,000 most used words of another time: the
# teacher carries ratings over to words that are used much.
GUESSED = ("it", "nl", "es", "fr", "de", "pt", "ar", "hi")
CARRIED = ("es", "pt", "fr", "de")  # whose ratings teach it how, beside English
_LISTED = 8_000  # of the most frequent words of a language
_TAUGHT = 1_200
_CLEAR = 0.6  # a rating nearer to neutral says nothing
Row = dict[str, Any]


def main() -> None:
    """Train every part, print what validation says, write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path, help="folder with the JSON lines files")
    arguments = parser.parse_args()
    tensors: dict[str, Array] = {}
    facts: dict[str, Any] = {}
    report: dict[str, Any] = {}
    train_request(arguments.data, tensors, facts, report)
    abroad.train_abroad(
        [r for r in read(arguments.data, "handoff_request_en") if r["label"] != 2],
        read(arguments.data, "frustration_goemotions"),
        tensors,
        facts,
        report,
    )
    world.train_world(train_meaning(arguments.data, tensors, report), tensors, report)
    train_ratings(arguments.data, tensors, report)
    train_frustration(arguments.data, tensors, facts, report)
    train_scope(arguments.data, tensors, facts, report)
    shop.train_shop(
        read(arguments.data, "intent_bitext27"),
        read(arguments.data, "intent_clinc150"),
        tensors,
        facts,
        report,
    )
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_bytes(serialise(VERSION, tensors, facts))
    report["bytes"] = OUT.stat().st_size
    text = json.dumps(report, indent=1) + "\n"
    (Path(__file__).parent / "report.json").write_text(text)
    print(text)


def read(data: Path, name: str) -> list[Row]:
    """The rows of one data file."""
    with (data / f"{name}.jsonl").open() as lines:
        return [json.loads(line) for line in lines]


def matrix(texts: Iterable[str], what: str) -> csr_matrix:
    """Buckets of each text, scaled as the detector scales them."""
    return abroad.matrix(
        [grams(tokens(readable(text))) for text in track(list(texts), description=what)]
    )


def train_request(data: Path, tensors: dict[str, Array], facts: Row, report: Row) -> None:
    """English pieces of words that ask for a person, and their weight beside the rules."""
    rows = [r for r in read(data, "handoff_request_en") if r["label"] != 2]
    x = matrix((r["text"] for r in rows), "request")
    y = np.array([r["label"] for r in rows])
    sources = np.array([r["source"] for r in rows])

    def learnt(fit: NDArray[np.bool_]) -> LogisticRegression:
        model = LogisticRegression(C=3.0, solver="liblinear", class_weight={0: 1, 1: 8})
        return model.fit(x[fit], y[fit])

    # each row scored by a model that never saw its source
    unseen = np.zeros(len(rows))
    positive = sorted(set(sources[y == 1]))
    for source in track(positive, description="leave one source out"):
        left = sources == source
        unseen[left] = learnt(~left).decision_function(x[left])
    others = ~np.isin(sources, positive)
    parts = np.random.RandomState(SEED).randint(0, 3, len(rows))
    for part in range(3):
        left = others & (parts == part)
        unseen[left] = learnt(~left).decision_function(x[left])
    readings = [read_text(r["text"], "en") for r in track(rows, description="rules")]
    signs = np.array([request_signs(r.p, g) for r, g in zip(readings, unseen, strict=True)])
    guarded = np.array([r.kind in GUARDED for r in readings])
    fusion = LogisticRegression(C=1.0).fit(signs[~guarded], y[~guarded])
    rule = np.array([r.p for r in readings])
    p = fusion.predict_proba(signs)[:, 1]
    p = np.where(guarded, 0.02, np.maximum(p, np.where(rule >= 0.8, 0.7 * rule, 0.0)))
    report["request, leave one source out"] = {
        source: {
            "rows": int((sources == source).sum()),
            "recall at 0.5": float(
                ((p >= 0.5) & (y == 1) & (sources == source)).sum()
                / max(1, ((y == 1) & (sources == source)).sum())
            ),
            "false fires": int(((p >= 0.5) & (y == 0) & (sources == source)).sum()),
        }
        for source in sorted(set(sources))
    }
    report["request, all sources unseen"] = operating(p, y)
    whole = binary(p.tolist(), (y == 1).tolist(), threshold=0.5)
    report["request, calibration error, unseen"] = whole.calibration_error
    report["request, calibration error above 0.2, unseen"] = whole.calibration_error_above_20
    report["request, pieces alone"] = operating(unseen, y)
    full = learnt(np.ones(len(rows), bool))
    tensors["request.grams"] = full.coef_[0].astype(np.float16)
    facts["request.bias"] = float(full.intercept_[0])
    facts["request.fusion"] = [float(fusion.intercept_[0]), *map(float, fusion.coef_[0])]


def request_signs(rule: float, pieces: float) -> list[float]:
    """What the fusion of rules and pieces sees; the detector computes the same."""
    bounded = min(max(rule, 0.02), 0.98)
    return [
        float(np.log(bounded / (1 - bounded))),
        float(np.clip(pieces, -6, 6)),
        float(rule >= 0.5),
    ]


def operating(scores: NDArray[Any], y: NDArray[Any]) -> Row:
    """Recall at two precisions, and the area under the curve."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(y[order])
    precision = hits / np.arange(1, len(y) + 1)
    found = {
        f"recall at precision {at}": float(hits[precision >= at].max(initial=0) / y.sum())
        for at in (0.95, 0.98)
    }
    return found | {"auc": float(roc_auc_score(y, scores)), "rows": len(y)}


def train_frustration(data: Path, tensors: dict[str, Array], facts: Row, report: Row) -> None:
    """How word classes, ratings and pieces are weighed, on comments labelled with emotions.

    The pieces see calm messages to shops and banks too: of forum comments alone they would learn
    that "no" is anger.
    """
    rows = read(data, "frustration_goemotions")
    calm = {name: calm_messages(data, name, count) for name, count in CALM.items()}
    y = np.array([r["label"] for r in rows])
    held = np.random.RandomState(SEED).rand(len(rows)) < 0.1
    comments = matrix((r["text"] for r in rows), "frustration")
    quiet = {name: matrix(texts, f"calm, {name}") for name, texts in calm.items()}

    def learnt(*names: str) -> LogisticRegression:
        x = vstack([comments[~held], *(quiet[name] for name in names)]).tocsr()
        labels = np.concatenate([y[~held], np.zeros(x.shape[0] - int((~held).sum()))])
        return LogisticRegression(C=2.0, solver="liblinear").fit(x, labels)

    model = learnt(*CALM)
    tensors["frustration.grams"] = model.coef_[0].astype(np.float16)
    facts["frustration.bias"] = float(model.intercept_[0])
    rated = Model(tensors=MappingProxyType(tensors))
    signs = np.array([signs_of(r["text"], rated) for r in track(rows, description="mood")])
    mix = LogisticRegression(C=1.0).fit(signs[~held], y[~held])
    facts["frustration.mix"] = [float(mix.intercept_[0]), *map(float, mix.coef_[0])]
    whole = Model(tensors=rated.tensors, facts=MappingProxyType(facts))
    kept = [r["text"] for r, out in zip(rows, held, strict=True) if out]
    score = np.array([scored(text, whole) for text in kept])
    report["frustration, held-out comments"] = {
        "auc": float(roc_auc_score(y[held], score)),
        "auc, pieces alone": float(roc_auc_score(y[held], model.decision_function(comments[held]))),
        "auc, words alone": float(roc_auc_score(y[held], mix.decision_function(signs[held]))),
        "macro_f1": binary(
            (1 / (1 + np.exp(-score))).tolist(), (y[held] == 1).tolist(), threshold=0.5
        ).macro_f1,
    }
    fired = {}
    for left in CALM:
        other = learnt(*(name for name in CALM if name != left))
        unseen = Model(
            tensors=MappingProxyType(
                {**tensors, "frustration.grams": other.coef_[0].astype(np.float16)}
            ),
            facts=MappingProxyType({**facts, "frustration.bias": float(other.intercept_[0])}),
        )
        fired[left] = float(np.mean([scored(text, unseen) > 0 for text in calm[left]]))
    report["frustration fired at calm messages, each source unseen"] = fired


CALM = {
    "intent_clinc150": 3_000,
    "intent_banking77": 3_000,
    "intent_bitext27": 2_000,
    "intent_multidogo": 6_000,
}


def calm_messages(data: Path, name: str, count: int) -> list[str]:
    """Messages without a word of anger or an oath; nobody labelled them, most are calm."""
    texts = dict.fromkeys(r["text"] for r in read(data, name) if r.get("intent") != "complaint")
    mixed = np.random.RandomState(SEED).permutation(list(texts))
    found = (str(text) for text in mixed)
    return list(islice((t for t in found if not set("Nnxz") & set(letters(t))), count))


def letters(text: str) -> str:
    """The classes of an English message's words."""
    seen = readable(text)
    return mood(tokens(seen), seen, language="en", model=Model()).letters


def signs_of(text: str, model: Model) -> tuple[float, ...]:
    """What the mix weighs in an English message."""
    seen = readable(text)
    return mood(tokens(seen), seen, language="en", model=model).signs


def scored(text: str, model: Model) -> float:
    """Log-odds of frustration, as the detector has them for a message alone."""
    seen = readable(text)
    words = tokens(seen)
    return mood(words, seen, language="en", model=model, ids=grams(words)).score


def train_meaning(data: Path, tensors: dict[str, Array], report: Row) -> world.Space:
    """English word vectors whose weighted mean comes near to the teacher's sentence vector."""
    texts, words = corpus(data)
    sentences, single = embed(texts), embed(words)
    middle = sentences.mean(0)
    turn = (
        PCA(SIZE, random_state=SEED).fit(sentences[::2] - middle).components_.T.astype(np.float32)
    )
    target = world.unit((sentences - middle) @ turn)
    start = world.unit((single - single.mean(0)) @ turn) * 0.5
    place = {word: at for at, word in enumerate(words)}
    columns: list[int] = []
    starts = [0]
    for text in track(texts, description="meaning"):
        columns += [place[w.fold] for w in tokens(readable(text)) if w.fold in place]
        starts.append(len(columns))
    counts = csr_matrix(
        (np.ones(len(columns), np.float32), columns, starts), shape=(len(texts), len(words))
    )
    share = np.bincount(columns, minlength=len(words)) + 1.0
    rarity = (1e-3 / (1e-3 + share / share.sum())).astype(np.float32)
    weighted = counts @ diags(rarity)
    total = np.asarray(weighted.sum(1)).ravel()
    weighted = (diags(1 / np.sqrt(np.maximum(total, 1e-6))) @ weighted).tocsr().astype(np.float32)
    vectors = start + conjugate(weighted, target - weighted @ start, pull=0.3)
    space = world.Space(single, vectors)
    fit = world.unit(weighted @ vectors)
    report["meaning, cosine to the teacher"] = float((fit * target).sum(1).mean())
    keys = np.array([key(word) for word in words], np.uint32)
    keys, first = np.unique(keys, return_index=True)
    vectors, rarity = vectors[first], rarity[first]
    peak = np.maximum(np.abs(vectors).max(1), 1e-9)
    tensors["words.keys"] = keys
    tensors["words.vectors"] = np.round(vectors / peak[:, None] * 127).astype(np.int8)
    tensors["words.scales"] = (rarity * peak / 127).astype(np.float32)
    return space


def corpus(data: Path) -> tuple[list[str], list[str]]:
    """Sentences to learn from, and the words that get a vector."""
    names = ["intent_clinc150", "intent_hint3", "intent_bitext27"]
    texts = [r["text"] for name in names for r in read(data, name)]
    counts: Counter[str] = Counter()
    for name in [*names, "intent_banking77", "frustration_goemotions"]:
        for row in read(data, name):
            counts.update(
                {
                    w.fold
                    for w in tokens(readable(row["text"]))
                    if w.fold.isalpha() and w.fold.isascii()
                }
            )
    words = [word for word, count in counts.most_common(14_000) if count > 1]
    return list(dict.fromkeys(texts)), words


def conjugate(a: csr_matrix, residual: NDArray[np.float32], *, pull: float) -> NDArray[np.float32]:
    """Least squares with a pull to zero, by conjugate gradients, all columns at once."""
    right = a.T @ residual
    x = np.zeros_like(right)
    step = right.copy()
    size = (right * right).sum(0)
    for _ in track(range(25), description="distilling"):
        image = a.T @ (a @ step) + pull * step
        along = size / np.maximum((step * image).sum(0), 1e-9)
        x += along * step
        right -= along * image
        new = (right * right).sum(0)
        step = right + step * (new / np.maximum(size, 1e-9))
        size = new
    return x


def train_ratings(data: Path, tensors: dict[str, Array], report: Row) -> None:
    """How pleasant people find the words of a language; where nobody asked, the teacher guesses.

    English and French have two rated lists, Italian and Dutch none. English is widened to the words
    of the corpus, other languages to their most used ones: a line fitted from the teacher's vectors
    of rated words gives the rest.
    """
    rated = {code: ratings(name) for name, code in LANGUAGES.items()}
    rated["en"] |= sharper_ratings()
    english = corpus(data)[1]
    taught = [(word, rated["en"][word]) for word in english if word in rated["en"]]
    own = embed([word for word, _ in taught])
    seen: dict[str, tuple[NDArray[np.float32], NDArray[np.float64]]] = {
        "en": (own - own.mean(0), np.array([rating for _, rating in taught]))
    }
    for code in CARRIED:
        chance = np.random.RandomState(1)
        words = sorted({str(w) for w in chance.permutation(list(rated[code]))[:_TAUGHT]})
        vectors = embed(words)
        seen[code] = (vectors - vectors.mean(0), np.array([rated[code][w] for w in words]))

    def line(*codes: str) -> Ridge:
        x = np.concatenate([seen[code][0] for code in codes])
        return Ridge(alpha=1.0).fit(x, np.concatenate([seen[code][1] for code in codes]))

    report["ratings carried to a language unseen, correlation"] = {
        left: float(
            np.corrcoef(
                line(*(c for c in seen if c != left)).predict(seen[left][0]), seen[left][1]
            )[0, 1]
        )
        for left in CARRIED
    }
    guess = line(*seen)
    rated["fr"] |= french_adjectives()
    for code in ("en", *GUESSED):
        known = rated.get(code, {})
        words = english if code == "en" else [w for w in frequent(code) if w not in known]
        vectors = embed(words)
        mean = own.mean(0) if code == "en" else vectors.mean(0)
        for word, rating in zip(words, guess.predict(vectors - mean), strict=True):
            rated.setdefault(code, {}).setdefault(word, float(rating))
    found: dict[int, int] = {}
    for code, words_rated in rated.items():
        for word, rating in words_rated.items():
            cut = tokens(word)
            if abs(rating) >= _CLEAR and len(cut) in (1, 2):  # of two the first is an article
                found.setdefault(key(f"{code}:{cut[-1].fold}"), round(rating * SCALE))
    keys = sorted(found)
    tensors["valence.keys"] = np.array(keys, np.uint32)
    tensors["valence.ratings"] = np.clip([found[k] for k in keys], -127, 127).astype(np.int8)
    report["ratings"] = len(keys)


def ratings(name: str) -> dict[str, float]:
    """The words of a labMT list, -4 to 4 around its neutral 5."""
    folder = resources.files("labMTsimple") / "data" / "LabMT"
    lines = (folder / f"labMT2{name}.txt").read_text(encoding="utf-8").splitlines()[1:]
    rows = (line.split("\t") for line in lines)
    return {row[0]: 0.9 * (float(row[2]) - 5) for row in rows}  # as wide as the other list


def sharper_ratings() -> dict[str, float]:
    """The English words of the VADER list, -4 to 4, rated for the mood of those who write them."""
    file = resources.files("vaderSentiment") / "vader_lexicon.txt"
    found: dict[str, float] = {}
    for line in file.read_text(encoding="utf-8").splitlines():
        word, rating = line.split("\t")[:2]
        if len(tokens(word)) == 1 and word[0].isalpha():
            found.setdefault(word, float(rating))
    return found


def french_adjectives() -> dict[str, float]:
    """The French adjectives of the Pattern list, -4 to 4, the mean of their senses."""
    package = distribution("textblob-fr").locate_file("textblob_fr/fr-sentiment.xml")
    senses: dict[str, list[float]] = defaultdict(list)
    for word in ET.parse(str(package)).getroot().iter("word"):  # noqa: S314 a pinned file
        senses[word.attrib["form"]].append(4 * float(word.attrib["polarity"]))
    return {word: float(np.mean(found)) for word, found in senses.items() if word.isalpha()}


def frequent(code: str) -> list[str]:
    """The most used words of a language, short ones and numbers left out."""
    return [
        word
        for word in top_n_list(code, _LISTED)
        if len(word) > 2 and all(category(c)[0] in "LM" for c in word)
    ]


def train_scope(data: Path, tensors: dict[str, Array], facts: Row, report: Row) -> None:
    """When a message belongs to none: learnt on made-up merchants with some intents left out."""
    model = Model(tensors=MappingProxyType(tensors))
    by_intent: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in ("intent_clinc150", "intent_banking77", "intent_bitext27"):
        for row in read(data, name):
            if not row.get("oos") and row.get("split") != "val":
                by_intent[name][row["intent"]].append(row["text"])
    beyond_all = [r["text"] for r in read(data, "intent_clinc150") if r["oos"]]
    chance = np.random.RandomState(SEED)
    signs: list[list[float]] = []
    labels: list[int] = []
    plans = [(n, k, e) for n in by_intent for k, e in ((12, 10), (20, 20), (26, 40))]
    for name, count, each in track(plans, description="scope"):
        intents = sorted(by_intent[name])
        chosen = list(chance.choice(intents, min(count, len(intents) - 1), replace=False))
        examples, tests = [], []
        for intent in chosen:
            texts = list(chance.permutation(by_intent[name][intent]))
            examples += [Example(text=t, category=intent) for t in texts[:each]]
            tests += [(t, 0, intent) for t in texts[each : each + 12]]
        rest = [t for intent in intents if intent not in chosen for t in by_intent[name][intent]]
        tests += [
            (t, 1, "") for t in chance.choice(rest, min(len(rest), 6 * len(chosen)), replace=False)
        ]
        tests += [(t, 1, "") for t in chance.choice(beyond_all, 3 * len(chosen))]
        fitted = categories.fit_categories(examples, model)
        for text, outside, intent in tests:
            words = tokens(readable(text))
            p, margin, likeness, known = categories.scores(words, grams(words), fitted, model)
            wrong = not outside and fitted.names[int(p.argmax())] != intent
            if not wrong:
                signs.append([float(p.max()), margin, likeness, known])
                labels.append(outside)
    fit = LogisticRegression(C=10.0, class_weight="balanced").fit(signs, labels)
    facts["scope"] = [float(fit.intercept_[0]), *map(float, fit.coef_[0])]
    report["scope, made-up merchants"] = {
        "auc": float(roc_auc_score(labels, fit.decision_function(signs))),
        "weights": facts["scope"],
    }


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    main()
