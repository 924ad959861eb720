"""Each connection gets its adapter, and its secrets show themselves nowhere."""

import asyncio
from datetime import timedelta

import msgspec
import pytest

from batonpass.adapters.net import Door
from batonpass.adapters.shops.connect import connected
from batonpass.adapters.shops.demo import POLICIES
from batonpass.adapters.shops.pushed import PushedShop, folded
from batonpass.adapters.shops.shopify import ShopifyShop
from batonpass.adapters.shops.shopify import webhook as shopify_webhook
from batonpass.adapters.shops.woocommerce import WooShop
from batonpass.adapters.shops.woocommerce import webhook as woo_webhook
from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.action import AddTag
from batonpass.domain.shop.connection import (
    Connection,
    Link,
    OwnLink,
    ShopifyLink,
    TrackerLink,
    WooLink,
)
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused
from batonpass.domain.shop.value import Order
from batonpass.services.shop import Shop
from contract.shops.carrier_mock import MockCarriers
from contract.shops.ledger import MemoryLedger
from contract.shops.server import Heard, Said, serving
from contract.shops.shopify_mock import TOKEN, MockShopify, schema_of
from contract.shops.woo_mock import KEY, SECRET, MockWoo
from contract.shops.worlds import NOON, everything, seen_at_noon

LINKS: list[Link] = [
    ShopifyLink(address="https://x.example", token="hidden", hook_secrets=("hidden",)),
    WooLink(address="https://x.example", key="hidden", secret="hidden"),
    OwnLink(address="https://x.example", secret="whsec_aGlkZGVu"),
]


@pytest.mark.parametrize("link", LINKS)
def test_a_connection_survives_storage_and_prints_no_secret(link: Link) -> None:
    tracker = TrackerLink(address="", service="easypost", key="hidden")
    connection = Connection(link=link, salt="hidden", tracker=tracker)

    stored = msgspec.json.encode(connection)

    assert msgspec.json.decode(stored, type=Connection) == connection
    for shown in (repr(connection), str(connection), repr(link), repr(tracker), f"{[connection]}"):
        assert "hidden" not in shown
        assert "aGlkZGVu" not in shown
    assert link.__rich_repr__() == [("address", "https://x.example")]


@pytest.mark.parametrize("kind", ["shopify", "woocommerce"])
async def test_the_live_check_shows_one_real_order(kind: str) -> None:
    schema_of("2026-10")
    mock = (
        MockShopify(seen_at_noon(), everything().people)
        if kind == "shopify"
        else MockWoo(seen_at_noon(), everything().people)
    )
    async with serving(mock.handle) as server, serving(MockCarriers(seen_at_noon()).handle) as far:
        link: Link = (
            ShopifyLink(address=server.url, token=TOKEN)
            if kind == "shopify"
            else WooLink(address=server.url, key=KEY, secret=SECRET)
        )
        door = Door(allow=["127.0.0.1"])
        shop = connected(
            Connection(
                link=link,
                salt="s",
                tracker=TrackerLink(address=far.url, service="aftership", key="ASkey"),
            ),
            door=door,
            ledger=MemoryLedger(),
            now=lambda: NOON,
            policies=POLICIES,
        )
        health = await shop.health()
        await door.aclose()

    assert health.is_answering
    assert health.sample is not None
    assert health.sample.number.endswith("1016")


@pytest.mark.parametrize("link", LINKS)
@pytest.mark.parametrize("address", ["http://127.0.0.1:8000", "https://10.0.0.1", "http://[::1]"])
async def test_no_connection_leads_into_the_operators_own_network(link: Link, address: str) -> None:
    door = Door()
    shop = connected(
        Connection(link=msgspec.structs.replace(link, address=address), salt="s"),
        door=door,
        ledger=MemoryLedger(),
        now=lambda: NOON,
        policies=POLICIES,
    )

    with pytest.raises(ShopDown) as down:
        await shop.order("1001")
    health = await shop.health()
    await door.aclose()

    assert down.value.cause is Cause.FORBIDDEN_ADDRESS
    assert not health.is_answering
    assert health.last_error


class Shelf:
    """Pushed orders as long as the test lives."""

    def __init__(self) -> None:
        self.orders: dict[str, Order] = {}

    async def put(self, order: Order) -> bool:
        there = self.orders.get(folded(order.number))
        if there is not None and there.as_of > order.as_of:
            return False
        self.orders[folded(order.number)] = order
        return True

    async def by_number(self, number: str) -> Order | None:
        return self.orders.get(number)

    async def by_parcel(self, tracking_number: str) -> Order | None:
        for order in self.orders.values():
            for parcel in order.fulfilments:
                if parcel.tracking and parcel.tracking.number == tracking_number:
                    return order
        return None

    async def of_buyer(self, buyer: str, *, after: str, limit: int) -> tuple[Order, ...]:
        mine = [
            order
            for order in self.orders.values()
            if buyer in {order.email.casefold(), order.customer_id}
        ]
        mine.sort(key=lambda order: order.placed_at, reverse=True)
        numbers = [folded(order.number) for order in mine]
        start = numbers.index(after) + 1 if after else 0
        return tuple(mine[start : start + limit])

    async def newest(self) -> Order | None:
        return max(self.orders.values(), key=lambda order: order.placed_at, default=None)


async def test_a_shop_that_only_pushes_is_read_like_any_other() -> None:
    shelf = Shelf()
    for order in seen_at_noon():
        await shelf.put(order)
    shop: Shop = PushedShop(shelf, now=lambda: NOON, policies=POLICIES)

    order_ = await shop.order("#1003")
    assert order_ is not None
    assert order_.fulfilments[0].tracking is not None
    found = await shop.tracking(order_.fulfilments[0].tracking.number)
    first = await shop.orders_of("Rupert.Ashdown@example.com", limit=10)
    rest = await shop.orders_of("rupert.ashdown@example.com", limit=10, cursor=first.next)
    buyer = await shop.customer_by_email("rupert.ashdown@example.com")

    assert found == order_.fulfilments[0].tracking
    assert len({o.number for o in (*first.orders, *rest.orders)}) == 15
    assert rest.next == ""
    assert buyer is not None
    assert buyer.orders_count == 15
    assert (await shop.health()).sample is not None
    with pytest.raises(Malformed):
        await shop.orders_of("a@example.com", cursor="forged")
    with pytest.raises(ShopRefused) as refusal:
        await shop.perform(AddTag(order="#1003", tag="x"), key="k", dry_run=True)
    assert refusal.value.fact == "not_offered"


async def test_a_push_that_was_overtaken_does_not_undo_the_newer_one() -> None:
    shelf = Shelf()
    order = seen_at_noon()[-1]
    older = msgspec.structs.replace(order, note="old", as_of=NOON - timedelta(hours=1))

    assert await shelf.put(order)
    assert not await shelf.put(older)


async def test_webhooks_are_asked_for_once_however_often_the_merchant_connects() -> None:
    mock = MockShopify([], [])
    async with serving(mock.handle) as server:
        door = Door(allow=["127.0.0.1"])
        shop = ShopifyShop(
            door, base=server.url, token=TOKEN, ledger=MemoryLedger(), now=lambda: NOON,
            policies=POLICIES, salt=b"s",
        )  # fmt: skip
        assert await shop.subscribe("https://bp.example/hooks/shopify/1") == ()
        assert await shop.subscribe("https://bp.example/hooks/shopify/1") == ()
        await door.aclose()

    assert {topic for topic, _ in mock.hooks} == set(shopify_webhook.TOPICS)


async def test_woocommerce_webhooks_are_made_once_and_their_secret_is_told_once() -> None:
    mock = MockWoo([], [])
    url = "https://bp.example/hooks/woo/1"
    async with serving(mock.handle) as server:
        door = Door(allow=["127.0.0.1"])
        shop = WooShop(
            door, base=server.url, key=KEY, secret=SECRET, ledger=MemoryLedger(),
            now=lambda: NOON, policies=POLICIES, salt=b"s", hooks_url=url,
        )  # fmt: skip
        await shop.subscribe(url, secret="hush")
        await shop.subscribe(url, secret="hush")
        missing = await shop.missing()
        await door.aclose()

    assert sorted(hook["topic"] for hook in mock.webhooks) == sorted(woo_webhook.TOPICS)
    assert missing == ()


async def test_a_shop_that_hangs_keeps_no_other_merchant_waiting() -> None:
    async def hangs(_: Heard) -> Said:
        return Said(delay_seconds=30)

    quick = MockWoo(seen_at_noon(), everything().people)
    async with serving(hangs) as dead, serving(quick.handle) as alive:
        door = Door(allow=["127.0.0.1"])  # one for all merchants
        links: list[Link] = [
            ShopifyLink(address=dead.url, token=TOKEN),
            WooLink(address=alive.url, key=KEY, secret=SECRET),
        ]
        slow, other = (
            connected(
                Connection(link=link, salt="s"),
                door=door,
                ledger=MemoryLedger(),
                now=lambda: NOON,
                policies=POLICIES,
            ).within(10.0)
            for link in links
        )
        waiting = [asyncio.create_task(slow.order(f"{n}")) for n in range(300)]
        await asyncio.sleep(0.2)

        for number in ("1001", "1002", "1003"):
            assert await other.order(number) is not None

        assert not any(task.done() for task in waiting)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)
        await door.aclose()
