"""A shop that is never asked: it pushed its orders to us, and we answer from what it pushed."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.action import Action, ActionResult
from batonpass.domain.shop.policy import Policies, ReturnEligibility, eligibility
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking
from batonpass.services.shop import PAGE, PAGE_MAX, Health, OrderPage


class OrderShelf(Protocol):
    """Where one merchant's pushed orders lie.

    A row needs: merchant_id, number (folded: no #, lower case; the key), email (folded),
    customer_id, tracking numbers, placed_at, the order as jsonb.
    """

    async def put(self, order: Order) -> bool:
        """Keep it under its number; False if a newer one (by `as_of`) lies there already."""
        ...

    async def by_number(self, number: str) -> Order | None:
        """The order by its folded number."""
        ...

    async def by_parcel(self, tracking_number: str) -> Order | None:
        """The order with that parcel."""
        ...

    async def of_buyer(self, buyer: str, *, after: str, limit: int) -> tuple[Order, ...]:
        """Orders of a folded address or an id, newest first, after the one numbered `after`."""
        ...

    async def newest(self) -> Order | None:
        """The order placed last."""
        ...


class PushedShop:
    """What a merchant's system told us through our API. Every value keeps the push's `as_of`."""

    kinds: frozenset[str] = frozenset()

    def __init__(
        self, shelf: OrderShelf, *, now: Callable[[], datetime], policies: Policies
    ) -> None:
        self._shelf = shelf
        self._now = now
        self._policies = policies

    def within(self, seconds: float) -> "PushedShop":  # noqa: ARG002 - nobody is waited for
        """The same shop."""
        return self

    def forget(self) -> None:
        """Nothing is remembered that could be old."""

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """The buyer, as their newest order shows them."""
        wanted = email.strip().casefold()
        if "@" not in wanted:
            return None
        orders = await self._shelf.of_buyer(wanted, after="", limit=PAGE_MAX)
        if not orders:
            return None
        newest = orders[0]
        return ShopCustomer(
            id=newest.customer_id,
            name=newest.customer_name,
            email=newest.email,
            orders_count=len(orders),
            as_of=newest.as_of,
        )

    async def customer_by_id(self, id_: str) -> ShopCustomer | None:  # noqa: ARG002 - the port's form
        """Nobody: this shop signs nobody in through us."""
        return None

    async def orders_of(self, buyer: str, *, limit: int = PAGE, cursor: str = "") -> OrderPage:
        """A page of their orders; the cursor is the last number shown."""
        count = max(1, min(limit, PAGE_MAX))
        if cursor and await self._shelf.by_number(folded(cursor)) is None:
            raise Malformed(field="cursor", cure="one that a page before this gave")
        found = await self._shelf.of_buyer(
            buyer.strip().casefold(), after=folded(cursor), limit=count + 1
        )
        page = found[:count]
        return OrderPage(
            orders=page,
            next=page[-1].number if len(found) > count else "",
            as_of=self._now(),
        )

    async def order(self, number: str) -> Order | None:
        """The order by its number."""
        return await self._shelf.by_number(folded(number)) if folded(number) else None

    async def tracking(self, number: str) -> Tracking | None:
        """The parcel, as last pushed."""
        order = await self._shelf.by_parcel(number.strip())
        parcels = order.fulfilments if order else ()
        return next(
            (p.tracking for p in parcels if p.tracking and p.tracking.number == number.strip()),
            None,
        )

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """The merchant's policy."""
        return eligibility(order, self._policies.returns, now=self._now())

    async def policies(self) -> Policies:
        """What the merchant wrote down here."""
        return self._policies

    async def perform(
        self,
        action: Action,  # noqa: ARG002 - the port's form
        *,
        key: str,  # noqa: ARG002 - the same
        dry_run: bool,  # noqa: ARG002 - the same
        by: str = "",  # noqa: ARG002 - the same
    ) -> ActionResult:
        """Refuse: nobody is there to act."""
        raise ShopRefused(
            why="This shop only tells us its orders: do it in the shop itself.", fact="not_offered"
        )

    async def health(self) -> Health:
        """It answers as long as we do; the sample's `as_of` says when it was last heard of."""
        newest = await self._shelf.newest()
        return Health(
            shop="Pushed",
            is_answering=True,
            last_success_at=newest.as_of if newest else None,
            missing=() if newest else ("No order was pushed yet.",),
            sample=newest,
        )


def folded(number: str) -> str:
    """The number as it is compared: without #, in lower case."""
    return number.strip().lstrip("#").casefold()
