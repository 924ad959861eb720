"""How agents sign in and out, and what their screen starts from."""

from datetime import timedelta
from typing import Any

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.datastructures import Cookie
from litestar.di import NamedDependency
from litestar.params import JSONBody

from batonpass.domain import ids
from batonpass.edges.http.customer import MerchantShape, shape
from batonpass.edges.http.door import COOKIE, door
from batonpass.edges.http.shape import Body
from batonpass.edges.http.state import agent_of
from batonpass.services import access, presence
from batonpass.services import agent as agent_service
from batonpass.services.access import Caller, Signed
from batonpass.services.ports import Ports
from batonpass.services.presence import Presence
from batonpass.store import agent as agents
from batonpass.store import merchant as merchants
from batonpass.store.agent import Agent


class SignIn(Body, frozen=True, kw_only=True):
    merchant: str
    email: str
    password: str


class Join(Body, frozen=True, kw_only=True):
    token: str
    password: str


class AgentShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    email: str
    role: str
    language: str


class Me(msgspec.Struct, frozen=True, kw_only=True):
    agent: AgentShape
    merchant: MerchantShape
    time_zone: str
    csrf: str
    presence: Presence


class SetPresence(Body, frozen=True, kw_only=True):
    intent: str
    reason: str = ""
    reassigns: bool = False  # away: whom the agent holds goes back in line, in the old place


def agent_shape(agent: Agent) -> AgentShape:
    """What colleagues may know of an agent."""
    return AgentShape(
        id=ids.written("agent", agent.id),
        name=agent.name,
        email=agent.email,
        role=agent.role,
        language=agent.language,
    )


async def _me(ports: Ports, merchant: ids.MerchantId, agent: Agent, csrf: str) -> Me:
    async with ports.store.work(merchant) as work:
        found = await merchants.get(work)
    return Me(
        agent=agent_shape(agent),
        merchant=shape(found),
        time_zone=found.settings.time_zone,
        csrf=csrf,
        presence=presence.shown(agent),
    )


async def signed_in(ports: Ports, request: Request[Any, Any, Any], signed: Signed) -> Response[Me]:
    """The answer to a sign-in: the session goes into a cookie no script can read."""
    merchant = ids.MerchantId(ids.read("merchant", signed.token.partition(".")[0]))
    cookie = Cookie(
        key=COOKIE,
        value=signed.token,
        httponly=True,
        secure=request.url.scheme == "https",
        samesite="lax",
        max_age=int(timedelta(days=14).total_seconds()),
    )
    return Response(
        await _me(ports, merchant, signed.agent, signed.csrf), cookies=[cookie], status_code=200
    )


@post("/sessions", opt=door(public=True), summary="Sign in")
async def sign_in(
    ports: NamedDependency[Ports], request: Request[Any, Any, Any], data: JSONBody[SignIn]
) -> Response[Me]:
    """Which of the three is wrong is not said."""
    signed = await access.sign_in(ports, data.merchant, email=data.email, password=data.password)
    return await signed_in(ports, request, signed)


@post("/invitations/accept", opt=door(public=True), summary="Accept an invitation")
async def join(
    ports: NamedDependency[Ports], request: Request[Any, Any, Any], data: JSONBody[Join]
) -> Response[Me]:
    """Choose a password and be signed in."""
    signed = await agent_service.accept_invitation(ports, data.token, data.password)
    return await signed_in(ports, request, signed)


@delete("/sessions/current", opt=door(role="agent"), summary="Sign out")
async def sign_out(ports: NamedDependency[Ports], request: Request[Any, Any, Any]) -> None:
    """The session ends everywhere."""
    if token := request.cookies.get(COOKIE):
        await access.sign_out(ports, token)


@get("/me", opt=door(role="agent"), summary="Who is signed in")
async def me(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Me:
    """The agent, their merchant, their presence, and the session's CSRF token."""
    async with ports.store.work(caller.merchant) as work:
        agent = await agents.get(work, agent_of(caller))
    return await _me(ports, caller.merchant, agent, caller.csrf)


@put("/me/presence", opt=door(role="agent", scope="agents"), summary="Be online or away")
async def set_presence(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[SetPresence]
) -> Presence:
    """An intent; being offline is the absence of a device.

    Away, nothing rings any more; with `reassigns` the customers held go back in line as well.
    """
    agent = agent_of(caller)
    async with ports.store.work(caller.merchant) as work:
        set_ = await presence.set_intent(work, agent, intent=data.intent, reason=data.reason)
    if set_.intent == "online":
        return set_
    return await presence.leave_desk(ports, caller.merchant, agent, reassigns=data.reassigns)


class Lease(Body, frozen=True, kw_only=True):
    device: str


@post("/me/lease", opt=door(role="agent"), status_code=200, summary="This device is here")
async def lease(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Lease]
) -> Presence:
    """For clients without a socket: renew within the merchant's lease time, usually 15 s."""
    async with ports.store.work(caller.merchant) as work:
        await presence.renew(work, agent_of(caller), device=data.device[:64])
        return presence.shown(await agents.get(work, agent_of(caller)))


handlers: list[Any] = [sign_in, join, sign_out, me, set_presence, lease]
router = Router("/", route_handlers=handlers, tags=["session"])
