"""A real HTTP server on loopback whose behaviour a test writes down, bad manners included."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

import h11
import msgspec


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """A request as it arrived."""

    method: str
    target: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def path(self) -> str:
        return urlsplit(self.target).path

    @property
    def query(self) -> dict[str, str]:
        return {k: v[0] for k, v in parse_qs(urlsplit(self.target).query).items()}

    @property
    def json(self) -> Any:
        return json.loads(self.body)


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """What the server answers; the last three are bad manners."""

    status: int = 200
    body: bytes = b""
    headers: Mapping[str, str] = {}
    delay_seconds: float = 0.0
    cut_after: int | None = None  # None: the whole body is sent
    hang_up: bool = False  # acted on, and the line goes dead


def said(data: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Said:
    return Said(
        status=status,
        body=json.dumps(data).encode(),
        headers={"content-type": "application/json", **(headers or {})},
    )


Handle = Callable[[Heard], Awaitable[Said]]


class Server:
    """Counts what it hears; `next` holds answers given before the handler is asked."""

    def __init__(self, handle: Handle) -> None:
        self.handle = handle
        self.heard: list[Heard] = []
        self.connections = 0
        self.next: list[Said | None] = []  # None: let this one through
        self.after: list[Said | None] = []  # given instead of the handler's answer, after it acted
        self.port = 0
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        try:
            await self._talk(reader, writer)
        except (ConnectionError, asyncio.CancelledError, h11.RemoteProtocolError):
            pass
        finally:
            self._tasks.discard(task)
            writer.close()

    async def stop(self) -> None:
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            heard = await _hear(h11.Connection(h11.SERVER), reader)
            if heard is None:
                return
            self.heard.append(heard)
            scripted = self.next.pop(0) if self.next else None
            answer = scripted or await self.handle(heard)
            override = self.after.pop(0) if self.after and scripted is None else None
            answer = override or answer
            await asyncio.sleep(answer.delay_seconds)
            if answer.hang_up:
                return
            writer.write(_wire(answer))
            await writer.drain()
            if answer.cut_after is not None:
                return


@asynccontextmanager
async def serving(handle: Handle) -> AsyncIterator[Server]:
    server = Server(handle)
    listener = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.port = listener.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        listener.close()
        await server.stop()


async def _hear(talk: h11.Connection, reader: asyncio.StreamReader) -> Heard | None:
    request: h11.Request | None = None
    body = b""
    while True:
        event = talk.next_event()
        if event is h11.NEED_DATA:
            talk.receive_data(await reader.read(65536))
        elif isinstance(event, h11.Request):
            request = event
        elif isinstance(event, h11.Data):
            body += bytes(event.data)
        elif isinstance(event, h11.EndOfMessage) and request is not None:
            return Heard(
                method=request.method.decode(),
                target=request.target.decode(),
                headers={k.decode().lower(): v.decode() for k, v in request.headers},
                body=body,
            )
        else:
            return None


def _wire(answer: Said) -> bytes:
    lines = [f"HTTP/1.1 {answer.status} X", f"Content-Length: {len(answer.body)}"]
    lines += [f"{name}: {value}" for name, value in answer.headers.items()]
    head = "\r\n".join(lines).encode() + b"\r\n\r\n"
    return head + answer.body[: answer.cut_after]
