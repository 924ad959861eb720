"""What other systems would have said: their formulas, as they publish them."""

from batonpass.domain.wait.event import Assigned, Ended, Event, Joined
from batonpass.domain.wait.learnt import Learnt
from batonpass.domain.wait.line import Line
from batonpass.domain.wait.peers import Peers

HOUR = 3600.0


def told(waits: list[tuple[float, float]], *, now: float) -> dict[str, float]:
    """What each says to who comes to an empty line now, after waits of (when over, how long)."""
    line, peers = Line(Learnt()), Peers()
    for n, (at, wait) in enumerate(waits):
        for event in (
            Joined(t=at - wait, cust=f"c{n}", queue="q"),
            Assigned(t=at, cust=f"c{n}", agent="a"),
            Ended(t=at, cust=f"c{n}", agent="a"),
        ):
            _both(line, peers, event)
    _both(line, peers, Joined(t=now, cust="me", queue="q"))
    return peers.told(line, line.waiting["me"], now)


def _both(line: Line, peers: Peers, event: Event) -> None:
    line.apply(event)
    peers.apply(event)


def test_zendesk_tells_the_mean_of_the_shortest_span_back_that_has_a_wait_at_this_place() -> None:
    long_ago, today, just_now = (HOUR, 500.0), (100 * HOUR, 100.0), (101 * HOUR, 40.0)

    assert told([long_ago, today, just_now], now=101 * HOUR + 60)["zendesk"] == 40.0
    assert told([long_ago, today, just_now], now=101.5 * HOUR)["zendesk"] == 70.0
    assert told([long_ago], now=101 * HOUR)["zendesk"] == 500.0


def test_zendesk_tells_nothing_once_three_weeks_have_passed() -> None:
    assert "zendesk" not in told([(HOUR, 500.0)], now=23 * 24 * HOUR)
