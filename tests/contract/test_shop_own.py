"""Any shop system can serve the port: the contract, the example in the guide, and bad answers."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]  # its stubs are not among our tools
import pytest
import pytest_asyncio

from batonpass.adapters.net import Door
from batonpass.adapters.shops.demo import POLICIES
from batonpass.adapters.shops.own import OwnShop
from batonpass.adapters.shops.own.contract import CALLS, openapi
from batonpass.domain.shop.action import Outcome, Pieces, RefundLines, Reship
from batonpass.domain.shop.refusal import Cause, ShopDown, ShopRefused
from batonpass.domain.shop.value import OrderState, TrackingState
from contract.shops.ledger import MemoryLedger
from contract.shops.own_mock import SECRET
from contract.shops.server import Heard, Said, said, serving

GUIDE = Path(__file__).parents[2] / "docs" / "guides" / "shops"


def a_shop(door: Door, base: str, *, secret: str = SECRET, now: datetime | None = None) -> OwnShop:
    return OwnShop(
        door,
        base=base,
        secret=secret,
        ledger=MemoryLedger(),
        now=lambda: now or datetime.now(UTC),
        policies=POLICIES,
    )


@pytest_asyncio.fixture
async def door() -> AsyncIterator[Door]:
    door = Door(allow=["127.0.0.1"])
    yield door
    await door.aclose()


@pytest_asyncio.fixture
async def example(unused_tcp_port: int) -> AsyncIterator[str]:
    """The guide's own program, started as its reader would start it."""
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        str(GUIDE / "own_shop.py"),
        str(unused_tcp_port),
        env={"PATH": os.defpath, "SHOP_SECRET": SECRET},
        stderr=asyncio.subprocess.DEVNULL,
    )
    for _ in range(200):
        try:
            _, writer = await asyncio.open_connection("127.0.0.1", unused_tcp_port)
        except OSError:
            await asyncio.sleep(0.05)
        else:
            writer.close()
            break
    yield f"http://127.0.0.1:{unused_tcp_port}"
    program.kill()
    await program.wait()


async def test_the_example_of_the_guide_serves_look_ups_and_a_refund(
    door: Door, example: str
) -> None:
    shop = a_shop(door, example)

    order = await shop.order("#77")
    assert order is not None
    assert order.customer_name == "Ada Byron"
    assert order.fulfilments[0].tracking is not None
    assert order.fulfilments[0].tracking.state is TrackingState.IN_TRANSIT
    for buyer in ("ada@example.com", "5"):
        assert [found.number for found in (await shop.orders_of(buyer)).orders] == ["77"]
    assert await shop.customer_by_email("nobody@example.com") is None
    assert await shop.newest() is not None

    action = RefundLines(order="77", lines=(Pieces(line_id="77-1"),))
    result = await shop.perform(action, key="k", dry_run=False)
    again = await shop.perform(action, key="k", dry_run=False)

    assert result.outcome is Outcome.DONE
    assert again == result
    after = await shop.order("77")
    assert after is not None
    assert len(after.refunds) == 1


async def test_the_example_refuses_a_wrong_secret_and_an_old_signature(
    door: Door, example: str
) -> None:
    other = "whsec_c29tZWJvZHkgZWxzZSdzIHNlY3JldCBlbnRpcmVseSE="

    for shop in (
        a_shop(door, example, secret=other),
        a_shop(door, example, now=datetime(2026, 1, 1, tzinfo=UTC)),
    ):
        with pytest.raises(ShopRefused) as refusal:
            await shop.order("77")
        assert refusal.value.fact == "not_authorised"


def test_the_example_fits_on_a_page() -> None:
    lines = (GUIDE / "own_shop.py").read_text().splitlines()

    assert len([line for line in lines if line.strip()]) <= 62


def test_the_published_contract_is_the_one_we_speak() -> None:
    published = json.loads((GUIDE / "own-shop.openapi.json").read_text())

    assert published == json.loads(json.dumps(openapi()))
    assert set(published["paths"]) == set(CALLS)


async def test_what_we_send_is_what_the_contract_says(door: Door) -> None:
    document = openapi()
    seen: list[str] = []

    async def handle(heard: Heard) -> Said:
        operation = document["paths"][heard.path]["post"]
        schema = operation["requestBody"]["content"]["application/json"]["schema"]
        jsonschema.validate(heard.json, {**schema, "components": document["components"]})
        seen.append(heard.path)
        return said({"customer": None, "orders": [], "order": None, "tracking": None, "done": None})

    async with serving(handle) as server:
        shop = a_shop(door, server.url)
        await shop.customer_by_email("a@example.com")
        await shop.orders_of("a@example.com")
        await shop.order("1")
        await shop.tracking("1")
        await shop.missing()

    assert seen == ["/customer", "/orders", "/order", "/tracking", "/health"]


ORDER: dict[str, Any] = {
    "id": "1", "number": "1", "state": "fulfilled", "payment": "paid", "email": "a@example.com",
    "placed_at": "2026-11-10T09:30:00Z", "total": {"amount": "1.00", "currency": "EUR"},
}  # fmt: skip


async def ask(door: Door, answer: object) -> Any:
    async def handle(_: Heard) -> Said:
        return said(answer)

    async with serving(handle) as server:
        return await a_shop(door, server.url).order("1")


async def test_states_nobody_agreed_on_are_unknown(door: Door) -> None:
    order = await ask(door, {"order": ORDER | {"state": "teleported", "extra": 1}})

    assert order.state is OrderState.UNKNOWN


@pytest.mark.parametrize(
    "answer",
    [
        [],
        {"order": "yes"},
        {"order": {"id": "1"}},
        {"order": ORDER | {"total": "1.00"}},
        {"order": ORDER | {"placed_at": "yesterday"}},
        {"order": ORDER | {"lines": [{"id": 1}]}},
    ],
)
async def test_an_answer_of_another_shape_is_an_outage_that_names_the_place(
    door: Door, answer: object
) -> None:
    with pytest.raises(ShopDown) as down:
        await ask(door, answer)

    assert down.value.cause is Cause.GARBLED


async def test_an_answer_about_another_order_is_no_answer(door: Door) -> None:
    assert await ask(door, {"order": ORDER | {"number": "2"}}) is None


async def test_an_action_the_shop_does_not_serve_is_refused_in_its_words(
    door: Door, example: str
) -> None:
    shop = a_shop(door, example)

    with pytest.raises(ShopRefused) as refusal:
        await shop.perform(Reship(order="77"), key="k", dry_run=False)

    assert refusal.value.fact in {"no_address", "not_accepted"}
