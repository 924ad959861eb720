"""An agent passes customers on, or goes away: who is told what, and where they wait then."""

from datetime import timedelta

import pytest

from batonpass.domain.handoff import Priority, Reason, State
from batonpass.domain.ids import AgentId, ConversationId, HandoffId, QueueId
from batonpass.domain.message import Kind
from batonpass.domain.refusal import NoCapacity, NotAllowed
from batonpass.services import handoff_pass, handoff_take, presence
from batonpass.services.handoff_open import Opening, open_handoff
from batonpass.store import agent as agents
from batonpass.store import board as boards
from batonpass.store import conversation as conversations
from batonpass.store import inbox
from batonpass.store import promise as promises
from batonpass.store import queue as queues
from service.conftest import House


async def test_who_goes_away_can_pass_on_whom_they_hold(house: House) -> None:
    """They keep their places before those who came later, and a line of the chat says so."""
    ada = await house.agent("Ada", units=2)
    first, first_number = await house.served(ada)
    second, second_number = await house.served(ada)
    _, later = await house.customer()
    later_number = await house.ask(later)
    before = await house.kept(first_number)

    shown = await _away(house, ada, reassigns=True)
    await house.settle()
    ben = await house.agent("Ben", units=2)
    await house.settle()
    offered = {conversation for _, conversation in await house.pending(ben)}

    assert (shown.intent, shown.held_units, shown.offered_units) == ("away", 0, 0)
    assert offered == {first, second}
    assert (await house.kept(first_number)).handoff.rank == before.handoff.rank
    assert (await house.kept(second_number)).handoff.state is State.OFFERED
    assert (await house.kept(later_number)).handoff.state is State.QUEUED
    assert "Ada has passed this to a colleague" in await _told(house, first)
    assert "Your place in line is kept." in await _told(house, second)
    assert await house.orphans() == {}


async def test_who_goes_away_keeps_whom_they_hold_unless_they_say_otherwise(house: House) -> None:
    ada = await house.agent("Ada")
    _, number = await house.served(ada)

    shown = await _away(house, ada, reassigns=False)

    assert shown.held_units == 1
    assert (await house.kept(number)).handoff.agent == ada


async def test_what_rings_at_somebody_who_goes_away_rings_at_the_next_at_once(house: House) -> None:
    """Nobody waits for the end of a ring that nobody will answer."""
    ada = await house.agent("Ada")
    _, id_ = await house.customer()
    await house.ask(id_)
    await house.settle()
    ben = await house.agent("Ben")
    assert len(await house.pending(ada)) == 1

    await _away(house, ada, reassigns=False)
    await house.settle()

    assert await house.pending(ada) == ()
    assert [conversation for _, conversation in await house.pending(ben)] == [id_]


async def test_in_another_queue_a_transferred_customer_waits_where_the_merchant_says(
    house: House,
) -> None:
    """In the old place, or behind those who wait there; they are told which."""
    ada = await house.agent("Ada", units=2)
    other = QueueId(house.ports.new_id())
    async with house.work() as work:
        await queues.insert(work, other, name="Other")
    kept, kept_number = await house.served(ada)
    behind, behind_number = await house.served(ada)
    before = await house.kept(kept_number)

    await _transfer(house, ada, kept_number, other)
    await house.pass_time(20)
    await house.set(keeps_place=False)
    async with house.work() as work:
        now = work.now
    await _transfer(house, ada, behind_number, other)

    assert (await house.kept(kept_number)).handoff.rank == before.handoff.rank
    assert (await house.kept(behind_number)).handoff.rank >= now
    assert "Your place in line is kept." in await _told(house, kept)
    assert "You are in their line now." in await _told(house, behind)
    assert await house.orphans() == {}


async def test_a_customer_passed_to_a_colleague_rings_there_whatever_queues_they_serve(
    house: House,
) -> None:
    """A person chose them; whoever is free in the customer's own queue is not asked instead."""
    ada = await house.agent("Ada")
    id_, number = await house.served(ada)
    ben = await house.agent("Ben")
    await house.agent("Cem")
    async with house.work() as work:
        await agents.serve(work, ben, [])

    await _pass(house, ada, number, ben)
    await house.settle()

    assert [conversation for _, conversation in await house.pending(ben)] == [id_]


async def test_nobody_is_passed_to_a_colleague_who_could_not_be_asked(house: House) -> None:
    """Else they would ring for somebody else, or for the one who passed them on."""
    ada = await house.agent("Ada")
    _, number = await house.served(ada)
    full = await house.agent("Full", units=1)
    await house.served(full)
    away = await house.agent("Away")
    await _away(house, away, reassigns=False)
    gone = await house.agent("Gone", there=False)

    for agent, no, why in (
        (full, NoCapacity, "Full has no free capacity"),
        (away, NotAllowed, "Away is away."),
        (gone, NotAllowed, "Gone is not online."),
    ):
        with pytest.raises(no, match=why):
            await _pass(house, ada, number, agent)
    assert (await house.kept(number)).handoff.agent == ada


async def test_who_is_away_is_given_nobody_by_a_lead_unless_they_take_them_themselves(
    house: House,
) -> None:
    """The customer would be told of somebody who is at lunch; a lead who acts is there."""
    lea = await house.agent("Lea")
    await _away(house, lea, reassigns=False)
    _, id_ = await house.customer()
    number = await house.ask(id_)

    with pytest.raises(NotAllowed, match="Lea is away"):
        async with house.work() as work:
            await handoff_take.assign(house.ports, work, number, agent=lea, by="Mia")
    async with house.work() as work:
        await handoff_take.assign(house.ports, work, number, agent=lea, by="Lea", lead=lea)

    assert (await house.kept(number)).handoff.agent == lea


async def test_who_falls_behind_hears_the_true_reason(house: House) -> None:
    """Their place came back to those whose agent went; no urgent case is made up for it."""
    ada = await house.agent("Ada", units=1)
    _, lost = await house.served(ada)
    for _ in range(2):
        _, id_ = await house.customer()
        number = await house.ask(id_)
    await house.settle()

    async with house.work() as work:
        await handoff_pass.lose(house.ports, work, lost)
    await house.pass_time(16)

    said = [t.word.key for t in (await house.kept(number)).words]
    assert [key for key in said if ".risen" in key] == ["ahead.risen.place_returned"]


@pytest.mark.parametrize(
    ("priority", "why"),
    [(Priority.HIGH, "priority_first"), (Priority.URGENT, "urgent_first")],
)
async def test_a_head_start_is_called_urgent_only_where_it_is(
    house: House, priority: Priority, why: str
) -> None:
    await house.served(await house.agent("Ada", units=1))
    for _ in range(2):
        _, id_ = await house.customer()
        number = await house.ask(id_)
    await house.settle()
    _, other = await house.customer()
    async with house.work() as work:
        opening = Opening(reason=Reason(code="asked", words="reason.asked"), priority=priority)
        found = await conversations.lock(work, other)
        await open_handoff(house.ports, work, found, opening)
    await house.pass_time(16)

    said = [t.word.key for t in (await house.kept(number)).words]
    assert [key for key in said if ".risen" in key] == [f"ahead.risen.{why}"]


async def test_who_is_back_in_line_stands_in_the_boards_plot_again(house: House) -> None:
    """The plot's last point says what the queue's card says."""
    ada = await house.agent("Ada", units=1)
    _, lost = await house.served(ada)
    await house.pass_time(600)
    async with house.work() as work:
        await handoff_pass.lose(house.ports, work, lost)
    await house.pass_time(1)

    async with house.work() as work:
        *_, before, last = await boards.lately(work, since=work.now - timedelta(hours=3))

    assert (before["waiting"], last["waiting"]) == (0, 1)


async def test_a_broken_promise_names_the_colleague_who_left(house: House) -> None:
    await house.served(await house.agent("Ada", units=1))
    ben = await house.agent("Ben", units=1)
    await house.served(ben)
    _, id_ = await house.customer()
    number = await house.ask(id_)
    await house.settle()
    await house.pass_time(20)
    await _away(house, ben, reassigns=False)
    for _ in range(60):
        await house.pass_time(60)

    said = [t.word.key for t in (await house.kept(number)).words]
    assert [k for k in said if k.endswith(".colleague_left")]


async def test_a_promise_that_was_taken_back_in_time_is_neither_at_risk_nor_broken_in_silence(
    house: House,
) -> None:
    """The lead's board and ledger say what the customer reads: that no number stands."""
    ada = await house.agent("Ada", units=1)
    await house.served(ada)
    _, id_ = await house.customer()
    number = await house.ask(id_)
    await house.settle()
    await house.pass_time(3)
    async with house.work() as work:
        (card,) = await inbox.cards(work, "one", handoff=number)
    assert card["promise_until"] is not None

    await _away(house, ada, reassigns=False)
    await house.pass_time(20)
    await house.pass_time(7200)

    assert "no_estimate" in [t.word.key for t in (await house.kept(number)).words]
    async with house.work() as work:
        (card,) = await inbox.cards(work, "one", handoff=number)
        ledger = await promises.ledger(work, since=card["entered_at"], limit=9)
    assert card["promise_until"] is None
    assert [row["revised_in_time"] for row in ledger if row["handoff_id"] == number] == [True]


async def _away(house: House, agent: AgentId, *, reassigns: bool) -> presence.Presence:
    async with house.work() as work:
        await presence.set_intent(work, agent, intent="away", reason="End of shift")
    return await presence.leave_desk(house.ports, house.merchant, agent, reassigns=reassigns)


async def _transfer(house: House, agent: AgentId, number: HandoffId, queue: QueueId) -> None:
    async with house.work() as work:
        await handoff_pass.transfer(
            house.ports, work, number, agent=agent, to_queue=queue, to_agent=None, note=""
        )


async def _pass(house: House, agent: AgentId, number: HandoffId, colleague: AgentId) -> None:
    async with house.work() as work:
        await handoff_pass.transfer(
            house.ports, work, number, agent=agent, to_queue=None, to_agent=colleague, note=""
        )


async def _told(house: House, conversation: ConversationId) -> str:
    found = await house.snapshot(conversation)
    return "\n".join(m.text for m in found.messages if m.kind is Kind.ACTIVITY)
