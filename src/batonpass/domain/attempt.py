"""What the assistant tried for the customer, and what came of it."""

from enum import StrEnum

import msgspec


class Outcome(StrEnum):
    """How one try ended. `not_solved` is the customer's word, and comes later."""

    ANSWERED = "answered"
    ASKED = "asked"  # a needed fact was asked for
    NO_ANSWER = "no_answer"
    TOOL_FAILED = "tool_failed"
    REFUSED = "refused"  # identity not proven, or not allowed
    NOT_SOLVED = "not_solved"


FAILED = frozenset({Outcome.NO_ANSWER, Outcome.TOOL_FAILED, Outcome.NOT_SOLVED})


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where a statement comes from: a message of the log, or a record of a connector."""

    seq: int = 0  # 0: not from the log
    record: str = ""  # e.g. "order #1001"; empty: not from a connector
    field: str = ""
    fetched_at: str = ""  # RFC 3339


class Attempt(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One look-up, answer or action of the assistant."""

    id: str
    intent: str  # order_status, tracking_link, return_instructions ...
    outcome: Outcome
    seq: int = 0  # the customer's message it was for
    tool: str = ""  # empty: no tool was used
    detail: str = ""  # one sentence for the agent
    slot: str = ""  # asked: which fact
    sources: tuple[Source, ...] = ()
