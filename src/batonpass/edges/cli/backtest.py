"""How rules are tried on history from the command line: progress, tables, a report, exit codes."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, BinaryIO, Protocol
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
from batonpass.domain.trigger.backtest.report import Effect, Report, Unjudged, Version
from batonpass.domain.trigger.backtest.run import Backtest
from batonpass.domain.trigger.backtest.table import read_table
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.domain.trigger.problem import BadDocument
from batonpass.edges.cli.stored import Found
from batonpass.edges.cli.trigger import BAD_INPUT, complain, content, form_of, opened
from batonpass.services.trigger_crew import Crew, Ground

FAILED_CASES = 1  # the exit code when a case does not pass
SEED = 20261122  # the simulated weeks are the same every time

Rules = Annotated[Path, Parameter(help="The rule document, YAML or JSON.")]
Against = Annotated[Path | None, Parameter(help="Another version to compare with.")]
History = Annotated[
    Path | None,
    Parameter(help="Past conversations: JSON lines (batonpass.conversation/1) or CSV."),
]
Days = Annotated[int, Parameter(help="Instead of a file: so many days stored in DATABASE_URL.")]
Slug = Annotated[str, Parameter(help="With --days: the merchant; not needed where there is one.")]
Stored = Callable[..., AbstractContextManager[Found | None]]
Processes = Annotated[int, Parameter(help="Processes that play; 0: one a core.")]
Out = Annotated[Path | None, Parameter(help="Where the whole report goes, as JSON.")]
Skip = Annotated[bool, Parameter(help="Leave out lines that are no conversation, and count them.")]
Zone = Annotated[str, Parameter(help="The merchant's time zone, for quiet hours and the queue.")]
Agents = Annotated[
    int,
    Parameter(help="Agents there at once; 0: with --days as planned, else the queue is left out."),
]
Hour = Annotated[float, Parameter(help="Hour of the day, as 9 or 17.5.")]


def command(  # noqa: C901 - short blocks
    open_measure: Callable[[], Measure], *, stored: Stored
) -> App:
    """The command.

    Args:
        open_measure: the detector; called in each process that plays.
        stored: opens the past of a merchant; None after saying why it cannot be opened.
    """
    app = App(name="backtest", help="Try rules on past conversations before trusting them.")

    @app.default
    def backtest(
        *,
        rules: Rules,
        conversations: History = None,
        days: Days = 0,
        merchant: Slug = "",
        against: Against = None,
        report: Out = None,
        skip_bad: Skip = False,
        zone: Zone = "",
        agents: Agents = 0,
        capacity: int = 2,
        opens: Hour = 9.0,
        closes: Hour = 17.0,
        processes: Processes = 0,
    ) -> int:
        """Say what the rules would have done with past conversations."""
        document = opened(rules)
        other = opened(against) if against else None
        if document is None or (against and other is None) or not _is_zone(zone):
            return BAD_INPUT
        if (conversations is None) == (not 1 <= days <= 365):  # noqa: PLR2004 a year
            sys.stderr.write("Say either --conversations FILE or --days N, with N from 1 to 365.\n")
            return BAD_INPUT
        versions = [document, *([other] if other else [])]
        said = Staffing(agents=agents, capacity=capacity, opens=opens, closes=closes)

        def play(ground: Ground, feed: Feed, planned: Staffing | None = None) -> Report | None:
            trial = Backtest(
                Prepared(document),
                against=Prepared(other) if other else None,
                zone=ZoneInfo(ground.zone),
            )
            crew = Crew(
                open_measure, versions, ground=ground, processes=processes or os.cpu_count() or 1
            )
            with crew:
                for past, line in crew.play(feed(trial)):
                    trial.count(past, line.played, line.heard)
            return trial.report(
                staffing=said if agents else planned, random=np.random.default_rng(SEED)
            )

        if conversations is not None:
            made = _of_file(conversations, play, zone=zone or "UTC", skip_bad=skip_bad)
        else:
            made = _of_store(stored, play, days=days, merchant=merchant, zone=zone)
        if made is None:
            return BAD_INPUT
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


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        sys.stderr.write(f"--zone: {name!r} is not a time zone, as Europe/Berlin\n")
        return False
    return True


Feed = Callable[[Backtest], Iterator[PastConversation]]


class Play(Protocol):
    """Plays what is fed to it."""

    def __call__(
        self, ground: Ground, feed: Feed, planned: Staffing | None = None
    ) -> Report | None:
        """The report; `planned` is who works where the command does not say."""
        ...


class _Stopped(Exception):
    """A line that is no conversation, and was not to be left out."""


def _of_file(path: Path, play: Play, *, zone: str, skip_bad: bool) -> Report | None:
    """The report on a whole file; None after saying why it cannot be played."""

    def feed(trial: Backtest) -> Iterator[PastConversation]:
        size = path.stat().st_size
        with path.open("rb") as file, _progress() as bar:
            task = bar.add_task("conversations", total=size)
            count = 0
            for count, past in enumerate(_read(file), 1):
                if isinstance(past, PastConversation):
                    yield past
                elif skip_bad:
                    trial.skip()
                else:
                    raise _Stopped(str(past.problem))
                if count % 20 == 0:
                    bar.update(task, completed=file.tell())
            bar.update(task, completed=size)
        if not count:
            raise _Stopped("there is no conversation in it")

    try:
        return play(Ground(zone=zone), feed)
    except _Stopped as why:
        complain(path, str(why))
    except OSError as error:
        complain(path, (error.strerror or "cannot be read").lower())
    return None


def _of_store(stored: Stored, play: Play, *, days: int, merchant: str, zone: str) -> Report | None:
    """The report on what the product itself stored; None after saying why there is none."""
    with stored(days=days, merchant=merchant) as found:
        if found is None:
            return None

        def feed(_: Backtest) -> Iterator[PastConversation]:
            with _progress() as bar:
                task = bar.add_task("conversations", total=max(found.total, 1))
                for past in found.conversations:
                    yield past
                    bar.advance(task)

        ground = found.ground._replace(zone=zone) if zone else found.ground
        return play(ground, feed, found.staffing)


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
    for name, version in versions:
        for gap in version.unjudged:
            console.print(f"{name}: {_unjudged(gap)}", markup=False)
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


def _unjudged(gap: Unjudged) -> str:
    """Which rules were not judged, where, and why."""
    about, lacking = {
        "queue": ("the queue", "how the queue stood"),
        "hours": ("opening hours", "whether people answered"),
    }[gap.condition]
    count = len(gap.rules)
    rules = "1 rule" if count == 1 else f"{count} rules"
    where = "" if gap.messages == gap.of else f" at {gap.messages} of {gap.of} messages"
    was = "was" if count == 1 else "were"
    return (
        f"{rules} with conditions on {about} {was} not judged{where}, because history does not "
        f"say {lacking}: {', '.join(gap.rules)}"
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
