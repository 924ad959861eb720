"""How a word becomes a sentence: the language's pattern, its plurals and its way to write time."""

import unicodedata
from collections.abc import Iterable
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import lru_cache

from icu4py.messageformat import MessageFormat

from batonpass.domain.wording.catalogue import Catalogue, catalogue_for
from batonpass.domain.wording.value import Argument, Word

_FROM_THE_RIGHT = "\u200f"
_ISOLATE, _POP = "\u2068", "\u2069"  # keep a name's direction from turning the sentence around


def render(
    word: Word,
    language: str,
    time_zone: tzinfo,
    *,
    today: date | None = None,
    catalogue: Catalogue | None = None,
) -> str:
    """The sentence a customer reads.

    Args:
        word: what to say.
        language: BCP 47; an unknown one gets English.
        time_zone: the customer's; clock times are written in it.
        today: there; a time on another day names the weekday. None: no day is ever named.
        catalogue: the merchant's own, from `override`; None: ours.
    """
    texts = catalogue or catalogue_for(language)
    filled: dict[str, int | float | str | Decimal | date | datetime] = {
        name: _written(value, texts, time_zone, today) for name, value in word.arguments.items()
    }
    pattern = texts.messages.get(word.key) or texts.messages[word.key.split(".", maxsplit=1)[0]]
    text = _compiled(pattern, texts.language).format(filled)
    # A screen takes the direction of the first letter, which may be that of a name.
    return f"{_FROM_THE_RIGHT}{text}" if texts.right_to_left and not _begins_right(text) else text


def render_all(
    words: Iterable[Word],
    language: str,
    time_zone: tzinfo,
    *,
    today: date | None = None,
    catalogue: Catalogue | None = None,
) -> str:
    """Several words said at once, as one line of text."""
    return " ".join(
        render(word, language, time_zone, today=today, catalogue=catalogue) for word in words
    )


def _begins_right(text: str) -> bool:
    strong = (unicodedata.bidirectional(c) for c in text)
    return next((kind for kind in strong if kind in {"L", "R", "AL"}), "R") != "L"


def _written(value: Argument, texts: Catalogue, time_zone: tzinfo, today: date | None) -> int | str:
    if isinstance(value, datetime):
        return _clock(value.astimezone(time_zone), texts, today)
    if isinstance(value, str) and texts.right_to_left:
        return f"{_ISOLATE}{value}{_POP}"
    return value


def _clock(local: datetime, texts: Catalogue, today: date | None) -> str:
    clock = texts.clock.format(
        hour=local.hour,
        hour12=(local.hour + 11) % 12 + 1,
        minute=f"{local.minute:02}",
        half=texts.halves[local.hour >= 12],  # noqa: PLR2004 - noon
    )
    if today is None or local.date() == today or not texts.weekdays:
        return clock
    return texts.on_day.format(weekday=texts.weekdays[local.weekday()], clock=clock)


@lru_cache(maxsize=4096)
def _compiled(pattern: str, language: str) -> MessageFormat:
    return MessageFormat(pattern, language)
