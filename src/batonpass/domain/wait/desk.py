"""Who waits and who answers: one customer, one conversation, one agent, as they stand now."""

from dataclasses import dataclass, field
from typing import Final

from batonpass.domain.queue import taken
from batonpass.domain.wait.handling import LEVELS

ANYBODY: Final = "?"  # who serves when the log does not say


@dataclass(slots=True)
class Waiter:
    """Somebody in the line."""

    cust: str
    queue: str
    order: tuple[float, float]  # smaller is sooner: minus the strict priority, then the rank
    joined_at: float
    asked: bool = False  # somebody wanted to know how long they wait
    weight: int = 1  # units the conversation will take
    wider: tuple[float, str] | None = None  # when they will wait in another queue, and in which

    @property
    def queues(self) -> tuple[str, ...]:
        """Where they wait, and will yet."""
        return (self.queue,) if self.wider is None else (self.queue, self.wider[1])


@dataclass(slots=True)
class Talk:
    """A conversation that is going on."""

    cust: str
    queue: str
    since: float
    seen_at: float
    weight: int = 1  # units it takes
    spent: list[float] = field(default_factory=lambda: [0.0] * LEVELS)  # seconds at each load


@dataclass(slots=True)
class Desk:
    """An agent: what they may take and what they hold."""

    agent: str
    capacity: int = 1
    skills: frozenset[str] | None = None  # None: all
    until: float | None = None
    back: float | None = None  # when they plan to come again after that
    online: bool = False
    online_at: float = 0.0
    talks: dict[str, Talk] = field(default_factory=dict)
    freed: list[float] = field(default_factory=list)  # since when each free unit is free
    pressed_at: float | None = None  # since when a free unit faces somebody it serves

    def serves(self, queue: str) -> bool:
        """Whether this agent takes from that queue."""
        return self.skills is None or queue in self.skills

    def may_take(self, waiter: Waiter) -> bool:
        """Whether this agent may answer them, now or once more people may."""
        serves = self.serves(waiter.queue) or (
            waiter.wider is not None and self.serves(waiter.wider[1])
        )
        return serves and self.capacity > 0

    def takes(self, weight: int) -> int:
        """Units something of that weight takes here."""
        return taken(weight, self.capacity)

    @property
    def held(self) -> int:
        """Units taken."""
        return sum(talk.weight for talk in self.talks.values())

    def settle(self, now: float) -> None:
        """Write the time since the last change to each conversation, at the load it had."""
        load = min(max(len(self.talks), 1), LEVELS) - 1
        for talk in self.talks.values():
            if now > talk.seen_at:
                talk.spent[load] += now - talk.seen_at
                talk.seen_at = now
