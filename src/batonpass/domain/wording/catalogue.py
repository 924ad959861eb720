"""Which messages a language has, and how a merchant puts their own in place of ours."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import ClassVar, Final

import msgspec

from batonpass.domain.refusal import BatonpassError
from batonpass.domain.wording.lint import Finding, lint, parts
from batonpass.domain.wording.words import ar, de, en, es, fr

REFERENCE: Final[Mapping[str, str]] = MappingProxyType(en.MESSAGES)


class BadWording(BatonpassError):
    """A template breaks a rule of the linter; `findings` says which and where."""

    code: ClassVar[str] = "bad_wording"
    sentence: ClassVar[str] = "This text cannot be used: {findings}"


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """Every message in one language, with what is needed to write a clock time in it."""

    language: str  # BCP 47
    messages: Mapping[str, str]  # key to ICU pattern
    clock: str = "{hour}:{minute}"  # fields: hour, minute, hour12, half
    halves: tuple[str, str] = ("am", "pm")
    weekdays: tuple[str, ...] = ()  # Monday first
    on_day: str = "{weekday}, {clock}"  # a time that is not today
    banned: tuple[str, ...] = ()  # words for "soon"
    numbers: tuple[str, ...] = ()  # numbers and spans of time written as words
    right_to_left: bool = False


def _of(module: object, language: str) -> Catalogue:
    """The catalogue a language file describes."""
    names = ("clock", "halves", "weekdays", "on_day", "banned", "numbers", "right_to_left")
    given = {n: getattr(module, n.upper()) for n in names if hasattr(module, n.upper())}
    messages = MappingProxyType(dict(module.MESSAGES))  # type: ignore[attr-defined]
    return Catalogue(language=language, messages=messages, **given)


# One file a language: adding one is a file in `words/` and its line here.
CATALOGUES: Final[Mapping[str, Catalogue]] = MappingProxyType(
    {
        "en": _of(en, "en"),
        "es": _of(es, "es"),
        "fr": _of(fr, "fr"),
        "de": _of(de, "de"),
        "ar": _of(ar, "ar"),
    }
)


def catalogue_for(language: str) -> Catalogue:
    """The catalogue nearest to a BCP 47 tag: itself, its base language, else English."""
    tag = language.replace("_", "-").lower()
    return CATALOGUES.get(tag) or CATALOGUES.get(tag.split("-")[0]) or CATALOGUES["en"]


def override(catalogue: Catalogue, changes: Mapping[str, str]) -> Catalogue:
    """The catalogue with a merchant's own texts in place of ours.

    Raises:
        BadWording: a text breaks the linter's rules; nothing is taken over.
    """
    findings: list[Finding] = []
    for key, pattern in changes.items():
        findings += check(catalogue, key, pattern)
    if findings:
        raise BadWording(findings="; ".join(f"{f.key}: {f.why}" for f in findings))
    return msgspec.structs.replace(
        catalogue, messages=MappingProxyType({**catalogue.messages, **changes})
    )


def own_catalogue(words: Mapping[str, Mapping[str, str]], language: str) -> Catalogue:
    """The catalogue nearest to a language, with what the merchant wrote in it in place of ours.

    A text the linter refuses by now is passed over: who waits is told in our words, not nothing.
    """
    ours = catalogue_for(language)
    return _own(ours.language, tuple(sorted(words.get(ours.language, {}).items())))


@lru_cache(maxsize=512)
def _own(language: str, texts: tuple[tuple[str, str], ...]) -> Catalogue:
    ours = CATALOGUES[language]
    return override(ours, {key: text for key, text in texts if not check(ours, key, text)})


def checked_words(words: Mapping[str, Mapping[str, str]]) -> None:
    """Nothing, if a merchant's own texts may be said in every language they are written in.

    Raises:
        BadWording: a language we have no messages in, or a text that breaks the rules.
    """
    for language, texts in words.items():
        if language not in CATALOGUES:
            raise BadWording(findings=f"there are no messages in {language}")
        override(CATALOGUES[language], texts)


def check(catalogue: Catalogue, key: str, pattern: str) -> list[Finding]:
    """What is wrong with one text; empty when it may be used."""
    if key not in REFERENCE:
        return [Finding(key=key, why="there is no such message")]
    every = tuple(dict.fromkeys([*catalogue.banned, *CATALOGUES["en"].banned]))
    return lint(
        key,
        pattern,
        language=catalogue.language,
        reference=REFERENCE[key],
        banned=every,
        numbers=catalogue.numbers,
    )


def facts_of(key: str) -> frozenset[str]:
    """The facts a message tells."""
    return frozenset(part.name for part in parts(REFERENCE[key]) if part.name)
