"""How messages are kept: once each, under the id their writer chose, for ever."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation

from batonpass.domain import ids
from batonpass.domain.event import MessageAdded
from batonpass.domain.ids import ConversationId, TurnId
from batonpass.domain.message import Kind, Message
from batonpass.domain.refusal import KeyReused
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

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


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """The assistant owes an answer to everything up to a message."""

    id: TurnId
    seconds: float  # it has


class New(msgspec.Struct, frozen=True, kw_only=True):
    """A message to be stored, and what was true of its conversation under the lock."""

    conversation: ConversationId
    message: Message  # its seq is given when it is stored
    epoch: int
    control: str
    author: UUID | None = None
    body_hash: bytes = b""
    duty: Duty | None = None  # at most one of a conversation in one go


class _Given(msgspec.Struct, frozen=True, kw_only=True):
    """One message as the statement takes it."""

    place: int
    conversation_id: ConversationId
    id: str
    kind: str
    epoch: int
    control: str
    author_id: UUID | None
    author_name: str
    text: str
    image_id: UUID | None
    by_mail: bool
    body_hash: str
    data: MessageAdded
    duty_id: UUID | None
    duty_seconds: float | None


async def add(work: Work, new: New) -> Message:
    """Store one message; see `add_all`."""
    return (await add_all(work, [new]))[0]


async def add_all(work: Work, news: Sequence[New]) -> tuple[Message, ...]:
    """Store the messages and their events under the next numbers of their conversations.

    The caller has the conversations' locks. One statement, however many messages.

    Raises:
        KeyReused: an id was taken at this very moment, in another conversation.
    """
    given = [_given(place, new) for place, new in enumerate(news)]
    try:
        rows = await work.all(Q.add, at=work.now, given=as_json(given))
    except UniqueViolation as taken:
        raise KeyReused from taken
    for conversation in dict.fromkeys(new.conversation for new in news):
        work.wake("c", conversation)
    if any(new.duty for new in news):
        work.wake("due")
    numbers = {row["id"]: int(row["seq"]) for row in rows}
    return tuple(msgspec.structs.replace(new.message, seq=numbers[new.message.id]) for new in news)


def _given(place: int, new: New) -> _Given:
    message = new.message
    return _Given(
        place=place,
        conversation_id=new.conversation,
        id=message.id,
        kind=message.kind.value,
        epoch=new.epoch,
        control=new.control,
        author_id=new.author,
        author_name=message.author_name,
        text=message.text,
        image_id=ids.read("image", message.image_id) if message.image_id else None,
        by_mail=message.by_mail,
        body_hash=new.body_hash.hex(),
        data=MessageAdded(message=message),
        duty_id=new.duty.id if new.duty else None,
        duty_seconds=new.duty.seconds if new.duty else None,
    )
