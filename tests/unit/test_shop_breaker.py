"""A shop that is down is left in peace, and found again soon after it is back."""

from hypothesis import given
from hypothesis import strategies as st

from batonpass.adapters.shops.breaker import (
    FAILURES,
    REST_MAX_SECONDS,
    REST_SECONDS,
    Breaker,
    Circuit,
    admit,
    failed,
    succeeded,
)


def broken(now: float = 0.0) -> Breaker:
    breaker = Breaker()
    for _ in range(FAILURES):
        breaker = failed(breaker, now=now)
    return breaker


def test_a_few_failures_are_a_hiccup() -> None:
    breaker = Breaker()
    for _ in range(FAILURES - 1):
        breaker = failed(breaker, now=0.0)

    assert admit(breaker, now=0.0)[0]
    assert succeeded(breaker) == Breaker()


def test_then_nobody_waits_for_it_until_the_rest_is_over() -> None:
    breaker = broken()

    assert not admit(breaker, now=REST_SECONDS - 0.1)[0]
    goes, probing = admit(breaker, now=REST_SECONDS)
    assert goes
    assert probing.circuit is Circuit.HALF_OPEN


def test_one_probe_goes_and_the_others_wait_for_its_answer() -> None:
    _, probing = admit(broken(), now=REST_SECONDS)

    assert not admit(probing, now=REST_SECONDS)[0]
    assert admit(succeeded(probing), now=REST_SECONDS)[0]
    again = failed(probing, now=REST_SECONDS)
    assert again.circuit is Circuit.OPEN
    assert again.until == REST_SECONDS + 2 * REST_SECONDS


def test_a_probe_that_never_comes_back_does_not_close_the_door_for_ever() -> None:
    _, probing = admit(broken(), now=REST_SECONDS)

    assert admit(probing, now=REST_SECONDS * 2)[0]


def test_a_shop_that_names_its_own_time_gets_it() -> None:
    breaker = broken()

    assert failed(breaker, now=0.0, at_least_seconds=60.0).until == 60.0


@given(st.lists(st.tuples(st.booleans(), st.floats(0, 300)), max_size=60))
def test_whatever_happens_it_is_asked_again_within_the_longest_rest(
    story: list[tuple[bool, float]],
) -> None:
    breaker, now = Breaker(), 0.0
    for answers, passed in story:
        now += passed
        goes, breaker = admit(breaker, now=now)
        if goes:
            breaker = succeeded(breaker) if answers else failed(breaker, now=now)

    assert admit(breaker, now=now + REST_MAX_SECONDS)[0]
