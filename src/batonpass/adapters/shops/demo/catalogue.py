"""Two years of Larch & Lantern: the same orders for the same day and seed, on every machine."""

from datetime import date
from decimal import Decimal
from random import Random
from typing import Final

import msgspec

from batonpass.adapters.shops.demo.goods import GOODS, PRODUCT
from batonpass.adapters.shops.demo.parcel import T, at
from batonpass.adapters.shops.demo.people import Person, crowd, person
from batonpass.adapters.shops.demo.persona import PERSONAS
from batonpass.adapters.shops.demo.situation import (
    EARLIER,
    HALLIG,
    HERON,
    SITUATIONS,
    Situation,
    order_of,
)
from batonpass.domain.shop.value import Order, OrderState, PaymentState, Return, ReturnState

FIRST: Final = 815  # the oldest order's number; #1001 is the first of the stories
CROWD: Final = 64
VIP: Final = "p11"
VIP_ORDERS: Final = 14  # besides the one on its way
SPAN: Final = (730, 20)  # days ago: the oldest and the newest of the past
BULKY: Final = Decimal(200)  # from this price on a line goes by freight


class Catalogue(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the demo shop knows before anybody touches it."""

    people: tuple[Person, ...]
    orders: tuple[Order, ...]  # oldest first


def catalogue(today: date, *, seed: int = 7) -> Catalogue:
    """The shop as it stands on `today`."""
    chance = Random(seed)  # noqa: S311 - made-up orders, not secrets
    strangers = crowd(chance, CROWD)
    cast = tuple(
        msgspec.structs.replace(
            person(card.id, card.name, chance, tier="vip" if card.id == VIP else ""),
            email=card.email,
        )
        for card in PERSONAS
    )
    people = {somebody.id: somebody for somebody in (*strangers, *cast)}
    past = _past(chance, strangers)
    told = (*past, *SITUATIONS)
    orders = (order_of(situation, people[situation.buyer], today) for situation in told)
    finished = tuple(_finish(order, today, chance) for order in orders)
    return Catalogue(people=tuple(people.values()), orders=finished)


def _past(chance: Random, strangers: tuple[Person, ...]) -> list[Situation]:
    numbers = range(FIRST, SITUATIONS[0].number)
    oldest, newest = SPAN
    days = sorted((chance.randint(newest, oldest) for _ in numbers), reverse=True)
    vip = set(chance.sample(list(numbers), VIP_ORDERS))
    told = {situation.number: situation for situation in EARLIER}
    for number, situation in told.items():  # numbers and days stay in the same order
        here = number - FIRST
        days[:here] = [max(day, situation.placed) for day in days[:here]]
        days[here:] = [min(day, situation.placed) for day in days[here:]]
    past: list[Situation] = []
    for number, placed in zip(numbers, days, strict=True):
        if number in told:
            past.append(told[number])
            continue
        # The last in the list have no orders but those told by hand.
        buyer = VIP if number in vip else chance.choice(strangers[:-4]).id
        past.append(_ordinary(number, buyer, placed, chance))
    return past


def _ordinary(number: int, buyer: str, placed: int, chance: Random) -> Situation:
    goods = tuple(
        (product.sku, chance.choice((1, 1, 1, 2)))
        for product in chance.sample(GOODS, chance.choice((1, 1, 1, 2, 2, 3)))
    )
    luck = chance.random()
    if luck < 0.04:  # noqa: PLR2004 - one in 25 changes their mind
        return Situation(
            number=number, buyer=buyer, placed=placed, goods=goods,
            state=OrderState.CANCELLED, payment=PaymentState.REFUNDED,
            refunded=tuple((sku, placed - 1) for sku, quantity in goods for _ in range(quantity)),
        )  # fmt: skip
    sent = placed - chance.randint(1, 3)
    took = chance.choice((2, 2, 3, 3, 4, 5, 9))
    by_freight = any(PRODUCT[sku].price.amount >= BULKY for sku, _ in goods)
    partly = luck < 0.08 and len(goods) > 1  # noqa: PLR2004 - and as many get a piece refunded
    return Situation(
        number=number,
        buyer=buyer,
        placed=placed,
        due=placed - 8,
        goods=goods,
        carrier=HERON if by_freight else HALLIG,
        scans=(
            (sent, T.PRE_TRANSIT, "Lüneburg"),
            (sent - 1, T.IN_TRANSIT, "Hannover"),
            (sent - took, T.OUT_FOR_DELIVERY, "Depot"),
            (sent - took, T.DELIVERED, "Front door"),
        ),
        payment=PaymentState.PARTLY_REFUNDED if partly else PaymentState.PAID,
        refunded=((goods[0][0], sent - took - 6),) if partly else (),
    )


def _finish(order: Order, today: date, chance: Random) -> Order:
    """A few of the delivered came back."""
    is_old = int(order.number[1:]) < SITUATIONS[0].number
    if not is_old or order.payment is not PaymentState.PAID or chance.random() > 0.07:  # noqa: PLR2004
        return order
    if not order.fulfilments or order.lines[0].is_custom:
        return order
    asked = order.fulfilments[0].sent_at or order.placed_at
    closed = (at(today, days_ago=0) - asked).days > 30  # noqa: PLR2004 - a month on, all are done
    return msgspec.structs.replace(
        order,
        returns=(
            Return(
                id=f"b{order.number[1:]}",
                state=ReturnState.CLOSED if closed else ReturnState.REQUESTED,
                lines=(order.lines[0].id,),
                asked_at=at(today, days_ago=max(0, (at(today, days_ago=0) - asked).days - 9)),
                reason="Did not fit",
            ),
        ),
    )
