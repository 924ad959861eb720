"""What a shop knows, in our own words: orders, lines, tracking, returns, refunds, actions."""

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

__all__ = [
    "Address",
    "Fulfilment",
    "FulfilmentState",
    "Line",
    "Order",
    "OrderState",
    "PaymentState",
    "Refund",
    "Return",
    "ReturnState",
    "ShopCustomer",
    "Tracking",
    "TrackingEvent",
    "TrackingState",
]
