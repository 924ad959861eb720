"""A day of chance on a real database: the line keeps its order and every word that was said."""

from datetime import timedelta
from random import Random

import pytest

from batonpass.domain.event import WaitTold
from batonpass.domain.handoff import Priority, Reason, State
from batonpass.domain.ids import AgentId, ConversationId, HandoffId, QueueId
from batonpass.domain.merchant import HEAD_STARTS
from batonpass.domain.queue import overtaking_bound_seconds
from batonpass.domain.refusal import BatonpassError
from batonpass.services import handoff_end, handoff_open, handoff_pass, presence
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import promise as promises
from batonpass.store import queue as queues
from service.conftest import House

WAITING = {State.QUEUED, State.OFFERED}
WHY_A_PLACE_RISES = ("Someone got an old place back", "urgent case", "case has priority")


class Day:
    """What happens, and what must be true after each of it."""

    def __init__(self, house: House, chance: Random) -> None:
        self.house = house
        self.chance = chance
        self.people: list[tuple[HandoffId, ConversationId]] = []
        self.before: dict[tuple[HandoffId, HandoffId], bool] = {}

    async def step(self) -> None:
        acts = (
            ["come"] * 4
            + ["wait"] * 4
            + ["answer"] * 3
            + ["end"] * 2
            + ["away", "back", "lose", "go"]
        )
        try:
            await getattr(self, self.chance.choice(acts))()
        except BatonpassError:
            return  # the product said no, as it may

    async def come(self) -> None:
        _, id_ = await self.house.customer()
        async with self.house.work() as work:
            found = await conversations.lock(work, id_)
            opening = handoff_open.Opening(
                reason=Reason(code="asked", words="reason.asked"),
                priority=self.chance.choice(list(Priority)),
            )
            kept = await handoff_open.open_handoff(self.house.ports, work, found, opening)
        self.people.append((kept.handoff.id, id_))

    async def answer(self) -> None:
        await self.house.settle()
        for agent in await self.staff():
            if await self.house.pending(agent):
                await self.house.accept(agent)
                return

    async def end(self) -> None:
        for number, _ in self.people:
            kept = await self.house.kept(number)
            if kept.handoff.state is State.ACTIVE and kept.handoff.agent is not None:
                async with self.house.work() as work:
                    await handoff_end.end(work, number, agent=kept.handoff.agent)
                    await handoff_end.dispose(
                        work, number, agent=kept.handoff.agent, disposition="solved"
                    )
                return

    async def away(self) -> None:
        await self._intend("away")

    async def back(self) -> None:
        await self._intend("online")

    async def _intend(self, intent: str) -> None:
        agent = self.chance.choice(await self.staff())
        async with self.house.work() as work:
            await presence.set_intent(work, agent, intent=intent, reason="")

    async def lose(self) -> None:
        for number, _ in self.people:
            if (await self.house.kept(number)).handoff.state is State.ACTIVE:
                async with self.house.work() as work:
                    await handoff_pass.lose(self.house.ports, work, number)
                return

    async def go(self) -> None:
        agent = self.chance.choice(await self.staff())
        await self._intend("away")
        await presence.leave_desk(self.house.ports, self.house.merchant, agent, reassigns=True)

    async def wait(self) -> None:
        await self.house.pass_time(self.chance.choice([5.0, 31.0, 80.0, 200.0]))

    async def staff(self) -> list[AgentId]:
        async with self.house.work() as work:
            return [a.id for a in await agents.everyone(work) if a.state == "active"]

    async def check(self) -> None:
        kept = [(await self.house.kept(number), id_) for number, id_ in self.people]
        waiting = [(k, id_) for k, id_ in kept if k.handoff.state in WAITING]
        for one, _ in waiting:
            assert one.plan.word is not None, "somebody waits without a next word"
            for other, _ in waiting:
                pair = (one.handoff.id, other.handoff.id)
                if pair[0] != pair[1]:
                    is_first = (one.handoff.rank, one.handoff.id) < (
                        other.handoff.rank,
                        other.handoff.id,
                    )
                    assert self.before.setdefault(pair, is_first) == is_first, "two swapped"
        for one, id_ in kept:
            await self._words(one.handoff.id, id_)
        self._nobody_passed([one for one, _ in kept])
        assert await self.house.orphans() == {}

    def _nobody_passed(self, kept: list[handoffs.Kept]) -> None:
        """Who is offered came no further behind those who wait than the largest head start."""
        bound = timedelta(seconds=overtaking_bound_seconds(HEAD_STARTS.values()))
        offered = [k.handoff for k in kept if k.handoff.state is State.OFFERED]
        queued = [k.handoff for k in kept if k.handoff.state is State.QUEUED]
        for taken in offered:
            for left in queued:
                if left.changed_at < taken.changed_at and left.entered_at < taken.changed_at:
                    assert left.rank >= taken.rank, "somebody was passed over"
                    assert taken.entered_at <= left.entered_at + bound

    async def _words(self, number: HandoffId, id_: ConversationId) -> None:
        said = [e.data for e in await self.house.log(id_) if isinstance(e.data, WaitTold)]
        async with self.house.work() as work:
            ledger = await promises.of_handoff(work, number)
        rows = {r["told_seconds"] for r in ledger if r["model"] != promises.RULE}
        count = sum(r["model"] != promises.RULE for r in ledger)
        hours = [t.word.by for t in (await self.house.kept(number)).words if t.word.by]
        assert len(hours) == len(ledger) - count, "an hour was told that is in no ledger"
        told = [w for w in said if w.told_seconds is not None]
        assert len(told) == count, "a number was told that is in no ledger"
        assert {w.told_seconds for w in told} <= rows
        last: tuple[bool, int] | None = None  # whether it was a position, and how many
        for word in said:
            place = word.position if word.position is not None else word.waiting
            if place is None:
                continue
            is_sure = word.position is not None
            is_said = any(why in word.text for why in WHY_A_PLACE_RISES)
            rises = last is not None and last[0] == is_sure and place > last[1]
            assert not rises or is_said, "a place rose in silence"
            last = (is_sure, place)


@pytest.mark.parametrize("seed", [3, 8])
async def test_on_a_day_of_chance_nobody_swaps_and_every_number_has_its_row(
    house: House, seed: int
) -> None:
    await house.set(absence_seconds=86_000.0)
    day = Day(house, Random(seed))  # noqa: S311 - which act, not a secret
    for name in ("Ada", "Bob"):
        await house.agent(name, units=1)

    for number in range(30):
        await day.step()
        if number % 3 == 2:
            await day.check()

    await day.check()
    assert len(day.people) > 3


async def test_an_agent_in_fifty_queues_takes_the_oldest_of_them_all(house: House) -> None:
    made = [QueueId(house.ports.new_id()) for _ in range(50)]
    async with house.work() as work:
        for place, queue in enumerate(made):
            await queues.insert(work, queue, name=f"Queue {place}")
    ada = await house.agent("Ada", units=1, there=False)
    opened = []
    for queue in (made[49], made[0]):
        _, id_ = await house.customer()
        number = await house.ask(id_)
        async with house.work() as work:
            await handoffs.change_queue(work, number, queue)
        opened.append(id_)

    await house.come(ada)
    await house.settle()

    assert [c for _, c in await house.pending(ada)] == [opened[0]]


@pytest.mark.parametrize("seconds", [3600.0, 86_400.0])
async def test_a_clock_that_jumps_forgets_nobody_who_waits(house: House, seconds: float) -> None:
    await house.set(absence_seconds=86_000.0)
    _, id_ = await house.customer(email="kim@example.com")
    number = await house.ask(id_)

    await house.pass_time(seconds)

    kept = await house.kept(number)
    assert kept.handoff.state is State.QUEUED
    assert kept.plan.word is not None
    assert await house.orphans() == {}


async def test_a_queue_that_nobody_serves_says_so_and_gives_no_number(house: House) -> None:
    await house.agent("Ada")
    lonely = QueueId(house.ports.new_id())
    async with house.work() as work:
        await queues.insert(work, lonely, name="Lonely")
    _, id_ = await house.customer()
    number = await house.ask(id_)
    async with house.work() as work:
        await handoffs.change_queue(work, number, lonely)
        before = len(await promises.of_handoff(work, number))

    await house.pass_time(120.0)

    async with house.work() as work:
        after = len(await promises.of_handoff(work, number))
    last = [e.data for e in await house.log(id_) if isinstance(e.data, WaitTold)][-1]
    assert after == before
    assert last.told_seconds is None
