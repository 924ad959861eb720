"""What may be done to an order, and what may come back."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from batonpass.domain.money import Money
from batonpass.domain.shop.action import (
    Action,
    ActionResult,
    AddNote,
    AddTag,
    Cancel,
    Goodwill,
    Outcome,
    Pieces,
    RefundLines,
    Reship,
    SendReturnLabel,
)
from batonpass.domain.shop.limit import Limits, check, needs_approval, value_of
from batonpass.domain.shop.policy import ReturnPolicy, Why, eligibility
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.domain.shop.value import (
    Address,
    Fulfilment,
    FulfilmentState,
    Line,
    Order,
    OrderState,
    PaymentState,
    Return,
    ReturnState,
    Tracking,
    TrackingEvent,
    TrackingState,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def euros(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="EUR")


def an_order(*, arrived_days_ago: int | None = 5, **changes: object) -> Order:
    scans: tuple[TrackingEvent, ...] = ()
    if arrived_days_ago is not None:
        scans = (
            TrackingEvent(
                at=NOON - timedelta(days=arrived_days_ago),
                state=TrackingState.DELIVERED,
                text="Delivered",
            ),
        )
    order = Order(
        id="1",
        number="#1001",
        state=OrderState.FULFILLED,
        payment=PaymentState.PAID,
        placed_at=NOON - timedelta(days=60),
        total=euros("350.00"),
        email="hanna@example.com",
        lines=(
            Line(id="a", title="Tent", quantity=1, price=euros("290.00"), refundable_quantity=1),
            Line(id="b", title="Mat", quantity=2, price=euros("30.00"), refundable_quantity=2),
        ),
        fulfilments=(
            Fulfilment(
                id="f",
                state=FulfilmentState.SENT,
                lines=("a", "b"),
                tracking=Tracking(
                    number="HP1", carrier="Hallig", state=TrackingState.IN_TRANSIT, events=scans
                ),
                sent_at=NOON - timedelta(days=50),
            ),
        ),
        address=Address(name="Hanna"),
        as_of=NOON,
    )
    return msgspec.structs.replace(order, **changes)


def unsent(
    *, state: OrderState = OrderState.PROCESSING, payment: PaymentState = PaymentState.PAID
) -> Order:
    return an_order(fulfilments=(), state=state, payment=payment)


def done(kind: str, amount: str, outcome: Outcome = Outcome.DONE) -> ActionResult:
    return ActionResult(
        key="k",
        kind=kind,
        order="#1001",
        outcome=outcome,
        said="",
        amount=euros(amount),
        at=NOON,
    )


def refund(line: str = "a", quantity: int = 1, amount: Money | None = None) -> RefundLines:
    return RefundLines(
        order="#1001", lines=(Pieces(line_id=line, quantity=quantity),), amount=amount
    )


ALLOWED = [
    (refund(), an_order()),
    (refund("b", 2), an_order()),
    (refund(amount=euros("10.00")), an_order()),
    (Reship(order="#1001"), an_order()),
    (Reship(order="#1001", lines=(Pieces(line_id="b"),)), an_order()),
    (Cancel(order="#1001"), unsent()),
    (Goodwill(order="#1001", amount=euros("50.00")), an_order()),
    (SendReturnLabel(order="#1001"), an_order()),
    (AddNote(order="#1001", text="Called the carrier."), an_order()),
    (AddTag(order="#1001", tag="lost"), an_order()),
]


@pytest.mark.parametrize(("action", "order"), ALLOWED)
def test_what_the_limits_leave_open_may_be_done(action: Action, order: Order) -> None:
    check(action, order, Limits(), [])


REFUSED = [
    ("no_lines", RefundLines(order="#1001", lines=()), an_order()),
    ("no_such_line", refund("z"), an_order()),
    ("bad_quantity", refund("b", 3), an_order()),
    ("bad_quantity", refund("b", 0), an_order()),
    ("bad_lines", RefundLines(order="#1001", lines=(Pieces(line_id="a"),) * 2), an_order()),
    ("bad_amount", refund(amount=euros("290.01")), an_order()),
    ("bad_amount", refund(amount=euros("0")), an_order()),
    ("bad_amount", refund(amount=euros("-5")), an_order()),
    ("bad_currency", refund(amount=Money(amount=Decimal(5), currency="USD")), an_order()),
    ("cancelled", refund(), an_order(state=OrderState.CANCELLED)),
    ("not_sent", Reship(order="#1001"), an_order(state=OrderState.PENDING)),
    ("no_address", Reship(order="#1001"), an_order(address=None)),
    ("already_sent", Cancel(order="#1001"), an_order()),
    ("cancelled", Cancel(order="#1001"), unsent(state=OrderState.CANCELLED)),
    ("over_limit", Goodwill(order="#1001", amount=euros("50.01")), an_order()),
    ("bad_amount", Goodwill(order="#1001", amount=euros("0")), an_order()),
    ("not_sent", SendReturnLabel(order="#1001"), unsent()),
    ("empty", AddNote(order="#1001", text="  "), an_order()),
    ("too_long", AddNote(order="#1001", text="x" * 2001), an_order()),
    ("bad_tag", AddTag(order="#1001", tag="a,b"), an_order()),
    ("too_long", AddTag(order="#1001", tag="x" * 41), an_order()),
]


@pytest.mark.parametrize(("fact", "action", "order"), REFUSED)
def test_what_goes_too_far_is_refused_with_a_sentence(
    fact: str, action: Action, order: Order
) -> None:
    with pytest.raises(ShopRefused) as refusal:
        check(action, order, Limits(), [])

    assert refusal.value.fact == fact
    assert str(refusal.value).endswith(".")


def test_goods_made_to_order_are_neither_sent_again_nor_sent_back_by_a_click() -> None:
    order = an_order(
        lines=(
            Line(
                id="a",
                title="Oak top",
                quantity=1,
                price=euros("780"),
                refundable_quantity=1,
                is_custom=True,
            ),
        )
    )

    for action in (
        Reship(order="#1001"),
        SendReturnLabel(order="#1001", lines=(Pieces(line_id="a"),)),
    ):
        with pytest.raises(ShopRefused) as refusal:
            check(action, order, Limits(), [])
        assert refusal.value.fact == "custom_made"


def test_an_order_is_sent_again_once() -> None:
    with pytest.raises(ShopRefused) as refusal:
        check(Reship(order="#1001"), an_order(), Limits(), [done("reship", "350")])

    assert refusal.value.fact == "over_limit"


def test_a_refund_whose_end_nobody_knows_counts_against_the_limit() -> None:
    limits = Limits(refund_max=Decimal(300))

    with pytest.raises(ShopRefused):
        check(refund(), an_order(), limits, [done("refund_lines", "20", Outcome.UNKNOWN)])
    check(refund(), an_order(), limits, [done("refund_lines", "20", Outcome.REFUSED)])


@given(st.lists(st.decimals(min_value=1, max_value=290, places=2), max_size=12))
def test_refunds_on_one_order_never_add_up_to_more_than_the_limit(amounts: list[Decimal]) -> None:
    limits = Limits(refund_max=Decimal(300))
    past: list[ActionResult] = []

    for amount in amounts:
        action = refund(amount=Money(amount=amount, currency="EUR"))
        try:
            check(action, an_order(), limits, past)
        except ShopRefused:
            continue
        past.append(done("refund_lines", str(amount)))

    assert sum((r.amount.amount for r in past if r.amount), Decimal(0)) <= limits.refund_max


def test_money_and_goods_wait_for_a_person_and_notes_do_not() -> None:
    assert needs_approval(refund(), Limits())
    assert needs_approval(Reship(order="#1001"), Limits())
    assert not needs_approval(AddNote(order="#1001", text="x"), Limits())


def test_an_action_names_its_price() -> None:
    order = an_order()

    assert value_of(refund("b", 2), order) == euros("60.00")
    assert value_of(Reship(order="#1001"), order) == euros("350.00")
    assert value_of(Cancel(order="#1001"), order) == euros("350.00")
    assert value_of(Cancel(order="#1001"), unsent(payment=PaymentState.PENDING)) is None
    assert value_of(AddTag(order="#1001", tag="x"), order) is None


def why(order: Order, policy: ReturnPolicy | None = None) -> Why:
    return eligibility(order, policy or ReturnPolicy(), now=NOON).lines[0].why


def test_thirty_days_after_delivery_the_window_closes() -> None:
    assert why(an_order(arrived_days_ago=30)) is Why.RETURNABLE
    assert why(an_order(arrived_days_ago=31)) is Why.PAST_WINDOW


def test_each_reason_against_a_return_has_its_own_word() -> None:
    line = an_order().lines[0]
    custom = msgspec.structs.replace(line, is_custom=True)
    gone = msgspec.structs.replace(line, refundable_quantity=0)
    back = Return(id="r", state=ReturnState.REQUESTED, lines=("a",), asked_at=NOON)

    assert why(an_order(arrived_days_ago=None)) is Why.ON_ITS_WAY
    assert why(unsent()) is Why.NOT_SENT
    assert why(an_order(state=OrderState.CANCELLED)) is Why.CANCELLED
    assert why(an_order(lines=(custom,))) is Why.CUSTOM_MADE
    assert why(an_order(lines=(custom,)), ReturnPolicy(is_custom_excluded=False)) is Why.RETURNABLE
    assert why(an_order(lines=(gone,))) is Why.ALREADY_REFUNDED
    assert why(an_order(returns=(back,))) is Why.ALREADY_RETURNED
    declined = msgspec.structs.replace(back, state=ReturnState.DECLINED)
    assert why(an_order(returns=(declined,))) is Why.RETURNABLE


def test_an_order_in_a_foreign_currency_is_measured_in_the_merchants_own() -> None:
    dinar = an_order(total=Money(amount=Decimal(350), currency="KWD"))
    known = Limits(currency="EUR", rates={"KWD": Decimal("3.1")}, refund_max=Decimal(800))

    with pytest.raises(ShopRefused) as stranger:
        check(refund(), dinar, Limits(currency="EUR"), [])
    with pytest.raises(ShopRefused) as dear:
        check(refund(), dinar, known, [])

    assert stranger.value.fact == "foreign_currency"
    assert dear.value.fact == "over_limit"
    check(refund("b"), dinar, known, [])
