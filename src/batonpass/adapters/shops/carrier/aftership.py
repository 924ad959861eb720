"""AfterShip: trackings by number, a tag for the state."""

from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import urlencode

from batonpass.adapters.net import Door
from batonpass.adapters.shops.instant import instant
from batonpass.adapters.shops.wire import Wire
from batonpass.domain.shop.value import Tracking, TrackingEvent, TrackingState

BASE: Final = "https://api.aftership.com/tracking/2026-01"
STATE: Final = {
    "Pending": TrackingState.UNKNOWN,
    "InfoReceived": TrackingState.PRE_TRANSIT,
    "InTransit": TrackingState.IN_TRANSIT,
    "OutForDelivery": TrackingState.OUT_FOR_DELIVERY,
    "AttemptFail": TrackingState.ATTEMPTED,
    "Delivered": TrackingState.DELIVERED,
    "AvailableForPickup": TrackingState.AVAILABLE_FOR_PICKUP,
    "Exception": TrackingState.EXCEPTION,
    "Expired": TrackingState.EXPIRED,
}


class AfterShip:
    """One AfterShip account."""

    def __init__(self, door: Door, *, key: str, base: str = BASE) -> None:
        self._wire = Wire(door, base=base, headers={"as-api-key": key})

    async def track(self, number: str, *, carrier: str = "") -> Tracking | None:
        """The parcel; of two carriers with the same number the named one."""
        query = urlencode({"tracking_numbers": number})
        reply = await self._wire.read("GET", f"/trackings?{query}", absent=True)
        data = (reply.data or {}).get("data") or {}
        found = [
            tracking(item)
            for item in data.get("trackings") or ()
            if item.get("tracking_number") == number
        ]
        named = (item for item in found if item.carrier.casefold() == carrier.casefold())
        return next(named, found[0] if found else None)


def tracking(item: Mapping[str, Any]) -> Tracking:
    """The normal form of an AfterShip `Tracking`, from a look-up or a webhook."""
    state = STATE.get(str(item.get("tag") or ""), TrackingState.UNKNOWN)
    if item.get("return_to_sender") and state is TrackingState.EXCEPTION:
        state = TrackingState.RETURNED
    events = (_event(scan) for scan in item.get("checkpoints") or ())
    latest = item.get("latest_estimated_delivery") or {}
    return Tracking(
        number=str(item.get("tracking_number") or ""),
        carrier=str(item.get("slug") or ""),
        state=state,
        url=str(item.get("courier_tracking_link") or ""),
        due_at=instant(latest.get("datetime") or item.get("expected_delivery")),
        events=tuple(sorted((e for e in events if e is not None), key=lambda event: event.at)),
    )


def _event(scan: Mapping[str, Any]) -> TrackingEvent | None:
    at = instant(scan.get("checkpoint_time") or scan.get("created_at"))
    if at is None:
        return None
    place = [str(scan[part]) for part in ("city", "state", "country_name") if scan.get(part)]
    return TrackingEvent(
        at=at,
        state=STATE.get(str(scan.get("tag") or ""), TrackingState.UNKNOWN),
        text=str(scan.get("message") or scan.get("subtag_message") or ""),
        place=str(scan.get("location") or "") or ", ".join(place),
    )
