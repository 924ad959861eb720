"""How an offer reaches an agent and ends: made by the router, accepted, declined, expired."""

from datetime import timedelta

from batonpass.domain import ids
from batonpass.domain import queue as line
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import OfferMade
from batonpass.domain.handoff import Event, Mode, State
from batonpass.domain.ids import AgentId, MerchantId, OfferId
from batonpass.domain.offer import Offer, settle
from batonpass.domain.offer import State as OfferState
from batonpass.domain.queue import Seat
from batonpass.domain.refusal import IllegalMove, NotAllowed
from batonpass.services.handoff import Held, held, locked, settled, step
from batonpass.services.handoff_take import taken
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import log
from batonpass.store import merchant as merchants
from batonpass.store import offer as offers
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.handoff import Kept, Waiting

MISSED = "missed"
MOST_AT_ONCE = 500  # offers one run makes, so that a run ends; the rest asked for another


async def route(ports: Ports, merchant: MerchantId) -> int:
    """Offer the heads of the queues to whoever is free; the number of offers comes back.

    Each offer is a transaction of its own. Routers of a merchant take turns by one lock, taken
    before any conversation's, so two of them never hand out the same place.
    """
    for made in range(MOST_AT_ONCE):
        async with ports.store.work(merchant) as work:
            if not await _route_one(ports, work):
                return made
    async with ports.store.work(merchant) as work:
        await queues.ask_routing(work)
    return MOST_AT_ONCE


async def _route_one(ports: Ports, work: Work) -> bool:
    through = await queues.routing_lock(work)
    seats = await agents.seats(work)
    free = [seat for seat, _ in seats]
    names = {seat.agent: name for seat, name in seats}
    waiting = await handoffs.heads(work) if seats else ()
    for candidate in sorted(waiting, key=lambda w: (w.head.rank, str(w.head.handoff))):
        seat = _choose(free, candidate)
        if seat is None and candidate.prefers_for > 0.0:
            await queues.ask_routing_later(work, seconds=candidate.prefers_for)
            continue
        if seat is None:
            saver = line.saves_for(free, candidate.head)
            free = [one for one in free if one is not saver]
            continue
        conversation = await conversations.lock(work, candidate.conversation)
        kept = await handoffs.lock(work, candidate.head.handoff)
        if kept.handoff.state is not State.QUEUED or not _is_demand(kept, work):
            return True  # it moved between the look and the lock: look again
        weight = seat.takes(kept.handoff.weight)
        if not await agents.reserve(work, seat.agent, weight=weight):
            return True
        await _make(
            ports,
            work,
            conversation,
            kept,
            agent=seat.agent,
            name=names[seat.agent],
            weight=weight,
            is_given=candidate.is_given,
        )
        return True
    await queues.routed(work, through=through)
    return False


def _is_demand(kept: Kept, work: Work) -> bool:
    at = kept.callback_at
    is_called = kept.handoff.mode is Mode.CALLBACK and at is not None and at <= work.now
    return is_called or kept.handoff.mode is Mode.LIVE


def _choose(seats: list[Seat], waiting: Waiting) -> Seat | None:
    for seat in seats:
        if seat.agent == waiting.prefer and line.fit_by_name(seat, waiting.head) is None:
            return seat
    if waiting.prefers_for > 0.0:
        return None
    return line.choose_agent(seats, waiting.head)


async def _make(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    *,
    agent: AgentId,
    name: str,
    weight: int,
    is_given: bool,
) -> None:
    settings = (await merchants.get(work)).settings
    offer = Offer(
        id=OfferId(ports.new_id()),
        handoff=kept.handoff.id,
        agent=agent,
        made_at=work.now,
        due_at=work.now + timedelta(seconds=settings.offer_seconds),
        weight=weight,
    )
    await offers.insert(work, offer)
    await log.append(
        work,
        conversation.id,
        OfferMade(
            offer_id=ids.written("offer", offer.id),
            handoff_id=ids.written("handoff", offer.handoff),
            agent_id=ids.written("agent", agent),
            agent_name=name,
            due_at=offer.due_at,
        ),
    )
    await step(work, conversation, kept, Event.OFFER, agent=agent, prefer=kept.prefer)
    if is_given:
        await accept(ports, work, offer.id, agent=agent)
        return
    # The customer's word asks how long it will be, and comes right after: the agent hears it ring.
    await handoffs.speak_now(work, kept.handoff.id)
    work.wake("agent", agent)
    work.wake("due")


async def accept(ports: Ports, work: Work, id_: OfferId, *, agent: AgentId) -> Held:
    """The agent takes the handoff they were offered.

    Raises:
        NotAllowed: it was offered to somebody else.
        IllegalMove: it has ended, or its time is over.
    """
    conversation, kept, offer = await _locked(work, id_, agent)
    if offer.state is OfferState.ACCEPTED:
        return await held(work, conversation.id, kept.handoff.id)
    ended = settle(offer, OfferState.ACCEPTED, now=work.now)
    await offers.settle(work, ended)
    await agents.hold_reserved(work, agent, weight=offer.weight)
    await log.append(work, conversation.id, await settled(work, ended))
    await taken(ports, work, conversation, kept, Event.ACCEPT, agent=agent, weight=offer.weight)
    return await held(work, conversation.id, kept.handoff.id)


async def decline(ports: Ports, work: Work, id_: OfferId, *, agent: AgentId, why: str) -> Held:
    """The agent says no; the handoff is offered to the next, from its old place.

    Raises:
        NotAllowed: it was offered to somebody else.
        IllegalMove: it has ended.
    """
    conversation, kept, offer = await _locked(work, id_, agent)
    if offer.state is OfferState.DECLINED:
        return await held(work, conversation.id, kept.handoff.id)
    ended = settle(offer, OfferState.DECLINED, now=work.now)
    await _end(ports, work, conversation, kept, ended, Event.DECLINE, why=why)
    return await held(work, conversation.id, kept.handoff.id)


async def expire(ports: Ports, work: Work, id_: OfferId) -> None:
    """Nobody answered in time: the next is asked, and the agent is away until they come back."""
    _, handoff, agent = await offers.place(work, id_)
    conversation, kept = await locked(work, handoff)
    offer = await offers.lock(work, id_)
    if offer.state is not OfferState.PENDING or offer.due_at > work.now:
        return
    ended = settle(offer, OfferState.EXPIRED, now=work.now)
    await agents.set_intent(work, agent, intent="away", reason=MISSED)
    await _end(ports, work, conversation, kept, ended, Event.EXPIRE, why=MISSED)


async def withdraw_from(ports: Ports, work: Work, id_: OfferId, *, why: str) -> None:
    """The agent is gone: what they were offered goes back at once."""
    _, handoff, _ = await offers.place(work, id_)
    conversation, kept = await locked(work, handoff)
    offer = await offers.lock(work, id_)
    if offer.state is not OfferState.PENDING:
        return
    ended = settle(offer, OfferState.RESCINDED, now=work.now)
    await _end(ports, work, conversation, kept, ended, Event.RESCIND, why=why)


async def _locked(work: Work, id_: OfferId, agent: AgentId) -> tuple[Conversation, Kept, Offer]:
    _, handoff, owner = await offers.place(work, id_)
    if owner != agent:
        raise NotAllowed(why="This offer is for a colleague.")
    conversation, kept = await locked(work, handoff)
    return conversation, kept, await offers.lock(work, id_)


async def _end(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    ended: Offer,
    event: Event,
    *,
    why: str,
) -> None:
    if kept.handoff.state is not State.OFFERED:
        raise IllegalMove(noun="offer", state=kept.handoff.state.value, event=event.value)
    await offers.settle(work, ended, why=why)
    await agents.unreserve(work, ended.agent, weight=ended.weight)
    await log.append(work, conversation.id, await settled(work, ended, why=why))
    await step(work, conversation, kept, event, agent=ended.agent, why=why, prefer=kept.prefer)
    await queues.ask_routing(work)
    work.wake("agent", ended.agent)
    del ports
