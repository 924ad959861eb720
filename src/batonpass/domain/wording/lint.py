"""What a template may not contain: a number of its own, a vague promise, a fact left untold."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

import msgspec
from icu4py.messageformat import MessageFormat

from batonpass.domain.wording.sample import alternatives

# What is not seen can turn the words around it or hide one: format and control characters,
# separators, what has no meaning of its own, and letters and marks that are drawn as nothing.
UNSEEN: Final = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
BLANKS: Final = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
SELECTORS: Final = range(0xFE00, 0xFE10)  # of how the character before is drawn
JOINERS: Final = frozenset("\u200c\u200d")  # some scripts are spelt with these
PICTURES: Final = 0x1F000  # from here on Unicode holds emoji
LONGEST: Final = 400  # characters; a word to somebody who waits is short
PLURALS: Final = frozenset({"plural", "selectordinal"})
# Categories of plurals, and the numbers small enough to have a word of their own.
BRANCHES: Final = frozenset({"zero", "one", "two", "few", "many", "other", "=0", "=1", "=2"})


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong with a text, in words a merchant can act on."""

    key: str
    why: str


class Part(msgspec.Struct, frozen=True):
    """A piece of an ICU message: literal text, or an argument with how it is written."""

    text: str = ""
    name: str = ""
    kind: str = ""  # plural, number, ...; empty: as it is
    branches: tuple[str, ...] = ()  # selectors of a plural


def lint(
    key: str,
    pattern: str,
    *,
    language: str,
    reference: str,
    banned: Iterable[str],
    numbers: Iterable[str],
) -> list[Finding]:
    """Everything wrong with `pattern`.

    Args:
        key: of the message, for the findings.
        pattern: an ICU message.
        language: BCP 47, to read the plurals by.
        reference: our own English pattern: its arguments are the facts, and must all be told.
        banned: words that promise without saying when, in any language that may be used here.
        numbers: numbers and spans of time written as words, in the text's own language.
    """
    try:
        message = MessageFormat(pattern, language)
        found = list(parts(pattern))
    except ValueError:
        return [Finding(key=key, why="the braces or the plural are not a valid ICU message")]
    text = " ".join(p.text for p in found)
    why = [
        *_of_characters(key, pattern),
        *_of_text(text, pattern, banned=banned, numbers=numbers),
        *_of_form(found),
        *_of_names(found, {p.name for p in parts(reference) if p.name}),
    ]
    if not text.strip() and not any(p.name for p in found):
        why.insert(0, "it is empty")
    if not why:
        names = sorted({p.name for p in found if p.name})
        why += [
            f"it does not always tell {{{name}}}" for name in names if not _tells(message, name)
        ]
    return [Finding(key=key, why=reason) for reason in why]


def _of_characters(key: str, pattern: str) -> Iterator[str]:
    if key.endswith(".subject") and "\n" in pattern:
        yield "it holds a line break: a subject is one line"
    unseen = (c for before, c in pairwise(f" {pattern}") if _is_unseen(c, before))
    for c in dict.fromkeys(unseen):
        is_control = unicodedata.category(c) == "Cc"
        unnamed = "a control character" if is_control else "a character without a meaning"
        name = unicodedata.name(c, unnamed)
        yield f"it holds U+{ord(c):04X} ({name}), which nobody sees as it is"


def _is_unseen(character: str, before: str) -> bool:
    if character in JOINERS:  # right after a letter that joins, or a mark that binds
        return unicodedata.bidirectional(before) not in {"AL", "NSM"}
    is_drawn_as_nothing = character in BLANKS or ord(character) in SELECTORS
    is_format = unicodedata.category(character) in UNSEEN and character != "\n"
    return is_format or is_drawn_as_nothing


def _of_text(
    text: str, pattern: str, *, banned: Iterable[str], numbers: Iterable[str]
) -> Iterator[str]:
    if len(pattern) > LONGEST:
        yield f"it is longer than {LONGEST} characters"
    if any(unicodedata.category(c) in {"Nd", "Nl", "No"} for c in text):
        yield "it holds a literal number: a number must come from the estimate"
    if any(unicodedata.category(c) == "So" or ord(c) >= PICTURES for c in text):
        yield "it holds an emoji or a symbol"
    folded = f" {_words(text)} "
    for word in banned:
        if f" {_words(word)} " in folded:
            yield f'it says "{word}": say when, or say nothing'
    for word in numbers:
        if f" {_words(word)} " in folded:
            yield f'it says "{word}": a number must come from the estimate'


def _of_form(found: Sequence[Part]) -> Iterator[str]:
    """Ways to write a fact that could bend it: a style, an offset, a branch for one number."""
    for part in found:
        if part.kind and part.kind not in PLURALS:
            yield f"it writes {{{part.name}}} as {part.kind}: use {{{part.name}}} or a plural"
        for branch in part.branches:
            if branch not in BRANCHES:
                yield f"its plural of {{{part.name}}} has the branch {branch}"


def _of_names(found: Sequence[Part], ours: set[str]) -> Iterator[str]:
    theirs = {p.name for p in found if p.name}
    for name in sorted(ours - theirs):
        yield f"it leaves out {{{name}}}"
    for name in sorted(theirs - ours):
        yield f"it names {{{name}}}, which this message does not have"


def _tells(message: MessageFormat, name: str) -> bool:
    """Whether another fact makes another sentence: a plural branch may have lost its number."""
    try:
        said = [message.format({**filled}) for filled in alternatives(name)]
    except ValueError:
        return False
    return len(set(said)) == len(said)


def _words(text: str) -> str:
    """Lower case, only letters, single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    joined = (c for c in folded if c not in JOINERS)
    kept = "".join(c if c.isalpha() or unicodedata.category(c) == "Mn" else " " for c in joined)
    return " ".join(kept.split())


def parts(pattern: str) -> Iterator[Part]:
    """The literal texts and the arguments of an ICU message, those inside plurals too.

    Raises:
        ValueError: a brace does not close.
    """
    text, i = "", 0
    while i < len(pattern):
        if pattern[i] == "'" and i + 1 < len(pattern) and pattern[i + 1] in "{}'":
            text, i = text + pattern[i + 1], i + 2
        elif pattern[i] == "{":
            end = _closing(pattern, i)
            yield Part(text=text)
            text = ""
            yield from _argument(pattern[i + 1 : end])
            i = end + 1
        else:
            text, i = text + pattern[i], i + 1
    yield Part(text=text)


def _argument(inside: str) -> Iterator[Part]:
    """The argument and the parts of its branches; selectors are not text."""
    name, _, rest = inside.partition(",")
    kind, _, branches = (part.strip() for part in rest.partition(","))
    if kind not in {*PLURALS, "select"}:
        yield Part(name=name.strip(), kind=kind)
        return
    selectors: list[str] = []
    inner: list[Part] = []
    i = 0
    while (start := branches.find("{", i)) >= 0:
        selectors += branches[i:start].split()
        end = _closing(branches, start)
        inner += parts(branches[start + 1 : end].replace("#", ""))
        i = end + 1
    yield Part(name=name.strip(), kind=kind, branches=tuple(selectors))
    yield from inner


def _closing(pattern: str, start: int) -> int:
    depth = 0
    for i in range(start, len(pattern)):
        depth += (pattern[i] == "{") - (pattern[i] == "}")
        if depth == 0:
            return i
    raise ValueError(pattern)
