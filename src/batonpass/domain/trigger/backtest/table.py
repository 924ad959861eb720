"""How past conversations are read from CSV: a row a message, a conversation's rows together."""

import csv
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, Final, Protocol

import msgspec

from batonpass.domain.trigger.backtest.export import MAX_LINE, Bad, bad, fit, read_line
from batonpass.domain.trigger.backtest.past import PastConversation
from batonpass.domain.trigger.backtest.seen import Seen

NEEDED: Final = ("conversation_id", "author", "text")
COLUMNS: Final = (
    *NEEDED,
    "at",
    "attempt",
    "handoff",  # 1 on the message after which a person was brought in
    "handoff_reason",
    "channel",
    "language",
    "tier",
    "order_total",
    "order_currency",
    "order_days_late",
    "resolved_by",
    "rating",
    "came_back_at",
)
_WORDS: Final = {"1", "true", "yes", "y", "x"}


def read_table(lines: Iterable[bytes], *, now: datetime) -> Iterator[PastConversation | Bad]:
    """The conversations of a CSV file in order, or what is wrong with one.

    Facts of the conversation (channel, rating, ...) may stand on any of its rows; the last counts.
    """
    csv.field_size_limit(MAX_LINE)
    reader = csv.reader(_decoded(lines), strict=True)
    rows = _rows(reader)
    head = next(rows, None)
    if head is None:
        yield bad("the file is empty", 1)
        return
    if isinstance(head, Bad):
        yield head
        return
    names = [name.strip().lower() for name in head]
    fault = _head(names)
    if fault:
        yield bad(fault, 1)
        return
    seen = Seen()
    group: list[Mapping[str, str]] = []
    start = line = 2
    for row in rows:
        if isinstance(row, Bad):
            yield row
            return
        line = reader.line_num
        if not any(row):
            continue
        if len(row) != len(names):
            yield bad(f"{len(row)} fields where the head has {len(names)}", line)
            return
        fields = dict(zip(names, (field.strip() for field in row), strict=True))
        if group and fields["conversation_id"] != group[0]["conversation_id"]:
            yield _conversation(group, start, seen=seen, now=now)
            group, start = [], line
        group.append(fields)
    if group:
        yield _conversation(group, start, seen=seen, now=now)


def _decoded(lines: Iterable[bytes]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        if len(line) > MAX_LINE:
            raise _BrokenError(f"over {MAX_LINE:,} bytes in one line", number)
        try:
            text = line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError:
            raise _BrokenError("not UTF-8: save the file as UTF-8", number) from None
        if "\0" in text:
            raise _BrokenError("a null character does not belong here", number)
        yield text


class _Reader(Protocol):
    line_num: int

    def __iter__(self) -> Iterator[list[str]]: ...


class _BrokenError(Exception):
    def __init__(self, cure: str, line: int) -> None:
        super().__init__(cure)
        self.bad = bad(cure, line)


def _rows(reader: "_Reader") -> Iterator[list[str] | Bad]:
    """Rows, and as the last thing what stopped the reading."""
    try:
        yield from reader
    except _BrokenError as broken:
        yield broken.bad
    except csv.Error as error:
        yield bad(f"not CSV: {error}", reader.line_num)


def _head(names: list[str]) -> str:
    missing = [name for name in NEEDED if name not in names]
    if missing:
        return f"the head lacks {', '.join(missing)}: the first line names the columns"
    strange = [name for name in names if name not in COLUMNS]
    if strange:
        return f"the column {strange[0][:40]!r} is not known here; known are {', '.join(COLUMNS)}"
    twice = [name for name in names if names.count(name) > 1]
    return f"the column {twice[0]!r} stands twice" if twice else ""


def _conversation(
    group: list[Mapping[str, str]], line: int, *, seen: Seen, now: datetime
) -> PastConversation | Bad:
    """Through the same door as JSON, so that both refuse alike."""
    made = read_line(msgspec.json.encode(_plain(group)), line)
    return made if isinstance(made, Bad) else fit(made, line, seen=seen, now=now)


def _plain(group: list[Mapping[str, str]]) -> dict[str, Any]:
    facts = {name: field for row in group for name, field in row.items() if field}
    handed = [at for at, row in enumerate(group, 1) if row.get("handoff", "").lower() in _WORDS]
    total = {"amount": facts.get("order_total"), "currency": facts.get("order_currency", "")}
    order = {
        "total": total if total["amount"] else None,
        "days_late": _number(facts.get("order_days_late")),
    }
    outcome = {
        "resolved_by": facts.get("resolved_by"),
        "rating": _number(facts.get("rating")),
        "came_back_at": _instant(facts.get("came_back_at")),
    }
    return {
        "id": facts.get("conversation_id", ""),
        "messages": [
            {
                "seq": at,
                "author": row["author"].lower(),
                "text": row["text"],
                "at": _instant(row.get("at")),
                "attempt": row.get("attempt") or None,
            }
            for at, row in enumerate(group, 1)
        ],
        "started_at": _instant(group[0].get("at")),
        **{name: facts[name] for name in ("channel", "language", "tier") if name in facts},
        "orders": [order] if any(order.values()) else [],
        "handoff": {"after_seq": handed[0], "reason": facts.get("handoff_reason", "")}
        if handed
        else None,
        "outcome": outcome,
    }


def _number(field: str | None) -> object:
    if not field:
        return None
    return int(field) if field.lstrip("-").isdecimal() and len(field) < 10 else field  # noqa: PLR2004


def _instant(field: str | None) -> object:
    return field.replace(" ", "T", 1) if field else None
