"""What a merchant does in which situation: the policy document, and the steps it suggests."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final, assert_never

import msgspec

from batonpass.domain.attempt import Source
from batonpass.domain.fact.value import Fact, Kind, Problem, Want
from batonpass.domain.money import Money
from batonpass.domain.packet.say import say
from batonpass.domain.packet.value import Step
from batonpass.domain.shop.action import (
    Action,
    ActionResult,
    AddNote,
    AddTag,
    Cancel,
    Goodwill,
    Outcome,
    Pieces,
    RefundLines,
    Reship,
    SendReturnLabel,
)
from batonpass.domain.shop.limit import Limits, check, needs_approval, value_of
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.domain.shop.value import Line, Order, OrderState, TrackingState


class Situation(StrEnum):
    """The cases a merchant has a rule for."""

    DELIVERED_NOT_RECEIVED = "delivered_not_received"
    LOST = "lost"
    LATE = "late"
    DAMAGED = "damaged"
    DEFECTIVE = "defective"
    WRONG_ITEM = "wrong_item"
    MISSING_ITEM = "missing_item"
    CANCEL = "cancel"
    RETURN = "return"
    REFUND = "refund"
    OTHER = "other"


class Rule(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the document: in this situation, these may be offered, in this order."""

    id: str
    situation: Situation
    offers: tuple[str, ...]  # kinds of action
    words: str  # the policy, as staff may read it
    goodwill_share: Decimal = Decimal("0.10")  # of the lines' price, rounded to whole units
    value_max: Decimal | None = None  # None: only the shop's limits bind
    reply: Mapping[str, str] = {}  # language to draft; empty: ours


class Resolutions(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A merchant's whole document."""

    rules: tuple[Rule, ...]
    limits: Limits = Limits()
    greeting: Mapping[str, str] = {}  # language to how every draft begins; empty: ours
    sign_off: Mapping[str, str] = {}  # language to how every draft ends; empty: the agent's name


DEFAULT: Final = Resolutions(
    rules=(
        Rule(
            id="delivered-not-received",
            situation=Situation.DELIVERED_NOT_RECEIVED,
            offers=("reship", "refund_lines"),
            words="Delivered by tracking but not there: send again once, or refund.",
        ),
        Rule(
            id="lost",
            situation=Situation.LOST,
            offers=("reship", "refund_lines"),
            words="Lost by the carrier: send again, or refund, as the customer likes.",
        ),
        Rule(
            id="late",
            situation=Situation.LATE,
            offers=("goodwill", "refund_lines"),
            words="Late: a small goodwill code, or the money if they no longer want it.",
        ),
        Rule(
            id="damaged",
            situation=Situation.DAMAGED,
            offers=("reship", "refund_lines", "goodwill"),
            words="Damaged: a new one, or the money; a code if they keep it.",
        ),
        Rule(
            id="defective",
            situation=Situation.DEFECTIVE,
            offers=("reship", "refund_lines"),
            words="Does not work: a new one, or the money.",
        ),
        Rule(
            id="wrong-item",
            situation=Situation.WRONG_ITEM,
            offers=("reship", "send_return_label", "refund_lines"),
            words="Wrong item: the right one, and a label for the wrong one.",
        ),
        Rule(
            id="missing-item",
            situation=Situation.MISSING_ITEM,
            offers=("reship", "refund_lines"),
            words="Something missing: send what is missing, or refund it.",
        ),
        Rule(
            id="cancel",
            situation=Situation.CANCEL,
            offers=("cancel", "send_return_label"),
            words="Cancel while it is not sent; afterwards a return.",
        ),
        Rule(
            id="return",
            situation=Situation.RETURN,
            offers=("send_return_label",),
            words="A return within the time the policy gives.",
        ),
        Rule(
            id="refund",
            situation=Situation.REFUND,
            offers=("send_return_label", "refund_lines"),
            words="Money back: against the goods, unless something was wrong with them.",
        ),
    )
)

_BY_PROBLEM: Final = {
    Problem.DAMAGED: Situation.DAMAGED,
    Problem.DEFECTIVE: Situation.DEFECTIVE,
    Problem.WRONG_ITEM: Situation.WRONG_ITEM,
    Problem.MISSING_ITEM: Situation.MISSING_ITEM,
    Problem.DOES_NOT_FIT: Situation.RETURN,
}
_BY_WANT: Final = {
    Want.CANCELLATION: Situation.CANCEL,
    Want.RETURN: Situation.RETURN,
    Want.REFUND: Situation.REFUND,
}
_WANTED_KIND: Final = {
    Want.REFUND: "refund_lines",
    Want.REPLACEMENT: "reship",
    Want.CANCELLATION: "cancel",
    Want.RETURN: "send_return_label",
    Want.DISCOUNT: "goodwill",
}
_GONE: Final = frozenset({TrackingState.EXPIRED, TrackingState.EXCEPTION, TrackingState.RETURNED})
_ON_ITS_WAY: Final = frozenset({Problem.NOT_RECEIVED, Problem.LATE})
# What may follow from a custom order is worked out by a person: no rule is applied to it.


def situation(facts: Sequence[Fact], order: Order | None, *, late_days: int) -> Situation:
    """Which case this is, by what the customer said and what the order shows."""
    problems = [Problem(f.value) for f in facts if f.kind is Kind.PROBLEM and f.stands]
    wants = [Want(f.value) for f in facts if f.kind is Kind.WANT and f.stands]
    for problem in problems:
        if problem in _BY_PROBLEM:
            return _BY_PROBLEM[problem]
    states = {f.tracking.state for f in order.fulfilments if f.tracking} if order else set()
    if set(problems) & _ON_ITS_WAY or (late_days and not wants):
        if TrackingState.DELIVERED in states and Problem.NOT_RECEIVED in problems:
            return Situation.DELIVERED_NOT_RECEIVED
        if states & _GONE:
            return Situation.LOST
        if late_days or Problem.LATE in problems:
            return Situation.LATE
    found = next((_BY_WANT[w] for w in reversed(wants) if w in _BY_WANT), None)
    return found or Situation.OTHER


def steps(
    case: Situation,
    facts: Sequence[Fact],
    order: Order,
    *,
    policies: Resolutions,
    done: Sequence[ActionResult],
    is_proven: bool,
    language: str,
) -> tuple[Step, ...]:
    """What may be approved now, what the customer asked for first; what is forbidden says why.

    Args:
        case: from `situation`.
        facts: what the customer said; standing ones count.
        order: the one order this is about.
        policies: the merchant's document.
        done: what was already done to this order.
        is_proven: whether we know that it is their order.
        language: the agent's.
    """
    rule = next((r for r in policies.rules if r.situation is case), None)
    if rule is None or any(
        f.kind is Kind.PROBLEM and f.value == Problem.CUSTOM_ORDER for f in facts
    ):
        return ()
    wanted = [
        _WANTED_KIND[Want(f.value)]
        for f in facts
        if f.kind is Kind.WANT and f.stands and Want(f.value) in _WANTED_KIND
    ]
    kinds = [k for k in dict.fromkeys([*reversed(wanted), *rule.offers]) if k in rule.offers]
    pieces = mentioned(facts, order)
    evidence = _evidence(facts, order)
    made: list[Step] = []
    for kind in kinds:
        for action in _actions(kind, order, pieces, rule, policies.limits):
            step = _step(
                action, order, rule, policies.limits, done, evidence,
                is_proven=is_proven, language=language,
            )  # fmt: skip
            first = step.is_allowed and not any(s.is_first_choice for s in made)
            made.append(msgspec.structs.replace(step, is_first_choice=first))
    return tuple(made)


def permit(
    action: Action,
    order: Order,
    *,
    policy: str,
    policies: Resolutions,
    done: Sequence[ActionResult],
) -> None:
    """Return if the merchant's document lets this happen now, as it is or as an agent changed it.

    Args:
        action: what is to be done.
        order: as the shop shows it now.
        policy: id of the rule it follows; one that is gone allows nothing.
        policies: the document in force.
        done: what was already done to this order.

    Raises:
        ShopRefused: it may not; `why` says what stands against it.
    """
    rule = next((r for r in policies.rules if r.id == policy), None)
    if rule is None or action.KIND not in rule.offers:
        raise ShopRefused(
            why="The merchant's policy changed and no longer offers this.", fact="no_policy"
        )
    check(action, order, policies.limits, done)
    _check_policy(rule, value_of(action, order))


def mentioned(facts: Sequence[Fact], order: Order) -> tuple[Line, ...]:
    """The lines the customer named; all of them if none was named."""
    named = {f.record for f in facts if f.kind is Kind.PRODUCT and f.stands}
    lines = tuple(x for x in order.lines if f"order {order.number} line {x.id}" in named)
    return lines or order.lines


def _actions(
    kind: str, order: Order, lines: tuple[Line, ...], rule: Rule, limits: Limits
) -> Iterator[Action]:
    everything = tuple(Pieces(line_id=x.id, quantity=x.quantity) for x in lines)
    why = rule.situation.value.replace("_", " ")
    match kind:
        case "refund_lines":
            back = tuple(
                Pieces(line_id=x.id, quantity=x.refundable_quantity)
                for x in lines
                if x.refundable_quantity
            )
            yield RefundLines(order=order.number, lines=back or everything, reason=why)
        case "reship":
            whole = len(lines) == len(order.lines)
            yield Reship(order=order.number, lines=() if whole else everything, reason=why)
        case "cancel":
            if order.state is not OrderState.CANCELLED:
                yield Cancel(order=order.number, reason=why)
        case "goodwill":
            price = sum((x.price.amount * x.quantity for x in lines), Decimal(0))
            fair = max(Decimal(5), (price * rule.goodwill_share).quantize(Decimal(1)))
            amount = min(fair, limits.goodwill_max)
            money = Money(amount=amount.quantize(Decimal("0.01")), currency=order.total.currency)
            yield Goodwill(order=order.number, amount=money, reason=why)
        case "send_return_label":
            whole = len(lines) == len(order.lines)
            yield SendReturnLabel(order=order.number, lines=() if whole else everything, reason=why)
        case _:
            return


def _step(
    action: Action,
    order: Order,
    rule: Rule,
    limits: Limits,
    done: Sequence[ActionResult],
    evidence: tuple[Source, ...],
    *,
    is_proven: bool,
    language: str,
) -> Step:
    why_not, amount = "", None
    try:
        amount = value_of(action, order)
        check(action, order, limits, done)
        _check_policy(rule, amount)
    except ShopRefused as refused:
        why_not = str(refused)
    if any(
        r.kind == action.KIND and r.outcome is Outcome.DONE and action.KIND != "refund_lines"
        for r in done
    ):
        why_not = why_not or say("limit.done", language)
    bounds = [_bound(action, order, limits, language)]
    if not is_proven:
        bounds.append(say("limit.identity", language))
    return Step(
        id=f"{action.KIND}-{order.number.lstrip('#')}-{_key(action)}".rstrip("-").lower(),
        action=action,
        words=_words(action, order, amount, language),
        policy=rule.id,
        policy_words=rule.words,
        evidence=evidence,
        limits=" ".join(b for b in bounds if b),
        is_allowed=not why_not,
        why_not=why_not,
        needs_approval=needs_approval(action, limits),
        amount=amount,
    )


def _check_policy(rule: Rule, amount: Money | None) -> None:
    if rule.value_max is not None and amount and amount.amount > rule.value_max:
        bound = f"{rule.value_max:.2f} {amount.currency}"
        raise ShopRefused(why=f"The policy {rule.id} allows at most {bound}.", fact="over_policy")


def _key(action: Action) -> str:
    """What tells two steps of one kind on one order apart; the same step always has the same."""
    match action:
        case RefundLines(lines=lines) | Reship(lines=lines) | SendReturnLabel(lines=lines):
            return ".".join(f"{p.line_id}x{p.quantity}" for p in lines)
        case Goodwill(amount=amount):
            return f"{amount.amount}"
        case Cancel() | AddNote() | AddTag():
            return ""
        case _ as never:
            assert_never(never)


def _words(action: Action, order: Order, amount: Money | None, language: str) -> str:
    money = written(amount) if amount else ""
    match action:
        case RefundLines(lines=lines) | Reship(lines=lines) | SendReturnLabel(lines=lines):
            items = _items(lines, order) or say("step.everything", language)
            return say(f"step.{action.KIND}", language, items=items, amount=money)
        case Cancel():
            return say("step.cancel", language, order=order.number, amount=money)
        case Goodwill():
            return say("step.goodwill", language, amount=money)
        case AddNote(text=text):
            return text
        case AddTag(tag=tag):
            return tag
        case _ as never:
            assert_never(never)


def _items(pieces: Sequence[Pieces], order: Order) -> str:
    titles = {line.id: line.title for line in order.lines}
    return ", ".join(
        f"{p.quantity} \u00d7 {titles[p.line_id]}" for p in pieces if p.line_id in titles
    )


def _bound(action: Action, order: Order, limits: Limits, language: str) -> str:
    currency = order.total.currency
    match action:
        case RefundLines():
            bound = Money(amount=limits.refund_max, currency=currency)
            return say("limit.refund", language, amount=written(bound))
        case Goodwill():
            bound = Money(amount=limits.goodwill_max, currency=currency)
            return say("limit.goodwill", language, amount=written(bound))
        case Reship():
            bound = Money(amount=limits.reship_value_max, currency=currency)
            return say("limit.reship", language, count=limits.reship_max, amount=written(bound))
        case _:
            return ""


def _evidence(facts: Sequence[Fact], order: Order) -> tuple[Source, ...]:
    said = [
        Source(seq=f.seq)
        for f in facts
        if f.kind in {Kind.PROBLEM, Kind.WANT, Kind.PHOTO} and f.stands
    ]
    record = Source(record=f"order {order.number}", fetched_at=order.as_of.isoformat())
    return (*dict.fromkeys(said), record)


def written(amount: Money) -> str:
    """An amount with its currency."""
    return f"{amount.amount:.2f} {amount.currency}"
