"""How much of an agent a conversation takes: set by channel, held exactly, starving nobody."""

from batonpass.domain import ids, wording
from batonpass.domain.handoff import State
from batonpass.domain.ids import ConversationId, HandoffId
from batonpass.services import (
    access,
    conversation,
    handoff_end,
    handoff_pass,
    handoff_take,
    handoff_wait,
)
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from service.conftest import House


async def test_who_is_heavy_is_not_passed_by_lighter_ones_that_came_later(house: House) -> None:
    """The agent's last unit is kept free until the heavy one fits."""
    await house.set(units_by_channel={"phone": 2})
    ada = await house.agent("Ada", units=2)
    _, light = await house.served(ada)
    heavy, heavy_number = await _came(house, "phone")
    _, later_number = await _came(house, "widget")
    await house.settle()
    waiting = (await house.kept(later_number)).handoff.state

    async with house.work() as work:
        await handoff_end.end(work, light, agent=ada)
        await handoff_end.dispose(work, light, agent=ada, disposition="solved")
    await house.settle()
    await house.accept(ada)

    assert waiting is State.QUEUED
    assert (await house.snapshot(heavy)).conversation.control == "agent"
    assert (await house.kept(heavy_number)).handoff.weight == 2
    assert (await _held(house, ada), await house.orphans()) == (2, {})
    assert (await house.kept(later_number)).handoff.state is State.QUEUED


async def test_somebody_of_one_unit_takes_what_weighs_more_and_gives_all_of_it_back(
    house: House,
) -> None:
    await house.set(units_by_channel={"phone": 3})
    ada = await house.agent("Ada", units=1)
    _, number = await _came(house, "phone")
    await house.settle()
    await house.accept(ada)
    held = await _held(house, ada)
    async with house.work() as work:
        await handoff_pass.reassign(house.ports, work, number, agent=ada)
    back = (await _held(house, ada), (await house.kept(number)).handoff.weight)
    async with house.work() as work:
        await handoff_take.claim(house.ports, work, number, agent=ada)

    assert (held, back, await _held(house, ada)) == (1, (0, 3), 1)
    assert await house.orphans() == {}


async def test_whom_an_agent_calls_weighs_what_a_call_weighs(house: House) -> None:
    await house.set(units_by_channel={"callback": 3})
    id_, number = await _came(house, "widget")
    before = (await house.kept(number)).handoff.weight
    async with house.work() as work:
        found = await conversations.lock(work, id_)
        kept = await house.kept(number)
        await handoff_wait.choose(
            house.ports, work, found, kept, wording.Choice.CALLBACK, at=work.now
        )
    await house.settle()
    ada = await house.agent("Ada", units=4)
    await house.settle()
    await house.accept(ada)

    assert (before, await _held(house, ada)) == (1, 3)
    assert await house.orphans() == {}


async def _came(house: House, channel: str) -> tuple[ConversationId, HandoffId]:
    async with house.work() as work:
        customer, _ = await access.new_customer(house.ports, work, language="en", time_zone="")
        id_, _ = await conversation.open_conversation(house.ports, work, customer, channel=channel)
        found = await conversation.mine(work, id_, customer)
        held = await conversation.ask_for_person(house.ports, work, found)
    return id_, HandoffId(ids.read("handoff", held.handoff_id))


async def _held(house: House, agent: ids.AgentId) -> int:
    async with house.work() as work:
        return (await agents.get(work, agent)).held_units
