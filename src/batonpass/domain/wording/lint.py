"""What a template may not contain: a number of its own, a vague promise, a foreign argument."""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from icu4py.messageformat import MessageFormat

PICTURES: Final = 0x1F000  # from here on Unicode holds emoji
LONGEST: Final = 400  # characters; a word to somebody who waits is short


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One thing wrong with a text, in words a merchant can act on."""

    key: str
    why: str


def lint(
    key: str, pattern: str, *, language: str, reference: str, banned: Iterable[str]
) -> list[Finding]:
    """Everything wrong with `pattern`.

    Args:
        key: of the message, for the findings.
        pattern: an ICU message.
        language: BCP 47, to read the plurals by.
        reference: our own English pattern: its arguments are the facts, and must all be told.
        banned: words that promise without saying when, in any language that may be used here.
    """
    why: list[str] = []
    try:
        MessageFormat(pattern, language)
        literals, names = zip(*parts(pattern), strict=True) if pattern else ((), ())
    except ValueError:
        return [Finding(key=key, why="the braces or the plural are not a valid ICU message")]
    text = " ".join(literals)
    if not text.strip() and not any(names):
        why.append("it is empty")
    if len(pattern) > LONGEST:
        why.append(f"it is longer than {LONGEST} characters")
    if any(unicodedata.category(c) in {"Nd", "Nl", "No"} for c in text):
        why.append("it holds a literal number: a number must come from the estimate")
    if any(unicodedata.category(c) == "So" or ord(c) >= PICTURES for c in text):
        why.append("it holds an emoji or a symbol")
    folded = f" {_words(text)} "
    why += [
        f'it says "{word}": say when, or say nothing'
        for word in banned
        if f" {_words(word)} " in folded
    ]
    ours = {n for _, n in parts(reference) if n}
    theirs = {n for n in names if n}
    why += [f"it leaves out {{{name}}}" for name in sorted(ours - theirs)]
    why += [
        f"it names {{{name}}}, which this message does not have" for name in sorted(theirs - ours)
    ]
    return [Finding(key=key, why=reason) for reason in why]


def _words(text: str) -> str:
    """Lower case, only letters, single spaces."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    kept = "".join(c if c.isalpha() or unicodedata.category(c) == "Mn" else " " for c in folded)
    return " ".join(kept.split())


def parts(pattern: str) -> Iterator[tuple[str, str]]:
    """The literal text and the argument names of an ICU message, as (text, "") or ("", name).

    Raises:
        ValueError: a brace does not close.
    """
    text, i = "", 0
    while i < len(pattern):
        if pattern[i] == "'" and i + 1 < len(pattern) and pattern[i + 1] in "{}'":
            text, i = text + pattern[i + 1], i + 2
        elif pattern[i] == "{":
            end = _closing(pattern, i)
            yield text, ""
            text = ""
            yield from _argument(pattern[i + 1 : end])
            i = end + 1
        else:
            text, i = text + pattern[i], i + 1
    yield text, ""


def _argument(inside: str) -> Iterator[tuple[str, str]]:
    """The name of an argument and the parts of its branches; selectors are not text."""
    name, _, rest = inside.partition(",")
    yield "", name.strip()
    kind, _, branches = rest.partition(",")
    if kind.strip() not in {"plural", "select", "selectordinal"}:
        return
    i = 0
    while (i := branches.find("{", i)) >= 0:
        end = _closing(branches, i)
        yield from parts(branches[i + 1 : end].replace("#", ""))
        i = end + 1


def _closing(pattern: str, start: int) -> int:
    depth = 0
    for i in range(start, len(pattern)):
        depth += (pattern[i] == "{") - (pattern[i] == "}")
        if depth == 0:
            return i
    raise ValueError(pattern)
