"""A Shopify that is no Shopify: typed by the vendor's own schema, filled with our demo orders."""

import itertools
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLSchema,
    InlineFragmentNode,
    IntValueNode,
    OperationDefinitionNode,
    VariableNode,
    build_schema,
    execute_sync,
    parse,
    validate,
)
from graphql.language import SelectionSetNode

from batonpass.adapters.shops.demo.people import Person
from batonpass.domain.money import Money
from batonpass.domain.shop.value import (
    Fulfilment,
    FulfilmentState,
    Order,
    OrderState,
    PaymentState,
    TrackingState,
)
from contract.shops.prune import load
from contract.shops.server import Heard, Said, said

Node = dict[str, Any]

HERE = Path(__file__).parent
TOKEN = "shpat_mock"
SHOWN = {
    TrackingState.PRE_TRANSIT: "LABEL_PRINTED",
    TrackingState.IN_TRANSIT: "IN_TRANSIT",
    TrackingState.OUT_FOR_DELIVERY: "OUT_FOR_DELIVERY",
    TrackingState.ATTEMPTED: "ATTEMPTED_DELIVERY",
    TrackingState.AVAILABLE_FOR_PICKUP: "READY_FOR_PICKUP",
    TrackingState.DELIVERED: "DELIVERED",
    TrackingState.EXCEPTION: "FAILURE",
}
PAID = {
    PaymentState.PENDING: "PENDING",
    PaymentState.PAID: "PAID",
    PaymentState.DISPUTED: "PAID",
    PaymentState.PARTLY_REFUNDED: "PARTIALLY_REFUNDED",
    PaymentState.REFUNDED: "REFUNDED",
    PaymentState.FAILED: "VOIDED",
}
NOW = "2026-11-22T12:00:00Z"
ZERO = Money(amount=Decimal(0), currency="EUR")
ALL_SCOPES = (
    "read_all_orders", "write_customers", "write_orders", "read_fulfillments", "write_returns",
    "write_draft_orders", "write_discounts",
)  # fmt: skip


def schemas() -> Path:
    """Where the vendors' own schema files are, if this machine has them."""
    home = os.environ.get("BATONPASS_SHARED_SCHEMAS")
    return Path(home) if home else HERE.parents[3] / "shared" / "schemas"


def introspections() -> dict[str, Path]:
    """Shopify's schema files by version."""
    return {
        path.name.removeprefix("admin_").removesuffix(".json.gz"): path
        for path in sorted((schemas() / "shopify").glob("admin_*.json.gz"))
    }


@cache
def schema_of(version: str) -> GraphQLSchema:
    """The vendor's schema of that version, or our own part of it where there is none."""
    path = introspections().get(version)
    return load(path) if path else build_schema((HERE / "shopify.graphql").read_text())


@cache
def validated(version: str, source: str) -> list[str]:
    """What the vendor's schema has against an operation; asked once, the schema is large."""
    return [error.message for error in validate(schema_of(version), parse(source))]


class MockShopify:
    """The shop's state and what its API does to it."""

    def __init__(
        self,
        orders: Iterable[Order],
        people: Iterable[Person],
        *,
        version: str = "2026-10",
        scopes: Sequence[str] = ALL_SCOPES,
        bucket: float = 2000.0,
        restore_rate: float = 100.0,
    ) -> None:
        self.version = version
        self.scopes = scopes
        self.bucket = self.available = bucket
        self.restore_rate = restore_rate
        self.serial = itertools.count(9_000_001)
        self.refund_keys: dict[str, Node] = {}
        self.drafts: list[Node] = []
        self.codes: dict[str, Node] = {}
        self.hooks: dict[tuple[str, str], Node] = {}
        self.denied: set[str] = set()  # fields of an order our key may not see
        self.operations: list[str] = []
        self.cancel_after = 0  # how often the job is looked at before it is done
        self.customers = {person.id: self._customer(person) for person in people}
        self.orders = [self._order(order) for order in orders]
        self.root: dict[str, Callable[..., Any]] = {
            "customers": self._customers,
            "orders": self._orders,
            "order": lambda _, id: self._by_id(id),  # noqa: A006 - the schema's name
            "returnableFulfillments": self._returnable,
            "currentAppInstallation": lambda _: {
                "accessScopes": [{"handle": scope} for scope in self.scopes]
            },
            "draftOrders": self._draft_orders,
            "codeDiscountNodeByCode": lambda _, code: self.codes.get(code),
            "refundCreate": self._refund_create,
            "orderCancel": self._order_cancel,
            "orderUpdate": self._order_update,
            "tagsAdd": self._tags_add,
            "draftOrderCreate": self._draft_create,
            "draftOrderComplete": self._draft_complete,
            "discountCodeBasicCreate": self._code_create,
            "returnRequest": self._return_request,
            "webhookSubscriptionCreate": self._subscribe,
        }

    async def handle(self, heard: Heard) -> Said:
        if heard.path != f"/admin/api/{self.version}/graphql.json":
            return said({"errors": "Not Found"}, 404)
        if heard.headers.get("x-shopify-access-token") != TOKEN:
            return said({"errors": "[API] Invalid API key or access token"}, 401)
        document = parse(heard.json["query"])
        variables = heard.json.get("variables") or {}
        cost = cost_of(document, variables)
        self.operations.append(_operation(document).name.value)  # type: ignore[union-attr]
        if cost > 1000:
            return said({"errors": [_error("Query cost is over 1000", "MAX_COST_EXCEEDED")]})
        if cost > self.available:
            throttled = self._cost(cost)
            self.available = min(self.bucket, self.available + self.restore_rate)
            return said({"errors": [_error("Throttled", "THROTTLED")], "extensions": throttled})
        self.key = str(variables.get("key"))
        wrong = validated(self.version, heard.json["query"])
        if wrong:
            return said({"errors": [{"message": message} for message in wrong]})
        result = execute_sync(
            schema_of(self.version), document, self.root, variable_values=variables
        )
        actual = float(_objects(result.data))  # what was asked beyond it is given back
        self.available -= actual
        answer: Node = {"data": result.data, "extensions": self._cost(cost, actual)}
        if result.errors:
            answer["errors"] = [error.formatted for error in result.errors]
        return said(answer)

    def _cost(self, cost: float, actual: float = 0.0) -> Node:
        return {
            "cost": {
                "requestedQueryCost": cost,
                "actualQueryCost": actual,
                "throttleStatus": {
                    "maximumAvailable": self.bucket,
                    "currentlyAvailable": self.available,
                    "restoreRate": self.restore_rate,
                },
            }
        }

    # What is asked.

    def _customers(self, _: object, query: str, first: int, **__: object) -> Node:
        if query.startswith("id:"):
            ending = f"/{query.removeprefix('id:')}"
            named = [node for node in self.customers.values() if node["id"].endswith(ending)]
            return {"nodes": named[:first]}
        wanted = _term(query, "email")
        found = [
            node
            for node in self.customers.values()
            if wanted in node["defaultEmailAddress"]["emailAddress"]
        ]
        return {"nodes": found[:first]}

    def _orders(
        self,
        _: object,
        first: int,
        query: str | None = None,
        after: str | None = None,
        **__: object,
    ) -> Node:
        found = [node for node in self.orders if _matches(node, query or "")]
        found.sort(key=lambda node: (node["createdAt"], node["id"]), reverse=True)
        if after is not None:
            ids = [node["id"] for node in found]
            if after not in ids:
                raise GraphQLError("Invalid cursor for current pagination sort.")
            found = found[ids.index(after) + 1 :]
        page = found[:first]
        return {
            "nodes": [self._visible(node) for node in page],
            "pageInfo": {
                "hasNextPage": len(found) > first,
                "endCursor": page[-1]["id"] if page else None,
            },
        }

    def _visible(self, node: Node) -> Node:
        return {**node, **dict.fromkeys(self.denied, _deny)}

    def _by_id(self, id_: str) -> Node | None:
        node = next((node for node in self.orders if node["id"] == id_), None)
        if node is not None and node.get("cancelling"):
            node["cancelling"] -= 1
            if not node["cancelling"]:
                node["cancelledAt"] = NOW
        return node

    def _returnable(self, _: object, orderId: str, **__: object) -> Node:  # noqa: N803 - schema's
        node = self._by_id(orderId)
        assert node is not None
        parcels = [parcel for parcel in node["parcels"] if parcel["status"] == "SUCCESS"]
        return {
            "nodes": [
                {
                    "returnableFulfillmentLineItems": lambda _, **__: {
                        "nodes": [
                            {
                                "quantity": line["refundableQuantity"],
                                "fulfillmentLineItem": {
                                    "id": line["id"].replace("LineItem", "FulfillmentLineItem"),
                                    "lineItem": line,
                                },
                            }
                            for line in node["lines"]
                            if line["refundableQuantity"]
                            and not line["customAttributes"]
                            and line["id"] not in node["returned"]
                        ]
                    }
                }
                for _ in parcels[:1]
            ]
        }

    def _draft_orders(self, _: object, query: str, first: int, **__: object) -> Node:
        wanted = query.removeprefix("tag:")
        return {"nodes": [draft for draft in self.drafts if wanted in draft["tags"]][:first]}

    # What is changed.

    def _refund_create(self, _: object, input: Node) -> Node:  # noqa: A002 - schema's
        key = self.key
        if key in self.refund_keys:
            return self.refund_keys[key]
        node = self._by_id(input["orderId"])
        if node is None:
            return {"userErrors": [{"field": ["orderId"], "message": "Order does not exist"}]}
        for item in input["refundLineItems"]:
            line = next(line for line in node["lines"] if line["id"] == item["lineItemId"])
            if item["quantity"] > line["refundableQuantity"]:
                message = "Quantity cannot refund more items than were purchased"
                return {"userErrors": [{"field": ["refundLineItems"], "message": message}]}
            line["refundableQuantity"] -= item["quantity"]
        amount = sum(float(transaction["amount"]) for transaction in input["transactions"])
        total = _bag(Money(amount=Decimal(str(amount)), currency=input["currency"]))
        refund = {
            "id": self._gid("Refund"),
            "createdAt": NOW,
            "note": input["note"],
            "totalRefundedSet": total,
            "refundLineItems": lambda _, **__: {
                "nodes": [
                    {"lineItem": {"id": item["lineItemId"]}, "quantity": item["quantity"]}
                    for item in input["refundLineItems"]
                ]
            },
        }
        node["made"].append(refund)
        back = sum(
            float(each["totalRefundedSet"]["presentmentMoney"]["amount"]) for each in node["made"]
        )
        whole = float(node["totalPriceSet"]["presentmentMoney"]["amount"])
        node["displayFinancialStatus"] = "REFUNDED" if back >= whole else "PARTIALLY_REFUNDED"
        self.refund_keys[key] = {"refund": refund, "userErrors": []}
        return self.refund_keys[key]

    def _order_cancel(self, _: object, orderId: str, **__: object) -> Node:  # noqa: N803 - schema's
        node = self._by_id(orderId)
        assert node is not None
        if node["cancelledAt"]:
            error = {
                "field": None,
                "message": "Order has already been cancelled",
                "code": "INVALID",
            }
            return {"orderCancelUserErrors": [error]}
        if self.cancel_after:
            node["cancelling"] = self.cancel_after
        else:
            node["cancelledAt"] = NOW
        node["displayFinancialStatus"] = "REFUNDED"
        for line in node["lines"]:
            line["refundableQuantity"] = 0
        return {"job": {"id": self._gid("Job"), "done": False}, "orderCancelUserErrors": []}

    def _order_update(self, _: object, input: Node) -> Node:  # noqa: A002 - schema's
        node = self._by_id(input["id"])
        assert node is not None
        node["note"] = input["note"]
        return {"order": node, "userErrors": []}

    def _tags_add(self, _: object, id: str, tags: list[str]) -> Node:  # noqa: A002 - schema's
        node = self._by_id(id)
        assert node is not None
        node["tags"] = list(dict.fromkeys([*node["tags"], *tags]))
        return {"node": {**node, "__typename": "Order"}, "userErrors": []}

    def _draft_create(self, _: object, input: Node) -> Node:  # noqa: A002 - schema's
        draft = {
            "id": self._gid("DraftOrder"),
            "name": f"#D{len(self.drafts) + 1}",
            "tags": input["tags"],
            "order": None,
            "input": input,
        }
        self.drafts.append(draft)
        return {"draftOrder": draft, "userErrors": []}

    def _draft_complete(self, _: object, id: str, **__: object) -> Node:  # noqa: A002 - schema's
        draft = next(draft for draft in self.drafts if draft["id"] == id)
        asked = draft["input"]
        who = (asked.get("purchasingEntity") or {}).get("customerId")
        known = {line["variant"]["id"]: line for node in self.orders for line in node["lines"]
                 if line["variant"]}  # fmt: skip
        lines = []
        for item in asked["lineItems"]:
            old = known.get(item.get("variantId"), {})
            lines.append(
                {
                    **old,
                    "id": self._gid("LineItem"),
                    "title": old.get("title", item.get("title")),
                    "quantity": item["quantity"],
                    "currentQuantity": item["quantity"],
                    "refundableQuantity": 0,
                    "variant": None,
                    "customAttributes": [],
                    "discountedUnitPriceAfterAllDiscountsSet": _bag(ZERO),
                    "originalUnitPriceSet": _bag(ZERO),
                }
            )
        new = self._empty_order(f"#{next(self.serial) - 7_999_000}")
        new.update(
            createdAt=NOW,
            email=asked.get("email"),
            note=asked["note"],
            tags=asked["tags"],
            customer=next((c for c in self.customers.values() if c["id"] == who), None),
            lines=lines,
            displayFinancialStatus="PAID",
        )
        self.orders.append(new)
        draft["order"] = new
        return {"draftOrder": draft, "userErrors": []}

    def _code_create(self, _: object, basicCodeDiscount: Node) -> Node:  # noqa: N803 - schema's
        code = basicCodeDiscount["code"]
        if code in self.codes:
            error = {"field": ["code"], "message": "Code must be unique", "code": "TAKEN"}
            return {"codeDiscountNode": None, "userErrors": [error]}
        self.codes[code] = {"id": self._gid("DiscountCodeNode"), "asked": basicCodeDiscount}
        return {"codeDiscountNode": self.codes[code], "userErrors": []}

    def _return_request(self, _: object, input: Node) -> Node:  # noqa: A002 - schema's
        node = self._by_id(input["orderId"])
        assert node is not None
        items = [
            {
                "__typename": "ReturnLineItem",
                "customerNote": item["customerNote"],
                "fulfillmentLineItem": {
                    "lineItem": {
                        "id": item["fulfillmentLineItemId"].replace(
                            "FulfillmentLineItem", "LineItem"
                        )
                    }
                },
            }
            for item in input["returnLineItems"]
        ]
        back = {
            "id": self._gid("Return"),
            "name": f"{node['name']}-R1",
            "status": "REQUESTED",
            "createdAt": NOW,
            "returnLineItems": lambda _, **__: {"nodes": items},
        }
        node["back"].append(back)
        node["returned"] |= {item["fulfillmentLineItem"]["lineItem"]["id"] for item in items}
        return {"return": back, "userErrors": []}

    def _subscribe(self, _: object, topic: str, webhookSubscription: Node) -> Node:  # noqa: N803 - schema's
        key = (topic, webhookSubscription["uri"])
        if key in self.hooks:
            error = {"field": ["uri"], "message": "Address for this topic has already been taken"}
            return {"webhookSubscription": None, "userErrors": [error]}
        self.hooks[key] = {"id": self._gid("WebhookSubscription"), **webhookSubscription}
        return {"webhookSubscription": self.hooks[key], "userErrors": []}

    # How our demo orders look here.

    def _gid(self, kind: str) -> str:
        return f"gid://shopify/{kind}/{next(self.serial)}"

    def _customer(self, person: Person) -> Node:
        return {
            "id": self._gid("Customer"),
            "displayName": person.name,
            "verifiedEmail": True,
            "tags": [person.tier] if person.tier else [],
            "defaultEmailAddress": {"emailAddress": person.email},
            "defaultPhoneNumber": None,
            "numberOfOrders": "3",
            "amountSpent": {"amount": "100.0", "currencyCode": "EUR"},
        }

    def _empty_order(self, name: str) -> Node:
        node: Node = {
            "id": self._gid("Order"), "name": name, "email": None, "createdAt": NOW,
            "processedAt": NOW, "cancelledAt": None, "note": None, "tags": [],
            "statusPageUrl": "https://larch.example/status", "customer": None,
            "displayFinancialStatus": "PAID", "displayFulfillmentStatus": "UNFULFILLED",
            "totalPriceSet": _bag(ZERO), "shippingAddress": None, "disputes": [],
            "lines": [], "parcels": [], "made": [], "back": [], "returned": set(),
        }  # fmt: skip
        return self._wired(node)

    def _order(self, order: Order) -> Node:
        node = self._empty_order(order.number)
        address = order.address
        first, _, last = (address.name if address else "").partition(" ")
        node.update(
            email=order.email,
            createdAt=order.placed_at.isoformat(),
            processedAt=order.placed_at.isoformat(),
            cancelledAt=order.placed_at.isoformat()
            if order.state is OrderState.CANCELLED
            else None,
            note=order.note or None,
            tags=list(order.tags),
            customer=self.customers.get(order.customer_id),
            displayFinancialStatus=PAID[order.payment],
            displayFulfillmentStatus="FULFILLED"
            if order.state is OrderState.FULFILLED
            else "UNFULFILLED",
            totalPriceSet=_bag(order.total),
            shippingAddress=address
            and {
                "name": address.name,
                "firstName": first,
                "lastName": last,
                "address1": address.lines[0],
                "city": address.city,
                "countryCodeV2": address.country,
                "zip": address.postcode,
            },
            disputes=[{"id": self._gid("Dispute"), "status": "NEEDS_RESPONSE",
                       "initiatedAs": "CHARGEBACK"}]
            if order.payment is PaymentState.DISPUTED
            else [],
        )  # fmt: skip
        gids: dict[str, str] = {}
        for line in order.lines:
            gids[line.id] = self._gid("LineItem")
            node["lines"].append(
                {
                    "id": gids[line.id],
                    "title": line.title,
                    "variantTitle": None,
                    "sku": line.sku,
                    "quantity": line.quantity,
                    "currentQuantity": line.quantity,
                    "refundableQuantity": line.refundable_quantity,
                    "customAttributes": [{"key": "Made to measure", "value": "yes"}]
                    if line.is_custom
                    else [],
                    "discountedUnitPriceAfterAllDiscountsSet": _bag(line.price),
                    "originalUnitPriceSet": _bag(line.price),
                    "variant": {"id": self._gid("ProductVariant")},
                }
            )
        node["parcels"] = [
            self._parcel(parcel, gids, order.due_at.isoformat() if order.due_at else None)
            for parcel in order.fulfilments
        ]
        node["made"] = [
            {
                "id": self._gid("Refund"),
                "createdAt": refund.at.isoformat(),
                "note": refund.note,
                "totalRefundedSet": _bag(refund.amount),
                "refundLineItems": lambda _, lines=refund.lines, **__: {
                    "nodes": [{"lineItem": {"id": gids[line]}, "quantity": 1} for line in lines]
                },
            }
            for refund in order.refunds
        ]
        return node

    def _wired(self, node: Node) -> Node:
        """Connections that a dict cannot be."""
        node["lineItems"] = lambda _, first, **__: {
            "nodes": node["lines"][:first],
            "pageInfo": {"hasNextPage": len(node["lines"]) > first},
        }
        node["fulfillments"] = lambda _, first=None, **__: node["parcels"][:first]
        node["refunds"] = lambda _, first=None, **__: node["made"][:first]
        node["returns"] = lambda _, first=None, **__: {"nodes": node["back"][:first]}
        node["suggestedRefund"] = lambda _, **asked: _suggested(node, asked["refundLineItems"])
        return node

    def _parcel(self, parcel: Fulfilment, gids: Mapping[str, str], due: str | None) -> Node:
        tracking = parcel.tracking
        scans = tracking.events if tracking else ()
        delivered = [scan.at for scan in scans if scan.state is TrackingState.DELIVERED]
        shown = SHOWN[tracking.state] if tracking else "FULFILLED"
        return {
            "id": self._gid("Fulfillment"),
            "status": "PENDING" if parcel.state is FulfilmentState.OPEN else "SUCCESS",
            "displayStatus": shown,
            "createdAt": parcel.sent_at.isoformat() if parcel.sent_at else NOW,
            "estimatedDeliveryAt": due,
            "deliveredAt": delivered[0].isoformat() if delivered else None,
            "trackingInfo": [
                {"company": tracking.carrier, "number": tracking.number, "url": tracking.url}
            ]
            if tracking
            else [],
            "fulfillmentLineItems": lambda _, first, **__: {
                "nodes": [{"lineItem": {"id": gids[line]}, "quantity": 1} for line in parcel.lines][
                    :first
                ],
                "pageInfo": {"hasNextPage": len(parcel.lines) > first},
            },
            "events": lambda _, first, **__: {
                "nodes": [
                    {
                        "status": SHOWN[scan.state],
                        "message": scan.text,
                        "happenedAt": scan.at.isoformat(),
                        "city": scan.place,
                        "country": None,
                    }
                    for scan in reversed(scans)
                ][:first]
            },
        }


def cost_of(document: DocumentNode, variables: Mapping[str, Any]) -> float:  # noqa: C901
    """Points as Shopify documents them: objects 1, connections and lists by what they may hold."""
    fragments = {
        part.name.value: part
        for part in document.definitions
        if isinstance(part, FragmentDefinitionNode)
    }

    def inside(selection: SelectionSetNode | None) -> float:
        total = 0.0
        for part in selection.selections if selection else ():
            if isinstance(part, FieldNode):
                total += field(part)
            elif isinstance(part, FragmentSpreadNode):
                total += inside(fragments[part.name.value].selection_set)
            elif isinstance(part, InlineFragmentNode):
                total += inside(part.selection_set)
        return total

    def field(node: FieldNode) -> float:
        if node.selection_set is None:
            return 0.0
        size: float | None = None
        for argument in node.arguments or ():
            if argument.name.value == "first":
                value = argument.value
                if isinstance(value, IntValueNode):
                    size = int(value.value)
                elif isinstance(value, VariableNode):
                    size = variables[value.name.value]
        if size is None:
            return (0.0 if node.name.value in {"nodes", "pageInfo"} else 1.0) + inside(
                node.selection_set
            )
        return 2.0 + size * (1.0 + inside(node.selection_set))

    operation = _operation(document)
    base = 10.0 if operation.operation.value == "mutation" else 0.0
    return base + inside(operation.selection_set)


def _objects(data: object) -> int:
    if isinstance(data, dict):
        return 1 + sum(_objects(value) for value in data.values())
    return sum(_objects(value) for value in data) if isinstance(data, list) else 0


def _operation(document: DocumentNode) -> OperationDefinitionNode:
    return next(part for part in document.definitions if isinstance(part, OperationDefinitionNode))


def _matches(node: Node, query: str) -> bool:
    """Shopify's search is loose: a name matches by any of its parts, an address by its start."""
    if query.startswith("email:"):
        return str(node["email"] or "").startswith(_term(query, "email"))
    if query.startswith("name:"):
        return _term(query, "name") in str(node["name"]).casefold()
    if query.startswith("customer_id:"):
        return bool(node["customer"]) and node["customer"]["id"].endswith(
            f"/{query.removeprefix('customer_id:')}"
        )
    return not query


def _term(query: str, name: str) -> str:
    return query.removeprefix(f"{name}:").strip('"').casefold()


def _suggested(node: Node, items: Sequence[Node]) -> Node:
    lines = {line["id"]: line for line in node["lines"]}
    paid = [lines[item["lineItemId"]]["discountedUnitPriceAfterAllDiscountsSet"] for item in items]
    amount = sum(
        float(bag["presentmentMoney"]["amount"]) * item["quantity"]
        for bag, item in zip(paid, items, strict=True)
    )
    currency = node["totalPriceSet"]["presentmentMoney"]["currencyCode"]
    bag = _bag(Money(amount=Decimal(str(amount)), currency=currency))
    return {
        "amountSet": bag,
        "suggestedTransactions": [
            {
                "gateway": "mock_payments",
                "amountSet": bag,
                "maximumRefundableSet": bag,
                "parentTransaction": {"id": "gid://shopify/OrderTransaction/1"},
            }
        ],
    }


def _bag(money: Money) -> Node:
    told = {"amount": f"{money.amount.normalize():f}", "currencyCode": money.currency}
    return {"presentmentMoney": told, "shopMoney": told}


def _deny(_: object, **__: object) -> None:
    raise GraphQLError("Access denied", extensions={"code": "ACCESS_DENIED"})


def _error(message: str, code: str) -> Node:
    return {"message": message, "extensions": {"code": code}}
