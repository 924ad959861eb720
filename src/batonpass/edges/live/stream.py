"""Server-Sent Events: the same frames as the socket, for clients that only read."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Annotated, Any, Final

import msgspec
import psycopg
import structlog
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from batonpass.domain import ids
from batonpass.domain.ids import ConversationId
from batonpass.domain.refusal import BatonpassError
from batonpass.edges.live.hub import LOOK_SECONDS, Hub, Listener, door_of
from batonpass.edges.live.reader import PAGE, check, page
from batonpass.services.access import Caller
from batonpass.services.ports import Ports

HEARTBEAT_LOOKS: Final = 3  # a comment about every 12 s keeps proxies from closing the line
RECHECK_SECONDS: Final = 30.0  # whoever was shown out hears nothing more, had the bell not rung
SEND_SECONDS: Final = 10.0  # a reader that takes longer for one frame is dropped; it resumes
log = structlog.get_logger()
Who = Callable[[Ports, Any], Awaitable[Caller]]


class Followed(ServerSentEvent):
    """A stream that does not wait for ever for somebody who does not read."""

    def to_asgi_response(self, *given: Any, **more: Any) -> Any:
        """The response, held to its time for each frame."""
        return _hurried(super().to_asgi_response(*given, **more))


def _hurried(response: ASGIApp) -> ASGIApp:
    async def respond(scope: Scope, receive: Receive, send: Send) -> None:
        async def hurried(message: Message) -> None:
            async with asyncio.timeout(SEND_SECONDS):
                await send(message)

        try:
            await response(scope, receive, hurried)
        except* TimeoutError:
            log.info("live.slow_reader", path=scope["path"])
        except* (psycopg.OperationalError, psycopg.InterfaceError) as failed:
            # Cut short, the stream is taken up again from its last number.
            log.warning("live.database_down", failure=type(failed.exceptions[0]).__name__)

    return respond


def stream_of(opt: dict[str, Any], who: Who) -> Any:
    """The route; the caller says who may use it, and `who` finds them again from the request."""

    @get(
        "/conversations/{conversation_id:str}/stream",
        opt=opt,
        summary="Follow a conversation as Server-Sent Events",
        tags=["live"],
    )
    async def stream(
        ports: NamedDependency[Ports],
        caller: NamedDependency[Caller],
        request: Request[Any, Any, Any],
        conversation_id: FromPath[str],
        after: Annotated[int, QueryParameter(ge=0, le=2**63 - 1)] = 0,
    ) -> ServerSentEvent:
        """`id` is the number, `data` the frame; Last-Event-ID resumes like `after`."""
        id_ = ConversationId(ids.read("conversation", conversation_id))
        seq = await check(ports, caller, id_)
        last = request.headers.get("last-event-id", "")
        start = int(last[:18]) if last.isascii() and last.isdigit() else after
        hub: Hub = request.app.state.hub

        async def is_still_allowed() -> bool:
            try:
                await who(ports, request)
            except BatonpassError:
                return False
            return True

        # Who claims to be ahead of the log goes on from its end.
        return Followed(_follow(ports, hub, caller, id_, min(start, seq), is_still_allowed))

    return stream


async def _follow(
    ports: Ports,
    hub: Hub,
    caller: Caller,
    conversation: ConversationId,
    after: int,
    is_still_allowed: Callable[[], Awaitable[bool]],
) -> AsyncIterator[ServerSentEventMessage]:
    listener = Listener()
    hub.follow(listener, f"c:{caller.merchant}:{conversation}")
    hub.follow(listener, door_of(caller))
    silent = 0
    clock = asyncio.get_running_loop().time
    recheck = clock() + RECHECK_SECONDS
    try:
        while not hub.closing.is_set():
            if clock() >= recheck:
                recheck = clock() + RECHECK_SECONDS
                if not await is_still_allowed():
                    return
            frames = await page(ports, caller, conversation, after=after)
            for frame in frames:
                after = frame.seq
                yield ServerSentEventMessage(
                    data=msgspec.json.encode(frame).decode(), id=str(frame.seq), event="frame"
                )
            if len(frames) == PAGE:
                continue
            rung = await listener.wait(LOOK_SECONDS)
            if door_of(caller) in rung:
                recheck = clock()
            silent = 0 if rung else silent + 1
            if silent >= HEARTBEAT_LOOKS:
                silent = 0
                yield ServerSentEventMessage(comment="heartbeat")
    finally:
        hub.leave(listener)
