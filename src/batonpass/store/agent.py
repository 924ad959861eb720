"""How agents are kept: who they are, whether they are there, and how much they hold."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import msgspec

from batonpass.domain.ids import AgentId, QueueId
from batonpass.domain.queue import Seat
from batonpass.domain.refusal import NoCapacity, Overtaken
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("agent")


class Agent(msgspec.Struct, frozen=True, kw_only=True):
    """A person who answers, as their row says."""

    id: AgentId
    email: str
    name: str
    role: str
    state: str
    language: str
    intent: str
    away_reason: str
    intent_at: datetime
    lost_at: datetime | None
    held_units: int
    offered_units: int
    wanted_units: int
    revision: int
    is_connected: bool
    queues: tuple[QueueId, ...]

    @property
    def is_there(self) -> bool:
        """Online by their own word, and connected."""
        return self.state == "active" and self.is_connected and self.intent == "online"


class Staffing(msgspec.Struct, frozen=True, kw_only=True):
    """Who is there for one queue now."""

    agents: int
    units: int
    free: int


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How one queue stands now."""

    waiting: int  # live
    staffing: Staffing


async def insert(
    work: Work,
    id_: AgentId,
    *,
    email: str,
    name: str,
    role: str,
    state: str,
    language: str = "en",
    password: str | None = None,
    invitation: str | None = None,
    invitation_until: datetime | None = None,
    units: int = 3,
) -> bool:
    """Store a new agent; False if the address is taken."""
    row = await work.one(
        Q.insert,
        id=id_,
        email=email,
        name=name,
        role=role,
        state=state,
        language=language,
        password=password,
        invitation=invitation,
        invitation_until=invitation_until,
        at=work.now,
        units=units,
    )
    return row is not None


async def get(work: Work, id_: AgentId) -> Agent:
    """The agent as they stand.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return as_value(await work.known(Q.get, "agent", id=id_, at=work.now), Agent)


async def by_email(work: Work, email: str) -> Row | None:
    """Id, password hash and state of the agent with that address."""
    return await work.one(Q.by_email, email=email)


async def by_invitation(work: Work, invitation: str) -> AgentId | None:
    """Whose invitation that is, while it holds."""
    row = await work.one(Q.by_invitation, hash=invitation, at=work.now)
    return AgentId(row["id"]) if row else None


async def activate(work: Work, id_: AgentId, *, password: str) -> None:
    """The invitation was accepted."""
    await work.run(Q.activate, id=id_, password=password)


async def everyone(work: Work) -> tuple[Agent, ...]:
    """Every agent of the merchant, by name."""
    return tuple(as_value(row, Agent) for row in await work.all(Q.all, at=work.now))


async def update(
    work: Work,
    id_: AgentId,
    *,
    revision: int,
    name: str,
    role: str,
    state: str,
    language: str,
    units: int,
    queues: Sequence[QueueId],
) -> None:
    """Store what a lead changed.

    Raises:
        Overtaken: somebody changed it since `revision`.
    """
    row = await work.one(
        Q.update,
        id=id_,
        revision=revision,
        name=name,
        role=role,
        state=state,
        language=language,
        units=units,
    )
    if row is None:
        raise Overtaken
    await serve(work, id_, queues)


async def serve(work: Work, id_: AgentId, queues: Sequence[QueueId]) -> None:
    """From now on the agent serves exactly these queues."""
    await work.run(Q.clear_queues, id=id_)
    await work.run(Q.add_queues, id=id_, queues=list(queues))


async def owners(work: Work) -> tuple[str, ...]:
    """The owners' addresses."""
    return tuple(row["email"] for row in await work.all(Q.owners))


async def leads(work: Work) -> tuple[str, ...]:
    """The addresses of owners and leads."""
    return tuple(row["email"] for row in await work.all(Q.leads))


async def seats(work: Work) -> tuple[tuple[Seat, str], ...]:
    """Who could be asked now, with their names."""
    return tuple(
        (
            Seat(
                agent=AgentId(row["id"]),
                queues=frozenset(QueueId(q) for q in row["queues"]),
                capacity=row["wanted_units"],
                load=row["held_units"] + row["offered_units"],
                idle_since=row["idle_since"],
            ),
            row["name"],
        )
        for row in await work.all(Q.seats, at=work.now)
    )


async def staffing(work: Work, queue: QueueId) -> Staffing:
    """How many agents are there for the queue, and how many units they have."""
    row = await work.known(Q.staffing, "queue", queue=queue, at=work.now)
    return Staffing(agents=row["agents"], units=row["units"], free=row["free"])


async def left_since(work: Work, queue: QueueId, since: datetime) -> int:
    """How many of those who serve the queue went away or were lost since then, and still are."""
    return int((await work.known(Q.left_since, "queue", queue=queue, since=since))["n"])


async def standings(work: Work) -> Mapping[QueueId, Standing]:
    """How many wait live in each queue there ever was, and who is there for it."""
    return {
        QueueId(row["queue_id"]): Standing(
            waiting=row["waiting"],
            staffing=Staffing(agents=row["agents"], units=row["units"], free=row["free"]),
        )
        for row in await work.all(Q.standings, at=work.now)
    }


async def reserve(work: Work, id_: AgentId, *, weight: int) -> bool:
    """Keep units for an offer; False if they are gone."""
    return await work.one(Q.reserve, id=id_, weight=weight) is not None


async def unreserve(work: Work, id_: AgentId, *, weight: int) -> None:
    """The offer came to nothing."""
    await work.run(Q.unreserve, id=id_, weight=weight)


async def hold_reserved(work: Work, id_: AgentId, *, weight: int) -> None:
    """The offer was accepted."""
    await work.run(Q.hold_reserved, id=id_, weight=weight, at=work.now)


async def hold(work: Work, id_: AgentId, *, weight: int) -> None:
    """Take units without an offer.

    Raises:
        NoCapacity: they would be more than the agent may hold.
    """
    if await work.one(Q.hold, id=id_, weight=weight, at=work.now) is None:
        raise NoCapacity(who="You have")


async def let_go(work: Work, id_: AgentId, *, weight: int) -> None:
    """Give units back."""
    await work.run(Q.let_go, id=id_, weight=weight, at=work.now)


async def set_intent(work: Work, id_: AgentId, *, intent: str, reason: str) -> None:
    """What the agent wants to be: online, or away for a reason."""
    await work.run(Q.set_intent, id=id_, intent=intent, reason=reason, at=work.now)


async def lease(work: Work, id_: AgentId, *, device: str, until: datetime) -> None:
    """The device is there until then."""
    await work.run(Q.lease, id=id_, device=device, until=until)


async def drop_lease(work: Work, id_: AgentId, *, device: str) -> None:
    """The device signed off."""
    await work.run(Q.drop_lease, id=id_, device=device)


async def drop_expired(work: Work, id_: AgentId) -> None:
    """Forget the devices that fell silent."""
    await work.run(Q.drop_expired, id=id_, at=work.now)


async def is_connected(work: Work, id_: AgentId) -> bool:
    """Whether any device of the agent is there."""
    return bool((await work.known(Q.is_connected, "agent", id=id_, at=work.now))["yes"])


async def lock_all(work: Work, ids: Collection[AgentId]) -> None:
    """Let nobody else change these until the end; who needs several asks for all at once."""
    await work.all(Q.lock_all, ids=list(ids))


async def lost_since(work: Work, id_: AgentId) -> datetime | None:
    """Since when the agent is lost, the row locked; None while they are there.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    row = await work.known(Q.lock, "agent", id=id_)
    lost: datetime | None = row["lost_at"]
    return lost


async def set_lost(work: Work, id_: AgentId, *, lost: datetime | None) -> None:
    """Since when the agent is lost; None: they are back."""
    await work.run(Q.set_lost, id=id_, lost=lost)
