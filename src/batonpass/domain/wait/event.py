"""What happens in a line, as the wait model is told it: the lines of an old queue log."""

import msgspec


class Happened(msgspec.Struct, frozen=True, kw_only=True, tag_field="type"):
    """Something that happened at `t` seconds on any clock that only runs forward."""

    t: float


class Joined(Happened, frozen=True, kw_only=True, tag="join"):
    """A customer came to wait."""

    cust: str
    queue: str = ""
    prio: float = 0.0
    boost: float | None = None  # head start in seconds; None: `prio` is strict priority
    weight: int = 1  # units of capacity the conversation will take
    wider: str | None = None  # the queue they will wait in from `wider_at` on; None: stays
    wider_at: float | None = None


class Assigned(Happened, frozen=True, kw_only=True, tag="assign"):
    """The wait is over."""

    cust: str
    agent: str | None = None  # None: by whom is unknown


class Abandoned(Happened, frozen=True, kw_only=True, tag="abandon"):
    """The customer left before anybody answered."""

    cust: str


class Moved(Happened, frozen=True, kw_only=True, tag="moved"):
    """The customer waits in another queue from now on, at the place they had."""

    cust: str
    queue: str


class Ended(Happened, frozen=True, kw_only=True, tag="end"):
    """The conversation is over, wrap-up included."""

    cust: str
    agent: str | None = None


class CameOnline(Happened, frozen=True, kw_only=True, tag="agent_online"):
    """An agent takes handoffs from now on."""

    agent: str
    capacity: int = 1
    skills: frozenset[str] | None = None  # queues; None or empty: all
    until: float | None = None  # planned end of the shift
    back: float | None = None  # when they plan to come again after that


class WentOffline(Happened, frozen=True, kw_only=True, tag="agent_offline"):
    """An agent takes nothing new; what they hold is finished."""

    agent: str


class CapacityChanged(Happened, frozen=True, kw_only=True, tag="capacity"):
    """An agent may hold another number of handoffs from now on."""

    agent: str
    capacity: int = 1


class GhostServed(Happened, frozen=True, kw_only=True, tag="ghost"):
    """Had this abandoned customer stayed, they would be answered now."""

    cust: str


Event = (
    Joined
    | Assigned
    | Abandoned
    | Moved
    | Ended
    | CameOnline
    | WentOffline
    | CapacityChanged
    | GhostServed
)
