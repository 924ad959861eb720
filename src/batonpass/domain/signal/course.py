"""How a conversation has gone so far: level and slope of frustration, what stays unresolved."""

import math
from collections.abc import Sequence

import msgspec

from batonpass.domain.signal.text import Token

_ALIKE = 0.6  # shared words above this make one message a repetition of another
_SHORTEST = 3  # words; "yes" twice repeats nothing
_MEMORY = 0.6  # how much of the level the next message keeps


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """The conversation up to and with the message measured."""

    level: float = 0.0
    trend: float = 0.0
    repeated: bool = False  # the customer says it again
    assistant_repeated: bool = False
    assistant_failed: bool = False  # its last line says it cannot


def course(
    scores: Sequence[float],
    customer: Sequence[Sequence[Token]],
    assistant: Sequence[Sequence[Token]],
) -> Course:
    """Where the conversation stands.

    Args:
        scores: frustration of the customer's last messages, 0 to 1, oldest first, this one last.
        customer: their words, the same order.
        assistant: words of the assistant's last lines, oldest first.
    """
    level = 0.0
    for at, score in enumerate(scores):
        level = score if not at else _MEMORY * level + (1 - _MEMORY) * score
    level = max(level, 0.8 * scores[-1]) if scores else 0.0
    sets = [_content(words) for words in customer]
    lines = [_content(words) for words in assistant]
    return Course(
        level=level,
        trend=_slope(scores),
        repeated=bool(sets) and any(_alike(sets[-1], earlier) for earlier in sets[:-1]),
        assistant_repeated=len(lines) > 1 and any(_alike(lines[-1], line) for line in lines[:-1]),
        assistant_failed=bool(assistant) and _fails(assistant[-1]),
    )


def _slope(scores: Sequence[float]) -> float:
    """Least-squares slope over the last messages, scaled so that 0 to 1 in two steps is 1."""
    n = len(scores)
    if n < 2:  # noqa: PLR2004
        return 0.0
    middle = (n - 1) / 2
    mean = sum(scores) / n
    over = sum((i - middle) * (s - mean) for i, s in enumerate(scores))
    under = sum((i - middle) ** 2 for i in range(n))
    return math.tanh(2 * over / under)


def _content(words: Sequence[Token]) -> frozenset[str]:
    return frozenset(word.fold for word in words if word.fold[0].isalnum())


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if min(len(one), len(other)) < _SHORTEST:
        return False
    return len(one & other) >= _ALIKE * len(one | other)


def _fails(words: Sequence[Token]) -> bool:
    text = " ".join(word.fold for word in words)
    return any(sign in text for sign in _FAILURES)


_FAILURES = (
    "sorry i",
    "i am sorry",
    "im sorry",
    "apologize",
    "apologise",
    "did not understand",
    "didnt understand",
    "dont understand",
    "could not find",
    "couldnt find",
    "can not find",
    "cant find",
    "unable to",
    "unfortunately",
    "no results",
    "not available",
    "rephrase",
    "lo siento",
    "no entiendo",
    "je suis desole",
    "pas compris",
    "leider",
    "nicht verstanden",
    "mi dispiace",
    "non ho capito",
    "desculpe",
    "nao entendi",
    "helaas",
    "begrijp",
    "抱歉",
    "对不起",
)
