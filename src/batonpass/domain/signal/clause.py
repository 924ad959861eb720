"""How a message falls into sentences and clauses, and which of them ask for a person."""

from collections.abc import Sequence

from batonpass.domain.signal.text import Token, place
from batonpass.domain.signal.value import Span

_ENDS = frozenset(".;!?\n。；！？؟।")  # noqa: RUF001 of every script we read
_BREAKS = _ENDS | frozenset(",:，、：،")  # noqa: RUF001
_END = Token(".", 0, 0)


def beside(words: Sequence[Token], asked: Sequence[Span], length: int) -> list[Token]:
    """The words of the clauses that no span touches; their marks stay behind.

    Args:
        words: of the message, in order.
        asked: what was quoted as asking for a person.
        length: characters of the whole message.
    """
    rest: list[Token] = []
    clause: list[Token] = []
    for word in [*words, _END]:
        if word.fold not in _BREAKS:
            clause.append(word)
            continue
        if clause:
            start, end = place(clause[0].start, length), place(clause[-1].end - 1, length)
            if not any(span.start <= end and start < span.end for span in asked):
                rest.extend(clause)
        clause = []
    return rest


def sentences(words: Sequence[Token]) -> list[list[Token]]:
    """The words of each sentence, without the marks between them."""
    found: list[list[Token]] = [[]]
    for word in words:
        if word.fold not in _ENDS:
            found[-1].append(word)
        elif found[-1]:
            found.append([])
    return [sentence for sentence in found if sentence]
