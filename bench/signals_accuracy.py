"""How right the detector is, row by row of the published table, as far as the data here allows.

Where a source was used to train, the figure beside it is of weights that never saw that source.
"""

# ruff: noqa: PLR2004 shares and thresholds are what this script prints
import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from batonpass.adapters.language.signals import load
from batonpass.domain.signal import Example, RequestKind, fit_categories, measure
from batonpass.domain.signal.evaluation import binary, classes

SEED = 20261122
CARD = Path("training/report.json")
Row = dict[str, Any]


def main() -> None:
    """Print one JSON object: each row's figures, its inputs, and what is missing."""
    folder = Path(os.environ.get("BATONPASS_SHARED_DATA", "../shared/data")) / "detect"
    if not folder.is_dir():
        sys.exit(f"no data at {folder}: set BATONPASS_SHARED_DATA")
    trained = json.loads(CARD.read_text()) if CARD.is_file() else {}
    result = {
        "request, all rows (seen in training)": request(folder),
        "request, leave one source out": trained.get("request, all sources unseen"),
        "request, each source unseen": trained.get("request, leave one source out"),
        "request, each language unseen": trained.get("request, each language unseen"),
        "request, sentences written apart": trained.get("request, sentences written apart"),
        "bot challenges": challenges(folder),
        "three shops' bots, own made-up strangers": shops(folder),
        "150 intents": many(folder),
        "five negative emotions (held-out tenth)": emotions(folder),
        "not measurable here": [
            "requests in other languages: no labelled rows, only our own sentences",
            "dissatisfaction a turn: the dialogues here are numbers, not words",
            "airline customers, messages in eight languages: held out",
        ],
    }
    print(json.dumps(result, indent=1))


def read(folder: Path, name: str) -> list[Row]:
    """The rows of a data file."""
    with (folder / f"{name}.jsonl").open() as lines:
        return [json.loads(line) for line in lines]


def request(folder: Path) -> Row:
    """Recall at two precisions over every labelled English message."""
    model = load()
    rows = [r for r in read(folder, "handoff_request_en") if r["label"] != 2]
    p = [measure(r["text"], model=model, language="en").request.p for r in rows]
    report = binary(p, [r["label"] == 1 for r in rows], threshold=0.5)
    fired = Counter(
        r["source"] for r, s in zip(rows, p, strict=True) if s >= 0.5 and not r["label"]
    )
    return {
        "rows": report.rows,
        "recall at precision 0.95": report.recall_at_precision_95,
        "recall at precision 0.98": report.recall_at_precision_98,
        "false fires": dict(fired),
        "calibration error": report.calibration_error,
        "calibration error above 0.2": report.calibration_error_above_20,
    }


def challenges(folder: Path) -> Row:
    """How many of "are you a person" are transferred."""
    model = load()
    names = {"hard:are_you_a_bot", "bot_challenge", "check_human"}
    rows = [r for r in read(folder, "handoff_request_en") if r.get("subtype") in names]
    heard = [measure(r["text"], model=model, language="en").request for r in rows]
    return {
        "rows": len(rows),
        "transferred": sum(r.p >= 0.5 for r in heard) / len(rows),
        "recognised": sum(r.kind is RequestKind.BOT_CHALLENGE for r in heard) / len(rows),
    }


def shops(folder: Path) -> Row:
    """Matthews correlation on three merchants; some intents and others' rows are strangers."""
    model = load()
    rows = read(folder, "intent_hint3")
    found = {}
    for shop in sorted({r["domain"] for r in rows}):
        chance = np.random.RandomState(SEED)
        mine = [r for r in rows if r["domain"] == shop]
        counts = Counter(r["intent"] for r in mine)
        common = sorted(intent for intent, n in counts.items() if n > 5)
        dropped = set(chance.choice(common, len(counts) // 5, replace=False))
        train, test = [], []
        for row in mine:
            if row["intent"] in dropped:
                test.append((row["text"], "out_of_scope"))
            elif chance.rand() < 0.35:
                test.append((row["text"], row["intent"]))
            else:
                train.append(Example(text=row["text"], category=row["intent"]))
        foreign = [r["text"] for r in rows if r["domain"] != shop]
        test += [(t, "out_of_scope") for t in chance.choice(foreign, len(test) // 3)]
        fitted = fit_categories(train, model)
        guesses = [
            measure(text, model=model, categories=fitted).category or "out_of_scope"
            for text, _ in test
        ]
        report = classes(guesses, [label for _, label in test])
        found[shop] = {
            "examples": len(train),
            "rows": report.rows,
            "matthews": report.matthews,
            "accuracy": msgspec.to_builtins(report.accuracy),
        }
    return found


def many(folder: Path) -> Row:
    """150 intents with 100 examples each: accuracy, and strangers caught at two accuracies."""
    model = load()
    rows = read(folder, "intent_clinc150")
    examples = [
        Example(text=r["text"], category=r["intent"]) for r in rows if r["split"] == "train"
    ]
    fitted = fit_categories(examples, model)
    own = [r for r in rows if r["split"] == "val"]
    inside = [measure(r["text"], model=model, categories=fitted) for r in own]
    right = np.array([s.nearest == r["intent"] for s, r in zip(inside, own, strict=True)])
    beyond = np.array([s.out_of_scope for s in inside])
    outside = np.array(
        [measure(r["text"], model=model, categories=fitted).out_of_scope for r in rows if r["oos"]]
    )
    lines = np.unique(beyond)
    accepted = [(right[beyond <= t].mean(), t) for t in lines[len(lines) // 2 :: 5]]
    fit = [t for share, t in accepted if share >= 0.955]
    line = max(fit) if fit else float("nan")
    return {
        "rows": len(own),
        "strangers": len(outside),
        "accuracy, none refused": float(right.mean()),
        "accuracy of what is accepted": float(right[beyond <= line].mean()),
        "accepted": float((beyond <= line).mean()),
        "strangers refused there": float((outside > line).mean()),
        "at the fitted threshold": {
            "in-scope right and accepted": float((right & (beyond < 0.5)).mean()),
            "strangers refused": float((outside >= 0.5).mean()),
        },
    }


def emotions(folder: Path) -> Row:
    """Macro-F1 and area on the tenth of the comments that training left out."""
    model = load()
    rows = read(folder, "frustration_goemotions")
    held = np.random.RandomState(SEED).rand(len(rows)) < 0.1
    kept = [r for r, h in zip(rows, held, strict=True) if h]
    p = [measure(r["text"], model=model, language="en").frustration for r in kept]
    report = binary(p, [r["label"] == 1 for r in kept], threshold=0.5)
    return {
        "rows": report.rows,
        "macro_f1": report.macro_f1,
        "auc": msgspec.to_builtins(report.auc),
    }


if __name__ == "__main__":
    main()
