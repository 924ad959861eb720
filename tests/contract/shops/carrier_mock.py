"""EasyPost and AfterShip as their own recorded answers show them, knowing our demo parcels."""

from collections.abc import Iterable
from typing import Any

import msgspec

from batonpass.domain.shop.value import Order, Tracking, TrackingState
from contract.shops.server import Heard, Said, said

T = TrackingState
EASYPOST = {
    T.PRE_TRANSIT: "pre_transit", T.IN_TRANSIT: "in_transit", T.DELIVERED: "delivered",
    T.OUT_FOR_DELIVERY: "out_for_delivery", T.ATTEMPTED: "in_transit", T.EXCEPTION: "failure",
    T.AVAILABLE_FOR_PICKUP: "available_for_pickup", T.RETURNED: "return_to_sender",
    T.UNKNOWN: "unknown",
}  # fmt: skip
AFTERSHIP = {
    T.PRE_TRANSIT: "InfoReceived", T.IN_TRANSIT: "InTransit", T.DELIVERED: "Delivered",
    T.OUT_FOR_DELIVERY: "OutForDelivery", T.ATTEMPTED: "AttemptFail", T.EXCEPTION: "Exception",
    T.AVAILABLE_FOR_PICKUP: "AvailableForPickup", T.UNKNOWN: "Pending", T.EXPIRED: "Expired",
}  # fmt: skip


class MockCarriers:
    """Both services on one port: EasyPost below /v2, AfterShip below /trackings."""

    def __init__(self, orders: Iterable[Order]) -> None:
        self.parcels = {
            parcel.tracking.number: msgspec.structs.replace(parcel.tracking, due_at=order.due_at)
            for order in orders
            for parcel in order.fulfilments
            if parcel.tracking
        }

    async def handle(self, heard: Heard) -> Said:
        if heard.path == "/v2/trackers":
            if heard.headers.get("authorization") != "Basic RVprZXk6":  # "EZkey:"
                return said({"error": {"code": "APIKEY.INACTIVE", "message": "Key is bad."}}, 401)
            parcel = self.parcels.get(heard.query["tracking_code"])
            trackers = [easypost(parcel)] if parcel else []
            return said({"trackers": trackers, "has_more": False})
        if heard.path == "/trackings":
            if heard.headers.get("as-api-key") != "ASkey":
                return said({"meta": {"code": 401, "message": "Invalid API key."}, "data": {}}, 401)
            parcel = self.parcels.get(heard.query["tracking_numbers"])
            found = [aftership(parcel)] if parcel else []
            return said({"meta": {"code": 200}, "data": {"trackings": found}})
        return said({}, 404)


def easypost(parcel: Tracking) -> dict[str, Any]:
    def scan(state: TrackingState) -> dict[str, Any]:
        detail = "delivery_attempted" if state is T.ATTEMPTED else "status_update"
        return {"status": EASYPOST[state], "status_detail": detail}

    return {
        "object": "Tracker",
        "id": "trk_1",
        "tracking_code": parcel.number,
        "carrier": parcel.carrier,
        **scan(parcel.state),
        "est_delivery_date": parcel.due_at.isoformat() if parcel.due_at else None,
        "public_url": parcel.url,
        "tracking_details": [
            {
                "object": "TrackingDetail",
                "message": event.text,
                **scan(event.state),
                "datetime": event.at.isoformat().replace("+00:00", "Z"),
                "tracking_location": {"city": event.place, "state": None, "country": None},
            }
            for event in parcel.events
        ],
    }


def aftership(parcel: Tracking) -> dict[str, Any]:
    return {
        "id": "1",
        "tracking_number": parcel.number,
        "slug": parcel.carrier,
        "tag": AFTERSHIP[parcel.state],
        "expected_delivery": parcel.due_at.isoformat() if parcel.due_at else None,
        "courier_tracking_link": parcel.url,
        "checkpoints": [
            {
                "checkpoint_time": event.at.isoformat(),
                "tag": AFTERSHIP[event.state],
                "message": event.text,
                "location": event.place,
            }
            for event in parcel.events
        ],
    }
