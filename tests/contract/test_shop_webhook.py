"""What shops and carriers post to us is believed only with the right signature, and only once."""

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import digest, new
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID

import msgspec
import pytest
import yaml
from cryptography.fernet import Fernet

from batonpass.adapters.net import Door
from batonpass.adapters.shops.carrier import AfterShip, EasyPost, easypost
from batonpass.adapters.shops.carrier.webhook import from_aftership, from_easypost
from batonpass.adapters.shops.shopify import install
from batonpass.adapters.shops.shopify import webhook as shopify
from batonpass.adapters.shops.signature import BadSignature
from batonpass.adapters.shops.vault import Unsealable, Vault
from batonpass.adapters.shops.woocommerce import webhook as woo
from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.news import (
    DataAsked,
    Delivery,
    Disconnected,
    DisputeOpened,
    EraseCustomer,
    EraseShop,
    Ignored,
    OrderChanged,
    ParcelMoved,
    is_late,
    supersedes,
)
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.domain.shop.value import TrackingState
from contract.shops import carrier_mock
from contract.shops.carrier_mock import MockCarriers
from contract.shops.server import Heard, Said, said, serving
from contract.shops.shopify_mock import schemas
from contract.shops.worlds import NOON, seen_at_noon

SECRET = "hush"


def signed(body: bytes, secret: str = SECRET) -> str:
    return b64encode(new(secret.encode(), body, sha256).digest()).decode()


def from_shopify(
    topic: str, told: object, *, secret: str = SECRET, secrets: Sequence[str] = (SECRET,)
) -> Delivery:
    body = msgspec.json.encode(told)
    headers = {
        "X-Shopify-Topic": topic,
        "X-Shopify-Hmac-SHA256": signed(body, secret),
        "X-Shopify-Shop-Domain": "larch.myshopify.com",
        "X-Shopify-Webhook-Id": "wh-1",
        "X-Shopify-Triggered-At": "2026-11-22T11:59:00.123456789Z"[:26] + "Z",
    }
    return shopify.delivery(headers, body, secrets=secrets)


ORDER = {"id": 7, "name": "#1001", "updated_at": "2026-11-22T11:59:00-05:00"}


def test_a_signed_message_says_which_order_to_read_again() -> None:
    told = from_shopify("orders/updated", ORDER)

    assert told.id == "wh-1"
    assert isinstance(told.news, OrderChanged)
    assert told.news.order_id == "gid://shopify/Order/7"
    assert told.news.number == "#1001"
    assert told.at == datetime(2026, 11, 22, 11, 59, 0, 123456, tzinfo=UTC)


def test_the_same_message_twice_has_the_same_name_and_the_same_body() -> None:
    one, two = from_shopify("orders/updated", ORDER), from_shopify("orders/updated", ORDER)

    assert (one.id, one.digest) == (two.id, two.digest)
    assert from_shopify("orders/updated", {**ORDER, "id": 8}).digest != one.digest


def test_a_wrong_signature_is_refused_whoever_it_pretends_to_be() -> None:
    body = msgspec.json.encode(ORDER)
    for told in ("", "x", signed(body, "other"), signed(body + b" "), signed(body)[:-1]):
        headers = {"x-shopify-topic": "orders/updated", "x-shopify-hmac-sha256": told}
        with pytest.raises(BadSignature):
            shopify.delivery(headers, body, secrets=[SECRET])
        with pytest.raises(BadSignature):
            woo.delivery({"x-wc-webhook-signature": told}, body, secrets=[SECRET])
        with pytest.raises(BadSignature):
            from_aftership({"aftership-hmac-sha256": told}, body, secrets=[SECRET])
        with pytest.raises(BadSignature):
            from_easypost({"x-hmac-signature": told}, body, secrets=[SECRET])


@pytest.mark.parametrize("secrets", [[], [""]])
def test_without_a_secret_nothing_is_believed(secrets: list[str]) -> None:
    with pytest.raises(BadSignature):
        from_shopify("orders/updated", ORDER, secret="", secrets=secrets)


def test_while_a_secret_is_changed_both_count() -> None:
    told = from_shopify("orders/updated", ORDER, secrets=["new", SECRET])

    assert isinstance(told.news, OrderChanged)


CUSTOMER = {"id": 9, "email": "ada@example.com", "phone": "555-625-1199"}


def test_the_three_compliance_topics_say_whom_to_export_and_whom_to_erase() -> None:
    asked = from_shopify(
        "customers/data_request",
        {
            "shop_domain": "larch.myshopify.com",
            "orders_requested": [1, 2],
            "customer": CUSTOMER,
            "data_request": {"id": 5},
        },
    ).news
    erase = from_shopify(
        "customers/redact",
        {"shop_domain": "larch.myshopify.com", "customer": CUSTOMER, "orders_to_redact": [3]},
    ).news
    gone = from_shopify("shop/redact", {"shop_id": 1, "shop_domain": "larch.myshopify.com"}).news

    assert asked == DataAsked(
        shop="larch.myshopify.com",
        customer_id="gid://shopify/Customer/9",
        email="ada@example.com",
        request_id="5",
        orders=("gid://shopify/Order/1", "gid://shopify/Order/2"),
    )
    assert isinstance(erase, EraseCustomer)
    assert erase.email == "ada@example.com"
    assert erase.orders == ("gid://shopify/Order/3",)
    assert gone == EraseShop(shop="larch.myshopify.com")


def test_every_other_topic_we_subscribe_to_has_a_meaning() -> None:
    assert isinstance(from_shopify("refunds/create", {"id": 1, "order_id": 7}).news, OrderChanged)
    assert isinstance(from_shopify("fulfillments/update", {"order_id": 7}).news, OrderChanged)
    returned = from_shopify("returns/request", {"order": {"id": 7}}).news
    assert isinstance(returned, OrderChanged)
    assert returned.order_id == "gid://shopify/Order/7"
    dispute = from_shopify("disputes/create", {"order_id": 7, "status": "needs_response"}).news
    assert dispute == DisputeOpened(order_id="gid://shopify/Order/7", state="needs_response")
    assert from_shopify("app/uninstalled", {}).news == Disconnected(shop="larch.myshopify.com")
    assert from_shopify("themes/publish", {}).news == Ignored(topic="themes/publish")
    for topic in shopify.TOPICS:
        spoken = topic.lower().replace("_", "/", 1)
        assert not isinstance(from_shopify(spoken, {"order_id": 1}).news, Ignored)


@pytest.mark.parametrize("body", [b"", b"[]", b'{"id": ', b"\xff\xfe", b"null"])
def test_signed_rubbish_is_malformed_and_no_crash(body: bytes) -> None:
    headers = {"x-shopify-topic": "orders/updated", "x-shopify-hmac-sha256": signed(body)}
    with pytest.raises(Malformed):
        shopify.delivery(headers, body, secrets=[SECRET])


def test_a_message_kept_by_somebody_for_long_is_late_but_erasing_never_is() -> None:
    order = from_shopify("orders/updated", ORDER)
    erase = from_shopify("customers/redact", {"customer": CUSTOMER})

    assert not is_late(order, now=NOON)
    assert is_late(order, now=NOON + timedelta(hours=7))
    assert not is_late(erase, now=NOON + timedelta(days=20))


def proxied(**changes: str) -> list[tuple[str, str]]:
    told = {
        "shop": "larch.myshopify.com",
        "logged_in_customer_id": "9",
        "path_prefix": "/apps/help",
        "timestamp": str(int(NOON.timestamp())),
        **changes,
    }
    message = "".join(sorted(f"{name}={value}" for name, value in told.items()))
    signature = digest(SECRET.encode(), message.encode(), "sha256").hex()
    return [*told.items(), ("signature", signature)]


def test_the_signed_in_customer_of_the_app_proxy_is_proven() -> None:
    who = shopify.visitor(proxied(), secret=SECRET, now=NOON + timedelta(seconds=20))
    nobody = shopify.visitor(proxied(logged_in_customer_id=""), secret=SECRET, now=NOON)

    assert who == shopify.Visitor(
        shop="larch.myshopify.com", customer_id="gid://shopify/Customer/9"
    )
    assert nobody.customer_id == ""


def test_a_changed_forged_or_old_proxy_address_proves_nothing() -> None:
    changed = [("logged_in_customer_id", "10"), *proxied()[2:], proxied()[0]]
    added = [*proxied(), ("logged_in_customer_id", "10")]
    for query, now in (
        (changed, NOON),
        (added, NOON),
        (proxied()[:-1], NOON),
        (proxied(), NOON + timedelta(minutes=5)),
        (proxied(timestamp="soon"), NOON),
    ):
        with pytest.raises(BadSignature):
            shopify.visitor(query, secret=SECRET, now=now)


def from_woo(headers: Mapping[str, str], told: object) -> Delivery:
    body = msgspec.json.encode(told)
    return woo.delivery({"X-WC-Webhook-Signature": signed(body), **headers}, body, secrets=[SECRET])


def test_woocommerce_names_the_order_and_its_delivery() -> None:
    headers = {
        "X-WC-Webhook-Topic": "order.updated",
        "X-WC-Webhook-Resource": "order",
        "X-WC-Webhook-Delivery-ID": "d-77",
    }
    told = from_woo(
        headers, {"id": 727, "number": "727", "date_modified_gmt": "2026-11-22T10:00:00"}
    )

    assert told.id == "d-77"
    assert told.news == OrderChanged(
        order_id="727", number="727", changed_at=datetime(2026, 11, 22, 10, tzinfo=UTC)
    )
    coupon = {"X-WC-Webhook-Topic": "coupon.updated", "X-WC-Webhook-Resource": "coupon"}
    assert isinstance(from_woo(coupon, {"id": 1}).news, Ignored)


def test_the_first_ping_of_woocommerce_is_a_form_and_is_let_pass() -> None:
    told = woo.delivery({}, b"webhook_id=142", secrets=[SECRET])

    assert told.news == Ignored(topic="ping")


def test_nothing_but_the_ping_passes_unsigned() -> None:
    with pytest.raises(BadSignature):
        woo.delivery({"x-wc-webhook-topic": "order.updated"}, b"webhook_id=1", secrets=[SECRET])


PARCELS = [
    parcel.tracking for order in seen_at_noon()[-16:] for parcel in order.fulfilments
    if parcel.tracking
]  # fmt: skip


@pytest.mark.parametrize("service", ["easypost", "aftership"])
async def test_both_services_bring_a_parcel_to_the_same_form(service: str) -> None:
    async with serving(MockCarriers(seen_at_noon()).handle) as server:
        door = Door(allow=["127.0.0.1"])
        tracker = (
            EasyPost(door, key="EZkey", base=server.url)
            if service == "easypost"
            else AfterShip(door, key="ASkey", base=server.url)
        )
        for parcel in PARCELS:
            found = await tracker.track(parcel.number, carrier=parcel.carrier)
            assert found is not None
            assert found.state is parcel.state
            assert [scan.state for scan in found.events] == [scan.state for scan in parcel.events]
            assert [scan.at for scan in found.events] == [scan.at for scan in parcel.events]
            assert found.url == parcel.url
        assert await tracker.track("NOBODY") is None
        await door.aclose()


async def test_a_bad_key_of_a_tracking_service_is_a_refusal() -> None:
    async with serving(MockCarriers([]).handle) as server:
        door = Door(allow=["127.0.0.1"])
        for tracker in (
            EasyPost(door, key="x", base=server.url),
            AfterShip(door, key="x", base=server.url),
        ):
            with pytest.raises(ShopRefused) as refusal:
                await tracker.track("1")
            assert refusal.value.fact == "not_authorised"
        await door.aclose()


def test_a_recorded_answer_of_easypost_is_read_whole() -> None:
    path: Path = schemas() / "easypost" / "test_tracker_retrieve.yaml"
    recorded = (
        yaml.safe_load(path.read_text())["interactions"][0]["response"]["body"]["string"]
        if path.exists()
        else msgspec.json.encode(carrier_mock.easypost(PARCELS[0])).decode()
    )

    found = easypost.tracking(msgspec.json.decode(recorded))

    assert found.number
    assert found.carrier
    assert found.url.startswith("https://track")
    assert len(found.events) >= 2
    assert found.state is not TrackingState.UNKNOWN


@pytest.mark.parametrize(
    ("status", "detail", "state"),
    [
        ("return_to_sender", "", TrackingState.RETURNED),
        ("failure", "", TrackingState.EXCEPTION),
        ("in_transit", "delivery_attempted", TrackingState.ATTEMPTED),
        ("in_transit", "status_update", TrackingState.IN_TRANSIT),
        ("levitating", "", TrackingState.UNKNOWN),
        (None, None, TrackingState.UNKNOWN),
    ],
)
def test_each_word_of_a_carrier_has_one_of_ours(
    status: str | None, detail: str | None, state: TrackingState
) -> None:
    assert easypost.tracking({"status": status, "status_detail": detail}).state is state


def moved(parcel: int = 0) -> ParcelMoved:
    body = msgspec.json.encode(
        {
            "id": "evt_1",
            "description": "tracker.updated",
            "result": {**carrier_mock.easypost(PARCELS[parcel]), "updated_at": NOON.isoformat()},
        }
    )
    signature = "hmac-sha256-hex=" + new(SECRET.encode(), body, sha256).hexdigest()
    told = from_easypost({"X-Hmac-Signature": signature}, body, secrets=[SECRET])
    assert told.id == "evt_1"
    assert isinstance(told.news, ParcelMoved)
    return told.news


def test_parcels_messages_that_overtake_one_another_leave_the_newest() -> None:
    news = moved()
    older = msgspec.structs.replace(news.tracking, events=news.tracking.events[:-1])

    assert news.tracking.state is PARCELS[0].state
    assert supersedes(news, None)
    assert supersedes(news, older)
    assert supersedes(news, news.tracking)
    late = ParcelMoved(tracking=older)
    assert not supersedes(late, news.tracking)


def test_aftership_posts_the_same_news() -> None:
    body = msgspec.json.encode(
        {
            "event": "tracking_update",
            "event_id": "e1",
            "msg": {**carrier_mock.aftership(PARCELS[2]), "updated_at": NOON.isoformat()},
        }
    )
    told = from_aftership({"AfterShip-Hmac-Sha256": signed(body)}, body, secrets=[SECRET])

    assert isinstance(told.news, ParcelMoved)
    assert told.news.tracking.state is PARCELS[2].state
    assert told.id == "e1"


@pytest.mark.parametrize(
    "text",
    ["larch.example", "larch.myshopify.com.evil.example", "evil.example/larch.myshopify.com",
     "https://x@larch.myshopify.com", "-x.myshopify.com", "", "larch.myshopify.com:8080"],
)  # fmt: skip
def test_only_a_shop_at_shopify_can_be_authorised(text: str) -> None:
    with pytest.raises(Malformed):
        install.domain(text)


def test_the_merchant_is_sent_to_their_own_shop_with_the_scopes_and_the_state() -> None:
    url = install.authorise_url(
        " Larch.myshopify.com/admin", client_id="id", back_to="https://bp.example/b", state="s1"
    )
    query = dict(parse_qsl(urlsplit(url).query))

    assert urlsplit(url).hostname == "larch.myshopify.com"
    assert query["state"] == "s1"
    assert "write_orders" in query["scope"].split(",")


def test_coming_back_is_believed_only_as_shopify_signed_it() -> None:
    told = {"code": "c1", "shop": "larch.myshopify.com", "state": "s1", "timestamp": "1"}
    message = "&".join(f"{name}={told[name]}" for name in sorted(told))
    good = digest(SECRET.encode(), message.encode(), "sha256").hex()

    found = install.check_return([*told.items(), ("hmac", good)], secret=SECRET)
    assert found["code"] == "c1"
    with pytest.raises(BadSignature):
        install.check_return([*(told | {"code": "c2"}).items(), ("hmac", good)], secret=SECRET)


async def test_the_code_is_exchanged_for_a_token_once() -> None:
    async def handle(heard: Heard) -> Said:
        if heard.json["code"] == "c1":
            return said({"access_token": "shpat_1", "scope": "read_orders"})
        return said({"error": "invalid_request", "error_description": "The code is old."}, 400)

    async with serving(handle) as server:
        door = Door(allow=["127.0.0.1"])
        base = {"base": server.url, "client_id": "id", "secret": SECRET}
        assert await install.exchange(door, **base, code="c1") == "shpat_1"
        with pytest.raises(ShopRefused) as refusal:
            await install.exchange(door, **base, code="c2")
        await door.aclose()

    assert "The code is old" in str(refusal.value)


ONE, OTHER = UUID(int=1), UUID(int=2)


def test_credentials_rest_sealed_and_open_for_their_merchant_alone() -> None:
    vault = Vault([Fernet.generate_key()])

    sealed = vault.seal("shpat_secret", merchant=ONE)

    assert b"shpat" not in sealed
    assert vault.open(sealed, merchant=ONE) == "shpat_secret"
    with pytest.raises(Unsealable):
        vault.open(sealed, merchant=OTHER)
    with pytest.raises(Unsealable):
        vault.open(sealed[:-4] + b"AAAA", merchant=ONE)
    assert "shpat" not in repr(vault)


def test_the_key_is_changed_without_asking_anybody_to_connect_again() -> None:
    old, new_ = Fernet.generate_key(), Fernet.generate_key()
    sealed = Vault([old]).seal("s", merchant=ONE)

    renewed = Vault([new_, old]).renew(sealed)

    assert Vault([new_]).open(renewed, merchant=ONE) == "s"
    with pytest.raises(Unsealable):
        Vault([new_]).open(sealed, merchant=ONE)
    with pytest.raises(ValueError, match="at least one key"):
        Vault([])
