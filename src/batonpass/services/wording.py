"""How a merchant puts their own texts in place of what a waiting customer is told."""

from collections.abc import Iterable
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import NotFound, TooLong
from batonpass.domain.wording.catalogue import (
    CATALOGUES,
    BadWording,
    Catalogue,
    check,
    facts_of,
    override,
    own_catalogue,
)
from batonpass.domain.wording.chapter import Chapter, chapter_of
from batonpass.domain.wording.preview import USUAL_REASON, Sight, preview, spoken
from batonpass.domain.wording.render import render
from batonpass.domain.wording.sample import tried_with
from batonpass.domain.wording.value import Kind, Word
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import audit
from batonpass.store import merchant as merchants
from batonpass.store.database import Work
from batonpass.store.merchant import Merchant

LONGEST_TRIED: Final = 2_000  # characters that are read at all; what may be kept is far shorter


class WordingSample(msgspec.Struct, frozen=True, kw_only=True):
    """A message as it reads with made-up facts."""

    count: int | None  # the number in it; None: it counts nothing
    text: str


class WordingText(msgspec.Struct, frozen=True, kw_only=True):
    """One message: what everybody is told, and what this merchant's customers are."""

    key: str
    chapter: Chapter
    facts: tuple[str, ...]
    standing: str  # ours, an ICU message
    own: str | None  # the merchant's; None: ours is said
    findings: tuple[str, ...]  # why the merchant's own is not said after all
    tried: tuple[WordingSample, ...]


class Spoken(msgspec.Struct, frozen=True, kw_only=True):
    """A language there are messages in, and how many of them the merchant wrote."""

    language: str
    own: int


class Wording(msgspec.Struct, frozen=True, kw_only=True):
    """Every message in one language, and what each state of the wait sounds like."""

    language: str
    right_to_left: bool
    languages: tuple[Spoken, ...]
    texts: tuple[WordingText, ...]
    states: tuple[Sight, ...]
    revision: int  # of the merchant's settings, where the texts are kept


class TriedText(msgspec.Struct, frozen=True, kw_only=True):
    """What a text would be like: why it cannot be said, or how it reads."""

    findings: tuple[str, ...]
    tried: tuple[WordingSample, ...] = ()
    states: tuple[Sight, ...] = ()  # those that say it


async def read(work: Work, language: str) -> Wording:
    """Every message in one language.

    Raises:
        NotFound: there are none in it.
    """
    return _words(await merchants.get(work), _catalogue(language), work)


async def attempt(work: Work, language: str, key: str, text: str) -> TriedText:
    """How a text reads in place of ours; nothing is stored.

    Raises:
        NotFound: there is no such message or language.
        TooLong: nobody could read that.
    """
    ours = _catalogue(language)
    _known(key)
    if len(text) > LONGEST_TRIED:
        raise TooLong(field="text", bound=f"{LONGEST_TRIED} characters")
    found = check(ours, key, text)
    if found:
        return TriedText(findings=tuple(f.why for f in found))
    merchant = await merchants.get(work)
    mine = override(own_catalogue(merchant.settings.words, language), {key: text})
    return TriedText(
        findings=(),
        tried=_tried(mine, key),
        states=tuple(s for s in _states(merchant, mine, work, key) if key in s.keys),
    )


async def put(
    ports: Ports,
    merchant: MerchantId,
    language: str,
    key: str,
    text: str | None,
    *,
    revision: int,
    by: Caller,
) -> Wording:
    """The merchant's own text is said from now on; None: ours is again.

    What is so already changes nothing, so a retry succeeds.

    Raises:
        NotFound: there is no such message or language.
        BadWording: the text breaks a rule.
        Overtaken: somebody changed the settings since `revision`.
    """
    ours = _catalogue(language)
    _known(key)
    if text is not None and (found := check(ours, key, text)):
        raise BadWording(findings="; ".join(f.why for f in found))
    async with ports.store.work(merchant) as work:
        before = await merchants.get(work)
        words = {name: dict(texts) for name, texts in before.settings.words.items()}
        mine = words.setdefault(language, {})
        if mine.get(key) == text:
            return _words(before, ours, work)
        if text is None:
            del mine[key]
        else:
            mine[key] = text
        await merchants.update(
            work,
            name=before.name,
            settings=msgspec.structs.replace(
                before.settings, words={name: texts for name, texts in words.items() if texts}
            ),
            revision=revision,
        )
        await audit.add(
            work,
            ports.new_id(),
            who=by.principal,
            what="wording.reset" if text is None else "wording.changed",
            about=f"{language} {key}",
        )
        return _words(await merchants.get(work), ours, work)


def _words(merchant: Merchant, ours: Catalogue, work: Work) -> Wording:
    words = merchant.settings.words
    own = words.get(ours.language, {})
    said = own_catalogue(words, ours.language)
    first = [spoken for spoken in merchant.settings.languages if spoken in CATALOGUES]
    return Wording(
        language=ours.language,
        right_to_left=ours.right_to_left,
        languages=tuple(
            Spoken(language=name, own=len(words.get(name, {})))
            for name in dict.fromkeys([*first, *CATALOGUES])
        ),
        texts=tuple(_texts(ours, said, own)),
        states=_states(merchant, said, work),
        revision=merchant.revision,
    )


def _texts(ours: Catalogue, said: Catalogue, own: dict[str, str]) -> Iterable[WordingText]:
    for key, standing in ours.messages.items():
        mine = own.get(key)
        yield WordingText(
            key=key,
            chapter=chapter_of(key),
            facts=tuple(sorted(facts_of(key))),
            standing=standing,
            own=mine,
            findings=() if mine is None else tuple(f.why for f in check(ours, key, mine)),
            tried=_tried(said, key),
        )


def _tried(said: Catalogue, key: str) -> tuple[WordingSample, ...]:
    zone = ZoneInfo("UTC")
    return tuple(
        WordingSample(
            count=count,
            text=render(
                Word(kind=Kind.PROMISE, key=key, arguments=facts),
                said.language,
                zone,
                catalogue=said,
            ),
        )
        for count, facts in tried_with(facts_of(key), spoken(said, zone))
    )


def _states(
    merchant: Merchant, said: Catalogue, work: Work, key: str = USUAL_REASON
) -> tuple[Sight, ...]:
    """Every state; where the first word can give the reason `key`, it does."""
    reason = key if key.startswith("reason.") else USUAL_REASON
    return preview(said, ZoneInfo(merchant.settings.time_zone), now=work.now, reason=reason)


def _catalogue(language: str) -> Catalogue:
    try:
        return CATALOGUES[language]
    except KeyError:
        raise NotFound(noun="language") from None


def _known(key: str) -> None:
    if key not in CATALOGUES["en"].messages:
        raise NotFound(noun="message")
