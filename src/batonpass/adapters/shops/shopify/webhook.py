"""What Shopify posts to us: webhooks, the three compliance topics, and the app proxy."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec

from batonpass.adapters.shops.instant import instant
from batonpass.adapters.shops.misread import reading
from batonpass.adapters.shops.signature import (
    BadSignature,
    body_of,
    check_base64,
    check_hex,
    fingerprint,
    lower,
)
from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.news import (
    DataAsked,
    Delivery,
    Disconnected,
    DisputeOpened,
    EraseCustomer,
    EraseShop,
    Ignored,
    News,
    OrderChanged,
)

#: Subscribed to when a shop is connected, by their name in the API.
TOPICS: Final = (
    "ORDERS_CREATE",
    "ORDERS_UPDATED",
    "ORDERS_CANCELLED",
    "FULFILLMENTS_CREATE",
    "FULFILLMENTS_UPDATE",
    "REFUNDS_CREATE",
    "RETURNS_REQUEST",
    "RETURNS_APPROVE",
    "RETURNS_CLOSE",
    "RETURNS_DECLINE",
    "DISPUTES_CREATE",
    "DISPUTES_UPDATE",
    "APP_UNINSTALLED",
)
PROXY_AGE: Final = timedelta(seconds=90)  # Shopify signs each request anew


class Visitor(msgspec.Struct, frozen=True, kw_only=True):
    """Who looks at the shop's page, by Shopify's word: a proven identity if signed in."""

    shop: str
    customer_id: str  # a GraphQL id; empty: not signed in


def delivery(headers: Mapping[str, str], body: bytes, *, secrets: Sequence[str]) -> Delivery:
    """The message, once its signature is right.

    Args:
        headers: of the request, in any case.
        body: raw, as it came.
        secrets: the app's client secret; two during a rotation.

    Raises:
        BadSignature: answer 401, as the compliance check of the app store demands.
        Malformed: signed, but no JSON object or no topic.
    """
    found = lower(headers)
    check_base64(body, found.get("x-shopify-hmac-sha256", ""), secrets)
    topic = found.get("x-shopify-topic", "")
    if not topic:
        raise Malformed(field="X-Shopify-Topic", cure="the name of a topic")
    told = body_of(body)
    with reading("body"):
        news = _news(topic, found.get("x-shopify-shop-domain", ""), told)
    return Delivery(
        vendor="Shopify",
        id=found.get("x-shopify-webhook-id", "") or fingerprint(body),
        digest=fingerprint(body),
        topic=topic,
        at=instant(found.get("x-shopify-triggered-at")) or instant(told.get("updated_at")),
        news=news,
    )


def visitor(query: Sequence[tuple[str, str]], *, secret: str, now: datetime) -> Visitor:
    """Who asks through the app proxy.

    Args:
        query: the decoded parameters, in any order, repeats included.
        secret: the app's client secret.
        now: for the age of the signature.

    Raises:
        BadSignature: forged, changed, or older than 90 seconds.
    """
    told: dict[str, list[str]] = {}
    for name, value in query:
        told.setdefault(name, []).append(value)
    signature = "".join(told.pop("signature", []))
    message = "".join(sorted(f"{name}={','.join(values)}" for name, values in told.items()))
    check_hex(message.encode(), signature, [secret])
    stamp = "".join(told.get("timestamp", []))
    if not stamp.isdigit() or abs(now - datetime.fromtimestamp(int(stamp), UTC)) > PROXY_AGE:
        raise BadSignature
    customer = "".join(told.get("logged_in_customer_id", []))
    return Visitor(
        shop="".join(told.get("shop", [])),
        customer_id=f"gid://shopify/Customer/{customer}" if customer.isdigit() else "",
    )


def _news(  # noqa: PLR0911 - one per topic
    topic: str, shop: str, body: Mapping[str, Any]
) -> News:
    noun = topic.partition("/")[0]
    customer = body.get("customer") or {}
    match topic, noun:
        case "customers/data_request", _:
            return DataAsked(
                shop=str(body.get("shop_domain") or shop),
                customer_id=_gid("Customer", customer.get("id")),
                email=str(customer.get("email") or ""),
                request_id=str((body.get("data_request") or {}).get("id") or ""),
                orders=_orders(body.get("orders_requested")),
            )
        case "customers/redact", _:
            return EraseCustomer(
                shop=str(body.get("shop_domain") or shop),
                customer_id=_gid("Customer", customer.get("id")),
                email=str(customer.get("email") or ""),
                phone=str(customer.get("phone") or ""),
                orders=_orders(body.get("orders_to_redact")),
            )
        case "shop/redact", _:
            return EraseShop(shop=str(body.get("shop_domain") or shop))
        case "app/uninstalled", _:
            return Disconnected(shop=str(body.get("myshopify_domain") or shop))
        case _, "disputes":
            return DisputeOpened(
                order_id=_gid("Order", body.get("order_id")), state=str(body.get("status") or "")
            )
        case _, "orders":
            return OrderChanged(
                order_id=_gid("Order", body.get("id")),
                number=str(body.get("name") or ""),
                changed_at=instant(body.get("updated_at")),
            )
        case _, "fulfillments" | "refunds" | "returns":
            order = body.get("order") or {}
            return OrderChanged(
                order_id=_gid("Order", body.get("order_id") or order.get("id")),
                changed_at=instant(body.get("updated_at") or body.get("created_at")),
            )
        case _:
            return Ignored(topic=topic)


def _orders(ids: object) -> tuple[str, ...]:
    return tuple(_gid("Order", one) for one in ids) if isinstance(ids, list) else ()


def _gid(kind: str, id_: object) -> str:
    return "" if not id_ else f"gid://shopify/{kind}/{id_}"
