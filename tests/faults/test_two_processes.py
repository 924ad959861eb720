"""Two processes fight over few cases: at no time do two agents hold one."""

import asyncio
import json
import sys
from pathlib import Path
from uuid import UUID

from batonpass.config import Settings
from batonpass.domain.ids import AgentId
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.services import merchant as merchants
from batonpass.services import presence
from batonpass.store import agent as agents
from batonpass.store import due
from batonpass.store import queue as queues
from batonpass.wiring import open_ports

from conftest import Database

FIGHT = Path(__file__).resolve().parents[2] / "bench" / "queue_scale.py"
MOVES = 120  # of each process; bench/queue_scale.py makes as many as it is asked for


async def test_two_processes_never_give_one_customer_to_two_agents(database: Database) -> None:
    async with open_ports(Settings(pool=4), dsn=database.app_dsn) as ports:
        founded = await merchants.create(
            ports,
            slug="fight",
            name="Fight",
            owner_email="owner@fight.example",
            settings=MerchantSettings(lease_seconds=86_400.0),
        )
        async with ports.store.work(founded.merchant) as work:
            queue = (await queues.everything(work))[0].id
            for _ in range(4):
                agent = AgentId(ports.new_id())
                await agents.insert(
                    work,
                    agent,
                    email=f"{agent}@fight.example",
                    name="Agent",
                    role="agent",
                    state="active",
                    units=2,
                )
                await agents.serve(work, agent, [queue])
                await presence.renew(work, agent, device="desk")
                await presence.set_intent(work, agent, intent="online", reason="")

        told = await asyncio.gather(
            *(_fight(database.app_dsn, founded.merchant, seed) for seed in (1, 2))
        )

        async with ports.store.work(founded.merchant) as work:
            twice = await work.all(
                b"SELECT handoff_id FROM (SELECT handoff_id, event, lag(event) OVER"
                b" (PARTITION BY handoff_id ORDER BY revision) AS before FROM moves"
                b" WHERE event IN ('claimed', 'accepted', 'transferred', 'ended', 'agent_lost'))"
                b" m WHERE event IN ('claimed', 'accepted') AND before IN ('claimed', 'accepted')"
            )
            taken = await work.all(b"SELECT 1 FROM moves WHERE event IN ('claimed', 'accepted')")
            over = await work.all(
                b"SELECT id FROM agents WHERE held_units + offered_units > wanted_units"
            )
        orphans = {what: n for what, n in (await due.orphans(ports.store)).items() if n}

    assert sum(t["tried"] for t in told) >= 2 * MOVES
    assert len(taken) > 5
    assert twice == []
    assert over == []
    assert orphans == {}


async def _fight(dsn: str, merchant: UUID, seed: int) -> dict[str, int]:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        str(FIGHT),
        "--moves",
        str(MOVES),
        "--fight",
        dsn,
        str(merchant),
        str(seed),
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        answer, _ = await process.communicate()
    finally:
        if process.returncode is None:  # this test is given up, or the other one failed
            process.kill()
    assert process.returncode == 0
    found: dict[str, int] = json.loads(answer)
    return found
