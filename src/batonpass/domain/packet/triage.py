"""What a waiting customer is asked meanwhile: only what is missing and helps, once, skippable."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from batonpass.domain.assistant.value import Slot
from batonpass.domain.attempt import Outcome
from batonpass.domain.event import AttemptRecorded, Event, MessageAdded
from batonpass.domain.fact.value import Kind, Problem, Want
from batonpass.domain.message import Kind as By
from batonpass.domain.packet.say import show
from batonpass.domain.packet.value import Packet, Why

INTENT: Final = "triage"
MOST: Final = 2  # questions in one wait; a third is an interrogation
CALM: Final = 0.8  # above that frustration nobody is asked for more
_NEVER: Final = frozenset({"safety", "harassment", "emergency"})
_SKIPS: Final = re.compile(
    r"\W*(?:no(?:pe)?|skip|later|nein|überspringen|später|non|passer|plus tard|omitir|"
    r"saltar|más tarde|no(?:,)? (?:thanks?|thank you|i can['\u2019]?t|gracias)|nein danke|"
    r"non merci|not now|jetzt nicht|ahora no|pas maintenant)\b[^?]{0,30}",
    re.IGNORECASE,
)
_NEEDS_ORDER: Final = frozenset(p.value for p in Problem) - {Problem.CUSTOM_ORDER.value}
_OF_ORDER: Final = frozenset({Want.REFUND, Want.REPLACEMENT, Want.CANCELLATION, Want.RETURN})


class Question(NamedTuple):
    """One question to a waiting customer."""

    slot: Slot
    text: str


def next_question(packet: Packet, events: Sequence[Event], *, language: str) -> Question | None:
    """What would help most now; None to leave them in peace.

    Nothing while they have not answered the last one, nothing after they skipped one, and nothing
    that was asked before in this conversation, whoever asked.

    Args:
        packet: the newest, with its gaps.
        events: the conversation's log, whole.
        language: the customer's.
    """
    level = packet.frustration[-1].level if packet.frustration else 0.0
    if packet.reason.code in _NEVER or level >= CALM:
        return None
    asked = [e for e in events if _is_question(e)]
    if len(asked) >= MOST:
        return None
    if asked:
        since = [
            e.data.message.text
            for e in events
            if isinstance(e.data, MessageAdded)
            and e.data.message.kind == By.CUSTOMER
            and e.seq > asked[-1].seq
        ]
        if not since or any(_SKIPS.fullmatch(text.strip()) for text in since):
            return None
    missing = {g.field for g in packet.gaps if g.why is Why.NOT_ASKED}
    facts = {f.kind: f.value for f in packet.facts if f.stands}
    about_order = facts.get(Kind.PROBLEM) in _NEEDS_ORDER or facts.get(Kind.WANT) in _OF_ORDER
    for slot, field, helps in (
        (Slot.ORDER_NUMBER, "order", about_order),
        (Slot.PHOTO, "photo", True),
        (Slot.WANT, "wants", Kind.PROBLEM in facts),
    ):
        if helps and field in missing:
            return Question(slot, show(f"triage.{slot.value}", language))
    return None


def _is_question(event: Event) -> bool:
    data = event.data
    return (
        isinstance(data, AttemptRecorded)
        and data.attempt.intent == INTENT
        and data.attempt.outcome is Outcome.ASKED
    )
