"""How a message is accepted: stored under the next number, once, before anybody hears of it."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain import ids
from batonpass.domain.control import Control, fence
from batonpass.domain.conversation import Conversation, Status
from batonpass.domain.event import AnswerMailed
from batonpass.domain.fact.redact import redact
from batonpass.domain.handoff import Mode, Reason, State
from batonpass.domain.ids import AgentId, ConversationId, CustomerId, TurnId
from batonpass.domain.message import Kind, Message, accepted_text
from batonpass.domain.refusal import Ended, KeyReused, NotFound, StaleEpoch
from batonpass.services import handoff as handoff_service
from batonpass.services import mail, repeat
from batonpass.services.answer import body_hash, once
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import image as images
from batonpass.store import log, turn
from batonpass.store import merchant as merchants
from batonpass.store import message as messages
from batonpass.store.database import Work
from batonpass.store.handoff import Kept

PACKET_AGAIN: Final = timedelta(seconds=1)  # a burst of messages builds the packet once


class Receipt(msgspec.Struct, frozen=True, kw_only=True):
    """What a stored message answers: where it stands, and who holds the conversation."""

    id: str
    seq: int
    epoch: int
    control: str
    at: datetime


async def accept(
    ports: Ports,
    work: Work,
    conversation_id: ConversationId,
    *,
    customer: CustomerId | None,
    id_: str,
    text: str,
    image: str = "",
    by_mail: bool = False,
) -> tuple[Receipt, bool]:
    """Store a customer's message; the receipt, and whether it is new.

    Args:
        ports: for the turn's id.
        work: one transaction.
        conversation_id: an open conversation.
        customer: who writes; None: an API key that may write for any customer.
        id_: chosen by the client, unique for ever.
        text: may be empty with an image.
        image: a written image id; empty: none.
        by_mail: it came by e-mail.

    Raises:
        NotFound: unknown, or somebody else's conversation or image.
        KeyReused: the id stands for another message.
        Ended: the conversation is resolved.
    """
    kept_text = redact(accepted_text(text, may_be_empty=bool(image))).text
    conversation = await conversations.lock(work, conversation_id)
    if customer is not None and conversation.customer_id != customer:
        raise NotFound(noun="conversation")
    body = body_hash(conversation_id, kept_text, image)
    before = await earlier(work, conversation_id, id_, body)
    if before is not None:
        return before, False
    if conversation.status is Status.RESOLVED:
        raise Ended
    if image:
        found = await images.get(work, ids.ImageId(ids.read("image", image)))
        if found.conversation_id != conversation.id:
            raise NotFound(noun="image")
    author = customer or conversation.customer_id
    person = await customers.get(work, author)
    message = await messages.add(
        work,
        conversation.id,
        Message(
            id=id_,
            seq=0,
            kind=Kind.CUSTOMER,
            at=work.now,
            text=kept_text,
            author_id=ids.written("customer", author),
            author_name=person.name,
            image_id=image,
            by_mail=by_mail,
        ),
        author=author,
        epoch=conversation.epoch,
        control=conversation.control.value,
        body_hash=body,
    )
    await conversations.seen(work, conversation.id)
    await _answer_is_owed(ports, work, conversation, message)
    return _receipt(message, conversation.epoch, conversation.control), True


async def _answer_is_owed(
    ports: Ports, work: Work, conversation: Conversation, message: Message
) -> None:
    """Whoever has control owes an answer now; see to it that they know, and by when."""
    kept = await handoffs.open_of(work, conversation.id)
    assists = conversation.control is Control.QUEUE and conversation.is_assisted
    if conversation.control is Control.ASSISTANT or assists:
        settings = (await merchants.get(work)).settings
        await turn.replace(
            work,
            TurnId(ports.new_id()),
            conversation.id,
            epoch=conversation.epoch,
            through=message.seq,
            due=work.now + timedelta(seconds=settings.answer_seconds),
        )
    if kept is None:
        return
    if kept.handoff.state in {State.QUEUED, State.OFFERED}:
        await handoffs.touch_packet(work, kept.handoff.id, at=work.now + PACKET_AGAIN)
        work.wake("inbox")
    elif kept.handoff.state is State.WRAPPING:
        await handoff_service.reopen(ports, work, conversation, kept)
    elif kept.handoff.agent is not None:
        work.wake("agent", kept.handoff.agent)


async def earlier(
    work: Work, conversation: ConversationId, id_: str, body: bytes
) -> Receipt | None:
    """What was answered to this id before; None if it is new.

    Raises:
        KeyReused: it stands for another message.
    """
    known = await messages.known(work, id_)
    if known is None:
        return None
    if known.conversation_id != conversation or bytes(known.body_hash) != body:
        raise KeyReused
    return Receipt(id=id_, seq=known.seq, epoch=known.epoch, control=known.control, at=known.at)


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
    kept_text = accepted_text(text)
    body = body_hash(conversation_id, kept_text, agent)

    async def act() -> Receipt:
        conversation, kept = await _for_agent(
            ports, work, conversation_id, agent=agent, epoch=epoch
        )
        name = (await agents.get(work, agent)).name
        message = await messages.add(
            work,
            conversation.id,
            Message(
                id=id_,
                seq=0,
                kind=Kind.AGENT,
                at=work.now,
                text=kept_text,
                author_id=ids.written("agent", agent),
                author_name=name,
                by_mail=kept.handoff.mode is Mode.EMAIL,
            ),
            author=agent,
            epoch=conversation.epoch,
            control=conversation.control.value,
            body_hash=body,
        )
        await handoffs.first_reply(work, kept.handoff.id)
        await repeat.note(work, conversation, kept, message, agent=agent, on_purpose=on_purpose)
        if kept.handoff.mode is Mode.EMAIL:
            await _by_mail(ports, work, conversation, kept, message)
        return _receipt(message, conversation.epoch, conversation.control)

    conversation = await conversations.lock(work, conversation_id)
    before = await earlier(work, conversation.id, id_, body)
    if before is not None:
        return before, False
    return await once(
        work,
        act,
        kind=Receipt,
        principal=f"agent:{agent}",
        key=f"message:{id_}",
        body=body + str(epoch).encode(),
    )


async def _for_agent(
    ports: Ports,
    work: Work,
    conversation_id: ConversationId,
    *,
    agent: AgentId,
    epoch: int | None,
) -> tuple[Conversation, Kept]:
    conversation = await conversations.lock(work, conversation_id)
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
    kept = await handoff_service.open_handoff(
        ports,
        work,
        conversation,
        handoff_service.Opening(reason=Reason(code="takeover", words="reason.important")),
    )
    return await handoff_service.claim(ports, work, kept.handoff.id, agent=agent)


async def write_note(
    work: Work,
    conversation_id: ConversationId,
    *,
    agent: AgentId,
    id_: str,
    text: str,
) -> tuple[Receipt, bool]:
    """Store a note for colleagues. It changes nobody's control and the customer never sees it."""
    kept_text = accepted_text(text)
    body = body_hash(conversation_id, kept_text, agent)
    conversation = await conversations.lock(work, conversation_id)
    before = await earlier(work, conversation.id, id_, body)
    if before is not None:
        return before, False
    name = (await agents.get(work, agent)).name
    message = await messages.add(
        work,
        conversation.id,
        Message(
            id=id_,
            seq=0,
            kind=Kind.NOTE,
            at=work.now,
            text=kept_text,
            author_id=ids.written("agent", agent),
            author_name=name,
        ),
        author=agent,
        epoch=conversation.epoch,
        control=conversation.control.value,
        body_hash=body,
    )
    return _receipt(message, conversation.epoch, conversation.control), True


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
    body = body_hash(conversation_id, kept_text, "assistant")

    async def act() -> Receipt:
        conversation = await conversations.lock(work, conversation_id)
        writers = {Control.ASSISTANT}
        if conversation.is_assisted:
            writers.add(Control.QUEUE)
        fence(conversation.hold, epoch=epoch, writers=frozenset(writers))
        message = await messages.add(
            work,
            conversation.id,
            Message(
                id=id_, seq=0, kind=Kind.ASSISTANT, at=work.now, text=kept_text, author_name=name
            ),
            epoch=conversation.epoch,
            control=conversation.control.value,
            body_hash=body,
        )
        await turn.supersede(work, conversation.id)
        return _receipt(message, conversation.epoch, conversation.control)

    conversation = await conversations.lock(work, conversation_id)
    before = await earlier(work, conversation.id, id_, body)
    if before is not None:
        return before, False
    return await once(
        work,
        act,
        kind=Receipt,
        principal=principal,
        key=f"message:{id_}",
        body=body + str(epoch).encode(),
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


def _receipt(message: Message, epoch: int, control: Control) -> Receipt:
    return Receipt(
        id=message.id, seq=message.seq, epoch=epoch, control=control.value, at=message.at
    )
