"""The demo's merchant, served as customers and agents meet it, with nobody playing but the test."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from playwright.async_api import Browser, BrowserContext

from batonpass.adapters.mail.mailbox import Mailbox
from batonpass.adapters.shops.demo.persona import PERSONAS
from batonpass.domain.ids import MailId, MerchantId
from batonpass.services.ports import Ports
from batonpass.services.stage import seed
from batonpass.services.stage.cast import Cast
from batonpass.services.stage.value import SLUG, Progress, Role, Set
from batonpass.store import mail as mails
from batonpass.store import merchant as merchants
from batonpass.store.database import Store
from batonpass.wiring import new_id
from edge.conftest import serving
from journey.people import Agent, Customer, Mail

from conftest import Database

SITE: Final = Path(__file__).resolve().parents[2] / "src/batonpass/edges/http/static"
OFFER_SECONDS: Final = 20.0
GRACE_SECONDS: Final = 4.0
LEASE_SECONDS: Final = 5.0
ROLES: Final = tuple(
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


class House:
    """A running demo without its cast: who comes, and what arrived in the mailbox."""

    def __init__(self, *, url: str, ports: Ports, stage: Set, browser: Browser) -> None:
        self.url = url
        self.ports = ports
        self.stage = stage
        self._browser = browser

    @property
    def merchant(self) -> MerchantId:
        return self.stage.merchant

    async def settle(self, **changes: Any) -> None:
        """Change the merchant's settings."""
        async with self.ports.store.work(self.merchant) as work:
            found = await merchants.get(work)
            changed = msgspec.structs.replace(found.settings, **changes)
            await merchants.update(work, name=found.name, settings=changed, revision=found.revision)

    async def mails(self, to: str) -> list[Mail]:
        async with self.ports.store.work(self.merchant) as work:
            rows = await mails.received(work)
        return [Mail(subject=r["subject"], text=r["text"]) for r in rows if r["recipient"] == to]

    @contextlib.asynccontextmanager
    async def window(self, **options: Any) -> AsyncIterator[BrowserContext]:
        """A browser of its own, in which no script may fail."""
        context = await self._browser.new_context(**options)
        context.set_default_timeout(20_000)
        errors: list[str] = []
        context.on("weberror", lambda e: errors.append(str(e.error)))
        try:
            yield context
        finally:
            await context.close()
        assert errors == []

    @contextlib.asynccontextmanager
    async def customer(self, **options: Any) -> AsyncIterator[Customer]:
        """Somebody on the shop's page."""
        async with self.window(locale="en-GB", **options) as context:
            found = Customer(await context.new_page(), url=self.url)
            await found.visit()
            yield found

    @contextlib.asynccontextmanager
    async def agent(
        self, email: str = "maya@larch.example", **options: Any
    ) -> AsyncIterator[Agent]:
        """A colleague signed in to the console, online."""
        async with self.window(
            **{"viewport": {"width": 1366, "height": 860}, **options}
        ) as context:
            found = Agent(await context.new_page(), url=self.url)
            await found.sign_in(email)
            yield found


@pytest.fixture
async def house(fresh_database: Database, browser: Browser, tmp_path: Path) -> AsyncIterator[House]:
    """The demo on a fresh database: seeded, quiet, with short times and a mailbox."""
    assert (SITE / "shop/index.html").is_file(), "build the web parts: make web"
    dsn = fresh_database.app_dsn
    async with mailbox(dsn) as smtp_url:
        settings = {"smtp_url": smtp_url, "data": tmp_path}
        found: list[House] = []

        @contextlib.asynccontextmanager
        async def quiet(ports: Ports) -> AsyncIterator[Cast]:
            stage = await seed.ready(ports)
            cast = Cast(ports, stage, ROLES, seed=1)
            cast.is_on = False
            cast.progress = Progress(is_done=True, done=30)
            found.append(House(url="", ports=ports, stage=stage, browser=browser))
            cast.start()
            yield cast
            await cast.close()

        async with serving(dsn, play=quiet, **settings) as url:
            (open_house,) = found
            open_house.url = url
            await open_house.settle(
                offer_seconds=OFFER_SECONDS,
                grace_seconds=GRACE_SECONDS,
                lease_seconds=LEASE_SECONDS,
            )
            yield open_house


@contextlib.asynccontextmanager
async def mailbox(dsn: str) -> AsyncIterator[str]:
    """A real mail server that keeps what it is sent where the demo's mailbox page looks."""
    async with Store(dsn, size=2) as store:

        async def keep(recipient: str, subject: str, text: str) -> None:
            merchant = await store.merchant_by_slug(SLUG)
            async with store.work(merchant) as work:
                await mails.receive(
                    work, MailId(new_id()), recipient=recipient, subject=subject, text=text
                )

        server = Mailbox(keep, loop=asyncio.get_running_loop())
        port = await server.open()
        try:
            yield f"smtp://127.0.0.1:{port}"
        finally:
            await server.close()
