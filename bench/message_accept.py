"""How long a message takes to be accepted, and how near that is to what the database can do.

    uv run python bench/message_accept.py [--merchants 1] [--seconds 5] [--clients 32]

The first figure is over HTTP: one shopper at a time, from the request to the acknowledgement. The
second is the use case without HTTP at 32 writers, against what `pgbench` reaches with the insert
of one message on the same PostgreSQL, durable, in the same run.
"""

import argparse
import asyncio
import json
import math
import re
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import httpx2
import uvicorn

from batonpass.config import Settings
from batonpass.domain.ids import ConversationId, MerchantId
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.services import access, conversation
from batonpass.services import merchant as merchants
from batonpass.services.accept import Acceptance, Incoming
from batonpass.services.ports import Ports
from batonpass.store import embedded
from batonpass.store.migrate import migrate
from batonpass.wiring import application, open_ports

TEXT = "Where is my order? It was to come on Friday and I have not heard of it since."
SCRIPT = """\\set place random(1, :places)
BEGIN;
INSERT INTO messages
    (merchant_id, id, conversation_id, seq, kind, epoch, control, text, body_hash, at)
SELECT merchant_id, replace(gen_random_uuid()::text, '-', ''), id,
       (random() * 9000000000000000)::bigint, 'customer', 1, 'assistant', '{text}', 'x', now()
  FROM bench_places WHERE place = :place;
COMMIT;
"""
Place = tuple[MerchantId, ConversationId]


def main() -> None:
    """Measure, and print what came of it with what went in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--merchants", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--clients", type=int, default=32)
    parser.add_argument("--requests", type=int, default=200)
    asked = parser.parse_args()
    # No settings of a test: what is acknowledged here is on the disk.
    with embedded.temporary(settings={}) as server:
        found = asyncio.run(measure(server, asked))
    sys.stdout.write(json.dumps(found, indent=2) + "\n")


async def measure(server: embedded.Server, asked: argparse.Namespace) -> dict[str, object]:
    """The figures of one run."""
    dsn = server.owner_dsn
    await migrate(dsn)
    async with open_ports(Settings(pool=asked.clients), dsn=dsn) as ports:
        slugs = [await _found(ports, n) for n in range(asked.merchants)]
        places = [await _place(ports, slugs[n % len(slugs)]) for n in range(asked.clients)]
        acceptance = Acceptance(ports)
        accepted = await _rate(asked, lambda n: _accept(acceptance, ports, places[n]))
        await _prepare(server, places)
        inserted = await asyncio.to_thread(_pgbench, server, asked)
        again = await _rate(asked, lambda n: _accept(acceptance, ports, places[n]))
    times = await _over_http(dsn, asked.requests)
    best = max(accepted, again)
    return {
        "inputs": {
            "merchants": asked.merchants,
            "writers": asked.clients,
            "seconds": asked.seconds,
            "requests": asked.requests,
            "characters": len(TEXT),
            "durable": True,
        },
        "http_ms": {"p50": _quantile(times, 0.5), "p95": _quantile(times, 0.95)},
        "accepted_per_second": [round(accepted), round(again)],
        "pgbench_inserts_per_second": round(inserted),
        "ratio": round(best / inserted, 3),
    }


async def _found(ports: Ports, number: int) -> MerchantId:
    founded = await merchants.create(
        ports, slug=f"bench-{number:03d}", name="Bench", owner_email="o@bench.example",
        settings=MerchantSettings(),
    )  # fmt: skip
    return founded.merchant


async def _place(ports: Ports, merchant: MerchantId) -> Place:
    async with ports.store.work(merchant) as work:
        customer, _ = await access.new_customer(ports, work, language="en", time_zone="")
        id_, _ = await conversation.open_conversation(ports, work, customer)
    return merchant, id_


async def _accept(acceptance: Acceptance, ports: Ports, place: Place) -> None:
    merchant, id_ = place
    incoming = Incoming(conversation=id_, customer=None, id=f"bench-{ports.new_id()}", text=TEXT)
    await acceptance.accept(merchant, incoming)


async def _rate(asked: argparse.Namespace, act: Callable[[int], Awaitable[None]]) -> float:
    done = 0
    began = time.perf_counter()

    async def write(number: int) -> None:
        nonlocal done
        while time.perf_counter() - began < asked.seconds:
            await act(number)
            done += 1

    await asyncio.gather(*(write(n) for n in range(asked.clients)))
    return done / (time.perf_counter() - began)


async def _prepare(server: embedded.Server, places: list[Place]) -> None:
    import psycopg  # noqa: PLC0415 - only pgbench's table is made by hand

    async with await psycopg.AsyncConnection.connect(
        server.dsn(role=embedded.SUPERUSER), autocommit=True
    ) as root:
        await root.execute("CREATE TABLE bench_places (place int, merchant_id uuid, id uuid)")
        for number, (merchant, id_) in enumerate(places, start=1):
            await root.execute(
                "INSERT INTO bench_places VALUES (%s, %s, %s)", (number, merchant, id_)
            )


def _pgbench(server: embedded.Server, asked: argparse.Namespace) -> float:
    with tempfile.TemporaryDirectory() as folder:
        script = Path(folder) / "insert.sql"
        script.write_text(SCRIPT.format(text=TEXT))
        told = subprocess.run(  # noqa: S603 - PostgreSQL's own tool
            [
                str(server.pgbench), "--no-vacuum", "--protocol=prepared", "--jobs=1",
                f"--client={asked.clients}", f"--time={math.ceil(asked.seconds)}",
                f"--define=places={asked.clients}", f"--file={script}",
                server.dsn(role=embedded.SUPERUSER),
            ],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    rate = re.search(r"tps = ([0-9.]+)", told.stdout)
    if rate is None:
        raise SystemExit(f"pgbench failed: {told.stderr}")
    return float(rate.group(1))


async def _over_http(dsn: str, requests: int) -> list[float]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    app = application(Settings(port=port), dsn=dsn, with_worker=False)
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_config=None))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 - uvicorn has no event for it
        await asyncio.sleep(0.02)
    times = []
    async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
        made = (await client.post("/v1/customers", json={"merchant": "bench-000"})).json()
        client.headers["Authorization"] = f"Bearer {made['token']}"
        opened = (await client.post("/v1/conversations", json={})).json()
        address = f"/v1/conversations/{opened['conversation']['id']}/messages"
        for number in range(requests):
            began = time.perf_counter()
            answer = await client.post(address, json={"id": f"bench-{number:06d}", "text": TEXT})
            times.append(1000 * (time.perf_counter() - began))
            if answer.status_code != httpx2.codes.CREATED:
                raise SystemExit(answer.text)
    server.should_exit = True
    await serving
    return sorted(times)


def _quantile(times: list[float], share: float) -> float:
    return round(times[min(len(times) - 1, int(share * len(times)))], 2)


if __name__ == "__main__":
    main()
