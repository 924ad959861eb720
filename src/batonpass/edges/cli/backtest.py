"""How rules are tried on history from the command line: progress, tables, a report, exit codes."""

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, BinaryIO
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
import numpy as np
from cyclopts import App, Parameter
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn
from rich.table import Table

from batonpass.domain.trigger.backtest.case import Case, judge, parse_cases
from batonpass.domain.trigger.backtest.effect import Staffing
from batonpass.domain.trigger.backtest.export import MAX_LINE, Bad, read_lines
from batonpass.domain.trigger.backtest.interval import Share
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.play import Measure
from batonpass.domain.trigger.backtest.report import Effect, Report, Version
from batonpass.domain.trigger.backtest.run import Backtest
from batonpass.domain.trigger.backtest.table import read_table
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.domain.trigger.problem import BadDocument
from batonpass.edges.cli.trigger import BAD_INPUT, complain, content, form_of, opened

FAILED_CASES = 1  # the exit code when a case does not pass
SEED = 20261122  # the simulated weeks are the same every time

Rules = Annotated[Path, Parameter(help="The rule document, YAML or JSON.")]
Against = Annotated[Path | None, Parameter(help="Another version to compare with.")]
History = Annotated[
    Path, Parameter(help="Past conversations: JSON lines (batonpass.conversation/1) or CSV.")
]
Out = Annotated[Path | None, Parameter(help="Where the whole report goes, as JSON.")]
Skip = Annotated[bool, Parameter(help="Leave out lines that are no conversation, and count them.")]
Zone = Annotated[str, Parameter(help="The merchant's time zone, for quiet hours and the queue.")]
Agents = Annotated[int, Parameter(help="Agents there at once; 0 leaves the queue out.")]
Hour = Annotated[float, Parameter(help="Hour of the day, as 9 or 17.5.")]


def command(open_measure: Callable[[], Measure]) -> App:
    """The command, with the detector it is given; opened only when a message is measured."""
    app = App(name="backtest", help="Try rules on past conversations before trusting them.")

    @app.default
    def backtest(
        *,
        rules: Rules,
        conversations: History,
        against: Against = None,
        report: Out = None,
        skip_bad: Skip = False,
        zone: Zone = "UTC",
        agents: Agents = 0,
        capacity: int = 2,
        opens: Hour = 9.0,
        closes: Hour = 17.0,
    ) -> int:
        """Say what the rules would have done with past conversations."""
        document = opened(rules)
        other = opened(against) if against else None
        local = _zone(zone)
        if document is None or local is None or (against and other is None):
            return BAD_INPUT
        trial = Backtest(
            Prepared(document),
            measure=open_measure(),
            against=Prepared(other) if other else None,
            zone=local,
        )
        if not _play(trial, conversations, skip_bad=skip_bad):
            return BAD_INPUT
        staffing = Staffing(agents=agents, capacity=capacity, opens=opens, closes=closes)
        made = trial.report(
            staffing=staffing if agents else None, random=np.random.default_rng(SEED)
        )
        _tell(made)
        if report:
            report.write_bytes(msgspec.json.format(msgspec.json.encode(made), indent=2) + b"\n")
        return 0

    @app.command
    def cases(
        *,
        rules: Rules,
        cases: Annotated[Path, Parameter(help="The cases, YAML or JSON (batonpass.cases/1).")],
    ) -> int:
        """Check that every case comes out as expected; the exit code is 1 where one does not."""
        document = opened(rules)
        listed = _cases(cases)
        if document is None or listed is None:
            return BAD_INPUT
        prepared, measure = Prepared(document), open_measure()
        verdicts = [judge(case, prepared, measure) for case in listed]
        console = Console(highlight=False)
        for verdict in verdicts:
            mark = "ok  " if verdict.passed else "waiv" if verdict.waived else "FAIL"
            waived = f" (waived: {verdict.waived})" if verdict.waived and not verdict.passed else ""
            console.print(f"{mark}  {verdict.case}: {verdict.said}{waived}", markup=False)
        failed = sum(verdict.blocks for verdict in verdicts)
        console.print(f"{len(verdicts)} cases, {failed} failed.")
        return FAILED_CASES if failed else 0

    return app


def _cases(path: Path) -> tuple[Case, ...] | None:
    text = content(path)
    if text is None:
        return None
    try:
        return parse_cases(text, form=form_of(path))
    except BadDocument as bad:
        complain(path, str(bad))
        return None


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        sys.stderr.write(f"--zone: {name!r} is not a time zone, as Europe/Berlin\n")
        return None


def _play(trial: Backtest, path: Path, *, skip_bad: bool) -> bool:
    """Play the whole file; False after saying why it cannot be played."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file, _progress() as bar:
            task = bar.add_task("conversations", total=size)
            count = 0
            for count, past in enumerate(_read(file), 1):
                if isinstance(past, PastConversation):
                    trial.add(past)
                elif skip_bad:
                    trial.skip()
                else:
                    complain(path, str(past.problem))
                    return False
                if count % 20 == 0:
                    bar.update(task, completed=file.tell())
            bar.update(task, completed=size)
    except OSError as error:
        complain(path, (error.strerror or "cannot be read").lower())
        return False
    if not count:
        complain(path, "there is no conversation in it")
    return bool(count)


def _progress() -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.percentage:>3.0f} %"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
    )


def _read(file: BinaryIO) -> Iterator[PastConversation | Bad]:
    """JSON lines begin with a brace; everything else is a table."""
    start = file.read(64).removeprefix(b"\xef\xbb\xbf").lstrip()
    file.seek(0)
    now = datetime.now(UTC)
    read = read_lines if start[:1] in {b"{", b"["} else read_table
    return read(_lines(file), now=now)


def _lines(file: BinaryIO) -> Iterable[bytes]:
    return iter(lambda: file.readline(MAX_LINE + 1), b"")


def _tell(report: Report) -> None:
    console = Console(highlight=False)
    console.print(
        f"{report.conversations} conversations, {report.turns} messages under the assistant's "
        f"control; in history {_share(report.history_handoffs)} were handed off."
        + (f" {report.skipped} lines skipped." if report.skipped else "")
    )
    versions = [("rules", report.rules)]
    if report.against:
        versions.append(("against", report.against))
    console.print(_overview(versions, report))
    console.print(_by_rule(report.rules))
    if report.difference:
        other = report.difference
        console.print(
            f"Against the other version: {_share(other.added)} added, {_share(other.removed)} "
            f"removed, {other.earlier} earlier, {other.later} later, {other.rerouted} rerouted."
        )
    for line in report.shadow:
        console.print(
            f"Shadow {line.rule}: {_share(line.fired)} would fire, {line.alone} of them alone; "
            f"of those {_share(line.needed)} needed a person, {_share(line.false_alarms)} did not."
        )
    for proposal in report.proposals:
        console.print(f"Proposed: {proposal.evidence}.", markup=False)
    for seen in report.inspect[:10]:
        why = seen.why.replace("_", " ")
        console.print(
            f"Read {seen.conversation}: {why}, turn {seen.turn} {seen.quote}", markup=False
        )


def _overview(versions: list[tuple[str, Version]], report: Report) -> Table:
    table = Table("", *(name for name, _ in versions))

    def row(what: str, said: Callable[[Version], str]) -> None:
        table.add_row(what, *(said(version) for _, version in versions))

    row("handed off", lambda v: _share(v.handoffs))
    row("missed: handed off in history", lambda v: _share(v.missed.handed_off))
    row("missed: came back in 72 hours", lambda v: _share(v.missed.came_back))
    row("missed: left angry", lambda v: _share(v.missed.left_angry))
    row("false alarms", lambda v: _share(v.false_alarms.all))
    row("turns saved, median", lambda v: f"{v.lead_time.median_turns:g}")
    row("only offered", lambda v: str(v.offers))
    if report.queue:
        effects = [report.queue.rules, report.queue.against]
        table.add_row("queue", *(_effect(effect) for effect in effects if effect))
        if report.queue.history:
            table.add_row("queue in history", _effect(report.queue.history))
    return table


def _by_rule(version: Version) -> Table:
    table = Table("rule", "reason", "handoffs", "needed", "false alarms", "median turn")
    for line in version.by_rule:
        table.add_row(
            line.rule or "(none: default)",
            line.reason,
            _share(line.handoffs),
            _share(line.needed),
            _share(line.false_alarms),
            f"{line.median_turn:g}",
        )
    return table


def _share(share: Share) -> str:
    if not share.of:
        return "not known"
    return f"{share.count} ({share.share:.1%}, {share.low:.1%} to {share.high:.1%})"


def _effect(effect: Effect) -> str:
    if not effect.handoffs_a_day:
        return "no handoff in these hours"
    return (
        f"{effect.handoffs_a_day:g} a day, wait {effect.wait_p50_seconds / 60:.1f} to "
        f"{effect.wait_p90_seconds / 60:.1f} min, {effect.abandoned_share:.1%} leave"
    )
