"""How the assistant's words become sentences: the language's file, its plurals, its days."""

from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from types import ModuleType
from typing import Final

from icu4py.messageformat import MessageFormat

from batonpass.domain.assistant.words import de, en, es, fr
from batonpass.domain.fact.extract import day_of
from batonpass.domain.money import Money
from batonpass.domain.shop.value import Address

# One file a language: adding one is a file in `words/` and its line here.
LANGUAGES: Final[Mapping[str, ModuleType]] = {"en": en, "de": de, "es": es, "fr": fr}


def say(key: str, language: str, **arguments: str | int) -> str:
    """The sentence of a key; an unknown language gets English."""
    return _compiled(key, spoken(language)).format({**arguments})


def spoken(language: str) -> str:
    """The language the assistant answers in: one of `LANGUAGES`."""
    tag = language.replace("_", "-").lower().split("-")[0]
    return tag if tag in LANGUAGES else "en"


def speaks(language: str) -> bool:
    """Whether the assistant answers in that language; in none it knows, it is English."""
    return not language or spoken(language) == language.replace("_", "-").lower().split("-")[0]


def day(at: datetime | date, language: str, time_zone: str) -> str:
    """A day as the customer would write it, where they are."""
    there = day_of(at, time_zone) if isinstance(at, datetime) else at
    words = LANGUAGES[spoken(language)]
    weekday, month = words.WEEKDAYS[there.weekday()], words.MONTHS[there.month - 1]
    return str(words.DAY.format(weekday=weekday, day=there.day, month=month))


def money(amount: Money) -> str:
    """An amount as it is written with its currency."""
    return f"{amount.amount:.2f} {amount.currency}"


def address(place: Address) -> str:
    """An address in one line."""
    city = " ".join(p for p in (place.postcode, place.city) if p)
    parts = (place.name, *place.lines, city, place.country)
    return ", ".join(p for p in parts if p)


@lru_cache(maxsize=1024)
def _compiled(key: str, language: str) -> MessageFormat:
    return MessageFormat(LANGUAGES[language].MESSAGES[key], language)
