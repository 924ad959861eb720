"""How far categories carry over between languages, on sentences of our own said in four of them.

`category_languages.jsonl` holds the same 144 sentences in English, Spanish, German and Chinese,
eight for each shop category and eight that belong to none. They were written before the vectors of
other languages were built, by those who built them: they show what carries over, they prove little.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from batonpass.adapters.language.signals import load
from batonpass.domain.category_shop import SHOP
from batonpass.domain.signal import Example, fit_categories, measure
from batonpass.domain.signal.category import Categories
from batonpass.domain.signal.evaluation import classes

LANGUAGES = ("en", "es", "de", "zh")
SENTENCES = Path(__file__).with_suffix(".jsonl")
Row = dict[str, Any]


def main() -> None:
    """Print one JSON object: the default set, examples in another language, in the same one."""
    rows = [json.loads(line) for line in SENTENCES.read_text().splitlines()]
    said = {code: [r for r in rows if r["lang"] == code] for code in LANGUAGES}
    english = [
        Example(text=text, category=name)
        for name, texts in SHOP.items()
        for text in texts
        if text.isascii() and text in texts[:10]
    ]
    from_english = fit_categories(english, load())
    away = [{"text": e.text, "intent": e.category} for e in english]
    result = {
        "default set": {code: figures(said[code]) for code in LANGUAGES},
        "examples in English, messages in": {
            code: figures(said[code], from_english) for code in LANGUAGES[1:]
        },
        "examples in, messages in English": {
            code: figures(away, fitted(said[code])) for code in LANGUAGES[1:]
        },
        "half of them examples, the rest messages": {
            code: figures(said[code][::2], fitted(said[code][1::2])) for code in LANGUAGES
        },
    }
    print(json.dumps(result, indent=1))


def fitted(rows: Sequence[Row]) -> Categories:
    """Categories whose examples are these sentences."""
    examples = [Example(text=r["text"], category=_category(r)) for r in rows]
    return fit_categories(examples, load())


def figures(rows: Sequence[Row], categories: Categories | None = None) -> Row:
    """How many are nearest to their category; with none among the answers, the correlation."""
    heard = [measure(r["text"], model=load(), categories=categories) for r in rows]
    inside = [s.nearest == r["intent"] for s, r in zip(heard, rows, strict=True) if _category(r)]
    report = classes([s.category or "out_of_scope" for s in heard], [r["intent"] for r in rows])
    return {
        "rows": len(rows),
        "nearest": round(sum(inside) / len(inside), 3),
        "matthews": round(report.matthews, 3),
    }


def _category(row: Row) -> str:
    name: str = row["intent"]
    return "" if name == "out_of_scope" else name


if __name__ == "__main__":
    main()
