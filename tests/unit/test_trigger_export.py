"""A file of past conversations that is broken is told in one clear message, with its line."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from batonpass.domain.trigger.backtest.export import MAX_LINE, Bad, read_lines
from batonpass.domain.trigger.backtest.past import Author, PastConversation
from batonpass.domain.trigger.backtest.table import read_table

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


def line(**more: Any) -> bytes:
    plain = {"id": "a", "messages": [{"seq": 1, "author": "customer", "text": "hi"}], **more}
    return json.dumps(plain).encode() + b"\n"


def told(found: Iterable[PastConversation | Bad]) -> list[str]:
    return [str(one.problem) for one in found if isinstance(one, Bad)]


BROKEN: dict[str, tuple[bytes, str]] = {
    "half a line": (
        line()[:40],
        "line 1: not JSON, it breaks off in the middle of the line (Input data was truncated)",
    ),
    "not JSON": (b"hello\n", "line 1: not JSON (invalid character (byte 0))"),
    "UTF-16": (
        line().decode().encode("utf-16"),
        "line 1: this is not UTF-8 text: save it as UTF-8",
    ),
    "Latin-1": (
        b'{"id": "f\xfcr", "messages": []}\n',
        "line 1: not UTF-8: save the file as UTF-8",
    ),
    "ten megabytes in a line": (
        line(id="x" * 10_000_000),
        f"line 1: over {MAX_LINE:,} bytes in one line: write one conversation a line",
    ),
    "a list": (b"[]\n", "line 1: expected object, got array"),
    "a list in a list, five thousand deep": (
        b"[" * 5000 + b"\n",
        "line 1: expected object, got array",
    ),
    "no messages": (b'{"id": "a"}\n', "line 1: lacks the field messages"),
    "no message": (line(messages=[]), "line 1, messages: expected array of length >= 1"),
    "no id": (line(id=""), "line 1, id: expected str of length >= 1"),
    "an unknown field": (line(mood="bad"), "line 1: has a field not known here: mood"),
    "a foreign author": (
        line(messages=[{"seq": 1, "author": "bot", "text": ""}]),
        "line 1, messages[0].author: invalid enum value 'bot'",
    ),
    "a text that is a number": (
        line(messages=[{"seq": 1, "author": "customer", "text": 5}]),
        "line 1, messages[0].text: expected str, got int",
    ),
    "messages out of order": (
        line(
            messages=[
                {"seq": 2, "author": "customer", "text": "b"},
                {"seq": 1, "author": "customer", "text": "a"},
            ]
        ),
        "line 1, messages: seq must rise from message to message",
    ),
    "a rating of six": (
        line(outcome={"rating": 6}),
        "line 1, outcome.rating: expected int <= 5",
    ),
    "a date that is none": (
        line(started_at="yesterday"),
        "line 1, started_at: invalid RFC3339 encoded datetime",
    ),
    "a date in the future": (
        line(started_at="2031-01-01T00:00:00Z"),
        "line 1, started_at: lies in the future",
    ),
    "a message in the future": (
        line(messages=[{"seq": 1, "author": "customer", "text": "", "at": "2031-01-01T00:00:00Z"}]),
        "line 1, messages[0].at: lies in the future",
    ),
    "a handoff before the first message": (
        line(messages=[{"seq": 5, "author": "customer", "text": "hi"}], handoff={"after_seq": 2}),
        "line 1, handoff.after_seq: comes before the first message",
    ),
    "an id twice": (line() + line(), "line 2, id: the id 'a' was there before: keep one"),
    "another format": (
        line(format="chat/9"),
        "line 1, format: invalid enum value 'chat/9'",
    ),
}

HEAD = b"conversation_id,author,text\n"
BROKEN_TABLES: dict[str, tuple[bytes, str]] = {
    "nothing": (b"", "line 1: the file is empty"),
    "no head": (
        b"1,customer,hi\n",
        "line 1: the head lacks conversation_id, author, text: the first line names the columns",
    ),
    "an unknown column": (
        b"conversation_id,author,text,=mood\n",
        (
            "line 1: the column '=mood' is not known here; known are conversation_id, author, "
            "text, at, attempt, handoff, handoff_reason, channel, language, tier, order_total, "
            "order_currency, order_days_late, resolved_by, rating, came_back_at"
        ),
    ),
    "a column twice": (
        b"conversation_id,author,text,text\n",
        "line 1: the column 'text' stands twice",
    ),
    "a field too few": (HEAD + b"1,customer\n", "line 2: 2 fields where the head has 3"),
    "an open quote": (HEAD + b'1,customer,"hi\n', "line 2: not CSV: unexpected end of data"),
    "Latin-1": (HEAD + b"1,customer,f\xfcr\n", "line 2: not UTF-8: save the file as UTF-8"),
    "a null byte": (HEAD + b"1,customer,\x00\n", "line 2: a null character does not belong here"),
    "a foreign author": (
        HEAD + b"1,robot,hi\n",
        "line 2, messages[0].author: invalid enum value 'robot'",
    ),
    "rows apart": (
        HEAD + b"1,customer,hi\n2,customer,hi\n1,customer,again\n",
        "line 4, id: the id '1' was there before: keep one",
    ),
    "a rating in words": (
        b"conversation_id,author,text,rating\n1,customer,hi,good\n",
        "line 2, outcome.rating: expected int | null, got str",
    ),
    "an amount in words": (
        b"conversation_id,author,text,order_total\n1,customer,hi,cheap\n",
        "line 2, orders[0].total.amount: invalid decimal string",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_gets_one_clear_message(name: str) -> None:
    content, said = BROKEN[name]

    assert told(read_lines(content.splitlines(keepends=True), now=NOW))[0] == said


@pytest.mark.parametrize("name", BROKEN_TABLES)
def test_a_broken_table_gets_one_clear_message(name: str) -> None:
    content, said = BROKEN_TABLES[name]

    assert told(read_table(content.splitlines(keepends=True), now=NOW)) == [said]


def test_what_comes_after_a_broken_line_is_still_read() -> None:
    found = list(read_lines([b"hello\n", line(), b"\n", line(id="b")], now=NOW))

    assert [isinstance(one, Bad) for one in found] == [True, False, False]


def test_a_table_says_the_same_as_json_lines() -> None:
    table = (
        "\ufeffconversation_id,author,text,at,attempt,handoff,tier,order_total,order_currency,"
        "order_days_late,resolved_by,rating\r\n"
        '7,Customer,"Hello, is ""it"" here?\nPlease",2026-11-01 10:00:00,,,vip,,,,,\r\n'
        "7,assistant,No idea,2026-11-01T10:01:00+01:00,no_answer,1,,12.50,EUR,4,agent,2\r\n"
        "\r\n"
        "8,customer,hi,,,,,,,,,\r\n"
    ).encode()

    first, second = read_table(table.splitlines(keepends=True), now=NOW)

    assert isinstance(first, PastConversation)
    assert isinstance(second, PastConversation)
    assert [m.author for m in first.messages] == [Author.CUSTOMER, Author.ASSISTANT]
    assert first.messages[0].text == 'Hello, is "it" here?\nPlease'
    assert first.started_at == datetime(2026, 11, 1, 10, tzinfo=UTC)
    assert first.handoff is not None
    assert (first.handoff.after_seq, first.tier, first.outcome.rating) == (2, "vip", 2)
    assert first.orders[0].total is not None
    assert first.orders[0].total.amount == Decimal("12.50")
    assert (second.id, second.handoff, second.outcome.rating) == ("8", None, None)


@given(st.lists(st.binary(max_size=60), max_size=6))
@settings(max_examples=100, deadline=None)
def test_whatever_bytes_a_file_holds_it_is_read_or_told(lines: list[bytes]) -> None:
    for read in (read_lines, read_table):
        for start in (b"", HEAD):
            content = (start + b"\n".join(lines)).splitlines(keepends=True)
            for one in read(content, now=NOW):
                assert not isinstance(one, Bad) or one.problem.cure
