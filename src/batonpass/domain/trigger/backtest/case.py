"""What a test case is: a conversation and what must come of it. Cases guard every draft."""

from collections.abc import Iterable
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from batonpass.domain.attempt import Outcome
from batonpass.domain.money import Money
from batonpass.domain.trigger.backtest.past import (
    Author,
    PastConversation,
    PastMessage,
    PastOrder,
)
from batonpass.domain.trigger.backtest.play import Measure, Played, controlled, play
from batonpass.domain.trigger.document import Slug, Value
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.domain.trigger.parse import yaml_of
from batonpass.domain.trigger.problem import BadDocument, Problem
from batonpass.domain.trigger.reader import read
from batonpass.domain.trigger.text import Form, Plain, plain

FORMAT: Final = "batonpass.cases/1"
MAX_CASES: Final = 1_000


class Expect(Value, frozen=True, kw_only=True):
    """What must come of it. What is not written is not asked."""

    hand_off: bool = True
    by_turn: Annotated[int, Meta(ge=1, le=1000)] | None = None  # the customer's message, from 1
    reason: Slug | None = None
    queue: Annotated[str, Meta(min_length=1, max_length=100)] | None = None


class Said(Value, frozen=True, kw_only=True):
    """One message of the case."""

    author: Literal["customer", "assistant"]
    text: Annotated[str, Meta(max_length=20_000)]
    attempt: Outcome | None = None  # None: not a try


class CaseOrder(Value, frozen=True, kw_only=True):
    """An order of the case."""

    total: Annotated[float, Meta(ge=0, le=1e12)] | None = None
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$", description="As EUR.")] = "EUR"
    days_late: Annotated[int, Meta(ge=0, le=3650)] | None = None


class Case(Value, frozen=True, kw_only=True):
    """A conversation with what is expected of the rules."""

    name: Annotated[str, Meta(min_length=1, max_length=200)]
    expect: Expect
    messages: Annotated[tuple[Said, ...], Meta(min_length=1, max_length=500)]
    channel: Annotated[str, Meta(min_length=1, max_length=100)] = "widget"
    language: Annotated[str, Meta(max_length=35)] = ""
    tier: Annotated[str, Meta(max_length=100)] = ""
    orders: Annotated[tuple[CaseOrder, ...], Meta(max_length=20)] = ()
    waived: Annotated[str, Meta(max_length=500)] = ""  # why it need not pass; empty: it must


class Cases(Value, frozen=True, kw_only=True):
    """All cases of a merchant."""

    format: Literal["batonpass.cases/1"] = "batonpass.cases/1"
    cases: Annotated[tuple[Case, ...], Meta(max_length=MAX_CASES)] = ()


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one case."""

    case: str
    passed: bool
    said: str  # what happened, in a sentence
    waived: str = ""

    @property
    def blocks(self) -> bool:
        """Whether this case keeps a draft from being published."""
        return not self.passed and not self.waived


def parse_cases(text: bytes | str, *, form: Form = "yaml") -> tuple[Case, ...]:
    """The cases in this text.

    Raises:
        BadDocument: with every problem found, each with its place and its cure.
    """
    value, lines = plain(text, form=form)
    return cases_from_plain(value, lines)


def cases_from_plain(value: Plain, lines: dict[str, int] | None = None) -> tuple[Case, ...]:
    """The cases in plain values.

    Raises:
        BadDocument: with every problem found, each with its place and its cure.
    """
    problems: list[Problem] = []
    made = read(value, Cases, problems=problems)
    names: set[str] = set()
    for at, case in enumerate(made.cases if made else ()):
        if case.name in names:
            problems.append(Problem(f"cases[{at}].name", f"{case.name!r} is there twice"))
        names.add(case.name)
    if problems or made is None:
        known = lines or {}
        raise BadDocument(
            tuple(Problem(p.place, p.cure, known.get(p.place, 0)) for p in problems[:50])
        )
    return made.cases


def judge(case: Case, rules: Prepared, measure: Measure) -> Verdict:
    """Whether the rules do with the case what is expected, and what they do."""
    (played,), _ = play(past_of(case), [rules], measure)
    return Verdict(
        case=case.name, passed=_is_met(case.expect, played), said=_told(played), waived=case.waived
    )


def past_of(case: Case) -> PastConversation:
    """The case as a conversation to be played."""
    return PastConversation(
        id=case.name,
        channel=case.channel,
        language=case.language,
        tier=case.tier,
        orders=tuple(
            PastOrder(
                total=None if order.total is None else _money(order.total, order.currency),
                days_late=order.days_late,
            )
            for order in case.orders
        ),
        messages=tuple(
            PastMessage(seq=at, author=Author(m.author), text=m.text, attempt=m.attempt)
            for at, m in enumerate(case.messages, 1)
        ),
    )


def case_of(past: PastConversation, *, name: str, expect: Expect) -> Case:
    """The conversation saved as a case: what the assistant had control over, nothing after."""
    return Case(
        name=name,
        expect=expect,
        channel=past.channel,
        language=past.language,
        tier=past.tier,
        orders=tuple(
            CaseOrder(
                total=float(order.total.amount) if order.total else None,
                currency=order.total.currency if order.total else "EUR",
                days_late=order.days_late,
            )
            for order in past.orders
        ),
        messages=tuple(
            Said(
                author="customer" if message.author is Author.CUSTOMER else "assistant",
                text=message.text,
                attempt=message.attempt,
            )
            for message in controlled(past)
        ),
    )


def dump_cases(cases: Iterable[Case]) -> str:
    """The cases as YAML that `parse_cases` reads back to the same values."""
    return yaml_of({"format": FORMAT, "cases": [msgspec.to_builtins(case) for case in cases]})


def _money(amount: float, currency: str) -> Money:
    return msgspec.convert({"amount": str(amount), "currency": currency}, Money)


def _is_met(expect: Expect, played: Played) -> bool:
    chosen = played.decision.chosen if played.decision else None
    if chosen is None or not expect.hand_off:
        return (chosen is None) is not expect.hand_off
    return (
        (expect.by_turn is None or played.turn <= expect.by_turn)
        and (expect.reason is None or chosen.reason == expect.reason)
        and (expect.queue is None or chosen.queue == expect.queue)
    )


def _told(played: Played) -> str:
    chosen = played.decision.chosen if played.decision else None
    if chosen is None:
        return "no handoff"
    rule = f"rule {chosen.rule}" if chosen.rule else "the document's default"
    return f"handed off at turn {played.turn} for {chosen.reason} to {chosen.queue} ({rule})"
