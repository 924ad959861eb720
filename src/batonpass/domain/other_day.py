"""A day under other hours, queues or rules, and a day that has not been yet: both ready to play."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Final

import msgspec

from batonpass.domain.wait.shift import Stint
from batonpass.domain.wait.whatif import DAY, Lived

MOST_DAYS_DRAWN: Final = 4  # past days that a forecast is drawn from
MOST_DAYS_LOOKED_AT: Final = 8  # for days like one to come


class Otherwise(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be otherwise besides staffing. The default changes nothing."""

    starts_later: float = 0.0  # seconds, everybody; negative: earlier
    ends_later: float = 0.0
    together: frozenset[str] = frozenset()  # queues that are one line
    is_pooled: bool = False  # everybody serves every queue
    head_starts: float = 1.0  # times as long; 0: whoever came first


def customers(day: Sequence[Lived], otherwise: Otherwise) -> tuple[Lived, ...]:
    """Those who came, in the queues and with the head starts they would have had."""
    line = min(otherwise.together, default="")
    return tuple(
        msgspec.structs.replace(
            one,
            queue=line if one.queue in otherwise.together else one.queue,
            head_start_seconds=one.head_start_seconds * otherwise.head_starts,
        )
        for one in day
    )


def stints(day: Sequence[Stint], otherwise: Otherwise) -> tuple[Stint, ...]:
    """Those who worked, at the hours and in the queues they would have had; breaks stay."""
    first = {s.agent: s.start for s in sorted(day, key=_start, reverse=True)}
    last = {s.agent: s.end for s in sorted(day, key=_start)}
    found = []
    for stint in day:
        begins, ends = stint.start, stint.end
        if begins == first[stint.agent]:
            begins += otherwise.starts_later
        if ends == last[stint.agent]:
            ends += otherwise.ends_later
        begins, ends = max(0.0, begins), min(DAY, ends)
        if ends > begins:
            planned = None if stint.planned_end is None else ends
            found.append(
                msgspec.structs.replace(
                    stint,
                    start=begins,
                    end=ends,
                    planned_end=planned,
                    queues=_served(stint.queues, otherwise),
                )
            )
    return tuple(found)


def days_like(day: date, *, today: date, holidays: Collection[date]) -> tuple[date, ...]:
    """Past days to foretell a day to come from, the latest first.

    A holiday is like holidays of the year before today, any other day like that weekday without
    the holidays among them.

    >>> xmas = date(2026, 12, 25)
    >>> days_like(date(2027, 1, 8), today=date(2027, 1, 7), holidays=[xmas])[:2]
    (datetime.date(2027, 1, 1), datetime.date(2026, 12, 18))
    """
    if day in holidays:
        since = today - timedelta(days=366)
        past = sorted({h for h in holidays if since <= h < today}, reverse=True)
        return tuple(past[:MOST_DAYS_LOOKED_AT])
    weeks = (day - today).days // 7 + 1
    same = (day - timedelta(weeks=back) for back in range(weeks, weeks + MOST_DAYS_LOOKED_AT))
    return tuple(past for past in same if past not in holidays)


def forecast(days: Sequence[Sequence[Lived]]) -> tuple[Lived, ...]:
    """A day like those: of all who came, in order of the clock, every n-th of n days.

    >>> came = [Lived(at=at, queue="", waited=0) for at in (1, 5, 7, 9)]
    >>> [c.at for c in forecast([came[::3], came[1:3]])]
    [5, 9]
    """
    every = sorted((one for day in days for one in day), key=lambda one: one.at)
    return tuple(every[max(1, len(days)) - 1 :: max(1, len(days))])


def _served(queues: frozenset[str], otherwise: Otherwise) -> frozenset[str]:
    if otherwise.is_pooled:
        return frozenset()  # all there are
    if not queues & otherwise.together:
        return queues
    return queues - otherwise.together | {min(otherwise.together)}


def _start(stint: Stint) -> float:
    return stint.start
