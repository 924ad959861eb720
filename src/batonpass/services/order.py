"""Which orders may be told to whom, and which staff may see: the shop asked within its time."""

import asyncio
from collections.abc import Awaitable, Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from batonpass.domain.conversation import Level
from batonpass.domain.event import ContactGiven, CustomerIdentified
from batonpass.domain.fact.number import bare
from batonpass.domain.ids import ConversationId, MerchantId
from batonpass.domain.merchant import DAYS, Settings
from batonpass.domain.refusal import TooMany
from batonpass.domain.shop.policy import Policies, ReturnEligibility
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, ShopCustomer
from batonpass.services.mail import masked
from batonpass.services.ports import Ports
from batonpass.services.shop import Shop
from batonpass.store import access, log
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store.customer import Customer

TRIES: Final = 5
WITHIN: Final = timedelta(minutes=15)
TOLD_SECONDS: Final = 2.0  # a customer waits no longer for the shop
STAFF_SECONDS: Final = 0.8  # of the packet's budget of one second
SLACK_SECONDS: Final = 0.1  # a shop that keeps its own time answers itself; no other is waited for


class CustomerTools:
    """Look-ups for the customer of one conversation, bounded in time and number."""

    def __init__(
        self,
        ports: Ports,
        merchant: MerchantId,
        conversation: ConversationId,
        customer: Customer,
        shop: Shop | None,
        settings: Settings,
    ) -> None:
        self._ports = ports
        self._merchant = merchant
        self._conversation = conversation
        self._customer = customer
        self._shop = shop
        self._settings = settings

    async def order(self, number: str, email: str) -> Order | None:
        """The order, if the address is its own; unknown and mismatched look the same."""
        is_proven = self._customer.level is Level.PROVEN
        address = (self._customer.email if is_proven and not email else email).strip().lower()
        subjects = (
            f"session:{self._customer.id}",
            f"address:{address}",
            f"order:{bare(number)}",
        )
        at = await self._try(subjects)
        found = await self._ask().order(number)
        if found is None or found.email.strip().lower() != address or not address:
            return None
        async with self._ports.store.work(self._merchant) as work:
            await access.drop_tries(work, subjects, at=at)
            if not is_proven and self._customer.email.lower() != address:
                await conversations.lock(work, self._conversation)
                await customers.identify(
                    work,
                    self._customer.id,
                    level=Level.CLAIMED,
                    email=address,
                    name=found.customer_name,
                )
                await log.append(
                    work,
                    self._conversation,
                    CustomerIdentified(level=Level.CLAIMED.value, how="order_and_email"),
                )
                await log.append(
                    work,
                    self._conversation,
                    ContactGiven(what="email", masked=masked(address)),
                )
        return found

    async def orders_of_proven_customer(self) -> tuple[Order, ...]:
        """The proven customer's orders; empty for anybody else."""
        if self._customer.level is not Level.PROVEN or not self._customer.email:
            return ()
        page = await self._ask().orders_of(self._customer.email)
        return page.orders

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """Which lines may come back."""
        return await self._ask().return_eligibility(order)

    async def policies(self) -> Policies:
        """What may be told to anybody."""
        return await self._ask().policies()

    async def opening_hours_text(self, language: str) -> str:
        """The team's hours; empty if they are always there."""
        del language
        spans = [
            f"{day.title()} " + ", ".join(f"{a}-{b}" for a, b in hours)
            for day in DAYS
            if (hours := getattr(self._settings.hours, day)) and hours != (("00:00", "24:00"),)
        ]
        return "; ".join(spans)

    def _ask(self) -> Shop:
        if self._shop is None:
            raise ShopDown(why="no shop is connected", cause=Cause.UNREACHABLE)
        return self._shop.within(TOLD_SECONDS)

    async def _try(self, subjects: Sequence[str]) -> datetime:
        async with self._ports.store.work(self._merchant) as work:
            if await access.tries(work, subjects, within=WITHIN) >= TRIES:
                raise TooMany(after_seconds=int(WITHIN.total_seconds()))
            await access.add_tries(work, subjects)
            return work.now


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What the shop knows around a case, as staff may see it."""

    orders: tuple[Order, ...] = ()
    customer: ShopCustomer | None = None  # None: unknown to the shop, or not asked
    state: Literal["ok", "down", "none"] = "none"


async def around(
    shop: Shop | None, *, numbers: Sequence[str], email: str, seconds: float = STAFF_SECONDS
) -> Known:
    """Orders by claimed numbers and address, as many as came in time; `down` if any did not."""
    if shop is None:
        return Known()
    hurried = shop.within(seconds)  # then an older answer, marked as such, or a gap
    asked = [
        *(_safely(hurried.order(number)) for number in dict.fromkeys(numbers)),
        *(
            [_safely(hurried.customer_by_email(email)), _safely(hurried.orders_of(email))]
            if email
            else []
        ),
    ]
    if not asked:
        return Known(state="ok")
    tasks = [asyncio.ensure_future(one) for one in asked]
    done, late = await asyncio.wait(tasks, timeout=seconds + SLACK_SECONDS)
    for task in late:
        task.cancel()
    answers = [task.result() for task in tasks if task in done]
    is_down = bool(late) or any(isinstance(a, ShopDown | ShopRefused) for a in answers)
    orders: dict[str, Order] = {}
    customer: ShopCustomer | None = None
    for answer in answers:
        if isinstance(answer, Order):
            orders.setdefault(answer.number, answer)
        elif isinstance(answer, ShopCustomer):
            customer = answer
        elif answer is not None and not isinstance(answer, ShopDown | ShopRefused):
            for order in getattr(answer, "orders", ()):
                orders.setdefault(order.number, order)
    return Known(
        orders=tuple(orders.values()), customer=customer, state="down" if is_down else "ok"
    )


async def _safely(asked: Awaitable[object]) -> object:
    try:
        return await asked
    except (ShopDown, ShopRefused) as no:
        return no
