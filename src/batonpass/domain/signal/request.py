"""What the rules make of a message: its language, the rules that hold, the words they quote."""

import re

import msgspec

from batonpass.domain.signal.language import guess, lexicons, shared_words
from batonpass.domain.signal.lexicon import Classed, classify, cut
from batonpass.domain.signal.rule import ASKS, GUARDS, NEEDS, Rule
from batonpass.domain.signal.text import Token, place, readable, tokens, without_quotations
from batonpass.domain.signal.value import RequestKind, Span

_E, _C, _I = RequestKind.EXPLICIT, RequestKind.CALLBACK, RequestKind.IMPLICIT
_N, _B, _0 = RequestKind.NEGATED, RequestKind.BOT_CHALLENGE, RequestKind.NONE
MASK = "#"
_REST = re.compile("[^|RJWGw#]*")  # "a bot or a human": all of it is the question
_WORTH_READING = re.compile("[HASmsZRJUqtBTCL0@~]")  # every rule needs one of these


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that holds, and the tokens it holds on."""

    rule: str
    kind: RequestKind
    p: float
    first: int
    last: int


def read(classed: Classed, *, verb_last: bool) -> list[Match]:
    """Every rule that holds, guards first; what a guard explains no asking rule sees."""
    letters = classed.letters
    found: list[Match] = []
    if not _WORTH_READING.search(letters):
        return found
    present = frozenset(letters)
    for rule in GUARDS:
        if rule.verb_last <= verb_last and not present.isdisjoint(NEEDS.get(rule.name, letters)):
            letters = _guard(rule, letters, classed, found)
    for rule in ASKS:
        if rule.verb_last <= verb_last and not present.isdisjoint(NEEDS.get(rule.name, letters)):
            match = rule.pattern.search(letters)
            if match and MASK not in match.group():
                found.append(_match(rule, classed, *match.span()))
    return found


def _guard(rule: Rule, letters: str, classed: Classed, found: list[Match]) -> str:
    """The letters with what the guard explains masked; its matches are added to `found`."""
    for match in list(rule.pattern.finditer(letters)):
        start, end = match.span()
        rest = _REST.match(letters, end) if rule.kind is _B else None
        end = rest.end() if rest else end
        if rule.unless and rule.unless.search(letters, 0, start):
            continue
        if start < end and MASK not in letters[start:end]:
            found.append(_match(rule, classed, start, end))
            letters = letters[:start] + MASK * (end - start) + letters[end:]
    return letters


def _match(rule: Rule, classed: Classed, start: int, end: int) -> Match:
    return Match(
        rule=rule.name,
        kind=rule.kind,
        p=rule.p,
        first=classed.first[start],
        last=classed.last[end - 1],
    )


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules make of a message."""

    kind: RequestKind = RequestKind.NONE
    p: float = 0.0  # of the best rule that asks for a person
    language: str = ""
    rules: tuple[str, ...] = ()
    letters: str = ""
    spans: tuple[Span, ...] = ()


def read_text(text: str, language: str = "") -> Reading:
    """The message as the rules read it."""
    seen = readable(text)
    return read_words(tokens(seen), seen, len(text), language)


def read_words(words: list[Token], seen: str, length: int, language: str = "") -> Reading:
    """The message as the rules read it, in its likeliest language, else in the next.

    Args:
        words: tokens of the readable part.
        seen: the readable part.
        length: characters of the whole message.
        language: as the channel gives it, if it does.
    """
    words = without_quotations(words)
    codes = guess(words, language)
    first: Reading | None = None
    for code in codes:
        reading = _read_in(code, words, seen, length)
        if reading.rules:
            return reading
        first = first or reading
    return first or Reading(language=codes[0])


def _read_in(code: str, words: list[Token], seen: str, length: int) -> Reading:
    lexicon = lexicons()[code]
    pieces = cut(words, lexicon)
    classed = classify(pieces, lexicon, shared_words(code))
    matches = read(classed, verb_last=lexicon.verb_last)
    if not matches:
        return Reading(language=code, letters=classed.letters)
    best = max(matches, key=lambda match: (_RANK[match.kind] * (match.p >= _LEAST), match.p))
    asking = [match.p for match in matches if match.kind in _ASKING]
    kind = best.kind
    if kind in _ASKING and best.p < _LEAST:
        softer = [m.kind for m in matches if m.kind is _I]
        kind = softer[0] if softer else RequestKind.NONE
    elif kind not in _ASKING:
        kind = max((m.kind for m in matches if m.kind not in _ASKING), key=_GUARDED.__getitem__)
    spans = []
    for match in matches:
        start, end = pieces[match.first].start, pieces[match.last].end
        spans.append(
            Span(
                start=place(start, length),
                end=place(end - 1, length) + 1,
                text=seen[start:end],
                signal="request",
                rule=match.rule,
                weight=match.p,
            )
        )
    return Reading(
        kind=kind,
        p=max(asking, default=0.0),
        language=code,
        rules=tuple(match.rule for match in matches),
        letters=classed.letters,
        spans=tuple(sorted(spans, key=lambda span: -span.weight)),
    )


_ASKING = frozenset({_E, _C})
_LEAST = 0.5  # below this an asking rule alone is not a request
_RANK = {_E: 5, _C: 4, _I: 0, _N: 0, _B: 0, _0: 0}
_GUARDED = {_N: 3, _B: 2, _I: 1, _0: 0}
