"""docs/reference/states.md, drawn from the tables of the domain.

python tools/state_diagram.py           writes the page
python tools/state_diagram.py --check   fails when the page says something else than the tables
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from batonpass.domain import handoff, offer

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "reference" / "states.md"

Move = tuple[str, str, str]  # from, what happens, to

HEAD: Final = """# States

Drawn from the tables in `src/batonpass/domain/handoff.py` and `src/batonpass/domain/offer.py` by
`python tools/state_diagram.py`; a test compares. Nothing else moves a handoff or an offer.
"""


def page() -> str:
    """The whole page."""
    handoff_moves = [
        (str(state), str(event), str(to))
        for state, row in handoff.NEXT.items()
        for event, to in row.items()
    ]
    offer_moves = [
        (str(state), str(to), str(to)) for state, row in offer.NEXT.items() for to in sorted(row)
    ]
    return "\n".join(
        [
            HEAD,
            *section("Handoff", handoff_moves, [str(state) for state in handoff.State]),
            "",
            *section("Offer", offer_moves, [str(state) for state in offer.State]),
            "",
        ]
    )


def section(title: str, moves: list[Move], states: list[str]) -> Iterator[str]:
    """One lifecycle as a picture and as a table."""
    ends = [state for state in states if not any(source == state for source, _, _ in moves)]
    yield from (f"## {title}", "", "```mermaid", "stateDiagram-v2")
    yield f"    [*] --> {states[0]}"
    for source, target in pairs(moves):
        events = ", ".join(event for a, event, b in moves if (a, b) == (source, target))
        label = "" if events == target else f": {events}"
        yield f"    {source} --> {target}{label}"
    yield from (f"    {state} --> [*]" for state in ends)
    yield from ("```", "", "| from | event | to |", "|---|---|---|")
    yield from (f"| {source} | {event} | {to} |" for source, event, to in moves)
    yield f"| {', '.join(ends)} | none | |"


def pairs(moves: Iterable[Move]) -> list[tuple[str, str]]:
    """Each arrow once, in the table's order."""
    return list(dict.fromkeys((source, to) for source, _, to in moves))


def main() -> int:
    """Write the page, or compare it; 1 when it is stale."""
    if "--check" not in sys.argv:
        PAGE.write_text(page())
        return 0
    if PAGE.read_text() == page():
        return 0
    print(f"{PAGE} is not what the tables say. Run: python tools/state_diagram.py")
    return 1


if __name__ == "__main__":
    sys.exit(main())
