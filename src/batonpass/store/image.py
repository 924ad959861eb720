"""How customers' images are kept: decoded and encoded anew before they come here."""

import msgspec

from batonpass.domain.ids import ConversationId, ImageId
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("image")


class Image(msgspec.Struct, frozen=True, kw_only=True):
    """A checked image."""

    conversation_id: ConversationId
    media_type: str
    width: int
    height: int
    bytes: bytes


async def insert(work: Work, id_: ImageId, image: Image) -> None:
    """Store it."""
    await work.run(
        Q.insert,
        id=id_,
        conversation=image.conversation_id,
        media_type=image.media_type,
        width=image.width,
        height=image.height,
        bytes=image.bytes,
        at=work.now,
    )


async def get(work: Work, id_: ImageId) -> Image:
    """The image.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return as_value(await work.known(Q.get, "image", id=id_), Image)
