"""How WooCommerce's orders become our values; a plugin's own status becomes `unknown`."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

from batonpass.adapters.shops.amount import decimal, money, whole
from batonpass.adapters.shops.instant import instant_or
from batonpass.adapters.shops.woocommerce.parcel import parcels
from batonpass.domain.money import Money
from batonpass.domain.shop.value import (
    Address,
    Line,
    Order,
    OrderState,
    PaymentState,
    Refund,
    ShopCustomer,
)

Json = Mapping[str, Any]

STATE: Final = {
    "pending": OrderState.PENDING,
    "checkout-draft": OrderState.PENDING,
    "failed": OrderState.PENDING,
    "processing": OrderState.PROCESSING,
    "partial-shipped": OrderState.PROCESSING,
    "on-hold": OrderState.ON_HOLD,
    "completed": OrderState.FULFILLED,
    "shipped": OrderState.FULFILLED,
    "delivered": OrderState.FULFILLED,
    "cancelled": OrderState.CANCELLED,
    "trash": OrderState.CANCELLED,
}
UNPAID: Final = frozenset({"pending", "checkout-draft", "on-hold"})
TAGS: Final = "_batonpass_tags"  # orders have no tags of their own
DISPUTE: Final = "dispute"
TIERS: Final = ("vip", "gold", "silver", "wholesale")


def customer(item: Json, *, as_of: datetime) -> ShopCustomer:
    """A registered buyer; the tier is told by their role. The API counts no orders."""
    role = str(item.get("role") or "").casefold()
    name = f"{item.get('first_name') or ''} {item.get('last_name') or ''}".strip()
    return ShopCustomer(
        id=str(item["id"]),
        name=name or str(item.get("username") or ""),
        email=str(item.get("email") or ""),
        phone=str((item.get("billing") or {}).get("phone") or ""),
        tier=next((tier for tier in TIERS if tier in role), ""),
        as_of=as_of,
    )


def order(
    item: Json,
    *,
    as_of: datetime,
    custom_marks: frozenset[str],
    status_url: str = "",
    refunds: Sequence[Json] | None = None,
    notes: Sequence[Json] = (),
    gaps: Sequence[str] = (),
) -> Order:
    """An order.

    Args:
        item: the order's own JSON.
        as_of: when it was read.
        custom_marks: keys of line meta data that mean made to order, in lower case.
        status_url: where the customer sees it.
        refunds: their full JSON; None where only the summary in `item` is known.
        notes: the staff's notes.
        gaps: what could not be read.
    """
    currency = str(item.get("currency") or "")
    returned = _returned(refunds or ())
    by_line = refunds is not None or not item.get("refunds")
    billing, shipping = item.get("billing") or {}, item.get("shipping") or {}
    tags = _tags(item)
    state = STATE.get(str(item.get("status")), OrderState.UNKNOWN)
    sent = parcels(item)
    if item.get("status") == "refunded":  # it says nothing about the goods
        state = OrderState.FULFILLED if sent else OrderState.CANCELLED
    return Order(
        id=str(item["id"]),
        number=str(item.get("number") or item["id"]),
        state=state,
        payment=PaymentState.DISPUTED if DISPUTE in tags else _payment(item),
        placed_at=instant_or(item.get("date_created_gmt"), as_of),
        total=money(item.get("total"), currency),
        email=str(billing.get("email") or ""),
        customer_id=str(item.get("customer_id") or ""),
        customer_name=_name(billing) or _name(shipping),
        lines=tuple(
            _line(line, currency, returned, custom_marks, item)
            for line in item.get("line_items") or ()
        ),
        fulfilments=sent,
        refunds=_refunds(item, refunds, currency, as_of),
        address=_address(shipping) or _address(billing),
        status_url=status_url,
        note="\n".join(str(note.get("note") or "") for note in reversed(notes)),
        tags=tags,
        gaps=tuple(gaps) if by_line else (*gaps, "refunded lines"),
        as_of=as_of,
    )


def _payment(item: Json) -> PaymentState:
    status = str(item.get("status") or "")
    back = sum((-decimal(refund.get("total")) for refund in item.get("refunds") or ()), Decimal(0))
    if status == "refunded" or (back > 0 and back >= decimal(item.get("total"))):
        return PaymentState.REFUNDED
    if back > 0:
        return PaymentState.PARTLY_REFUNDED
    if status == "failed":
        return PaymentState.FAILED
    if item.get("date_paid_gmt") or item.get("date_paid"):
        return PaymentState.PAID
    if status in UNPAID or status in {"cancelled", "trash"}:
        return PaymentState.PENDING
    return PaymentState.PAID if status in STATE else PaymentState.UNKNOWN


def _line(
    line: Json, currency: str, returned: Mapping[str, int], marks: frozenset[str], item: Json
) -> Line:
    quantity = int(line.get("quantity") or 0)
    gross = decimal(line.get("total")) + decimal(line.get("total_tax"))
    keys = {
        str(entry.get(name) or "").strip("_").casefold()
        for entry in line.get("meta_data") or ()
        for name in ("key", "display_key")
    }
    closed = item.get("status") in {"pending", "failed", "cancelled", "refunded", "trash"}
    return Line(
        id=str(line["id"]),
        title=str(line.get("name") or ""),
        quantity=quantity,
        price=money(whole(gross / max(quantity, 1), currency), currency),
        refundable_quantity=0 if closed else max(0, quantity - returned.get(str(line["id"]), 0)),
        sku=str(line.get("sku") or ""),
        is_custom=bool(keys & marks),
    )


def _returned(refunds: Sequence[Json]) -> dict[str, int]:
    """Pieces paid back, by the order's own line."""
    pieces: dict[str, int] = {}
    for refund in refunds:
        for line in refund.get("line_items") or ():
            origin = _origin(line)
            if origin:
                pieces[origin] = pieces.get(origin, 0) + abs(int(line.get("quantity") or 0))
    return pieces


def _origin(line: Json) -> str:
    for entry in line.get("meta_data") or ():
        if entry.get("key") == "_refunded_item_id":
            return str(entry.get("value"))
    return ""


def _refunds(
    item: Json, refunds: Sequence[Json] | None, currency: str, as_of: datetime
) -> tuple[Refund, ...]:
    if refunds is None:
        return tuple(
            Refund(
                id=str(refund.get("id")),
                amount=_positive(refund.get("total"), currency),
                at=as_of,  # the summary has no date
                note=str(refund.get("reason") or ""),
            )
            for refund in item.get("refunds") or ()
        )
    return tuple(
        Refund(
            id=str(refund.get("id")),
            amount=_positive(refund.get("amount"), currency),
            at=instant_or(refund.get("date_created_gmt"), as_of),
            lines=tuple(
                origin for line in refund.get("line_items") or () if (origin := _origin(line))
            ),
            note=str(refund.get("reason") or ""),
        )
        for refund in refunds
    )


def _positive(amount: object, currency: str) -> Money:
    return money(abs(decimal(amount)), currency)


def _tags(item: Json) -> tuple[str, ...]:
    for entry in item.get("meta_data") or ():
        if entry.get("key") == TAGS:
            return tuple(tag for tag in str(entry.get("value") or "").split(",") if tag)
    return ()


def _name(part: Json) -> str:
    return f"{part.get('first_name') or ''} {part.get('last_name') or ''}".strip()


def _address(part: Json) -> Address | None:
    lines = tuple(str(part[key]) for key in ("company", "address_1", "address_2") if part.get(key))
    if not lines and not part.get("city"):
        return None
    return Address(
        name=_name(part),
        lines=lines,
        city=str(part.get("city") or ""),
        postcode=str(part.get("postcode") or ""),
        region=str(part.get("state") or ""),
        country=str(part.get("country") or ""),
    )
