"""Where a handoff goes and who is asked: queues, leads, call-backs, and who was there before."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from batonpass.domain import wording
from batonpass.domain.event import ContactGiven, MessageAdded
from batonpass.domain.handoff import Mode, Reason, State
from batonpass.domain.ids import AgentId, HandoffId, QueueId
from batonpass.domain.merchant import Hours
from batonpass.domain.queue import Rules
from batonpass.domain.refusal import AlreadyClaimed, Malformed, NoCapacity, NotAllowed
from batonpass.domain.staffing import Plan
from batonpass.services import (
    conversation,
    erasure,
    handoff_end,
    handoff_open,
    handoff_take,
    message,
)
from batonpass.services import offer as offer_service
from batonpass.services import staffing as staffing_service
from batonpass.store import agent as agents
from batonpass.store import board as boards
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import packet as packets
from batonpass.store import queue as queues
from batonpass.store import staffing
from batonpass.store.erasure import Person
from batonpass.store.row import as_json
from service.conftest import House

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


async def queue(house: House, name: str, **more: Any) -> QueueId:
    id_ = QueueId(house.ports.new_id())
    async with house.work() as work:
        await queues.insert(work, id_, name=name, **more)
    return id_


async def general(house: House) -> queues.Queue:
    async with house.work() as work:
        return next(q for q in await queues.everything(work) if q.is_default)


async def ruled(house: House, rules: Rules, **more: Any) -> QueueId:
    """The default queue, under these rules."""
    found = await general(house)
    async with house.work() as work:
        await work.run(
            b"UPDATE queues SET settings = %(s)s, fallback_queue_id = %(f)s WHERE id = %(id)s",
            s=as_json(rules),
            f=more.get("fallback"),
            id=found.id,
        )
    return found.id


async def opened(house: House, **more: Any) -> HandoffId:
    _, id_ = await house.customer()
    async with house.work() as work:
        found = await conversations.lock(work, id_)
        kept = await handoff_open.open_handoff(
            house.ports,
            work,
            found,
            handoff_open.Opening(reason=Reason(code="asked", words="reason.asked"), **more),
        )
    return kept.handoff.id


async def at(house: House, when: datetime) -> None:
    async with house.work() as work:
        await merchants.set_clock(work, when)


async def test_a_dear_order_and_a_good_customer_go_to_the_queue_that_asks_for_both(
    house: House,
) -> None:
    vip = await queue(house, "VIP", rules=Rules(tiers=("gold",), order_value_at_least=500.0))

    both = await opened(house, tier="gold", order_value=700.0)
    cheap = await opened(house, tier="gold", order_value=20.0)

    assert (await house.kept(both)).handoff.queue == vip
    assert (await house.kept(cheap)).handoff.queue == (await general(house)).id


async def test_a_closed_queue_passes_on_and_an_open_one_does_not(house: House) -> None:
    night = await queue(house, "Night")
    day = await ruled(house, Rules(hours=Hours(mon=(("08:00", "17:00"),))), fallback=night)

    await at(house, MONDAY)
    open_ = await opened(house)
    await at(house, MONDAY + timedelta(hours=10))
    closed = await opened(house)

    assert (await house.kept(open_)).handoff.queue == day
    assert (await house.kept(closed)).handoff.queue == night


async def test_a_full_queue_flows_over_into_its_fallback(house: House) -> None:
    more = await queue(house, "More hands")
    await ruled(house, Rules(overflow_at=2), fallback=more)

    first, second, third = [await opened(house) for _ in range(3)]

    default = (await general(house)).id
    places = [(await house.kept(h)).handoff.queue for h in (first, second, third)]
    assert places == [default, default, more]


async def test_a_customer_who_is_back_gets_their_agent_while_they_are_there_and_only_so_long(
    house: House,
) -> None:
    await ruled(house, Rules(sticky_seconds=60.0))
    ada = await house.agent("Ada", units=1)
    customer, id_ = await house.customer()
    first = await house.ask(id_)
    await house.settle()
    await house.accept(ada)
    async with house.work() as work:
        await handoff_end.end(work, first, agent=ada)
        await handoff_end.dispose(work, first, agent=ada, disposition="solved")
    await house.served(ada)  # she is busy again
    bob = await house.agent("Bob", units=1)
    async with house.work() as work:
        again, _ = await conversation.open_conversation(house.ports, work, customer)
    await house.ask(again)

    await house.settle()
    held_back = await house.pending(bob)
    await house.pass_time(61)

    assert held_back == ()
    assert [c for _, c in await house.pending(bob)] == [again]


async def test_a_queue_that_accepts_by_itself_asks_nobody(house: House) -> None:
    await ruled(house, Rules(accepts_by_itself=True))
    ada = await house.agent("Ada")

    waiting = await opened(house)
    await house.settle()

    kept = await house.kept(waiting)
    assert (kept.handoff.state, kept.handoff.agent) == (State.ACTIVE, ada)
    assert await house.orphans() == {}


async def test_a_lead_gives_who_waits_and_who_is_held_to_somebody_who_is_there(
    house: House,
) -> None:
    ada, bob = await house.agent("Ada"), await house.agent("Bob")
    _, handoff_ = await house.served(ada)
    holder = (await house.kept(handoff_)).handoff.agent
    other = bob if holder == ada else ada

    async with house.work() as work:
        await handoff_take.assign(house.ports, work, handoff_, agent=other, by="Lea")

    kept = await house.kept(handoff_)
    assert (kept.handoff.state, kept.handoff.agent) == (State.ACTIVE, other)
    async with house.work() as work:
        held = {a.id: a.held_units for a in await agents.everyone(work)}
    assert held[other] == 1
    assert held[ada if other == bob else bob] == 0
    assert await house.orphans() == {}


async def test_of_two_leads_who_give_one_customer_at_once_the_second_is_told_who_has_them(
    house: House,
) -> None:
    """Else the customer would be greeted by one colleague and, a second later, by another."""
    ada, bob = await house.agent("Ada"), await house.agent("Bob")
    waiting = await opened(house)

    async with house.work() as work:
        await handoff_take.assign(house.ports, work, waiting, agent=ada, by="Lea", held_by=None)
    with pytest.raises(AlreadyClaimed, match="Ada"):
        async with house.work() as work:
            await handoff_take.assign(house.ports, work, waiting, agent=bob, by="Mia", held_by=None)
    async with house.work() as work:
        await handoff_take.assign(house.ports, work, waiting, agent=bob, by="Mia", held_by=ada)

    assert (await house.kept(waiting)).handoff.agent == bob


async def test_nobody_is_given_more_than_they_can_hold_or_while_they_are_away(
    house: House,
) -> None:
    full = await house.agent("Full", units=1)
    await house.served(full)
    gone = await house.agent("Gone", there=False)
    waiting = await opened(house)

    for agent, no in ((full, NoCapacity), (gone, NotAllowed)):
        with pytest.raises(no) as refused:
            async with house.work() as work:
                await handoff_take.assign(house.ports, work, waiting, agent=agent, by="Lea")
        assert "You " not in str(refused.value), "said of the lead, meant of the colleague"

    assert (await house.kept(waiting)).handoff.state is State.QUEUED


async def test_the_boards_last_hours_end_with_who_waits_now(house: House) -> None:
    await opened(house)
    await house.pass_time(700.0)
    await opened(house)

    async with house.work() as work:
        *_, before, last = await boards.lately(work, since=work.now - timedelta(hours=3))

    assert (before["waiting"], last["waiting"]) == (1, 2)
    assert 690.0 < last["longest_seconds"] < 760.0


async def test_a_lead_who_whispers_is_heard_by_colleagues_and_never_by_the_customer(
    house: House,
) -> None:
    ada = await house.agent("Ada")
    lead = await house.agent("Lea")
    id_, _ = await house.served(ada)

    async with house.work() as work:
        await message.write_note(work, id_, agent=lead, id_="whisper-1", text="Offer a voucher.")

    said = [e.data.message for e in await house.log(id_) if isinstance(e.data, MessageAdded)]
    assert said[-1].text == "Offer a voucher."
    assert said[-1] not in conversation.visible(tuple(said))


async def test_who_takes_a_customer_without_being_there_has_the_grace_and_no_longer(
    house: House,
) -> None:
    ghost = await house.agent("Ghost", there=False)
    waiting = await opened(house)

    async with house.work() as work:
        await handoff_take.claim(house.ports, work, waiting, agent=ghost)
    due = (await house.kept(waiting)).plan.grace
    await house.pass_time(121)

    assert due is not None
    assert (await house.kept(waiting)).handoff.state is State.QUEUED
    assert await house.orphans() == {}


async def test_who_comes_within_the_grace_keeps_whom_they_took(house: House) -> None:
    late = await house.agent("Late", there=False)
    waiting = await opened(house)
    async with house.work() as work:
        await handoff_take.claim(house.ports, work, waiting, agent=late)

    await house.come(late)
    await house.pass_time(300)

    assert (await house.kept(waiting)).handoff.agent == late


async def planned(house: House) -> tuple[AgentId, HandoffId, Any]:
    await at(house, MONDAY)
    await house.set(absence_seconds=86_000.0)
    ada = await house.agent("Ada", units=1)
    await house.served(ada)
    async with house.work() as work:
        week = Hours(mon=(("08:00", "12:00"),))
        await staffing.save(work, Plan(agent=ada, week=week))
    _, id_ = await house.customer()
    return ada, await house.ask(id_), id_


async def test_a_customer_is_called_at_a_time_somebody_plans_to_be_there(house: House) -> None:
    ada, waiting, id_ = await planned(house)
    async with house.work() as work:
        (slot, *_) = await staffing_service.slots(work, (await house.kept(waiting)).handoff.queue)
        found = await conversation.mine(work, id_, None)
        await conversation.choose(
            house.ports,
            work,
            found,
            choice=wording.Choice.CALLBACK,
            email="",
            phone="+49 30 901820",
            at=slot,
        )

    before = await house.kept(waiting)
    async with house.work() as work:
        mine = await handoffs.held_by(work, ada)
        for handoff_, _ in mine:
            await handoff_end.end(work, handoff_, agent=ada)
            await handoff_end.dispose(work, handoff_, agent=ada, disposition="solved")
    await house.settle()
    too_early = await house.pending(ada)
    await house.pass_time((slot - MONDAY).total_seconds() + 1)

    assert (before.handoff.mode, before.callback_at) == (Mode.CALLBACK, slot)
    assert too_early == ()
    assert [c for _, c in await house.pending(ada)] == [id_]
    assert any(isinstance(e.data, ContactGiven) for e in await house.log(id_))
    assert "+4930901820" not in str(await house.log(id_))
    assert await house.orphans() == {}


async def test_who_calls_sees_the_number_with_its_source_until_the_customer_is_erased(
    house: House,
) -> None:
    _, waiting, id_ = await planned(house)
    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        await conversation.choose(
            house.ports, work, found, choice="callback", email="", phone="+49 30 901820"
        )
    await house.settle()

    async with house.work() as work:
        stored = await packets.latest(work, waiting)
    assert stored is not None
    who = stored.packet.customer
    (given,) = [e for e in await house.log(id_) if isinstance(e.data, ContactGiven)]
    assert (who.phone, who.email) == ("+4930901820", "")
    assert given.seq in {source.seq for source in who.sources}

    async with house.work() as work:
        await erasure.erase(house.ports, work, Person(phone="+4930901820"), who="test")
        left = await work.all(
            b"SELECT body::text FROM packets WHERE merchant_id = %(merchant)s"
            b" UNION ALL SELECT phone FROM customers WHERE merchant_id = %(merchant)s"
        )
    assert "4930901820" not in str(left)


@pytest.mark.parametrize(
    ("phone", "hours"), [("12", 1.0), ("+49 30 901820", 30.0), ("+49 30 901820", -1.0)]
)
async def test_no_call_is_promised_to_no_number_or_at_a_time_nobody_works(
    house: House, phone: str, hours: float
) -> None:
    _, waiting, id_ = await planned(house)

    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        with pytest.raises(Malformed):
            await conversation.choose(
                house.ports,
                work,
                found,
                choice=wording.Choice.CALLBACK,
                email="",
                phone=phone,
                at=MONDAY + timedelta(hours=hours),
            )

    assert (await house.kept(waiting)).handoff.mode is Mode.LIVE


async def test_a_slot_is_given_to_as_many_as_plan_to_work_through_it(house: House) -> None:
    _, waiting, id_ = await planned(house)
    queue_ = (await house.kept(waiting)).handoff.queue
    async with house.work() as work:
        (first, *_) = await staffing_service.slots(work, queue_)
        found = await conversation.mine(work, id_, None)
        await conversation.choose(
            house.ports, work, found, choice="callback", email="", phone="030901820", at=first
        )

    async with house.work() as work:
        left = await staffing_service.slots(work, queue_)

    assert first not in left
    assert left


async def test_an_offer_that_is_missed_sends_the_agent_away_until_they_are_back(
    house: House,
) -> None:
    ada = await house.agent("Ada")
    await opened(house)
    await house.settle()

    await house.pass_time(31)

    async with house.work() as work:
        found = await agents.get(work, ada)
    assert (found.intent, found.away_reason) == ("away", offer_service.MISSED)


async def test_the_agent_hears_it_ring_and_the_customers_word_falls_due_at_once(
    house: House,
) -> None:
    """An offer waits for no reckoning of the wait, and a process that dies here forgets nobody."""
    waiting = await opened(house)
    await house.settle()
    told = len((await house.kept(waiting)).words)
    ada = await house.agent("Ada")

    await offer_service.route(house.ports, house.merchant)
    between = await house.kept(waiting)
    rings = await house.pending(ada)
    async with house.work() as work:
        asked_at = work.now
    await house.settle()
    after = await house.kept(waiting)

    assert len(rings) == 1
    assert len(between.words) == told
    assert between.plan.word is not None
    assert between.plan.word <= asked_at
    assert after.plan.word is not None
    assert after.plan.word > asked_at
