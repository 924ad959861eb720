"""How like one another two messages are, offline: shared stems and pairs of them, by rarity."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Final

from batonpass.domain.trigger.words import Word, stem, words

_PAIR_WEIGHT: Final = 0.7  # two words next to each other, as in the example
_UNKNOWN_WEIGHT: Final = 1.0  # a word no example holds counts against likeness
_ALIKE: Final = 0.6  # share of letter groups from which a word is taken for a slip of another
_GRAM: Final = 3  # letters in a group
_SHORT: Final = 1.6  # in rarest words: a lone word of a longer example is not yet its topic
_MOST_WORDS: Final = 400  # of one message; a topic is told in fewer
# So frequent that sharing them says nothing about the topic; the main languages' commonest words.
_COMMON_WORDS: Final = """
a an and are at be but by can could did do does for from had has have he her his how i if in is
it its me my no not of on or our please she so that the their them then there they this to up
us was we were what when where which who why will with would you your hi hello hey thanks thank
t s m re ve ll d ich der die das und ist mein meine ein eine nicht zu es le la les un une et
est je mon ma ne pas de du des el los las y que mi en se il lo e di che non een het ik mijn
niet
"""
COMMON: Final = frozenset(_COMMON_WORDS.split())


class Topics:
    """The examples of every topic condition, ready to be compared with a message."""

    def __init__(self) -> None:
        self._examples: list[tuple[int, dict[str, float]]] = []
        self._lengths: list[float] = []
        self._where: dict[str, list[tuple[int, float]]] = {}
        self._weights: dict[str, float] = {}
        self._groups: dict[str, set[str]] = {}  # letter group -> stems that hold it
        self._nearest = lru_cache(maxsize=4096)(self._slip)

    def add(self, key: int, examples: Iterable[str]) -> None:
        """Take these examples for the condition `key`."""
        for example in examples:
            roots = [(_root(form), 1.0) for form in _telling(words(example))]
            self._examples.append((key, _features(roots)))
            for root, _ in roots:
                for group in _letters(root):
                    self._groups.setdefault(group, set()).add(root)

    def close(self) -> None:
        """Weigh the features; no example is added after this."""
        seen: Counter[str] = Counter()
        for _, features in self._examples:
            seen.update(features.keys())
        total = len(self._examples)
        self._weights = {feature: math.log(1 + total / count) for feature, count in seen.items()}
        for at, (_, features) in enumerate(self._examples):
            weighed, length = self._weighed(features)
            self._lengths.append(min(length, _SHORT * math.log(1 + total)))
            for feature, weight in weighed:
                self._where.setdefault(feature, []).append((at, weight / length))

    def likeness(self, said: Sequence[Word]) -> dict[int, float]:
        """By condition, how like its nearest example the message is, 0 to 1."""
        if not self._examples:
            return {}
        known = self._weights
        roots = []
        for form in _telling(said):
            root = _root(form)
            roots.append((root, 1.0) if root in known else self._nearest(root))
        weighed, length = self._weighed(_features(roots))
        shared: dict[int, float] = {}
        for feature, weight in weighed:
            for at, other in self._where.get(feature, ()):
                shared[at] = shared.get(at, 0.0) + weight * other
        best: dict[int, float] = {}
        for at, value in shared.items():
            key = self._examples[at][0]
            likeness = min(value / max(length, self._lengths[at]), 1.0)
            if likeness > best.get(key, 0.0):
                best[key] = likeness
        return best

    def _weighed(self, features: dict[str, float]) -> tuple[list[tuple[str, float]], float]:
        known = self._weights
        weighed = [(f, n * known.get(f, _UNKNOWN_WEIGHT)) for f, n in features.items()]
        return weighed, math.sqrt(math.fsum(w * w for _, w in weighed)) or 1.0

    def _slip(self, root: str) -> tuple[str, float]:
        """The examples' word this one is a slip of, and how sure that is; else itself."""
        letters = _letters(root)
        counts: Counter[str] = Counter()
        for group in letters:
            counts.update(self._groups.get(group, ()))
        best = max(
            ((2 * n / (len(letters) + len(_letters(other))), other) for other, n in counts.items()),
            default=(0.0, root),
        )
        return (best[1], best[0]) if best[0] >= _ALIKE else (root, 1.0)


def _telling(said: Sequence[Word]) -> list[str]:
    forms = [word.form for word in said[:_MOST_WORDS]]
    return [form for form in forms if form not in COMMON] or forms


def _root(form: str) -> str:
    return stem(form, "en") if form.isascii() else form


def _letters(word: str) -> set[str]:
    edged = f"<{word}>"
    return {edged[at : at + _GRAM] for at in range(max(len(edged) - _GRAM + 1, 1))}


def _features(roots: Sequence[tuple[str, float]]) -> dict[str, float]:
    made: dict[str, float] = {}
    previous = ""
    for root, sure in roots:
        made[root] = max(made.get(root, 0.0), sure)
        if previous:
            made[f"{previous} {root}"] = _PAIR_WEIGHT * sure
        previous = root
    return made
