"""How one reader follows one conversation: from a number on, without gaps, as fast as it reads."""

from typing import Final

from batonpass.domain.event import Frame, for_customer, for_staff
from batonpass.domain.ids import ConversationId
from batonpass.domain.refusal import NotFound
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import conversation as conversations
from batonpass.store import log

PAGE: Final = 200


async def check(ports: Ports, caller: Caller, conversation: ConversationId) -> int:
    """Let staff and the customer whose it is listen; the log's newest number comes back.

    Raises:
        NotFound: unknown, or somebody else's.
    """
    async with ports.store.work(caller.merchant) as work:
        found = await conversations.get(work, conversation)
    if caller.customer is not None and found.customer_id != caller.customer:
        raise NotFound(noun="conversation")
    if caller.conversation not in {None, conversation}:
        raise NotFound(noun="conversation")
    return found.seq


async def page(
    ports: Ports, caller: Caller, conversation: ConversationId, *, after: int
) -> tuple[Frame, ...]:
    """The next frames after a number, at most a page; the log is the truth."""
    async with ports.store.work(caller.merchant) as work:
        events = await log.since(work, conversation, after=after, limit=PAGE)
    view = for_staff if caller.customer is None else for_customer
    return tuple(view(event) for event in events)
