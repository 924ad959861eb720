"""The wait model on months of a real call centre, each learnt and judged apart."""

import argparse
import csv
import gzip
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import msgspec

from batonpass.domain.wait.event import Event
from wait_figures import figures, show

MONTHS = {1: (1, 31), 2: (32, 59), 5: (121, 151), 7: (182, 212), 9: (244, 273)}  # days of 1999
QUIET_SECONDS = 1200.0  # an agent without a call for so long has signed off
DAY = 86_400
NAME = "anonbank_1999_train.csv.gz"


def path() -> Path:
    """Where the calls are: BATONPASS_SHARED_DATA, else the folder beside the repository."""
    beside = Path(__file__).parents[2] / "shared" / "data"
    return Path(os.environ.get("BATONPASS_SHARED_DATA", beside)) / "queue" / NAME


def rows(month: int, source: Path | None = None) -> list[dict[str, str]]:
    """The calls of one month."""
    first, last = MONTHS[month]
    with gzip.open(source or path(), "rt") as lines:
        return [r for r in csv.DictReader(lines) if first <= int(r["day"]) <= last]


def stream(calls: list[dict[str, str]], *, training_days: int = 7) -> Iterator[dict[str, object]]:
    """The lines of the pipe for these calls: events in order, and the questions asked."""
    yield {"op": "reset", "meta": {"seed": 0, "ghosts": False}}
    entries = [*_calls(calls), *_logins(calls)]
    start = min(int(r["day"]) for r in calls) - 1 + training_days
    entries.append((start * DAY, 9, {"op": "end_training"}))
    entries.sort(key=lambda e: (e[0], e[1]))
    for _, _, line in entries:
        yield line
    yield {"op": "close"}


def _calls(calls: list[dict[str, str]]) -> Iterator[tuple[float, float, dict[str, object]]]:
    for i, r in enumerate(calls):
        cust, join = f"c{i}", float(r["join"])
        boost = 90.0 if r["prio"] == "2" else 0.0
        yield (
            join,
            3,
            _event(join, "join", cust=cust, queue=r["type"], prio=int(r["prio"]), boost=boost),
        )
        out = float(r["q_exit"]) if r["q_exit"] else float(r["ser_start"] or join)
        if r["queued"] == "1":
            for after in (0.0, 60.0, 240.0):
                if join + after < out or after == 0.0:
                    truth = out - join - after if r["ser_start"] else None
                    asked = join + after
                    yield (
                        asked,
                        5,
                        {
                            "op": "predict",
                            "now": asked,
                            "cust": cust,
                            "truth": truth,
                            "stayed": out - join,
                            "after": after,
                        },
                    )
        if r["ser_start"]:
            served = float(r["ser_start"])
            ended = max(served, float(r["ser_exit"]))
            agent = r["server"] or None
            yield served, 4, _event(served, "assign", cust=cust, agent=agent)
            yield ended, 1 if ended > served else 4.5, _event(ended, "end", cust=cust, agent=agent)
        else:
            yield out, 4, _event(out, "abandon", cust=cust)


def _logins(calls: list[dict[str, str]]) -> Iterator[tuple[float, float, dict[str, object]]]:
    """Sessions of each agent: calls less than the quiet time apart."""
    by_agent = defaultdict(list)
    skills: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for r in calls:
        if r["server"]:
            by_agent[r["server"]].append((float(r["ser_start"]), float(r["ser_exit"])))
            skills[r["server"]][r["type"]] += 1
    for agent, served in by_agent.items():
        served.sort()
        total = sum(skills[agent].values())
        mine = sorted(k for k, n in skills[agent].items() if n >= 0.01 * total)
        begin, last = served[0]
        for start, end in [*served[1:], (float("inf"), float("inf"))]:
            if start > last + QUIET_SECONDS:
                yield begin, 2, _event(begin, "agent_online", agent=agent, capacity=1, skills=mine)
                yield last, 6, _event(last, "agent_offline", agent=agent)
                begin = start
            last = max(last, end) if start <= last + QUIET_SECONDS else end
            if start == float("inf"):
                break


def _event(t: float, kind: str, **fields: object) -> dict[str, object]:
    return {"op": "event", "e": {"t": t, "type": kind, **fields}}


def main() -> None:
    """Judge the model on each month, its first week only learnt from."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--months", default="1,2,5,7,9", help="of 1999, comma separated")
    ask.add_argument("--training-days", type=int, default=7)
    chosen = ask.parse_args()
    for month in map(int, chosen.months.split(",")):
        calls = rows(month)
        lines = stream(calls, training_days=chosen.training_days)
        events = [msgspec.convert(x["e"], Event) for x in lines if x["op"] == "event"]
        after = float(min(int(r["day"]) for r in calls) - 1 + chosen.training_days) * DAY
        given = {"month": month, "calls": len(calls), "training_days": chosen.training_days}
        show(given, figures(events, after=after, seed=1, ghosts=False))


if __name__ == "__main__":
    main()
