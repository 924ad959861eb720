"""How due rows become work: claimed in batches, done side by side, never held in memory."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Final
from uuid import UUID

import psycopg
import structlog
from psycopg_pool import PoolTimeout

from batonpass.domain.ids import MerchantId
from batonpass.services import due as due_service
from batonpass.services.ports import Ports
from batonpass.store import due
from batonpass.store.due import Due

LOOK_SECONDS: Final = 0.5  # without a wake-up; deadlines are met to about this
SIDE_BY_SIDE: Final = 8
log = structlog.get_logger()


def in_turn(claimed: Iterable[Due]) -> list[Due]:
    """One of each kind after the other: many answers at once do not keep a packet waiting."""
    places: Counter[str] = Counter()
    placed = []
    for one in claimed:
        placed.append((places[one.kind], one))
        places[one.kind] += 1
    return [one for _, one in sorted(placed, key=lambda place: place[0])]


class Worker:
    """Acts on what is due, for every merchant, until it is told to stop."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._bell = asyncio.Event()
        self._stopping = asyncio.Event()
        self._running: set[asyncio.Task[None]] = set()
        self._routing: set[str] = set()
        self._unlisten: Callable[[], None] | None = None
        self.done = 0

    async def run(self) -> None:
        """Claim and act until `stop`; a database that is gone is waited for."""
        self._unlisten = self._ports.store.wakes.listen(self._heard)
        try:
            while not self._stopping.is_set():
                try:
                    claimed = await due.claim(self._ports.store, limit=SIDE_BY_SIDE)
                except (psycopg.Error, PoolTimeout, OSError) as failure:
                    log.warning("worker.database_down", failure=type(failure).__name__)
                    claimed = ()
                for one in in_turn(claimed):
                    await self._room()
                    self._start(one)
                if len(claimed) < SIDE_BY_SIDE:
                    await self._pause()
        finally:
            self._unlisten()
            if self._running:
                await asyncio.wait(self._running, timeout=timedelta(seconds=5).total_seconds())

    def stop(self) -> None:
        """Finish what is in hand, claim nothing more."""
        self._stopping.set()
        self._bell.set()

    async def _pause(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LOOK_SECONDS):
                await self._bell.wait()
        self._bell.clear()

    async def _room(self) -> None:
        while len(self._running) >= SIDE_BY_SIDE:
            await asyncio.wait(self._running, return_when=asyncio.FIRST_COMPLETED)

    def _start(self, one: Due) -> None:
        task = asyncio.create_task(self._do(one), name=f"due.{one.kind}")
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def _do(self, one: Due) -> None:
        try:
            await due_service.act(self._ports, one)
            self.done += 1
        except (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout) as failure:
            log.warning("worker.postponed", kind=one.kind, failure=type(failure).__name__)
        except Exception:
            # The row is claimed for some seconds; then it is tried again.
            log.exception("worker.failed", kind=one.kind, id=one.id)
        finally:
            self._bell.set()

    def _heard(self, topic: str, merchant: str, subject: str) -> None:
        del subject
        if topic == "route" and merchant not in self._routing:
            # At once, without waiting for the row; the row is there in case this process dies.
            self._routing.add(merchant)
            task = asyncio.create_task(self._route(merchant), name="route")
            self._running.add(task)
            task.add_done_callback(self._running.discard)
        elif topic in {"due", ""}:
            self._bell.set()

    async def _route(self, merchant: str) -> None:
        self._routing.discard(merchant)
        await self._do(Due("routing", MerchantId(UUID(merchant)), "0"))
