"""The page Shop of the admin: connect, look, set the terms, disconnect; and orders pushed to us."""

from datetime import datetime
from typing import Any, Literal
from urllib.parse import parse_qsl

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.refusal import TooLong
from batonpass.domain.shop.connection import Terms
from batonpass.domain.shop.limit import Limits
from batonpass.domain.shop.policy import Policies
from batonpass.domain.shop.value import Order
from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body
from batonpass.edges.http.state import revision_of
from batonpass.services import shop_connection, shop_push
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.shop import Health
from batonpass.services.shop_connection import Credentials, View
from batonpass.store import erasure
from batonpass.store.shop_delivery import Taken

LEAD = door(role="lead", scope="admin")
OWNER = door(role="owner", scope="admin")
PUSHED_MAX = 100
QUERY_MAX = 4000


class Link(Body, frozen=True, kw_only=True):
    kind: Literal["shopify", "woocommerce", "own", "pushed"]
    address: str = ""
    token: str = ""
    key: str = ""
    secret: str = ""
    hook_secret: str = ""
    tracker: Literal["", "easypost", "aftership"] = ""
    tracker_key: str = ""
    tracker_hook_secret: str = ""

    def __repr__(self) -> str:
        return f"Link(kind={self.kind!r}, ...)"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        return [("kind", self.kind)]


class ShopHealth(msgspec.Struct, frozen=True, kw_only=True):
    state: Literal["answering", "silent", "gone"]
    checked_at: datetime | None
    last_success_at: datetime | None
    last_error_at: datetime | None
    last_error: str
    missing: tuple[str, ...]
    hook_at: datetime | None
    hook_refused_at: datetime | None


class TermsShape(Body, frozen=True, kw_only=True):
    policies: Policies
    limits: Limits


class ConnectedShop(msgspec.Struct, frozen=True, kw_only=True):
    """How the merchant's shop is connected; never a secret."""

    kind: str  # empty: none is
    address: str
    tracker: str
    hooks_url: str  # where trackers and apps post to; the sender's name comes after it
    connected_at: datetime | None
    connected_by: str
    revision: int
    is_demo: bool
    is_open: bool
    can_connect: bool
    can_authorise: bool
    health: ShopHealth | None
    terms: TermsShape | None
    deliveries: tuple[Taken, ...]


class SampleLine(msgspec.Struct, frozen=True, kw_only=True):
    title: str
    quantity: int


class Sample(msgspec.Struct, frozen=True, kw_only=True):
    """One real order, as proof."""

    number: str
    placed_at: datetime
    state: str
    total: str
    currency: str
    customer_name: str
    lines: tuple[SampleLine, ...]
    tracking: str


class LiveCheck(msgspec.Struct, frozen=True, kw_only=True):
    shop: str
    is_answering: bool
    said: str  # the trouble, in words; empty: none
    missing: tuple[str, ...]
    sample: Sample | None


class ExportRow(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    request: str
    about: str
    at: datetime


class Exports(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[ExportRow, ...]


class Authorise(Body, frozen=True, kw_only=True):
    shop: str  # NAME.myshopify.com


class GoThere(msgspec.Struct, frozen=True, kw_only=True):
    url: str  # Shopify's page of consent


class CameBack(Body, frozen=True, kw_only=True):
    query: str  # what stood after the ? when the browser came back


class Push(Body, frozen=True, kw_only=True):
    orders: tuple[Order, ...]


class Pushed(msgspec.Struct, frozen=True, kw_only=True):
    kept: int
    overtaken: tuple[str, ...]  # numbers of which a newer one lay there already


def _given(data: Link) -> Credentials:
    return Credentials(**msgspec.structs.asdict(data))


def _shape(found: View) -> Response[ConnectedShop]:
    linked = found.linked
    if linked is None:
        return Response(
            ConnectedShop(
                kind="",
                address="",
                tracker="",
                hooks_url="",
                connected_at=None,
                connected_by="",
                revision=0,
                is_demo=found.is_demo,
                is_open=True,
                can_connect=found.can_connect,
                can_authorise=found.can_authorise,
                health=None,
                terms=None,
                deliveries=(),
            ),
            status_code=200,
        )
    is_well = linked.is_answering and found.is_open
    return Response(
        ConnectedShop(
            kind=linked.kind,
            address=linked.address,
            tracker=found.tracker,
            hooks_url=found.hooks_url,
            connected_at=linked.connected_at,
            connected_by=linked.connected_by,
            revision=linked.revision,
            is_demo=False,
            is_open=found.is_open,
            can_connect=found.can_connect,
            can_authorise=found.can_authorise,
            health=ShopHealth(
                state="gone" if linked.state == "gone" else "answering" if is_well else "silent",
                checked_at=linked.checked_at,
                last_success_at=linked.last_success_at,
                last_error_at=linked.last_error_at,
                last_error=linked.last_error,
                missing=linked.missing,
                hook_at=linked.hook_at,
                hook_refused_at=linked.hook_refused_at,
            ),
            terms=TermsShape(policies=linked.terms.policies, limits=linked.terms.limits),
            deliveries=found.deliveries,
        ),
        headers={"ETag": f'"{linked.revision}"'},
        status_code=200,
    )


def _checked(health: Health) -> LiveCheck:
    order = health.sample
    parcels = [p.tracking for p in order.fulfilments if p.tracking] if order else []
    return LiveCheck(
        shop=health.shop,
        is_answering=health.is_answering,
        said="" if health.is_answering else health.last_error,
        missing=health.missing,
        sample=Sample(
            number=order.number,
            placed_at=order.placed_at,
            state=order.state.value,
            total=str(order.total.amount),
            currency=order.total.currency,
            customer_name=order.customer_name,
            lines=tuple(SampleLine(title=x.title, quantity=x.quantity) for x in order.lines[:3]),
            tracking=f"{parcels[0].carrier} {parcels[0].number}".strip() if parcels else "",
        )
        if order
        else None,
    )


@get("/shop", opt=LEAD, summary="How the shop is connected and doing")
async def view(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller]
) -> Response[ConnectedShop]:
    """Kind, address, health in words, terms; never a secret."""
    return _shape(await shop_connection.view(ports, caller.merchant))


@post("/shop/check", opt=OWNER, status_code=200, summary="Try credentials without storing them")
async def check(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Link]
) -> LiveCheck:
    """One real order back, and a sentence for each right that is missing."""
    health = await shop_connection.check(ports, caller.merchant, _given(data), who=caller.principal)
    return _checked(health)


@put("/shop", opt=OWNER, summary="Connect the shop")
async def connect(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Link]
) -> Response[ConnectedShop]:
    """Stored only if the shop answers; an empty secret keeps the one of the same shop."""
    return _shape(
        await shop_connection.connect(ports, caller.merchant, _given(data), who=caller.principal)
    )


@post("/shop/authorise", opt=OWNER, status_code=200, summary="Leave for Shopify to consent")
async def authorise(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Authorise]
) -> GoThere:
    """The browser comes back to the admin; its query goes to the next address."""
    return GoThere(
        url=shop_connection.authorise_url(ports, caller.merchant, data.shop, who=caller.principal)
    )


@post("/shop/authorised", opt=OWNER, status_code=200, summary="Back from Shopify")
async def authorised(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[CameBack]
) -> Response[ConnectedShop]:
    """Only what Shopify signed, begun by the same person within ten minutes, connects."""
    query = parse_qsl(data.query[:QUERY_MAX].removeprefix("?"), keep_blank_values=True)
    return _shape(
        await shop_connection.authorised(ports, caller.merchant, query, who=caller.principal)
    )


@post("/shop/look", opt=LEAD, status_code=200, summary="Ask the connected shop now")
async def look(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> LiveCheck:
    """One real order back, and what is wrong in words."""
    return _checked(await shop_connection.look(ports, caller.merchant))


@put("/shop/terms", opt=LEAD, summary="Promises to customers, and bounds on actions")
async def set_terms(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    request: Request[Any, Any, Any],
    data: JSONBody[TermsShape],
) -> Response[ConnectedShop]:
    """412 if somebody changed the connection since it was read."""
    return _shape(
        await shop_connection.set_terms(
            ports,
            caller.merchant,
            Terms(policies=data.policies, limits=data.limits),
            revision=revision_of(request),
            who=caller.principal,
        )
    )


@delete("/shop", opt=OWNER, summary="Disconnect the shop")
async def disconnect(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> None:
    """The credentials and every pushed order are erased; the trail of actions stays."""
    await shop_connection.disconnect(ports, caller.merchant, who=caller.principal)


@get("/shop/exports", opt=OWNER, summary="What customers asked to be told")
async def exports(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Exports:
    """Ready to be handed on; each is erased after 30 days."""
    async with ports.store.work(caller.merchant) as work:
        found = await erasure.exports(work)
    return Exports(
        items=tuple(
            ExportRow(id=ids.written("export", x.id), request=x.request, about=x.about, at=x.at)
            for x in found
        )
    )


@get("/shop/exports/{export_id:str}", opt=OWNER, summary="One customer's data")
async def export(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], export_id: FromPath[str]
) -> Response[dict[str, Any]]:
    """Everything kept of them when they asked, as JSON."""
    async with ports.store.work(caller.merchant) as work:
        body = await erasure.export(work, ids.read("export", export_id))
    return Response(
        body,
        headers={
            "Content-Disposition": f'attachment; filename="{export_id}.json"',
            "Cache-Control": "no-store",
        },
        status_code=200,
    )


@post("/shop/orders", opt=door(scope="orders"), status_code=200, summary="Push orders")
async def push(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Push]
) -> Pushed:
    """Up to 100 at once, each whole; an older `as_of` never undoes a newer one."""
    if len(data.orders) > PUSHED_MAX:
        raise TooLong(field="orders", bound=f"{PUSHED_MAX} at once")
    overtaken = await shop_push.push(ports, caller.merchant, data.orders)
    return Pushed(kept=len(data.orders) - len(overtaken), overtaken=overtaken)


handlers: list[Any] = [
    view, check, connect, authorise, authorised, look, set_terms, disconnect, exports, export, push,
]  # fmt: skip
router = Router("/", route_handlers=handlers, tags=["shop"])
