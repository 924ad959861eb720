"""How a conversation is opened, read, left and rated: what a customer can do with it."""

import re
from datetime import datetime

import msgspec

from batonpass.domain import ids
from batonpass.domain.control import Control
from batonpass.domain.conversation import Conversation, Level, SurveyView
from batonpass.domain.event import (
    ContactGiven,
    ConversationOpened,
    Event,
    HandoffMoved,
    HandoffOpened,
    SurveyAnswered,
    SurveyAsked,
    WaitTold,
)
from batonpass.domain.handoff import Mode, Reason, State
from batonpass.domain.ids import ConversationId, CustomerId
from batonpass.domain.message import Kind, Message
from batonpass.domain.refusal import Ended, Malformed, NotFound
from batonpass.domain.wording import Choice
from batonpass.services import handoff as handoff_service
from batonpass.services import handoff_end, handoff_open, handoff_wait, mail, survey
from batonpass.services import staffing as staffing_service
from batonpass.services.handoff_open import Opening
from batonpass.services.merchant import checked_email
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import log, message
from batonpass.store import merchant as merchants
from batonpass.store.customer import Customer
from batonpass.store.database import Work
from batonpass.store.handoff import Kept

ASKED = "reason.asked"
SOLVED = "solved_by_assistant"
WAITING = frozenset({"queued", "offered"})


class Snapshot(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation as its rows say; the log up to `seq` says the same."""

    conversation: Conversation
    customer: Customer
    messages: tuple[Message, ...]
    handoff: Kept | None
    agent_name: str
    wait: WaitTold | None
    wait_at: datetime | None
    survey: SurveyView | None
    packet_revision: int


async def open_conversation(
    ports: Ports,
    work: Work,
    customer: CustomerId,
    *,
    language: str = "",
    page: str = "",
    channel: str = "widget",
) -> tuple[ConversationId, bool]:
    """The customer's one open conversation, and whether it is new."""
    already = await conversations.open_of(work, customer)
    if already is not None:
        return already.id, False
    id_ = ConversationId(ports.new_id())
    stored = await conversations.insert(
        work, id_, customer, channel=channel, language=language[:35], page=page[:500]
    )
    if not stored:
        # Opened by another request at this very moment: that one is the customer's.
        already = await conversations.open_of(work, customer)
        if already is None:
            raise NotFound(noun="conversation")
        return already.id, False
    await log.append(
        work,
        id_,
        ConversationOpened(
            customer_id=ids.written("customer", customer),
            channel=channel,
            language=language[:35],
            page=page[:500],
        ),
    )
    return id_, True


async def mine(
    work: Work, conversation: ConversationId, customer: CustomerId | None
) -> Conversation:
    """The conversation, locked, if it is the customer's; None as customer: staff may.

    Raises:
        NotFound: unknown, or somebody else's.
    """
    found = await conversations.lock(work, conversation)
    if customer is not None and found.customer_id != customer:
        raise NotFound(noun="conversation")
    return found


async def snapshot(work: Work, conversation: ConversationId) -> Snapshot:
    """Everything a screen starts from, read at one instant.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    found = await conversations.share(work, conversation)
    kept = await handoffs.latest_of(work, conversation)
    agent = kept.handoff.agent if kept else None
    told = await log.of_types(
        work, conversation, WaitTold, SurveyAsked, SurveyAnswered, HandoffOpened, HandoffMoved
    )
    wait = _last_wait(told, kept)
    return Snapshot(
        conversation=found,
        customer=await customers.get(work, found.customer_id),
        messages=await message.of_conversation(work, conversation),
        handoff=kept,
        agent_name=(await agents.get(work, agent)).name if agent else "",
        wait=wait[0],
        wait_at=wait[1],
        survey=_survey(told),
        packet_revision=await handoffs.packet_revision(work, kept.handoff.id) if kept else 0,
    )


def _last_wait(
    told: tuple[Event, ...], kept: Kept | None
) -> tuple[WaitTold | None, datetime | None]:
    if kept is None or kept.handoff.state not in {State.QUEUED, State.OFFERED}:
        return None, None
    for event in reversed(told):
        if isinstance(event.data, HandoffOpened):
            break
        if isinstance(event.data, HandoffMoved) and event.data.state not in WAITING:
            break
        if isinstance(event.data, WaitTold):
            return event.data, event.at
    return None, None


def _survey(told: tuple[Event, ...]) -> SurveyView | None:
    for event in reversed(told):
        match event.data:
            case SurveyAnswered() as answered:
                return SurveyView(
                    part=answered.part,
                    handoff_id=answered.handoff_id,
                    score=answered.score,
                    repeated=answered.repeated,
                )
            case SurveyAsked(part=part, handoff_id=handoff_id):
                return SurveyView(part=part, handoff_id=handoff_id)
            case _:
                pass
    return None


async def ask_for_person(
    ports: Ports, work: Work, conversation: Conversation
) -> handoff_service.Held:
    """The customer pressed "talk to a person": no rule, no model can refuse it.

    Raises:
        Ended: the conversation is resolved.
    """
    if conversation.resolved_at is not None:
        raise Ended
    kept = await handoff_open.open_handoff(
        ports,
        work,
        conversation,
        Opening(reason=Reason(code="asked", words=ASKED, rule="button")),
    )
    return await handoff_service.held(work, conversation.id, kept.handoff.id)


async def choose(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    *,
    choice: str,
    email: str,
    phone: str = "",
    at: datetime | None = None,
) -> None:
    """How the waiting customer goes on.

    Raises:
        NotFound: they wait for nobody.
        Malformed: an unknown choice, or an answer by mail without an address.
    """
    try:
        chosen = Choice(choice)
    except ValueError:
        raise Malformed(field="choice", cure=f"one of {', '.join(Choice)}") from None
    kept = await handoffs.open_of(work, conversation.id)
    if kept is None or kept.handoff.state not in {State.QUEUED, State.OFFERED}:
        raise NotFound(noun="handoff")
    if chosen is Choice.EMAIL:
        await give_contact(ports, work, conversation, email=email)
        kept = await handoffs.lock(work, kept.handoff.id)
        if kept.handoff.mode is Mode.EMAIL:
            return
    if chosen is Choice.CALLBACK:
        at = await staffing_service.chosen_slot(work, kept.handoff.queue, at)
        await give_phone(work, conversation, phone)
    await handoff_wait.choose(ports, work, conversation, kept, chosen, at=at)


async def give_phone(work: Work, conversation: Conversation, phone: str) -> None:
    """The customer tells a number to be called at.

    Raises:
        Malformed: it is none, and none is known.
    """
    customer = await customers.get(work, conversation.customer_id)
    number = re.sub(r"[^0-9+]", "", phone)
    if not phone and customer.phone:
        return
    if not re.fullmatch(r"\+?[0-9]{6,15}", number):
        raise Malformed(field="phone", cure="a telephone number with 6 to 15 digits")
    if number != customer.phone:
        await customers.identify(work, customer.id, level=customer.level, phone=number)
        masked_ = f"{number[:3]}•••{number[-2:]}"
        await log.append(work, conversation.id, ContactGiven(what="phone", masked=masked_))


async def give_contact(ports: Ports, work: Work, conversation: Conversation, *, email: str) -> None:
    """The customer tells an address; when nobody is there it is also how they are answered.

    Raises:
        Malformed: it is none, and none is known.
    """
    customer = await customers.get(work, conversation.customer_id)
    if email:
        address = checked_email(email)
        if address != customer.email.lower():
            if customer.level is Level.PROVEN:
                raise Malformed(
                    field="email", cure=f"the one you signed in with: {mail.masked(customer.email)}"
                )
            await customers.identify(work, customer.id, level=Level.CLAIMED, email=address)
            await log.append(
                work, conversation.id, ContactGiven(what="email", masked=mail.masked(address))
            )
    elif not customer.email:
        raise Malformed(field="email", cure="an address we can answer to")
    kept = await handoffs.open_of(work, conversation.id)
    settings = (await merchants.get(work)).settings
    if kept is None or kept.handoff.mode is not Mode.LIVE or kept.handoff.state is not State.QUEUED:
        return
    staffing = await agents.staffing(work, kept.handoff.queue)
    if not staffing.agents:
        await handoff_wait.owe(ports, work, conversation, kept, settings)
        await mail.to_customer(ports, work, conversation, "in_line")


async def leave(ports: Ports, work: Work, conversation: Conversation) -> None:
    """The customer leaves the line: owed by mail if an address is known, else abandoned.

    With an address that is the choice of an answer by mail, under another name: the place is kept,
    so that one press too many costs nobody a wait, and nobody we can reach goes unanswered.
    """
    kept = await handoffs.open_of(work, conversation.id)
    if kept is None or kept.handoff.state not in {State.QUEUED, State.OFFERED}:
        return
    customer = await customers.get(work, conversation.customer_id)
    if customer.email:
        if kept.handoff.mode is Mode.LIVE:
            settings = (await merchants.get(work)).settings
            await handoff_wait.owe(ports, work, conversation, kept, settings)
            await mail.to_customer(ports, work, conversation, "in_line")
        return
    await handoff_wait.abandon(work, conversation, kept, why="left")


async def solved(work: Work, conversation: Conversation) -> None:
    """The customer says it is solved: who waits leaves the line; with the assistant it ends, rated.

    Twice is once; with an agent it is theirs to resolve.
    """
    kept = await handoffs.open_of(work, conversation.id)
    if kept is not None and kept.handoff.state in {State.QUEUED, State.OFFERED}:
        await handoff_wait.withdraw(work, conversation, kept, why="solved")
    elif kept is None and conversation.control is Control.ASSISTANT:
        await handoff_end.resolve(work, conversation, disposition=SOLVED)
        await survey.ask(work, conversation, part="assistant", handoff=None)


def visible(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """What a customer may read of them."""
    return tuple(m for m in messages if m.kind is not Kind.NOTE)
