"""One connected Shopify shop behind the port."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import msgspec

from batonpass.adapters.net import Door
from batonpass.adapters.shops.once import Deed, Once
from batonpass.adapters.shops.shopify import query, read
from batonpass.adapters.shops.shopify.act import Hand, returnable
from batonpass.adapters.shops.shopify.client import Client, Told
from batonpass.adapters.shops.shopify.webhook import TOPICS
from batonpass.adapters.shops.tracker import Tracker, followed, merged_gaps
from batonpass.adapters.shops.wire import read_seconds
from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.action import KINDS, Action, ActionResult
from batonpass.domain.shop.limit import Limits
from batonpass.domain.shop.policy import (
    LineEligibility,
    Policies,
    ReturnEligibility,
    Why,
    eligibility,
)
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking
from batonpass.services.shop import PAGE, ActionLedger, OrderPage

#: Keys of line attributes that say a thing is made to the customer's wish.
CUSTOM_MARKS: Final = frozenset(
    {"custom", "made to order", "made-to-order", "made to measure", "engraving", "personalization",
     "personalisation"}
)  # fmt: skip

SCOPES: Final = {
    "read_customers": "find a customer by e-mail address",
    "read_orders": "read orders",
    "read_all_orders": "see orders older than 60 days",
    "read_fulfillments": "see parcels and their tracking",
    "read_returns": "see returns",
    "write_orders": "refund, cancel, and add notes and tags",
    "write_draft_orders": "send goods again",
    "write_discounts": "give a goodwill code",
    "write_returns": "open a return",
}
OPTIONAL: Final = ("disputes", "returns")  # left out, and named as a gap, where a scope is missing


class ShopifyShop:
    """Shopify, with the merchant's own access token."""

    name = "Shopify"
    kinds: frozenset[str] = frozenset(KINDS)

    def __init__(
        self,
        door: Door,
        *,
        base: str,
        token: str,
        ledger: ActionLedger,
        now: Callable[[], datetime],
        policies: Policies,
        salt: bytes,
        limits: Limits | None = None,
        tracker: Tracker | None = None,
        custom_marks: frozenset[str] = CUSTOM_MARKS,
        version: str = query.VERSION,
    ) -> None:
        """Connect nothing yet.

        Args:
            door: the one way out.
            base: `https://NAME.myshopify.com`.
            token: the Admin API access token.
            ledger: the merchant's trail of actions.
            now: the clock.
            policies: what the merchant promises.
            salt: a secret of the merchant, for codes.
            limits: bounds on actions.
            tracker: asked where Shopify itself does not know the parcel's state.
            custom_marks: line attributes that mean made to order, in lower case.
            version: of the Admin API.
        """
        self._client = Client(door, base=base, token=token, version=version)
        self._hand = Hand(self._client, salt=salt)
        self._once = Once(self, ledger=ledger, limits=limits or Limits(), now=now)
        self._now = now
        self._policies = policies
        self._tracker = tracker
        self._marks = custom_marks
        self._without: set[str] = set()  # optional parts our scopes do not cover

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """The buyer whose address it is; a near match is none."""
        wanted = email.strip().casefold()
        told = await self._client.ask(query.CUSTOMER, {"query": f"email:{_quoted(wanted)}"})
        for node in _nodes(told, "customers"):
            found = read.customer(node, as_of=self._now())
            if found.email.casefold() == wanted:
                return found
        return None

    async def customer_by_id(self, id_: str) -> ShopCustomer | None:
        """The buyer by their id, if Shopify has verified their address."""
        number = id_.rpartition("/")[2]
        if not number.isdigit():
            return None
        told = await self._client.ask(query.SIGNED_IN, {"query": f"id:{number}"})
        for node in _nodes(told, "customers"):
            if node.get("verifiedEmail") and str(node.get("id")).rpartition("/")[2] == number:
                return read.customer(node, as_of=self._now())
        return None

    async def orders_of(self, buyer: str, *, limit: int = PAGE, cursor: str = "") -> OrderPage:
        """A page of their orders, newest first; it may be shorter than asked, with a cursor."""
        wanted = buyer.strip()
        if "@" in wanted:
            search = f"email:{_quoted(wanted.casefold())}"
        else:
            search = f"customer_id:{wanted.rpartition('/')[2]}"
            if not wanted.rpartition("/")[2].isdigit():
                return OrderPage(orders=(), as_of=self._now())
        asked = {
            "query": search,
            "first": max(1, min(limit, query.NUMBER_OF_ORDERS)),
            "after": cursor or None,
        }
        try:
            told = await self._ask_orders(query.ORDERS, asked)
        except ShopRefused as refusal:
            if cursor and "cursor" in refusal.why.casefold():
                raise Malformed(field="cursor", cure="one that a page before this gave") from None
            raise
        orders = self._orders(told)
        if "@" in wanted:
            orders = [order for order in orders if order.email.casefold() == wanted.casefold()]
        info = (told.data.get("orders") or {}).get("pageInfo") or {}
        return OrderPage(
            orders=tuple(orders),
            next=str(info.get("endCursor") or "") if info.get("hasNextPage") else "",
            gaps=merged_gaps(_ours(told.lacks), sorted(self._without)),
            as_of=self._now(),
        )

    async def order(self, number: str) -> Order | None:
        """The order by its name; Shopify's search is loose, so the name is compared here."""
        wanted = _bare(number)
        if not wanted:
            return None
        search = {"query": f"name:{_quoted(wanted)}"}
        told = await self._ask_orders(query.ORDER, search)
        found = _called(self._orders(told), wanted)
        if found is None and ((told.data.get("orders") or {}).get("pageInfo") or {}).get(
            "hasNextPage"
        ):  # many share a part of the name: look through the names first
            names = await self._client.ask(query.NAMES, search)
            exact = [n for n in _nodes(names, "orders") if _bare(str(n.get("name"))) == wanted]
            if exact:
                told = await self._ask_orders(query.ORDER_BY_ID, {"id": exact[0]["id"]})
                found = _called(self._orders(told), wanted)
        if found is None:
            return None
        return await followed(found, self._tracker, seconds=read_seconds() / 2)

    async def tracking(self, number: str) -> Tracking | None:
        """The parcel, from the tracking service; Shopify cannot search by tracking number."""
        return None if self._tracker is None else await self._tracker.track(number)

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """The merchant's policy, and Shopify's own list of what may go back."""
        ours = eligibility(order, self._policies.returns, now=self._now())
        if not ours.returnable:
            return ours
        try:
            told = await self._client.ask(query.RETURNABLE, {"orderId": order.id})
        except ShopRefused:
            return ours  # without the right to read returns the policy is all there is
        if "returnableFulfillments" in told.denied:
            return ours
        theirs: dict[str, int] = {}
        for item in returnable(told.data):
            line = str(item["fulfillmentLineItem"]["lineItem"]["id"])
            theirs[line] = theirs.get(line, 0) + int(item["quantity"])
        return msgspec.structs.replace(
            ours, lines=tuple(_both(line, theirs.get(line.line_id, 0)) for line in ours.lines)
        )

    async def policies(self) -> Policies:
        """What the merchant wrote down here."""
        return self._policies

    async def perform(
        self, action: Action, *, key: str, dry_run: bool, by: str = ""
    ) -> ActionResult:
        """Do it once."""
        return await self._once.perform(action, key=key, dry_run=dry_run, by=by)

    async def act(self, action: Action, order: Order, *, mark: str) -> Deed:
        """Do it now; only `Once` calls this."""
        return await self._hand.act(action, order, mark=mark)

    async def find(self, action: Action, order: Order, *, mark: str) -> Deed | None:
        """Look for its trace; only `Once` calls this."""
        return await self._hand.find(action, order, mark=mark)

    async def missing(self) -> tuple[str, ...]:
        """A sentence for each scope the token lacks."""
        told = await self._client.ask(query.SCOPES, {})
        installed = told.data.get("currentAppInstallation") or {}
        granted = {str(scope.get("handle")) for scope in installed.get("accessScopes") or ()}
        granted |= {f"read_{scope[6:]}" for scope in granted if scope.startswith("write_")}
        return tuple(
            f"Without the scope {scope} we cannot {purpose}."
            for scope, purpose in SCOPES.items()
            if scope not in granted
        )

    async def newest(self) -> Order | None:
        """The newest order of the shop."""
        told = await self._ask_orders(query.ORDERS, {"query": None, "first": 1, "after": None})
        return next(iter(self._orders(told)), None)

    async def subscribe(self, url: str) -> tuple[str, ...]:
        """Have Shopify post every topic we understand to `url`; what it declines, in words.

        The three compliance topics cannot be asked for here: they stand in the app's own
        settings at Shopify.
        """
        declined: list[str] = []
        for topic in TOPICS:
            asked = {"topic": topic, "subscription": {"uri": url, "format": "JSON"}}
            try:
                await self._client.change(query.SUBSCRIBE, asked)
            except ShopRefused as refusal:
                if "already been taken" not in refusal.why:  # a second time changes nothing
                    declined.append(f"{topic}: {refusal.why}")
        return tuple(declined)

    async def _ask_orders(self, operation: str, variables: dict[str, Any]) -> Told:
        """Ask, and once more without the parts our scopes turn out not to cover."""
        for _ in OPTIONAL:
            told = await self._client.ask(
                operation,
                {**variables, **{part: part not in self._without for part in OPTIONAL}},
            )
            hidden = {part for part in OPTIONAL if part in told.denied} - self._without
            if not hidden:
                break
            self._without |= hidden
        if not told.data and told.denied:
            raise ShopRefused(
                why=f"Our key may not read {', '.join(told.denied)} in the shop.",
                fact="missing_right",
            )
        return told

    def _orders(self, told: Told) -> list[Order]:
        gaps = merged_gaps(_ours(told.lacks), sorted(self._without))
        return [
            read.order(node, as_of=self._now(), custom_marks=self._marks, gaps=gaps)
            for node in (*_nodes(told, "orders"), told.data.get("order"))
            if node
        ]


def _bare(number: str) -> str:
    return number.strip().lstrip("#").casefold()


def _called(orders: list[Order], wanted: str) -> Order | None:
    return next((order for order in orders if _bare(order.number) == wanted), None)


def _both(ours: LineEligibility, theirs: int) -> LineEligibility:
    if ours.why is not Why.RETURNABLE:
        return ours
    if theirs <= 0:
        return msgspec.structs.replace(ours, why=Why.NOT_BY_SHOP, quantity=0)
    return msgspec.structs.replace(ours, quantity=min(ours.quantity, theirs))


def _ours(lacks: tuple[str, ...]) -> tuple[str, ...]:
    words = {"fulfillments": "fulfilments", "lineItems": "lines", "trackingInfo": "tracking"}
    return tuple(words.get(name, name) for name in lacks)


def _nodes(told: Told, name: str) -> list[dict[str, Any]]:
    connection = told.data.get(name) or {}
    return [node for node in connection.get("nodes") or () if isinstance(node, dict)]


def _quoted(text: str) -> str:
    """A search term that cannot become a search of its own."""
    kept = "".join(sign for sign in text if sign.isprintable() and sign not in '"\\')
    return f'"{kept[:200]}"'
