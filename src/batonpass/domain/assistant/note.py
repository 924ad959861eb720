"""What an agent left behind when giving a conversation back: kept, or handed back when overdue."""

import re
from typing import Final, NamedTuple

from batonpass.domain.assistant.value import ReturnNote, View
from batonpass.domain.fact.date import find_dates
from batonpass.domain.fact.extract import day_of
from batonpass.domain.fact.found import words
from batonpass.domain.fact.product import stem

SHARED_AT_LEAST: Final = 2  # stems a question and a note have in common before it is about it
_WORD: Final = re.compile(r"[^\W_]{3,}")
_ABOUT_PROMISES: Final = re.compile(
    r"\b(?:promis\w*|agree\w*|(?:said|told me)|your colleague|versproch\w*|zugesagt|kolleg\w+|"
    r"promet\w*|prometió|acord\w*|compañer\w+|promis|promesse|collègue)\b",
    re.IGNORECASE,
)
_IDLE: Final = frozenset(
    words(
        "the|and|for|you|your|will|was|are|with|that|this|have|has|been|when|what|where|how|can|"
        "der|die|das|und|ist|wird|ihr|ihre|wann|wie|mit|que|los|las|una|por|con|cuándo|est|les|"
        "des|une|pour|quand|avec"
    )
)


class Recalled(NamedTuple):
    """A statement of the note the customer asks about."""

    text: str
    is_overdue: bool  # a promise whose day has passed: only a person can answer for it


def recalled(view: View, text: str) -> Recalled | None:
    """What the note says to the customer's question; None if it says nothing to it."""
    note = view.returned
    if note is None:
        return None
    asked = _stems(text, view.language)
    best, shared = "", 0
    for statement in (*note.promised, *note.decided):
        common = len(asked & _stems(statement, view.language))
        if common > shared:
            best, shared = statement, common
    if shared < SHARED_AT_LEAST:
        if not (_ABOUT_PROMISES.search(text) and note.promised):
            return None
        best = best or note.promised[-1]
    if _is_forbidden(best, note):
        return None
    return Recalled(best, best in note.promised and _is_overdue(best, view))


def _is_overdue(statement: str, view: View) -> bool:
    today = day_of(view.now, view.time_zone)
    given = next((m.at for m in reversed(view.messages) if m.seq <= view.since_seq), view.now)
    on = day_of(given, view.time_zone)
    days = [f.value for f in find_dates(statement, said_on=on, is_month_first=False)]
    return bool(days) and max(days) < today.isoformat()


def _is_forbidden(statement: str, note: ReturnNote) -> bool:
    low = statement.casefold()
    return any(w.casefold() in low for w in note.do_not_mention if w.strip())


def _stems(text: str, language: str) -> frozenset[str]:
    said = (m.group().casefold() for m in _WORD.finditer(text))
    return frozenset(stem(w, language) for w in said if w not in _IDLE)
