"""The product, served for real beside a mock Shopify and a mock WooCommerce, with one merchant."""

import asyncio
import json
from base64 import b64encode
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime
from hashlib import sha256
from hmac import new
from typing import Any

import httpx2
import msgspec
import psycopg

from batonpass.config import Settings
from batonpass.domain import ids
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.services import agent as agents
from batonpass.services import merchant as merchants
from batonpass.wiring import open_ports
from contract.shops.server import Server, serving
from contract.shops.shopify_mock import TOKEN, MockShopify, schema_of
from contract.shops.woo_mock import KEY, SECRET, MockWoo
from contract.shops.worlds import everything, seen_at_noon
from edge.conftest import PASSWORD, Served, console
from edge.conftest import serving as serving_product

from conftest import Database

OPERATOR = "a secret of the operator, long enough"
CLIENT_SECRET = "shpss_the_apps_own"


class Place(msgspec.Struct, kw_only=True):
    """The product with one merchant, and both mock shops beside it."""

    served: Served
    owner: httpx2.AsyncClient
    shopify: MockShopify
    shopify_at: Server
    woo: MockWoo
    woo_at: Server
    database: Database

    def shopify_link(self, **more: str) -> dict[str, str]:
        return {
            "kind": "shopify", "address": self.shopify_at.url, "token": TOKEN,
            "hook_secret": CLIENT_SECRET,
        } | more  # fmt: skip

    def woo_link(self, **more: str) -> dict[str, str]:
        return {
            "kind": "woocommerce", "address": self.woo_at.url, "key": KEY, "secret": SECRET,
        } | more  # fmt: skip

    async def connect(self, link: Mapping[str, str]) -> dict[str, Any]:
        answer = await self.owner.put("/v1/shop", json=dict(link))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def read(self) -> dict[str, Any]:
        return dict((await self.owner.get("/v1/shop")).json())

    @property
    def hooks(self) -> str:
        return f"/v1/hooks/{ids.written('merchant', self.served.merchant)}"

    async def post(
        self,
        topic: str,
        told: object,
        *,
        name: str = "wh-1",
        secret: str = CLIENT_SECRET,
        at: datetime | None = None,
    ) -> httpx2.Response:
        """What Shopify would post."""
        body = json.dumps(told).encode()
        when = (at or datetime.now(UTC)).isoformat().replace("+00:00", "Z")
        headers = {
            "X-Shopify-Topic": topic,
            "X-Shopify-Hmac-SHA256": signed(body, secret),
            "X-Shopify-Shop-Domain": "larch.myshopify.com",
            "X-Shopify-Webhook-Id": name,
            "X-Shopify-Triggered-At": when,
            "Content-Type": "application/json",
        }
        async with httpx2.AsyncClient(base_url=self.served.url, timeout=20) as passer_by:
            return await passer_by.post(f"{self.hooks}/shopify", content=body, headers=headers)

    async def rows(self, table: str) -> list[tuple[Any, ...]]:
        async with await psycopg.AsyncConnection.connect(self.database.superuser_dsn) as conn:
            return await (await conn.execute(f"SELECT * FROM {table}")).fetchall()


def signed(body: bytes, secret: str) -> str:
    return b64encode(new(secret.encode(), body, sha256).digest()).decode()


@asynccontextmanager
async def place(database: Database, **settings: Any) -> AsyncIterator[Place]:
    schema_of("2026-10")
    shopify = MockShopify(seen_at_noon(), everything().people)
    woo = MockWoo(seen_at_noon(), everything().people)
    async with AsyncExitStack() as stack:
        enter = stack.enter_async_context
        shopify_at = await enter(serving(shopify.handle))
        woo_at = await enter(serving(woo.handle))
        chosen = {
            "secrets": (OPERATOR,),
            "open_addresses": (f"127.0.0.1:{shopify_at.port}", f"127.0.0.1:{woo_at.port}"),
        } | settings
        url = await enter(serving_product(database.app_dsn, **chosen))
        ports = await enter(open_ports(Settings(public_url=url, **chosen), dsn=database.app_dsn))
        founded = await merchants.create(
            ports,
            slug="lantern",
            name="Lantern",
            owner_email="owner@lantern.example",
            settings=MerchantSettings(),
        )
        await agents.accept_invitation(
            ports, founded.invitation_url.partition("#invitation=")[2], PASSWORD
        )
        served = Served(
            url=url, dsn=database.app_dsn, ports=ports, merchant=founded.merchant,
            slug="lantern", owner=founded.owner,
        )  # fmt: skip
        owner = await enter(console(served))
        yield Place(
            served=served, owner=owner, shopify=shopify, shopify_at=shopify_at, woo=woo,
            woo_at=woo_at, database=database,
        )  # fmt: skip


async def eventually(true: Callable[[], Awaitable[bool]], *, seconds: float = 15.0) -> None:
    """Wait until it holds."""
    async with asyncio.timeout(seconds):
        while not await true():  # noqa: ASYNC110 - what happens in another process rings no bell
            await asyncio.sleep(0.1)
