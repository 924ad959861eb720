"""The demo's merchant, served as customers and agents meet it, with nobody playing but the test."""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

import msgspec
import pytest
from playwright.async_api import Browser, BrowserContext, Page, expect

from batonpass.adapters.mail.mailbox import Mailbox
from batonpass.adapters.shops.demo.persona import PERSONAS
from batonpass.domain.ids import MailId, MerchantId
from batonpass.domain.shop.action import Phase
from batonpass.services.ports import Ports
from batonpass.services.stage import seed
from batonpass.services.stage.cast import Cast
from batonpass.services.stage.value import SLUG, Progress, Role
from batonpass.store import agent as agents
from batonpass.store import mail as mails
from batonpass.store import merchant as merchants
from batonpass.store.database import Store
from batonpass.store.shop_action import ActionRows
from batonpass.wiring import new_id
from edge.conftest import serving
from journey.people import OPEN_TREES, SOON, Agent, Customer, Mail, Stage, fill_sign_in

from conftest import Database

SITE: Final = Path(__file__).resolve().parents[2] / "src/batonpass/edges/http/static"
OFFER_SECONDS: Final = 20.0
GRACE_SECONDS: Final = 4.0
LEASE_SECONDS: Final = 15.0
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
    if p.story  # those without one would come by themselves
)


class House:
    """A running demo without its cast: who comes, and what arrived in the mailbox."""

    def __init__(self, *, url: str, ports: Ports, cast: Cast, browser: Browser) -> None:
        self.url = url
        self.ports = ports
        self.cast = cast
        self._browser = browser

    @property
    def merchant(self) -> MerchantId:
        return self.cast.stage.merchant

    async def settle(self, **changes: Any) -> None:
        """Change the merchant's settings."""
        async with self.ports.store.work(self.merchant) as work:
            found = await merchants.get(work)
            changed = msgspec.structs.replace(found.settings, **changes)
            await merchants.update(work, name=found.name, settings=changed, revision=found.revision)

    async def mail_to(self, recipient: str, *, about: str) -> Mail:
        """The mail with these words, once it has arrived."""
        async with asyncio.timeout(SOON / 1000):
            while True:
                async with self.ports.store.work(self.merchant) as work:
                    rows = await mails.received(work)
                for row in rows:
                    if row["recipient"] == recipient and about in row["text"]:
                        return Mail(subject=row["subject"], text=row["text"])
                await asyncio.sleep(0.1)

    async def until_lost(self, email: str) -> None:
        """The server knows that this colleague's line is gone."""
        async with asyncio.timeout(SOON / 1000):
            while True:
                async with self.ports.store.work(self.merchant) as work:
                    (agent,) = [a for a in await agents.everyone(work) if a.email == email]
                    if await agents.lost_since(work, agent.id) is not None:
                        return
                await asyncio.sleep(0.1)

    @contextlib.asynccontextmanager
    async def window(self, **options: Any) -> AsyncIterator[BrowserContext]:
        """A browser of its own, in which no script may fail."""
        context = await self._browser.new_context(**options)
        context.set_default_timeout(SOON)
        await context.add_init_script(OPEN_TREES)
        errors: list[str] = []
        context.on("weberror", lambda e: errors.append(str(e.error)))
        try:
            yield context
        finally:
            await context.close()
        assert errors == []

    @contextlib.asynccontextmanager
    async def admin(self, place: str, **options: Any) -> AsyncIterator[Page]:
        """A lead signed in to the admin."""
        async with self.window(
            **{"viewport": {"width": 1366, "height": 860}, **options}
        ) as context:
            page = await context.new_page()
            await page.goto(f"{self.url}/admin?merchant={SLUG}#/{place}")
            await fill_sign_in(page, "maya@larch.example")
            await expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=SOON)
            yield page

    @contextlib.asynccontextmanager
    async def on_stage(self) -> AsyncIterator[Stage]:
        """The stage with shop and console side by side, for one who plays both."""
        async with self.window(viewport={"width": 1680, "height": 950}) as context:
            found = Stage(await context.new_page(), url=self.url)
            await found.visit()
            yield found

    async def actions(self, order: str) -> list[type]:
        """What was really done in the shop about an order."""
        rows = await ActionRows(self.ports.store, self.merchant).about(order)
        return [type(row.action) for row in rows if row.phase is Phase.SETTLED]

    @contextlib.asynccontextmanager
    async def customer(self, **options: Any) -> AsyncIterator[Customer]:
        """Somebody on the shop's page."""
        async with self.window(locale="en-GB", **options) as context:
            page = await context.new_page()
            await page.goto(f"{self.url}/shop")
            await expect(page.locator(".launcher")).to_be_visible(timeout=SOON)
            yield Customer(page)

    @contextlib.asynccontextmanager
    async def agent(
        self, email: str = "maya@larch.example", **options: Any
    ) -> AsyncIterator[Agent]:
        """A colleague signed in to the console, online."""
        async with self.window(
            **{"viewport": {"width": 1366, "height": 860}, **options}
        ) as context:
            page = await context.new_page()
            await page.goto(f"{self.url}/console?merchant={SLUG}")
            await fill_sign_in(page, email)
            found = Agent(page)
            await found.is_online()
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
            found.append(House(url="", ports=ports, cast=cast, browser=browser))
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
