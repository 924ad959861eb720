"""What may happen to an offer: a time-limited invitation to one agent."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from batonpass.domain.ids import AgentId, HandoffId, OfferId
from batonpass.domain.refusal import IllegalMove


class State(StrEnum):
    """Where an offer is; all but the first are ends."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    RESCINDED = "rescinded"


NEXT: Final[Mapping[State, frozenset[State]]] = MappingProxyType(
    {
        State.PENDING: frozenset({State.ACCEPTED, State.DECLINED, State.EXPIRED, State.RESCINDED}),
        State.ACCEPTED: frozenset(),
        State.DECLINED: frozenset(),
        State.EXPIRED: frozenset(),
        State.RESCINDED: frozenset(),
    }
)


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """One agent's chance to take one handoff, until `due_at`."""

    id: OfferId
    handoff: HandoffId
    agent: AgentId
    state: State = State.PENDING
    made_at: datetime
    due_at: datetime
    weight: int = 1


def settle(offer: Offer, to: State, *, now: datetime) -> Offer:
    """The offer in its end state.

    Raises:
        IllegalMove: it has ended already, or its time is over and `to` is `accepted`.
    """
    if to not in NEXT[offer.state]:
        raise IllegalMove(noun="offer", state=offer.state.value, event=to.value)
    if to is State.ACCEPTED and now >= offer.due_at:
        raise IllegalMove(noun="offer", state=State.EXPIRED.value, event=to.value)
    return msgspec.structs.replace(offer, state=to)
