"""What the product needs of any shop, and of the trail of what was done there."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Literal, Protocol

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.shop.action import Action, ActionResult, LedgerRow
from batonpass.domain.shop.connection import Connection, Terms
from batonpass.domain.shop.news import Delivery
from batonpass.domain.shop.policy import Policies, ReturnEligibility
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking

__all__ = [
    "ActionLedger",
    "Authorised",
    "Cause",
    "Connector",
    "Health",
    "OrderPage",
    "Shop",
    "ShopCalls",
    "ShopDown",
    "ShopRefused",
    "Vendor",
    "Visitor",
]

Vendor = Literal["shopify", "woocommerce", "easypost", "aftership"]  # who posts to us

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

    async def customer_by_id(self, id_: str) -> ShopCustomer | None:
        """The signed-in buyer by the shop's own id; None if unknown or their address unproven."""
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

    def forget(self) -> None:
        """Ask anew from now on: the shop said that something changed."""
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


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks at the shop's page, by the shop's own signed word."""

    address: str  # of the shop that says so
    customer_id: str  # empty: not signed in there


class Authorised(msgspec.Struct, frozen=True, kw_only=True):
    """What a merchant's consent at Shopify gave us; prints no secret."""

    address: str
    token: str
    hook_secret: str

    def __repr__(self) -> str:
        return f"Authorised(address={self.address!r}, ...)"


class Connector(Protocol):
    """What connecting a shop needs of the world outside: keys, a first call, signatures."""

    @property
    def key_name(self) -> str:
        """The key that seals now; empty: none is configured, and nothing can be connected."""
        ...

    def address(self, kind: str, text: str) -> str:
        """The shop's address in its stored form, from what a merchant pastes.

        Raises:
            Malformed: it is none for a shop of that kind.
        """
        ...

    def seal(self, connection: Connection, merchant: MerchantId) -> bytes:
        """What may be stored of it."""
        ...

    def open(self, sealed: bytes, merchant: MerchantId) -> Connection:
        """What was sealed for this merchant.

        Raises:
            Unsealable: no key opens it.
        """
        ...

    def renew(self, sealed: bytes) -> bytes:
        """The same under the newest key.

        Raises:
            Unsealable: no key opens it.
        """
        ...

    @property
    def can_authorise(self) -> bool:
        """Whether the operator has an app at Shopify that merchants can authorise."""
        ...

    def authorise_url(self, shop: str, *, merchant: MerchantId, who: str, back_to: str) -> str:
        """Where the browser of `who` goes to consent; it comes back with a state of theirs alone.

        Raises:
            Malformed: no address of a shop at Shopify.
        """
        ...

    async def authorised(
        self, query: Sequence[tuple[str, str]], *, merchant: MerchantId, who: str
    ) -> Authorised:
        """What the browser came back with, exchanged.

        Raises:
            BadSignature: not signed by Shopify, or not begun by `who` within ten minutes.
            ShopDown: Shopify does not answer.
            ShopRefused: the code was used or is too old.
        """
        ...

    async def probe(self, connection: Connection, merchant: MerchantId, terms: Terms) -> Health:
        """Whether that shop answers with these secrets, and one real order of it. Never raises."""
        ...

    async def subscribe(
        self, connection: Connection, merchant: MerchantId, terms: Terms, url: str
    ) -> tuple[str, ...]:
        """Have the shop post to `url`; a sentence for each kind of message it declines."""
        ...

    def delivery(
        self, vendor: Vendor, connection: Connection, headers: Mapping[str, str], body: bytes
    ) -> Delivery:
        """What a sender posted, once its signature is right.

        Raises:
            BadSignature: it is wrong, or this merchant expects nothing of that sender.
            Malformed: signed, but not in the sender's form.
        """
        ...

    def visitor(
        self, connection: Connection, query: Sequence[tuple[str, str]], now: datetime
    ) -> Visitor:
        """Who asks through the shop's own proxy.

        Raises:
            BadSignature: forged, changed or old.
        """
        ...
