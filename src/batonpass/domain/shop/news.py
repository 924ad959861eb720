"""What a shop tells us unasked. Mostly: look again. The facts are read, not taken from the post."""

from datetime import datetime, timedelta

import msgspec

from batonpass.domain.shop.value import Tracking

LATE = timedelta(hours=6)  # Shopify gives up after 4 h; what comes later was kept by somebody


class OrderChanged(msgspec.Struct, frozen=True, kw_only=True, tag="order_changed"):
    """An order, its parcels, its refunds or its returns are not what they were."""

    order_id: str
    number: str = ""  # empty: the message names only the id
    changed_at: datetime | None = None  # None: the message does not say


class DisputeOpened(msgspec.Struct, frozen=True, kw_only=True, tag="dispute_opened"):
    """The customer's bank asks for the money back."""

    order_id: str
    state: str


class ParcelMoved(msgspec.Struct, frozen=True, kw_only=True, tag="parcel_moved"):
    """A carrier service saw a parcel; this one carries its facts."""

    tracking: Tracking
    changed_at: datetime | None = None  # None: the message does not say


class Disconnected(msgspec.Struct, frozen=True, kw_only=True, tag="disconnected"):
    """The merchant removed us from the shop: the token is dead, forget it."""

    shop: str


class DataAsked(msgspec.Struct, frozen=True, kw_only=True, tag="data_asked"):
    """A customer asks what is kept of them: export it to the merchant within 30 days."""

    shop: str
    customer_id: str
    email: str
    request_id: str
    orders: tuple[str, ...] = ()  # ids; empty: all


class EraseCustomer(msgspec.Struct, frozen=True, kw_only=True, tag="erase_customer"):
    """A customer must be erased within 30 days."""

    shop: str
    customer_id: str
    email: str
    phone: str = ""
    orders: tuple[str, ...] = ()  # ids


class EraseShop(msgspec.Struct, frozen=True, kw_only=True, tag="erase_shop"):
    """48 hours after the merchant left: everything from this shop must go."""

    shop: str


class Ignored(msgspec.Struct, frozen=True, kw_only=True, tag="ignored"):
    """Nothing we act on."""

    topic: str


News = (
    OrderChanged
    | DisputeOpened
    | ParcelMoved
    | Disconnected
    | DataAsked
    | EraseCustomer
    | EraseShop
    | Ignored
)


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """One message from a shop whose signature was right."""

    vendor: str
    id: str  # stays the same when it is sent again
    digest: str  # of the body: a second look at sameness that no header can change
    topic: str
    at: datetime | None  # when it happened; None: the message does not say
    news: News


def is_late(delivery: Delivery, *, now: datetime) -> bool:
    """Whether it comes after the sender's own retries end. Erasing is never too late."""
    if isinstance(delivery.news, DataAsked | EraseCustomer | EraseShop | Disconnected):
        return False
    return delivery.at is not None and now - delivery.at > LATE


def supersedes(news: ParcelMoved, known: Tracking | None) -> bool:
    """Whether a parcel's message is newer than what is known; messages overtake one another."""
    if known is None or not known.events:
        return True
    if not news.tracking.events:
        return False
    return news.tracking.events[-1].at >= known.events[-1].at
