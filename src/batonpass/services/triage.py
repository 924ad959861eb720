"""How a waiting customer is asked for what is missing, under the queue's epoch."""

from datetime import datetime, timedelta
from typing import Final

from batonpass.domain import ids
from batonpass.domain.attempt import Attempt, Outcome
from batonpass.domain.control import Control
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import AttemptRecorded, Event
from batonpass.domain.handoff import Mode, State
from batonpass.domain.message import Kind, Message
from batonpass.domain.packet.triage import INTENT, next_question
from batonpass.domain.packet.value import Packet
from batonpass.store import log
from batonpass.store import message as messages
from batonpass.store.database import Work
from batonpass.store.handoff import Kept

NAME: Final = "Assistant"
PATIENCE: Final = timedelta(seconds=8)  # who is served at once is asked nothing


async def ask(
    work: Work,
    conversation: Conversation,
    kept: Kept,
    packet: Packet,
    events: tuple[Event, ...],
) -> datetime | None:
    """Ask the next thing that would help, if they wait here and nobody else talks to them.

    The conversation is locked, so an agent's accept comes before or after, never between. An
    instant comes back if it is too early to ask: then it is worth to look again.
    """
    waits = kept.handoff.state in {State.QUEUED, State.OFFERED} and kept.handoff.mode is Mode.LIVE
    # Who goes on with the assistant meanwhile is asked by its own turns.
    if not waits or conversation.control is not Control.QUEUE or conversation.is_assisted:
        return None
    language = conversation.language or packet.customer.language or packet.language
    question = next_question(packet, events, language=language)
    if question is None:
        return None
    if work.now < (soon := kept.handoff.entered_at + PATIENCE):
        return soon
    handoff = ids.written("handoff", kept.handoff.id)
    await messages.add(
        work,
        messages.New(
            conversation=conversation.id,
            message=Message(
                id=f"triage-{question.slot.value}-{handoff}",
                seq=0,
                kind=Kind.ASSISTANT,
                at=work.now,
                text=question.text,
                author_name=NAME,
            ),
            epoch=conversation.epoch,
            control=conversation.control.value,
        ),
    )
    await log.append(
        work,
        conversation.id,
        AttemptRecorded(
            attempt=Attempt(
                id=f"triage-{question.slot.value}-{handoff}",
                intent=INTENT,
                outcome=Outcome.ASKED,
                seq=events[-1].seq,
                slot=question.slot.value,
                detail=f"Asked for the {question.slot.value.replace('_', ' ')} during the wait.",
            )
        ),
    )
    return None
