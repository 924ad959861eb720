"""A trail of actions that lives as long as the test: the same promises as the one in PostgreSQL."""

from batonpass.domain.shop.action import LedgerRow


class MemoryLedger:
    def __init__(self) -> None:
        self.rows: list[LedgerRow] = []

    async def load(self, *, after: int) -> tuple[LedgerRow, ...]:
        return tuple(row for row in self.rows if row.seq > after)

    async def about(self, order: str) -> tuple[LedgerRow, ...]:
        return tuple(row for row in self.rows if row.order == order)

    async def last_seq(self) -> int:
        return self.rows[-1].seq if self.rows else 0

    async def append(self, row: LedgerRow) -> bool:
        taken = any(
            old.seq == row.seq or (old.key, old.phase) == (row.key, row.phase) for old in self.rows
        )
        if taken:
            return False
        self.rows.append(row)
        return True
