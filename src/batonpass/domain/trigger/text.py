"""How a text becomes plain values: YAML 1.2 without anchors, or JSON; no object, no bomb."""

import json
import math
import re
from typing import Final, Literal, NoReturn

import yaml

from batonpass.domain.trigger.problem import BadDocument, Problem

MAX_BYTES: Final = 1_000_000
MAX_NESTING: Final = 40

Form = Literal["yaml", "json"]
Plain = dict[str, "Plain"] | list["Plain"] | str | int | float | bool | None
Lines = dict[str, int]

_INT: Final = re.compile(r"[-+]?[0-9]{1,18}\Z")
_FLOAT: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?\Z")
_CONSTANT: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys(("null", "Null", "NULL", "~", ""), None),
}
_BYTE_ORDER: Final = {b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16", b"\x00\x00\xfe\xff": "UTF-32"}


def plain(document: bytes | str, *, form: Form) -> tuple[Plain, Lines]:
    """The document as plain values, and the line each place stands on (YAML only).

    Raises:
        BadDocument: it is too long, not UTF-8, broken, or uses what has no place here.
    """
    text = decoded(document)
    if form == "json":
        return _json(text), {}
    return _Yaml(text).read()


def decoded(document: bytes | str, *, most: int = MAX_BYTES) -> str:
    """The text, if it is UTF-8, not too long, and free of control characters.

    Raises:
        BadDocument: with the one thing that is wrong.
    """
    if len(document) > most:
        _refuse(f"{len(document):,} bytes are too many: at most {most:,}")
    if isinstance(document, bytes):
        for mark, name in _BYTE_ORDER.items():
            if document.startswith(mark):
                _refuse(f"this is {name}: save it as UTF-8")
        try:
            document = document.decode()
        except UnicodeDecodeError as error:
            _refuse(f"byte {error.start + 1} is not UTF-8: save the file as UTF-8")
    text = document.removeprefix("\ufeff")
    for at, sign in enumerate(text):
        if (sign < " " and sign not in "\t\r\n") or "\ud800" <= sign <= "\udfff" or sign == "\x7f":
            line = text.count("\n", 0, at) + 1
            _refuse(f"a control character (U+{ord(sign):04X}) does not belong here", line=line)
    if not text.strip():
        _refuse("the document is empty: write at least `rules: []`")
    return text


def _refuse(cure: str, *, place: str = "", line: int = 0) -> NoReturn:
    raise BadDocument((Problem(place, cure, line),))


def _json(text: str) -> Plain:
    def unique(pairs: list[tuple[str, Plain]]) -> Plain:
        made: dict[str, Plain] = {}
        for key, value in pairs:
            if key in made:
                _refuse(f"the key {key!r} stands twice in one group: keep one")
            made[key] = value
        return made

    def constant(name: str) -> Plain:
        _refuse(f"{name} is not a number that can be compared")

    try:
        value: Plain = json.loads(text, object_pairs_hook=unique, parse_constant=constant)
    except json.JSONDecodeError as error:
        _refuse(f"not JSON: {error.msg.lower()} (column {error.colno})", line=error.lineno)
    except RecursionError:
        _refuse(f"nested too deep: at most {MAX_NESTING} levels")
    except ValueError:
        _refuse("a number has too many digits")
    if _depth(value) > MAX_NESTING:
        _refuse(f"nested too deep: at most {MAX_NESTING} levels")
    return value


def _depth(value: Plain) -> int:
    level, deep = [value], 0
    while level and deep <= MAX_NESTING:
        deep += 1
        level = [
            child
            for group in level
            if isinstance(group, dict | list)
            for child in (group.values() if isinstance(group, dict) else group)
        ]
    return deep


class _Yaml:
    """Builds values from the parser's events: no tags, no anchors, no YAML 1.1 surprises.

    PyYAML's own constructor would read `on`, `no` and `22:00` as true, false and 1320.
    """

    def __init__(self, text: str) -> None:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        self.events = yaml.parse(text, Loader=loader)
        self.lines: Lines = {}

    def read(self) -> tuple[Plain, Lines]:
        try:
            value = self._stream()
        except yaml.MarkedYAMLError as error:
            line = error.problem_mark.line + 1 if error.problem_mark else 0
            said = error.problem or "it breaks off"
            _refuse(f"not YAML: {said} (check the indentation and the quotes)", line=line)
        except yaml.YAMLError as error:
            _refuse(f"not YAML: {error}")
        return value, self.lines

    def _stream(self) -> Plain:
        value: Plain = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    _refuse("two documents in one file: keep one", line=_line(event))
            elif isinstance(event, yaml.NodeEvent):
                value = self._node(event, "", 1)
        return value

    def _node(self, event: yaml.Event, place: str, deep: int) -> Plain:
        line = _line(event)
        self.lines.setdefault(place, line)
        if deep > MAX_NESTING:
            _refuse(f"nested too deep: at most {MAX_NESTING} levels", line=line)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            _refuse("anchors and aliases (& and *) are not used here: write it out", line=line)
        if getattr(event, "tag", None) not in {None, "!", "tag:yaml.org,2002:str"}:
            _refuse("tags (!...) are not used here: leave it out", line=line)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._list(place, deep)
        if isinstance(event, yaml.MappingStartEvent):
            return self._group(place, deep)
        assert isinstance(event, yaml.ScalarEvent)  # noqa: S101 the four node events end here
        return event.value if event.style or event.tag else _scalar(event.value, line)

    def _list(self, place: str, deep: int) -> Plain:
        made: list[Plain] = []
        for event in self.events:
            if isinstance(event, yaml.SequenceEndEvent):
                break
            made.append(self._node(event, f"{place}[{len(made)}]", deep + 1))
        return made

    def _group(self, place: str, deep: int) -> Plain:
        made: dict[str, Plain] = {}
        for event in self.events:
            if isinstance(event, yaml.MappingEndEvent):
                break
            line = _line(event)
            if not isinstance(event, yaml.ScalarEvent) or event.anchor or event.tag:
                _refuse("a key must be a plain word", place=place, line=line)
            key = str(event.value)
            if key in made:
                _refuse(f"the key {key!r} stands twice in one group: keep one", line=line)
            inner = f"{place}.{key}" if place else key
            made[key] = self._node(next(self.events), inner, deep + 1)
        return made


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _scalar(text: str, line: int) -> Plain:
    if text in _CONSTANT:
        return _CONSTANT[text]
    if _INT.match(text):
        return int(text)
    if _FLOAT.match(text):
        number = float(text)
        if not math.isfinite(number):
            _refuse(f"{text[:40]} is not a number that can be compared", line=line)
        return number
    return text
