"""How our actions become WooCommerce calls, and how their traces are found again."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final
from urllib.parse import urlencode

from batonpass.adapters.shops.amount import decimal, whole
from batonpass.adapters.shops.code import goodwill_code
from batonpass.adapters.shops.once import Deed
from batonpass.adapters.shops.wire import Wire
from batonpass.adapters.shops.woocommerce.read import TAGS
from batonpass.domain.shop.action import (
    Action,
    AddNote,
    AddTag,
    Cancel,
    Goodwill,
    Pieces,
    RefundLines,
    Reship,
    SendReturnLabel,
)
from batonpass.domain.shop.limit import UNPAID
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, OrderState, PaymentState

MARK: Final = "_batonpass_mark"

Json = Mapping[str, Any]


class Hand:
    """Changes one WooCommerce shop."""

    def __init__(self, wire: Wire, *, salt: bytes) -> None:
        self._wire = wire
        self._salt = salt

    async def act(self, action: Action, order: Order, *, mark: str) -> Deed:
        """Do it now."""
        match action:
            case RefundLines():
                return await self._refund(action, order, mark)
            case Reship():
                return await self._reship(action, order, mark)
            case Cancel():
                return await self._cancel(action, order, mark)
            case AddNote(text=text):
                note = {"note": text, "customer_note": False, "added_by_user": True}
                await self._wire.act("POST", f"/orders/{order.id}/notes", json=note)
                return Deed(said=f"Note added to {order.number}.")
            case AddTag(tag=tag):
                tags = ",".join(dict.fromkeys((*order.tags, tag)))
                await self._put(order, {"meta_data": [{"key": TAGS, "value": tags}]})
                return Deed(said=f"{order.number} is tagged “{tag}”.")
            case Goodwill():
                return await self._goodwill(action, order, mark)
            case SendReturnLabel():
                raise not_offered()

    async def find(  # noqa: PLR0911 - one per action
        self, action: Action, order: Order, *, mark: str
    ) -> Deed | None:
        """What the shop shows of `mark`; `order` was read just now, refunds and notes included."""
        match action:
            case RefundLines():
                made = next((refund for refund in order.refunds if mark in refund.note), None)
                return Deed(said="Refunded.", reference=made.id) if made else None
            case Reship():
                return await self._find_second(order, mark)
            case Cancel():
                done = order.state is OrderState.CANCELLED
                return Deed(said=f"{order.number} is cancelled.") if done else None
            case AddNote(text=text):
                return Deed(said=f"Note added to {order.number}.") if text in order.note else None
            case AddTag(tag=tag):
                return Deed(said=f"Tagged “{tag}”.") if tag in order.tags else None
            case Goodwill():
                code = goodwill_code(mark, salt=self._salt)
                reply = await self._wire.read("GET", f"/coupons?{urlencode({'code': code})}")
                return Deed(said=f"Code {code} was made.", reference=code) if reply.data else None
            case SendReturnLabel():
                return None

    async def _refund(self, action: RefundLines, order: Order, mark: str) -> Deed:
        raw = (await self._wire.read("GET", f"/orders/{order.id}")).data
        lines, most = _refund_lines(raw, action.lines)
        amount = most if action.amount is None else action.amount.amount
        if amount <= 0 or amount > most:
            raise ShopRefused(
                why=f"WooCommerce can pay back {most} {order.total.currency} for these lines.",
                fact="bad_amount",
            )
        return await self._pay_back(order, amount, lines, action.reason, mark)

    async def _pay_back(
        self, order: Order, amount: Decimal, lines: list[Json], reason: str, mark: str
    ) -> Deed:
        currency = order.total.currency
        reply = await self._wire.act(
            "POST",
            f"/orders/{order.id}/refunds",
            json={
                "amount": str(whole(amount, currency)),
                "reason": f"{reason or 'Refunded by support'} ({mark})",
                "line_items": lines,
                "api_refund": True,
                "api_restock": False,
            },
        )
        return Deed(
            said=f"{whole(amount, currency)} {currency} refunded on {order.number}.",
            reference=str(reply.data.get("id") or ""),
        )

    async def _cancel(self, action: Cancel, order: Order, mark: str) -> Deed:
        back = Decimal(0)
        if order.payment not in UNPAID and order.payment is not PaymentState.REFUNDED:
            paid_back = sum((refund.amount.amount for refund in order.refunds), Decimal(0))
            back = order.total.amount - paid_back
        if back > 0:
            await self._pay_back(order, back, [], action.reason, mark)
        try:
            await self._put(order, {"status": "cancelled"})
        except (ShopDown, ShopRefused) as trouble:
            if back <= 0:
                raise
            return Deed(
                said=f"{order.number} is paid back, but could not be set to cancelled: {trouble}"
                " Set it in WooCommerce."
            )
        money = f" and {back} {order.total.currency} paid back" if back > 0 else ""
        return Deed(said=f"{order.number} is cancelled{money}.")

    async def _reship(self, action: Reship, order: Order, mark: str) -> Deed:
        raw = (await self._wire.read("GET", f"/orders/{order.id}")).data
        known = {str(line["id"]): line for line in raw.get("line_items") or ()}
        wanted = action.lines or tuple(
            Pieces(line_id=line.id, quantity=line.quantity) for line in order.lines
        )
        goods, deleted = [], []
        for pieces in wanted:
            line = known.get(pieces.line_id)
            if line is None:
                raise ShopRefused(why="The order has no such line any more.", fact="no_such_line")
            if line.get("product_id"):
                goods.append(
                    {
                        "product_id": line["product_id"],
                        "variation_id": line.get("variation_id") or 0,
                        "quantity": pieces.quantity,
                        "subtotal": "0",
                        "total": "0",
                    }
                )
            else:  # the product was deleted: what is packed is still known by its name
                name = f"{pieces.quantity} x {line.get('name') or 'Deleted product'}"
                deleted.append({"name": name, "total": "0"})
        reply = await self._wire.act(
            "POST",
            "/orders",
            json={
                "status": "processing",
                "set_paid": True,
                "customer_id": raw.get("customer_id") or 0,
                "currency": order.total.currency,
                "billing": raw.get("billing") or {},
                "shipping": raw.get("shipping") or {},
                "line_items": goods,
                "fee_lines": deleted,
                "meta_data": [
                    {"key": MARK, "value": mark},
                    {"key": TAGS, "value": "re-ship"},
                    {"key": "_batonpass_again_for", "value": order.number},
                ],
            },
        )
        number = str(reply.data.get("number") or reply.data.get("id"))
        return Deed(said=f"{order.number} is sent again as {number}.", reference=number)

    async def _find_second(self, order: Order, mark: str) -> Deed | None:
        query = urlencode({"search": order.email, "per_page": 50, "orderby": "date"})
        reply = await self._wire.read("GET", f"/orders?{query}")
        for item in reply.data or ():
            marks = [e.get("value") for e in item.get("meta_data") or () if e.get("key") == MARK]
            if mark in marks:
                number = str(item.get("number") or item["id"])
                return Deed(said=f"Sent again as {number}.", reference=number)
        return None

    async def _goodwill(self, action: Goodwill, order: Order, mark: str) -> Deed:
        code = goodwill_code(mark, salt=self._salt)
        await self._wire.act(
            "POST",
            "/coupons",
            json={
                "code": code,
                "discount_type": "fixed_cart",
                "amount": str(action.amount.amount),
                "usage_limit": 1,
                "email_restrictions": [order.email] if order.email else [],
                "description": f"Goodwill for {order.number} ({mark})",
            },
        )
        return Deed(
            said=f"Code {code} gives {action.amount.amount} {action.amount.currency}"
            " off the next order.",
            reference=code,
        )

    async def _put(self, order: Order, change: Json) -> None:
        await self._wire.act("PUT", f"/orders/{order.id}", json=change)


def not_offered() -> ShopRefused:
    """WooCommerce itself has no returns; plugins do, each in its own way."""
    return ShopRefused(
        why="WooCommerce cannot send return labels: use your returns plugin.", fact="not_offered"
    )


def _refund_lines(raw: Json, wanted: tuple[Pieces, ...]) -> tuple[list[Json], Decimal]:
    """The lines as the refund call takes them, and what they cost with tax."""
    known = {str(line["id"]): line for line in raw.get("line_items") or ()}
    currency = str(raw.get("currency") or "")
    lines: list[Json] = []
    gross = Decimal(0)
    for pieces in wanted:
        line = known.get(pieces.line_id)
        if line is None:
            raise ShopRefused(why="The order has no such line any more.", fact="no_such_line")
        share = Decimal(pieces.quantity) / max(int(line.get("quantity") or 1), 1)
        net = whole(decimal(line.get("total")) * share, currency)
        taxes = [
            {
                "id": tax["id"],
                "refund_total": float(whole(decimal(tax.get("total")) * share, currency)),
            }
            for tax in line.get("taxes") or ()
        ]
        gross += whole(
            (decimal(line.get("total")) + decimal(line.get("total_tax"))) * share, currency
        )
        lines.append(
            {
                "id": line["id"],
                "quantity": pieces.quantity,
                "refund_total": float(net),
                "refund_tax": taxes,
            }
        )
    return lines, gross
