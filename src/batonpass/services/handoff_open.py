"""How a handoff is opened, and which line it stands in."""

from datetime import timedelta
from typing import Final

import msgspec

from batonpass.domain import ids
from batonpass.domain import queue as line
from batonpass.domain.control import Control
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import (
    HandoffOpened,
)
from batonpass.domain.handoff import Handoff, Mode, Priority, Reason
from batonpass.domain.ids import AgentId, HandoffId
from batonpass.domain.merchant import Settings
from batonpass.domain.refusal import NotFound
from batonpass.services import wait
from batonpass.services.control import pass_control
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import log
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.handoff import Kept, Plan

PREVIOUS_WITHIN: Final = timedelta(days=7)


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
    prefer = await _previous(work, conversation, queue) if queue.rules.sticky_seconds else None
    handoff = Handoff(
        id=HandoffId(ports.new_id()),
        conversation=conversation.id,
        episode=conversation.episode + 1,
        reason=await wait.worded(work, conversation, opening.reason, settings),
        queue=queue.id,
        mode=opening.mode,
        priority=opening.priority,
        weight=line.units(
            settings.units_by_channel, mode=opening.mode, channel=conversation.channel
        ),
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
    """Where it goes; one that is removed at this very moment is not chosen."""
    while True:
        chosen = await _chosen(work, conversation, opening, settings)
        if await queues.stays(work, chosen.id):
            return chosen


async def _chosen(
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


async def _previous(work: Work, conversation: Conversation, queue: queues.Queue) -> AgentId | None:
    """Who helped this customer last, lately, if they are there now and serve the queue."""
    agent = await handoffs.previous_agent(
        work, conversation.customer_id, since=work.now - PREVIOUS_WITHIN
    )
    if agent is None:
        return None
    found = await agents.get(work, agent)
    return agent if found.is_there and queue.id in found.queues else None
