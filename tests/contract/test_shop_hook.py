"""What a shop posts is believed once, in any order, and what it asks to be erased is gone."""

import hmac
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import httpx2
import msgspec
import pytest

from batonpass.domain import ids
from batonpass.domain.conversation import Level
from batonpass.domain.event import read as read_event
from batonpass.domain.ids import CustomerId
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.domain.shop.connection import Connection, ShopifyLink
from batonpass.store import customer as customers
from batonpass.store import shop_connection as connections
from contract.shops.place import CLIENT_SECRET, Place, eventually, place, signed
from contract.shops.worlds import seen_at_noon
from edge.conftest import Shopper, shopper

from conftest import Database

HANNA = "hanna.lindholm@example.com"
WORDS = ("It never came", "marmalade", HANNA, "+32 470 123456")


@pytest.fixture
async def here(fresh_database: Database) -> AsyncIterator[Place]:
    async with place(fresh_database) as found:
        await found.connect(found.shopify_link())
        yield found


def changed(number: str, *, id_: int = 7) -> dict[str, Any]:
    return {"id": id_, "name": number, "updated_at": datetime.now(UTC).isoformat()}


async def outcomes(here: Place) -> list[str]:
    return [one["outcome"] for one in (await here.read())["deliveries"]]


async def test_a_message_counts_once_however_often_and_under_whatever_name_it_comes(
    here: Place,
) -> None:
    order = changed("#1001")
    said = [
        (await here.post("orders/updated", order, name=name)).json()["outcome"]
        for name in ("wh-1", "wh-1", "wh-2")
    ]

    assert said == ["order_changed", "known", "known"]
    assert await outcomes(here) == ["order_changed"]
    assert (await here.read())["health"]["hook_at"] is not None


async def test_a_wrong_signature_changes_nothing_and_the_page_says_so(here: Place) -> None:
    answer = await here.post("orders/updated", changed("#1001"), secret="guessed")
    erase = await here.post("shop/redact", {"shop_domain": "larch.myshopify.com"}, secret="")

    assert (answer.status_code, erase.status_code) == (401, 401)
    assert answer.json()["code"] == "bad_signature"
    assert await outcomes(here) == []
    assert (await here.read())["health"]["hook_refused_at"] is not None


async def test_an_old_message_is_answered_and_left_alone(here: Place) -> None:
    long_ago = datetime.now(UTC) - timedelta(hours=7)

    answer = await here.post("orders/updated", changed("#1001"), at=long_ago)

    assert answer.json()["outcome"] == "late"


async def test_nobody_posts_to_a_merchant_without_a_shop_or_as_a_sender_we_do_not_know(
    here: Place,
) -> None:
    async with httpx2.AsyncClient(base_url=here.served.url) as anybody:
        unknown = await anybody.post(f"{here.hooks}/magento", content=b"{}")
        other = await anybody.post(f"{here.hooks}/woocommerce", content=b"{}")
        ping = await anybody.post(f"{here.hooks}/easypost", content=b"{}")
        large = await anybody.post(f"{here.hooks}/shopify", content=b" " * 2_000_000)
        nobody = await anybody.post(
            "/v1/hooks/me_00000000000000000000000000/shopify", content=b"{}"
        )

    codes = [a.status_code for a in (unknown, other, ping, large, nobody)]
    assert codes == [404, 401, 401, 413, 404]


async def test_after_a_change_the_shop_is_asked_anew(here: Place) -> None:
    async with httpx2.AsyncClient(base_url=here.served.url):
        shop = await here.served.ports.shop_of(here.served.merchant, MerchantSettings())
        assert shop is not None
        patient = shop.within(10.0)
        await patient.order("1001")
        before = len(here.shopify_at.heard)
        await patient.order("1001")
        assert len(here.shopify_at.heard) == before  # remembered

        await here.post("orders/updated", changed("#1001"))

        async def asked_anew() -> bool:
            await patient.order("1001")
            return len(here.shopify_at.heard) > before

        await eventually(asked_anew)


async def test_woocommerce_posts_with_its_own_signature(here: Place) -> None:
    await here.connect(here.woo_link())
    made = [heard for heard in here.woo_at.heard if heard.path.endswith("/webhooks")]
    (secret,) = {heard.json["secret"] for heard in made if heard.method == "POST"}
    body = json.dumps(
        {"id": 1001, "number": "1001", "date_modified_gmt": datetime.now(UTC).isoformat()[:19]}
    ).encode()
    headers = {
        "X-WC-Webhook-Topic": "order.updated",
        "X-WC-Webhook-Resource": "order",
        "X-WC-Webhook-Delivery-ID": "d-1",
        "X-WC-Webhook-Signature": signed(body, secret),
    }
    async with httpx2.AsyncClient(base_url=here.served.url) as woo:
        first = await woo.post(f"{here.hooks}/woocommerce", content=body, headers=headers)
        again = await woo.post(f"{here.hooks}/woocommerce", content=body, headers=headers)
        forged = await woo.post(f"{here.hooks}/woocommerce", content=body + b" ", headers=headers)
        ping = await woo.post(f"{here.hooks}/woocommerce", content=b"webhook_id=4")

    assert first.json() == {"outcome": "order_changed"}, first.text
    assert again.json() == {"outcome": "known"}
    assert forged.status_code == 401
    assert ping.json() == {"outcome": "ping"}
    assert await outcomes(here) == ["order_changed"]


@pytest.mark.parametrize("service", ["easypost", "aftership"])
async def test_a_carriers_news_reaches_a_pushed_order_and_never_goes_back_in_time(
    here: Place, service: str
) -> None:
    secret = "carriers-own"
    await here.connect(
        {"kind": "pushed", "tracker": service, "tracker_key": "k", "tracker_hook_secret": secret}
    )
    order = next(o for o in seen_at_noon() if o.number == "#1002")
    made = await here.owner.post("/v1/keys", json={"name": "till", "scopes": ["orders"]})
    parcel = order.fulfilments[0].tracking
    assert parcel is not None
    async with httpx2.AsyncClient(
        base_url=here.served.url, headers={"Authorization": f"Bearer {made.json()['secret']}"}
    ) as till:
        pushed = await till.post("/v1/shop/orders", json={"orders": [msgspec.to_builtins(order)]})
        assert pushed.json()["kept"] == 1, pushed.text
    newest = datetime.now(UTC).replace(microsecond=0)

    async def move(state: str, at: datetime, name: str) -> str:
        stamp = at.isoformat().replace("+00:00", "Z")
        if service == "easypost":
            told: dict[str, Any] = {
                "id": name, "description": "tracker.updated",
                "result": {
                    "tracking_code": parcel.number, "status": state, "updated_at": stamp,
                    "tracking_details": [{"datetime": stamp, "status": state, "message": "Scan"}],
                },
            }  # fmt: skip
        else:
            tag = {"delivered": "Delivered", "in_transit": "InTransit"}[state]
            told = {
                "event_id": name, "event": "tracking_update",
                "msg": {
                    "tracking_number": parcel.number, "tag": tag, "updated_at": stamp,
                    "checkpoints": [{"checkpoint_time": stamp, "tag": tag, "message": "Scan"}],
                },
            }  # fmt: skip
        body = json.dumps(told).encode()
        headers = {"aftership-hmac-sha256": signed(body, secret)}
        if service == "easypost":
            mark = hmac.new(secret.encode(), body, "sha256").hexdigest()
            headers = {"X-Hmac-Signature": f"hmac-sha256-hex={mark}"}
        async with httpx2.AsyncClient(base_url=here.served.url) as carrier:
            answer = await carrier.post(f"{here.hooks}/{service}", content=body, headers=headers)
        assert answer.status_code == 200, answer.text
        return str(answer.json()["outcome"])

    assert await move("delivered", newest, "e-2") == "parcel_moved"
    assert await move("in_transit", newest - timedelta(hours=2), "e-1") == "parcel_moved"

    shop = await here.served.ports.shop_of(here.served.merchant, MerchantSettings())
    assert shop is not None
    found = await shop.tracking(parcel.number)
    assert found is not None
    assert found.state == "delivered"


async def hanna(here: Place, talk: Shopper) -> CustomerId:
    """A customer who says who they are and what happened, until a person is called."""
    snapshot = await talk.snapshot()
    customer = CustomerId(ids.read("customer", snapshot["customer"]["id"]))
    async with here.served.ports.store.work(here.served.merchant) as work:
        await customers.identify(
            work, customer, level=Level.CLAIMED, email=HANNA, name="Hanna", phone="+32 470 123456"
        )
    await talk.say("It never came, the marmalade from order #1001, let me talk to a human please")
    await talk.until(lambda s: s["handoff"] is not None)
    return customer


async def everything_kept(here: Place) -> str:
    tables = (
        "customers", "conversations", "messages", "events", "handoffs", "packets", "surveys",
        "mails", "answers", "lookups", "shop_orders", "customer_exports", "images",
        "trigger_cases", "intakes", "suggestions", "backtests",
    )  # fmt: skip
    return "\n".join([str(await here.rows(table)) for table in tables])


CUSTOMER = {"id": 9, "email": HANNA.upper(), "phone": "0470 123456"}


async def test_a_customer_is_told_what_is_kept_and_then_really_erased(here: Place) -> None:
    async with shopper(here.served) as talk, shopper(here.served) as other:
        await hanna(here, talk)
        await other.say("I would like to know about marmalade jars")

        async def packet_is_there() -> bool:
            return bool(await here.rows("packets"))

        await eventually(packet_is_there)
        case = {
            "name": "A jar that never came",
            "conversation_id": talk.id,
            "expect": {"hand_off": True},
        }
        kept_as_case = await here.owner.post("/v1/triggers/cases", json=case)
        assert kept_as_case.status_code == 201, kept_as_case.text
        assert "never came" in str(await here.rows("trigger_cases"))
        asked = {"shop_domain": "x", "customer": CUSTOMER, "data_request": {"id": 5}}
        told = await here.post("customers/data_request", asked, name="wh-a")
        listed = (await here.owner.get("/v1/shop/exports")).json()["items"]
        export = (await here.owner.get(f"/v1/shop/exports/{listed[0]['id']}")).json()
        foreign = await other.client.get(f"/v1/shop/exports/{listed[0]['id']}")
        seen = {"shop_domain": "x", "customer": CUSTOMER, "orders_to_redact": []}
        erased = await here.post("customers/redact", seen, name="wh-b")
        again = await here.post("customers/redact", seen, name="wh-c")

        assert told.json() == {"outcome": "data_asked"}, told.text
        assert [x["about"] for x in listed] == ["h***@example.com"]
        assert export["persons"][0]["email"] == HANNA
        assert "marmalade" in json.dumps(export["conversations"])
        assert len(export["conversations"]) == 1
        assert foreign.status_code == 403
        assert [erased.json(), again.json()] == [{"outcome": "erase_customer"}] * 2, erased.text
        assert (await talk.client.get(f"/v1/conversations/{talk.id}")).status_code == 401
        kept = await everything_kept(here)
        for word in (*WORDS[:1], *WORDS[2:]):
            assert word not in kept, word
        assert "marmalade jars" in kept  # the other customer's words stay
        for row in await here.rows("events"):
            read_event(row[3], json.dumps(row[5]))  # the log is still read, event by event
        listing = (await here.owner.get("/v1/inbox")).status_code
        assert listing == 200


async def test_a_shop_that_removed_us_is_forgotten_and_48_hours_later_erased(here: Place) -> None:
    async with shopper(here.served) as talk:
        await hanna(here, talk)
        left = await here.post("app/uninstalled", {"domain": "larch.myshopify.com"}, name="wh-1")
        shown = await here.read()
        shop = await here.served.ports.shop_of(here.served.merchant, MerchantSettings())
        async with shopper(here.served) as later:
            await later.say("I came after the shop had left, about chutney")
            gone = await here.post("shop/redact", {"shop_domain": "x"}, name="wh-2")
            kept = await everything_kept(here)

            assert left.json() == {"outcome": "disconnected"}
            assert shown["health"]["state"] == "gone"
            assert shop is None
            assert gone.json() == {"outcome": "erase_shop"}, gone.text
            assert (await here.read())["kind"] == ""
            assert "marmalade" not in kept
            assert HANNA not in kept
            assert "chutney" in kept
            assert (await here.post("shop/redact", {}, name="wh-3")).status_code == 404


def proxied(secret: str = CLIENT_SECRET, **query: str) -> str:
    told = {"shop": "larch.myshopify.com", "path_prefix": "/apps/batonpass"} | query
    told["timestamp"] = told.get("timestamp") or str(int(datetime.now(UTC).timestamp()))
    message = "".join(sorted(f"{name}={value}" for name, value in told.items()))
    told["signature"] = hmac.new(secret.encode(), message.encode(), "sha256").hexdigest()
    return urlencode(told)


async def test_the_wishes_of_another_shop_of_the_same_app_erase_nobody_here(here: Place) -> None:
    merchant = here.served.merchant
    ports = here.served.ports
    link = ShopifyLink(
        address="https://larch.myshopify.com", token="t", hook_secrets=(CLIENT_SECRET,)
    )
    async with ports.store.work(merchant) as work:
        linked = await connections.find(work)
        assert linked is not None
        await connections.save(
            work, kind="shopify", address=link.address, key_name=ports.connector.key_name,
            sealed=ports.connector.seal(Connection(link=link, salt="s"), merchant),
            terms=linked.terms, by="owner", success_at=None, missing=(),
        )  # fmt: skip
    said = [
        await here.post(
            topic, {"id": n, "shop_domain": shop, "myshopify_domain": shop}, name=f"wh-{n}"
        )
        for n, (topic, shop) in enumerate(
            [
                ("shop/redact", "fir.myshopify.com"),
                ("app/uninstalled", "fir.myshopify.com"),
                ("app/uninstalled", "larch.myshopify.com"),
            ]
        )
    ]

    assert [one.json()["outcome"] for one in said] == ["foreign", "foreign", "disconnected"]


async def test_who_is_signed_in_at_shopify_is_proven_here_and_nobody_else(here: Place) -> None:
    node = next(
        n for n in here.shopify.customers.values()
        if n["defaultEmailAddress"]["emailAddress"] == HANNA
    )  # fmt: skip
    number = node["id"].rpartition("/")[2]
    path = f"/v1/identity/{ids.written('merchant', here.served.merchant)}/shopify"
    async with shopper(here.served) as talk:
        answer = await talk.client.get(f"{path}?{proxied(logged_in_customer_id=number)}")
        level = await talk.client.post("/v1/customers/identify", json=answer.json())
        stranger = await talk.client.get(f"{path}?{proxied(logged_in_customer_id='')}")
        unknown = await talk.client.get(f"{path}?{proxied(logged_in_customer_id='424242')}")
        forged = await talk.client.get(
            f"{path}?{proxied(secret='guessed', logged_in_customer_id=number)}"
        )
        swapped = await talk.client.get(
            f"{path}?{proxied(logged_in_customer_id='1').replace('id=1', f'id={number}')}"
        )
        old = await talk.client.get(
            f"{path}?{proxied(logged_in_customer_id=number, timestamp='1700000000')}"
        )
        node["verifiedEmail"] = False
        unverified = await talk.client.get(f"{path}?{proxied(logged_in_customer_id=number)}")
        snapshot = await talk.snapshot()

    assert answer.status_code == 200, answer.text
    assert level.json() == {"level": "proven"}, level.text
    assert snapshot["customer"]["level"] == "proven"
    assert [stranger.json(), unknown.json(), unverified.json()] == [{"jwt": ""}] * 3
    assert [a.status_code for a in (forged, swapped, old)] == [401, 401, 401]
