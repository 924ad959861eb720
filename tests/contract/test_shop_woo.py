"""What is peculiar to WooCommerce: plugins, taxes, webhooks that switch themselves off."""

from typing import Any

import pytest

from batonpass.adapters.net import Door
from batonpass.adapters.shops.carrier import AfterShip
from batonpass.adapters.shops.demo import POLICIES
from batonpass.adapters.shops.steady import Steady
from batonpass.adapters.shops.woocommerce import WooShop
from batonpass.adapters.shops.woocommerce.parcel import parcels
from batonpass.domain.shop.action import Pieces, RefundLines
from batonpass.domain.shop.value import FulfilmentState, OrderState, PaymentState
from contract.shops.ledger import MemoryLedger
from contract.shops.server import said
from contract.shops.woo_mock import KEY, SECRET, MockWoo
from contract.shops.worlds import NOON, SALT, everything, seen_at_noon, woocommerce


def a_mock() -> MockWoo:
    return MockWoo(seen_at_noon(), everything().people)


def meta(key: str, value: object) -> dict[str, Any]:
    return {"id": 7, "status": "completed", "meta_data": [{"key": key, "value": value}]}


PLUGINS = [
    meta("_wc_shipment_tracking_items", [{"tracking_provider": "dhl", "tracking_number": "A1"}]),
    meta(
        "_wc_shipment_tracking_items",
        '[{"custom_tracking_provider": "dhl", "tracking_number": "A1", "date_shipped": 17000}]',
    ),
    meta("_aftership_tracking_items", [{"slug": "dhl", "tracking_number": "A1"}]),
    meta("ywot_tracking_code", "A1")
    | {
        "meta_data": [
            {"key": "ywot_tracking_code", "value": "A1"},
            {"key": "ywot_carrier_name", "value": "dhl"},
        ]
    },
    {
        "id": 7,
        "status": "completed",
        "meta_data": [
            {"key": "_aftership_tracking_number", "value": "A1"},
            {"key": "_aftership_tracking_provider_name", "value": "dhl"},
        ],
    },
    {
        "id": 7,
        "status": "completed",
        "line_items": [
            {
                "id": 1,
                "meta_data": [
                    {
                        "key": "_vi_wot_order_item_tracking_data",
                        "value": '[{"tracking_number": "OLD"}, {"tracking_number": "A1",'
                        ' "carrier_name": "dhl", "carrier_url": "https://t.example/{tracking_number}"}]',
                    }
                ],
            }
        ],
    },
]  # fmt: skip


@pytest.mark.parametrize("order", PLUGINS)
def test_the_number_is_found_wherever_a_plugin_keeps_it(order: dict[str, Any]) -> None:
    found = parcels(order)

    assert len(found) == 1
    assert found[0].tracking is not None
    assert (found[0].tracking.number, found[0].tracking.carrier) == ("A1", "dhl")
    assert found[0].state is FulfilmentState.SENT


@pytest.mark.parametrize(
    "value", ["", "not json", "{}", None, 7, [None], [{"tracking_number": None}], "[1, 2]"]
)
def test_rubbish_in_a_plugins_data_harms_nobody(value: object) -> None:
    found = parcels(meta("_wc_shipment_tracking_items", value))

    assert all(parcel.tracking is None or parcel.tracking.number == "" for parcel in found)


def test_a_link_that_is_no_web_address_is_dropped() -> None:
    item = {"tracking_number": "A1", "custom_tracking_link": "javascript:alert(1)"}

    found = parcels(meta("_wc_shipment_tracking_items", [item]))

    assert found[0].tracking is not None
    assert found[0].tracking.url == ""


def test_a_sent_order_without_a_number_is_one_untracked_parcel() -> None:
    sent = parcels({"id": 7, "status": "completed", "date_completed_gmt": "2026-11-20T10:00:00"})
    arrived = parcels({"id": 7, "status": "delivered"})

    assert [parcel.tracking for parcel in sent] == [None]
    assert sent[0].sent_at is not None
    assert arrived[0].state is FulfilmentState.DELIVERED
    assert parcels({"id": 7, "status": "processing"}) == ()


async def test_an_order_with_a_number_of_its_own_is_found() -> None:
    mock = a_mock()
    mock.orders[1011]["number"] = "LL-2026-77"
    async with woocommerce(mock) as world:
        by_number = await world.shop.order("#ll-2026-77")
        by_id = await world.shop.order("1011")

    assert by_number is not None
    assert by_number.customer_name == "Owen Hartley"
    assert by_id is None  # an id is not what the customer was given


@pytest.mark.parametrize(
    ("status", "state", "payment"),
    [
        ("on-hold", OrderState.ON_HOLD, PaymentState.PAID),
        ("failed", OrderState.PENDING, PaymentState.FAILED),
        ("shipped", OrderState.FULFILLED, PaymentState.PAID),
        ("refunded", OrderState.FULFILLED, PaymentState.REFUNDED),
        ("trash", OrderState.CANCELLED, PaymentState.PAID),
        ("awaiting-pigeon", OrderState.UNKNOWN, PaymentState.PAID),
    ],
)
async def test_each_status_has_our_word_and_a_plugins_own_is_unknown(
    status: str, state: OrderState, payment: PaymentState
) -> None:
    mock = a_mock()
    mock.orders[1011]["status"] = status
    async with woocommerce(mock) as world:
        order = await world.shop.order("1011")

    assert order is not None
    assert (order.state, order.payment) == (state, payment)


async def test_tax_is_paid_back_with_the_goods_and_told_by_rate() -> None:
    mock = a_mock()
    line = mock.orders[1001]["line_items"][1]
    line.update(total="149.58", total_tax="28.42", taxes=[{"id": 75, "total": "28.42"}])
    async with woocommerce(mock) as world:
        order = await world.shop.order("1001")
        assert order is not None
        assert str(order.lines[1].price.amount) == "89.00"
        action = RefundLines(order="1001", lines=(Pieces(line_id=order.lines[1].id, quantity=1),))
        await world.shop.perform(action, key="k", dry_run=False)
        assert world.server is not None
        asked = next(h for h in world.server.heard if h.method == "POST").json

    assert asked["amount"] == "89.00"
    assert asked["line_items"][0]["refund_total"] == 74.79
    assert asked["line_items"][0]["refund_tax"] == [{"id": 75, "refund_total": 14.21}]
    assert asked["api_refund"] is True


async def test_notes_that_do_not_come_are_a_gap_and_the_order_is_shown() -> None:
    async with woocommerce() as world:
        assert world.server is not None
        alive = world.server.handle

        async def loses_notes(heard: Any) -> Any:
            return said({}, 500) if heard.path.endswith("/notes") else await alive(heard)

        world.server.handle = loses_notes
        order = await world.shop.order("1001")

    assert order is not None
    assert order.gaps == ("note",)


async def test_a_silent_carrier_is_a_gap_and_the_order_is_shown() -> None:
    async with woocommerce() as world:
        assert isinstance(world.shop, Steady)
        shop = world.shop._shop
        assert isinstance(shop, WooShop)
        door = Door(allow=["127.0.0.1"])
        shop._tracker = AfterShip(door, key="ASkey", base="http://127.0.0.1:9")  # nobody is there
        order = await world.shop.order("1002")
        await door.aclose()

    assert order is not None
    assert order.gaps == ("tracking",)


@pytest.mark.parametrize(
    ("hooks", "words"),
    [
        ([], "no webhook for us"),
        ([{"name": "Batonpass", "status": "disabled"}], "switched the webhook “Batonpass” off"),
        ([{"name": "Batonpass", "status": "active"}], ""),
    ],
)
async def test_a_webhook_that_was_switched_off_is_noticed_and_told(
    hooks: list[dict[str, Any]], words: str
) -> None:
    mock = a_mock()
    mock.webhooks = [{**hook, "delivery_url": "https://bp.example/hooks/woo/1"} for hook in hooks]
    async with woocommerce(mock) as world:
        assert world.server is not None
        door = Door(allow=["127.0.0.1"])
        shop = WooShop(
            door, base=world.server.url, key=KEY, secret=SECRET, ledger=MemoryLedger(),
            now=lambda: NOON, policies=POLICIES, salt=SALT, hooks_url="https://bp.example/hooks/",
        )  # fmt: skip
        missing = await shop.missing()
        await door.aclose()

    assert words in " ".join(missing)
    assert bool(missing) == bool(words)


async def test_a_key_that_may_only_see_orders_is_told_what_it_lacks() -> None:
    mock = a_mock()
    mock.denied = {"customers"}
    async with woocommerce(mock) as world:
        health = await world.shop.health()

    assert health.missing == (
        "The key may not find customers: make one with read and write rights.",
    )
    assert health.sample is not None
