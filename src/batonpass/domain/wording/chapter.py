"""Which messages are read together: one after the other, in the order a customer meets them."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Chapter(StrEnum):
    """A part of the wait, as an editor shows it."""

    REASON = "reason"
    PROMISE = "promise"
    WAITING = "waiting"
    LATER = "later"
    CLOSED = "closed"
    PEOPLE = "people"
    OWED = "owed"
    MAIL = "mail"
    INTAKE = "intake"


_STEMS: Final[Mapping[str, Chapter]] = MappingProxyType(
    {
        "reason": Chapter.REASON,
        "passed_on": Chapter.REASON,
        "promise": Chapter.PROMISE,
        "no_estimate": Chapter.PROMISE,
        "keep_place": Chapter.PROMISE,
        "place": Chapter.WAITING,
        "still_waiting": Chapter.WAITING,
        "holds": Chapter.WAITING,
        "still_there": Chapter.WAITING,
        "missed": Chapter.WAITING,
        "position": Chapter.LATER,
        "ahead": Chapter.LATER,
        "revision": Chapter.LATER,
        "now_within": Chapter.LATER,
        "overdue": Chapter.LATER,
        "closed": Chapter.CLOSED,
        "offered": Chapter.PEOPLE,
        "accepted": Chapter.PEOPLE,
        "agent_lost": Chapter.PEOPLE,
        "transferred": Chapter.PEOPLE,
        "returned": Chapter.PEOPLE,
        "owed": Chapter.OWED,
        "mail": Chapter.MAIL,
        "intake": Chapter.INTAKE,
    }
)


def chapter_of(key: str) -> Chapter:
    """The part of the wait a message belongs to.

    >>> chapter_of("promise.often.clock")
    <Chapter.PROMISE: 'promise'>
    """
    return _STEMS[key.split(".", maxsplit=1)[0]]
