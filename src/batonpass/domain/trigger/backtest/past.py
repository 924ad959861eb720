"""What a past conversation looks like outside the product: `batonpass.conversation/1`."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Annotated, Final, Literal

import msgspec
from msgspec import Meta

from batonpass.domain.attempt import Outcome
from batonpass.domain.money import Money

FORMAT: Final = "batonpass.conversation/1"
BACK_WITHIN: Final = timedelta(hours=72)
MAX_MESSAGES: Final = 5_000

Text = Annotated[str, Meta(max_length=100_000)]
Short = Annotated[str, Meta(max_length=200)]


class Author(StrEnum):
    """Who wrote a message."""

    CUSTOMER = "customer"
    ASSISTANT = "assistant"
    AGENT = "agent"


class Resolver(StrEnum):
    """Who solved it in the end."""

    ASSISTANT = "assistant"
    AGENT = "agent"
    NOBODY = "nobody"


class PastQueue(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """How one queue stood when a message came."""

    name: Short = ""  # empty: the default queue
    wait_seconds: Annotated[float, Meta(ge=0)] | None = None  # p50; None: nobody could say
    waiting: Annotated[int, Meta(ge=0)] = 0
    agents: Annotated[int, Meta(ge=0)] = 0  # present and serving it


class PastMessage(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """One message as it was written."""

    seq: Annotated[int, Meta(ge=1)]
    author: Author
    text: Text
    at: datetime | None = None  # None: not known
    attempt: Outcome | None = None  # how the assistant's try ended; None: not a try, or not known
    is_open: bool | None = None  # whether people answered then; None: not known
    queues: Annotated[tuple[PastQueue, ...], Meta(max_length=200)] = ()  # empty: not known


class PastOrder(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An order the conversation was about, as it stood then."""

    total: Money | None = None  # None: not known
    days_late: Annotated[int, Meta(ge=0)] | None = None  # None: not known


class PastHandoff(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The first time a person was brought in."""

    after_seq: Annotated[int, Meta(ge=1)]  # the last message before it
    reason: Short = ""
    queue: Short = ""
    wait_seconds: Annotated[float, Meta(ge=0)] | None = None  # None: not known
    handle_seconds: Annotated[float, Meta(ge=0)] | None = None  # None: not known
    abandoned: bool = False


class PastOutcome(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How it ended, as far as is known."""

    resolved_by: Resolver | None = None  # None: not known
    rating: Annotated[int, Meta(ge=1, le=5)] | None = None  # None: not rated
    came_back_at: datetime | None = None  # None: the customer did not write again, or not known


class PastConversation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One conversation, complete enough to be decided on again."""

    id: Annotated[str, Meta(min_length=1, max_length=200)]
    messages: Annotated[tuple[PastMessage, ...], Meta(min_length=1, max_length=MAX_MESSAGES)]
    format: Literal["batonpass.conversation/1"] = FORMAT
    started_at: datetime | None = None  # None: not known
    channel: Short = "widget"
    language: Short = ""  # BCP 47; empty: measured
    tier: Short = ""
    orders: Annotated[tuple[PastOrder, ...], Meta(max_length=100)] = ()
    contacts: Annotated[tuple[datetime, ...], Meta(max_length=1000)] = ()  # earlier, same order
    handoff: PastHandoff | None = None  # None: no person was brought in
    outcome: PastOutcome = PastOutcome()

    @property
    def came_back(self) -> bool:
        """Whether the customer wrote again within 72 hours of the last message."""
        back = self.outcome.came_back_at
        last = self.messages[-1].at or self.started_at
        return back is not None and (last is None or back - last <= BACK_WITHIN)
