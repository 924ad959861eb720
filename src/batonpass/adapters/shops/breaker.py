"""When to stop asking a shop that does not answer, and when to try it again."""

from enum import StrEnum
from typing import Final

import msgspec

FAILURES: Final = 5  # in a row; fewer is a hiccup
REST_SECONDS: Final = 10.0
REST_MAX_SECONDS: Final = 120.0


class Circuit(StrEnum):
    """Closed lets calls through, open none, half-open a single one as a probe."""

    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half_open"


class Breaker(msgspec.Struct, frozen=True, kw_only=True):
    """What is remembered of a shop's last answers. Times are seconds of any steady clock."""

    circuit: Circuit = Circuit.CLOSED
    failures: int = 0  # in a row
    until: float = 0.0  # open: when a probe may go; half-open: when the probe is given up
    rest_seconds: float = REST_SECONDS


def admit(breaker: Breaker, *, now: float) -> tuple[bool, Breaker]:
    """Whether a call may go, and the breaker after that decision."""
    if breaker.circuit is Circuit.CLOSED:
        return True, breaker
    if now < breaker.until:
        return False, breaker
    # The probe gets as long as a rest: one that never comes back must not close the door for ever.
    probing = msgspec.structs.replace(
        breaker, circuit=Circuit.HALF_OPEN, until=now + breaker.rest_seconds
    )
    return True, probing


def succeeded(_: Breaker) -> Breaker:
    """After an answer, even a refusal: the shop is there."""
    return Breaker()


def failed(breaker: Breaker, *, now: float, at_least_seconds: float = 0.0) -> Breaker:
    """After no answer; `at_least_seconds` is what the shop itself asked us to wait."""
    failures = breaker.failures + 1
    if breaker.circuit is Circuit.CLOSED and failures < FAILURES:
        return msgspec.structs.replace(breaker, failures=failures)
    rest = breaker.rest_seconds
    if breaker.circuit is Circuit.HALF_OPEN:
        rest = min(rest * 2, REST_MAX_SECONDS)
    return Breaker(
        circuit=Circuit.OPEN,
        failures=failures,
        until=now + max(rest, at_least_seconds),
        rest_seconds=rest,
    )
