"""How saved replies are kept."""

import msgspec

from batonpass.domain.ids import ReplyId
from batonpass.domain.refusal import NotFound
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("reply")


class Reply(msgspec.Struct, frozen=True, kw_only=True):
    """A text agents use often; `{{...}}` are variables."""

    id: ReplyId
    title: str
    text: str
    shortcut: str = ""


async def everything(work: Work) -> tuple[Reply, ...]:
    """All of them, by title."""
    return tuple(as_value(row, Reply) for row in await work.all(Q.all))


async def get(work: Work, id_: ReplyId) -> Reply:
    """One of them.

    Raises:
        NotFound: there is none by that id.
    """
    return as_value(await work.known(Q.get, "reply", id=id_), Reply)


async def save(work: Work, reply: Reply) -> None:
    """Store a new one, or change it."""
    await work.run(Q.save, id=reply.id, title=reply.title, text=reply.text, shortcut=reply.shortcut)


async def drop(work: Work, id_: ReplyId) -> None:
    """It is gone.

    Raises:
        NotFound: there is none by that id.
    """
    if await work.one(Q.drop, id=id_) is None:
        raise NotFound(noun="reply")
