"""What an order looks like, whichever shop it came from. Every record says when it was read."""

from datetime import datetime
from enum import StrEnum

import msgspec

from batonpass.domain.money import Money


class TrackingState(StrEnum):
    """A parcel's state in the normal form every carrier is mapped to."""

    UNKNOWN = "unknown"
    PRE_TRANSIT = "pre_transit"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    ATTEMPTED = "attempted"
    AVAILABLE_FOR_PICKUP = "available_for_pickup"
    DELIVERED = "delivered"
    EXCEPTION = "exception"
    RETURNED = "returned"
    EXPIRED = "expired"


class OrderState(StrEnum):
    """Where an order is as a whole. `unknown` is a shop's own value we have no word for."""

    PENDING = "pending"
    PROCESSING = "processing"
    ON_HOLD = "on_hold"
    FULFILLED = "fulfilled"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class PaymentState(StrEnum):
    """Whether the order is paid, and whether money went back."""

    PENDING = "pending"
    PAID = "paid"
    PARTLY_REFUNDED = "partly_refunded"
    REFUNDED = "refunded"
    DISPUTED = "disputed"
    FAILED = "failed"
    UNKNOWN = "unknown"


class FulfilmentState(StrEnum):
    """How far one parcel's packing and sending is."""

    OPEN = "open"
    SENT = "sent"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


class ReturnState(StrEnum):
    """How far a return is."""

    REQUESTED = "requested"
    APPROVED = "approved"
    RECEIVED = "received"
    DECLINED = "declined"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """Where a parcel goes. Empty strings are parts the shop does not hold."""

    name: str = ""
    lines: tuple[str, ...] = ()
    city: str = ""
    postcode: str = ""
    region: str = ""
    country: str = ""  # ISO 3166-1 alpha-2


class TrackingEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One scan by the carrier."""

    at: datetime
    state: TrackingState
    text: str
    place: str = ""


class Tracking(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel as its carrier sees it."""

    number: str
    carrier: str
    state: TrackingState
    url: str = ""
    due_at: datetime | None = None  # None: the carrier names no day
    events: tuple[TrackingEvent, ...] = ()


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One position of an order."""

    id: str
    title: str
    quantity: int
    price: Money  # of one piece
    refundable_quantity: int = 0
    sku: str = ""
    is_custom: bool = False  # made to the customer's wish: not returnable


class Fulfilment(msgspec.Struct, frozen=True, kw_only=True):
    """One parcel of an order."""

    id: str
    state: FulfilmentState
    lines: tuple[str, ...] = ()  # ids of order lines
    tracking: Tracking | None = None  # None: sent untracked, or not sent yet
    sent_at: datetime | None = None  # None: not sent yet


class Return(msgspec.Struct, frozen=True, kw_only=True):
    """Goods on their way back, or asked to be."""

    id: str
    state: ReturnState
    lines: tuple[str, ...]
    asked_at: datetime
    reason: str = ""


class Refund(msgspec.Struct, frozen=True, kw_only=True):
    """Money that went back."""

    id: str
    amount: Money
    at: datetime
    lines: tuple[str, ...] = ()
    note: str = ""


class ShopCustomer(msgspec.Struct, frozen=True, kw_only=True):
    """A buyer as the shop knows them."""

    id: str
    name: str
    email: str
    phone: str = ""
    tier: str = ""  # the merchant's own word, e.g. "vip"; empty: none
    orders_count: int = 0
    spent: Money | None = None  # None: the shop does not say
    as_of: datetime


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """One order, complete, as read at `as_of`."""

    id: str  # the shop's own
    number: str  # what customers see and type, e.g. "#1001"
    state: OrderState
    payment: PaymentState
    placed_at: datetime
    total: Money
    email: str
    customer_id: str = ""
    customer_name: str = ""
    lines: tuple[Line, ...] = ()
    fulfilments: tuple[Fulfilment, ...] = ()
    returns: tuple[Return, ...] = ()
    refunds: tuple[Refund, ...] = ()
    address: Address | None = None  # None: nothing is shipped
    due_at: datetime | None = None  # None: no delivery day was promised
    status_url: str = ""
    note: str = ""
    tags: tuple[str, ...] = ()
    gaps: tuple[str, ...] = ()  # fields the shop left out of a partial answer
    as_of: datetime
