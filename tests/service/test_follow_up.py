"""Who fell silent in line hears from us once, at an hour when people answer; leads hear weekly."""

from datetime import timedelta
from typing import Any

import msgspec

from batonpass.domain.handoff import Mode, State
from batonpass.domain.ids import ConversationId, HandoffId, PromiseId
from batonpass.domain.merchant import Hours
from batonpass.domain.wording import Kind, standing_promise
from batonpass.services import (
    conversation,
    follow_up,
    handoff_end,
    handoff_take,
    mail,
    message,
    presence,
    report,
    resume,
    wait_ledger,
)
from batonpass.store import merchant as merchants
from batonpass.store import promise as promises
from batonpass.store.database import Row

from .conftest import DAY, House

JANE = "jane@example.com"


class Post:
    """A mail server's outbox."""

    def __init__(self) -> None:
        self.sent: list[dict[str, str]] = []

    async def send(self, **mail: str) -> None:
        self.sent.append(mail)

    def to(self, recipient: str) -> list[str]:
        return [m["body"] for m in self.sent if m["recipient"] == recipient]


def with_post(house: House) -> Post:
    post = Post()
    house.ports = msgspec.structs.replace(house.ports, mailer=post)
    return post


async def silent(house: House, **how: Any) -> tuple[HandoffId, Any]:
    """A customer with an address whose page fell silent for longer than the merchant waits."""
    await house.set(**how)
    _, id_ = await house.customer(email=JANE)
    number = await house.ask(id_)
    await house.settle()
    await house.pass_time(905)
    return number, id_


async def behind(house: House) -> tuple[HandoffId, ConversationId]:
    """A customer in line behind one whom the only agent has."""
    await house.served(await house.agent("Ada", units=1))
    _, id_ = await house.customer()
    number = await house.ask(id_)
    await house.settle()
    return number, id_


async def test_who_chose_another_way_may_wait_in_line_again(house: House) -> None:
    """In the old place, promised anew, looked after like all who wait; the assistant is quiet."""
    with_post(house)
    number, id_ = await behind(house)
    before = await house.kept(number)

    for choice in ("assistant", "email", "email", "keep_waiting", "keep_waiting"):
        async with house.work() as work:
            found = await conversation.mine(work, id_, None)
            await conversation.choose(house.ports, work, found, choice=choice, email=JANE)
        await house.pass_time(1)

    after = await house.kept(number)
    assert after.handoff.mode is Mode.LIVE
    assert after.handoff.rank == before.handoff.rank
    assert after.plan.absence is not None
    assert after.plan.alert is not None
    assert after.words[-1].word.kind is not Kind.OWED
    assert standing_promise(after.words) is not None
    async with house.work() as work:
        assert not (await conversation.mine(work, id_, None)).is_assisted


async def test_who_fell_silent_is_written_to_once_and_goes_on_by_the_link(house: House) -> None:
    post = with_post(house)
    number, id_ = await silent(house)
    assert (await house.kept(number)).handoff.mode is Mode.EMAIL
    assert post.to(JANE) == [], "a page that is merely reloaded is back in a moment"

    await house.pass_time(301)
    await house.pass_time(DAY)

    (mail,) = post.to(JANE)
    assert "sorry we missed you" in mail
    opened = await resume.open_link(house.ports, mail.partition("/continue#")[2].strip())
    assert opened.conversation == id_
    async with house.work() as work:
        found = (await report.overview(work, days=7)).followed_up
    assert (found.sent, found.came_back) == (1, 1)


async def test_who_is_back_in_time_is_not_written_to(house: House) -> None:
    post = with_post(house)
    number, id_ = await silent(house)

    async with house.work() as work:
        customer = (await conversation.snapshot(work, id_)).customer.id
        await presence.customer_seen(work, id_, customer, is_visible=True)
    await house.pass_time(301)

    assert post.to(JANE) == []
    assert (await house.kept(number)).handoff.state is State.QUEUED


async def test_nobody_is_written_to_at_night(house: House) -> None:
    post = with_post(house)
    async with house.work() as work:
        opens = work.now + timedelta(hours=6)
    day = opens.strftime("%a").lower()
    await silent(house, hours=Hours(**{day: ((opens.strftime("%H:%M"), "24:00"),)}))

    await house.pass_time(3600)
    assert post.to(JANE) == []
    await house.pass_time(6 * 3600)

    assert len(post.to(JANE)) == 1


async def test_a_merchant_reads_the_mail_in_their_languages_and_may_leave_it(house: House) -> None:
    post = with_post(house)
    await silent(house, follows_up=False, languages=("de", "ar"))
    async with house.work() as work:
        german, arabic = follow_up.written(await merchants.get(work))
    assert german.subject.endswith("Es tut uns leid, wir haben Sie verpasst")
    assert (arabic.language, "{" in arabic.text) == ("ar", False)

    await house.pass_time(DAY)

    assert post.to(JANE) == []


async def test_who_asks_to_be_answered_by_mail_has_the_place_in_writing(house: House) -> None:
    post = with_post(house)
    await house.agent()
    _, id_ = await house.customer()
    await house.ask(id_)
    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        await conversation.choose(house.ports, work, found, choice="email", email=JANE)
    await house.settle()
    await house.pass_time(DAY)

    (mail,) = post.to(JANE)
    assert "Your place in line is kept" in mail
    assert (
        await resume.open_link(house.ports, mail.partition("/continue#")[2])
    ).conversation == id_


async def test_who_leaves_the_line_with_an_address_keeps_the_place_and_has_it_in_writing(
    house: House,
) -> None:
    post = with_post(house)
    await house.served(await house.agent("Ada", units=1))
    _, id_ = await house.customer(email=JANE)
    number = await house.ask(id_)
    await house.settle()
    before = await house.kept(number)

    for _ in range(2):
        async with house.work() as work:
            found = await conversation.mine(work, id_, None)
            await conversation.leave(house.ports, work, found)
    await house.settle()

    after = await house.kept(number)
    assert (after.handoff.mode, after.handoff.rank) == (Mode.EMAIL, before.handoff.rank)
    (mail_,) = post.to(JANE)
    assert "Your place in line is kept" in mail_


async def test_a_mail_to_who_waits_names_the_time_they_were_told_by_their_own_clock(
    house: House,
) -> None:
    """As the card does: what it says is what stands, or nothing."""
    post = with_post(house)
    _, first = await house.customer(email=JANE)
    await house.ask(first)
    await house.settle()
    async with house.work() as work:
        found = await conversation.mine(work, first, None)
        await mail.to_customer(house.ports, work, found, "link")
    await house.settle()
    (untold,) = post.to(JANE)
    await house.served(await house.agent("Ada", units=1))
    _, id_ = await house.customer(email=JANE)
    number = await house.ask(id_)
    await house.settle()
    standing = standing_promise((await house.kept(number)).words)
    assert standing is not None
    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        await mail.to_customer(house.ports, work, found, "link")
        await conversation.choose(house.ports, work, found, choice="email", email=JANE)
    await house.settle()

    _, waiting, by_mail = post.to(JANE)

    assert "people are answered" not in untold
    assert "As we told you, 9 in 10 people are answered by " in waiting
    assert "We owe you an answer by " in by_mail
    assert " on " in waiting.partition("answered by ")[2].partition(".")[0]


async def test_who_left_no_address_reads_it_on_the_page_when_they_are_back(house: House) -> None:
    _, id_ = await house.customer()
    number = await house.ask(id_)
    await house.settle()
    for _ in range(3):
        await house.pass_time(905)

    assert (await house.kept(number)).handoff.state is State.ABANDONED
    assert "sorry we missed you" in (await house.snapshot(id_)).messages[-1].text


async def told(house: House, n: int, *, kept: float) -> None:
    """Promises of ten minutes with their truth, of which a share was kept."""
    _, id_ = await house.customer()
    number = await house.ask(id_)
    async with house.work() as work:
        queue = (await house.kept(number)).handoff.queue
        for place in range(n):
            made = PromiseId(house.ports.new_id())
            await promises.insert(
                work, made, number, queue, kind="promise", p50=200, p90=560, told=600, model="warm"
            )
            waited = 300.0 if place < kept * n else 900.0
            await work.run(
                b"UPDATE promises SET truth = 'answered', truth_seconds = %(waited)s"
                b" WHERE merchant_id = %(merchant)s AND id = %(id)s",
                id=made,
                waited=waited,
            )


async def test_leads_hear_once_a_week_that_promises_were_broken(house: House) -> None:
    post = with_post(house)
    await house.agent("Owner")
    async with house.work() as work:
        await work.run(b"UPDATE agents SET role = 'lead' WHERE merchant_id = %(merchant)s")
    await told(house, 120, kept=0.7)

    for _ in range(16):
        await house.pass_time(DAY)

    (one,) = [m for m in post.sent if "told last week" in m["subject"]]
    assert "70% of" in one["body"]
    assert "people waited longer than they were told" in one["body"]


async def test_leads_hear_nothing_of_few_or_of_a_good_week(house: House) -> None:
    post = with_post(house)
    await house.agent("Owner")
    async with house.work() as work:
        await work.run(b"UPDATE agents SET role = 'lead' WHERE merchant_id = %(merchant)s")
    await told(house, 20, kept=0.2)
    for _ in range(8):
        await house.pass_time(DAY)
    await told(house, 120, kept=0.9)
    for _ in range(8):
        await house.pass_time(DAY)

    assert [m for m in post.sent if "told last week" in m["subject"]] == []
    async with house.work() as work:
        assert (await merchants.get(work)).settings.follows_up


async def test_an_hour_by_which_a_mail_is_owed_stands_in_the_ledger_until_it_is_written(
    house: House,
) -> None:
    """It is the shop's rule: kept when the mail goes out, and no share of the model's numbers."""
    with_post(house)
    number, id_ = await behind(house)
    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        await conversation.choose(house.ports, work, found, choice="email", email=JANE)
        asked = await work.all(
            b"SELECT 1 FROM line_events WHERE type = 'asked' AND handoff_id = %(id)s", id=number
        )
    await house.pass_time(60)
    ben = await house.agent("Ben")
    async with house.work() as work:
        await handoff_take.claim(house.ports, work, number, agent=ben)

    *line, owed = await ledger_of(house, number)
    assert [row["truth"] for row in line] == ["left"] * len(line)
    assert len(asked) == len(line)
    assert (owed["kind"], owed["model"], owed["truth"]) == ("owed", promises.RULE, None)

    async with house.work() as work:
        await message.write_as_agent(
            house.ports,
            work,
            id_,
            agent=ben,
            id_=house.new_name(),
            text="It is on its way.",
            epoch=None,
        )

    *_, owed = await ledger_of(house, number)
    assert owed["truth"] == "answered"
    assert 60.0 <= owed["truth_seconds"] < owed["told_seconds"]
    async with house.work() as work:
        shown = await wait_ledger.ledger(work, days=7)
    assert (shown.owed.told.n, shown.owed.told.share) == (1, 1.0)
    assert promises.RULE not in {part.name for part in shown.models}


async def test_a_mail_nobody_wrote_or_that_was_not_wanted_any_more_is_no_broken_promise(
    house: House,
) -> None:
    with_post(house)
    number, id_ = await behind(house)

    for choice in ("email", "keep_waiting"):
        async with house.work() as work:
            found = await conversation.mine(work, id_, None)
            await conversation.choose(house.ports, work, found, choice=choice, email=JANE)
    await house.pass_time(1)

    rows = await ledger_of(house, number)
    assert [r["truth"] for r in rows if r["model"] == promises.RULE] == ["other"]
    assert [r["truth"] for r in rows if r["model"] != promises.RULE][-1] is None

    async with house.work() as work:
        found = await conversation.mine(work, id_, None)
        await conversation.choose(house.ports, work, found, choice="email", email=JANE)
    ben = await house.agent("Ben")
    async with house.work() as work:
        await handoff_take.claim(house.ports, work, number, agent=ben)
        await handoff_end.end(work, number, agent=ben)
        await handoff_end.dispose(work, number, agent=ben, disposition="solved")

    rows = await ledger_of(house, number)
    assert [r["truth"] for r in rows if r["model"] == promises.RULE] == ["other", "other"]
    assert None not in {r["truth"] for r in rows}


async def ledger_of(house: House, number: HandoffId) -> list[Row]:
    async with house.work() as work:
        return await promises.of_handoff(work, number)
