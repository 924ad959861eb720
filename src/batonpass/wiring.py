"""Joins ports to adapters and edges; the only module that knows them all. It decides nothing."""

import asyncio
import os
import secrets
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

import argon2
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from batonpass.adapters.language import signals
from batonpass.adapters.language.offline import OfflineAssistant
from batonpass.adapters.mail.smtp import SmtpMailer
from batonpass.adapters.shops.demo.shop import DemoShop
from batonpass.config import Settings
from batonpass.domain.ids import MerchantId
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.services.ports import Claims, Ports
from batonpass.services.shop import Shop
from batonpass.store.database import Store
from batonpass.store.shop_action import ActionRows

if TYPE_CHECKING:
    from litestar import Litestar

DEMO_SHOP: Final = "demo"
IDENTITY_SECONDS: Final = 300
HASHERS: Final = 2  # passwords hashed at once; each takes 64 MB for a moment


def new_id() -> UUID:
    """A UUIDv7: milliseconds first, so ids sort by the time they were made."""
    stamp = time.time_ns() // 1_000_000
    rest = secrets.randbits(74)
    value = (stamp & (1 << 48) - 1) << 80 | 0x7 << 76 | (rest >> 62) << 64 | 0b10 << 62
    return UUID(int=value | rest & (1 << 62) - 1)


class ArgonPasswords:
    """Argon2id in a thread, a bounded number at once."""

    def __init__(self) -> None:
        self._hasher = argon2.PasswordHasher()
        self._room = asyncio.Semaphore(HASHERS)
        self._nobody = self._hasher.hash("nobody has this password")

    async def hashed(self, password: str) -> str:
        """What is stored."""
        async with self._room:
            return await asyncio.to_thread(self._hasher.hash, password)

    async def matches(self, password: str, hashed: str) -> bool:
        """Whether that is the password; an unknown person takes as long as a known one."""
        async with self._room:
            try:
                await asyncio.to_thread(self._hasher.verify, hashed or self._nobody, password)
            except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
                return False
            return bool(hashed)


def read_identity(secret: str, token: str, now: datetime) -> Claims | None:
    """What a shop's signed token says; None if it is not signed by `secret` or too old."""
    try:
        found = jwt.decode(token, OctKey.import_key(secret), algorithms=["HS256"])
        issued = datetime.fromtimestamp(float(found.claims["iat"]), UTC)
        if not timedelta(seconds=-30) <= now - issued <= timedelta(seconds=IDENTITY_SECONDS):
            return None
        return Claims(
            subject=str(found.claims["sub"]),
            email=str(found.claims["email"]),
            name=str(found.claims.get("name", "")),
        )
    except (JoseError, KeyError, ValueError, TypeError):
        return None


class Shops:
    """Which shop a merchant connected; one value for each, kept for the process's life."""

    def __init__(self, store: Store, *, now: Callable[[], datetime]) -> None:
        self._store = store
        self._now = now
        self._made: dict[tuple[MerchantId, str], Shop] = {}

    def __call__(self, merchant: MerchantId, settings: MerchantSettings) -> Shop | None:
        """The merchant's shop; None if none is connected."""
        if settings.shop != DEMO_SHOP:
            return None
        today = self._now().date()
        key = (merchant, f"{settings.shop}:{today}")
        if key not in self._made:
            self._made[key] = DemoShop(
                today=today, ledger=ActionRows(self._store, merchant), now=self._now
            )
        return self._made[key]


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_ports(settings: Settings, *, dsn: str) -> AsyncIterator[Ports]:
    """Everything the use cases reach for, open until the end of the block."""
    async with Store(dsn, size=settings.pool) as store:
        yield Ports(
            store=store,
            new_id=new_id,
            new_secret=lambda: secrets.token_urlsafe(32),
            elapsed=time.perf_counter,
            model=signals.load(),
            assistant=OfflineAssistant(),
            shop_of=Shops(store, now=_now),
            mailer=SmtpMailer(settings.smtp_url) if settings.smtp_url else None,
            passwords=ArgonPasswords(),
            read_identity=read_identity,
            public_url=settings.url,
        )


def application(settings: Settings, *, dsn: str, with_worker: bool, is_demo: bool) -> "Litestar":
    """The web application on a database, with or without a worker beside it."""
    from batonpass.edges.http.app import create_app  # noqa: PLC0415 - the command line stays quick
    from batonpass.edges.http.door import door  # noqa: PLC0415
    from batonpass.edges.live.hub import Hub  # noqa: PLC0415
    from batonpass.edges.live.socket import socket_of  # noqa: PLC0415
    from batonpass.edges.live.stream import stream_of  # noqa: PLC0415
    from batonpass.edges.worker.worker import Worker  # noqa: PLC0415

    @asynccontextmanager
    async def running() -> AsyncIterator[Ports]:
        async with AsyncExitStack() as stack:
            ports = await stack.enter_async_context(open_ports(settings, dsn=dsn))
            if with_worker:
                worker = Worker(ports)
                task = asyncio.create_task(worker.run(), name="worker")
                stack.push_async_callback(_stop, worker, task)
            yield ports

    async def _stop(worker: Worker, task: "asyncio.Task[None]") -> None:
        worker.stop()
        await task

    @asynccontextmanager
    async def open_hub(ports: Ports) -> AsyncIterator[Hub]:
        hub = Hub(ports)
        hub.open()
        try:
            yield hub
        finally:
            hub.close()

    del is_demo
    readers = door(customer=True, role="agent", scope="conversations")
    return create_app(
        running, live=[stream_of(readers), socket_of(_may_connect)], open_hub=open_hub
    )


async def _may_connect(ports: Ports, socket: Any, caller: Any) -> None:
    """A page of a strange origin may not open a socket, whatever cookie the browser sends."""
    from batonpass.domain.refusal import NotAllowed  # noqa: PLC0415
    from batonpass.edges.http.customer import may_embed  # noqa: PLC0415
    from batonpass.store import merchant as merchants  # noqa: PLC0415

    origin = socket.headers.get("origin", "")
    scheme = "https" if socket.url.scheme in {"wss", "https"} else "http"
    own = f"{scheme}://{socket.headers.get('host', '')}"
    if caller.agent is not None:
        if origin and origin != own:
            raise NotAllowed(why="This page may not connect.")
        return
    async with ports.store.work(caller.merchant) as work:
        found = await merchants.get(work)
    if not may_embed(found.settings, origin, own):
        raise NotAllowed(why="This page may not connect.")


def main() -> None:
    """The command `batonpass`."""
    from batonpass.edges.cli.main import build  # noqa: PLC0415 - quick to say what it can do

    os.environ.setdefault("PYTHONUTF8", "1")
    build(application=application, open_ports=open_ports)()
