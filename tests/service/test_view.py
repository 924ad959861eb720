"""A reader of the log and a reader of the rows see the same conversation, after every event."""

from collections.abc import Sequence

import msgspec
import pytest
from joserfc import jwt
from joserfc.jwk import OctKey

from batonpass.domain import ids
from batonpass.domain.assistant.value import ReturnNote
from batonpass.domain.conversation import HandoffView, View, apply
from batonpass.domain.event import TYPES, Event, for_customer, for_staff
from batonpass.domain.ids import CustomerId, OfferId
from batonpass.domain.message import Kind, Message
from batonpass.services import (
    conversation,
    handoff_end,
    handoff_pass,
    handoff_take,
    identity,
    message,
    packet,
    presence,
    step,
)
from batonpass.services import offer as offer_service
from batonpass.services import survey as survey_service
from batonpass.services.access import Caller
from batonpass.services.conversation import Snapshot
from batonpass.store import merchant as merchants
from batonpass.store import packet as packets
from service.conftest import House


def as_view(found: Snapshot) -> View:
    """What the rows say, in the words of a reader of the log."""
    kept = found.handoff
    return View(
        seq=found.conversation.seq,
        status=found.conversation.status,
        control=found.conversation.control,
        epoch=found.conversation.epoch,
        is_away=found.conversation.is_away,
        messages=found.messages,
        handoff=HandoffView(
            id=ids.written("handoff", kept.handoff.id),
            episode=kept.handoff.episode,
            state=kept.handoff.state.value,
            mode=kept.handoff.mode,
            reason=kept.handoff.reason,
            queue=kept.queue_name,
            priority=kept.handoff.priority,
            agent_id=ids.written("agent", kept.handoff.agent) if kept.handoff.agent else "",
            agent_name=found.agent_name,
            callback_at=kept.callback_at,
        )
        if kept
        else None,
        wait=found.wait,
        survey=found.survey,
        packet_revision=found.packet_revision,
    )


def read(log: Sequence[Event], view: View | None = None) -> View:
    view = view or View()
    for event in log:
        view = apply(view, event)
    return view


class Reader:
    """Follows one conversation from its beginning, and compares after every act."""

    def __init__(self, house: House, conversation_id: ids.ConversationId) -> None:
        self.house = house
        self.id = conversation_id
        self.view = View()
        self.types: set[str] = set()

    async def look(self) -> View:
        """Read on by the log; the rows must say the same, and a new reader too."""
        found = await self.house.snapshot(self.id)
        log = await self.house.log(self.id)
        assert [e.seq for e in log] == list(range(1, len(log) + 1))
        self.view = read(log, self.view)
        self.types |= {e.type for e in log}
        assert self.view == as_view(found)
        assert read(log) == self.view
        assert read(log, self.view) == self.view  # what was applied already changes nothing
        for seq in range(len(log)):
            assert read(log[seq:], read(log[:seq])) == self.view
        return self.view


async def test_a_whole_life_reads_the_same_from_rows_and_log_at_every_step(  # noqa: PLR0915 - one life
    house: House,
) -> None:
    agent = await house.agent("Ada")
    second = await house.agent("Bo", there=False)
    customer, id_ = await house.customer()
    reader = Reader(house, id_)
    await reader.look()

    # The assistant: an answer, a try that did not help, a person at last.
    await house.say(id_, "Where is my order #1001? My e-mail is hanna.lindholm@example.com")
    await house.settle()
    await reader.look()
    await house.say(id_, "That didn't help. It says delivered, but nothing came.")
    await house.settle()
    await reader.look()
    await house.say(id_, "I want to talk to a real person now")
    await reader.look()
    await house.settle()
    view = await reader.look()
    assert view.handoff is not None
    assert view.handoff.state == "offered"

    # The line: away and back, a declined offer, a correction, an address, a choice.
    async with house.work() as work:
        await presence.customer_seen(work, id_, customer, is_visible=False)
    assert (await reader.look()).is_away
    async with house.work() as work:
        await presence.customer_seen(work, id_, customer, is_visible=True)
    await reader.look()
    ((offer, _), *_) = await house.pending(agent)
    async with house.work() as work:
        await offer_service.decline(house.ports, work, OfferId(offer), agent=agent, why="lunch")
    await reader.look()
    async with house.work() as work:
        found = await conversation.mine(work, id_, customer)
        await packet.correct(work, found, field="wants", text="A refund, not a new one")
    await reader.look()
    async with house.work() as work:
        found = await conversation.mine(work, id_, customer)
        await conversation.give_contact(
            house.ports, work, found, email="hanna.lindholm@example.com"
        )
    await reader.look()
    for choice in ("assistant", "email", "keep_waiting"):
        async with house.work() as work:
            found = await conversation.mine(work, id_, customer)
            await conversation.choose(
                house.ports, work, found, choice=choice, email="hanna.lindholm@example.com"
            )
        await reader.look()
    await house.pass_time(45)
    await reader.look()

    # An agent: claims, notes, writes, acts, hands on, is lost, comes back.
    handoff_id = (await house.snapshot(id_)).handoff
    assert handoff_id is not None
    number = handoff_id.handoff.id
    async with house.work() as work:
        held = await handoff_take.claim(house.ports, work, number, agent=agent)
    await reader.look()
    async with house.work() as work:
        await message.write_note(work, id_, agent=agent, id_=house.new_name(), text="Be kind.")
    async with house.work() as work:
        await message.write_as_agent(
            house.ports, work, id_, agent=agent, id_=house.new_name(), text="Hello!",
            epoch=held.epoch,
        )  # fmt: skip
    await reader.look()
    await house.settle()
    await reader.look()
    await house.come(second)
    async with house.work() as work:
        await handoff_pass.transfer(
            house.ports, work, number, agent=agent, to_queue=None, to_agent=second, note="over"
        )
    await reader.look()
    await house.settle()
    await reader.look()
    await house.accept(second)
    await reader.look()
    await presence.sign_off(house.ports, house.merchant, second, device="desk")
    await reader.look()
    await house.pass_time(125)
    view = await reader.look()
    assert view.control == "queue"
    async with house.work() as work:
        await handoff_take.claim(house.ports, work, number, agent=agent)
    await reader.look()

    # Back to the assistant, a second episode, wrap-up, reopened, and the end.
    async with house.work() as work:
        await handoff_pass.give_back(
            house.ports, work, number, agent=agent, note=ReturnNote(decided=("refund",))
        )
    await reader.look()
    await house.say(id_, "Great, thank you.")
    await house.settle()
    view = await reader.look()
    assert view.handoff is not None
    assert view.handoff.episode == 1
    again = await house.ask(id_)
    await reader.look()
    await house.settle()
    await house.accept(agent)
    await reader.look()
    async with house.work() as work:
        await handoff_end.end(work, again, agent=agent)
    await reader.look()
    await house.say(id_, "One more thing")
    await reader.look()
    async with house.work() as work:
        await handoff_end.end(work, again, agent=agent)
        await handoff_end.dispose(work, again, agent=agent, disposition="solved")
    await reader.look()
    async with house.work() as work:
        found = await conversation.mine(work, id_, customer)
        await survey_service.answer(work, found, score=5, repeated=False, comment="Thanks")
    view = await reader.look()
    assert view.status == "resolved"
    assert view.survey is not None
    assert view.survey.score == 5
    await house.settle()
    await reader.look()

    log = await house.log(id_)
    reader.types |= await by_mail(house)
    reader.types |= await proven(house)
    reader.types |= await acted(house)
    assert set(TYPES) - reader.types == set()
    hides_nothing_of_the_customers(log)
    assert await house.orphans() == {}


async def by_mail(house: House) -> set[str]:
    """An answer that is owed goes out by mail and into the thread."""
    agent = await house.agent("Cy")
    _, id_ = await house.customer(email="kim@example.com")
    reader = Reader(house, id_)
    await house.ask(id_)
    await reader.look()
    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        await conversation.leave(house.ports, work, found)
    view = await reader.look()
    assert view.handoff is not None
    assert view.handoff.mode == "email"
    async with house.work() as work:
        await message.write_as_agent(
            house.ports, work, id_, agent=agent, id_=house.new_name(), text="Done.", epoch=None
        )
    await reader.look()
    return reader.types


async def acted(house: House) -> set[str]:
    """A person decides against one suggested step and approves another, which then happens."""
    agent = await house.agent("Di", units=9)
    _, id_ = await house.customer()
    reader = Reader(house, id_)
    for text in (
        "Where is my order #1001? My e-mail is hanna.lindholm@example.com",
        "It says delivered, but nothing came. I asked the neighbours too.",
        "Can you send the tent again?",
    ):
        await house.say(id_, text)
        await house.settle()
    number = await house.ask(id_)
    await house.settle()
    async with house.work() as work:
        await handoff_take.claim(house.ports, work, number, agent=agent)
        stored = await packets.latest(work, number)
    await reader.look()
    assert stored is not None
    rejected, *_ = stored.packet.steps
    approved = next(s for s in stored.packet.steps if s.is_allowed)
    await step.reject(house.ports, house.merchant, number, rejected.id, agent=agent, why="no")
    await reader.look()
    done = await step.approve(
        house.ports, house.merchant, number, approved.id, agent=agent, edits=None
    )
    await reader.look()
    assert done.is_done
    await house.settle()
    await reader.look()
    return reader.types


async def proven(house: House) -> set[str]:
    """A shop signs who its customer is."""
    customer, id_ = await house.customer()
    reader = Reader(house, id_)
    caller = Caller(merchant=house.merchant, customer=CustomerId(customer), name="")
    async with house.work() as work:
        secret = "a secret of 32 characters or more"
        await merchants.set_identity_secret(work, secret)
        now = work.now
    token = jwt.encode(
        {"alg": "HS256"},
        {"sub": "7", "email": "kim@example.com", "iat": int(now.timestamp())},
        OctKey.import_key(secret),
    )
    await identity.prove(house.ports, caller, token)
    await reader.look()
    return reader.types


def hides_nothing_of_the_customers(log: Sequence[Event]) -> None:
    for event in log:
        staff, customer = for_staff(event), for_customer(event)
        assert staff.seq == customer.seq == event.seq
        words = msgspec.json.encode(customer).decode()
        if event.type in HIDDEN or _is_note(event):
            assert words == f'{{"v":1,"seq":{event.seq},"type":"hidden","at":null,"data":null}}'
        for secret in ("Be kind.", "p50_seconds", "p90_seconds", '"evidence"', '"rule"', '"note"'):
            assert secret not in words


HIDDEN = {
    "signals.measured", "trigger.decided", "attempt.recorded", "attempt.judged", "offer.made",
    "offer.settled", "packet.stored", "customer.identified",
}  # fmt: skip


def _is_note(event: Event) -> bool:
    added = getattr(event.data, "message", None)
    return isinstance(added, Message) and added.kind is Kind.NOTE


async def test_a_reader_who_missed_an_event_is_told_and_never_guesses(house: House) -> None:
    _, id_ = await house.customer()
    await house.say(id_, "Hello")
    log = await house.log(id_)

    with pytest.raises(ValueError, match="event 1 is missing"):
        apply(View(), log[1])


async def test_a_customer_who_leaves_without_an_address_reads_the_same_end(house: House) -> None:
    _, id_ = await house.customer()
    reader = Reader(house, id_)
    await house.ask(id_)
    await house.settle()
    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        await conversation.leave(house.ports, work, found)

    view = await reader.look()

    assert view.status == "resolved"
    assert view.handoff is not None
    assert view.handoff.state == "abandoned"
    assert view.wait is None


async def test_a_need_that_vanished_reads_the_same(house: House) -> None:
    agent = await house.agent()
    _, id_ = await house.customer()
    reader = Reader(house, id_)
    await house.ask(id_)
    await house.settle()
    assert await house.pending(agent)
    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        await conversation.solved(work, found)

    view = await reader.look()

    assert view.control == "assistant"
    assert await house.pending(agent) == ()
    assert await house.orphans() == {}
