"""What the lead's board reads besides lists: the last hours, and who holds a conversation."""

from datetime import datetime

from batonpass.domain.ids import AgentId, ConversationId
from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("board")


async def lately(work: Work, *, since: datetime) -> list[Row]:
    """How many waited every five minutes since then."""
    return await work.all(Q.lately, since=since, until=work.now)


async def holder(work: Work, conversation: ConversationId) -> AgentId | None:
    """The agent who has the customer; None if nobody does."""
    row = await work.one(Q.holder, conversation=conversation)
    return AgentId(row["agent_id"]) if row else None
