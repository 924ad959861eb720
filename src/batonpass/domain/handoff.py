"""What may happen to a handoff: its states, its table, and its one function."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from batonpass.domain.ids import AgentId, ConversationId, HandoffId, QueueId
from batonpass.domain.refusal import IllegalMove


class State(StrEnum):
    """Where a handoff is. `wrapping` is called wrap-up on screens."""

    QUEUED = "queued"
    OFFERED = "offered"
    ACTIVE = "active"
    WRAPPING = "wrapping"
    CLOSED = "closed"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"


class Event(StrEnum):
    """What can happen to a handoff."""

    OFFER = "offered"
    CLAIM = "claimed"
    ACCEPT = "accepted"
    DECLINE = "declined"
    EXPIRE = "expired"
    RESCIND = "rescinded"
    ABANDON = "abandoned"
    WITHDRAW = "withdrawn"
    TRANSFER = "transferred"
    LOSE = "agent_lost"
    RETURN = "returned"
    END = "ended"
    DISPOSE = "disposed"
    REOPEN = "reopened"  # the agent is still there
    REQUEUE = "requeued"  # reopened, and the agent is gone


class Mode(StrEnum):
    """How the answer reaches the customer."""

    LIVE = "live"
    EMAIL = "email"
    CALLBACK = "callback"


class Priority(StrEnum):
    """How much head start a handoff gets in its queue."""

    NORMAL = "normal"
    HIGH = "high"
    URGENT = "urgent"


OPEN: Final = frozenset({State.QUEUED, State.OFFERED, State.ACTIVE, State.WRAPPING})
WAITING: Final = frozenset({State.QUEUED, State.OFFERED})

NEXT: Final[Mapping[State, Mapping[Event, State]]] = MappingProxyType(
    {
        State.QUEUED: {
            Event.OFFER: State.OFFERED,
            Event.CLAIM: State.ACTIVE,
            Event.ABANDON: State.ABANDONED,
            Event.WITHDRAW: State.WITHDRAWN,
        },
        State.OFFERED: {
            Event.ACCEPT: State.ACTIVE,
            Event.CLAIM: State.ACTIVE,
            Event.DECLINE: State.QUEUED,
            Event.EXPIRE: State.QUEUED,
            Event.RESCIND: State.QUEUED,
            Event.ABANDON: State.ABANDONED,
            Event.WITHDRAW: State.WITHDRAWN,
        },
        State.ACTIVE: {
            Event.TRANSFER: State.QUEUED,
            Event.LOSE: State.QUEUED,
            Event.RETURN: State.CLOSED,
            Event.END: State.WRAPPING,
            Event.WITHDRAW: State.WITHDRAWN,
        },
        State.WRAPPING: {
            Event.DISPOSE: State.CLOSED,
            Event.REOPEN: State.ACTIVE,
            Event.REQUEUE: State.QUEUED,
        },
        State.CLOSED: {},
        State.ABANDONED: {},
        State.WITHDRAWN: {},
    }
)


class Evidence(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A quoted span that led to the handoff, and the message it stands in."""

    seq: int
    text: str
    signal: str = ""
    score: float = 0.0
    threshold: float = 0.0


class Reason(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why it was handed off: a code for programs, words the customer may read."""

    code: str  # asked | callback | frustrated | failed | out_of_scope | safety | rule | silent ...
    words: str
    rule: str = ""  # the merchant's rule; empty: the product's own
    evidence: tuple[Evidence, ...] = ()


class Handoff(msgspec.Struct, frozen=True, kw_only=True):
    """One request for a person, from the trigger that fired to its disposition."""

    id: HandoffId
    conversation: ConversationId
    episode: int  # 1 is the conversation's first
    reason: Reason
    queue: QueueId
    state: State = State.QUEUED
    mode: Mode = Mode.LIVE
    priority: Priority = Priority.NORMAL
    weight: int = 1  # capacity units
    rank: datetime  # place in the queue, never changes while it waits
    entered_at: datetime
    changed_at: datetime
    agent: AgentId | None = None  # None until someone accepts
    revision: int = 0  # counts moves


def advance(handoff: Handoff, event: Event, *, now: datetime) -> Handoff:
    """Return the handoff after `event`; the one given is untouched.

    Raises:
        IllegalMove: the table has no such step from the current state.
    """
    try:
        state = NEXT[handoff.state][event]
    except KeyError:
        raise IllegalMove(
            noun="handoff", state=handoff.state.value, event=event.value.replace("_", " ")
        ) from None
    return msgspec.structs.replace(
        handoff, state=state, changed_at=now, revision=handoff.revision + 1
    )
