"""What lists show: a card for each handoff, a line for each conversation."""

from datetime import datetime
from uuid import UUID

from batonpass.domain.ids import AgentId, HandoffId
from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("inbox")
NOBODY = UUID(int=0)


async def cards(
    work: Work,
    which: str,
    *,
    agent: AgentId | None = None,
    handoff: HandoffId | None = None,
    limit: int = 200,
) -> list[Row]:
    """Cards of one list: waiting, owed, held by anybody, mine, recent, or one handoff."""
    return await work.all(
        Q.cards, which=which, agent=agent or NOBODY, handoff=handoff or NOBODY, limit=limit
    )


async def offers_to(work: Work, agent: AgentId) -> list[Row]:
    """The agent's pending offers."""
    return await work.all(Q.offers_to, agent=agent, at=work.now)


async def counts(work: Work, agent: AgentId) -> Row:
    """How many wait, are owed, and are the agent's."""
    return await work.known(Q.counts, "inbox", agent=agent)


async def conversations(
    work: Work,
    *,
    status: str,
    search: str,
    before: tuple[datetime, UUID] | None,
    limit: int,
) -> list[Row]:
    """Conversations, the last changed first."""
    safe = search.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return await work.all(
        Q.conversations,
        status=status,
        q=search,
        like=f"%{safe}%",
        before_at=before[0] if before else None,
        before_id=before[1] if before else None,
        limit=limit,
    )
