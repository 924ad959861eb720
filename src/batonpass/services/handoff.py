"""How a handoff is opened and moved: one transaction each, told to everyone it concerns."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain import ids, wording
from batonpass.domain import queue as line
from batonpass.domain.assistant.value import ReturnNote
from batonpass.domain.control import Control, fence, passed
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import (
    ChoiceMade,
    ControlChanged,
    HandoffModeChanged,
    HandoffMoved,
    HandoffOpened,
    OfferSettled,
    StatusChanged,
)
from batonpass.domain.handoff import NEXT, Event, Handoff, Mode, Priority, Reason, State, advance
from batonpass.domain.ids import AgentId, ConversationId, HandoffId, QueueId
from batonpass.domain.merchant import Settings
from batonpass.domain.offer import Offer, settle
from batonpass.domain.offer import State as OfferState
from batonpass.domain.packet import passing
from batonpass.domain.refusal import AlreadyClaimed, Malformed, NotAllowed, NotFound
from batonpass.services import mail, repeat, survey, wait
from batonpass.services.control import pass_control
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import log, turn
from batonpass.store import merchant as merchants
from batonpass.store import offer as offers
from batonpass.store import promise as promises
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.handoff import Kept, Plan

PACKET_BUDGET: Final = timedelta(seconds=1)
NOTHING_PASSED: Final = ReturnNote()
PREVIOUS_WITHIN: Final = timedelta(days=7)
HOLD_LOOK: Final = timedelta(minutes=30)  # how often a held handoff is looked at


class Held(msgspec.Struct, frozen=True, kw_only=True):
    """What a write on a handoff answers: where it stands now."""

    handoff_id: str
    conversation_id: str
    state: str
    epoch: int
    control: str
    seq: int


class Opening(msgspec.Struct, frozen=True, kw_only=True):
    """What a new handoff is to be."""

    reason: Reason
    queue: str = ""  # by name; empty or unknown: by the queues' own rules
    priority: Priority = Priority.NORMAL
    mode: Mode = Mode.LIVE
    tier: str = ""  # of the customer, as the shop says
    order_value: float = 0.0  # of the dearest order it may be about


async def open_handoff(
    ports: Ports, work: Work, conversation: Conversation, opening: Opening
) -> Kept:
    """Open a handoff and give control to the queue; an open one is returned as it is.

    The customer's line (reason, what is passed on, wait) is stored in the same transaction, so
    nothing is announced that did not happen. The packet is built next, outside.
    """
    already = await handoffs.open_of(work, conversation.id)
    if already is not None:
        return already
    settings = (await merchants.get(work)).settings
    queue = await _queue(work, conversation, opening, settings)
    prefer = await _previous(work, conversation) if queue.rules.sticky_seconds else None
    handoff = Handoff(
        id=HandoffId(ports.new_id()),
        conversation=conversation.id,
        episode=conversation.episode + 1,
        reason=await wait.worded(work, conversation, opening.reason, settings),
        queue=queue.id,
        mode=opening.mode,
        priority=opening.priority,
        rank=line.rank(work.now, settings.head_start_seconds.get(opening.priority.value, 0.0)),
        entered_at=work.now,
        changed_at=work.now,
    )
    relax = queue.relax_after_seconds if queue.fallback else None
    await handoffs.insert(
        work,
        handoff,
        Plan(
            packet=work.now,
            word=work.now + timedelta(seconds=2),
            alert=work.now + timedelta(minutes=settings.alert_minutes),
            relax=work.now + timedelta(seconds=relax) if relax else None,
            absence=work.now + timedelta(seconds=settings.absence_seconds),
        ),
        prefer=prefer,
    )
    await conversations.set_episode(
        work, conversation.id, episode=handoff.episode, boundary=conversation.boundary_seq
    )
    await log.append(
        work,
        conversation.id,
        HandoffOpened(
            handoff_id=ids.written("handoff", handoff.id),
            episode=handoff.episode,
            reason=handoff.reason,
            queue_id=ids.written("queue", queue.id),
            queue=queue.name,
            mode=handoff.mode,
            priority=handoff.priority,
        ),
    )
    await pass_control(work, conversation, Control.QUEUE, why=handoff.reason.code)
    kept = await handoffs.get(work, handoff.id)
    await wait.speak(ports, work, await conversations.get(work, conversation.id), kept, settings)
    await queues.ask_routing(work)
    work.wake("due")
    work.wake("inbox")
    return await handoffs.get(work, handoff.id)


async def _queue(
    work: Work, conversation: Conversation, opening: Opening, settings: Settings
) -> queues.Queue:
    every = await queues.everything(work)
    overflows = any(q.rules.overflow_at is not None for q in every)
    waiting = await queues.waiting(work) if overflows else {}
    chosen = line.choose_queue(
        [
            line.Choice(
                id=q.id,
                name=q.name,
                rules=q.rules,
                is_default=q.is_default,
                fallback=q.fallback,
                waiting=waiting.get(q.id, 0),
            )
            for q in every
        ],
        line.Case(
            category=conversation.category,
            language=conversation.language,
            channel=conversation.channel,
            tier=opening.tier,
            order_value=opening.order_value,
        ),
        wanted=opening.queue,
        settings=settings,
        now=work.now,
    )
    if chosen is None:
        raise NotFound(noun="queue")
    return next(q for q in every if q.id == chosen.id)


async def _previous(work: Work, conversation: Conversation) -> AgentId | None:
    """Who helped this customer last, lately, if they are there now."""
    agent = await handoffs.previous_agent(
        work, conversation.customer_id, since=work.now - PREVIOUS_WITHIN
    )
    if agent is None:
        return None
    found = await agents.get(work, agent)
    return agent if found.is_connected and found.intent == "online" else None


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
) -> Kept:
    """One step of the table, stored with its history and its event."""
    before = kept.handoff
    moved = advance(before, event, now=work.now)
    keeps_agent = moved.state in {State.ACTIVE, State.WRAPPING, State.CLOSED}
    owner = (agent or before.agent) if keeps_agent else None
    moved = msgspec.structs.replace(moved, agent=owner, queue=queue or before.queue)
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


async def taken(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    event: Event,
    *,
    agent: AgentId,
) -> Kept:
    """The agent has it now: the units are theirs already; control passes, the promise is kept."""
    after = await step(
        work,
        conversation,
        kept,
        event,
        agent=agent,
        hold_seconds=HOLD_LOOK.total_seconds(),
    )
    await _must_be_there(work, agent, after)
    await pass_control(work, conversation, Control.AGENT, why=event.value)
    await conversations.set_assisted(work, conversation.id, is_assisted=False)
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


async def assign(ports: Ports, work: Work, handoff: HandoffId, *, agent: AgentId, by: str) -> Held:
    """A lead gives a waiting or held handoff to an agent, who has it at once.

    Raises:
        NotAllowed: the agent is not there.
        NoCapacity: the agent holds as much as they may.
        IllegalMove: it has ended.
    """
    conversation, kept = await locked(work, handoff)
    if kept.handoff.agent == agent:
        return await held(work, conversation.id, handoff)
    found = await agents.get(work, agent)
    if not found.is_connected or found.state != "active":
        raise NotAllowed(why=f"{found.name} is not online. Choose somebody who is.")
    before = kept.handoff.agent
    if kept.handoff.state is State.OFFERED:
        kept = await rescind(work, conversation, kept, why="assigned")
    elif kept.handoff.state is State.ACTIVE and before is not None:
        kept = await step(work, conversation, kept, Event.TRANSFER, why="assigned", note=by)
        await agents.let_go(work, before, weight=kept.handoff.weight)
        await pass_control(work, conversation, Control.QUEUE, why="assigned")
        conversation = await conversations.get(work, conversation.id)
        work.wake("agent", before)
    advance(kept.handoff, Event.CLAIM, now=work.now)
    await agents.hold(work, agent, weight=kept.handoff.weight)
    await taken(ports, work, conversation, kept, Event.CLAIM, agent=agent)
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
    if kept.handoff.state is State.OFFERED:
        kept = await rescind(work, conversation, kept, why="claimed")
    # The table is asked first: a handoff that has ended is told as such, not as a full agent.
    advance(kept.handoff, Event.CLAIM, now=work.now)
    await agents.hold(work, agent, weight=kept.handoff.weight)
    await taken(ports, work, conversation, kept, Event.CLAIM, agent=agent)
    return await held(work, conversation.id, handoff)


def must_hold(kept: Kept, agent: AgentId) -> None:
    """Let only the holder go on.

    Raises:
        NotAllowed: somebody else holds it, or nobody.
    """
    if kept.handoff.agent != agent:
        raise NotAllowed(why="Only the agent who has this customer can do that.")


async def transfer(
    ports: Ports,
    work: Work,
    handoff: HandoffId,
    *,
    agent: AgentId,
    to_queue: QueueId | None,
    to_agent: AgentId | None,
    note: str,
    passed_on: ReturnNote = NOTHING_PASSED,
) -> Held:
    """Pass it to another agent or queue: back in line, in its old place, with what they must know.

    Raises:
        Malformed: the target is none, or a promise in the note names no day.
        NotAllowed: somebody else holds it, or the colleague is not online.
    """
    conversation, kept = await locked(work, handoff)
    must_hold(kept, agent)
    if (to_queue is None) == (to_agent is None):
        raise Malformed(field="to", cure="either an agent or a queue")
    if to_agent == agent:
        raise Malformed(field="to", cure="somebody else")
    if to_agent is not None and not (await agents.get(work, to_agent)).is_connected:
        raise NotAllowed(why="That colleague is not online. Choose a queue instead.")
    target = (await queues.get(work, to_queue)).id if to_queue else kept.handoff.queue
    after = await step(
        work,
        conversation,
        kept,
        Event.TRANSFER,
        queue=target,
        prefer=to_agent,
        note=note,
        passed=await _checked(work, conversation, passed_on),
    )
    await back_in_line(ports, work, conversation, after, agent=agent, phase=None)
    return await held(work, conversation.id, handoff)


async def lose(ports: Ports, work: Work, handoff: HandoffId) -> None:
    """The agent did not come back: the customer gets their old place, and is told."""
    conversation, kept = await locked(work, handoff)
    agent = kept.handoff.agent
    if kept.handoff.state is not State.ACTIVE or agent is None:
        return
    after = await step(work, conversation, kept, Event.LOSE, why="lost")
    await back_in_line(
        ports, work, conversation, after, agent=agent, phase=wording.Phase.AGENT_LOST
    )


async def back_in_line(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    after: Kept,
    *,
    agent: AgentId,
    phase: wording.Phase | None,
) -> None:
    """What follows when a held handoff waits again: units back, control to the queue, a word."""
    await agents.let_go(work, agent, weight=after.handoff.weight)
    await pass_control(work, conversation, Control.QUEUE, why="back_in_line")
    settings = (await merchants.get(work)).settings
    queue = await queues.get(work, after.handoff.queue)
    relax = queue.relax_after_seconds if queue.fallback else None
    await handoffs.plan(
        work,
        after.handoff.id,
        Plan(
            packet=work.now,
            word=work.now + timedelta(seconds=2),
            alert=work.now + timedelta(minutes=settings.alert_minutes),
            relax=work.now + timedelta(seconds=relax) if relax else None,
            absence=work.now + timedelta(seconds=settings.absence_seconds),
        ),
    )
    kept = await handoffs.get(work, after.handoff.id)
    now = await conversations.get(work, conversation.id)
    await wait.speak(ports, work, now, kept, settings, phase=phase)
    if phase is not None:
        # The loss is told as a line of the thread; the promise follows as a word of its own.
        kept = await handoffs.get(work, after.handoff.id)
        await wait.speak(ports, work, now, kept, settings)
    await queues.ask_routing(work)
    work.wake("agent", agent)
    work.wake("due")


async def give_back(
    ports: Ports, work: Work, handoff: HandoffId, *, agent: AgentId, note: ReturnNote
) -> Held:
    """Return the conversation to the assistant; the episode ends, old requests fire no more."""
    conversation, kept = await locked(work, handoff)
    must_hold(kept, agent)
    passed_on = await _checked(work, conversation, note)
    after = await step(work, conversation, kept, Event.RETURN, passed=passed_on)
    await agents.let_go(work, agent, weight=after.handoff.weight)
    await pass_control(work, conversation, Control.ASSISTANT, why="returned")
    settings = (await merchants.get(work)).settings
    await wait.speak(
        ports,
        work,
        await conversations.get(work, conversation.id),
        after,
        settings,
        phase=wording.Phase.RETURNED,
    )
    await conversations.set_boundary(work, conversation.id)
    await queues.ask_routing(work)
    return await held(work, conversation.id, handoff)


async def _checked(work: Work, conversation: Conversation, note: ReturnNote) -> ReturnNote:
    """The note, if the next holder can keep it: "Friday" is counted where the customer is."""
    settings = (await merchants.get(work)).settings
    customer = await customers.get(work, conversation.customer_id)
    return passing.checked(
        decided=note.decided,
        promised=note.promised,
        still_open=note.still_open,
        do_not_mention=note.do_not_mention,
        by=note.agent_name,
        said_at=work.now,
        time_zone=customer.time_zone or settings.time_zone,
    )


async def fenced(work: Work, handoff: HandoffId, *, epoch: int | None) -> None:
    """Let an agent's act through only under the epoch they saw; None: they name none.

    Raises:
        StaleEpoch: control changed since.
    """
    conversation, _ = await locked(work, handoff)
    if epoch is not None:
        fence(conversation.hold, epoch=epoch, writers=frozenset({Control.AGENT}))


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


async def choose(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    choice: wording.Choice,
    *,
    at: datetime | None = None,
) -> None:
    """What the waiting customer chose: keep waiting, be answered by mail, go on meanwhile."""
    await log.append(
        work,
        conversation.id,
        ChoiceMade(handoff_id=ids.written("handoff", kept.handoff.id), choice=choice.value),
    )
    settings = (await merchants.get(work)).settings
    if choice is wording.Choice.EMAIL:
        await owe(ports, work, conversation, kept, settings)
        await mail.to_customer(ports, work, conversation, "in_line")
    elif choice is wording.Choice.CALLBACK:
        await call_back(ports, work, conversation, kept, settings, at=at or work.now)
    elif choice is wording.Choice.ASSISTANT:
        await conversations.set_assisted(work, conversation.id, is_assisted=True)
    elif kept.handoff.mode is not Mode.LIVE:
        await set_mode(work, conversation, kept, Mode.LIVE)
        fresh = await handoffs.get(work, kept.handoff.id)
        await wait.speak(ports, work, conversation, fresh, settings)
        await queues.ask_routing(work)


async def owe(
    ports: Ports, work: Work, conversation: Conversation, kept: Kept, settings: Settings
) -> None:
    """The answer is owed by mail from now on; the place is kept, a pending offer taken back."""
    kept = await rescind(work, conversation, kept, why="by_mail")
    await set_mode(work, conversation, kept, Mode.EMAIL)
    fresh = await handoffs.get(work, kept.handoff.id)
    await wait.speak(ports, work, conversation, fresh, settings)
    await queues.ask_routing(work)


async def call_back(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    settings: Settings,
    *,
    at: datetime,
) -> None:
    """They are called at that time: an agent gets the case then, before anybody who waits."""
    kept = await rescind(work, conversation, kept, why="call_back")
    await set_mode(work, conversation, kept, Mode.CALLBACK, callback_at=at)
    fresh = await handoffs.get(work, kept.handoff.id)
    await wait.speak(ports, work, conversation, fresh, settings)
    fresh = await handoffs.get(work, kept.handoff.id)
    await handoffs.plan(
        work,
        fresh.handoff.id,
        msgspec.structs.replace(fresh.plan, word=at, absence=None, relax=None, alert=None),
    )
    await handoffs.ask_packet(work, fresh.handoff.id, at=work.now)  # the number belongs in it
    await queues.ask_routing(work)


async def set_mode(
    work: Work,
    conversation: Conversation,
    kept: Kept,
    mode: Mode,
    *,
    address: str = "",
    callback_at: datetime | None = None,
) -> None:
    """The answer comes another way."""
    await handoffs.set_mode(work, kept.handoff.id, mode, callback_at=callback_at)
    await log.append(
        work,
        conversation.id,
        HandoffModeChanged(
            handoff_id=ids.written("handoff", kept.handoff.id),
            mode=mode,
            address=address,
            callback_at=callback_at,
        ),
    )
    work.wake("inbox")


async def tell_queue(work: Work, conversation: Conversation, kept: Kept, queue: QueueId) -> None:
    """It stands in another queue now, at its old place; that is no step of the table."""
    await log.append(
        work,
        conversation.id,
        HandoffMoved(
            handoff_id=ids.written("handoff", kept.handoff.id),
            event="relaxed",
            state=kept.handoff.state.value,
            queue=(await queues.get(work, queue)).name,
        ),
    )


async def withdraw(work: Work, conversation: Conversation, kept: Kept, *, why: str) -> None:
    """The need vanished: the assistant has the conversation again."""
    kept = await rescind(work, conversation, kept, why="withdrawn")
    holder = kept.handoff.agent
    await step(work, conversation, kept, Event.WITHDRAW, why=why)
    await promises.settle(work, kept.handoff.id, truth="other")
    if holder is not None:
        await agents.let_go(work, holder, weight=kept.handoff.weight)
    await pass_control(work, conversation, Control.ASSISTANT, why=why)
    await conversations.set_boundary(work, conversation.id)
    await queues.ask_routing(work)


async def abandon(work: Work, conversation: Conversation, kept: Kept, *, why: str) -> None:
    """The customer left and gave no address to answer: the conversation ends."""
    kept = await rescind(work, conversation, kept, why="left")
    after = await step(work, conversation, kept, Event.ABANDON, why=why)
    await promises.settle(work, kept.handoff.id, truth="left")
    await resolve(work, conversation, disposition="")
    await survey.ask(work, conversation, part="assistant", handoff=after)
    await queues.ask_routing(work)
