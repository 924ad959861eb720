"""How Shopify's answers become our values; what is new to us becomes `unknown`."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from batonpass.adapters.shops.amount import money
from batonpass.adapters.shops.instant import instant, instant_or
from batonpass.domain.money import Money
from batonpass.domain.shop.value import (
    Address,
    Fulfilment,
    FulfilmentState,
    Line,
    Order,
    OrderState,
    PaymentState,
    Refund,
    Return,
    ReturnState,
    ShopCustomer,
    Tracking,
    TrackingEvent,
    TrackingState,
)

T = TrackingState

ORDER_STATE: Final = {
    "FULFILLED": OrderState.FULFILLED,
    "FULFILLMENT_NOT_REQUIRED": OrderState.FULFILLED,
    "IN_PROGRESS": OrderState.PROCESSING,
    "ON_HOLD": OrderState.ON_HOLD,
    "OPEN": OrderState.PROCESSING,
    "PARTIALLY_FULFILLED": OrderState.PROCESSING,
    "PENDING_FULFILLMENT": OrderState.PROCESSING,
    "REQUEST_DECLINED": OrderState.PROCESSING,
    "SCHEDULED": OrderState.PROCESSING,
    "UNFULFILLED": OrderState.PROCESSING,
}
PAYMENT_STATE: Final = {
    "AUTHORIZED": PaymentState.PENDING,
    "EXPIRED": PaymentState.FAILED,
    "PAID": PaymentState.PAID,
    "PARTIALLY_PAID": PaymentState.PENDING,
    "PARTIALLY_REFUNDED": PaymentState.PARTLY_REFUNDED,
    "PENDING": PaymentState.PENDING,
    "REFUNDED": PaymentState.REFUNDED,
    "VOIDED": PaymentState.FAILED,
}
DISPUTED: Final = frozenset({"NEEDS_RESPONSE", "UNDER_REVIEW"})
PARCEL_STATE: Final = {
    "SUCCESS": FulfilmentState.SENT,
    "OPEN": FulfilmentState.OPEN,
    "PENDING": FulfilmentState.OPEN,
    "CANCELLED": FulfilmentState.CANCELLED,
    "ERROR": FulfilmentState.CANCELLED,
    "FAILURE": FulfilmentState.CANCELLED,
}
TRACKING_STATE: Final = {
    "ATTEMPTED_DELIVERY": T.ATTEMPTED,
    "CARRIER_PICKED_UP": T.IN_TRANSIT,
    "CONFIRMED": T.PRE_TRANSIT,
    "DELAYED": T.IN_TRANSIT,
    "DELIVERED": T.DELIVERED,
    "FAILURE": T.EXCEPTION,
    "IN_TRANSIT": T.IN_TRANSIT,
    "LABEL_PRINTED": T.PRE_TRANSIT,
    "LABEL_PURCHASED": T.PRE_TRANSIT,
    "NOT_DELIVERED": T.EXCEPTION,
    "OUT_FOR_DELIVERY": T.OUT_FOR_DELIVERY,
    "PICKED_UP": T.DELIVERED,
    "READY_FOR_PICKUP": T.AVAILABLE_FOR_PICKUP,
    "SUBMITTED": T.PRE_TRANSIT,
}
RETURN_STATE: Final = {
    "REQUESTED": ReturnState.REQUESTED,
    "OPEN": ReturnState.APPROVED,
    "CLOSED": ReturnState.CLOSED,
    "DECLINED": ReturnState.DECLINED,
    "CANCELED": ReturnState.DECLINED,  # the goods stay, and may still be sent back
}
TIERS: Final = ("vip", "gold", "silver", "wholesale")

Json = Mapping[str, Any]


def customer(node: Json, *, as_of: datetime) -> ShopCustomer:
    """A buyer; the tier is the first of the merchant's tags that names one."""
    tags = [str(tag).casefold() for tag in node.get("tags") or ()]
    spent = node.get("amountSpent")
    return ShopCustomer(
        id=str(node["id"]),
        name=_text(node.get("displayName")),
        email=_text(_at(node, "defaultEmailAddress", "emailAddress")),
        phone=_text(_at(node, "defaultPhoneNumber", "phoneNumber")),
        tier=next((tier for tier in TIERS if tier in tags), ""),
        orders_count=int(node.get("numberOfOrders") or 0),
        spent=None if not spent else money(spent.get("amount"), _text(spent.get("currencyCode"))),
        as_of=as_of,
    )


def order(
    node: Json, *, as_of: datetime, custom_marks: frozenset[str], gaps: Sequence[str] = ()
) -> Order:
    """An order; parts the answer left out are named in its gaps."""
    missing = [
        name
        for field, name in (
            ("lineItems", "lines"),
            ("fulfillments", "fulfilments"),
            ("refunds", "refunds"),
        )
        if node.get(field) is None
    ]
    if _at(node, "lineItems", "pageInfo", "hasNextPage"):
        missing.append("lines")
    total = _money(node.get("totalPriceSet"))
    parcels = tuple(_parcel(parcel) for parcel in _list(node.get("fulfillments")))
    due = [p.tracking.due_at for p in parcels if p.tracking and p.tracking.due_at]
    return Order(
        id=str(node["id"]),
        number=_text(node.get("name")),
        state=OrderState.CANCELLED if node.get("cancelledAt") else _state(node),
        payment=_payment(node),
        placed_at=instant_or(node.get("processedAt") or node.get("createdAt"), as_of),
        total=total,
        email=_text(node.get("email")),
        customer_id=_text(_at(node, "customer", "id")),
        customer_name=_text(_at(node, "customer", "displayName")),
        lines=tuple(_line(line, custom_marks) for line in _nodes(node.get("lineItems"))),
        fulfilments=parcels,
        returns=tuple(_return(back, as_of) for back in _nodes(node.get("returns"))),
        refunds=tuple(_refund(refund, as_of) for refund in _list(node.get("refunds"))),
        address=_address(node.get("shippingAddress")),
        due_at=max(due, default=None),
        status_url=_text(node.get("statusPageUrl")),
        note=_text(node.get("note")),
        tags=tuple(str(tag) for tag in node.get("tags") or ()),
        gaps=tuple(dict.fromkeys((*missing, *gaps))),
        as_of=as_of,
    )


def _state(node: Json) -> OrderState:
    state = ORDER_STATE.get(_text(node.get("displayFulfillmentStatus")), OrderState.UNKNOWN)
    unpaid = PAYMENT_STATE.get(_text(node.get("displayFinancialStatus"))) is PaymentState.PENDING
    return OrderState.PENDING if unpaid and state is OrderState.PROCESSING else state


def _payment(node: Json) -> PaymentState:
    if any(dispute.get("status") in DISPUTED for dispute in _list(node.get("disputes"))):
        return PaymentState.DISPUTED
    return PAYMENT_STATE.get(_text(node.get("displayFinancialStatus")), PaymentState.UNKNOWN)


def _line(node: Json, custom_marks: frozenset[str]) -> Line:
    title = " / ".join(
        part for part in (_text(node.get("title")), _text(node.get("variantTitle"))) if part
    )
    marks = {_text(mark.get("key")).casefold() for mark in _list(node.get("customAttributes"))}
    return Line(
        id=str(node["id"]),
        title=title,
        quantity=int(node.get("quantity") or 0),
        price=_money(node.get("discountedUnitPriceAfterAllDiscountsSet")),
        refundable_quantity=int(node.get("refundableQuantity") or 0),
        sku=_text(node.get("sku")),
        is_custom=bool(marks & custom_marks),
    )


def _parcel(node: Json) -> Fulfilment:
    state = PARCEL_STATE.get(_text(node.get("status")), FulfilmentState.UNKNOWN)
    shown = TRACKING_STATE.get(_text(node.get("displayStatus")), T.UNKNOWN)
    if state is FulfilmentState.SENT and (shown is T.DELIVERED or node.get("deliveredAt")):
        state = FulfilmentState.DELIVERED
    return Fulfilment(
        id=str(node["id"]),
        state=state,
        lines=()  # more than we asked for: say nothing rather than something wrong
        if _at(node, "fulfillmentLineItems", "pageInfo", "hasNextPage")
        else tuple(
            str(_at(item, "lineItem", "id")) for item in _nodes(node.get("fulfillmentLineItems"))
        ),
        tracking=_tracking(node, shown),
        sent_at=instant(node.get("createdAt")),
    )


def _tracking(node: Json, shown: TrackingState) -> Tracking | None:
    info = next(iter(_list(node.get("trackingInfo"))), None)
    events = sorted(
        (event for scan in _nodes(node.get("events")) if (event := _event(scan))),
        key=lambda event: event.at,
    )
    if info is None and not events:
        return None
    if shown is T.UNKNOWN and events:
        shown = events[-1].state
    arrived = instant(node.get("deliveredAt"))
    if arrived is not None and not any(event.state is T.DELIVERED for event in events):
        events.append(TrackingEvent(at=arrived, state=T.DELIVERED, text="Delivered"))
    return Tracking(
        number=_text((info or {}).get("number")),
        carrier=_text((info or {}).get("company")),
        state=shown,
        url=_text((info or {}).get("url")),
        due_at=instant(node.get("estimatedDeliveryAt")),
        events=tuple(events),
    )


def _event(node: Json) -> TrackingEvent | None:
    at = instant(node.get("happenedAt"))
    if at is None:
        return None
    status = _text(node.get("status"))
    return TrackingEvent(
        at=at,
        state=TRACKING_STATE.get(status, T.UNKNOWN),
        text=_text(node.get("message")) or status.replace("_", " ").capitalize(),
        place=", ".join(
            part for part in (_text(node.get("city")), _text(node.get("country"))) if part
        ),
    )


def _return(node: Json, as_of: datetime) -> Return:
    items = _nodes(node.get("returnLineItems"))
    return Return(
        id=str(node["id"]),
        state=RETURN_STATE.get(_text(node.get("status")), ReturnState.UNKNOWN),
        lines=tuple(
            str(line)
            for item in items
            if (line := _at(item, "fulfillmentLineItem", "lineItem", "id")) is not None
        ),
        asked_at=instant_or(node.get("createdAt"), as_of),
        reason=next((_text(item.get("customerNote")) for item in items), ""),
    )


def _refund(node: Json, as_of: datetime) -> Refund:
    return Refund(
        id=str(node["id"]),
        amount=_money(node.get("totalRefundedSet")),
        at=instant_or(node.get("createdAt"), as_of),
        lines=tuple(
            str(_at(item, "lineItem", "id")) for item in _nodes(node.get("refundLineItems"))
        ),
        note=_text(node.get("note")),
    )


def _address(node: Json | None) -> Address | None:
    if not node:
        return None
    lines = (_text(node.get("address1")), _text(node.get("address2")))
    return Address(
        name=_text(node.get("name")),
        lines=tuple(line for line in lines if line),
        city=_text(node.get("city")),
        postcode=_text(node.get("zip")),
        region=_text(node.get("provinceCode")),
        country=_text(node.get("countryCodeV2")),
    )


def _money(bag: Json | None) -> Money:
    paid = (bag or {}).get("presentmentMoney") or {}
    return money(paid.get("amount"), _text(paid.get("currencyCode")))


def _nodes(connection: Json | None) -> list[Json]:
    return _list((connection or {}).get("nodes"))


def _list(value: Iterable[Any] | None) -> list[Json]:
    return [item for item in value or () if isinstance(item, Mapping)]  # nulls stand for errors


def _at(node: Json, *names: str) -> Any:
    value: Any = node
    for name in names:
        if not isinstance(value, Mapping):
            return None
        value = value.get(name)
    return value


def _text(value: object) -> str:
    return "" if value is None else str(value)
