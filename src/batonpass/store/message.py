"""How messages are kept: once each, under the id their writer chose, for ever."""

from datetime import datetime
from uuid import UUID

import msgspec

from batonpass.domain import ids
from batonpass.domain.event import MessageAdded
from batonpass.domain.ids import ConversationId
from batonpass.domain.message import Kind, Message
from batonpass.domain.refusal import KeyReused
from batonpass.store import conversation as conversations
from batonpass.store import log
from batonpass.store.database import Work
from batonpass.store.query import queries

Q = queries("message")


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """A message stored earlier: what was answered then."""

    conversation_id: UUID
    seq: int
    epoch: int
    control: str
    at: datetime
    body_hash: bytes


async def known(work: Work, id_: str) -> Known | None:
    """The message stored under that id; None if there is none."""
    row = await work.one(Q.known, id=id_)
    return Known(**row) if row else None


async def insert(
    work: Work,
    conversation: ConversationId,
    message: Message,
    *,
    author: UUID | None,
    epoch: int,
    control: str,
    body_hash: bytes,
) -> None:
    """Store it; its event stands in the log under the same number already.

    Raises:
        KeyReused: the id was taken at this very moment, in another conversation.
    """
    stored = await work.run(
        Q.insert,
        id=message.id,
        conversation=conversation,
        seq=message.seq,
        kind=message.kind.value,
        epoch=epoch,
        control=control,
        author=author,
        author_name=message.author_name,
        text=message.text,
        image=ids.read("image", message.image_id) if message.image_id else None,
        by_mail=message.by_mail,
        body_hash=body_hash,
        at=message.at,
    )
    if not stored:
        raise KeyReused
    if message.kind is not Kind.NOTE:
        await work.run(
            Q.last,
            conversation=conversation,
            text=message.text,
            kind=message.kind.value,
            at=message.at,
        )


async def of_conversation(work: Work, conversation: ConversationId) -> tuple[Message, ...]:
    """Every message of a conversation, in order."""
    return tuple(
        Message(
            id=row["id"],
            seq=row["seq"],
            kind=Kind(row["kind"]),
            at=row["at"],
            text=row["text"],
            author_id=_author(row["kind"], row["author_id"]),
            author_name=row["author_name"],
            image_id=ids.written("image", row["image_id"]) if row["image_id"] else "",
            by_mail=row["by_mail"],
        )
        for row in await work.all(Q.of_conversation, conversation=conversation)
    )


def _author(kind: str, author: UUID | None) -> str:
    if author is None:
        return ""
    return ids.written("customer" if kind == Kind.CUSTOMER else "agent", author)


async def add(
    work: Work,
    conversation: ConversationId,
    message: Message,
    *,
    epoch: int,
    control: str,
    author: UUID | None = None,
    body_hash: bytes = b"",
) -> Message:
    """Store the message and its event under the conversation's next number, which it gets."""
    last = await conversations.lock(work, conversation)
    numbered = msgspec.structs.replace(message, seq=last.seq + 1)
    await log.append(work, conversation, MessageAdded(message=numbered))
    await insert(
        work,
        conversation,
        numbered,
        author=author,
        epoch=epoch,
        control=control,
        body_hash=body_hash,
    )
    return numbered
