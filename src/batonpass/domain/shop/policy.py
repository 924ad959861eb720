"""What a merchant promises about delivery and returns, and what that means for one order."""

from datetime import date, datetime, timedelta
from enum import StrEnum

import msgspec

from batonpass.domain.money import Money
from batonpass.domain.shop.value import (
    Address,
    FulfilmentState,
    Line,
    Order,
    OrderState,
    ReturnState,
    TrackingState,
)


class ReturnPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """Under which terms goods may come back."""

    days: int = 30  # counted from delivery
    is_custom_excluded: bool = True  # made to the customer's wish
    condition: str = "unused and in its original packaging"
    label_cost: Money | None = None  # None: the label is free
    refund_days: int = 7  # working days from arrival at the warehouse to the money
    address: Address | None = None  # None: the label says where


class Policies(msgspec.Struct, frozen=True, kw_only=True):
    """What the assistant may tell anybody, without looking at an order."""

    shop_name: str
    returns: ReturnPolicy = ReturnPolicy()
    delivery_days: tuple[int, int] = (2, 5)  # working days, least and most
    custom_weeks: tuple[int, int] = (4, 6)  # weeks to make to order, least and most
    carriers: tuple[str, ...] = ()
    ships_to: tuple[str, ...] = ()  # ISO countries; empty: everywhere
    warranty_years: int = 2
    visit: Address | None = None  # None: there is no shop to walk into
    visit_hours: str = ""  # as the door says it
    email: str = ""
    phone: str = ""
    website: str = ""


class Why(StrEnum):
    """Why a line may or may not come back."""

    RETURNABLE = "returnable"
    CUSTOM_MADE = "custom_made"
    PAST_WINDOW = "past_window"
    NOT_SENT = "not_sent"
    ON_ITS_WAY = "on_its_way"
    ALREADY_RETURNED = "already_returned"
    ALREADY_REFUNDED = "already_refunded"
    CANCELLED = "cancelled"
    NOT_BY_SHOP = "not_by_shop"  # our policy allows it, the shop system does not


class LineEligibility(msgspec.Struct, frozen=True, kw_only=True):
    """Whether one line may come back, and until when."""

    line_id: str
    title: str
    quantity: int  # pieces that may come back; 0 unless `why` is returnable
    why: Why
    until: date | None = None  # None: no window is running


class ReturnEligibility(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to "can I send this back?" for a whole order."""

    order: str
    lines: tuple[LineEligibility, ...]
    policy: ReturnPolicy
    as_of: datetime

    @property
    def returnable(self) -> tuple[LineEligibility, ...]:
        """Only the lines that may come back."""
        return tuple(line for line in self.lines if line.why is Why.RETURNABLE)


def eligibility(order: Order, policy: ReturnPolicy, *, now: datetime) -> ReturnEligibility:
    """Which lines of `order` may come back under `policy` at `now`."""
    return ReturnEligibility(
        order=order.number,
        lines=tuple(_judge(line, order, policy, now=now) for line in order.lines),
        policy=policy,
        as_of=now,
    )


def delivered_at(order: Order, line_id: str) -> datetime | None:
    """When the parcel with this line arrived; None while no carrier has said so."""
    arrived: list[datetime] = []
    for parcel in order.fulfilments:
        if parcel.lines and line_id not in parcel.lines:
            continue
        scans = parcel.tracking.events if parcel.tracking else ()
        seen = [scan.at for scan in scans if scan.state is TrackingState.DELIVERED]
        if seen:
            arrived.append(max(seen))
        elif parcel.state is FulfilmentState.DELIVERED and parcel.sent_at is not None:
            arrived.append(parcel.sent_at)
    return max(arrived, default=None)


def _judge(line: Line, order: Order, policy: ReturnPolicy, *, now: datetime) -> LineEligibility:
    arrived = delivered_at(order, line.id)
    until = None if arrived is None else (arrived + timedelta(days=policy.days)).date()
    why = _why(line, order, policy, until=until, now=now)
    return LineEligibility(
        line_id=line.id,
        title=line.title,
        quantity=line.refundable_quantity if why is Why.RETURNABLE else 0,
        why=why,
        until=until,
    )


def _why(
    line: Line, order: Order, policy: ReturnPolicy, *, until: date | None, now: datetime
) -> Why:
    if order.state is OrderState.CANCELLED:
        return Why.CANCELLED
    if line.is_custom and policy.is_custom_excluded:
        return Why.CUSTOM_MADE
    closed = {ReturnState.DECLINED}
    if any(line.id in back.lines and back.state not in closed for back in order.returns):
        return Why.ALREADY_RETURNED
    if line.refundable_quantity <= 0:
        return Why.ALREADY_REFUNDED
    if until is None:
        sent = any(
            parcel.state in {FulfilmentState.SENT, FulfilmentState.DELIVERED}
            for parcel in order.fulfilments
            if not parcel.lines or line.id in parcel.lines
        )
        return Why.ON_ITS_WAY if sent or order.state is OrderState.FULFILLED else Why.NOT_SENT
    return Why.RETURNABLE if now.date() <= until else Why.PAST_WINDOW
