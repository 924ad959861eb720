"""How a shop says no, and how it fails to answer at all."""

from enum import StrEnum
from typing import ClassVar

from batonpass.domain.refusal import BatonpassError


class Cause(StrEnum):
    """Why a shop did not answer; health pages and packet gaps name it."""

    TIMEOUT = "timeout"
    UNREACHABLE = "unreachable"
    THROTTLED = "throttled"
    FAILING = "failing"
    GARBLED = "garbled"
    FORBIDDEN_ADDRESS = "forbidden_address"
    RESTING = "resting"  # the circuit is open: we spare the shop and the customer the wait


class ShopDown(BatonpassError):
    """No usable answer came."""

    code: ClassVar[str] = "shop_down"
    sentence: ClassVar[str] = "The shop did not answer: {why}."

    def __init__(
        self,
        *,
        why: str,
        cause: Cause = Cause.FAILING,
        after_seconds: float = 0.0,
        may_have_acted: bool = False,
    ) -> None:
        super().__init__(why=why, cause=cause, after_seconds=after_seconds)
        self.why = why
        self.cause = cause
        self.after_seconds = after_seconds  # 0: the shop named no time
        self.may_have_acted = may_have_acted  # False: surely nothing happened there


class ShopRefused(BatonpassError):
    """The shop answered, and the answer is no: rights, limits or state of the order."""

    code: ClassVar[str] = "shop_refused"
    sentence: ClassVar[str] = "{why}"

    def __init__(self, *, why: str, fact: str = "refused") -> None:
        super().__init__(why=why, fact=fact)
        self.why = why
        self.fact = fact  # stable: not_authorised, missing_scope, no_such_order, over_limit, ...
