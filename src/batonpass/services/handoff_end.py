"""How a handoff ends and its conversation with it, or goes on after all."""

from batonpass.domain.control import Control, passed
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import (
    ControlChanged,
    StatusChanged,
)
from batonpass.domain.handoff import Event
from batonpass.domain.ids import AgentId, HandoffId
from batonpass.domain.refusal import Malformed
from batonpass.services import survey
from batonpass.services.handoff import HOLD_LOOK, Held, back_in_line, held, locked, must_hold, step
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import log, turn
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.handoff import Kept


async def end(work: Work, handoff: HandoffId, *, agent: AgentId) -> Held:
    """The talk is over; wrap-up begins."""
    conversation, kept = await locked(work, handoff)
    must_hold(kept, agent)
    settings = (await merchants.get(work)).settings
    await step(work, conversation, kept, Event.END, hold_seconds=settings.wrap_up_seconds)
    return await held(work, conversation.id, handoff)


async def dispose(
    work: Work, handoff: HandoffId, *, agent: AgentId | None, disposition: str
) -> Held:
    """Record how it ended; the conversation is resolved and the customer is asked how it went.

    Raises:
        Malformed: the merchant has no such disposition.
    """
    conversation, kept = await locked(work, handoff)
    if agent is not None:
        must_hold(kept, agent)
    settings = (await merchants.get(work)).settings
    codes = [d.code for d in settings.dispositions]
    if disposition and disposition not in codes:
        raise Malformed(field="disposition", cure=f"one of {', '.join(codes)}")
    holder = kept.handoff.agent
    after = await step(
        work, conversation, kept, Event.DISPOSE, why=disposition, disposition=disposition
    )
    if holder is not None:
        await agents.let_go(work, holder, weight=after.handoff.weight)
        work.wake("agent", holder)
    await resolve(work, conversation, disposition=disposition)
    await survey.ask(work, conversation, part="agent", handoff=after)
    await queues.ask_routing(work)
    return await held(work, conversation.id, handoff)


async def resolve(work: Work, conversation: Conversation, *, disposition: str) -> None:
    """The conversation is done: nobody holds it any more."""
    # One statement sets both: a conversation is resolved exactly when nobody holds it.
    hold = passed(conversation.hold, Control.NOBODY)
    await conversations.resolve(work, conversation.id, epoch=hold.epoch)
    await turn.supersede(work, conversation.id)
    await log.append(
        work,
        conversation.id,
        ControlChanged(control=hold.control, epoch=hold.epoch, why="resolved"),
        StatusChanged(status="resolved", disposition=disposition),
    )


async def reopen(ports: Ports, work: Work, conversation: Conversation, kept: Kept) -> None:
    """The customer wrote during wrap-up: the agent goes on, or the line does if they are gone."""
    agent = kept.handoff.agent
    if agent is None:
        return
    if (await agents.get(work, agent)).is_connected:
        await step(
            work,
            conversation,
            kept,
            Event.REOPEN,
            hold_seconds=HOLD_LOOK.total_seconds(),
        )
        work.wake("agent", agent)
        return
    after = await step(work, conversation, kept, Event.REQUEUE)
    await back_in_line(ports, work, conversation, after, agent=agent, phase=None)
