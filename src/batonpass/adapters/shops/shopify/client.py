"""How Shopify is asked: one post, a bucket of points that refills, errors in a 200."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any, Final

import msgspec

from batonpass.adapters.net import Door
from batonpass.adapters.shops.shopify.query import VERSION
from batonpass.adapters.shops.wire import ACT_SECONDS, Wire, read_seconds, saying
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused

DEFAULT_COST: Final = 100.0  # of an operation never run before
SPARE_SECONDS: Final = 0.05  # the bucket we imagine is a little emptier than the real one


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The data of one answer, and where it is incomplete."""

    data: Mapping[str, Any]
    lacks: tuple[str, ...] = ()  # names of the fields that failed
    denied: tuple[str, ...] = ()  # of those, the ones a missing scope hides


class Bucket:
    """The shop's points as far as we can tell; they refill while we do nothing."""

    def __init__(self) -> None:
        self.costs: dict[str, float] = {}
        self._available = float("inf")
        self._rate = 100.0
        self._most = float("inf")
        self._at = 0.0

    def wait_seconds(self, operation: str, *, now: float) -> float:
        """How long until the bucket holds what `operation` cost last time."""
        cost = self.costs.get(operation, DEFAULT_COST)
        there = min(self._most, self._available + (now - self._at) * self._rate)
        return 0.0 if there >= cost else (cost - there) / self._rate + SPARE_SECONDS

    def learn(self, operation: str, cost: Mapping[str, Any], *, now: float) -> None:
        """Take over what the answer says about points."""
        status = cost.get("throttleStatus") or {}
        self._available = float(status.get("currentlyAvailable", self._available))
        self._rate = max(float(status.get("restoreRate", self._rate)), 1.0)
        self._most = float(status.get("maximumAvailable", self._most))
        self._at = now
        self.costs[operation] = float(cost.get("requestedQueryCost") or DEFAULT_COST)


class Client:
    """One shop's GraphQL endpoint."""

    def __init__(self, door: Door, *, base: str, token: str, version: str = VERSION) -> None:
        self._wire = Wire(
            door,
            base=f"{base.rstrip('/')}/admin/api/{version}",
            headers={"x-shopify-access-token": token},
        )
        self._bucket = Bucket()

    async def ask(
        self, operation: str, variables: Mapping[str, Any], *, seconds: float | None = None
    ) -> Told:
        """The answer to a look-up, waiting for points if that fits in the time.

        Raises:
            ShopDown: throttled beyond the time, silent, or garbled.
            ShopRefused: nothing at all may be read.
        """
        left = read_seconds() if seconds is None else seconds
        return await self._run(operation, variables, seconds=left, acts=False)

    async def change(
        self, operation: str, variables: Mapping[str, Any], *, seconds: float = ACT_SECONDS
    ) -> Mapping[str, Any]:
        """The payload of a mutation's only field.

        Raises:
            ShopDown: `may_have_acted` says whether it can have happened.
            ShopRefused: Shopify's own objection, in its words.
        """
        told = await self._run(operation, variables, seconds=seconds, acts=True)
        payload = next(iter(told.data.values()), None)
        if payload is None:
            raise ShopRefused(
                why="Our key lacks a right in the shop."
                if told.denied
                else f"The shop says no: {', '.join(told.lacks) or 'no reason given'}.",
                fact="missing_right" if told.denied else "not_accepted",
            )
        objections = [
            error
            for name in ("userErrors", "orderCancelUserErrors")
            for error in payload.get(name) or ()
        ]
        if objections:
            raise ShopRefused(why=f"The shop says no: {saying(objections)}.", fact="not_accepted")
        return dict(payload)

    async def _run(
        self, operation: str, variables: Mapping[str, Any], *, seconds: float, acts: bool
    ) -> Told:
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while True:
            wait = self._bucket.wait_seconds(operation, now=loop.time())
            if loop.time() + wait >= end:
                raise _throttled(wait)
            await asyncio.sleep(wait)
            body = {"query": operation, "variables": variables}
            call = self._wire.act if acts else self._wire.read
            reply = await call(
                "POST", "/graphql.json", json=body, seconds=max(end - loop.time(), 0.001)
            )
            if not isinstance(reply.data, dict):
                raise ShopDown(why="it sent no object", cause=Cause.GARBLED, may_have_acted=acts)
            cost = (reply.data.get("extensions") or {}).get("cost") or {}
            self._bucket.learn(operation, cost, now=loop.time())
            errors = _errors(reply.data)
            if any(_code(error) == "THROTTLED" for error in errors):  # and nothing was executed
                if not cost:
                    self._bucket.learn(
                        operation, {"throttleStatus": {"currentlyAvailable": 0}}, now=loop.time()
                    )
                await asyncio.sleep(SPARE_SECONDS)
                continue
            return _told(reply.data, errors, acts=acts)


def _told(answer: Mapping[str, Any], errors: Sequence[Mapping[str, Any]], *, acts: bool) -> Told:
    data = answer.get("data")
    lacks = tuple(dict.fromkeys(_field(error) for error in errors))
    denied = tuple(
        dict.fromkeys(_field(error) for error in errors if _code(error) == "ACCESS_DENIED")
    )
    if data is None or all(value is None for value in data.values()):
        if denied:
            return Told(data={}, lacks=lacks, denied=denied)
        if any(_code(error) in {"INTERNAL_SERVER_ERROR", "TIMEOUT"} for error in errors):
            raise ShopDown(why="it failed inside", may_have_acted=acts)
        if errors:
            raise ShopRefused(why=f"The shop says no: {saying(errors)}.", fact="not_accepted")
    if data is None:
        raise ShopDown(why="its answer is empty", cause=Cause.GARBLED, may_have_acted=acts)
    return Told(data=data, lacks=lacks, denied=denied)


def _errors(answer: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    errors = answer.get("errors") or ()
    if isinstance(errors, str):  # Shopify's older style
        return [{"message": errors}]
    return [error for error in errors if isinstance(error, Mapping)]


def _code(error: Mapping[str, Any]) -> str:
    return str((error.get("extensions") or {}).get("code") or "")


def _field(error: Mapping[str, Any]) -> str:
    names = [name for name in error.get("path") or () if isinstance(name, str)]
    plain = [name for name in names if name not in {"nodes", "edges", "node"}]
    return plain[-1] if plain else saying(error)


def _throttled(wait: float) -> ShopDown:
    return ShopDown(
        why="it asks us to slow down", cause=Cause.THROTTLED, after_seconds=round(wait, 2)
    )
