"""Where shops and carriers post to us, and where a shop's own page learns who is signed in."""

from typing import Any, Literal

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath

from batonpass.domain.ids import MerchantId, read
from batonpass.domain.refusal import NotFound
from batonpass.edges.http.door import door
from batonpass.services import shop_hook
from batonpass.services.ports import Ports

BODY_MAX = 1024 * 1024  # far above any order
VENDORS = ("shopify", "woocommerce", "easypost", "aftership")


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    outcome: str  # what became of it, in a word


class WhoIsThere(msgspec.Struct, frozen=True, kw_only=True):
    jwt: str  # for `identify`, for five minutes; empty: nobody is signed in at the shop


@post(
    "/hooks/{merchant:str}/{vendor:str}",
    opt=door(public=True),
    status_code=200,
    request_max_body_size=BODY_MAX,
    summary="A shop or a carrier says that something changed",
)
async def take(
    ports: NamedDependency[Ports],
    request: Request[Any, Any, Any],
    merchant: FromPath[str],
    vendor: FromPath[str],
) -> Heard:
    """Signed by the sender; 401 if not. The same message twice counts once."""
    known: Literal["shopify", "woocommerce", "easypost", "aftership"]
    match vendor:
        case "shopify" | "woocommerce" | "easypost" | "aftership" as known:
            pass
        case _:
            raise NotFound(noun="sender")
    outcome = await shop_hook.take(
        ports,
        MerchantId(read("merchant", merchant)),
        known,
        request.headers,
        await request.body(),
    )
    return Heard(outcome=outcome)


@get(
    "/identity/{merchant:str}/shopify",
    opt=door(public=True),
    summary="Who is signed in at the shop, through Shopify's app proxy",
)
async def identity(
    ports: NamedDependency[Ports], request: Request[Any, Any, Any], merchant: FromPath[str]
) -> Response[WhoIsThere]:
    """A token for `identify`. Only Shopify's own signature opens this; 401 without it."""
    jwt = await shop_hook.visitor(
        ports, MerchantId(read("merchant", merchant)), list(request.query_params.multi_items())
    )
    return Response(WhoIsThere(jwt=jwt), headers={"Cache-Control": "no-store"}, status_code=200)


router = Router("/", route_handlers=[take, identity], tags=["shop"])
