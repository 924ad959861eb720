"""How a customer goes on waiting, by which way, or no longer."""

from datetime import datetime

import msgspec

from batonpass.domain import ids, wording
from batonpass.domain.control import Control
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import (
    ChoiceMade,
    HandoffModeChanged,
    HandoffMoved,
)
from batonpass.domain.handoff import Event, Mode
from batonpass.domain.ids import QueueId
from batonpass.domain.merchant import Settings
from batonpass.services import mail, survey, wait
from batonpass.services.control import pass_control
from batonpass.services.handoff import plan_wait, rescind, step, weigh
from batonpass.services.handoff_end import resolve
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import handoff as handoffs
from batonpass.store import log
from batonpass.store import merchant as merchants
from batonpass.store import promise as promises
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.handoff import Kept


async def choose(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    choice: wording.Choice,
    *,
    at: datetime | None = None,
) -> None:
    """What the waiting customer chose: be answered by mail, called, go on with the assistant.

    Whoever chooses to keep waiting takes back any of these, and waits in the old place.
    """
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
    else:
        await conversations.set_assisted(work, conversation.id, is_assisted=False)
        if kept.handoff.mode is not Mode.LIVE:
            await set_mode(work, conversation, kept, Mode.LIVE)
            await plan_wait(work, kept, settings)
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
    """The answer comes another way; what was promised of this one is not waited for any more."""
    if mode is not kept.handoff.mode:
        left = "left" if kept.handoff.mode is Mode.LIVE else "other"
        await promises.settle(work, kept.handoff.id, truth=left)
    await handoffs.set_mode(
        work,
        kept.handoff.id,
        mode,
        callback_at=callback_at,
        weight=await weigh(work, conversation, mode),
    )
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
    if holder is not None:
        await agents.let_go(work, holder, weight=kept.handoff.weight)
    await pass_control(work, conversation, Control.ASSISTANT, why=why)
    await conversations.set_boundary(work, conversation.id)
    await queues.ask_routing(work)


async def abandon(work: Work, conversation: Conversation, kept: Kept, *, why: str) -> None:
    """The customer left and gave no address to answer: the conversation ends."""
    kept = await rescind(work, conversation, kept, why="left")
    await promises.settle(work, kept.handoff.id, truth="left")
    after = await step(work, conversation, kept, Event.ABANDON, why=why)
    await resolve(work, conversation, disposition="")
    await survey.ask(work, conversation, part="assistant", handoff=after)
    await queues.ask_routing(work)
