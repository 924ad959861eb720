"""A merchant whose use cases a test plays by hand: no worker, time passes when the test says so."""

import contextlib
from collections.abc import AsyncIterator, Sequence
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from batonpass.config import Settings
from batonpass.domain import ids
from batonpass.domain.event import Event
from batonpass.domain.ids import AgentId, ConversationId, CustomerId, HandoffId, MerchantId, OfferId
from batonpass.domain.merchant import Settings as MerchantSettings
from batonpass.services import access, conversation, due, presence
from batonpass.services import merchant as merchants
from batonpass.services import offer as offer_service
from batonpass.services.accept import Acceptance, Incoming
from batonpass.services.handoff import Held
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import due as due_rows
from batonpass.store import handoff as handoffs
from batonpass.store import log
from batonpass.store import merchant as merchant_rows
from batonpass.store import offer as offers
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.wiring import open_ports

from conftest import Database

DAY = 86_400.0


class House:
    """One sandbox merchant, its people, and what its worker would do."""

    def __init__(self, ports: Ports, merchant: MerchantId) -> None:
        self.ports = ports
        self.merchant = merchant
        self.names = 0
        self.acceptance = Acceptance(ports)

    def work(self) -> contextlib.AbstractAsyncContextManager[Work]:
        return self.ports.store.work(self.merchant)

    def new_name(self) -> str:
        self.names += 1
        return f"name-{self.names:06d}"

    async def agent(self, name: str = "Ada", *, units: int = 3, there: bool = True) -> AgentId:
        agent = AgentId(self.ports.new_id())
        async with self.work() as work:
            await agents.insert(
                work,
                agent,
                email=f"{agent}@lantern.example",
                name=name,
                role="agent",
                state="active",
                units=units,
            )
            await agents.serve(work, agent, [q.id for q in await queues.everything(work)])
        if there:
            await self.come(agent)
        return agent

    async def come(self, agent: AgentId, *, device: str = "desk") -> None:
        async with self.work() as work:
            await presence.renew(work, agent, device=device)
            await presence.set_intent(work, agent, intent="online", reason="")

    async def customer(self, *, email: str = "") -> tuple[CustomerId, ConversationId]:
        async with self.work() as work:
            customer, _ = await access.new_customer(self.ports, work, language="en", time_zone="")
            id_, _ = await conversation.open_conversation(self.ports, work, customer)
            if email:
                found = await conversation.mine(work, id_, customer)
                await conversation.give_contact(self.ports, work, found, email=email)
        return customer, id_

    async def say(self, conversation_id: ConversationId, text: str, *, id_: str = "") -> Any:
        incoming = Incoming(
            conversation=conversation_id, customer=None, id=id_ or self.new_name(), text=text
        )
        return await self.acceptance.accept(self.merchant, incoming)

    async def ask(self, conversation_id: ConversationId) -> HandoffId:
        async with self.work() as work:
            found = await conversation.mine(work, conversation_id, None)
            held = await conversation.ask_for_person(self.ports, work, found)
        return HandoffId(ids.read("handoff", held.handoff_id))

    async def pending(self, agent: AgentId) -> tuple[tuple[OfferId, ConversationId], ...]:
        async with self.work() as work:
            return await offers.pending_to(work, agent)

    async def accept(self, agent: AgentId) -> Held:
        """Take the oldest offer made to the agent."""
        ((offer, _), *_) = await self.pending(agent)
        async with self.work() as work:
            return await offer_service.accept(self.ports, work, offer, agent=agent)

    async def served(self, agent: AgentId) -> tuple[ConversationId, HandoffId]:
        """A new customer whom the agent has accepted."""
        _, id_ = await self.customer()
        handoff = await self.ask(id_)
        await self.settle()
        await self.accept(agent)
        return id_, handoff

    async def settle(self, *, most: int = 60) -> None:
        """Do what is due until nothing is."""
        for _ in range(most):
            claimed = await due_rows.claim(self.ports.store)
            for one in claimed:
                await due.act(self.ports, one)
            if not await offer_service.route(self.ports, self.merchant) and not claimed:
                return
        pytest.fail("something stays due for ever")

    async def pass_time(self, seconds: float) -> None:
        """The merchant's clock jumps, and what fell due is done."""
        async with self.work() as work:
            await merchant_rows.set_clock(work, work.now + timedelta(seconds=seconds))
        await self.settle()

    async def kept(self, handoff: HandoffId) -> handoffs.Kept:
        async with self.work() as work:
            return await handoffs.get(work, handoff)

    async def snapshot(self, conversation_id: ConversationId) -> conversation.Snapshot:
        async with self.work() as work:
            return await conversation.snapshot(work, conversation_id)

    async def log(self, conversation_id: ConversationId) -> Sequence[Event]:
        async with self.work() as work:
            return await log.whole(work, conversation_id)

    async def orphans(self) -> dict[str, int]:
        return {what: n for what, n in (await due_rows.orphans(self.ports.store)).items() if n}

    async def set(self, **settings: Any) -> None:
        async with self.work() as work:
            found = await merchant_rows.get(work)
            await merchant_rows.update(
                work,
                name=found.name,
                settings=msgspec.structs.replace(found.settings, **settings),
                revision=found.revision,
            )


@pytest.fixture(scope="module")
async def ports(database: Database) -> AsyncIterator[Ports]:
    async with open_ports(Settings(pool=20), dsn=database.app_dsn) as opened:
        yield opened


@pytest.fixture
async def house(ports: Ports) -> House:
    founded = await merchants.create(
        ports,
        slug=f"lantern-{str(ports.new_id())[-12:]}",
        name="Lantern",
        owner_email="owner@lantern.example",
        settings=MerchantSettings(shop="demo", lease_seconds=DAY),
        is_sandbox=True,
    )
    return House(ports, founded.merchant)
