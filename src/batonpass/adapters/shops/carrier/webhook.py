"""What carrier services post to us: a parcel's whole history, signed."""

import unicodedata
from collections.abc import Mapping, Sequence

from batonpass.adapters.shops.carrier import aftership, easypost
from batonpass.adapters.shops.instant import instant
from batonpass.adapters.shops.misread import reading
from batonpass.adapters.shops.signature import (
    body_of,
    check_base64,
    check_hex,
    fingerprint,
    lower,
)
from batonpass.domain.shop.news import Delivery, Ignored, News, ParcelMoved


def from_easypost(headers: Mapping[str, str], body: bytes, *, secrets: Sequence[str]) -> Delivery:
    """EasyPost's event, once its signature is right.

    Raises:
        BadSignature: it is wrong.
        Malformed: signed, but no JSON object.
    """
    told = lower(headers).get("x-hmac-signature", "").removeprefix("hmac-sha256-hex=")
    check_hex(body, told, [unicodedata.normalize("NFKD", secret) for secret in secrets])
    event = body_of(body)
    topic, parcel = str(event.get("description") or ""), event.get("result") or {}
    news: News = Ignored(topic=topic)
    with reading("body"):
        at = instant(parcel.get("updated_at") or event.get("created_at"))
        if topic.startswith("tracker.") and parcel.get("tracking_code"):
            news = ParcelMoved(tracking=easypost.tracking(parcel), changed_at=at)
    return Delivery(
        vendor="EasyPost",
        id=str(event.get("id") or fingerprint(body)),
        digest=fingerprint(body),
        topic=topic,
        at=at,
        news=news,
    )


def from_aftership(headers: Mapping[str, str], body: bytes, *, secrets: Sequence[str]) -> Delivery:
    """AfterShip's event, once its signature is right.

    Raises:
        BadSignature: it is wrong.
        Malformed: signed, but no JSON object.
    """
    check_base64(body, lower(headers).get("aftership-hmac-sha256", ""), secrets)
    event = body_of(body)
    topic, parcel = str(event.get("event") or ""), event.get("msg") or {}
    news: News = Ignored(topic=topic)
    with reading("body"):
        at = instant(parcel.get("updated_at"))
        if topic == "tracking_update" and parcel.get("tracking_number"):
            news = ParcelMoved(tracking=aftership.tracking(parcel), changed_at=at)
    return Delivery(
        vendor="AfterShip",
        id=str(event.get("event_id") or fingerprint(body)),
        digest=fingerprint(body),
        topic=topic,
        at=at,
        news=news,
    )
