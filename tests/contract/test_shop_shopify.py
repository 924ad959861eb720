"""What is peculiar to Shopify: its schema, its points, its scopes, its jobs."""

import asyncio
from typing import Any

import pytest
from graphql import (
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLSchema,
    NoDeprecatedCustomRule,
    build_schema,
    parse,
    validate,
)

from batonpass.adapters.shops.shopify.query import OPERATIONS, VERSION
from batonpass.adapters.shops.shopify.shop import SCOPES
from batonpass.domain.shop.action import Cancel, Outcome
from batonpass.domain.shop.policy import Why
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused
from batonpass.domain.shop.value import OrderState
from contract.shops.server import Said, said
from contract.shops.shopify_mock import HERE, MockShopify, cost_of, introspections, schema_of
from contract.shops.worlds import everything, seen_at_noon, shopify

VERSIONS = sorted(introspections()) or [VERSION]


def a_mock(**more: Any) -> MockShopify:
    return MockShopify(seen_at_noon(), everything().people, **more)


@pytest.mark.parametrize("version", VERSIONS)
def test_every_operation_is_one_shopify_understands_in_every_version(version: str) -> None:
    schema = schema_of(version)

    for operation in OPERATIONS:
        assert validate(schema, parse(operation)) == []


def test_nothing_we_ask_for_is_about_to_disappear() -> None:
    schema = schema_of(VERSION)

    for operation in OPERATIONS:
        assert validate(schema, parse(operation), [NoDeprecatedCustomRule]) == []


def test_no_operation_costs_more_than_shopify_allows_one_to() -> None:
    for operation in OPERATIONS:
        assert cost_of(parse(operation), {"first": 10}) <= 1000


@pytest.mark.parametrize("version", VERSIONS)
def test_our_part_of_the_schema_says_what_the_vendor_says(version: str) -> None:
    ours = build_schema((HERE / "shopify.graphql").read_text())
    theirs = schema_of(version)

    assert _differences(ours, theirs, is_newest=version == VERSION) == []


def _differences(ours: GraphQLSchema, theirs: GraphQLSchema, *, is_newest: bool) -> list[str]:
    found = []
    for name, kind in ours.type_map.items():
        other = theirs.type_map.get(name)
        if name.startswith("__") or not isinstance(
            kind, GraphQLObjectType | GraphQLInterfaceType | GraphQLInputObjectType
        ):
            continue
        for field_name, field in kind.fields.items():
            same = getattr(other, "fields", {}).get(field_name)
            if same is None and isinstance(kind, GraphQLInputObjectType) and not is_newest:
                continue  # an input field of a newer version that we do not send
            if same is None or str(same.type) != str(field.type):
                found.append(f"{name}.{field_name}")
    return found


@pytest.mark.parametrize("version", VERSIONS)
async def test_older_versions_of_the_api_serve_as_well(version: str) -> None:
    async with shopify(a_mock(version=version)) as world:
        order = await world.shop.order("1001")
        result = await world.shop.perform(Cancel(order="#1010"), key="k", dry_run=False)

    assert order is not None
    assert order.customer_name == "Hanna Lindholm"
    assert result.outcome is Outcome.DONE


async def test_an_empty_bucket_is_waited_for_when_the_customer_can_wait() -> None:
    mock = a_mock(bucket=1000.0, restore_rate=1000.0)
    mock.available = 500.0
    async with shopify(mock) as world:
        order = await world.shop.order("1001")

    assert order is not None
    assert mock.operations == ["BatonpassOrder"] * 2


async def test_a_bucket_that_fills_too_slowly_is_an_outage_with_a_time() -> None:
    mock = a_mock(bucket=1000.0, restore_rate=50.0)
    mock.available = 100.0
    async with shopify(mock, seconds=6.0) as world:
        with pytest.raises(ShopDown) as down:
            await world.shop.order("1001")

    assert down.value.cause is Cause.THROTTLED
    assert 10 < down.value.after_seconds < 30
    assert mock.operations == ["BatonpassOrder"]  # asking again would only have cost patience


async def test_what_the_last_answer_said_of_the_bucket_spares_a_useless_question() -> None:
    mock = a_mock(bucket=1000.0, restore_rate=1.0)
    async with shopify(mock, seconds=6.0) as world:
        await world.shop.order("1001")
        mock.available = 20.0
        with pytest.raises(ShopDown):
            await world.shop.order("1002")
        with pytest.raises(ShopDown) as down:
            await world.shop.order("1003")

    assert down.value.cause is Cause.THROTTLED
    assert mock.operations == ["BatonpassOrder"] * 2


@pytest.mark.parametrize("scope", sorted(SCOPES))
async def test_each_missing_scope_is_told_in_a_sentence(scope: str) -> None:
    granted = [known for known in SCOPES if known != scope and known != f"write_{scope[5:]}"]
    async with shopify(a_mock(scopes=granted)) as world:
        health = await world.shop.health()

    assert any(sentence.startswith(f"Without the scope {scope} ") for sentence in health.missing)
    assert health.is_answering


async def test_a_scope_for_writing_includes_reading() -> None:
    async with shopify(a_mock()) as world:
        assert (await world.shop.health()).missing == ()


@pytest.mark.parametrize("part", ["disputes", "returns"])
async def test_what_our_scopes_hide_is_a_gap_and_the_rest_is_served(part: str) -> None:
    mock = a_mock()
    mock.denied = {part}
    async with shopify(mock) as world:
        order = await world.shop.order("1001")
        page = await world.shop.orders_of("owen.hartley@example.com")

    assert order is not None
    assert order.gaps == (part,)
    assert order.lines
    assert page.gaps == (part,)
    assert mock.operations == ["BatonpassOrder", "BatonpassOrder", "BatonpassOrders"]


async def test_without_the_right_to_read_orders_the_merchant_is_told() -> None:
    async with shopify(a_mock()) as world:
        assert world.server is not None
        error = {"message": "Access denied for orders field.", "path": ["orders"]}
        denied = {"data": None, "errors": [{**error, "extensions": {"code": "ACCESS_DENIED"}}]}
        world.server.next = [said(denied), said(denied)]
        with pytest.raises(ShopRefused) as refusal:
            await world.shop.order("1001")

    assert refusal.value.fact == "missing_right"
    assert "orders" in str(refusal.value)


async def test_half_an_answer_is_used_and_its_holes_are_named() -> None:
    async with shopify(a_mock()) as world:
        assert world.server is not None
        alive = world.server.handle

        async def loses_parcels(heard: Any) -> Said:
            answer = await alive(heard)
            text = answer.body.decode()
            start = text.index('"fulfillments": [')
            depth, at = 0, text.index("[", start)
            while True:
                depth += {"[": 1, "]": -1}.get(text[at], 0)
                at += 1
                if depth == 0:
                    break
            text = f'{text[:start]}"fulfillments": null{text[at:]}'
            error = '"errors": [{"message": "Timed out", "path": ["orders", "nodes", 0,'
            text = f'{{{error} "fulfillments"]}}], {text[1:]}'
            return Said(body=text.encode(), headers={"content-type": "application/json"})

        world.server.handle = loses_parcels
        order = await world.shop.order("1001")

    assert order is not None
    assert order.number == "#1001"
    assert len(order.lines) == 2
    assert order.fulfilments == ()
    assert order.gaps == ("fulfilments",)


async def test_a_cancellation_that_takes_its_time_is_not_called_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("batonpass.adapters.shops.shopify.act.CANCEL_PAUSE_SECONDS", 0.01)
    mock = a_mock()
    mock.cancel_after = 6
    async with shopify(mock) as world:
        first = await world.shop.perform(Cancel(order="#1010"), key="k", dry_run=False)
        mock.cancel_after = 0
        await asyncio.sleep(0)
        second = await world.shop.perform(Cancel(order="#1010"), key="k", dry_run=False)
        third = await world.shop.perform(Cancel(order="#1010"), key="k", dry_run=False)
        order = await world.shop.order("1010")

    assert first.outcome is Outcome.UNKNOWN
    assert "cancelling" in first.said
    assert [second.outcome, third.outcome] == [Outcome.UNKNOWN, Outcome.DONE]
    assert mock.operations.count("BatonpassCancel") == 1
    assert order is not None
    assert order.state is OrderState.CANCELLED


async def test_what_shopify_itself_will_not_take_back_is_not_offered() -> None:
    mock = a_mock()
    node = next(node for node in mock.orders if node["name"] == "#1011")
    node["returned"] = {node["lines"][0]["id"]}  # a return we may not see
    async with shopify(mock) as world:
        order = await world.shop.order("1011")
        assert order is not None
        eligibility = await world.shop.return_eligibility(order)

    assert [line.why for line in eligibility.lines] == [Why.NOT_BY_SHOP]
    assert eligibility.lines[0].quantity == 0


async def test_many_orders_that_share_a_part_of_the_name_do_not_hide_the_one() -> None:
    mock = a_mock()
    pattern = next(node for node in mock.orders if node["name"] == "#1016")
    mock.orders += [
        {**pattern, "id": f"gid://shopify/Order/{n}", "name": f"#1001{n}"} for n in range(50)
    ]
    async with shopify(mock) as world:
        order = await world.shop.order("1001")

    assert order is not None
    assert order.number == "#1001"
    assert order.customer_name == "Hanna Lindholm"


async def test_the_token_is_in_no_error_and_no_health() -> None:
    async with shopify(a_mock()) as world:
        assert world.server is not None
        world.server.next = [said({"errors": "bad token"}, 401)] * 3
        with pytest.raises(ShopRefused) as refusal:
            await world.shop.order("1001")
        health = await world.shop.health()

    assert "shpat" not in str(refusal.value)
    assert "shpat" not in repr(refusal.value)
    assert "shpat" not in str(health)
    assert not health.is_answering
    assert "Paste a new one" in health.last_error


def test_the_guide_names_every_scope_and_what_it_is_for() -> None:
    guide = (HERE.parents[2] / "docs" / "guides" / "shops" / "shopify.md").read_text()
    rows = [line for line in guide.splitlines() if line.startswith("| `")]

    assert [row.split("`")[1] for row in rows] == list(SCOPES)
    for row, purpose in zip(rows, SCOPES.values(), strict=True):
        assert row.split("|")[2].strip().startswith(purpose.replace(", and add", ", add")[:12])
