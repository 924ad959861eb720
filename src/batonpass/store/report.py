"""The counts behind the reports."""

from datetime import datetime

import msgspec

from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("report")


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything an overview is made of."""

    totals: Row
    by_reason: list[Row]
    by_day: list[Row]
    promises: list[Row]
    surveys: list[Row]
    repeats: Row


async def overview(work: Work, *, since: datetime, zone: str) -> Counts:
    """Counts since then; days are the merchant's own."""
    return Counts(
        totals=await work.known(Q.totals, "report", since=since),
        by_reason=await work.all(Q.by_reason, since=since),
        by_day=await work.all(Q.by_day, since=since, until=work.now, zone=zone),
        promises=await work.all(Q.promises, since=since),
        surveys=await work.all(Q.surveys, since=since),
        repeats=await work.known(Q.repeats, "report", since=since),
    )
