"""Server-Sent Events: the same frames as the socket, for clients that only read."""

from collections.abc import AsyncIterator
from typing import Annotated, Any, Final

import msgspec
from litestar import Request, get
from litestar.di import NamedDependency
from litestar.params import FromPath, QueryParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage

from batonpass.domain import ids
from batonpass.domain.ids import ConversationId
from batonpass.edges.live.hub import LOOK_SECONDS, Hub, Listener
from batonpass.edges.live.reader import PAGE, check, page
from batonpass.services.access import Caller
from batonpass.services.ports import Ports

HEARTBEAT_LOOKS: Final = 3  # a comment about every 12 s keeps proxies from closing the line


def stream_of(opt: dict[str, Any]) -> Any:
    """The route; the caller says who may use it."""

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
        await check(ports, caller, id_)
        last = request.headers.get("last-event-id", "")
        start = int(last[:18]) if last.isascii() and last.isdigit() else after
        hub: Hub = request.app.state.hub
        return ServerSentEvent(_follow(ports, hub, caller, id_, start))

    return stream


async def _follow(
    ports: Ports, hub: Hub, caller: Caller, conversation: ConversationId, after: int
) -> AsyncIterator[ServerSentEventMessage]:
    listener = Listener()
    hub.follow(listener, f"c:{caller.merchant}:{conversation}")
    silent = 0
    try:
        while not hub.closing.is_set():
            frames = await page(ports, caller, conversation, after=after)
            for frame in frames:
                after = frame.seq
                yield ServerSentEventMessage(
                    data=msgspec.json.encode(frame).decode(), id=str(frame.seq), event="frame"
                )
            if len(frames) == PAGE:
                continue
            rung = await listener.wait(LOOK_SECONDS)
            silent = 0 if rung else silent + 1
            if silent >= HEARTBEAT_LOOKS:
                silent = 0
                yield ServerSentEventMessage(comment="heartbeat")
    finally:
        hub.leave(listener)
