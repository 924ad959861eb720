"""Which fields of a packet are empty, and why: nobody asked, refused, down, unproven, none."""

from collections.abc import Iterator, Sequence

from batonpass.domain.attempt import Attempt, Outcome
from batonpass.domain.fact.value import Fact, Kind, Problem
from batonpass.domain.packet.say import say
from batonpass.domain.packet.value import Case, Draft, Gap, ShopState, Step, Tried, Who, Why

_PICTURE_HELPS = frozenset(
    {Problem.DAMAGED.value, Problem.DEFECTIVE.value, Problem.WRONG_ITEM.value}
)


def gaps(
    who: Who,
    facts: Sequence[Fact],
    orders: Sequence[Case],
    tried: Sequence[Tried],
    attempts: Sequence[Attempt],
    steps: Sequence[Step],
    draft: Draft | None,
    *,
    unknown: Sequence[Fact],
    shop: ShopState,
    language: str,
) -> tuple[Gap, ...]:
    """A gap for every empty field, each with its reason in words."""
    asked = {a.slot for a in attempts if a.outcome is Outcome.ASKED}
    has = {f.kind for f in facts if f.stands}
    problems = {f.value for f in facts if f.kind is Kind.PROBLEM and f.stands}
    found: list[tuple[str, Why, str]] = []
    if not who.email:
        found.append(("email", *_asked("email", "email" in asked)))
    found += _about_orders(has, orders, asked, unknown=unknown, shop=shop)
    if Kind.WANT not in has:
        found.append(("wants", *_asked("wants", "want" in asked)))
    if problems & _PICTURE_HELPS and Kind.PHOTO not in has:
        found.append(("photo", *_asked("photo", "photo" in asked)))
    if not tried:
        found.append(("attempts", Why.NONE_EXISTS, "gap.attempts.none_exists"))
    if not steps:
        subject = any(c.is_subject for c in orders)
        why = Why.NONE_EXISTS if subject else Why.NOT_VERIFIED
        found.append(("steps", why, f"gap.steps.{why.value}"))
    if draft is None:
        found.append(("draft", Why.NONE_EXISTS, "gap.draft.none_exists"))
    number = next((f.value for f in unknown), "")
    return tuple(Gap(field=f, why=w, words=say(k, language, order=number)) for f, w, k in found)


def _asked(field: str, was_asked: bool) -> tuple[Why, str]:  # noqa: FBT001 - a fact, not a switch
    why = Why.CUSTOMER_DECLINED if was_asked else Why.NOT_ASKED
    return why, f"gap.{field}.{why.value}"


def _about_orders(
    has: set[Kind],
    orders: Sequence[Case],
    asked: set[str],
    *,
    unknown: Sequence[Fact],
    shop: ShopState,
) -> Iterator[tuple[str, Why, str]]:
    if shop == "none":
        yield "orders", Why.NONE_EXISTS, "gap.orders.no_shop"
        return
    if shop == "down":
        yield "orders", Why.CONNECTOR_DOWN, "gap.orders.connector_down"
    subject = next((c for c in orders if c.is_subject), None)
    if Kind.ORDER_NUMBER not in has and subject is None:
        yield "order", *_asked("order", "order_number" in asked)
    elif unknown and shop == "ok":
        yield "order", Why.NONE_EXISTS, "gap.order.none_exists"
    elif not orders and shop == "ok":
        yield "orders", Why.NONE_EXISTS, "gap.orders.none_exists"
    if any(c.is_unproven for c in orders if subject is None or c.is_subject):
        yield "identity", Why.NOT_VERIFIED, "gap.identity.not_verified"
    if subject is not None and not subject.parcels and subject.state == "fulfilled":
        yield "tracking", Why.NONE_EXISTS, "gap.tracking.none_exists"
