"""Where WooCommerce's plugins keep tracking numbers: WooCommerce itself has no place for them."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from batonpass.adapters.shops.instant import instant
from batonpass.domain.shop.value import Fulfilment, FulfilmentState, Tracking, TrackingState

Json = Mapping[str, Any]

#: WooCommerce Shipment Tracking, and Advanced Shipment Tracking, which took over its form.
SHIPMENT_TRACKING: Final = "_wc_shipment_tracking_items"
AFTERSHIP: Final = "_aftership_tracking_items"
AFTERSHIP_OLD: Final = ("_aftership_tracking_number", "_aftership_tracking_provider_name")
#: YITH WooCommerce Order Tracking, in both of its spellings.
YITH: Final = ("ywot_tracking_code", "_ywot_tracking_code")
#: Orders Tracking by VillaTheme: JSON text on every line.
VILLATHEME: Final = "_vi_wot_order_item_tracking_data"

DELIVERED: Final = frozenset({"delivered"})
SENT: Final = frozenset({"completed", "shipped", "partial-shipped", *DELIVERED})


def parcels(order: Json) -> tuple[Fulfilment, ...]:
    """The parcels an order's meta data tells of; a sent order without any is one untracked."""
    meta = {str(item.get("key")): item.get("value") for item in order.get("meta_data") or ()}
    found = [*_tracked(meta), *_by_line(order)]
    status = str(order.get("status") or "")
    state = FulfilmentState.DELIVERED if status in DELIVERED else FulfilmentState.SENT
    if not found:
        if status not in SENT:
            return ()
        sent_at = instant(order.get("date_completed_gmt") or order.get("date_modified_gmt"))
        return (Fulfilment(id=f"{order['id']}-1", state=state, sent_at=sent_at),)
    return tuple(
        msgspec.structs.replace(parcel, id=f"{order['id']}-{position}", state=state)
        for position, parcel in enumerate(found, start=1)
    )


def _tracked(meta: Mapping[str, Any]) -> Iterable[Fulfilment]:
    for item in _items(meta.get(SHIPMENT_TRACKING)):
        yield _parcel(
            item.get("tracking_number"),
            item.get("custom_tracking_provider") or item.get("tracking_provider"),
            item.get("custom_tracking_link"),
            item.get("date_shipped"),
        )
    for item in _items(meta.get(AFTERSHIP)):
        created = item.get("metrics", {}).get("created_at") if item.get("metrics") else None
        yield _parcel(item.get("tracking_number"), item.get("slug"), None, created)
    number, name = AFTERSHIP_OLD
    if meta.get(number) and not meta.get(AFTERSHIP):
        yield _parcel(meta[number], meta.get(name), None, None)
    for key in YITH:
        if meta.get(key):
            prefix = key.removesuffix("tracking_code")
            carrier = meta.get(f"{prefix}carrier_name") or meta.get(f"{prefix}carrier_id")
            link, sent = meta.get(f"{prefix}carrier_url"), meta.get(f"{prefix}pick_up_date")
            yield _parcel(meta[key], carrier, link, sent)


def _by_line(order: Json) -> Iterable[Fulfilment]:
    lines: dict[str, tuple[Json, list[str]]] = {}
    for line in order.get("line_items") or ():
        for entry in line.get("meta_data") or ():
            if entry.get("key") != VILLATHEME:
                continue
            for item in _items(entry.get("value"))[-1:]:  # the last is the valid one
                number = str(item.get("tracking_number") or "")
                if number:
                    lines.setdefault(number, (item, []))[1].append(str(line["id"]))
    for number, (item, ids) in lines.items():
        parcel = _parcel(
            number,
            item.get("carrier_name") or item.get("carrier_slug"),
            str(item.get("carrier_url") or "").replace("{tracking_number}", number),
            item.get("time"),
        )
        yield msgspec.structs.replace(parcel, lines=tuple(ids))


def _parcel(number: object, carrier: object, link: object, sent: object) -> Fulfilment:
    url = str(link or "")
    return Fulfilment(
        id="",
        state=FulfilmentState.SENT,
        tracking=Tracking(
            number=str(number or "").strip(),
            carrier=str(carrier or "").strip(),
            state=TrackingState.UNKNOWN,  # the plugins know a number, not a state
            url=url if url.startswith(("https://", "http://")) else "",
        ),
        sent_at=_moment(sent),
    )


def _moment(value: object) -> datetime | None:
    text = str(value or "")
    if text.isdigit():  # seconds since 1970
        return datetime.fromtimestamp(int(text), UTC)
    return instant(text)


def _items(value: object) -> list[Json]:
    """The entries, whether the plugin stored a list or JSON text of one."""
    if isinstance(value, str):
        try:
            value = msgspec.json.decode(value)
        except msgspec.DecodeError:
            return []
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list) else []
