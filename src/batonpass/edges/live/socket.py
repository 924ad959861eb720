"""The socket: a hello with a token, then frames of what is watched, until the reader is slow."""

import asyncio
import contextlib
import hmac
from typing import Annotated, Any, Final

import msgspec
import psycopg
import structlog
from litestar import WebSocket, websocket
from litestar.exceptions import WebSocketDisconnect
from psycopg_pool import PoolTimeout

from batonpass.domain import ids
from batonpass.domain.ids import AgentId, ConversationId
from batonpass.domain.refusal import BatonpassError, Malformed, NotFound, NotSignedIn
from batonpass.edges.live.hub import LOOK_SECONDS, Hub, Listener, door_of
from batonpass.edges.live.reader import PAGE, check, page
from batonpass.services import access, presence
from batonpass.services.access import Caller
from batonpass.services.ports import Ports

COOKIE: Final = "bp_session"
HELLO_SECONDS: Final = 10.0
HEARTBEAT_SECONDS: Final = 5.0  # a hidden page's clock stands still: our word is what it answers
RECHECK_SECONDS: Final = 30.0  # whoever was shown out hears nothing more, had the bell not rung
SEND_SECONDS: Final = 10.0  # a reader that takes longer for one frame is dropped; it resumes
SILENT_SECONDS: Final = 30.0  # no word from the client in that time: it is gone
MOST_WATCHED: Final = 60
MOST_BYTES: Final = 4096
CODES: Final = {"not_signed_in": 4401, "not_allowed": 4403, "not_found": 4404}
TOO_SLOW: Final = 4408
BAD_FRAME: Final = 4400
TRY_AGAIN: Final = 1013
VERSION: Final = 1
log = structlog.get_logger()
Socket = WebSocket[Any, Any, Any]


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """A frame from the client."""

    type: str
    v: int = VERSION
    token: str = ""
    csrf: str = ""
    device: str = ""
    conversation_id: str = ""
    after: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)] = 0
    visible: bool = True


class TooSlow(Exception):
    """Too slow: connect again and resume."""


def socket_of(may_connect: Any, opt: dict[str, Any]) -> Any:
    """The route; who connects is found from the hello, their page by `may_connect`."""

    @websocket("/v1/live", opt=opt)
    async def live(socket: Socket) -> None:
        """Speak frames with one client until either side ends."""
        await socket.accept()
        line = Line(socket, socket.app.state.ports, socket.app.state.hub, may_connect)
        try:
            await line.run()
        except* BatonpassError as refused:
            first = _first(refused)
            await line.close(CODES.get(first.code, BAD_FRAME), str(first))
        except* (TooSlow, TimeoutError) as slow:
            await line.close(TOO_SLOW, str(slow.exceptions[0]) or TooSlow.__doc__ or "")
        except* (WebSocketDisconnect, RuntimeError, OSError):
            pass
        except* (msgspec.DecodeError, UnicodeDecodeError):
            await line.close(BAD_FRAME, "A frame must be a JSON object with a type.")
        except* (psycopg.OperationalError, psycopg.InterfaceError, PoolTimeout) as failed:
            log.warning("live.database_down", failure=type(failed.exceptions[0]).__name__)
            await line.close(TRY_AGAIN, "Our database does not answer: connect again and resume.")
        finally:
            await line.end()

    return live


def _first(group: BaseExceptionGroup[BatonpassError]) -> BatonpassError:
    found = group.exceptions[0]
    return _first(found) if isinstance(found, BaseExceptionGroup) else found


class Line:
    """One client's connection."""

    def __init__(self, socket: Socket, ports: Ports, hub: Hub, may_connect: Any) -> None:
        self._socket = socket
        self._ports = ports
        self._hub = hub
        self._may_connect = may_connect
        self._listener = Listener()
        self._after: dict[ConversationId, int] = {}
        self._caller: Caller | None = None
        self._hello: Said | None = None
        self._device = ""
        self._heard_at = self._known_at = asyncio.get_running_loop().time()

    async def run(self) -> None:
        """Greet, then read and write until the end."""
        hello = self._hello = await self._greeting()
        caller = self._caller = await self._who(hello)
        self._hub.follow(self._listener, door_of(caller))
        await self._may_connect(self._ports, self._socket, caller)
        if caller.agent is not None:
            self._device = hello.device[:64] or str(self._ports.new_id())
            self._hub.follow(self._listener, f"agent:{caller.merchant}:{caller.agent}")
            self._hub.follow(self._listener, f"inbox:{caller.merchant}:")
            await self._renew(caller.agent)
        seq = 0
        if hello.conversation_id:
            seq = await self._watch(caller, hello)
        elif caller.customer is not None:
            raise NotFound(noun="conversation")
        await self._send({"type": "ready", "conversation_id": hello.conversation_id, "seq": seq})
        async with asyncio.TaskGroup() as group:
            writing = group.create_task(self._write(caller))
            try:
                await self._read(caller)
            finally:
                writing.cancel()

    async def _greeting(self) -> Said:
        try:
            async with asyncio.timeout(HELLO_SECONDS):
                hello = await self._receive()
        except TimeoutError:
            raise TooSlow("The hello did not come in time.") from None
        if hello.type != "hello":
            raise NotSignedIn(why="The first frame must be a hello.")
        if hello.v != VERSION:
            raise Malformed(field="v", cure=f"{VERSION}, the version this server speaks")
        return hello

    async def _who(self, hello: Said) -> Caller:
        if hello.token.startswith((access.CUSTOMER, access.DEVICE)):
            return await access.by_customer_token(self._ports, hello.token)
        cookie = self._socket.cookies.get(COOKIE)
        if not cookie:
            raise NotSignedIn(why="Sign in, or send a token.")
        caller = await access.by_session(self._ports, cookie)
        if not hmac.compare_digest(hello.csrf.encode(), caller.csrf.encode()):
            raise NotSignedIn(why="The hello lacks this session's CSRF token.")
        return caller

    async def _receive(self) -> Said:
        text = await self._socket.receive_text()
        if len(text) > MOST_BYTES:
            raise msgspec.DecodeError("too long")
        self._heard_at = asyncio.get_running_loop().time()
        return msgspec.json.decode(text, type=Said)

    async def _read(self, caller: Caller) -> None:
        while True:
            said = await self._receive()
            match said.type:
                case "heartbeat":
                    await self._alive(caller, said)
                case "typing":
                    self._typing(caller, said)
                case "watch" if caller.agent is not None:
                    await self._watch_more(caller, said)
                case "unwatch" if caller.agent is not None:
                    self._unwatch(said)
                case "bye":
                    if caller.agent is not None:
                        await presence.sign_off(
                            self._ports, caller.merchant, caller.agent, device=self._device
                        )
                case _:
                    pass  # a newer client may say more than we know

    async def _alive(self, caller: Caller, said: Said) -> None:
        if caller.agent is not None:
            await self._renew(caller.agent)
        elif caller.customer is not None:
            for conversation in self._after:
                async with self._ports.store.work(caller.merchant) as work:
                    await presence.customer_seen(
                        work, conversation, caller.customer, is_visible=said.visible
                    )

    async def _renew(self, agent: AgentId) -> None:
        assert self._caller is not None  # noqa: S101 - set before any frame is read
        async with self._ports.store.work(self._caller.merchant) as work:
            await presence.renew(work, agent, device=self._device)

    def _typing(self, caller: Caller, said: Said) -> None:
        conversation = next(iter(self._after), None)
        if caller.agent is not None:
            conversation = self._id(said)
        if conversation is None or conversation not in self._after:
            return
        frame = msgspec.json.encode(
            {
                "v": 1,
                "type": "typing",
                "conversation_id": ids.written("conversation", conversation),
                "who": "agent" if caller.agent else "customer",
                "name": caller.name,
            }
        ).decode()
        self._ports.store.wakes.tell([f"typing:{caller.merchant}:{conversation}|{frame}"])

    def _id(self, said: Said) -> ConversationId:
        return ConversationId(ids.read("conversation", said.conversation_id))

    async def _watch_more(self, caller: Caller, said: Said) -> None:
        """One case more on an agent's line; one that is not there ends nothing else."""
        try:
            await self._watch(caller, said)
        except (Malformed, NotFound) as refused:
            await self._send(
                {"type": "refused", "conversation_id": said.conversation_id, "code": refused.code}
            )

    async def _watch(self, caller: Caller, said: Said) -> int:
        """Follow it from the client's number on; the log's newest number comes back."""
        conversation = self._id(said)
        seq = await check(self._ports, caller, conversation)
        if len(self._after) >= MOST_WATCHED and conversation not in self._after:
            self._unwatch_one(next(iter(self._after)))
        # Who claims to be ahead of the log goes on from its end.
        self._after[conversation] = min(said.after, seq)
        topic = f"c:{caller.merchant}:{conversation}"
        self._hub.follow(self._listener, topic)
        self._listener.ring(topic)
        if caller.customer is not None:
            async with self._ports.store.work(caller.merchant) as work:
                await presence.customer_seen(
                    work, conversation, caller.customer, is_visible=said.visible
                )
        return seq

    def _unwatch(self, said: Said) -> None:
        self._unwatch_one(self._id(said))

    def _unwatch_one(self, conversation: ConversationId) -> None:
        if self._after.pop(conversation, None) is not None and self._caller is not None:
            self._hub.leave(self._listener, f"c:{self._caller.merchant}:{conversation}")

    async def _write(self, caller: Caller) -> None:
        clock = asyncio.get_running_loop().time
        beat = clock() + HEARTBEAT_SECONDS
        look = clock() + LOOK_SECONDS
        while True:
            rung = await self._listener.wait(max(0.0, min(beat, look) - clock()))
            if self._hub.closing.is_set():
                await self._send({"type": "closing", "why": "The server restarts: connect again."})
                await self.close(1012, "restart")
                return
            if door_of(caller) in rung:
                await self._recheck()
            looks = "missed" in rung or clock() >= look
            if looks:
                # By itself too, however much else rings: a wake-up may have been lost.
                look = clock() + LOOK_SECONDS
            for conversation in tuple(self._after):
                if looks or f"c:{caller.merchant}:{conversation}" in rung:
                    await self._catch_up(caller, conversation)
            if any(topic.startswith(("agent:", "inbox:")) for topic in rung) or "missed" in rung:
                await self._send({"type": "inbox"})
            hints, self._listener.typing = self._listener.typing, []
            for hint in hints:
                await self._send_text(hint)
            if clock() >= beat:
                beat = clock() + HEARTBEAT_SECONDS
                await self._beat()

    async def _beat(self) -> None:
        """Show that we live; see that the client does, and that it is still welcome."""
        now = asyncio.get_running_loop().time()
        await self._send({"type": "heartbeat"})
        if now - self._heard_at > SILENT_SECONDS:
            raise TooSlow
        if now - self._known_at >= RECHECK_SECONDS:
            await self._recheck()

    async def _recheck(self) -> None:
        """See that the client is still welcome."""
        assert self._hello is not None  # noqa: S101 - set before anything is written
        self._known_at = asyncio.get_running_loop().time()
        await self._who(self._hello)

    async def _catch_up(self, caller: Caller, conversation: ConversationId) -> None:
        while conversation in self._after:
            frames = await page(self._ports, caller, conversation, after=self._after[conversation])
            written = ids.written("conversation", conversation)
            for frame in frames:
                plain = msgspec.to_builtins(frame)
                await self._send({**plain, "conversation_id": written})
                if conversation in self._after:
                    self._after[conversation] = frame.seq
            if len(frames) < PAGE:
                return

    async def _send(self, frame: dict[str, Any]) -> None:
        await self._send_text(msgspec.json.encode({"v": 1, **frame}).decode())

    async def _send_text(self, text: str) -> None:
        async with asyncio.timeout(SEND_SECONDS):
            await self._socket.send_text(text)

    async def close(self, code: int, why: str) -> None:
        """Say why, and end."""
        with contextlib.suppress(Exception):
            async with asyncio.timeout(2):
                await self._socket.close(code=code, reason=why[:120])

    async def end(self) -> None:
        """Nothing is sent here any more. An agent's lease runs out by itself: they may be back."""
        self._hub.leave(self._listener)
