"""What a merchant may write as policy, what each mistake is told, and what a step still may do."""

import contextlib
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator  # type: ignore[import-untyped] # it ships no types

from batonpass.domain.event import Event, MessageAdded
from batonpass.domain.fact.number import find_order_numbers, patterns_of
from batonpass.domain.message import Kind, Message
from batonpass.domain.money import Money
from batonpass.domain.packet import build
from batonpass.domain.packet.policy import BadPolicies, from_plain, schema, to_plain
from batonpass.domain.packet.resolution import DEFAULT, permit
from batonpass.domain.refusal import Malformed
from batonpass.domain.shop import Address, Line, Order, OrderState, PaymentState
from batonpass.domain.shop.action import Goodwill, Pieces, RefundLines, Reship
from batonpass.domain.shop.refusal import ShopRefused

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def order() -> Order:
    return Order(
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
        address=Address(name="Kim Sander", lines=("Elbweg 3",), city="Hamburg", postcode="20095"),
        as_of=NOON,
    )


def plain(**changes: Any) -> dict[str, Any]:
    return {**to_plain(DEFAULT), **changes}


def rule(**changes: Any) -> dict[str, Any]:
    return {
        "id": "damaged",
        "situation": "damaged",
        "offers": ["reship"],
        "words": "Send a new one.",
        **changes,
    }


def problems(document: object) -> dict[str, str]:
    with pytest.raises(BadPolicies) as bad:
        from_plain(document)
    return {p.place: p.cure for p in bad.value.problems}


def test_the_default_policies_are_a_document_like_any_other() -> None:
    assert from_plain(to_plain(DEFAULT)) == DEFAULT
    Draft202012Validator(schema()).validate(to_plain(DEFAULT))


@pytest.mark.parametrize(
    ("changed", "place", "cure"),
    [
        ({"offers": ["reship", "hug"]}, "rules[0].offers[1]", "choose from"),
        ({"offers": ["reship", "reship"]}, "rules[0].offers[1]", "twice"),
        ({"id": "Très cher"}, "rules[0].id", "a-z"),
        ({"situation": "alien"}, "rules[0].situation", "Invalid enum value"),
        ({"words": " "}, "rules[0].words", "say the policy"),
        ({"goodwill_share": "1.5"}, "rules[0].goodwill_share", "0.10 for 10 %"),
        ({"value_max": "-1"}, "rules[0].value_max", "above 0"),
        ({"reply": {"en": "Hi {{first_nam}}"}}, "rules[0].reply.en", "{{customer_name}}"),
        ({"reply": {"xx": "Hi"}}, "rules[0].reply.xx", "use a language"),
        ({"reply": {"en": "Hi {{customer_name}"}}, "rules[0].reply.en", "close every"),
        (
            {"offers": ["send_return_label"], "reply": {"en": "{{amount}} is yours"}},
            "rules[0].reply.en",
            "block every reply",
        ),
        ({"colour": "red"}, "rules[0]", "unknown field `colour`"),
    ],
)
def test_every_mistake_in_a_policy_is_told_with_its_place_and_its_cure(
    changed: dict[str, Any], place: str, cure: str
) -> None:
    found = problems(plain(rules=[rule(**changed)]))

    assert cure in found[place]


def test_all_mistakes_are_told_at_once() -> None:
    twice = [rule(), rule(situation="late", words=""), rule(id="again")]

    found = problems(plain(rules=twice, limits={"goodwill_max": "-5", "currency": "euro"}))

    assert set(found) == {
        "rules[1].id",
        "rules[1].words",
        "rules[2].situation",
        "limits.goodwill_max",
        "limits.currency",
    }


@pytest.mark.parametrize("nonsense", [None, 7, "rules", [], {"rules": 3}, {"format": "other/9"}])
def test_what_is_no_document_at_all_is_refused_in_words(nonsense: object) -> None:
    assert problems(nonsense)


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.sampled_from(["rules", "limits", "id", "reply"]), inner)
        ),
        max_leaves=12,
    )
)
def test_whatever_is_sent_as_policies_is_either_one_or_refused(nonsense: object) -> None:
    with contextlib.suppress(BadPolicies):
        made = from_plain(nonsense)

        assert from_plain(to_plain(made)) == made


def damaged(**document: Any) -> Any:
    said = Message(
        id="1", seq=1, kind=Kind.CUSTOMER, at=NOON, text="The lamp of #1001 arrived broken."
    )
    return build(
        [
            Event(seq=1, type="message.added", at=NOON, data=MessageAdded(message=said)),
        ],
        handoff_id="ho_1",
        customer_name="Kim Sander",
        orders=[order()],
        policies=from_plain(plain(**document)),
        now=NOON,
    )


def test_the_merchants_own_policy_decides_what_is_offered_and_how_it_is_said() -> None:
    packet = damaged(
        rules=[
            rule(
                id="break-policy",
                offers=["goodwill"],
                words="Keep it and take a code.",
                goodwill_share="0.2",
                reply={"en": "Dear {{customer_name}}, here is {{amount}} off. {{agent_name}}"},
            )
        ]
    )

    (step,) = packet.steps
    assert (step.policy, step.policy_words) == ("break-policy", "Keep it and take a code.")
    assert step.amount == Money(Decimal("18.00"), "EUR")
    assert packet.draft.text.startswith("Dear {{customer_name}}, here is")
    assert packet.draft.variables["amount"] == "18.00 EUR"


def test_a_draft_speaks_in_the_merchants_tone() -> None:
    packet = damaged(
        rules=[rule()],
        greeting={"en": "Hey {{customer_name}}!"},
        sign_off={"en": "Yours, {{agent_name}} of Lantern"},
    )

    text = packet.draft.text
    assert text.startswith("Hey {{customer_name}}! I am sorry that")
    assert text.endswith("Yours, {{agent_name}} of Lantern")
    assert text.count("{{agent_name}}") == text.count("{{customer_name}}") == 1


def test_what_an_agent_changes_in_a_step_stays_within_the_policy() -> None:
    policies = from_plain(
        plain(rules=[rule(offers=["refund_lines"], value_max="50")], limits={"goodwill_max": "20"})
    )
    lines = (Pieces(line_id="l1"),)
    little = RefundLines(order="#1001", lines=lines, amount=Money(Decimal(40), "EUR"))

    permit(little, order(), policy="damaged", policies=policies, done=())
    with pytest.raises(ShopRefused, match=r"at most 50\.00 EUR"):
        permit(
            msgspec.structs.replace(little, amount=Money(Decimal(60), "EUR")),
            order(),
            policy="damaged",
            policies=policies,
            done=(),
        )


def test_a_step_of_a_policy_that_was_taken_back_is_refused() -> None:
    policies = from_plain(plain(rules=[rule(offers=["reship"])]))

    with pytest.raises(ShopRefused, match="no longer offers"):
        permit(
            Goodwill(order="#1001", amount=Money(Decimal(5), "EUR")),
            order(),
            policy="damaged",
            policies=policies,
            done=(),
        )
    with pytest.raises(ShopRefused, match="no longer offers"):
        permit(Reship(order="#1001"), order(), policy="gone", policies=policies, done=())


@pytest.mark.parametrize(
    ("example", "text", "found"),
    [
        ("LN-10234", "my order ln-10235 is late", ["LN-10235"]),
        ("LN-10234", "LN10999 too, and LN 12 is no order", ["LN10999"]),
        ("2024/00017", "about 2024/00018 please", ["2024/00018"]),
        ("2024/00017", "call me on 0170 1234567", []),
        ("10023", "I paid 12000 for it", []),
        ("10023", "it is #10024", ["#10024"]),
        ("B2B-77-1234", "B2B-77-1235", ["B2B-77-1235"]),
    ],
)
def test_a_merchants_own_order_numbers_are_known_by_an_example(
    example: str, text: str, found: list[str]
) -> None:
    hits = find_order_numbers(
        text, patterns=patterns_of([example]), known=frozenset(), is_asked=False
    )

    assert list(dict.fromkeys(h.value for h in hits)) == found


@pytest.mark.parametrize("example", ["", "AB", "#12", "(?i)x|.*", "A" * 40, "12 €"])
def test_an_example_that_is_no_order_number_is_refused_with_its_place(example: str) -> None:
    with pytest.raises(Malformed, match=r"order_examples\[1\]"):
        patterns_of(["LN-10234", example])
