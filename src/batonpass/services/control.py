"""How control of a conversation passes: under the lock, with the epoch, into the log."""

from batonpass.domain.control import Control, Hold, passed
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import ControlChanged
from batonpass.store import conversation as conversations
from batonpass.store import log, turn
from batonpass.store.database import Work


async def pass_control(work: Work, conversation: Conversation, to: Control, *, why: str) -> Hold:
    """Give control to `to`; the new hold comes back.

    The conversation is locked by the caller. What the last holder still has in hand is refused
    from here on: the epoch rises, and a turn of the assistant is superseded.
    """
    hold = passed(conversation.hold, to)
    await conversations.pass_control(work, conversation.id, hold)
    await turn.supersede(work, conversation.id)
    await log.append(work, conversation.id, ControlChanged(control=to, epoch=hold.epoch, why=why))
    return hold
