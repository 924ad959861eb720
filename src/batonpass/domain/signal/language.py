"""Which language a message is written in, as far as a line of chat can tell."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType

from batonpass.domain.signal.lexicon import Lexicon, index
from batonpass.domain.signal.packs import PACKS
from batonpass.domain.signal.text import Token, fold

_SCRIPTS = (
    ("\u0400", "\u052f", "ru"),
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u0e00", "\u0e7f", "th"),
    ("\u3040", "\u30ff", "ja"),
    ("\uac00", "\ud7a3", "ko"),
    ("\u4e00", "\u9fff", "zh"),
)
_RIVAL = 0.4  # of the best score, below which no second language is tried
_SHORTEST_SHARED = 4
_SHORTEST_STEM = 5
_FEW = 8
_SHARED = "RJHASB"  # classes whose words are known in whatever language surrounds them


def guess(words: Sequence[Token], given: str = "") -> tuple[str, ...]:
    """The languages to read the message in, the likeliest first, at most two."""
    scripts = Counter(_script(word.fold) for word in words)
    scores: dict[str, float] = defaultdict(float)
    for word in words:
        for code, weight in _index().get(word.fold, ()):
            scores[code] += weight
    for code, count in scripts.items():
        if code:
            scores[code] += 3 * count
    if not scores:
        scores.update(_by_stems(words[:_FEW]))
    if scripts["ja"]:
        scores["ja"] += 3 * scripts["zh"] + 1
    code = given.replace("_", "-").split("-")[0].lower()
    if code in lexicons():
        scores[code] += 2
    ranked = sorted(scores, key=scores.__getitem__, reverse=True)
    likely = [code for code in ranked if code in lexicons()][:2]
    if len(likely) > 1 and scores[likely[1]] < _RIVAL * scores[likely[0]]:
        likely = likely[:1]
    return tuple(likely) or ("en",)


def _by_stems(words: Sequence[Token]) -> Mapping[str, float]:
    """How many words begin like a stem of each language: "doorverbinden" alone is in no list."""
    found: Counter[str] = Counter()
    for word in words:
        for size in range(_SHORTEST_STEM, len(word.fold) + 1):
            found.update(_stems().get(word.fold[:size], ()))
    return {code: float(count) for code, count in found.items()}


@cache
def _stems() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for code, lexicon in lexicons().items():
        for stem, classes in lexicon.stems.items():
            if len(stem) >= _SHORTEST_STEM and classes[0] not in "._":
                found[stem] = (*found.get(stem, ()), code)
    return MappingProxyType(found)


@cache
def lexicons() -> Mapping[str, Lexicon]:
    """Every pack, prepared once."""
    return MappingProxyType({pack.code: index(pack) for pack in PACKS})


@cache
def shared_words(code: str) -> Mapping[str, str]:
    """Words of the other languages that mean a person or reaching one, and nothing here."""
    mine = {fold(word) for pack in PACKS if pack.code == code for word in pack.common.split()}
    words: dict[str, str] = {}
    for other, lexicon in lexicons().items():
        if other == code:
            continue
        for word, classes in lexicon.exact.items():
            if classes[0] in _SHARED and len(word) >= _SHORTEST_SHARED and word not in mine:
                words.setdefault(word, classes)
    return MappingProxyType(words)


@cache
def _index() -> Mapping[str, tuple[tuple[str, float], ...]]:
    found: dict[str, dict[str, float]] = {}
    for pack in PACKS:
        for word in pack.common.split():
            found.setdefault(fold(word), {})[pack.code] = 1.0
        for word, classes in lexicons()[pack.code].exact.items():
            if classes[0] not in "._":
                found.setdefault(word, {}).setdefault(pack.code, 0.6)
    return MappingProxyType(
        {
            word: tuple((code, weight / len(codes)) for code, weight in codes.items())
            for word, codes in found.items()
        }
    )


def _script(word: str) -> str:
    """The language that a word's script belongs to; a run of kanji with kana in it is Japanese."""
    first = word[0]
    if first < "\u0400":
        return ""
    code = next((code for low, high, code in _SCRIPTS if low <= first <= high), "")
    return "ja" if code == "zh" and any("\u3040" <= c <= "\u30ff" for c in word) else code
