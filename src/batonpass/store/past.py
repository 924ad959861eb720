"""How a past that was played on a test clock becomes a merchant's own, row by row."""

from datetime import datetime
from typing import Any, Final

from psycopg import sql
from psycopg.types.json import Jsonb

from batonpass.domain.ids import MerchantId
from batonpass.store.database import Store, Work
from batonpass.store.query import queries

Q = queries("past")
BATCH: Final = 2000
# In this order every row finds what it refers to; only what has ended is taken over.
ENDED: Final = "SELECT id FROM conversations WHERE status = 'resolved'"
CASES: Final = f"SELECT id FROM handoffs WHERE conversation_id IN ({ENDED})"
TABLES: Final = (
    ("customers", f"id IN (SELECT customer_id FROM conversations WHERE id IN ({ENDED}))"),
    ("conversations", "status = 'resolved'"),
    ("events", f"conversation_id IN ({ENDED})"),
    ("messages", f"conversation_id IN ({ENDED})"),
    ("handoffs", f"conversation_id IN ({ENDED})"),
    ("moves", f"handoff_id IN ({CASES})"),
    ("offers", f"handoff_id IN ({CASES})"),
    ("line_events", f"handoff_id IS NULL OR handoff_id IN ({CASES})"),
    ("packets", f"handoff_id IN ({CASES})"),
    ("promises", f"handoff_id IN ({CASES})"),
    ("surveys", f"conversation_id IN ({ENDED})"),
    ("repeats", f"conversation_id IN ({ENDED})"),
    ("suggestions", f"handoff_id IN ({CASES})"),
    ("repeat_counts", f"handoff_id IN ({CASES})"),
    ("fired", f"conversation_id IN ({ENDED})"),
)


async def next_due(work: Work) -> datetime | None:
    """The merchant's next deadline; None if there is none."""
    row = await work.one(Q.next_due)
    at: datetime | None = row["at"] if row else None
    return at


async def is_anybody_waiting(work: Work) -> bool:
    """Whether a handoff of the merchant has no agent yet."""
    return bool((await work.known(Q.is_anybody_waiting, "past"))["yes"])


async def has_any(work: Work, *, before: datetime) -> bool:
    """Whether a conversation was opened before that."""
    return bool((await work.known(Q.has_any, "past", before=before))["yes"])


async def adopt(store: Store, *, twin: MerchantId, merchant: MerchantId) -> None:
    """Give what ended at the twin to the merchant, all or nothing."""
    taken: list[tuple[str, list[dict[str, Any]]]] = []
    columns: dict[str, list[str]] = {}
    async with store.work(twin) as work:
        for table, which in TABLES:
            rows = await work.all(Q.columns, table=table)
            columns[table] = [row["name"] for row in rows]
            statement = sql.SQL("SELECT to_jsonb(t) AS row FROM {} t WHERE {}").format(
                sql.Identifier(table),
                sql.SQL(which),  # constants above
            )
            found = await (await work.conn.execute(statement)).fetchall()
            taken.append((table, [row["row"] for row in found]))
    async with store.work(merchant) as work:
        for table, found_rows in taken:
            names = sql.SQL(", ").join(sql.Identifier(name) for name in columns[table])
            insert = sql.SQL(
                "INSERT INTO {table} ({names}) SELECT {names}"
                " FROM jsonb_populate_recordset(NULL::{table}, %s) ON CONFLICT DO NOTHING"
            ).format(table=sql.Identifier(table), names=names)
            for start in range(0, len(found_rows), BATCH):
                batch = [
                    {**row, "merchant_id": str(merchant)}
                    for row in found_rows[start : start + BATCH]
                ]
                await work.conn.execute(insert, (Jsonb(batch),))
