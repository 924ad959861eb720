"""What a customer is asked before a long wait, in their language."""

import pytest

from batonpass.domain.trigger.document import Item
from batonpass.domain.trigger.intake import question, wants_mail
from batonpass.domain.wording import own_catalogue
from batonpass.domain.wording.catalogue import CATALOGUES

PLAIN = dict.fromkeys(map(ord, "\u2068\u2069"))  # signs of direction, which nobody sees


def asked(language: str, *items: Item, offers_email: bool = False) -> str:
    own = own_catalogue({}, language)
    return question(items, offers_email=offers_email, catalogue=own).translate(PLAIN)


def test_several_things_are_asked_for_in_one_sentence() -> None:
    said = asked("en-GB", Item.ORDER_NUMBER, Item.PHOTO, Item.DETAILS)

    assert "send me your order number, a photo and what happened or what you wish." in said


def test_arabic_is_asked_in_arabic_with_its_own_comma() -> None:
    said = asked("ar-EG", Item.ORDER_NUMBER, Item.PHOTO, Item.PHONE, offers_email=True)

    assert "أرسل لي من فضلك رقم طلبك، صورة ورقم هاتفك." in said
    assert "بريدك الإلكتروني" in said


@pytest.mark.parametrize("language", sorted(CATALOGUES))
def test_every_language_of_the_product_asks_in_its_own_words(language: str) -> None:
    whole = asked(language, *Item, offers_email=True)
    mail = asked(language, offers_email=True)

    assert len({whole, mail, asked("en", *Item, offers_email=True)}) == 2 + (language != "en")
    assert "{" not in whole + mail


def test_a_merchant_puts_the_question_in_their_own_words() -> None:
    own = own_catalogue({"en": {"intake.ask": "Before Ida looks: may I have {items}?"}}, "en")

    assert question([Item.PHOTO], offers_email=False, catalogue=own) == (
        "Before Ida looks: may I have a photo?"
    )


@pytest.mark.parametrize("text", ["E-mail, please", "por correo", "بالبريد من فضلك", "Mail!"])
def test_a_short_answer_chooses_e_mail(text: str) -> None:
    assert wants_mail(text)
