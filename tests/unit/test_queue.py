"""The order of the line, as a customer and an agent may rely on it."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from batonpass.domain.handoff import Mode
from batonpass.domain.ids import AgentId, HandoffId, QueueId
from batonpass.domain.merchant import Hours, Settings
from batonpass.domain.queue import (
    Case,
    Choice,
    Head,
    Rules,
    Seat,
    Skip,
    belongs,
    choose_agent,
    choose_head,
    choose_queue,
    may_tell_position,
    overtaking_bound_seconds,
    place,
    rank,
    saves_for,
    units,
)

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
SALES, RETURNS = QueueId(UUID(int=1)), QueueId(UUID(int=2))
seconds = st.floats(0, 7200)
starts = st.floats(0, 600)


def seat(n: int, **how: object) -> Seat:
    """An agent who serves both queues and is free."""
    given = {"queues": frozenset({SALES, RETURNS}), "capacity": 3, "idle_since": NOON, **how}
    return Seat(agent=AgentId(UUID(int=n)), **given)  # type: ignore[arg-type]


def head(n: int, **how: object) -> Head:
    """A handoff at the front of the sales queue."""
    given = {"queue": SALES, "rank": NOON, **how}
    return Head(handoff=HandoffId(UUID(int=n)), **given)  # type: ignore[arg-type]


@given(st.lists(st.tuples(seconds, starts), min_size=2, max_size=30), st.data())
def test_two_who_wait_never_swap(came: list[tuple[float, float]], data: st.DataObject) -> None:
    came.sort()
    ranks = {i: rank(NOON + timedelta(seconds=t), s) for i, (t, s) in enumerate(came)}
    first, second = data.draw(st.sampled_from([(i, j) for i in ranks for j in ranks if i != j]))
    orders = set()

    line: list[int] = []
    for i in ranks:  # everybody comes in turn; some at the front are answered meanwhile
        line = sorted([*line, i], key=lambda k: (ranks[k], k))
        if first in line and second in line:
            orders.add(line.index(first) < line.index(second))
        if line[0] not in {first, second} and data.draw(st.booleans()):
            line.pop(0)

    assert len(orders) <= 1


@given(seconds, starts, seconds, starts, starts)
def test_a_position_is_told_only_when_no_newcomer_can_take_it(
    entered: float, own: float, later: float, newcomer: float, largest: float
) -> None:
    mine = rank(NOON + timedelta(seconds=entered), min(own, largest))
    now = NOON + timedelta(seconds=entered + later)

    told = place(mine, ahead=4, now=now, largest_head_start_seconds=largest)

    theirs = rank(now, min(newcomer, largest))
    assert told.position in {None, 5}
    assert told.ahead == 4
    assert not (told.position == 5 and theirs < mine)


@given(seconds, starts, st.floats(0, 7200), starts)
def test_nobody_is_overtaken_by_those_who_come_later_than_the_bound(
    entered: float, own: float, later: float, newcomer: float
) -> None:
    bound = overtaking_bound_seconds([own, newcomer])
    mine = rank(NOON + timedelta(seconds=entered), own)
    theirs = rank(NOON + timedelta(seconds=entered + bound + later), newcomer)

    assert theirs >= mine - timedelta(microseconds=5)


def test_without_head_starts_a_position_is_told_at_once() -> None:
    assert may_tell_position(rank(NOON), now=NOON, largest_head_start_seconds=0.0)


def test_the_least_loaded_agent_is_asked_and_among_equals_the_longest_idle() -> None:
    early = NOON - timedelta(minutes=5)
    busy = seat(1, load=2, idle_since=NOON - timedelta(hours=1))
    fresh, rested = seat(2, load=1), seat(3, load=1, idle_since=early)

    assert choose_agent([busy, fresh, rested], head(9)) == rested


def test_a_full_agent_or_one_of_another_queue_is_never_asked() -> None:
    full = seat(1, load=3)
    elsewhere = seat(2, queues=frozenset({RETURNS}))
    nobody = seat(3, capacity=0)
    declined = seat(4)
    one = head(9, declined_by=frozenset({declined.agent}))

    assert choose_agent([full, elsewhere, nobody, declined], one) is None


def test_a_head_that_does_not_fit_is_skipped_and_the_reason_is_kept() -> None:
    heavy = head(1, weight=3, rank=NOON - timedelta(minutes=9))
    light = head(2, queue=RETURNS)

    pick = choose_head(seat(1, load=1), [light, heavy])

    assert pick.head == light
    assert [(s.handoff, s.reason) for s in pick.skipped] == [(heavy.handoff, Skip.WEIGHT)]


def test_what_is_heavier_than_an_agent_takes_all_of_one_who_holds_nothing() -> None:
    """Else it would wait for ever in a team of small capacities."""
    heavy = head(1, weight=5)

    assert choose_agent([seat(1, load=1), seat(2)], heavy) == seat(2)
    assert seat(2).takes(5) == 3
    assert seat(2, capacity=0).takes(5) == 1


def test_the_agent_nearest_to_a_heavy_head_keeps_what_is_free_for_it() -> None:
    heavy = head(9, weight=3)
    far, near, never = seat(1, load=2), seat(2, load=1), seat(3, capacity=0)
    elsewhere = seat(4, load=1, queues=frozenset({RETURNS}))

    assert saves_for([far, near, never, elsewhere], heavy) == near
    assert saves_for([elsewhere, never], heavy) is None
    assert saves_for([], heavy) is None


@pytest.mark.parametrize(
    ("mode", "channel", "expected"),
    [(Mode.LIVE, "widget", 2), (Mode.LIVE, "other", 1), (Mode.CALLBACK, "widget", 3)],
)
def test_a_conversation_weighs_what_its_channel_or_its_way_of_answering_does(
    mode: Mode, channel: str, expected: int
) -> None:
    assert units({"widget": 2, "callback": 3}, mode=mode, channel=channel) == expected


def test_a_capacity_cut_below_what_is_held_leaves_nothing_free() -> None:
    assert seat(1, capacity=1, load=3).free == 0


CHOICES = st.lists(
    st.builds(
        Choice,
        id=st.integers(0, 9).map(lambda n: QueueId(UUID(int=n))),
        name=st.sampled_from(["General", "Returns", "VIP"]),
        rules=st.builds(
            Rules,
            languages=st.sampled_from([(), ("de",), ("en", "fr")]),
            tiers=st.sampled_from([(), ("gold",)]),
            order_value_at_least=st.none() | st.floats(0, 1e9),
            overflow_at=st.none() | st.integers(1, 3),
            hours=st.none() | st.just(Hours()),
        ),
        is_default=st.booleans(),
        fallback=st.none() | st.integers(0, 9).map(lambda n: QueueId(UUID(int=n))),
        waiting=st.integers(0, 5),
    ),
    max_size=6,
    unique_by=lambda c: c.id,
)


@given(
    queues=CHOICES,
    wanted=st.sampled_from(["", "vip", "nowhere"]),
    tier=st.sampled_from(["", "gold"]),
    value=st.floats(0, 1e9),
)
def test_everybody_finds_a_queue_whatever_the_fallbacks_lead_to(
    queues: list[Choice], wanted: str, tier: str, value: float
) -> None:
    case = Case(language="de-AT", tier=tier, order_value=value)

    chosen = choose_queue(queues, case, wanted=wanted, settings=Settings(), now=NOON)

    asks = any(
        q.is_default
        or belongs(q.rules, case)
        or (wanted and q.name.casefold() == wanted and not q.is_default)
        for q in queues
    )
    assert (chosen is not None) == asks
    assert chosen is None or chosen in queues


def test_a_queue_is_passed_over_only_for_one_that_takes_more() -> None:
    full = Choice(
        id=QueueId(UUID(int=1)),
        name="Full",
        rules=Rules(overflow_at=1),
        is_default=True,
        fallback=QueueId(UUID(int=2)),
        waiting=1,
    )
    closed = Choice(
        id=QueueId(UUID(int=2)), name="Closed", rules=Rules(hours=Hours()), fallback=full.id
    )

    chosen = choose_queue([full, closed], Case(), wanted="", settings=Settings(), now=NOON)

    assert chosen == full
