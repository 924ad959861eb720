"""A day with two agents lost and a burst, drawn: what was told against what came true."""

import argparse
import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec
import numpy as np

from batonpass.domain.wait.event import Abandoned, Assigned, Event, GhostServed, Joined, WentOffline
from batonpass.domain.wait.ledger import Promise, coverage
from batonpass.domain.wait.model import WaitModel
from batonpass.domain.wait.shift import Arrival, Outcome, Plan, Stint, play
from batonpass.domain.wording import Cause, Kind, Situation, Told, next_word

DAY, HOUR = 86_400.0, 3600.0
START = datetime(2026, 1, 5, tzinfo=UTC)
LOST_AT, BURST_AT = 11.0 * HOUR, 14.0 * HOUR
AGENTS, MEAN = 7, 300.0


def plan(random: np.random.Generator, days: int = 5) -> Plan:
    """Four ordinary days, then the day: two of seven lost at 11:00, 45 come at 14:00."""
    times: list[float] = []
    stints: list[Stint] = []
    for day in range(days):
        times += (day * DAY + np.sort(random.uniform(9 * HOUR, 16.8 * HOUR, 560))).tolist()
        for i in range(AGENTS):
            start, end = day * DAY + 9 * HOUR, day * DAY + 17.5 * HOUR
            if day == days - 1 and i < 2:  # noqa: PLR2004 - the two who are lost
                lost = day * DAY + LOST_AT
                stints.append(Stint(agent=f"a{i}", start=start, end=lost, planned_end=end))
                start = lost + HOUR
            stints.append(Stint(agent=f"a{i}", start=start, end=end, planned_end=end))
    times += ((days - 1) * DAY + BURST_AT + random.random(45) * 300.0).tolist()
    work = random.lognormal(np.log(MEAN) - 0.32, 0.8, len(times))
    stays = random.exponential(1500.0, len(times))
    arrivals = tuple(
        Arrival(at=t, work_seconds=float(w), patience_seconds=float(s), queue="q")
        for t, w, s in zip(sorted(times), work, stays, strict=True)
    )
    return Plan(arrivals=arrivals, stints=tuple(stints))


class Speaker:
    """Tells every waiting customer what the policy says, when it says so."""

    def __init__(self, model: WaitModel, since: float) -> None:
        self.model, self.since = model, since
        self.history: dict[str, list[Told]] = {}
        self.due: dict[str, float] = {}
        self.over: dict[str, float] = {}
        self._lost_at = -1e9

    def live(self, events: tuple[Event, ...]) -> None:
        """The whole log, talking on the last day."""
        for event in events:
            while self.due and (cust := min(self.due, key=lambda c: self.due[c])):
                if self.due[cust] >= event.t:
                    break
                self._speak(cust, self.due[cust])
            self.model.apply(event)
            match event:
                case Joined() if event.t >= self.since:
                    self.due[event.cust] = event.t + 1e-3
                case Assigned() | GhostServed():
                    self.due.pop(event.cust, None)
                    self.over[event.cust] = event.t
                case Abandoned():
                    self.due.pop(event.cust, None)
                case WentOffline():
                    self._lost_at = event.t
                case _:
                    pass

    def _speak(self, cust: str, now: float) -> None:
        me = self.model.line.waiting[cust]
        lately = now - self._lost_at < HOUR
        situation = Situation(
            phase_at=at(me.joined_at),
            entered_at=at(me.joined_at),
            estimate=self.model.predict(cust, now=now),
            position=1 + self.model.line.ahead(me),
            cause=Cause.COLLEAGUE_LEFT if lately else Cause.UNKNOWN,
        )
        told = self.history.setdefault(cust, [])
        step = next_word(told, situation, now=at(now))
        told += [Told(at=at(now), word=word) for word in step.words]
        if step.due_at is None:
            raise AssertionError(f"{cust} waits without a next word")
        self.due[cust] = (step.due_at - START).total_seconds()

    def promises(self) -> Iterator[Promise]:
        """The ledger of the day."""
        for cust, history in self.history.items():
            numbers = [t for t in history if t.word.told_seconds is not None]
            for this, later in zip(numbers, [*numbers[1:], None], strict=True):
                told = this.word.told_seconds or 0.0
                passed = this.at + timedelta(seconds=told)
                yield Promise(
                    told_at=this.at,
                    p50_seconds=this.word.p50_seconds or 0.0,
                    p90_seconds=this.word.p90_seconds or 0.0,
                    told_seconds=told,
                    waited_seconds=(at(self.over[cust]) - this.at).total_seconds()
                    if cust in self.over
                    else None,
                    revised_in_time=later is not None and later.at < passed,
                )


def at(seconds: float) -> datetime:
    """The instant on the day's calendar."""
    return START + timedelta(seconds=seconds)


def draw(speaker: Speaker, outcome: Outcome) -> str:
    """An SVG: for each customer the first number told, its revisions, and the wait that came."""
    joined = {f.cust: f.joined_at for f in outcome.fates}
    left, scale = speaker.since + 9 * HOUR, 1000.0 / (8.5 * HOUR)
    marks = []
    for cust, history in speaker.history.items():
        if cust not in speaker.over:
            continue
        x = 60 + (joined[cust] - left) * scale
        wait = speaker.over[cust] - joined[cust]
        for entry in history:
            if entry.word.told_seconds is not None:
                total = (entry.at - at(joined[cust])).total_seconds() + entry.word.told_seconds
                first = entry.word.kind is Kind.PROMISE
                colour = "#1f6feb" if first else "#d97706"
                marks.append(f'<circle cx="{x:.1f}" cy="{_y(total)}" r="2" fill="{colour}"/>')
        marks.append(
            f'<path d="M{x - 2:.1f} {_y(wait)}h4" stroke="#222" stroke-width="1.5" fill="none"/>'
        )
    grid = "".join(
        f'<path d="M60 {_y(m * 60)}H1060" stroke="#ddd"/>'
        f'<text x="20" y="{_y(m * 60)}">{m} min</text>'
        for m in range(0, 41, 10)
    ) + "".join(
        f'<text x="{60 + (h - 9) * HOUR * scale:.0f}" y="475">{h}:00</text>' for h in range(9, 18)
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1100 490" font-family="sans-serif" '
        'font-size="12"><rect width="1100" height="490" fill="#fff"/>'
        '<text x="60" y="20">blue: told at first, orange: told later, black: the wait that came '
        "(two agents lost at 11:00, a burst at 14:00)</text>" + grid + "".join(marks) + "</svg>\n"
    )


def _y(seconds: float) -> str:
    return f"{455 - min(seconds, 2400.0) / 2400.0 * 420:.1f}"


def main() -> None:
    """Print inputs and the ledger's figures; write the picture where asked."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--seed", type=int, default=1)
    ask.add_argument("--picture", type=Path)
    chosen = ask.parse_args()
    began = time.thread_time()
    outcome = play(plan(np.random.default_rng(chosen.seed)))
    played = time.thread_time() - began
    speaker = Speaker(WaitModel(random=np.random.default_rng(1), ghosts=True), 4 * DAY)
    speaker.live(outcome.events)
    if chosen.picture:
        chosen.picture.write_text(draw(speaker, outcome))
    promises = list(speaker.promises())
    words = [t.word.kind.value for h in speaker.history.values() for t in h]
    result = {
        "inputs": {"seed": chosen.seed, "agents": AGENTS, "mean_handle_seconds": MEAN},
        "promises": len(promises),
        "customers": len(speaker.history),
        "coverage": msgspec.to_builtins(coverage(promises)),
        "words": {kind: words.count(kind) for kind in sorted(set(words))},
        "five_days_played_in_seconds": round(played, 2),
        "all_in_seconds": round(time.thread_time() - began, 2),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
