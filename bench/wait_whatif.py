"""How long a large shop's day takes to live again: 4,000 customers, 30 agents, three at once."""

import argparse
import json
import time

from batonpass.domain.wait.shift import Stint
from batonpass.domain.wait.whatif import Change, Lived, relive

HOUR = 3600.0
OPEN_HOURS = 7.5


def day(customers: int) -> list[Lived]:
    """Customers one after another through the day; one in nine leaves."""
    return [
        Lived(
            at=9 * HOUR + i * OPEN_HOURS * HOUR / customers,
            queue="General",
            waited=60.0 + (i * 37) % 400,
            has_left=i % 9 == 0,
            work_seconds=None if i % 9 == 0 else 240.0 + (i * 53) % 300,
        )
        for i in range(customers)
    ]


def main() -> None:
    """Print the CPU seconds of one day, as it was."""
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--customers", type=int, default=4000)
    ask.add_argument("--agents", type=int, default=30)
    chosen = ask.parse_args()
    team = [
        Stint(agent=f"a{i}", start=8 * HOUR, end=18 * HOUR, capacity=3)
        for i in range(chosen.agents)
    ]
    crowd = day(chosen.customers)
    began = time.thread_time()
    figures = relive(crowd, team, Change())
    print(
        json.dumps(
            {
                "inputs": vars(chosen),
                "answered": figures.answered,
                "cpu_seconds": round(time.thread_time() - began, 2),
            }
        )
    )


if __name__ == "__main__":
    main()
