"""What is wrong with a document or a file: every place and its cure, said all at once."""

from typing import ClassVar

import msgspec

from batonpass.domain.refusal import BatonpassError

MAX_PROBLEMS = 50  # more than a person mends before trying again


class Problem(msgspec.Struct, frozen=True):
    """One thing to mend."""

    place: str  # as rules[3].when.frustration.above; empty: the whole document
    cure: str  # what is wrong, in words that say how to mend it
    line: int = 0  # in the text, from 1; 0: not known

    def __str__(self) -> str:
        """The line a person reads."""
        where = f"line {self.line}, " if self.line and self.place else ""
        where = f"line {self.line}: " if self.line and not self.place else where
        return f"{where}{self.place}: {self.cure}" if self.place else f"{where}{self.cure}"


class BadDocument(BatonpassError):
    """The text is not a document that can be used. Nothing was changed."""

    code: ClassVar[str] = "bad_document"
    sentence: ClassVar[str] = "{problems}"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems=[str(problem) for problem in problems])
        self.problems = problems

    def __str__(self) -> str:
        """One line for each problem."""
        return "\n".join(str(problem) for problem in self.problems)


def shown(value: object) -> str:
    """The value as a short quotation for a message."""
    text = repr(value) if isinstance(value, str) else str(value).lower()
    if isinstance(value, dict | list | tuple):
        text = "a group of keys" if isinstance(value, dict) else "a list"
    return text if len(text) <= 60 else text[:57] + "..." + (text[0] if text[0] in "'\"" else "")  # noqa: PLR2004
