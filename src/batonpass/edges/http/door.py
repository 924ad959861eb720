"""Who may come through which route: every route says it, and one guard holds them all to it."""

import hmac
from typing import Any, Final

import msgspec
from litestar.connection import ASGIConnection
from litestar.handlers.base import BaseRouteHandler

from batonpass.domain import ids
from batonpass.domain.ids import AgentId, CustomerId
from batonpass.domain.refusal import NotAllowed, NotFound, NotSignedIn
from batonpass.services import access
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import customer as customers

COOKIE: Final = "bp_session"
SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})
RANK: Final = {"agent": 1, "lead": 2, "owner": 3}
Connection = ASGIConnection[Any, Any, Any, Any]


class May(msgspec.Struct, frozen=True, kw_only=True):
    """Who may use a route: customers, agents from a role up, keys with a scope; or everybody."""

    public: bool = False
    customer: bool = False
    role: str = ""  # empty: no agent
    scope: str = ""  # empty: no key
    # A device that a link opened comes through too; the route holds it to its conversation.
    device: bool = False


def door(
    *,
    public: bool = False,
    customer: bool = False,
    role: str = "",
    scope: str = "",
    device: bool = False,
) -> dict[str, Any]:
    """The option a route carries to say who may use it."""
    return {"may": May(public=public, customer=customer, role=role, scope=scope, device=device)}


async def guard(connection: Connection, handler: BaseRouteHandler) -> None:
    """Find out who calls and hold them to what the route allows.

    Raises:
        NotSignedIn: nobody we know.
        NotAllowed: known, but not for this.
    """
    may = handler.opt.get("may")
    if not isinstance(may, May):
        raise NotAllowed(why="This address is not open to anybody.")
    if may.public:
        return
    ports: Ports = connection.app.state.ports
    caller = await caller_of(ports, connection)
    _hold(caller, may, of=connection.path_params.get("conversation_id", ""))
    connection.state.caller = caller


async def caller_of(ports: Ports, connection: Connection) -> Caller:
    """Who calls, as proven by what the request carries.

    Raises:
        NotSignedIn: nobody we know.
        NotAllowed: a page's write without its session's token.
    """
    scheme, _, token = connection.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.startswith((access.CUSTOMER, access.DEVICE)):
        return await access.by_customer_token(ports, token)
    if scheme.lower() == "bearer" and token.startswith("bp_"):
        return await _for(ports, await access.by_key(ports, token), connection)
    if cookie := connection.cookies.get(COOKIE):
        caller = await access.by_session(ports, cookie)
        given = connection.headers.get("x-csrf-token", "")
        is_write = connection.scope.get("method") not in SAFE
        if is_write and not hmac.compare_digest(given.encode(), caller.csrf.encode()):
            raise NotAllowed(why="The request lacks this session's CSRF token. Reload the page.")
        return caller
    raise NotSignedIn(why="Sign in, or send a token.")


async def _for(ports: Ports, caller: Caller, connection: Connection) -> Caller:
    """A key that speaks for one customer or one agent names them in a header."""
    customer = connection.headers.get("batonpass-customer")
    agent = connection.headers.get("batonpass-agent")
    if customer and "customers" in caller.scopes:
        wanted = CustomerId(ids.read("customer", customer))
        async with ports.store.work(caller.merchant) as work:
            await customers.get(work, wanted)
        return msgspec.structs.replace(caller, customer=wanted)
    if agent and "agents" in caller.scopes:
        who = AgentId(ids.read("agent", agent))
        async with ports.store.work(caller.merchant) as work:
            found = await agents.get(work, who)
        return msgspec.structs.replace(caller, agent=who, role=found.role, name=found.name)
    return caller


def _hold(caller: Caller, may: May, *, of: str) -> None:
    if caller.conversation is not None and not may.device:
        if not of:
            raise NotSignedIn(why="This device may only go on with one chat. Start a new one.")
        if of != ids.written("conversation", caller.conversation):
            raise NotFound(noun="conversation")
    if caller.customer is not None and may.customer:
        return
    if caller.key is not None:
        if may.scope and may.scope in caller.scopes:
            return
        if caller.agent is None or not may.role:
            raise NotAllowed(why=f"This API key lacks the scope {may.scope or 'for this'}.")
    if caller.agent is not None and may.role:
        if RANK[caller.role] >= RANK[may.role]:
            return
        raise NotAllowed(why=f"This needs the role {may.role}. Ask an owner.")
    raise NotAllowed(why="This is not for you.")
