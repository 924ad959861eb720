"""How our actions become Shopify's mutations, and how their traces are found again."""

import asyncio
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, assert_never

from batonpass.adapters.shops.amount import decimal, whole
from batonpass.adapters.shops.code import goodwill_code
from batonpass.adapters.shops.once import Deed
from batonpass.adapters.shops.shopify import query
from batonpass.adapters.shops.shopify.client import Client
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
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.domain.shop.value import Order

CANCEL_TRIES: Final = 4  # a cancellation is a job; most are done within a second
CANCEL_PAUSE_SECONDS: Final = 0.5

Json = Mapping[str, Any]


class Hand:
    """Changes one Shopify shop."""

    def __init__(self, client: Client, *, salt: bytes) -> None:
        self._client = client
        self._salt = salt

    async def act(self, action: Action, order: Order, *, mark: str) -> Deed:  # noqa: PLR0911 - one per action
        """Do it now."""
        match action:
            case RefundLines():
                return await self._refund(action, order, mark)
            case Reship():
                return await self._reship(action, order, mark)
            case Cancel():
                return await self._cancel(action, order, mark)
            case AddNote():
                return await self._note(action, order)
            case AddTag():
                return await self._tag(action, order)
            case Goodwill():
                return await self._goodwill(action, order, mark)
            case SendReturnLabel():
                return await self._return(action, order, mark)
            case _ as never:
                assert_never(never)

    async def find(self, action: Action, order: Order, *, mark: str) -> Deed | None:  # noqa: PLR0911 - one per action
        """What the shop shows of `mark`; `order` was read just now."""
        match action:
            case RefundLines():
                made = next((refund for refund in order.refunds if mark in refund.note), None)
                return (
                    Deed(said=f"Refunded on {order.number}.", reference=made.id) if made else None
                )
            case Reship():
                return await self._find_draft(mark)
            case Cancel():
                told = await self._client.ask(query.CANCELLED, {"id": order.id})
                done = (told.data.get("order") or {}).get("cancelledAt")
                return Deed(said=f"{order.number} is cancelled.") if done else None
            case AddNote(text=text):
                return Deed(said=f"Note added to {order.number}.") if text in order.note else None
            case AddTag(tag=tag):
                there = tag.casefold() in {known.casefold() for known in order.tags}
                return Deed(said=f"{order.number} is tagged “{tag}”.") if there else None
            case Goodwill():
                code = goodwill_code(mark, salt=self._salt)
                told = await self._client.ask(query.CODE_BY_NAME, {"code": code})
                made_code = told.data.get("codeDiscountNodeByCode")
                return Deed(said=f"Code {code} was made.", reference=code) if made_code else None
            case SendReturnLabel():
                back = next((back for back in order.returns if mark in back.reason), None)
                return Deed(said="The return was opened.", reference=back.id) if back else None
            case _ as never:
                assert_never(never)

    async def _refund(self, action: RefundLines, order: Order, mark: str) -> Deed:
        lines = [
            {"lineItemId": p.line_id, "quantity": p.quantity, "restockType": "NO_RESTOCK"}
            for p in action.lines
        ]
        told = await self._client.ask(query.SUGGESTED, {"id": order.id, "lines": lines})
        suggested = (told.data.get("order") or {}).get("suggestedRefund") or {}
        most = decimal(
            ((suggested.get("amountSet") or {}).get("presentmentMoney") or {}).get("amount")
        )
        amount = most if action.amount is None else action.amount.amount
        currency = order.total.currency
        if amount <= 0 or amount > most:
            raise ShopRefused(
                why=f"Shopify can pay back {most} {currency} for these lines.", fact="bad_amount"
            )
        payload = await self._client.change(
            query.REFUND,
            {
                "key": mark,
                "input": {
                    "orderId": order.id,
                    "currency": currency,
                    "note": f"{action.reason or 'Refunded by support'} ({mark})",
                    "notify": True,
                    "refundLineItems": lines,
                    "transactions": _transactions(
                        suggested.get("suggestedTransactions") or (), amount, order
                    ),
                },
            },
        )
        return Deed(
            said=f"{whole(amount, currency)} {currency} refunded on {order.number}.",
            reference=str((payload.get("refund") or {}).get("id") or ""),
        )

    async def _reship(self, action: Reship, order: Order, mark: str) -> Deed:
        told = await self._client.ask(query.AGAIN, {"id": order.id})
        node: Json = told.data.get("order") or {}
        wanted = action.lines or tuple(
            Pieces(line_id=line.id, quantity=line.quantity) for line in order.lines
        )
        known = {item["id"]: item for item in (node.get("lineItems") or {}).get("nodes") or ()}
        draft = await self._client.change(
            query.DRAFT,
            {
                "input": {
                    "email": node.get("email"),
                    "note": f"Sent again for {order.number}. {action.reason}".strip(),
                    "tags": ["re-ship", mark],
                    "lineItems": [_draft_line(known, pieces) for pieces in wanted],
                    "appliedDiscount": {
                        "title": "Re-ship",
                        "value": 100.0,
                        "valueType": "PERCENTAGE",
                    },
                    **_to_whom(node),
                }
            },
        )
        made = draft.get("draftOrder") or {}
        return await self._complete(str(made.get("id")), str(made.get("name")), order)

    async def _complete(self, draft_id: str, name: str, order: Order) -> Deed:
        try:
            payload = await self._client.change(query.COMPLETE, {"id": draft_id})
        except (ShopRefused, ShopDown) as trouble:
            return Deed(
                said=f"Draft {name} is ready in Shopify, but could not be completed: {trouble}"
                " Complete it there.",
                reference=name,
            )
        second = (payload.get("draftOrder") or {}).get("order") or {}
        return Deed(
            said=f"{order.number} is sent again as {second.get('name') or name}.",
            reference=str(second.get("name") or name),
        )

    async def _find_draft(self, mark: str) -> Deed | None:
        told = await self._client.ask(query.DRAFTS, {"query": f"tag:{mark}"})
        for draft in (told.data.get("draftOrders") or {}).get("nodes") or ():
            if mark in (draft.get("tags") or ()):
                name = (draft.get("order") or {}).get("name") or draft.get("name")
                return Deed(said=f"Sent again as {name}.", reference=str(name))
        return None

    async def _cancel(self, action: Cancel, order: Order, mark: str) -> Deed:
        note = f"{action.reason or 'Cancelled by support'} ({mark})"
        await self._client.change(query.CANCEL, {"orderId": order.id, "note": note})
        for attempt in range(CANCEL_TRIES):
            try:
                told = await self._client.ask(query.CANCELLED, {"id": order.id})
            except ShopDown:
                break  # the job goes on without us
            if (told.data.get("order") or {}).get("cancelledAt"):
                return Deed(said=f"{order.number} is cancelled and paid back.")
            await asyncio.sleep(CANCEL_PAUSE_SECONDS * (attempt + 1))
        return Deed(said=f"Shopify is cancelling {order.number}. Look again soon.", is_done=False)

    async def _note(self, action: AddNote, order: Order) -> Deed:
        note = f"{order.note}\n{action.text}".strip()
        await self._client.change(query.NOTE, {"input": {"id": order.id, "note": note}})
        return Deed(said=f"Note added to {order.number}.")

    async def _tag(self, action: AddTag, order: Order) -> Deed:
        await self._client.change(query.TAG, {"id": order.id, "tags": [action.tag]})
        return Deed(said=f"{order.number} is tagged “{action.tag}”.")

    async def _goodwill(self, action: Goodwill, order: Order, mark: str) -> Deed:
        code = goodwill_code(mark, salt=self._salt)
        await self._client.change(
            query.CODE,
            {
                "discount": {
                    "title": f"Goodwill for {order.number} ({mark})",
                    "code": code,
                    "startsAt": order.as_of.isoformat(),
                    "usageLimit": 1,
                    "appliesOncePerCustomer": True,
                    "context": {"customers": {"add": [order.customer_id]}}
                    if order.customer_id
                    else {"all": "ALL"},
                    "customerGets": {
                        "items": {"all": True},
                        "value": {
                            "discountAmount": {
                                "amount": str(action.amount.amount),
                                "appliesOnEachItem": False,
                            }
                        },
                    },
                }
            },
        )
        return Deed(
            said=f"Code {code} gives {action.amount.amount} {action.amount.currency}"
            " off the next order.",
            reference=code,
        )

    async def _return(self, action: SendReturnLabel, order: Order, mark: str) -> Deed:
        told = await self._client.ask(query.RETURNABLE, {"orderId": order.id})
        wanted = {pieces.line_id: pieces.quantity for pieces in action.lines}
        items = [
            {
                "fulfillmentLineItemId": item["fulfillmentLineItem"]["id"],
                "quantity": min(item["quantity"], wanted.get(line, item["quantity"])),
                "returnReason": "OTHER",
                "customerNote": f"{action.reason or 'Asked in the chat'} ({mark})"[:300],
            }
            for item in returnable(told.data)
            if (line := item["fulfillmentLineItem"]["lineItem"]["id"]) in wanted or not wanted
        ]
        if not items:
            raise ShopRefused(why="Shopify lets nothing of this go back.", fact="not_returnable")
        payload = await self._client.change(
            query.RETURN, {"input": {"orderId": order.id, "returnLineItems": items}}
        )
        back = payload.get("return") or {}
        return Deed(
            said=f"Return {back.get('name', '')} is open; Shopify sends the label once the return"
            " is approved there.",
            reference=str(back.get("id") or ""),
        )


def returnable(data: Json) -> list[Json]:
    """Every item that Shopify itself says may go back."""
    return [
        item
        for parcel in (data.get("returnableFulfillments") or {}).get("nodes") or ()
        for item in (parcel.get("returnableFulfillmentLineItems") or {}).get("nodes") or ()
    ]


def _transactions(suggested: Sequence[Json], amount: Decimal, order: Order) -> list[Json]:
    """Spread the amount over what was paid with, as far as each can give back."""
    left = amount
    used: list[Json] = []
    for transaction in suggested:
        room = decimal(
            (
                (transaction.get("maximumRefundableSet") or transaction.get("amountSet") or {}).get(
                    "presentmentMoney"
                )
                or {}
            ).get("amount")
        )
        part = min(left, room)
        if part <= 0:
            continue
        left -= part
        used.append(
            {
                "orderId": order.id,
                "kind": "REFUND",
                "gateway": transaction.get("gateway") or "manual",
                "amount": str(whole(part, order.total.currency)),
                "parentId": (transaction.get("parentTransaction") or {}).get("id"),
            }
        )
    if left > 0:
        raise ShopRefused(
            why="The payment this order was made with cannot give that much back.",
            fact="not_refundable",
        )
    return used


def _draft_line(known: Mapping[str, Json], pieces: Pieces) -> Json:
    item = known.get(pieces.line_id)
    if item is None:
        raise ShopRefused(why="The order has no such line any more.", fact="no_such_line")
    variant = item.get("variant")
    if variant:
        return {"variantId": variant["id"], "quantity": pieces.quantity}
    price = (item.get("originalUnitPriceSet") or {}).get("shopMoney") or {}
    return {  # the product was deleted: what is packed is still known by its name
        "title": item.get("title") or "Deleted product",
        "quantity": pieces.quantity,
        "requiresShipping": True,
        "originalUnitPriceWithCurrency": {
            "amount": price.get("amount"),
            "currencyCode": price.get("currencyCode"),
        },
    }


def _to_whom(node: Json) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if node.get("customer"):
        found["purchasingEntity"] = {"customerId": node["customer"]["id"]}
    address = node.get("shippingAddress")
    if address:
        sent = {k: v for k, v in address.items() if k != "countryCodeV2" and v}
        found["shippingAddress"] = {**sent, "countryCode": address.get("countryCodeV2")}
    return found
