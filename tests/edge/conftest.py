"""The product served for a test: a real server on a free port, worker and all."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator
from typing import Any

import httpx2
import msgspec
import pytest

from batonpass.config import Settings
from batonpass.domain import ids
from batonpass.domain.ids import AgentId, MerchantId
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.edges.live.server import Server
from batonpass.services import agent as agents
from batonpass.services import merchant as merchants
from batonpass.services.ports import Ports
from batonpass.wiring import application, open_ports

from conftest import Database

PASSWORD = "correct horse battery"


class Served(msgspec.Struct, kw_only=True):
    """A running product with one merchant and its owner."""

    url: str
    dsn: str
    ports: Ports
    merchant: MerchantId
    slug: str
    owner: AgentId


@contextlib.asynccontextmanager
async def serving(dsn: str, *, play: Any = None, **settings: Any) -> AsyncIterator[str]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = application(Settings(port=port, **settings), dsn=dsn, with_worker=True, play=play)
    server = Server(app, host="127.0.0.1", port=port)
    task = asyncio.create_task(server.serve())
    while not server.started:
        if task.done():
            task.result()
        await asyncio.sleep(0.02)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        await task


@pytest.fixture(scope="module")
async def served(database: Database) -> AsyncIterator[Served]:
    async with (
        serving(database.app_dsn) as url,
        open_ports(Settings(), dsn=database.app_dsn) as ports,
    ):
        founded = await merchants.create(
            ports,
            slug="lantern",
            name="Lantern",
            owner_email="owner@lantern.example",
            settings=MerchantSettings(shop="demo"),
        )
        token = founded.invitation_url.partition("#invitation=")[2]
        await agents.accept_invitation(ports, token, PASSWORD)
        yield Served(
            url=url,
            dsn=database.app_dsn,
            ports=ports,
            merchant=founded.merchant,
            slug="lantern",
            owner=founded.owner,
        )


class Shopper:
    """A customer's browser, over HTTP."""

    def __init__(self, client: httpx2.AsyncClient, conversation: str) -> None:
        self.client = client
        self.id = conversation

    async def say(self, text: str, **more: Any) -> dict[str, Any]:
        body = {"id": f"m-{ids.written('turn', __import__('uuid').uuid4())[3:]}", "text": text}
        answer = await self.client.post(f"/v1/conversations/{self.id}/messages", json=body | more)
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def snapshot(self) -> dict[str, Any]:
        return dict((await self.client.get(f"/v1/conversations/{self.id}")).json())

    async def until(self, wanted: Any, *, seconds: float = 10.0) -> dict[str, Any]:
        """The snapshot once `wanted(snapshot)` holds."""
        async with asyncio.timeout(seconds):
            while True:
                found = await self.snapshot()
                if wanted(found):
                    return found
                await asyncio.sleep(0.05)


@contextlib.asynccontextmanager
async def shopper(served: Served, **more: Any) -> AsyncIterator[Shopper]:
    async with httpx2.AsyncClient(base_url=served.url, timeout=15) as client:
        made = (
            await client.post(
                "/v1/customers", json={"merchant": served.slug, "language": "en"} | more
            )
        ).json()
        client.headers["Authorization"] = f"Bearer {made['token']}"
        opened = (await client.post("/v1/conversations", json={})).json()
        yield Shopper(client, opened["conversation"]["id"])


@contextlib.asynccontextmanager
async def console(served: Served) -> AsyncIterator[httpx2.AsyncClient]:
    """An agent's browser, signed in and present."""
    async with httpx2.AsyncClient(base_url=served.url, timeout=15) as client:
        signed = await client.post(
            "/v1/sessions",
            json={
                "merchant": served.slug,
                "email": "owner@lantern.example",
                "password": PASSWORD,
            },
        )
        assert signed.status_code == 200, signed.text
        client.headers["X-CSRF-Token"] = signed.json()["csrf"]
        yield client
