"""How the command line reads a merchant's stored past: page by page, from DATABASE_URL."""

import asyncio
import contextlib
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import timedelta
from typing import Any, NamedTuple

from batonpass.config import Settings
from batonpass.domain.refusal import BatonpassError
from batonpass.domain.trigger.backtest.effect import Staffing
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.services import trigger_backtest
from batonpass.services.ports import Ports
from batonpass.services.trigger_crew import Ground
from batonpass.store import trigger_past

Pages = AsyncIterator[tuple[int, tuple[trigger_past.Told, ...]]]


class Found(NamedTuple):
    """The past of a merchant."""

    total: int  # conversations
    ground: Ground
    staffing: Staffing | None  # as it is planned; None: nothing is
    conversations: Iterator[PastConversation]


@contextlib.contextmanager
def stored(
    open_ports: Callable[..., AbstractAsyncContextManager[Any]],
    settings: Callable[[], Settings],
    database: Callable[[Settings], str],
    *,
    days: int,
    merchant: str,
) -> Iterator[Found | None]:
    """The past of a merchant; None after saying why there is none."""
    read = settings()
    dsn = database(read)
    with asyncio.Runner() as runner:
        door = open_ports(read, dsn=dsn)
        ports: Ports = runner.run(door.__aenter__())
        try:
            try:
                opened = runner.run(_open(ports, days=days, slug=merchant))
            except BatonpassError as no:
                sys.stderr.write(f"{no}\n")
                opened = None
            if opened is None:
                yield None
            else:
                total, own, staffing, pages = opened
                yield Found(total, own, staffing, _each(runner, pages))
        finally:
            runner.run(door.__aexit__(None, None, None))


async def _open(
    ports: Ports, *, days: int, slug: str
) -> tuple[int, Ground, Staffing | None, Pages] | None:
    if slug:
        merchant = await ports.store.merchant_by_slug(slug)
    else:
        every = await ports.store.merchants()
        if len(every) != 1:
            sys.stderr.write(f"There are {len(every)} merchants here: say --merchant SLUG.\n")
            return None
        (merchant,) = every
    async with ports.store.work(merchant) as work:
        since = work.now - timedelta(days=days)
        total = await trigger_past.count(work, since=since)
        staffing = await trigger_backtest.staffing_plan(work)
    if not total:
        sys.stderr.write(f"No conversation of the last {days} days is stored.\n")
        return None
    own = await trigger_backtest.ground(ports, merchant)
    return total, own, staffing, trigger_past.pages(ports.store, merchant, since=since)


def _each(runner: asyncio.Runner, pages: Pages) -> Iterator[PastConversation]:
    async def page() -> tuple[trigger_past.Told, ...] | None:
        found = await anext(pages, None)
        return found[1] if found else None

    while (told := runner.run(page())) is not None:
        yield from (one.past for one in told)
