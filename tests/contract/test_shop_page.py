"""A merchant connects the shop they have: a live check first, secrets only in, all out again."""

import json
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import msgspec
import psycopg
import pytest

from batonpass.config import Settings
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.services import shop_connection
from batonpass.wiring import open_ports
from contract.shops.place import CLIENT_SECRET, OPERATOR, Place, eventually, place
from contract.shops.shopify_mock import TOKEN
from contract.shops.woo_mock import KEY, SECRET
from contract.shops.worlds import seen_at_noon

from conftest import Database

OLDER = "the secret the operator had before that"
PRIVATE = (TOKEN, CLIENT_SECRET, KEY, SECRET)


@pytest.fixture
async def here(fresh_database: Database) -> AsyncIterator[Place]:
    async with place(fresh_database) as found:
        yield found


async def test_credentials_are_tried_before_anything_is_kept(here: Place) -> None:
    for link in (here.shopify_link(), here.woo_link()):
        answer = await here.owner.post("/v1/shop/check", json=link)
        found = answer.json()
        assert answer.status_code == 200, answer.text
        assert found["is_answering"]
        assert found["sample"]["number"].endswith("1016")
        assert found["sample"]["customer_name"]

    wrong = (await here.owner.post("/v1/shop/check", json=here.woo_link(secret="cs_wrong"))).json()

    assert not wrong["is_answering"]
    assert wrong["said"] == "The shop does not accept our key. Paste a new one."
    assert wrong["sample"] is None
    assert (await here.read())["kind"] == ""
    assert await here.rows("shop_connections") == []


async def test_a_connected_shop_is_shown_without_a_single_secret(
    here: Place, capfd: pytest.CaptureFixture[str]
) -> None:
    said = [await here.connect(here.shopify_link()), await here.read()]
    said += [await here.connect(here.woo_link()), await here.read()]
    audit = (await here.owner.get("/v1/audit")).json()

    assert [one["kind"] for one in said] == ["shopify"] * 2 + ["woocommerce"] * 2
    assert said[-1]["health"]["state"] == "answering"
    assert said[-1]["terms"]["limits"]["currency"] == "EUR"
    assert [act["what"] for act in audit["items"]][:2] == ["shop.connected"] * 2
    stored = str(await here.rows("shop_connections"))
    for everything_said in (
        json.dumps(said),
        json.dumps(audit),
        stored,
        "".join(capfd.readouterr()),
    ):
        assert not any(secret in everything_said for secret in PRIVATE)


async def test_an_empty_secret_keeps_the_one_of_the_same_shop_and_of_no_other(here: Place) -> None:
    await here.connect(here.woo_link())

    again = await here.connect(
        here.woo_link(key="", secret="", tracker="aftership", tracker_key="AS")
    )
    other = await here.owner.put("/v1/shop", json=here.shopify_link(token=""))

    assert again["tracker"] == "aftership"
    assert other.status_code == 400
    assert other.json()["detail"].startswith("token must be")


async def test_a_shop_that_does_not_answer_is_not_connected(here: Place) -> None:
    refused = await here.owner.put("/v1/shop", json=here.shopify_link(token="shpat_wrong"))
    private = await here.owner.put("/v1/shop", json=here.woo_link(address="https://10.0.0.1"))
    nonsense = [
        await here.owner.put("/v1/shop", json=here.shopify_link(address=address))
        for address in (
            "",
            "shop.example",
            "http://127.0.0.1:1",
            "https://evil.example/.myshopify.com",
        )
    ]

    assert refused.status_code == 409
    assert refused.json()["detail"].startswith("Not connected. The shop does not accept our key")
    assert private.status_code == 409
    assert "private" in private.json()["detail"]
    assert {answer.status_code for answer in nonsense} == {400}
    assert await here.rows("shop_connections") == []


async def test_without_an_operators_secret_no_shop_can_be_connected(
    fresh_database: Database,
) -> None:
    async with place(fresh_database, secrets=()) as here:
        answer = await here.owner.put("/v1/shop", json=here.woo_link())

        assert answer.status_code == 403
        assert "BATONPASS_SECRET" in answer.json()["detail"]
        assert not (await here.read())["can_connect"]


async def test_the_shop_is_told_where_to_post_and_asked_only_once(here: Place) -> None:
    await here.connect(here.shopify_link())
    await here.connect(here.shopify_link(token="", hook_secret=""))
    made = {where for _, where in here.shopify.hooks}
    await here.connect(here.woo_link())
    await here.connect(here.woo_link(key="", secret=""))

    assert made == {f"{here.served.url}{here.hooks}/shopify"}
    assert len(here.woo.webhooks) == 4
    assert (await here.read())["health"]["missing"] == []


async def test_a_webhook_that_was_switched_off_is_noticed_and_the_owner_is_told_once(
    here: Place,
) -> None:
    await here.connect(here.woo_link())
    here.woo.webhooks[0]["status"] = "disabled"

    for _ in range(2):
        await shop_connection.look(here.served.ports, here.served.merchant)

    missing = (await here.read())["health"]["missing"]
    assert len(missing) == 1
    assert "switched the webhook" in missing[0]
    told = [row for row in await here.rows("mails") if "connection to your shop" in str(row)]
    assert len(told) == 1
    assert missing[0] in str(told[0])


async def test_the_worker_looks_by_itself(here: Place) -> None:
    await here.connect(here.woo_link())
    before = (await here.read())["health"]["checked_at"]
    async with await psycopg.AsyncConnection.connect(here.database.superuser_dsn) as conn:
        await conn.execute("UPDATE shop_connections SET check_due_at = clock_timestamp()")

    async def looked() -> bool:
        return bool((await here.read())["health"]["checked_at"] != before)

    await eventually(looked)


async def test_disconnecting_erases_the_credentials_and_the_assistant_goes_on_without(
    here: Place,
) -> None:
    await here.connect(here.woo_link())

    answer = await here.owner.delete("/v1/shop")

    assert answer.status_code == 204
    assert (await here.read())["kind"] == ""
    assert await here.rows("shop_connections") == []
    assert (await here.owner.delete("/v1/shop")).status_code == 404
    assert await here.served.ports.shop_of(here.served.merchant, MerchantSettings()) is None


async def test_the_key_is_rotated_without_connecting_again(fresh_database: Database) -> None:
    async with place(fresh_database, secrets=(OLDER,)) as here:
        await here.connect(here.woo_link())
        merchant = here.served.merchant
        open_at = (f"127.0.0.1:{here.woo_at.port}",)

        async def order(*secrets: str, rotate: bool = False) -> Any:
            chosen = Settings(secrets=secrets, open_addresses=open_at)
            async with open_ports(chosen, dsn=fresh_database.app_dsn) as ports:
                if rotate:
                    return await shop_connection.rotate(ports)
                shop = await ports.shop_of(merchant, MerchantSettings())
                assert shop is not None
                health = await shop.health()
                return health.sample.number if health.sample else health.last_error

        assert "cannot be opened" in await order(OPERATOR)
        assert (await order(OPERATOR, rotate=True)) == (0, 1)
        assert str(await order(OPERATOR, OLDER)).endswith("1016")
        assert (await order(OPERATOR, OLDER, rotate=True)) == (1, 0)
        assert (await order(OPERATOR, OLDER, rotate=True)) == (0, 0)
        assert str(await order(OPERATOR)).endswith("1016")


async def test_terms_are_the_merchants_own_and_hold_in_the_shop(here: Place) -> None:
    found = await here.connect(here.shopify_link())
    terms = found["terms"]
    terms["policies"]["returns"]["days"] = 14
    terms["limits"]["refund_max"] = "5"

    saved = await here.owner.put(
        "/v1/shop/terms", json=terms, headers={"If-Match": f'"{found["revision"]}"'}
    )
    late = await here.owner.put(
        "/v1/shop/terms", json=terms, headers={"If-Match": f'"{found["revision"]}"'}
    )
    terms["limits"]["currency"] = "euros"
    wrong = await here.owner.put(
        "/v1/shop/terms", json=terms, headers={"If-Match": f'"{found["revision"] + 1}"'}
    )
    shop = await here.served.ports.shop_of(here.served.merchant, MerchantSettings())
    assert shop is not None

    assert saved.status_code == 200, saved.text
    assert late.status_code == 412
    assert wrong.status_code == 400
    assert (await shop.policies()).returns.days == 14


async def test_a_lead_sees_the_shop_and_only_an_owner_connects_it(here: Place) -> None:
    made = await here.owner.post("/v1/keys", json={"name": "pos", "scopes": ["orders"]})
    bearer = {"Authorization": f"Bearer {made.json()['secret']}"}
    async with httpx2.AsyncClient(base_url=here.served.url, headers=bearer) as till:
        assert (await till.get("/v1/shop")).status_code == 403
        assert (await till.put("/v1/shop", json=here.woo_link())).status_code == 403
        assert (await till.delete("/v1/shop")).status_code == 403
        refused = await till.post("/v1/shop/orders", json={"orders": []})
    assert refused.status_code == 403
    assert "pushed" in refused.json()["detail"]


async def test_orders_are_pushed_and_an_older_push_undoes_nothing(here: Place) -> None:
    await here.connect({"kind": "pushed"})
    made = await here.owner.post("/v1/keys", json={"name": "till", "scopes": ["orders"]})
    orders = msgspec.to_builtins(seen_at_noon()[:5])
    old = orders[0] | {"as_of": "2026-11-01T00:00:00Z", "note": "old"}
    bearer = {"Authorization": f"Bearer {made.json()['secret']}"}
    async with httpx2.AsyncClient(base_url=here.served.url, headers=bearer, timeout=20) as till:
        first = await till.post("/v1/shop/orders", json={"orders": orders}, content=None)
        second = await till.post("/v1/shop/orders", json={"orders": [old]})
        ahead = await till.post(
            "/v1/shop/orders", json={"orders": [orders[0] | {"as_of": "2099-01-01T00:00:00Z"}]}
        )
    shop = await here.served.ports.shop_of(here.served.merchant, MerchantSettings())
    assert shop is not None
    kept = await shop.order(orders[0]["number"])

    assert first.json() == {"kept": 5, "overtaken": []}, first.text
    assert second.json() == {"kept": 0, "overtaken": [orders[0]["number"]]}
    assert ahead.status_code == 400
    assert kept is not None
    assert kept.note != "old"
    assert len((await shop.orders_of(kept.email)).orders) >= 1
    found = (await here.owner.post("/v1/shop/look")).json()
    assert found["sample"] is not None
    await here.owner.delete("/v1/shop")
    assert await here.rows("shop_orders") == []
