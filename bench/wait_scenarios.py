"""Simulated lines the wait model is judged on: each a seed away from a new one."""

import argparse
from collections.abc import Callable, Iterator
from typing import Any, Final

import msgspec
import numpy as np
from numpy.typing import NDArray

from batonpass.domain.wait.shift import Arrival, Plan, Stint, days, play
from wait_figures import figures, show
from wait_oracle import PATHS, Kind, Law, Roster

DAY: Final = 86_400.0
HOUR: Final = 3600.0
Random = np.random.Generator
Array = NDArray[np.float64]
Scene = tuple[Plan, Law]  # what happens, and by which law: only an oracle is told the law


def poisson(random: Random, rate: Callable[[float], float], top: float, end: float) -> list[float]:
    """Times of arrivals at a rate a second that changes, by thinning."""
    t, times = 0.0, []
    while (t := t + random.exponential(1.0 / top)) < end:
        if random.random() * top < rate(t):
            times.append(t)
    return times


def _customers(random: Random, times: list[float], law: Law) -> tuple[Arrival, ...]:
    """Those who come at these times, by the law."""
    works = law.works(random, times)
    kinds = random.choice(len(law.kinds), len(times), p=[kind.share for kind in law.kinds])
    stays = random.exponential(law.patience, len(times))
    return tuple(
        Arrival(
            at=float(t),
            work_seconds=float(work),
            patience_seconds=float(stay),
            queue=law.kinds[k].queue,
            prio=law.kinds[k].prio,
            head_start_seconds=law.kinds[k].head_start_seconds,
        )
        for t, work, stay, k in zip(times, works, stays, kinds, strict=True)
    )


def _steady(random: Random, law: Law, rate: float, end: float) -> tuple[Arrival, ...]:
    """As many at every hour."""
    return _customers(random, poisson(random, lambda _: rate, rate, end), law)


def _always(n: int, end: float, **how: Any) -> tuple[Stint, ...]:
    return tuple(Stint(agent=f"a{i}", start=0.0, end=end, **how) for i in range(n))


def _same(mean: float) -> Callable[[float], float]:
    return lambda _: mean


def fifo(random: Random) -> Scene:
    """Strict first come first served, exponential handling, nobody gives up, 95 % busy."""
    end, n, mean = 14 * DAY, 8, 300.0
    law = Law(mean=_same(mean), spread=None)
    arrivals = _steady(random, law, 0.95 * n / mean, end)
    return Plan(arrivals=arrivals, stints=_always(n, end)), law


def abandonment(random: Random) -> Scene:
    """More work than hands; half an hour of patience would be much."""
    end, n, mean = 7 * DAY, 6, 300.0
    law = Law(mean=_same(mean), patience=400.0)
    arrivals = _steady(random, law, 1.25 * n / mean, end)
    return Plan(arrivals=arrivals, stints=_always(n, end)), law


def lognormals(random: Random) -> Scene:
    """Long tails of handle time and some giving up."""
    end, n, mean = 10 * DAY, 5, 420.0
    law = Law(mean=_same(mean), spread=1.3, patience=1500.0)
    arrivals = _steady(random, law, 0.97 * n / mean, end)
    return Plan(arrivals=arrivals, stints=_always(n, end)), law


def three_chats(random: Random) -> Scene:
    """Three conversations an agent, each slowing the others."""
    end, n, mean = 10 * DAY, 5, 400.0
    law = Law(mean=_same(mean), spread=0.9, patience=1500.0, slowdown=0.3)
    arrivals = _steady(random, law, 1.0 * n * 3 / (mean * 1.6), end)
    return Plan(arrivals=arrivals, stints=_always(n, end, capacity=3), slowdown=0.3), law


def _daily(t: float) -> float:
    hour = t % DAY / HOUR
    return float(np.exp(-(((hour - 11.0) / 2.5) ** 2)) + 0.8 * np.exp(-(((hour - 16) / 2.0) ** 2)))


def shifts(random: Random) -> Scene:
    """Two shifts and a closing time; who is left waiting then is seen the next morning."""
    count, top = 20, 0.022
    law = Law(mean=_same(360.0), patience=2400.0)

    def rate(t: float) -> float:
        hour = t % DAY / HOUR
        return top * (0.25 + _daily(t)) if 8.0 <= hour < 18.0 else 0.0  # noqa: PLR2004

    times = poisson(random, rate, 1.6 * top, count * DAY)
    early = [
        Stint(agent=f"e{i}", start=8 * HOUR, end=16 * HOUR, planned_end=16 * HOUR) for i in range(4)
    ]
    late = [
        Stint(agent=f"l{i}", start=10 * HOUR, end=18 * HOUR, planned_end=18 * HOUR)
        for i in range(5)
    ]
    stints = tuple(days([*early, *late], count))
    return Plan(arrivals=_customers(random, times, law), stints=stints), law


def skills(random: Random) -> Scene:
    """Three queues, agents who serve some of them, two strict priorities."""
    end, mean = 10 * DAY, 300.0
    rate = 0.93 * 9 / mean
    kinds = tuple(
        Kind(share=share * often, queue=queue, prio=prio)
        for queue, share in (("en", 0.5), ("fr", 0.25), ("money", 0.25))
        for prio, often in ((0.0, 0.8), (1.0, 0.2))
    )
    law = Law(mean=_same(mean), patience=1200.0, rate=rate, kinds=kinds)
    sets = [{"en"}, {"en", "fr"}, {"en", "money"}, {"fr", "money"}, {"en", "fr", "money"}]
    stints = tuple(
        Stint(agent=f"a{i}", start=0.0, end=end, queues=frozenset(sets[i % 5])) for i in range(9)
    )
    return Plan(arrivals=_steady(random, law, rate, end), stints=stints), law


def head_starts(random: Random) -> Scene:
    """A fifth of the customers with 90 seconds of head start."""
    end, n, mean = 7 * DAY, 8, 240.0
    rate = 1.05 * n / mean
    kinds = (Kind(share=0.8, head_start_seconds=0.0), Kind(share=0.2, head_start_seconds=90.0))
    law = Law(mean=_same(mean), spread=1.1, patience=600.0, rate=rate, kinds=kinds)
    return Plan(arrivals=_steady(random, law, rate, end), stints=_always(n, end)), law


LOST, AWAY, LOSS_FROM, LOSS_TO = 3, 2 * HOUR, 9 * HOUR, 17 * HOUR  # agents; for; between


def staff_loss(random: Random) -> Scene:
    """Every other day three of eight are gone for two hours, without warning."""
    count, n, mean = 14, 8, 300.0
    law = Law(mean=_same(mean), patience=1200.0, staffing=_losses)
    stints: list[Stint] = []
    for day in range(count):
        gone = LOSS_FROM + random.random() * (LOSS_TO - LOSS_FROM) if day % 2 else None
        for i in range(n):
            start, end = day * DAY, (day + 1) * DAY
            if gone is not None and i < LOST:
                stints.append(Stint(agent=f"a{i}", start=start, end=start + gone))
                start = start + gone + AWAY
            stints.append(Stint(agent=f"a{i}", start=start, end=end))
    arrivals = _steady(random, law, 0.9 * n / mean, count * DAY)
    return Plan(arrivals=arrivals, stints=_joined(stints)), law


def _losses(stints: tuple[Stint, ...], now: float, random: Random) -> Roster:
    """When the three go and come back, by who knows how they do it but not when."""
    day = now // DAY
    ends = [s.end for s in stints if s.agent == "a0" and s.end // DAY == day]
    going: list[Array] = []
    back = np.full(PATHS, np.inf)
    if day % 2 and ends and ends[0] <= now:
        back = np.full(PATHS, ends[0] + AWAY)
    elif day % 2:
        going.append(random.uniform(max(day * DAY + LOSS_FROM, now), day * DAY + LOSS_TO, PATHS))
    later = (day + 1 + (day % 2)) * DAY
    going.append(random.uniform(later + LOSS_FROM, later + LOSS_TO, PATHS))
    turns = [(at, False) for at in going] + [(at + AWAY, True) for at in going]
    if (back > now).all() and np.isfinite(back).all():
        turns.append((back, True))
    return {f"a{i}": turns for i in range(LOST)}


def _joined(stints: list[Stint]) -> tuple[Stint, ...]:
    """Stints of one agent that touch are one."""
    found: dict[str, list[Stint]] = {}
    for stint in stints:
        mine = found.setdefault(stint.agent, [])
        if mine and mine[-1].end == stint.start:
            mine[-1] = msgspec.structs.replace(mine[-1], end=stint.end)
        else:
            mine.append(stint)
    return tuple(s for mine in found.values() for s in mine)


def bursts(random: Random) -> Scene:
    """Now and then forty people come within five minutes."""
    end, n, mean = 10 * DAY, 8, 270.0
    law = Law(mean=_same(mean), patience=900.0)
    rate = 0.75 * n / mean
    times = poisson(random, lambda _: rate, rate, end)
    for at in poisson(random, lambda _: 1.0 / (4 * HOUR), 1.0 / (4 * HOUR), end):
        times += (at + random.random(int(random.integers(20, 60))) * 300.0).tolist()
    return Plan(arrivals=_customers(random, sorted(times), law), stints=_always(n, end)), law


def two_agents(random: Random) -> Scene:
    """A small shop: two agents, office hours, four days of history."""
    count, mean = 12, 540.0
    law = Law(mean=_same(mean), spread=0.9, patience=1500.0)
    rate = 0.95 * 2 / mean

    def now(t: float) -> float:
        return rate if 9.0 <= t % DAY / HOUR < 17.0 else 0.0  # noqa: PLR2004

    times = poisson(random, now, rate, count * DAY)
    stints = [
        Stint(agent=f"a{i}", start=9 * HOUR, end=17.5 * HOUR, planned_end=17.5 * HOUR)
        for i in range(2)
    ]
    return Plan(arrivals=_customers(random, times, law), stints=tuple(days(stints, count))), law


def drift(random: Random) -> Scene:
    """Handle time that doubles over days, falls again, and jumps once."""
    end, n, mean = 12 * DAY, 7, 260.0

    def size(t: float) -> float:
        wave = 1.0 + 0.5 * np.sin(2 * np.pi * t / (6 * DAY))
        return float(mean * wave * (1.35 if t > 8 * DAY else 1.0))

    law = Law(mean=size, spread=0.9, patience=900.0)
    return Plan(arrivals=_steady(random, law, 0.9 * n / mean, end), stints=_always(n, end)), law


SCENARIOS: Final[dict[str, tuple[Callable[[Random], Scene], float]]] = {
    # the plan, and the share of its time that is training
    "fifo": (fifo, 0.3),
    "abandonment": (abandonment, 0.3),
    "lognormal": (lognormals, 0.3),
    "three_chats": (three_chats, 0.3),
    "shifts": (shifts, 0.4),
    "skills": (skills, 0.3),
    "head_starts": (head_starts, 0.3),
    "staff_loss": (staff_loss, 0.3),
    "bursts": (bursts, 0.3),
    "two_agents": (two_agents, 1 / 3),
    "drift": (drift, 0.2),
}


def stream(name: str, seed: int, *, training: float | None = None) -> Iterator[dict[str, Any]]:
    """The lines of the pipe for one scenario: events in order, and the questions asked."""
    make, share = SCENARIOS[name]
    outcome = play(make(np.random.default_rng(seed))[0])
    over = {f.cust: f.answered_at for f in outcome.fates}
    end = {f.cust: f.answered_at or f.left_at or np.inf for f in outcome.fates}
    for event in outcome.events:
        if type(event).__name__ == "GhostServed":
            over[event.cust] = event.t  # type: ignore[union-attr]
    yield {"op": "reset", "meta": {"seed": seed, "ghosts": True}}
    asks: list[tuple[float, str, float]] = []
    start = outcome.events[-1].t * (share if training is None else training)
    trained = False
    for event in outcome.events:
        while asks and asks[0][0] <= event.t:
            yield _ask(asks.pop(0), over)
        if not trained and event.t >= start:
            trained = True
            yield {"op": "end_training"}
        yield {"op": "event", "e": msgspec.to_builtins(event)}
        if type(event).__name__ != "Joined":
            continue
        cust, now = event.cust, event.t  # type: ignore[union-attr]
        if end[cust] > now:
            yield _ask((now, cust, 0.0), over)
        asks += [(now + a, cust, a) for a in (60.0, 240.0) if end[cust] > now + a]
        asks.sort()
    yield {"op": "close"}


def _ask(asked: tuple[float, str, float], over: dict[str, float | None]) -> dict[str, Any]:
    now, cust, after = asked
    at = over[cust]
    truth = None if at is None else at - now
    return {"op": "predict", "now": now, "cust": cust, "after": after, "truth": truth}


def main() -> None:
    """Judge the model on scenarios and seeds, warm or from nothing."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--only", default=",".join(SCENARIOS), help="names, comma separated")
    ask.add_argument("--seeds", default="1", help="comma separated")
    ask.add_argument("--cold", action="store_true", help="judge from the first customer on")
    chosen = ask.parse_args()
    for name in chosen.only.split(","):
        for seed in map(int, chosen.seeds.split(",")):
            make, share = SCENARIOS[name]
            events = play(make(np.random.default_rng(seed))[0]).events
            after = 0.0 if chosen.cold else events[-1].t * share
            found = figures(events, after=after, seed=1, ghosts=True)
            show({"scenario": name, "seed": seed, "judged_after_s": after}, found)


if __name__ == "__main__":
    main()
