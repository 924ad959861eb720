"""What a merchant sees who tests the detector on their own messages."""

import json
from pathlib import Path

import pytest

from batonpass.adapters.language.signals import load
from batonpass.edges.cli.signals import evaluate, explain


def written(folder: Path, name: str, rows: list[dict[str, object]]) -> Path:
    file = folder / name
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return file


def test_every_message_gets_its_line_in_the_order_of_the_file(tmp_path: Path) -> None:
    texts = ["where is my order", "", "get me a human", "\ud800 half a character", "你好"]
    file = written(tmp_path, "messages.jsonl", [{"text": text} for text in texts])
    scores = tmp_path / "scores.jsonl"

    evaluate(file, model=load(), scores=scores)

    lines = [json.loads(line) for line in scores.read_text().splitlines()]
    assert len(lines) == len(texts)
    assert [line["request"]["class"] for line in lines] == [
        "none",
        "none",
        "explicit",
        "none",
        "none",
    ]
    named = {"request", "frustration", "trend", "category", "out_of_scope", "human_needed", "spans"}
    assert all(named <= line.keys() for line in lines)


def test_labelled_messages_are_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: list[dict[str, object]] = [
        {"text": "can I talk to a person", "label": 1},
        {"text": "where is my order", "label": 0},
        {"text": "what is your phone number", "label": 2},
    ]
    file = written(tmp_path, "labelled.jsonl", rows)

    evaluate(file, model=load(), signal="request", json=True)

    report = json.loads(capsys.readouterr().out)
    assert report["rows"] == 2
    assert report["confusion"]["true_positive"] == report["confusion"]["true_negative"] == 1


def test_a_merchants_examples_name_the_categories(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = written(
        tmp_path,
        "examples.jsonl",
        [
            {"text": text, "intent": intent}
            for intent, texts in {
                "engraving": ["engrave my ring", "add initials to the ring", "engraving price"],
                "repair": ["repair my watch", "the clasp is broken, fix it", "cost of a repair"],
            }.items()
            for text in texts
        ],
    )
    file = written(
        tmp_path,
        "messages.jsonl",
        [
            {"text": "please engrave my ring", "label": "engraving"},
            {"text": "can you repair my watch", "label": "repair"},
            {"text": "who won the football match in brazil", "label": "out_of_scope"},
        ],
    )

    evaluate(file, model=load(), signal="category", categories=examples, json=True)

    assert json.loads(capsys.readouterr().out)["accuracy"]["value"] == 1


def test_a_line_that_is_no_message_is_named_by_its_number(tmp_path: Path) -> None:
    file = tmp_path / "broken.jsonl"
    file.write_text('{"text": "hello"}\n{"words": 1}\n')

    with pytest.raises(SystemExit, match=r"broken\.jsonl:2"):
        evaluate(file, model=load(), scores=tmp_path / "scores.jsonl")


def test_an_explanation_quotes_the_words_that_decided(capsys: pytest.CaptureFixture[str]) -> None:
    explain("this is ridiculous, I want to talk to a human", model=load())

    out = capsys.readouterr().out
    assert "talk to a human" in out
    assert "reach_human" in out
