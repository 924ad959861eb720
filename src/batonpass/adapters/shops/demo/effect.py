"""What an action changes in the demo shop: a pure step from an order and the trail to the order."""

from collections.abc import Iterable
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
    LedgerRow,
    Outcome,
    Phase,
    Pieces,
    RefundLines,
    Reship,
    SendReturnLabel,
)
from batonpass.domain.shop.limit import value_of
from batonpass.domain.shop.value import (
    Order,
    OrderState,
    PaymentState,
    Refund,
    Return,
    ReturnState,
)

PREFIX: Final = {
    "refund_lines": "RF",
    "goodwill": "THANKS",
    "send_return_label": "RL",
    "cancel": "CX",
}


def reference(action: Action, *, seq: int, reships: int) -> str:
    """What the shop calls the thing this action makes; empty when it makes none."""
    if isinstance(action, Reship):
        return f"{action.order}-R{reships + 1}"
    prefix = PREFIX.get(action.KIND)
    return "" if prefix is None else f"{prefix}-{action.order.lstrip('#')}-{seq}"


def said(  # noqa: PLR0911 - one sentence per action
    action: Action, order: Order, made: str
) -> str:
    """One sentence for staff about what was done, or would be."""
    worth = value_of(action, order)
    money = "" if worth is None else f"{worth.amount:.2f} {worth.currency}"
    match action:
        case RefundLines():
            return f"{money} refunded on {order.number}."
        case Reship():
            return f"{order.number} is sent again as {made}, goods worth {money}."
        case Cancel():
            return f"{order.number} is cancelled{money and f' and {money} paid back'}."
        case Goodwill():
            return f"Code {made} gives {money} off the next order."
        case SendReturnLabel():
            return f"Return label {made} was sent to {order.email}."
        case AddNote():
            return f"Note added to {order.number}."
        case AddTag(tag=tag):
            return f"{order.number} is tagged “{tag}”."
        case _ as never:
            assert_never(never)


def apply(order: Order, rows: Iterable[LedgerRow]) -> Order:
    """The order after what was done to it; rows about other orders change nothing."""
    for row in rows:
        done = row.phase is Phase.SETTLED and row.order == order.number and row.result
        if done and done.outcome is Outcome.DONE:
            order = _step(order, row.action, done)
    return order


def reshipped(order: Order, rows: Iterable[LedgerRow]) -> tuple[Order, ...]:
    """The new orders that sent pieces of `order` again."""
    return tuple(
        _second(order, row.action, row.result)
        for row in rows
        if row.phase is Phase.SETTLED
        and row.order == order.number
        and isinstance(row.action, Reship)
        and row.result is not None
        and row.result.outcome is Outcome.DONE
    )


def _step(  # noqa: PLR0911 - one step per action
    order: Order, action: Action, result: ActionResult
) -> Order:
    match action:
        case RefundLines():
            return _refund(order, action, result)
        case Reship():
            return _note(_tag(order, "re-shipped"), f"Sent again as {result.reference}.")
        case Cancel():
            return _cancel(order, action, result)
        case AddNote(text=text):
            return _note(order, text)
        case AddTag(tag=tag):
            return _tag(order, tag)
        case Goodwill():
            return _note(_tag(order, "goodwill"), result.said)
        case SendReturnLabel():
            return _return(order, action, result)
        case _ as never:
            assert_never(never)


def _refund(order: Order, action: RefundLines, result: ActionResult) -> Order:
    back = {pieces.line_id: pieces.quantity for pieces in action.lines}
    refund = Refund(
        id=result.reference,
        amount=result.amount or Money(amount=Decimal(0), currency=order.total.currency),
        at=result.at,
        lines=tuple(back),
        note=action.reason,
    )
    refunds = (*order.refunds, refund)
    total = sum((each.amount.amount for each in refunds), Decimal(0))
    return msgspec.structs.replace(
        order,
        refunds=refunds,
        payment=PaymentState.REFUNDED
        if total >= order.total.amount
        else PaymentState.PARTLY_REFUNDED,
        lines=tuple(
            msgspec.structs.replace(
                line, refundable_quantity=line.refundable_quantity - back.get(line.id, 0)
            )
            for line in order.lines
        ),
    )


def _cancel(order: Order, action: Cancel, result: ActionResult) -> Order:
    paid = order.payment in {PaymentState.PAID, PaymentState.PARTLY_REFUNDED}
    refund = Refund(
        id=result.reference,
        amount=result.amount or Money(amount=Decimal(0), currency=order.total.currency),
        at=result.at,
        lines=tuple(line.id for line in order.lines),
        note=action.reason,
    )
    return msgspec.structs.replace(
        order,
        state=OrderState.CANCELLED,
        payment=PaymentState.REFUNDED if paid else order.payment,
        refunds=(*order.refunds, refund) if paid else order.refunds,
        lines=tuple(msgspec.structs.replace(line, refundable_quantity=0) for line in order.lines),
    )


def _return(order: Order, action: SendReturnLabel, result: ActionResult) -> Order:
    chosen = tuple(pieces.line_id for pieces in action.lines)
    back = Return(
        id=result.reference,
        state=ReturnState.APPROVED,
        lines=chosen or tuple(line.id for line in order.lines if not line.is_custom),
        asked_at=result.at,
        reason=action.reason,
    )
    return msgspec.structs.replace(order, returns=(*order.returns, back))


def _second(order: Order, action: Reship, result: ActionResult) -> Order:
    wanted: tuple[Pieces, ...] = action.lines or tuple(
        Pieces(line_id=line.id, quantity=line.quantity) for line in order.lines
    )
    count = {pieces.line_id: pieces.quantity for pieces in wanted}
    return msgspec.structs.replace(
        order,
        id=f"{order.id}-{result.reference.rpartition('-')[2].lower()}",
        number=result.reference,
        state=OrderState.PROCESSING,
        payment=PaymentState.PAID,
        placed_at=result.at,
        total=Money(amount=Decimal("0.00"), currency=order.total.currency),
        lines=tuple(
            msgspec.structs.replace(line, quantity=count[line.id], refundable_quantity=0)
            for line in order.lines
            if line.id in count
        ),
        fulfilments=(),
        returns=(),
        refunds=(),
        due_at=None,
        note=f"Sent again for {order.number}. {action.reason}".strip(),
        tags=("re-ship",),
    )


def _note(order: Order, text: str) -> Order:
    return msgspec.structs.replace(order, note=f"{order.note}\n{text}".strip())


def _tag(order: Order, tag: str) -> Order:
    if tag in order.tags:
        return order
    return msgspec.structs.replace(order, tags=(*order.tags, tag))
