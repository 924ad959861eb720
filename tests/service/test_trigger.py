"""What a lead does with rules, on a real database: saved, guarded, tried on history, undone."""

import asyncio
from functools import partial
from pathlib import Path

import msgspec
import pytest

from batonpass.adapters.language.signals import load
from batonpass.config import Settings
from batonpass.domain import ids
from batonpass.domain.category import Category, CategoryList
from batonpass.domain.control import Control
from batonpass.domain.event import AttemptJudged, HandoffOpened, MessageAdded
from batonpass.domain.handoff import Mode
from batonpass.domain.ids import ConversationId
from batonpass.domain.merchant import Hours
from batonpass.domain.message import Kind
from batonpass.domain.signal import measure
from batonpass.domain.trigger.backtest.case import Expect, Said
from batonpass.domain.trigger.backtest.effect import Staffing
from batonpass.domain.trigger.backtest.play import Measure
from batonpass.domain.trigger.backtest.report import Report
from batonpass.domain.trigger.default import DEFAULT_YAML
from batonpass.domain.trigger.parse import parse
from batonpass.domain.trigger.problem import BadDocument
from batonpass.edges.cli.backtest import command
from batonpass.edges.cli.stored import stored
from batonpass.services import (
    category,
    due,
    presence,
    trigger,
    trigger_backtest,
    trigger_case,
    trigger_past,
)
from batonpass.services.access import Caller
from batonpass.store import due as due_rows
from batonpass.store import merchant as merchant_rows
from batonpass.store import trigger_backtest as rows
from batonpass.wiring import open_ports
from service.conftest import House

from conftest import Database

ENGRAVING = """
rules:
  - name: engraving
    when: {keywords: {en: [engraving]}}
    say: {en: Engravings are made by hand.}
"""
NOBODY_THERE = """
rules:
  - name: nobody-there
    when: {queue: {agents_at_most: 0}}
"""
LANTERNS = """
rules:
  - name: lanterns
    when: {category: {names: [lanterns]}, hours: {state: closed}}
"""
WATCHED = ENGRAVING.replace("name: engraving", "name: engraving\n    shadow: true")
SLOW = """
rules:
  - name: engraving
    when: {keywords: {en: [engraving]}}
    before: {collect: [order_number, photo], offer_email: true}
"""


WICKS_AND_LANTERNS = CategoryList(
    categories=(
        Category(
            name="lanterns",
            examples=("is the lantern made of brass", "how tall is this lantern"),
        ),
        Category(
            name="wicks", examples=("do you sell wicks", "how long does a wick burn until it ends")
        ),
    )
)


def lead(house: House) -> Caller:
    return Caller(merchant=house.merchant, name="Lea", role="lead")


async def publish(house: House, yaml: str) -> trigger.Rules:
    async with house.work() as work:
        await trigger.save(work, yaml=yaml, plain=None, revision=None, by=lead(house))
    return await trigger.publish(house.ports, house.merchant, by=lead(house))


async def said(house: House, conversation: ConversationId) -> list[str]:
    return [
        event.data.message.text
        for event in await house.log(conversation)
        if isinstance(event.data, MessageAdded) and event.data.message.kind is Kind.ASSISTANT
    ]


async def test_the_first_publishing_can_be_rolled_back_to_what_everybody_starts_with(
    house: House,
) -> None:
    before = await publish(house, ENGRAVING)

    async with house.work() as work:
        after = await trigger.roll_back(house.ports, work, version=0, by=lead(house))

    assert before.published.version == 1
    assert [(v.version, v.state) for v in before.versions] == [(1, "published"), (0, "retired")]
    assert after.published.version == 0
    assert after.published.document == parse(DEFAULT_YAML)
    assert after.published.by == "Lea"
    assert {v.version: v.yaml for v in after.versions} == {1: ENGRAVING, 0: DEFAULT_YAML}


async def test_a_draft_or_a_version_that_never_was_cannot_be_rolled_back_to(house: House) -> None:
    async with house.work() as work:
        await trigger.save(work, yaml=ENGRAVING, plain=None, revision=None, by=lead(house))

    async with house.work() as work:
        with pytest.raises(trigger.NeverPublished):
            await trigger.roll_back(house.ports, work, version=1, by=lead(house))


async def test_a_broken_draft_says_every_problem_and_changes_nothing(house: House) -> None:
    async with house.work() as work:
        with pytest.raises(BadDocument) as bad:
            await trigger.save(
                work, yaml="rules:\n- name: A\n  whenever: 1\n", plain=None, revision=None,
                by=lead(house),
            )  # fmt: skip

    assert len(bad.value.problems) >= 2
    async with house.work() as work:
        assert (await trigger.read(work)).draft is None


async def test_a_failed_case_keeps_a_draft_back_until_it_is_waived_for_that_draft(
    house: House,
) -> None:
    _, conversation = await house.customer()
    await house.say(conversation, "I want an engraving on the lid")
    await house.settle()
    async with house.work() as work:
        case = await trigger_case.keep(
            house.ports, work, name="engravings stay", expect=Expect(hand_off=False),
            conversation=conversation, said=(), by=lead(house),
        )  # fmt: skip

    with pytest.raises(trigger_case.CasesFailed) as no:
        await publish(house, ENGRAVING)

    assert [one.kept.case.name for one in no.value.failed] == ["engravings stay"]
    async with house.work() as work:
        assert (await trigger.read(work)).published.version == 0
        await trigger_case.waive(
            house.ports, work, case, version=1, reason="We do them by hand now", by=lead(house)
        )
    rules = await trigger.publish(house.ports, house.merchant, by=lead(house))
    assert rules.published.version == 1
    async with house.work() as work:
        (kept,) = await trigger_case.of_version(work, 1)
    assert (kept.waived, kept.waived_by) == ("We do them by hand now", "Lea")
    assert kept.waived_at is not None
    with pytest.raises(trigger_case.CasesFailed):
        await publish(house, ENGRAVING + "    priority: high\n")


async def test_a_case_keeps_no_card_number(house: House) -> None:
    async with house.work() as work:
        await trigger_case.keep(
            house.ports, work, name="card", expect=Expect(),
            conversation=None, by=lead(house),
            said=(Said(author="customer", text="my card is 4111 1111 1111 1111"),),
        )  # fmt: skip
        (kept,) = await trigger_case.of_version(work, 0)

    assert "4111 1111" not in kept.case.messages[0].text


async def test_a_back_test_of_stored_history_tells_what_a_draft_adds(house: House) -> None:
    conversations = []
    for text in ("What does engraving mean?", "What are your opening hours?"):
        _, conversation = await house.customer()
        await house.say(conversation, text)
        await house.settle()
        conversations.append(ids.written("conversation", conversation))
    await house.pass_time(2 * 3600)
    async with house.work() as work:
        backtest = await trigger_backtest.ask(
            house.ports, work, days=30, rules=ENGRAVING, against="rules: []",
            staffing=Staffing(agents=1), by=lead(house),
        )  # fmt: skip
        with pytest.raises(trigger_backtest.Busy):
            await trigger_backtest.ask(
                house.ports, work, days=30, rules=ENGRAVING, against=None, staffing=None,
                by=lead(house),
            )  # fmt: skip

    for one in await due_rows.claim(house.ports.store):
        await due.act(house.ports, one)

    async with house.work() as work:
        done = await rows.get(work, backtest)
    assert (done.state, done.done, done.total) == ("done", 2, 2)
    assert done.report is not None
    assert done.report.rules.handoffs.count == 1
    assert done.report.difference is not None
    assert done.report.difference.added.count == 1
    assert [(one.why, one.conversation) for one in done.report.inspect if one.why == "added"] == [
        ("added", conversations[0])
    ]


async def played(house: House, rules: str, *, against: str | None = None) -> Report:
    """The report of the admin's back-test."""
    async with house.work() as work:
        backtest = await trigger_backtest.ask(
            house.ports, work, days=30, rules=rules, against=against, staffing=None, by=lead(house)
        )
    await trigger_backtest.run(house.ports, house.merchant, backtest)
    async with house.work() as work:
        report = (await rows.get(work, backtest)).report
    assert report is not None
    return report


async def test_a_rule_about_the_queue_is_obeyed_and_tried_on_how_the_queue_stood_then(
    house: House,
) -> None:
    agent = await house.agent()
    await publish(house, "rules: []")
    for is_there in (True, False):
        async with house.work() as work:
            await presence.set_intent(
                work, agent, intent="online" if is_there else "away", reason=""
            )
        _, conversation = await house.customer()
        await house.say(conversation, "What does a lantern weigh?")
        await house.settle()
    await house.pass_time(2 * 3600)

    report = await played(house, NOBODY_THERE)
    await publish(house, NOBODY_THERE)
    _, conversation = await house.customer()
    await house.say(conversation, "What does a lantern weigh?")
    await house.settle()

    assert (report.conversations, report.rules.handoffs.count) == (2, 1)
    assert report.rules.unjudged == ()
    (opened,) = await opened_in(house, conversation)
    assert opened.reason.rule == "nobody-there"


async def test_a_trouble_told_once_does_not_fail_every_answer_after_it(house: House) -> None:
    await publish(house, "rules: []")
    _, conversation = await house.customer()
    for text in ("My lamp is not working", "What are your opening hours?", "Do you ship to Oslo?"):
        await house.say(conversation, text)
        await house.settle()

    judged = [e.data for e in await house.log(conversation) if isinstance(e.data, AttemptJudged)]

    assert judged == []


async def test_a_stopped_back_test_leaves_no_report(house: House) -> None:
    async with house.work() as work:
        backtest = await trigger_backtest.ask(
            house.ports, work, days=30, rules=ENGRAVING, against=None, staffing=None,
            by=lead(house),
        )  # fmt: skip
        await trigger_backtest.stop(work, backtest)

    await trigger_backtest.run(house.ports, house.merchant, backtest)

    async with house.work() as work:
        assert (await rows.get(work, backtest)).state == "stopped"


async def test_a_shadow_rule_is_compared_with_what_happened_and_promoted(house: House) -> None:
    await publish(house, WATCHED)
    _, conversation = await house.customer()
    await house.say(conversation, "Is there engraving on the lid?")
    await house.settle()
    await house.pass_time(2 * 3600)

    (seen,) = (await trigger_past.shadows(house.ports, house.merchant, days=30)).rules
    rules = await trigger.promote(house.ports, house.merchant, rule="engraving", by=lead(house))

    assert (seen.rule, seen.fired.count, seen.joined + seen.alone) == ("engraving", 1, 1)
    assert rules.published.version == 2
    assert not rules.published.document.rules[0].shadow


async def ends(house: House) -> None:
    """Every conversation is past, also of those who still wait for a person."""
    async with house.work() as work:
        await work.conn.execute("UPDATE conversations SET changed_at = changed_at - interval '2 h'")


async def test_a_threshold_reads_as_conversations_a_day(house: House) -> None:
    _, conversation = await house.customer()
    await house.say(conversation, "THIS IS RIDICULOUS, you are useless, I am furious!!!")
    await house.settle()
    await ends(house)

    curves = await trigger_past.curves(house.ports, house.merchant, days=30)

    assert curves.conversations == 1
    line = curves.above["frustration/1"]
    assert len(line) == 101
    assert (line[10], line[100]) == (1, 0)


async def test_about_n_handoffs_a_day_is_what_a_back_test_of_the_threshold_finds(
    house: House,
) -> None:
    await publish(house, "rules: []")
    angry, calm = "Is it open? This is ridiculous, you are useless", "What are your hours?"
    told = [(angry,), (calm, angry), (angry, angry), (calm,), (angry, calm, angry), (calm, calm)]
    for texts in told:
        _, conversation = await house.customer()
        for text in texts:
            await house.say(conversation, text)
            await house.settle()
    await ends(house)

    curves = await trigger_past.curves(house.ports, house.merchant, days=30)

    asked = [(above, messages) for above in (30, 50, 70, 90) for messages in (1, 2)]
    rules = [
        {"name": f"r{above}-{messages}", "shadow": True,
         "when": {"frustration": {"above": above / 100, "messages": messages}}}
        for above, messages in asked
    ]  # fmt: skip
    report = await played(house, msgspec.json.encode({"rules": rules}).decode())
    fired = {line.rule: line.fired.count for line in report.shadow}
    told_of = {f"r{a}-{m}": curves.above[f"frustration/{m}"][a] for a, m in asked}
    assert fired == {rule: count for rule, count in told_of.items() if count}
    assert (fired["r50-1"], fired["r50-2"]) == (4, 1)


async def test_a_rule_that_collects_asks_once_and_then_opens_with_what_it_got(
    house: House,
) -> None:
    await publish(house, SLOW)
    _, conversation = await house.customer()

    await house.say(conversation, "I want an engraving")
    await house.settle()
    asked = await said(house, conversation)
    waiting = await house.snapshot(conversation)
    await house.say(conversation, "It is order #1001, I have no photo")
    await house.settle()

    assert len(asked) == 1
    assert "your order number and a photo" in asked[0]
    assert "e-mail" in asked[0]
    assert waiting.conversation.control is Control.ASSISTANT
    (opened,) = await opened_in(house, conversation)
    assert (opened.reason.rule, opened.mode) == ("engraving", Mode.LIVE)


async def opened_in(house: House, conversation: ConversationId) -> list[HandoffOpened]:
    return [e.data for e in await house.log(conversation) if isinstance(e.data, HandoffOpened)]


async def test_who_writes_an_address_instead_is_answered_there(house: House) -> None:
    await publish(house, SLOW)
    _, conversation = await house.customer()
    await house.say(conversation, "I want an engraving")
    await house.settle()

    await house.say(conversation, "kim@example.com please")
    await house.settle()

    (opened,) = await opened_in(house, conversation)
    assert opened.mode is Mode.EMAIL


async def test_who_does_not_answer_gets_their_person_all_the_same(house: House) -> None:
    await publish(house, SLOW)
    _, conversation = await house.customer()
    await house.say(conversation, "I want an engraving")
    await house.settle()

    await house.pass_time(121)

    assert len(await opened_in(house, conversation)) == 1


@pytest.mark.parametrize(
    "text", ["I want an engraving and I want to talk to a human", "engraving? I will kill myself"]
)
async def test_who_asks_for_a_person_or_is_in_danger_is_asked_nothing_first(
    house: House, text: str
) -> None:
    await publish(house, SLOW)
    _, conversation = await house.customer()

    await house.say(conversation, text)
    await house.settle()

    assert len(await opened_in(house, conversation)) == 1


async def test_what_is_known_already_is_not_asked(house: House) -> None:
    await publish(house, msgspec.json.encode({
        "rules": [{"name": "engraving", "when": {"keywords": {"en": ["engraving"]}},
                   "before": {"collect": ["order_number"]}}],
    }).decode())  # fmt: skip
    _, conversation = await house.customer()

    await house.say(conversation, "I want an engraving on order #1001")
    await house.settle()

    assert len(await opened_in(house, conversation)) == 1


def the_measure() -> Measure:
    """What each process that plays calls for the detector."""
    return partial(measure, model=load())


async def test_the_command_line_plays_what_is_stored_as_the_admin_does(
    house: House, database: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    await category.publish(
        house.ports, house.merchant, WICKS_AND_LANTERNS, after=None, by=lead(house)
    )
    await house.set(hours=Hours())
    _, conversation = await house.customer()
    await house.say(conversation, "is the lantern made of copper")
    await house.settle()
    await house.pass_time(2 * 3600)
    rules = tmp_path / "rules.yaml"
    rules.write_text(LANTERNS)
    async with house.work() as work:
        slug = (await merchant_rows.get(work)).slug
    past = partial(stored, open_ports, Settings, lambda _: database.app_dsn)
    app = command(the_measure, stored=past)

    def run(merchant: str, report: Path) -> object:
        words = ["--rules", str(rules), "--days", "30", "--merchant", merchant]
        return app([*words, "--report", str(report)], result_action="return_value")

    code = await asyncio.to_thread(run, slug, tmp_path / "report.json")
    nobody = await asyncio.to_thread(run, "nobody", tmp_path / "none.json")

    assert (code, nobody) == (0, 2)
    made = msgspec.json.decode((tmp_path / "report.json").read_bytes(), type=Report)
    assert (made.conversations, made.rules.handoffs.count) == (1, 1)
    assert made == await played(house, LANTERNS)
    assert not (tmp_path / "none.json").exists()
    assert "There is no such merchant." in capsys.readouterr().err
