"""The recent orders of the demo, each written by hand because a story needs it."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Final

import msgspec

from batonpass.adapters.shops.demo.goods import PRODUCT
from batonpass.adapters.shops.demo.parcel import T, at, travel
from batonpass.adapters.shops.demo.people import Person
from batonpass.domain.money import Money
from batonpass.domain.shop.value import (
    Fulfilment,
    FulfilmentState,
    Line,
    Order,
    OrderState,
    PaymentState,
    Refund,
    TrackingState,
)

HALLIG: Final = "Hallig Parcel"
HERON: Final = "Blue Heron Freight"

Scans = tuple[tuple[int, TrackingState, str], ...]


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """One order, told in days before today."""

    number: int
    buyer: str  # id of a persona, or of one of the crowd
    placed: int  # days ago
    goods: tuple[tuple[str, int], ...]  # (sku, quantity)
    due: int | None = None  # days ago; negative: in the future; None: no day promised
    carrier: str = HALLIG
    scans: Scans = ()
    state: OrderState = OrderState.FULFILLED
    payment: PaymentState = PaymentState.PAID
    refunded: tuple[tuple[str, int], ...] = ()  # (sku, days ago), one piece each
    note: str = ""
    tags: tuple[str, ...] = ()


def _arrived(sent: int, came: int, place: str) -> Scans:
    return (
        (sent, T.PRE_TRANSIT, "Lüneburg"),
        (sent - 1, T.IN_TRANSIT, "Hannover"),
        (came, T.OUT_FOR_DELIVERY, place),
        (came, T.DELIVERED, place),
    )


SITUATIONS: Final = (
    Situation(number=1001, buyer="p01", placed=12, due=5, goods=(("TEN-2-MOS", 1), ("MAT-AIR", 2)),
              scans=_arrived(9, 3, "Front door")),
    Situation(number=1002, buyer="p06", placed=12, due=4, goods=(("BEN-120", 1),), carrier=HERON,
              scans=((10, T.PRE_TRANSIT, "Lüneburg"), (8, T.IN_TRANSIT, "Hannover"),
                     (6, T.IN_TRANSIT, "Osnabrück"))),
    Situation(number=1003, buyer="p07", placed=11, due=4, goods=(("COO-BOX", 1), ("KET-ENA", 1)),
              scans=((10, T.PRE_TRANSIT, "Lüneburg"), (8, T.IN_TRANSIT, "Hannover"),
                     (2, T.EXCEPTION, "Hannover"))),
    Situation(number=1004, buyer="p08", placed=11, due=3, goods=(("TAB-GAR", 1),), carrier=HERON,
              scans=_arrived(9, 4, "Kerbside"), note="Driver noted: one corner of the box torn."),
    Situation(number=1005, buyer="p02", placed=10, due=4, goods=(("CHA-ARM", 1), ("BLA-WOO", 1)),
              carrier=HERON, scans=_arrived(9, 4, "Living room"),
              note="Customer wrote twice about a broken leg; promised a call back, not done.",
              tags=("contacted-twice",)),
    Situation(number=1006, buyer="p09", placed=10, due=5, goods=(("LAN-STO", 2),),
              scans=((9, T.PRE_TRANSIT, "Lüneburg"), (7, T.IN_TRANSIT, "Kassel")),
              payment=PaymentState.PARTLY_REFUNDED, refunded=(("LAN-STO", 2),)),
    Situation(number=1007, buyer="p03", placed=9, due=-26, goods=(("TOP-OAK", 1),),
              state=OrderState.PROCESSING, note="1,980 x 815 mm, edge A, oil finish; waits"
              " in the workshop, cut planned in two weeks.", tags=("custom",)),
    Situation(number=1008, buyer="p10", placed=9, due=-2, goods=(("SOF-SEC", 1),), carrier=HERON,
              scans=((4, T.PRE_TRANSIT, "Lüneburg"), (2, T.IN_TRANSIT, "Hannover"),
                     (1, T.IN_TRANSIT, "Frankfurt")), tags=("high-value",)),
    Situation(number=1009, buyer="p11", placed=8, due=0, goods=(("HAM-COT", 1), ("MUG-ENA", 1)),
              scans=((3, T.PRE_TRANSIT, "Lüneburg"), (2, T.IN_TRANSIT, "Hannover"),
                     (0, T.OUT_FOR_DELIVERY, "Bristol")), tags=("vip",)),
    Situation(number=1010, buyer="p12", placed=8, due=2, goods=(("CHE-BLA", 1), ("BAS-WIL", 1)),
              state=OrderState.PROCESSING, note="Chest is out of stock at the workshop; customer"
              " has asked three times.", tags=("contacted-3-times",)),
    Situation(number=1011, buyer="p04", placed=8, due=3, goods=(("BEN-180", 1),), carrier=HERON,
              scans=_arrived(6, 3, "Garden gate")),
    Situation(number=1012, buyer="p05", placed=7, due=2, goods=(("TEN-2-OCH", 1),),
              scans=_arrived(6, 2, "Front door")),
    Situation(number=1013, buyer="c0003", placed=5, due=1, goods=(("STR-10M", 2),),
              scans=((4, T.PRE_TRANSIT, "Lüneburg"), (3, T.IN_TRANSIT, "Hannover"),
                     (1, T.ATTEMPTED, "Front door"))),
    Situation(number=1014, buyer="c0007", placed=5, due=1, goods=(("PON-WAX", 1), ("GLO-LEA", 1)),
              scans=((4, T.PRE_TRANSIT, "Lüneburg"), (2, T.IN_TRANSIT, "Hannover"),
                     (1, T.AVAILABLE_FOR_PICKUP, "Parcel shop, Station Road"))),
    Situation(number=1015, buyer="c0011", placed=2, due=-3, goods=(("SLP-DWN", 1), ("LAN-LED", 1)),
              state=OrderState.PROCESSING),
    Situation(number=1016, buyer="c0015", placed=1, due=-5, goods=(("TAB-BIS", 1), ("CHA-DCK", 2)),
              state=OrderState.PENDING, payment=PaymentState.PENDING),
)  # fmt: skip

#: Told among the two years before, so that a number far below #1001 has a story too.
EARLIER: Final = (
    Situation(number=987, buyer="p13", placed=52, due=45, goods=(("CHA-ROC", 1),), carrier=HERON,
              scans=_arrived(49, 24, "Porch"), payment=PaymentState.DISPUTED,
              note="Bank opened a dispute: goods not received in time.", tags=("dispute",)),
)  # fmt: skip


def order_of(situation: Situation, buyer: Person, today: date) -> Order:
    """The order the situation tells, with dates relative to `today`."""
    lines = tuple(
        _line(situation, position, sku, quantity)
        for position, (sku, quantity) in enumerate(situation.goods, start=1)
    )
    # Three minutes a number: later numbers are later in the day, too.
    minute = 7 * 60 + 3 * (situation.number - 800)
    placed_at = at(today, days_ago=situation.placed, hour=minute // 60, minute=minute % 60)
    goods = sum((line.price.amount * line.quantity for line in lines), Decimal(0))
    return Order(
        id=f"o{situation.number}",
        number=f"#{situation.number}",
        state=situation.state,
        payment=situation.payment,
        placed_at=placed_at,
        total=Money(amount=goods, currency="EUR"),
        email=buyer.email,
        customer_id=buyer.id,
        customer_name=buyer.name,
        lines=lines,
        fulfilments=_parcels(situation, lines, today),
        refunds=tuple(
            Refund(
                id=f"r{situation.number}-{position}",
                amount=PRODUCT[sku].price,
                at=at(today, days_ago=days, hour=10),
                lines=tuple(line.id for line in lines if line.sku == sku),
                note="Refunded by support",
            )
            for position, (sku, days) in enumerate(situation.refunded, start=1)
        ),
        address=buyer.address,
        due_at=None
        if situation.due is None
        else at(today, days_ago=0, hour=20) - timedelta(days=situation.due),
        status_url=f"https://larchandlantern.example/orders/{situation.number}",
        note=situation.note,
        tags=situation.tags,
        as_of=placed_at,
    )


def _line(situation: Situation, position: int, sku: str, quantity: int) -> Line:
    product = PRODUCT[sku]
    gone = sum(1 for refunded, _ in situation.refunded if refunded == sku)
    unpaid = situation.payment in {PaymentState.PENDING, PaymentState.FAILED}
    return Line(
        id=f"l{situation.number}-{position}",
        title=product.title,
        sku=sku,
        quantity=quantity,
        price=product.price,
        refundable_quantity=0
        if unpaid or situation.state is OrderState.CANCELLED
        else quantity - gone,
        is_custom=product.is_custom,
    )


def _parcels(situation: Situation, lines: tuple[Line, ...], today: date) -> tuple[Fulfilment, ...]:
    if not situation.scans:
        return ()
    last = situation.scans[-1][1]
    prefix = "HP" if situation.carrier == HALLIG else "BH"
    number = f"{prefix}{(situation.number * 7919 + 104729) % 10**8:08}DE"
    return (
        Fulfilment(
            id=f"f{situation.number}",
            state=FulfilmentState.DELIVERED if last is T.DELIVERED else FulfilmentState.SENT,
            lines=tuple(line.id for line in lines),
            tracking=travel(number, situation.carrier, today, situation.scans),
            sent_at=at(today, days_ago=situation.scans[0][0], hour=17),
        ),
    )
