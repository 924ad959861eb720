"""What is asked of the wait model and what it answers."""

from enum import StrEnum

import msgspec


class Why(StrEnum):
    """Why no number is given."""

    NOBODY_ONLINE = "nobody_online"  # nobody who could take this customer is there
    TEAM_ENDED = "team_ended"  # everybody who could signs off before the line gets this far
    TOO_LITTLE_KNOWN = "too_little_known"


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """The remaining wait in seconds, counted from when it was asked."""

    p50_seconds: float
    p90_seconds: float
    model: str = "cold"  # cold or warm: for the ledger


class Refused(msgspec.Struct, frozen=True):
    """No number can be given honestly."""

    reason: Why


Answer = Estimate | Refused


class Handling(msgspec.Struct, frozen=True, kw_only=True):
    """How long one handoff keeps a unit busy, wrap-up included, at two speeds of forgetting."""

    recent_seconds: float  # mean over about the last 20
    usual_seconds: float  # mean over weeks, or what the merchant says they expect
    spread: float = 1.0  # standard deviation over mean; 1 is exponential
    count: int = 0  # how many were seen; 0: only the merchant's word


class QueueView(msgspec.Struct, frozen=True, kw_only=True):
    """The present state of a line as one customer in it meets it."""

    ahead: int  # people before this customer
    units: float  # of capacity that present agents give to this queue
    free: float = 0.0  # of them free now
    handling: Handling | None = None  # None: nothing is known, not even an expectation
    patience_seconds: float = float("inf")  # mean time until somebody who waits gives up
    gap_seconds: float = 5.0  # from a unit and a customer being there to the accept, the median
    gap_high_seconds: float = 15.0  # nine in ten are shorter
