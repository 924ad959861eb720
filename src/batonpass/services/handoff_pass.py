"""Who lets go of a handoff: it is passed on, left behind, or given back to the assistant."""

from batonpass.domain import queue as line
from batonpass.domain import wording
from batonpass.domain.assistant.value import ReturnNote
from batonpass.domain.control import Control
from batonpass.domain.conversation import Conversation
from batonpass.domain.handoff import Event, State
from batonpass.domain.ids import AgentId, HandoffId, QueueId
from batonpass.domain.packet import passing
from batonpass.domain.refusal import Malformed, NoCapacity, NotFound
from batonpass.services import wait
from batonpass.services.control import pass_control
from batonpass.services.handoff import (
    NOTHING_PASSED,
    Held,
    back_in_line,
    held,
    locked,
    must_hold,
    step,
    weigh,
)
from batonpass.services.handoff_take import must_be_asked
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.handoff import Kept


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
    """Pass it to another agent or queue: back in line, with what they must know.

    The place is the old one; in another queue it is the end where the merchant says so.

    Raises:
        Malformed: the target is none, or a promise in the note names no day.
        NotFound: an unknown queue, or one that has been removed.
        NotAllowed: somebody else holds it, or the colleague is away or not online.
        NoCapacity: the colleague holds as much as they may.
    """
    conversation, kept = await locked(work, handoff)
    must_hold(kept, agent)
    if (to_queue is None) == (to_agent is None):
        raise Malformed(field="to", cure="either an agent or a queue")
    if to_agent == agent:
        raise Malformed(field="to", cure="somebody else")
    if to_agent is not None:
        await _must_have_room(work, conversation, kept, to_agent)
    if to_queue is not None and not await queues.stays(work, to_queue):
        raise NotFound(noun="queue")
    target = to_queue or kept.handoff.queue
    settings = (await merchants.get(work)).settings
    keeps_place = settings.keeps_place or target == kept.handoff.queue
    head_start = settings.head_start_seconds.get(kept.handoff.priority.value, 0.0)
    after = await step(
        work,
        conversation,
        kept,
        Event.TRANSFER,
        queue=target,
        prefer=to_agent,
        note=note,
        passed=await _checked(work, conversation, passed_on),
        rank=None if keeps_place else line.rank(work.now, head_start),
    )
    await back_in_line(
        ports,
        work,
        conversation,
        after,
        agent=agent,
        phase=wording.Phase.TRANSFERRED,
        keeps_place=keeps_place,
    )
    return await held(work, conversation.id, handoff)


async def _must_have_room(
    work: Work, conversation: Conversation, kept: Kept, agent: AgentId
) -> None:
    """It could ring there at once; else it would ring for somebody nobody chose."""
    found = await agents.get(work, agent)
    must_be_asked(found)
    weight = line.taken(await weigh(work, conversation, kept.handoff.mode), found.wanted_units)
    if found.held_units + found.offered_units + weight > found.wanted_units:
        raise NoCapacity(who=f"{found.name} has")


async def reassign(ports: Ports, work: Work, handoff: HandoffId, *, agent: AgentId) -> None:
    """The agent goes away and passes it on: the customer gets their old place, and is told."""
    conversation, kept = await locked(work, handoff)
    if kept.handoff.agent == agent:
        phase = wording.Phase.TRANSFERRED
        await _leave(ports, work, conversation, kept, Event.TRANSFER, why="away", phase=phase)


async def lose(ports: Ports, work: Work, handoff: HandoffId) -> None:
    """The agent did not come back: the customer gets their old place, and is told."""
    conversation, kept = await locked(work, handoff)
    phase = wording.Phase.AGENT_LOST
    await _leave(ports, work, conversation, kept, Event.LOSE, why="lost", phase=phase)


async def _leave(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    event: Event,
    *,
    why: str,
    phase: wording.Phase,
) -> None:
    """Whoever has it goes without a word to anybody; where nobody has it, nothing happens."""
    agent = kept.handoff.agent
    if kept.handoff.state is not State.ACTIVE or agent is None:
        return
    after = await step(work, conversation, kept, event, why=why)
    await back_in_line(ports, work, conversation, after, agent=agent, phase=phase)


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
