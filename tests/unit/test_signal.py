"""What the detector hears in a customer's words."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batonpass.adapters.language.signals import load
from batonpass.domain.signal import (
    Example,
    Model,
    RequestKind,
    Safety,
    Signals,
    Utterance,
    fit_categories,
    measure,
)

ASKS = [
    ("en", "It came in the wrong colour. A person, please."),
    ("de", "Die Farbe ist falsch. Einen Menschen, bitte."),
    ("en", "can I talk to a human please"),
    ("en", "Where's my order? Agent."),
    ("en", "get me a manager"),
    ("en", "chat with agrnt"),
    ("en", "why can't I talk to a real person?"),
    ("en", "I don't want to talk to a bot"),
    ("en", "is there someone I can speak to"),
    ("es", "me pueden comunicar con un asesor?"),
    ("es", "hay alguien con quien pueda hablar"),
    ("fr", "pouvez-vous me mettre en relation avec un conseiller ?"),
    ("fr", "je veux parler à quelqu'un"),
    ("de", "Verbinden Sie mich bitte mit dem Kundenservice"),
    ("de", "gibt es jemanden, mit dem ich sprechen kann?"),
    ("it", "mi passi un addetto per favore"),
    ("pt", "quero falar com um atendente"),
    ("nl", "verbind me door met de klantenservice"),
    ("zh", "请帮我转接人工客服"),
    ("pl", "połącz mnie z konsultantem"),
    ("tr", "müşteri temsilcisine bağlanmak istiyorum"),
    ("ru", "соедините меня с живым человеком"),  # noqa: RUF001
    ("ar", "أريد التحدث مع موظف"),
    ("hi", "मुझे किसी इंसान से बात करनी है"),
    ("ja", "オペレーターと話したいです"),
    ("ko", "상담원 연결해 주세요"),
    ("vi", "tôi muốn nói chuyện với nhân viên"),
    ("id", "tolong sambungkan ke cs"),
    ("", "转 agent"),
]
REFUSALS = [
    ("en", "no, don't transfer me"),
    ("en", "please don't connect me to a representative"),
    ("en", "stop sending me to a human"),
    ("es", "no quiero hablar con un agente, solo dime dónde está mi pedido"),
    ("fr", "je ne veux pas parler à un agent"),
    ("de", "ich möchte nicht mit einem Mitarbeiter sprechen"),
    ("it", "non voglio parlare con un operatore"),
    ("pt", "não quero falar com um atendente"),
    ("nl", "ik wil geen medewerker spreken"),
    ("zh", "不要转人工"),
]
CHALLENGES = [
    ("en", "are you a real person?"),
    ("en", "am I talking to a bot"),
    ("es", "eres un robot?"),
    ("fr", "est-ce que je parle à une vraie personne ?"),
    ("de", "Spreche ich mit einem Menschen?"),
    ("it", "sto parlando con un umano?"),
    ("pt", "você é um robô?"),
    ("nl", "praat ik met een mens?"),
    ("zh", "你是机器人吗"),
]
OTHERS = [
    ("", "Perdona. ¿Tenéis tallas grandes?"),
    ("de", "Wo ist mein Paket? Es liegt im Regen."),
    ("nl", "Er zaten krassen op beide platen. Hoe stuur ik ze terug?"),
    ("en", "my order has an issue"),
    ("en", "I spoke to an agent yesterday and he said it would arrive"),
    ("en", 'The mail said "talk to an agent" if it is late'),
    ("en", "someone from your team told me to contact support"),
    ("en", "My delivery person left it outside"),
    ("es", "quiero cambiar mi número de teléfono"),
    ("fr", "j'ai parlé à un conseiller hier"),
    ("de", "ich habe gestern mit einem Mitarbeiter gesprochen"),
    ("zh", "我想换货"),
]


def heard(text: str, language: str = "", history: tuple[Utterance, ...] = ()) -> Signals:
    return measure(text, model=load(), language=language, history=history)


@pytest.mark.parametrize(("language", "text"), ASKS)
def test_asking_for_a_person_is_heard_in_every_language(language: str, text: str) -> None:
    signals = heard(text, language)

    assert signals.request.kind is RequestKind.EXPLICIT
    assert signals.request.p >= 0.5
    assert signals.human_needed >= 0.5


@pytest.mark.parametrize(("language", "text"), REFUSALS)
def test_a_customer_who_declines_a_person_is_not_transferred(language: str, text: str) -> None:
    request = heard(text, language).request

    assert request.kind is RequestKind.NEGATED
    assert request.p < 0.05


@pytest.mark.parametrize(("language", "text"), CHALLENGES)
def test_asking_whether_it_is_a_bot_is_no_request(language: str, text: str) -> None:
    request = heard(text, language).request

    assert request.kind is RequestKind.BOT_CHALLENGE
    assert request.p < 0.1


@pytest.mark.parametrize(
    "text",
    [
        "Mein Paket kam kaputt an. Ich möchte mit einem Menschen sprechen. Seit drei Wochen!",
        "Mi pedido llegó roto. Necesito hablar con un agente. Gracias por todo, de verdad.",
        "Ho ricevuto il prodotto sbagliato. Vorrei parlare con un operatore. Era per un regalo.",
        "De kleur klopt niet. Kan ik iemand spreken? Het was een cadeau voor mijn moeder.",
        "Minha encomenda chegou aberta. Quero falar com um atendente. Paguei há duas semanas.",
        "Ma commande est cassée. Je voudrais parler à un conseiller. Elle date de lundi dernier.",
    ],
)
def test_a_request_among_other_talk_is_heard_and_quoted(text: str) -> None:
    signals = heard(text, "")

    assert signals.request.kind is RequestKind.EXPLICIT
    assert any(span.signal == "request" and span.text in text for span in signals.spans)


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_talking_about_people_is_no_request(language: str, text: str) -> None:
    assert heard(text, language).request.p < 0.5


@pytest.mark.parametrize("text", ["please call me back tomorrow", "llámenme por favor", "回电"])
def test_wanting_to_be_called_is_a_callback(text: str) -> None:
    assert heard(text).request.kind is RequestKind.CALLBACK


def test_what_is_heard_is_quoted_from_the_message() -> None:
    text = "Hello!! My parcel is late again. Can I talk to a human please"

    spans = [span for span in heard(text).spans if span.signal == "request"]

    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)
    assert any("human" in span.text for span in spans)


def test_a_category_quotes_the_words_that_speak_for_it() -> None:
    text = "hello there, how do I change the delivery address"

    found = heard(text)
    quoted = [span for span in found.spans if span.signal == "category"]

    assert found.category == "address_change"
    assert quoted[0].text == "address"
    assert all(text[s.start : s.end] == s.text for s in quoted)
    assert [s.weight for s in quoted] == sorted((s.weight for s in quoted), reverse=True)
    assert not heard("thanks").category


def test_asking_for_a_person_does_not_hide_what_it_is_about() -> None:
    """What the rest of the message says names the category, and is what is quoted for it."""
    found = heard("The armchair arrived with a broken leg. Can I talk to a person, please?")
    quoted = {span.text for span in found.spans if span.signal == "category"}

    assert found.request.kind is RequestKind.EXPLICIT
    assert found.category == "damaged"
    assert quoted <= {"armchair", "arrived", "broken", "leg"}
    assert heard("I want to talk to a human about my refund").category == "refund"
    assert not heard("Can I talk to a person, please?").category


def test_the_end_of_a_very_long_message_is_read_and_quoted_where_it_stands() -> None:
    text = "my order is late. " * 5000 + "I want to talk to a human"

    signals = heard(text)

    assert signals.request.kind is RequestKind.EXPLICIT
    quoted = [span for span in signals.spans if span.signal == "request"]
    assert all(text[span.start : span.end] == span.text for span in quoted)


def test_a_problem_is_the_topic_and_not_anger() -> None:
    calm = heard("I have a problem with my order, the zip is broken").frustration
    angry = heard("This is ridiculous, worst service ever, I am furious!!").frustration

    assert calm < 0.5 < angry


def test_an_unpleasant_word_that_no_class_holds_is_heard_and_quoted() -> None:
    found = heard("the whole thing was humiliating")
    plain = heard("the whole thing was on the table")

    assert found.frustration > plain.frustration + 0.15
    assert "humiliating" in [span.text for span in found.spans if span.signal == "frustration"]


@pytest.mark.parametrize(
    ("language", "worse", "better"),
    [
        ("it", "sono deluso, un incubo dopo l'altro", "sono contento, tutto perfetto"),
        ("nl", "ik ben teleurgesteld, wat een ramp", "ik ben blij, alles is prima"),
        ("zh", "我很失望和愤怒", "我很满意"),
    ],
)
def test_words_of_a_language_that_few_rated_still_tell_the_temper(
    language: str, worse: str, better: str
) -> None:
    assert heard(worse, language).frustration > heard(better, language).frustration + 0.3


def test_frustration_that_grows_over_messages_is_a_trend() -> None:
    history = (
        Utterance(author="customer", text="hi, thanks, where is my order"),
        Utterance(author="assistant", text="Could you rephrase that?"),
        Utterance(author="customer", text="this is annoying, where is it"),
    )

    rising = heard("unacceptable, terrible service!!", history=history)

    assert rising.trend > 0.1
    assert heard("unacceptable, terrible service!!").trend == 0


def test_saying_it_again_counts_as_unresolved() -> None:
    said = "where is the refund for my blue shoes"
    history = (
        Utterance(author="customer", text=said),
        Utterance(author="assistant", text="Here is our returns page."),
    )

    assert heard(said, history=history).unresolved >= 1
    assert heard("that didn't help, it is still not working").unresolved >= 1


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I want to kill myself", Safety.SELF_HARM),
        ("I know where you live, watch your back", Safety.THREAT),
        ("there is an unauthorized charge, someone used my card", Safety.FRAUD),
        ("my lawyer will file a chargeback", Safety.LEGAL),
        ("voy a poner una denuncia", Safety.LEGAL),
        ("被盗刷了", Safety.FRAUD),
    ],
)
def test_danger_fraud_and_the_law_are_always_named(text: str, topic: Safety) -> None:
    signals = heard(text)

    assert topic in signals.safety
    assert any(span.signal == "safety" for span in signals.spans)


def test_a_merchants_ten_examples_make_a_category() -> None:
    texts = {
        "engraving": ["engrave my ring", "can you put initials on it", "engraving price please"],
        "repair": ["repair my watch", "the clasp needs fixing", "how much is a repair"],
    }
    examples = [Example(text=t, category=c) for c, ts in texts.items() for t in ts]
    model = load()

    fitted = fit_categories(examples, model)

    again = fit_categories(list(reversed(examples)), model)
    measured = measure("please engrave initials on my ring", model=model, categories=fitted)
    assert measured.nearest == "engraving"
    assert measured == measure("please engrave initials on my ring", model=model, categories=again)


def test_a_merchant_who_wants_greetings_told_apart_has_their_word() -> None:
    greetings = ("hi", "hello there", "good morning", "hey", "hi there", "good evening", "hello")
    rings = ("do you sell rings", "engrave my ring", "a gold ring", "ring size", "silver rings")
    examples = [
        *(Example(text=text, category="greeting") for text in greetings),
        *(Example(text=text, category="rings") for text in rings),
    ]
    fitted = fit_categories(examples, load())

    assert measure("hello", model=load(), categories=fitted).category == "greeting"
    assert not heard("hello").category
    assert heard("hello").out_of_scope == 0.0


@given(
    frustration=st.floats(0, 1),
    more=st.floats(0, 1),
    failed=st.integers(0, 6),
)
def test_more_trouble_never_lowers_the_need_for_a_person(
    frustration: float, more: float, failed: int
) -> None:
    from batonpass.domain.signal.need import needed  # noqa: PLC0415

    low, _ = needed({"frustration": min(frustration, more)}, asked=0)
    high, _ = needed({"frustration": max(frustration, more), "failed_attempts": failed}, asked=0)
    asked, _ = needed({"frustration": min(frustration, more)}, asked=0.9)

    assert low <= high
    assert asked >= 0.9


HARD = [
    "",
    " ",
    "\n\n",
    "😀" * 500,
    "\x00\x01\x02\x7f",
    "\ud800 can I talk \udfff to a human",
    "\u202etalk to a human\u202c",
    "a" * 100_000,
    "agent " * 20_000,
    "转人工" * 30_000,
    "don't " * 15_000,
    '"' * 50_000,
    "?!" * 50_000,
    "ก็" * 30_000,
    "اتصل بي" * 10_000,
    "I'" * 30_000,
    "é̀́" * 20_000,
    "\u200b" * 100_000,
    "x" + "\u0301" * 99_999,
]


@pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
@pytest.mark.parametrize("model", [Model(), load()], ids=["rules", "learnt"])
def test_no_message_however_strange_breaks_or_stalls_it(text: str, model: Model) -> None:
    start = time.process_time()

    signals = measure(text, model=model, language="xx")

    assert 0 <= signals.human_needed <= 1
    assert time.process_time() - start < 2.0


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=200), st.sampled_from(["", "en", "zh", "??"]))
def test_any_text_gives_an_answer(text: str, language: str) -> None:
    signals = measure(text, model=load(), language=language)

    assert 0 <= signals.request.p <= 1
    assert 0 <= signals.frustration <= 1
    assert 0 <= signals.out_of_scope <= 1
    assert all(0 <= span.start <= span.end <= len(text) for span in signals.spans)


@pytest.mark.parametrize(
    "text",
    ["my phone number is 754 453 7689", "my contact number 8975623456", "my number: 8975623456"],
)
def test_a_customers_own_number_is_no_call_for_a_person(text: str) -> None:
    signals = measure(text, model=load(), language="en")

    assert signals.request.kind is RequestKind.NONE


@pytest.mark.parametrize(
    ("text", "language"),
    [("Bad Service", "en"), ("worst service", "en"), ("mauvais service après-vente", "fr")],
)
def test_two_words_are_read_in_their_own_language(text: str, language: str) -> None:
    assert measure(text, model=load()).language == language


@pytest.mark.parametrize("text", ["no", "No.", "nope", "no that's all", "no bye", "NO!"])
def test_a_no_to_a_question_is_no_anger(text: str) -> None:
    assert measure(text, model=load(), language="en").frustration < 0.5


def test_a_no_before_anger_hides_none_of_it() -> None:
    angry = "that is wrong, this is ridiculous"

    with_no = measure(f"No, {angry}", model=load(), language="en").frustration

    assert with_no >= measure(angry, model=load(), language="en").frustration - 0.01


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("I will sue you", Safety.LEGAL),
        ("do I have to sue the shop?", Safety.LEGAL),
        ("somebody used my card", Safety.FRAUD),
        ("my name is Sue Miller", None),
        ("Sue, the last four digits are 1718", None),
        ("the last time I used my card was yesterday", None),
    ],
)
def test_a_name_or_a_card_in_use_is_no_danger(text: str, topic: Safety | None) -> None:
    assert measure(text, model=load(), language="en").safety == ((topic,) if topic else ())


def test_only_the_message_that_says_so_is_unresolved() -> None:
    history = [Utterance(author="customer", text="my lamp is not working")]

    told = measure("my lamp is not working", model=load(), language="en")
    named = measure("I am Kim Weber", model=load(), language="en", history=history)

    assert (told.is_unresolved, told.unresolved) == (True, 1)
    assert (named.is_unresolved, named.unresolved) == (False, 1)
