"""The pipe answers every question with one line at once, whatever else it is sent."""

import io
import json
import subprocess
import sys
from pathlib import Path

import msgspec
import numpy as np

from batonpass.domain.wait.shift import Arrival, Plan, Stint, play
from batonpass.edges.cli.waits import answer_pipe, judge


def talk(*lines: object) -> list[dict[str, object]]:
    """The answers to these lines; a string goes as it is."""
    out = io.BytesIO()
    texts = [x.encode() if isinstance(x, str) else json.dumps(x).encode() for x in lines]
    answer_pipe([t + b"\n" for t in texts], out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def event(t: float, kind: str, **fields: object) -> dict[str, object]:
    """One event line."""
    return {"op": "event", "e": {"t": t, "type": kind, **fields}}


ONLINE = event(0, "agent_online", agent="a", capacity=1, skills=["q"])
BUSY = [event(1, "join", cust="c0", queue="q", prio=0), event(1, "assign", cust="c0", agent="a")]


def test_a_question_is_answered_with_two_numbers_and_nobody_online_with_no_promise() -> None:
    join = event(5, "join", cust="c1", queue="q", prio=0, boost=0)
    ask = {"op": "predict", "now": 5, "cust": "c1"}

    answers = talk({"op": "reset", "meta": {"seed": 1}}, join, ask, ONLINE, *BUSY, ask)

    assert answers[0] == {"promise": False}
    assert 0 < answers[1]["p50"] < answers[1]["p90"]  # type: ignore[operator]


def test_lines_that_cannot_be_read_are_told_and_passed_over() -> None:
    ask = {"op": "predict", "now": 5, "cust": "c1"}
    join = event(5, "join", cust="c1", queue="q", prio=0)

    broken = ["{", "", '{"op":"event","e":{"t":1,"type":"never heard of"}}', '{"op":"dance"}']
    answers = talk({"op": "reset"}, *broken, ONLINE, *BUSY, join, ask, '{"op":"predict","now":"x"}')

    assert len(answers) == 2
    assert "p90" in answers[0]
    assert answers[1] == {"promise": False}


def test_reset_forgets_and_close_ends() -> None:
    join = event(5, "join", cust="c1", queue="q", prio=0)
    ask = {"op": "predict", "now": 5, "cust": "c1"}

    assert talk(ONLINE, join, {"op": "reset"}, join, ask, {"op": "close"}, ask) == [
        {"promise": False}
    ]


def test_each_answer_is_there_before_the_next_question() -> None:
    command = [sys.executable, "-m", "batonpass.edges.cli.waits", "evaluate"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
    ) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        for line in (event(5, "join", cust="c1", queue="q", prio=0), ONLINE):
            program.stdin.write(json.dumps(line) + "\n")
        for _ in range(2):
            program.stdin.write(json.dumps({"op": "predict", "now": 5, "cust": "c1"}) + "\n")
            assert "p90" in json.loads(program.stdout.readline())
        program.stdin.write('{"op":"close"}\n')

        assert program.wait(timeout=30) == 0


def test_a_log_file_yields_coverage_loss_and_the_formulas_of_others(tmp_path: Path) -> None:
    random = np.random.default_rng(4)
    at = np.cumsum(random.exponential(75.0, 500))
    arrivals = tuple(
        Arrival(at=float(t), work_seconds=float(w), queue="q")
        for t, w in zip(at, random.exponential(220.0, 500), strict=True)
    )
    stints = tuple(Stint(agent=f"a{i}", start=0.0, end=float(at[-1])) for i in range(3))
    log = tmp_path / "log.jsonl"
    events = play(Plan(arrivals=arrivals, stints=stints)).events
    log.write_bytes(b"\n".join(msgspec.json.encode({"op": "event", "e": e}) for e in events))

    report = judge(log, training=0.3, seed=1)

    assert 0.8 <= report.within_p90.share <= 0.98
    assert report.needless == 0
    assert len(report.peers) >= 10
    assert report.pinball < report.mean_wait
