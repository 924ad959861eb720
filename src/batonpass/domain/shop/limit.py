"""How far an action may go: per order, per piece of money, and when a person must approve."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, assert_never

import msgspec

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
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.domain.shop.value import (
    Fulfilment,
    FulfilmentState,
    Line,
    Order,
    OrderState,
    PaymentState,
)

NOTE_LENGTH = 2_000  # what every shop system we know stores without cutting
TAG_LENGTH = 40  # Shopify's bound, the smallest
KEY_LENGTH = 100
UNPAID = frozenset({PaymentState.PENDING, PaymentState.FAILED})


_APPROVED: Final = frozenset({"refund_lines", "reship", "cancel", "goodwill", "send_return_label"})


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """A merchant's bounds on actions, in `currency`."""

    currency: str = ""  # empty: the bounds hold in whatever currency an order has
    rates: Mapping[str, Decimal] = {}  # one unit of another currency in ours, rounded up

    refund_max: Decimal = Decimal(1000)  # one order, all refunds together
    goodwill_max: Decimal = Decimal(50)  # one order, all codes together
    reship_max: int = 1  # per order
    reship_value_max: Decimal = Decimal(1000)
    # Kinds a person approves before they happen. Made, not given: a set has no order to publish.
    approval: frozenset[str] = msgspec.field(default_factory=lambda: _APPROVED)


def needs_approval(action: Action, limits: Limits) -> bool:
    """Whether a person must approve `action` before it is performed."""
    return action.KIND in limits.approval


def value_of(  # noqa: PLR0911 - one price per action
    action: Action, order: Order
) -> Money | None:
    """What `action` costs the merchant in goods or money; None when it costs nothing."""
    currency = order.total.currency
    match action:
        case RefundLines(amount=Money() as amount):
            return amount
        case RefundLines(lines=pieces):
            return Money(amount=_price(order, pieces), currency=currency)
        case Reship(lines=pieces):
            return Money(amount=_price(order, pieces or _everything(order)), currency=currency)
        case Cancel() if order.payment in UNPAID:
            return None
        case Cancel():
            back = sum((refund.amount.amount for refund in order.refunds), Decimal(0))
            return Money(amount=order.total.amount - back, currency=currency)
        case Goodwill(amount=amount):
            return amount
        case AddNote() | AddTag() | SendReturnLabel():
            return None
        case _ as never:
            assert_never(never)


def check(action: Action, order: Order, limits: Limits, done: Sequence[ActionResult]) -> None:
    """Return if `action` may happen to `order` now.

    Args:
        action: what is asked for.
        order: the order as the shop shows it now.
        limits: the merchant's bounds.
        done: what was already done to this order through us, any outcome.

    Raises:
        ShopRefused: it may not; `why` is a sentence for staff, `fact` is stable.
    """
    past = [result for result in done if result.outcome in {Outcome.DONE, Outcome.UNKNOWN}]
    match action:
        case RefundLines():
            _check_refund(action, order, limits, past)
        case Reship():
            _check_reship(action, order, limits, past)
        case Cancel():
            _check_cancel(order)
        case Goodwill():
            _check_goodwill(action, order, limits, past)
        case SendReturnLabel():
            _check_return(action, order)
        case AddNote(text=text):
            _check_text(text, bound=NOTE_LENGTH, noun="note")
        case AddTag(tag=tag):
            _check_text(tag, bound=TAG_LENGTH, noun="tag")
            if "," in tag:  # both vendors keep tags as one comma-separated text
                raise ShopRefused(why="A tag cannot contain a comma.", fact="bad_tag")
        case _ as never:
            assert_never(never)


def _check_refund(
    action: RefundLines, order: Order, limits: Limits, past: Sequence[ActionResult]
) -> None:
    if not action.lines:
        raise ShopRefused(why="Choose at least one line to refund.", fact="no_lines")
    if order.state is OrderState.CANCELLED:
        raise ShopRefused(why=f"{order.number} is cancelled already.", fact="cancelled")
    _check_pieces(order, action.lines)
    for pieces in action.lines:
        line = _line(order, pieces.line_id)
        if pieces.quantity > line.refundable_quantity:
            raise ShopRefused(
                why=f"Of “{line.title}” only {line.refundable_quantity} can still be refunded.",
                fact="not_refundable",
            )
    price = _price(order, action.lines)
    amount = price if action.amount is None else _same_currency(action.amount, order)
    if amount <= 0 or amount > price:
        raise ShopRefused(
            why=f"The refund must be between 0 and {price} {order.total.currency}.",
            fact="bad_amount",
        )
    total = amount + _spent(past, "refund_lines")
    if _ours(total, order, limits) > limits.refund_max:
        raise ShopRefused(
            why=f"That would make {total} {order.total.currency} back on {order.number};"
            f" the limit is {limits.refund_max} {limits.currency or order.total.currency}.",
            fact="over_limit",
        )


def _check_reship(
    action: Reship, order: Order, limits: Limits, past: Sequence[ActionResult]
) -> None:
    if order.state in {OrderState.CANCELLED, OrderState.PENDING}:
        raise ShopRefused(why=f"{order.number} was never sent.", fact="not_sent")
    if order.address is None:
        raise ShopRefused(why=f"{order.number} has no delivery address.", fact="no_address")
    pieces = action.lines or _everything(order)
    _check_pieces(order, pieces)
    for line in (_line(order, piece.line_id) for piece in pieces):
        if line.is_custom:
            raise ShopRefused(
                why=f"“{line.title}” is made to order: the workshop decides, not a click.",
                fact="custom_made",
            )
    if sum(result.kind == "reship" for result in past) >= limits.reship_max:
        raise ShopRefused(
            why=f"{order.number} was re-shipped {limits.reship_max} time(s) already.",
            fact="over_limit",
        )
    if _ours(_price(order, pieces), order, limits) > limits.reship_value_max:
        raise ShopRefused(
            why=f"A re-ship may cost {limits.reship_value_max}"
            f" {limits.currency or order.total.currency} at most.",
            fact="over_limit",
        )


def _check_cancel(order: Order) -> None:
    if order.state is OrderState.CANCELLED:
        raise ShopRefused(why=f"{order.number} is cancelled already.", fact="cancelled")
    if any(_is_sent(parcel) for parcel in order.fulfilments) or order.state is OrderState.FULFILLED:
        raise ShopRefused(
            why=f"{order.number} is on its way: offer a return instead.", fact="already_sent"
        )


def _check_goodwill(
    action: Goodwill, order: Order, limits: Limits, past: Sequence[ActionResult]
) -> None:
    amount = _same_currency(action.amount, order)
    if amount <= 0:
        raise ShopRefused(why="A goodwill code must be worth something.", fact="bad_amount")
    total = amount + _spent(past, "goodwill")
    if _ours(total, order, limits) > limits.goodwill_max:
        raise ShopRefused(
            why=f"Goodwill on {order.number} may be {limits.goodwill_max}"
            f" {limits.currency or order.total.currency} together.",
            fact="over_limit",
        )


def _check_return(action: SendReturnLabel, order: Order) -> None:
    if not any(_is_sent(parcel) for parcel in order.fulfilments):
        raise ShopRefused(why=f"{order.number} was not sent yet.", fact="not_sent")
    _check_pieces(order, action.lines)
    for pieces in action.lines:
        if _line(order, pieces.line_id).is_custom:
            raise ShopRefused(why="Made-to-order goods cannot be returned.", fact="custom_made")


def _check_pieces(order: Order, pieces: Sequence[Pieces]) -> None:
    ids = [piece.line_id for piece in pieces]
    if len(ids) != len(set(ids)):
        raise ShopRefused(why="A line is named twice.", fact="bad_lines")
    for piece in pieces:
        line = _line(order, piece.line_id)
        if not 1 <= piece.quantity <= line.quantity:
            raise ShopRefused(
                why=f"Of “{line.title}” {line.quantity} were ordered.", fact="bad_quantity"
            )


def _check_text(text: str, *, bound: int, noun: str) -> None:
    if not text.strip():
        raise ShopRefused(why=f"The {noun} is empty.", fact="empty")
    if len(text) > bound:
        raise ShopRefused(why=f"The {noun} is over {bound} characters.", fact="too_long")


def _same_currency(amount: Money, order: Order) -> Decimal:
    if amount.currency != order.total.currency:
        raise ShopRefused(
            why=f"{order.number} was paid in {order.total.currency}, not {amount.currency}.",
            fact="bad_currency",
        )
    return amount.amount


def _ours(amount: Decimal, order: Order, limits: Limits) -> Decimal:
    """The amount in the currency of the limits; a currency without a rate goes to a person."""
    theirs = order.total.currency
    if not limits.currency or theirs == limits.currency:
        return amount
    rate = limits.rates.get(theirs)
    if rate is None:
        raise ShopRefused(
            why=f"{order.number} was paid in {theirs}, and no limit is set for that currency:"
            " do it in the shop itself.",
            fact="foreign_currency",
        )
    return amount * rate


def _spent(past: Sequence[ActionResult], kind: str) -> Decimal:
    return sum(
        (result.amount.amount for result in past if result.kind == kind and result.amount),
        Decimal(0),
    )


def _price(order: Order, pieces: Sequence[Pieces]) -> Decimal:
    return sum(
        (_line(order, piece.line_id).price.amount * piece.quantity for piece in pieces),
        Decimal(0),
    )


def _everything(order: Order) -> tuple[Pieces, ...]:
    return tuple(Pieces(line_id=line.id, quantity=line.quantity) for line in order.lines)


def _line(order: Order, line_id: str) -> Line:
    for line in order.lines:
        if line.id == line_id:
            return line
    raise ShopRefused(why=f"{order.number} has no such line.", fact="no_such_line")


def _is_sent(parcel: Fulfilment) -> bool:
    return parcel.state in {FulfilmentState.SENT, FulfilmentState.DELIVERED}
