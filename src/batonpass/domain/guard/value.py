"""What the guard knows a question by: its topic, the answer that is there already, its source."""

from enum import StrEnum

import msgspec

from batonpass.domain.attempt import Source


class Topic(StrEnum):
    """What a question asks for."""

    ORDER_NUMBER = "order_number"
    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    ADDRESS = "address"
    PRODUCT = "product"
    TRACKING_NUMBER = "tracking_number"
    PROBLEM = "problem"
    WANT = "want"
    PHOTO = "photo"
    DEADLINE = "deadline"
    ORDER_DATE = "order_date"
    AMOUNT = "amount"
    ARRIVED = "arrived"


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """A question in a text: text[start:end] asks for `topic`."""

    topic: Topic
    start: int
    end: int


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What is known about a topic, in one line, with where it was said."""

    topic: Topic
    text: str
    values: tuple[str, ...] = ()  # if one of these stands in the question, it only confirms
    sources: tuple[Source, ...] = ()


class Repeat(msgspec.Struct, frozen=True, kw_only=True):
    """A question whose answer is known: show it, and offer to insert or to ask on purpose."""

    topic: Topic
    question: str
    start: int
    end: int
    answer: str
    sources: tuple[Source, ...]


class AskedAgain(msgspec.Struct, frozen=True, kw_only=True):
    """A message that asked for what was known when it was sent."""

    seq: int
    author: str  # assistant, agent
    author_id: str
    repeat: Repeat
    on_purpose: bool = False
