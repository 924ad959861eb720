"""What a back-test tells: counts with intervals, and the conversations worth reading."""

from typing import Literal

import msgspec

from batonpass.domain.trigger.backtest.finder import Proposal
from batonpass.domain.trigger.backtest.interval import Share

FORMAT = "batonpass.backtest/1"


class RuleLine(msgspec.Struct, frozen=True, kw_only=True):
    """One rule's part in it."""

    rule: str  # empty: no rule, the document's default for explicit and safety cases
    reason: str
    handoffs: Share  # of all conversations
    needed: Share  # of these handoffs: a person was needed, as far as history tells
    false_alarms: Share  # of these handoffs with a known end
    median_turn: float


class LeadTime(msgspec.Struct, frozen=True, kw_only=True):
    """Turns between the rules' handoff and the real one, or the end of one gone wrong."""

    conversations: int
    earlier: int
    same_turn: int
    median_turns: float  # of the customer's messages saved
    mean_turns: float
    turns: dict[int, int]  # turns saved -> conversations; the last counts all above


class Missed(msgspec.Struct, frozen=True, kw_only=True):
    """Conversations that needed a person, as far as history tells, and got none from the rules."""

    handed_off: Share  # a person was brought in all the same, later
    came_back: Share  # no person; the customer wrote again within 72 hours
    left_angry: Share  # no person; low rating, or frustrated at the end and unsolved
    any: Share


class FalseAlarms(msgspec.Struct, frozen=True, kw_only=True):
    """Handoffs not needed: the assistant solved it, and the customer did not come back."""

    all: Share  # of the handoffs with a known end
    well_rated: int  # of them with 4 or 5
    asked: int  # beside them: solved too, but the customer asked for a person


class Unjudged(msgspec.Struct, frozen=True, kw_only=True):
    """Rules with a condition that history says too little for: there they never fired."""

    condition: Literal["queue", "hours"]
    rules: tuple[str, ...]
    messages: int  # at which nobody knows
    of: int  # messages that were decided on


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """What one rule set would have done."""

    version: str
    handoffs: Share
    by_rule: tuple[RuleLine, ...]
    by_reason: dict[str, Share]
    by_queue: dict[str, int]
    offers: int  # messages at which a person was only offered
    lead_time: LeadTime
    missed: Missed
    false_alarms: FalseAlarms
    unjudged: tuple[Unjudged, ...] = ()


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One rule set against another, conversation by conversation."""

    added: Share
    removed: Share
    earlier: int
    later: int
    rerouted: int  # to another queue
    same: int
    added_by_rule: dict[str, int]
    removed_by_rule: dict[str, int]  # the other version's rule


class ShadowLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule that is only watched would have done."""

    rule: str
    fired: Share
    alone: int  # where no live rule handed off by then: what promoting it adds
    needed: Share  # of those alone: a person was needed, as far as history tells
    false_alarms: Share  # of those alone with a known end


class Inspect(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One conversation worth reading, and why."""

    why: str  # added, removed, false_alarm, shadow, missed_ and the need
    conversation: str
    turn: int
    rule: str
    quote: str


class Effect(msgspec.Struct, frozen=True, kw_only=True):
    """The queue under one rule set, simulated."""

    handoffs_a_day: float  # while the team is there
    outside_hours: float  # share of all handoffs, told when the team is back
    wait_p50_seconds: float
    wait_p90_seconds: float
    abandoned_share: float
    occupancy: float


class QueueEffect(msgspec.Struct, frozen=True, kw_only=True):
    """The same staff with the handoffs of each version."""

    agents: int
    handle_seconds: float
    rules: Effect
    against: Effect | None = None  # None: no other version was given
    history: Effect | None = None  # None: history holds no handoff with a date


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """The whole back-test."""

    conversations: int
    turns: int  # the customer's messages under the assistant's control
    known_ends: int  # conversations of which it is known how they ended
    rules: Version
    format: str = FORMAT
    skipped: int = 0  # lines that were no conversation
    history_handoffs: Share
    against: Version | None = None  # None: no other version was given
    difference: Difference | None = None  # None: no other version was given
    shadow: tuple[ShadowLine, ...] = ()
    proposals: tuple[Proposal, ...] = ()  # rules that history suggests
    queue: QueueEffect | None = None  # None: staffing or dates are not known
    inspect: tuple[Inspect, ...] = ()
