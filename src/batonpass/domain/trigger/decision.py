"""What the evaluator answers, with everything needed to explain it later."""

from enum import StrEnum

import msgspec

from batonpass.domain.handoff import Priority
from batonpass.domain.signal.value import Span
from batonpass.domain.trigger.document import Item, Mode


class Act(StrEnum):
    """What is to be done about the message."""

    NONE = "none"  # the assistant answers
    OFFER = "offer"  # the assistant answers and offers a person; nothing moves
    HAND_OFF = "hand_off"


class Verdict(StrEnum):
    """What became of one rule."""

    FIRED = "fired"
    SHADOW = "shadow"  # fired, but only watched
    NOT_MET = "not_met"
    OFF = "off"
    COOLING = "cooling"  # met, but it fired too short ago
    QUIET = "quiet"  # met, but these are its quiet hours
    OTHER_CHANNEL = "other_channel"


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One condition measured: what was found against what was asked."""

    condition: str  # its key in the document, as frustration
    met: bool
    score: float | None = None  # None: it has no number
    threshold: float | None = None
    nearness: float = 0.0  # 0 to 1; 1 exactly when met


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One rule with its verdict, in the order of evaluation."""

    rule: str
    verdict: Verdict
    readings: tuple[Reading, ...] = ()  # only of rules that were met or nearly were


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that did not fire, and the one condition that kept it."""

    rule: str
    condition: str
    score: float
    threshold: float


class Chosen(msgspec.Struct, frozen=True, kw_only=True):
    """Where the handoff goes and what the customer is told."""

    rule: str  # empty: no rule fits, the document's default serves an explicit or safety case
    reason: str  # code for packet and reports
    queue: str
    priority: Priority
    mode: Mode
    sentence: str
    sentence_language: str
    collect: tuple[Item, ...] = ()  # asked for before the handoff is opened
    offer_email: bool = False  # offered before the handoff is opened


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What is done about one message, by which rule, and why."""

    act: Act
    chosen: Chosen | None = None  # None: nothing fired
    forced: str = ""  # explicit, callback or a safety topic: a handoff no rule can refuse
    fired: tuple[str, ...] = ()  # every live rule that did, in order; the chosen one among them
    shadow: tuple[str, ...] = ()
    nearly: tuple[Near, ...] = ()  # nearest first
    judged: tuple[Judged, ...] = ()
    spans: tuple[Span, ...] = ()  # what in the message counted
    version: str = ""  # of the document
