"""Everything that can stand in a conversation's log, and what of it a customer may see."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, Final

import msgspec

from batonpass.domain.attempt import Attempt
from batonpass.domain.control import Control
from batonpass.domain.handoff import Mode, Priority, Reason
from batonpass.domain.message import Message
from batonpass.domain.money import Money
from batonpass.domain.signal.value import Signals


class Data(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an event says. Each event type is one subclass, registered in `TYPES`."""


class ConversationOpened(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The conversation began."""

    customer_id: str
    channel: str = "widget"
    language: str = ""
    page: str = ""  # address of the shop page, without query


class MessageAdded(Data, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody wrote something."""

    message: Message


class SignalsMeasured(Data, frozen=True, kw_only=True, omit_defaults=True):
    """What was measured on a customer's message."""

    message_seq: int
    signals: Signals


class Near(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that nearly fired: the condition that was missing."""

    rule: str
    condition: str
    score: float
    threshold: float


class KnownOrder(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the rules knew of one order."""

    total: Money | None = None  # None: the shop did not say
    days_late: int | None = None  # None: no day was promised


class KnownQueue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How one queue stood, as the rules saw it."""

    name: str = ""  # casefolded; empty: the default queue
    wait_seconds: float | None = None  # p50; None: no estimate could be given
    waiting: int = 0
    agents: int = 0  # present and serving it


class Known(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the rules knew beside the words, so that other rules can be tried on it later."""

    orders: tuple[KnownOrder, ...] = ()
    contacts: int = 0  # earlier ones of the same customer
    tier: str = ""
    is_open: bool | None = None  # whether people answered; None: not written down
    queues: tuple[KnownQueue, ...] = ()  # empty: not written down


class TriggerDecided(Data, frozen=True, kw_only=True, omit_defaults=True):
    """What the merchant's rules said to it: what fired, and what nearly did."""

    message_seq: int
    fired: str = ""  # the rule's name; empty: none
    reason_code: str = ""
    score: float = 0.0
    threshold: float = 0.0
    shadow: tuple[str, ...] = ()
    nearly: tuple[Near, ...] = ()
    version: str = ""
    known: Known = Known()


class AttemptRecorded(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The assistant tried something."""

    attempt: Attempt


class AttemptJudged(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The customer said that an earlier try did not solve it."""

    attempt_id: str
    message_seq: int


class ControlChanged(Data, frozen=True, kw_only=True, omit_defaults=True):
    """Another holder has the conversation now."""

    control: Control
    epoch: int
    why: str = ""


class HandoffOpened(Data, frozen=True, kw_only=True, omit_defaults=True):
    """A person is needed: a new episode."""

    handoff_id: str
    episode: int
    reason: Reason
    queue_id: str
    queue: str
    mode: Mode = Mode.LIVE
    priority: Priority = Priority.NORMAL


class HandoffMoved(Data, frozen=True, kw_only=True, omit_defaults=True):
    """One step of the handoff's table."""

    handoff_id: str
    event: str  # domain.handoff.Event
    state: str  # domain.handoff.State, after
    agent_id: str = ""
    agent_name: str = ""
    queue: str = ""
    why: str = ""  # a decline's or a loss's reason, a disposition
    note: str = ""  # transfer or return note, for staff
    decided: tuple[str, ...] = ()  # what one holder hands to the next, for staff
    promised: tuple[str, ...] = ()
    still_open: tuple[str, ...] = ()
    do_not_mention: tuple[str, ...] = ()


class HandoffModeChanged(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The answer will come another way."""

    handoff_id: str
    mode: Mode
    address: str = ""  # masked
    callback_at: datetime | None = None  # None: nobody is to be called


class OfferMade(Data, frozen=True, kw_only=True, omit_defaults=True):
    """An agent was invited."""

    offer_id: str
    handoff_id: str
    agent_id: str
    agent_name: str
    due_at: datetime


class OfferSettled(Data, frozen=True, kw_only=True, omit_defaults=True):
    """An invitation ended."""

    offer_id: str
    handoff_id: str
    agent_id: str
    agent_name: str
    state: str  # domain.offer.State
    why: str = ""


class PacketStored(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The packet, or a newer one, is there."""

    handoff_id: str
    revision: int
    headline: str = ""
    gaps: tuple[str, ...] = ()


class PacketCorrected(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The customer put a passed-on statement right."""

    handoff_id: str
    field: str
    text: str


class WaitTold(Data, frozen=True, kw_only=True, omit_defaults=True):
    """A word to the waiting customer; a promise if it names a time."""

    handoff_id: str
    kind: str  # domain.wording's kind
    text: str
    promise_id: str = ""
    p50_seconds: float | None = None  # raw; None: refused or no promise in this word
    p90_seconds: float | None = None
    told_seconds: float | None = None  # p90 after rounding up
    position: int | None = None  # None: not told
    waiting: int | None = None  # None: not told
    choices: tuple[str, ...] = ()
    until: datetime | None = None  # the clock time the promise ends at


class ChoiceMade(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The waiting customer chose how to go on."""

    handoff_id: str
    choice: str  # keep_waiting, email, callback, assistant


class ContactGiven(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The customer gave an address; the log keeps it masked."""

    what: str  # email, phone
    masked: str


class CustomerAway(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The customer's screen is locked or the page hidden; not the same as having left."""


class CustomerBack(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The customer is looking again."""


class CustomerIdentified(Data, frozen=True, kw_only=True, omit_defaults=True):
    """We know better who the customer is."""

    level: str  # anonymous, claimed, proven
    how: str  # order_and_email, jwt, code, given


class StepPerformed(Data, frozen=True, kw_only=True, omit_defaults=True):
    """A suggested step that a person approved, and what the shop answered."""

    handoff_id: str
    step_id: str
    action: str
    words: str
    is_done: bool
    result: str = ""
    agent_id: str = ""


class AnswerMailed(Data, frozen=True, kw_only=True, omit_defaults=True):
    """An owed answer went out by e-mail."""

    handoff_id: str
    message_id: str
    masked: str


class StatusChanged(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The conversation was opened, snoozed or resolved."""

    status: str  # open, snoozed, resolved
    disposition: str = ""


class SurveyAsked(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The customer was asked how it went."""

    part: str  # assistant, agent
    handoff_id: str = ""


class SurveyAnswered(Data, frozen=True, kw_only=True, omit_defaults=True):
    """The customer said how it went."""

    part: str
    score: int  # 1 to 5
    repeated: bool | None = None  # None: not answered
    comment: str = ""
    handoff_id: str = ""


TYPES: Final[Mapping[str, type[Data]]] = MappingProxyType(
    {
        "conversation.opened": ConversationOpened,
        "message.added": MessageAdded,
        "signals.measured": SignalsMeasured,
        "trigger.decided": TriggerDecided,
        "attempt.recorded": AttemptRecorded,
        "attempt.judged": AttemptJudged,
        "control.changed": ControlChanged,
        "handoff.opened": HandoffOpened,
        "handoff.moved": HandoffMoved,
        "handoff.mode_changed": HandoffModeChanged,
        "offer.made": OfferMade,
        "offer.settled": OfferSettled,
        "packet.stored": PacketStored,
        "packet.corrected": PacketCorrected,
        "wait.told": WaitTold,
        "choice.made": ChoiceMade,
        "contact.given": ContactGiven,
        "customer.away": CustomerAway,
        "customer.back": CustomerBack,
        "customer.identified": CustomerIdentified,
        "step.performed": StepPerformed,
        "answer.mailed": AnswerMailed,
        "status.changed": StatusChanged,
        "survey.asked": SurveyAsked,
        "survey.answered": SurveyAnswered,
    }
)
NAMES: Final[Mapping[type[Data], str]] = MappingProxyType({v: k for k, v in TYPES.items()})


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One entry of a conversation's gap-free log."""

    seq: int
    type: str
    at: datetime
    data: Data


class Frame(msgspec.Struct, frozen=True, kw_only=True):
    """An event as it goes over a socket, a stream or a poll; the same on all three."""

    v: int = 1
    seq: int
    type: str
    at: datetime | None = None  # None only on hidden frames
    data: dict[str, Any] | None = None  # None only on hidden frames


def read(type_: str, raw: bytes | str) -> Data:
    """The data of a stored event."""
    return msgspec.json.decode(raw, type=TYPES[type_])


def for_staff(event: Event) -> Frame:
    """The whole event."""
    return Frame(seq=event.seq, type=event.type, at=event.at, data=msgspec.to_builtins(event.data))


def for_customer(event: Event) -> Frame:
    """The event as its customer may see it; what is not theirs keeps only its number."""
    data = _shown(event.data)
    if data is None:
        return Frame(seq=event.seq, type="hidden")
    return Frame(seq=event.seq, type=event.type, at=event.at, data=msgspec.to_builtins(data))


def _shown(data: Data) -> Any:  # noqa: PLR0911 - one line for each event a customer may see
    match data:
        case MessageAdded(message=message):
            return None if message.kind == "note" else data
        case HandoffOpened():
            return {
                "handoff_id": data.handoff_id,
                "episode": data.episode,
                "mode": data.mode,
                "reason": {"words": data.reason.words},
            }
        case HandoffMoved():
            return {
                "handoff_id": data.handoff_id,
                "event": data.event,
                "state": data.state,
                "agent_name": data.agent_name,
            }
        case WaitTold():
            return {
                k: v
                for k, v in msgspec.to_builtins(data).items()
                if k not in {"p50_seconds", "p90_seconds"}
            }
        case StatusChanged(status=status):
            return {"status": status}
        case StepPerformed():
            return {"words": data.words, "is_done": data.is_done} if data.is_done else None
        case (
            ConversationOpened()
            | ControlChanged()
            | HandoffModeChanged()
            | ChoiceMade()
            | ContactGiven()
            | CustomerAway()
            | CustomerBack()
            | AnswerMailed()
            | PacketCorrected()
            | SurveyAsked()
            | SurveyAnswered()
        ):
            return data
        case _:
            return None
