"""How a merchant tries the wait model on an old queue log, and how a program talks to it."""

import gc
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Annotated, Any

import cyclopts
import msgspec
import numpy as np
from rich.console import Console
from rich.table import Table

from batonpass.domain.wait.event import Event
from batonpass.domain.wait.examine import Examiner, Report
from batonpass.domain.wait.model import WaitModel
from batonpass.domain.wait.peers import Peers
from batonpass.domain.wait.value import Estimate

app = cyclopts.App(name="waits", help="Estimate waits from a queue log, and see how good they are.")


class Line(msgspec.Struct, kw_only=True):
    """One line of the pipe; which fields count depends on `op`."""

    op: str
    meta: dict[str, Any] = {}
    e: msgspec.Raw = msgspec.Raw(b"null")
    now: float = 0.0
    cust: str = ""


@app.command
def evaluate(
    log: Annotated[
        Path | None, cyclopts.Parameter(help="A log file; without it, the pipe.")
    ] = None,
    *,
    training: Annotated[float, cyclopts.Parameter(help="Share of the log only learnt from.")] = 0.3,
    seed: int = 1,
    as_json: Annotated[bool, cyclopts.Parameter(name="--json", help="Print JSON.")] = False,
) -> None:
    """Answer questions on standard input, or judge the model on a log.

    The pipe: one JSON object a line in, one answer a line out, flushed at once. The file holds the
    same lines; questions in it are ignored, and asked at joining, 60 s and 240 s later instead.
    """
    if log is None:
        gc.freeze()  # all that was loaded stays; looking through it would hold up an answer
        answer_pipe(sys.stdin.buffer, sys.stdout.buffer, seed=seed)
        return
    report = judge(log, training=training, seed=seed)
    if as_json:
        sys.stdout.write(msgspec.json.format(msgspec.json.encode(report)).decode() + "\n")
    else:
        _show(report)


def answer_pipe(lines: Iterable[bytes], out: IO[bytes], *, seed: int = 1) -> None:
    """Answer every question in `lines`; a line that cannot be read is told on standard error."""
    decoder = msgspec.json.Decoder(Line)
    events = msgspec.json.Decoder(Event)
    model = _fresh({}, seed)
    for number, text in enumerate(lines, start=1):
        if not text.strip():
            continue
        try:
            line = decoder.decode(text)
            match line.op:
                case "reset":
                    model = _fresh(line.meta, seed)
                case "event":
                    model.apply(events.decode(line.e))
                case "predict":
                    out.write(msgspec.json.encode(_answer(model, line)) + b"\n")
                    out.flush()
                case "close":
                    return
                case "end_training":
                    pass
                case other:
                    _complain(number, f"unknown op {other!r}")
        except msgspec.MsgspecError as wrong:
            _complain(number, str(wrong))
            if b'"predict"' in text:  # whoever asked waits for a line
                out.write(b'{"promise":false}\n')
                out.flush()


def _fresh(meta: dict[str, Any], seed: int) -> WaitModel:
    given = meta.get("seed", seed)
    chosen = given if isinstance(given, int) and given >= 0 else seed
    return WaitModel(random=np.random.default_rng(chosen), ghosts=bool(meta.get("ghosts")))


def _answer(model: WaitModel, line: Line) -> dict[str, float | bool]:
    answer = model.predict(line.cust, now=line.now)
    if isinstance(answer, Estimate):
        return {"p50": round(answer.p50_seconds, 3), "p90": round(answer.p90_seconds, 3)}
    return {"promise": False}


def _complain(number: int, why: str) -> None:
    sys.stderr.write(f"line {number}: {why}\n")


def judge(log: Path, *, training: float, seed: int) -> Report:
    """The figures of the model on a log, the first share of its time only learnt from."""
    meta, events = _read(log)
    first, last = events[0].t, events[-1].t
    model = _fresh(meta, seed)
    examiner = Examiner(model, after=first + training * (last - first), peers=Peers())
    examiner.take(events)
    return examiner.report()


def _read(log: Path) -> tuple[dict[str, Any], list[Event]]:
    """The events of a log in order, and what its reset says."""
    meta: dict[str, Any] = {}
    events: list[Event] = []
    decoder = msgspec.json.Decoder(Event)
    with log.open("rb") as lines:
        for line in _lines(lines):
            if line.op == "reset":
                meta = line.meta
            if line.op == "event":
                events.append(decoder.decode(line.e))
    if not events:
        sys.stderr.write(f"{log} holds no event\n")
        raise SystemExit(2)
    return meta, sorted(events, key=lambda e: e.t)


def _lines(lines: Iterable[bytes]) -> Iterator[Line]:
    decoder = msgspec.json.Decoder(Line)
    for number, text in enumerate(lines, start=1):
        try:
            if text.strip():
                yield decoder.decode(text)
        except msgspec.MsgspecError as wrong:
            _complain(number, str(wrong))


def _show(report: Report) -> None:
    console = Console()
    table = Table(title=f"{report.questions} questions, {report.refused} refused")
    table.add_column("figure")
    table.add_column("value", justify="right")
    table.add_column("95 % interval", justify="right")
    for name, share in (
        ("within p90 (0.88 to 0.92)", report.within_p90),
        ("within what is told (0.88)", report.within_told),
        ("within p50 (0.47 to 0.53)", report.within_p50),
    ):
        table.add_row(name, f"{share.share:.3f}", f"{share.low:.3f} to {share.high:.3f}")
    for name, value in (
        ("worst tenth of the time", report.worst_tenth_of_time),
        ("worst third by length", min(report.thirds_by_length)),
        ("mean wait, s", report.mean_wait),
        ("pinball loss, s", report.pinball),
        ("mean absolute error, s", report.mean_absolute_error),
        ("bias, s", report.bias),
    ):
        table.add_row(name, f"{value:.3f}", "")
    console.print(table)
    peers = Table(title="the same questions, by the formulas of others")
    for column in ("formula", "mean absolute error, s", "ours, s", "share who waited no longer"):
        peers.add_column(column, justify="left" if column == "formula" else "right")
    for name, peer in sorted(report.peers.items(), key=lambda p: p[1].mean_absolute_error):
        peers.add_row(
            name,
            f"{peer.mean_absolute_error:.1f}",
            f"{peer.ours_on_the_same:.1f}",
            f"{peer.share_within:.2f}",
        )
    console.print(peers)


if __name__ == "__main__":
    app()
