"""How a customer's image comes in: decoded, bounded, encoded anew; nothing of the file survives."""

import asyncio
import io
from typing import Any, Final

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.datastructures import UploadFile
from litestar.di import NamedDependency
from litestar.params import FromPath
from PIL import Image as Pictures
from PIL import ImageOps

from batonpass.domain import ids
from batonpass.domain.ids import ConversationId, ImageId
from batonpass.domain.refusal import Malformed, TooLong
from batonpass.edges.http.conversation import read_id, seen
from batonpass.edges.http.door import door
from batonpass.edges.http.once import once
from batonpass.services import conversation as conversation_service
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import image as images
from batonpass.store.database import Work
from batonpass.store.image import Image

BYTES_MAX: Final = 5 * 1024 * 1024
PIXELS_MAX: Final = 40_000_000
SIDE: Final = 1600  # what an agent needs to see a crack
KINDS: Final = ("JPEG", "PNG", "WEBP", "GIF")


class ImageMade(msgspec.Struct, frozen=True, kw_only=True):
    image_id: str
    width: int
    height: int
    type: str


def encoded(raw: bytes, conversation: ConversationId) -> Image:
    """The picture as a new JPEG without any of the file's own data.

    Raises:
        Malformed: it is no picture we can read, or has too many pixels.
    """
    wrong = Malformed(field="file", cure="a JPEG, PNG, WebP or GIF picture up to 40 megapixels")
    try:
        with Pictures.open(io.BytesIO(raw), formats=KINDS) as found:
            if found.width * found.height > PIXELS_MAX:
                raise wrong
            turned = ImageOps.exif_transpose(found).convert("RGB")
        turned.thumbnail((SIDE, SIDE))
        out = io.BytesIO()
        turned.save(out, "JPEG", quality=82)
    except (OSError, ValueError, SyntaxError, Pictures.DecompressionBombError):
        raise wrong from None
    return Image(
        conversation_id=conversation,
        media_type="image/jpeg",
        width=turned.width,
        height=turned.height,
        bytes=out.getvalue(),
    )


@post("/conversations/{conversation_id:str}/images", opt=door(customer=True, scope="customers"))
async def add(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    request: Request[Any, Any, Any],
    conversation_id: FromPath[str],
    key: NamedDependency[str],
) -> ImageMade:
    """One image as multipart form data, field `file`; the message it goes with names it."""
    form = await request.form()
    file = next((part for part in form.values() if isinstance(part, UploadFile)), None)
    if file is None:
        raise Malformed(field="file", cure="one picture, as multipart form data")
    raw = await file.read(BYTES_MAX + 1)
    if len(raw) > BYTES_MAX:
        raise TooLong(field="file", bound="5 MB")
    id_ = read_id(conversation_id)
    async with ports.store.work(caller.merchant) as work:
        await conversation_service.mine(work, id_, caller.customer)
    image = await asyncio.to_thread(encoded, raw, id_)
    made = ImageId(ports.new_id())

    async def keep(work: Work) -> ImageMade:
        await images.insert(work, made, image)
        return ImageMade(
            image_id=ids.written("image", made),
            width=image.width,
            height=image.height,
            type=image.media_type,
        )

    return await once(ports, caller, key, "image", conversation_id, raw, kind=ImageMade, act=keep)


@get(
    "/images/{image_id:str}",
    opt=door(customer=True, role="agent", scope="conversations", device=True),
)
async def read(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], image_id: FromPath[str]
) -> Response[bytes]:
    """The picture, for those who may read its conversation."""
    async with ports.store.work(caller.merchant) as work:
        found = await images.get(work, ImageId(ids.read("image", image_id)))
        await seen(work, caller, found.conversation_id)
    return Response(
        found.bytes,
        media_type=found.media_type,
        headers={
            "Cache-Control": "private, max-age=86400, immutable",
            "X-Content-Type-Options": "nosniff",
            "Content-Security-Policy": "default-src 'none'; sandbox",
        },
    )


handlers: list[Any] = [add, read]
router = Router("/", route_handlers=handlers, tags=["image"])
