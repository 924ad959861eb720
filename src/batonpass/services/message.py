"""How staff and the merchant's own assistant write: each message once, under the epoch they saw."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import msgspec

from batonpass.domain import ids
from batonpass.domain.control import Control, fence
from batonpass.domain.conversation import Conversation, Status
from batonpass.domain.event import AnswerMailed
from batonpass.domain.handoff import Mode, Reason
from batonpass.domain.ids import AgentId, ConversationId
from batonpass.domain.message import Kind, Message, accepted_text
from batonpass.domain.refusal import Ended, KeyReused, NotFound, StaleEpoch
from batonpass.services import handoff as handoff_service
from batonpass.services import handoff_open, handoff_take, mail, repeat
from batonpass.services.answer import body_hash, once
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import log, turn
from batonpass.store import message as messages
from batonpass.store import promise as promises
from batonpass.store.database import Work
from batonpass.store.handoff import Kept


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What a stored message answers: where it stands, and who holds the conversation."""

    id: str
    seq: int
    epoch: int
    control: str
    at: datetime


async def earlier(work: Work, new: messages.New) -> Receipt | None:
    """What was answered to this id before; None if it is new.

    Raises:
        KeyReused: it stands for another message.
    """
    known = await messages.known(work, new.message.id)
    return again(known, new) if known else None


def again(known: messages.Known, new: messages.New) -> Receipt:
    """What was answered when this message was stored.

    Raises:
        KeyReused: the id stands for another message.
    """
    if known.conversation_id != new.conversation or bytes(known.body_hash) != new.body_hash:
        raise KeyReused
    return Receipt(
        id=new.message.id, seq=known.seq, epoch=known.epoch, control=known.control, at=known.at
    )


def receipt(message: Message, conversation: Conversation) -> Receipt:
    """What a message that was just stored answers."""
    return Receipt(
        id=message.id,
        seq=message.seq,
        epoch=conversation.epoch,
        control=conversation.control.value,
        at=message.at,
    )


async def write_as_agent(
    ports: Ports,
    work: Work,
    conversation_id: ConversationId,
    *,
    agent: AgentId,
    id_: str,
    text: str,
    epoch: int | None,
    on_purpose: tuple[str, ...] = (),
) -> tuple[Receipt, bool]:
    """Store an agent's message. Without an epoch it is a takeover, if they do not hold it.

    Raises:
        StaleEpoch: control changed since the agent looked.
        KeyReused: the id stands for another message.
        AlreadyClaimed: a takeover of what a colleague holds.
        NoCapacity: a takeover beyond the agent's capacity.
    """
    conversation = await conversations.lock(work, conversation_id)
    new = await _of_agent(work, conversation, agent=agent, id_=id_, text=text, kind=Kind.AGENT)

    async def act() -> Receipt:
        now, kept = await _for_agent(ports, work, conversation, agent=agent, epoch=epoch)
        message = await messages.add(
            work,
            msgspec.structs.replace(
                new,
                message=msgspec.structs.replace(
                    new.message, by_mail=kept.handoff.mode is Mode.EMAIL
                ),
                epoch=now.epoch,
                control=now.control.value,
            ),
        )
        await handoffs.first_reply(work, kept.handoff.id)
        await repeat.note(work, now, kept, message, agent=agent, on_purpose=on_purpose)
        if kept.handoff.mode is Mode.EMAIL:
            await promises.settle(work, kept.handoff.id, truth="answered")
            await _by_mail(ports, work, now, kept, message)
        return receipt(message, now)

    return await _once(
        work, new, act, principal=f"agent:{agent}", body=new.body_hash + str(epoch).encode()
    )


async def _once(
    work: Work,
    new: messages.New,
    act: Callable[[], Awaitable[Receipt]],
    *,
    principal: str,
    body: bytes,
) -> tuple[Receipt, bool]:
    before = await earlier(work, new)
    if before is not None:
        return before, False
    key = f"message:{new.message.id}"
    return await once(work, act, kind=Receipt, principal=principal, key=key, body=body)


async def _of_agent(
    work: Work, conversation: Conversation, *, agent: AgentId, id_: str, text: str, kind: Kind
) -> messages.New:
    kept_text = accepted_text(text)
    return messages.New(
        conversation=conversation.id,
        message=Message(
            id=id_,
            seq=0,
            kind=kind,
            at=work.now,
            text=kept_text,
            author_id=ids.written("agent", agent),
            author_name=(await agents.get(work, agent)).name,
        ),
        author=agent,
        epoch=conversation.epoch,
        control=conversation.control.value,
        body_hash=body_hash(conversation.id, kept_text, agent),
    )


async def _for_agent(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    *,
    agent: AgentId,
    epoch: int | None,
) -> tuple[Conversation, Kept]:
    kept = await handoffs.open_of(work, conversation.id)
    if epoch is not None:
        fence(conversation.hold, epoch=epoch, writers=frozenset({Control.AGENT}))
        if kept is None or kept.handoff.agent != agent:
            raise StaleEpoch(epoch=conversation.epoch, control=conversation.control.value)
    elif kept is None or kept.handoff.agent != agent:
        await take_over(ports, work, conversation, agent=agent)
        conversation = await conversations.get(work, conversation.id)
        kept = await handoffs.open_of(work, conversation.id)
    if kept is None:
        raise NotFound(noun="handoff")
    return conversation, kept


async def take_over(
    ports: Ports, work: Work, conversation: Conversation, *, agent: AgentId
) -> handoff_service.Held:
    """An agent steps in: a handoff is opened if none is, and accepted.

    Raises:
        Ended: the conversation is resolved.
        AlreadyClaimed: a colleague holds it.
        NoCapacity: the agent holds as much as they may.
    """
    if conversation.status is Status.RESOLVED:
        raise Ended
    kept = await handoff_open.open_handoff(
        ports,
        work,
        conversation,
        handoff_open.Opening(reason=Reason(code="takeover", words="reason.important")),
    )
    return await handoff_take.claim(ports, work, kept.handoff.id, agent=agent)


async def write_note(
    work: Work,
    conversation_id: ConversationId,
    *,
    agent: AgentId,
    id_: str,
    text: str,
) -> tuple[Receipt, bool]:
    """Store a note for colleagues. It changes nobody's control and the customer never sees it."""
    conversation = await conversations.lock(work, conversation_id)
    new = await _of_agent(work, conversation, agent=agent, id_=id_, text=text, kind=Kind.NOTE)
    before = await earlier(work, new)
    if before is not None:
        return before, False
    return receipt(await messages.add(work, new), conversation), True


async def write_as_assistant(
    work: Work,
    conversation_id: ConversationId,
    *,
    id_: str,
    text: str,
    epoch: int,
    name: str,
    principal: str,
) -> tuple[Receipt, bool]:
    """Store the message of an assistant of the merchant's own, under the epoch it acts on.

    Raises:
        StaleEpoch: control changed since; the refusal is remembered for this id.
        KeyReused: the id stands for another message.
    """
    kept_text = accepted_text(text)
    conversation = await conversations.lock(work, conversation_id)
    new = messages.New(
        conversation=conversation.id,
        message=Message(
            id=id_, seq=0, kind=Kind.ASSISTANT, at=work.now, text=kept_text, author_name=name
        ),
        epoch=conversation.epoch,
        control=conversation.control.value,
        body_hash=body_hash(conversation.id, kept_text, "assistant"),
    )

    async def act() -> Receipt:
        writers = {Control.ASSISTANT}
        if conversation.is_assisted:
            writers.add(Control.QUEUE)
        fence(conversation.hold, epoch=epoch, writers=frozenset(writers))
        message = await messages.add(work, new)
        await turn.supersede(work, conversation.id)
        return receipt(message, conversation)

    return await _once(
        work, new, act, principal=principal, body=new.body_hash + str(epoch).encode()
    )


async def _by_mail(
    ports: Ports, work: Work, conversation: Conversation, kept: Kept, message: Message
) -> None:
    """An owed answer goes out by mail as well; it is in the thread already."""
    customer = await customers.get(work, conversation.customer_id)
    if not customer.email:
        return
    masked = await mail.answer(ports, work, conversation, customer, message)
    await log.append(
        work,
        conversation.id,
        AnswerMailed(
            handoff_id=ids.written("handoff", kept.handoff.id),
            message_id=message.id,
            masked=masked,
        ),
    )
