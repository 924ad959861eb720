"""Cases guard a draft, and the command line says so by its exit code."""

import contextlib
import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import msgspec
import pytest
from cyclopts import App

from batonpass.adapters.language.signals import load
from batonpass.domain.signal.detector import measure
from batonpass.domain.trigger.backtest.case import (
    Expect,
    case_of,
    dump_cases,
    judge,
    parse_cases,
    past_of,
)
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.play import Measure
from batonpass.domain.trigger.default import DEFAULT_YAML, default_document
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.domain.trigger.parse import parse
from batonpass.domain.trigger.problem import BadDocument
from batonpass.edges.cli.backtest import command
from batonpass.edges.cli.trigger import app as triggers

MEASURE: Measure = partial(measure, model=load())
RULES = """\
rules:
  - name: fee
    reason: customs
    queue: duties
    when: {keywords: {en: [customs fee]}}
"""
MESSAGES = """\
    messages:
      - {author: customer, text: Hello}
      - {author: assistant, text: Hello. How can I help?, attempt: answered}
      - {author: customer, text: Do I have to pay a customs fee?}
"""


def case(expect: str, more: str = "") -> str:
    return f"cases:\n  - name: one\n    expect: {expect}\n{more}{MESSAGES}"


@pytest.mark.parametrize(
    ("expect", "passes"),
    [
        ("{}", True),
        ("{by_turn: 2}", True),
        ("{by_turn: 1}", False),
        ("{reason: customs, queue: duties}", True),
        ("{reason: fee}", False),
        ("{queue: general}", False),
        ("{hand_off: false}", False),
    ],
)
def test_a_case_passes_when_all_that_is_written_comes_true(
    expect: str,
    passes: bool,  # noqa: FBT001 a parameter of the table
) -> None:
    (one,) = parse_cases(case(expect))

    verdict = judge(one, Prepared(parse(RULES)), MEASURE)

    assert verdict.passed is passes
    assert verdict.said == "handed off at turn 2 for customs to duties (rule fee)"


def test_a_case_without_a_handoff_passes_on_a_calm_conversation() -> None:
    (one,) = parse_cases(case("{hand_off: false}"))

    verdict = judge(one, Prepared(default_document()), MEASURE)

    assert (verdict.passed, verdict.said) == (True, "no handoff")


def test_a_waived_case_fails_but_does_not_block() -> None:
    (one,) = parse_cases(case("{hand_off: false}", "    waived: the fee is new this week\n"))
    verdict = judge(one, Prepared(parse(RULES)), MEASURE)

    assert (verdict.passed, verdict.blocks) == (False, False)


def test_a_conversation_saved_as_a_case_keeps_what_the_rules_look_at() -> None:
    past = msgspec.convert(
        {
            "id": "cv_1",
            "tier": "vip",
            "orders": [{"total": {"amount": "12.50", "currency": "USD"}, "days_late": 3}],
            "messages": [
                {"seq": 1, "author": "customer", "text": "Where: is\nit? 'no'"},
                {"seq": 2, "author": "assistant", "text": "", "attempt": "no_answer"},
                {"seq": 3, "author": "agent", "text": "Hi"},
            ],
        },
        PastConversation,
    )

    saved = case_of(past, name="lost parcel", expect=Expect(by_turn=1))
    (again,) = parse_cases(dump_cases([saved]))

    assert again == saved
    assert [m.text for m in again.messages] == ["Where: is\nit? 'no'", ""]
    assert past_of(again).orders == past.orders


BROKEN_CASES = {
    "cases: [{name: a}]": [
        "cases[0].expect: is missing",
        "cases[0].messages: is missing",
    ],
    "cases: [{name: a, expect: {by_turn: 0}, messages: []}]": [
        "cases[0].expect.by_turn: 0 is under 1",
        "cases[0].messages: needs at least 1 entry",
    ],
    "cases: [{name: a, expect: {}, messages: [{author: agent, text: hi}]}]": [
        "cases[0].messages[0].author: 'agent' is not one of assistant, customer",
    ],
}


@pytest.mark.parametrize("text", BROKEN_CASES)
def test_broken_cases_are_told_with_their_place(text: str) -> None:
    with pytest.raises(BadDocument) as caught:
        parse_cases(text)

    assert [f"{p.place}: {p.cure}" for p in caught.value.problems] == BROKEN_CASES[text]


def test_a_case_name_stands_once() -> None:
    twice = case("{}") + case("{}").removeprefix("cases:\n")

    with pytest.raises(BadDocument, match="'one' is there twice"):
        parse_cases(twice)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], str]:
    def written(name: str, content: str) -> str:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return str(path)

    return written


def run(app: App, *words: str) -> int:
    """The exit code of the command."""
    code = app(words, result_action="return_value")
    return int(code or 0)


def backtest(*words: str) -> int:
    return run(command(the_measure, stored=no_store), *words)


def the_measure() -> Measure:
    """What each process that plays calls for the detector."""
    return MEASURE


@contextlib.contextmanager
def no_store(*, days: int, merchant: str) -> Iterator[None]:
    """A product without a merchant."""
    assert (days, merchant) == (30, "")
    yield None


def history(*texts: str) -> str:
    rows: list[dict[str, Any]] = [
        {"id": f"c{n}", "messages": [{"seq": 1, "author": "customer", "text": text}]}
        for n, text in enumerate(texts)
    ]
    return "".join(json.dumps(row) + "\n" for row in rows)


def test_the_backtest_writes_its_report_and_tells_it(
    write: Callable[[str, str], str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out.json"

    code = backtest(
        "--rules", write("a.yaml", RULES),
        "--against", write("b.yaml", DEFAULT_YAML),
        "--conversations", write("h.jsonl", history("a customs fee?", "hi", "hello")),
        "--report", str(out),
    )  # fmt: skip

    assert code == 0
    report = json.loads(out.read_text())
    assert report["rules"]["handoffs"]["count"] == 1
    assert report["difference"]["added_by_rule"] == {"fee": 1}
    said = capsys.readouterr().out
    assert "3 conversations" in said
    assert "customs" in said


def test_a_table_is_read_as_well(
    write: Callable[[str, str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "conversation_id,author,text\n1,customer,a customs fee?\n"

    code = backtest("--rules", write("a.yaml", RULES), "--conversations", write("h.csv", rows))

    assert code == 0
    assert "1 conversations" in capsys.readouterr().out


BAD_RUNS = {
    "no such rules": (("--rules", "gone.yaml"), "gone.yaml: no such file or directory\n"),
    "broken rules": (
        ("--rules", "bad.yaml"),
        "bad.yaml: line 3, rules[0].when.level.above: 1.7 is over 1\n",
    ),
    "broken other rules": (
        ("--against", "bad.yaml"),
        "bad.yaml: line 3, rules[0].when.level.above: 1.7 is over 1\n",
    ),
    "no such history": (
        ("--conversations", "gone.jsonl"),
        "gone.jsonl: no such file or directory\n",
    ),
    "a folder as history": (("--conversations", "."), ".: is a directory\n"),
    "an empty history": (
        ("--conversations", "empty.jsonl"),
        "empty.jsonl: line 1: the file is empty\n",
    ),
    "a broken history": (
        ("--conversations", "half.jsonl"),
        (
            "half.jsonl: line 2: not JSON, it breaks off in the middle of the line "
            "(Input data was truncated)\n"
        ),
    ),
    "no time zone": (
        ("--zone", "Mars/Base"),
        "--zone: 'Mars/Base' is not a time zone, as Europe/Berlin\n",
    ),
}


@pytest.mark.parametrize("name", BAD_RUNS)
def test_what_cannot_be_run_is_told_in_one_line_and_leaves_nothing_behind(
    name: str,
    write: Callable[[str, str], str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    write("good.yaml", RULES)
    write("bad.yaml", "rules:\n  - name: a\n    when: {level: {above: 1.7}}\n")
    write("good.jsonl", history("hi"))
    write("empty.jsonl", "")
    write("half.jsonl", history("hi", "hello")[:-30])
    monkeypatch.chdir(tmp_path)
    (option, value), said = BAD_RUNS[name]
    words = {"--rules": "good.yaml", "--conversations": "good.jsonl", "--report": "out.json"}
    words[option] = value

    code = backtest(*(part for pair in words.items() for part in pair))

    assert code == 2
    errors = capsys.readouterr().err
    assert [line for line in errors.splitlines(keepends=True) if "conversations " not in line][
        -1:
    ] == [said]
    assert not (tmp_path / "out.json").exists()


def test_bad_lines_can_be_left_out_and_are_counted(
    write: Callable[[str, str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    content = history("a customs fee?") + "nonsense\n"

    code = backtest(
        "--rules",
        write("a.yaml", RULES),
        "--conversations",
        write("h.jsonl", content),
        "--skip-bad",
    )

    assert code == 0
    assert "1 lines skipped" in capsys.readouterr().out


@pytest.mark.parametrize(("expect", "code"), [("{by_turn: 2}", 0), ("{by_turn: 1}", 1)])
def test_the_exit_code_of_the_cases_is_for_machines(
    expect: str, code: int, write: Callable[[str, str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    got = backtest(
        "cases", "--rules", write("a.yaml", RULES), "--cases", write("c.yaml", case(expect))
    )

    assert got == code
    assert ("FAIL" in capsys.readouterr().out) is bool(code)


def test_the_rules_can_be_checked_and_described(
    write: Callable[[str, str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(triggers, "check", write("a.yaml", RULES)) == 0
    assert run(triggers, "check", write("b.yaml", "rules: 3")) == 2
    capsys.readouterr()

    run(triggers, "schema")
    assert json.loads(capsys.readouterr().out)["title"] == "Batonpass triggers"
    run(triggers, "schema", "conversation")
    jsonschema.validate(
        {"id": "a", "messages": [{"seq": 1, "author": "customer", "text": "hi"}]},
        json.loads(capsys.readouterr().out),
    )
    run(triggers, "default")
    assert run(triggers, "check", write("c.yaml", capsys.readouterr().out)) == 0


def test_a_back_test_needs_a_file_or_days_and_not_both(
    write: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    rules = write("rules.yaml", RULES)

    codes = [
        backtest("--rules", rules, *more)
        for more in (
            (),
            ("--days", "366"),
            ("--days", "30", "--conversations", rules),
        )
    ]

    assert codes == [2, 2, 2]
    assert capsys.readouterr().err.count("Say either --conversations FILE or --days N") == 3
    assert backtest("--rules", rules, "--days", "30") == 2
