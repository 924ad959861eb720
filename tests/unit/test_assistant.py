"""What the offline assistant decides, and what it never says twice."""

import re
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batonpass.domain.assistant import Intent, ReturnNote, Slot, View
from batonpass.domain.assistant.decide import Ask, LookUp, Plan, Say, Silent, Tell, decide
from batonpass.domain.assistant.intent import understood
from batonpass.domain.assistant.say import LANGUAGES, say
from batonpass.domain.assistant.tell import finished, looked_up, said
from batonpass.domain.attempt import Attempt, Outcome
from batonpass.domain.fact import facts
from batonpass.domain.guard import answers_of, repeats
from batonpass.domain.message import Kind, Message
from batonpass.domain.packet import say as packet_say

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def view(*lines: str, attempts: tuple[Attempt, ...] = (), **known: object) -> View:
    """A conversation; a line that starts with > is the assistant's."""
    messages = tuple(
        Message(
            id=str(n),
            seq=n,
            kind=Kind.ASSISTANT if line.startswith(">") else Kind.CUSTOMER,
            at=NOON,
            text=line.removeprefix(">"),
        )
        for n, line in enumerate(lines, start=1)
    )
    return View(
        shop_name="Larch",
        messages=messages,
        facts=facts(messages),
        attempts=attempts,
        now=NOON,
        **known,  # type: ignore[arg-type] # fields of View, by name
    )


def tried(
    outcome: Outcome, *, seq: int = 1, slot: str = "", intent: str = "order_status"
) -> Attempt:
    return Attempt(id=f"at_{seq}_0", intent=intent, outcome=outcome, seq=seq, slot=slot)


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("hi", Intent.GREETING),
        ("Guten Tag", Intent.GREETING),
        ("hai", Intent.GREETING),
        ("hello, good morning sir", Intent.GREETING),
        ("hi spencer", Intent.GREETING),
        ("hi, where is my order", Intent.ORDER_STATUS),
        ("my full name is Ravi Kumar", Intent.INTRODUCTION),
        ("Ich heiße Jana", Intent.INTRODUCTION),
        ("my name is misspelt on my parcel, where is it", Intent.ORDER_STATUS),
        ("yes sir", Intent.YES),
        ("no thanks, that's all", Intent.GOODBYE),
        ("thanks a lot!", Intent.THANKS),
        ("are you a real person?", Intent.BOT_CHALLENGE),
        ("Bist du ein Mensch?", Intent.BOT_CHALLENGE),
        ("are you there?", Intent.ARE_YOU_THERE),
        ("hello???", Intent.ARE_YOU_THERE),
        ("where is my order", Intent.ORDER_STATUS),
        ("can my order be made to come early", Intent.ORDER_STATUS),
        ("we ordered three weeks ago and wonder", Intent.ORDER_STATUS),
        ("Track Order", Intent.TRACKING_LINK),
        ("in how many days will a delivery arrive", Intent.DELIVERY_TIME),
        ("i want to get in touch", Intent.CONTACT),
        ("wo ist mein Paket", Intent.ORDER_STATUS),
        ("¿dónde está mi pedido?", Intent.ORDER_STATUS),
        ("où est ma commande ?", Intent.ORDER_STATUS),
        ("send me the tracking link", Intent.TRACKING_LINK),
        ("how do I return this", Intent.RETURN_INSTRUCTIONS),
        ("when are you open", Intent.OPENING_HOURS),
        ("what is your address", Intent.ADDRESS),
        ("how long does delivery take", Intent.DELIVERY_TIME),
        ("my lamp arrived broken", Intent.PROBLEM),
        ("can I send it back if it is too short", Intent.RETURN_INSTRUCTIONS),
        ("I want to modify the delivery address", Intent.ACTION),
        ("I have a query related to my order", Intent.ORDER_STATUS),
        ("I want my money back", Intent.ACTION),
        ("please cancel my order", Intent.ACTION),
        ("that did not help", Intent.NOT_SOLVED),
        ("purple monkey dishwasher", Intent.UNKNOWN),
    ],
)
def test_a_message_is_understood_by_its_words(text: str, intent: Intent) -> None:
    assert understood(text) is intent


def test_the_merchants_category_helps_where_the_rules_miss_but_only_if_it_is_sure() -> None:
    assert understood("gimme an update", category="order_status", category_p=0.9) is (
        Intent.ORDER_STATUS
    )
    assert understood("gimme an update", category="order_status", category_p=0.3) is (
        Intent.UNKNOWN
    )


@pytest.mark.parametrize(
    "text", ["robin", "raj sri", "td 45 n 1", "my invoice", "I need urgent assistance"]
)
def test_a_name_a_code_or_two_words_are_asked_what_they_are_about_and_count_as_no_failure(
    text: str,
) -> None:
    plan = decide(view("hi", ">Hello!", text))

    assert plan == Ask(intent=Intent.UNKNOWN, slots=(Slot.TOPIC,))
    turn = said(view("hi", ">Hello!", text), plan)
    assert [a.outcome for a in turn.attempts] == [Outcome.ASKED]
    assert not turn.wants_handoff


def test_what_a_message_is_about_is_asked_once_and_never_of_a_whole_question() -> None:
    asked = tried(Outcome.ASKED, seq=1, slot="topic", intent="unknown")

    again = decide(view("robin", ">What is it about?", "delhi", attempts=(asked,)))
    question = decide(view("do goats eat much grass?"))
    chinese = decide(view("你们的灯具可以在户外使用吗"))

    assert isinstance(again, Say)
    assert again.key == "unknown"
    assert isinstance(question, Say)
    assert question.key == "unknown"
    assert isinstance(chinese, Say)


@pytest.mark.parametrize("text", ["ok", "yes sir", "my name is Ravi"])
def test_an_ok_or_a_name_leads_on_to_what_it_is_about(text: str) -> None:
    first = decide(view("hi", ">Hello! How can I help?", text))
    answered = tried(Outcome.ANSWERED, intent="opening_hours")
    after = decide(view("when are you open", ">9 to 5.", text, attempts=(answered,)))

    assert isinstance(first, Say)
    assert (first.key, first.outcome) == ("noted.topic", None)
    assert isinstance(after, Say)
    assert (after.key, after.outcome) == ("noted.else", None)


def test_a_no_after_an_answer_ends_it_and_an_ok_after_a_no_asks_for_nobody() -> None:
    answered = tried(Outcome.ANSWERED, intent="opening_hours")
    offered = tried(Outcome.NO_ANSWER, slot="person", intent="unknown")

    done = decide(view("when are you open", ">9 to 5. Else?", "no", attempts=(answered,)))
    agreed = decide(view("eh what is that", ">A person?", "ok", attempts=(offered,)))
    later = decide(
        view("eh what is that", ">A person?", "no", ">We go on here.", "ok", attempts=(offered,))
    )

    assert isinstance(done, Say)
    assert done.key == "goodbye"
    assert isinstance(agreed, Say)
    assert agreed.key == "person"
    assert isinstance(later, Say)
    assert not later.why


def test_what_only_adds_to_an_answer_is_kept_and_not_called_unanswerable() -> None:
    answered = tried(Outcome.ANSWERED)
    told = view("where is it", ">On its way.", "I've bought here for years.", attempts=(answered,))
    asked = view("where is it", ">On its way.", "do goats eat grass?", attempts=(answered,))

    plan = decide(told)
    other = decide(asked)

    assert isinstance(plan, Say)
    assert (plan.key, plan.outcome, plan.slot) == ("noted.person", Outcome.ASKED, Slot.PERSON)
    assert isinstance(other, Say)
    assert other.key == "unknown"


def test_a_no_to_anything_else_is_no_refusal_of_what_was_asked_before() -> None:
    asked = tried(Outcome.ASKED, slot="email")

    plan = decide(
        view("where is #1001", ">E-mail?", "ok thanks", ">Else?", "no", attempts=(asked,))
    )

    assert plan == Say(intent=Intent.NO, key="declined")


def test_a_second_greeting_is_not_answered_with_the_first_words() -> None:
    plan = decide(view("hi", ">Hello! How can I help?", "good morning"))

    assert plan == Say(intent=Intent.GREETING, key="here")


def test_it_asks_only_for_what_is_missing() -> None:
    nothing = decide(view("where is my order"))
    number = decide(view("where is order #1001"))
    both = decide(view("where is order #1001, jane@example.com"))

    assert nothing == Ask(intent=Intent.ORDER_STATUS, slots=(Slot.ORDER_NUMBER, Slot.EMAIL))
    assert number == Ask(intent=Intent.ORDER_STATUS, slots=(Slot.EMAIL,), order="#1001")
    assert both == LookUp(intent=Intent.ORDER_STATUS, number="#1001", email="jane@example.com")


def test_it_does_not_ask_a_signed_in_customer_who_they_are() -> None:
    plan = decide(view("where is order #1001", level="proven"))

    assert plan == LookUp(intent=Intent.ORDER_STATUS, number="#1001", email="")


def test_an_address_known_from_before_is_not_asked_for() -> None:
    plan = decide(view("where is order #1001", customer_email="jane@example.com"))

    assert plan == LookUp(intent=Intent.ORDER_STATUS, number="#1001", email="jane@example.com")


def test_it_never_asks_twice_for_the_same_thing() -> None:
    attempts = (tried(Outcome.ASKED, slot="order_number"), tried(Outcome.ASKED, slot="email"))

    plan = decide(view("where is my order", ">number?", "no idea", attempts=attempts))

    assert isinstance(plan, Say)
    assert plan.key == "cannot_without.order_number"


def test_of_two_things_asked_at_once_the_other_may_be_asked_again_alone() -> None:
    attempts = (tried(Outcome.ASKED, slot="order_number"), tried(Outcome.ASKED, slot="email"))

    plan = decide(view("where is my order", ">order number?", "1001", attempts=attempts))

    assert plan == Ask(intent=Intent.ORDER_STATUS, slots=(Slot.EMAIL,), order="#1001")


def test_who_said_what_is_wrong_is_not_greeted_with_how_can_i_help() -> None:
    plan = decide(view("my lamp is broken", ">One moment", "hello?"))

    assert isinstance(plan, Say)
    assert plan.key == "here.known"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_no_question_of_the_assistant_repeats_what_is_known(language: str) -> None:
    known = facts(view("order #1001, jane@example.com, I am late").messages)

    for key in ("here.known", "unknown", "repeat", "gave_up", "offer_person", "bot"):
        assert repeats(say(key, language), answers_of(known, language=language)) == ()


def test_a_second_failure_is_said_and_passed_on() -> None:
    asked = view(
        "blah", ">I can't", "do goats eat much grass", attempts=(tried(Outcome.NO_ANSWER),)
    )

    plan = decide(asked)
    assert isinstance(plan, Say)
    turn = said(asked, plan)

    assert turn.wants_handoff
    assert turn.why == "gave_up"


def test_failures_of_an_earlier_story_do_not_count() -> None:
    failed = tried(Outcome.NO_ANSWER, seq=1)
    asked = view("blah", ">I can't", "do goats eat much grass", attempts=(failed,), since_seq=2)

    plan = decide(asked)
    assert isinstance(plan, Say)

    assert not said(asked, plan).wants_handoff


def test_the_same_sentence_is_never_answered_twice() -> None:
    first = say("hours.none", "en")
    asked = view("when are you open", f">{first}", "when are you open")

    turn = finished(asked, first, "opening_hours", (tried(Outcome.ANSWERED, seq=3),))

    assert first not in turn.text
    assert turn.attempts[0].outcome is Outcome.NO_ANSWER


def test_its_first_message_says_that_it_is_an_ai_and_later_ones_do_not_repeat_it() -> None:
    first, second = view("hi"), view("hi", ">Hello", "hello")

    for asked, expected in ((first, True), (second, False)):
        plan = decide(asked)
        assert isinstance(plan, Say)
        assert ("AI assistant" in said(asked, plan).text) is expected


def test_asked_whether_it_is_a_bot_it_is_honest_and_offers_a_person() -> None:
    asked = view("are you a bot?")

    plan = decide(asked)
    assert isinstance(plan, Say)
    turn = said(asked, plan)

    assert "not a person" in turn.text
    assert not turn.wants_handoff
    assert turn.asked_slot == Slot.PERSON


@pytest.mark.parametrize(("answer", "wants"), [("yes please", True), ("no thanks", False)])
def test_an_offered_person_comes_only_if_the_customer_agrees(answer: str, wants: bool) -> None:  # noqa: FBT001 - a table
    offered = tried(Outcome.ASKED, slot="person", intent="bot_challenge")
    asked = view("are you a bot?", ">yes", answer, attempts=(offered,))

    plan = decide(asked)
    assert isinstance(plan, Say)

    assert said(asked, plan).wants_handoff is wants


def test_a_wrong_number_and_a_wrong_address_get_the_same_words() -> None:
    plan = LookUp(intent=Intent.ORDER_STATUS, number="#1001", email="x@example.com")

    turn = looked_up(view("where is #1001 x@example.com"), plan, None)

    assert "couldn't find order #1001 together with that e-mail address" in turn.text
    assert [a.outcome for a in turn.attempts] == [Outcome.NO_ANSWER]


def test_what_an_agent_forbade_is_never_said() -> None:
    note = ReturnNote(do_not_mention=("opening times", "Our shop is open"))
    asked = view("when are you open", returned=note)

    turn = finished(asked, "Our shop is open: always.", "opening_hours", ())

    assert "always" not in turn.text
    assert turn.wants_handoff


def test_while_somebody_waits_it_asks_one_helpful_thing_at_a_time() -> None:
    broken = "my lamp from order #1001 is broken, jane@example.com"

    first = decide(view(broken, is_waiting=True))
    asked = (tried(Outcome.ASKED, slot="photo"),)
    second = decide(view(broken, ">photo?", "no", attempts=asked, is_waiting=True))
    both = (*asked, tried(Outcome.ASKED, seq=3, slot="want"))
    last = decide(view(broken, ">photo?", "no", ">want?", attempts=both, is_waiting=True))

    assert first == Ask(intent=Intent.UNKNOWN, slots=(Slot.PHOTO,), order="#1001")
    assert second == Ask(intent=Intent.UNKNOWN, slots=(Slot.WANT,), order="#1001")
    assert last == Silent()


def test_who_goes_on_with_the_assistant_in_line_has_their_questions_answered() -> None:
    """A person comes anyway: what only one can decide is noted for them, and offered to nobody."""
    jane = "where is my order #1001? jane@example.com"

    assert decide(view("when are you open?", is_waiting=True)) == Tell(intent=Intent.OPENING_HOURS)
    assert decide(view("what is your return policy?", is_waiting=True)) == Tell(
        intent=Intent.RETURN_INSTRUCTIONS
    )
    assert isinstance(decide(view(jane, is_waiting=True)), LookUp)
    assert decide(view("thanks!", is_waiting=True)) == Say(intent=Intent.THANKS, key="thanks")
    before = "I want to talk to a person about my broken lamp"
    later = decide(view(before, "when are you open?", is_waiting=True))
    assert later == Tell(intent=Intent.OPENING_HOURS)
    asked = (tried(Outcome.ASKED, slot="order_number"),)
    for lost in ("purple monkey dishwasher", "I want to talk to a person", "are you a bot?"):
        plan = decide(view("hi", ">hello", lost, attempts=asked, is_waiting=True))
        assert plan == Say(intent=Intent.UNKNOWN, key="noted")


def test_an_answer_in_line_offers_no_person_and_passes_nobody_on() -> None:
    late = view("where is my order?", ">hm", "and now?", is_waiting=True)

    for turn in (
        finished(late, "I pass it on.", "order_status", (), why="needs_person"),
        finished(
            late, "Not found.", "order_status", (tried(Outcome.NO_ANSWER, seq=3),), slot="person"
        ),
    ):
        assert turn.text == say("noted", "en")
        assert (turn.wants_handoff, turn.asked_slot) == (False, "")
    known = finished(late, "On its way.", "order_status", (tried(Outcome.ANSWERED, seq=3),))
    assert known.text == "On its way."


def test_a_question_anybody_may_ask_needs_no_order() -> None:
    assert decide(view("when are you open?")) == Tell(intent=Intent.OPENING_HOURS)


@given(st.text(max_size=200), st.sampled_from(sorted(LANGUAGES)))
def test_whatever_is_written_gets_a_plan(text: str, language: str) -> None:
    asked = view(text or "?", language=language)

    plan: Plan = decide(asked)

    if isinstance(plan, Say | Ask):
        assert said(asked, plan).text


ARGUMENT = re.compile(r"\{(\w+)")


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_every_language_has_the_same_messages_with_the_same_arguments(language: str) -> None:
    for catalogues in (
        {k: v.MESSAGES for k, v in LANGUAGES.items()},
        packet_say.CATALOGUES,
    ):
        reference, mine = catalogues["en"], catalogues[language]
        assert set(mine) == set(reference)
        for key, pattern in reference.items():
            theirs = set(ARGUMENT.findall(mine[key])) - {"one", "other"}
            assert theirs == set(ARGUMENT.findall(pattern)) - {"one", "other"}, key
            assert "''''" not in mine[key]


def test_every_language_of_the_widget_has_everything_a_customer_is_shown() -> None:
    reference = {key for key in packet_say.CATALOGUES["en"] if key.startswith("shown.")}

    for language, mine in packet_say.SHOWN.items():
        assert {key for key in mine if key.startswith("shown.")} == reference, language
        for key in reference:
            assert ARGUMENT.findall(mine[key]) == ARGUMENT.findall(
                packet_say.CATALOGUES["en"][key]
            ), (language, key)


PROMISED = ReturnNote(
    promised=("The new lamp leaves our warehouse on 24 November.",), agent_name="Nora"
)


def test_what_an_agent_promised_is_told_in_their_name() -> None:
    asked = view("when does the new lamp leave the warehouse?", returned=PROMISED)

    plan = decide(asked)
    assert isinstance(plan, Say)

    assert "Nora noted for you: The new lamp leaves our warehouse on 24 November." in (
        said(asked, plan).text
    )


def test_a_promise_whose_day_has_passed_goes_back_to_a_person() -> None:
    late = ReturnNote(promised=("The new lamp leaves our warehouse on 20 November.",))
    asked = view("your colleague promised me a lamp!", returned=late)

    plan = decide(asked)
    assert isinstance(plan, Say)

    assert said(asked, plan).wants_handoff


def test_a_note_is_not_told_to_another_question() -> None:
    assert decide(view("when are you open?", returned=PROMISED)) == Tell(
        intent=Intent.OPENING_HOURS
    )
