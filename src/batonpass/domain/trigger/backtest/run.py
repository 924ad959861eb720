"""How a back-test is counted: one conversation at a time, in memory that does not grow."""

import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, tzinfo
from enum import StrEnum
from typing import Final, Literal

import numpy as np

from batonpass.domain.trigger.backtest.effect import Demand, Staffing
from batonpass.domain.trigger.backtest.finder import Finder
from batonpass.domain.trigger.backtest.interval import share
from batonpass.domain.trigger.backtest.past import PastConversation, Resolver
from batonpass.domain.trigger.backtest.play import (
    Heard,
    Measure,
    Played,
    is_end_told_by_words,
    play,
    said_at,
)
from batonpass.domain.trigger.backtest.report import (
    Difference,
    FalseAlarms,
    LeadTime,
    Missed,
    Report,
    RuleLine,
    ShadowLine,
    Unjudged,
    Version,
)
from batonpass.domain.trigger.backtest.sample import Samples
from batonpass.domain.trigger.condition import asks
from batonpass.domain.trigger.evaluate import Prepared

ANGRY: Final = 0.6  # frustration at the end from which on it ended badly
GOOD: Final = 4  # a rating from here on
LOW: Final = 2  # a rating up to here
MOST_TURNS: Final = 50  # lead times and turns above are counted as this
UNWRITTEN: Final[tuple[Literal["queue", "hours"], ...]] = ("queue", "hours")  # by many exports


class Need(StrEnum):
    """Why a person was needed, told by what happened."""

    HANDED_OFF = "handed_off"
    CAME_BACK = "came_back"
    LEFT_ANGRY = "left_angry"


class Backtest:
    """Conversations in, a report out. Holds counts and a fixed number of examples, nothing else."""

    def __init__(
        self,
        rules: Prepared,
        *,
        measure: Measure | None = None,  # None: everything is played elsewhere
        against: Prepared | None = None,
        zone: tzinfo = UTC,
    ) -> None:
        self._versions = [rules] if against is None else [rules, against]
        self._measure = measure
        self._zone = zone
        self._tallies = [_Tally(version) for version in self._versions]
        self._compared = _Compared()
        self._shadow: dict[str, Counter[str]] = {}
        self._samples = Samples()
        self._finder = Finder()
        self._demand = Demand(len(self._versions), zone=zone)
        self._count: Counter[str] = Counter()

    def add(self, past: PastConversation) -> tuple[Played, ...]:
        """Play the conversation under each version and count what comes of it."""
        if self._measure is None:
            raise ValueError("nothing was given to measure with")
        played, heard = play(past, self._versions, self._measure, zone=self._zone)
        self.count(past, played, heard)
        return played

    def count(self, past: PastConversation, played: tuple[Played, ...], heard: Heard) -> None:
        """Count what came of a conversation that was played elsewhere under the same versions."""
        need = need_of(past, heard)
        solved = is_solved(past)
        self._count["conversations"] += 1
        self._count["turns"] += heard.turns
        self._count["measured"] += heard.measured
        self._count["no_queue"] += heard.no_queues
        self._count["no_hours"] += heard.no_hours
        self._count["known"] += solved is not None
        self._count["handed_off"] += past.handoff is not None
        self._count["with_need"] += need is not None
        for tally, one in zip(self._tallies, played, strict=True):
            tally.add(past, one, heard, need=need, solved=solved)
        self._watch(past, played[0], need=need, solved=solved)
        self._sample(past, played, heard, need=need, solved=solved)
        self._demand.add(past, played)
        if not played[0].turn:
            wrong = need.value if need else ""
            self._finder.add(past, gone_wrong=wrong, language=heard.last.language)
        if len(played) > 1:
            self._compared.add(*played)

    def skip(self) -> None:
        """Count a line that was no conversation."""
        self._count["skipped"] += 1

    def report(
        self, *, staffing: Staffing | None = None, random: np.random.Generator | None = None
    ) -> Report:
        """What was counted so far; with staffing, also what it does to the queue."""
        queue = self._demand.effect(staffing, random=random) if staffing and random else None
        total = self._count["conversations"]
        versions = [tally.version(self._count) for tally in self._tallies]
        return Report(
            conversations=total,
            turns=self._count["turns"],
            known_ends=self._count["known"],
            skipped=self._count["skipped"],
            history_handoffs=share(self._count["handed_off"], total),
            rules=versions[0],
            against=versions[1] if len(versions) > 1 else None,
            difference=self._compared.difference(total) if len(versions) > 1 else None,
            shadow=tuple(
                _shadow_line(rule, counts, total) for rule, counts in sorted(self._shadow.items())
            ),
            proposals=self._finder.proposals(),
            queue=queue,
            inspect=self._samples.kept(),
        )

    def _watch(
        self, past: PastConversation, one: Played, *, need: Need | None, solved: bool | None
    ) -> None:
        for rule, turn in one.shadow.items():
            counts = self._shadow.setdefault(rule, Counter())
            counts["fired"] += 1
            if not one.turn or turn < one.turn:
                counts["alone"] += 1
                counts["needed"] += need is not None
                counts["known"] += solved is not None
                counts["false"] += bool(solved)
                quote = said_at(past, turn)
                self._samples.offer("shadow", past.id, turn=turn, rule=rule, quote=quote)

    def _sample(
        self,
        past: PastConversation,
        played: Sequence[Played],
        heard: Heard,
        *,
        need: Need | None,
        solved: bool | None,
    ) -> None:
        one = played[0]
        rule = _rule(one)
        if need and not one.turn:
            quote = said_at(past, heard.turns)
            self._samples.offer(f"missed_{need.value}", past.id, turn=heard.turns, quote=quote)
        if one.turn and solved and not _is_asked(one):
            self._samples.offer("false_alarm", past.id, turn=one.turn, rule=rule, quote=one.quote)
        if len(played) > 1:
            other = played[1]
            if one.turn and not other.turn:
                self._samples.offer("added", past.id, turn=one.turn, rule=rule, quote=one.quote)
            if other.turn and not one.turn:
                self._samples.offer(
                    "removed", past.id, turn=other.turn, rule=_rule(other), quote=other.quote
                )


def need_of(past: PastConversation, heard: Heard) -> Need | None:
    """Why a person was needed, as far as history tells; None where nothing says so."""
    if past.handoff is not None:
        return Need.HANDED_OFF
    if past.came_back:
        return Need.CAME_BACK
    rating = past.outcome.rating
    angry = max(heard.last.frustration, heard.last.level) > ANGRY
    if (rating is not None and rating <= LOW) or (angry and is_end_told_by_words(past)):
        return Need.LEFT_ANGRY
    return None


def is_solved(past: PastConversation) -> bool | None:
    """Whether the assistant solved it for good without a person; None where nobody knows."""
    outcome = past.outcome
    if past.handoff is not None:
        return False
    if outcome.resolved_by is None and outcome.rating is None:
        return None
    well = outcome.rating is None or outcome.rating >= GOOD
    return outcome.resolved_by is Resolver.ASSISTANT and well and not past.came_back


def _is_asked(one: Played) -> bool:
    return one.decision is not None and bool(one.decision.forced)


def _rule(one: Played) -> str:
    chosen = one.decision.chosen if one.decision else None
    return chosen.rule if chosen else ""


class _Tally:
    """Counts of one version."""

    def __init__(self, rules: Prepared) -> None:
        self._rules_tried = rules
        self._count: Counter[str] = Counter()
        self._rules: dict[tuple[str, str], Counter[str]] = {}
        self._turns: dict[tuple[str, str], Counter[int]] = {}
        self._reasons: Counter[str] = Counter()
        self._queues: Counter[str] = Counter()
        self._lead: Counter[int] = Counter()

    def add(
        self,
        past: PastConversation,
        one: Played,
        heard: Heard,
        *,
        need: Need | None,
        solved: bool | None,
    ) -> None:
        self._count["offers"] += one.offers
        if need:
            self._count[f"need_{need.value}"] += 1
        chosen = one.decision.chosen if one.decision else None
        if chosen is None:
            if need:
                self._count[f"missed_{need.value}"] += 1
            return
        counts = self._rules.setdefault((chosen.rule, chosen.reason), Counter())
        turns = self._turns.setdefault((chosen.rule, chosen.reason), Counter())
        turns[min(one.turn, MOST_TURNS)] += 1
        self._reasons[chosen.reason] += 1
        self._queues[chosen.queue] += 1
        for count in (self._count, counts):
            count["handoffs"] += 1
            count["needed"] += need is not None
            count["known"] += solved is not None
        if solved and _is_asked(one):
            self._count["asked"] += 1
        elif solved:
            self._count["false"] += 1
            counts["false"] += 1
            self._count["well_rated"] += (past.outcome.rating or 0) >= GOOD
        if need:
            self._lead[min(heard.turns - one.turn, MOST_TURNS)] += 1

    def version(self, history: Mapping[str, int]) -> Version:
        """What was counted, with intervals; `history` holds the counts of all conversations."""
        count = self._count
        total = history["conversations"]
        needs = {need: count[f"need_{need.value}"] for need in Need}
        missed = {need: count[f"missed_{need.value}"] for need in Need}
        return Version(
            version=self._rules_tried.version,
            handoffs=share(count["handoffs"], total),
            by_rule=tuple(self._line(key, total) for key in self._ordered()),
            by_reason={reason: share(n, total) for reason, n in self._reasons.most_common()},
            by_queue=dict(self._queues.most_common()),
            offers=count["offers"],
            lead_time=_lead_time(self._lead),
            missed=Missed(
                handed_off=share(missed[Need.HANDED_OFF], needs[Need.HANDED_OFF]),
                came_back=share(missed[Need.CAME_BACK], needs[Need.CAME_BACK]),
                left_angry=share(missed[Need.LEFT_ANGRY], needs[Need.LEFT_ANGRY]),
                any=share(sum(missed.values()), sum(needs.values())),
            ),
            false_alarms=FalseAlarms(
                all=share(count["false"], count["known"]),
                well_rated=count["well_rated"],
                asked=count["asked"],
            ),
            unjudged=tuple(self._unjudged(history)),
        )

    def _unjudged(self, history: Mapping[str, int]) -> Iterator[Unjudged]:
        for condition in UNWRITTEN:
            rules = tuple(
                ready.rule.name
                for ready in self._rules_tried.rules
                if ready.rule.on and asks(ready.rule.when, condition)
            )
            if rules and history[f"no_{condition}"]:
                yield Unjudged(
                    condition=condition,
                    rules=rules,
                    messages=history[f"no_{condition}"],
                    of=history["measured"],
                )

    def _ordered(self) -> list[tuple[str, str]]:
        return sorted(self._rules, key=lambda key: (-self._rules[key]["handoffs"], key))

    def _line(self, key: tuple[str, str], total: int) -> RuleLine:
        counts = self._rules[key]
        return RuleLine(
            rule=key[0],
            reason=key[1],
            handoffs=share(counts["handoffs"], total),
            needed=share(counts["needed"], counts["handoffs"]),
            false_alarms=share(counts["false"], counts["known"]),
            median_turn=_median(self._turns[key]),
        )


def _lead_time(lead: Mapping[int, int]) -> LeadTime:
    total = sum(lead.values())
    return LeadTime(
        conversations=total,
        earlier=sum(count for turns, count in lead.items() if turns > 0),
        same_turn=lead.get(0, 0),
        median_turns=_median(lead),
        mean_turns=round(sum(t * n for t, n in lead.items()) / total, 2) if total else 0.0,
        turns=dict(sorted(lead.items())),
    )


def _median(counts: Mapping[int, int]) -> float:
    """The median of counted numbers; each is at most `MOST_TURNS`, so there are few of them."""
    total = sum(counts.values())
    if not total:
        return 0.0
    middle: list[int] = []
    for wanted in ((total - 1) // 2, total // 2):
        seen = 0
        for value, count in sorted(counts.items()):
            seen += count
            if seen > wanted:
                middle.append(value)
                break
    return statistics.fmean(middle)


class _Compared:
    """Counts of one version against the other."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()
        self._added: Counter[str] = Counter()
        self._removed: Counter[str] = Counter()

    def add(self, one: Played, other: Played) -> None:
        if one.turn and not other.turn:
            self._count["added"] += 1
            self._added[_rule(one)] += 1
        elif other.turn and not one.turn:
            self._count["removed"] += 1
            self._removed[_rule(other)] += 1
        elif one.turn != other.turn:
            self._count["earlier" if one.turn < other.turn else "later"] += 1
        elif one.turn and _queue(one) != _queue(other):
            self._count["rerouted"] += 1
        else:
            self._count["same"] += 1

    def difference(self, total: int) -> Difference:
        """What was counted, with intervals."""
        count = self._count
        return Difference(
            added=share(count["added"], total),
            removed=share(count["removed"], total),
            earlier=count["earlier"],
            later=count["later"],
            rerouted=count["rerouted"],
            same=count["same"],
            added_by_rule=dict(self._added.most_common()),
            removed_by_rule=dict(self._removed.most_common()),
        )


def _queue(one: Played) -> str:
    chosen = one.decision.chosen if one.decision else None
    return chosen.queue if chosen else ""


def _shadow_line(rule: str, counts: Mapping[str, int], total: int) -> ShadowLine:
    return ShadowLine(
        rule=rule,
        fired=share(counts["fired"], total),
        alone=counts["alone"],
        needed=share(counts["needed"], counts["alone"]),
        false_alarms=share(counts["false"], counts["known"]),
    )
