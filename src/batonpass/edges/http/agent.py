"""The people who answer: listed, invited, changed."""

from typing import Any

import msgspec
from litestar import Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.ids import AgentId, QueueId
from batonpass.edges.http.door import door
from batonpass.edges.http.once import once
from batonpass.edges.http.shape import Body
from batonpass.services import agent as agent_service
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store.agent import Agent
from batonpass.store.database import Work

LEAD = door(role="lead", scope="admin")


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
    queues: tuple[str, ...] | None = None  # None: all there are; empty: no offers


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
            serves=None if data.queues is None else _queues(data.queues),
            by=caller,
        )
        return Invited(agent=_agent(agent), invitation_url="")

    made = await once(ports, caller, key, "invite", data, kind=Invited, act=act)
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


handlers: list[Any] = [list_agents, invite, change_agent]
router = Router("/", route_handlers=handlers, tags=["admin"])
