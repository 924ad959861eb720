"""What leads and owners see and change: settings, people, queues, keys, the audit."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody

from batonpass.domain import ids
from batonpass.domain.ids import AgentId, KeyId, QueueId
from batonpass.domain.merchant import Hours, Settings
from batonpass.domain.queue import Rules
from batonpass.domain.refusal import Malformed, NotAllowed
from batonpass.edges.http.door import door
from batonpass.edges.http.page import Page
from batonpass.edges.http.shape import Body
from batonpass.edges.http.state import tag_of
from batonpass.services import access, follow_up
from batonpass.services import agent as agent_service
from batonpass.services import merchant as merchant_service
from batonpass.services import queue as queue_service
from batonpass.services.access import Caller
from batonpass.services.answer import body_hash, once
from batonpass.services.follow_up import Written
from batonpass.services.ports import Ports
from batonpass.store import access as doors
from batonpass.store import agent as agents
from batonpass.store import audit
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store.agent import Agent
from batonpass.store.database import Work
from batonpass.store.merchant import Merchant
from batonpass.store.queue import Queue

T = TypeVar("T", bound=msgspec.Struct)
LEAD = door(role="lead", scope="admin")
OWNER = door(role="owner", scope="admin")


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


class AgentRow(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    email: str
    role: str
    state: str
    language: str
    capacity_units: int
    held_units: int
    queues: tuple[str, ...]
    intent: str
    is_connected: bool
    revision: int


class Agents(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[AgentRow, ...]


class Invite(Body, frozen=True, kw_only=True):
    email: str
    name: str
    role: str = "agent"
    capacity_units: int = 3
    queues: tuple[str, ...] = ()


class Invited(msgspec.Struct, frozen=True, kw_only=True):
    agent: AgentRow
    invitation_url: str  # shown this once


class ChangeAgent(Body, frozen=True, kw_only=True):
    name: str
    role: str
    state: str
    language: str = "en"
    capacity_units: int
    queues: tuple[str, ...] = ()
    revision: int


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    categories: tuple[str, ...]
    languages: tuple[str, ...]
    channels: tuple[str, ...]
    tiers: tuple[str, ...]
    order_value_at_least: float | None
    hours: Hours | None  # None: the merchant's
    time_zone: str
    holidays: tuple[date, ...]
    overflow_at: int | None
    sticky_seconds: float
    accepts_by_itself: bool
    fallback_queue_id: str
    relax_after_seconds: float | None
    is_default: bool
    revision: int


class Queues(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[QueueRow, ...]


class SaveQueue(Body, frozen=True, kw_only=True):
    name: str
    categories: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    order_value_at_least: float | None = None
    hours: Hours | None = None
    time_zone: str = ""
    holidays: tuple[date, ...] = ()
    overflow_at: int | None = None
    sticky_seconds: float = 0.0
    accepts_by_itself: bool = False
    fallback_queue_id: str = ""
    relax_after_seconds: float | None = None
    revision: int = 0


class KeyRow(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    scopes: tuple[str, ...]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[KeyRow, ...]
    scopes: tuple[str, ...]


class NewKey(Body, frozen=True, kw_only=True):
    name: str
    scopes: tuple[str, ...]


class KeyMade(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    secret: str  # shown this once


class Act(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    at: datetime
    who: str
    what: str
    about: str
    detail: Any


def revision_of(request: Request[Any, Any, Any], given: int | None = None) -> int:
    """The revision a change was made on, from If-Match or the body.

    Raises:
        Malformed: none was given.
    """
    tag = tag_of(request)
    if tag is not None:
        return tag
    if given is not None:
        return given
    raise Malformed(field="If-Match", cure="the ETag you read")


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
    if data.at.tzinfo is None:
        raise Malformed(field="at", cure="an instant with its offset, as 2026-01-31T09:00:00Z")
    async with ports.store.work(caller.merchant) as work:
        await merchants.set_clock(work, data.at)
        work.wake("due")
    return Now(at=data.at)


def _agent(agent: Agent) -> AgentRow:
    return AgentRow(
        id=ids.written("agent", agent.id),
        name=agent.name,
        email=agent.email,
        role=agent.role,
        state=agent.state,
        language=agent.language,
        capacity_units=agent.wanted_units,
        held_units=agent.held_units,
        queues=tuple(ids.written("queue", q) for q in agent.queues),
        intent=agent.intent,
        is_connected=agent.is_connected,
        revision=agent.revision,
    )


def _queues(written: tuple[str, ...]) -> list[QueueId]:
    return [QueueId(ids.read("queue", q)) for q in written]


async def _once(
    ports: Ports,
    caller: Caller,
    key: str,
    *what: object,
    kind: type[T],
    act: Callable[[Work], Awaitable[T]],
) -> T:
    """Make it once under its key. What is remembered for a retry holds no secret."""
    async with ports.store.work(caller.merchant) as work:
        made, _ = await once(
            work,
            lambda: act(work),
            kind=kind,
            principal=caller.principal,
            key=key,
            body=body_hash(*what),
        )
    return made


@get("/agents", opt=door(role="agent", scope="admin"))
async def list_agents(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Agents:
    """Every colleague."""
    async with ports.store.work(caller.merchant) as work:
        return Agents(items=tuple(_agent(a) for a in await agents.everyone(work)))


@post("/agents", opt=LEAD)
async def invite(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    data: JSONBody[Invite],
) -> Invited:
    """Invite a colleague; the link is shown this once (a retry gives none) and goes out by mail."""
    link = ""

    async def act(work: Work) -> Invited:
        nonlocal link
        agent, link = await agent_service.invite(
            ports,
            work,
            email=data.email,
            name=data.name,
            role=data.role,
            units=data.capacity_units,
            serves=_queues(data.queues),
            by=caller,
        )
        return Invited(agent=_agent(agent), invitation_url="")

    made = await _once(ports, caller, key, "invite", data, kind=Invited, act=act)
    return msgspec.structs.replace(made, invitation_url=link)


@put("/agents/{agent_id:str}", opt=LEAD)
async def change_agent(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    agent_id: FromPath[str],
    data: JSONBody[ChangeAgent],
) -> AgentRow:
    """Change a colleague; disabling ends their sessions."""
    async with ports.store.work(caller.merchant) as work:
        changed = await agent_service.change(
            ports,
            work,
            AgentId(ids.read("agent", agent_id)),
            revision=data.revision,
            name=data.name,
            role=data.role,
            state=data.state,
            language=data.language,
            units=data.capacity_units,
            serves=_queues(data.queues),
            by=caller,
        )
    return _agent(changed)


def _queue(queue: Queue) -> QueueRow:
    return QueueRow(
        id=ids.written("queue", queue.id),
        name=queue.name,
        categories=queue.rules.categories,
        languages=queue.rules.languages,
        channels=queue.rules.channels,
        tiers=queue.rules.tiers,
        order_value_at_least=queue.rules.order_value_at_least,
        hours=queue.rules.hours,
        time_zone=queue.rules.time_zone,
        holidays=queue.rules.holidays,
        overflow_at=queue.rules.overflow_at,
        sticky_seconds=queue.rules.sticky_seconds,
        accepts_by_itself=queue.rules.accepts_by_itself,
        fallback_queue_id=ids.written("queue", queue.fallback) if queue.fallback else "",
        relax_after_seconds=queue.relax_after_seconds,
        is_default=queue.is_default,
        revision=queue.revision,
    )


@get("/queues", opt=door(role="agent", scope="admin"))
async def list_queues(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Queues:
    """Every queue, the default first."""
    async with ports.store.work(caller.merchant) as work:
        return Queues(items=tuple(_queue(q) for q in await queues.everything(work)))


@post("/queues", opt=LEAD)
async def add_queue(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    data: JSONBody[SaveQueue],
) -> QueueRow:
    """A new queue."""

    async def act(work: Work) -> QueueRow:
        return _queue(await queue_service.save(ports, work, None, _saved(data), by=caller))

    return await _once(ports, caller, key, "queue", data, kind=QueueRow, act=act)


@put("/queues/{queue_id:str}", opt=LEAD)
async def change_queue(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    queue_id: FromPath[str],
    data: JSONBody[SaveQueue],
) -> QueueRow:
    """Change a queue; 412 if somebody did since."""
    async with ports.store.work(caller.merchant) as work:
        id_ = QueueId(ids.read("queue", queue_id))
        return _queue(await queue_service.save(ports, work, id_, _saved(data), by=caller))


def _saved(data: SaveQueue) -> queue_service.Wanted:
    fallback = data.fallback_queue_id
    return queue_service.Wanted(
        name=data.name,
        rules=Rules(
            categories=data.categories,
            languages=data.languages,
            channels=data.channels,
            tiers=data.tiers,
            order_value_at_least=data.order_value_at_least,
            hours=data.hours,
            time_zone=data.time_zone,
            holidays=data.holidays,
            overflow_at=data.overflow_at,
            sticky_seconds=data.sticky_seconds,
            accepts_by_itself=data.accepts_by_itself,
        ),
        fallback=QueueId(ids.read("queue", fallback)) if fallback else None,
        relax_after_seconds=data.relax_after_seconds,
        revision=data.revision,
    )


@get("/keys", opt=OWNER)
async def list_keys(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Keys:
    """Every API key, without its secret."""
    async with ports.store.work(caller.merchant) as work:
        rows = await doors.keys(work)
    return Keys(
        items=tuple(
            KeyRow(
                id=ids.written("key", row["id"]),
                name=row["name"],
                scopes=tuple(row["scopes"]),
                created_at=row["created_at"],
                last_used_at=row["last_used_at"],
                revoked_at=row["revoked_at"],
            )
            for row in rows
        ),
        scopes=tuple(sorted(access.SCOPES)),
    )


@post("/keys", opt=OWNER)
async def add_key(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    data: JSONBody[NewKey],
) -> KeyMade:
    """A new API key; its secret is shown this once (a retry gives none)."""
    if caller.agent is None and not set(data.scopes) <= caller.scopes:
        raise NotAllowed(why="A key cannot give a scope it does not have.")
    secret = ""

    async def act(work: Work) -> KeyMade:
        nonlocal secret
        id_, secret = await access.new_key(
            ports, work, name=data.name, scopes=data.scopes, who=caller.principal
        )
        return KeyMade(id=ids.written("key", id_), secret="")

    made = await _once(ports, caller, key, "key", data, kind=KeyMade, act=act)
    return msgspec.structs.replace(made, secret=secret)


@delete("/keys/{key_id:str}", opt=OWNER)
async def drop_key(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], key_id: FromPath[str]
) -> None:
    """The key opens nothing any more."""
    async with ports.store.work(caller.merchant) as work:
        await doors.revoke_key(work, KeyId(ids.read("key", key_id)))
        await audit.add(
            work, ports.new_id(), who=caller.principal, what="key.revoked", about=key_id
        )


@get("/audit", opt=LEAD)
async def acts(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], cursor: FromQuery[str] = ""
) -> Page[Act]:
    """Who changed what, the newest first."""
    try:
        before = UUID(cursor) if cursor else None
    except ValueError:
        raise Malformed(field="cursor", cure="one that an earlier page gave") from None
    async with ports.store.work(caller.merchant) as work:
        rows = await audit.page(work, before=before, limit=51)
    items = tuple(
        Act(
            id=str(row["id"]),
            at=row["at"],
            who=row["who"],
            what=row["what"],
            about=row["about"],
            detail=row["detail"],
        )
        for row in rows[:50]
    )
    return Page(items=items, next=items[-1].id if len(rows) > 50 else "")  # noqa: PLR2004


handlers: list[Any] = [
    merchant, change_merchant, merchant_follow_up, identity_secret, clock, set_clock, list_agents,
    invite, change_agent, list_queues, add_queue, change_queue, list_keys, add_key, drop_key, acts,
]  # fmt: skip
router = Router("/", route_handlers=handlers, tags=["admin"])
