"""How a handoff that first asks for something is kept: what was asked, and until when."""

from datetime import datetime

import msgspec

from batonpass.domain.ids import ConversationId
from batonpass.domain.trigger.decision import Chosen
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("trigger_intake")


class Intake(msgspec.Struct, frozen=True, kw_only=True):
    """A handoff on its way: the rule's choice with its evidence, and what was asked first."""

    rule: str
    opening: bytes  # as the service wrote it
    items: tuple[str, ...]
    offers_email: bool
    asked_seq: int
    due_at: datetime


async def start(
    work: Work,
    conversation: ConversationId,
    chosen: Chosen,
    *,
    opening: object,
    items: tuple[str, ...],
    asked_seq: int,
    due: datetime,
) -> None:
    """Keep what was asked; one a conversation."""
    await work.run(
        Q.open,
        conversation=conversation,
        rule=chosen.rule,
        opening=as_json(opening),
        items=list(items),
        email=chosen.offer_email,
        seq=asked_seq,
        at=work.now,
        due=due,
    )
    work.wake("due")


async def lock(work: Work, conversation: ConversationId) -> Intake | None:
    """The intake of a conversation, locked; None: nothing was asked."""
    row = await work.one(Q.lock, conversation=conversation)
    if row is None:
        return None
    return Intake(
        rule=row["rule"],
        opening=row["opening"].encode(),
        items=tuple(row["items"]),
        offers_email=row["offers_email"],
        asked_seq=row["asked_seq"],
        due_at=row["due_at"],
    )


async def end(work: Work, conversation: ConversationId) -> None:
    """It is over, one way or the other."""
    await work.run(Q.drop, conversation=conversation)
