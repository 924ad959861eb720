"""How links to a conversation are kept, and the devices they opened: as hashes, until they end."""

from datetime import datetime

import msgspec

from batonpass.domain.conversation import Conversation
from batonpass.domain.ids import ConversationId, CustomerId, DeviceId, LinkId
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("resume")


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """A link, as far as opening it needs."""

    conversation_id: ConversationId
    customer_id: CustomerId
    secret_hash: bytes
    tries_left: int
    is_open: bool  # not expired, not used up, and the conversation has not ended


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A browser that came by a link."""

    token_hash: bytes
    conversation_id: ConversationId
    customer_id: CustomerId
    name: str  # of the customer


async def insert_link(
    work: Work,
    id_: LinkId,
    conversation: Conversation,
    *,
    secret_hash: bytes,
    way: str,
    until: datetime,
    opens: int,
    tries: int,
) -> None:
    """Store a link that is `shown` or `mailed`; links that opened nothing any more go."""
    await work.run(Q.sweep, at=work.now)
    await work.run(
        Q.insert_link,
        id=id_,
        conversation=conversation.id,
        customer=conversation.customer_id,
        hash=secret_hash,
        way=way,
        at=work.now,
        until=until,
        opens=opens,
        tries=tries,
    )


async def end_shown(work: Work, conversation: ConversationId) -> None:
    """The link that was shown before opens no further device."""
    await work.run(Q.end_shown, conversation=conversation, at=work.now)


async def lock_link(work: Work, id_: LinkId) -> Link | None:
    """The link, locked; None: there is none, or it was taken back."""
    row = await work.one(Q.lock_link, id=id_, at=work.now)
    return as_value(row, Link) if row else None


async def tried(work: Work, id_: LinkId) -> None:
    """Somebody came with a wrong secret."""
    await work.run(Q.tried, id=id_)


async def open_device(
    work: Work, link: LinkId, id_: DeviceId, *, token_hash: bytes, until: datetime
) -> None:
    """One more device goes on by the link."""
    await work.run(Q.opened, id=link)
    await work.run(Q.insert_device, id=id_, link=link, hash=token_hash, at=work.now, until=until)


async def device(work: Work, id_: DeviceId) -> Device | None:
    """The device that may go on; None: unknown, taken back, or its time is over."""
    row = await work.one(Q.device, id=id_, at=work.now)
    return as_value(row, Device) if row else None


async def revoke(work: Work, conversation: ConversationId) -> None:
    """Take back every link to the conversation, with the devices they opened."""
    await work.run(Q.revoke, conversation=conversation)
    work.wake("door", conversation)
