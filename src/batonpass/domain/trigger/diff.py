"""What changed between two versions of a document, rule by rule and value by value."""

import json
from collections.abc import Mapping
from enum import StrEnum

import msgspec

from batonpass.domain.trigger.document import Document
from batonpass.domain.trigger.parse import to_plain
from batonpass.domain.trigger.text import Plain


class Kind(StrEnum):
    """What became of a rule or a value."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Change(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One difference."""

    kind: Kind
    rule: str = ""  # empty: the document's default
    place: str = ""  # within the rule, as when.frustration.above; empty: the rule itself
    before: str = ""  # as JSON; of a moved rule its place from 1; empty: was not there
    after: str = ""


def diff(before: Document, after: Document) -> tuple[Change, ...]:
    """What was changed, in the order of the newer document; what was removed comes last."""
    old, new = _rules(before), _rules(after)
    changes = list(_values("", to_plain(before).get("default"), to_plain(after).get("default")))
    stayed = [name for name in old if name in new]
    ranks = {name: at for at, name in enumerate(stayed)}
    still = _longest_rising([ranks[name] for name in new if name in ranks])
    places = {name: at for at, name in enumerate(old, 1)}
    for at, (name, rule) in enumerate(new.items(), 1):
        if name not in old:
            changes.append(Change(kind=Kind.ADDED, rule=name, after=_written(rule)))
            continue
        if ranks[name] not in still:
            moved = Change(kind=Kind.MOVED, rule=name, before=str(places[name]), after=str(at))
            changes.append(moved)
        changes.extend(_values(name, old[name], rule))
    changes.extend(
        Change(kind=Kind.REMOVED, rule=name, before=_written(rule))
        for name, rule in old.items()
        if name not in new
    )
    return tuple(changes)


def _rules(document: Document) -> dict[str, Plain]:
    rules = to_plain(document).get("rules", [])
    assert isinstance(rules, list)  # noqa: S101 a tuple becomes a list
    return {rule.name: plain for rule, plain in zip(document.rules, rules, strict=True)}


def _values(rule: str, before: Plain, after: Plain) -> list[Change]:
    old, new = dict(_flat(before, "")), dict(_flat(after, ""))
    return [
        Change(
            kind=Kind.CHANGED if place in old and place in new
            else Kind.ADDED if place in new else Kind.REMOVED,
            rule=rule,
            place=place,
            before=_written(old[place]) if place in old else "",
            after=_written(new[place]) if place in new else "",
        )
        for place in [*new, *(place for place in old if place not in new)]
        if old.get(place, _ABSENT) != new.get(place, _ABSENT)
    ]  # fmt: skip


_ABSENT = object()


def _flat(value: Plain, place: str) -> list[tuple[str, Plain]]:
    """Groups are opened; a list is one value, unless it holds groups."""
    if isinstance(value, Mapping) and value:
        return [
            one
            for key, inner in value.items()
            for one in _flat(inner, f"{place}.{key}" if place else key)
        ]
    if isinstance(value, list) and any(isinstance(inner, dict) for inner in value):
        return [one for at, inner in enumerate(value) for one in _flat(inner, f"{place}[{at}]")]
    return [] if value is None else [(place, value)]


def _written(value: Plain) -> str:
    return json.dumps(value, ensure_ascii=False)


def _longest_rising(ranks: list[int]) -> set[int]:
    """The most rules that kept their order among themselves; the others were moved."""
    nothing: list[int] = []
    best: list[list[int]] = []
    for rank in ranks:
        longest = max([one for one in best if one[-1] < rank], key=len, default=nothing)
        best.append([*longest, rank])
    longest = max(best, key=len, default=nothing)
    return set(longest)
