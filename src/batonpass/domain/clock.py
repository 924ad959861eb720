"""What instant a clock time of a day is, also on the nights when the clocks jump."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Final

from batonpass.domain.refusal import Malformed

MOST_SPANS: Final = 12  # of one day: more is no plan
DAY_MINUTES: Final = 1440

Span = tuple[str, str]  # "09:00", "17:00"; "24:00" ends a day

_CLOCK: Final = re.compile(r"([01]\d|2[0-3]):([0-5]\d)", re.ASCII)
_MINUTE: Final = timedelta(minutes=1)


def minute(field: str, text: str) -> int:
    """Minutes after midnight on the clock; 1440 for "24:00".

    Raises:
        Malformed: no clock time, `field` says where it stood.

    >>> minute("start", "09:30"), minute("end", "24:00")
    (570, 1440)
    """
    if text == "24:00":
        return DAY_MINUTES
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise Malformed(field=field, cure="a clock time such as 09:00")
    return int(found[1]) * 60 + int(found[2])


def checked(field: str, spans: Sequence[Span]) -> None:
    """Let through spans of one day that can be worked.

    Raises:
        Malformed: one ends before it begins or as it begins, two overlap, or there are too many.
    """
    if len(spans) > MOST_SPANS:
        raise Malformed(field=field, cure=f"at most {MOST_SPANS} spans a day")
    last = 0
    for place, (start, end) in enumerate(spans):
        begins, ends = minute(f"{field}[{place}]", start), minute(f"{field}[{place}]", end)
        if ends <= begins or begins < last:
            raise Malformed(field=f"{field}[{place}]", cure="a start before its end, in order")
        last = ends


def between(day: date, spans: Sequence[Span], zone: tzinfo) -> list[tuple[datetime, datetime]]:
    """The instants between which those spans of a date lie, in UTC; in order, never empty ones.

    On the night the clocks go forward what lies in the hour that does not exist vanishes; on the
    night they go back the hour that comes twice is in it twice.
    """
    found = []
    for start, end in spans:
        begins = instant(day, minute("start", start), zone)
        ends = instant(day, minute("end", end), zone)
        if ends > begins:
            found.append((begins, ends))
    return found


def instant(day: date, minutes: int, zone: tzinfo) -> datetime:
    """The instant of a clock time, in UTC: the first of two, the end of the gap if there is none.

    Args:
        day: of the calendar of `zone`.
        minutes: after midnight on the clock; 1440 is the next midnight.
        zone: whose clock.
    """
    local = datetime.combine(
        day + timedelta(days=minutes // DAY_MINUTES),
        time(minutes % DAY_MINUTES // 60, minutes % 60),
        zone,
    )
    skipped = 0
    while not _exists(local):
        local -= _MINUTE  # the last minute before the gap; the gap ends where that one does
        skipped = 1
    return local.astimezone(UTC) + skipped * _MINUTE


def _exists(local: datetime) -> bool:
    back = local.astimezone(UTC).astimezone(local.tzinfo)
    return back.replace(tzinfo=None) == local.replace(tzinfo=None)
