"""One suite for every shop: whoever stands behind the port, the customer is served the same."""

from collections.abc import AsyncIterator
from decimal import Decimal

import pytest
import pytest_asyncio

from batonpass.adapters.shops.demo import personas
from batonpass.domain.money import Money
from batonpass.domain.refusal import KeyReused, Malformed
from batonpass.domain.shop.action import (
    AddNote,
    AddTag,
    Cancel,
    Goodwill,
    Outcome,
    Pieces,
    RefundLines,
    Reship,
    SendReturnLabel,
)
from batonpass.domain.shop.policy import Why
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.domain.shop.value import Order, OrderState, PaymentState, TrackingState
from batonpass.services.shop import Shop
from contract.shops.worlds import NOON, WORLDS, World


@pytest_asyncio.fixture(params=list(WORLDS))
async def world(request: pytest.FixtureRequest) -> AsyncIterator[World]:
    async with WORLDS[request.param]() as found:
        yield found


@pytest.fixture
def shop(world: World) -> Shop:
    return world.shop


def euros(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="EUR")


async def read(shop: Shop, number: str) -> Order:
    order = await shop.order(number)
    assert order is not None, number
    return order


def parcel_state(order: Order) -> TrackingState:
    assert order.fulfilments[0].tracking is not None
    return order.fulfilments[0].tracking.state


@pytest.mark.parametrize("typed", ["1001", "#1001", " #1001 "])
async def test_an_order_is_found_however_the_customer_types_its_number(
    shop: Shop, typed: str
) -> None:
    order = await read(shop, typed)

    assert order.number.lstrip("#") == "1001"
    assert order.email == "hanna.lindholm@example.com"
    assert order.customer_name == "Hanna Lindholm"
    assert str(order.total.amount) == "467.00"
    assert order.total.currency == "EUR"
    assert [(line.quantity, str(line.price.amount)) for line in order.lines] == [
        (1, "289.00"),
        (2, "89.00"),
    ]
    assert order.address is not None
    assert order.address.country == "BE"
    assert order.as_of == NOON
    assert order.gaps == ()


@pytest.mark.parametrize("typed", ["#999999", "100", "1001-XYZ", "", "#", "' OR 1=1 --", '"* OR "'])
async def test_a_number_nobody_has_is_no_order_and_no_error(shop: Shop, typed: str) -> None:
    assert await shop.order(typed) is None


async def test_a_buyer_is_found_by_their_exact_address_in_any_case(shop: Shop) -> None:
    found = await shop.customer_by_email(" Rupert.Ashdown@Example.com ")

    assert found is not None
    assert found.name == "Rupert Ashdown"
    assert found.tier == "vip"
    assert await shop.customer_by_email("rupert") is None
    assert await shop.customer_by_email("nobody@example.com") is None


async def test_every_persona_of_the_stage_is_here_with_their_order(shop: Shop) -> None:
    for persona in personas():
        page = await shop.orders_of(persona.email)
        numbers = [order.number.lstrip("#") for order in page.orders]
        assert (persona.order.lstrip("#") in numbers) if persona.order else numbers == []


async def test_pages_neither_skip_nor_repeat_and_run_newest_first(shop: Shop) -> None:
    seen: list[Order] = []
    cursor = ""
    while True:
        page = await shop.orders_of("rupert.ashdown@example.com", limit=4, cursor=cursor)
        seen += page.orders
        cursor = page.next
        if not cursor:
            break

    numbers = [order.number for order in seen]
    assert len(numbers) == len(set(numbers)) == 15
    assert [order.placed_at for order in seen] == sorted(
        (order.placed_at for order in seen), reverse=True
    )


async def test_orders_are_found_by_the_customers_own_id_too(shop: Shop) -> None:
    order = await read(shop, "1001")

    page = await shop.orders_of(order.customer_id)

    assert [found.number for found in page.orders] == [order.number]


async def test_a_cursor_nobody_gave_is_refused(shop: Shop) -> None:
    with pytest.raises(Malformed):
        await shop.orders_of("rupert.ashdown@example.com", cursor="forged")


async def test_the_situations_of_the_stories_look_the_same_in_every_shop(shop: Shop) -> None:
    numbers = ("1001", "1002", "1006", "1007", "987", "1016")
    delivered, late, partly, custom, disputed, unpaid = [await read(shop, n) for n in numbers]

    assert parcel_state(delivered) is TrackingState.DELIVERED
    assert parcel_state(late) is TrackingState.IN_TRANSIT
    assert late.due_at is not None
    assert late.due_at < NOON
    assert parcel_state(await read(shop, "1003")) is TrackingState.EXCEPTION
    assert parcel_state(await read(shop, "1013")) is TrackingState.ATTEMPTED
    assert parcel_state(await read(shop, "1014")) is TrackingState.AVAILABLE_FOR_PICKUP
    assert partly.payment is PaymentState.PARTLY_REFUNDED
    assert [str(refund.amount.amount) for refund in partly.refunds] == ["79.00"]
    assert partly.lines[0].refundable_quantity == 1
    assert custom.lines[0].is_custom
    assert custom.state is OrderState.PROCESSING
    assert disputed.payment is PaymentState.DISPUTED
    assert unpaid.state is OrderState.PENDING
    assert unpaid.payment is PaymentState.PENDING


async def test_a_parcel_is_known_by_its_number(shop: Shop) -> None:
    order = await read(shop, "1003")
    assert order.fulfilments[0].tracking is not None
    number = order.fulfilments[0].tracking.number

    found = await shop.tracking(number)

    assert found is not None
    assert found.state is TrackingState.EXCEPTION
    assert found.number == number
    assert await shop.tracking("ZZ404") is None


async def test_what_may_go_back_follows_the_policy(shop: Shop) -> None:
    fresh = await shop.return_eligibility(await read(shop, "1011"))
    custom = await shop.return_eligibility(await read(shop, "1007"))
    old = await shop.return_eligibility(await read(shop, "820"))

    assert [line.why for line in fresh.lines] == [Why.RETURNABLE]
    assert fresh.lines[0].quantity == 1
    assert [line.why for line in custom.lines] == [Why.CUSTOM_MADE]
    assert not old.returnable


async def test_story_the_lost_package_is_sent_again(world: World) -> None:
    shop = world.shop
    action = Reship(order="#1001", reason="Delivered, nothing came")

    dry = await shop.perform(action, key="s1", dry_run=True)
    assert dry.outcome is Outcome.WOULD
    assert world.ledger.rows == []
    result = await shop.perform(action, key="s1", dry_run=False, by="ag_hedda")

    assert result.outcome is Outcome.DONE
    page = await shop.orders_of("hanna.lindholm@example.com")
    second = page.orders[0]
    assert second.number == result.reference
    assert second.total.amount == 0
    assert sum(line.quantity for line in second.lines) == 3
    assert world.ledger.rows[-1].by == "ag_hedda"
    with pytest.raises(ShopRefused) as again:
        await shop.perform(action, key="s2", dry_run=False)
    assert again.value.fact == "over_limit"


async def test_story_the_chargeback_is_calmed_by_a_refund_on_the_line(shop: Shop) -> None:
    order = await read(shop, "1005")
    chair = order.lines[0]

    result = await shop.perform(
        RefundLines(order=order.number, lines=(Pieces(line_id=chair.id),), reason="Broken leg"),
        key="r1",
        dry_run=False,
    )

    after = await read(shop, "1005")
    assert result.outcome is Outcome.DONE
    assert after.payment is PaymentState.PARTLY_REFUNDED
    assert [str(refund.amount.amount) for refund in after.refunds] == ["649.00"]
    assert after.lines[0].refundable_quantity == 0
    assert after.lines[1].refundable_quantity == 1


async def test_story_the_custom_order_gets_a_note_and_is_not_sent_again_by_a_click(
    shop: Shop,
) -> None:
    note = "Second top, 2,340 by 815 mm with cut-out: quoted 910 euros by Ruth."

    await shop.perform(AddNote(order="#1007", text=note), key="n1", dry_run=False)
    with pytest.raises(ShopRefused) as refusal:
        await shop.perform(Reship(order="#1007"), key="n2", dry_run=False)

    assert note in (await read(shop, "1007")).note
    assert refusal.value.fact == "custom_made"


async def test_part_of_a_line_can_be_paid_back(shop: Shop) -> None:
    order = await read(shop, "1004")
    some = euros("120.00")

    result = await shop.perform(
        RefundLines(order=order.number, lines=(Pieces(line_id=order.lines[0].id),), amount=some),
        key="p1",
        dry_run=False,
    )

    assert result.amount == some
    assert [r.amount for r in (await read(shop, "1004")).refunds] == [some]


async def test_an_order_not_sent_yet_is_cancelled_and_one_on_its_way_is_not(shop: Shop) -> None:
    result = await shop.perform(Cancel(order="#1010", reason="Too slow"), key="c", dry_run=False)

    assert result.outcome is Outcome.DONE
    assert (await read(shop, "1010")).state is OrderState.CANCELLED
    with pytest.raises(ShopRefused) as refusal:
        await shop.perform(Cancel(order="#1008"), key="d", dry_run=False)
    assert refusal.value.fact == "already_sent"


async def test_a_tag_and_a_goodwill_code_are_left_behind(world: World) -> None:
    shop = world.shop

    await shop.perform(AddTag(order="#1002", tag="late-parcel"), key="t", dry_run=False)
    gift = await shop.perform(
        Goodwill(order="#1002", amount=euros("20.00"), reason="Late"),
        key="g",
        dry_run=False,
    )

    assert "late-parcel" in (await read(shop, "1002")).tags
    assert gift.reference.startswith("THANKS-")
    assert gift.reference in gift.said


async def test_a_return_label_is_sent_where_the_shop_can(shop: Shop) -> None:
    if "send_return_label" not in shop.kinds:
        with pytest.raises(ShopRefused) as refusal:
            await shop.perform(SendReturnLabel(order="#1011"), key="l", dry_run=False)
        assert refusal.value.fact == "not_offered"
        return

    result = await shop.perform(SendReturnLabel(order="#1011"), key="l", dry_run=False)

    assert result.outcome is Outcome.DONE
    after = await read(shop, "1011")
    assert len(after.returns) == 1
    eligibility = await shop.return_eligibility(after)
    assert [line.why for line in eligibility.lines] == [Why.ALREADY_RETURNED]


async def test_the_same_key_gives_the_same_result_and_acts_once(world: World) -> None:
    shop = world.shop
    order = await read(shop, "1012")
    action = RefundLines(order=order.number, lines=(Pieces(line_id=order.lines[0].id),))

    first = await shop.perform(action, key="k", dry_run=False)
    again = await shop.perform(action, key="k", dry_run=False)

    assert again == first
    assert len((await read(shop, "1012")).refunds) == 1
    with pytest.raises(KeyReused):
        await shop.perform(Cancel(order=order.number), key="k", dry_run=False)


async def test_a_key_used_for_one_order_is_not_lent_to_another(shop: Shop) -> None:
    await shop.perform(AddTag(order="#1002", tag="one"), key="k", dry_run=False)

    with pytest.raises(KeyReused):
        await shop.perform(AddTag(order="#1003", tag="one"), key="k", dry_run=False)
    assert "one" not in (await read(shop, "1003")).tags


async def test_an_action_on_an_order_nobody_has_is_refused(shop: Shop) -> None:
    with pytest.raises(ShopRefused) as refusal:
        await shop.perform(Cancel(order="#4040404"), key="k", dry_run=False)

    assert refusal.value.fact == "no_such_order"


async def test_health_shows_one_real_order(shop: Shop) -> None:
    health = await shop.health()

    assert health.is_answering
    assert health.missing == ()
    assert health.sample is not None
    assert health.last_error == ""
