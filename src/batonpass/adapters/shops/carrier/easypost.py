"""EasyPost: trackers by code, one word per state."""

from base64 import b64encode
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from batonpass.adapters.net import Door
from batonpass.adapters.shops.instant import instant
from batonpass.adapters.shops.wire import Wire
from batonpass.domain.shop.value import Tracking, TrackingEvent, TrackingState

BASE: Final = "https://api.easypost.com"
STATE: Final = {
    "unknown": TrackingState.UNKNOWN,
    "pre_transit": TrackingState.PRE_TRANSIT,
    "in_transit": TrackingState.IN_TRANSIT,
    "out_for_delivery": TrackingState.OUT_FOR_DELIVERY,
    "delivered": TrackingState.DELIVERED,
    "available_for_pickup": TrackingState.AVAILABLE_FOR_PICKUP,
    "return_to_sender": TrackingState.RETURNED,
    "failure": TrackingState.EXCEPTION,
    "cancelled": TrackingState.EXCEPTION,
    "error": TrackingState.EXCEPTION,
}
#: Scans of an unsuccessful try stay "in_transit" in `status`; only the detail tells.
ATTEMPT: Final = frozenset({"delivery_attempted", "customer_not_available", "no_access"})


class EasyPost:
    """One EasyPost account. Only trackers that exist are read: making one is billed."""

    def __init__(self, door: Door, *, key: str, base: str = BASE) -> None:
        basic = b64encode(f"{key}:".encode()).decode()
        self._wire = Wire(door, base=base, headers={"authorization": f"Basic {basic}"})

    async def track(self, number: str, *, carrier: str = "") -> Tracking | None:
        """The parcel; of two carriers with the same number the named one."""
        query = urlencode({"tracking_code": number, "page_size": 5})
        reply = await self._wire.read("GET", f"/v2/trackers?{query}", absent=True)
        found = [
            tracking(item)
            for item in (reply.data or {}).get("trackers") or ()
            if item.get("tracking_code") == number
        ]
        named = (item for item in found if item.carrier.casefold() == carrier.casefold())
        return next(named, found[0] if found else None)


def tracking(item: Mapping[str, Any]) -> Tracking:
    """The normal form of an EasyPost `Tracker`, from a look-up or a webhook."""
    events = tuple(
        event for scan in item.get("tracking_details") or () if (event := _event(scan)) is not None
    )
    return Tracking(
        number=str(item.get("tracking_code") or ""),
        carrier=str(item.get("carrier") or ""),
        state=_state(item),
        url=str(item.get("public_url") or ""),
        due_at=instant(item.get("est_delivery_date")),
        events=tuple(sorted(events, key=lambda event: event.at)),
    )


def _state(item: Mapping[str, Any]) -> TrackingState:
    if item.get("status_detail") in ATTEMPT:
        return TrackingState.ATTEMPTED
    return STATE.get(str(item.get("status") or ""), TrackingState.UNKNOWN)


def _event(scan: Mapping[str, Any]) -> TrackingEvent | None:
    at = instant(scan.get("datetime"))
    if at is None:
        return None
    where = scan.get("tracking_location") or {}
    return TrackingEvent(
        at=at,
        state=_state(scan),
        text=str(scan.get("message") or ""),
        place=", ".join(
            str(where[part]) for part in ("city", "state", "country") if where.get(part)
        ),
    )
