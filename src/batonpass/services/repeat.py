"""When an agent asks for what is known: marked while typing, counted afterwards."""

from batonpass.domain.conversation import Conversation
from batonpass.domain.guard import Repeat, known
from batonpass.domain.ids import AgentId, HandoffId
from batonpass.domain.message import Message
from batonpass.store import handoff as handoffs
from batonpass.store import packet as packets
from batonpass.store import survey as surveys
from batonpass.store.database import Work
from batonpass.store.handoff import Kept


async def marked(work: Work, handoff: HandoffId, text: str) -> tuple[Repeat, ...]:
    """Which known facts the text asks for, with the answers."""
    await handoffs.get(work, handoff)
    stored = await packets.latest(work, handoff)
    return known(text, stored.packet) if stored else ()


async def note(
    work: Work,
    conversation: Conversation,
    kept: Kept,
    message: Message,
    *,
    agent: AgentId,
    on_purpose: tuple[str, ...],
) -> None:
    """Count each known fact the message asks for; those asked on purpose are kept apart."""
    for repeat in await marked(work, kept.handoff.id, message.text):
        await surveys.repeat(
            work,
            conversation.id,
            seq=message.seq,
            field=repeat.topic.value,
            author_kind=message.kind.value,
            agent=agent,
            is_on_purpose=repeat.topic.value in on_purpose,
        )
