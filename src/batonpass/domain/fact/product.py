"""Which line of an order a customer means: by its title, or by the words only it has."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import Final, NamedTuple

import snowballstemmer  # type: ignore[import-untyped] # it ships no types

from batonpass.domain.fact.found import Found, words
from batonpass.domain.fact.value import Kind
from batonpass.domain.shop.value import Order

_WORD: Final = re.compile(r"[^\W_]+")
_STEMMERS: Final = {
    "en": "english", "de": "german", "es": "spanish", "fr": "french",
    "it": "italian", "nl": "dutch", "pt": "portuguese", "sv": "swedish",
}  # fmt: skip
_SHORTEST: Final = 3  # a shorter word of a title says nothing
_IDLE: Final = frozenset(
    words(
        "work|works|thing|home|the|and|for|with|set|size|colour|color|new|order|item|product|pack|large|small|medium|"
        "black|white|red|blue|green|grey|gray|brown|der|die|das|und|mit|für|größe|farbe|"
        "con|para|talla|avec|pour|taille|couleur"
    )
)


class Shelf(NamedTuple):
    """The lines of the orders at hand, ready to be recognised in many messages."""

    records: Mapping[str, str]  # title to the place of the first line of that name
    words: Mapping[str, frozenset[str]]  # title to its stems
    telling: Mapping[str, str]  # a stem that only one title has, to that title
    language: str


def shelf(orders: Sequence[Order], *, language: str) -> Shelf:
    """The shelf of some orders; built once for a conversation."""
    records: dict[str, str] = {}
    for order in orders:
        for line in order.lines:
            records.setdefault(line.title, f"order {order.number} line {line.id}")
    own = {title: _words(title, language) for title in records}
    counts = Counter(chain.from_iterable(own.values()))
    telling = {w: title for title, stems in own.items() for w in stems if counts[w] == 1}
    return Shelf(records, own, telling, language)


def find_products(text: str, on: Shelf) -> Iterator[Found]:
    """Order lines named in `text`; the value is the line's title, the record its place.

    A line is meant when its title stands there, or a word that of all the lines at hand only
    this one has. What two lines share names neither.
    """
    if not on.records:
        return
    said = [
        (stem(m.group().lower(), on.language), m.start(), m.end()) for m in _WORD.finditer(text)
    ]
    stems = {s for s, _, _ in said}
    low = text.lower()
    meant = dict.fromkeys(on.telling[s] for s, _, _ in said if s in on.telling)
    meant |= dict.fromkeys(t for t, own in on.words.items() if own and own <= stems)
    for title in meant:
        at = low.find(title.lower())
        if at >= 0:
            yield Found(Kind.PRODUCT, title, at, at + len(title), on.records[title])
            continue
        telling = frozenset(s for s in stems if on.telling.get(s) == title)
        if telling:
            start, end = _span(said, on.words[title], telling)
            yield Found(Kind.PRODUCT, title, start, end, on.records[title])


def _words(title: str, language: str) -> frozenset[str]:
    found = (m.group().lower() for m in _WORD.finditer(title))
    kept = (w for w in found if len(w) >= _SHORTEST and w not in _IDLE and not w.isdigit())
    return frozenset(stem(w, language) for w in kept)


def _span(
    said: Sequence[tuple[str, int, int]], all_: frozenset[str], telling: frozenset[str]
) -> tuple[int, int]:
    """The telling word with its neighbours of the same title."""
    at = next(i for i, (s, _, _) in enumerate(said) if s in telling)
    first = last = at
    while first > 0 and said[first - 1][0] in all_:
        first -= 1
    while last + 1 < len(said) and said[last + 1][0] in all_:
        last += 1
    return said[first][1], said[last][2]


@lru_cache(maxsize=20_000)
def stem(word: str, language: str) -> str:
    """The word without its endings, in its language; an unknown one is read as English."""
    stemmer = snowballstemmer.stemmer(_STEMMERS.get(language[:2], "english"))
    return str(stemmer.stemWord(word))
