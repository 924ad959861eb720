"""The merchant's settings as they are read and changed, its clock and its secret."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from batonpass.domain import ids
from batonpass.domain.merchant import Settings
from batonpass.domain.refusal import Malformed
from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body
from batonpass.edges.http.state import revision_of
from batonpass.services import follow_up
from batonpass.services import merchant as merchant_service
from batonpass.services.access import Caller
from batonpass.services.follow_up import Written
from batonpass.services.ports import Ports
from batonpass.store import audit
from batonpass.store import merchant as merchants
from batonpass.store.merchant import Merchant

LEAD = door(role="lead", scope="admin")
OWNER = door(role="owner", scope="admin")
YEARS = range(2000, 2100)  # of the test clock: deadlines lie ahead of it and the past behind


class FollowUps(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[Written, ...]


class MerchantSettings(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    slug: str
    name: str
    settings: Settings
    revision: int
    is_sandbox: bool
    has_identity_secret: bool


class ChangeMerchant(Body, frozen=True, kw_only=True):
    name: str
    settings: Settings


class Secret(msgspec.Struct, frozen=True, kw_only=True):
    secret: str


class Clock(Body, frozen=True, kw_only=True):
    at: datetime


class Now(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime


def _merchant(found: Merchant) -> Response[MerchantSettings]:
    return Response(
        MerchantSettings(
            id=ids.written("merchant", found.id),
            slug=found.slug,
            name=found.name,
            settings=found.settings,
            revision=found.revision,
            is_sandbox=found.is_sandbox,
            has_identity_secret=bool(found.identity_secret),
        ),
        headers={"ETag": f'"{found.revision}"'},
        status_code=200,
    )


@get("/merchant", opt=door(role="agent", scope="admin"))
async def merchant(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller]
) -> Response[MerchantSettings]:
    """The merchant's settings."""
    async with ports.store.work(caller.merchant) as work:
        return _merchant(await merchants.get(work))


@put("/merchant", opt=LEAD)
async def change_merchant(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    request: Request[Any, Any, Any],
    data: JSONBody[ChangeMerchant],
) -> Response[MerchantSettings]:
    """Change them; 412 if somebody did since they were read."""
    async with ports.store.work(caller.merchant) as work:
        changed = await merchant_service.change(
            ports,
            work,
            name=data.name,
            settings=data.settings,
            revision=revision_of(request),
            who=caller.principal,
        )
    return _merchant(changed)


@get("/merchant/follow-up", opt=LEAD, summary="What who fell silent in line is written")
async def merchant_follow_up(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller]
) -> FollowUps:
    """The mail in each of the merchant's languages, if `follows_up` is set."""
    async with ports.store.work(caller.merchant) as work:
        return FollowUps(items=follow_up.written(await merchants.get(work)))


@post("/merchant/identity-secret", opt=OWNER, status_code=200)
async def identity_secret(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Secret:
    """A new secret to sign customers in with; the old one ends at once."""
    secret = ports.new_secret()
    async with ports.store.work(caller.merchant) as work:
        await merchants.set_identity_secret(work, secret)
        await audit.add(
            work,
            ports.new_id(),
            who=caller.principal,
            what="merchant.identity_secret_rotated",
            about=ids.written("merchant", caller.merchant),
        )
    return Secret(secret=secret)


@get("/clock", opt=door(role="agent", scope="clock"))
async def clock(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Now:
    """The merchant's reference clock."""
    async with ports.store.work(caller.merchant) as work:
        return Now(at=work.now)


@put("/clock", opt=door(role="owner", scope="clock"))
async def set_clock(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Clock]
) -> Now:
    """Set a sandbox merchant's test clock; it runs on from there."""
    if data.at.tzinfo is None or data.at.year not in YEARS:
        raise Malformed(
            field="at",
            cure="an instant with its offset, as 2026-01-31T09:00:00Z,"
            f" from {YEARS.start} to {YEARS.stop - 1}",
        )
    async with ports.store.work(caller.merchant) as work:
        await merchants.set_clock(work, data.at)
        work.wake("due")
    return Now(at=data.at)


handlers: list[Any] = [
    merchant,
    change_merchant,
    merchant_follow_up,
    identity_secret,
    clock,
    set_clock,
]
router = Router("/", route_handlers=handlers, tags=["admin"])
