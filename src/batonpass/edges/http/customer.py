"""How a customer comes in: a token for their browser, and what the widget starts from."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import msgspec
from litestar import Request, Router, get, post
from litestar.datastructures import State
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody

from batonpass.domain import ids
from batonpass.domain.ids import MerchantId
from batonpass.domain.merchant import Settings, is_open, next_opening
from batonpass.domain.refusal import NotAllowed
from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body
from batonpass.services import access, identity
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import merchant as merchants
from batonpass.store.merchant import Merchant


class NewCustomer(Body, frozen=True, kw_only=True):
    merchant: str  # its slug or id
    language: str = ""
    time_zone: str = ""


class MerchantShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    slug: str
    color: str
    greeting: str
    languages: tuple[str, ...]


class CustomerMade(msgspec.Struct, frozen=True, kw_only=True):
    customer_id: str
    token: str
    merchant: MerchantShape


class WidgetConfig(msgspec.Struct, frozen=True, kw_only=True):
    merchant: MerchantShape
    open: bool
    opens_at: datetime | None


class Identify(Body, frozen=True, kw_only=True):
    jwt: str


class Identified(msgspec.Struct, frozen=True, kw_only=True):
    level: str


def may_embed(settings: Settings, origin: str, own: str) -> bool:
    """Whether a page of that origin may carry the widget; no origin is no browser."""
    return not origin or origin in settings.origins or origin == _origin(own)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def own_origin(request: Any) -> str:
    """The origin this request reached us under."""
    return f"{request.url.scheme}://{request.headers.get('host', request.url.netloc)}"


async def find(ports: Ports, named: str) -> MerchantId:
    """The merchant by id or slug."""
    if named.startswith("me_"):
        return MerchantId(ids.read("merchant", named))
    return await ports.store.merchant_by_slug(named.strip().lower())


def shape(merchant: Merchant) -> MerchantShape:
    """What anybody may know of a merchant."""
    return MerchantShape(
        id=ids.written("merchant", merchant.id),
        name=merchant.name,
        slug=merchant.slug,
        color=merchant.settings.color,
        greeting=merchant.settings.greeting,
        languages=merchant.settings.languages,
    )


@post("/customers", opt=door(public=True), summary="A new anonymous customer")
async def create(
    ports: NamedDependency[Ports], request: Request[Any, Any, State], data: JSONBody[NewCustomer]
) -> CustomerMade:
    """The token stays in the shop page's own storage; it opens this customer's conversations."""
    merchant = await find(ports, data.merchant)
    async with ports.store.work(merchant) as work:
        found = await merchants.get(work)
        origin = request.headers.get("origin", "")
        if not may_embed(found.settings, origin, own_origin(request)):
            raise NotAllowed(
                why=f"{origin} may not carry this shop's chat: add it in the settings."
            )
        id_, token = await access.new_customer(
            ports, work, language=data.language[:35], time_zone=data.time_zone[:60]
        )
    return CustomerMade(
        customer_id=ids.written("customer", id_), token=token, merchant=shape(found)
    )


@post("/customers/identify", opt=door(customer=True), status_code=200)
async def identify(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Identify]
) -> Identified:
    """Prove who the customer is, by a short-lived token the shop signed."""
    level = await identity.prove(ports, caller, data.jwt)
    return Identified(level=level)


@get("/widget/config", opt=door(public=True), summary="What the widget starts from")
async def config(ports: NamedDependency[Ports], merchant: FromQuery[str]) -> WidgetConfig:
    """Name, colour, languages, and whether people answer now."""
    id_ = await find(ports, merchant)
    async with ports.store.work(id_) as work:
        found = await merchants.get(work)
        is_open_now = is_open(found.settings, work.now)
        opens_at = None if is_open_now else next_opening(found.settings, work.now)
    return WidgetConfig(merchant=shape(found), open=is_open_now, opens_at=opens_at)


router = Router("/", route_handlers=[create, identify, config], tags=["customer"])
