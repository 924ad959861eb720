"""Instead of pasting a token a merchant consents at Shopify, and only they come back connected."""

from datetime import UTC, datetime, timedelta
from hmac import new
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest

from batonpass.adapters.net import Door
from batonpass.adapters.shops.connector import App, ShopConnector
from batonpass.adapters.shops.signature import BadSignature
from batonpass.adapters.shops.vault import Vault, key_of
from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import Malformed, NotAllowed
from batonpass.store.database import Store
from contract.shops.server import Heard, Said, said, serving

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
ONE, OTHER = MerchantId(UUID(int=1)), MerchantId(UUID(int=2))
VAULT = Vault([key_of("a secret of the operator, long enough")])
BACK = "https://chat.example/admin"


def connector(door: Door, base: str = "", *, now: datetime = NOON) -> ShopConnector:
    return ShopConnector(
        Store("postgresql://nowhere/"),
        door=door,
        vault=VAULT,
        now=lambda: now,
        app=App(id="app", secret="hush", base=base),
    )


def back(
    state: str, *, shop: str = "larch.myshopify.com", key: str = "hush"
) -> list[tuple[str, str]]:
    told = {"code": "c1", "shop": shop, "state": state, "timestamp": "1"}
    message = "&".join(f"{name}={told[name]}" for name in sorted(told))
    return [*told.items(), ("hmac", new(key.encode(), message.encode(), "sha256").hexdigest())]


async def exchange(heard: Heard) -> Said:
    assert heard.json == {"client_id": "app", "client_secret": "hush", "code": "c1"}
    return said({"access_token": "shpat_1", "scope": "read_orders"})


async def test_who_consents_at_shopify_is_connected_with_what_it_gives() -> None:
    async with serving(exchange) as shopify:
        door = Door(allow=["127.0.0.1"])
        ours = connector(door, shopify.url)
        url = ours.authorise_url(" Larch.myshopify.com ", merchant=ONE, who="ag_1", back_to=BACK)
        (state,) = parse_qs(urlsplit(url).query)["state"]

        found = await ours.authorised(back(state), merchant=ONE, who="ag_1")
        await door.aclose()

    assert url.startswith("https://larch.myshopify.com/admin/oauth/authorize?client_id=app&")
    assert parse_qs(urlsplit(url).query)["redirect_uri"] == [BACK]
    assert (found.address, found.token) == ("https://larch.myshopify.com", "shpat_1")
    assert "shpat" not in repr(found)


async def test_nobody_is_connected_by_a_consent_they_did_not_begin() -> None:
    async with serving(exchange) as shopify:
        door = Door(allow=["127.0.0.1"])
        ours = connector(door, shopify.url)
        late = connector(door, shopify.url, now=NOON + timedelta(minutes=11))
        url = ours.authorise_url("larch.myshopify.com", merchant=ONE, who="ag_1", back_to=BACK)
        (state,) = parse_qs(urlsplit(url).query)["state"]
        for query, asked, merchant, who in (
            (back(state), ours, ONE, "ag_2"),
            (back(state), ours, OTHER, "ag_1"),
            (back(state, shop="fir.myshopify.com"), ours, ONE, "ag_1"),
            (back(state, key="guessed"), ours, ONE, "ag_1"),
            (back("made up"), ours, ONE, "ag_1"),
            (back(""), ours, ONE, "ag_1"),
            ([], ours, ONE, "ag_1"),
            (back(state), late, ONE, "ag_1"),
        ):
            with pytest.raises(BadSignature):
                await asked.authorised(query, merchant=merchant, who=who)
        await door.aclose()

    assert shopify.heard == []


async def test_without_an_app_at_shopify_a_token_is_pasted() -> None:
    door = Door()
    bare = ShopConnector(Store("postgresql://nowhere/"), door=door, vault=VAULT, now=lambda: NOON)

    assert not bare.can_authorise
    with pytest.raises(NotAllowed):
        bare.authorise_url("larch.myshopify.com", merchant=ONE, who="ag_1", back_to=BACK)
    with pytest.raises(Malformed):
        connector(door).authorise_url("shop.example", merchant=ONE, who="ag_1", back_to=BACK)
    await door.aclose()
