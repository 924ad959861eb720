"""Two processes and a database that die in the middle: nothing acknowledged is lost or doubled."""

import asyncio
import contextlib
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import httpx2
import msgspec
import psycopg
import pytest

from batonpass.config import Settings
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.services import agent as agents
from batonpass.services import merchant as merchants
from batonpass.services.stage.value import SLUG
from batonpass.store import due, embedded
from batonpass.store import embedded_place as place
from batonpass.store.migrate import migrate
from batonpass.wiring import open_ports

PASSWORD = "correct horse battery"
CUSTOMERS = 4
MESSAGES = 8  # of each customer; the third asks for a person
FAILURES = (httpx2.TransportError, httpx2.TimeoutException)


class Process:
    """One `batonpass serve`, started again after each death."""

    def __init__(self, dsn: str, data: Path) -> None:
        self.dsn, self.data = dsn, data
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.deaths = 0
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "batonpass", "serve"],
            env=os.environ
            | {"DATABASE_URL": self.dsn, "PORT": str(self.port), "BATONPASS_DATA": str(self.data)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def kill(self) -> None:
        """Dead at once, with whatever it had in hand; a new one takes its port."""
        self.process.kill()
        self.process.wait()
        self.deaths += 1
        self.process = self._start()

    def end(self) -> None:
        self.process.kill()
        self.process.wait()

    async def ready(self, *, seconds: float = 60) -> None:
        async with asyncio.timeout(seconds), httpx2.AsyncClient(timeout=5) as client:
            while True:
                with contextlib.suppress(*FAILURES):
                    if (await client.get(f"{self.url}/readyz")).status_code == 200:
                        return
                await asyncio.sleep(0.1)


@pytest.fixture
def server() -> Iterator[embedded.Server]:
    """A PostgreSQL that writes to disk before it says so, and may be killed."""
    folder = Path(tempfile.mkdtemp(prefix="batonpass-", dir="/tmp"))
    try:
        with embedded.start(folder) as started:
            yield started
    finally:
        place.remove(folder)


class Acked(msgspec.Struct):
    """What a client was told about one of its messages."""

    seq: int
    text: str


class Client:
    """A browser that tries again, at whichever process answers, until it is acknowledged."""

    def __init__(self, processes: list[Process], chance: Random) -> None:
        self.processes, self.chance = processes, chance
        self.http = httpx2.AsyncClient(timeout=5)
        self.retries = 0

    async def send(self, method: str, path: str, **more: Any) -> httpx2.Response:
        async with asyncio.timeout(90):
            while True:
                with contextlib.suppress(*FAILURES):
                    where = self.chance.choice(self.processes).url
                    answer = await self.http.request(method, where + path, **more)
                    if answer.status_code not in {502, 503, 429}:
                        assert answer.status_code < 500, answer.text[:300]
                        return answer
                self.retries += 1
                await asyncio.sleep(0.1 + self.chance.random() * 0.2)


async def _customer(client: Client, slug: str, number: int) -> tuple[str, dict[str, Acked]]:
    made = (await client.send("POST", "/v1/customers", json={"merchant": slug})).json()
    client.http.headers["Authorization"] = f"Bearer {made['token']}"
    opened = (await client.send("POST", "/v1/conversations", json={})).json()
    id_ = str(opened["conversation"]["id"])
    acked: dict[str, Acked] = {}
    for n in range(MESSAGES):
        text = "I want to talk to a human please" if n == 2 else f"Line {n} of customer {number}"
        name = f"customer-{number}-line-{n:03d}"
        answer = await client.send(
            "POST", f"/v1/conversations/{id_}/messages", json={"id": name, "text": text}
        )
        assert answer.status_code in {200, 201}, answer.text
        acked[name] = Acked(seq=answer.json()["seq"], text=text)
        await asyncio.sleep(client.chance.random() * 0.5)
    return id_, acked


async def _agent(client: Client, slug: str, done: asyncio.Event) -> set[str]:
    """Accepts whatever rings, until everybody was served."""
    signed = await client.send(
        "POST",
        "/v1/sessions",
        json={"merchant": slug, "email": "owner@lantern.example", "password": PASSWORD},
    )
    client.http.headers["X-CSRF-Token"] = signed.json()["csrf"]
    client.http.headers["Cookie"] = "; ".join(f"{k}={v}" for k, v in signed.cookies.items())
    served: set[str] = set()
    while not done.is_set():
        await client.send("POST", "/v1/me/lease", json={"device": "desk"})
        await client.send("PUT", "/v1/me/presence", json={"intent": "online"})
        inbox = (await client.send("GET", "/v1/inbox")).json()
        for offer in inbox["offers"]:
            held = await client.send("POST", f"/v1/offers/{offer['id']}/accept", json={})
            if held.status_code == 200:
                served.add(held.json()["conversation_id"])
        await asyncio.sleep(0.4)
    return served


async def test_killed_in_the_middle_nothing_acknowledged_is_lost_or_doubled_and_all_are_served(
    server: embedded.Server, tmp_path: Path
) -> None:
    dsn = server.owner_dsn
    await migrate(dsn)
    chance = Random(22)  # noqa: S311 - a play, not a secret
    async with _founded(dsn):
        processes = [Process(dsn, tmp_path / f"data-{n}") for n in range(2)]
        try:
            await asyncio.gather(*(p.ready() for p in processes))
            talks, clients, served = await _storm(server, processes, chance, _crash)
        finally:
            for process in processes:
                process.end()
        assert sum(p.deaths for p in processes) == 3
        assert sum(c.retries for c in clients) > 0
        await _nothing_is_lost(dsn, talks)
        await _all_were_told(dsn, served, {id_ for id_, _ in talks})


async def test_the_whole_database_killed_and_started_again_has_all_that_was_acknowledged(
    server: embedded.Server, tmp_path: Path
) -> None:
    dsn = server.owner_dsn
    await migrate(dsn)
    async with _founded(dsn):
        processes = [Process(dsn, tmp_path / "data")]
        try:
            await processes[0].ready()
            talks, clients, served = await _storm(server, processes, Random(3), _fell)  # noqa: S311
        finally:
            for process in processes:
                process.end()
        assert sum(c.retries for c in clients) > 0
        await _nothing_is_lost(dsn, talks)
        await _all_were_told(dsn, served, {id_ for id_, _ in talks})


async def test_a_demo_that_lost_everything_at_once_starts_again_with_what_it_had() -> None:
    folder = Path(tempfile.mkdtemp(prefix="batonpass-", dir="/tmp"))
    demo = Demo(folder)
    try:
        await demo.ready()
        client = Client([demo], Random(1))  # noqa: S311
        made = (await client.send("POST", "/v1/customers", json={"merchant": SLUG})).json()
        client.http.headers["Authorization"] = f"Bearer {made['token']}"
        case = (await client.send("POST", "/v1/conversations", json={})).json()
        where = f"/v1/conversations/{case['conversation']['id']}"
        said = {"id": "before-the-fall-1", "text": "Where are you?"}
        assert (await client.send("POST", f"{where}/messages", json=said)).status_code == 201

        # The database alone: the demo notices, and starts it again beside itself.
        os.kill(demo.postmaster(), signal.SIGKILL)
        again = await client.send("POST", f"{where}/messages", json=said)
        assert again.status_code == 200

        # All at once, as in a power cut: a pid file is left, and names nobody.
        stale = demo.postmaster()
        for pid in (demo.process.pid, demo.watcher(), stale):
            os.kill(pid, signal.SIGKILL)
        demo.process.wait()
        assert int((demo.cluster / "postmaster.pid").read_text().split()[0]) == stale
        demo.process = demo._start()
        await demo.ready()

        texts = [m["text"] for m in (await client.send("GET", where)).json()["messages"]]
        assert texts.count("Where are you?") == 1
        await client.http.aclose()
    finally:
        demo.stop()
        place.remove(folder / "postgresql")
        place.remove(folder)


class Demo(Process):
    """One `batonpass demo`, with its own database."""

    def __init__(self, folder: Path) -> None:
        super().__init__("", folder)

    def _start(self) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [sys.executable, "-m", "batonpass", "demo"],
            env=os.environ | {"PORT": str(self.port), "BATONPASS_DATA": str(self.data)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    @property
    def cluster(self) -> Path:
        return place.follow(self.data / "postgresql") / "cluster"

    def postmaster(self) -> int:
        """The number of the database's first process, once it is ready."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            with contextlib.suppress(FileNotFoundError):
                lines = (self.cluster / "postmaster.pid").read_text().splitlines()
                if len(lines) > 7 and lines[7].strip() == "ready":
                    return int(lines[0])
            time.sleep(0.05)
        raise AssertionError("the database is not there")

    def watcher(self) -> int:
        """The number of the shell that stops the database when the demo ends."""
        status = Path(f"/proc/{self.postmaster()}/stat").read_text()
        return int(status.rpartition(")")[2].split()[1])

    def stop(self) -> None:
        """In good order, the database too."""
        self.process.terminate()
        self.process.wait(timeout=30)


def _fell(server: embedded.Server) -> None:
    """Kill all of PostgreSQL at its root with -9, and start it again on what it had written."""
    root = int((place.follow(server.data) / "cluster/postmaster.pid").read_text().split()[0])
    os.kill(root, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while server.is_running() and time.monotonic() < deadline:
        time.sleep(0.01)
    server.restart()


@contextlib.asynccontextmanager
async def _founded(dsn: str) -> AsyncIterator[None]:
    async with open_ports(Settings(), dsn=dsn) as ports:
        founded = await merchants.create(
            ports, slug="lantern", name="Lantern", owner_email="owner@lantern.example",
            settings=MerchantSettings(shop="demo", lease_seconds=60.0),
        )  # fmt: skip
        await agents.accept_invitation(
            ports, founded.invitation_url.partition("#invitation=")[2], PASSWORD
        )
        async with ports.store.work(founded.merchant) as work:
            await work.run(b"UPDATE agents SET wanted_units = 50, capacity_units = 50")
    yield


async def _storm(
    server: embedded.Server,
    processes: list[Process],
    chance: Random,
    crash: Callable[[embedded.Server], None],
) -> tuple[list[tuple[str, dict[str, Acked]]], list[Client], set[str]]:
    clients = [Client(processes, Random(n)) for n in range(CUSTOMERS + 1)]  # noqa: S311
    async with contextlib.AsyncExitStack() as opened:
        for client in clients:
            opened.push_async_callback(client.http.aclose)
        talks, served = await _blows(server, processes, clients, chance, crash)
    return talks, clients, served


async def _blows(
    server: embedded.Server,
    processes: list[Process],
    clients: list[Client],
    chance: Random,
    crash: Callable[[embedded.Server], None],
) -> tuple[list[tuple[str, dict[str, Acked]]], set[str]]:
    done = asyncio.Event()
    agent = asyncio.create_task(_agent(clients[-1], "lantern", done))
    writing = asyncio.gather(
        *(_customer(c, "lantern", n) for n, c in enumerate(clients[:CUSTOMERS]))
    )
    for blow in range(4):
        await asyncio.sleep(1.5 + chance.random())
        if blow == 2 or len(processes) == 1:
            await asyncio.to_thread(crash, server)
        else:
            await processes[(blow + 1) % 2].ready()  # one is always there to try again at
            processes[blow % 2].kill()
    talks = await writing
    await asyncio.gather(*(p.ready() for p in processes))
    async with asyncio.timeout(60):
        while await _waiting(server.owner_dsn):  # noqa: ASYNC110 - another process works it off
            await asyncio.sleep(0.3)
    done.set()
    return talks, await agent


def _crash(server: embedded.Server) -> None:
    """Kill one of PostgreSQL's own processes with -9: it drops everybody and recovers."""
    with psycopg.connect(server.superuser_dsn) as connection:
        row = connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'walwriter'"
        ).fetchone()
    assert row is not None
    os.kill(row[0], signal.SIGKILL)


async def _rows(dsn: str, statement: str) -> list[tuple[Any, ...]]:
    # The owner is held to row-level security too; only the superuser of a test sees all.
    while True:
        try:
            async with await psycopg.AsyncConnection.connect(dsn) as conn:
                await conn.execute(
                    "SELECT set_config('batonpass.merchant',"
                    " merchant_by_slug('lantern')::text, false)"
                )
                await conn.execute("SET ROLE batonpass_app")
                return await (await conn.execute(statement)).fetchall()
        except psycopg.OperationalError:
            await asyncio.sleep(0.2)


async def _waiting(dsn: str) -> bool:
    rows = await _rows(dsn, "SELECT id FROM handoffs WHERE state IN ('queued', 'offered') LIMIT 1")
    turns = await _rows(dsn, "SELECT id FROM turns WHERE state = 'pending' LIMIT 1")
    return bool(rows or turns)


async def _nothing_is_lost(dsn: str, talks: list[tuple[str, dict[str, Acked]]]) -> None:
    stored = {
        id_: (seq, text)
        for id_, seq, text in await _rows(
            dsn, "SELECT id, seq, text FROM messages WHERE kind = 'customer'"
        )
    }
    acked = {name: one for _, said in talks for name, one in said.items()}
    assert len(acked) == CUSTOMERS * MESSAGES
    assert stored == {name: (one.seq, one.text) for name, one in acked.items()}
    logged = await _rows(
        dsn,
        "SELECT data->'message'->>'id', count(*) FROM events WHERE type = 'message.added'"
        " AND data->'message'->>'kind' = 'customer' GROUP BY 1",
    )
    assert dict(logged) == dict.fromkeys(acked, 1)
    gaps = await _rows(
        dsn,
        "SELECT c.id FROM conversations c JOIN events e ON e.conversation_id = c.id"
        " GROUP BY c.id, c.seq HAVING count(*) <> c.seq OR max(e.seq) <> c.seq OR min(e.seq) <> 1",
    )
    assert gaps == []
    async with open_ports(Settings(), dsn=dsn) as ports:
        orphans = await due.orphans(ports.store)
    assert {what: n for what, n in orphans.items() if n} == {}


async def _all_were_told(dsn: str, served: set[str], everybody: set[str]) -> None:
    assert len(everybody) == CUSTOMERS
    told = await _rows(
        dsn,
        "SELECT count(*) FROM conversations c WHERE c.control = 'agent'"
        " AND EXISTS (SELECT FROM events e WHERE e.conversation_id = c.id AND e.type = 'wait.told')"
        " AND EXISTS (SELECT FROM events e WHERE e.conversation_id = c.id"
        "             AND e.type = 'handoff.opened')",
    )
    assert told == [(CUSTOMERS,)]
    # An accept whose answer was lost with its process was stored all the same.
    assert served <= everybody
