"""The stories of the stage, unchanged, whichever shop is connected: demo, Shopify, WooCommerce."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from batonpass.adapters.shops.demo import catalogue
from batonpass.adapters.shops.demo.parcel import as_seen
from batonpass.adapters.shops.demo.persona import PERSONAS, STORIES
from batonpass.config import Settings
from batonpass.domain import ids
from batonpass.domain.handoff import State
from batonpass.domain.ids import AgentId, ConversationId, HandoffId, MerchantId
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.domain.message import Kind
from batonpass.domain.packet import Packet
from batonpass.domain.shop.action import Outcome, RefundLines, Reship
from batonpass.domain.shop.connection import TrackerLink
from batonpass.services import handoff_end, order, packet, presence, shop_connection, step
from batonpass.services import merchant as merchants
from batonpass.services.ports import Ports
from batonpass.services.shop import Shop
from batonpass.services.shop_connection import Credentials
from batonpass.store import audit
from batonpass.store import shop_connection as connections
from batonpass.store.shop_action import ActionRows
from batonpass.wiring import open_ports
from contract.shops.carrier_mock import MockCarriers
from contract.shops.server import Heard, Said, Server, serving
from contract.shops.shopify_mock import TOKEN, MockShopify, schema_of
from contract.shops.woo_mock import KEY, SECRET, MockWoo
from service.conftest import House

from conftest import Database

DAY = 86_400.0
PATIENT_SECONDS = 20.0  # a busy test machine is no reason to fail
SAYS = {persona.story: persona for persona in PERSONAS if persona.story}


class Patient:
    """A shop whose askers have all the time of the test; everything else is its own."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop.within(PATIENT_SECONDS)

    def within(self, _: float) -> "Patient":
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._shop, name)


class Story(msgspec.Struct, kw_only=True):
    """A merchant with one colleague, whose shop is one of three."""

    house: House
    agent: AgentId
    talk: ConversationId
    server: Server | None = None  # None: the demo's shop needs none

    async def say(self, text: str) -> None:
        await self.house.say(self.talk, text)
        await self.house.settle()

    async def heard(self) -> str:
        """What the assistant said last."""
        found = (await self.house.snapshot(self.talk)).messages
        return [m.text for m in found if m.kind is Kind.ASSISTANT][-1]

    async def waits(self) -> HandoffId:
        """The customer's handoff, once they wait for a person."""
        kept = (await self.house.snapshot(self.talk)).handoff
        assert kept is not None, await self.heard()
        assert kept.handoff.state in {State.QUEUED, State.OFFERED}
        return HandoffId(kept.handoff.id)

    async def packet(self, handoff: HandoffId) -> Packet:
        """The packet, with what was said since it was first built."""
        await self.house.pass_time(5)
        async with self.house.work() as work:
            return (await packet.latest(work, handoff)).packet

    async def does(self, handoff: HandoffId, kind: str) -> None:
        """Look at the first step of that kind, then approve it, twice."""
        found = await self.packet(handoff)
        wanted = next(s for s in found.steps if kind == s.action.KIND and s.is_allowed)
        ports, merchant = self.house.ports, self.house.merchant
        would = await step.preview(ports, merchant, handoff, wanted.id, edits=None, who="ag_x")
        assert would.allowed, would.why
        assert would.result is not None
        assert would.result.outcome is Outcome.WOULD
        for _ in range(2):
            done = await step.approve(
                ports, merchant, handoff, wanted.id, agent=self.agent, edits=None
            )
            assert done.is_done, done.result

    async def done(self) -> list[tuple[type, str, str]]:
        """What was done in the shop: the action, its outcome, and who approved it."""
        rows = await ActionRows(self.house.ports.store, self.house.merchant).load(after=0)
        return [(type(r.action), r.result.outcome.value, r.by) for r in rows if r.result]

    async def ends(self, handoff: HandoffId, disposition: str) -> None:
        async with self.house.work() as work:
            await handoff_end.end(work, handoff, agent=self.agent)
            await handoff_end.dispose(work, handoff, agent=self.agent, disposition=disposition)
        assert (await self.house.kept(handoff)).handoff.state is State.CLOSED


async def _tracked(ports: Ports, merchant: MerchantId, url: str) -> None:
    """Let parcels be followed at the mock carriers instead of the service's own address."""
    async with ports.store.work(merchant) as work:
        linked = await connections.find(work)
        assert linked is not None
        opened = ports.connector.open(linked.sealed, merchant)
        tracker = TrackerLink(address=url, service="aftership", key="ASkey")
        changed = msgspec.structs.replace(opened, tracker=tracker)
        await connections.reseal(
            work,
            sealed=ports.connector.seal(changed, merchant),
            key_name=ports.connector.key_name,
            revision=linked.revision,
        )


async def _connected(
    stack: AsyncExitStack, kind: str, database: Database
) -> tuple[Ports, MerchantId, Server | None]:
    now = datetime.now(UTC)
    world = catalogue(now.date())
    seen = [order for one in world.orders if (order := as_seen(one, now=now)) is not None]
    addresses: tuple[str, ...] = ()
    given: Credentials | None = None
    server: Server | None = None
    if kind != "demo":
        schema_of("2026-10")
        mock = (MockShopify if kind == "shopify" else MockWoo)(seen, world.people)
        server = await stack.enter_async_context(serving(mock.handle))
        parcels = await stack.enter_async_context(serving(MockCarriers(seen).handle))
        addresses = (f"127.0.0.1:{server.port}", f"127.0.0.1:{parcels.port}")
        given = Credentials(
            kind=kind, address=server.url, token=TOKEN, key=KEY, secret=SECRET, hook_secret="hush"
        )
    ports = await stack.enter_async_context(
        open_ports(
            Settings(pool=20, secrets=("x" * 40,), open_addresses=addresses), dsn=database.app_dsn
        )
    )
    founded = await merchants.create(
        ports,
        slug=f"lantern-{str(ports.new_id())[-12:]}",
        name="Lantern",
        owner_email="owner@lantern.example",
        settings=MerchantSettings(shop="demo", lease_seconds=DAY),
        is_sandbox=True,
    )
    if given is not None:
        await shop_connection.connect(ports, founded.merchant, given, who="owner")
        await _tracked(ports, founded.merchant, parcels.url)

    async def patient(merchant: MerchantId, settings: MerchantSettings) -> Shop | None:
        shop = await ports.shop_of(merchant, settings)
        return Patient(shop) if shop is not None else None

    return msgspec.structs.replace(ports, shop_of=patient), founded.merchant, server


@pytest.fixture(params=["demo", "shopify", "woocommerce"])
async def story(
    request: pytest.FixtureRequest, database: Database, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Story]:
    assert order.around.__kwdefaults__ is not None
    monkeypatch.setitem(order.around.__kwdefaults__, "seconds", PATIENT_SECONDS)
    async with AsyncExitStack() as stack:
        ports, merchant, server = await _connected(stack, request.param, database)
        house = House(ports, merchant)
        agent = await house.agent()
        _, talk = await house.customer()
        yield Story(house=house, agent=agent, talk=talk, server=server)


async def test_a_lost_package_is_sent_again_when_a_person_approves_it(story: Story) -> None:
    persona = SAYS["lost_package"]
    await story.say(persona.says[0])
    await story.say(persona.email)
    assert "delivered" in (await story.heard()).lower()
    await story.say(persona.says[1])
    await story.say(persona.says[2])
    handoff = await story.waits()

    found = await story.packet(handoff)
    assert [c.number.lstrip("#") for c in found.orders if c.is_subject] == ["1001"]
    assert found.shop == "ok"
    assert found.attempts
    await story.house.accept(story.agent)
    assert await story.done() == []
    await story.does(handoff, "reship")
    assert await story.done() == [(Reship, "done", ids.written("agent", story.agent))]
    await story.ends(handoff, "replaced")


async def test_a_threatened_chargeback_goes_to_a_person_at_once_and_is_refunded(
    story: Story,
) -> None:
    for line in SAYS["chargeback"].says:
        await story.say(line)
    handoff = await story.waits()

    found = await story.packet(handoff)
    assert "chargeback" in str(msgspec.to_builtins(found)).lower()
    await story.house.accept(story.agent)
    await story.does(handoff, "refund_lines")
    assert await story.done() == [(RefundLines, "done", ids.written("agent", story.agent))]
    shop = await story.house.ports.shop_of(story.house.merchant, MerchantSettings(shop="demo"))
    assert shop is not None
    paid_back = await shop.order("1005")
    assert paid_back is not None
    assert sum(refund.amount.amount for refund in paid_back.refunds) == 649
    await story.ends(handoff, "refunded")


async def test_a_custom_order_is_priced_by_a_person(story: Story) -> None:
    for line in SAYS["custom_order"].says:
        await story.say(line)
    handoff = await story.waits()

    found = await story.packet(handoff)
    assert "2,340 by 815 mm" in str(msgspec.to_builtins(found))
    assert any(item.is_custom for case in found.orders for item in case.items)
    await story.house.accept(story.agent)
    await story.ends(handoff, "solved")
    assert await story.done() == []


async def test_who_just_wants_a_person_gets_one_without_another_question(story: Story) -> None:
    await story.say(SAYS["just_a_person"].says[0])
    handoff = await story.waits()

    await story.house.accept(story.agent)
    await story.ends(handoff, "solved")


async def test_a_colleague_who_vanishes_costs_the_customer_no_place(story: Story) -> None:
    for line in SAYS["agent_vanishes"].says[:2]:
        await story.say(line)
    handoff = await story.waits()
    await story.house.accept(story.agent)
    rank = (await story.house.kept(handoff)).handoff.rank

    await presence.sign_off(story.house.ports, story.house.merchant, story.agent, device="desk")
    await story.house.pass_time(200)

    waiting = (await story.house.kept(handoff)).handoff
    assert waiting.state in {State.QUEUED, State.OFFERED}
    assert waiting.rank == rank
    found = await story.packet(handoff)
    assert "1012" in " ".join(case.number for case in found.orders)


@pytest.mark.parametrize("story", ["shopify", "woocommerce"], indirect=True)
async def test_a_refund_whose_answer_is_lost_is_looked_up_and_never_paid_twice(
    story: Story,
) -> None:
    server = story.server
    assert server is not None
    acts, paid = server.handle, []

    async def falls_silent(heard: Heard) -> Said:
        is_refund = b"refundCreate" in heard.body or (
            heard.method == "POST" and heard.path.endswith("/refunds")
        )
        answer = await acts(heard)
        if is_refund:
            paid.append(heard)
            return Said(hang_up=True)  # done there, and nobody here hears of it
        return answer

    for line in SAYS["chargeback"].says:
        await story.say(line)
    handoff = await story.waits()
    found = await story.packet(handoff)
    await story.house.accept(story.agent)
    refund = next(s for s in found.steps if s.action.KIND == "refund_lines" and s.is_allowed)
    server.handle = falls_silent

    approved = [
        await step.approve(
            story.house.ports,
            story.house.merchant,
            handoff,
            refund.id,
            agent=story.agent,
            edits=None,
        )
        for _ in range(2)
    ]

    assert [one.is_done for one in approved] == [False, True]
    assert "silent" in approved[0].result
    assert len(paid) == 1
    assert await story.done() == [(RefundLines, "done", ids.written("agent", story.agent))]
    async with story.house.work() as work:
        trail = await audit.page(work, before=None, limit=50)
    tried = [row["detail"] for row in reversed(trail) if row["what"] == "step.refund_lines"]
    assert [one["outcome"] for one in tried] == ["unknown", "done"]
    assert len({one["key"] for one in tried}) == 1


def test_every_story_of_the_stage_is_told_here() -> None:
    assert set(SAYS) == set(STORIES) == {
        "lost_package", "chargeback", "custom_order", "just_a_person", "agent_vanishes",
    }  # fmt: skip
