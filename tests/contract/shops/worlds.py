"""The same shop three times: as our demo, behind a mock Shopify, behind a mock WooCommerce."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, date, datetime
from functools import cache

import msgspec

from batonpass.adapters.net import Door
from batonpass.adapters.shops.carrier import AfterShip, EasyPost
from batonpass.adapters.shops.demo import POLICIES, Catalogue, DemoShop, catalogue
from batonpass.adapters.shops.demo.parcel import as_seen
from batonpass.adapters.shops.own import OwnShop
from batonpass.adapters.shops.shopify import ShopifyShop
from batonpass.adapters.shops.steady import Steady
from batonpass.adapters.shops.woocommerce import WooShop
from batonpass.domain.shop.value import Order
from batonpass.services.shop import Shop
from contract.shops.carrier_mock import MockCarriers
from contract.shops.ledger import MemoryLedger
from contract.shops.own_mock import SECRET as OWN_SECRET
from contract.shops.own_mock import MockOwn
from contract.shops.server import Server, serving
from contract.shops.shopify_mock import TOKEN, MockShopify, schema_of
from contract.shops.woo_mock import KEY, SECRET, MockWoo

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
PATIENT_SECONDS = 10.0  # a busy test machine is no reason to fail
SALT = b"a secret of the merchant"


class World(msgspec.Struct, kw_only=True):
    """A shop behind the port, and what stands behind it."""

    name: str
    shop: Shop
    ledger: MemoryLedger
    server: Server | None = None  # None: the demo needs none
    shopify: MockShopify | None = None
    woo: MockWoo | None = None


@cache
def everything() -> Catalogue:
    return catalogue(TODAY)


@cache
def seen_at_noon() -> tuple[Order, ...]:
    visible = (as_seen(order, now=NOON) for order in everything().orders)
    return tuple(order for order in visible if order is not None)


def carriers() -> MockCarriers:
    return MockCarriers(seen_at_noon())


@asynccontextmanager
async def demo() -> AsyncIterator[World]:
    ledger = MemoryLedger()
    yield World(
        name="demo",
        shop=DemoShop(today=TODAY, ledger=ledger, now=lambda: NOON),
        ledger=ledger,
    )


@asynccontextmanager
async def shopify(
    mock: MockShopify | None = None, *, seconds: float = PATIENT_SECONDS
) -> AsyncIterator[World]:
    schema_of("2026-10" if mock is None else mock.version)  # read before anybody waits
    mock = mock or MockShopify(seen_at_noon(), everything().people)
    ledger = MemoryLedger()
    async with serving(mock.handle) as server, serving(carriers().handle) as parcels:
        door = Door(allow=["127.0.0.1"])
        yield World(
            name="Shopify",
            shop=Steady(
                ShopifyShop(
                    door,
                    base=server.url,
                    token=TOKEN,
                    ledger=ledger,
                    now=lambda: NOON,
                    policies=POLICIES,
                    salt=SALT,
                    tracker=EasyPost(door, key="EZkey", base=parcels.url),
                    version=mock.version,
                ),
                now=lambda: NOON,
                seconds=seconds,
            ),
            ledger=ledger,
            server=server,
            shopify=mock,
        )
        await door.aclose()


@asynccontextmanager
async def woocommerce(
    mock: MockWoo | None = None, *, seconds: float = PATIENT_SECONDS
) -> AsyncIterator[World]:
    mock = mock or MockWoo(seen_at_noon(), everything().people)
    ledger = MemoryLedger()
    async with serving(mock.handle) as server, serving(carriers().handle) as parcels:
        door = Door(allow=["127.0.0.1"])
        yield World(
            name="WooCommerce",
            shop=Steady(
                WooShop(
                    door,
                    base=server.url,
                    key=KEY,
                    secret=SECRET,
                    ledger=ledger,
                    now=lambda: NOON,
                    policies=POLICIES,
                    salt=SALT,
                    tracker=AfterShip(door, key="ASkey", base=parcels.url),
                ),
                now=lambda: NOON,
                seconds=seconds,
            ),
            ledger=ledger,
            server=server,
            woo=mock,
        )
        await door.aclose()


@asynccontextmanager
async def own() -> AsyncIterator[World]:
    inner = DemoShop(today=TODAY, ledger=MemoryLedger(), now=lambda: NOON)
    ledger = MemoryLedger()
    async with serving(MockOwn(inner, now=lambda: NOON).handle) as server:
        door = Door(allow=["127.0.0.1"])
        yield World(
            name="own shop",
            shop=Steady(
                OwnShop(
                    door,
                    base=server.url,
                    secret=OWN_SECRET,
                    ledger=ledger,
                    now=lambda: NOON,
                    policies=POLICIES,
                ),
                now=lambda: NOON,
                seconds=PATIENT_SECONDS,
            ),
            ledger=ledger,
            server=server,
        )
        await door.aclose()


Open = Callable[..., AbstractAsyncContextManager[World]]

WORLDS: dict[str, Open] = {"demo": demo, "shopify": shopify, "woocommerce": woocommerce, "own": own}
