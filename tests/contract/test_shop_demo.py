"""Larch & Lantern is the same shop every day, and what is done to it stays done."""

from datetime import UTC, date, datetime, timedelta

import pytest

from batonpass.adapters.shops.demo import GOODS, DemoShop, catalogue, personas
from batonpass.adapters.shops.demo.persona import STORIES
from batonpass.domain.refusal import KeyReused
from batonpass.domain.shop.action import Cancel, Outcome, Pieces, RefundLines, Reship
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.domain.shop.value import OrderState, PaymentState, TrackingState
from contract.shops.ledger import MemoryLedger

TODAY = date(2026, 11, 22)
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def a_shop(ledger: MemoryLedger | None = None, *, now: datetime = NOON) -> DemoShop:
    return DemoShop(today=TODAY, ledger=ledger or MemoryLedger(), now=lambda: now)


def test_the_same_day_and_seed_give_the_same_two_years() -> None:
    shop = catalogue(TODAY)

    assert shop == catalogue(TODAY)
    assert shop != catalogue(TODAY, seed=8)
    assert 190 <= len(shop.orders) <= 210
    assert len(GOODS) >= 40
    assert shop.orders[0].placed_at.date() >= TODAY - timedelta(days=731)
    assert [o.placed_at for o in shop.orders] == sorted(o.placed_at for o in shop.orders)


async def test_every_persona_finds_their_order_by_their_address() -> None:
    shop = a_shop()

    for persona in personas():
        page = await shop.orders_of(persona.email)
        numbers = [order.number for order in page.orders]
        assert (persona.order in numbers) if persona.order else numbers == []
        assert await shop.customer_by_email(persona.email.upper()) is not None
    assert {persona.story for persona in personas()} >= set(STORIES)


async def test_every_situation_of_the_stories_is_in_the_shop() -> None:
    shop = a_shop()

    async def state(number: str) -> TrackingState:
        order = await shop.order(number)
        assert order is not None
        assert order.fulfilments[0].tracking is not None
        return order.fulfilments[0].tracking.state

    assert await state("1001") is TrackingState.DELIVERED
    assert await state("#1003") is TrackingState.EXCEPTION
    late, partly, custom, dear = [
        await shop.order(number) for number in ("1002", "1006", "1007", "1008")
    ]
    assert late is not None
    assert late.due_at is not None
    assert late.due_at < NOON
    assert await state("1002") is TrackingState.IN_TRANSIT
    assert partly is not None
    assert partly.payment is PaymentState.PARTLY_REFUNDED
    assert custom is not None
    assert custom.lines[0].is_custom
    assert dear is not None
    assert dear.total.amount > 2000
    vip = await shop.customer_by_email("rupert.ashdown@example.com")
    assert vip is not None
    assert vip.tier == "vip"
    assert vip.orders_count >= 10
    disputed = await shop.order("987")
    assert disputed is not None
    assert disputed.payment is PaymentState.DISPUTED


async def test_what_has_not_happened_yet_is_not_shown() -> None:
    shop = a_shop(now=NOON - timedelta(days=6))

    order = await shop.order("1001")
    assert order is not None
    assert order.fulfilments[0].tracking is not None
    assert order.fulfilments[0].tracking.state is TrackingState.IN_TRANSIT
    assert all(scan.at <= order.as_of for scan in order.fulfilments[0].tracking.events)
    assert await shop.order("1015") is None


async def test_the_lost_package_is_really_sent_again_and_another_process_sees_it() -> None:
    ledger = MemoryLedger()
    action = Reship(order="#1001", reason="Delivered, nothing came")

    result = await a_shop(ledger).perform(action, key="step-1", dry_run=False)

    assert result.outcome is Outcome.DONE
    elsewhere = a_shop(ledger)
    second = await elsewhere.order(result.reference)
    assert second is not None
    assert second.total.amount == 0
    assert second.state is OrderState.PROCESSING
    first = await elsewhere.order("#1001")
    assert first is not None
    assert "re-shipped" in first.tags
    page = await elsewhere.orders_of("hanna.lindholm@example.com")
    assert [order.number for order in page.orders] == ["#1001-R1", "#1001"]


async def test_a_key_acts_once_and_is_not_lent_to_another_action() -> None:
    ledger = MemoryLedger()
    shop = a_shop(ledger)
    action = RefundLines(order="#1005", lines=(Pieces(line_id="l1005-1"),))

    first = await shop.perform(action, key="k", dry_run=False)
    again = await a_shop(ledger).perform(action, key="k", dry_run=False)

    assert again == first
    assert len(ledger.rows) == 1
    with pytest.raises(KeyReused):
        await shop.perform(Reship(order="#1005"), key="k", dry_run=False)


async def test_a_dry_run_says_what_would_happen_and_does_nothing() -> None:
    ledger = MemoryLedger()
    shop = a_shop(ledger)

    result = await shop.perform(Cancel(order="#1010"), key="k", dry_run=True)

    assert result.outcome is Outcome.WOULD
    assert ledger.rows == []
    with pytest.raises(ShopRefused):
        await shop.perform(Cancel(order="#1001"), key="k", dry_run=True)


async def test_two_processes_that_refund_the_same_piece_refund_it_once() -> None:
    ledger = MemoryLedger()
    one, other = a_shop(ledger), a_shop(ledger)
    action = RefundLines(order="#1012", lines=(Pieces(line_id="l1012-1"),))
    await other.order("1012")

    await one.perform(action, key="one", dry_run=False)
    with pytest.raises(ShopRefused):
        await other.perform(action, key="other", dry_run=False)

    order = await other.order("1012")
    assert order is not None
    assert order.payment is PaymentState.REFUNDED
    assert len(order.refunds) == 1


async def test_a_cancelled_order_is_paid_back_whole() -> None:
    shop = a_shop()

    result = await shop.perform(Cancel(order="#1010"), key="k", dry_run=False)

    order = await shop.order("1010")
    assert order is not None
    assert order.state is OrderState.CANCELLED
    assert order.payment is PaymentState.REFUNDED
    assert result.amount == order.total


async def test_pages_of_orders_neither_skip_nor_repeat() -> None:
    shop = a_shop()
    seen: list[str] = []
    cursor = ""

    while True:
        page = await shop.orders_of("rupert.ashdown@example.com", limit=4, cursor=cursor)
        seen += [order.number for order in page.orders]
        cursor = page.next
        if not cursor:
            break

    assert len(seen) == len(set(seen)) == 15
