"""What happens when a deadline comes: every open state has one, and nothing else acts on time."""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

import msgspec
import structlog

from batonpass.domain.conversation import Conversation
from batonpass.domain.handoff import Mode, State
from batonpass.domain.ids import (
    AgentId,
    ConversationId,
    HandoffId,
    MailId,
    MerchantId,
    OfferId,
    TurnId,
)
from batonpass.domain.merchant import Settings
from batonpass.domain.refusal import BatonpassError
from batonpass.services import (
    assistant,
    follow_up,
    handoff_end,
    handoff_pass,
    handoff_wait,
    mail,
    packet,
    presence,
    shop_connection,
    trigger_backtest,
    trigger_intake,
    wait,
    wait_alarm,
)
from batonpass.services import handoff as handoff_service
from batonpass.services import offer as offer_service
from batonpass.services.ports import Ports
from batonpass.services.wait_model import KEPT
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store import wait as line_log
from batonpass.store.database import Work
from batonpass.store.due import Due
from batonpass.store.handoff import Kept

log = structlog.get_logger()
CONNECTED_SECONDS: Final = 30.0  # a page that reported itself within this is still open
CALL_LOOK: Final = timedelta(seconds=30)  # how often an overdue call-back is put to the router
WARNED_SHARE: Final = 1 / 3  # of the absence time is left after the warning


async def act(ports: Ports, due: Due) -> None:  # noqa: C901, PLR0912 - one line a kind
    """Do what is due. A refusal means somebody was quicker; anything else is tried again."""
    try:
        match due.kind:
            case "turn":
                await assistant.take(ports, due.merchant, TurnId(UUID(due.id)))
            case "routing":
                await offer_service.route(ports, due.merchant)
            case "offer":
                async with ports.store.work(due.merchant) as work:
                    await offer_service.expire(ports, work, OfferId(UUID(due.id)))
            case "lease":
                await presence.look_after(ports, due.merchant, AgentId(UUID(due.id)))
            case "mail":
                async with ports.store.work(due.merchant) as work:
                    await mail.send(ports, work, MailId(UUID(due.id)))
            case "handoff":
                await _handoff(ports, due.merchant, HandoffId(UUID(due.id)))
            case "shop":
                await shop_connection.look(ports, due.merchant)
            case "backtest":
                await trigger_backtest.run(ports, due.merchant, UUID(due.id))
            case "intake":
                await trigger_intake.overdue(ports, due.merchant, ConversationId(UUID(due.id)))
            case "line":
                await _line(ports, due.merchant)
            case "follow_up":
                async with ports.store.work(due.merchant) as work:
                    await follow_up.act(ports, work, HandoffId(UUID(due.id)))
            case "ledger":
                async with ports.store.work(due.merchant) as work:
                    await wait_alarm.look(ports, work)
            case unknown:
                log.error("due.unknown", kind=unknown)
    except BatonpassError as refused:
        log.info("due.refused", kind=due.kind, id=due.id, code=refused.code)


async def _handoff(ports: Ports, merchant: MerchantId, id_: HandoffId) -> None:
    async with ports.store.work(merchant) as work:
        kept = await handoffs.get(work, id_)
        wants_packet = _is_due(kept.plan.packet, work.now)
    if wants_packet:
        await _packet(ports, merchant, id_)
    async with ports.store.work(merchant) as work:
        conversation, kept = await handoff_service.locked(work, id_)
        settings = (await merchants.get(work)).settings
        if kept.handoff.state in {State.QUEUED, State.OFFERED}:
            await _waiting(ports, work, conversation, kept, settings)
        elif kept.handoff.state is State.ACTIVE:
            await _active(ports, work, kept)
        elif kept.handoff.state is State.WRAPPING and _is_due(kept.plan.hold, work.now):
            await handoff_end.dispose(work, id_, agent=None, disposition="")
        # What fell due meanwhile, a packet asked for again say, is done at its own time.
        await handoffs.release(work, id_)
    if wants_packet:
        # Last: a slow model delays no word to the customer.
        await packet.word(ports, merchant, id_)


async def _packet(ports: Ports, merchant: MerchantId, id_: HandoffId) -> None:
    try:
        await packet.refresh(ports, merchant, id_)
    except BatonpassError:
        raise
    except Exception:
        # The handoff goes on without it; the packet is tried again, and the console says so.
        log.exception("packet.failed", handoff=str(id_))
        async with ports.store.work(merchant) as work:
            await handoff_service.locked(work, id_)
            await handoffs.ready(work, id_, packet_due=work.now + timedelta(seconds=15))
            await queues.ask_routing(work)


async def _waiting(
    ports: Ports, work: Work, conversation: Conversation, kept: Kept, settings: Settings
) -> None:
    plan = kept.plan
    if kept.handoff.mode is Mode.CALLBACK:
        await _called(work, kept)
        return
    if _is_due(plan.absence, work.now):
        if await _absent(ports, work, conversation, kept, settings):
            return
        kept = await handoffs.get(work, kept.handoff.id)
        plan = kept.plan
    if _is_due(plan.relax, work.now):
        await _relax(work, conversation, kept)
        kept = await handoffs.get(work, kept.handoff.id)
        plan = kept.plan
    alert = plan.alert
    if _is_due(alert, work.now):
        await mail.alert(ports, work, kept, settings)
        alert = work.now + timedelta(minutes=settings.alert_minutes)
    await handoffs.plan(work, kept.handoff.id, msgspec.structs.replace(plan, alert=alert))
    if _is_due(plan.word, work.now):
        await wait.speak(ports, work, conversation, kept, settings)


async def _called(work: Work, kept: Kept) -> None:
    """The time of a call-back: the router gives it to somebody, and is asked until it did."""
    at = kept.callback_at or work.now
    if at <= work.now:
        await queues.ask_routing(work)
    again = msgspec.structs.replace(kept.plan, word=max(at, work.now + CALL_LOOK))
    await handoffs.plan(work, kept.handoff.id, again)


async def _active(ports: Ports, work: Work, kept: Kept) -> None:
    if _is_due(kept.plan.grace, work.now):
        await handoff_pass.lose(ports, work, kept.handoff.id)
    elif _is_due(kept.plan.hold, work.now):
        again = msgspec.structs.replace(kept.plan, hold=work.now + handoff_service.HOLD_LOOK)
        await handoffs.plan(work, kept.handoff.id, again)


async def _relax(work: Work, conversation: Conversation, kept: Kept) -> None:
    """Nobody of this queue came in time: the fallback queue may, at the same rank."""
    queue = await queues.get(work, kept.handoff.queue)
    plan = msgspec.structs.replace(kept.plan, relax=None)
    await handoffs.plan(work, kept.handoff.id, plan)
    if queue.fallback is None or kept.handoff.state is not State.QUEUED:
        return
    if await queues.stays(work, queue.fallback):
        await handoffs.change_queue(work, kept.handoff.id, queue.fallback)
        await handoff_wait.tell_queue(work, conversation, kept, queue.fallback)
        await queues.ask_routing(work)


async def _absent(
    ports: Ports, work: Work, conversation: Conversation, kept: Kept, settings: Settings
) -> bool:
    """A customer whose page fell silent: asked once, then owed by mail, or let go. True: ended."""
    seen = conversation.seen_at or conversation.opened_at
    if kept.handoff.mode is not Mode.LIVE:
        await handoffs.plan(work, kept.handoff.id, msgspec.structs.replace(kept.plan, absence=None))
        return False
    if (work.now - seen).total_seconds() <= CONNECTED_SECONDS:
        await handoffs.warned(work, kept.handoff.id, yes=False)
        await _look_again(work, kept, work.now, settings.absence_seconds)
        return False
    gone_for = (work.now - seen).total_seconds()
    if gone_for < settings.absence_seconds and not kept.is_warned:
        await _look_again(work, kept, seen, settings.absence_seconds)
        return False
    customer = await customers.get(work, conversation.customer_id)
    if customer.email:
        await handoff_wait.owe(ports, work, conversation, kept, settings)
        await follow_up.plan(work, kept.handoff.id, settings)
        return False
    if not kept.is_warned:
        await handoffs.warned(work, kept.handoff.id, yes=True)
        await wait.still_there(ports, work, conversation, customer, settings)
        await _look_again(work, kept, work.now, settings.absence_seconds * WARNED_SHARE)
        return False
    await follow_up.sorry(ports, work, conversation)
    await handoff_wait.abandon(work, conversation, kept, why="silent")
    return True


async def _look_again(work: Work, kept: Kept, since: datetime, seconds: float) -> None:
    at = since + timedelta(seconds=seconds)
    await handoffs.plan(work, kept.handoff.id, msgspec.structs.replace(kept.plan, absence=at))


def _is_due(at: datetime | None, now: datetime) -> bool:
    return at is not None and at <= now


async def _line(ports: Ports, merchant: MerchantId) -> None:
    async with ports.store.work(merchant) as work:
        dropped = await line_log.forget(work, before=work.now - KEPT)
    log.info("line.forgotten", merchant=merchant, entries=dropped)
