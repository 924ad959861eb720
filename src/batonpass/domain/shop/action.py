"""What may be done to an order, what came of it, and the row that remembers both."""

from datetime import datetime
from enum import StrEnum
from typing import ClassVar

import msgspec

from batonpass.domain.money import Money


class Pieces(msgspec.Struct, frozen=True, kw_only=True):
    """Some pieces of one order line."""

    line_id: str
    quantity: int = 1


class _Act(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """What every action has: the number of the order it is about."""

    order: str

    KIND: ClassVar[str] = ""


class RefundLines(_Act, frozen=True, kw_only=True, tag="refund_lines"):
    """Pay back pieces of lines."""

    lines: tuple[Pieces, ...]
    amount: Money | None = None  # None: what those pieces cost
    reason: str = ""

    KIND: ClassVar[str] = "refund_lines"


class Reship(_Act, frozen=True, kw_only=True, tag="reship"):
    """Send pieces again at no charge. No lines: all of the order."""

    lines: tuple[Pieces, ...] = ()
    reason: str = ""

    KIND: ClassVar[str] = "reship"


class Cancel(_Act, frozen=True, kw_only=True, tag="cancel"):
    """Stop an order that was not sent yet, and pay it back."""

    reason: str = ""

    KIND: ClassVar[str] = "cancel"


class AddNote(_Act, frozen=True, kw_only=True, tag="add_note"):
    """Write a line that only staff read on the order."""

    text: str

    KIND: ClassVar[str] = "add_note"


class AddTag(_Act, frozen=True, kw_only=True, tag="add_tag"):
    """Mark the order with a word."""

    tag: str

    KIND: ClassVar[str] = "add_tag"


class Goodwill(_Act, frozen=True, kw_only=True, tag="goodwill"):
    """Give a code worth an amount off the next order."""

    amount: Money
    reason: str = ""

    KIND: ClassVar[str] = "goodwill"


class SendReturnLabel(_Act, frozen=True, kw_only=True, tag="send_return_label"):
    """Open a return and send the customer a label. No lines: all that may go back."""

    lines: tuple[Pieces, ...] = ()
    reason: str = ""

    KIND: ClassVar[str] = "send_return_label"


Action = RefundLines | Reship | Cancel | AddNote | AddTag | Goodwill | SendReturnLabel

KINDS: tuple[str, ...] = (
    RefundLines.KIND,
    Reship.KIND,
    Cancel.KIND,
    AddNote.KIND,
    AddTag.KIND,
    Goodwill.KIND,
    SendReturnLabel.KIND,
)


class Outcome(StrEnum):
    """What is known about a try. Only `unknown` may still change, by looking."""

    WOULD = "would"  # a dry run: allowed, not done
    DONE = "done"
    REFUSED = "refused"
    UNKNOWN = "unknown"  # the shop went silent in the middle: look, never repeat blindly


class ActionResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of one action, under the key the caller chose."""

    key: str
    kind: str
    order: str
    outcome: Outcome
    said: str  # one sentence for staff
    reference: str = ""  # what the shop made: a refund's id, a new order's number, a code
    amount: Money | None = None  # None: no money moved
    at: datetime


class Phase(StrEnum):
    """The two rows of one action: before the shop is asked, and after it answered."""

    STARTED = "started"
    SETTLED = "settled"


class LedgerRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the audit trail; rows are only ever added."""

    seq: int  # per merchant, without gaps, from 1
    at: datetime
    key: str
    phase: Phase
    order: str
    action: Action
    result: ActionResult | None = None  # None while only started
    by: str = ""  # who approved: an agent's written id, or "assistant"
