"""The command line: parses words, calls what wiring handed in, prints."""

import asyncio
import contextlib
import sys
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Final, TypeVar

import cyclopts
import msgspec
from rich.console import Console

from batonpass.config import BadSettings, Settings, read
from batonpass.domain.refusal import BatonpassError
from batonpass.domain.signal import Model
from batonpass.domain.trigger.backtest.play import Measure
from batonpass.edges.cli import backtest, signals
from batonpass.edges.cli.stored import stored
from batonpass.services import shop_connection

BAD_INPUT: Final = 2
FAILED: Final = 1
out = Console()
err = Console(stderr=True)

T = TypeVar("T")
Coro = Coroutine[Any, Any, T]
OpenPorts = Callable[..., AbstractAsyncContextManager[Any]]
Application = Callable[..., Any]


class Doors(msgspec.Struct, frozen=True, kw_only=True):
    """What wiring hands in: the only way from here to the product."""

    application: Application
    open_ports: OpenPorts
    describe: Callable[..., dict[str, Any]]
    migrate: Callable[..., Coro[int]]
    demo: Callable[..., Coro[None]]
    serve: Callable[..., Coro[None]]
    work: Callable[..., Coro[None]]
    open_measure: Callable[[], Measure]
    open_model: Callable[[], Model]
    examine: Callable[..., Coro[list[tuple[str, bool, str]]]]
    replay: Callable[..., Coro[int]]
    create: Callable[..., Coro[dict[str, str]]]


def settings_or_exit() -> Settings:
    """The settings; a bad one ends the command with its sentence."""
    try:
        return read()
    except BadSettings as bad:
        for sentence in bad.sentences:
            err.print(sentence, style="red", highlight=False)
        sys.exit(BAD_INPUT)


def database(settings: Settings) -> str:
    """The database's address; without one the command ends with a sentence."""
    if not settings.database_url:
        err.print(
            "DATABASE_URL is not set. Set it to your PostgreSQL, as "
            "postgresql://user:password@host/batonpass, or try `batonpass demo`.",
            style="red",
            highlight=False,
        )
        sys.exit(BAD_INPUT)
    return settings.database_url


@contextlib.contextmanager
def refusing() -> Iterator[None]:
    """A refusal is one sentence, not a traceback."""
    try:
        yield
    except BatonpassError as no:
        err.print(str(no), style="red", highlight=False)
        sys.exit(FAILED)
    except KeyboardInterrupt:
        sys.exit(130)


def build(doors: Doors) -> cyclopts.App:  # noqa: C901, PLR0915 - one short block a command
    """The command, with its doors."""
    app = cyclopts.App(
        name="batonpass",
        help="Passes a customer from an AI assistant to a human agent.",
        version_flags=["--version"],
    )
    merchant = cyclopts.App(name="merchant", help="Merchants.")
    app.command(merchant)
    shop = cyclopts.App(name="shop", help="Connected shops.")
    app.command(shop)
    for name, module in (
        ("waits", "batonpass.edges.cli.waits:app"),
        ("triggers", "batonpass.edges.cli.trigger:app"),
    ):
        app.command(module, name=name)
    history = partial(stored, doors.open_ports, settings_or_exit, database)
    app.command(backtest.command(doors.open_measure, stored=history), name="backtest")
    app.command(signals.command(doors.open_model), name="signals")

    @app.command
    def demo(*, host: str = "", port: int = 0) -> None:
        """Everything on this machine: PostgreSQL, a shop, colleagues, customers, thirty days."""
        settings = settings_or_exit()
        settings = msgspec.structs.replace(
            settings, host=host or settings.host, port=port or settings.port
        )
        with refusing():
            asyncio.run(doors.demo(settings))

    @app.command
    def serve(
        *,
        worker: Annotated[bool, cyclopts.Parameter(help="Also act on what is due.")] = True,
        host: str = "",
        port: int = 0,
    ) -> None:
        """Serve the product on DATABASE_URL. Start as many as you like."""
        settings = settings_or_exit()
        settings = msgspec.structs.replace(
            settings, host=host or settings.host, port=port or settings.port
        )
        with refusing():
            asyncio.run(doors.serve(settings, dsn=database(settings), with_worker=worker))

    @app.command
    def work() -> None:
        """Act on what is due, without serving. Start as many as you like."""
        settings = settings_or_exit()
        with refusing():
            asyncio.run(doors.work(settings, dsn=database(settings)))

    @app.command
    def migrate() -> None:
        """Bring the database to this release's shape."""
        settings = settings_or_exit()
        with refusing():
            applied = asyncio.run(
                doors.migrate(
                    database(settings), tell=lambda name: out.print(f"  {name}", highlight=False)
                )
            )
        out.print(f"{applied} applied; the database is up to date.", highlight=False)

    @merchant.command
    def create(
        slug: str, *, name: str, owner: str, owner_name: str = "Owner", sandbox: bool = False
    ) -> None:
        """Make a merchant and invite its owner.

        Args:
            slug: short name in addresses, as my-shop.
            name: what people read.
            owner: the owner's e-mail address.
            owner_name: their name.
            sandbox: give it a test clock.
        """
        settings = settings_or_exit()
        with refusing():
            made = asyncio.run(
                doors.create(
                    settings,
                    dsn=database(settings),
                    slug=slug,
                    name=name,
                    owner=owner,
                    owner_name=owner_name,
                    sandbox=sandbox,
                )
            )
        for key, value in made.items():
            out.print(f"{key}: {value}", highlight=False, soft_wrap=True)

    @shop.command
    def rotate() -> None:
        """Seal every shop's credentials under the newest of BATONPASS_SECRET; then drop the old."""
        settings = settings_or_exit()

        async def rotated() -> tuple[int, int]:
            async with doors.open_ports(settings, dsn=database(settings)) as ports:
                return await shop_connection.rotate(ports)

        with refusing():
            done, closed = asyncio.run(rotated())
        out.print(f"{done} sealed anew.", highlight=False)
        if closed:
            err.print(
                f"{closed} cannot be opened by any secret given: those shops must be connected"
                " again, or give the secret they were sealed with.",
                style="red",
                highlight=False,
            )
            sys.exit(FAILED)

    @app.command
    def replay(
        file: Path,
        *,
        url: str = "http://127.0.0.1:8700",
        merchant: str = "larch-lantern",
        limit: int = 0,
        side_by_side: int = 8,
        report: Path | None = None,
    ) -> None:
        """Play recorded customers' messages through a running product by its public API.

        Args:
            file: JSON lines with `text`, and `conversation` and `turn` where there are several.
            url: of the running product.
            merchant: its slug.
            limit: stop after so many messages; 0: play all.
            side_by_side: conversations at once.
            report: where each conversation's outcome goes, as JSON lines.
        """
        with refusing():
            wrong = asyncio.run(
                doors.replay(
                    file,
                    url=url,
                    merchant=merchant,
                    limit=limit,
                    side_by_side=side_by_side,
                    report=report,
                )
            )
        if wrong:
            sys.exit(FAILED)

    @app.command
    def openapi(
        *, live: Annotated[bool, cyclopts.Parameter(help="The frames, AsyncAPI 3.")] = False
    ) -> None:
        """Print the API's description, OpenAPI 3.1."""
        described = doors.describe(is_live=live)
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(described)) + b"\n")

    @app.command
    def doctor() -> None:
        """Look at database, clock, keys, mail, ports and orphans; say how to mend what is wrong."""
        settings = settings_or_exit()
        findings = asyncio.run(doors.examine(settings))
        for what, is_well, words in findings:
            mark = "[green]ok[/]  " if is_well else "[red]bad[/] "
            out.print(f"{mark} {what}: ", end="")
            out.print(words, highlight=False, markup=False)
        if not all(is_well for _, is_well, _ in findings):
            sys.exit(FAILED)

    return app
