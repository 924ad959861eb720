"""How a language's words become the classes that the rules are written over."""

# ruff: noqa: RUF001 the marks that look alike are the point

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from batonpass.domain.signal.text import Token, fold, tokens

UNKNOWN = "."
DROPPED = "_"  # articles, prepositions, fillers: rules never see them
HARD, SOFT = "|", ","  # the ends of clauses
_MARKS = {
    **dict.fromkeys(".!;…。！；\n؟।", HARD),
    **dict.fromkeys(",:-–—，、：()/،", SOFT),
    "?": "?|",
    "？": "?|",
    "؟": "?|",
}
_SILENT = "\"'’‘“”«»„*~_|#"
_SHORTEST_TYPO = 5  # below this, one wrong letter makes too many other words
_LONGEST_STEM = 24
_UNSPACED = "\u3005"  # from here on, scripts that may write without spaces


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """One language's words by class, as its file writes them: commas between, * ends a stem."""

    code: str
    words: Mapping[str, str]
    verb_last: bool = False  # the verb may follow its object: "mit einem Menschen sprechen"
    common: str = ""  # frequent words that tell the language
    typos: str = ""  # words looked for behind a single slip of the fingers
    known: str = ""  # words one letter away from those, which are no slips


class Lexicon(msgspec.Struct, frozen=True, kw_only=True):
    """A pack, indexed."""

    code: str
    verb_last: bool
    exact: Mapping[str, str]
    stems: Mapping[str, str]
    shortest_stem: int
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]  # by first word, longest first
    known: frozenset[str]
    typos: Mapping[str, tuple[str, ...]]  # a word less one letter, to the words it may be
    runs: Mapping[str, str]  # for scripts without spaces, whole entries by their characters
    longest_run: int


class Classed(msgspec.Struct, frozen=True, kw_only=True):
    """A message as a string of classes, and which tokens each letter covers."""

    letters: str
    first: tuple[int, ...]
    last: tuple[int, ...]


def index(pack: Pack) -> Lexicon:
    """The pack with every look-up prepared."""
    exact: dict[str, str] = {}
    stems: dict[str, str] = {}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    runs: dict[str, str] = {}
    for classes, entries in pack.words.items():
        for raw in entries.replace("\n", " ").split(","):
            entry = raw.strip()
            if not entry:
                continue
            if entry.endswith("*"):
                stems.setdefault(fold(entry[:-1]), classes)
                continue
            parts = _parts(entry)
            if is_unspaced(entry[0]):
                runs.setdefault("".join(parts), classes)
            if len(parts) == 1:
                exact.setdefault(parts[0], SOFT if classes == "&" else classes)
            else:
                phrases.setdefault(parts[0], []).append(
                    (parts, SOFT if classes == "&" else classes)
                )
    typos: dict[str, list[str]] = {}
    for word in map(fold, pack.typos.split()):
        for shorter in {word, *_shorter(word)}:
            typos.setdefault(shorter, []).append(word)
    return Lexicon(
        code=pack.code,
        verb_last=pack.verb_last,
        exact=MappingProxyType(exact),
        stems=MappingProxyType(stems),
        shortest_stem=min(map(len, stems), default=99),
        phrases=MappingProxyType(
            {k: tuple(sorted(v, key=lambda p: -len(p[0]))) for k, v in phrases.items()}
        ),
        known=frozenset(map(fold, pack.known.split())),
        typos=MappingProxyType({k: tuple(v) for k, v in typos.items()}),
        runs=MappingProxyType(runs),
        longest_run=max(map(len, runs), default=0),
    )


def _parts(entry: str) -> tuple[str, ...]:
    """The folded words of an entry, as `tokens` cuts it, which plain words do not need."""
    words = entry.split()
    if max(entry) < _UNSPACED and all(word.isalpha() for word in words):
        return tuple(map(fold, words))
    return tuple(token.fold for token in tokens(entry))


def classify(words: list[Token], lexicon: Lexicon, fallback: Mapping[str, str]) -> Classed:
    """One class letter, or a few, for each token or phrase.

    Args:
        words: tokens of the message, unspaced scripts already cut by `cut`.
        lexicon: the language's.
        fallback: words of other languages, for messages that mix them.
    """
    folds = tuple(word.fold for word in words)
    letters: list[str] = []
    first: list[int] = []
    last: list[int] = []
    at = 0
    while at < len(words):
        classes, length = _look_up(folds, at, lexicon, fallback)
        for letter in classes:
            if letter == DROPPED:
                continue
            letters.append(letter)
            first.append(at)
            last.append(at + length - 1)
        at += length
    return Classed(letters="".join(letters), first=tuple(first), last=tuple(last))


def cut(words: list[Token], lexicon: Lexicon) -> list[Token]:
    """Runs of an unspaced script cut into the lexicon's entries, the longest first."""
    if not lexicon.runs:
        return words
    found: list[Token] = []
    for word in words:
        if is_unspaced(word.fold[0]) and word.fold not in lexicon.exact:
            found.extend(_cut_run(word, lexicon))
        else:
            found.append(word)
    return found


def is_unspaced(character: str) -> bool:
    """Whether the script of this character writes, or may write, without spaces."""
    return _UNSPACED <= character <= "\u9fff" or "\uac00" <= character <= "\ud7a3"


def _cut_run(word: Token, lexicon: Lexicon) -> Iterable[Token]:
    text, runs = word.fold, lexicon.runs
    exact_place = word.end - word.start == len(text)
    at = pending = 0
    while at < len(text):
        for length in range(min(lexicon.longest_run, len(text) - at), 0, -1):
            if text[at : at + length] in runs:
                if pending < at:
                    yield _piece(word, pending, at, exact=exact_place)
                yield _piece(word, at, at + length, exact=exact_place)
                at = pending = at + length
                break
        else:
            at += 1
    if pending < at:
        yield _piece(word, pending, at, exact=exact_place)


def _piece(word: Token, start: int, end: int, *, exact: bool) -> Token:
    if exact:
        return Token(word.fold[start:end], word.start + start, word.start + end)
    return Token(word.fold[start:end], word.start, word.end)


def _look_up(
    folds: tuple[str, ...], at: int, lexicon: Lexicon, fallback: Mapping[str, str]
) -> tuple[str, int]:
    word = folds[at]
    if at + 1 < len(folds) and (phrases := lexicon.phrases.get(word)):
        following = folds[at + 1]
        for parts, classes in phrases:
            if parts[1] == following and folds[at : at + len(parts)] == parts:
                return classes, len(parts)
    return _one(word, lexicon, fallback), 1


def _one(word: str, lexicon: Lexicon, fallback: Mapping[str, str]) -> str:
    if classes := _MARKS.get(word) or lexicon.exact.get(word):
        return classes
    if not word[0].isalnum():
        return DROPPED if word[0] in _SILENT else UNKNOWN
    for size in range(min(len(word), _LONGEST_STEM), lexicon.shortest_stem - 1, -1):
        if classes := lexicon.stems.get(word[:size]):
            return classes
    if classes := fallback.get(word):
        return classes
    if len(word) >= _SHORTEST_TYPO and (meant := _meant(word, lexicon)):
        return lexicon.exact.get(meant, UNKNOWN)
    return UNKNOWN


def _meant(word: str, lexicon: Lexicon) -> str | None:
    """The one lexicon word that is a single slip away: a letter more, less, wrong or swapped."""
    if word in lexicon.known:
        return None
    for shorter in (word, *_shorter(word)):
        for candidate in lexicon.typos.get(shorter, ()):
            if candidate[0] in word[:2] and _is_one_slip(word, candidate):
                return candidate
    return None


def _is_one_slip(word: str, other: str) -> bool:
    if abs(len(word) - len(other)) > 1:
        return False
    head = 0
    while head < min(len(word), len(other)) and word[head] == other[head]:
        head += 1
    a, b = word[head:], other[head:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]


def _shorter(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]
