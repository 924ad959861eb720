"""What an assistant is given to answer, and what it gives back."""

from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal

import msgspec

from batonpass.domain.attempt import Attempt
from batonpass.domain.fact.value import Fact
from batonpass.domain.message import Message
from batonpass.domain.signal.value import Signals

Level = Literal["anonymous", "claimed", "proven"]


class Intent(StrEnum):
    """What a customer's message is for, as far as the assistant can serve it."""

    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    INTRODUCTION = "introduction"  # a name, and nothing else
    BOT_CHALLENGE = "bot_challenge"
    ARE_YOU_THERE = "are_you_there"
    ORDER_STATUS = "order_status"
    TRACKING_LINK = "tracking_link"
    RETURN_INSTRUCTIONS = "return_instructions"
    ADDRESS = "address"
    OPENING_HOURS = "opening_hours"
    DELIVERY_TIME = "delivery_time"
    CONTACT = "contact"
    PROBLEM = "problem"  # needs a person: missing, damaged, wrong, charged twice
    ACTION = "action"  # needs a person: refund, cancel, change, price
    PERSON = "person"  # asks for one; decided outside, answered plainly if it gets here
    NOT_SOLVED = "not_solved"  # "that did not help"
    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Slot(StrEnum):
    """A fact the assistant may ask for, once, and only if it is unknown."""

    ORDER_NUMBER = "order_number"
    EMAIL = "email"
    PHOTO = "photo"
    WANT = "want"
    TOPIC = "topic"  # not a fact: what it is about, in a sentence
    PERSON = "person"  # not a fact: whether to pass them to a person


class ReturnNote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an agent says to the assistant when giving a conversation back."""

    decided: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()  # with dates; the assistant keeps them or hands back
    still_open: tuple[str, ...] = ()
    do_not_mention: tuple[str, ...] = ()
    agent_name: str = ""
    seq: int = 0  # where the agent gave it back


class View(msgspec.Struct, frozen=True, kw_only=True):
    """Everything an assistant may know when it answers. Staff's notes are not in it."""

    shop_name: str
    messages: tuple[Message, ...]  # the transcript, oldest first; the last customer's is answered
    language: str = ""  # BCP 47; empty: unknown
    facts: tuple[Fact, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    signals: Signals = Signals()  # of the message to answer
    level: Level = "anonymous"
    customer_name: str = ""
    customer_email: str = ""  # known before this conversation: signed in, or given
    since_seq: int = 0  # the episode's boundary: what is at or before it is another story
    returned: ReturnNote | None = None  # None: no agent gave it back in this conversation
    is_waiting: bool = False  # in the queue: it answers and gathers, and passes nobody on
    is_staffed: bool = True  # a person can be reached now
    now: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    time_zone: str = "UTC"


class Turn(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An assistant's answer to one view."""

    text: str = ""  # empty: it cannot answer; a person must
    intent: str = ""
    attempts: tuple[Attempt, ...] = ()
    wants_handoff: bool = False  # it gives up, or its text promises a person
    why: str = ""  # with `wants_handoff`: gave_up, needs_person, tool_failed, customer_agreed
    case: str = ""  # with `needs_person`: what it is about: not_received, money, damaged ...
    parting: str = ""  # the text, if it only passes them on; empty: it says more, or not in
    # the customer's language
    asked_slot: str = ""
    is_model: bool = False  # a language model wrote the text
    dropped: tuple[str, ...] = ()  # sentences of a model left out as unsupported
