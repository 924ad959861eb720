"""How a packet grows with the log: judged tries, corrections, notes, revisions, drafts."""

import json
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batonpass.domain import event as e
from batonpass.domain.attempt import Attempt, Outcome
from batonpass.domain.handoff import Evidence, Reason
from batonpass.domain.message import Kind, Message
from batonpass.domain.money import Money
from batonpass.domain.packet import (
    DEFAULT,
    Packet,
    Resolutions,
    Undefined,
    as_text,
    build,
    filled,
    for_customer,
    schema,
    variables,
)
from batonpass.domain.packet.faith import Sentence, unfaithful, with_prose, with_same_prose
from batonpass.domain.packet.triage import next_question
from batonpass.domain.packet.value import Author, Mood
from batonpass.domain.shop import (
    Address,
    Fulfilment,
    FulfilmentState,
    Line,
    Order,
    OrderState,
    PaymentState,
    ShopCustomer,
    Tracking,
    TrackingEvent,
    TrackingState,
)
from batonpass.domain.shop.action import ActionResult, Goodwill
from batonpass.domain.shop.action import Outcome as Done
from batonpass.domain.shop.limit import Limits
from batonpass.domain.signal.value import Signals, Span

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def order(**changes: Any) -> Order:
    scan = TrackingEvent(
        at=NOON - timedelta(days=3), state=TrackingState.DELIVERED, text="Delivered", place="Porch"
    )
    made = Order(
        id="1",
        number="#1001",
        state=OrderState.FULFILLED,
        payment=PaymentState.PAID,
        placed_at=NOON - timedelta(days=9),
        total=Money(Decimal("89.00"), "EUR"),
        email="kim@example.com",
        customer_name="Kim Sander",
        lines=(
            Line(
                id="l1",
                title="Oak desk lamp",
                quantity=1,
                price=Money(Decimal("89.00"), "EUR"),
                refundable_quantity=1,
            ),
        ),
        fulfilments=(
            Fulfilment(
                id="f1",
                state=FulfilmentState.SENT,
                sent_at=NOON - timedelta(days=5),
                tracking=Tracking(
                    number="HP1",
                    carrier="Hallig Parcel",
                    state=TrackingState.DELIVERED,
                    events=(scan,),
                ),
            ),
        ),
        address=Address(name="Kim Sander", lines=("Elbweg 3",), city="Hamburg", postcode="20095"),
        as_of=NOON,
    )
    return msgspec.structs.replace(made, **changes)


def says(text: str, kind: Kind = Kind.CUSTOMER) -> e.MessageAdded:
    return e.MessageAdded(message=Message(id="", seq=0, kind=kind, at=NOON, text=text))


def opened(handoff_id: str = "ho_1", episode: int = 1) -> e.HandoffOpened:
    return e.HandoffOpened(
        handoff_id=handoff_id,
        episode=episode,
        reason=Reason(
            code="failed",
            words="I couldn't solve this for you.",
            rule="two failures",
            evidence=(Evidence(seq=1, text="broken", signal="failed", score=2, threshold=2),),
        ),
        queue_id="qu_1",
        queue="General",
    )


def log(*data: e.Data) -> list[e.Event]:
    events: list[e.Event] = []
    for seq, entry in enumerate(data, start=1):
        written = entry
        if isinstance(entry, e.MessageAdded):
            message = msgspec.structs.replace(entry.message, seq=seq, id=str(seq))
            written = e.MessageAdded(message=message)
        events.append(e.Event(seq=seq, type=e.NAMES[type(written)], at=NOON, data=written))
    return events


def packet(*data: e.Data, **given: Any) -> Packet:
    handoff_id = given.pop("handoff_id", "ho_1")
    return build(log(*data), handoff_id=handoff_id, now=NOON, **{"orders": [order()], **given})


BROKEN = says("my lamp from order #1001 is broken, kim@example.com")


def test_a_try_the_customer_judged_is_not_solved_and_carries_their_words() -> None:
    attempt = Attempt(id="at_1", intent="order_status", outcome=Outcome.ANSWERED, seq=1)

    built = packet(
        BROKEN,
        e.AttemptRecorded(attempt=attempt),
        says("It was delivered.", Kind.ASSISTANT),
        says("that does not help me"),
        e.AttemptJudged(attempt_id="at_1", message_seq=4),
        opened(),
    )

    (tried,) = built.attempts
    assert tried.outcome == Outcome.NOT_SOLVED
    assert (tried.reaction, tried.reaction_seq) == ("that does not help me", 4)


def test_the_reason_names_rule_and_evidence() -> None:
    reason = packet(BROKEN, opened()).reason

    assert (reason.code, reason.rule, reason.evidence[0].seq) == ("failed", "two failures", 1)


def test_what_the_customer_put_right_on_the_card_replaces_what_was_understood() -> None:
    built = packet(
        BROKEN,
        opened(),
        e.PacketCorrected(handoff_id="ho_1", field="order", text="no, it is order #1002"),
    )

    numbers = {f.value: (f.stands, f.by) for f in built.facts if f.kind == "order_number"}
    assert numbers == {"#1001": (False, "customer"), "#1002": (True, "correction")}
    shown = {line.field: line.text for line in for_customer(built).lines}
    assert shown["order"] == "#1002"


def test_an_earlier_story_is_not_told_again_but_its_promises_are() -> None:
    built = packet(
        BROKEN,
        opened("ho_1"),
        e.HandoffMoved(
            handoff_id="ho_1",
            event="returned",
            state="closed",
            agent_name="Nora",
            promised=("The new lamp leaves on 24 November.",),
            do_not_mention=("the supplier",),
        ),
        says("when is your shop open?"),
        opened("ho_2", episode=2),
        handoff_id="ho_2",
    )

    assert not any(s.kind == "happened" and "broken" in s.text for s in built.summary)
    assert any(
        "Nora promised: The new lamp leaves on 24 November." in s.text for s in built.summary
    )
    assert built.passed[0].do_not_mention == ("the supplier",)
    assert built.customer.earlier_handoffs == 1
    assert built.transcript.episode == 2
    shown = " ".join(line.text for line in for_customer(built).lines)
    assert "supplier" not in shown


def test_a_transfer_within_one_handoff_keeps_the_whole_story() -> None:
    built = packet(
        BROKEN,
        opened(),
        e.HandoffMoved(
            handoff_id="ho_1",
            event="transferred",
            state="queued",
            agent_name="Nora",
            decided=("A new lamp is sent.",),
            still_open=("Which finish?",),
        ),
    )

    assert any("broken" in s.text for s in built.summary)
    assert any(s.author is Author.AGENT and "A new lamp is sent." in s.text for s in built.summary)
    assert built.passed[0].to == "agent"


def test_a_newer_packet_counts_up_and_a_done_step_is_not_offered_again() -> None:
    first = packet(BROKEN, opened())
    step = next(s for s in first.steps if s.is_first_choice)
    performed = e.StepPerformed(
        handoff_id="ho_1", step_id=step.id, action="reship", words=step.words, is_done=True
    )

    second = packet(BROKEN, opened(), performed, previous=first)

    assert (first.revision, second.revision) == (1, 2)
    again = next(s for s in second.steps if s.id == step.id)
    assert not again.is_allowed
    assert again.why_not


def test_once_a_step_is_done_its_alternative_is_no_longer_the_first_thing_offered() -> None:
    first = packet(BROKEN, opened())
    step = next(s for s in first.steps if s.is_first_choice)
    instead = next(s for s in first.steps if s.policy == step.policy and s.id != step.id)
    performed = e.StepPerformed(
        handoff_id="ho_1", step_id=step.id, action="reship", words=step.words, is_done=True
    )

    second = packet(BROKEN, opened(), performed, previous=first)

    still = next(s for s in second.steps if s.id == instead.id)
    assert still.is_allowed, "a person may still decide on both"
    assert not still.is_first_choice
    assert first.draft is not None
    assert second.draft is not None
    assert second.draft.text == first.draft.text, "the reply speaks of what was done"
    assert second.draft.step_id == step.id


def test_what_was_done_before_counts_against_the_limits() -> None:
    done = ActionResult(
        key="k", kind="reship", order="#1001", outcome=Done.DONE, said="Sent again.", at=NOON
    )

    built = packet(BROKEN, opened(), done=[done])

    reship = next(s for s in built.steps if s.action.KIND == "reship")
    assert not reship.is_allowed
    assert "re-shipped" in reship.why_not


def test_a_merchants_limit_forbids_a_step_and_says_so() -> None:
    tight = Resolutions(rules=DEFAULT.rules, limits=Limits(refund_max=Decimal(10)))

    built = packet(BROKEN, opened(), policies=tight)

    refund = next(s for s in built.steps if s.action.KIND == "refund_lines")
    assert not refund.is_allowed
    assert "limit" in refund.why_not


def test_goodwill_stays_within_the_merchants_limit() -> None:
    dear = order(
        lines=(
            Line(
                id="l1",
                title="Oak desk lamp",
                quantity=1,
                price=Money(Decimal(900), "EUR"),
                refundable_quantity=1,
            ),
        )
    )

    built = packet(says("order #1001 is broken, a discount please"), opened(), orders=[dear])

    code = next(s.action for s in built.steps if isinstance(s.action, Goodwill))
    assert code.amount.amount == Decimal(50)


def test_a_draft_with_an_open_variable_is_not_sent() -> None:
    draft = packet(BROKEN, opened()).draft
    assert draft is not None

    assert set(variables(draft.text)) - set(draft.variables) == {"agent_name"}
    with pytest.raises(Undefined):
        filled(draft.text, draft.variables)
    assert "Nora" in filled(draft.text, {**draft.variables, "agent_name": "Nora"})


def test_the_merchants_own_wording_comes_before_ours() -> None:
    rules = tuple(
        msgspec.structs.replace(r, reply={"en": "Ahoy {{customer_name}}!"}) for r in DEFAULT.rules
    )

    built = packet(BROKEN, opened(), policies=Resolutions(rules=rules))

    assert built.draft is not None
    assert built.draft.text == "Ahoy {{customer_name}}!"


def test_the_path_of_frustration_is_for_staff_only() -> None:
    span = Span(start=0, end=6, text="broken", signal="frustration", weight=1.0)
    measured = e.SignalsMeasured(
        message_seq=1, signals=Signals(frustration=0.7, level=0.6, spans=(span,))
    )

    built = packet(BROKEN, measured, opened())

    assert [(m.seq, m.level, m.quote) for m in built.frustration] == [(1, 0.6, "broken")]
    assert "60%" in as_text(built)
    assert "60%" not in str(for_customer(built))


def test_the_category_is_what_the_story_came_to() -> None:
    """Not what it began with, and not a guess made on the way."""
    measured = [
        e.SignalsMeasured(message_seq=seq, signals=Signals(category=category, category_p=p))
        for seq, category, p in ((1, "order_status", 0.99), (2, "damaged", 0.95), (3, "fraud", 0.4))
    ]

    assert packet(BROKEN, BROKEN, BROKEN, *measured, opened()).category == "damaged"
    assert packet(BROKEN, measured[2], opened()).category == "fraud"


def test_staff_see_the_tier_and_customers_never_do() -> None:
    buyer = ShopCustomer(
        id="c1", name="Kim Sander", email="kim@example.com", tier="vip", as_of=NOON
    )

    built = packet(
        BROKEN, e.CustomerIdentified(level="proven", how="jwt"), opened(), shop_customer=buyer
    )

    assert built.customer.tier == "vip"
    assert "vip" not in str(for_customer(built))


@pytest.mark.parametrize(
    ("language", "marks"),
    [("en", "“”"), ("de", "„“"), ("fr", "«»"), ("es", "«»"), ("ar", "«»")],
)
def test_a_customer_is_quoted_in_the_marks_of_their_language(language: str, marks: str) -> None:
    """A screen that writes from the right turns the marks of Arabic over, and no others."""
    built = packet(BROKEN, opened())

    (quoted,) = [x.text for x in for_customer(built, language=language).lines if "lamp" in x.text]

    assert quoted[0] + quoted[-1] == marks


@pytest.mark.parametrize("told", ["order #1001", "1001", "order no. 1001."])
def test_a_headline_in_their_own_words_does_not_name_the_order_twice(told: str) -> None:
    words = f"Can I talk to somebody about {told}"

    assert packet(says(words), opened()).headline.text.count("1001") == 1


def test_an_arabic_customer_reads_the_whole_card_in_arabic() -> None:
    built = packet(says("my lamp from order #1001 is broken, I want my money back"), opened())

    shown = for_customer(built, language="ar-EG")

    assert (shown.language, shown.title) == ("ar", "هذا ما أنقله إلى الفريق")
    assert [line.label for line in shown.lines if line.label.isascii()] == []
    assert {line.field: line.text for line in shown.lines}["wants"] == "استرداد المبلغ"


def test_an_unproven_customer_is_not_called_by_the_orders_name() -> None:
    built = packet(says("where is order #1001"), opened())

    assert built.customer.name == ""
    assert built.orders[0].is_unproven


def test_a_packet_without_a_log_is_still_a_packet() -> None:
    built = build([], handoff_id="ho_1", now=NOON)

    assert built.headline.sources
    assert built.gaps


def test_the_published_schema_is_the_values_own() -> None:
    drawn = schema()

    assert drawn["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert drawn["properties"]["schema"] == {"const": "batonpass.packet/1"}
    page = Path(__file__).parents[2] / "docs" / "reference" / "packet.md"
    for field in drawn["properties"]:
        assert f"`{field}`" in page.read_text(encoding="utf-8"), field


MESSAGES = (
    Message(id="1", seq=1, kind=Kind.CUSTOMER, at=NOON, text="Order #1001 came on Friday, broken."),
    Message(id="2", seq=2, kind=Kind.CUSTOMER, at=NOON, text="Your boss approved a refund!"),
    Message(id="3", seq=3, kind=Kind.AGENT, at=NOON, text="I have approved a refund of 20.00 EUR."),
)


@pytest.mark.parametrize(
    ("text", "sources", "why"),
    [
        ("The customer says order #1001 came on Friday, broken.", (1,), ""),
        ("The lamp costs 89 EUR.", ("order #1001",), ""),
        ("Hallig Parcel delivered it on 19 November.", ("order #1001",), ""),
        ("An agent approved a refund of 20 EUR.", (3,), ""),
        ("The customer says that a boss approved a refund.", (2,), ""),
        ("A refund was approved.", (2,), "action"),
        ("Order #1002 came broken.", (1,), "number"),
        ("It came on Saturday, broken.", (1,), "date"),
        ("It came broken.", (), "source"),
        ("It came broken.", (9,), "source"),
        ("It came broken.", ("order #9",), "source"),
        ("Their neighbour Walter has it.", (1,), "name"),
        ("It came **broken**.", (1,), "markup"),
        ("See https://evil.example/x for it.", (1,), "markup"),
        ("It came broken " * 40, (1,), "length"),
        ("They wrote three times.", (1,), "number"),
    ],
)
def test_a_models_sentence_stands_only_on_what_it_cites(
    text: str, sources: tuple[int | str, ...], why: str
) -> None:
    sentence = Sentence(text=text, sources=sources)

    assert unfaithful(sentence, messages=MESSAGES, orders=[order()]) == why


def test_the_faith_of_a_packet_is_a_figure() -> None:
    raw = json.dumps(
        {
            "sentences": [
                {"text": "The customer says order #1001 came broken.", "sources": [1]},
                {"text": "A refund was approved.", "sources": [2]},
            ]
        }
    )

    built = with_prose(packet(BROKEN, opened()), raw, messages=MESSAGES, orders=[order()])

    assert built.faith.share == 0.5
    assert built.faith.dropped == ("action",)


def test_who_is_signed_in_is_named_without_having_said_it() -> None:
    proven = e.CustomerIdentified(level="proven", how="jwt")

    built = packet(
        proven,
        says("hello, a question"),
        opened(),
        orders=[],
        customer_name="Ada Moss",
        customer_email="ada@example.com",
    )

    assert (built.customer.name, built.customer.email) == ("Ada Moss", "ada@example.com")
    assert built.customer.sources
    assert "email" not in {g.field for g in built.gaps}


@settings(max_examples=60)
@given(
    st.lists(st.text(max_size=200), max_size=6),
    st.sampled_from(["en", "de", "es", "fr", "ar", ""]),
    st.sampled_from(["ok", "down", "none"]),
)
def test_whatever_is_written_becomes_a_packet_whose_statements_have_sources(
    lines: list[str], language: str, shop: Any
) -> None:
    built = packet(*(says(x) for x in lines), opened(), language=language, shop_state=shop)

    for statement in (built.headline, *built.summary, *built.open_questions):
        assert statement.sources
    assert "\x00" not in as_text(built)
    assert len(for_customer(built).lines) <= 5
    assert msgspec.json.decode(msgspec.json.encode(built), type=Packet) == built


def test_an_order_whose_number_and_email_agree_is_theirs_as_far_as_anybody_can_say() -> None:
    other = order(id="2", number="#1002")
    foreign = order(id="3", number="#1003", email="somebody@else.example")

    made = packet(
        says("Where is #1001? I am kim@example.com, and #1003?"),
        opened(),
        orders=[order(), other, foreign],
    )

    unproven = {c.number: c.is_unproven for c in made.orders}
    assert unproven == {"#1001": False, "#1003": True, "#1002": False}
    assert "identity" in {g.field for g in made.gaps}, "for the order that is not theirs"


def test_what_was_asked_for_and_given_does_not_stand_as_unanswered() -> None:
    ask = Attempt(id="a", intent="order_status", outcome=Outcome.ASKED, seq=1, slot="email")

    made = packet(
        says("Where is #1001?"),
        e.AttemptRecorded(attempt=ask),
        says("Which address did you order with?", Kind.ASSISTANT),
        says("kim@example.com"),
        opened(),
        orders=[order()],
    )

    assert [(t.outcome, t.given) for t in made.attempts] == [("asked", "kim@example.com")]


def test_evidence_is_the_customers_sentence_and_each_only_once() -> None:
    cause = Reason(
        code="out_of_scope",
        words="reason.important",
        evidence=(
            Evidence(seq=1, text="custom", signal="scope", score=0.4, threshold=0.3),
            Evidence(seq=1, text="engrav", signal="scope", score=0.9, threshold=0.3),
        ),
    )

    made = packet(
        says("Hello. Can you engrave a custom name? Thanks."),
        msgspec.structs.replace(opened(), reason=cause),
    )

    (quote,) = made.reason.evidence
    assert (quote.text, quote.score) == ("Can you engrave a custom name?", 0.9)


def test_prose_of_a_model_stays_while_nobody_spoke_and_goes_when_a_record_overtakes_it() -> None:
    events = log(says("The lamp of #1001 arrived broken."), opened())
    messages = [x.data.message for x in events if isinstance(x.data, e.MessageAdded)]
    made = build(events, handoff_id="ho_1", orders=[order()], now=NOON)
    raw = json.dumps(
        {
            "sentences": [
                {"text": "The customer says the lamp arrived broken.", "sources": [1]},
                {"text": "Order #1001 is delivered.", "sources": ["order #1001"]},
            ]
        }
    )
    worded = with_prose(made, raw, messages=messages, orders=[order()])
    assert worded.faith.kept == 2
    lost = order(fulfilments=(), state=OrderState.CANCELLED)

    again = with_same_prose(made, worded, messages=messages, orders=[order()])
    overtaken = with_same_prose(made, worded, messages=messages, orders=[lost])
    later = build(
        log(says("The lamp of #1001 arrived broken."), opened(), says("Hello?")),
        handoff_id="ho_1",
        orders=[order()],
        now=NOON,
    )

    assert [s.text for s in again.summary if s.author is Author.MODEL] == [
        "The customer says the lamp arrived broken.",
        "Order #1001 is delivered.",
    ]
    assert [s.text for s in overtaken.summary if s.author is Author.MODEL] == [
        "The customer says the lamp arrived broken."
    ]
    assert (overtaken.faith.kept, overtaken.faith.dropped) == (1, ("overtaken",))
    assert with_same_prose(later, worded, messages=messages, orders=[order()]) == later


@pytest.mark.parametrize(
    ("said", "slot"),
    [
        (("The lamp of #1001 arrived broken",), "photo"),
        (("My lamp arrived broken",), "order_number"),
        (("I want a refund",), "order_number"),
        (("I want a person",), None),
        (("Do you make larger ones?",), None),
        (("The parcel of #1001 never came, send it again",), None),
    ],
)
def test_who_waits_is_asked_only_for_what_helps(said: tuple[str, ...], slot: str | None) -> None:
    events = log(*(says(text) for text in said), opened())
    made = build(events, handoff_id="ho_1", orders=[order()] if "#" in said[0] else [], now=NOON)

    found = next_question(made, events, language="en")

    assert (found.slot.value if found else None) == slot


def test_nobody_in_danger_or_in_rage_is_asked_for_a_photo() -> None:
    calm = log(says("The lamp of #1001 arrived broken"), opened())
    made = build(calm, handoff_id="ho_1", orders=[order()], now=NOON)
    safety = msgspec.structs.replace(
        made, reason=msgspec.structs.replace(made.reason, code="safety")
    )
    rage = msgspec.structs.replace(made, frustration=(Mood(seq=1, score=0.9, level=0.9),))

    assert next_question(made, calm, language="en") is not None
    assert next_question(safety, calm, language="en") is None
    assert next_question(rage, calm, language="en") is None


def test_what_they_wrote_while_waiting_stands_in_the_packet() -> None:
    threat = "If this is not sorted today I will call my bank and do a chargeback."

    made = packet(
        says("The armchair arrived with a broken leg."),
        opened(),
        says(threat),
        says("Thanks"),
    )

    (since,) = [s for s in made.summary if s.quote == threat]
    assert since.text == f"While waiting the customer wrote: “{threat}”"
    assert [source.seq for source in since.sources] == [3]
