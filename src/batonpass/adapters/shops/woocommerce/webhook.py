"""What WooCommerce posts to us; after five failures it stops, which `missing` notices."""

from collections.abc import Mapping, Sequence
from typing import Final

from batonpass.adapters.shops.instant import instant
from batonpass.adapters.shops.signature import body_of, check_base64, fingerprint, lower
from batonpass.domain.shop.news import Delivery, Ignored, OrderChanged

TOPICS: Final = ("order.created", "order.updated", "order.deleted", "order.restored")


def delivery(headers: Mapping[str, str], body: bytes, *, secrets: Sequence[str]) -> Delivery:
    """The message, once its signature is right.

    Args:
        headers: of the request, in any case.
        body: raw, as it came. The first message after a webhook is made is a form, not JSON.
        secrets: what the webhook was made with; two during a rotation.

    Raises:
        BadSignature: it is wrong. Answer 401; five of them switch the webhook off.
        Malformed: signed, but no JSON object.
    """
    found = lower(headers)
    if body.startswith(b"webhook_id=") and not found.get("x-wc-webhook-topic"):
        ping = Ignored(topic="ping")
        name = fingerprint(body)
        return Delivery(
            vendor="WooCommerce", id=name, digest=name, topic="ping", at=None, news=ping
        )
    check_base64(body, found.get("x-wc-webhook-signature", ""), secrets)
    topic = found.get("x-wc-webhook-topic", "")
    told = body_of(body)
    changed_at = instant(told.get("date_modified_gmt"))
    is_order = found.get("x-wc-webhook-resource", topic.partition(".")[0]) == "order"
    return Delivery(
        vendor="WooCommerce",
        id=found.get("x-wc-webhook-delivery-id", "") or fingerprint(body),
        digest=fingerprint(body),
        topic=topic,
        at=changed_at,
        news=OrderChanged(
            order_id=str(told.get("id") or ""),
            number=str(told.get("number") or ""),
            changed_at=changed_at,
        )
        if is_order and told.get("id")
        else Ignored(topic=topic),
    )
