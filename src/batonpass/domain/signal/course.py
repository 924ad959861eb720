"""How a conversation has gone so far: level and slope of frustration, what stays unresolved."""

import math
from collections.abc import Sequence

import msgspec

from batonpass.domain.signal.text import Token

_ALIKE = 0.6  # shared words above this make one message a repetition of another
_SHORTEST = 3  # words; "yes" twice repeats nothing
_MEMORY = 0.6  # how much of the level the next message keeps
# What the conversation adds to a message's log-odds of frustration, chosen by hand: no labelled
# dialogue was trained on. Saying "no" or "not" to an assistant is how dissatisfaction sounds there.
_AGAIN, _ASSISTANT_AGAIN, _FAILED, _TURNED_DOWN, _DENIED = 0.9, 0.7, 1.0, 1.2, 0.8
_EASED = 0.4  # what is left of that where the customer thanks
_LONGEST_ANSWER = 3  # words; "no, that's all" turns nothing down


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """The conversation up to and with the message measured."""

    level: float = 0.0
    trend: float = 0.0
    repeated: bool = False  # the customer says it again
    assistant_repeated: bool = False
    assistant_failed: bool = False  # its last line says it cannot
    turned_down: bool = False  # the customer asks for something else than was offered
    denied: bool = False  # a negator stands in what the customer answers

    def strain(self, *, eased: bool) -> float:
        """Log-odds of frustration from the way so far; less of it where the customer is `eased`."""
        total = _AGAIN * self.repeated + _ASSISTANT_AGAIN * self.assistant_repeated
        total += _FAILED * self.assistant_failed
        total += _TURNED_DOWN * self.turned_down + _DENIED * self.denied
        return total * (_EASED if eased else 1.0)


def course(
    scores: Sequence[float],
    customer: Sequence[Sequence[Token]],
    assistant: Sequence[Sequence[Token]],
    *,
    letters: str = "",
) -> Course:
    """Where the conversation stands.

    Args:
        scores: frustration of the customer's last messages, 0 to 1, oldest first, this one last.
        customer: their words, the same order.
        assistant: words of the assistant's last lines, oldest first.
        letters: classes of mood of the customer's last words; "o" asks for something else.
    """
    level = 0.0
    for at, score in enumerate(scores):
        level = score if not at else _MEMORY * level + (1 - _MEMORY) * score
    level = max(level, 0.8 * scores[-1]) if scores else 0.0
    answer = _answer(customer[-1]) if customer else ""
    sets = [_content(words) for words in customer]
    lines = [_content(words) for words in assistant]
    return Course(
        level=level,
        trend=_slope(scores),
        repeated=bool(sets) and any(_alike(sets[-1], earlier) for earlier in sets[:-1]),
        assistant_repeated=len(lines) > 1 and any(_alike(lines[-1], line) for line in lines[:-1]),
        assistant_failed=bool(assistant) and _fails(assistant[-1]),
        turned_down=bool(assistant) and ("o" in letters or answer == _REFUSED),
        denied=bool(assistant) and "~" in letters and answer != _ANSWERED,
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


def _answer(words: Sequence[Token]) -> str:
    """What a leading "no" does: alone it answers a question, with more behind it it turns down."""
    said = [word.fold for word in words if word.fold[0].isalnum()]
    if not said or said[0] not in _REFUSALS:
        return ""
    return _REFUSED if len(said) > _LONGEST_ANSWER else _ANSWERED


_ANSWERED, _REFUSED = "answered", "refused"


def _fails(words: Sequence[Token]) -> bool:
    text = " ".join(word.fold for word in words)
    return any(sign in text for sign in _FAILURES)


_REFUSALS = frozenset({"no", "nope", "nah", "nein", "non", "nao", "nee", "لا", "नहीं", "不", "不是"})
_FAILURES = (
    "sorry",
    "im afraid",
    "i am afraid",
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
    "no matches",
    "there are no ",
    "there is no ",
    "there arent any",
    "there isnt any",
    "none available",
    "not available",
    "unavailable",
    "unsuccessful",
    "not successful",
    "not able to",
    "fully booked",
    "do not have",
    "dont have",
    "did not find",
    "didnt find",
    "could not be",
    "failed",
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
