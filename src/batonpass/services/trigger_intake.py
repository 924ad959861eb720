"""How a rule's "first collect, first offer e-mail" is done: asked once, then the handoff opens."""

from collections.abc import Sequence

import msgspec

from batonpass.domain.control import Control
from batonpass.domain.conversation import Conversation, Level, Status
from batonpass.domain.event import ContactGiven
from batonpass.domain.fact.value import Fact
from batonpass.domain.handoff import Mode
from batonpass.domain.ids import ConversationId, MerchantId
from batonpass.domain.message import Kind, Message
from batonpass.domain.signal import Signals
from batonpass.domain.signal.value import RequestKind
from batonpass.domain.trigger import intake
from batonpass.domain.trigger.decision import Decision
from batonpass.domain.trigger.document import Item
from batonpass.domain.wording import own_catalogue
from batonpass.services import handoff_open
from batonpass.services.handoff_open import Opening
from batonpass.services.mail import masked
from batonpass.services.ports import Ports
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import log, turn
from batonpass.store import merchant as merchants
from batonpass.store import message as messages
from batonpass.store import trigger_intake as rows
from batonpass.store.customer import Customer
from batonpass.store.database import Work

NAME = "Assistant"


class Heard(msgspec.Struct, frozen=True, kw_only=True):
    """What is known when a message is decided on."""

    customer: Customer
    facts: Sequence[Fact]
    messages: Sequence[Message]  # of the episode
    language: str


async def instead(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    message: Message,
    signals: Signals,
    decision: Decision,
    opening: Opening | None,
    heard: Heard,
) -> tuple[Opening | None, bool]:
    """The handoff to open now, and whether the customer was asked for something first.

    Explicit requests and safety topics open at once. Everything else is asked about at most once:
    whatever the customer answers, the handoff opens then.
    """
    begun = await rows.lock(work, conversation.id)
    if begun is not None:
        await rows.end(work, conversation.id)
        if decision.forced:
            return opening, False
        if signals.request.kind is RequestKind.NEGATED:
            return None, False  # they would rather go on with the assistant
        stored = msgspec.json.decode(begun.opening, type=Opening)
        return await _answered(work, conversation, message, begun, stored, heard), False
    chosen = decision.chosen
    if opening is None or chosen is None or decision.forced:
        return opening, False
    items = intake.missing(
        chosen.collect,
        facts=heard.facts,
        messages=heard.messages,
        has_address=bool(heard.customer.email),
    )
    if not items and not (chosen.offer_email and opening.mode is Mode.LIVE):
        return opening, False
    await _ask(ports, work, conversation, message, decision, opening, items, heard)
    return None, True


async def _ask(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    message: Message,
    decision: Decision,
    opening: Opening,
    items: tuple[Item, ...],
    heard: Heard,
) -> None:
    chosen = decision.chosen
    if chosen is None:
        return
    await rows.start(
        work,
        conversation.id,
        chosen,
        opening=opening,
        items=tuple(item.value for item in items),
        asked_seq=message.seq,
        due=work.now + intake.PATIENCE,
    )
    own = (await merchants.get(work)).settings.words
    text = intake.question(
        items,
        offers_email=chosen.offer_email,
        catalogue=own_catalogue(own, heard.language),
    )
    await messages.add(
        work,
        messages.New(
            conversation=conversation.id,
            message=Message(
                id=f"intake-{ports.new_id()}",
                seq=0,
                kind=Kind.ASSISTANT,
                at=work.now,
                text=text,
                author_name=NAME,
            ),
            epoch=conversation.epoch,
            control=conversation.control.value,
        ),
    )


async def _answered(
    work: Work,
    conversation: Conversation,
    message: Message,
    begun: rows.Intake,
    stored: Opening,
    heard: Heard,
) -> Opening:
    """The handoff as it was decided, by mail if the customer chose that."""
    address = intake.address_in(heard.facts, after=begun.asked_seq)
    known = heard.customer.email
    if address and address.lower() != known.lower() and heard.customer.level is not Level.PROVEN:
        await customers.identify(work, heard.customer.id, level=Level.CLAIMED, email=address)
        await log.append(work, conversation.id, ContactGiven(what="email", masked=masked(address)))
        known = address
    wants = bool(address) or intake.wants_mail(message.text)
    if begun.offers_email and known and wants:
        return msgspec.structs.replace(stored, mode=Mode.EMAIL)
    return stored


async def overdue(ports: Ports, merchant: MerchantId, id_: ConversationId) -> None:
    """No answer came: the handoff opens with what is there."""
    async with ports.store.work(merchant) as work:
        conversation = await conversations.lock(work, id_)
        begun = await rows.lock(work, id_)
        if begun is None or begun.due_at > work.now:
            return
        await rows.end(work, id_)
        if conversation.status is Status.RESOLVED or conversation.control is not Control.ASSISTANT:
            return
        await turn.supersede(work, id_)
        stored = msgspec.json.decode(begun.opening, type=Opening)
        await handoff_open.open_handoff(ports, work, conversation, stored)
