"""How domain values look on the wire, for customers and for staff."""

from datetime import datetime
from typing import Any

import msgspec

from batonpass.domain import ids
from batonpass.domain.event import WaitTold
from batonpass.domain.handoff import Evidence
from batonpass.domain.message import Kind, Message
from batonpass.services.conversation import Snapshot
from batonpass.services.mail import masked
from batonpass.store.database import Row


class Body(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A request's body: unknown fields are refused."""


class Empty(Body, frozen=True, kw_only=True):
    """A body without fields."""


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """What a write in a conversation answers."""

    seq: int
    epoch: int
    control: str


class ConversationShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    status: str
    control: str
    epoch: int
    seq: int
    channel: str
    language: str
    opened_at: datetime
    resolved_at: datetime | None
    episode: int
    category: str | None = None  # staff only


class CustomerShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    email: str  # masked for the customer
    level: str
    language: str
    time_zone: str
    is_away: bool
    last_seen_at: datetime | None


class ReasonShape(msgspec.Struct, frozen=True, kw_only=True):
    words: str
    code: str | None = None  # staff only, like what follows
    rule: str | None = None
    evidence: tuple[Evidence, ...] | None = None


class HandoffShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    state: str
    mode: str
    reason: ReasonShape
    entered_at: datetime
    episode: int
    agent_id: str
    agent_name: str
    callback_at: datetime | None  # None: they are not to be called
    queue: str | None = None  # staff only, like what follows
    priority: str | None = None
    disposition: str | None = None


class WaitShape(msgspec.Struct, frozen=True, kw_only=True):
    kind: str
    text: str
    at: datetime | None
    promise_id: str = ""
    told_seconds: float | None = None
    position: int | None = None
    waiting: int | None = None
    choices: tuple[str, ...] = ()
    until: datetime | None = None
    p50_seconds: float | None = None  # staff only
    p90_seconds: float | None = None  # staff only


class SurveyShape(msgspec.Struct, frozen=True, kw_only=True):
    part: str
    handoff_id: str
    score: int | None
    repeated: bool | None


class SnapshotShape(msgspec.Struct, frozen=True, kw_only=True):
    """A conversation as its reader may see it, at `seq`."""

    conversation: ConversationShape
    customer: CustomerShape
    messages: tuple[Message, ...]
    handoff: HandoffShape | None
    wait: WaitShape | None
    survey: SurveyShape | None
    packet_revision: int | None
    seq: int


def snapshot(found: Snapshot, *, is_staff: bool) -> SnapshotShape:
    """The snapshot for staff, or what its customer may see of it."""
    conversation, customer, kept = found.conversation, found.customer, found.handoff
    return SnapshotShape(
        conversation=ConversationShape(
            id=ids.written("conversation", conversation.id),
            status=conversation.status.value,
            control=conversation.control.value,
            epoch=conversation.epoch,
            seq=conversation.seq,
            channel=conversation.channel,
            language=conversation.language,
            opened_at=conversation.opened_at,
            resolved_at=conversation.resolved_at,
            episode=conversation.episode,
            category=conversation.category if is_staff else None,
        ),
        customer=CustomerShape(
            id=ids.written("customer", customer.id),
            name=customer.name,
            email=customer.email if is_staff or not customer.email else masked(customer.email),
            level=customer.level.value,
            language=customer.language,
            time_zone=customer.time_zone,
            is_away=conversation.is_away,
            last_seen_at=conversation.seen_at,
        ),
        messages=tuple(m for m in found.messages if is_staff or m.kind is not Kind.NOTE),
        handoff=_handoff(found, is_staff=is_staff) if kept else None,
        wait=_wait(found.wait, found.wait_at, is_staff=is_staff),
        survey=SurveyShape(**msgspec.structs.asdict(found.survey)) if found.survey else None,
        packet_revision=found.packet_revision if is_staff else None,
        seq=conversation.seq,
    )


def _handoff(found: Snapshot, *, is_staff: bool) -> HandoffShape | None:
    kept = found.handoff
    if kept is None:
        return None
    handoff = kept.handoff
    return HandoffShape(
        id=ids.written("handoff", handoff.id),
        state=handoff.state.value,
        mode=handoff.mode.value,
        reason=ReasonShape(
            words=handoff.reason.words,
            code=handoff.reason.code if is_staff else None,
            rule=handoff.reason.rule if is_staff else None,
            evidence=handoff.reason.evidence if is_staff else None,
        ),
        entered_at=handoff.entered_at,
        episode=handoff.episode,
        agent_id=ids.written("agent", handoff.agent) if handoff.agent else "",
        agent_name=found.agent_name,
        callback_at=kept.callback_at,
        queue=kept.queue_name if is_staff else None,
        priority=handoff.priority.value if is_staff else None,
        disposition=kept.disposition if is_staff else None,
    )


def _wait(told: WaitTold | None, at: datetime | None, *, is_staff: bool) -> WaitShape | None:
    if told is None:
        return None
    return WaitShape(
        kind=told.kind,
        text=told.text,
        at=at,
        promise_id=told.promise_id,
        told_seconds=told.told_seconds,
        position=told.position,
        waiting=told.waiting,
        choices=told.choices,
        until=told.until,
        p50_seconds=told.p50_seconds if is_staff else None,
        p90_seconds=told.p90_seconds if is_staff else None,
    )


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What a list shows of one handoff."""

    handoff_id: str
    conversation_id: str
    state: str
    mode: str
    customer_name: str
    headline: str
    reason_code: str
    reason_words: str
    queue: str
    priority: str
    entered_at: datetime
    waited_seconds: float
    position: int | None
    agent_id: str
    agent_name: str
    last_text: str
    last_at: datetime | None
    last_kind: str
    unread: bool
    is_customer_away: bool
    language: str
    category: str
    frustration: float
    order_number: str
    order_value: Any
    promise_until: datetime | None
    episode: int


def card(row: Row, *, now: datetime) -> Card:
    """One card of a list."""
    order = row["first_order"] or {}
    until = row["accepted_at"] or now
    return Card(
        handoff_id=ids.written("handoff", row["id"]),
        conversation_id=ids.written("conversation", row["conversation_id"]),
        state=row["state"],
        mode=row["mode"],
        customer_name=row["customer_name"] or (row["customer_email"] or "").split("@")[0],
        headline=_text(row["headline"]),
        reason_code=row["reason"]["code"],
        reason_words=row["reason"]["words"],
        queue=row["queue"],
        priority=row["priority"],
        entered_at=row["entered_at"],
        waited_seconds=max(0.0, (until - row["entered_at"]).total_seconds()),
        position=row["position"],
        agent_id=ids.written("agent", row["agent_id"]) if row["agent_id"] else "",
        agent_name=row["agent_name"] or "",
        last_text=row["last_text"],
        last_at=row["last_at"],
        last_kind=row["last_kind"],
        unread=row["last_kind"] == Kind.CUSTOMER,
        is_customer_away=row["is_away"],
        language=row["language"],
        category=row["category"],
        frustration=round(row["frustration"], 3),
        order_number=order.get("number", ""),
        order_value=order.get("total"),
        promise_until=row["promise_until"],
        episode=row["episode"],
    )


def _text(headline: Any) -> str:
    if isinstance(headline, dict):
        return str(headline.get("text", ""))
    return str(headline or "")
