"""What the product needs of any shop, and of the trail of what was done there."""

from datetime import datetime
from typing import Protocol

import msgspec

from batonpass.domain.shop.action import Action, ActionResult, LedgerRow
from batonpass.domain.shop.policy import Policies, ReturnEligibility
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking

__all__ = [
    "ActionLedger",
    "Cause",
    "Health",
    "OrderPage",
    "Shop",
    "ShopCalls",
    "ShopDown",
    "ShopRefused",
]

PAGE = 10  # orders a page: what fits one screen of the console
PAGE_MAX = 50


class OrderPage(msgspec.Struct, frozen=True, kw_only=True):
    """Some of a customer's orders, newest first."""

    orders: tuple[Order, ...]
    next: str = ""  # cursor of the following page; empty: this was the last
    gaps: tuple[str, ...] = ()  # what the shop left out of this answer
    as_of: datetime


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """How a connected shop is doing, for the admin's page."""

    shop: str  # the vendor's name
    is_answering: bool
    last_success_at: datetime | None = None  # None: never yet
    last_error_at: datetime | None = None  # None: never yet
    last_error: str = ""  # in words
    missing: tuple[str, ...] = ()  # a sentence for each right that is not granted
    sample: Order | None = None  # one real order, as proof; None: there is none, or no answer


class ShopCalls(Protocol):
    """A merchant's shop. Values are ours whatever the vendor; unknown ones become `unknown`.

    Every look-up raises `ShopDown` when no usable answer comes and `ShopRefused` when the shop
    says no. "There is none" is an answer: None, or an empty page.
    """

    @property
    def kinds(self) -> frozenset[str]:
        """Kinds of action this shop can perform; the console offers no others."""
        ...

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """The buyer by that address, whatever its case; None if there is none."""
        ...

    async def orders_of(self, buyer: str, *, limit: int = PAGE, cursor: str = "") -> OrderPage:
        """Orders of an e-mail address or of a customer's id (told apart by the @)."""
        ...

    async def order(self, number: str) -> Order | None:
        """The order customers call `number`, with or without its #; None if there is none."""
        ...

    async def tracking(self, number: str) -> Tracking | None:
        """The parcel by its tracking number; None if nobody knows it."""
        ...

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """Which of its lines may come back: the merchant's policy and the shop's own word."""
        ...

    async def policies(self) -> Policies:
        """What may be told to anybody about delivery and returns."""
        ...

    async def perform(
        self, action: Action, *, key: str, dry_run: bool, by: str = ""
    ) -> ActionResult:
        """Do `action` once: the same key gives the first result again, and never acts twice.

        A refusal is raised as `ShopRefused`, in a dry run too. When the shop falls silent in the
        middle the result's outcome is `unknown`; calling again with the same key looks it up.
        `by` is who approved it, for the trail.

        Raises:
            ShopRefused: limits, rights or the order's state forbid it; nothing happened.
            ShopDown: the shop was not reached; nothing happened.
            KeyReused: the key was used for another action.
        """
        ...


class Shop(ShopCalls, Protocol):
    """The port: every call, and how the shop is doing."""

    def within(self, seconds: float) -> "Shop":
        """The same shop for somebody with that much time: then an older answer, or `ShopDown`.

        Better than to cancel a call: a cancelled call can give no older answer, and teaches
        nobody that the shop is slow.
        """
        ...

    async def health(self) -> Health:
        """Whether the shop answers now, with one real order as proof. Never raises."""
        ...


class ActionLedger(Protocol):
    """One merchant's trail of actions, shared by all processes, only ever added to.

    Rows need: merchant_id, seq, at, key, phase, order_number, action jsonb, result jsonb, by;
    primary key (merchant_id, seq), unique (merchant_id, key, phase).
    """

    async def load(self, *, after: int) -> tuple[LedgerRow, ...]:
        """Rows with seq > `after`, in order."""
        ...

    async def about(self, order: str) -> tuple[LedgerRow, ...]:
        """Rows about one order number, in order."""
        ...

    async def last_seq(self) -> int:
        """The seq of the newest row; 0 if there is none."""
        ...

    async def append(self, row: LedgerRow) -> bool:
        """Add the row durably; False if its seq or its (key, phase) is taken: read again."""
        ...
