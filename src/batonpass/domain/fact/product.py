"""Which line of an order a customer means: by its title, or by the words only it has."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

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


def find_products(text: str, *, orders: Sequence[Order], language: str) -> Iterator[Found]:
    """Order lines named in `text`; the value is the line's title, the record its place.

    A line is meant when its title stands there, or a word that of all the lines at hand only
    this one has. What two lines share names neither.
    """
    lines = [(o, line) for o in orders for line in o.lines]
    if not lines:
        return
    said = [(_stem(m.group().lower(), language), m.start(), m.end()) for m in _WORD.finditer(text)]
    stems = {s for s, _, _ in said}
    titles = {line.title for _, line in lines}
    own = {t: _words(t, language) for t in titles}
    for title in sorted(titles, key=len, reverse=True):
        others = frozenset().union(*(own[t] for t in titles if t != title))
        telling = (own[title] - others) & stems
        at = text.lower().find(title.lower())
        if at < 0 and not telling:
            continue
        order, line = next((o, x) for o, x in lines if x.title == title)
        record = f"order {order.number} line {line.id}"
        if at >= 0:
            yield Found(Kind.PRODUCT, title, at, at + len(title), record)
        else:
            start, end = _span(said, own[title], telling)
            yield Found(Kind.PRODUCT, title, start, end, record)


def _words(title: str, language: str) -> frozenset[str]:
    found = (m.group().lower() for m in _WORD.finditer(title))
    kept = (w for w in found if len(w) >= _SHORTEST and w not in _IDLE and not w.isdigit())
    return frozenset(_stem(w, language) for w in kept)


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
def _stem(word: str, language: str) -> str:
    stemmer = snowballstemmer.stemmer(_STEMMERS.get(language[:2], "english"))
    return str(stemmer.stemWord(word))
