"""What an agent sees before typing: every field of a packet, each statement with its sources."""

from datetime import datetime
from enum import StrEnum
from typing import Final, Literal

import msgspec

from batonpass.domain.attempt import Source
from batonpass.domain.fact.value import Fact
from batonpass.domain.money import Money
from batonpass.domain.shop.action import Action

FORMAT: Final = "batonpass.packet/1"
HEADLINE_MAX: Final = 90  # characters; what one line of the queue list shows

Level = Literal["anonymous", "claimed", "proven"]
ShopState = Literal["ok", "down", "none"]


class Why(StrEnum):
    """Why a field is empty."""

    NOT_ASKED = "not_asked"
    CUSTOMER_DECLINED = "customer_declined"
    CONNECTOR_DOWN = "connector_down"
    NOT_VERIFIED = "not_verified"
    NONE_EXISTS = "none_exists"


class Gap(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A field that is empty, and why."""

    field: str  # order, email, orders, wants, attempts, draft ...
    why: Why
    words: str  # one sentence for the agent


class Author(StrEnum):
    """Who put a statement into words."""

    PRODUCT = "product"  # a template filled from facts
    CUSTOMER = "customer"  # quoted
    MODEL = "model"  # a language model's prose, checked against its sources
    AGENT = "agent"


class Statement(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One sentence, and where each thing in it comes from. Never without a source."""

    text: str
    sources: tuple[Source, ...]
    kind: str = ""  # happened, wants, tried, open, promised
    author: Author = Author.PRODUCT
    quote: str = ""  # the customer's own words, to be shown as such


class Who(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The customer, and how sure we are of that."""

    level: Level = "anonymous"
    how: str = ""  # order_and_email, jwt, code, given; empty: not identified
    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    tier: str = ""  # the merchant's own word; staff only
    orders_count: int = 0
    spent: Money | None = None  # None: the shop does not say
    earlier_handoffs: int = 0  # in this conversation
    sources: tuple[Source, ...] = ()


class Quote(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The customer's words that led here, and the message they stand in."""

    seq: int
    text: str
    signal: str = ""
    score: float = 0.0
    threshold: float = 0.0


class Cause(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Why it was handed off."""

    code: str
    words: str
    rule: str = ""
    evidence: tuple[Quote, ...] = ()


class WantedThing(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An outcome the customer asks for."""

    what: str  # domain.fact.Want
    words: str
    quote: str = ""
    until: str = ""  # an ISO date the customer set; empty: none
    sources: tuple[Source, ...] = ()


class Item(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of an order, as the agent needs it."""

    id: str
    title: str
    quantity: int
    price: Money
    sku: str = ""
    is_custom: bool = False
    is_mentioned: bool = False  # the customer named it
    refundable_quantity: int = 0


class Parcel(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One parcel of an order, as its carrier sees it."""

    number: str = ""
    carrier: str = ""
    state: str = "unknown"
    words: str = ""  # the last scan, or what is known, in one sentence
    url: str = ""
    at: datetime | None = None  # None: no scan
    due_at: datetime | None = None  # None: the carrier names no day


class Case(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An order the conversation is about, or may be about."""

    number: str
    state: str
    payment: str
    placed_at: datetime
    total: Money
    words: str  # one sentence: what was ordered, where it is
    items: tuple[Item, ...] = ()
    parcels: tuple[Parcel, ...] = ()
    refunded: Money | None = None  # None: nothing went back
    returns: tuple[str, ...] = ()  # one sentence for each
    due_at: datetime | None = None
    late_days: int = 0
    is_subject: bool = False  # the customer named it; the others are merely theirs
    is_unproven: bool = False  # identity unproven: a candidate by what the customer claimed
    why_candidate: str = ""  # number, email, product, tracking
    url: str = ""
    as_of: datetime
    sources: tuple[Source, ...] = ()


class Tried(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One try of the assistant, its outcome and what the customer said to it."""

    id: str
    intent: str
    outcome: str
    words: str
    tool: str = ""
    reaction: str = ""  # the customer's next words; empty: none
    reaction_seq: int = 0
    given: str = ""  # what was asked for, as the customer then gave it; empty: not, or not asked
    sources: tuple[Source, ...] = ()


class Mood(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Frustration at one message of the customer. Staff only."""

    seq: int
    score: float
    level: float
    quote: str = ""  # the span that counted most


class Step(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something an agent can approve with one key. Stable id: the same step keeps it."""

    id: str
    action: Action
    words: str
    policy: str  # id of the merchant's rule it follows
    policy_words: str = ""
    evidence: tuple[Source, ...] = ()
    limits: str = ""  # the bound that applies, in words
    is_allowed: bool = True
    why_not: str = ""  # only when not allowed
    needs_approval: bool = True
    amount: Money | None = None  # what it costs the merchant; None: nothing
    is_first_choice: bool = False


class Draft(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A reply to start from. `{{name}}` variables are filled when sent; an unknown one blocks."""

    text: str
    variables: dict[str, str] = {}
    language: str = ""
    author: Author = Author.PRODUCT
    step_id: str = ""  # the step it speaks of; empty: none
    sources: tuple[Source, ...] = ()


class Transcript(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where the whole conversation is."""

    from_seq: int = 1
    through_seq: int = 0
    messages: int = 0
    customer_messages: int = 0
    episode: int = 1
    episode_seq: int = 0  # the earlier story ends here
    started_at: datetime | None = None  # None: no message yet


class Faith(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How much of a model's prose was supported by what it cites."""

    sentences: int = 0
    kept: int = 0
    dropped: tuple[str, ...] = ()  # why each was dropped, not the text

    @property
    def share(self) -> float:
        """Kept of all; 1.0 when no model wrote."""
        return self.kept / self.sentences if self.sentences else 1.0


class Passed(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What one holder says to the next: an agent to an agent, or an agent to the assistant."""

    to: Literal["agent", "assistant"]
    by: str = ""  # the agent's name
    decided: tuple[Statement, ...] = ()
    promised: tuple[Statement, ...] = ()
    still_open: tuple[Statement, ...] = ()
    do_not_mention: tuple[str, ...] = ()
    note: str = ""
    seq: int = 0


class PutRight(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the waiting customer corrected or added, in their own words; the last of each field."""

    field: str  # name, order, happened, wants, tried, other
    text: str
    seq: int


class Packet(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Everything an agent sees before typing (`batonpass.packet/1`)."""

    schema: str = msgspec.field(default=FORMAT, name="schema")
    handoff_id: str
    revision: int = 1
    built_at: datetime
    language: str  # of the templated words: the agent's
    time_zone: str = "UTC"
    customer: Who
    reason: Cause
    category: str = ""
    headline: Statement
    summary: tuple[Statement, ...] = ()
    wants: tuple[WantedThing, ...] = ()
    orders: tuple[Case, ...] = ()
    attempts: tuple[Tried, ...] = ()
    facts: tuple[Fact, ...] = ()
    open_questions: tuple[Statement, ...] = ()
    frustration: tuple[Mood, ...] = ()
    steps: tuple[Step, ...] = ()
    draft: Draft | None = None  # None: see `gaps`
    put_right: tuple[PutRight, ...] = ()  # on the waiting card
    passed: tuple[Passed, ...] = ()  # notes of earlier holders
    transcript: Transcript = Transcript()
    gaps: tuple[Gap, ...] = ()
    faith: Faith = Faith()
    shop: ShopState = "ok"


class Shown(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One line of what the customer sees that is passed on; `field` names it in a correction."""

    field: str
    label: str
    text: str
    is_corrected: bool = False  # the customer wrote it there


class CustomerView(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the waiting customer sees of the packet: a whitelist, in plain words."""

    title: str
    lines: tuple[Shown, ...] = ()
    language: str = ""
