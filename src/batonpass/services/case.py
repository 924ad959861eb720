"""What the shop knows around a conversation, as staff may see it."""

from datetime import datetime

import msgspec

from batonpass.domain.conversation import Level
from batonpass.domain.fact.extract import facts
from batonpass.domain.fact.value import Kind
from batonpass.domain.ids import ConversationId, MerchantId
from batonpass.domain.shop.value import Order
from batonpass.services import order
from batonpass.services.ports import Ports
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import merchant as merchants
from batonpass.store import message as messages


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """Orders around a case, and whether they are surely the customer's."""

    orders: tuple[Order, ...]
    is_proven: bool
    state: str
    as_of: datetime


async def orders(ports: Ports, merchant: MerchantId, id_: ConversationId) -> Found:
    """Orders by what the customer is or claims, asked of the shop now.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    async with ports.store.work(merchant) as work:
        conversation = await conversations.get(work, id_)
        customer = await customers.get(work, conversation.customer_id)
        settings = (await merchants.get(work)).settings
        said = await messages.of_conversation(work, id_)
        now = work.now
    numbers = [
        fact.value
        for fact in facts(said, time_zone=customer.time_zone or settings.time_zone)
        if fact.kind is Kind.ORDER_NUMBER
    ]
    known = await order.around(
        await ports.shop_of(merchant, settings),
        numbers=numbers,
        email=customer.email,
        seconds=order.TOLD_SECONDS,
    )
    return Found(
        orders=known.orders,
        is_proven=customer.level is Level.PROVEN,
        state=known.state,
        as_of=now,
    )
