"""How the packet of a handoff is built beside the transaction, stored, and kept fresh."""

from datetime import timedelta
from typing import Final

import structlog

from batonpass.domain import ids
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import Event, MessageAdded, PacketCorrected, PacketStored
from batonpass.domain.fact.extract import facts
from batonpass.domain.fact.value import Kind as FactKind
from batonpass.domain.handoff import State
from batonpass.domain.ids import HandoffId, MerchantId
from batonpass.domain.packet import CustomerView, Packet, build, for_customer
from batonpass.domain.refusal import Malformed, NotFound
from batonpass.services import order as orders
from batonpass.services import signal
from batonpass.services.ports import Ports
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import log
from batonpass.store import merchant as merchants
from batonpass.store import packet as packets
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.packet import Stored

AGAIN: Final = timedelta(seconds=1)  # a burst of messages builds the packet once
FIELD_MAX: Final = 500  # characters of a correction
OPEN: Final = frozenset({State.QUEUED, State.OFFERED, State.ACTIVE, State.WRAPPING})
log_ = structlog.get_logger()


async def refresh(ports: Ports, merchant: MerchantId, handoff: HandoffId) -> None:
    """Build the packet from the log and the shop, and make the handoff demand for the router.

    What the shop does not give within its time is a gap, marked as such and filled in later.
    """
    began = ports.elapsed()
    async with ports.store.work(merchant) as work:
        kept = await handoffs.get(work, handoff)
        if kept.handoff.state not in OPEN:
            return
        conversation = await conversations.get(work, kept.handoff.conversation)
        everything = await log.whole(work, conversation.id)
        settings = (await merchants.get(work)).settings
        customer = await customers.get(work, conversation.customer_id)
        before = await packets.latest(work, handoff)
        now = work.now
    shop = await ports.shop_of(merchant, settings)
    zone = customer.time_zone or settings.time_zone
    known = await orders.around(
        shop, numbers=_numbers(everything, zone, conversation.language), email=customer.email
    )
    packet = build(
        everything,
        handoff_id=ids.written("handoff", handoff),
        orders=known.orders,
        shop_customer=known.customer,
        shop_state=known.state,
        previous=before.packet if before else None,
        customer_name=customer.name,
        customer_email=customer.email,
        now=now,
        time_zone=zone,
        language=settings.languages[0],
    )
    async with ports.store.work(merchant) as work:
        await _store(ports, work, conversation, handoff, packet, before, everything, began)


def _numbers(everything: tuple[Event, ...], zone: str, language: str) -> list[str]:
    messages = signal.episode(everything, after=0).messages
    return [
        fact.value
        for fact in facts(messages, time_zone=zone, language=language)
        if fact.kind is FactKind.ORDER_NUMBER
    ]


async def _store(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    handoff: HandoffId,
    packet: Packet,
    before: Stored | None,
    everything: tuple[Event, ...],
    began: float,
) -> None:
    await conversations.lock(work, conversation.id)
    kept = await handoffs.lock(work, handoff)
    revision = (before.revision if before else 0) + 1
    newest = await packets.latest(work, handoff)
    if newest is not None and newest.revision >= revision:
        return  # another worker was quicker
    await packets.insert(
        work,
        handoff,
        packet,
        revision=revision,
        through=_last(everything),
        build_seconds=ports.elapsed() - began,
    )
    await log.append(
        work,
        conversation.id,
        PacketStored(
            handoff_id=ids.written("handoff", handoff),
            revision=revision,
            headline=packet.headline.text,
            gaps=tuple(gap.field for gap in packet.gaps),
        ),
    )
    later = await log.of_types(
        work, conversation.id, MessageAdded, PacketCorrected, after=_last(everything)
    )
    again = work.now + AGAIN if later else None  # what was written meanwhile belongs in it too
    await handoffs.ready(work, handoff, packet_due=again)
    if not kept.is_ready:
        await queues.ask_routing(work)
    work.wake("inbox")


def _last(everything: tuple[Event, ...]) -> int:
    return everything[-1].seq if everything else 0


async def latest(work: Work, handoff: HandoffId) -> Stored:
    """The newest packet.

    Raises:
        NotFound: unknown handoff, or its packet is still being built.
    """
    await handoffs.get(work, handoff)
    stored = await packets.latest(work, handoff)
    if stored is None:
        raise NotFound(noun="packet yet")
    return stored


async def passed_on(work: Work, conversation: Conversation) -> CustomerView | None:
    """What the waiting customer is shown of it; None while it is being built."""
    kept = await handoffs.latest_of(work, conversation.id)
    stored = await packets.latest(work, kept.handoff.id) if kept else None
    return for_customer(stored.packet) if stored else None


async def correct(work: Work, conversation: Conversation, *, field: str, text: str) -> None:
    """The customer puts right what is passed on; it is marked as theirs.

    Raises:
        NotFound: nothing is being passed on.
        Malformed: an unknown field, or no or too much text.
    """
    if field not in CORRECTABLE:
        raise Malformed(field="field", cure=f"one of {', '.join(sorted(CORRECTABLE))}")
    if not text.strip() or len(text) > FIELD_MAX:
        raise Malformed(field="text", cure=f"1 to {FIELD_MAX} characters")
    kept = await handoffs.open_of(work, conversation.id)
    if kept is None:
        raise NotFound(noun="handoff")
    await log.append(
        work,
        conversation.id,
        PacketCorrected(
            handoff_id=ids.written("handoff", kept.handoff.id), field=field, text=text.strip()
        ),
    )
    await handoffs.touch_packets(work, [kept.handoff.id], at=work.now)
    work.wake("due")


CORRECTABLE: Final = frozenset({"name", "order", "happened", "wants", "tried", "other"})
