"""Queues come and go while people look at them, wait in them and are named by rules."""

import asyncio
from typing import Any

import pytest

from batonpass.domain.handoff import Reason
from batonpass.domain.ids import AgentId, HandoffId, QueueId
from batonpass.domain.queue import NO_RULES
from batonpass.domain.refusal import NotFound, QueueInUse
from batonpass.services import handoff_end, handoff_open, handoff_pass, report, signal, trigger
from batonpass.services import queue as queue_service
from batonpass.services.access import Caller
from batonpass.store import agent as agents
from batonpass.store import audit
from batonpass.store import conversation as conversations
from batonpass.store import merchant as merchant_rows
from batonpass.store import queue as queues
from batonpass.store.database import Row, Work
from service.conftest import House

RULES = """
default: {queue: General}
rules:
  - {name: broken, when: {keywords: {en: [shattered]}}, queue: returns}
  - {name: calm, when: {any: [{queue: {name: Returns, agents_at_most: 0}}]}}
"""


class Crowded(Work):
    """A transaction during which somebody else makes a queue after each look."""

    house: House

    async def all(self, statement: bytes, **values: Any) -> list[Row]:
        rows = await super().all(statement, **values)
        async with self.house.work() as other:
            id_ = QueueId(self.house.ports.new_id())
            await queues.insert(other, id_, name=self.house.new_name())
        return rows


async def test_the_board_is_shown_while_a_colleague_makes_a_queue(house: House) -> None:
    async with house.work() as work:
        shown = await report.board(house.ports, _crowded(house, work))

    assert [queue.name for queue in shown] == ["General"]


async def test_rules_look_at_the_queues_while_a_colleague_makes_one(house: House) -> None:
    async with house.work() as work:
        settings = (await merchant_rows.get(work)).settings
        found = await signal.lines(house.ports, _crowded(house, work), settings)

    assert len(found) == 1


def _crowded(house: House, work: Work) -> Crowded:
    crowded = Crowded(work.conn, work.merchant, work.now)
    crowded.house = house
    return crowded


async def test_a_queue_is_removed_and_its_name_stays_in_what_happened(house: House) -> None:
    """It is in no list, no agent serves it, and a new one may be called the same."""
    returns = await _made(house, "Returns")
    ada = await house.agent()
    number = await _came(house, "Returns")
    await house.settle()
    await house.accept(ada)
    async with house.work() as work:
        await handoff_end.end(work, number, agent=ada)
        await handoff_end.dispose(work, number, agent=ada, disposition="solved")

    await _remove(house, returns)
    await _remove(house, returns)
    again = await _made(house, "Returns")

    async with house.work() as work:
        listed = [q.id for q in await queues.everything(work)]
        served = (await agents.get(work, ada)).queues
        trail = [row["what"] for row in await audit.page(work, before=None, limit=20)]
    assert (returns in listed, again in listed, returns in served) == (False, True, False)
    assert (await house.kept(number)).queue_name == "Returns"
    assert trail.count("queue.removed") == 1
    assert [q.name for q in await _board(house)] == ["General", "Returns"]


async def test_a_queue_with_somebody_in_it_stays_and_says_who(house: House) -> None:
    returns = await _made(house, "Returns")
    ada = await house.agent(units=1)
    held = await _came(house, "Returns")
    await house.settle()
    await house.accept(ada)
    await _came(house, "Returns")

    with pytest.raises(QueueInUse) as both:
        await _remove(house, returns)
    async with house.work() as work:
        await handoff_end.end(work, held, agent=ada)
    with pytest.raises(QueueInUse) as wrapping:
        await _remove(house, returns)

    assert str(both.value) == (
        "Returns cannot be removed: 1 customer waits in it;"
        " 1 conversation of it is still with an agent."
    )
    assert "still with an agent" in str(wrapping.value)


async def test_a_queue_that_rules_or_another_queue_name_stays_and_says_which(house: House) -> None:
    returns = await _made(house, "Returns")
    await _made(house, "Gifts", fallback=returns)
    async with house.work() as work:
        await trigger.save(work, yaml=RULES, plain=None, revision=None, by=_lead(house))
    drafted = await _why(house, returns)
    await trigger.publish(house.ports, house.merchant, by=_lead(house))

    published = await _why(house, returns)

    assert published == drafted
    assert published == (
        "Gifts passes people on to it; the rule broken names it; the rule calm names it"
    )


async def test_the_queue_for_everything_else_and_unknown_ones_are_not_removed(house: House) -> None:
    async with house.work() as work:
        (general,) = await queues.everything(work)

    assert "what no other queue asks for" in await _why(house, general.id)
    with pytest.raises(NotFound):
        await _remove(house, QueueId(house.ports.new_id()))


async def test_nobody_is_left_in_a_queue_removed_at_the_moment_they_come(house: House) -> None:
    """Whoever is first is waited for: the queue stays, or the customer goes elsewhere."""
    for is_removed_first in (True, False):
        returns = await _made(house, "Returns")
        if is_removed_first:
            async with house.work() as work:
                await queue_service.remove(house.ports, work, returns, by=_lead(house))
                coming = asyncio.create_task(_came(house, "Returns"))
                await asyncio.sleep(0.3)
            assert (await house.kept(await coming)).queue_name == "General"
        else:
            _, id_ = await house.customer()
            async with house.work() as work:
                await _open(house, work, id_, "Returns")
                going = asyncio.create_task(_remove(house, returns))
                await asyncio.sleep(0.3)
            with pytest.raises(QueueInUse):
                await going


async def test_nobody_is_passed_on_to_or_made_to_serve_a_queue_that_was_removed(
    house: House,
) -> None:
    returns = await _made(house, "Returns")
    ada = await house.agent()
    _, number = await house.served(ada)
    await _remove(house, returns)

    with pytest.raises(NotFound):
        await _transfer(house, ada, number, returns)
    with pytest.raises(NotFound):
        await _made(house, "Gifts", fallback=returns)
    async with house.work() as work:
        await agents.serve(work, ada, [returns])
        assert (await agents.get(work, ada)).queues == ()


async def _made(house: House, name: str, *, fallback: QueueId | None = None) -> QueueId:
    wanted = queue_service.Wanted(
        name=name,
        rules=NO_RULES,
        fallback=fallback,
        relax_after_seconds=60.0 if fallback else None,
        revision=0,
    )
    async with house.work() as work:
        return (await queue_service.save(house.ports, work, None, wanted, by=_lead(house))).id


async def _remove(house: House, id_: QueueId) -> None:
    async with house.work() as work:
        await queue_service.remove(house.ports, work, id_, by=_lead(house))


async def _why(house: House, id_: QueueId) -> str:
    with pytest.raises(QueueInUse) as refused:
        await _remove(house, id_)
    return str(refused.value.fields["why"])


async def _came(house: House, queue: str) -> HandoffId:
    _, id_ = await house.customer()
    async with house.work() as work:
        return await _open(house, work, id_, queue)


async def _open(house: House, work: Work, id_: Any, queue: str) -> HandoffId:
    opening = handoff_open.Opening(reason=Reason(code="asked", words="reason.asked"), queue=queue)
    found = await conversations.lock(work, id_)
    return (await handoff_open.open_handoff(house.ports, work, found, opening)).handoff.id


async def _transfer(house: House, agent: AgentId, number: HandoffId, queue: QueueId) -> None:
    async with house.work() as work:
        await handoff_pass.transfer(
            house.ports, work, number, agent=agent, to_queue=queue, to_agent=None, note=""
        )


async def _board(house: House) -> tuple[report.BoardQueue, ...]:
    async with house.work() as work:
        return await report.board(house.ports, work)


def _lead(house: House) -> Caller:
    return Caller(merchant=house.merchant, name="Lea", role="lead")
