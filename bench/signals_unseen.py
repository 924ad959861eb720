"""How far frustration falls on four sources that training never saw, beside the one it knows.

Sentences of tweets, product reviews, film reviews and editorials, each rated by twenty people from
-4 to 4 (Hutto and Gilbert, 2014, MIT). They are in a source package, which is fetched first:
`pip download --no-deps --no-binary :all: vaderSentiment==0.5`, then
`python bench/signals_unseen.py vaderSentiment-0.5.zip`. What pleases nobody stands for frustration,
so the figures say how well the order carries over, not how well the line fits.
"""

# ruff: noqa: PLR2004 shares and thresholds are what this script prints
import html
import io
import json
import os
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from batonpass.adapters.language.signals import load
from batonpass.domain.signal import measure
from batonpass.domain.signal.evaluation import binary

INSIDE = "vaderSentiment-0.5/additional_resources/hutto_ICWSM_2014.tar.gz"
SOURCES = ("tweets", "amazonReviewSnippets", "movieReviewSnippets", "nytEditorialSnippets")
UNPLEASANT, NEUTRAL = -0.7, -0.3  # mean ratings; between them people do not agree
CALM = ("intent_multidogo", "intent_banking77", "intent_clinc150", "intent_hint3")


def main() -> None:
    """Print one JSON object: order and line on each source, and how often calm messages fire."""
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    with zipfile.ZipFile(sys.argv[1]) as package:
        inner = io.BytesIO(package.read(INSIDE))
    with tarfile.open(fileobj=inner) as files:
        result = {name: source(files, name) for name in SOURCES}
    folder = Path(os.environ.get("BATONPASS_SHARED_DATA", "../shared/data")) / "detect"
    if folder.is_dir():
        result["share of messages to shops and banks that fire"] = {
            name: fired(folder / f"{name}.jsonl") for name in CALM
        }
    print(json.dumps(result, indent=1))


def source(files: tarfile.TarFile, name: str) -> dict[str, Any]:
    """Figures of one source's sentences."""
    file = files.extractfile(f"hutto_ICWSM_2014/{name}_GroundTruth.txt")
    assert file is not None
    rows = [line.split("\t") for line in file.read().decode("utf-8", "replace").splitlines()]
    rated = [(html.unescape(row[2]), float(row[1])) for row in rows]
    kept = [(text, rating) for text, rating in rated if not UNPLEASANT < rating < NEUTRAL]
    model = load()
    p = [measure(text, model=model, language="en").frustration for text, _ in kept]
    report = binary(p, [rating <= UNPLEASANT for _, rating in kept], threshold=0.5)
    return {
        "rows": report.rows,
        "unpleasant": report.positives,
        "auc": msgspec.to_builtins(report.auc),
        "macro_f1": report.macro_f1,
        "precision": report.precision.value,
        "recall": report.recall.value,
    }


def fired(file: Path) -> float:
    """The share of two thousand messages that count as frustrated."""
    with file.open() as lines:
        texts = list(dict.fromkeys(json.loads(line)["text"] for line in lines))
    chosen = np.random.RandomState(20261122).permutation(texts)[:2_000]
    model = load()
    p = [measure(str(text), model=model, language="en").frustration for text in chosen]
    return float(np.mean(np.array(p) >= 0.5))


if __name__ == "__main__":
    main()
