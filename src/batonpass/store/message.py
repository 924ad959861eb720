"""How messages are kept: once each, under the id their writer chose, for ever."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import msgspec
from psycopg.errors import UniqueViolation

from batonpass.domain import ids
from batonpass.domain.event import MessageAdded
from batonpass.domain.ids import ConversationId
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
    return (await known_all(work, [id_])).get(id_)


async def known_all(work: Work, ids_: Sequence[str]) -> Mapping[str, Known]:
    """Those of the ids that stand for a message already."""
    return {row.pop("id"): Known(**row) for row in await work.all(Q.known, ids=list(ids_))}


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


class New(msgspec.Struct, frozen=True, kw_only=True):
    """A message to be stored, and what was true of its conversation under the lock."""

    conversation: ConversationId
    message: Message  # its seq is given when it is stored
    epoch: int
    control: str
    author: UUID | None = None
    body_hash: bytes = b""


async def add(work: Work, new: New) -> Message:
    """Store one message; see `add_all`."""
    return (await add_all(work, [new]))[0]


async def add_all(work: Work, news: Sequence[New]) -> tuple[Message, ...]:
    """Store the messages and their events under the next numbers of their conversations.

    The caller has the conversations' locks. One statement, however many messages.

    Raises:
        KeyReused: an id was taken at this very moment, in another conversation.
    """
    try:
        rows = await work.all(
            Q.add,
            at=work.now,
            conversations=[new.conversation for new in news],
            ids=[new.message.id for new in news],
            kinds=[new.message.kind.value for new in news],
            epochs=[new.epoch for new in news],
            controls=[new.control for new in news],
            authors=[new.author for new in news],
            names=[new.message.author_name for new in news],
            texts=[new.message.text for new in news],
            images=[_image(new.message) for new in news],
            by_mail=[new.message.by_mail for new in news],
            hashes=[new.body_hash for new in news],
            data=[as_json(MessageAdded(message=new.message)) for new in news],
        )
    except UniqueViolation as taken:
        raise KeyReused from taken
    numbers = {row["id"]: int(row["seq"]) for row in rows}
    for conversation in dict.fromkeys(new.conversation for new in news):
        work.wake("c", conversation)
    return tuple(msgspec.structs.replace(new.message, seq=numbers[new.message.id]) for new in news)


def _image(message: Message) -> UUID | None:
    return ids.read("image", message.image_id) if message.image_id else None
