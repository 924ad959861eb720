"""One shop of a merchant's own behind the port: every call signed, nothing else assumed."""

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

import msgspec
from standardwebhooks import Webhook

from batonpass.adapters.net import Door
from batonpass.adapters.shops.once import Deed, Once
from batonpass.adapters.shops.own import contract, read
from batonpass.adapters.shops.signature import fingerprint
from batonpass.adapters.shops.wire import ACT_SECONDS, Wire, read_seconds
from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.action import KINDS, Action, ActionResult
from batonpass.domain.shop.limit import Limits
from batonpass.domain.shop.policy import Policies, ReturnEligibility, eligibility
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking
from batonpass.services.shop import PAGE, PAGE_MAX, ActionLedger, OrderPage

SCOPE: Final = frozenset(KINDS)


class OwnShop:
    """A shop that serves `contract.openapi()`."""

    name = "Own shop"

    def __init__(
        self,
        door: Door,
        *,
        base: str,
        secret: str,
        ledger: ActionLedger,
        now: Callable[[], datetime],
        policies: Policies,
        limits: Limits | None = None,
        kinds: frozenset[str] = SCOPE,
    ) -> None:
        """Connect nothing yet.

        Args:
            door: the one way out.
            base: where the contract is served, https.
            secret: shared, as `whsec_` and base64.
            ledger: the merchant's trail of actions.
            now: the clock; the signature carries it.
            policies: what the merchant promises.
            limits: bounds on actions.
            kinds: the actions this shop serves.
        """
        self.kinds = kinds
        self._wire = Wire(door, base=base, headers={})
        self._hook = Webhook(secret)
        self._once = Once(self, ledger=ledger, limits=limits or Limits(), now=now)
        self._now = now
        self._policies = policies
        self._calls = 0

    async def customer_by_email(self, email: str) -> ShopCustomer | None:
        """The buyer by that address; an answer for another address is none."""
        wanted = email.strip().casefold()
        told = await self._ask("/customer", contract.CustomerAsked(email=wanted))
        found = read.customer(told.get("customer"), as_of=self._now())
        return found if found and found.email.casefold() == wanted else None

    async def customer_by_id(self, id_: str) -> ShopCustomer | None:  # noqa: ARG002 - the port's form
        """Nobody: this shop signs nobody in through us."""
        return None

    async def orders_of(self, buyer: str, *, limit: int = PAGE, cursor: str = "") -> OrderPage:
        """A page of their orders."""
        asked = contract.OrdersAsked(
            buyer=buyer.strip(), limit=max(1, min(limit, PAGE_MAX)), cursor=cursor
        )
        try:
            told = await self._ask("/orders", asked)
        except ShopRefused as refusal:
            if cursor and refusal.fact == "not_accepted":
                raise Malformed(field="cursor", cure="one that a page before this gave") from None
            raise
        now = self._now()
        orders = (read.order(item, as_of=now) for item in told.get("orders") or ())
        return OrderPage(
            orders=tuple(order for order in orders if order is not None),
            next=str(told.get("next") or ""),
            as_of=now,
        )

    async def order(self, number: str) -> Order | None:
        """The order by its number; an answer about another number is none."""
        wanted = number.strip().lstrip("#").casefold()
        if not wanted:
            return None
        told = await self._ask("/order", contract.OrderAsked(number=wanted))
        found = read.order(told.get("order"), as_of=self._now())
        return found if found and found.number.lstrip("#").casefold() == wanted else None

    async def tracking(self, number: str) -> Tracking | None:
        """The parcel by its tracking number."""
        told = await self._ask("/tracking", contract.TrackingAsked(number=number.strip()))
        return read.tracking(told.get("tracking"))

    async def return_eligibility(self, order: Order) -> ReturnEligibility:
        """The merchant's policy, applied to what the shop says of the order."""
        return eligibility(order, self._policies.returns, now=self._now())

    async def policies(self) -> Policies:
        """What the merchant wrote down here."""
        return self._policies

    async def perform(
        self, action: Action, *, key: str, dry_run: bool, by: str = ""
    ) -> ActionResult:
        """Do it once."""
        if action.KIND not in self.kinds:
            raise ShopRefused(why="This shop does not offer that.", fact="not_offered")
        return await self._once.perform(action, key=key, dry_run=dry_run, by=by)

    async def act(self, action: Action, order: Order, *, mark: str) -> Deed:  # noqa: ARG002 - the vendors' form
        """Do it now; only `Once` calls this."""
        asked = contract.ActionAsked(key=mark, action=action)
        told = await self._post("/actions", asked, seconds=ACT_SECONDS, acts=True)
        deed = _deed(told.get("done"))
        if deed is None:
            raise ShopDown(why="it does not say what it did", may_have_acted=True)
        return deed

    async def find(self, action: Action, order: Order, *, mark: str) -> Deed | None:  # noqa: ARG002 - the vendors' form
        """Look for its key; only `Once` calls this."""
        told = await self._ask("/actions/find", contract.FindAsked(key=mark))
        return _deed(told.get("done"))

    async def missing(self) -> tuple[str, ...]:
        """What the shop itself says is missing."""
        told = await self._ask("/health", contract.HealthAsked())
        return tuple(str(sentence)[:200] for sentence in told.get("missing") or ())

    async def newest(self) -> Order | None:
        """The sample the shop gives."""
        told = await self._ask("/health", contract.HealthAsked())
        return read.order(told.get("sample"), as_of=self._now())

    async def _ask(self, path: str, asked: msgspec.Struct) -> dict[str, Any]:
        return await self._post(path, asked, seconds=None, acts=False)

    async def _post(
        self, path: str, asked: msgspec.Struct, *, seconds: float | None, acts: bool
    ) -> dict[str, Any]:
        now = self._now()
        self._calls += 1
        body = msgspec.json.encode(asked)
        name = f"msg_{fingerprint(body + str((now, self._calls, id(self))).encode())}"
        headers = {
            "webhook-id": name,
            "webhook-timestamp": str(int(now.timestamp())),
            "webhook-signature": self._hook.sign(name, now, body.decode()),
        }
        call = self._wire.act if acts else self._wire.read
        left = read_seconds() if seconds is None else seconds
        reply = await call("POST", path, json=msgspec.Raw(body), seconds=left, headers=headers)
        if not isinstance(reply.data, dict):
            raise ShopDown(why="it sent no object", cause=Cause.GARBLED, may_have_acted=acts)
        return reply.data


def _deed(told: object) -> Deed | None:
    if not isinstance(told, dict):
        return None
    return Deed(said=str(told.get("said") or "Done."), reference=str(told.get("reference") or ""))
