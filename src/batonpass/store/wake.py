"""How processes wake each other: one line that is watched and tied anew when it breaks.

A word says only that something changed; whoever hears it reads the rows. So a word that is lost
costs time, never truth: listeners also look by themselves every few seconds.
"""

import asyncio
import contextlib
from collections.abc import Callable, Sequence
from typing import Final

import psycopg
import structlog

CHANNEL: Final = "batonpass"
WATCH_SECONDS: Final = 5.0  # a silent line is asked whether it lives
RETRY_SECONDS: Final = 0.5
BATCH: Final = 200

Listener = Callable[[str, str, str], None]  # topic, merchant, subject
log = structlog.get_logger()


class Wakes:
    """Tells and hears. `("", "", "")` is heard when words may have been missed."""

    def __init__(self, dsn: str) -> None:
        self._dsn = dsn
        self._listeners: list[Listener] = []
        self._pending: asyncio.Queue[str] = asyncio.Queue()
        self._untold: list[str] = []  # taken from the queue, and not known to be told
        self._tasks: list[asyncio.Task[None]] = []
        self._ready = asyncio.Event()

    async def open(self) -> None:
        """Tie the line."""
        self._tasks = [
            asyncio.create_task(self._telling(), name="wakes.tell"),
            asyncio.create_task(self._hearing(), name="wakes.hear"),
        ]
        async with asyncio.timeout(10):
            await self._ready.wait()

    async def close(self) -> None:
        """Tell what is still to be told, then let go."""
        deadline = asyncio.get_running_loop().time() + 1.0
        while not self._pending.empty() and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110 - a queue has no event for being empty
            await asyncio.sleep(0.01)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` for every word; what comes back stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, words: Sequence[str]) -> None:
        """Say the words to every process, this one too. Never waits, never fails."""
        for word in words:
            self._pending.put_nowait(word)

    async def _telling(self) -> None:
        while True:
            with contextlib.suppress(psycopg.Error, OSError):
                async with await psycopg.AsyncConnection.connect(
                    self._dsn, autocommit=True, application_name="batonpass tells"
                ) as conn:
                    await self._tell_on(conn)
            await asyncio.sleep(RETRY_SECONDS)

    async def _tell_on(self, conn: psycopg.AsyncConnection) -> None:
        while True:
            if not self._untold:
                self._untold.append(await self._pending.get())
            while len(self._untold) < BATCH and not self._pending.empty():
                self._untold.append(self._pending.get_nowait())
            await conn.execute(
                "SELECT pg_notify(%s, word) FROM unnest(%s::text[]) AS word",
                (CHANNEL, list(dict.fromkeys(self._untold))),
            )
            self._untold.clear()

    async def _hearing(self) -> None:
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self._dsn, autocommit=True, application_name="batonpass hears"
                ) as conn:
                    await conn.execute(f"LISTEN {CHANNEL}")
                    self._ready.set()
                    self._hear("::")
                    await self._hear_on(conn)
            except (psycopg.Error, OSError, TimeoutError) as failure:
                log.warning("wakes.line_lost", failure=type(failure).__name__)
            await asyncio.sleep(RETRY_SECONDS)

    async def _hear_on(self, conn: psycopg.AsyncConnection) -> None:
        while True:
            async for notice in conn.notifies(timeout=WATCH_SECONDS):
                self._hear(notice.payload)
            # Nothing heard for a while: a dead line is silent too, so ask it.
            async with asyncio.timeout(WATCH_SECONDS):
                await conn.execute("SELECT 1")

    def _hear(self, word: str) -> None:
        topic, merchant, subject = word.split(":", 2)
        for listener in tuple(self._listeners):
            listener(topic, merchant, subject)
