"""How long a freed agent waits for an offer when thousands wait, and whether two can hold one.

    uv run --no-sync python bench/queue_scale.py [--waiting 100,1000,10000] [--agents 1000]
                                                 [--freed 200] [--moves 2000] [--seconds 600]

One merchant, one queue, every agent full. An agent's case ends, and the clock runs from the commit
that freed them until their offer is stored. Then two processes fight over few cases with many
hands: claims, offers, accepts, declines, transfers and ends. What fell due is done, and the rows
are counted.
The fight ends after so many moves or seconds, whichever is first; 100,000 moves take half an hour.
"""

import argparse
import asyncio
import json
import math
import os
import random
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from batonpass.config import Settings
from batonpass.domain.handoff import Reason
from batonpass.domain.ids import AgentId, ConversationId, HandoffId, MerchantId
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.domain.refusal import BatonpassError
from batonpass.services import (
    access,
    conversation,
    handoff_end,
    handoff_open,
    handoff_pass,
    handoff_take,
    presence,
)
from batonpass.services import due as due_service
from batonpass.services import merchant as merchants
from batonpass.services import offer as offers_service
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import due, embedded
from batonpass.store import merchant as merchant_rows
from batonpass.store import offer as offers
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.migrate import migrate
from batonpass.wiring import open_ports

LONG = timedelta(days=1)

CUSTOMERS = b"""
INSERT INTO customers (merchant_id, id, token_hash, created_at)
SELECT %(merchant)s, gen_random_uuid(), decode(md5(n::text), 'hex'), %(at)s
  FROM generate_series(%(first)s::int, %(last)s::int) AS n RETURNING id"""
CONVERSATIONS = b"""
INSERT INTO conversations (merchant_id, id, customer_id, control, epoch, seq, opened_at, changed_at,
                           episode)
SELECT %(merchant)s, gen_random_uuid(), c, %(control)s, 2, 0, %(at)s, %(at)s, 1
  FROM unnest(%(customers)s::uuid[]) AS c RETURNING id"""
HANDOFFS = b"""
INSERT INTO handoffs (merchant_id, id, conversation_id, episode, state, reason, queue_id, priority,
                      rank, entered_at, changed_at, is_ready, word_due_at)
SELECT %(merchant)s, gen_random_uuid(), c.id, 1, 'queued',
       '{"code": "asked", "words": "bench"}', %(queue)s, 'normal',
       %(at)s - c.n * interval '10 ms', %(at)s - c.n * interval '10 ms', %(at)s, true, %(due)s
  FROM unnest(%(conversations)s::uuid[]) WITH ORDINALITY AS c (id, n)
RETURNING id"""
# A move of its own, so that the line's log knows who serves whom.
TAKEN = b"""
UPDATE handoffs h
   SET state = 'active', agent_id = t.agent, accepted_at = %(at)s, word_due_at = NULL,
       hold_due_at = %(due)s
  FROM unnest(%(talks)s::uuid[], %(agents)s::uuid[]) AS t (id, agent)
 WHERE h.merchant_id = %(merchant)s AND h.id = t.id"""
AGENTS = b"""
INSERT INTO agents (merchant_id, id, email, name, role, state, intent, intent_at, idle_since,
                    created_at, wanted_units, capacity_units, held_units)
SELECT %(merchant)s, a, a || '@bench.example', 'Agent', 'agent', 'active', 'online', %(at)s, %(at)s,
       %(at)s, 1, 1, %(held)s FROM unnest(%(agents)s::uuid[]) AS a"""
LEASES = b"""
INSERT INTO leases (merchant_id, agent_id, device_id, expires_at)
SELECT %(merchant)s, a, 'bench', %(due)s FROM unnest(%(agents)s::uuid[]) AS a"""
SERVE = b"""
INSERT INTO queue_agents (merchant_id, queue_id, agent_id)
SELECT %(merchant)s, %(queue)s, a FROM unnest(%(agents)s::uuid[]) AS a"""


def main() -> None:
    """Measure, and print what came of it with what went in."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--waiting", default="100,1000,10000")
    parser.add_argument("--agents", type=int, default=1000)
    parser.add_argument("--freed", type=int, default=200)
    parser.add_argument("--moves", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--fight", nargs=3, metavar=("DSN", "MERCHANT", "SEED"))
    asked = parser.parse_args()
    if asked.fight:
        dsn, merchant, seed = asked.fight
        part = fight(dsn, merchant, int(seed), asked.moves, asked.seconds)
        print(json.dumps(asyncio.run(part)))
        return
    found: dict[str, Any] = {"inputs": vars(asked), "offer": []}
    with embedded.temporary() as server:
        asyncio.run(migrate(server.owner_dsn))
        found["contest"] = contest(server.owner_dsn, asked.moves, asked.seconds)
        print(json.dumps(found["contest"]), flush=True)
        for waiting in (int(n) for n in asked.waiting.split(",")):
            found["offer"].append(
                asyncio.run(freed(server.owner_dsn, waiting, asked.agents, asked.freed))
            )
            print(json.dumps(found["offer"][-1]), flush=True)
    worst = max(row["p99_ms"] for row in found["offer"])
    print(f"p99 of a freed agent's offer, worst size: {worst:.1f} ms (bound 50 ms)")
    print(f"double holds: {found['contest']['double_holds']} of {found['contest']['moves']} moves")


async def house(ports: Ports) -> MerchantId:
    """A merchant of its own."""
    founded = await merchants.create(
        ports,
        slug=f"bench-{str(ports.new_id())[-12:]}",
        name="Bench",
        owner_email="owner@bench.example",
        settings=MerchantSettings(offer_seconds=3600.0),
    )
    return founded.merchant


async def stored(
    ports: Ports, work: Work, *, waiting: int, staff: int
) -> tuple[list[AgentId], list[HandoffId]]:
    """So many wait, and so many agents each hold one: rows as the use cases leave them."""
    queue = (await queues.everything(work))[0].id
    people = [AgentId(ports.new_id()) for _ in range(staff)]
    given = {"at": work.now, "due": work.now + LONG, "queue": queue, "agents": people}
    await work.run(AGENTS, held=1, **given)
    await work.run(LEASES, **given)
    await work.run(SERVE, **given)
    rows = await work.all(CUSTOMERS, at=work.now, first=1, last=staff + waiting)
    held = await work.all(
        CONVERSATIONS, at=work.now, control="agent", customers=[r["id"] for r in rows[:staff]]
    )
    line = await work.all(
        CONVERSATIONS, at=work.now, control="queue", customers=[r["id"] for r in rows[staff:]]
    )
    talks = await work.all(HANDOFFS, conversations=[r["id"] for r in held], **given)
    await work.run(TAKEN, talks=[r["id"] for r in talks], **given)
    await work.all(HANDOFFS, conversations=[r["id"] for r in line], **given)
    return people, [HandoffId(r["id"]) for r in talks]


async def freed(dsn: str, waiting: int, staff: int, count: int) -> dict[str, Any]:
    """Milliseconds from the commit that frees an agent until their offer is stored and heard of."""
    took: list[float] = []
    heard: asyncio.Queue[float] = asyncio.Queue()
    cpu: list[float] = []  # of this process, the database's apart
    async with open_ports(Settings(pool=8), dsn=dsn) as ports:
        merchant = await house(ports)
        async with ports.store.work(merchant) as work:
            people, talks = await stored(ports, work, waiting=waiting, staff=staff)
        async with ports.store.across() as conn:
            await conn.execute("SELECT 1")
        await analysed(dsn)
        by_talk: dict[HandoffId, AgentId] = {}
        async with ports.store.work(merchant) as work:
            for row in await work.all(
                b"SELECT id, agent_id FROM handoffs WHERE state = 'active' AND merchant_id ="
                b" %(merchant)s"
            ):
                by_talk[HandoffId(row["id"])] = AgentId(row["agent_id"])
            settings = (await merchant_rows.get(work)).settings
            await ports.waits.of(work, settings).ready(work)  # as in a process that runs

        def hear(topic: str, _merchant: str, _subject: str) -> None:
            if topic == "agent":
                heard.put_nowait(time.perf_counter())

        deaf = ports.store.wakes.listen(hear)
        for talk in talks[: min(count, len(people), waiting)]:
            agent = by_talk[talk]
            async with ports.store.work(merchant) as work:
                await handoff_end.end(work, talk, agent=agent)
                await handoff_end.dispose(work, talk, agent=agent, disposition="solved")
            await asyncio.sleep(0.01)  # what the freeing itself told is over
            while not heard.empty():
                heard.get_nowait()
            began, busy = time.perf_counter(), time.process_time()
            made = await offers_service.route(ports, merchant)
            cpu.append((time.process_time() - busy) * 1000.0)
            took.append((await heard.get() - began) * 1000.0)
            if made != 1:
                raise SystemExit(f"{made} offers were made for one freed agent")
        deaf()
    took.sort()
    return {
        "waiting": waiting,
        "agents": staff,
        "n": len(took),
        "cpu_ms": round(sum(cpu) / len(cpu), 2),
        "load_average": round(os.getloadavg()[0], 1),
        "p50_ms": round(took[len(took) // 2], 2),
        "p99_ms": round(took[math.ceil(0.99 * len(took)) - 1], 2),
    }


async def analysed(dsn: str) -> None:
    """What the database does by itself within a minute, done now."""
    import psycopg  # noqa: PLC0415 - only here

    async with await psycopg.AsyncConnection.connect(dsn, autocommit=True) as conn:
        await conn.execute("ANALYZE")


def contest(dsn: str, moves: int, limit: float) -> dict[str, Any]:
    """Two processes, few cases, many hands; what the rows say afterwards."""

    async def prepared() -> str:
        async with open_ports(Settings(pool=8), dsn=dsn) as ports:
            merchant = await house(ports)
            async with ports.store.work(merchant) as work:
                queue = (await queues.everything(work))[0].id
                for _ in range(6):
                    agent = AgentId(ports.new_id())
                    await agents.insert(
                        work,
                        agent,
                        email=f"{agent}@bench.example",
                        name="Agent",
                        role="agent",
                        state="active",
                        units=2,
                    )
                    await agents.serve(work, agent, [queue])
                    await presence.renew(work, agent, device="bench")
                    await presence.set_intent(work, agent, intent="online", reason="")
                    await agents.lease(work, agent, device="bench", until=work.now + LONG)
            return str(merchant)

    merchant = asyncio.run(prepared())
    began = time.perf_counter()
    command = [sys.executable, str(Path(__file__)), "--moves", str(moves // 2)]
    command += ["--seconds", str(limit), "--fight"]
    # Our own program, told what to do by us.
    fighters = [
        subprocess.Popen(  # noqa: S603
            [*command, dsn, merchant, str(seed)], stdout=subprocess.PIPE, text=True
        )
        for seed in (1, 2)
    ]
    told = [json.loads(fighter.communicate()[0]) for fighter in fighters]
    seconds = time.perf_counter() - began

    async def counted() -> dict[str, Any]:
        async with open_ports(Settings(pool=4), dsn=dsn) as ports:
            await caught_up(ports)
            wrong = {what: n for what, n in (await due.orphans(ports.store)).items() if n}
            async with ports.store.work(MerchantId(UUID(merchant))) as work:
                over = await work.all(
                    b"SELECT id FROM agents WHERE held_units + offered_units > wanted_units"
                )
                # Somebody who had it while somebody else did: two takes without a let-go between.
                twice = await work.all(
                    b"SELECT handoff_id FROM (SELECT handoff_id, event, lag(event) OVER"
                    b" (PARTITION BY handoff_id ORDER BY revision) AS before FROM moves"
                    b" WHERE event IN ('claimed', 'accepted', 'transferred', 'returned',"
                    b" 'agent_lost', 'ended')) m"
                    b" WHERE event IN ('claimed', 'accepted')"
                    b" AND before IN ('claimed', 'accepted')"
                )
        return {"orphans": wrong, "over_capacity": len(over), "double_holds": len(twice)}

    return {
        "moves": sum(t["tried"] for t in told),
        "done": sum(t["done"] for t in told),
        "refused": sum(t["refused"] for t in told),
        "seconds": round(seconds, 1),
        **asyncio.run(counted()),
    }


async def caught_up(ports: Ports) -> None:
    """Do what fell due while the hands fought, for at most five minutes; who is left is stuck."""
    until = time.monotonic() + 300.0
    while any((await due.orphans(ports.store)).values()) and time.monotonic() < until:
        for one in await due.claim(ports.store):
            await due_service.act(ports, one)


async def fight(dsn: str, merchant: str, seed: int, moves: int, limit: float) -> dict[str, int]:
    """One process's part: random acts of random hands on the same few cases."""
    chance = random.Random(seed)  # noqa: S311 - which act, not a secret
    counts = {"tried": 0, "done": 0, "refused": 0}
    async with open_ports(Settings(pool=10), dsn=dsn) as ports:
        me = MerchantId(UUID(merchant))
        async with ports.store.work(me) as work:
            people = [a.id for a in await agents.everyone(work) if a.name == "Agent"]

        until = time.monotonic() + limit

        async def hand() -> None:
            while counts["tried"] < moves and time.monotonic() < until:
                counts["tried"] += 1
                try:
                    await act(ports, me, people, chance)
                    counts["done"] += 1
                except BatonpassError:
                    counts["refused"] += 1

        await asyncio.gather(*(hand() for _ in range(8)))
    return counts


async def act(ports: Ports, me: MerchantId, people: list[AgentId], chance: random.Random) -> None:
    """One move."""
    agent = chance.choice(people)
    kind = chance.choices(
        ("open", "route", "accept", "decline", "claim", "assign", "transfer", "end"),
        (2, 4, 5, 1, 3, 2, 2, 3),
    )[0]
    if kind == "open":
        await opened(ports, me)
        return
    if kind == "route":
        await offers_service.route(ports, me)
        return
    async with ports.store.work(me) as work:
        if kind in {"accept", "decline"}:
            for number, _ in (await offers.pending_to(work, agent))[:1]:
                if kind == "accept":
                    await offers_service.accept(ports, work, number, agent=agent)
                else:
                    await offers_service.decline(ports, work, number, agent=agent, why="busy")
            return
        rows = await work.all(
            b"SELECT id, agent_id FROM handoffs WHERE merchant_id = %(merchant)s"
            b" AND state IN ('queued', 'offered', 'active') ORDER BY rank LIMIT 8"
        )
        if not rows:
            return
        row = chance.choice(rows)
        case = HandoffId(row["id"])
        holder = AgentId(row["agent_id"]) if row["agent_id"] else agent
        match kind:
            case "claim":
                await handoff_take.claim(ports, work, case, agent=agent)
            case "assign":
                await handoff_take.assign(ports, work, case, agent=agent, by="bench")
            case "transfer":
                queue = (await queues.everything(work))[0].id
                await handoff_pass.transfer(
                    ports, work, case, agent=holder, to_queue=queue, to_agent=None, note=""
                )
            case _:
                await handoff_end.end(work, case, agent=holder)
                await handoff_end.dispose(work, case, agent=holder, disposition="solved")


async def opened(ports: Ports, me: MerchantId) -> None:
    """A new customer who asks for a person."""
    async with ports.store.work(me) as work:
        customer, _ = await access.new_customer(ports, work, language="en", time_zone="")
        id_, _ = await conversation.open_conversation(ports, work, customer)
    async with ports.store.work(me) as work:
        found = await conversations.lock(work, ConversationId(id_))
        await handoff_open.open_handoff(
            ports,
            work,
            found,
            handoff_open.Opening(reason=Reason(code="asked", words="reason.asked")),
        )


if __name__ == "__main__":
    main()
