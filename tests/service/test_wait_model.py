"""The learnt line in the running product: read from the log, the same after a restart."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest

from batonpass.domain import ids
from batonpass.domain.event import WaitTold
from batonpass.domain.handoff import Mode, Reason
from batonpass.domain.ids import AgentId, ConversationId, HandoffId, QueueId
from batonpass.domain.merchant import Hours
from batonpass.domain.staffing import Plan
from batonpass.domain.trigger.situation import DEFAULT, Line
from batonpass.domain.wait import Estimate, Refused, Why
from batonpass.services import handoff as handoff_service
from batonpass.services import (
    handoff_end,
    handoff_open,
    handoff_pass,
    handoff_wait,
    presence,
    signal,
    wait_estimate,
)
from batonpass.services.wait_model import LEARNT_FROM, Learning, WaitModels
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import promise as promises
from batonpass.store import queue as queues
from batonpass.store import staffing
from batonpass.store import wait as rows
from service.conftest import House

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


async def served(house: House, agent: AgentId, *, seconds: float) -> None:
    """A customer came, waited a moment, was helped for `seconds`, and is gone."""
    _, handoff = await house.served(agent)
    await house.pass_time(seconds)
    async with house.work() as work:
        await handoff_end.end(work, handoff, agent=agent)
        await handoff_end.dispose(work, handoff, agent=agent, disposition="solved")


async def waiting(house: House) -> ConversationId:
    _, id_ = await house.customer()
    await house.ask(id_)
    return id_


async def told(house: House, id_: ConversationId) -> list[WaitTold]:
    return [e.data for e in await house.log(id_) if isinstance(e.data, WaitTold)]


async def known(house: House) -> Learning:
    async with house.work() as work:
        settings = (await merchants.get(work)).settings
        line = house.ports.waits.of(work, settings)
        await line.ready(work)
    return line


@pytest.fixture
async def lived(house: House) -> tuple[House, AgentId]:
    """A house with a past of thirty cases of about four minutes, and one agent with one unit."""
    await house.set(offer_seconds=3600.0, absence_seconds=86_000.0)
    agent = await house.agent("Ada", units=1)
    for number in range(LEARNT_FROM + 2):
        await served(house, agent, seconds=200.0 + 10.0 * (number % 9))
    return house, agent


async def test_after_a_past_the_number_told_is_learnt_and_stands_in_the_ledger(
    lived: tuple[House, AgentId],
) -> None:
    house, agent = lived
    await house.served(agent)

    id_ = await waiting(house)

    (word, *_) = [w for w in await told(house, id_) if w.p90_seconds is not None]
    async with house.work() as work:
        kept = await handoffs.latest_of(work, id_)
        assert kept is not None
        (row,) = await promises.of_handoff(work, kept.handoff.id)
    assert row["model"] == "warm"
    assert row["p90_seconds"] == word.p90_seconds
    assert 60.0 < row["p50_seconds"] < row["p90_seconds"] < 900.0


async def test_a_process_that_was_just_started_gives_the_same_answer(
    lived: tuple[House, AgentId],
) -> None:
    house, agent = lived
    await house.served(agent)
    for _ in range(3):
        id_ = await waiting(house)
    await known(house)
    again = msgspec.structs.replace(house.ports, waits=WaitModels())

    async with house.work() as work:
        settings = (await merchants.get(work)).settings
        kept = await handoffs.latest_of(work, id_)
        assert kept is not None
        await again.waits.of(work, settings).ready(work)
        before = await wait_estimate.estimate(house.ports, work, kept, settings)
        after = await wait_estimate.estimate(again, work, kept, settings)

    assert isinstance(before, Estimate)
    assert before.model == "warm"
    assert after == before


async def test_without_a_past_theory_answers(house: House) -> None:
    agent = await house.agent(units=1)
    await house.served(agent)

    id_ = await waiting(house)

    async with house.work() as work:
        kept = await handoffs.latest_of(work, id_)
        assert kept is not None
        (row,) = await promises.of_handoff(work, kept.handoff.id)
    assert row["model"] == "cold"


async def test_when_nobody_is_there_no_number_is_told_however_much_was_learnt(
    lived: tuple[House, AgentId],
) -> None:
    house, agent = lived
    async with house.work() as work:
        await presence.set_intent(work, agent, intent="away", reason="lunch")

    id_ = await waiting(house)

    async with house.work() as work:
        settings = (await merchants.get(work)).settings
        kept = await handoffs.latest_of(work, id_)
        assert kept is not None
        answer = await wait_estimate.estimate(house.ports, work, kept, settings)
        rows_ = await promises.of_handoff(work, kept.handoff.id)
    assert answer == Refused(Why.NOBODY_ONLINE)
    assert rows_ == []


async def test_everybody_whose_wait_ended_is_out_of_the_learnt_line(
    lived: tuple[House, AgentId],
) -> None:
    house, agent = lived
    gone, stays, _ = [await waiting(house) for _ in range(3)]
    async with house.work() as work:
        kept = await handoffs.latest_of(work, stays)
        assert kept is not None
        conversation, kept = await handoff_service.locked(work, kept.handoff.id)
        await handoff_wait.set_mode(work, conversation, kept, Mode.EMAIL)
        left = await handoffs.latest_of(work, gone)
        assert left is not None
        conversation, left = await handoff_service.locked(work, left.handoff.id)
        await handoff_wait.abandon(work, conversation, left, why="left")

    line = (await known(house)).model.line

    async with house.work() as work:
        rows_ = await work.all(
            b"SELECT id FROM handoffs WHERE state IN ('queued', 'offered') AND mode = 'live'"
        )
    assert set(line.waiting) == {str(row["id"]) for row in rows_}
    assert [d.agent for d in line.desks.values() if d.online] == [str(agent)]


async def test_a_planned_end_of_the_shift_is_known_to_the_line(house: House) -> None:
    async with house.work() as work:
        await merchants.set_clock(work, MONDAY)
    agent = await house.agent()
    async with house.work() as work:
        await staffing.save(work, Plan(agent=agent, week=Hours(mon=(("08:00", "12:00"),))))

    line = await known(house)

    desk = line.model.line.desks[str(agent)]
    assert desk.until is not None
    assert abs(desk.until - line.model.line.now - 3 * 3600) < 60


async def test_who_comes_early_or_works_through_a_break_is_known_to_go_in_the_evening(
    house: House,
) -> None:
    async with house.work() as work:
        await merchants.set_clock(work, MONDAY)
    agent = await house.agent()
    plan = Plan(agent=agent, week=Hours(mon=(("09:30", "12:00"), ("12:30", "17:00"))))
    async with house.work() as work:
        await staffing.save(work, plan)
    line = await known(house)
    desk = line.model.line.desks[str(agent)]
    waiter = line.waiter("x", UUID(int=1), rank=MONDAY, since=MONDAY)

    planned = []
    for hours in (0.1, 1.0, 3.2, 4.0):
        line.model.learnt.all.count = LEARNT_FROM
        line.ask(waiter, at=MONDAY + timedelta(hours=hours))
        planned.append((_hour(desk.until), _hour(desk.back)))

    assert planned == [(None, 9.5), (12.0, 12.5), (None, 12.5), (17.0, 9.5)]


def _hour(t: float | None) -> float | None:
    """Of the clock, from seconds on the line's clock."""
    return None if t is None else t % 86_400.0 / 3600.0


async def test_the_line_is_told_in_the_order_things_became_true(house: House) -> None:
    agent = await house.agent(units=1)
    _, handoff = await house.served(agent)
    async with house.work() as work:
        queue = (await queues.everything(work))[0].id
        await handoff_pass.transfer(
            house.ports, work, handoff, agent=agent, to_queue=queue, to_agent=None, note=""
        )

    async with house.work() as work:
        entries = await rows.since(work, rows.Place(), oldest=work.now - timedelta(days=1))

    mine = [e.type for e in entries if str(e.handoff_id) == str(handoff) and e.type != "asked"]
    assert mine == ["join", "assign", "end", "join"]
    assert ids.written("agent", agent).startswith("ag_")


async def test_the_line_knows_when_a_larger_team_may_take_somebody_and_how_much_they_take(
    house: House,
) -> None:
    async with house.work() as work:
        (special,) = await queues.everything(work)
        general = QueueId(house.ports.new_id())
        await queues.insert(work, general, name="Everybody")
        await queues.update(
            work, msgspec.structs.replace(special, fallback=general, relax_after_seconds=600.0)
        )
    _, id_ = await house.customer()
    await house.ask(id_)

    (waiter,) = (await known(house)).model.line.waiting.values()
    wider, weight = waiter.wider, waiter.weight
    await house.pass_time(700.0)
    (moved,) = (await known(house)).model.line.waiting.values()

    assert weight == 1
    assert wider is not None
    assert wider[1] == str(general)
    assert abs(wider[0] - waiter.joined_at - 600.0) < 2.0
    assert (moved.queue, moved.wider) == (str(general), None)


async def test_who_works_longer_than_planned_still_answers_customers(
    lived: tuple[House, AgentId],
) -> None:
    house, agent = lived
    async with house.work() as work:
        begins = work.now - timedelta(hours=2)
        ends = work.now + timedelta(minutes=5)
        span = (begins.strftime("%H:%M"), ends.strftime("%H:%M"))
        days = {begins.date(): (span,)} if span[0] < span[1] else {}
        await staffing.save(work, Plan(agent=agent, days=days))
    await house.served(agent)
    await house.pass_time(600.0)

    id_ = await waiting(house)

    async with house.work() as work:
        settings = (await merchants.get(work)).settings
        kept = await handoffs.latest_of(work, id_)
        assert kept is not None
        answer = await wait_estimate.estimate(house.ports, work, kept, settings)
    assert isinstance(answer, Estimate)
    assert answer.p90_seconds < 3600.0


async def test_once_a_day_the_line_forgets_what_is_too_old_but_never_who_is_there(
    house: House,
) -> None:
    agent = await house.agent()
    await served(house, agent, seconds=300.0)
    _, open_ = await house.served(agent)

    await house.pass_time(timedelta(days=37).total_seconds())

    async with house.work() as work:
        left = await work.all(b"SELECT type, handoff_id, agent_id FROM line_events ORDER BY id")
    assert {row["handoff_id"] for row in left if row["type"] != "agent"} <= {open_}
    assert [row["agent_id"] for row in left if row["type"] == "agent"] == [agent]
    assert str(agent) in (await known(house)).model.line.desks


async def test_who_finds_somebody_free_is_told_how_long_people_here_take_to_accept(
    house: House,
) -> None:
    agent = await house.agent(units=50)
    for _ in range(12):
        id_ = await waiting(house)
        await house.settle()
        await house.pass_time(20.0)
        await house.accept(agent)

    id_ = await waiting(house)

    async with house.work() as work:
        kept = await handoffs.latest_of(work, id_)
        assert kept is not None
        (row,) = await promises.of_handoff(work, kept.handoff.id)
    assert row["model"] == "cold"
    assert 15.0 < row["p50_seconds"] < 25.0 <= row["p90_seconds"] + 5.0


@pytest.mark.parametrize("past", ["none", "accepts", "learnt"])
async def test_a_rule_sees_the_wait_that_the_next_customer_is_told(house: House, past: str) -> None:
    await house.set(offer_seconds=3600.0, absence_seconds=86_000.0)
    agent = await house.agent(units=1)
    for _ in range({"none": 0, "accepts": 12, "learnt": LEARNT_FROM + 1}[past]):
        id_ = await waiting(house)
        await house.settle()
        await house.pass_time(45.0)
        held = await house.accept(agent)
        await house.pass_time(200.0)
        number = HandoffId(ids.read("handoff", held.handoff_id))
        async with house.work() as work:
            await handoff_end.end(work, number, agent=agent)
            await handoff_end.dispose(work, number, agent=agent, disposition="solved")
    await waiting(house)
    await house.settle()
    await known(house)

    async with house.work() as work:
        seen = await signal.lines(house.ports, work, (await merchants.get(work)).settings)
    id_ = await waiting(house)

    (word, *_) = [w for w in await told(house, id_) if w.p50_seconds is not None]
    assert seen[DEFAULT].wait_p50_seconds == pytest.approx(word.p50_seconds, rel=0.05, abs=2.0)


async def test_nobody_of_the_own_queue_is_there_but_the_larger_team_will_come(
    house: House,
) -> None:
    """The number counts from when they may; it goes when they do, and the board shows the same."""
    ada = await house.agent("Ada", units=1)
    await house.served(ada)
    special = await _relaxing(house, after=240.0)

    id_, number = await _came(house, special)
    (word,) = [w for w in await told(house, id_) if w.told_seconds is not None]
    seen = await _line(house, "special")
    async with house.work() as work:
        await presence.set_intent(work, ada, intent="away", reason="lunch")
    await house.pass_time(30.0)
    async with house.work() as work:
        kept = await handoffs.get(work, number)
        settings = (await merchants.get(work)).settings
        gone = await wait_estimate.estimate(house.ports, work, kept, settings)

    assert word.p50_seconds is not None
    assert word.p50_seconds > 240.0
    assert seen.agents == 0
    assert seen.wait_p50_seconds is not None
    assert seen.wait_p50_seconds > 240.0
    assert gone == Refused(Why.NOBODY_ONLINE)
    assert (await told(house, id_))[-1].told_seconds is None


async def test_without_a_time_for_another_team_nobody_there_is_still_no_number(
    house: House,
) -> None:
    await house.agent("Ada", units=1)
    special = await _relaxing(house, after=None)

    id_, _ = await _came(house, special)

    assert all(w.told_seconds is None for w in await told(house, id_))
    assert (await _line(house, "special")).wait_p50_seconds is None


async def test_what_was_learnt_answers_for_the_larger_team_too(
    lived: tuple[House, AgentId],
) -> None:
    house, _ = lived
    special = await _relaxing(house, after=240.0)
    await known(house)

    id_, number = await _came(house, special)
    (word, *_) = [w for w in await told(house, id_) if w.p50_seconds is not None]
    async with house.work() as work:
        (row, *_) = await promises.of_handoff(work, number)
    newcomer = await _line(house, "special")

    assert row["model"] == "warm"
    assert word.p50_seconds is not None
    assert 240.0 <= word.p50_seconds < 900.0
    assert newcomer.wait_p50_seconds is not None
    assert newcomer.wait_p50_seconds >= 240.0


async def test_a_closed_queue_whose_larger_team_is_there_promises_a_wait_and_no_opening(
    house: House,
) -> None:
    """General's people are there outside the hours; they come after the time."""
    await house.agent("Ada", units=1)
    special = await _relaxing(house, after=240.0)
    await house.set(hours=Hours())

    id_, _ = await _came(house, special)

    (word, *_) = await told(house, id_)
    assert word.told_seconds is not None
    assert word.told_seconds > 240.0


async def _relaxing(house: House, *, after: float | None) -> QueueId:
    """A queue that nobody serves; after so many seconds the default one may help."""
    special = QueueId(house.ports.new_id())
    async with house.work() as work:
        general = next(q for q in await queues.everything(work) if q.is_default)
        await queues.insert(
            work, special, name="Special", fallback=general.id, relax_after_seconds=after
        )
    return special


async def _came(house: House, queue: QueueId) -> tuple[ConversationId, HandoffId]:
    """A customer whom a rule sends to that queue."""
    _, id_ = await house.customer()
    async with house.work() as work:
        name = (await queues.get(work, queue)).name
        opening = handoff_open.Opening(
            reason=Reason(code="asked", words="reason.asked"), queue=name
        )
        found = await conversations.lock(work, id_)
        kept = await handoff_open.open_handoff(house.ports, work, found, opening)
    await house.settle()
    return id_, kept.handoff.id


async def _line(house: House, queue: str) -> Line:
    async with house.work() as work:
        settings = (await merchants.get(work)).settings
        return (await signal.lines(house.ports, work, settings))[queue]
