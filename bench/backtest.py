"""How long a back-test of 10,000 conversations takes, and how much memory. Published: under 60 s.

Without a file it makes its own shop conversations (a fixed seed). With `--dialogues FILE` it takes
real ones: JSON lines of MultiDoGO turns ({"conversation", "turn", "text"}), CDLA-Permissive 1.0,
https://github.com/awslabs/multi-domain-goal-oriented-dialogues-dataset, kept out of the repository.
"""

import argparse
import json
import multiprocessing
import os
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import numpy as np

from batonpass.adapters.language.signals import load
from batonpass.domain.signal.detector import measure
from batonpass.domain.trigger.backtest.effect import Staffing
from batonpass.domain.trigger.backtest.export import read_lines
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.play import Measure
from batonpass.domain.trigger.backtest.run import Backtest
from batonpass.domain.trigger.default import default_document
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.domain.trigger.parse import from_plain, to_plain
from batonpass.services.trigger_crew import Crew, Ground

SEED = 20261122
COUNT = 10_000
NO_ANSWER, RATED = 0.2, 0.3  # shares of the tries and of the ends
START = datetime(2026, 9, 1, tzinfo=UTC)
ASKS = (
    "Where is my order? It should be here by now.",
    "I would like to return the blue jacket, it is too small",
    "Do I have to pay a customs fee on the parcel?",
    "The lamp arrived broken, what now?",
    "Can I change the delivery address of order 10{n}?",
    "You charged me twice for the same order",
)
FOLLOWS = (
    "ok thanks, that helps",
    "that did not help, it still says in transit",
    "no, I already tried that",
    "this is the third time I ask and nobody answers!",
    "can I talk to a real person please",
    "ARE YOU KIDDING ME? This is ridiculous, I want my money back",
    "alright",
    "and how long does the refund take?",
)


def made(count: int) -> Iterator[dict[str, Any]]:
    """Conversations of a shop with every kind of end."""
    pick = random.Random(SEED)  # noqa: S311 repeatable, not secret
    for at in range(count):
        began = START + timedelta(minutes=pick.uniform(0, 30 * 1440))
        messages: list[dict[str, Any]] = []
        for turn in range(pick.choice((1, 2, 2, 3, 3, 4, 5, 7, 10))):
            text = pick.choice(FOLLOWS) if turn else pick.choice(ASKS).format(n=at)
            for author, words in (("customer", text), ("assistant", "Let me look into it.")):
                seq = len(messages) + 1
                when = (began + timedelta(seconds=40 * seq)).isoformat()
                messages.append({"seq": seq, "author": author, "text": words, "at": when})
            if pick.random() < NO_ANSWER:
                messages[-1]["attempt"] = "no_answer"
        end = pick.choice(("assistant", "assistant", "agent", "nobody"))
        past: dict[str, Any] = {
            "id": f"made-{at}",
            "started_at": began.isoformat(),
            "language": "en",
            "messages": messages,
            "outcome": {"resolved_by": end},
        }
        if end == "agent":
            past["handoff"] = {
                "after_seq": pick.choice(messages)["seq"],
                "handle_seconds": pick.gammavariate(2, 240),
            }
        elif pick.random() < RATED:
            past["outcome"]["rating"] = pick.randint(1, 5)
        yield past


def real(path: Path, count: int) -> Iterator[dict[str, Any]]:
    """Turns of the same conversation stand together; the file holds the customer's side."""
    name = ""
    texts: list[str] = []
    with path.open() as file:
        for line in file:
            row = json.loads(line)
            if row["conversation"] != name and texts:
                yield _dialogue(name, texts)
                count -= 1
                if not count:
                    return
                texts = []
            name = row["conversation"]
            texts.append(row["text"])
    yield _dialogue(name, texts)


def _dialogue(name: str, texts: list[str]) -> dict[str, Any]:
    return {
        "id": name,
        "language": "en",
        "messages": [
            {"seq": at, "author": "customer", "text": text} for at, text in enumerate(texts, 1)
        ],
    }


def opened() -> Measure:
    """The detector, in each process that plays."""
    return partial(measure, model=load())


def sound(file: BinaryIO) -> Iterator[PastConversation]:
    """The conversations of the file; one that is none would be a fault of this script."""
    for past in read_lines(file, now=datetime(2026, 11, 22, tzinfo=UTC)):
        assert isinstance(past, PastConversation), past
        yield past


def peak() -> int:
    """The most memory this process ever held, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> int:
    """Print the inputs and the result; 1 when the published bound is missed."""
    given = argparse.ArgumentParser()
    given.add_argument("--dialogues", type=Path)
    given.add_argument("--count", type=int, default=COUNT)
    given.add_argument("--processes", type=int, default=2)
    options = given.parse_args()
    rows = real(options.dialogues, options.count) if options.dialogues else made(options.count)
    plain = to_plain(default_document())
    rules = plain["rules"]
    assert isinstance(rules, list)
    other = from_plain({"rules": [rule for rule in rules if rule["name"] != "attempts-failed"]})  # type: ignore[index,call-overload]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "history.jsonl"
        with path.open("wb") as file:
            file.writelines(msgspec.json.encode(row) + b"\n" for row in rows)
        versions = (default_document(), other)
        trial = Backtest(Prepared(versions[0]), against=Prepared(versions[1]))
        memory = peak()
        load = os.getloadavg()[0]
        wall = time.perf_counter()
        with (
            path.open("rb") as file,
            Crew(opened, versions, ground=Ground(), processes=options.processes) as crew,
        ):
            for past, line in crew.play(sound(file)):
                trial.count(past, line.played, line.heard)
        report = trial.report(staffing=Staffing(agents=1), random=np.random.default_rng(SEED))
        for player in multiprocessing.active_children():
            player.join()  # only then is its time told
        wall = time.perf_counter() - wall
        size = path.stat().st_size
    result = {
        "input": str(options.dialogues.name) if options.dialogues else f"made, seed {SEED}",
        "megabytes": round(size / 1e6, 1),
        "conversations": report.conversations,
        "turns": report.turns,
        "seconds": round(wall, 1),
        "processes": options.processes,
        "load_before": round(load, 1),
        "cpu_seconds_of_players": round(sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2]), 1),
        "memory_grown_mb": round((peak() - memory) / 1024),
        "memory_of_a_player_mb": round(
            resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        ),
        "bound_seconds": 60,
        "report": msgspec.to_builtins(msgspec.structs.replace(report, inspect=report.inspect[:5])),
    }
    print(json.dumps(result, indent=2))
    return int(wall > result["bound_seconds"] * report.conversations / COUNT)


if __name__ == "__main__":
    sys.exit(main())
