"""How the assistant's turn is put together: words, attempts, and when it has to give up."""

import re
from typing import Final, Literal

from batonpass.domain.assistant.decide import (
    ENOUGH,
    Ask,
    LookUp,
    Say,
    Silent,
    Tell,
    failures,
    known,
    latest,
    needs_person,
    of_story,
)
from batonpass.domain.assistant.order import (
    delivered_at,
    follow,
    has_arrived,
    is_stuck,
    late_days,
    returns,
    status,
)
from batonpass.domain.assistant.say import address, day, money, say, speaks
from batonpass.domain.assistant.value import Intent, Slot, Turn, View
from batonpass.domain.attempt import FAILED, Attempt, Outcome, Source
from batonpass.domain.fact.value import Kind, Problem
from batonpass.domain.message import Kind as By
from batonpass.domain.shop.policy import Policies, ReturnEligibility
from batonpass.domain.shop.value import Order

NOT_RECEIVED: Final = "not_received"  # the case of a parcel that is said to have come
_WORD: Final = re.compile(r"\w+")


def said(view: View, plan: Say | Ask | Silent) -> Turn:
    """The turn of a plan that needs no look-up."""
    match plan:
        case Silent():
            return Turn(intent=Intent.UNKNOWN)
        case Ask(intent=intent, slots=slots):
            key = "ask." + ".".join(slots)
            text = say(key, view.language, order=plan.order)
            tries = tuple(
                _attempt(
                    view, n, intent, Outcome.ASKED, slot=slot, detail=f"Asked for {_of(slot)}."
                )
                for n, slot in enumerate(slots)
            )
            return finished(view, text, intent, tries, slot=slots[0], is_courtesy=False)
        case Say(intent=intent, key=key, outcome=outcome):
            text = _said(view, plan)
            tries = ()
            if outcome is not None or plan.slot:
                tries = (
                    _attempt(
                        view,
                        0,
                        intent,
                        outcome or Outcome.ASKED,
                        slot=plan.slot,
                        detail=plan.detail or "Offered a person.",
                    ),
                )
            return finished(
                view,
                text,
                intent,
                tries,
                why=plan.why,
                slot=plan.slot,
                is_courtesy=outcome is None,
            )


def _said(view: View, plan: Say) -> str:
    """The words of a plan; what an agent noted is told in their name."""
    by = view.returned.agent_name if view.returned else ""
    key = "noted_by.team" if plan.key == "noted_by" and not by else plan.key
    return say(key, view.language, order=plan.order, text=plan.text, agent=by)


def looked_up(
    view: View, plan: LookUp, order: Order | None, eligibility: ReturnEligibility | None = None
) -> Turn:
    """The turn after a look-up; None looks the same for a wrong number and a wrong address."""
    if order is None:
        return _not_found(view, plan)
    source = Source(record=f"order {order.number}", fetched_at=order.as_of.isoformat())
    text, why, slot, detail = _about(view, plan, order, eligibility)
    attempt = _attempt(
        view, 0, plan.intent, Outcome.ANSWERED, tool="order", slot=slot, detail=detail,
        sources=(source,),
    )  # fmt: skip
    case = NOT_RECEIVED if why and _has_not_come(view, order) else ""
    return finished(view, text, plan.intent, (attempt,), why=why, slot=slot, case=case)


def _case(view: View) -> str:
    """What the customer wants or met with, as far as it has a name."""
    return needs_person(view, Intent.ACTION).key.partition(".")[2]


def _has_not_come(view: View, order: Order) -> bool:
    """Tracking says delivered, and the customer has not got it."""
    problems = {f.value for f in of_story(view, Kind.PROBLEM)}
    return Problem.NOT_RECEIVED.value in problems and has_arrived(order)


def told(view: View, plan: Tell, policies: Policies, hours: str = "") -> Turn:
    """The turn that tells what anybody may know."""
    language = view.language
    match plan.intent:
        case Intent.RETURN_INSTRUCTIONS:
            text = _return_policy(view, policies)
        case Intent.OPENING_HOURS:
            visit = policies.visit_hours
            parts = [say("hours.visit", language, hours=visit)] if visit else []
            parts += [say("hours.team", language, text=hours)] if hours else []
            text = " ".join(parts) or say("hours.none", language)
        case Intent.ADDRESS:
            text = _addresses(view, policies)
        case Intent.DELIVERY_TIME:
            least, most = policies.delivery_days
            text = say("delivery", language, least=least, most=most)
        case _:
            ways = ", ".join(w for w in (policies.email, policies.phone, policies.website) if w)
            text = say("contact", language, ways=ways) if ways else say("contact.none", language)
    attempt = _attempt(
        view, 0, plan.intent, Outcome.ANSWERED, tool="policies",
        detail=f"Told the {plan.intent.value.replace('_', ' ')}.",
        sources=(Source(record="policies", field=plan.intent.value),),
    )  # fmt: skip
    return finished(view, text, plan.intent, (attempt,))


def failed(view: View, plan: LookUp | Tell, fault: Literal["shop_down", "too_many"]) -> Turn:
    """The turn when the look-up itself did not work."""
    detail = {
        "shop_down": "The shop did not answer.",
        "too_many": "Too many tries that did not match: looking up is stopped for a while.",
    }[fault]
    outcome = Outcome.TOOL_FAILED if fault == "shop_down" else Outcome.REFUSED
    attempt = _attempt(view, 0, plan.intent, outcome, tool="order", slot=Slot.PERSON, detail=detail)
    why = "tool_failed" if fault == "too_many" else ""
    return finished(
        view, say(fault, view.language), plan.intent, (attempt,), why=why, slot=Slot.PERSON
    )


def finished(
    view: View,
    text: str,
    intent: str,
    attempts: tuple[Attempt, ...],
    *,
    why: str = "",
    slot: str = "",
    case: str = "",
    is_courtesy: bool = False,
) -> Turn:
    """The turn as it is sent: not the same sentence twice, no third failure, honest about itself.

    A second failure is said as such and passed on; words an agent forbade are never sent. In line,
    where a person comes anyway, what it cannot answer is noted for them instead.
    """
    has_failed = any(a.outcome in FAILED for a in attempts)
    if has_failed and not why and failures(view) + 1 >= ENOUGH:
        text, why, slot = say("gave_up", view.language), "gave_up", ""
    if not is_courtesy and not why and _was_said(view, text):
        attempts = tuple(
            _attempt(view, n, a.intent, Outcome.NO_ANSWER, tool=a.tool, slot=Slot.PERSON,
                     detail="Had nothing new to tell.", sources=a.sources)
            for n, a in enumerate(attempts[:1])
        )  # fmt: skip
        text, slot = say("repeat", view.language), Slot.PERSON
        if _was_said(view, text) or failures(view) + 1 >= ENOUGH:
            text, why, slot = say("gave_up", view.language), "gave_up", ""
    if _is_forbidden(view, text):
        text, why, slot = say("needs_person", view.language), "needs_person", ""
    if view.is_waiting and (why or has_failed or text == say("repeat", view.language)):
        text, why, slot = say("noted", view.language), "", ""
    parting = text if why and speaks(view.language) else ""
    if not any(m.kind == By.ASSISTANT for m in view.messages):
        text = f"{_intro(view)} {text}"
    return Turn(
        text=text,
        intent=intent,
        attempts=attempts,
        wants_handoff=bool(why),
        why=why,
        case=(case or _case(view)) if why == "needs_person" else "",
        parting=parting,
        asked_slot=slot,
    )


def _about(
    view: View, plan: LookUp, order: Order, eligibility: ReturnEligibility | None
) -> tuple[str, str, str, str]:
    """Words, why it wants a handoff, what it asks for, and a line for the agent."""
    detail = f"Told where order {order.number} is: {order.state.value}."
    match plan.intent:
        case Intent.RETURN_INSTRUCTIONS if eligibility is not None:
            slot = Slot.PERSON if eligibility.returnable else ""
            words = returns(eligibility, view)
            return words, "", slot, f"Told what of order {order.number} may come back."
        case Intent.TRACKING_LINK:
            return follow(order, view), "", "", f"Gave the tracking of order {order.number}."
        case Intent.PROBLEM | Intent.ACTION if _case(view) or not _has_not_come(view, order):
            say_ = needs_person(view, plan.intent)
            words = say(say_.key, view.language, order=order.number)
            return words, say_.why, "", f"Found order {order.number}; a person has to decide."
        case _:
            pass
    if _has_not_come(view, order):
        detail = f"Tracking says order {order.number} was delivered; the customer has not got it."
        when = delivered_at(order)
        if when is None:
            text = say("needs_person.delivered.no_day", view.language, order=order.number)
        else:
            arrived = day(when, view.language, view.time_zone)
            text = say("needs_person.delivered", view.language, order=order.number, day=arrived)
        return text, "needs_person", "", detail
    text = status(order, view)
    is_late = is_stuck(order) or late_days(order, now=view.now, time_zone=view.time_zone)
    if is_late and not view.is_waiting:
        return f"{text} {say('offer_person', view.language)}", "", Slot.PERSON, detail
    return text, "", "", detail


def _not_found(view: View, plan: LookUp) -> Turn:
    number = plan.number or known(view, Kind.ORDER_NUMBER)
    if not number:
        text = say("ask.order_number", view.language)
        attempt = _attempt(
            view, 0, plan.intent, Outcome.ASKED, tool="order", slot=Slot.ORDER_NUMBER,
            detail="No order is known for this customer; asked for the number.",
        )  # fmt: skip
        return finished(view, text, plan.intent, (attempt,), slot=Slot.ORDER_NUMBER)
    attempt = _attempt(
        view, 0, plan.intent, Outcome.NO_ANSWER, tool="order", slot=Slot.ORDER_NUMBER,
        detail=f"No order {number} with the e-mail address given.",
    )  # fmt: skip
    text = say("not_found", view.language, order=number)
    return finished(view, text, plan.intent, (attempt,), slot=Slot.ORDER_NUMBER)


def _return_policy(view: View, policies: Policies) -> str:
    rules, language = policies.returns, view.language
    parts = [
        say(
            "returns.policy",
            language,
            days=rules.days,
            condition=rules.condition,
            refund_days=rules.refund_days,
        ),
        say("returns.free", language)
        if rules.label_cost is None
        else say("returns.cost", language, amount=money(rules.label_cost)),
    ]
    if rules.is_custom_excluded:
        parts.append(say("returns.custom", language))
    if not known(view, Kind.ORDER_NUMBER):
        parts.append(say("returns.how", language))
    return " ".join(parts)


def _addresses(view: View, policies: Policies) -> str:
    text = "\n".join(m.text for m in latest(view))
    back = policies.returns.address
    wants_returns = bool(re.search(r"return|retour|rück|devol|send", text, re.IGNORECASE))
    if wants_returns and back is not None:
        return say("address.returns", view.language, address=address(back))
    if policies.visit is None:
        return say("address.none", view.language)
    text = say("address.visit", view.language, address=address(policies.visit))
    if policies.visit_hours:
        text = f"{text} {say('hours.visit', view.language, hours=policies.visit_hours)}"
    return text


def _intro(view: View) -> str:
    if not view.shop_name:
        return say("intro.no_name", view.language)
    return say("intro", view.language, shop=view.shop_name)


def _was_said(view: View, text: str) -> bool:
    """Whether an earlier message of the assistant in this story already said these words."""
    words = _WORD.findall(text.casefold())
    return any(
        m.kind == By.ASSISTANT
        and m.seq > view.since_seq
        and _WORD.findall(m.text.casefold())[-len(words) :] == words
        for m in view.messages
    )


def _is_forbidden(view: View, text: str) -> bool:
    if view.returned is None:
        return False
    low = text.casefold()
    return any(w.casefold() in low for w in view.returned.do_not_mention if w.strip())


def _attempt(
    view: View,
    n: int,
    intent: str,
    outcome: Outcome,
    *,
    tool: str = "",
    slot: str = "",
    detail: str = "",
    sources: tuple[Source, ...] = (),
) -> Attempt:
    """One attempt; its id follows from the message it answers, so a retry makes the same."""
    seq = max((m.seq for m in latest(view)), default=0)
    return Attempt(
        id=f"at_{seq}_{n}",
        intent=intent,
        outcome=outcome,
        seq=seq,
        tool=tool,
        slot=slot,
        detail=detail,
        sources=sources,
    )


def _of(slot: Slot) -> str:
    return {
        Slot.ORDER_NUMBER: "the order number",
        Slot.EMAIL: "the e-mail address",
        Slot.PHOTO: "a photo",
        Slot.WANT: "what would help",
        Slot.TOPIC: "what it is about",
        Slot.PERSON: "whether to pass them to a person",
    }[slot]
