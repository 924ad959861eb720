"""Who gets a handoff: by accepting, by taking it themselves, or given by a lead."""

from datetime import timedelta

import msgspec
from msgspec import UNSET, UnsetType

from batonpass.domain import queue as line
from batonpass.domain import wording
from batonpass.domain.control import Control
from batonpass.domain.conversation import Conversation
from batonpass.domain.handoff import Event, Mode, State, advance
from batonpass.domain.ids import AgentId, HandoffId
from batonpass.domain.refusal import AlreadyClaimed, NoCapacity, NotAllowed
from batonpass.services import wait
from batonpass.services.control import pass_control
from batonpass.services.handoff import (
    HOLD_LOOK,
    Held,
    held,
    locked,
    rescind,
    step,
    weigh,
)
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import offer as offers
from batonpass.store import promise as promises
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.handoff import Kept


async def taken(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    event: Event,
    *,
    agent: AgentId,
    weight: int,
) -> Kept:
    """The agent has it now: the units are theirs already; control passes, the promise is kept."""
    after = await step(
        work,
        conversation,
        kept,
        event,
        agent=agent,
        hold_seconds=HOLD_LOOK.total_seconds(),
        weight=weight,
    )
    await _must_be_there(work, agent, after)
    await pass_control(work, conversation, Control.AGENT, why=event.value)
    await conversations.set_assisted(work, conversation.id, is_assisted=False)
    if after.handoff.mode is not Mode.EMAIL:  # who reads a mail has not answered it yet
        await promises.settle(work, kept.handoff.id, truth="answered")
    name = (await agents.get(work, agent)).name
    settings = (await merchants.get(work)).settings
    await wait.speak(
        ports,
        work,
        await conversations.get(work, conversation.id),
        after,
        settings,
        phase=wording.Phase.ACCEPTED,
        agent_name=name,
    )
    work.wake("agent", agent)
    return after


async def _must_be_there(work: Work, agent: AgentId, taken_: Kept) -> None:
    """Who takes a customer without being there has the grace to come; then the line goes on."""
    if await agents.is_connected(work, agent):
        return
    settings = (await merchants.get(work)).settings
    due = work.now + timedelta(seconds=settings.grace_seconds)
    if await agents.lost_since(work, agent) is None:
        await agents.set_lost(work, agent, lost=work.now)
    await handoffs.plan(work, taken_.handoff.id, msgspec.structs.replace(taken_.plan, grace=due))


async def assign(
    ports: Ports,
    work: Work,
    handoff: HandoffId,
    *,
    agent: AgentId,
    by: str,
    lead: AgentId | None = None,
    held_by: AgentId | UnsetType | None = UNSET,
) -> Held:
    """A lead gives a waiting or held handoff to an agent, who has it at once.

    Args:
        ports: the world outside.
        work: the transaction.
        handoff: who waits, or is held.
        agent: who gets it.
        by: whose name stands beside the move.
        lead: who gives it; they may take it themselves while they are away. None: a key.
        held_by: who had it when the lead looked, None if nobody; unset: whoever has it.

    Raises:
        AlreadyClaimed: somebody else has it since the lead looked; the owner is named.
        NotAllowed: the agent is not there.
        NoCapacity: the agent holds as much as they may.
        IllegalMove: it has ended.
    """
    conversation, kept = await locked(work, handoff)
    if kept.handoff.agent == agent:
        return await held(work, conversation.id, handoff)
    owner = kept.handoff.agent
    if owner is not None and held_by not in {UNSET, owner}:
        raise AlreadyClaimed(owner=(await agents.get(work, owner)).name)
    found = await agents.get(work, agent)
    must_be_asked(found, is_oneself=agent == lead)
    await _lock_units(work, kept, agent)
    if kept.handoff.state is State.OFFERED:
        kept = await rescind(work, conversation, kept, why="assigned")
    elif kept.handoff.state is State.ACTIVE and owner is not None:
        kept = await step(work, conversation, kept, Event.TRANSFER, why="assigned", note=by)
        await agents.let_go(work, owner, weight=kept.handoff.weight)
        await pass_control(work, conversation, Control.QUEUE, why="assigned")
        conversation = await conversations.get(work, conversation.id)
        work.wake("agent", owner)
    advance(kept.handoff, Event.CLAIM, now=work.now)
    try:
        weight = await _hold(work, conversation, kept, agent)
    except NoCapacity:
        raise NoCapacity(who=f"{(await agents.get(work, agent)).name} has") from None
    await taken(ports, work, conversation, kept, Event.CLAIM, agent=agent, weight=weight)
    await queues.ask_routing(work)
    return await held(work, conversation.id, handoff)


async def claim(ports: Ports, work: Work, handoff: HandoffId, *, agent: AgentId) -> Held:
    """An agent takes a waiting handoff without an offer.

    Raises:
        AlreadyClaimed: somebody has it; the owner is named.
        NoCapacity: the agent holds as much as they may.
        IllegalMove: it has ended.
    """
    conversation, kept = await locked(work, handoff)
    owner = kept.handoff.agent
    if owner is not None and kept.handoff.state in {State.ACTIVE, State.WRAPPING}:
        if owner == agent:
            return await held(work, conversation.id, handoff)
        raise AlreadyClaimed(owner=(await agents.get(work, owner)).name)
    await _lock_units(work, kept, agent)
    if kept.handoff.state is State.OFFERED:
        kept = await rescind(work, conversation, kept, why="claimed")
    # The table is asked first: a handoff that has ended is told as such, not as a full agent.
    advance(kept.handoff, Event.CLAIM, now=work.now)
    weight = await _hold(work, conversation, kept, agent)
    await taken(ports, work, conversation, kept, Event.CLAIM, agent=agent, weight=weight)
    return await held(work, conversation.id, handoff)


async def _lock_units(work: Work, kept: Kept, agent: AgentId) -> None:
    """Lock whose units move: who has it or hears it ring, and who gets it, in one order.

    Else two who take from each other at once would each wait for what the other holds.
    """
    is_ringing = kept.handoff.state is State.OFFERED
    offer = await offers.pending_of(work, kept.handoff.id) if is_ringing else None
    before = offer.agent if offer else kept.handoff.agent
    if before is not None:
        await agents.lock_all(work, {before, agent})


async def _hold(work: Work, conversation: Conversation, kept: Kept, agent: AgentId) -> int:
    """Take the units the handoff needs of the agent; how many comes back."""
    capacity = (await agents.get(work, agent)).wanted_units
    weight = line.taken(await weigh(work, conversation, kept.handoff.mode), capacity)
    await agents.hold(work, agent, weight=weight)
    return weight


def must_be_asked(found: agents.Agent, *, is_oneself: bool = False) -> None:
    """Let only those be given a case who are there to take it.

    Raises:
        NotAllowed: they are not online, or away.
    """
    if found.state != "active" or not found.is_connected:
        raise NotAllowed(why=f"{found.name} is not online. Choose somebody who is.")
    if not found.is_there and not is_oneself:
        raise NotAllowed(why=f"{found.name} is away. Choose somebody who is online.")
