"""The demo shop behind the port: a fixed catalogue plus a shared trail of what was done to it."""

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Final

from batonpass.adapters.shops.demo.catalogue import catalogue
from batonpass.adapters.shops.demo.effect import apply, reference, reshipped, said
from batonpass.adapters.shops.demo.goods import POLICIES
from batonpass.adapters.shops.demo.parcel import as_seen
from batonpass.domain.money import Money
from batonpass.domain.refusal import KeyReused, Malformed
from batonpass.domain.shop.action import (
    KINDS,
    Action,
    ActionResult,
    LedgerRow,
    Outcome,
    Phase,
)
from batonpass.domain.shop.limit import Limits, check, value_of
from batonpass.domain.shop.policy import Policies, ReturnEligibility, eligibility
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking
from batonpass.services.shop import PAGE, PAGE_MAX, ActionLedger, Health, OrderPage

TRIES: Final = 8  # appends that may lose the race for a seq before we give up
NEVER_SOLD: Final = Decimal(0)


class DemoShop:
    """Larch & Lantern. Several processes may hold one each: the ledger is what they share."""

    kinds: frozenset[str] = frozenset(KINDS)

    def __init__(
        self,
        *,
        today: date,
        ledger: ActionLedger,
        now: Callable[[], datetime],
        seed: int = 7,
        limits: Limits | None = None,
        policies: Policies = POLICIES,
    ) -> None:
        made = catalogue(today, seed=seed)
        self._people = {person.email.casefold(): person for person in made.people}
        self._orders = made.orders
        self._ledger = ledger
        self._now = now
        self._limits = limits or Limits()
        self._policies = policies
        self._rows: list[LedgerRow] = []
        self._reading = asyncio.Lock()

    def within(self, seconds: float) -> "DemoShop":  # noqa: ARG002 - it is never slow
        """The same shop."""
        return self

    def forget(self) -> None:
        """Nothing is remembered that could be old."""

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """The buyer by that address."""
        person = self._people.get(email.strip().casefold())
        if person is None:
            return None
        mine = await self._seen(lambda order: order.customer_id == person.id)
        return ShopCustomer(
            id=person.id,
            name=person.name,
            email=person.email,
            tier=person.tier,
            orders_count=len(mine),
            spent=Money(amount=sum((o.total.amount for o in mine), NEVER_SOLD), currency="EUR"),
            as_of=self._now(),
        )

    async def customer_by_id(self, id_: str) -> ShopCustomer | None:  # noqa: ARG002 - the port's form
        """Nobody: this shop signs nobody in through us."""
        return None

    async def orders_of(self, buyer: str, *, limit: int = PAGE, cursor: str = "") -> OrderPage:
        """Their orders, newest first; the cursor is the number of the last one shown."""
        wanted = buyer.strip().casefold()
        mine = await self._seen(lambda order: wanted in {order.email.casefold(), order.customer_id})
        mine.sort(key=lambda order: (order.placed_at, order.number), reverse=True)
        if cursor:
            numbers = [order.number for order in mine]
            if cursor not in numbers:
                raise Malformed(field="cursor", cure="one that a page before this gave")
            mine = mine[numbers.index(cursor) + 1 :]
        page = mine[: max(1, min(limit, PAGE_MAX))]
        more = len(mine) > len(page)
        return OrderPage(
            orders=tuple(page), next=page[-1].number if more else "", as_of=self._now()
        )

    async def order(self, number: str) -> Order | None:
        """The order by the number customers type."""
        wanted = f"#{number.strip().lstrip('#').upper()}"
        first = wanted.partition("-")[0]  # "#1001-R1" was sent again for "#1001"
        found = await self._seen(lambda order: order.number == first)
        return next((order for order in found if order.number == wanted), None)

    async def tracking(self, number: str) -> Tracking | None:
        """The parcel by its tracking number."""
        wanted = number.replace(" ", "").upper()
        found = await self._seen(lambda order: any(t.number == wanted for t in _parcels(order)))
        return next((t for order in found for t in _parcels(order) if t.number == wanted), None)

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """The policy, applied to the order as it is now."""
        return eligibility(order, self._policies.returns, now=self._now())

    async def policies(self) -> Policies:
        """What Larch & Lantern promises."""
        return self._policies

    async def perform(
        self, action: Action, *, key: str, dry_run: bool, by: str = ""
    ) -> ActionResult:
        """Do it once. Whoever appends the next row of the ledger wins; the other decides again."""
        for _ in range(TRIES):
            rows = await self._read()
            before = next((row for row in rows if row.key == key), None)
            if before is not None and before.result is not None:
                if before.action != action:
                    raise KeyReused
                return before.result
            order = await self.order(action.order)
            if order is None:
                raise ShopRefused(why=f"There is no order {action.order}.", fact="no_such_order")
            about = [row for row in rows if row.order == order.number]
            done = [row.result for row in about if row.result is not None]
            check(action, order, self._limits, done)
            seq = rows[-1].seq + 1 if rows else 1
            reships = sum(result.kind == "reship" for result in done)
            made = reference(action, seq=seq, reships=reships)
            result = ActionResult(
                key=key,
                kind=action.KIND,
                order=order.number,
                outcome=Outcome.WOULD if dry_run else Outcome.DONE,
                said=said(action, order, made),
                reference="" if dry_run else made,
                amount=value_of(action, order),
                at=self._now(),
            )
            if dry_run:
                return result
            row = LedgerRow(
                seq=seq,
                at=result.at,
                key=key,
                phase=Phase.SETTLED,
                order=order.number,
                action=action,
                result=result,
                by=by,
            )
            if await self._ledger.append(row):
                return result
        raise ShopDown(why="too many changes at once")

    async def health(self) -> Health:
        """It always answers, with its newest order as proof."""
        now = self._now()
        seen = await self._seen(lambda _: True)
        return Health(
            shop="demo",
            is_answering=True,
            last_success_at=now,
            sample=max(seen, key=lambda order: order.placed_at, default=None),
        )

    async def _read(self) -> list[LedgerRow]:
        async with self._reading:  # two readers must not add the same rows twice
            last = self._rows[-1].seq if self._rows else 0
            self._rows.extend(await self._ledger.load(after=last))
            return list(self._rows)

    async def _seen(self, wanted: Callable[[Order], bool]) -> list[Order]:
        """The wanted orders as they look now; what identifies an order never changes."""
        rows = await self._read()
        now = self._now()
        touched = {row.order for row in rows}
        seen: list[Order] = []
        for order in filter(wanted, self._orders):
            current = apply(order, rows) if order.number in touched else order
            visible = as_seen(current, now=now)
            if visible is not None:
                seen.append(visible)
            if order.number in touched:
                again = (as_seen(second, now=now) for second in reshipped(order, rows))
                seen.extend(order for order in again if order is not None)
        return seen


def _parcels(order: Order) -> list[Tracking]:
    return [parcel.tracking for parcel in order.fulfilments if parcel.tracking is not None]
