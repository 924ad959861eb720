"""Which rule decides, what is never decided by a rule, and what the decision says about itself."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from batonpass.domain.signal.value import Request, RequestKind, Safety, Signals, Span
from batonpass.domain.trigger.condition import LEAVES, OVER_TIME
from batonpass.domain.trigger.decision import Act, Chosen, Decision, Verdict
from batonpass.domain.trigger.default import default_document
from batonpass.domain.trigger.document import Document, Item, Mode, When
from batonpass.domain.trigger.evaluate import Prepared, evaluate
from batonpass.domain.trigger.parse import from_plain
from batonpass.domain.trigger.situation import Fired, Line, OrderFact, Situation

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)  # a Friday


def rules(*bodies: Any, default: dict[str, Any] | None = None) -> Document:
    named = [{"name": f"r{at}", **body} for at, body in enumerate(bodies)]
    return from_plain({"rules": named, **({"default": default} if default else {})})


def said(
    text: str = "hello",
    *,
    kind: RequestKind = RequestKind.NONE,
    p: float = 0.0,
    now: datetime = NOON,
    frustration: float = 0.0,
    **more: Any,
) -> Situation:
    measured = {
        name: more.pop(name)
        for name in tuple(more)
        if name in Signals.__struct_fields__ and name not in Situation.__struct_fields__
    }
    signals = Signals(request=Request(kind=kind, p=p), frustration=frustration, **measured)
    return Situation(text=text, signals=signals, now=now, **more)


def to(decision: Decision) -> Chosen:
    assert decision.chosen is not None
    return decision.chosen


def fires(when: dict[str, Any], situation: Situation) -> bool:
    return evaluate(rules({"when": when}), situation).act is Act.HAND_OFF


CONDITIONS: list[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]] = [
    # (condition, a situation that meets it, one that just does not)
    ({"frustration": {"above": 0.7}}, {"frustration": 0.71}, {"frustration": 0.7}),
    (
        {"frustration": {"above": 0.7, "messages": 2}},
        {"frustration": 0.9, "history": (Signals(frustration=0.8),)},
        {"frustration": 0.9, "history": (Signals(frustration=0.8), Signals(frustration=0.1))},
    ),
    ({"level": {"above": 0.5}}, {"level": 0.6}, {"level": 0.4}),
    (
        {"trend": {"above": 0.3, "messages": 3}},
        {"frustration": 0.7, "history": (Signals(frustration=0.1), Signals(frustration=0.4))},
        {"frustration": 0.7, "history": (Signals(frustration=0.7), Signals(frustration=0.7))},
    ),
    ({"churn": {"above": 0.5}}, {"churn": 0.6}, {"churn": 0.5}),
    ({"out_of_scope": {"above": 0.5}}, {"out_of_scope": 0.6}, {"out_of_scope": 0.5}),
    ({"human_needed": {"above": 0.5}}, {"human_needed": 0.6}, {"human_needed": 0.5}),
    (
        {"category": {"names": ["Refund"], "above": 0.5}},
        {"category": "refund", "category_p": 0.6},
        {"category": "refund", "category_p": 0.5},
    ),
    (
        {"category": {"names": ["refund"]}},
        {"category": "refund", "category_p": 0.6},
        {"category": "invoice", "category_p": 0.9},
    ),
    ({"attempts_failed": {"at_least": 2}}, {"attempts_failed": 2}, {"attempts_failed": 1}),
    ({"unresolved": {"at_least": 2}}, {"unresolved": 2}, {"unresolved": 1}),
    (
        {"order_value": {"over": 200, "currency": "EUR"}},
        {"orders": (OrderFact(total=Decimal("200.01"), currency="EUR"),)},
        {"orders": (OrderFact(total=Decimal(900), currency="USD"),)},
    ),
    (
        {"order_late": {"days": 3}},
        {"orders": (OrderFact(), OrderFact(days_late=3))},
        {"orders": (OrderFact(days_late=2),)},
    ),
    (
        {"contacts": {"at_least": 3, "within_days": 7}},
        {"contacts": (NOON - timedelta(days=1), NOON - timedelta(days=6))},
        {"contacts": (NOON - timedelta(days=1), NOON - timedelta(days=8))},
    ),
    ({"tier": {"names": ["vip"]}}, {"tier": "VIP"}, {"tier": ""}),
    ({"channel": {"names": ["email"]}}, {"channel": "email"}, {"channel": "widget"}),
    ({"language": {"names": ["pt"]}}, {"language": "pt-BR"}, {"language": "es"}),
    ({"hours": {"state": "closed"}}, {"is_open": False}, {"is_open": None}),
    (
        {"queue": {"wait_over_minutes": 10}},
        {"lines": {"general": Line(wait_p50_seconds=601)}},
        {"lines": {"general": Line(wait_p50_seconds=None)}},
    ),
    (
        {"queue": {"name": "tech", "waiting_at_least": 5, "agents_at_most": 1}},
        {"lines": {"tech": Line(waiting=5, agents=1)}},
        {"lines": {"tech": Line(waiting=5, agents=2)}},
    ),
    (
        {"all": [{"tier": {"names": ["vip"]}}, {"level": {"above": 0.1}}]},
        {"tier": "vip", "level": 0.2},
        {"tier": "vip", "level": 0.1},
    ),
    (
        {"any": [{"tier": {"names": ["vip"]}}, {"level": {"above": 0.1}}]},
        {"level": 0.2},
        {"tier": "gold"},
    ),
    ({"not": {"tier": {"names": ["vip"]}}}, {"tier": ""}, {"tier": "vip"}),
    (
        {"tier": {"names": ["vip"]}, "level": {"above": 0.1}},
        {"tier": "vip", "level": 0.2},
        {"level": 0.2},
    ),
    ({"pattern": {"regex": r"\bRMA-\d{4}\b"}}, {"text": "my rma-1234 ?"}, {"text": "rma-12"}),
    (
        {"topic": {"examples": ["Do I have to pay customs duty?"], "above": 0.4}},
        {"text": "have I to pay duties to customs"},
        {"text": "where is my parcel"},
    ),
]


@pytest.mark.parametrize(("when", "met", "not_met"), CONDITIONS)
def test_a_condition_holds_where_it_says_and_not_a_step_before(
    when: dict[str, Any], met: dict[str, Any], not_met: dict[str, Any]
) -> None:
    assert fires(when, said(**met))
    assert not fires(when, said(**not_met))


def test_every_condition_of_the_document_has_a_measure() -> None:
    own_words = {"keywords", "pattern", "topic", "queue", "hours", "all_", "any_", "not_"}

    assert set(When.__struct_fields__) == set(LEAVES) | set(OVER_TIME) | own_words


NOBODY = {"queue": {"agents_at_most": 0}}


@pytest.mark.parametrize(
    ("name", "lines", "met"),
    [
        ("Tech", {"tech": Line(agents=0), "": Line(agents=3)}, True),
        ("tech", {"tech": Line(agents=2), "": Line(agents=0)}, False),
        ("general", {"": Line(agents=0)}, True),  # what no queue is called is the default queue
        ("general", {}, False),
    ],
)
def test_a_queue_is_meant_by_its_name_as_routing_means_it(
    name: str, lines: dict[str, Line], *, met: bool
) -> None:
    document = rules({"when": NOBODY, "queue": name})

    assert bool(evaluate(document, said(lines=lines)).fired) is met


@pytest.mark.parametrize(
    "when",
    [
        {"not": NOBODY},
        {"not": {"hours": {"state": "open"}}},
        {"not": {"all": [NOBODY, {"channel": {"names": ["widget"]}}]}},
        {"not": {"any": [NOBODY, {"channel": {"names": ["email"]}}]}},
        {"all": [{"not": NOBODY}, {"channel": {"names": ["widget"]}}]},
    ],
)
def test_from_what_nobody_knows_nothing_follows(when: dict[str, Any]) -> None:
    assert not fires(when, said())
    assert fires(when, said(lines={"": Line(agents=2)}, is_open=False))


@pytest.mark.parametrize(
    "when",
    [
        {"any": [NOBODY, {"channel": {"names": ["widget"]}}]},
        {"not": {"all": [NOBODY, {"channel": {"names": ["email"]}}]}},
        {"not": {"all": [NOBODY, {"level": {"above": 0.5}}]}},
    ],
)
def test_what_holds_whatever_the_unknown_may_be_holds(when: dict[str, Any]) -> None:
    assert fires(when, said(level=0.4))


KEYWORDS = [
    ("en", "customs fee", "en", "They want CUSTOMS  FEES from me!", True),
    ("en", "customs fee", "en", "customs took a fee", False),
    ("en", "fee", "en", "I need coffee", False),
    ("en", "chargeback", "", "i will do a chargeback", True),  # unknown language: tried all
    ("en", "gift", "de", "Das ist Gift", False),  # another language's word
    ("*", "gift", "de", "Das ist Gift", True),
    ("de", "Zollgebühr", "de", "Warum Zollgebühren?", True),
    ("de", "straße", "de", "In der STRASSE", True),
    ("es", "devolución", "es-MX", "quiero hacer devoluciones", True),
    ("fr", "douane", "fr", "les frais de douane's", True),
    ("ru", "возврат", "ru", "хочу оформить возврата", True),
    ("zh", "关税", "zh", "为什么要付关税？", True),  # noqa: RUF001
    ("zh", "关税", "zh", "关于税", False),
    ("ja", "返品", "ja", "商品を返品したい", True),
    ("hi", "पैसा", "hi", "मेरा पैसा वापस करो", True),
    ("en", "don't work", "en", "these don't work", True),
    ("en", "fee", "en", "\ud800 fee \u202e", True),
]


@pytest.mark.parametrize(("of", "phrase", "language", "text", "expected"), KEYWORDS)
def test_keywords_match_whole_words_and_their_forms(
    of: str,
    phrase: str,
    language: str,
    text: str,
    expected: bool,  # noqa: FBT001 a parameter of the table
) -> None:
    found = fires({"keywords": {of: [phrase]}}, said(text, language=language))

    assert found is expected


def test_the_words_that_counted_are_quoted_from_the_message() -> None:
    decision = evaluate(
        rules({"when": {"keywords": {"en": ["customs fee"]}}}),
        said("Hi, the customs fees again", language="en"),
    )

    assert [(s.text, s.start, s.rule) for s in decision.spans] == [("customs fees", 8, "r0")]


@pytest.mark.parametrize("kind", [RequestKind.EXPLICIT, RequestKind.CALLBACK])
@pytest.mark.parametrize(
    "document",
    [
        Document(),
        rules({"when": {"request": {"kinds": ["explicit", "callback"]}}, "on": False}),
        rules({"when": {"request": {"kinds": ["explicit", "callback"]}}, "shadow": True}),
        rules({"when": {"request": {"kinds": ["explicit", "callback"]}}, "channels": ["email"]}),
        rules({"when": {"not": {"request": {"kinds": ["explicit", "callback"]}}}}),
    ],
)
def test_who_asks_for_a_person_is_always_handed_off(kind: RequestKind, document: Document) -> None:
    decision = evaluate(document, said(kind=kind))

    assert (decision.act, decision.forced) == (Act.HAND_OFF, kind.value)
    assert (to(decision).queue, to(decision).reason) == (
        "general",
        {"explicit": "asked", "callback": "callback"}[kind.value],
    )
    assert to(decision).sentence


@pytest.mark.parametrize("topic", list(Safety))
def test_a_safety_topic_is_always_handed_off(topic: Safety) -> None:
    decision = evaluate(Document(), said(safety=(topic,), kind=RequestKind.NEGATED))

    assert (decision.act, to(decision).reason) == (Act.HAND_OFF, "safety")


def test_a_rule_chooses_where_an_explicit_request_goes_but_cannot_delay_it() -> None:
    document = rules(
        {
            "when": {"request": {"kinds": ["explicit"]}},
            "queue": "front",
            "priority": "high",
            "mode": "email",
            "cooldown_seconds": 3600,
            "before": {"collect": ["photo"], "offer_email": True},
            "say": {"en": "A person takes over."},
        }
    )

    decision = evaluate(
        document, said(kind=RequestKind.EXPLICIT, fired=(Fired(rule="r0", at=NOON),))
    )

    assert (to(decision).queue, to(decision).priority) == ("front", "high")
    assert to(decision).sentence == "A person takes over."
    assert to(decision).mode is Mode.LIVE
    assert (to(decision).collect, to(decision).offer_email) == ((), False)


def test_a_rule_for_big_orders_does_not_take_a_call_for_help_from_the_safety_rule() -> None:
    document = rules(
        {"when": {"order_value": {"over": 100}}, "queue": "sales"},
        {"when": {"safety": {}}, "queue": "care"},
    )

    decision = evaluate(
        document, said(safety=(Safety.SELF_HARM,), orders=(OrderFact(total=Decimal(500)),))
    )

    assert (to(decision).rule, decision.fired) == ("r1", ("r0", "r1"))


@pytest.mark.parametrize("kind", [RequestKind.BOT_CHALLENGE, RequestKind.NEGATED])
def test_are_you_a_robot_and_do_not_transfer_me_are_never_a_transfer(kind: RequestKind) -> None:
    document = rules({"when": {"keywords": {"*": ["human"]}}, "queue": "front"})

    decision = evaluate(document, said("are you human", kind=kind))

    assert (decision.act, to(decision).queue) == (Act.OFFER, "front")


def test_a_robot_question_without_any_rule_still_offers_a_person() -> None:
    decision = evaluate(Document(), said(kind=RequestKind.BOT_CHALLENGE))

    assert (decision.act, decision.chosen) == (Act.OFFER, None)


def test_a_calm_message_is_left_to_the_assistant() -> None:
    decision = evaluate(default_document(), said("Where is my order?"))

    assert (decision.act, decision.chosen, decision.fired) == (Act.NONE, None, ())


def test_the_first_rule_that_fires_decides_and_the_others_are_named() -> None:
    level = {"level": {"above": 0.5}}
    document = rules({"when": level, "queue": "a"}, {"when": level, "queue": "b"})

    decision = evaluate(document, said(level=0.9))

    assert (to(decision).queue, decision.fired) == ("a", ("r0", "r1"))


def test_a_shadow_rule_is_logged_and_changes_nothing() -> None:
    decision = evaluate(rules({"when": {"level": {"above": 0.5}}, "shadow": True}), said(level=0.9))

    assert (decision.act, decision.fired, decision.shadow) == (Act.NONE, (), ("r0",))


def test_a_rule_rests_for_its_cooldown_and_then_fires_again() -> None:
    document = rules({"when": {"level": {"above": 0.5}}, "cooldown_seconds": 60})

    def verdict(seconds: float) -> Verdict:
        fired = (Fired(rule="r0", at=NOON - timedelta(seconds=seconds)),)
        return evaluate(document, said(level=0.9, fired=fired)).judged[0].verdict

    assert (verdict(59), verdict(60)) == (Verdict.COOLING, Verdict.FIRED)


@pytest.mark.parametrize(
    ("local", "quiet"),
    [
        ("2026-11-20T21:59", False),
        ("2026-11-20T22:00", True),  # Friday night
        ("2026-11-21T06:59", True),  # still Friday's night
        ("2026-11-21T07:00", False),
        ("2026-11-21T23:00", False),  # Saturday night is not listed
    ],
)
def test_quiet_hours_follow_the_merchants_clock_and_a_night_belongs_to_its_evening(
    local: str,
    quiet: bool,  # noqa: FBT001 a parameter of the table
) -> None:
    zone = ZoneInfo("America/New_York")
    document = rules(
        {
            "when": {"level": {"above": 0.5}},
            "quiet_hours": [{"start": "22:00", "until": "07:00", "days": ["fri"]}],
        }
    )
    now = datetime.fromisoformat(local).replace(tzinfo=zone).astimezone(UTC)

    decision = evaluate(document, said(level=0.9, now=now, zone=zone))

    assert (decision.judged[0].verdict is Verdict.QUIET) is quiet


def test_a_long_wait_brings_the_questions_that_save_time_first() -> None:
    document = rules(
        {
            "when": {"level": {"above": 0.5}},
            "before": {
                "wait_over_minutes": 10,
                "collect": ["order_number", "photo"],
                "offer_email": True,
            },
        }
    )

    long = evaluate(document, said(level=0.9, lines={"general": Line(wait_p50_seconds=700)}))
    short = evaluate(document, said(level=0.9, lines={"general": Line(wait_p50_seconds=500)}))

    assert (to(long).collect, to(long).offer_email) == (
        (Item.ORDER_NUMBER, Item.PHOTO),
        True,
    )
    assert (to(short).collect, to(short).offer_email) == ((), False)


@pytest.mark.parametrize(
    ("own", "language", "expected"),
    [
        ({"en": "E", "de": "D"}, "de-AT", "D"),
        ({"en": "E", "pt-BR": "B", "pt": "P"}, "pt-PT", "P"),
        ({"en": "E"}, "fr", "F default"),  # the default speaks the customer's language
        ({"en": "E"}, "fi", "E"),
        ({"de": "D"}, "", "D"),
        ({}, "fi", "E default"),
    ],
)
def test_the_customer_is_told_in_their_language_where_there_is_a_sentence(
    own: dict[str, str], language: str, expected: str
) -> None:
    document = rules(
        {"when": {"level": {"above": 0.5}}, "say": own},
        default={"say": {"fr": "F default", "en": "E default"}},
    )

    decision = evaluate(document, said(level=0.9, language=language))

    assert to(decision).sentence == expected


def test_what_nearly_fired_is_kept_with_score_and_threshold_nearest_first() -> None:
    document = rules(
        {"when": {"level": {"above": 0.8}, "tier": {"names": ["vip"]}}},
        {"when": {"level": {"above": 0.7}}},
        {"when": {"attempts_failed": {"at_least": 2}}},
        {"when": {"level": {"above": 0.7}, "churn": {"above": 0.5}}},  # churn is far off
    )

    decision = evaluate(document, said(level=0.69, tier="vip", attempts_failed=1))

    assert [(n.rule, n.condition, n.score, n.threshold) for n in decision.nearly] == [
        ("r1", "level", 0.69, 0.7),
        ("r2", "attempts_failed", 1, 2),
        ("r0", "level", 0.69, 0.8),
    ]


def test_the_order_of_evaluation_is_visible() -> None:
    level = {"level": {"above": 0.5}}
    document = rules(
        {"when": level, "on": False}, {"when": level, "channels": ["sms"]}, {"when": level}
    )

    decision = evaluate(document, said(level=0.9))

    assert [(j.rule, j.verdict.value) for j in decision.judged] == [
        ("r0", "off"),
        ("r1", "other_channel"),
        ("r2", "fired"),
    ]


def test_the_decision_quotes_the_signals_it_stands_on() -> None:
    span = Span(start=0, end=5, text="human", signal="request", rule="en.bare_noun")
    other = Span(start=6, end=9, text="now", signal="frustration")

    decision = evaluate(
        default_document(), said("human now", kind=RequestKind.EXPLICIT, spans=(span, other))
    )

    assert decision.spans == (span,)


def test_the_version_is_the_one_given_or_a_print_of_the_content() -> None:
    first, second = rules({"when": {"safety": {}}}), rules({"when": {"safety": {}}, "on": False})

    assert Prepared(first, version="7").version == "7"
    assert Prepared(first).version == Prepared(rules({"when": {"safety": {}}})).version
    assert Prepared(first).version != Prepared(second).version
