"""What shadow rules said at the time, beside what happened then."""

from collections import Counter
from collections.abc import Mapping
from typing import Final

import msgspec

from batonpass.domain.signal.value import Signals
from batonpass.domain.trigger.backtest.interval import Share, share
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.play import Heard
from batonpass.domain.trigger.backtest.run import Need, is_solved, need_of

EXAMPLES: Final = 5
UNHEARD: Final = Heard(0, Signals())  # words are not measured again: only what is known counts


class Watched(msgspec.Struct, frozen=True, kw_only=True):
    """One shadow rule over a stretch of history."""

    rule: str
    fired: Share  # of all conversations
    joined: int  # a person was brought in all the same, then or later
    alone: int  # nobody was: what promoting the rule adds
    needed: Share  # of those alone: came back within 72 hours, or rated it low
    false_alarms: Share  # of those alone with a known end: solved without a person
    examples: tuple[str, ...]  # ids of conversations where it fired alone, else of any


class Watch:
    """Counts what each shadow rule would have added."""

    def __init__(self) -> None:
        self._total = 0
        self._rules: dict[str, Counter[str]] = {}
        self._examples: dict[str, list[str]] = {}

    def add(self, past: PastConversation, shadow: Mapping[str, int]) -> None:
        """Count one conversation and the rules that were logged in it, each with its message."""
        self._total += 1
        need, solved = need_of(past, UNHEARD), is_solved(past)
        for rule in shadow:
            count = self._rules.setdefault(rule, Counter())
            count["fired"] += 1
            if need is Need.HANDED_OFF:
                count["joined"] += 1
                continue
            count["alone"] += 1
            count["needed"] += need is not None
            count["known"] += solved is not None
            count["false"] += bool(solved)
            kept = self._examples.setdefault(rule, [])
            if len(kept) < EXAMPLES:
                kept.append(past.id)

    def lines(self) -> tuple[Watched, ...]:
        """Every rule that fired, the busiest first."""
        order = sorted(self._rules, key=lambda rule: (-self._rules[rule]["fired"], rule))
        return tuple(self._line(rule, self._rules[rule]) for rule in order)

    @property
    def conversations(self) -> int:
        """How many were counted."""
        return self._total

    def _line(self, rule: str, count: Counter[str]) -> Watched:
        return Watched(
            rule=rule,
            fired=share(count["fired"], self._total),
            joined=count["joined"],
            alone=count["alone"],
            needed=share(count["needed"], count["alone"]),
            false_alarms=share(count["false"], count["known"]),
            examples=tuple(self._examples.get(rule, ())),
        )
