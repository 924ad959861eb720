"""How the assistant's turns are kept: one pending a conversation, each with its deadline."""

from datetime import datetime
from uuid import UUID

import msgspec

from batonpass.domain.ids import ConversationId, TurnId
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("turn")


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """The assistant's duty to answer everything up to `through_seq`, until `due_at`."""

    id: UUID
    conversation_id: ConversationId
    state: str
    epoch: int
    through_seq: int
    created_at: datetime
    due_at: datetime
    tries: int


async def supersede(work: Work, conversation: ConversationId) -> None:
    """No answer is owed by the assistant any more."""
    await work.run(Q.supersede, conversation=conversation)


async def get(work: Work, id_: TurnId) -> Turn:
    """The turn as it stands.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return as_value(await work.known(Q.get, "turn", id=id_), Turn)


async def lock(work: Work, id_: TurnId) -> Turn:
    """The turn, locked. Lock its conversation first.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return as_value(await work.known(Q.lock, "turn", id=id_), Turn)


async def end(work: Work, id_: TurnId, state: str) -> None:
    """It is done, or too late."""
    await work.run(Q.end, id=id_, state=state)
