"""How orders come in that a merchant's own system pushes to us."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import Malformed, NotAllowed
from batonpass.domain.shop.value import Order
from batonpass.services.ports import Ports
from batonpass.store import handoff as handoffs
from batonpass.store import shop_connection as connections
from batonpass.store import shop_delivery, shop_order

AHEAD: Final = timedelta(minutes=5)  # a sender's clock may be that far off
TEXT_MAX: Final = 200
ORDER_MAX: Final = 200_000  # bytes; far above any order a person reads


async def push(ports: Ports, merchant: MerchantId, orders: Sequence[Order]) -> tuple[str, ...]:
    """Keep the orders; the numbers of those that were overtaken by a newer one come back.

    Raises:
        NotAllowed: the merchant's shop is not one that pushes.
        Malformed: an order has no number or address, or comes from the future.
    """
    async with ports.store.work(merchant) as work:
        linked = await connections.find(work)
        if linked is None or linked.kind != "pushed":
            raise NotAllowed(why="Choose “orders are pushed to us” on the page Shop first.")
        for place, order in enumerate(orders):
            _check(order, f"orders[{place}]")
            if order.as_of > work.now + AHEAD:
                raise Malformed(field=f"orders[{place}].as_of", cure="not in the future")
        overtaken = []
        for order in sorted(orders, key=lambda one: one.number):
            if not await shop_order.put(work, order):
                overtaken.append(order.number)
                continue
            for handoff in await shop_delivery.concerned(work, number=order.number):
                await handoffs.ask_packet(work, handoff, at=work.now)
                work.wake("due")
        await connections.heard(work)
    return tuple(overtaken)


def _check(order: Order, place: str) -> None:
    if not order.number.strip().lstrip("#") or len(order.number) > TEXT_MAX:
        raise Malformed(field=f"{place}.number", cure=f"1 to {TEXT_MAX} characters")
    if "@" not in order.email or len(order.email) > TEXT_MAX:
        raise Malformed(field=f"{place}.email", cure="the customer's e-mail address")
    if order.as_of.tzinfo is None or order.placed_at.tzinfo is None:
        raise Malformed(field=f"{place}.as_of", cure="an instant with its offset")
    if len(msgspec.json.encode(order)) > ORDER_MAX:
        raise Malformed(field=place, cure=f"at most {ORDER_MAX} bytes")
