"""Messages that come in together are stored together, and each is answered for itself."""

import asyncio

import pytest

from batonpass.domain.event import MessageAdded
from batonpass.domain.ids import ConversationId
from batonpass.domain.refusal import BatonpassError, Ended, KeyReused, Malformed, NotFound, TooLong
from batonpass.services import conversation
from batonpass.services.accept import Incoming

from .conftest import House

TALKS = 8
EACH = 5


async def test_forty_messages_at_once_take_few_transactions_and_leave_no_gap(house: House) -> None:
    talks = [(await house.customer())[1] for _ in range(TALKS)]

    answers = await asyncio.gather(
        *(
            house.say(id_, f"Message {n}", id_=f"many-{n}-{id_}")
            for n in range(EACH)
            for id_ in talks
        )
    )

    assert all(is_new for _, is_new in answers)
    for id_ in talks:
        events = await house.log(id_)
        assert [e.seq for e in events] == list(range(1, len(events) + 1))
        said = [(e.seq, e.data.message.seq) for e in events if isinstance(e.data, MessageAdded)]
        assert all(number == own for number, own in said)
        assert {receipt.seq for receipt, _ in answers if str(id_) in receipt.id} == {
            number for number, _ in said
        }
    async with house.work() as work:
        row = await work.one(
            b"SELECT count(*) AS n, count(DISTINCT xmin::text) AS transactions FROM messages"
            b" WHERE merchant_id = %(merchant)s AND id LIKE 'many-%%'"
        )
        duties = await work.all(
            b"SELECT through_seq FROM turns WHERE merchant_id = %(merchant)s AND state = 'pending'"
        )
    assert row is not None
    assert row["n"] == TALKS * EACH
    assert row["transactions"] < TALKS
    assert len(duties) == TALKS  # the assistant owes each of them one answer, not five


async def test_a_refused_message_spoils_nothing_for_those_beside_it(house: House) -> None:
    _, open_ = await house.customer()
    customer, ended = await house.customer()
    await house.ask(ended)
    async with house.work() as work:
        mine = await conversation.mine(work, ended, customer)
        await conversation.leave(house.ports, work, mine)
    before = len(await house.log(ended))
    unknown = ConversationId(house.ports.new_id())

    async def say(id_: ConversationId, text: str, name: str) -> type[BatonpassError] | bool:
        try:
            return bool((await house.say(id_, text, id_=name))[1])
        except BatonpassError as no:
            return type(no)

    answers = await asyncio.gather(
        say(open_, "First", "beside-001"),
        say(unknown, "Hello", "beside-002"),
        say(ended, "Hello", "beside-003"),
        say(open_, "", "beside-004"),
        say(open_, "x" * 9_000, "beside-005"),
        say(open_, "First", "beside-001"),
        say(open_, "Not the first", "beside-001"),
        say(open_, "Second", "beside-006"),
    )

    assert answers == [True, NotFound, Ended, Malformed, TooLong, False, KeyReused, True]
    assert len(await house.log(ended)) == before
    assert await _said(house, open_) == ["First", "Second"]


async def test_a_foreign_customer_writes_nothing(house: House) -> None:
    _, theirs = await house.customer()
    stranger, _ = await house.customer()

    with pytest.raises(NotFound):
        await house.acceptance.accept(
            house.merchant,
            Incoming(conversation=theirs, customer=stranger, id="stranger-1", text="Let me in"),
        )

    assert await _said(house, theirs) == []


async def test_who_hangs_up_while_their_message_is_stored_finds_it_stored(house: House) -> None:
    _, id_ = await house.customer()
    hasty = asyncio.create_task(house.say(id_, "I am off", id_="hasty-001"))
    await asyncio.sleep(0)  # it is handed in,
    await asyncio.sleep(0)  # and its batch has begun

    hasty.cancel()
    await asyncio.gather(hasty, return_exceptions=True)

    async with asyncio.timeout(5):
        while not await _said(house, id_):  # noqa: ASYNC110 - nobody tells who hung up
            await asyncio.sleep(0.01)
    _, is_new = await house.say(id_, "I am off", id_="hasty-001")
    assert not is_new


async def _said(house: House, id_: ConversationId) -> list[str]:
    return [e.data.message.text for e in await house.log(id_) if isinstance(e.data, MessageAdded)]
