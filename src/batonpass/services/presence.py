"""Who is there: an agent's intent and devices, a customer's screen, and what a loss sets off."""

from collections.abc import Iterable
from datetime import timedelta

import msgspec

from batonpass.domain.event import CustomerAway, CustomerBack
from batonpass.domain.ids import AgentId, ConversationId, CustomerId, MerchantId, OfferId
from batonpass.domain.refusal import Malformed, NotFound
from batonpass.services import handoff_pass
from batonpass.services import offer as offer_service
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import log
from batonpass.store import merchant as merchants
from batonpass.store import offer as offers
from batonpass.store import queue as queues
from batonpass.store.agent import Agent
from batonpass.store.database import Work

REASON_MAX = 60


class Presence(msgspec.Struct, frozen=True, kw_only=True):
    """An agent's own presence, as their screen shows it."""

    intent: str
    away_reason: str
    is_connected: bool
    held_units: int
    offered_units: int
    capacity_units: int


def shown(agent: Agent) -> Presence:
    """The agent's presence."""
    return Presence(
        intent=agent.intent,
        away_reason=agent.away_reason,
        is_connected=agent.is_connected,
        held_units=agent.held_units,
        offered_units=agent.offered_units,
        capacity_units=agent.wanted_units,
    )


async def set_intent(work: Work, agent: AgentId, *, intent: str, reason: str) -> Presence:
    """Be online, or away for a reason.

    Raises:
        Malformed: neither of the two, or the reason is too long.
    """
    if intent not in {"online", "away"}:
        raise Malformed(field="intent", cure="online or away")
    if len(reason) > REASON_MAX:
        raise Malformed(field="reason", cure=f"at most {REASON_MAX} characters")
    await agents.set_intent(work, agent, intent=intent, reason=reason if intent == "away" else "")
    await queues.ask_routing(work)
    work.wake("inbox")
    work.wake("agent", agent)
    return shown(await agents.get(work, agent))


async def leave_desk(
    ports: Ports, merchant: MerchantId, agent: AgentId, *, reassigns: bool
) -> Presence:
    """What going away sets off: offers go to the next at once, and whom they hold if they say so.

    Args:
        ports: the way to the database.
        merchant: the agent's.
        agent: who went away.
        reassigns: the customers they hold go back to their old places in line, and are told.
    """
    async with ports.store.work(merchant) as work:
        pending = await offers.pending_to(work, agent)
        held = await handoffs.held_by(work, agent) if reassigns else ()
    await _withdraw(ports, merchant, pending, why="away")
    for handoff, _ in held:
        async with ports.store.work(merchant) as work:
            await handoff_pass.reassign(ports, work, handoff, agent=agent)
    async with ports.store.work(merchant) as work:
        return shown(await agents.get(work, agent))


async def renew(work: Work, agent: AgentId, *, device: str) -> None:
    """The device is there for another while; an agent who was lost is back."""
    settings = (await merchants.get(work)).settings
    was_connected = await agents.is_connected(work, agent)
    await agents.lease(
        work, agent, device=device, until=work.now + timedelta(seconds=settings.lease_seconds)
    )
    # Read after the lease is stored: whoever finds the agent lost at this moment touches the
    # same lease, so either they see it renewed or their verdict is seen here.
    is_lost = (await agents.get(work, agent)).lost_at is not None
    if was_connected and not is_lost:
        return
    await handoffs.lock_held(work, agent)
    if await agents.lost_since(work, agent) is not None:
        await agents.set_lost(work, agent, lost=None)
        await handoffs.grace(work, agent, due=None)
    await queues.ask_routing(work)
    work.wake("inbox")


async def sign_off(ports: Ports, merchant: MerchantId, agent: AgentId, *, device: str) -> None:
    """The device is closed on purpose; without another one the agent is gone now, not in 15 s."""
    async with ports.store.work(merchant) as work:
        await agents.drop_lease(work, agent, device=device)
    await look_after(ports, merchant, agent)


async def look_after(ports: Ports, merchant: MerchantId, agent: AgentId) -> None:
    """See whether the agent is gone: offers go back at once, conversations after the grace."""
    async with ports.store.work(merchant) as work:
        await agents.drop_expired(work, agent)
        if await agents.is_connected(work, agent):
            return
        await handoffs.lock_held(work, agent)
        is_new = await agents.lost_since(work, agent) is None
        pending = await offers.pending_to(work, agent)
        if is_new:
            settings = (await merchants.get(work)).settings
            await agents.set_lost(work, agent, lost=work.now)
            await handoffs.grace(
                work, agent, due=work.now + timedelta(seconds=settings.grace_seconds)
            )
        work.wake("inbox")
    await _withdraw(ports, merchant, pending, why="agent_gone")


async def _withdraw(
    ports: Ports,
    merchant: MerchantId,
    pending: Iterable[tuple[OfferId, ConversationId]],
    *,
    why: str,
) -> None:
    """What rang at somebody who is no longer there rings at the next, each on its own."""
    for offer, _ in pending:
        async with ports.store.work(merchant) as work:
            await offer_service.withdraw_from(ports, work, offer, why=why)


async def customer_seen(
    work: Work, conversation_id: ConversationId, customer: CustomerId, *, is_visible: bool
) -> None:
    """The customer's page reported itself: looking at it, or away with it still open.

    Raises:
        NotFound: unknown, or somebody else's conversation.
    """
    conversation = await conversations.get(work, conversation_id)
    if conversation.customer_id != customer:
        raise NotFound(noun="conversation")
    if conversation.is_away == (not is_visible):
        await conversations.seen(work, conversation_id)
        return
    conversation = await conversations.lock(work, conversation_id)
    if conversation.is_away == (not is_visible):
        return
    await conversations.set_away(work, conversation_id, is_away=not is_visible)
    await log.append(work, conversation_id, CustomerBack() if is_visible else CustomerAway())
