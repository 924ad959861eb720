"""Dissatisfaction that lies in the conversation, and complaints without a word of anger."""

import pytest

from batonpass.adapters.language.signals import load
from batonpass.domain.signal import Utterance, measure


def frustration(text: str, *offered: str, language: str = "en") -> float:
    history = [Utterance(author="assistant", text=line) for line in offered]
    return measure(text, model=load(), language=language, history=history).frustration


@pytest.mark.parametrize(
    ("language", "offered", "text"),
    [
        ("en", "I found a table at noon.", "No, I need it in the evening"),
        ("en", "Here are our red shoes.", "how about blue ones instead"),
        ("es", "Aquí tiene los zapatos rojos.", "no, quiero los azules"),
        ("fr", "Voici nos chaussures rouges.", "je cherche plutôt autre chose"),
        ("de", "Hier sind unsere roten Schuhe.", "nein, ich suche blaue in Größe 40"),
        ("it", "Ecco le scarpe rosse.", "vorrei invece quelle blu"),
        ("pt", "Aqui estão os sapatos vermelhos.", "não, eu quero os azuis"),
        ("nl", "Hier zijn onze rode schoenen.", "nee, ik zoek blauwe in maat 40"),
    ],
)
def test_turning_down_what_the_assistant_offered_is_dissatisfaction(
    language: str, offered: str, text: str
) -> None:
    alone = frustration(text, language=language)

    assert frustration(text, offered, language=language) > alone + 0.05


def test_an_assistant_that_cannot_help_adds_to_what_is_said_next() -> None:
    text = "try the centre of the town"

    found = frustration(text, "There are three hotels in the north.")
    failed = frustration(text, "Unfortunately there are no hotels in the north.")

    assert failed > found + 0.05


def test_thanks_ease_what_the_conversation_adds() -> None:
    line = "I'm afraid there is nothing in the north."

    assert frustration("no, that was all I need, thanks", line) < 0.5
    assert frustration("no, that was all, thanks", line) < frustration("no, I need one there", line)


@pytest.mark.parametrize("text", ["no", "no thanks", "no, that's all", "nope, bye"])
def test_a_short_no_to_a_question_stays_no_anger(text: str) -> None:
    assert frustration(text, "Is there anything else I can do for you?") < 0.5


@pytest.mark.parametrize(
    ("complaint", "question"),
    [
        ("on hold for two hours and nobody answers", "what are the hours of your shop"),
        ("third time you promised me a call back", "can I have a call back"),
        ("my bag was left behind again", "can I bring a second bag"),
        ("thanks for nothing", "thanks for everything"),
    ],
)
def test_a_complaint_without_a_word_of_anger_stands_above_a_question(
    complaint: str, question: str
) -> None:
    assert frustration(complaint) > frustration(question) + 0.05


def test_a_web_address_tells_nothing_of_language_or_temper() -> None:
    plain = measure("where is my parcel", model=load())
    linked = measure("where is my parcel https://t.co/c3Lqu", model=load())

    assert linked.language == plain.language == "en"
    assert linked.frustration == pytest.approx(plain.frustration)
