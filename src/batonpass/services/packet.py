"""How the packet of a handoff is built beside the transaction, stored, and kept fresh."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain import ids
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import (
    ContactGiven,
    Event,
    MessageAdded,
    PacketCorrected,
    PacketStored,
)
from batonpass.domain.fact.extract import facts
from batonpass.domain.fact.number import patterns_of
from batonpass.domain.fact.redact import redact
from batonpass.domain.fact.value import Kind as FactKind
from batonpass.domain.handoff import State
from batonpass.domain.ids import HandoffId, MerchantId
from batonpass.domain.merchant import Settings
from batonpass.domain.message import Kind as By
from batonpass.domain.message import Message
from batonpass.domain.packet import CustomerView, Packet, Resolutions, build, for_customer
from batonpass.domain.packet.faith import with_same_prose
from batonpass.domain.refusal import Malformed, NotFound
from batonpass.services import order as orders
from batonpass.services import resolution, signal, triage
from batonpass.services.order import Known
from batonpass.services.ports import Ports
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import log
from batonpass.store import merchant as merchants
from batonpass.store import packet as packets
from batonpass.store import queue as queues
from batonpass.store import resolution as resolutions
from batonpass.store.customer import Customer
from batonpass.store.database import Work
from batonpass.store.handoff import Kept
from batonpass.store.packet import Stored

AGAIN: Final = timedelta(seconds=1)  # a burst of messages builds the packet once
FIELD_MAX: Final = 500  # characters of a correction
OPEN: Final = frozenset({State.QUEUED, State.OFFERED, State.ACTIVE, State.WRAPPING})


class Ground(msgspec.Struct, frozen=True, kw_only=True):
    """Everything of ours that a packet is built from, read in one transaction."""

    conversation: Conversation
    events: tuple[Event, ...]
    settings: Settings
    customer: Customer
    policies: Resolutions
    before: Stored | None
    now: datetime

    @property
    def zone(self) -> str:
        """Where the customer's days begin."""
        return self.customer.time_zone or self.settings.time_zone


async def refresh(ports: Ports, merchant: MerchantId, handoff: HandoffId) -> None:
    """Build the packet from the log and the shop, and make the handoff demand for the router.

    What the shop does not give within its time is a gap, marked as such and filled in later.
    """
    began = ports.elapsed()
    async with ports.store.work(merchant) as work:
        kept = await handoffs.get(work, handoff)
        if kept.handoff.state not in OPEN:
            return
        on = await ground(work, kept)
    packet, known = await built(ports, merchant, handoff, on)
    packet = with_same_prose(
        packet,
        on.before.packet if on.before else None,
        messages=signal.episode(on.events, after=0).messages,
        orders=known.orders,
    )
    async with ports.store.work(merchant) as work:
        await _store(work, on, handoff, packet, seconds=ports.elapsed() - began)


async def word(ports: Ports, merchant: MerchantId, handoff: HandoffId) -> None:
    """Let the model word the newest packet's summary, as a revision of its own.

    Only sentences that their sources bear out are kept; the others are counted. Nobody waits for
    it: the packet is there already, and stays as it is when the model has nothing to say.
    """
    if ports.writer is None:
        return
    began = ports.elapsed()
    async with ports.store.work(merchant) as work:
        kept = await handoffs.get(work, handoff)
        on = await ground(work, kept)
    if kept.handoff.state not in OPEN or on.before is None or on.before.packet.faith.sentences:
        return
    packet, known = await built(ports, merchant, handoff, on)
    messages = signal.episode(on.events, after=0).messages
    worded = await ports.writer.write(packet, messages=messages, orders=known.orders)
    async with ports.store.work(merchant) as work:
        await _store(work, on, handoff, worded, seconds=ports.elapsed() - began)


async def ground(work: Work, kept: Kept) -> Ground:
    """What we know of a handoff now."""
    conversation = await conversations.get(work, kept.handoff.conversation)
    return Ground(
        conversation=conversation,
        events=await log.whole(work, conversation.id),
        settings=(await merchants.get(work)).settings,
        customer=await customers.get(work, conversation.customer_id),
        policies=await resolution.in_force(work),
        before=await packets.latest(work, kept.handoff.id),
        now=work.now,
    )


async def built(
    ports: Ports,
    merchant: MerchantId,
    handoff: HandoffId,
    on: Ground,
    *,
    policies: Resolutions | None = None,
    known: Known | None = None,
) -> tuple[Packet, Known]:
    """The packet, and what the shop said for it.

    Args:
        ports: the outside world.
        merchant: whose it is.
        handoff: which one.
        on: from `ground`.
        policies: to be tried instead of those in force.
        known: what the shop said a moment ago; None: it is asked.
    """
    patterns = patterns_of(on.settings.order_examples)
    if known is None:
        known = await orders.around(
            await ports.shop_of(merchant, on.settings),
            numbers=_numbers(on, patterns),
            email=on.customer.email,
        )
    async with ports.store.work(merchant) as work:
        done = await resolutions.done(work, known.orders) if known.orders else ()
    packet = build(
        on.events,
        handoff_id=ids.written("handoff", handoff),
        orders=known.orders,
        shop_customer=known.customer,
        shop_state=known.state,
        policies=policies or on.policies,
        done=done,
        previous=on.before.packet if on.before else None,
        order_patterns=patterns,
        customer_name=on.customer.name,
        customer_email=on.customer.email,
        customer_phone=on.customer.phone,
        now=on.now,
        time_zone=on.zone,
        language=on.settings.languages[0],
    )
    return packet, known


def _numbers(on: Ground, patterns: Sequence[str]) -> list[str]:
    messages = signal.episode(on.events, after=0).messages
    said = facts(
        messages, order_patterns=patterns, time_zone=on.zone, language=on.conversation.language
    )
    corrected = [e.data.text for e in on.events if isinstance(e.data, PacketCorrected)]
    put_right = facts(
        tuple(
            Message(id=str(n), seq=n, kind=By.CUSTOMER, at=on.now, text=f"order {text}")
            for n, text in enumerate(corrected, start=1)
        ),
        order_patterns=patterns,
    )
    return [f.value for f in (*said, *put_right) if f.kind is FactKind.ORDER_NUMBER]


async def _store(
    work: Work, on: Ground, handoff: HandoffId, packet: Packet, *, seconds: float
) -> None:
    """Keep the revision, unless another worker was quicker."""
    await conversations.lock(work, on.conversation.id)
    kept = await handoffs.lock(work, handoff)
    newest = await packets.latest(work, handoff)
    if newest is not None and newest.revision >= packet.revision:
        return
    await packets.insert(
        work,
        handoff,
        packet,
        revision=packet.revision,
        through=_last(on.events),
        build_seconds=seconds,
    )
    await log.append(
        work,
        on.conversation.id,
        PacketStored(
            handoff_id=ids.written("handoff", handoff),
            revision=packet.revision,
            headline=packet.headline.text,
            gaps=tuple(gap.field for gap in packet.gaps),
        ),
    )
    later = await log.of_types(
        work,
        on.conversation.id,
        MessageAdded,
        PacketCorrected,
        ContactGiven,
        after=_last(on.events),
    )
    again = work.now + AGAIN if later else None  # what was said meanwhile belongs in it too
    if not later:
        now = await conversations.get(work, on.conversation.id)
        again = await triage.ask(work, now, kept, packet, on.events)
    await handoffs.ready(work, handoff, packet_due=again)
    if not kept.is_ready:
        await queues.ask_routing(work)
    work.wake("inbox")


def _last(events: tuple[Event, ...]) -> int:
    return events[-1].seq if events else 0


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
    if stored is None:
        return None
    # As the widget: what they read elsewhere, else what they write in.
    customer = await customers.get(work, conversation.customer_id)
    return for_customer(stored.packet, language=customer.language or conversation.language)


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
            handoff_id=ids.written("handoff", kept.handoff.id),
            field=field,
            text=redact(text.strip()).text,
        ),
    )
    await handoffs.ask_packet(work, kept.handoff.id, at=work.now)
    work.wake("due")


CORRECTABLE: Final = frozenset({"name", "order", "happened", "wants", "tried", "other"})
