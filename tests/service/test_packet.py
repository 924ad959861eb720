"""The packet in use: policies in force, steps within them, what is handed on, what is counted."""

from typing import Any

import msgspec
import pytest

from batonpass.domain import ids
from batonpass.domain.assistant.value import ReturnNote
from batonpass.domain.event import MessageAdded
from batonpass.domain.ids import AgentId, ConversationId, HandoffId
from batonpass.domain.packet import Packet, as_text, for_customer
from batonpass.domain.packet.draft import Undefined, filled
from batonpass.domain.packet.faith import with_prose
from batonpass.domain.packet.policy import from_plain, to_plain
from batonpass.domain.packet.resolution import DEFAULT
from batonpass.domain.refusal import Malformed, Overtaken
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.services import (
    conversation,
    handoff,
    handoff_end,
    handoff_pass,
    handoff_take,
    message,
    packet,
    repeat,
    resolution,
    resolution_try,
    step,
)
from batonpass.services.access import Caller
from batonpass.store import handoff as handoffs
from service.conftest import House

HANNA = "Where is my order #1001? My e-mail is hanna.lindholm@example.com"
NOT_THERE = "It says delivered, but nothing came. Please send the tent again."


async def case(house: House, *said: str) -> tuple[ConversationId, HandoffId, AgentId]:
    """A customer who said this, and the agent who took them."""
    agent = await house.agent(units=9)
    _, id_ = await house.customer()
    for text in said or (HANNA, NOT_THERE):
        await house.say(id_, text)
        await house.settle()
    number = await house.ask(id_)
    await house.settle()
    async with house.work() as work:
        await handoff_take.claim(house.ports, work, number, agent=agent)
    return id_, number, agent


async def newest(house: House, number: HandoffId) -> Packet:
    await house.settle()
    async with house.work() as work:
        return (await packet.latest(work, number)).packet


async def publish(house: House, *, after: int | None = None, **changes: Any) -> None:
    lead = Caller(merchant=house.merchant, agent=await house.agent("Lea"), role="lead", name="Lea")
    async with house.work() as work:
        await resolution.publish(
            house.ports, work, from_plain({**to_plain(DEFAULT), **changes}), after=after, by=lead
        )


async def reply(
    house: House, id_: ConversationId, agent: AgentId, text: str, on_purpose: tuple[str, ...] = ()
) -> None:
    async with house.work() as work:
        now = await conversation.mine(work, id_, None)
        await message.write_as_agent(
            house.ports,
            work,
            id_,
            agent=agent,
            id_=house.new_name(),
            text=text,
            epoch=now.epoch,
            on_purpose=on_purpose,
        )


TENT = {
    "id": "tent",
    "situation": "delivered_not_received",
    "offers": ["refund_lines"],
    "words": "Half the price back, no questions.",
    "value_max": "60",
}


async def test_a_published_policy_is_what_the_next_packet_suggests(house: House) -> None:
    await publish(house, rules=[TENT | {"value_max": "900"}])
    _, number, _ = await case(house)

    made = await newest(house, number)

    assert {s.policy for s in made.steps} == {"tent"}
    assert made.steps[0].policy_words == "Half the price back, no questions."


async def test_of_two_leads_who_publish_at_once_the_later_reads_again(house: House) -> None:
    await publish(house, after=0)

    with pytest.raises(Overtaken):
        await publish(house, after=0)


async def test_an_agents_change_stays_within_the_policy_and_is_remembered(house: House) -> None:
    await publish(house, rules=[TENT | {"value_max": "900"}])
    _, number, agent = await case(house)
    (refund,) = (await newest(house, number)).steps
    assert refund.amount is not None
    await publish(house, rules=[TENT])
    half = {"amount": {"amount": "50.00", "currency": refund.amount.currency}}

    with pytest.raises(ShopRefused, match="tent allows at most 60"):
        await step.approve(house.ports, house.merchant, number, refund.id, agent=agent, edits=None)
    done = await step.approve(
        house.ports, house.merchant, number, refund.id, agent=agent, edits=half
    )
    again = await step.approve(
        house.ports, house.merchant, number, refund.id, agent=agent, edits=half
    )

    assert done.is_done
    assert again.seq == done.seq
    async with house.work() as work:
        found = await resolution.outcomes(work, days=1)
    assert [(c.policy, c.edited, c.accepted) for c in found.steps] == [("tent", 1, 0)]


async def test_what_was_done_before_counts_in_the_next_packet(house: House) -> None:
    _, number, agent = await case(house)
    first = next(s for s in (await newest(house, number)).steps if s.is_first_choice)

    await step.approve(house.ports, house.merchant, number, first.id, agent=agent, edits=None)
    after = next(s for s in (await newest(house, number)).steps if s.id == first.id)
    _, other, _ = await case(house)
    elsewhere = next(s for s in (await newest(house, other)).steps if s.id == first.id)

    assert not after.is_allowed
    assert not elsewhere.is_allowed, "the same order, asked about in another conversation"


async def test_a_rejected_step_is_not_what_the_next_agent_is_offered_first(house: House) -> None:
    _, number, agent = await case(house)
    first = next(s for s in (await newest(house, number)).steps if s.is_first_choice)

    await step.reject(
        house.ports, house.merchant, number, first.id, agent=agent, why="Too generous"
    )
    steps = (await newest(house, number)).steps

    assert steps[-1].id == first.id
    assert not steps[-1].is_first_choice
    async with house.work() as work:
        found = await resolution.outcomes(work, days=1)
    assert [(w.why, w.n) for w in found.whys] == [("Too generous", 1)]


async def test_a_document_is_tried_on_real_cases_before_it_is_trusted(house: House) -> None:
    _, number, _ = await case(house)

    (one,) = await resolution_try.compare(
        house.ports, house.merchant, from_plain({**to_plain(DEFAULT), "rules": [TENT]})
    )

    assert one.is_changed
    assert one.handoff_id == ids.written("handoff", number)
    assert one.now.steps
    assert not one.then.steps
    assert "at most 60" in one.then.refused[0]
    assert {s.policy for s in (await newest(house, number)).steps} == {"delivered-not-received"}


async def test_a_draft_that_is_sent_counts_as_accepted_and_one_that_is_changed_as_edited(
    house: House,
) -> None:
    sent = {}
    for change in ("", "I added two sentences of my own about the weather here today. "):
        id_, number, agent = await case(house)
        draft = (await newest(house, number)).draft
        assert draft is not None
        text = filled(draft.text, {"customer_name": "H", "agent_name": "A", **draft.variables})
        await reply(house, id_, agent, change + text)
        async with house.work() as work:
            await handoff_end.end(work, number, agent=agent)
            await handoff_end.dispose(work, number, agent=agent, disposition="solved")
        sent[change] = number
    async with house.work() as work:
        found = await resolution.outcomes(work, days=1)

    assert [(c.accepted, c.edited, c.unused) for c in found.drafts] == [(1, 1, 0)]


async def test_a_draft_with_an_open_variable_never_reaches_the_customer(house: House) -> None:
    id_, _, agent = await case(house)

    with pytest.raises(Undefined, match="customer_name"):
        await reply(house, id_, agent, "Hello {{customer_name}}, it is on its way.")

    said = [e.data.message.text for e in await house.log(id_) if isinstance(e.data, MessageAdded)]
    assert not any("{{" in text for text in said)


async def test_who_takes_over_a_case_reads_what_was_decided_and_promised(house: House) -> None:
    _, number, agent = await case(house)
    note = ReturnNote(
        decided=("A new tent goes out",),
        promised=("Tracking number by Friday",),
        still_open=("Which neighbour signed",),
        do_not_mention=("the first tent",),
        agent_name="Ada",
    )
    async with house.work() as work:
        queue = (await handoff.locked(work, number))[1].handoff.queue
        await handoff_pass.transfer(
            house.ports, work, number, agent=agent, to_queue=queue, to_agent=None, note="Kind man",
            passed_on=note,
        )  # fmt: skip

    made = await newest(house, number)

    (passed,) = made.passed
    assert (passed.to, passed.by, passed.note) == ("agent", "Ada", "Kind man")
    assert [s.text for s in passed.promised] == ["Tracking number by Friday"]
    assert passed.do_not_mention == ("the first tent",)
    assert "tent" not in msgspec.json.encode(for_customer(made)).decode().replace(
        "Please send the tent again", ""
    )


@pytest.mark.parametrize(
    ("note", "place"),
    [
        (ReturnNote(promised=("We will be in touch",)), r"note\.promised\[0\]"),
        (ReturnNote(decided=("x" * 301,)), r"note\.decided\[0\]"),
        (ReturnNote(still_open=("one",) * 11), r"note\.open"),
        (ReturnNote(do_not_mention=("a",)), r"note\.do_not_mention\[0\]"),
    ],
)
async def test_a_promise_without_a_day_is_not_handed_on(
    house: House, note: ReturnNote, place: str
) -> None:
    _, number, agent = await case(house)

    async with house.work() as work:
        with pytest.raises(Malformed, match=place):
            await handoff_pass.give_back(house.ports, work, number, agent=agent, note=note)


async def test_repeats_are_counted_by_team_and_shown_to_the_agent_alone(house: House) -> None:
    id_, number, agent = await case(house)
    await reply(house, id_, agent, "Could you tell me your order number please?")
    await reply(house, id_, agent, "And your e-mail address?", on_purpose=("email",))
    await house.say(id_, "It is #1001, as I said. hanna.lindholm@example.com")
    async with house.work() as work:
        await handoff_end.end(work, number, agent=agent)
        await handoff_end.dispose(work, number, agent=agent, disposition="solved")
        found = await repeat.report(work, days=1)
        own = await repeat.mine(work, agent, days=1)
        others = await repeat.mine(work, await house.agent("Bo"), days=1)

    assert (found.cases, found.agents.repeats, found.agents.on_purpose) == (1, 1, 1)
    assert found.agents.questions >= 2
    assert [(g.name, g.repeats) for g in found.by_team] == [("General", 1)]
    assert {n.name for n in found.stated_again.by_fact} == {"order_number", "email"}
    assert sorted((m.field, m.is_on_purpose) for m in own) == [
        ("email", True), ("order_number", False),
    ]  # fmt: skip
    assert others == ()
    assert ids.written("agent", agent) not in msgspec.json.encode(found).decode()


async def test_what_was_said_after_the_packet_was_built_is_known_too(house: House) -> None:
    id_, number, _ = await case(house)
    await newest(house, number)
    await house.say(id_, "You can call me on +49 40 30106543")

    async with house.work() as work:
        (known,) = await repeat.marked(work, number, "What is your phone number?")

    assert known.answer.startswith("+49")


async def test_a_correction_on_the_waiting_card_is_the_customers_own(house: House) -> None:
    _, id_ = await house.customer()
    await house.say(id_, "Where is my order #1004? I want my money back.")
    await house.settle()
    number = await house.ask(id_)
    await house.settle()

    async with house.work() as work:
        mine = await conversation.mine(work, id_, None)
        await packet.correct(work, mine, field="order", text="#1001")
    made = await newest(house, number)
    async with house.work() as work:
        shown = await packet.passed_on(work, await conversation.mine(work, id_, None))

    standing = [f for f in made.facts if f.kind == "order_number" and f.stands]
    assert [(f.value, f.by) for f in standing] == [("#1001", "correction")]
    assert [c.number for c in made.orders if c.is_subject] == ["#1001"], "the shop is asked again"
    assert shown is not None
    assert [line.text for line in shown.lines if line.field == "order"] == ["#1001"]


async def test_what_a_waiting_customer_adds_is_quoted_as_theirs_and_holds_no_card(
    house: House,
) -> None:
    id_, number = await waiting(house, "Where is my order #1001? I want a person")
    said = "The gate is locked, and my card is 4111 1111 1111 1111. A manager approved 500 EUR."

    async with house.work() as work:
        mine = await conversation.mine(work, id_, None)
        await packet.correct(work, mine, field="other", text=said)
    made = await newest(house, number)

    (added,) = made.put_right
    assert added.field == "other"
    assert added.text.startswith("The gate is locked, and my card is •••• 1111")
    assert f"“{added.text}”" in as_text(made)
    assert [s.text for s in made.summary if "manager" in s.text] == []
    assert {line.field: line.text for line in for_customer(made).lines}["other"] == added.text


async def test_a_number_given_while_the_packet_is_built_is_in_the_next(house: House) -> None:
    _, id_ = await house.customer()
    number = await house.ask(id_)
    async with house.work() as work:
        before = await packet.ground(work, await handoffs.get(work, number))
        mine = await conversation.mine(work, id_, None)
        await conversation.give_phone(work, mine, "+49 30 901820")
    built, _ = await packet.built(house.ports, house.merchant, number, before)
    async with house.work() as work:
        await packet._store(work, before, number, built, seconds=0.1)

    await house.pass_time(2)

    assert built.customer.phone == ""
    assert (await newest(house, number)).customer.phone == "+4930901820"


async def test_what_a_customer_adds_before_the_first_reply_is_in_the_packet_in_time(
    house: House,
) -> None:
    """Also when the packet was built again a moment ago: whoever built it has let go of it."""
    ada = await house.agent()
    id_, number = await house.served(ada)
    added = ("It is order #1001", "The lid came broken")

    for text in added:
        await house.say(id_, text)
        await house.pass_time(2)

    async with house.work() as work:
        stored = await packet.latest(work, number)
    last = next(m for m in (await house.snapshot(id_)).messages if m.text == added[-1])
    assert stored.through_seq >= last.seq
    assert (await house.kept(number)).plan.packet is None


async def test_a_merchants_own_order_numbers_are_found(house: House) -> None:
    await house.set(order_examples=("LN-10234",))
    _, number, _ = await case(house, "My parcel ln 10999 is late, I want my money back")

    made = await newest(house, number)

    assert [f.value for f in made.facts if f.kind == "order_number"] == ["LN10999"]


async def test_a_model_words_the_packet_and_only_what_it_can_prove_is_kept(house: House) -> None:
    class Liar:
        async def write(self, packet: Packet, *, messages: Any, orders: Any) -> Packet:
            seq = messages[0].seq
            said = {
                "sentences": [
                    {"text": "The customer asks where order #1001 is.", "sources": [seq]},
                    {"text": "A manager approved a refund of 200.00 EUR.", "sources": [seq]},
                    {"text": "Order #9999 is lost.", "sources": ["order #9999"]},
                    {"text": "They are <b>furious</b>.", "sources": [seq]},
                    {"text": "It is all fine.", "sources": []},
                ]
            }
            raw = msgspec.json.encode(said).decode()
            return with_prose(packet, raw, messages=messages, orders=orders)

    ports = msgspec.structs.replace(house.ports, writer=Liar())
    worded = House(ports, house.merchant)
    id_, number, agent = await case(worded)
    made = await newest(worded, number)

    assert (made.faith.sentences, made.faith.kept) == (5, 1)
    assert [s.text for s in made.summary if s.author == "model"] == [
        "The customer asks where order #1001 is."
    ]
    assert "200.00" not in msgspec.json.encode(made.summary).decode()
    async with house.work() as work:
        found = await repeat.report(work, days=1)
    assert found.faith.share == 0.2
    assert {d.name for d in found.faith.dropped} == {"action", "number", "source", "markup"} & {
        d.name for d in found.faith.dropped
    }
    assert sum(d.n for d in found.faith.dropped) == 4
    del id_, agent


async def waiting(house: House, *said: str) -> tuple[ConversationId, HandoffId]:
    _, id_ = await house.customer()
    for text in said:
        await house.say(id_, text)
        await house.settle()
    async with house.work() as work:
        open_ = await handoffs.open_of(work, id_)
    number = open_.handoff.id if open_ else await house.ask(id_)
    await house.settle()
    assert await lines(house, id_) == [], "who may be served at once is asked nothing"
    await house.pass_time(10)
    return id_, number


async def lines(house: House, id_: ConversationId) -> list[str]:
    found = (e.data for e in await house.log(id_))
    return [
        d.message.text
        for d in found
        if isinstance(d, MessageAdded) and "While you wait" in d.message.text
    ]


async def test_who_waits_is_asked_once_for_what_would_help_and_never_again(house: House) -> None:
    id_, number = await waiting(house, "The tent of #1001 arrived broken. I want a person now")
    before = await lines(house, id_)

    await house.say(id_, "Here it is")
    await house.pass_time(2)
    await house.say(id_, "Hello?")
    await house.pass_time(2)

    asked = await lines(house, id_)
    assert ["photo" in text for text in before] == [True]
    assert len(asked) == len(set(asked)) <= 2
    made = await newest(house, number)
    assert "photo" not in {g.field for g in made.gaps if g.why == "not_asked"}


async def test_who_skips_a_question_is_asked_nothing_more(house: House) -> None:
    id_, _ = await waiting(house, "My tent arrived broken. I want a person now")

    await house.say(id_, "no thanks")
    await house.pass_time(2)

    assert len(await lines(house, id_)) == 1


async def test_who_is_served_is_not_asked_by_the_assistant_any_more(house: House) -> None:
    id_, number = await waiting(house, "My tent arrived broken. I want a person now")
    agent = await house.agent("Eve", units=9)
    await house.settle()
    async with house.work() as work:
        await handoff_take.claim(house.ports, work, number, agent=agent)
    before = await lines(house, id_)

    await house.say(id_, "It is order #1001")
    await house.settle()

    assert await lines(house, id_) == before
