"""What holds for every valid document and every message, however strange."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from batonpass.domain.signal.value import Request, RequestKind, Safety, Signals
from batonpass.domain.trigger.decision import Act
from batonpass.domain.trigger.document import Document
from batonpass.domain.trigger.evaluate import Prepared, evaluate
from batonpass.domain.trigger.parse import dump_yaml, from_plain, parse
from batonpass.domain.trigger.problem import BadDocument
from batonpass.domain.trigger.situation import Fired, Line, OrderFact, Situation
from batonpass.domain.trigger.text import Form, Plain

Plainly = st.SearchStrategy[Any]
MANY = 60  # examples a property; the strange ones are found early
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)

score = st.floats(0, 1).map(lambda x: round(x, 3))
word = st.sampled_from(["customs fee", "human", "refund", "Zollgebühr", "关税", "पैसा", "a b c"])
names = st.lists(st.sampled_from(["vip", "refund", "email", "widget", "x"]), min_size=1, max_size=3)
above = st.fixed_dictionaries({"above": score})
at_least = st.fixed_dictionaries({"at_least": st.integers(1, 5)})

# Conditions that promise: more of what they ask for never makes them less met.
rising = st.one_of(
    st.fixed_dictionaries({"frustration": above}),
    st.fixed_dictionaries(
        {"frustration": st.fixed_dictionaries({"above": score, "messages": st.integers(1, 4)})}
    ),
    st.fixed_dictionaries(
        {"trend": st.fixed_dictionaries({"above": score, "messages": st.integers(2, 4)})}
    ),
    *(
        st.fixed_dictionaries({name: above})
        for name in ("level", "churn", "out_of_scope", "human_needed")
    ),
    *(st.fixed_dictionaries({name: at_least}) for name in ("attempts_failed", "unresolved")),
)
fixed = st.one_of(
    st.fixed_dictionaries(
        {
            "request": st.fixed_dictionaries(
                {
                    "kinds": st.lists(
                        st.sampled_from(
                            ["explicit", "callback", "implicit", "bot_challenge", "negated"]
                        ),
                        min_size=1,
                        max_size=3,
                    )
                }
            )
        }
    ),
    st.fixed_dictionaries({"safety": st.just({})}),
    st.fixed_dictionaries(
        {
            "keywords": st.dictionaries(
                st.sampled_from(["en", "de", "zh", "*"]),
                st.lists(word, min_size=1, max_size=4),
                min_size=1,
                max_size=2,
            )
        }
    ),
    st.fixed_dictionaries(
        {
            "pattern": st.fixed_dictionaries(
                {"regex": st.sampled_from([r"\d{3}", "(a|b)+c", r"\bhuman\b", "(x+x+)+y"])}
            )
        }
    ),
    st.fixed_dictionaries(
        {
            "topic": st.fixed_dictionaries(
                {"examples": st.lists(word, min_size=1, max_size=3), "above": score}
            )
        }
    ),
    st.fixed_dictionaries({"category": st.fixed_dictionaries({"names": names, "above": score})}),
    st.fixed_dictionaries({"order_value": st.fixed_dictionaries({"over": st.integers(0, 500)})}),
    st.fixed_dictionaries({"order_late": st.fixed_dictionaries({"days": st.integers(1, 9)})}),
    st.fixed_dictionaries({"contacts": st.fixed_dictionaries({"at_least": st.integers(2, 4)})}),
    *(
        st.fixed_dictionaries({name: st.fixed_dictionaries({"names": names})})
        for name in ("tier", "channel")
    ),
    st.fixed_dictionaries(
        {
            "language": st.fixed_dictionaries(
                {"names": st.lists(st.sampled_from(["en", "pt-BR"]), min_size=1, max_size=2)}
            )
        }
    ),
    st.fixed_dictionaries(
        {"hours": st.fixed_dictionaries({"state": st.sampled_from(["open", "closed"])})}
    ),
    st.fixed_dictionaries(
        {"queue": st.fixed_dictionaries({"wait_over_minutes": st.integers(0, 20)})}
    ),
)


def nested(leaf: Plainly, *, with_not: bool) -> Plainly:
    def grow(inner: Plainly) -> Plainly:
        groups = st.lists(inner, min_size=1, max_size=3)
        kinds = [st.fixed_dictionaries({"all": groups}), st.fixed_dictionaries({"any": groups})]
        if with_not:
            kinds.append(st.fixed_dictionaries({"not": inner}))
        return st.one_of(kinds)

    return st.recursive(leaf, grow, max_leaves=5)


def documents(when: Plainly) -> st.SearchStrategy[Document]:
    rule = st.fixed_dictionaries(
        {"when": when},
        optional={
            "on": st.booleans(),
            "shadow": st.booleans(),
            "mode": st.sampled_from(["live", "email"]),
            "queue": st.sampled_from(["a", "b"]),
            "cooldown_seconds": st.integers(0, 100),
            "channels": st.lists(st.sampled_from(["widget", "email"]), max_size=2),
            "before": st.just({"collect": ["photo"], "wait_over_minutes": 5}),
            "quiet_hours": st.just([{"start": "22:00", "until": "06:00", "days": ["mon"]}]),
            "say": st.dictionaries(
                st.sampled_from(["en", "de", "pt-BR"]), st.just("Hello."), max_size=2
            ),
        },
    )
    return st.lists(rule, max_size=5).map(
        lambda many: from_plain(
            {"rules": [{"name": f"r{at}", **one} for at, one in enumerate(many)]}
        )
    )


def told_or_read(reading: Callable[[], Document]) -> bool:
    try:
        return isinstance(reading(), Document)
    except BadDocument as bad:
        return bool(bad.problems) and all(problem.cure for problem in bad.problems)


any_document = documents(nested(st.one_of(rising, fixed), with_not=True))
rising_document = documents(nested(st.one_of(rising, fixed), with_not=False))

signals = st.builds(
    Signals,
    request=st.builds(Request, kind=st.sampled_from(RequestKind), p=score),
    frustration=score,
    level=score,
    churn=score,
    category=st.sampled_from(["", "refund"]),
    category_p=score,
    out_of_scope=score,
    human_needed=score,
    safety=st.lists(st.sampled_from(Safety), max_size=1).map(tuple),
    unresolved=st.integers(0, 4),
    failed_attempts=st.integers(0, 4),
    language=st.sampled_from(["", "en", "zh-Hant", "xx"]),
)
texts = st.one_of(
    st.text(st.characters(), max_size=300),  # surrogates and controls included
    st.lists(st.one_of(word, st.text(max_size=5)), max_size=10).map(" ".join),
)
situations = st.builds(
    Situation,
    text=texts,
    signals=signals,
    now=st.datetimes(datetime(1990, 1, 1), datetime(2090, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    history=st.lists(signals, max_size=4).map(tuple),
    attempts_failed=st.integers(0, 4),
    orders=st.lists(
        st.builds(
            OrderFact,
            total=st.one_of(st.none(), st.integers(0, 900).map(Decimal)),
            currency=st.just("EUR"),
            days_late=st.one_of(st.none(), st.integers(0, 9)),
        ),
        max_size=2,
    ).map(tuple),
    contacts=st.lists(st.just(NOON - timedelta(days=1)), max_size=3).map(tuple),
    tier=st.sampled_from(["", "vip"]),
    channel=st.sampled_from(["widget", "email"]),
    is_open=st.one_of(st.none(), st.booleans()),
    lines=st.dictionaries(
        st.sampled_from(["", "a"]),
        st.builds(Line, wait_p50_seconds=st.one_of(st.none(), st.floats(0, 9000))),
        max_size=2,
    ),
    fired=st.lists(
        st.builds(Fired, rule=st.sampled_from(["r0", "gone"]), at=st.just(NOON)), max_size=2
    ).map(tuple),
)


@given(any_document, situations)
@settings(max_examples=MANY, deadline=None)
def test_the_same_message_gets_the_same_decision_from_any_document(
    document: Document, situation: Situation
) -> None:
    once = evaluate(Prepared(document), situation)
    again = evaluate(Prepared(parse(dump_yaml(document))), situation)

    assert once == again
    assert msgspec.json.decode(msgspec.json.encode(once), type=type(once)) == once


@given(any_document, situations)
@settings(max_examples=MANY, deadline=None)
def test_no_document_can_refuse_a_request_for_a_person_or_a_safety_topic(
    document: Document, situation: Situation
) -> None:
    measured = situation.signals
    decision = evaluate(document, situation)

    if measured.safety or measured.request.kind in {RequestKind.EXPLICIT, RequestKind.CALLBACK}:
        assert decision.act is Act.HAND_OFF
        assert decision.chosen is not None
        assert decision.chosen.sentence
        assert not decision.chosen.collect
    elif measured.request.kind in {RequestKind.BOT_CHALLENGE, RequestKind.NEGATED}:
        assert decision.act is not Act.HAND_OFF


@given(any_document, situations)
@settings(max_examples=MANY, deadline=None)
def test_every_quotation_stands_in_the_message(document: Document, situation: Situation) -> None:
    decision = evaluate(document, situation)

    clean = situation.text.encode(errors="replace").decode()
    assert all(clean[span.start : span.end] == span.text for span in decision.spans)


@given(rising_document, situations, score)
@settings(max_examples=MANY, deadline=None)
def test_more_trouble_never_takes_a_handoff_away(
    document: Document, situation: Situation, more: float
) -> None:
    if situation.signals.request.kind in {RequestKind.BOT_CHALLENGE, RequestKind.NEGATED}:
        return
    angrier = msgspec.structs.replace(
        situation.signals,
        frustration=max(situation.signals.frustration, more),
        level=max(situation.signals.level, more),
        churn=max(situation.signals.churn, more),
        human_needed=max(situation.signals.human_needed, more),
    )

    worse = msgspec.structs.replace(
        situation,
        signals=angrier,
        attempts_failed=situation.attempts_failed + round(more * 3),
        unresolved=situation.unresolved + round(more * 3),
        orders=tuple(
            msgspec.structs.replace(
                order,
                total=None if order.total is None else order.total + round(more * 500),
                days_late=None if order.days_late is None else order.days_late + round(more * 5),
            )
            for order in situation.orders
        ),
    )

    before = evaluate(document, situation)
    after = evaluate(document, worse)

    assert set(before.fired) <= set(after.fired)


@given(any_document, any_document, situations)
@settings(max_examples=MANY, deadline=None)
def test_a_rule_added_at_the_end_never_takes_a_handoff_away(
    document: Document, more: Document, situation: Situation
) -> None:
    renamed = tuple(msgspec.structs.replace(rule, name=f"x-{rule.name}") for rule in more.rules)
    longer = msgspec.structs.replace(document, rules=document.rules + renamed)

    before, after = evaluate(document, situation), evaluate(longer, situation)

    assert after.fired[: len(before.fired)] == before.fired
    assert before.act is not Act.HAND_OFF or after.act is Act.HAND_OFF


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=4),
            st.dictionaries(
                st.sampled_from(
                    [*Document.__struct_fields__, "name", "when", "level", "all", "say", "on"]
                ),
                inner,
                max_size=4,
            ),
        ),
        max_leaves=20,
    )
)
@settings(max_examples=MANY, deadline=None)
def test_whatever_a_form_sends_is_a_document_or_is_refused_with_a_place(value: Plain) -> None:
    assert told_or_read(lambda: from_plain(value))


@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)), st.sampled_from(["yaml", "json"]))
@settings(max_examples=MANY, deadline=None)
def test_whatever_file_is_given_is_a_document_or_is_refused_with_words(
    text: bytes | str, form: Form
) -> None:
    assert told_or_read(lambda: parse(text, form=form))
