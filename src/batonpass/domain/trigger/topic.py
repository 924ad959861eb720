"""How like one another two messages are, offline: shared stems and letter groups, by rarity."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Final

from batonpass.domain.trigger.words import Word, stem, words

_GRAM: Final = 4  # letters; forgives endings and slips of the finger
_GRAM_WEIGHT: Final = 0.4
_PAIR_WEIGHT: Final = 0.7
# So frequent that sharing them says nothing about the topic; the main languages' commonest words.
_COMMON_WORDS: Final = """
a an and are at be but by can could did do does for from had has have he her his how i if in is
it its me my no not of on or our please she so that the their them then there they this to up
us was we were what when where which who why will with would you your hi hello hey thanks thank
t s m re ve ll d ich der die das und ist mein meine ein eine nicht zu es le la les un une et
est je mon ma ne pas de du des el los las y que mi en se il lo e di che non een het ik mijn
niet
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())


class Topics:
    """The examples of every topic condition, ready to be compared with a message."""

    def __init__(self) -> None:
        self._examples: list[tuple[int, dict[str, float]]] = []
        self._where: dict[str, list[tuple[int, float]]] = {}
        self._weights: dict[str, float] = {}

    def add(self, key: int, examples: Iterable[str]) -> None:
        """Take these examples for the condition `key`."""
        self._examples.extend((key, _features(words(example))) for example in examples)

    def close(self) -> None:
        """Weigh the features; no example is added after this."""
        seen: Counter[str] = Counter()
        for _, features in self._examples:
            seen.update(features.keys())
        total = len(self._examples)
        self._weights = {feature: math.log(1 + total / count) for feature, count in seen.items()}
        for at, (_, features) in enumerate(self._examples):
            weighed = {f: n * self._weight(f) for f, n in features.items()}
            length = math.sqrt(math.fsum(w * w for w in weighed.values())) or 1.0
            for feature, weight in weighed.items():
                self._where.setdefault(feature, []).append((at, weight / length))

    def likeness(self, said: Sequence[Word]) -> dict[int, float]:
        """The nearest example's likeness, 0 to 1, for each condition the message shares a bit with."""
        if not self._examples:
            return {}
        weighed = {f: n * self._weight(f) for f, n in _features(said).items()}
        length = math.sqrt(math.fsum(w * w for w in weighed.values())) or 1.0
        shared: dict[int, float] = {}
        for feature, weight in weighed.items():
            for at, other in self._where.get(feature, ()):
                shared[at] = shared.get(at, 0.0) + weight * other
        best: dict[int, float] = {}
        for at, value in shared.items():
            key = self._examples[at][0]
            best[key] = max(best.get(key, 0.0), min(value / length, 1.0))
        return best

    def _weight(self, feature: str) -> float:
        # A word no example holds counts against likeness, but less than one that might match.
        return self._weights.get(feature, 1.0)


def _features(said: Sequence[Word]) -> dict[str, float]:
    made: dict[str, float] = {}
    forms = [word.form for word in said[:400] if word.form not in _COMMON] or [
        word.form for word in said[:400]
    ]
    previous = ""
    for form in forms:
        root = stem(form, "en") if form.isascii() else form
        made[root] = 1.0
        if previous:
            made[f"{previous} {root}"] = _PAIR_WEIGHT
        previous = root
        edged = f"<{form}>"
        for at in range(len(edged) - _GRAM + 1):
            made["#" + edged[at : at + _GRAM]] = _GRAM_WEIGHT
    return made
