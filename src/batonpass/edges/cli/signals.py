"""What the command line says about signals: a file of messages evaluated, a text explained."""

import json as stdlib_json
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import cyclopts
import msgspec
from rich.console import Console
from rich.progress import track
from rich.table import Table

from batonpass.domain.signal import (
    Categories,
    Example,
    Model,
    Signals,
    fit_categories,
    measure,
    parse,
)
from batonpass.domain.signal.evaluation import Binary, Classes, Rate, binary, classes
from batonpass.domain.signal.value import Utterance

Signal = Literal["request", "frustration", "category", "out_of_scope"]
THRESHOLDS = {"request": 0.5, "frustration": 0.5, "out_of_scope": 0.5}
NONE_FITS = "out_of_scope"
_NONE = frozenset({NONE_FITS, "oos", "none", ""})
_AUTHORS: dict[str, Literal["customer", "assistant", "agent"]] = {
    "customer": "customer",
    "user": "customer",
    "assistant": "assistant",
    "bot": "assistant",
    "system": "assistant",
    "agent": "agent",
}


class Line(msgspec.Struct):
    """One earlier line of a conversation, as the file has it."""

    text: str
    author: str = "customer"


class Row(msgspec.Struct):
    """One message of the file."""

    text: str
    lang: str | None = None
    history: list[Line] = []
    label: Any = None


class CategoryExample(msgspec.Struct):
    """One sentence of a merchant's category, as the file has it."""

    text: str
    intent: str


@cache
def load() -> Model:
    """The packaged weights; an edge names no adapter, so the file is named here too."""
    file = resources.files("batonpass") / "adapters" / "language" / "data" / "signals.bin"
    return parse(file.read_bytes())


def command(open_model: Callable[[], Model]) -> cyclopts.App:
    """The command, with the way to the learnt weights it is given."""
    app = cyclopts.App(
        name="signals", help="Measure customers' messages, or test how well it is done."
    )

    @app.command(name="evaluate")
    def _evaluate(
        file: Path,
        *,
        scores: Path | None = None,
        signal: Signal | None = None,
        categories: Path | None = None,
        json: bool = False,
    ) -> None:
        """Measure each message of FILE and, where it has labels, say how well.

        Args:
            file: JSON lines {"text", "lang"?, "history"?: [{"author", "text"}], "label"?}.
            scores: writes one JSON line for each message here, in the same order.
            signal: what the labels are about.
            categories: JSON lines {"text", "intent"}: the merchant's categories, fitted first.
            json: prints the report as JSON.
        """
        evaluate(
            file,
            model=open_model(),
            scores=scores,
            signal=signal,
            categories=categories,
            json=json,
        )

    @app.command(name="explain")
    def _explain(text: str, *, lang: str = "") -> None:
        """Say what is measured on TEXT, and which words and weights say so."""
        explain(text, model=open_model(), lang=lang)

    return app


def evaluate(
    file: Path,
    *,
    model: Model,
    scores: Path | None = None,
    signal: Signal | None = None,
    categories: Path | None = None,
    json: bool = False,
) -> None:
    """Measure each message of FILE and, where it has labels, say how well.

    Args:
        file: JSON lines {"text", "lang"?, "history"?: [{"author", "text"}], "label"?}.
        model: the learnt weights.
        scores: writes one JSON line for each message here, in the same order.
        signal: what the labels are about.
        categories: JSON lines {"text", "intent"}: the merchant's categories, fitted first.
        json: prints the report as JSON.
    """
    fitted = _fitted(categories, model) if categories else None
    given: list[Any] = []
    values: list[float] = []
    names: list[str] = []
    out = scores.open("wb") if scores else None
    rows = track(_rows(file), description="measuring", console=Console(stderr=True))
    try:
        for row in rows:
            signals = measure(
                row.text,
                model=model,
                language=row.lang or "",
                history=_history(row.history),
                categories=fitted,
            )
            if out:
                out.write(_encoded(_line(signals)) + b"\n")
            if signal and row.label is not None:
                given.append(row.label)
                values.append(_value(signals, signal))
                names.append(signals.category or NONE_FITS)
    finally:
        if out:
            out.close()
    if signal and given:
        _report(signal, given, values, names, as_json=json)
    elif not out:
        print("no labels to compare with: give --signal and labelled rows, or --scores")  # noqa: T201


def explain(text: str, *, model: Model, lang: str = "") -> None:
    """Say what is measured on TEXT, and which words and weights say so."""
    signals = measure(text, model=model, language=lang)
    console = Console()
    table = Table("signal", "value", title=f"model {signals.version}", title_justify="left")
    table.add_row("request", f"{signals.request.kind.value}  p {signals.request.p:.3f}")
    table.add_row("frustration", f"{signals.frustration:.3f}")
    table.add_row("churn", f"{signals.churn:.3f}")
    table.add_row("category", f"{signals.category or '(none)'}  p {signals.category_p:.3f}")
    table.add_row("out of scope", f"{signals.out_of_scope:.3f}")
    table.add_row("safety", ", ".join(topic.value for topic in signals.safety) or "-")
    table.add_row("unresolved", str(signals.unresolved))
    table.add_row("human needed", f"{signals.human_needed:.3f}")
    table.add_row("language", signals.language or "(unknown)")
    console.print(table)
    spans = Table("signal", "words", "rule", "weight")
    for span in signals.spans:
        spans.add_row(span.signal, span.text, span.rule or "learnt", f"{span.weight:+.2f}")
    if signals.spans:
        console.print(spans)
    weights = Table("moved by", "value", "weight")
    for part in signals.contributions:
        weights.add_row(part.signal, f"{part.value:.3f}", f"{part.weight:+.2f}")
    if signals.contributions:
        console.print(weights)


def _rows(file: Path) -> Iterator[Row]:
    decoder = msgspec.json.Decoder(Row)
    with file.open("rb") as lines:
        for number, line in enumerate(lines, start=1):
            if not line.strip():
                continue
            try:
                yield _decoded(line, decoder)
            except (msgspec.MsgspecError, ValueError) as error:
                sys.exit(f"{file}:{number}: {error}")


def _decoded(line: bytes, decoder: msgspec.json.Decoder[Row]) -> Row:
    """The row, also where its text holds half a character or bytes that are none."""
    try:
        return decoder.decode(line)
    except msgspec.MsgspecError:
        return msgspec.convert(stdlib_json.loads(line.decode("utf-8", "replace")), Row)


def _encoded(line: dict[str, Any]) -> bytes:
    try:
        return msgspec.json.encode(line)
    except UnicodeEncodeError:
        return stdlib_json.dumps(msgspec.to_builtins(line)).encode()


def _fitted(file: Path, model: Model) -> Categories:
    decoder = msgspec.json.Decoder(CategoryExample)
    with file.open("rb") as lines:
        found = [decoder.decode(line) for line in lines if line.strip()]
    examples = [
        Example(
            text=example.text, category="" if example.intent.lower() in _NONE else example.intent
        )
        for example in found
    ]
    return fit_categories(examples, model)


def _history(lines: list[Line]) -> list[Utterance]:
    return [
        Utterance(author=_AUTHORS.get(line.author.lower(), "customer"), text=line.text)
        for line in lines
    ]


def _line(signals: Signals) -> dict[str, Any]:
    return {
        "request": {"class": signals.request.kind.value, "p": round(signals.request.p, 5)},
        "frustration": round(signals.frustration, 5),
        "level": round(signals.level, 5),
        "trend": round(signals.trend, 5),
        "category": signals.category or NONE_FITS,
        "category_p": round(signals.category_p, 5),
        "nearest": signals.nearest,
        "out_of_scope": round(signals.out_of_scope, 5),
        "human_needed": round(signals.human_needed, 5),
        "safety": [topic.value for topic in signals.safety],
        "unresolved": signals.unresolved,
        "language": signals.language,
        "spans": signals.spans,
        "version": signals.version,
    }


def _value(signals: Signals, signal: Signal) -> float:
    match signal:
        case "request":
            return signals.request.p
        case "frustration":
            return signals.frustration
        case "out_of_scope":
            return signals.out_of_scope
        case "category":
            return signals.category_p


def _named(label: str) -> str:
    return NONE_FITS if label.lower() in _NONE else label


_YES = frozenset({"1", "true", "yes", "explicit", "callback", "oos", "out_of_scope", "negative"})
_SOFT = frozenset({"2", "implicit"})  # neither asks nor does not ask: left out of the count


def _report(
    signal: Signal, given: list[Any], values: list[float], names: list[str], *, as_json: bool
) -> None:
    report: Binary | Classes
    if signal == "category":
        report = classes(names, [_named(str(label)) for label in given])
    else:
        words = [str(label).lower() for label in given]
        keep = [i for i, word in enumerate(words) if signal != "request" or word not in _SOFT]
        report = binary(
            [values[i] for i in keep],
            [words[i] in _YES for i in keep],
            threshold=THRESHOLDS[signal],
        )
    if as_json:
        print(msgspec.json.format(msgspec.json.encode(report)).decode())  # noqa: T201
        return
    console = Console()
    table = Table("measure", "value", "95 % interval", title=signal, title_justify="left")
    for name in report.__struct_fields__:
        value = getattr(report, name)
        if isinstance(value, Rate):
            table.add_row(name, f"{value.value:.4f}", f"{value.low:.4f} to {value.high:.4f}")
        elif isinstance(value, int | float):
            table.add_row(name, f"{value:.4f}" if isinstance(value, float) else str(value), "")
    console.print(table)
    if isinstance(report, Binary):
        confusion = Table("", "fires", "does not", title="confusion", title_justify="left")
        cells = report.confusion
        confusion.add_row("asked", str(cells["true_positive"]), str(cells["false_negative"]))
        confusion.add_row("did not", str(cells["false_positive"]), str(cells["true_negative"]))
        console.print(confusion)
    else:
        confusion = Table("label", "taken for", "rows", title="confusion", title_justify="left")
        for label, row in sorted(report.confusion.items()):
            for guess, count in sorted(row.items(), key=lambda pair: -pair[1]):
                if guess != label:
                    confusion.add_row(label, guess, str(count))
        console.print(confusion)
