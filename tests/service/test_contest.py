"""Everybody at once on a real PostgreSQL: whoever comes second hears no, and nothing is lost."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from batonpass.domain import ids
from batonpass.domain.assistant.value import ReturnNote
from batonpass.domain.event import ControlChanged, HandoffMoved, MessageAdded
from batonpass.domain.handoff import Reason, State
from batonpass.domain.ids import AgentId, ConversationId, CustomerId, HandoffId, QueueId
from batonpass.domain.message import Kind
from batonpass.domain.refusal import (
    AlreadyClaimed,
    BatonpassError,
    Ended,
    IllegalMove,
    KeyReused,
    NoCapacity,
    StaleEpoch,
)
from batonpass.services import (
    access,
    answer,
    conversation,
    due,
    handoff,
    handoff_end,
    handoff_open,
    handoff_pass,
    handoff_take,
    message,
    presence,
)
from batonpass.services import offer as offer_service
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import due as due_rows
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from service.conftest import DAY, House


async def tried(act: Awaitable[Any]) -> Any:
    """What came of it: an answer, or the product's no. A failure of the world rises."""
    try:
        return await act
    except BatonpassError as no:
        return no


async def every_rule_holds(house: House) -> None:
    """What must be true of a merchant's rows at any time, whatever was tried."""
    assert await house.orphans() == {}
    async with house.work() as work:
        for agent in await agents.everyone(work):
            assert agent.held_units + agent.offered_units <= agent.wanted_units
        rows = await work.all(b"SELECT id, seq, customer_id, status FROM conversations")
        gaps = await work.all(
            b"SELECT c.id FROM conversations c WHERE c.seq <> (SELECT count(*) FROM events e"
            b" WHERE e.conversation_id = c.id) OR c.seq <> (SELECT coalesce(max(e.seq), 0)"
            b" FROM events e WHERE e.conversation_id = c.id)"
        )
    assert gaps == []
    one_open = Counter(row["customer_id"] for row in rows if row["status"] != "resolved")
    assert set(one_open.values()) <= {1}
    for row in rows:
        await one_story(house, ConversationId(row["id"]))


async def one_story(house: House, id_: ConversationId) -> None:
    """The log of a conversation has one holder at any time, and only holders wrote."""
    epoch, control = 1, "assistant"
    for event in await house.log(id_):
        match event.data:
            case ControlChanged():
                assert event.data.epoch == epoch + 1
                epoch, control = event.data.epoch, event.data.control.value
            case MessageAdded(message=said) if said.kind is Kind.AGENT:
                assert control == "agent"
            case MessageAdded(message=said) if said.kind is Kind.ASSISTANT:
                assert control in {"assistant", "queue"}
            case _:
                pass
    found = await house.snapshot(id_)
    assert (found.conversation.epoch, found.conversation.control.value) == (epoch, control)
    async with house.work() as work:
        open_ = await work.all(
            b"SELECT id FROM handoffs WHERE conversation_id = %(id)s"
            b" AND state IN ('queued', 'offered', 'active', 'wrapping')",
            id=id_,
        )
    assert len(open_) <= 1


class Crowd:
    """Customers and agents who do whatever comes to their mind, all at the same time."""

    def __init__(self, house: House, people: list[AgentId], chance: Random) -> None:
        self.house = house
        self.people = people
        self.chance = chance
        self.talks: list[tuple[CustomerId, ConversationId]] = []
        self.done: Counter[str] = Counter()

    async def act(self, kind: str) -> None:
        outcome = await tried(getattr(self, kind)())
        said = outcome.code if isinstance(outcome, BatonpassError) else "ok"
        self.done[f"{kind}:{said}"] += 1

    def talk(self) -> tuple[CustomerId, ConversationId]:
        return self.chance.choice(self.talks)

    async def any_handoff(self) -> HandoffId:
        async with self.house.work() as work:
            kept = await handoffs.latest_of(work, self.talk()[1])
        return kept.handoff.id if kept else HandoffId(self.house.ports.new_id())

    async def _on(self, what: Callable[..., Awaitable[Any]], **more: Any) -> Any:
        customer, id_ = self.talk()
        async with self.house.work() as work:
            found = await conversation.mine(work, id_, customer)
            return await what(self.house.ports, work, found, **more)

    async def say(self) -> Any:
        return await self.house.say(self.talk()[1], "Still here, is anybody there?")

    async def ask(self) -> Any:
        return await self._on(conversation.ask_for_person)

    async def leave(self) -> Any:
        return await self._on(conversation.leave)

    async def solved(self) -> Any:
        return await self._on(lambda _, work, found: conversation.solved(work, found))

    async def choose(self) -> Any:
        choice = self.chance.choice(["keep_waiting", "assistant", "email"])
        return await self._on(conversation.choose, choice=choice, email="kim@example.com")

    async def route(self) -> Any:
        return await offer_service.route(self.house.ports, self.house.merchant)

    async def accept(self) -> Any:
        agent = self.chance.choice(self.people)
        for offer, _ in await self.house.pending(agent):
            async with self.house.work() as work:
                return await offer_service.accept(self.house.ports, work, offer, agent=agent)
        return None

    async def decline(self) -> Any:
        agent = self.chance.choice(self.people)
        for offer, _ in await self.house.pending(agent):
            async with self.house.work() as work:
                return await offer_service.decline(
                    self.house.ports, work, offer, agent=agent, why="busy"
                )
        return None

    async def claim(self) -> Any:
        number = await self.any_handoff()
        async with self.house.work() as work:
            return await handoff_take.claim(
                self.house.ports, work, number, agent=self.chance.choice(self.people)
            )

    async def reply(self) -> Any:
        _, id_ = self.talk()
        async with self.house.work() as work:
            return await message.write_as_agent(
                self.house.ports,
                work,
                id_,
                agent=self.chance.choice(self.people),
                id_=self.house.new_name(),
                text="I am on it.",
                epoch=self.chance.choice([None, 2, 3, 4]),
            )

    async def transfer(self) -> Any:
        number = await self.any_handoff()
        kept = await self.house.kept(number)
        async with self.house.work() as work:
            return await handoff_pass.transfer(
                self.house.ports,
                work,
                number,
                agent=kept.handoff.agent or self.people[0],
                to_queue=kept.handoff.queue,
                to_agent=None,
                note="over",
            )

    async def give_back(self) -> Any:
        number = await self.any_handoff()
        kept = await self.house.kept(number)
        async with self.house.work() as work:
            return await handoff_pass.give_back(
                self.house.ports,
                work,
                number,
                agent=kept.handoff.agent or self.people[0],
                note=ReturnNote(),
            )

    async def end(self) -> Any:
        number = await self.any_handoff()
        kept = await self.house.kept(number)
        async with self.house.work() as work:
            await handoff_end.end(work, number, agent=kept.handoff.agent or self.people[0])
            if self.chance.random() < 0.5:
                await handoff_end.dispose(work, number, agent=None, disposition="solved")

    async def go(self) -> Any:
        agent = self.chance.choice(self.people)
        await presence.sign_off(self.house.ports, self.house.merchant, agent, device="desk")

    async def come(self) -> Any:
        await self.house.come(self.chance.choice(self.people))

    async def beat(self) -> Any:
        async with self.house.work() as work:
            await presence.renew(work, self.chance.choice(self.people), device="desk")

    async def work_on(self) -> Any:
        for one in await due_rows.claim(self.house.ports.store, limit=4):
            await due.act(self.house.ports, one)


KINDS = (
    "say", "say", "ask", "ask", "ask", "leave", "solved", "choose", "route", "accept", "accept",
    "accept", "decline", "claim", "claim", "reply", "reply", "transfer", "give_back", "end", "go",
    "come", "come", "beat", "beat", "work_on", "work_on",
)  # fmt: skip


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_a_crowd_doing_everything_at_once_breaks_no_rule(house: House, seed: int) -> None:
    await house.set(grace_seconds=0.05, offer_seconds=0.2, wrap_up_seconds=0.3)
    chance = Random(seed)  # noqa: S311 - a play, not a secret
    crowd = Crowd(house, [await house.agent(f"A{n}", units=2) for n in range(4)], chance)
    crowd.talks = [await house.customer() for _ in range(10)]

    for _ in range(10):
        await asyncio.gather(*(crowd.act(chance.choice(KINDS)) for _ in range(24)))
        resolved = [t for t in crowd.talks if await _is_over(house, t[1])]
        for customer, id_ in resolved:
            crowd.talks.remove((customer, id_))
            async with house.work() as work:
                again, _ = await conversation.open_conversation(house.ports, work, customer)
            crowd.talks.append((customer, again))
        await every_rule_holds(house)

    assert crowd.done["accept:ok"] + crowd.done["claim:ok"] > 5, crowd.done
    assert crowd.done["say:ok"] > 5, crowd.done


async def _is_over(house: House, id_: ConversationId) -> bool:
    async with house.work() as work:
        return (await conversations.get(work, id_)).resolved_at is not None


async def test_of_many_agents_who_claim_at_once_one_gets_it_and_the_rest_hear_who(
    house: House,
) -> None:
    people = [await house.agent(f"A{n}", there=False) for n in range(8)]
    _, id_ = await house.customer()
    number = await house.ask(id_)

    async def claim(agent: AgentId) -> Any:
        async with house.work() as work:
            return await handoff_take.claim(house.ports, work, number, agent=agent)

    outcomes = await asyncio.gather(*(tried(claim(agent)) for agent in people))

    losers = [o for o in outcomes if isinstance(o, AlreadyClaimed)]
    assert len(losers) == len(people) - 1
    owner = (await house.snapshot(id_)).agent_name
    assert {no.fields["owner"] for no in losers} == {owner}
    await every_rule_holds(house)


async def test_an_agent_never_gets_more_than_they_can_hold(house: House) -> None:
    agent = await house.agent(units=2, there=False)
    numbers = [await house.ask((await house.customer())[1]) for _ in range(6)]

    async def claim(number: HandoffId) -> Any:
        async with house.work() as work:
            return await handoff_take.claim(house.ports, work, number, agent=agent)

    outcomes = await asyncio.gather(*(tried(claim(n)) for n in numbers))

    assert sum(isinstance(o, NoCapacity) for o in outcomes) == 4
    await every_rule_holds(house)


async def test_two_agents_given_each_others_customers_at_once_both_have_one(house: House) -> None:
    """Neither waits for ever for what the other holds."""
    ada = await house.agent("Ada")
    _, one = await house.served(ada)
    ben = await house.agent("Ben")
    _, other = await house.served(ben)

    async def give(number: HandoffId, agent: AgentId) -> None:
        async with house.work() as work:
            await handoff_take.assign(house.ports, work, number, agent=agent, by="Lea")

    for _ in range(6):
        await asyncio.gather(give(one, ben), give(other, ada))
        assert (await house.kept(one)).handoff.agent == ben
        assert (await house.kept(other)).handoff.agent == ada
        ada, ben = ben, ada
    await every_rule_holds(house)


async def test_two_agents_who_take_what_rings_at_the_other_at_once_both_have_one(
    house: House,
) -> None:
    ada, ben = await house.agent("Ada", units=9), await house.agent("Ben", units=9)
    rings: dict[AgentId, HandoffId] = {}
    for _ in range(6):
        for _ in range(2):
            _, id_ = await house.customer()
            number = await house.ask(id_)
            await house.settle()
            for agent in (ada, ben):
                if id_ in {conversation for _, conversation in await house.pending(agent)}:
                    rings[agent] = number
        one, other = rings[ada], rings[ben]

        async def take(number: HandoffId, agent: AgentId) -> None:
            async with house.work() as work:
                await handoff_take.claim(house.ports, work, number, agent=agent)

        await asyncio.gather(take(one, ben), take(other, ada))
        assert (await house.kept(one)).handoff.agent == ben
        assert (await house.kept(other)).handoff.agent == ada
        for number, agent in ((one, ben), (other, ada)):
            async with house.work() as work:
                await handoff_end.end(work, number, agent=agent)
                await handoff_end.dispose(work, number, agent=agent, disposition="solved")
    await every_rule_holds(house)


async def test_an_offer_accepted_and_expired_and_declined_at_once_ends_once(house: House) -> None:
    agent = await house.agent()
    _, id_ = await house.customer()
    await house.ask(id_)
    await house.settle()
    ((offer, _),) = await house.pending(agent)
    async with house.work() as work:
        await merchants.set_clock(work, work.now + timedelta(seconds=29.9))

    chance = Random(4)  # noqa: S311 - a play, not a secret

    async def accept() -> Any:
        async with house.work() as work:
            return await offer_service.accept(house.ports, work, offer, agent=agent)

    async def decline() -> Any:
        async with house.work() as work:
            return await offer_service.decline(house.ports, work, offer, agent=agent, why="no")

    async def expire() -> Any:
        await asyncio.sleep(chance.random() * 0.2)
        async with house.work() as work:
            return await offer_service.expire(house.ports, work, offer)

    await asyncio.gather(*(tried(act()) for act in (accept, decline, expire, accept, expire)))

    async with house.work() as work:
        row = await work.known(b"SELECT state FROM offers WHERE id = %(id)s", "offer", id=offer)
    settled = [e for e in await house.log(id_) if e.type == "offer.settled"]
    assert len(settled) == 1
    assert settled[0].data.state == row["state"]  # type: ignore[attr-defined]
    await every_rule_holds(house)


async def test_two_first_requests_of_a_customer_open_one_conversation(house: House) -> None:
    async with house.work() as work:
        customer, _ = await access.new_customer(house.ports, work, language="en", time_zone="")

    async def begin() -> tuple[ConversationId, bool]:
        async with house.work() as work:
            return await conversation.open_conversation(house.ports, work, customer)

    opened = await asyncio.gather(*(begin() for _ in range(8)))

    assert len({id_ for id_, _ in opened}) == 1
    assert sum(is_new for _, is_new in opened) == 1
    assert len(await house.log(opened[0][0])) == 1


async def test_a_message_sent_ten_times_at_once_is_stored_once(house: House) -> None:
    _, id_ = await house.customer()

    receipts = await asyncio.gather(
        *(house.say(id_, "Where is it?", id_="the-same-id") for _ in range(10))
    )

    assert len({receipt for receipt, _ in receipts}) == 1 or (
        len({receipt.seq for receipt, _ in receipts}) == 1
    )
    assert sum(is_new for _, is_new in receipts) == 1
    with pytest.raises(KeyReused):
        await house.say(id_, "Something else", id_="the-same-id")
    said = [e for e in await house.log(id_) if e.type == "message.added"]
    assert len(said) == 1


async def test_one_id_written_into_two_conversations_at_once_is_refused_in_one(
    house: House,
) -> None:
    talks = [(await house.customer())[1] for _ in range(6)]

    outcomes = await asyncio.gather(
        *(tried(house.say(id_, "Hello", id_="shared-name")) for id_ in talks)
    )

    assert sum(isinstance(o, KeyReused) for o in outcomes) == len(talks) - 1
    await every_rule_holds(house)


async def test_what_was_refused_for_a_stale_epoch_stays_refused_when_it_would_fit(
    house: House,
) -> None:
    agent = await house.agent()
    id_, number = await house.served(agent)
    epoch = (await house.snapshot(id_)).conversation.epoch

    async def write(id_of_message: str, epoch: int) -> Any:
        async with house.work() as work:
            return await message.write_as_agent(
                house.ports, work, id_, agent=agent, id_=id_of_message, text="Hello", epoch=epoch
            )

    with pytest.raises(StaleEpoch):
        await write("early-bird", epoch + 2)
    async with house.work() as work:
        await handoff_pass.transfer(
            house.ports, work, number, agent=agent, to_queue=(await handoffs.get(work, number))
            .handoff.queue, to_agent=None, note="",
        )  # fmt: skip
    async with house.work() as work:
        held = await handoff_take.claim(house.ports, work, number, agent=agent)
    assert held.epoch == epoch + 2

    no = await tried(write("early-bird", epoch + 2))

    assert isinstance(no, answer.Repeated)
    assert no.code == "stale_epoch"
    assert not any(m.id == "early-bird" for m in (await house.snapshot(id_)).messages)
    assert (await write("second-bird", epoch + 2))[1]


async def test_a_frozen_assistant_that_wakes_up_after_an_accept_writes_nothing(
    house: House,
) -> None:
    agent = await house.agent()
    _, id_ = await house.customer()
    before = (await house.snapshot(id_)).conversation.epoch
    number = await house.ask(id_)
    await house.settle()

    async def write() -> Any:
        async with house.work() as work:
            return await message.write_as_assistant(
                work, id_, id_="from-the-past", text="I can help!", epoch=before,
                name="Bot", principal="key:1",
            )  # fmt: skip

    await asyncio.gather(house.accept(agent), *(tried(write()) for _ in range(5)))
    async with house.work() as work:
        await handoff_pass.give_back(house.ports, work, number, agent=agent, note=ReturnNote())

    assert isinstance(await tried(write()), answer.Repeated)
    kinds = [m.kind for m in (await house.snapshot(id_)).messages]
    assert Kind.ASSISTANT not in kinds
    await every_rule_holds(house)


async def test_a_key_gives_the_first_answer_again_also_when_both_come_at_once(
    house: House,
) -> None:
    people = [await house.agent(f"A{n}", there=False) for n in range(2)]
    _, id_ = await house.customer()
    number = await house.ask(id_)

    async def claim(agent: AgentId, *, body: bytes = b"claim") -> Any:
        async with house.work() as work:

            async def act() -> handoff.Held:
                return await handoff_take.claim(house.ports, work, number, agent=agent)

            return await answer.once(
                work, act, kind=handoff.Held, principal=str(agent), key="k-1", body=body
            )

    first = await asyncio.gather(*(tried(claim(people[0])) for _ in range(6)))
    assert len({held for held, _ in first}) == 1
    assert sum(is_new for _, is_new in first) == 1

    refused = await asyncio.gather(*(tried(claim(people[1])) for _ in range(6)))
    assert {no.code for no in refused} == {"already_claimed"}
    assert len({str(no) for no in refused}) == 1
    async with house.work() as work:
        await handoff_pass.transfer(
            house.ports, work, number, agent=people[0],
            to_queue=(await handoffs.get(work, number)).handoff.queue, to_agent=None, note="",
        )  # fmt: skip
    assert (await tried(claim(people[1]))).code == "already_claimed"
    with pytest.raises(KeyReused):
        await claim(people[0], body=b"another request")


async def test_a_screen_that_starts_in_the_middle_of_a_storm_shows_nothing_twice(
    house: House,
) -> None:
    _, id_ = await house.customer()
    stop = asyncio.Event()

    async def write() -> None:
        for _ in range(25):
            await house.say(id_, "And another thing")
        stop.set()

    async def look() -> None:
        while not stop.is_set():
            found = await house.snapshot(id_)
            assert all(m.seq <= found.conversation.seq for m in found.messages)

    await asyncio.gather(write(), look(), look())


async def test_a_lost_agent_gets_no_offers_and_their_customers_go_back_to_their_old_place(
    house: House,
) -> None:
    await house.set(lease_seconds=15.0, grace_seconds=120.0)
    agent = await house.agent()
    first, number = await house.served(agent)
    place = (await house.kept(number)).handoff.rank
    _, second = await house.customer()
    offered = await house.ask(second)
    await house.settle()
    assert await house.pending(agent)

    await house.pass_time(16)

    assert await house.pending(agent) == ()
    assert (await house.kept(offered)).handoff.state is State.QUEUED
    assert (await house.kept(number)).handoff.state is State.ACTIVE
    await house.pass_time(121)
    lost = await house.kept(number)
    assert (lost.handoff.state, lost.handoff.rank) == (State.QUEUED, place)
    told = [m for m in (await house.snapshot(first)).messages if m.kind is Kind.ACTIVITY]
    assert len(told) >= 2
    other = await house.agent("Bo")
    await house.settle()
    pending = await house.pending(other)
    assert next(c for _, c in pending) == first
    await every_rule_holds(house)


async def test_an_agent_who_is_back_within_the_grace_keeps_their_customers(house: House) -> None:
    await house.set(lease_seconds=15.0, grace_seconds=120.0)
    agent = await house.agent()
    _, number = await house.served(agent)
    await house.pass_time(16)
    assert (await house.kept(number)).plan.grace is not None

    async with house.work() as work:
        await presence.renew(work, agent, device="phone")
    await house.set(lease_seconds=DAY)
    await house.come(agent)
    await house.pass_time(300)

    kept = await house.kept(number)
    assert kept.plan.grace is None
    assert (kept.handoff.state, kept.handoff.agent) == (State.ACTIVE, agent)


async def test_an_agent_lost_and_back_at_the_same_moment_is_there_or_lost_never_both(
    house: House,
) -> None:
    await house.set(lease_seconds=0.05)
    agent = await house.agent()

    async def beat() -> None:
        async with house.work() as work:
            await presence.renew(work, agent, device="desk")

    for _ in range(15):
        await asyncio.sleep(0.06)
        await asyncio.gather(
            beat(), presence.look_after(house.ports, house.merchant, agent), beat()
        )
        async with house.work() as work:
            row = await work.known(
                b"SELECT lost_at IS NOT NULL AS lost, EXISTS (SELECT FROM leases l"
                b" WHERE l.agent_id = a.id) AS leased FROM agents a WHERE id = %(id)s",
                "agent",
                id=agent,
            )
        assert not (row["lost"] and row["leased"])


async def test_a_customer_whose_queue_does_not_answer_waits_in_the_next_at_the_same_place(
    house: House,
) -> None:
    async with house.work() as work:
        (general,) = await queues.everything(work)
        special = QueueId(house.ports.new_id())
        await queues.insert(
            work, special, name="Special", fallback=general.id, relax_after_seconds=60.0
        )
    _, id_ = await house.customer()
    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        kept = await handoff_open.open_handoff(
            house.ports, work, found,
            handoff_open.Opening(
                reason=Reason(code="rule", words="reason.important"), queue="special"
            ),
        )  # fmt: skip
    agent = AgentId(house.ports.new_id())
    async with house.work() as work:
        await agents.insert(
            work, agent, email="g@lantern.example", name="Gus", role="agent", state="active"
        )
        await agents.serve(work, agent, [general.id])
    await house.come(agent)
    await house.settle()
    assert await house.pending(agent) == ()

    await house.pass_time(61)

    after = await house.kept(kept.handoff.id)
    assert (after.queue_name, after.handoff.rank) == (general.name, kept.handoff.rank)
    assert [c for _, c in await house.pending(agent)] == [id_]


async def test_who_leaves_without_an_address_ends_and_with_one_is_owed_the_answer(
    house: House,
) -> None:
    _, gone = await house.customer()
    _, owed = await house.customer(email="kim@example.com")
    numbers = [await house.ask(gone), await house.ask(owed)]
    for id_ in (gone, owed):
        async with house.work() as work:
            found = await conversation.mine(work, id_, None)
            await conversation.leave(house.ports, work, found)

    states = [(await house.kept(n)).handoff for n in numbers]

    assert states[0].state is State.ABANDONED
    assert (states[1].state, states[1].mode.value) == (State.QUEUED, "email")
    with pytest.raises(Ended):
        await house.say(gone, "Hello?")
    await house.say(owed, "One more detail")
    await every_rule_holds(house)


async def test_who_writes_during_wrap_up_is_back_with_their_agent_or_in_line_if_they_are_gone(
    house: House,
) -> None:
    agent = await house.agent()
    here, kept_number = await house.served(agent)
    away, lost_number = await house.served(agent)
    async with house.work() as work:
        await handoff_end.end(work, kept_number, agent=agent)
        await handoff_end.end(work, lost_number, agent=agent)
    await house.say(here, "Wait, one thing")
    assert (await house.kept(kept_number)).handoff.state is State.ACTIVE
    await presence.sign_off(house.ports, house.merchant, agent, device="desk")

    await house.say(away, "Wait, one thing")

    assert (await house.kept(lost_number)).handoff.state is State.QUEUED
    assert (await house.snapshot(away)).conversation.control.value == "queue"
    await every_rule_holds(house)


async def test_an_old_request_never_fires_again_after_the_agent_gave_it_back(
    house: House,
) -> None:
    agent = await house.agent()
    _, id_ = await house.customer()
    await house.say(id_, "I want to talk to a real person")
    await house.settle()
    await house.accept(agent)
    kept = (await house.snapshot(id_)).handoff
    assert kept is not None
    async with house.work() as work:
        await handoff_pass.give_back(
            house.ports, work, kept.handoff.id, agent=agent, note=ReturnNote()
        )

    await house.say(id_, "Great, thank you.")
    await house.settle()

    found = await house.snapshot(id_)
    assert found.conversation.control.value == "assistant"
    assert found.conversation.episode == 1
    await house.say(id_, "Can I talk to a human again?")
    await house.settle()
    again = (await house.snapshot(id_)).handoff
    assert again is not None
    assert again.handoff.episode == 2
    assert again.handoff.state is State.OFFERED
    moves = [e.data.event for e in await house.log(id_) if isinstance(e.data, HandoffMoved)]
    assert moves.count("returned") == 1


async def test_a_clock_that_jumps_a_day_tells_alerts_and_loses_nobody(house: House) -> None:
    waiting = [(await house.customer())[1] for _ in range(4)]
    for id_ in waiting:
        await house.ask(id_)
    await house.settle()

    await house.pass_time(600)
    await house.pass_time(DAY)

    assert await house.orphans() == {}
    for id_ in waiting:
        found = await house.snapshot(id_)
        assert found.handoff is not None
        assert found.conversation.control.value in {"queue", "nobody"}
    await every_rule_holds(house)


async def test_an_ended_handoff_is_told_as_ended_not_as_a_full_agent(house: House) -> None:
    agent = await house.agent(units=1)
    _, number = await house.served(agent)
    async with house.work() as work:
        await handoff_end.end(work, number, agent=agent)
        await handoff_end.dispose(work, number, agent=agent, disposition="solved")

    async with house.work() as work:
        with pytest.raises(IllegalMove):
            await handoff_take.claim(house.ports, work, number, agent=agent)
    assert ids.written("handoff", number).startswith("ho_")
