"""How plain values become typed ones, with every problem named, not only the first."""

import difflib
import re
from collections.abc import Iterable
from typing import TypeVar

import msgspec
from msgspec import inspect

from batonpass.domain.trigger.problem import Problem, shown

T = TypeVar("T")


def read(value: object, kind: type[T], *, problems: list[Problem]) -> T | None:
    """The value as `kind`, or None after adding to `problems` all that does not fit."""
    before = len(problems)
    _check(value, inspect.type_info(kind), "", problems)
    return msgspec.convert(value, kind) if len(problems) == before else None


def _check(value: object, kind: inspect.Type, place: str, problems: list[Problem]) -> None:
    kind, hint = _bare(kind)
    problem = ""
    if value is None:
        problem = "is empty: write a value or take the line out"
    elif isinstance(kind, inspect.StructType):
        problem = _group(value, kind, place, problems)
    elif isinstance(kind, inspect.VarTupleType):
        problem = _list(value, kind, place, problems)
    elif isinstance(kind, inspect.DictType):
        problem = _table(value, kind, place, problems)
    else:
        problem = _one(value, kind, hint)
    if problem:
        problems.append(Problem(place, problem))


def _bare(kind: inspect.Type) -> tuple[inspect.Type, str]:
    hint = ""
    while True:
        if isinstance(kind, inspect.Metadata):
            hint = str((kind.extra_json_schema or {}).get("description", hint))
            kind = kind.type
        elif isinstance(kind, inspect.UnionType):  # "or None" is the only union in a document
            kind = next(one for one in kind.types if not isinstance(one, inspect.NoneType))
        else:
            return kind, hint


def _group(value: object, kind: inspect.StructType, place: str, problems: list[Problem]) -> str:
    if not isinstance(value, dict):
        return f"{shown(value)} stands where a group of keys is needed ({_keys(kind)})"
    fields = {field.encode_name: field for field in kind.fields}
    for key, inner in value.items():
        where = f"{place}.{key}" if place else str(key)
        if key in fields:
            _check(inner, fields[key].type, where, problems)
        else:
            problems.append(Problem(where, f"is not a key known here{_meant(str(key), fields)}"))
    missing = [name for name, field in fields.items() if field.required and name not in value]
    problems.extend(Problem(f"{place}.{name}" if place else name, "is missing") for name in missing)
    return "is an empty group: write a condition" if _blank(kind, value) else ""


def _blank(kind: inspect.StructType, value: dict[str, object]) -> bool:
    return not value and kind.cls.__name__ in {"When", "QueueState"}


def _keys(kind: inspect.StructType) -> str:
    names = [field.encode_name for field in kind.fields]
    return ", ".join(names[:8]) + (", ..." if len(names) > 8 else "")  # noqa: PLR2004


def _meant(word: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(word, names, n=1, cutoff=0.6)
    if near:
        return f": did you mean {near[0]!r}?"
    return f"; known are {', '.join(names[:30])}"


def _list(value: object, kind: inspect.VarTupleType, place: str, problems: list[Problem]) -> str:
    if not isinstance(value, list | tuple):
        return f"{shown(value)} stands where a list is needed: write [{shown(value)}]"
    if kind.min_length and len(value) < kind.min_length:
        return f"needs at least {kind.min_length} {'entry' if kind.min_length == 1 else 'entries'}"
    if kind.max_length and len(value) > kind.max_length:
        return f"{len(value)} entries are too many: at most {kind.max_length}"
    for at, inner in enumerate(value):
        _check(inner, kind.item_type, f"{place}[{at}]", problems)
    return ""


def _table(value: object, kind: inspect.DictType, place: str, problems: list[Problem]) -> str:
    if not isinstance(value, dict):
        return f"{shown(value)} stands where a group is needed, as `en: ...`"
    for key, inner in value.items():
        _check(key, kind.key_type, f"{place}.{key}", problems)
        _check(inner, kind.value_type, f"{place}.{key}", problems)
    return ""


def _one(value: object, kind: inspect.Type, hint: str) -> str:
    if isinstance(kind, inspect.BoolType):
        return "" if isinstance(value, bool) else f"{shown(value)} must be true or false"
    if isinstance(kind, inspect.IntType | inspect.FloatType):
        return _number(value, kind)
    if isinstance(kind, inspect.StrType):
        return _string(value, kind, hint)
    allowed = (
        [str(one.value) for one in kind.cls]
        if isinstance(kind, inspect.EnumType)
        else [str(one) for one in kind.values]
        if isinstance(kind, inspect.LiteralType)
        else []
    )
    if value in allowed:
        return ""
    return f"{shown(value)} is not one of {', '.join(allowed)}"


def _number(value: object, kind: inspect.IntType | inspect.FloatType) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return f"{shown(value)} must be a number"
    if isinstance(kind, inspect.IntType) and isinstance(value, float):
        return f"{value} must be a whole number"
    if kind.ge is not None and value < kind.ge:
        return f"{value} is under {kind.ge:g}"
    if kind.le is not None and value > kind.le:
        return f"{value} is over {kind.le:g}"
    return ""


def _string(value: object, kind: inspect.StrType, hint: str) -> str:
    if not isinstance(value, str):
        return f"{shown(value)} must be a text: write it in quotes"
    if kind.min_length and len(value.strip()) < kind.min_length:
        return "is empty: write something or take the line out"
    if kind.max_length and len(value) > kind.max_length:
        return f"{len(value)} characters are too long: at most {kind.max_length}"
    if kind.pattern and not re.search(kind.pattern, value):
        return f"{shown(value)} is not in the form needed. {hint}".rstrip()
    return ""
