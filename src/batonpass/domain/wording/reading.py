"""How hard a text is to read, as a school grade: English only, where the formula was fitted."""

import re
from typing import Final

ONE_SYLLABLE: Final = 12  # roughly: "seven" and "eleven" are read at a glance
HARDEST: Final = 7.0  # the grade no word to a waiting customer may pass

_WORD: Final = re.compile(r"[A-Za-z']+|\d+")
_SENTENCE: Final = re.compile(r"[.!?:]+")
# Not spoken: the e of "line", "minutes" and "answered", but that of "people", "cases", "wanted" is.
_SILENT: Final = re.compile(r"([^l]e|[^sxzcgh]es|[^td]ed)$")
_VOWELS: Final = re.compile(r"[aeiouy]+")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of an English text; 0 for one without words.

    Source: Kincaid et al. 1975: 0.39 words per sentence + 11.8 syllables per word - 15.59.

    >>> grade("You are still in line.") < 3
    True
    """
    words = _WORD.findall(text)
    if not words:
        return 0.0
    sentences = max(1, len([s for s in _SENTENCE.split(text) if _WORD.search(s)]))
    syllables = sum(_syllables(word) for word in words)
    return max(0.0, 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59)


def _syllables(word: str) -> int:
    """Groups of vowels, a silent e in the ending left out; numbers as they are spoken."""
    if word.isdigit():
        return 1 if int(word) <= ONE_SYLLABLE else 2
    bare = word.lower().replace("'", "")
    groups = len(_VOWELS.findall(bare))
    silent = _SILENT.search(bare) is not None and groups > 1
    return max(1, groups - silent)
