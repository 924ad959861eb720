"""What was done in a shop stays done: after a restart, and whichever process did it."""

import asyncio
import itertools
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from decimal import Decimal
from uuid import uuid4

import msgspec
import pytest
import pytest_asyncio

from batonpass.adapters.shops.demo import DemoShop
from batonpass.domain.ids import MerchantId
from batonpass.domain.merchant import Settings
from batonpass.domain.money import Money
from batonpass.domain.shop.action import (
    AddNote,
    AddTag,
    Goodwill,
    LedgerRow,
    Outcome,
    Phase,
    Pieces,
    RefundLines,
)
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.services.shop import ActionLedger
from batonpass.store import merchant as merchants
from batonpass.store.database import Store
from batonpass.store.shop_action import ActionRows
from contract.shops.ledger import MemoryLedger
from contract.shops.worlds import NOON, TODAY

from conftest import Database

Ledgers = Callable[[], ActionLedger]  # each call is another process


@asynccontextmanager
async def in_postgresql(database: Database) -> AsyncIterator[Ledgers]:
    async with Store(database.app_dsn, size=4) as one, Store(database.app_dsn, size=4) as two:
        merchant = MerchantId(uuid4())
        slug = f"m{merchant.hex[:12]}"
        async with merchants.founding(
            one, merchant, slug=slug, name="Larch", settings=Settings(), is_sandbox=True
        ):
            pass
        turn = itertools.cycle((one, two))
        yield lambda: ActionRows(next(turn), merchant)


@pytest_asyncio.fixture(params=["memory", "postgresql"])
async def ledgers(request: pytest.FixtureRequest, database: Database) -> AsyncIterator[Ledgers]:
    if request.param == "memory":
        shared = MemoryLedger()
        yield lambda: shared
    else:
        async with in_postgresql(database) as found:
            yield found


def row(seq: int, key: str, phase: Phase = Phase.SETTLED, order: str = "#1001") -> LedgerRow:
    action = Goodwill(order=order, amount=Money(amount=Decimal("20.00"), currency="EUR"))
    return LedgerRow(
        seq=seq, at=NOON, key=key, phase=phase, order=order, action=action, by="ag_hedda"
    )


async def test_rows_come_back_as_they_went_in_and_in_order(ledgers: Ledgers) -> None:
    one, other = ledgers(), ledgers()
    rows = [row(1, "a", Phase.STARTED), row(2, "a"), row(3, "b", order="#1002")]

    for each in rows:
        assert await one.append(each)

    assert await other.load(after=0) == tuple(rows)
    assert await other.load(after=2) == (rows[2],)
    assert await other.about("#1001") == (rows[0], rows[1])
    assert await other.last_seq() == 3


async def test_a_number_or_a_key_that_is_taken_is_not_given_twice(ledgers: Ledgers) -> None:
    one, other = ledgers(), ledgers()
    assert await one.append(row(1, "a"))

    assert not await other.append(row(1, "b"))
    assert not await other.append(row(2, "a"))
    assert await other.append(row(2, "a", Phase.STARTED))
    assert [r.seq for r in await one.load(after=0)] == [1, 2]


def a_shop(ledgers: Ledgers) -> DemoShop:
    return DemoShop(today=TODAY, ledger=ledgers(), now=lambda: NOON)


async def test_two_processes_at_once_leave_one_trail_without_gaps(ledgers: Ledgers) -> None:
    shops = [a_shop(ledgers), a_shop(ledgers)]

    async def patiently(number: int) -> None:
        action = AddTag(order=f"#{1001 + number % 8}", tag=f"t{number}")
        for _ in range(20):  # a lost race is an outage for a moment, and the key makes it safe
            try:
                await shops[number % 2].perform(action, key=f"k{number}", dry_run=False)
            except ShopDown:
                continue
            return

    await asyncio.gather(*(patiently(number) for number in range(16)))

    rows = await ledgers().load(after=0)
    assert [r.seq for r in rows] == list(range(1, 17))
    assert {r.key for r in rows} == {f"k{number}" for number in range(16)}
    for shop in (*shops, a_shop(ledgers)):
        order = await shop.order("1001")
        assert order is not None
        assert set(order.tags) == {"t0", "t8"}


async def test_two_processes_pay_the_same_piece_back_once(ledgers: Ledgers) -> None:
    shops = [a_shop(ledgers), a_shop(ledgers)]
    action = RefundLines(order="#1012", lines=(Pieces(line_id="l1012-1"),))

    results = await asyncio.gather(
        *(shop.perform(action, key=f"k{n}", dry_run=False) for n, shop in enumerate(shops)),
        return_exceptions=True,
    )

    done = [r for r in results if not isinstance(r, BaseException)]
    assert [r.outcome for r in done] == [Outcome.DONE]
    assert sum(isinstance(r, ShopRefused) for r in results) == 1
    order = await a_shop(ledgers).order("1012")
    assert order is not None
    assert len(order.refunds) == 1


async def test_the_shop_after_a_restart_is_the_shop_before(ledgers: Ledgers) -> None:
    before = a_shop(ledgers)
    await before.perform(AddNote(order="#1007", text="Quoted 910 €."), key="n", dry_run=False)
    await before.perform(
        RefundLines(order="#1005", lines=(Pieces(line_id="l1005-1"),)), key="r", dry_run=False
    )

    after = a_shop(ledgers)

    for number in ("1005", "1007"):
        assert await after.order(number) == await before.order(number)
    rows = await ledgers().load(after=0)
    assert msgspec.json.decode(msgspec.json.encode(rows), type=tuple[LedgerRow, ...]) == rows
