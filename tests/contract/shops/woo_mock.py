"""A WooCommerce that is none: shaped by the published examples, filled with our demo orders."""

import copy
import itertools
import json
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import cache
from typing import Any

from batonpass.adapters.shops.demo.people import Person
from batonpass.domain.shop.value import Order, OrderState, PaymentState
from contract.shops.server import Heard, Said, said
from contract.shops.shopify_mock import schemas

Item = dict[str, Any]

KEY, SECRET = "ck_mock", "cs_mock"
BASIC = "Basic Y2tfbW9jazpjc19tb2Nr"
NOW = "2026-11-22T12:00:00"
STATUS = {
    OrderState.PENDING: "pending",
    OrderState.PROCESSING: "processing",
    OrderState.ON_HOLD: "on-hold",
    OrderState.FULFILLED: "completed",
    OrderState.CANCELLED: "cancelled",
}

#: Our own words for what the published example of an order holds, where it is not at hand.
STAND_IN: Item = {
    "id": 0, "parent_id": 0, "number": "0", "status": "processing", "currency": "USD",
    "date_created_gmt": NOW, "date_modified_gmt": NOW, "total": "0.00", "total_tax": "0.00",
    "prices_include_tax": False, "customer_id": 0, "customer_note": "", "date_paid_gmt": None,
    "date_completed_gmt": None, "payment_method": "bacs", "meta_data": [], "line_items": [],
    "billing": {"first_name": "", "last_name": "", "company": "", "address_1": "",
                "address_2": "", "city": "", "state": "", "postcode": "", "country": "",
                "email": "", "phone": ""},
    "shipping": {"first_name": "", "last_name": "", "company": "", "address_1": "",
                 "address_2": "", "city": "", "state": "", "postcode": "", "country": ""},
    "fee_lines": [], "shipping_lines": [], "tax_lines": [], "coupon_lines": [], "refunds": [],
}  # fmt: skip


@cache
def example(page: str, wanted: str) -> Item | None:
    """The first published JSON example on that page that has the field; None if not at hand."""
    path = schemas() / "woocommerce" / f"_{page}.md"
    if not path.exists():
        return None
    for block in re.findall(
        r"> JSON response example:\s*```json\n(.*?)```", path.read_text(), re.DOTALL
    ):
        found = json.loads(block)
        if isinstance(found, dict) and wanted in found:
            return found
    return None


class MockWoo:
    """The shop's state and what its API does to it."""

    def __init__(self, orders: Iterable[Order], people: Iterable[Person]) -> None:
        self.serial = itertools.count(50_001)
        self.coupons: dict[str, Item] = {}
        self.notes: dict[int, list[Item]] = {}
        self.refunds: dict[int, list[Item]] = {}
        self.webhooks: list[Item] = []
        self.denied: set[str] = set()  # resources the key may not see
        self.gone: set[int] = set()  # products that were deleted
        self.customers = {person.id: self._customer(person) for person in people}
        self.orders = {item["id"]: item for item in map(self._order, orders)}
        self.routes: list[tuple[str, str, Callable[..., Said]]] = [
            ("GET", r"/orders", self._list),
            ("POST", r"/orders", self._create),
            ("GET", r"/orders/(\d+)", self._one),
            ("PUT", r"/orders/(\d+)", self._change),
            ("GET", r"/orders/(\d+)/refunds", self._refunds_of),
            ("POST", r"/orders/(\d+)/refunds", self._refund),
            ("GET", r"/orders/(\d+)/notes", self._notes_of),
            ("POST", r"/orders/(\d+)/notes", self._note),
            ("GET", r"/customers", self._find_customers),
            ("GET", r"/coupons", self._find_coupons),
            ("POST", r"/coupons", self._coupon),
            ("GET", r"/webhooks", lambda _: said(self.webhooks)),
            ("POST", r"/webhooks", self._hook),
        ]

    async def handle(self, heard: Heard) -> Said:
        if heard.headers.get("authorization") != BASIC:
            return _refusal(401, "woocommerce_rest_cannot_view", "Consumer key is invalid.")
        path = heard.path.removeprefix("/wp-json/wc/v3")
        if path.split("/")[1] in self.denied:
            return _refusal(
                403, "woocommerce_rest_cannot_view", "Sorry, you cannot list resources."
            )
        for method, pattern, answer in self.routes:
            match = re.fullmatch(pattern, path)
            if match and method == heard.method:
                return answer(heard, *(int(part) for part in match.groups()))
        return _refusal(404, "rest_no_route", "No route was found matching the URL and method.")

    def _list(self, heard: Heard) -> Said:
        query = heard.query
        found = list(self.orders.values())
        if "customer" in query:
            found = [item for item in found if str(item["customer_id"]) == query["customer"]]
        if "search" in query:  # loose: any part of number, name or address
            wanted = query["search"].casefold()
            found = [
                item
                for item in found
                if wanted in f"{item['number']} {item['billing']['email']}".casefold()
            ]
        found.sort(key=lambda item: (item["date_created_gmt"], item["id"]), reverse=True)
        size, page = int(query.get("per_page", 10)), int(query.get("page", 1))
        return said(
            found[(page - 1) * size : page * size],
            headers={
                "X-WP-Total": str(len(found)),
                "X-WP-TotalPages": str(-(-len(found) // size)),
            },
        )

    def _one(self, _: Heard, number: int) -> Said:
        item = self.orders.get(number)
        if item is None:
            return _refusal(404, "woocommerce_rest_shop_order_invalid_id", "Invalid ID.")
        return said(item)

    def _change(self, heard: Heard, number: int) -> Said:
        item = self.orders[number]
        for entry in heard.json.get("meta_data", []):
            item["meta_data"] = [old for old in item["meta_data"] if old["key"] != entry["key"]] + [
                {"id": next(self.serial), **entry}
            ]
        if "status" in heard.json:
            item["status"] = heard.json["status"]
        return said(item)

    def _create(self, heard: Heard) -> Said:
        asked = heard.json
        item = self._blank()
        item.update(
            {key: asked[key] for key in ("status", "customer_id", "currency", "billing")},
            shipping=asked["shipping"],
            date_paid_gmt=NOW,
            meta_data=asked["meta_data"],
            fee_lines=asked["fee_lines"],
        )
        names = {line["product_id"]: line for old in self.orders.values()
                 for line in old["line_items"]}  # fmt: skip
        for wanted in asked["line_items"]:
            if wanted["product_id"] in self.gone or wanted["product_id"] not in names:
                code = "woocommerce_rest_invalid_product_id"
                return _refusal(400, code, "Product ID is invalid.")
            line = copy.deepcopy(names[wanted["product_id"]])
            line.update(id=next(self.serial), quantity=wanted["quantity"], total="0.00")
            line.update(total_tax="0.00", taxes=[], meta_data=[])
            item["line_items"].append(line)
        self.orders[item["id"]] = item
        return said(item, 201)

    def _refunds_of(self, _: Heard, number: int) -> Said:
        return said(self.refunds.get(number, []))

    def _refund(self, heard: Heard, number: int) -> Said:
        item, asked = self.orders[number], heard.json
        back = sum((-Decimal(old["total"]) for old in item["refunds"]), Decimal(0))
        amount = Decimal(asked["amount"])
        if amount <= 0 or back + amount > Decimal(item["total"]):
            return _refusal(400, "woocommerce_rest_invalid_refund", "Invalid refund amount.")
        lines = [
            {
                "id": next(self.serial),
                "quantity": -line["quantity"],
                "total": f"{-line['refund_total']:.2f}",
                "meta_data": [{"id": 1, "key": "_refunded_item_id", "value": str(line["id"])}],
            }
            for line in asked["line_items"]
        ]
        refund = copy.deepcopy(example("order-refunds", "refunded_by")) or {}
        refund.update(
            id=next(self.serial), amount=asked["amount"], reason=asked["reason"],
            date_created_gmt=NOW, line_items=lines,
        )  # fmt: skip
        self.refunds.setdefault(number, []).insert(0, refund)
        item["refunds"].append(
            {"id": refund["id"], "reason": asked["reason"], "total": f"-{asked['amount']}"}
        )
        if back + amount == Decimal(item["total"]):
            item["status"] = "refunded"
        return said(refund, 201)

    def _notes_of(self, _: Heard, number: int) -> Said:
        return said(self.notes.get(number, []))

    def _note(self, heard: Heard, number: int) -> Said:
        note = {"id": next(self.serial), "author": "system", "date_created_gmt": NOW, **heard.json}
        self.notes.setdefault(number, []).insert(0, note)
        return said(note, 201)

    def _find_customers(self, heard: Heard) -> Said:
        wanted = heard.query.get("email")
        found = [c for c in self.customers.values() if wanted in {None, c["email"]}]
        return said(found[: int(heard.query.get("per_page", 10))])

    def _find_coupons(self, heard: Heard) -> Said:
        coupon = self.coupons.get(heard.query["code"].lower())  # WooCommerce keeps them in lower
        return said([coupon] if coupon else [])

    def _coupon(self, heard: Heard) -> Said:
        code = heard.json["code"].lower()
        if code in self.coupons:
            return _refusal(400, "woocommerce_rest_coupon_code_already_exists", "It exists.")
        self.coupons[code] = {"id": next(self.serial), **heard.json, "code": code}
        return said(self.coupons[code], 201)

    def _hook(self, heard: Heard) -> Said:
        asked = heard.json
        resource, _, event = asked["topic"].partition(".")
        hook = {**asked, "id": next(self.serial), "status": "active", "event": event}
        del hook["secret"]  # write-only
        self.webhooks.append({**hook, "resource": resource})
        return said(self.webhooks[-1], 201)

    # How our demo orders look here.

    def _customer(self, person: Person) -> Item:
        first, _, last = person.name.partition(" ")
        item = copy.deepcopy(example("customers", "is_paying_customer")) or {"billing": {}}
        item.update(
            id=next(self.serial), email=person.email, first_name=first, last_name=last,
            role=f"{person.tier}_customer" if person.tier else "customer",
        )  # fmt: skip
        return item

    def _blank(self) -> Item:
        item = copy.deepcopy(example("orders", "line_items") or STAND_IN)
        number = next(self.serial)
        item.update(
            id=number, number=str(number), date_created_gmt=NOW, date_modified_gmt=NOW,
            date_paid_gmt=None, date_paid=None, date_completed_gmt=None, customer_id=0,
            line_items=[], meta_data=[], refunds=[], total="0.00", total_tax="0.00",
            tax_lines=[], shipping_lines=[], fee_lines=[],
        )  # fmt: skip
        return item

    def _order(self, order: Order) -> Item:
        item = self._blank()
        number = int(order.number.lstrip("#"))
        buyer = self.customers.get(order.customer_id)
        first, _, last = order.customer_name.partition(" ")
        paid = order.payment not in {PaymentState.PENDING, PaymentState.FAILED}
        item.update(
            id=number,
            number=str(number),
            status=STATUS[order.state],
            currency=order.total.currency,
            total=str(order.total.amount),
            date_created_gmt=order.placed_at.isoformat().removesuffix("+00:00"),
            date_paid_gmt=NOW if paid else None,
            customer_id=buyer["id"] if buyer else 0,
            line_items=[self._line(line, number) for line in order.lines],
        )
        ids = dict(zip((line.id for line in order.lines), item["line_items"], strict=True))
        address = order.address
        place = {
            "first_name": first,
            "last_name": last,
            "address_1": address.lines[0] if address else "",
            "city": address.city if address else "",
            "postcode": address.postcode if address else "",
            "country": address.country if address else "",
            "state": "",
        }
        item["shipping"].update(place)
        item["billing"].update(place, email=order.email)
        if order.tags:
            item["meta_data"].append({"key": "_batonpass_tags", "value": ",".join(order.tags)})
        tracked = [parcel for parcel in order.fulfilments if parcel.tracking]
        if tracked:
            item["meta_data"].append(
                {
                    "key": "_wc_shipment_tracking_items",
                    "value": [
                        {
                            "tracking_provider": "",
                            "custom_tracking_provider": parcel.tracking.carrier,
                            "custom_tracking_link": parcel.tracking.url,
                            "tracking_number": parcel.tracking.number,
                            "date_shipped": str(int(parcel.sent_at.timestamp())),
                        }
                        for parcel in tracked
                        if parcel.tracking and parcel.sent_at
                    ],
                }
            )
        if order.note:
            self.notes[number] = [{"id": 1, "note": order.note, "added_by_user": True}]
        for refund in order.refunds:
            amount = str(refund.amount.amount)
            item["refunds"].append({"id": next(self.serial), "reason": "", "total": f"-{amount}"})
            self.refunds.setdefault(number, []).append(
                {
                    "id": item["refunds"][-1]["id"],
                    "amount": amount,
                    "reason": refund.note,
                    "date_created_gmt": NOW,
                    "line_items": [
                        {
                            "id": next(self.serial),
                            "quantity": -1,
                            "meta_data": [
                                {"key": "_refunded_item_id", "value": str(ids[line]["id"])}
                            ],
                        }
                        for line in refund.lines
                    ],
                }
            )
        return item

    def _line(self, line: Any, number: int) -> Item:
        found: Item = copy.deepcopy(
            (example("orders", "line_items") or {"line_items": [{}]})["line_items"][0]
        )
        total = line.price.amount * line.quantity
        found.update(
            id=next(self.serial),
            name=line.title,
            product_id=next(self.serial),
            variation_id=0,
            quantity=line.quantity,
            sku=line.sku,
            subtotal=str(total),
            total=str(total),
            subtotal_tax="0.00",
            total_tax="0.00",
            taxes=[],
            price=float(line.price.amount),
            meta_data=[{"id": number, "key": "made-to-measure", "display_key": "Made to measure",
                        "value": "yes"}]
            if line.is_custom
            else [],
        )  # fmt: skip
        return found


def _refusal(status: int, code: str, message: str) -> Said:
    return said({"code": code, "message": message, "data": {"status": status}}, status)
