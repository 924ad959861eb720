"""One connected WooCommerce shop behind the port."""

import asyncio
from base64 import b64encode
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlencode

from batonpass.adapters.net import Door
from batonpass.adapters.shops.once import Deed, Once
from batonpass.adapters.shops.tracker import Tracker, followed
from batonpass.adapters.shops.wire import Reply, Wire, read_seconds
from batonpass.adapters.shops.woocommerce import read
from batonpass.adapters.shops.woocommerce.act import Hand, not_offered
from batonpass.adapters.shops.woocommerce.webhook import TOPICS
from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.action import KINDS, Action, ActionResult
from batonpass.domain.shop.limit import Limits
from batonpass.domain.shop.policy import Policies, ReturnEligibility, eligibility
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking
from batonpass.services.shop import PAGE, PAGE_MAX, ActionLedger, OrderPage

CUSTOM_MARKS: Final = frozenset(
    {"custom", "made to order", "made-to-order", "made to measure", "engraving", "personalization",
     "personalisation"}
)  # fmt: skip
SHARE: Final = 3  # refunds and notes: worth having, worth a third of the time left


class WooShop:
    """WooCommerce, with a REST key of the merchant."""

    name = "WooCommerce"
    kinds: frozenset[str] = frozenset(KINDS) - {"send_return_label"}

    def __init__(
        self,
        door: Door,
        *,
        base: str,
        key: str,
        secret: str,
        ledger: ActionLedger,
        now: Callable[[], datetime],
        policies: Policies,
        salt: bytes,
        limits: Limits | None = None,
        tracker: Tracker | None = None,
        custom_marks: frozenset[str] = CUSTOM_MARKS,
        hooks_url: str = "",
    ) -> None:
        """Connect nothing yet.

        Args:
            door: the one way out.
            base: the shop's address, https, without `/wp-json`.
            key: the consumer key.
            secret: the consumer secret.
            ledger: the merchant's trail of actions.
            now: the clock.
            policies: what the merchant promises.
            salt: a secret of the merchant, for codes.
            limits: bounds on actions.
            tracker: asked for the state of every parcel: WooCommerce knows none.
            custom_marks: line meta data that means made to order, in lower case.
            hooks_url: where our webhooks point; empty: none were made.
        """
        basic = b64encode(f"{key}:{secret}".encode()).decode()
        self._site = base.rstrip("/")
        self._wire = Wire(
            door, base=f"{self._site}/wp-json/wc/v3", headers={"authorization": f"Basic {basic}"}
        )
        self._hand = Hand(self._wire, salt=salt)
        self._once = Once(self, ledger=ledger, limits=limits or Limits(), now=now)
        self._now = now
        self._policies = policies
        self._tracker = tracker
        self._marks = custom_marks
        self._hooks_url = hooks_url

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """The registered buyer by that address; guests are known by their orders alone."""
        wanted = email.strip().casefold()
        if "@" not in wanted:
            return None
        query = urlencode({"email": wanted, "role": "all", "per_page": 3})
        reply = await self._wire.read("GET", f"/customers?{query}")
        for item in _list(reply):
            found = read.customer(item, as_of=self._now())
            if found.email.casefold() == wanted:
                return found
        return None

    async def customer_by_id(self, id_: str) -> ShopCustomer | None:  # noqa: ARG002 - the port's form
        """Nobody: this shop signs nobody in through us."""
        return None

    async def orders_of(self, buyer: str, *, limit: int = PAGE, cursor: str = "") -> OrderPage:
        """A page of their orders, newest first; guests' orders are found by address."""
        wanted = buyer.strip()
        by_email = "@" in wanted
        if not by_email and not wanted.isdigit():
            return OrderPage(orders=(), as_of=self._now())
        if cursor and not (cursor.isdigit() and 1 < int(cursor) < 100_000):  # noqa: PLR2004 - pages
            raise Malformed(field="cursor", cure="one that a page before this gave")
        page = int(cursor or 1)
        reply = await self._wire.read(
            "GET",
            "/orders?"
            + urlencode(
                {
                    "search" if by_email else "customer": wanted,
                    "per_page": max(1, min(limit, PAGE_MAX)),
                    "page": page,
                    "orderby": "date",
                    "order": "desc",
                }
            ),
        )
        items = [
            item
            for item in _list(reply)
            if not by_email or _email(item).casefold() == wanted.casefold()
        ]
        pages = int(reply.headers.get("x-wp-totalpages") or 1)
        return OrderPage(
            orders=tuple(self._brief(item) for item in items),
            next=str(page + 1) if page < pages else "",
            as_of=self._now(),
        )

    async def order(self, number: str) -> Order | None:
        """The order by its number: mostly its id, unless a plugin numbers on its own."""
        wanted = number.strip().lstrip("#").casefold()
        if not wanted:
            return None
        item = await self._find(wanted)
        if item is None:
            return None
        return await followed(await self._whole(item), self._tracker, seconds=read_seconds() / 3)

    async def tracking(self, number: str) -> Tracking | None:
        """The parcel, from the tracking service."""
        return None if self._tracker is None else await self._tracker.track(number)

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """The merchant's policy; WooCommerce has no word on returns."""
        return eligibility(order, self._policies.returns, now=self._now())

    async def policies(self) -> Policies:
        """What the merchant wrote down here."""
        return self._policies

    async def perform(
        self, action: Action, *, key: str, dry_run: bool, by: str = ""
    ) -> ActionResult:
        """Do it once."""
        if action.KIND not in self.kinds:
            raise not_offered()
        return await self._once.perform(action, key=key, dry_run=dry_run, by=by)

    async def act(self, action: Action, order: Order, *, mark: str) -> Deed:
        """Do it now; only `Once` calls this."""
        return await self._hand.act(action, order, mark=mark)

    async def find(self, action: Action, order: Order, *, mark: str) -> Deed | None:
        """Look for its trace; only `Once` calls this."""
        return await self._hand.find(action, order, mark=mark)

    async def missing(self) -> tuple[str, ...]:
        """A sentence for each thing the key may not do, and for a webhook that was switched off."""
        told: list[str] = []
        for path, purpose in (("/orders", "read orders"), ("/customers", "find customers")):
            try:
                await self._wire.read("GET", f"{path}?per_page=1")
            except ShopRefused as refusal:
                if refusal.fact != "missing_right":
                    raise
                told.append(f"The key may not {purpose}: make one with read and write rights.")
        if self._hooks_url:
            told += await self._switched_off()
        return tuple(told)

    async def newest(self) -> Order | None:
        """The newest order of the shop."""
        reply = await self._wire.read("GET", "/orders?per_page=1&orderby=date&order=desc")
        return next((self._brief(item) for item in _list(reply)), None)

    async def subscribe(self, url: str, *, secret: str) -> None:
        """Have WooCommerce post changes of orders to `url`; webhooks that are there stay.

        Args:
            url: ours, with the merchant in it.
            secret: WooCommerce signs with it.
        """
        hooks = _list(await self._wire.read("GET", "/webhooks?per_page=100"))
        there = {str(hook.get("topic")) for hook in hooks if hook.get("delivery_url") == url}
        for topic in TOPICS:
            if topic not in there:
                asked = {
                    "name": f"Batonpass {topic}",
                    "topic": topic,
                    "delivery_url": url,
                    "secret": secret,
                }
                await self._wire.act("POST", "/webhooks", json=asked)

    async def _switched_off(self) -> list[str]:
        try:
            reply = await self._wire.read("GET", "/webhooks?per_page=100")
        except ShopRefused:
            return ["The key may not see webhooks: we cannot tell whether they still come."]
        ours = [
            hook
            for hook in _list(reply)
            if str(hook.get("delivery_url") or "").startswith(self._hooks_url)
        ]
        if not ours:
            return ["The shop has no webhook for us: changes are seen only when we ask."]
        return [
            f"WooCommerce switched the webhook “{hook.get('name')}” off after failures:"
            " switch it on again under WooCommerce, Settings, Advanced, Webhooks."
            for hook in ours
            if hook.get("status") != "active"
        ]

    async def _find(self, wanted: str) -> dict[str, Any] | None:
        if wanted.isdigit() and len(wanted) < 19:  # noqa: PLR2004 - a database's longest number
            reply = await self._wire.read("GET", f"/orders/{wanted}", absent=True)
            if reply.status == 200 and str(reply.data.get("number")).casefold() == wanted:  # noqa: PLR2004 - found
                return dict(reply.data)
        query = urlencode({"search": wanted, "per_page": 20})
        for item in _list(await self._wire.read("GET", f"/orders?{query}")):
            if str(item.get("number")).lstrip("#").casefold() == wanted:
                return item
        return None

    async def _whole(self, item: dict[str, Any]) -> Order:
        """The order with its refunds and notes; what does not come in time is a gap."""
        gaps: list[str] = []
        refunds, notes = await asyncio.gather(
            self._side(f"/orders/{item['id']}/refunds?per_page=50", bool(item.get("refunds"))),
            self._side(f"/orders/{item['id']}/notes?type=internal", needed=True),
        )
        if refunds is None and item.get("refunds"):
            gaps.append("refunds")
        if notes is None:
            gaps.append("note")
        return read.order(
            item,
            as_of=self._now(),
            custom_marks=self._marks,
            status_url=self._status_url(item),
            refunds=refunds,
            notes=[note for note in notes or () if note.get("added_by_user") is not False],
            gaps=gaps,
        )

    async def _side(self, path: str, needed: bool) -> list[dict[str, Any]] | None:  # noqa: FBT001 - private
        if not needed:
            return []
        try:
            return _list(await self._wire.read("GET", path, seconds=read_seconds() / SHARE))
        except (ShopDown, ShopRefused):
            return None

    def _brief(self, item: dict[str, Any]) -> Order:
        return read.order(
            item,
            as_of=self._now(),
            custom_marks=self._marks,
            status_url=self._status_url(item),
        )

    def _status_url(self, item: dict[str, Any]) -> str:
        return f"{self._site}/my-account/view-order/{item['id']}/"


def _list(reply: Reply) -> list[dict[str, Any]]:
    data = reply.data
    return [item for item in data if isinstance(item, dict)] if isinstance(data, list) else []


def _email(item: dict[str, Any]) -> str:
    return str((item.get("billing") or {}).get("email") or "")
