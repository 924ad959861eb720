"""How offers are kept: at most one pending for a handoff, each settled once."""

from datetime import datetime

from batonpass.domain.ids import AgentId, ConversationId, HandoffId, OfferId
from batonpass.domain.offer import Offer, State
from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("offer")


async def lock(work: Work, id_: OfferId) -> Offer:
    """The offer, locked. Lock its conversation and handoff first.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return _value(await work.known(Q.lock, "offer", id=id_))


async def place(work: Work, id_: OfferId) -> tuple[ConversationId, HandoffId, AgentId]:
    """Where the offer belongs: its conversation, its handoff, its agent.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    row = await work.known(Q.get, "offer", id=id_)
    return (
        ConversationId(row["conversation_id"]),
        HandoffId(row["handoff_id"]),
        AgentId(row["agent_id"]),
    )


async def pending_of(work: Work, handoff: HandoffId) -> Offer | None:
    """The handoff's pending offer, locked; None if there is none."""
    row = await work.one(Q.pending_of, handoff=handoff)
    return _value(row) if row else None


async def pending_to(work: Work, agent: AgentId) -> tuple[tuple[OfferId, ConversationId], ...]:
    """The agent's pending offers, oldest first."""
    rows = await work.all(Q.pending_to, agent=agent)
    return tuple((OfferId(r["id"]), ConversationId(r["conversation_id"])) for r in rows)


async def insert(work: Work, offer: Offer) -> None:
    """Store a new one."""
    await work.run(
        Q.insert,
        id=offer.id,
        handoff=offer.handoff,
        agent=offer.agent,
        weight=offer.weight,
        at=offer.made_at,
        due=offer.due_at,
    )


async def settle(work: Work, offer: Offer, *, why: str = "", at: datetime | None = None) -> None:
    """Store how it ended."""
    await work.run(Q.settle, id=offer.id, state=offer.state.value, why=why, at=at or work.now)


def _value(row: Row) -> Offer:
    return Offer(
        id=OfferId(row["id"]),
        handoff=HandoffId(row["handoff_id"]),
        agent=AgentId(row["agent_id"]),
        state=State(row["state"]),
        made_at=row["made_at"],
        due_at=row["due_at"],
        weight=row["weight"],
    )
