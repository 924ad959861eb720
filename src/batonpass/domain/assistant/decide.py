"""What the offline assistant does next: which look-up, which question, or none of them."""

from typing import Final

import msgspec

from batonpass.domain.assistant.intent import asks, is_fragment, understood
from batonpass.domain.assistant.note import Recalled, recalled
from batonpass.domain.assistant.value import Intent, Slot, View
from batonpass.domain.attempt import FAILED, Attempt, Outcome
from batonpass.domain.fact.value import Fact, Kind, Problem, Want
from batonpass.domain.message import Kind as By
from batonpass.domain.message import Message

ENOUGH: Final = 2  # failures after which it says so and gives up


class Say(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Answer from the catalogue alone."""

    intent: Intent
    key: str
    outcome: Outcome | None = None  # None: a courtesy, not an attempt
    why: str = ""  # not empty: it wants a handoff, and says so
    detail: str = ""
    slot: str = ""
    order: str = ""
    text: str = ""  # what an agent noted, to be told on


class Ask(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Ask for what is missing."""

    intent: Intent
    slots: tuple[Slot, ...]
    order: str = ""  # the number that is known already


class LookUp(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Look at one order. Without a number: the newest of a proven customer's."""

    intent: Intent
    number: str = ""
    email: str = ""


class Tell(msgspec.Struct, frozen=True, kw_only=True, tag=True):
    """Tell what anybody may know: returns, address, hours, delivery, contact."""

    intent: Intent


class Silent(msgspec.Struct, frozen=True, tag=True):
    """Nothing helps: while somebody waits, only questions that help are asked."""


Plan = Say | Ask | LookUp | Tell | Silent

_COURTESY: Final = {
    Intent.GREETING: "greeting",
    Intent.THANKS: "thanks",
    Intent.GOODBYE: "goodbye",
    Intent.ARE_YOU_THERE: "here",
}
_ABOUT_ITSELF: Final = frozenset({Intent.PERSON, Intent.BOT_CHALLENGE, Intent.NOT_SOLVED})
_NEEDS_ORDER: Final = frozenset(
    {Intent.ORDER_STATUS, Intent.TRACKING_LINK, Intent.PROBLEM, Intent.ACTION}
)
_GOES_ON: Final = frozenset(i.value for i in _NEEDS_ORDER) | {Intent.RETURN_INSTRUCTIONS.value}
_ANYBODY: Final = frozenset(
    {Intent.OPENING_HOURS, Intent.ADDRESS, Intent.DELIVERY_TIME, Intent.CONTACT}
)
_ANSWERED_IN_LINE: Final = frozenset(
    {Intent.ORDER_STATUS, Intent.TRACKING_LINK, Intent.RETURN_INSTRUCTIONS}
)
_KIND_IN_LINE: Final = frozenset({"thanks", "goodbye", "here"})
_PICTURE_HELPS: Final = frozenset({Problem.DAMAGED, Problem.WRONG_ITEM, Problem.DEFECTIVE})
_NO_ORDER_NEEDED: Final = frozenset({Want.QUOTE.value, Problem.CUSTOM_ORDER.value})


def decide(view: View) -> Plan:
    """The next step for the last thing the customer said; pure, so it can be replayed."""
    said = latest(view)
    if not view.is_waiting:
        return _alone(view, said)
    # What they wrote before they chose the assistant was for the person who comes.
    plans = (_alone(view, some) for some in (said[-1:], said))
    return next(filter(_helps, plans), None) or _while_waiting(view, said)


def _alone(view: View, said: tuple[Message, ...]) -> Plan:
    """The next step where nobody else is asked for."""
    text = "\n".join(m.text for m in said)
    intent = understood(text, category=view.signals.category, category_p=view.signals.category_p)
    if (note := recalled(view, text)) and intent not in _ABOUT_ITSELF:
        return _from_note(note)
    return _by_intent(view, said, intent)


def _by_intent(view: View, said: tuple[Message, ...], intent: Intent) -> Plan:
    if intent in {Intent.YES, Intent.NO, Intent.UNKNOWN}:
        if intent is not Intent.UNKNOWN and _was_just_offered(view, said):
            return _answered_offer(intent)
        intent = _carried_on(view, said, intent)
    if intent in _COURTESY:
        key = _courtesy(view, intent)
        return Say(intent=intent, key=key, slot=Slot.PERSON if key == "here.known" else "")
    if intent in _ANYBODY:
        return Tell(intent=intent)
    if intent in _NEEDS_ORDER:
        return _about_order(view, intent)
    return _not_understood(view, said) if intent is Intent.UNKNOWN else _about_itself(view, intent)


def _not_understood(view: View, said: tuple[Message, ...]) -> Plan:
    """Ask what half a sentence is about, keep what only adds to an answer, else say it cannot."""
    if _is_worth_asking(view, said):
        return Ask(intent=Intent.UNKNOWN, slots=(Slot.TOPIC,))
    if _only_tells(view, said):
        return Say(
            intent=Intent.UNKNOWN,
            key="noted.person",
            outcome=Outcome.ASKED,
            slot=Slot.PERSON,
            detail="Took note of what the customer told, and offered a person.",
        )
    return _about_itself(view, Intent.UNKNOWN)


def _only_tells(view: View, said: tuple[Message, ...]) -> bool:
    """Whether they add to an answer they got without asking for anything more; once a story."""
    has_answer = any(a.outcome is Outcome.ANSWERED for a in in_episode(view))
    is_first = not was_asked(view, Slot.PERSON)
    return has_answer and is_first and not any(asks(m.text) for m in said)


def _is_worth_asking(view: View, said: tuple[Message, ...]) -> bool:
    """Whether a name, a code or two words may be asked what they are about: once, at the start."""
    return not in_episode(view) and all(is_fragment(m.text) for m in said)


def _was_just_offered(view: View, said: tuple[Message, ...]) -> bool:
    """Whether the last thing it said offered a person: a later "ok" agrees to something else."""
    return last_asked(view) == Slot.PERSON and _is_fresh(view, said)


def _is_fresh(view: View, said: tuple[Message, ...]) -> bool:
    """Whether its last attempt was its last turn: nothing was said in between."""
    attempts = in_episode(view)
    if not attempts:
        return False
    first = said[0].seq if said else 0
    between = (m for m in view.messages if attempts[-1].seq < m.seq < first)
    return sum(m.kind == By.ASSISTANT for m in between) <= 1


def _from_note(note: Recalled) -> Plan:
    """Keep what an agent promised by telling it; hand back when its day has passed."""
    if note.is_overdue:
        return Say(
            intent=Intent.UNKNOWN,
            key="needs_person",
            outcome=Outcome.REFUSED,
            why="needs_person",
            detail=f"A colleague's promise is overdue: {note.text}",
        )
    return Say(
        intent=Intent.UNKNOWN,
        key="noted_by",
        outcome=Outcome.ANSWERED,
        detail=f"Told what a colleague noted: {note.text}",
        text=note.text,
    )


def _about_itself(view: View, intent: Intent) -> Plan:
    """What is said to the assistant about the assistant, and what it does not understand."""
    match intent:
        case Intent.BOT_CHALLENGE:
            return Say(intent=intent, key="bot", slot=Slot.PERSON)
        case Intent.PERSON:
            return Say(intent=intent, key="person", why="customer_agreed")
        case Intent.NOT_SOLVED:
            return _not_solved(view)
        case Intent.RETURN_INSTRUCTIONS:
            return _about_return(view)
        case Intent.NO | Intent.YES | Intent.INTRODUCTION:
            return Say(intent=intent, key=_small_talk(view, intent))
        case _:
            return Say(
                intent=Intent.UNKNOWN,
                key="unknown",
                outcome=Outcome.NO_ANSWER,
                slot=Slot.PERSON,
                detail="Did not understand the question, or has no answer to it.",
            )


def _small_talk(view: View, intent: Intent) -> str:
    """The words to a bare yes, no or name that answers no question: on to what it is about."""
    if any(a.outcome is Outcome.ANSWERED for a in in_episode(view)):
        return "goodbye" if intent is Intent.NO else "noted.else"
    return "declined" if intent is Intent.NO else "noted.topic"


def _courtesy(view: View, intent: Intent) -> str:
    """The words of a courtesy; who said already what is wrong is not asked for it again."""
    told = of_story(view, Kind.PROBLEM) or of_story(view, Kind.WANT)
    if told and intent in {Intent.GREETING, Intent.ARE_YOU_THERE}:
        return "here.known"
    if intent is Intent.GREETING and any(
        m.kind == By.ASSISTANT and m.seq > view.since_seq for m in view.messages
    ):
        return "here"
    return _COURTESY[intent]


def latest(view: View) -> tuple[Message, ...]:
    """The customer's messages since the assistant or an agent last spoke, in this story.

    What an agent gave back may never have been answered in words; it fires no more.
    """
    said: list[Message] = []
    for message in reversed(view.messages):
        if message.seq <= view.since_seq:
            break
        if message.kind == By.CUSTOMER:
            said.append(message)
        elif message.kind in {By.ASSISTANT, By.AGENT}:
            break
    return tuple(reversed(said))


def in_episode(view: View) -> tuple[Attempt, ...]:
    """Attempts of this story; what came before the boundary is another one."""
    return tuple(a for a in view.attempts if a.seq > view.since_seq)


def failures(view: View) -> int:
    """How often it failed in this story."""
    return sum(a.outcome in FAILED for a in in_episode(view))


def last_asked(view: View) -> str:
    """The slot its last turn asked for; empty if it asked for nothing."""
    attempts = in_episode(view)
    return attempts[-1].slot if attempts else ""


def was_asked(view: View, slot: Slot) -> bool:
    """Whether it asked for this in this story."""
    return any(a.slot == slot and a.outcome is Outcome.ASKED for a in in_episode(view))


def _was_asked_like(view: View, slot: Slot, missing: tuple[Slot, ...]) -> bool:
    """Whether it asked for the slot before, other than together with one that is known by now."""
    rounds: dict[int, set[str]] = {}
    for attempt in in_episode(view):
        if attempt.outcome is Outcome.ASKED and attempt.slot:
            rounds.setdefault(attempt.seq, set()).add(attempt.slot)
    return any(slot in asked and asked <= set(missing) for asked in rounds.values())


def known(view: View, kind: Kind) -> str:
    """The value the customer last stood by; empty if unknown."""
    standing = [f for f in view.facts if f.kind is kind and f.stands]
    newest = max(standing, key=lambda f: (max((f.seq, *f.again)), f.start), default=None)
    return newest.value if newest else ""


def known_email(view: View) -> str:
    """The address they gave here, else the one they are known by."""
    return known(view, Kind.EMAIL) or view.customer_email


def of_story(view: View, kind: Kind) -> tuple[Fact, ...]:
    """Standing facts of a kind that were said in this story."""
    return tuple(
        f
        for f in view.facts
        if f.kind is kind and f.stands and max((f.seq, *f.again)) > view.since_seq
    )


def _answered_offer(intent: Intent) -> Plan:
    if intent is Intent.YES:
        return Say(intent=intent, key="person", why="customer_agreed")
    return Say(intent=intent, key="declined")


def _carried_on(view: View, said: tuple[Message, ...], intent: Intent) -> Intent:
    """The intent a bare answer belongs to: what was being asked for, or looked at."""
    seqs = {m.seq for m in said}
    gave = any(
        f.kind in {Kind.ORDER_NUMBER, Kind.EMAIL} and seqs & {f.seq, *f.again} for f in view.facts
    )
    asked = last_asked(view)
    open_ = next(
        (a.intent for a in reversed(in_episode(view)) if a.intent in _GOES_ON),
        "",
    )
    answers = asked in {Slot.ORDER_NUMBER, Slot.EMAIL} and _is_fresh(view, said)
    if open_ and (gave or answers):
        return Intent(open_)
    return Intent.ORDER_STATUS if gave else intent


def _not_solved(view: View) -> Plan:
    if failures(view) >= ENOUGH or was_asked(view, Slot.PERSON):
        return Say(intent=Intent.NOT_SOLVED, key="gave_up", why="gave_up")
    return Say(
        intent=Intent.NOT_SOLVED,
        key="not_solved",
        outcome=Outcome.ASKED,
        slot=Slot.PERSON,
        detail="Asked what is still missing, and offered a person.",
    )


def _about_return(view: View) -> Plan:
    number, email = known(view, Kind.ORDER_NUMBER), known_email(view)
    if number and (email or view.level == "proven"):
        return LookUp(intent=Intent.RETURN_INSTRUCTIONS, number=number, email=email)
    return Tell(intent=Intent.RETURN_INSTRUCTIONS)


def _about_order(view: View, intent: Intent) -> Plan:
    """Look it up if that is possible, ask for what is missing once, else say what cannot be."""
    number, email = known(view, Kind.ORDER_NUMBER), known_email(view)
    topics = {f.value for k in (Kind.WANT, Kind.PROBLEM) for f in of_story(view, k)}
    if intent is Intent.ACTION and topics & _NO_ORDER_NEEDED and not number:
        return needs_person(view, intent)
    if number and (email or view.level == "proven"):
        return LookUp(intent=intent, number=number, email=email)
    if view.level == "proven" and not number and not was_asked(view, Slot.ORDER_NUMBER):
        return LookUp(intent=intent)
    missing = tuple(
        slot
        for slot, has in ((Slot.ORDER_NUMBER, number), (Slot.EMAIL, email))
        if not has and not (slot is Slot.EMAIL and view.level == "proven")
    )
    if not any(_was_asked_like(view, slot, missing) for slot in missing):
        return Ask(intent=intent, slots=missing, order=number)
    if intent in {Intent.PROBLEM, Intent.ACTION}:
        return needs_person(view, intent)
    return Say(
        intent=intent,
        key=f"cannot_without.{missing[0]}",
        outcome=Outcome.NO_ANSWER,
        slot=Slot.PERSON,
        detail=f"The customer was asked for the {missing[0].replace('_', ' ')} and gave none.",
    )


def needs_person(view: View, intent: Intent) -> Say:
    """Pass on what only a person can do, named after what the customer wants or met with."""
    problems = {f.value for f in of_story(view, Kind.PROBLEM)}
    wants = {f.value for f in of_story(view, Kind.WANT)}
    key = "needs_person"
    for name, found in _PERSON_KEYS:
        if found in problems | wants:
            key = f"needs_person.{name}"
            break
    return Say(
        intent=intent,
        key=key,
        outcome=Outcome.REFUSED,
        why="needs_person",
        detail="Only a person may decide this.",
        order=known(view, Kind.ORDER_NUMBER),
    )


_PERSON_KEYS: Final = (
    ("damaged", Problem.DAMAGED.value),
    ("damaged", Problem.DEFECTIVE.value),
    ("wrong_item", Problem.WRONG_ITEM.value),
    ("money", Problem.CHARGED_TWICE.value),
    ("money", Problem.REFUND_MISSING.value),
    ("custom_order", Problem.CUSTOM_ORDER.value),
    ("custom_order", Want.QUOTE.value),
    ("refund", Want.REFUND.value),
    ("replacement", Want.REPLACEMENT.value),
    ("cancellation", Want.CANCELLATION.value),
)


def _helps(plan: Plan) -> bool:
    """Whether it answers somebody who waits; what a person decides is left to the one who comes."""
    match plan:
        case Tell():
            return True
        case LookUp(intent=intent):
            return intent in _ANSWERED_IN_LINE
        case Say(key=key, outcome=outcome):
            return outcome is Outcome.ANSWERED or key in _KIND_IN_LINE
        case _:
            return False


def _while_waiting(view: View, said: tuple[Message, ...]) -> Plan:
    """One question at a time, only for what is missing and would help the person who comes."""
    problems = {f.value for f in of_story(view, Kind.PROBLEM)}
    order = known(view, Kind.ORDER_NUMBER)
    candidates = (
        (Slot.ORDER_NUMBER, not order and view.level != "proven"),
        (Slot.EMAIL, bool(order) and not known_email(view) and view.level != "proven"),
        (Slot.PHOTO, bool(problems & _PICTURE_HELPS) and not of_story(view, Kind.PHOTO)),
        (Slot.WANT, bool(problems) and not of_story(view, Kind.WANT)),
    )
    for slot, helps in candidates:
        if helps and not was_asked(view, slot):
            return Ask(intent=Intent.UNKNOWN, slots=(slot,), order=order)
    if said:
        return Say(intent=Intent.UNKNOWN, key="noted")
    return Silent()
