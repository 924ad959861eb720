"""How a packet's words become sentences: in the agent's language, or the customer's."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Final

from icu4py.messageformat import MessageFormat

from batonpass.domain.assistant.say import day
from batonpass.domain.packet.words import ar, de, en, es, fr

# One file a language: adding one is a file in `words/` and its line here.
CATALOGUES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": en.MESSAGES,
    "de": de.MESSAGES,
    "es": es.MESSAGES,
    "fr": fr.MESSAGES,
}
# What is shown to the customer is in every language the widget speaks.
SHOWN: Final[Mapping[str, Mapping[str, str]]] = {**CATALOGUES, "ar": ar.MESSAGES}


def say(key: str, language: str, **arguments: str | int) -> str:
    """The sentence of a key; an unknown language gets English."""
    return _compiled(key, spoken(language)).format({**arguments})


def show(key: str, language: str, **arguments: str | int) -> str:
    """The sentence of a key under `shown`, as a customer of that language reads it."""
    return _compiled(f"shown.{key}", shown_in(language)).format({**arguments})


def show_day(at: date, language: str) -> str:
    """A day as that customer would write it."""
    if shown_in(language) == "ar":
        return ar.DAY.format(day=at.day, month=ar.MONTHS[at.month - 1])
    return day(at, language, "UTC")


def has(key: str) -> bool:
    """Whether there is such a sentence."""
    return key in en.MESSAGES


def template(key: str, language: str) -> str:
    """A draft with its `{{variables}}`, which are filled when it is sent."""
    return CATALOGUES[spoken(language)][key]


def spoken(language: str) -> str:
    """The language a packet is written in: one of `CATALOGUES`."""
    return _one_of(CATALOGUES, language)


def shown_in(language: str) -> str:
    """The language a customer is shown it in: one of `SHOWN`."""
    return _one_of(SHOWN, language)


def _one_of(catalogues: Mapping[str, Mapping[str, str]], language: str) -> str:
    tag = language.replace("_", "-").lower().split("-")[0]
    return tag if tag in catalogues else "en"


@lru_cache(maxsize=1024)
def _compiled(key: str, language: str) -> MessageFormat:
    return MessageFormat(SHOWN[language][key], language)
