"""How a handoff takes a step: one transaction, told to everyone it concerns."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain import ids, wording
from batonpass.domain import queue as line
from batonpass.domain.assistant.value import ReturnNote
from batonpass.domain.control import Control, fence
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import (
    HandoffMoved,
    OfferSettled,
)
from batonpass.domain.handoff import NEXT, Event, Mode, State, advance
from batonpass.domain.ids import AgentId, ConversationId, HandoffId, QueueId
from batonpass.domain.merchant import Settings
from batonpass.domain.offer import Offer, settle
from batonpass.domain.offer import State as OfferState
from batonpass.domain.refusal import NotAllowed
from batonpass.services import repeat, wait
from batonpass.services.control import pass_control
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import log
from batonpass.store import merchant as merchants
from batonpass.store import offer as offers
from batonpass.store import promise as promises
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.handoff import Kept, Plan

NOTHING_PASSED: Final = ReturnNote()
HOLD_LOOK: Final = timedelta(minutes=30)  # how often a held handoff is looked at


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What a write on a handoff answers: where it stands now."""

    handoff_id: str
    conversation_id: str
    state: str
    epoch: int
    control: str
    seq: int


async def held(work: Work, conversation: ConversationId, handoff: HandoffId) -> Held:
    """Where both stand at the end of a use case."""
    now = await conversations.get(work, conversation)
    kept = await handoffs.get(work, handoff)
    return Held(
        handoff_id=ids.written("handoff", handoff),
        conversation_id=ids.written("conversation", conversation),
        state=kept.handoff.state.value,
        epoch=now.epoch,
        control=now.control.value,
        seq=now.seq,
    )


async def locked(work: Work, handoff: HandoffId) -> tuple[Conversation, Kept]:
    """The handoff and its conversation, locked in the one order everybody locks in.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    place = await handoffs.get(work, handoff)
    conversation = await conversations.lock(work, place.handoff.conversation)
    return conversation, await handoffs.lock(work, handoff)


async def step(
    work: Work,
    conversation: Conversation,
    kept: Kept,
    event: Event,
    *,
    agent: AgentId | None = None,
    queue: QueueId | None = None,
    hold_seconds: float | None = None,
    prefer: AgentId | None = None,
    why: str = "",
    note: str = "",
    passed: ReturnNote = NOTHING_PASSED,
    disposition: str = "",
    rank: datetime | None = None,
    weight: int = 0,
) -> Kept:
    """One step of the table, stored with its history and its event."""
    before = kept.handoff
    moved = advance(before, event, now=work.now)
    keeps_agent = moved.state in {State.ACTIVE, State.WRAPPING, State.CLOSED}
    owner = (agent or before.agent) if keeps_agent else None
    moved = msgspec.structs.replace(
        moved,
        agent=owner,
        queue=queue or before.queue,
        rank=rank or before.rank,
        weight=weight or before.weight,
    )
    due = work.now + timedelta(seconds=hold_seconds) if hold_seconds else None
    await handoffs.move(
        work, moved, event.value, hold_due=due, prefer=prefer, disposition=disposition
    )
    told = owner or before.agent or agent
    name = (await agents.get(work, told)).name if told else ""
    after = await handoffs.get(work, moved.id)
    await log.append(
        work,
        conversation.id,
        HandoffMoved(
            handoff_id=ids.written("handoff", moved.id),
            event=event.value,
            state=moved.state.value,
            agent_id=ids.written("agent", told) if told else "",
            agent_name=name,
            queue=after.queue_name,
            why=why,
            note=note,
            decided=passed.decided,
            promised=passed.promised,
            still_open=passed.still_open,
            do_not_mention=passed.do_not_mention,
        ),
    )
    if not NEXT[moved.state]:
        await promises.settle(work, moved.id, truth="other")  # what is not settled never came
        await repeat.count(work, after)
    work.wake("inbox")
    return after


async def rescind(work: Work, conversation: Conversation, kept: Kept, *, why: str) -> Kept:
    """Take back a pending offer, if there is one; the handoff is queued again in its place."""
    offer = await offers.pending_of(work, kept.handoff.id)
    if offer is None:
        return kept
    ended = settle(offer, OfferState.RESCINDED, now=work.now)
    await offers.settle(work, ended, why=why)
    await agents.unreserve(work, offer.agent, weight=offer.weight)
    await log.append(work, conversation.id, await settled(work, ended, why=why))
    work.wake("agent", offer.agent)
    return await step(work, conversation, kept, Event.RESCIND, why=why)


async def settled(work: Work, offer: Offer, *, why: str = "") -> OfferSettled:
    """The event of an offer that ended."""
    agent = await agents.get(work, offer.agent)
    return OfferSettled(
        offer_id=ids.written("offer", offer.id),
        handoff_id=ids.written("handoff", offer.handoff),
        agent_id=ids.written("agent", offer.agent),
        agent_name=agent.name,
        state=offer.state.value,
        why=why,
    )


def must_hold(kept: Kept, agent: AgentId) -> None:
    """Let only the holder go on.

    Raises:
        NotAllowed: somebody else holds it, or nobody.
    """
    if kept.handoff.agent != agent:
        raise NotAllowed(why="Only the agent who has this customer can do that.")


async def weigh(work: Work, conversation: Conversation, mode: Mode) -> int:
    """Capacity units the handoff takes as it is to be answered now."""
    settings = (await merchants.get(work)).settings
    return line.units(settings.units_by_channel, mode=mode, channel=conversation.channel)


async def plan_wait(work: Work, kept: Kept, settings: Settings) -> None:
    """All that falls due on somebody who waits live from now on."""
    queue = await queues.get(work, kept.handoff.queue)
    relax = queue.relax_after_seconds if queue.fallback else None
    await handoffs.plan(
        work,
        kept.handoff.id,
        Plan(
            packet=work.now,
            word=work.now + timedelta(seconds=2),
            alert=work.now + timedelta(minutes=settings.alert_minutes),
            relax=work.now + timedelta(seconds=relax) if relax else None,
            absence=work.now + timedelta(seconds=settings.absence_seconds),
        ),
    )


async def back_in_line(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    after: Kept,
    *,
    agent: AgentId,
    phase: wording.Phase | None,
    keeps_place: bool = True,
) -> None:
    """What follows when a held handoff waits again: units back, control to the queue, a word."""
    settings = (await merchants.get(work)).settings
    await agents.let_go(work, agent, weight=after.handoff.weight)
    mode = after.handoff.mode
    await handoffs.set_mode(
        work,
        after.handoff.id,
        mode,
        callback_at=after.callback_at,
        weight=line.units(settings.units_by_channel, mode=mode, channel=conversation.channel),
    )
    await pass_control(work, conversation, Control.QUEUE, why="back_in_line")
    await plan_wait(work, after, settings)
    kept = await handoffs.get(work, after.handoff.id)
    now = await conversations.get(work, conversation.id)
    if phase is not None:
        # This is told as a line of the thread; the promise follows as a word of its own.
        name = (await agents.get(work, agent)).name
        await wait.speak(
            ports, work, now, kept, settings, phase=phase, agent_name=name, keeps_place=keeps_place
        )
        kept = await handoffs.get(work, after.handoff.id)
    await wait.speak(ports, work, now, kept, settings)
    await queues.ask_routing(work)
    work.wake("agent", agent)
    work.wake("due")


async def fenced(work: Work, handoff: HandoffId, *, epoch: int | None) -> None:
    """Let an agent's act through only under the epoch they saw; None: they name none.

    Raises:
        StaleEpoch: control changed since.
    """
    conversation, _ = await locked(work, handoff)
    if epoch is not None:
        fence(conversation.hold, epoch=epoch, writers=frozenset({Control.AGENT}))
