"""How an own shop's JSON becomes our values: new states are `unknown`, wrong shapes an outage."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Final, TypeVar

import msgspec

from batonpass.domain.shop.refusal import Cause, ShopDown
from batonpass.domain.shop.value import (
    FulfilmentState,
    Order,
    OrderState,
    PaymentState,
    ReturnState,
    ShopCustomer,
    Tracking,
    TrackingState,
)

T = TypeVar("T")
OF_ORDER: Final = {"state": OrderState, "payment": PaymentState}


def customer(told: object, *, as_of: datetime) -> ShopCustomer | None:
    """The buyer."""
    if told is None:
        return None
    return _converted({**_object(told), "as_of": as_of.isoformat()}, ShopCustomer)


def order(told: object, *, as_of: datetime) -> Order | None:
    """The order."""
    if told is None:
        return None
    found = dict(_object(told))
    for name, words in OF_ORDER.items():
        _know(found, name, words)
    found["fulfilments"] = [_parcel(item) for item in found.get("fulfilments") or ()]
    found["returns"] = [_return(item) for item in found.get("returns") or ()]
    found["as_of"] = as_of.isoformat()
    return _converted(found, Order)


def tracking(told: object) -> Tracking | None:
    """The parcel."""
    return None if told is None else _converted(_tracking(told), Tracking)


def _parcel(told: object) -> dict[str, Any]:
    found = dict(_object(told))
    _know(found, "state", FulfilmentState)
    if found.get("tracking") is not None:
        found["tracking"] = _tracking(found["tracking"])
    return found


def _tracking(told: object) -> dict[str, Any]:
    found = dict(_object(told))
    _know(found, "state", TrackingState)
    events = [dict(_object(event)) for event in found.get("events") or ()]
    for event in events:
        _know(event, "state", TrackingState)
    return {**found, "events": events}


def _return(told: object) -> dict[str, Any]:
    found = dict(_object(told))
    _know(found, "state", ReturnState)
    return found


def _know(found: dict[str, Any], name: str, words: type[StrEnum]) -> None:
    if found.get(name) not in set(words):
        found[name] = "unknown"


def _object(told: object) -> Mapping[str, Any]:
    if isinstance(told, Mapping):
        return told
    raise ShopDown(why="its answer has not the agreed form", cause=Cause.GARBLED)


def _converted(told: object, wanted: type[T]) -> T:
    try:
        return msgspec.convert(told, wanted)
    except msgspec.ValidationError as error:
        raise ShopDown(
            why=f"its answer has not the agreed form: {error}", cause=Cause.GARBLED
        ) from (None)
