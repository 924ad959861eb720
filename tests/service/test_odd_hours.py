"""Clocks put back, queues that close, plans that do not hold: who waits still hears the truth."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from batonpass.domain.event import WaitTold
from batonpass.domain.handoff import State
from batonpass.domain.ids import AgentId, ConversationId, HandoffId, QueueId
from batonpass.domain.merchant import Hours
from batonpass.domain.queue import Rules
from batonpass.domain.staffing import Plan
from batonpass.services import agent as agent_service
from batonpass.services import handoff_end, presence
from batonpass.services.access import Caller
from batonpass.store import agent as agents
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import promise as promises
from batonpass.store import queue as queues
from batonpass.store import staffing
from service.conftest import House

MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
HOUR, DAY = 3600.0, 86_400.0


async def told(house: House, id_: ConversationId) -> list[WaitTold]:
    return [e.data for e in await house.log(id_) if isinstance(e.data, WaitTold)]


async def at(house: House, when: datetime) -> None:
    async with house.work() as work:
        await merchants.set_clock(work, when)
    await house.settle()


async def waiting(house: House, **customer: Any) -> tuple[ConversationId, HandoffId]:
    _, id_ = await house.customer(**customer)
    handoff = await house.ask(id_)
    await house.settle()
    return id_, handoff


@pytest.mark.parametrize("back", [HOUR, DAY])
async def test_a_clock_put_back_leaves_nobody_in_silence_and_no_offer_ringing(
    house: House, back: float
) -> None:
    await house.set(absence_seconds=86_000.0)
    ada = await house.agent("Ada", units=1)
    await house.served(ada)
    id_, handoff = await waiting(house)
    before = len(await told(house, id_))

    await house.pass_time(-back)
    for _ in range(8):
        await house.pass_time(20.0)

    said = (await told(house, id_))[before:]
    assert said, "nobody told them anything after the clock was put back"
    assert (await house.kept(handoff)).handoff.state is State.QUEUED
    # Who takes it has the usual seconds, and the promise gets a truth that can be.
    bob = await house.agent("Bob", units=1)
    await house.settle()
    assert await house.pending(bob)
    await house.pass_time(-back)
    await house.pass_time(31.0)
    assert await house.pending(bob) == (), "an offer rings for longer than it may"
    await house.come(bob)
    await house.settle()
    await house.accept(bob)
    async with house.work() as work:
        rows = await promises.of_handoff(work, handoff)
    assert all(row["truth"] == "answered" for row in rows)
    assert all(row["truth_seconds"] >= 0.0 for row in rows)
    assert await house.orphans() == {}


async def test_an_agent_who_was_lost_before_the_clock_went_back_gets_no_offer(
    house: House,
) -> None:
    await house.set(lease_seconds=15.0, absence_seconds=86_000.0)
    ada = await house.agent("Ada", units=1)
    await house.pass_time(-HOUR)

    await house.pass_time(16.0)  # her screen is silent
    await waiting(house)

    assert await house.pending(ada) == ()


async def test_a_queue_with_hours_of_its_own_says_when_it_is_back(house: House) -> None:
    late = QueueId(house.ports.new_id())
    async with house.work() as work:
        await queues.insert(
            work, late, name="Workshop", rules=Rules(hours=Hours(mon=(("09:00", "13:00"),)))
        )
    await at(house, MONDAY)
    id_, handoff = await waiting(house)
    async with house.work() as work:
        await handoffs.change_queue(work, handoff, late)

    await at(house, MONDAY + timedelta(hours=2))  # it closed while they wait

    assert "Our team is back at 9:00 am on Monday" in (await told(house, id_))[-1].text
    kept = await house.kept(handoff)
    assert kept.handoff.state is State.QUEUED
    assert kept.plan.word is not None
    assert await house.orphans() == {}


async def test_a_shop_that_plans_no_hour_says_that_it_does_not_know(house: House) -> None:
    await house.set(hours=Hours())

    id_, handoff = await waiting(house)

    last = (await told(house, id_))[-1]
    assert "we don't know yet when we are back" in last.text
    assert last.told_seconds is None
    assert (await house.kept(handoff)).plan.word is not None


async def test_a_break_that_never_ends_gives_no_number_and_forgets_nobody(house: House) -> None:
    await house.set(absence_seconds=86_000.0)
    await at(house, MONDAY)
    ada = await house.agent("Ada", units=1)
    async with house.work() as work:
        week = Hours(mon=(("08:00", "12:00"), ("12:30", "17:00")))
        await staffing.save(work, Plan(agent=ada, week=week))
        await presence.set_intent(work, ada, intent="away", reason="break")
    id_, handoff = await waiting(house)

    for _ in range(12):
        await house.pass_time(600.0)

    said = await told(house, id_)
    assert all(word.told_seconds is None for word in said)
    assert len(said) > 12  # once in ten minutes at least
    assert (await house.kept(handoff)).handoff.state is State.QUEUED
    await house.come(ada)
    await house.settle()
    assert [c for _, c in await house.pending(ada)] == [id_]


async def test_a_queue_whose_last_agent_is_taken_out_takes_its_number_back(house: House) -> None:
    await house.set(absence_seconds=86_000.0)
    ada = await house.agent("Ada", units=1)
    await house.served(ada)
    id_, handoff = await waiting(house)
    assert (await told(house, id_))[-1].told_seconds is not None

    async with house.work() as work:
        await agents.serve(work, ada, [])
    for _ in range(6):
        await house.pass_time(20.0)

    last = [w for w in await told(house, id_) if w.kind == "no_estimate"]
    assert last, "a number stands that nobody can keep"
    assert (await house.kept(handoff)).plan.word is not None


async def test_a_capacity_cut_to_nothing_keeps_who_is_held_and_asks_no_more(house: House) -> None:
    ada = await house.agent("Ada", units=2)
    _, held = await house.served(ada)
    async with house.work() as work:
        row = await agents.get(work, ada)
        await agent_service.change(
            house.ports,
            work,
            ada,
            revision=row.revision,
            name="Ada",
            role="agent",
            state="active",
            language="en",
            units=0,
            serves=row.queues,
            by=Caller(merchant=house.merchant, role="owner"),
        )
    await waiting(house)

    assert await house.pending(ada) == ()
    assert (await house.kept(held)).handoff.agent == AgentId(ada)
    async with house.work() as work:
        await handoff_end.end(work, held, agent=ada)
        await handoff_end.dispose(work, held, agent=ada, disposition="solved")
    await house.settle()
    assert await house.pending(ada) == ()
