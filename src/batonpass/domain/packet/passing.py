"""What one holder may hand to the next: bounded, and every promise with its day."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from batonpass.domain.assistant.value import ReturnNote
from batonpass.domain.fact.date import find_dates
from batonpass.domain.fact.extract import day_of
from batonpass.domain.refusal import Malformed

LINES_MAX: Final = 10  # of one kind; the next holder reads them before the first word
LINE_MAX: Final = 300  # characters
FORBIDDEN_MIN: Final = 3  # a shorter word would silence half the dictionary


def checked(
    *,
    decided: Sequence[str] = (),
    promised: Sequence[str] = (),
    still_open: Sequence[str] = (),
    do_not_mention: Sequence[str] = (),
    by: str,
    said_at: datetime,
    time_zone: str,
) -> ReturnNote:
    """The note, if the next holder can keep it.

    Args:
        decided: what was agreed.
        promised: what the customer was promised, each with its day: "refund by Friday".
        still_open: what is left to do.
        do_not_mention: words the next holder stays away from.
        by: who hands over.
        said_at: now; "Friday" counts from it.
        time_zone: the customer's.

    Raises:
        Malformed: a line is too long, there are too many, or a promise names no day.
    """
    kept = {
        "decided": _lines("decided", decided),
        "promised": _lines("promised", promised),
        "open": _lines("open", still_open),
        "do_not_mention": _lines("do_not_mention", do_not_mention),
    }
    on = day_of(said_at, time_zone)
    for place, line in enumerate(kept["promised"]):
        if not any(find_dates(line, said_on=on, is_month_first=False)):
            raise Malformed(
                field=f"note.promised[{place}]",
                cure="a promise with its day, as in “refund by Friday” or “by 5 December”",
            )
    for place, line in enumerate(kept["do_not_mention"]):
        if len(line) < FORBIDDEN_MIN:
            raise Malformed(
                field=f"note.do_not_mention[{place}]", cure=f"at least {FORBIDDEN_MIN} characters"
            )
    return ReturnNote(
        decided=kept["decided"],
        promised=kept["promised"],
        still_open=kept["open"],
        do_not_mention=kept["do_not_mention"],
        agent_name=by,
    )


def _lines(field: str, given: Sequence[str]) -> tuple[str, ...]:
    lines = tuple(line for raw in given if (line := " ".join(raw.split())))
    if len(lines) > LINES_MAX:
        raise Malformed(field=f"note.{field}", cure=f"at most {LINES_MAX} lines")
    for place, line in enumerate(lines):
        if len(line) > LINE_MAX:
            raise Malformed(field=f"note.{field}[{place}]", cure=f"at most {LINE_MAX} characters")
    return lines
