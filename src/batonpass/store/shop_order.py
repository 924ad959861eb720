"""The shelf of orders that a merchant's own system pushed to us."""

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.shop.news import ParcelMoved, supersedes
from batonpass.domain.shop.value import Order
from batonpass.store.database import Row, Store, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("shop_order")


class Shelf:
    """One merchant's pushed orders; each call is its own transaction."""

    def __init__(self, store: Store, merchant: MerchantId) -> None:
        self._store = store
        self._merchant = merchant

    async def put(self, order: Order) -> bool:
        """Keep it; False if a newer one (by `as_of`) lies there already."""
        async with self._store.work(self._merchant) as work:
            return await put(work, order)

    async def by_number(self, number: str) -> Order | None:
        """The order by its folded number."""
        async with self._store.work(self._merchant) as work:
            return _order(await work.one(Q.by_number, number=number))

    async def by_parcel(self, tracking_number: str) -> Order | None:
        """The order with that parcel."""
        async with self._store.work(self._merchant) as work:
            return _order(await work.one(Q.by_parcel, parcel=tracking_number))

    async def of_buyer(self, buyer: str, *, after: str, limit: int) -> tuple[Order, ...]:
        """Orders of a folded address or an id, newest first, after the one numbered `after`."""
        async with self._store.work(self._merchant) as work:
            rows = await work.all(Q.of_buyer, buyer=buyer, after=after, limit=limit)
        return tuple(order for row in rows if (order := _order(row)) is not None)

    async def newest(self) -> Order | None:
        """The order placed last."""
        async with self._store.work(self._merchant) as work:
            return _order(await work.one(Q.newest))


async def put(work: Work, order: Order) -> bool:
    """Keep the order; False if a newer one (by `as_of`) lies there already."""
    kept = await work.one(
        Q.put,
        number=order.number.strip().lstrip("#").casefold(),
        email=order.email.strip().casefold(),
        customer_id=order.customer_id.strip().casefold(),
        parcels=[p.tracking.number for p in order.fulfilments if p.tracking],
        placed_at=order.placed_at,
        as_of=order.as_of,
        body=as_json(order),
    )
    return kept is not None


async def move(work: Work, moved: ParcelMoved) -> bool:
    """Put a carrier's news into the order with that parcel; False if nothing was newer."""
    order = _order(await work.one(Q.by_parcel, parcel=moved.tracking.number))
    if order is None:
        return False
    parcels = tuple(
        msgspec.structs.replace(parcel, tracking=moved.tracking)
        if parcel.tracking is not None
        and parcel.tracking.number == moved.tracking.number
        and supersedes(moved, parcel.tracking)
        else parcel
        for parcel in order.fulfilments
    )
    if parcels == order.fulfilments:
        return False
    return await put(work, msgspec.structs.replace(order, fulfilments=parcels, as_of=work.now))


async def forget(work: Work) -> int:
    """Erase all; how many there were comes back."""
    return await work.run(Q.forget)


def _order(row: Row | None) -> Order | None:
    return None if row is None else msgspec.json.decode(row["body"], type=Order)
