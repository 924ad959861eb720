"""A shop in trouble: what each kind of failure costs the customer, and what the packet can say."""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest
import pytest_asyncio

from batonpass.adapters.shops.breaker import FAILURES
from batonpass.adapters.shops.steady import Steady
from batonpass.domain.shop.action import AddTag, Outcome, Pieces, RefundLines, Reship
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused
from batonpass.domain.shop.value import FulfilmentState, OrderState, PaymentState, TrackingState
from contract.shops.server import Said, Server, said
from contract.shops.shopify_mock import MockShopify
from contract.shops.worlds import NOON, Open, World, everything, seen_at_noon, shopify, woocommerce

REAL: dict[str, Open] = {"shopify": shopify, "woocommerce": woocommerce}


@pytest_asyncio.fixture(params=list(REAL))
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    async with REAL[request.param](seconds=2.0) as found:
        yield found


@pytest.fixture
def server(world: World) -> Server:
    assert world.server is not None
    return world.server


JSON = {"content-type": "application/json"}

REFUSALS = [
    (401, "not_authorised", "Paste a new one"),
    (403, "missing_right", "lacks a right"),
    (402, "frozen", "frozen"),
    (423, "locked", "locked"),
    (409, "conflict", "says no"),
    (422, "not_accepted", "says no"),
    (400, "not_accepted", "says no"),
]


@pytest.mark.parametrize(("status", "fact", "words"), REFUSALS)
async def test_a_refusal_of_the_shop_is_a_sentence_and_not_an_outage(
    world: World, server: Server, status: int, fact: str, words: str
) -> None:
    server.next = [said({"message": "no", "errors": "no"}, status)]

    with pytest.raises(ShopRefused) as refusal:
        await world.shop.orders_of("hanna.lindholm@example.com")

    assert refusal.value.fact == fact
    assert words in str(refusal.value)


async def test_a_shop_that_is_not_there_is_a_refusal_in_words(world: World, server: Server) -> None:
    server.next = [said({"errors": "Not Found"}, 404)]

    with pytest.raises(ShopRefused) as refusal:
        await world.shop.orders_of("hanna.lindholm@example.com")

    assert refusal.value.fact == "not_found"


async def test_one_hiccup_is_tried_again_and_the_customer_notices_nothing(
    world: World, server: Server
) -> None:
    server.next = [said({}, 503)]

    page = await world.shop.orders_of("hanna.lindholm@example.com")

    assert len(page.orders) == 1
    assert len(server.heard) == 2


async def test_being_told_to_slow_down_is_obeyed_when_the_time_allows(
    world: World, server: Server
) -> None:
    server.next = [said({}, 429, {"retry-after": "0.3"})]
    loop = asyncio.get_running_loop()
    begun = loop.time()

    await world.shop.orders_of("hanna.lindholm@example.com")

    assert loop.time() - begun >= 0.3


async def test_being_told_to_wait_longer_than_the_customer_has_is_an_outage_with_a_time(
    world: World, server: Server
) -> None:
    server.next = [said({}, 429, {"retry-after": "30"})]
    loop = asyncio.get_running_loop()
    begun = loop.time()

    with pytest.raises(ShopDown) as down:
        await world.shop.orders_of("hanna.lindholm@example.com")

    assert down.value.cause is Cause.THROTTLED
    assert down.value.after_seconds == 30
    assert loop.time() - begun < 1


SILENCES = [
    ([said({}, 500), said({}, 500)], Cause.FAILING),
    ([said({}, 502), said({}, 502)], Cause.FAILING),
    ([Said(delay_seconds=5)], Cause.TIMEOUT),
    ([Said(body=b'{"data": {"orders": {"no', headers=JSON)], Cause.GARBLED),
    ([Said(body=b'{"data": 1}' + b" " * 200, headers=JSON, cut_after=40)], Cause.GARBLED),
    ([Said(body=b"<html>Back soon</html>", headers={"content-type": "text/html"})], Cause.GARBLED),
    ([Said(body=b'{"data": {}}')], Cause.GARBLED),
    ([Said(hang_up=True)], Cause.GARBLED),
    ([Said(body=b"x" * 5_000_000, headers=JSON)], Cause.GARBLED),
]  # fmt: skip


@pytest.mark.parametrize(("answers", "cause"), SILENCES)
async def test_no_usable_answer_is_an_outage_within_two_seconds(
    world: World, server: Server, answers: list[Said | None], cause: Cause
) -> None:
    server.next = list(answers)
    loop = asyncio.get_running_loop()
    begun = loop.time()

    with pytest.raises(ShopDown) as down:
        await world.shop.orders_of("hanna.lindholm@example.com")

    assert down.value.cause is cause
    assert loop.time() - begun < 4


async def test_the_packet_waits_one_second_and_no_longer(world: World, server: Server) -> None:
    server.next = [Said(delay_seconds=5)]
    loop = asyncio.get_running_loop()
    begun = loop.time()

    with pytest.raises(ShopDown):
        await world.shop.within(1.0).order("1001")

    assert loop.time() - begun < 1.9


async def test_an_old_answer_is_better_than_none_and_says_how_old_it_is(
    world: World, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("batonpass.adapters.shops.steady.FRESH_SECONDS", 0.0)
    before = await world.shop.order("1001")

    async def dead(_: object) -> Said:
        return said({}, 500)

    server.handle = dead
    after = await world.shop.order("1001")

    assert before is not None
    assert after == before
    assert after.as_of == NOON
    health = await world.shop.health()
    assert not health.is_answering
    assert "500" in health.last_error
    assert health.last_success_at == NOON


async def test_a_dead_shop_is_left_in_peace_and_asked_again_later(
    world: World, server: Server
) -> None:
    alive = server.handle

    async def dead(_: object) -> Said:
        return said({}, 500)

    server.handle = dead
    for number in range(FAILURES):
        with pytest.raises(ShopDown):
            await world.shop.order(f"{2000 + number}")
    asked = len(server.heard)
    with pytest.raises(ShopDown) as resting:
        await world.shop.order("1001")
    assert resting.value.cause is Cause.RESTING
    assert resting.value.after_seconds > 0
    assert len(server.heard) == asked

    server.handle = alive
    assert isinstance(world.shop, Steady)
    memory = world.shop._memory
    memory.breaker = msgspec.structs.replace(memory.breaker, until=0.0)
    assert await world.shop.order("1001") is not None


async def test_a_refund_whose_answer_got_lost_is_looked_up_and_never_paid_twice(
    world: World, server: Server
) -> None:
    order = await world.shop.order("1012")
    assert order is not None
    action = RefundLines(order=order.number, lines=(Pieces(line_id=order.lines[0].id),))
    swallowed = _swallow_answers_to(server, "refund")

    first = await world.shop.perform(action, key="k", dry_run=False)
    assert first.outcome is Outcome.UNKNOWN
    assert swallowed.count == 1
    swallowed.is_on = False
    again = await world.shop.perform(action, key="k", dry_run=False)

    assert again.outcome is Outcome.DONE
    after = await world.shop.order("1012")
    assert after is not None
    assert len(after.refunds) == 1
    assert await world.shop.perform(action, key="k", dry_run=False) == again


async def test_a_re_ship_whose_answer_got_lost_is_found_by_its_trace(
    world: World, server: Server
) -> None:
    action = Reship(order="#1001")
    swallowed = _swallow_answers_to(server, "reship")

    first = await world.shop.perform(action, key="k", dry_run=False)
    assert first.outcome is Outcome.UNKNOWN
    swallowed.is_on = False
    again = await world.shop.perform(action, key="k", dry_run=False)

    assert again.outcome is Outcome.DONE
    assert swallowed.count == 1
    if world.woo is not None:
        assert sum(o["status"] == "processing" and o["total"] == "0.00"
                   for o in world.woo.orders.values()) == 1  # fmt: skip
    if world.shopify is not None:
        assert len(world.shopify.drafts) == 1


async def test_what_surely_never_left_may_be_tried_again_at_once(
    world: World, server: Server
) -> None:
    action = AddTag(order="#1002", tag="late")
    alive, calls = server.handle, 0

    async def throttles_changes(heard: Any) -> Said:
        nonlocal calls
        if _is_change(heard):
            calls += 1
            if calls == 1:
                return said({}, 429, {"retry-after": "60"})
        return await alive(heard)

    server.handle = throttles_changes
    with pytest.raises(ShopDown) as down:
        await world.shop.perform(action, key="k", dry_run=False)
    assert not down.value.may_have_acted

    result = await world.shop.perform(action, key="k", dry_run=False)
    assert result.outcome is Outcome.DONE


async def test_while_nobody_knows_a_silent_action_is_not_repeated(
    world: World, server: Server
) -> None:
    action = AddTag(order="#1002", tag="late")
    alive = server.handle
    changes = 0

    async def loses_changes(heard: Any) -> Said:
        nonlocal changes
        if _is_change(heard):
            changes += 1
            return Said(hang_up=True)  # and nothing was done
        return await alive(heard)

    server.handle = loses_changes
    for _ in range(3):
        result = await world.shop.perform(action, key="k", dry_run=False)
        assert result.outcome is Outcome.UNKNOWN
    assert changes == 1

    server.handle = alive
    row = world.ledger.rows[0]
    world.ledger.rows[0] = msgspec.structs.replace(row, at=row.at - timedelta(minutes=3))
    assert (await world.shop.perform(action, key="k", dry_run=False)).outcome is Outcome.DONE


async def test_a_refusal_of_the_shop_is_remembered_and_given_again(
    world: World, server: Server
) -> None:
    action = AddTag(order="#1002", tag="late")
    alive = server.handle

    async def refuses(heard: Any) -> Said:
        return said({"message": "Nope"}, 422) if _is_change(heard) else await alive(heard)

    server.handle = refuses
    with pytest.raises(ShopRefused):
        await world.shop.perform(action, key="k", dry_run=False)
    server.handle = alive

    with pytest.raises(ShopRefused) as again:
        await world.shop.perform(action, key="k", dry_run=False)
    assert "Nope" in str(again.value)


async def test_two_agents_at_once_cannot_pay_the_same_piece_back_twice(world: World) -> None:
    order = await world.shop.order("1012")
    assert order is not None
    action = RefundLines(order=order.number, lines=(Pieces(line_id=order.lines[0].id),))

    results = await asyncio.gather(
        *(world.shop.perform(action, key=key, dry_run=False) for key in ("a", "b", "c")),
        return_exceptions=True,
    )

    after = await world.shop.order("1012")
    assert after is not None
    assert len(after.refunds) == 1
    done = [r for r in results if not isinstance(r, BaseException) and r.outcome is Outcome.DONE]
    assert len(done) == 1


async def test_a_slow_shop_keeps_no_more_than_its_own_places(world: World, server: Server) -> None:
    async def slow(_: object) -> Said:
        return Said(delay_seconds=10)

    server.handle = slow
    loop = asyncio.get_running_loop()
    begun = loop.time()

    asked = [asyncio.create_task(world.shop.order(f"{3000 + n}")) for n in range(40)]
    await asyncio.sleep(1.0)
    held = server.connections
    results = await asyncio.gather(*asked, return_exceptions=True)

    assert held <= 8
    assert all(isinstance(result, ShopDown) for result in results)
    assert loop.time() - begun < 8


async def test_values_of_tomorrow_are_unknown_and_not_an_error(
    world: World, server: Server
) -> None:
    alive = server.handle

    async def future(heard: Any) -> Said:
        answer = await alive(heard)
        body = answer.body
        for old, new in (
            (b'"FULFILLED"', b'"TELEPORTED"'), (b'"PAID"', b'"PAID_IN_SHELLS"'),
            (b'"DELIVERED"', b'"BEAMED"'), (b'"SUCCESS"', b'"MAGIC"'),
            (b'"completed"', b'"wc-beamed"'),
        ):  # fmt: skip
            body = body.replace(old, new)
        return msgspec.structs.replace(answer, body=body)

    server.handle = future
    order = await world.shop.order("1011")

    assert order is not None
    assert order.state is OrderState.UNKNOWN
    assert order.payment in {PaymentState.UNKNOWN, PaymentState.PAID}
    if world.shopify is not None:
        assert order.payment is PaymentState.UNKNOWN
        assert order.fulfilments[0].state is FulfilmentState.UNKNOWN
        assert order.fulfilments[0].tracking is not None
        assert order.fulfilments[0].tracking.state in set(TrackingState)


async def test_an_order_in_a_foreign_currency_keeps_it_to_the_last_digit() -> None:
    yen = [_in_yen(order) if order.number == "#1011" else order for order in seen_at_noon()]

    async with shopify(MockShopify(yen, everything().people)) as world:
        order = await world.shop.order("1011")

    assert order is not None
    assert order.total.currency == "JPY"
    assert str(order.total.amount) == "349"
    assert str(order.lines[0].price.amount) == "349"


async def test_goods_of_a_deleted_product_can_still_be_sent_again(world: World) -> None:
    if world.shopify is not None:
        for node in world.shopify.orders:
            for line in node["lines"]:
                line["variant"] = None
    if world.woo is not None:
        for item in world.woo.orders.values():
            for line in item["line_items"]:
                line["product_id"] = 0

    result = await world.shop.perform(Reship(order="#1001"), key="k", dry_run=False)

    assert result.outcome is Outcome.DONE
    if world.shopify is not None:
        titles = [line["title"] for line in world.shopify.drafts[0]["input"]["lineItems"]]
        assert titles[0] == "Ridgeline tent for two, moss"
    if world.woo is not None:
        fees = [fee["name"] for o in world.woo.orders.values() for fee in o["fee_lines"]]
        assert "1 x Ridgeline tent for two, moss" in fees


async def test_a_customer_with_two_addresses_is_two_buyers_and_each_sees_their_own(
    world: World,
) -> None:
    if world.shopify is not None:
        for node in world.shopify.orders:
            if node["name"] == "#1011":
                node["email"] = "owen@work.example"  # bought as a guest, with the other address
    if world.woo is not None:
        world.woo.orders[1011]["billing"]["email"] = "owen@work.example"
        world.woo.orders[1011]["customer_id"] = 0

    home = await world.shop.orders_of("owen.hartley@example.com")
    work = await world.shop.orders_of("owen@work.example")

    assert "1011" not in [order.number.lstrip("#") for order in home.orders]
    assert [order.number.lstrip("#") for order in work.orders] == ["1011"]
    assert await world.shop.orders_of("owen@work") == msgspec.structs.replace(
        work, orders=(), next=""
    )


async def test_no_log_holds_an_address_or_a_token(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level("DEBUG"):
        await world.shop.orders_of("hanna.lindholm@example.com")
        await world.shop.order("1001")

    for secret in ("hanna", "shpat_mock", "Basic ", "ck_mock"):
        assert secret not in caplog.text


async def test_one_customer_with_ten_thousand_orders_costs_a_page(world: World) -> None:
    _multiply(world, 10_000)
    server = world.server
    assert server is not None
    server.heard.clear()
    numbers: set[str] = set()
    cursor = ""

    for _ in range(5):
        page = await world.shop.orders_of("hanna.lindholm@example.com", limit=10, cursor=cursor)
        numbers |= {order.number for order in page.orders}
        cursor = page.next

    assert len(numbers) == 50
    assert len(server.heard) == 5
    assert cursor


def _multiply(world: World, count: int) -> None:
    if world.shopify is not None:
        pattern = next(node for node in world.shopify.orders if node["name"] == "#1001")
        world.shopify.orders += [
            {**pattern, "id": f"gid://shopify/Order/{n}", "name": f"#X{n}"} for n in range(count)
        ]
    if world.woo is not None:
        pattern = world.woo.orders[1001]
        for n in range(count):
            number = 1_000_000 + n
            world.woo.orders[number] = {**pattern, "id": number, "number": str(number)}


class _Swallowed:
    def __init__(self) -> None:
        self.count = 0
        self.is_on = True


def _swallow_answers_to(server: Server, what: str) -> _Swallowed:
    """The shop does it, and the answer never arrives."""
    alive, swallowed = server.handle, _Swallowed()
    operation = {"refund": "BatonpassRefund(", "reship": "BatonpassDraft("}[what]
    ending = {"refund": "/refunds", "reship": "/orders"}[what]

    async def handle(heard: Any) -> Said:
        answer = await alive(heard)
        graphql = heard.path.endswith("graphql.json") and operation in heard.json["query"]
        if swallowed.is_on and heard.method == "POST" and (graphql or heard.path.endswith(ending)):
            swallowed.count += 1
            return Said(hang_up=True)
        return answer

    server.handle = handle
    return swallowed


def _is_change(heard: Any) -> bool:
    if heard.path.endswith("graphql.json"):
        return bool("mutation" in heard.json["query"])
    return bool(heard.method in {"POST", "PUT"})


def _in_yen(order: Any) -> Any:
    def yen(money: Any) -> Any:
        return msgspec.structs.replace(money, currency="JPY")

    return msgspec.structs.replace(
        order,
        total=yen(order.total),
        lines=tuple(msgspec.structs.replace(line, price=yen(line.price)) for line in order.lines),
    )
