"""Joins ports to adapters and edges; the only module that knows them all. It decides nothing."""

import asyncio
import os
import secrets
import signal
import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit
from uuid import UUID

import argon2
import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OctKey

from batonpass.adapters.language import signals
from batonpass.adapters.language.offline import OfflineAssistant
from batonpass.adapters.mail.smtp import SmtpMailer
from batonpass.adapters.shops.demo.persona import PERSONAS
from batonpass.config import Settings
from batonpass.domain import ids
from batonpass.domain.ids import MailId
from batonpass.domain.signal import measure
from batonpass.services import merchant
from batonpass.services.assistant_port import Assistant
from batonpass.services.ports import Claims, Ports, Writer
from batonpass.services.stage import history, seed
from batonpass.services.stage.cast import Cast
from batonpass.services.stage.value import SLUG, Progress, Role
from batonpass.store import mail
from batonpass.store.database import Store
from batonpass.store.migrate import migrate

if TYPE_CHECKING:
    from litestar import Litestar
    from rich.console import Console

    from batonpass.adapters.net import Door
    from batonpass.store import embedded

IDENTITY_SECONDS: Final = 300
WATCH_SECONDS: Final = 1.0  # how soon the demo sees that its database ended
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


def sign_identity(secret: str, claims: Claims, now: datetime) -> str:
    """The token that says who a shop's customer is, as `read_identity` reads it."""
    told = {
        "iat": int(now.timestamp()),
        "sub": claims.subject,
        "email": claims.email,
        "name": claims.name,
    }
    return jwt.encode({"alg": "HS256"}, told, OctKey.import_key(secret))


def _now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def open_ports(settings: Settings, *, dsn: str) -> AsyncIterator[Ports]:
    """Everything the use cases reach for, open until the end of the block."""
    from batonpass.adapters.net import Door  # noqa: PLC0415 - the command stays quick
    from batonpass.adapters.shops.connector import App, ShopConnector  # noqa: PLC0415
    from batonpass.adapters.shops.linked import Shops  # noqa: PLC0415
    from batonpass.adapters.shops.vault import Vault, key_of  # noqa: PLC0415

    async with AsyncExitStack() as stack:
        store = await stack.enter_async_context(Store(dsn, size=settings.pool))
        door = Door(allow=settings.open_addresses)  # the one way out to shops and carriers
        stack.push_async_callback(door.aclose)
        vault = Vault([key_of(secret) for secret in settings.secrets]) if settings.secrets else None
        app = App(id=settings.shopify_id, secret=settings.shopify_secret)
        connector = ShopConnector(
            store, door=door, vault=vault, now=_now, app=app if settings.shopify_id else None
        )
        shops = Shops(store, door=door, connector=connector, now=_now)
        stack.push_async_callback(shops.aclose)
        model_door = _model_door(settings, stack)
        yield Ports(
            store=store,
            new_id=new_id,
            new_secret=lambda: secrets.token_urlsafe(32),
            elapsed=time.perf_counter,
            model=signals.load(),
            open_measure=_measure_beside,
            assistant=_assistant(settings, model_door),
            writer=_writer(settings, model_door),
            shop_of=shops,
            connector=connector,
            mailer=SmtpMailer(settings.smtp_url) if settings.smtp_url else None,
            passwords=ArgonPasswords(),
            read_identity=read_identity,
            sign_identity=sign_identity,
            public_url=settings.url,
        )


def _assistant(settings: Settings, door: "Door | None") -> Assistant:
    """The offline assistant, or a model's words checked against what it was given."""
    if door is None:
        return OfflineAssistant()
    from batonpass.adapters.language.model import ModelAssistant  # noqa: PLC0415 - only with a model

    return ModelAssistant(
        url=settings.model_url, key=settings.model_key, name=settings.model_name, client=door
    )


def _writer(settings: Settings, door: "Door | None") -> Writer | None:
    """Who words packets: the same model, or nobody."""
    if door is None:
        return None
    from batonpass.adapters.language.model_prose import ModelWriter  # noqa: PLC0415 - the same

    return ModelWriter(
        url=settings.model_url, key=settings.model_key, name=settings.model_name, client=door
    )


def _model_door(settings: Settings, stack: AsyncExitStack) -> "Door | None":
    """The way out to the model and nowhere else; None if none is configured."""
    if not settings.model_url:
        return None
    from batonpass.adapters.net import Door  # noqa: PLC0415 - only with a model

    # The operator named this endpoint: it alone may be on this machine.
    parts = urlsplit(settings.model_url)
    host = "127.0.0.1" if parts.hostname == "localhost" else parts.hostname or ""
    is_address = host.replace(".", "").isdigit() or ":" in host
    allowed = f"[{host}]" if ":" in host else host
    door = Door(allow=[f"{allowed}:{parts.port or 443}"] if is_address else [])
    stack.push_async_callback(door.aclose)
    return door


def application(
    settings: Settings,
    *,
    dsn: str,
    with_worker: bool,
    play: Callable[[Ports], AbstractAsyncContextManager[Any]] | None = None,
) -> "Litestar":
    """The web application on a database, with or without a worker beside it.

    Args:
        settings: this process's.
        dsn: of the database.
        with_worker: act on what is due as well.
        play: opens the demo's stage; None: this is no demo.
    """
    from batonpass.edges.http import demo as demo_routes  # noqa: PLC0415 - the command stays quick
    from batonpass.edges.http.app import create_app  # noqa: PLC0415
    from batonpass.edges.http.door import caller_of, door  # noqa: PLC0415
    from batonpass.edges.live.hub import Hub  # noqa: PLC0415
    from batonpass.edges.live.socket import socket_of  # noqa: PLC0415
    from batonpass.edges.live.stream import stream_of  # noqa: PLC0415
    from batonpass.edges.worker.worker import Worker  # noqa: PLC0415

    @asynccontextmanager
    async def running(app: "Litestar") -> AsyncIterator[Ports]:
        async with AsyncExitStack() as stack:
            ports = await stack.enter_async_context(open_ports(settings, dsn=dsn))
            if with_worker:
                worker = Worker(ports)
                task = asyncio.create_task(worker.run(), name="worker")
                stack.push_async_callback(_stop, worker, task)
            if play is not None:
                app.state.play = await stack.enter_async_context(play(ports))
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

    readers = door(customer=True, role="agent", scope="conversations")
    return create_app(
        running,
        live=[stream_of(readers, caller_of), socket_of(_may_connect, door(public=True))],
        open_hub=open_hub,
        more=[demo_routes.router, demo_routes.pages] if play is not None else [],
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


async def serve(settings: Settings, *, dsn: str, with_worker: bool) -> None:
    """Serve until told to stop."""
    await _serve(settings, application(settings, dsn=dsn, with_worker=with_worker))


async def _serve(settings: Settings, app: "Litestar") -> None:
    from batonpass.edges.live.server import Server  # noqa: PLC0415 - the command stays quick

    server = Server(app, host=settings.host, port=settings.port)
    await server.serve()


async def work(settings: Settings, *, dsn: str) -> None:
    """Act on what is due until told to stop."""
    from batonpass.edges.worker.worker import Worker  # noqa: PLC0415 - the command stays quick

    async with open_ports(settings, dsn=dsn) as ports:
        worker = Worker(ports)
        loop = asyncio.get_running_loop()
        for one in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(one, worker.stop)
        await worker.run()


async def create(
    settings: Settings,
    *,
    dsn: str,
    slug: str,
    name: str,
    owner: str,
    owner_name: str,
    sandbox: bool,
) -> dict[str, str]:
    """A new merchant; what its maker needs to know comes back."""
    async with open_ports(settings, dsn=dsn) as ports:
        made = await merchant.create(
            ports,
            slug=slug,
            name=name,
            owner_email=owner,
            owner_name=owner_name,
            is_sandbox=sandbox,
        )
    return {
        "merchant": ids.written("merchant", made.merchant),
        "owner": ids.written("agent", made.owner),
        "invitation": made.invitation_url,
    }


async def demo(settings: Settings) -> None:
    """Everything on this machine, and nothing anywhere else."""
    from rich.console import Console  # noqa: PLC0415 - the command stays quick

    from batonpass.store import embedded  # noqa: PLC0415

    console = Console()
    if not settings.secrets:
        settings = msgspec.structs.replace(settings, secrets=(_own_secret(settings.data),))
    with console.status("Starting PostgreSQL …"):
        server = await asyncio.to_thread(embedded.start, settings.data / "postgresql")
    with server:
        with console.status("Bringing the database up to date …"):
            await migrate(server.owner_dsn)
        async with _mailbox(settings, server.owner_dsn) as posted:
            app = application(posted, dsn=server.owner_dsn, with_worker=True, play=_stage)
            console.print(f"Batonpass is on [bold]{posted.url}/stage[/]", highlight=False)
            console.print(
                "  Shop, console, admin and mailbox are linked there. Stop with Ctrl-C.",
                highlight=False,
            )
            watching = asyncio.create_task(_keep(server, console), name="postgresql.keep")
            try:
                await _serve(posted, app)
            finally:
                watching.cancel()
                await asyncio.gather(watching, return_exceptions=True)


async def _keep(server: "embedded.Server", console: "Console") -> None:
    """A PostgreSQL that ended under the demo is started again; everybody else just tries again."""
    while True:
        await asyncio.sleep(WATCH_SECONDS)
        if not server.is_running():
            console.print("PostgreSQL has ended by another hand; starting it again.")
            await asyncio.to_thread(server.restart)


def _own_secret(folder: Path) -> str:
    """The demo's own secret, made at its first start, so that a shop can be connected to it."""
    kept = folder / "secret"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        kept.touch(mode=0o600)
        kept.write_text(secrets.token_urlsafe(32))
    return kept.read_text().strip()


@asynccontextmanager
async def _mailbox(settings: Settings, dsn: str) -> AsyncIterator[Settings]:
    """The demo's mail goes to a server of its own, which keeps it for the mailbox page."""
    from batonpass.adapters.mail.mailbox import Mailbox  # noqa: PLC0415 - only the demo has one

    if settings.smtp_url:
        yield settings
        return
    async with Store(dsn, size=2) as store:

        async def keep(recipient: str, subject: str, text: str) -> None:
            merchant_id = await store.merchant_by_slug(SLUG)
            async with store.work(merchant_id) as unit:
                await mail.receive(
                    unit, MailId(new_id()), recipient=recipient, subject=subject, text=text
                )

        mailbox = Mailbox(keep, loop=asyncio.get_running_loop())
        port = await mailbox.open()
        try:
            yield msgspec.structs.replace(settings, smtp_url=f"smtp://127.0.0.1:{port}")
        finally:
            await mailbox.close()


@asynccontextmanager
async def _stage(ports: Ports) -> AsyncIterator[Any]:
    """The stage set, its cast playing, its past being played."""
    roles = tuple(
        Role(
            id=p.id,
            name=p.name,
            email=p.email,
            order=p.order,
            situation=p.situation,
            says=tuple(p.says),
            story=p.story,
        )
        for p in PERSONAS
    )
    stage = await seed.ready(ports)
    cast = Cast(ports, stage, roles, seed=7)
    progress = Progress(is_done=True, done=30)
    past: asyncio.Task[None] | None = None
    if await history.is_missing(ports, stage):
        progress = Progress()
        twin = await seed.past_of(ports, stage)
        past = asyncio.create_task(
            history.Past(ports, stage, twin, roles, seed=11).play(_now(), progress)
        )
    cast.progress = progress
    cast.start()
    try:
        yield cast
    finally:
        if past is not None:
            past.cancel()
            await asyncio.gather(past, return_exceptions=True)
        await cast.close()


def _measure() -> Any:
    """The detector, as the back-test calls it."""
    return partial(measure, model=signals.load())


def _measure_beside() -> Any:
    """The same in a process beside the product, which lets customers go first."""
    os.nice(10)
    return _measure()


def _describe(*, is_live: bool) -> dict[str, Any]:
    """What the API, or its live part, says of itself."""
    from batonpass.edges.http import described  # noqa: PLC0415 - the command stays quick

    if is_live:
        return described.asyncapi()
    app = application(Settings(), dsn="postgresql://nowhere/", with_worker=False)
    return described.openapi(app)


def main() -> None:
    """The command `batonpass`."""
    from batonpass.edges.cli import doctor, main, replay  # noqa: PLC0415 - quick to say what it does

    main.build(
        main.Doors(
            application=application,
            open_ports=open_ports,
            describe=_describe,
            migrate=migrate,
            demo=demo,
            serve=serve,
            work=work,
            open_measure=_measure,
            open_model=signals.load,
            examine=doctor.examine,
            replay=replay.replay,
            create=create,
        )
    )()
