"""What a word to a waiting customer is made of, and what it is decided from."""

from datetime import datetime
from enum import StrEnum

import msgspec

from batonpass.domain.wait import Answer


class Kind(StrEnum):
    """What a word is for. Screens and the ledger group by it."""

    REASON = "reason"
    PROMISE = "promise"
    REVISION = "revision"
    STILL_WAITING = "still_waiting"
    OVERDUE = "overdue"
    CLOSED = "closed"
    NO_ESTIMATE = "no_estimate"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    AGENT_LOST = "agent_lost"
    TRANSFERRED = "transferred"
    RETURNED = "returned"  # to the assistant
    OWED = "owed"  # they left with an address: what they are owed, and by when


class Phase(StrEnum):
    """Where the handoff is, as far as the customer is concerned."""

    WAITING = "waiting"
    OFFERED = "offered"
    ACCEPTED = "accepted"
    AGENT_LOST = "agent_lost"  # waiting again, in the old place
    TRANSFERRED = "transferred"  # waiting again: the agent passed them on
    RETURNED = "returned"
    CLOSED = "closed"  # nobody is there, and it is known when somebody will be
    OWED = "owed"


class Cause(StrEnum):
    """Why it takes longer, where it is known. A fact about the team, never about the customer."""

    COLLEAGUE_LEFT = "colleague_left"
    LONGER_CASES = "longer_cases"
    PLACE_RETURNED = "place_returned"  # somebody whose agent was lost got an old place back
    URGENT_FIRST = "urgent_first"
    PRIORITY_FIRST = "priority_first"  # a head start, but nothing urgent
    UNKNOWN = "unknown"


class Choice(StrEnum):
    """What a customer may do instead of only waiting."""

    KEEP_WAITING = "keep_waiting"
    EMAIL = "email"
    CALLBACK = "callback"
    ASSISTANT = "assistant"


Argument = str | int | datetime


class Word(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to say: the message's key and what fills it. `render` makes it a sentence."""

    kind: Kind
    key: str
    arguments: dict[str, Argument] = {}
    p50_seconds: float | None = None  # raw, for the ledger; None: no number is told
    p90_seconds: float | None = None
    told_seconds: float | None = None  # p90 after rounding up: the promise
    position: int | None = None
    ahead: int | None = None
    by: datetime | None = None  # when an answer another way is owed
    event_at: datetime | None = None  # which loss, offer or opening this answers; said once each


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A word that was said, as the ledger keeps it."""

    at: datetime
    word: Word


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """The facts as they are now."""

    phase: Phase = Phase.WAITING
    phase_at: datetime  # since when this phase holds
    entered_at: datetime
    estimate: Answer | None = None  # None: not asked, as nobody waits
    position: int | None = None  # only once nobody can overtake, see domain.queue
    ahead: int | None = None
    reason_key: str = "reason.asked"  # the case, in the customer's own terms
    reason: dict[str, Argument] = {}
    passed_on: str = ""  # what the agent will see, e.g. "order #1001 and what we tried"
    cause: Cause = Cause.UNKNOWN  # of the last change for the worse
    opens_at: datetime | None = None
    reply_by: datetime | None = None
    working: frozenset[Choice] = frozenset()  # channels that work now
    callback_at: datetime | None = None  # the first slot of the staffing plan
    call_at: datetime | None = None  # when they are to be called, as they chose
    address_known: bool = False
    agent_name: str = ""
    keeps_place: bool = True  # when passed on: waits where they waited before


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What to say now, what may be chosen, and when to look again even if nothing happens."""

    words: tuple[Word, ...] = ()
    choices: tuple[Choice, ...] = ()
    due_at: datetime | None = None  # None only when nobody waits any more


def told(word: Word, *, at: datetime) -> Told:
    """The ledger's record of saying `word` at `at`."""
    return Told(at=at, word=word)
