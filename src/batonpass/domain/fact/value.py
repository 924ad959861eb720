"""What a fact is: one thing the customer said, in a normal form, with its place in the log."""

from decimal import Decimal
from enum import StrEnum

import msgspec


class Kind(StrEnum):
    """What a fact is about."""

    ORDER_NUMBER = "order_number"
    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    AMOUNT = "amount"
    DATE = "date"
    DEADLINE = "deadline"
    TRACKING_NUMBER = "tracking_number"
    PRODUCT = "product"
    ADDRESS = "address"
    WANT = "want"
    PROBLEM = "problem"
    PHOTO = "photo"
    QUANTITY = "quantity"
    COLOUR_OR_SIZE = "colour_or_size"


class Want(StrEnum):
    """The outcome a customer asks for; the value of a fact of kind `want`."""

    REFUND = "refund"
    REPLACEMENT = "replacement"
    CANCELLATION = "cancellation"
    RETURN = "return"
    REPAIR = "repair"
    ADDRESS_CHANGE = "address_change"
    DISCOUNT = "discount"
    QUOTE = "quote"
    INFORMATION = "information"


class Problem(StrEnum):
    """What went wrong; the value of a fact of kind `problem`."""

    NOT_RECEIVED = "not_received"
    LATE = "late"
    DAMAGED = "damaged"
    WRONG_ITEM = "wrong_item"
    MISSING_ITEM = "missing_item"
    DEFECTIVE = "defective"
    DOES_NOT_FIT = "does_not_fit"
    CHARGED_TWICE = "charged_twice"
    REFUND_MISSING = "refund_missing"
    CUSTOM_ORDER = "custom_order"


class State(StrEnum):
    """Whether a fact still stands."""

    STANDS = "stands"
    REPLACED = "replaced"  # the customer corrected it; `replaced_by_seq` says where
    CONTRADICTED = "contradicted"  # another message says otherwise and does not correct it


class Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing a customer said. `quote` is text[start:end] of message `seq`, unchanged."""

    kind: Kind
    value: str  # normal form: "#1001", "a@b.example", "+49...", "20.00 EUR", "2026-11-17", ...
    quote: str
    seq: int
    start: int = 0  # characters from the message's beginning
    end: int = 0
    state: State = State.STANDS
    replaced_by_seq: int = 0  # 0: nothing replaced it
    replaces_seq: int = 0  # 0: it corrects nothing
    contradicts_seq: int = 0  # 0: nothing contradicts it
    again: tuple[int, ...] = ()  # later messages that said the same
    record: str = ""  # the order line or order it was matched to; empty: none
    by: str = "customer"  # customer, correction (on the waiting card)

    @property
    def stands(self) -> bool:
        """True while nothing replaced it."""
        return self.state is not State.REPLACED


class Redacted(msgspec.Struct, frozen=True, kw_only=True):
    """A text with secrets masked, and how many there were."""

    text: str
    count: int = 0
    kinds: tuple[str, ...] = ()  # card, password, secret; one entry for each that was masked


def amount(fact: Fact) -> tuple[Decimal, str]:
    """The number and the currency of a fact of kind `amount`; an empty currency was not said."""
    number, _, currency = fact.value.partition(" ")
    return Decimal(number), currency
