"""Which handoffs should have happened: phrases that go with conversations gone wrong."""

import math
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from batonpass.domain.trigger.backtest.interval import Share, share
from batonpass.domain.trigger.backtest.past import Author, PastConversation
from batonpass.domain.trigger.document import Rule, When
from batonpass.domain.trigger.topic import COMMON
from batonpass.domain.trigger.words import EVERY, primary, stem, words

SUPPORT: Final = 10  # conversations gone wrong that must hold a phrase
HISTORY: Final = 200  # conversations below which nothing is proposed
SURE: Final = 3.5  # standard errors; thousands of phrases are looked at, so two are too few
LIFT: Final = math.log(2)  # the odds must at least double, at the low end of the interval
LONGEST: Final = 3  # words in a phrase
MOST_WORDS: Final = 300  # of one conversation
LONG_WORD: Final = 30  # characters; longer is a link or a code
MOST_PHRASES: Final = 200_000  # kept; the rarest are forgotten first
PROPOSED: Final = 10

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}\Z")


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that history suggests, in shadow, with what speaks for it."""

    rule: Rule
    phrase: str
    mentioned: int  # conversations not handed off by the rules that say it
    gone_wrong: Share  # of them: came back, left angry, or a person was brought in all the same
    usual: Share  # the same among all conversations not handed off
    log_odds: float
    log_odds_low: float
    log_odds_high: float
    evidence: str  # one sentence
    examples: tuple[str, ...]  # ids


class _Phrase:
    __slots__ = ("examples", "good", "surface", "wrong")

    def __init__(self, surface: str) -> None:
        self.surface = surface
        self.wrong = 0
        self.good = 0
        self.examples: list[str] = []


class Finder:
    """Counts phrases in conversations the rules left to the assistant."""

    def __init__(self) -> None:
        self._phrases: dict[tuple[str, str], _Phrase] = {}
        self._wrong = 0
        self._good = 0

    def add(self, past: PastConversation, *, gone_wrong: str, language: str) -> None:
        """Count one conversation; `gone_wrong` names the need, empty where all went well."""
        tag = primary(past.language or language)
        tag = tag if _LANGUAGE.match(tag) else EVERY
        self._wrong += bool(gone_wrong)
        self._good += not gone_wrong
        for key, surface in dict(_phrases(past, tag)).items():
            phrase = self._phrases.get((tag, key))
            if phrase is None:
                phrase = self._phrases[tag, key] = _Phrase(surface)
            if gone_wrong:
                phrase.wrong += 1
                if len(phrase.examples) < 5:  # noqa: PLR2004 enough to click through
                    phrase.examples.append(past.id)
            else:
                phrase.good += 1
        if len(self._phrases) > MOST_PHRASES:
            self._forget()

    def proposals(self) -> tuple[Proposal, ...]:
        """Rules worth a look, surest first; none where the numbers are too small."""
        if self._wrong + self._good < HISTORY:
            return ()
        found = [
            made
            for (tag, key), phrase in self._phrases.items()
            if phrase.wrong >= SUPPORT and (made := self._proposal(tag, key, phrase)) is not None
        ]
        # Of phrases with the same evidence, two words say what is meant and still match often.
        found.sort(
            key=lambda one: (-one.log_odds_low, abs(len(one.phrase.split()) - 2), one.phrase)
        )
        kept: list[Proposal] = []
        for one in found:
            if not any(_repeats(one, other) for other in kept):
                kept.append(one)
        return tuple(kept[:PROPOSED])

    def _forget(self) -> None:
        least = 2
        while len(self._phrases) > MOST_PHRASES // 2:
            self._phrases = {
                key: phrase
                for key, phrase in self._phrases.items()
                if phrase.wrong + phrase.good >= least
            }
            least += 1

    def _proposal(self, tag: str, key: str, phrase: _Phrase) -> Proposal | None:
        with_it = (phrase.wrong + 0.5, phrase.good + 0.5)
        without = (self._wrong - phrase.wrong + 0.5, self._good - phrase.good + 0.5)
        log_odds = math.log(with_it[0] * without[1] / (with_it[1] * without[0]))
        error = math.sqrt(sum(1 / count for count in (*with_it, *without)))
        low = log_odds - SURE * error
        if low < LIFT:
            return None
        mentioned = phrase.wrong + phrase.good
        evidence = (
            f"{mentioned} conversations said '{phrase.surface}' and {phrase.wrong} of them "
            f"went wrong or needed a person"
        )
        name = "-".join(word for word in key.split() if word.isascii())[:40] or "phrase"
        return Proposal(
            rule=Rule(
                name=f"mentions-{name}",
                explain=f"Found in history: {evidence}."[:200],
                shadow=True,
                when=When(keywords={tag: (phrase.surface,)}),
            ),
            phrase=phrase.surface,
            mentioned=mentioned,
            gone_wrong=share(phrase.wrong, mentioned),
            usual=share(self._wrong, self._wrong + self._good),
            log_odds=round(log_odds, 3),
            log_odds_low=round(low, 3),
            log_odds_high=round(log_odds + SURE * error, 3),
            evidence=evidence,
            examples=tuple(phrase.examples),
        )


def _repeats(one: Proposal, other: Proposal) -> bool:
    """Whether it says no more than the other: a word in common, or the same conversations."""
    mine, theirs = set(one.phrase.split()) - COMMON, set(other.phrase.split()) - COMMON
    return bool(mine & theirs) or one.examples == other.examples


def _phrases(past: PastConversation, tag: str) -> Iterator[tuple[str, str]]:
    """The stems and the words of every phrase the customer wrote to the assistant."""
    left = MOST_WORDS
    end = past.handoff.after_seq if past.handoff else past.messages[-1].seq
    for message in past.messages:
        if message.author is not Author.CUSTOMER or message.seq > end or left <= 0:
            continue
        forms = [word.form for word in words(message.text)[:left] if len(word.form) <= LONG_WORD]
        left -= len(forms)
        roots = [stem(form, tag) for form in forms]
        for at in range(len(forms)):
            for length in range(1, LONGEST + 1):
                piece = forms[at : at + length]
                if len(piece) < length or piece[0] in COMMON or piece[-1] in COMMON:
                    continue
                if length == 1 and (piece[0].isdigit() or len(piece[0]) < 3):  # noqa: PLR2004
                    continue
                yield " ".join(roots[at : at + length]), " ".join(piece)
