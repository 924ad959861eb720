"""How a transaction begins and ends: the pool, the merchant it is bound to, and what it tells."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import psycopg
from psycopg.rows import dict_row
from psycopg_pool import AsyncConnectionPool

from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import BatonpassError, NotFound
from batonpass.store.wake import Wakes

Row = dict[str, Any]
Connection = psycopg.AsyncConnection[Row]


class KeptRefusal(Exception):
    """Carries a refusal out of a transaction that commits, because the refusal is remembered."""

    def __init__(self, refused: BatonpassError) -> None:
        super().__init__(str(refused))
        self.refused = refused


class Store:
    """One process's way into the database. Open it before use, close it at the end."""

    def __init__(self, dsn: str, *, size: int = 10) -> None:
        self.dsn = dsn
        self.wakes = Wakes(dsn)
        self._pool: AsyncConnectionPool[Connection] = AsyncConnectionPool(
            dsn,
            min_size=2,
            max_size=size,
            open=False,
            timeout=10.0,
            kwargs={
                # The role owns nothing, so row-level security holds whoever logged in.
                "options": "-c role=batonpass_app -c statement_timeout=30s"
                " -c idle_in_transaction_session_timeout=30s",
                "row_factory": dict_row,
            },
        )

    async def __aenter__(self) -> Self:
        """Open the pool and the line of wake-ups."""
        await self._pool.open(wait=True)
        await self.wakes.open()
        return self

    async def __aexit__(self, *exc: object) -> None:
        """Close both; what was committed has been told."""
        await self.wakes.close()
        await self._pool.close()

    @asynccontextmanager
    async def work(self, merchant: MerchantId) -> AsyncIterator["Work"]:
        """One transaction of one merchant. It tells others only after its commit.

        Raises:
            NotFound: there is no such merchant.
        """
        kept: KeptRefusal | None = None
        # The pool commits, or rolls back what raised; the first statement carries the BEGIN.
        async with self._pool.connection() as conn:
            work = await Work.begin(conn, merchant)
            try:
                yield work
            except KeptRefusal as refused:
                kept = refused
        self.wakes.tell(work.told)
        if kept is not None:
            raise kept.refused

    @asynccontextmanager
    async def across(self) -> AsyncIterator[Connection]:
        """A transaction bound to no merchant: it sees no row, only the owner's functions."""
        async with self._pool.connection() as conn, conn.transaction():
            yield conn

    async def merchant_by_slug(self, slug: str) -> MerchantId:
        """The merchant's id.

        Raises:
            NotFound: no merchant is called that.
        """
        async with self.across() as conn:
            row = await (
                await conn.execute("SELECT merchant_by_slug(%s) AS id", (slug,))
            ).fetchone()
        if row is None or row["id"] is None:
            raise NotFound(noun="merchant")
        return MerchantId(row["id"])

    async def merchants(self) -> tuple[MerchantId, ...]:
        """Every merchant's id, oldest first."""
        async with self.across() as conn:
            rows = await (await conn.execute("SELECT merchant_ids() AS id")).fetchall()
        return tuple(MerchantId(row["id"]) for row in rows)


class Work:
    """One open transaction of one merchant, and what is to be told when it is stored."""

    def __init__(self, conn: Connection, merchant: MerchantId, now: datetime) -> None:
        self.conn = conn
        self.merchant = merchant
        self.now = now  # the merchant's reference clock, at the transaction's beginning
        self.told: list[str] = []

    @classmethod
    async def begin(cls, conn: Connection, merchant: MerchantId) -> Self:
        """Bind the transaction to `merchant` and read its clock, in one round trip."""
        async with conn.pipeline():
            cursor = await conn.execute("SELECT bind_merchant(%s) AS now", (merchant,))
            row = await cursor.fetchone()
        if row is None or row["now"] is None:
            raise NotFound(noun="merchant")
        return cls(conn, merchant, row["now"])

    def wake(self, topic: str, subject: UUID | str = "") -> None:
        """Say after the commit that `subject` changed; only a hint, the truth is in the rows."""
        word = f"{topic}:{self.merchant}:{subject}"
        if word not in self.told:
            self.told.append(word)

    async def all(self, statement: bytes, **values: object) -> list[Row]:
        """Every row of the statement, the merchant given along."""
        cursor = await self.conn.execute(statement, {"merchant": self.merchant, **values})
        return await cursor.fetchall()

    async def one(self, statement: bytes, **values: object) -> Row | None:
        """The first row of the statement, or None."""
        cursor = await self.conn.execute(statement, {"merchant": self.merchant, **values})
        return await cursor.fetchone()

    async def run(self, statement: bytes, **values: object) -> int:
        """Run the statement; the number of rows it touched comes back."""
        cursor = await self.conn.execute(statement, {"merchant": self.merchant, **values})
        return cursor.rowcount

    async def both(self, one: bytes, other: bytes, **values: object) -> tuple[list[Row], list[Row]]:
        """Every row of two statements, run after each other in one round trip."""
        given = {"merchant": self.merchant, **values}
        async with self.conn.pipeline():
            first = await self.conn.execute(one, given)
            second = await self.conn.execute(other, given)
        return await first.fetchall(), await second.fetchall()

    async def known(self, statement: bytes, noun: str, **values: object) -> Row:
        """The first row of the statement.

        Raises:
            NotFound: there is none.
        """
        row = await self.one(statement, **values)
        if row is None:
            raise NotFound(noun=noun)
        return row

    @asynccontextmanager
    async def attempt(self) -> AsyncIterator[None]:
        """A part of the transaction that may be undone alone."""
        before = len(self.told)
        try:
            async with self.conn.transaction():
                yield
        except BaseException:
            del self.told[before:]
            raise
