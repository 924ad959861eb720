"""One turn of the assistant: measure, decide, answer or hand off, all under one epoch."""

import asyncio
from types import MappingProxyType
from typing import Final

import msgspec
import structlog

from batonpass.domain.assistant.tell import NOT_RECEIVED
from batonpass.domain.assistant.value import ReturnNote, Turn, View
from batonpass.domain.attempt import FAILED, Attempt, Outcome
from batonpass.domain.control import Control
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import AttemptJudged, AttemptRecorded, HandoffMoved
from batonpass.domain.event import Event as LogEvent
from batonpass.domain.fact.extract import facts
from batonpass.domain.fact.value import Fact
from batonpass.domain.fact.value import Kind as FactKind
from batonpass.domain.handoff import Priority, Reason
from batonpass.domain.ids import MerchantId, TurnId
from batonpass.domain.message import Kind, Message, accepted_text
from batonpass.domain.signal import Categories, Signals
from batonpass.domain.trigger.decision import Act
from batonpass.domain.trigger.evaluate import evaluate
from batonpass.domain.wording.catalogue import catalogue_for
from batonpass.services import category_fit, handoff_open, signal, trigger_intake
from batonpass.services import order as orders
from batonpass.services.manner import language_of
from batonpass.services.order import CustomerTools
from batonpass.services.ports import Ports
from batonpass.services.signal import Episode
from batonpass.store import agent as agents
from batonpass.store import category as categories
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import log
from batonpass.store import merchant as merchants
from batonpass.store import message as messages
from batonpass.store import turn as turns
from batonpass.store.category import Stamp
from batonpass.store.customer import Customer
from batonpass.store.database import Work
from batonpass.store.merchant import Merchant

ANSWER_SHARE: Final = 0.8  # of a turn's time is the assistant's; the rest is for handing off
NAME: Final = "Assistant"
KEYS: Final = MappingProxyType(  # what is told of a case, or of why the assistant stops
    {
        NOT_RECEIVED: "reason.not_received",
        "money": "reason.money",
        "damaged": "reason.important",
        "wrong_item": "reason.important",
        "customer_agreed": "reason.asked",
        "tool_failed": "reason.unresolved",
        "gave_up": "reason.unresolved",
    }
)
log_ = structlog.get_logger()


class _Scene(msgspec.Struct, frozen=True, kw_only=True):
    """What a turn starts from, read in one transaction."""

    turn: turns.Turn
    merchant: Merchant
    conversation: Conversation
    customer: Customer
    log: tuple[LogEvent, ...]
    story: Episode
    known: tuple[Fact, ...]
    is_staffed: bool
    stamp: Stamp  # of the merchant's categories
    seconds_left: float


async def take(ports: Ports, merchant: MerchantId, turn: TurnId) -> None:
    """Do what is owed to everything the customer wrote since the last turn.

    The answer is stored only if the turn is still the newest and the epoch still the same; a
    newer message, a person, or a deadline makes it void.
    """
    scene = await _scene(ports, merchant, turn)
    if scene is None:
        return
    if scene.seconds_left <= 0:
        await _too_late(ports, merchant, scene)
        return
    shop = await ports.shop_of(merchant, scene.merchant.settings)
    numbers = [f.value for f in scene.known if f.kind is FactKind.ORDER_NUMBER and f.stands]
    around = await orders.around(shop, numbers=numbers, email=scene.customer.email)
    among = await category_fit.fitted(ports, merchant, scene.stamp)
    async with ports.store.work(merchant) as work:
        decided = await _decide(ports, work, scene, around, among)
    if decided is None:
        return
    signals, offers_person = decided
    tools = CustomerTools(
        ports,
        merchant,
        scene.conversation.id,
        scene.customer,
        shop,
        scene.merchant.settings,
    )
    answer = await _answer(ports, scene, tools, signals)
    async with ports.store.work(merchant) as work:
        await _finish(ports, work, scene, answer, offers_person=offers_person)


async def _scene(ports: Ports, merchant: MerchantId, id_: TurnId) -> _Scene | None:
    async with ports.store.work(merchant) as work:
        turn = await turns.get(work, id_)
        if turn.state != "pending":
            return None
        conversation = await conversations.get(work, turn.conversation_id)
        everything = await log.whole(work, conversation.id)
        found = await merchants.get(work)
        customer = await customers.get(work, conversation.customer_id)
        story = signal.episode(everything, after=conversation.boundary_seq)
        # What was said before an agent gave the conversation back is still known, never fired on.
        told = signal.episode(everything, after=0).messages
        return _Scene(
            turn=turn,
            merchant=found,
            conversation=conversation,
            customer=customer,
            log=everything,
            story=story,
            known=facts(
                told,
                time_zone=customer.time_zone or found.settings.time_zone,
                language=conversation.language,
            ),
            is_staffed=any(
                a.is_connected and a.intent == "online" for a in await agents.everyone(work)
            ),
            stamp=await categories.stamp(work),
            seconds_left=(turn.due_at - work.now).total_seconds(),
        )


async def _current(work: Work, scene: _Scene) -> Conversation | None:
    """The conversation, locked, if this turn may still write in it."""
    conversation = await conversations.lock(work, scene.conversation.id)
    turn = await turns.lock(work, TurnId(scene.turn.id))
    if turn.state != "pending" or conversation.epoch != turn.epoch:
        return None
    return conversation


async def _decide(
    ports: Ports, work: Work, scene: _Scene, around: orders.Known, among: Categories
) -> tuple[Signals, bool] | None:
    """Measure and decide; None when the turn is over: void, or handed off."""
    conversation = await _current(work, scene)
    if conversation is None:
        return None
    unmeasured = [
        m
        for m in scene.story.messages
        if m.kind is Kind.CUSTOMER and m.seq > conversation.measured_seq
    ]
    story = scene.story
    signals = story.signals[-1] if story.signals else Signals()
    rules = await signal.prepared(work)
    offers_person = False
    for message in unmeasured:
        signals = signal.measured(
            ports.model,
            message,
            story,
            language=conversation.language or scene.customer.language,
            categories=among,
        )
        story = await _judge(work, conversation, message, signals, story)
        if conversation.control is Control.QUEUE:
            # A person is coming already; the assistant only helps meanwhile.
            continue
        situation = await signal.situation(
            ports,
            work,
            conversation,
            scene.merchant.settings,
            message,
            signals,
            story,
            orders=around.orders,
            tier=around.customer.tier if around.customer else "",
        )
        decision = evaluate(rules, situation)
        await signal.store_decision(work, conversation, message, signals, decision, situation)
        story = msgspec.structs.replace(story, signals=(*story.signals, signals))
        opening = signal.opening(decision, message, orders=around.orders, tier=situation.tier)
        opening, is_asked = await trigger_intake.instead(
            ports, work, conversation, message, signals, decision, opening, _heard(scene, signals)
        )
        if is_asked:
            await turns.end(work, TurnId(scene.turn.id), "done")
            return None
        if opening is not None:
            await turns.end(work, TurnId(scene.turn.id), "done")
            now = await conversations.get(work, conversation.id)
            await handoff_open.open_handoff(ports, work, now, opening)
            return None
        offers_person = offers_person or decision.act is Act.OFFER
    return signals, offers_person


def _heard(scene: _Scene, signals: Signals) -> trigger_intake.Heard:
    return trigger_intake.Heard(
        customer=scene.customer,
        facts=scene.known,
        messages=scene.story.messages,
        language=scene.customer.language or scene.conversation.language or signals.language,
    )


async def _judge(
    work: Work,
    conversation: Conversation,
    message: Message,
    signals: Signals,
    story: Episode,
) -> Episode:
    """The customer says that the last answer did not help: that attempt failed after all."""
    if not signals.is_unresolved:
        return story
    last = next((a for a in reversed(story.attempts) if a.outcome is Outcome.ANSWERED), None)
    if last is None:
        return story
    await log.append(
        work, conversation.id, AttemptJudged(attempt_id=last.id, message_seq=message.seq)
    )
    judged = tuple(
        msgspec.structs.replace(a, outcome=Outcome.NOT_SOLVED) if a.id == last.id else a
        for a in story.attempts
    )
    return msgspec.structs.replace(story, attempts=judged)


async def _answer(ports: Ports, scene: _Scene, tools: CustomerTools, signals: Signals) -> Turn:
    conversation = scene.conversation
    view = View(
        shop_name=scene.merchant.name,
        messages=tuple(
            m
            for m in signal.episode(scene.log, after=0).messages
            if m.kind in {Kind.CUSTOMER, Kind.ASSISTANT, Kind.AGENT}
        ),
        language=scene.customer.language or conversation.language or signals.language,
        facts=scene.known,
        attempts=scene.story.attempts,
        signals=signals,
        level=scene.customer.level.value,
        customer_name=scene.customer.name,
        customer_email=scene.customer.email,
        since_seq=conversation.boundary_seq,
        returned=_returned(scene.log),
        is_waiting=conversation.control is Control.QUEUE,
        is_staffed=scene.is_staffed,
        now=scene.turn.created_at,
        time_zone=scene.customer.time_zone or scene.merchant.settings.time_zone,
    )
    seconds = scene.seconds_left * ANSWER_SHARE
    try:
        async with asyncio.timeout(seconds):
            return await ports.assistant.answer(view, tools)
    except TimeoutError:
        return _failed(scene, "The assistant took too long.")
    except Exception as failure:  # noqa: BLE001 - promise 8: a failing assistant opens a handoff
        log_.warning("assistant.failed", failure=type(failure).__name__, turn=str(scene.turn.id))
        return _failed(scene, "The assistant failed.")


def _failed(scene: _Scene, detail: str) -> Turn:
    attempt = Attempt(
        id=f"failed-{scene.turn.id}",
        intent="answer",
        outcome=Outcome.TOOL_FAILED,
        seq=scene.turn.through_seq,
        detail=detail,
    )
    return Turn(attempts=(attempt,), wants_handoff=True, why="tool_failed")


def _returned(events: tuple[LogEvent, ...]) -> ReturnNote | None:
    for event in reversed(events):
        if isinstance(event.data, HandoffMoved) and event.data.event == "returned":
            return ReturnNote(
                decided=event.data.decided,
                promised=event.data.promised,
                still_open=event.data.still_open,
                do_not_mention=event.data.do_not_mention,
                agent_name=event.data.agent_name,
                seq=event.seq,
            )
    return None


async def _finish(
    ports: Ports, work: Work, scene: _Scene, answer: Turn, *, offers_person: bool
) -> None:
    """Store what was tried and said, if the turn still holds; hand off if it could not answer."""
    del offers_person  # the assistant's own answer to "are you a person?" makes the offer
    conversation = await _current(work, scene)
    if conversation is None:
        return
    if answer.attempts:
        await log.append(
            work, conversation.id, *(AttemptRecorded(attempt=a) for a in answer.attempts)
        )
    reason = _gave_up(scene, answer) if conversation.control is Control.ASSISTANT else None
    # What only passes them on is told once: as the reason, with the wait.
    is_told = reason is not None and answer.wants_handoff and not answer.is_model
    if answer.text and not is_told:
        await messages.add(
            work,
            messages.New(
                conversation=conversation.id,
                message=Message(
                    id=f"turn-{scene.turn.id}",
                    seq=0,
                    kind=Kind.ASSISTANT,
                    at=work.now,
                    text=accepted_text(answer.text),
                    author_name=NAME,
                ),
                epoch=conversation.epoch,
                control=conversation.control.value,
            ),
        )
    await turns.end(work, TurnId(scene.turn.id), "done")
    if reason is not None:
        now = await conversations.get(work, conversation.id)
        await handoff_open.open_handoff(ports, work, now, handoff_open.Opening(reason=reason))


def _gave_up(scene: _Scene, answer: Turn) -> Reason | None:
    """Why a person must go on after this answer; None if none must."""
    if answer.wants_handoff:
        code = answer.case if answer.case == NOT_RECEIVED else answer.why or "gave_up"
        return Reason(code=code, words=_words(scene, answer), rule="assistant")
    if not answer.text:
        return Reason(code="gave_up", words="reason.unresolved", rule="assistant")
    failed = scene.story.failed + sum(1 for a in answer.attempts if a.outcome in FAILED)
    if failed >= 2:  # noqa: PLR2004 - twice is enough: the third try would be the customer's loss
        return Reason(code="failed", words="reason.unresolved", rule="assistant")
    return None


def _words(scene: _Scene, answer: Turn) -> str:
    """The merchant's own words for such a case, else the assistant's, else ours."""
    key = KEYS.get(answer.case) or KEYS.get(answer.why, "reason.decision")
    settings = scene.merchant.settings
    language = language_of(settings, scene.conversation, scene.customer)
    is_own = key in settings.words.get(catalogue_for(language).language, {})
    says_more = answer.parting and not answer.is_model and answer.why != "customer_agreed"
    return answer.parting if says_more and not is_own else key


async def _too_late(ports: Ports, merchant: MerchantId, scene: _Scene) -> None:
    """Nobody answered in time: a person is asked, whatever the assistant still says."""
    async with ports.store.work(merchant) as work:
        conversation = await _current(work, scene)
        if conversation is None:
            return
        await turns.end(work, TurnId(scene.turn.id), "late")
        if conversation.control is Control.ASSISTANT:
            await handoff_open.open_handoff(
                ports,
                work,
                conversation,
                handoff_open.Opening(
                    reason=Reason(code="silent", words="reason.unresolved", rule="assistant"),
                    priority=Priority.NORMAL,
                ),
            )
