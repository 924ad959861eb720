"""What is measured on a customer's message. Every number says how it came about."""

from enum import StrEnum
from typing import Literal

import msgspec


class RequestKind(StrEnum):
    """What the message says about wanting a person."""

    EXPLICIT = "explicit"
    CALLBACK = "callback"
    IMPLICIT = "implicit"  # reports failing to reach a person, asks for a number
    NEGATED = "negated"  # "no, don't transfer me"
    BOT_CHALLENGE = "bot_challenge"  # "are you a real person?"
    NONE = "none"


class Safety(StrEnum):
    """Topics that always go to a person at once."""

    SELF_HARM = "self_harm"
    THREAT = "threat"  # of violence
    FRAUD = "fraud"
    LEGAL = "legal"  # lawyer, regulator, chargeback


class Utterance(msgspec.Struct, frozen=True, kw_only=True):
    """One earlier line of the conversation, as the detector needs it."""

    author: Literal["customer", "assistant", "agent"]
    text: str


class Example(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence a merchant gave for one of their categories."""

    text: str
    category: str  # empty: belongs to none of them


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """A quoted piece of the message that counted."""

    start: int  # characters from the message's beginning
    end: int
    text: str
    signal: str  # request, frustration, category, out_of_scope, safety, unresolved
    rule: str = ""  # the rule's name; empty: the learnt model
    weight: float = 0.0  # contribution; its scale is the signal's own


class Request(msgspec.Struct, frozen=True, kw_only=True):
    """Whether the message asks for a person, and how sure that is."""

    kind: RequestKind = RequestKind.NONE
    p: float = 0.0  # 0 to 1, calibrated: a person is asked for (explicit or callback)


class Contribution(msgspec.Struct, frozen=True, kw_only=True):
    """How much one signal moved the one number."""

    signal: str
    value: float
    weight: float


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """Everything measured on one message of a customer, in its conversation."""

    request: Request = Request()
    frustration: float = 0.0  # 0 to 1, this message
    level: float = 0.0  # 0 to 1, the conversation's frustration now
    trend: float = 0.0  # -1 to 1, slope of frustration over the last messages; above 0 worsens
    category: str = ""  # one of the merchant's; empty: none fits
    category_p: float = 0.0
    nearest: str = ""  # the best category even where none fits well enough
    out_of_scope: float = 0.0  # 0 to 1
    safety: tuple[Safety, ...] = ()
    churn: float = 0.0  # 0 to 1, threatens to leave
    unresolved: int = 0  # "still", "that didn't help", the same ask again: in the last messages
    is_unresolved: bool = False  # this message itself says so
    failed_attempts: int = 0  # counted by the log: no answer, tool failed, not solved
    human_needed: float = 0.0  # 0 to 1, calibrated
    contributions: tuple[Contribution, ...] = ()
    spans: tuple[Span, ...] = ()
    language: str = ""  # BCP 47; empty: unknown
    version: str = ""  # of model and rules
