"""What the rules out of the box make of a shop customer's messages."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from batonpass.domain.signal.value import Request, RequestKind, Signals
from batonpass.domain.trigger.decision import Act
from batonpass.domain.trigger.default import default_document
from batonpass.domain.trigger.evaluate import evaluate
from batonpass.domain.trigger.situation import Situation

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def strange(text: str, language: str = "en") -> Situation:
    """A message whose words the signals have never seen in a shop."""
    return Situation(
        text=text,
        signals=Signals(out_of_scope=1.0, language=language),
        now=NOON,
        zone=ZoneInfo("UTC"),
        language=language,
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("When are you open?", "en"),
        ("What are your opening hours today?", "en"),
        ("Could you deliver it to my neighbour instead?", "en"),
        ("I want to know your address please", "en"),
        ("is your call center working this week?", "en"),
        ("Wann haben Sie denn geöffnet?", "de"),
        ("¿A qué hora tienen abierto hoy?", "es"),
        ("هل يمكنكم توصيل الطرد إلى جاري؟", "ar"),
    ],
)
def test_the_shops_own_matters_are_answered_and_not_out_of_scope(text: str, language: str) -> None:
    decision = evaluate(default_document(), strange(text, language))

    assert decision.act is not Act.HAND_OFF


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("I want to book a flight to Dubai", "en"),
        ("Can you help me with my mortgage rate?", "en"),
        ("Können Sie mir beim Hauskredit helfen?", "de"),
        ("أريد حجز رحلة طيران إلى دبي", "ar"),
    ],
)
def test_what_is_no_matter_of_a_shop_goes_to_a_person_at_once(text: str, language: str) -> None:
    decision = evaluate(default_document(), strange(text, language))

    assert decision.act is Act.HAND_OFF
    assert decision.chosen is not None
    assert decision.chosen.reason == "out_of_scope"


@pytest.mark.parametrize("text", ["I need urgent assistance", "can you please help me?"])
def test_a_bare_call_for_help_is_asked_about_before_it_is_passed_on(text: str) -> None:
    decision = evaluate(default_document(), strange(text))

    assert decision.act is not Act.HAND_OFF


def asks_softly(text: str, human_needed: float) -> Situation:
    """A message that asks for no person in so many words."""
    return Situation(
        text=text,
        signals=Signals(
            request=Request(kind=RequestKind.IMPLICIT, p=0.3), human_needed=human_needed
        ),
        now=NOON,
        zone=ZoneInfo("UTC"),
    )


def test_who_could_reach_nobody_gets_a_person_and_who_asks_for_a_number_gets_an_answer() -> None:
    nobody = evaluate(default_document(), asks_softly("Nobody picks up your phone", 0.94))
    number = evaluate(default_document(), asks_softly("pls give me customer care no", 0.7))

    assert nobody.chosen is not None
    assert nobody.chosen.reason == "unreachable"
    assert number.act is not Act.HAND_OFF


@pytest.mark.parametrize("text", ["my full name is Ravi Kumar", "no that is all thanks"])
def test_a_name_or_a_courtesy_is_not_out_of_scope(text: str) -> None:
    decision = evaluate(default_document(), strange(text))

    assert decision.act is not Act.HAND_OFF
