"""How past conversations are read, a line at a time: every refusal names line and cure."""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

import msgspec

from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.seen import Seen
from batonpass.domain.trigger.problem import Problem

MAX_LINE: Final = 5_000_000  # bytes; a conversation of that size is a broken file
SKEW: Final = timedelta(days=1)  # clocks and time zones may differ by so much

_DECODER: Final = msgspec.json.Decoder(PastConversation)
_PLACE: Final = re.compile(r" - at `(?:key in )?\$\.?(?P<place>[^`]*)`$")
_BYTE_ORDER: Final = (b"\xff\xfe", b"\xfe\xff")


class Bad(NamedTuple):
    """A line that is no conversation."""

    problem: Problem


def read_lines(lines: Iterable[bytes], *, now: datetime) -> Iterator[PastConversation | Bad]:
    """The conversations of JSON lines in order, or what is wrong with a line.

    Args:
        lines: as they stand in the file, each at most `MAX_LINE` + 1 bytes.
        now: dates after tomorrow are refused.
    """
    seen = Seen()
    for number, line in enumerate(lines, 1):
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")  # noqa: PLW2901 a byte order mark is no data
        if line.strip():
            made = read_line(line, number)
            yield made if isinstance(made, Bad) else fit(made, number, seen=seen, now=now)


def read_line(line: bytes, number: int) -> PastConversation | Bad:
    """One conversation, or what is wrong with its line."""
    if len(line) > MAX_LINE:
        return bad(f"over {MAX_LINE:,} bytes in one line: write one conversation a line", number)
    if line.startswith(_BYTE_ORDER) or b"\x00" in line:
        return bad("this is not UTF-8 text: save it as UTF-8", number)
    try:
        return _DECODER.decode(line)
    except msgspec.ValidationError as error:
        return _translated(str(error), number)
    except msgspec.DecodeError as error:
        half = "" if line.endswith(b"\n") else ", it breaks off in the middle of the line"
        return bad(f"not JSON{half} ({str(error).removeprefix('JSON is malformed: ')})", number)
    except UnicodeDecodeError:
        return bad("not UTF-8: save the file as UTF-8", number)


def fit(
    past: PastConversation, number: int, *, seen: Seen, now: datetime
) -> PastConversation | Bad:
    """The conversation with all its dates aware, or what in it cannot be."""
    if seen.meet(past.id):
        return bad(f"the id {past.id[:60]!r} was there before: keep one", number, "id")
    seqs = [message.seq for message in past.messages]
    if any(later <= earlier for earlier, later in pairwise(seqs)):
        return bad("seq must rise from message to message", number, "messages")
    if past.handoff and past.handoff.after_seq < seqs[0]:
        return bad("comes before the first message", number, "handoff.after_seq")
    past = _aware(past)
    late = now + SKEW
    if past.started_at and past.started_at > late:
        return bad("lies in the future", number, "started_at")
    for at, message in enumerate(past.messages):
        if message.at and message.at > late:
            return bad("lies in the future", number, f"messages[{at}].at")
    return past


def _aware(past: PastConversation) -> PastConversation:
    """A date without a zone is taken as UTC."""
    dates = [m.at for m in past.messages] + [past.started_at, past.outcome.came_back_at]
    if all(at is None or at.tzinfo for at in [*dates, *past.contacts]):
        return past
    replace = msgspec.structs.replace
    return replace(
        past,
        started_at=_utc(past.started_at),
        contacts=tuple(at if at.tzinfo else at.replace(tzinfo=UTC) for at in past.contacts),
        messages=tuple(replace(m, at=_utc(m.at)) for m in past.messages),
        outcome=replace(past.outcome, came_back_at=_utc(past.outcome.came_back_at)),
    )


def _utc(at: datetime | None) -> datetime | None:
    return at.replace(tzinfo=UTC) if at is not None and at.tzinfo is None else at


def bad(cure: str, line: int, place: str = "") -> Bad:
    """A line with its fault."""
    return Bad(Problem(place, cure, line))


def _translated(said: str, number: int) -> Bad:
    found = _PLACE.search(said)
    place = found["place"] if found else ""
    plain = said[: found.start()] if found else said
    plain = plain.replace("`", "").replace("Object missing required field", "lacks the field")
    plain = plain.replace("Object contains unknown field", "has a field not known here:")
    return bad(plain[:1].lower() + plain[1:], number, place)
