"""A merchant's terms are taken as they make sense, and the first that does not is named."""

from decimal import Decimal
from typing import Any

import msgspec
import pytest

from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.connection import Terms
from batonpass.domain.shop.limit import Limits
from batonpass.domain.shop.policy import Policies, ReturnPolicy
from batonpass.domain.shop.terms import checked

GOOD = Terms(policies=Policies(shop_name="Larch & Lantern"), limits=Limits(currency="EUR"))


def test_sensible_terms_are_taken_as_they_are() -> None:
    rated = msgspec.structs.replace(GOOD.limits, rates={"USD": Decimal("0.95")})

    assert checked(GOOD) == GOOD
    assert checked(Terms(policies=GOOD.policies, limits=rated)).limits == rated


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("limits.currency", {"currency": "euro"}),
        ("limits.rates", {"currency": "", "rates": {"USD": Decimal(1)}}),
        ("limits.rates", {"rates": {"USD": Decimal(0)}}),
        ("limits.rates", {"rates": {"dollar": Decimal(1)}}),
        ("limits.refund_max", {"refund_max": Decimal(-1)}),
        ("limits.goodwill_max", {"goodwill_max": Decimal("NaN")}),
        ("limits.reship_value_max", {"reship_value_max": Decimal("Infinity")}),
        ("limits.reship_max", {"reship_max": -1}),
        ("limits.approval", {"approval": frozenset({"give_everything_away"})}),
    ],
)
def test_a_limit_that_bounds_nothing_is_named(field: str, change: dict[str, Any]) -> None:
    limits = msgspec.structs.replace(GOOD.limits, **change)

    with pytest.raises(Malformed) as no:
        checked(Terms(policies=GOOD.policies, limits=limits))

    assert no.value.fields["field"] == field


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("policies.shop_name", {"shop_name": " "}),
        ("policies.returns.days", {"returns": ReturnPolicy(days=-1)}),
        ("policies.returns.refund_days", {"returns": ReturnPolicy(refund_days=99_999)}),
        ("policies.delivery_days", {"delivery_days": (5, 2)}),
        ("policies.custom_weeks", {"custom_weeks": (-1, 2)}),
        ("policies", {"visit_hours": "x" * 301}),
    ],
)
def test_a_promise_nobody_can_keep_is_named(field: str, change: dict[str, Any]) -> None:
    policies = msgspec.structs.replace(GOOD.policies, **change)

    with pytest.raises(Malformed) as no:
        checked(Terms(policies=policies, limits=GOOD.limits))

    assert no.value.fields["field"] == field
