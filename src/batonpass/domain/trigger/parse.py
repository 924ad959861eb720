"""How a rule document is read, written and described: YAML, JSON and form view one `Document`."""

from collections.abc import Mapping
from typing import Final, cast

import msgspec
import yaml

from batonpass.domain.trigger import lint
from batonpass.domain.trigger.document import FORMAT, Document, Rule, When
from batonpass.domain.trigger.problem import MAX_PROBLEMS, BadDocument, Problem
from batonpass.domain.trigger.reader import read
from batonpass.domain.trigger.text import Form, Lines, Plain, plain

SCHEMA_ID: Final = "https://batonpass.dev/schemas/triggers-1.json"


def parse(document: bytes | str, *, form: Form = "yaml") -> Document:
    """The document in this text.

    Raises:
        BadDocument: with every problem found, each with its place and its cure.
    """
    value, lines = plain(document, form=form)
    try:
        return from_plain(value)
    except BadDocument as bad:
        raise BadDocument(
            tuple(Problem(p.place, p.cure, _line(p.place, lines)) for p in bad.problems)
        ) from None


def from_plain(value: object) -> Document:
    """The document in plain values, as a form sends them.

    Raises:
        BadDocument: with every problem found, each with its place and its cure.
    """
    problems: list[Problem] = []
    made = read(value, Document, problems=problems)
    if made is not None:
        problems.extend(lint.check(made))
    if problems or made is None:
        raise BadDocument(tuple(problems[:MAX_PROBLEMS]))
    return made


def _line(place: str, lines: Lines) -> int:
    while place and place not in lines:
        place = place[: max(place.rfind("."), place.rfind("["), 0)]
    return lines.get(place, 0)


def to_plain(document: Document) -> dict[str, Plain]:
    """The document as plain values, without what is default; `format` always stands first."""
    plain = _listed(msgspec.to_builtins(document, str_keys=True))
    assert isinstance(plain, dict)  # noqa: S101 a struct becomes a group
    return {"format": FORMAT, **plain}


def dump_yaml(document: Document) -> str:
    """The document as YAML that `parse` reads back to the same value."""
    return yaml_of(to_plain(document))


def yaml_of(plain: Mapping[str, object]) -> str:
    """Plain values as YAML, keys in their order, every sign as it is."""
    return yaml.dump(
        _listed(dict(plain)), Dumper=yaml.SafeDumper, sort_keys=False, allow_unicode=True, width=100
    )


def _listed(value: object) -> Plain:
    if isinstance(value, dict):
        return {key: _listed(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_listed(inner) for inner in value]
    return cast("Plain", value)


def schema() -> dict[str, object]:
    """The JSON Schema 2020-12 of the document, for editors with completion."""
    made = cast("dict[str, object]", _without_null(msgspec.json.schema(Document)))
    definitions = cast("dict[str, dict[str, object]]", made["$defs"])
    for name in (When.__name__, "QueueState"):
        definitions[name]["minProperties"] = 1
    definitions[Rule.__name__]["required"] = ["name", "when"]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": "Batonpass triggers",
        **made,
    }


def _without_null(value: Plain) -> Plain:
    """A null is never written: what is not asked is left out."""
    if isinstance(value, list):
        return [_without_null(inner) for inner in value]
    if not isinstance(value, dict):
        return value
    made = {
        key: _without_null(inner)
        for key, inner in value.items()
        if not (key == "default" and inner is None)
    }
    either = made.get("anyOf")
    if isinstance(either, list):
        some = [one for one in either if isinstance(one, dict) and one != {"type": "null"}]
        if len(some) == 1:
            del made["anyOf"]
            made |= some[0]
    return made
