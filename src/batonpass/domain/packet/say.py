"""How a packet's words become sentences in the agent's language."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from icu4py.messageformat import MessageFormat

from batonpass.domain.packet.words import de, en, es, fr

# One file a language: adding one is a file in `words/` and its line here.
CATALOGUES: Final[Mapping[str, Mapping[str, str]]] = {
    "en": en.MESSAGES,
    "de": de.MESSAGES,
    "es": es.MESSAGES,
    "fr": fr.MESSAGES,
}


def say(key: str, language: str, **arguments: str | int) -> str:
    """The sentence of a key; an unknown language gets English."""
    return _compiled(key, spoken(language)).format({**arguments})


def has(key: str) -> bool:
    """Whether there is such a sentence."""
    return key in en.MESSAGES


def template(key: str, language: str) -> str:
    """A draft with its `{{variables}}`, which are filled when it is sent."""
    return CATALOGUES[spoken(language)][key]


def spoken(language: str) -> str:
    """The language a packet is written in: one of `CATALOGUES`."""
    tag = language.replace("_", "-").lower().split("-")[0]
    return tag if tag in CATALOGUES else "en"


@lru_cache(maxsize=1024)
def _compiled(key: str, language: str) -> MessageFormat:
    return MessageFormat(CATALOGUES[language][key], language)
