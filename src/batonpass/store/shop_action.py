"""The trail of what was done in a shop: one merchant's rows, only ever added to."""

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.shop.action import LedgerRow
from batonpass.store.database import Row, Store
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("shop_action")


class ActionRows:
    """The trail of one merchant, shared by all processes; each call is its own transaction."""

    def __init__(self, store: Store, merchant: MerchantId) -> None:
        self._store = store
        self._merchant = merchant

    async def load(self, *, after: int) -> tuple[LedgerRow, ...]:
        """Rows with seq > `after`, in order."""
        async with self._store.work(self._merchant) as work:
            return _rows(await work.all(Q.load, after=after))

    async def about(self, order: str) -> tuple[LedgerRow, ...]:
        """Rows about one order number, in order."""
        async with self._store.work(self._merchant) as work:
            return _rows(await work.all(Q.about, order=order))

    async def last_seq(self) -> int:
        """The seq of the newest row; 0 if there is none."""
        async with self._store.work(self._merchant) as work:
            return int((await work.known(Q.last, "action"))["seq"])

    async def append(self, row: LedgerRow) -> bool:
        """Add the row durably; False if its seq or its (key, phase) is taken."""
        async with self._store.work(self._merchant) as work:
            added = await work.one(
                Q.append,
                seq=row.seq,
                at=row.at,
                key=row.key,
                phase=row.phase.value,
                order=row.order,
                action=as_json(row.action),
                result=as_json(row.result) if row.result else None,
                by=row.by,
            )
        return added is not None


def _rows(rows: list[Row]) -> tuple[LedgerRow, ...]:
    return tuple(msgspec.convert(row, LedgerRow, strict=False) for row in rows)
