"""When a merchant's terms make sense: promises about returns, bounds on actions."""

import re
from decimal import Decimal
from typing import Final

from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.action import KINDS
from batonpass.domain.shop.connection import Terms

CURRENCY: Final = re.compile(r"[A-Z]{3}")
DAYS_MAX: Final = 3650
AMOUNT_MAX: Final = Decimal(1_000_000)
COUNT_MAX: Final = 100
TEXT_MAX: Final = 300


def checked(terms: Terms) -> Terms:
    """The terms, if every one makes sense.

    Raises:
        Malformed: the first that does not, with its cure.
    """
    _check_policies(terms)
    limits = terms.limits
    if limits.currency and not CURRENCY.fullmatch(limits.currency):
        raise Malformed(field="limits.currency", cure="three capital letters, as EUR, or empty")
    if limits.rates and not limits.currency:
        raise Malformed(field="limits.rates", cure="empty while no currency is set")
    for currency, rate in limits.rates.items():
        if not CURRENCY.fullmatch(currency) or not _is_amount(rate) or rate == 0:
            raise Malformed(field="limits.rates", cure="a currency and what one unit is worth")
    for name in ("refund_max", "goodwill_max", "reship_value_max"):
        if not _is_amount(getattr(limits, name)):
            raise Malformed(field=f"limits.{name}", cure="an amount from 0 to 1,000,000")
    if not 0 <= limits.reship_max <= COUNT_MAX:
        raise Malformed(field="limits.reship_max", cure=f"a number from 0 to {COUNT_MAX}")
    if not limits.approval <= set(KINDS):
        raise Malformed(field="limits.approval", cure=f"some of {', '.join(KINDS)}")
    return terms


def _check_policies(terms: Terms) -> None:
    policies = terms.policies
    if not policies.shop_name.strip() or len(policies.shop_name) > TEXT_MAX:
        raise Malformed(field="policies.shop_name", cure=f"1 to {TEXT_MAX} characters")
    if not 0 <= policies.returns.days <= DAYS_MAX:
        raise Malformed(field="policies.returns.days", cure=f"days from 0 to {DAYS_MAX}")
    if not 0 <= policies.returns.refund_days <= DAYS_MAX:
        raise Malformed(field="policies.returns.refund_days", cure=f"days from 0 to {DAYS_MAX}")
    for name in ("delivery_days", "custom_weeks"):
        least, most = getattr(policies, name)
        if not 0 <= least <= most <= DAYS_MAX:
            raise Malformed(field=f"policies.{name}", cure="the least, then the most")
    texts = (
        policies.returns.condition,
        policies.visit_hours,
        policies.email,
        policies.phone,
        policies.website,
    )
    if any(len(text) > TEXT_MAX for text in texts):
        raise Malformed(field="policies", cure=f"texts of at most {TEXT_MAX} characters")


def _is_amount(amount: Decimal) -> bool:
    return amount.is_finite() and 0 <= amount <= AMOUNT_MAX
