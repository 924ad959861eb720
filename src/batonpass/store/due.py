"""What is due, across merchants: a kind, a merchant and an id, claimed for a while."""

from datetime import timedelta
from typing import Final
from uuid import UUID

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.store.database import Store

LEASE: Final = timedelta(seconds=5)  # a worker that dies with it in hand is replaced after that


class Due(msgspec.Struct, frozen=True):
    """One row whose time has come."""

    kind: str  # of `services.due.act`
    merchant: MerchantId
    id: str


async def claim(store: Store, *, limit: int = 50) -> tuple[Due, ...]:
    """Rows whose time has come, ours for five seconds."""
    async with store.across() as conn:
        rows = await (
            await conn.execute(
                "SELECT * FROM claim_due(%(limit)s, %(lease)s)"
                " UNION ALL SELECT * FROM claim_shops(%(limit)s, %(lease)s)"
                " UNION ALL SELECT * FROM claim_trigger_work(%(limit)s, %(lease)s)"
                " UNION ALL SELECT * FROM claim_lines(%(limit)s)"
                " UNION ALL SELECT * FROM claim_line_mail(%(limit)s, %(lease)s)",
                {"limit": limit, "lease": LEASE},
            )
        ).fetchall()
    return tuple(
        Due(row["kind"], MerchantId(UUID(str(row["merchant_id"]))), row["id"]) for row in rows
    )


async def orphans(store: Store) -> dict[str, int]:
    """Open states without owner or deadline, by what is wrong with them; all should be 0."""
    async with store.across() as conn:
        rows = await (await conn.execute("SELECT what, n FROM orphans()")).fetchall()
    return {row["what"]: row["n"] for row in rows}
