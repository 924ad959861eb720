"""How a rule document is checked and described on the command line."""

import json
import sys
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from cyclopts import App, Parameter
from rich.console import Console

from batonpass.domain.trigger.backtest.case import Cases
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.report import Report
from batonpass.domain.trigger.default import DEFAULT_YAML
from batonpass.domain.trigger.document import Document
from batonpass.domain.trigger.parse import parse, schema
from batonpass.domain.trigger.problem import BadDocument
from batonpass.domain.trigger.text import MAX_BYTES, Form

BAD_INPUT = 2  # the exit code for a file that cannot be used

app = App(name="triggers", help="Check and describe the rules that decide a handoff.")


@app.command
def check(rules: Annotated[Path, Parameter(help="The rule document, YAML or JSON.")]) -> int:
    """Say whether a rule document can be used, and if not, all that is wrong with it."""
    document = opened(rules)
    if document is None:
        return BAD_INPUT
    Console().print(f"{rules}: {len(document.rules)} rules, nothing wrong.", highlight=False)
    return 0


@app.command(name="schema")
def print_schema(of: Literal["rules", "conversation", "cases", "report"] = "rules") -> None:
    """Print the JSON Schema of the rules, or of what a back-test reads and writes."""
    kinds = {"conversation": PastConversation, "cases": Cases, "report": Report}
    made = schema() if of == "rules" else msgspec.json.schema(kinds[of])
    sys.stdout.write(json.dumps(made, indent=2, ensure_ascii=False) + "\n")


@app.command(name="default")
def print_default() -> None:
    """Print the document a merchant starts with."""
    sys.stdout.write(DEFAULT_YAML)


def opened(path: Path) -> Document | None:
    """The document in the file, or None after saying what is wrong."""
    text = content(path)
    if text is None:
        return None
    try:
        return parse(text, form=form_of(path))
    except BadDocument as bad:
        complain(path, str(bad))
        return None


def content(path: Path) -> bytes | None:
    """The file's bytes, or None after saying why it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        complain(path, (error.strerror or "cannot be read").lower())
        return None


def form_of(path: Path) -> Form:
    """JSON by its name, else YAML."""
    return "json" if path.suffix.lower() == ".json" else "yaml"


def complain(path: Path, said: str) -> None:
    """Say it on the error stream, each line with the file in front."""
    for line in said.splitlines():
        sys.stderr.write(f"{path}: {line}\n")
