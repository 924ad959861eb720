"""The one door out: which addresses may be connected to, how long it takes, how much comes back."""

import asyncio
import ipaddress
import logging
import socket
import ssl
import zlib
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from enum import StrEnum
from functools import cache
from typing import Final

import httpcore2
import httpx2
import msgspec

# The clients would log whole addresses and, in debug, headers: customers' e-mail addresses stand
# in the one, tokens in the other.
for _name in ("httpx2", "httpcore2"):
    logging.getLogger(_name).setLevel(logging.WARNING)

IP = ipaddress.IPv4Address | ipaddress.IPv6Address
Resolve = Callable[[str, int], Awaitable[Sequence[str]]]

MAX_BYTES: Final = 4 * 1024 * 1024  # far above any page of orders
CONNECTIONS: Final = 200
RESOLVERS: Final = (
    16  # threads that wait for DNS; a dead name server must not take the default pool
)
ATTEMPTS: Final = 3  # addresses of one name that are tried

MOVED: Final = frozenset({301, 302, 303, 307, 308})
HARMLESS: Final = frozenset({"accept", "content-type", "user-agent"})  # may follow a redirect away

GLOBAL_V6: Final = ipaddress.IPv6Network("2000::/3")  # the only unicast space given out
NAT64: Final = ipaddress.IPv6Network("64:ff9b::/96")
SIX_TO_FOUR: Final = ipaddress.IPv6Network("2002::/16")
CLOSED: Final = tuple(
    ipaddress.ip_network(text)
    for text in ("192.88.99.0/24", "3fff::/20", "2001::/23")  # newer than Python's own list
)


class Fault(StrEnum):
    """Why no answer came through the door."""

    FORBIDDEN = "forbidden"
    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    TOO_LARGE = "too_large"
    GARBLED = "garbled"


class NoAnswer(Exception):
    """The world did not answer; `fault` says how, `why` says it in words without secrets."""

    def __init__(self, fault: Fault, why: str, *, was_sent: bool = False) -> None:
        super().__init__(why)
        self.fault = fault
        self.why = why
        self.was_sent = was_sent  # False: surely nothing reached the other side


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What came back, whole and decoded."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes
    url: str  # where it came from, after redirects


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """An address that may be reached although it is private: a network, maybe one port."""

    network: ipaddress.IPv4Network | ipaddress.IPv6Network
    port: int | None = None  # None: every port


def opening(text: str) -> Opening:
    """Read one entry of the allow-list: `10.1.0.0/16`, `127.0.0.1`, `127.0.0.1:8080`, `[::1]:80`.

    Raises:
        ValueError: it is none of these.
    """
    host, port = text.strip(), None
    if host.startswith("["):
        host, _, rest = host[1:].partition("]")
        port = int(rest[1:]) if rest else None
    elif host.count(":") == 1:
        host, _, rest = host.partition(":")
        port = int(rest)
    return Opening(network=ipaddress.ip_network(host), port=port)


def is_public(address: IP) -> bool:
    """Whether an address belongs to the open internet, whatever disguise it comes in."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = _inside(address)
        if inner is not None:
            return is_public(inner)
        if address not in GLOBAL_V6:
            return False
    if any(address.version == net.version and address in net for net in CLOSED):
        return False
    return address.is_global and not (
        address.is_multicast or address.is_reserved or address.is_unspecified
    )


class Door:
    """A client that reaches public addresses over https, and what the allow-list opens besides.

    Environment proxies are ignored: through them the address could not be checked. One Door is
    shared by all adapters; connections are kept per host.
    """

    def __init__(self, *, allow: Iterable[str] = (), resolve: Resolve | None = None) -> None:
        self._threads = ThreadPoolExecutor(RESOLVERS, thread_name_prefix="resolve")
        self._openings = tuple(opening(text) for text in allow)
        self._resolve = resolve or self._ask_dns
        self._client = self.client()

    def opens(self, url: str) -> bool:
        """Whether the operator opened this very address, written as a number, with its port."""
        try:
            target = httpx2.URL(url)
        except (httpx2.InvalidURL, UnicodeError):
            return False
        address = _read(target.host)
        port = target.port or (443 if target.scheme == "https" else 80)
        return address is not None and any(
            open_.port in {None, port}
            and address.version == open_.network.version
            and address in open_.network
            for open_ in self._openings
        )

    def client(self) -> httpx2.AsyncClient:
        """A guarded client of its own, for who must stream; prefer `send`, which bounds all."""
        return httpx2.AsyncClient(
            transport=_Transport(_Guard(self._openings, self._resolve, is_sealed=True)),
            # In the clear only to what the operator opened: credentials travel in headers.
            mounts={"http://": _Transport(_Guard(self._openings, self._resolve, is_sealed=False))},
            trust_env=False,
            follow_redirects=False,
            headers={"user-agent": "Batonpass", "accept-encoding": "gzip"},
        )

    async def send(
        self,
        method: str,
        url: str,
        *,
        headers: Mapping[str, str] | None = None,
        body: bytes | None = None,
        timeout_seconds: float,
        max_bytes: int = MAX_BYTES,
        redirects: int = 0,
    ) -> Answer:
        """The answer to one request, any status; the time and the size are bounds on the whole.

        Args:
            method: an HTTP method.
            url: https, or http to an address of the allow-list; no user or password in it.
            headers: sent as they are; credentials are dropped when a redirect leaves the host.
            body: the raw body.
            timeout_seconds: from the look-up of the name to the last byte.
            max_bytes: of the body, after decompression.
            redirects: how many may be followed by a GET; every hop is checked like the first.

        Raises:
            NoAnswer: forbidden address, time-out, no connection, too large, not HTTP.
        """
        sent = _Sent()
        try:
            async with asyncio.timeout(timeout_seconds):
                target, carried = _checked(url), dict(headers or {})
                for _ in range(redirects if method in {"GET", "HEAD"} else 0):
                    answer = await self._once(method, target, carried, body, max_bytes, sent)
                    if answer.status not in MOVED or "location" not in answer.headers:
                        return answer
                    following = _checked(str(target.join(answer.headers["location"])))
                    if _origin(following) != _origin(target):
                        carried = _without_credentials(carried)
                    target = following
                return await self._once(method, target, carried, body, max_bytes, sent)
        except (TimeoutError, httpx2.TimeoutException):
            raise NoAnswer(
                Fault.TIMEOUT, f"no answer within {timeout_seconds:g} s", was_sent=sent.is_true
            ) from None
        except httpx2.ConnectError:
            raise NoAnswer(Fault.UNREACHABLE, "no connection could be made") from None
        except (httpx2.HTTPError, httpx2.InvalidURL):
            raise NoAnswer(
                Fault.GARBLED, "the connection broke in the middle", was_sent=sent.is_true
            ) from None

    async def aclose(self) -> None:
        """Close every connection."""
        await self._client.aclose()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _once(
        self,
        method: str,
        target: httpx2.URL,
        headers: Mapping[str, str],
        body: bytes | None,
        max_bytes: int,
        sent: "_Sent",
    ) -> Answer:
        request = self._client.build_request(
            method, target, headers=headers, content=body, extensions={"trace": sent}
        )
        response = await self._client.send(request, stream=True)
        try:
            return Answer(
                status=response.status_code,
                headers={name.lower(): value for name, value in response.headers.items()},
                body=await _body(response, max_bytes=max_bytes),
                url=str(response.url),
            )
        finally:
            await response.aclose()

    async def _ask_dns(self, host: str, port: int) -> Sequence[str]:
        loop = asyncio.get_running_loop()
        found = await loop.run_in_executor(
            self._threads, lambda: socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        )
        return [str(entry[4][0]) for entry in found]


class _Guard(httpcore2.AsyncNetworkBackend):
    """Connects to the very address it checked, so that a second look-up cannot differ."""

    def __init__(self, openings: Sequence[Opening], resolve: Resolve, *, is_sealed: bool) -> None:
        self._openings = openings
        self._resolve = resolve
        self._is_sealed = is_sealed
        self._inner = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the signature is httpcore2's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        addresses = await self._addresses(host, port)
        for address in addresses:
            if not self._may(address, port):
                raise NoAnswer(
                    Fault.FORBIDDEN,
                    "the address is private or not meant for the open internet"
                    if self._is_sealed
                    else "plain http is only allowed to addresses the operator opened",
                )
        failure: Exception | None = None
        for address in addresses[:ATTEMPTS]:
            try:
                stream = await self._inner.connect_tcp(
                    str(address), port, timeout, local_address, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout) as error:
                failure = error
                continue
            peer = stream.get_extra_info("server_addr")
            if _read(str(peer[0])) != address:  # something between us and the socket redirected it
                await stream.aclose()
                raise NoAnswer(Fault.FORBIDDEN, "the connection went elsewhere")
            return stream
        raise failure or httpcore2.ConnectError("the name has no address")

    async def connect_unix_socket(
        self,
        path: str,  # noqa: ARG002 - the signature is httpcore2's
        timeout: float | None = None,  # noqa: ARG002, ASYNC109 - the same
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,  # noqa: ARG002 - the same
    ) -> httpcore2.AsyncNetworkStream:
        raise NoAnswer(Fault.FORBIDDEN, "sockets of this machine are not reachable from here")

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)

    async def _addresses(self, host: str, port: int) -> list[IP]:
        try:
            found = await self._resolve(host, port)
        except (OSError, UnicodeError):
            raise NoAnswer(Fault.UNREACHABLE, "the name has no address") from None
        addresses = [address for text in dict.fromkeys(found) if (address := _read(text))]
        if not addresses:
            raise NoAnswer(Fault.UNREACHABLE, "the name has no address")
        return addresses

    def _may(self, address: IP, port: int) -> bool:
        inner = _inside(address) if isinstance(address, ipaddress.IPv6Address) else None
        for open_ in self._openings:
            if open_.port in {None, port} and any(
                seen is not None and seen.version == open_.network.version and seen in open_.network
                for seen in (address, inner)
            ):
                return True
        return self._is_sealed and is_public(address)


class _Transport(httpx2.AsyncHTTPTransport):
    """httpx2's own transport over a pool that asks the guard for every connection."""

    def __init__(self, guard: _Guard) -> None:
        super().__init__(verify=_trust(), trust_env=False)
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=_trust(),
            max_connections=CONNECTIONS,
            max_keepalive_connections=CONNECTIONS,
            keepalive_expiry=30.0,
            network_backend=guard,
        )


@cache
def _trust() -> ssl.SSLContext:
    return httpx2.create_ssl_context(trust_env=False)  # costs 50 ms and more: read once


class _Sent:
    """Remembers whether any request left: only then can the other side have acted on it."""

    is_true = False

    async def __call__(self, event: str, _: Mapping[str, object]) -> None:
        if event.endswith("send_request_headers.started"):
            self.is_true = True


def _checked(url: str) -> httpx2.URL:
    try:
        target = httpx2.URL(url)
    except (httpx2.InvalidURL, UnicodeError):
        raise NoAnswer(Fault.FORBIDDEN, "the address cannot be read") from None
    if target.scheme not in {"https", "http"} or not target.host:
        raise NoAnswer(Fault.FORBIDDEN, "only http addresses can be reached")
    if target.userinfo:
        raise NoAnswer(Fault.FORBIDDEN, "an address must not carry a user or a password")
    return target


def _origin(url: httpx2.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _without_credentials(headers: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.lower() in HARMLESS}


def _read(text: str) -> IP | None:
    try:
        return ipaddress.ip_address(text.partition("%")[0])  # a zone names a link, not a host
    except ValueError:
        return None


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that this one is only a coat for; None if it is none."""
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address in NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in SIX_TO_FOUR:
        return address.sixtofour
    return None


async def _body(response: httpx2.Response, *, max_bytes: int) -> bytes:
    """The body, unpacked by hand: a library would unpack a bomb before anybody could count."""
    coding = response.headers.get("content-encoding", "identity").strip().lower()
    if coding not in {"identity", "gzip", "x-gzip", ""}:
        raise NoAnswer(Fault.GARBLED, f"the answer is packed as {coding[:20]}", was_sent=True)
    unpack = zlib.decompressobj(wbits=31) if "gzip" in coding else None
    parts = bytearray()
    try:
        async for chunk in response.aiter_raw():
            room = max_bytes - len(parts) + 1
            parts += unpack.decompress(chunk, room) if unpack else chunk
            if len(parts) > max_bytes:
                raise NoAnswer(
                    Fault.TOO_LARGE, f"the answer is over {max_bytes} bytes", was_sent=True
                )
    except zlib.error:
        raise NoAnswer(Fault.GARBLED, "the answer cannot be unpacked", was_sent=True) from None
    if unpack is not None and parts and not unpack.eof:
        raise NoAnswer(Fault.GARBLED, "the answer ended in the middle", was_sent=True)
    return bytes(parts)
