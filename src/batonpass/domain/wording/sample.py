"""Made-up facts: what a message is tried with before anybody who waits reads it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

from batonpass.domain.wording.value import Argument

COUNTS: Final = (1, 2, 5, 30)  # one of each plural that the languages we have tell apart
COUNTED: Final = frozenset({"minutes", "often", "ahead", "position"})
CLOCKS: Final = frozenset({"by", "opens"})
AT: Final = datetime(2026, 3, 2, 13, 20, tzinfo=UTC)

FACTS: Final[Mapping[str, Argument]] = MappingProxyType(
    {
        "minutes": 5,
        "often": 2,
        "ahead": 3,
        "position": 2,
        "share": 9,
        "out_of": 10,
        "by": AT,
        "opens": AT,
        "agent": "Maria",
        "passed_on": "#1001",
        "shop": "Lantern",
        "sentence": "…",
        "items": "…",
        "last": "…",
    }
)

# What stands for a fact that is words itself: a message of ours in the same language.
SPOKEN: Final[Mapping[str, str]] = MappingProxyType(
    {"sentence": "reason.important", "items": "intake.order_number", "last": "intake.photo"}
)

Filled = dict[str, int | str]

# Two of each plural in any of our languages, so that a branch that lost its number shows.
_COUNTS_APART: Final = (1, 2, 3, 5, 11, 30, 100, 101)


def alternatives(name: str) -> Iterator[Filled]:
    """Facts that differ in one: a text that tells it must differ too."""
    filled: Filled = {
        key: value if isinstance(value, int) else f"[{key}]" for key, value in FACTS.items()
    }
    given = FACTS[name]
    if name in COUNTED:
        values: tuple[int | str, ...] = _COUNTS_APART
    elif isinstance(given, int):
        values = (given, given + 1)
    else:
        values = (f"[{name}]", f"[other {name}]")
    for value in values:
        yield {**filled, name: value}


def tried_with(
    names: frozenset[str], spoken: Mapping[str, Argument]
) -> Iterator[tuple[int | None, dict[str, Argument]]]:
    """The facts to show a message with: one set a plural where it counts, else one set.

    `often` is what a half of the people wait, so it stays below `minutes`. `spoken` are the
    `SPOKEN` ones in the language of the message.
    """
    facts = {**FACTS, **spoken}
    if not names & COUNTED:
        yield None, facts
        return
    for n in COUNTS:
        yield n, {**facts, **dict.fromkeys(COUNTED, n), "often": max(1, n * 2 // 5)}
