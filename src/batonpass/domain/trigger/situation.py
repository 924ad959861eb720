"""What is known when a customer's message is decided on. The evaluator asks nobody else."""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from typing import Final

import msgspec

from batonpass.domain.signal.value import Signals

DEFAULT: Final = ""  # stands for the merchant's default queue among the lines


class OrderFact(msgspec.Struct, frozen=True, kw_only=True):
    """What the rules may know of one order of this conversation."""

    total: Decimal | None = None  # None: the shop does not say
    currency: str = ""  # ISO 4217
    days_late: int | None = None  # whole days past the promised day; None: none promised


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """How one queue stands right now."""

    wait_p50_seconds: float | None = None  # None: no estimate can be given
    waiting: int = 0
    agents: int = 0  # present and serving it


class Fired(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that fired before in this conversation."""

    rule: str
    at: datetime


class Situation(msgspec.Struct, frozen=True, kw_only=True):
    """One message of a customer, and all that a rule may ask about it."""

    text: str
    signals: Signals
    now: datetime  # aware
    zone: tzinfo = UTC  # the merchant's, for quiet hours
    history: tuple[Signals, ...] = ()  # of this episode's earlier messages, oldest first
    attempts_failed: int = 0  # counted by the log, in this episode
    unresolved: int = 0  # messages of this episode that say it is not solved, this one included
    orders: tuple[OrderFact, ...] = ()
    contacts: tuple[datetime, ...] = ()  # when this order brought the customer here before
    tier: str = ""  # empty: none
    channel: str = "widget"
    language: str = ""  # BCP 47; empty: as measured by the signals
    is_open: bool | None = None  # None: nobody knows when people answer
    lines: Mapping[str, Line] = {}  # by casefolded name; empty: nobody knows how queues stand
    fired: tuple[Fired, ...] = ()  # for cooldowns

    def line(self, queue: str) -> Line | None:
        """How the queue of that name stands; None: nobody knows.

        A name that no queue has means the default queue, as it does when a handoff is routed.
        """
        return self.lines.get(queue.casefold()) or self.lines.get(DEFAULT)
