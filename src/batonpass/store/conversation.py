"""How a conversation's row is kept: its lock, its holder, its boundary."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from batonpass.domain.control import Hold
from batonpass.domain.conversation import Conversation
from batonpass.domain.ids import ConversationId, CustomerId
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("conversation")


async def lock(work: Work, id_: ConversationId) -> Conversation:
    """The conversation, locked until the transaction ends: every write goes through here.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return _value(await work.known(Q.lock, "conversation", id=id_))


async def get(work: Work, id_: ConversationId) -> Conversation:
    """The conversation as it stands.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return _value(await work.known(Q.get, "conversation", id=id_))


async def share(work: Work, id_: ConversationId) -> Conversation:
    """The conversation; nobody writes in it until this transaction has read what it wants.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return _value(await work.known(Q.share, "conversation", id=id_))


async def open_of(work: Work, customer: CustomerId) -> Conversation | None:
    """The customer's one open conversation; None if there is none."""
    row = await work.one(Q.open_of, customer=customer)
    return _value(row) if row else None


async def latest_of(work: Work, customer: CustomerId) -> Conversation | None:
    """The customer's newest conversation, open or not; None if they never had one."""
    row = await work.one(Q.latest_of, customer=customer)
    return _value(row) if row else None


async def insert(
    work: Work,
    id_: ConversationId,
    customer: CustomerId,
    *,
    channel: str,
    language: str,
    page: str,
) -> bool:
    """Store a new one; False if the customer has an open one already."""
    row = await work.one(
        Q.insert,
        id=id_,
        customer=customer,
        channel=channel,
        language=language,
        page=page,
        at=work.now,
    )
    return row is not None


async def pass_control(work: Work, id_: ConversationId, hold: Hold) -> None:
    """Write the new holder; the caller has the lock and logs the event."""
    await work.run(Q.pass_control, id=id_, control=hold.control.value, epoch=hold.epoch)


async def resolve(work: Work, id_: ConversationId, *, epoch: int) -> None:
    """It is done: nobody holds it any more."""
    await work.run(Q.resolve, id=id_, epoch=epoch, at=work.now)


async def reopen(work: Work, id_: ConversationId, hold: Hold) -> None:
    """It goes on, held by `hold`."""
    await work.run(Q.reopen, id=id_, control=hold.control.value, epoch=hold.epoch)


async def measured(
    work: Work, id_: ConversationId, *, seq: int, frustration: float, category: str, language: str
) -> None:
    """Remember how far the signals are measured, and the latest of them."""
    await work.run(
        Q.measured,
        id=id_,
        seq=seq,
        frustration=frustration,
        category=category,
        language=language,
    )


async def set_episode(work: Work, id_: ConversationId, *, episode: int, boundary: int) -> None:
    """A new episode begins; what stands up to `boundary` belongs to the past."""
    await work.run(Q.set_episode, id=id_, episode=episode, boundary=boundary)


async def set_boundary(work: Work, id_: ConversationId) -> None:
    """Everything so far belongs to the past: it never fires a trigger again."""
    await work.run(Q.set_boundary, id=id_)


async def set_assisted(work: Work, id_: ConversationId, *, is_assisted: bool) -> None:
    """Whether the assistant goes on helping while the queue holds the conversation."""
    await work.run(Q.set_assisted, id=id_, is_assisted=is_assisted)


async def set_away(work: Work, id_: ConversationId, *, is_away: bool) -> None:
    """Whether the customer's screen shows the conversation now."""
    await work.run(Q.set_away, id=id_, is_away=is_away, at=work.now)


async def seen(work: Work, id_: ConversationId) -> None:
    """The customer is looking at it."""
    await work.run(Q.seen, id=id_, at=work.now)


async def seqs(work: Work, ids: Sequence[ConversationId]) -> Mapping[UUID, int]:
    """The last number of each log."""
    return {row["id"]: row["seq"] for row in await work.all(Q.seqs, ids=list(ids))}


def _value(row: Row) -> Conversation:
    return as_value(row, Conversation)
