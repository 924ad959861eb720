"""What a word is: Unicode words, stemmed per language, and phrases found in linear time."""

import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

import snowballstemmer  # type: ignore[import-untyped]

EVERY: Final = "*"  # the language of words that are the same everywhere
MAX_PHRASE: Final = 10  # words in one phrase

_STEMMERS: Final = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german",
    "el": "greek", "en": "english", "es": "spanish", "et": "estonian", "eu": "basque",
    "fi": "finnish", "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian",
    "hy": "armenian", "id": "indonesian", "it": "italian", "lt": "lithuanian", "nb": "norwegian",
    "ne": "nepali", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "sv": "swedish",
    "ta": "tamil", "tr": "turkish",
}  # fmt: skip

# Vowel signs and accents belong to their word; Python's \w leaves them out and cuts up Hindi.
_MARKS: Final = "".join(
    chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"
)
_ASCII_WORD: Final = re.compile(r"[a-zA-Z0-9_]+")
_WORD: Final = re.compile(rf"[\w{_MARKS}]+")
# Scripts written without spaces: every sign is its own word, so a phrase is a run of signs.
_SIGN: Final = (
    "\u0e01-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
)
_PIECE: Final = re.compile(rf"[{_SIGN}\U00020000-\U0003ffff]|[^{_SIGN}\U00020000-\U0003ffff]+")
_UNSPACED: Final = "\u0e01"  # below this sign no word needs cutting


class Word(NamedTuple):
    """One word of a text: its plain form, and where it stands."""

    form: str  # without capitals and width, not stemmed
    start: int
    end: int


@lru_cache(maxsize=8)  # several rule sets look at the same message; no text is kept for long
def words(text: str) -> tuple[Word, ...]:
    """The words of a text in order. Spaces, marks and emoji are none."""
    if text.isascii():
        return tuple(
            Word(match.group().lower(), match.start(), match.end())
            for match in _ASCII_WORD.finditer(text)
        )
    found: list[Word] = []
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if max(word) < _UNSPACED:
            found.append(Word(folded(word), start, match.end()))
        else:
            found.extend(
                Word(folded(piece.group()), start + piece.start(), start + piece.end())
                for piece in _PIECE.finditer(word)
            )
    return tuple(found)


@lru_cache(maxsize=65_536)
def folded(word: str) -> str:
    """The word without capitals, full-width forms and accents' spelling variants."""
    if word.isascii():
        return sys.intern(word.lower())
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", word).casefold())


@lru_cache(maxsize=65_536)
def stem(word: str, language: str) -> str:
    """The stem of a folded word; the word itself where the language has no stemmer."""
    name = _STEMMERS.get(primary(language))
    if name is None or len(word) > 40:  # noqa: PLR2004 longer is no word of any language
        return word
    return str(_stemmer(name).stemWord(word))


@cache
def _stemmer(name: str) -> "snowballstemmer.Stemmer":
    return snowballstemmer.stemmer(name)


def primary(language: str) -> str:
    """The language without its region: `pt` of `pt-BR`."""
    return language.split("-", 1)[0].lower()


class Found(NamedTuple):
    """A phrase that stands in the text."""

    key: int  # whose phrase it is
    start: int
    end: int


class Phrases:
    """Every phrase of a document, found together in one walk over a text."""

    def __init__(self) -> None:
        self._tries: dict[str, dict[str, _Node]] = {}

    def add(self, key: int, language: str, phrase: str) -> None:
        """Look for the phrase in texts of this language, on behalf of `key`."""
        tag = EVERY if language == EVERY else primary(language)
        forms = [_form(word.form, tag) for word in words(phrase)]
        level = self._tries.setdefault(tag, {})
        node = _Node()
        for form in forms:
            node = level.setdefault(form, _Node())
            level = node.next
        node.keys.add(key)

    def find(self, said: Sequence[Word], language: str) -> Iterator[Found]:
        """What stands in the text. An unknown language is tried as every language."""
        for tag in self._tongues(language):
            trie = self._tries[tag]
            forms = [_form(word.form, tag) for word in said]
            for at, form in enumerate(forms):
                if form in trie:
                    yield from _walk(trie, forms, said, at)

    def _tongues(self, language: str) -> Iterable[str]:
        if not language:
            return tuple(self._tries)
        return tuple(tag for tag in (EVERY, primary(language)) if tag in self._tries)


class _Node:
    __slots__ = ("keys", "next")

    def __init__(self) -> None:
        self.keys: set[int] = set()
        self.next: dict[str, _Node] = {}


def _form(form: str, tag: str) -> str:
    return form if tag == EVERY else stem(form, tag)


def _walk(
    trie: dict[str, _Node], forms: Sequence[str], said: Sequence[Word], at: int
) -> Iterator[Found]:
    level = trie
    for last in range(at, min(at + MAX_PHRASE, len(forms))):
        node = level.get(forms[last])
        if node is None:
            return
        for key in sorted(node.keys):
            yield Found(key, said[at].start, said[last].end)
        level = node.next
