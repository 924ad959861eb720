"""What a conversation is, and what it looks like after each event of its log."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import msgspec

from batonpass.domain import event as events
from batonpass.domain.control import Control, Hold
from batonpass.domain.handoff import Mode, Priority, Reason
from batonpass.domain.ids import ConversationId, CustomerId
from batonpass.domain.message import Message


class Status(StrEnum):
    """Whether the conversation is going on."""

    OPEN = "open"
    SNOOZED = "snoozed"
    RESOLVED = "resolved"


class Level(StrEnum):
    """How well we know who the customer is."""

    ANONYMOUS = "anonymous"
    CLAIMED = "claimed"
    PROVEN = "proven"


class Conversation(msgspec.Struct, frozen=True, kw_only=True):
    """One thread between a customer and a merchant, as its row says."""

    id: ConversationId
    customer_id: CustomerId
    status: Status
    control: Control
    epoch: int
    seq: int
    channel: str
    language: str
    page: str
    category: str
    frustration: float
    episode: int
    boundary_seq: int
    measured_seq: int
    is_assisted: bool
    is_away: bool
    seen_at: datetime | None
    opened_at: datetime
    changed_at: datetime
    resolved_at: datetime | None

    @property
    def hold(self) -> Hold:
        """Who holds it, at which epoch."""
        return Hold(control=self.control, epoch=self.epoch)


class HandoffView(msgspec.Struct, frozen=True, kw_only=True):
    """The latest handoff as a reader of the log knows it."""

    id: str
    episode: int
    state: str
    mode: Mode
    reason: Reason
    queue: str = ""
    priority: Priority = Priority.NORMAL
    agent_id: str = ""
    agent_name: str = ""
    callback_at: datetime | None = None  # None: they are not to be called


class SurveyView(msgspec.Struct, frozen=True, kw_only=True):
    """The latest survey, asked or answered."""

    part: str
    handoff_id: str = ""
    score: int | None = None  # None: not answered yet
    repeated: bool | None = None  # None: not answered


class View(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader of the log has after `seq` events; a snapshot is the same thing, stored."""

    seq: int = 0
    status: Status = Status.OPEN
    control: Control = Control.ASSISTANT
    epoch: int = 1
    is_away: bool = False
    messages: tuple[Message, ...] = ()
    handoff: HandoffView | None = None  # None: never handed off
    wait: events.WaitTold | None = None  # None: nothing told, or nobody waits
    survey: SurveyView | None = None  # None: never asked
    packet_revision: int = 0


def apply(view: View, event: events.Event) -> View:
    """The view after `event`; one already applied changes nothing.

    Raises:
        ValueError: an event is missing between the view and this one.
    """
    if event.seq <= view.seq:
        return view
    if event.seq != view.seq + 1:
        raise ValueError(f"event {view.seq + 1} is missing before {event.seq}")
    return msgspec.structs.replace(view, seq=event.seq, **_changes(view, event.data))


def _changes(view: View, data: events.Data) -> dict[str, Any]:  # noqa: PLR0911, PLR0912, C901 - one case an event
    match data:
        case events.MessageAdded(message=message):
            return {"messages": (*view.messages, message)}
        case events.ControlChanged(control=control, epoch=epoch):
            return {"control": control, "epoch": epoch}
        case events.StatusChanged(status=status):
            return {"status": Status(status)}
        case events.CustomerAway():
            return {"is_away": True}
        case events.CustomerBack():
            return {"is_away": False}
        case events.HandoffOpened():
            return {"handoff": _opened(data), "wait": None, "packet_revision": 0}
        case events.HandoffMoved() if view.handoff and view.handoff.id == data.handoff_id:
            is_waiting = data.state in {"queued", "offered"}
            return {
                "handoff": _moved(view.handoff, data),
                "wait": view.wait if is_waiting else None,
            }
        case events.HandoffModeChanged(mode=mode, callback_at=at) if view.handoff:
            handoff = msgspec.structs.replace(view.handoff, mode=mode, callback_at=at)
            return {"handoff": handoff}
        case events.WaitTold():
            return {"wait": data}
        case events.PacketStored(revision=revision):
            return {"packet_revision": revision}
        case events.SurveyAsked(part=part, handoff_id=handoff_id):
            return {"survey": SurveyView(part=part, handoff_id=handoff_id)}
        case events.SurveyAnswered():
            return {
                "survey": SurveyView(
                    part=data.part,
                    handoff_id=data.handoff_id,
                    score=data.score,
                    repeated=data.repeated,
                )
            }
        case _:
            return {}


def _opened(data: events.HandoffOpened) -> HandoffView:
    return HandoffView(
        id=data.handoff_id,
        episode=data.episode,
        state="queued",
        mode=data.mode,
        reason=data.reason,
        queue=data.queue,
        priority=data.priority,
    )


def _moved(handoff: HandoffView, data: events.HandoffMoved) -> HandoffView:
    is_held = data.state in {"active", "wrapping", "closed"}
    return msgspec.structs.replace(
        handoff,
        state=data.state,
        agent_id=data.agent_id if is_held else "",
        agent_name=data.agent_name if is_held else "",
        queue=data.queue or handoff.queue,
    )
