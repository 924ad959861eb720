"""How a message is cut into words with their places, folded so that accents matter less."""

# ruff: noqa: RUF001 the marks that look alike are the point

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

LONGEST = 4000  # characters looked at: the head and the tail of anything longer
_TAIL = 1000
_SHORTEST_ELISION = 3
_CONTROL = re.compile(
    "[\u0000-\u0008\u000b-\u001f\u007f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_QUOTED_LINE = re.compile(r"(?m)^[ \t]*>.*$")
_TOKEN = re.compile(
    r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u3005]+"  # scripts without spaces: cut by the packs
    r"|[^\W_\u3040-\u30ff\u3400-\u9fff]+(?:[\u0300-\u036f\u0900-\u0d7f'’´`‘ʼ][^\W_]*)*"
    r"|[^\w\s]|_|\n"
)
_ELIDED = re.compile(
    r"(?:l|d|j|m|t|s|c|n|qu|un|dell|all|nell|sull|dall|quell|quest|jusqu|lorsqu|puisqu)['’´`‘ʼ](?=.{2})"
)
_APOSTROPHES = str.maketrans("", "", "'’´`‘ʼ")
_SPECIAL = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "æ": "ae", "œ": "oe", "đ": "d", "ı": "i"})


class Token(NamedTuple):
    """One word or mark: its folded form and its place in the message."""

    fold: str
    start: int
    end: int


def readable(text: str) -> str:
    """The part of `text` that is looked at, same places for its head.

    Controls and web addresses become blanks: pieces of "https://t.co" would be read as French.
    """
    if len(text) > LONGEST:
        text = text[: LONGEST - _TAIL - 1] + "\n" + text[-_TAIL:]
    return _ADDRESS.sub(_blank, _QUOTED_LINE.sub(_blank, _CONTROL.sub(" ", text)))


def place(index: int, length: int) -> int:
    """Where a character of the readable part stands in a message of `length` characters."""
    return index if index < LONGEST - _TAIL or length <= LONGEST else index + length - LONGEST


def tokens(text: str) -> list[Token]:
    """The words and marks of a readable text, elided articles cut off, in order."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word, start = match.group(), match.start()
        if len(word) > _SHORTEST_ELISION and (elided := _ELIDED.match(word.lower())):
            cut = elided.end()
            found.append(Token(fold(word[:cut]), start, start + cut))
            word, start = word[cut:], start + cut
        if folded := fold(word):  # nothing is left of accents that stand alone
            found.append(Token(folded, start, match.end()))
    return found


def without_quotations(words: list[Token]) -> list[Token]:
    """The words with what stands in quotation marks blanked, unless most of the message does."""
    opened = -1
    kept = list(words)
    blanked = 0
    for at, word in enumerate(words):
        if word.fold not in _QUOTES:
            continue
        if opened < 0:
            opened = at
            continue
        if at - opened <= _LONGEST_QUOTATION:
            blanked += at - opened - 1
            kept[opened + 1 : at] = [
                inside._replace(fold=BLANK) for inside in words[opened + 1 : at]
            ]
        opened = -1
    return kept if blanked * 3 < len(words) * 2 else list(words)


BLANK = "\x00"  # what a quoted word reads as
_QUOTES = frozenset('"“”„«»「」『』')
_LONGEST_QUOTATION = 60


@lru_cache(maxsize=20_000)
def fold(word: str) -> str:
    """Lower case, without accents or apostrophes; Indic vowel signs and kana marks stay."""
    word = word.lower().translate(_APOSTROPHES) if len(word) > 1 else word.lower()
    if word.isascii():
        return word
    word = unicodedata.normalize("NFKC", word).lower().translate(_SPECIAL)
    if "\u0590" < max(word) < "\u1e00" or max(word) > "\u2fff":
        return _folded_script(word)
    parts = unicodedata.normalize("NFKD", word)
    return "".join(c for c in parts if not unicodedata.combining(c))


def _folded_script(word: str) -> str:
    word = "".join(c for c in word if not ("\u064b" <= c <= "\u0652" or c == "\u0640"))
    return word.translate(_ARABIC)


_ARABIC = str.maketrans({"أ": "ا", "إ": "ا", "آ": "ا", "ى": "ي", "ة": "ه"})


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())
