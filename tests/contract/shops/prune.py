"""Writes `shopify.graphql`: the part of Shopify's schema that our operations touch.

    python prune.py admin_2026-10.json.gz > shopify.graphql

The suite uses the vendor's whole introspection file where it is at hand, and this part elsewhere;
one test compares the two.
"""

import gzip
import json
import sys
from pathlib import Path

from graphql import (
    GraphQLEnumType,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    build_client_schema,
    get_named_type,
    is_scalar_type,
    parse,
    visit,
)
from graphql.language import FieldNode

from batonpass.adapters.shops.shopify.query import OPERATIONS

#: Lists too long to carry; here any word will do.
OPEN_ENUMS = {"CurrencyCode", "CountryCode", "WebhookSubscriptionTopic"}
INPUTS = {
    "RefundInput", "RefundLineItemInput", "OrderTransactionInput", "OrderInput", "DraftOrderInput",
    "DraftOrderLineItemInput", "DraftOrderAppliedDiscountInput", "PurchasingEntityInput",
    "MailingAddressInput", "MoneyInput", "ReturnRequestInput", "ReturnRequestLineItemInput",
    "DiscountCodeBasicInput", "DiscountContextInput", "DiscountCustomersInput",
    "DiscountCustomerGetsInput", "DiscountCustomerGetsValueInput", "DiscountAmountInput",
    "DiscountItemsInput", "OrderCancelRefundMethodInput", "WebhookSubscriptionInput",
}  # fmt: skip


def load(path: Path) -> GraphQLSchema:
    """The vendor's schema from an introspection file."""
    answer = json.loads(gzip.decompress(path.read_bytes()))
    return build_client_schema(answer.get("data", answer), assume_valid=True)


class _Touched(Visitor):
    def __init__(self, info: TypeInfo) -> None:
        super().__init__()
        self.info = info
        self.fields: dict[str, dict[str, set[str]]] = {}

    def enter_field(self, node: FieldNode, *_: object) -> None:
        parent = self.info.get_parent_type()
        assert parent is not None
        arguments = {argument.name.value for argument in node.arguments or ()}
        self.fields.setdefault(parent.name, {}).setdefault(node.name.value, set()).update(arguments)


def pruned(schema: GraphQLSchema) -> str:  # noqa: C901 - one walk, many kinds
    """The touched part as SDL, in the order of names."""
    info = TypeInfo(schema)
    touched = _Touched(info)
    for operation in OPERATIONS:
        visit(parse(operation), TypeInfoVisitor(info, touched))
    parts: dict[str, str] = {}
    scalars: set[str] = set()

    def note(named: object) -> None:
        if isinstance(named, GraphQLEnumType) and named.name not in OPEN_ENUMS:
            parts[named.name] = f"enum {named.name} {{ {' '.join(named.values)} }}"
        elif isinstance(named, GraphQLEnumType) or is_scalar_type(named):
            scalars.add(str(named))
        elif isinstance(named, GraphQLInputObjectType) and named.name not in parts:
            parts[named.name] = ""
            lines = []
            for name, field in named.fields.items():
                inner = get_named_type(field.type)
                if isinstance(inner, GraphQLInputObjectType) and inner.name not in INPUTS:
                    continue
                note(inner)
                lines.append(f"  {name}: {field.type}")
            one = " @oneOf" if named.is_one_of else ""
            parts[named.name] = f"input {named.name}{one} {{\n" + "\n".join(lines) + "\n}"

    abstract = {"Node", *(name for name in touched.fields if _is_interface(schema, name))}
    touched.fields.setdefault("ReturnLineItemType", {})
    abstract.add("ReturnLineItemType")
    for parent, fields in touched.fields.items():
        lines = []
        kind = schema.type_map[parent]
        assert isinstance(kind, GraphQLObjectType | GraphQLInterfaceType)
        for name, used in sorted(fields.items()):
            field = kind.fields[name]
            note(get_named_type(field.type))
            arguments = []
            for argument in sorted(used):
                note(get_named_type(field.args[argument].type))
                arguments.append(f"{argument}: {field.args[argument].type}")
            inside = f"({', '.join(arguments)})" if arguments else ""
            lines.append(f"  {name}{inside}: {field.type}")
        word = "interface" if isinstance(kind, GraphQLInterfaceType) else "type"
        above = sorted(abstract & {interface.name for interface in kind.interfaces})
        if (above or parent in abstract) and "id" not in fields:
            lines.insert(0, "  id: ID!")
        word += f" {parent}{' implements ' if above else ''}{' & '.join(above)}"
        parts[parent] = f"{word} {{\n" + "\n".join(lines) + "\n}"
    built_in = {"String", "Int", "Float", "Boolean", "ID"}
    roots = f"schema {{ query: {schema.query_type} mutation: {schema.mutation_type} }}"
    head = [roots, "directive @idempotent(key: String!) on FIELD"]
    tail = [f"scalar {name}" for name in sorted(scalars - built_in)]
    return "\n\n".join([*head, *(parts[name] for name in sorted(parts)), *tail]) + "\n"


def _is_interface(schema: GraphQLSchema, name: str) -> bool:
    return isinstance(schema.type_map[name], GraphQLInterfaceType)


if __name__ == "__main__":
    print(pruned(load(Path(sys.argv[1]))))
