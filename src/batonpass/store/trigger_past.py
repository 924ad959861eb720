"""How stored conversations are read for a back-test: page by page, never all at once."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from itertools import groupby, takewhile
from typing import Final
from uuid import UUID

import msgspec

from batonpass.domain import event as events
from batonpass.domain import ids
from batonpass.domain.event import NAMES, Event, read
from batonpass.domain.ids import ConversationId, MerchantId
from batonpass.domain.signal import Signals
from batonpass.domain.trigger.backtest.log import past_of_log
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.store.database import Store, Work
from batonpass.store.query import queries

Q = queries("trigger_past")
PAGE: Final = 100
QUIET: Final = timedelta(hours=1)  # a silence after which an open conversation counts as past
TYPES: Final = tuple(
    NAMES[kind]
    for kind in (
        events.ConversationOpened,
        events.MessageAdded,
        events.AttemptRecorded,
        events.AttemptJudged,
        events.TriggerDecided,
        events.HandoffOpened,
        events.HandoffMoved,
        events.SurveyAnswered,
        events.StatusChanged,
    )
)


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """One past conversation, and what shadow rules said while it went on."""

    past: PastConversation
    shadow: dict[str, int]  # rule -> seq of the message


async def count(work: Work, *, since: datetime) -> int:
    """How many conversations there are to read."""
    row = await work.known(Q.count, "past", since=since, quiet=work.now - QUIET)
    return int(row["n"])


async def pages(
    store: Store, merchant: MerchantId, *, since: datetime
) -> AsyncIterator[tuple[int, tuple[Told, ...]]]:
    """Pages of the past since then, oldest first, each with the number of conversations read.

    Each page is a transaction of its own: a long back-test holds nothing.
    """
    at, after = datetime.min.replace(tzinfo=UTC), UUID(int=0)
    while True:
        async with store.work(merchant) as work:
            rows = await work.all(
                Q.page, since=since, at=at, after=after, quiet=work.now - QUIET, limit=PAGE
            )
            told = await _told(work, {row["id"]: row["came_back_at"] for row in rows})
        if not rows:
            return
        yield len(rows), told
        at, after = rows[-1]["opened_at"], rows[-1]["id"]


async def signals(
    store: Store, merchant: MerchantId, *, since: datetime
) -> AsyncIterator[tuple[datetime, tuple[Signals, ...]]]:
    """When each past conversation since then began, and what was measured up to its handoff."""
    at, after = datetime.min.replace(tzinfo=UTC), UUID(int=0)
    kinds = [NAMES[events.SignalsMeasured], NAMES[events.HandoffOpened]]
    while True:
        async with store.work(merchant) as work:
            page = await work.all(
                Q.opened, since=since, at=at, after=after, quiet=work.now - QUIET, limit=PAGE
            )
            rows = await work.all(Q.events, ids=[row["id"] for row in page], types=kinds)
        if not page:
            return
        said: dict[UUID, list[Signals]] = {}
        for id_, group in groupby(rows, key=lambda row: row["conversation_id"]):
            data = (read(row["type"], row["data"]) for row in group)
            first = takewhile(lambda one: not isinstance(one, events.HandoffOpened), data)
            said[id_] = [one.signals for one in first if isinstance(one, events.SignalsMeasured)]
        for row in page:
            yield row["opened_at"], tuple(said.get(row["id"], ()))
        at, after = page[-1]["opened_at"], page[-1]["id"]


async def one(work: Work, id_: ConversationId) -> PastConversation | None:
    """One conversation as a past one; None: nobody said anything in it."""
    told = await _told(work, {id_: None})
    return told[0].past if told else None


async def _told(work: Work, came_back: dict[UUID, datetime | None]) -> tuple[Told, ...]:
    rows = await work.all(Q.events, ids=list(came_back), types=list(TYPES))
    logs: dict[UUID, list[Event]] = {}
    for id_, group in groupby(rows, key=lambda row: row["conversation_id"]):
        logs[id_] = [
            Event(seq=r["seq"], type=r["type"], at=r["at"], data=read(r["type"], r["data"]))
            for r in group
        ]
    found: list[Told] = []
    for id_, back in came_back.items():
        log = logs.get(id_, [])
        past = past_of_log(ids.written("conversation", id_), log, came_back_at=back)
        if past is not None:
            found.append(Told(past=past, shadow=_shadow(log)))
    return tuple(found)


def _shadow(log: list[Event]) -> dict[str, int]:
    said: dict[str, int] = {}
    for event in log:
        if isinstance(event.data, events.TriggerDecided):
            for rule in event.data.shadow:
                said.setdefault(rule, event.data.message_seq)
    return said
