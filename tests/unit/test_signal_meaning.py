"""What a word means carries over between languages, and so do the ways of asking for a person."""

import pytest

from batonpass.adapters.language.signals import load
from batonpass.domain.category_shop import SHOP
from batonpass.domain.signal import Example, fit_categories, measure
from batonpass.domain.signal.feature import class_grams, grams
from batonpass.domain.signal.language import guess
from batonpass.domain.signal.meaning import directed, meaning
from batonpass.domain.signal.request import read_text
from batonpass.domain.signal.text import tokens

CHOSEN = ("refund", "tracking", "account", "invoice")
ENGLISH = {name: [text for text in SHOP[name][:10] if text.isascii()] for name in CHOSEN}
SAID = [
    ("quiero que me devuelvan el dinero", "refund"),
    ("ich möchte mein Geld zurück", "refund"),
    ("onde está o meu pacote", "tracking"),
    ("où est mon colis", "tracking"),
    ("ho dimenticato la password del mio account", "account"),
    ("ik heb een factuur nodig voor mijn bedrijf", "invoice"),
    ("我需要发票", "invoice"),
]


@pytest.mark.parametrize(("text", "name"), SAID)
def test_a_shop_with_english_examples_understands_other_languages(text: str, name: str) -> None:
    examples = [
        Example(text=said, category=kept) for kept, all_ in ENGLISH.items() for said in all_
    ]

    assert measure(text, model=load(), categories=fit_categories(examples, load())).nearest == name


def test_a_shop_with_spanish_examples_understands_english() -> None:
    examples = [
        Example(text=text, category=name)
        for name, texts in {
            "reembolso": ("quiero mi dinero de vuelta", "me deben el reembolso", "reembolso ya"),
            "talla": ("¿qué talla me queda?", "¿tienen una talla más grande?", "es muy pequeño"),
        }.items()
        for text in texts
    ]
    fitted = fit_categories(examples, load())

    assert measure("give me my money back", model=load(), categories=fitted).nearest == "reembolso"
    assert measure("is there a bigger size?", model=load(), categories=fitted).nearest == "talla"


@pytest.mark.parametrize(
    ("word", "same", "other"),
    [
        ("contraseña", "password", "shoes"),
        ("Rechnung", "invoice", "password"),
        ("remboursement", "refund", "password"),
        ("scarpe", "shoes", "refund"),
        ("密码", "password", "refund"),
    ],
)
def test_words_of_the_same_meaning_lie_near_each_other(word: str, same: str, other: str) -> None:
    at = meaning(tokens(word), load())

    assert at @ meaning(tokens(same), load()) > at @ meaning(tokens(other), load()) + 0.1


def test_a_word_pulls_a_message_towards_what_it_means() -> None:
    words = tokens("我想要发票, gracias")
    pulls = directed(words, meaning(tokens("invoice"), load()), load())

    assert len(pulls) == len(words)
    assert max(range(len(words)), key=pulls.__getitem__) == 0


def test_the_same_classes_in_a_row_are_the_same_to_what_is_learnt() -> None:
    spanish = read_text("quiero hablar con una persona")
    dutch = read_text("ik wil praten met een mens")

    shared = set(class_grams(spanish.letters, spanish.rules)) & set(
        class_grams(dutch.letters, dutch.rules)
    )

    assert len(shared) >= 3


def test_chinese_is_learnt_by_a_sign_or_two_since_it_has_no_spaces() -> None:
    assert len(set(grams(tokens("我要退货"))) & set(grams(tokens("想退货")))) >= 3


def test_a_word_alone_is_read_in_the_language_of_its_stem() -> None:
    assert guess(tokens("doorverbinden"))[0] == "nl"
    assert guess(tokens("asdfgh"))[0] == "en"
