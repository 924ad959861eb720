"""What waiting customers are told, in the admin: read, tried, put in the merchant's own words."""

from typing import Annotated, Any

from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body
from batonpass.edges.http.state import revision_of
from batonpass.services import wording
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.wording import TriedText, Wording

LEAD = door(role="lead", scope="admin")


class TryText(Body, frozen=True, kw_only=True):
    language: str
    key: str
    text: str


class OwnText(Body, frozen=True, kw_only=True):
    text: str


def _shown(words: Wording) -> Response[Wording]:
    return Response(words, headers={"ETag": f'"{words.revision}"'}, status_code=200)


@get("/wording", opt=LEAD)
async def read(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    language: Annotated[str, QueryParameter(max_length=20)] = "en",
) -> Response[Wording]:
    """Every message in one language: ours, the merchant's own, and how each state reads."""
    async with ports.store.work(caller.merchant) as work:
        return _shown(await wording.read(work, language))


@post("/wording/try", opt=LEAD, status_code=200)
async def attempt(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[TryText]
) -> TriedText:
    """What is wrong with a text, or how it reads with made-up facts; nothing is stored."""
    async with ports.store.work(caller.merchant) as work:
        return await wording.attempt(work, data.language, data.key, data.text)


@put("/wording/{language:str}/{message_key:str}", opt=LEAD)
async def change(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    request: Request[Any, Any, Any],
    language: FromPath[str],
    message_key: FromPath[str],
    data: JSONBody[OwnText],
) -> Response[Wording]:
    """Say it in the merchant's own words; `If-Match` names the settings it was edited from."""
    words = await wording.put(
        ports,
        caller.merchant,
        language,
        message_key,
        data.text,
        revision=revision_of(request),
        by=caller,
    )
    return _shown(words)


@delete("/wording/{language:str}/{message_key:str}", opt=LEAD, status_code=200)
async def reset(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    request: Request[Any, Any, Any],
    language: FromPath[str],
    message_key: FromPath[str],
) -> Response[Wording]:
    """Say it in our words again."""
    words = await wording.put(
        ports,
        caller.merchant,
        language,
        message_key,
        None,
        revision=revision_of(request),
        by=caller,
    )
    return _shown(words)


handlers: list[Any] = [read, attempt, change, reset]
router = Router("/", route_handlers=handlers, tags=["wording"])
