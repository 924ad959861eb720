"""However often a call is lost, repeated or interrupted, an action happens once."""

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batonpass.adapters.shops.once import SETTLE, Deed, Once, mark
from batonpass.domain.money import Money
from batonpass.domain.shop.action import Action, Goodwill, Outcome, Phase
from batonpass.domain.shop.limit import Limits
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.domain.shop.value import Order, OrderState, PaymentState
from contract.shops.ledger import MemoryLedger

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
GIFT = Goodwill(order="#1", amount=Money(amount=Decimal(20), currency="EUR"))

Weather = Literal["clear", "lost_answer", "lost_call", "not_sent", "refused", "working"]


class Vendor:
    """A shop whose line breaks as the test says; `effects` is what really happened there."""

    def __init__(self, weather: list[Weather]) -> None:
        self.weather = weather
        self.effects: list[str] = []
        self.pending: list[str] = []

    async def order(self, number: str) -> Order | None:
        if number != "#1":
            return None
        return Order(
            id="1", number="#1", state=OrderState.FULFILLED, payment=PaymentState.PAID,
            placed_at=NOON, total=Money(amount=Decimal(90), currency="EUR"), email="a@example.com",
            as_of=NOON,
        )  # fmt: skip

    async def act(self, action: Action, order: Order, *, mark: str) -> Deed:  # noqa: ARG002
        await asyncio.sleep(0)
        match self.weather.pop(0) if self.weather else "clear":
            case "clear":
                self.effects.append(mark)
                return Deed(said="Done.", reference=mark)
            case "lost_answer":
                self.effects.append(mark)
                raise ShopDown(why="silence", may_have_acted=True)
            case "lost_call":
                raise ShopDown(why="silence", may_have_acted=True)
            case "not_sent":
                raise ShopDown(why="nobody there")
            case "refused":
                raise ShopRefused(why="No.", fact="not_accepted")
            case "working":
                self.pending.append(mark)
                return Deed(said="Working.", is_done=False)

    async def find(self, action: Action, order: Order, *, mark: str) -> Deed | None:  # noqa: ARG002
        if mark in self.pending:
            self.pending.remove(mark)
            self.effects.append(mark)
        return Deed(said="Found.", reference=mark) if mark in self.effects else None


STORMS = st.lists(
    st.sampled_from(["clear", "lost_answer", "lost_call", "not_sent", "refused", "working"]),
    max_size=6,
)
CALLS = st.lists(
    st.tuples(
        st.sampled_from(["one", "two"]),
        st.integers(0, 200),  # seconds that passed before
        st.booleans(),  # whether the process was restarted before
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=300, deadline=None)
@given(STORMS, CALLS)
def test_no_story_of_failures_acts_twice_under_one_key(
    storm: list[Weather], calls: list[tuple[str, int, bool]]
) -> None:
    vendor, ledger = Vendor(list(storm)), MemoryLedger()
    clock = NOON
    limits = Limits(goodwill_max=Decimal(40))

    def once() -> Once:
        return Once(vendor, ledger=ledger, limits=limits, now=lambda: clock)

    def play() -> None:
        nonlocal clock
        process = once()
        last: dict[str, object] = {}
        for key, seconds, restarted in calls:
            clock += timedelta(seconds=seconds)
            process = once() if restarted else process
            try:
                result = asyncio.run(process.perform(GIFT, key=key, dry_run=False))
            except (ShopDown, ShopRefused) as no:
                result = None
                said: object = str(no)
            else:
                said = result
            settled = last.get(key)
            assert settled is None or said == settled  # the first answer for ever
            if result is not None and result.outcome is Outcome.DONE:
                assert vendor.effects.count(mark(key)) == 1
                last[key] = said

    play()
    assert all(vendor.effects.count(mark(key)) <= 1 for key in ("one", "two"))
    assert [row.seq for row in ledger.rows] == list(range(1, len(ledger.rows) + 1))
    settled = [row.key for row in ledger.rows if row.phase is Phase.SETTLED]
    assert len(settled) == len(set(settled))


async def test_many_callers_with_the_same_key_at_once_act_once() -> None:
    vendor, ledger = Vendor([]), MemoryLedger()
    processes = [Once(vendor, ledger=ledger, limits=Limits(), now=lambda: NOON) for _ in range(5)]

    results = await asyncio.gather(
        *(process.perform(GIFT, key="k", dry_run=False) for process in processes)
    )

    assert len(vendor.effects) == 1
    assert {result.outcome for result in results} <= {Outcome.DONE, Outcome.UNKNOWN}


async def test_many_keys_at_once_stay_within_the_limit() -> None:
    vendor, ledger = Vendor([]), MemoryLedger()
    processes = [Once(vendor, ledger=ledger, limits=Limits(), now=lambda: NOON) for _ in range(6)]

    await asyncio.gather(
        *(p.perform(GIFT, key=f"k{n}", dry_run=False) for n, p in enumerate(processes)),
        return_exceptions=True,
    )

    assert len(vendor.effects) * 20 <= Limits().goodwill_max


async def test_a_call_that_was_lost_is_made_again_only_when_it_cannot_be_on_its_way() -> None:
    vendor, ledger, clock = Vendor(["lost_call"]), MemoryLedger(), NOON

    def once() -> Once:
        return Once(vendor, ledger=ledger, limits=Limits(), now=lambda: clock)

    first = await once().perform(GIFT, key="k", dry_run=False)
    second = await once().perform(GIFT, key="k", dry_run=False)
    clock = NOON + SETTLE
    third = await once().perform(GIFT, key="k", dry_run=False)

    assert [first.outcome, second.outcome, third.outcome] == [
        Outcome.UNKNOWN,
        Outcome.UNKNOWN,
        Outcome.DONE,
    ]
    assert len(vendor.effects) == 1


async def test_a_dry_run_leaves_no_trace() -> None:
    vendor, ledger = Vendor([]), MemoryLedger()
    once = Once(vendor, ledger=ledger, limits=Limits(), now=lambda: NOON)

    result = await once.perform(GIFT, key="k", dry_run=True)

    assert result.outcome is Outcome.WOULD
    assert vendor.effects == []
    assert ledger.rows == []
    with pytest.raises(ShopRefused):
        await once.perform(
            Goodwill(order="#1", amount=Money(amount=Decimal(51), currency="EUR")),
            key="k",
            dry_run=True,
        )
