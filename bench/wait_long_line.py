"""How long one answer takes in long lines: 1 to 10,000 people ahead, 3 to 200 agents."""

import json
import time

import numpy as np

from batonpass.domain.wait.event import Assigned, CameOnline, Ended, Joined
from batonpass.domain.wait.model import WaitModel


def milliseconds(ahead: int, agents: int) -> list[float]:
    """CPU milliseconds of twenty answers to the last in a line of so many."""
    random = np.random.default_rng(1)
    model = WaitModel(random=random)
    for i in range(agents):
        model.apply(CameOnline(t=0.0, agent=f"a{i}"))
    for i in range(400):  # some history
        t, agent = 10.0 + 5.0 * i, f"a{i % agents}"
        model.apply(Joined(t=t, cust=f"h{i}", queue="q", boost=0.0))
        model.apply(Assigned(t=t, cust=f"h{i}", agent=agent))
        model.apply(Ended(t=t + 4.0, cust=f"h{i}", agent=agent))
    for i in range(agents + ahead + 1):
        model.apply(Joined(t=3000.0 + i * 0.01, cust=f"c{i}", queue="q", boost=0.0))
        if i < agents:
            model.apply(Assigned(t=3000.0 + i * 0.01, cust=f"c{i}", agent=f"a{i}"))
    took = []
    for k in range(20):
        start = time.thread_time()
        model.predict(f"c{agents + ahead}", now=3200.0 + k)
        took.append(1e3 * (time.thread_time() - start))
    return took


def main() -> None:
    """One JSON line for each length and team."""
    for agents in (3, 10, 30, 200):
        for ahead in (1, 10, 50, 200, 1000, 10_000):
            took = milliseconds(ahead, agents)
            inputs = {"ahead": ahead, "agents": agents, "answers": len(took)}
            result = {"median_ms": round(float(np.median(took)), 3), "max_ms": round(max(took), 3)}
            print(json.dumps({"inputs": inputs, "result": result}), flush=True)


if __name__ == "__main__":
    main()
