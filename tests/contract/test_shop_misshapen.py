"""A shop whose plugin or proxy bends its answers costs a gap, and never breaks a conversation."""

import copy
import itertools
import json
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from hmac import digest
from typing import Any, Protocol

import pytest

from batonpass.adapters.shops.carrier.webhook import from_aftership, from_easypost
from batonpass.adapters.shops.shopify import webhook as shopify_webhook
from batonpass.adapters.shops.steady import Steady
from batonpass.adapters.shops.woocommerce import webhook as woo_webhook
from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.news import Delivery
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, Tracking, TrackingEvent, TrackingState
from contract.shops.carrier_mock import aftership, easypost
from contract.shops.server import Heard, Said, said
from contract.shops.worlds import NOON, WORLDS

PARCEL = Tracking(
    number="A1",
    carrier="Hallig",
    state=TrackingState.DELIVERED,
    events=(TrackingEvent(at=NOON, state=TrackingState.DELIVERED, text="Delivered"),),
)
BENT = [None, [], {}, "", "x", -1, 3.5, True, [None], {"a": 1}, "2026-13-45", "NaN", 10**30]


def bends(answer: Any) -> Iterator[Any]:
    """The answer once for every place in it, with something else there each time."""
    odd = itertools.cycle(BENT)

    def places(node: Any, path: tuple[Any, ...]) -> Iterator[tuple[Any, ...]]:
        yield path
        if isinstance(node, dict):
            for key, value in node.items():
                yield from places(value, (*path, key))
        elif isinstance(node, list):
            for index, value in enumerate(node[:2]):
                yield from places(value, (*path, index))

    for path in places(answer, ()):
        if not path:
            yield next(odd)
            continue
        bent = copy.deepcopy(answer)
        node = bent
        for step in path[:-1]:
            node = node[step]
        node[path[-1]] = next(odd)
        yield bent


@pytest.mark.parametrize("name", ["shopify", "woocommerce", "own"])
async def test_whatever_is_bent_the_answer_is_an_order_none_or_an_outage(name: str) -> None:
    async with WORLDS[name]() as world:
        server = world.server
        assert server is not None
        assert isinstance(world.shop, Steady)
        alive = server.handle
        told: list[Any] = []

        async def listen(heard: Heard) -> Said:
            answer = await alive(heard)
            told.append(json.loads(answer.body))
            return answer

        server.handle = listen
        assert await world.shop.order("1001") is not None
        whole = told[0]
        outcomes: dict[str, int] = {}
        for bent in bends(whole):
            first = [said(bent)]

            async def lies(heard: Heard, first: list[Said] = first) -> Said:
                return first.pop() if first else await alive(heard)

            server.handle = lies
            shop = Steady(world.shop._shop, now=lambda: NOON, seconds=10)
            try:
                found = await shop.order("1001")
            except (ShopDown, ShopRefused) as no:
                outcomes[type(no).__name__] = outcomes.get(type(no).__name__, 0) + 1
            else:
                assert found is None or isinstance(found, Order)
                outcomes[type(found).__name__] = outcomes.get(type(found).__name__, 0) + 1

    assert outcomes["Order"] > 20  # most of an answer may be odd, and the order is shown
    assert sum(outcomes.values()) > 60


class Receive(Protocol):
    def __call__(
        self, headers: Mapping[str, str], body: bytes, *, secrets: Sequence[str]
    ) -> Delivery: ...


COMPLIANCE = {
    "shop_domain": "larch.myshopify.com",
    "orders_requested": [1, 2],
    "orders_to_redact": [1],
    "customer": {"id": 9, "email": "ada@example.com", "phone": "1"},
    "data_request": {"id": 5},
    "order": {"id": 7},
    "updated_at": "2026-11-22T10:00:00Z",
    "result": {**easypost(PARCEL), "updated_at": "2026-11-22T10:00:00Z"},
    "description": "tracker.updated",
    "event": "tracking_update",
    "msg": aftership(PARCEL),
}


@pytest.mark.parametrize(
    "topic", ["customers/data_request", "customers/redact", "returns/request", "orders/updated"]
)
def test_a_bent_message_is_malformed_or_understood_and_never_a_crash(topic: str) -> None:
    understood = 0
    for bent in bends(COMPLIANCE):
        body = json.dumps(bent).encode()
        signature = b64encode(digest(b"s", body, "sha256")).decode()
        in_hex = digest(b"s", body, "sha256").hex()
        posts: list[tuple[Receive, dict[str, str]]] = [
            (
                shopify_webhook.delivery,
                {"x-shopify-topic": topic, "x-shopify-hmac-sha256": signature},
            ),
            (
                woo_webhook.delivery,
                {"x-wc-webhook-topic": "order.updated", "x-wc-webhook-signature": signature},
            ),
            (from_aftership, {"aftership-hmac-sha256": signature}),
            (from_easypost, {"x-hmac-signature": in_hex}),
        ]
        for receive, headers in posts:
            try:
                understood += isinstance(receive(headers, body, secrets=["s"]), Delivery)
            except Malformed:
                continue

    assert understood > 100
