"""How a customer's messages are measured and decided on, and how that is explained later."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

import msgspec

from batonpass.domain import event as events
from batonpass.domain.attempt import FAILED, Attempt
from batonpass.domain.attempt import Outcome as Tried
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import (
    Event,
    Known,
    KnownOrder,
    KnownQueue,
    Near,
    SignalsMeasured,
    TriggerDecided,
)
from batonpass.domain.handoff import Evidence, Mode, Priority, Reason
from batonpass.domain.merchant import Settings, is_open
from batonpass.domain.message import Kind, Message
from batonpass.domain.money import Money
from batonpass.domain.shop.value import Order
from batonpass.domain.signal import Categories, Model, Signals, Utterance, measure
from batonpass.domain.trigger.decision import Act, Decision
from batonpass.domain.trigger.default import default_document
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.domain.trigger.parse import parse
from batonpass.domain.trigger.situation import DEFAULT, Fired, Line, OrderFact, Situation
from batonpass.domain.wait import Estimate
from batonpass.services import handoff_open, wait_estimate
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import log
from batonpass.store import queue as queues
from batonpass.store import trigger as triggers
from batonpass.store.database import Work

CONTACTS_WITHIN: Final = timedelta(days=30)
KEPT_DOCUMENTS: Final = 256  # prepared documents a process keeps; one costs about a megabyte
AUTHORS: Final[Mapping[Kind, Literal["customer", "assistant", "agent"]]] = {
    Kind.CUSTOMER: "customer",
    Kind.ASSISTANT: "assistant",
    Kind.AGENT: "agent",
}
_prepared: dict[tuple[object, int], Prepared] = {}


class Episode(msgspec.Struct, frozen=True, kw_only=True):
    """The current episode as its log tells it: nothing from before its boundary."""

    messages: tuple[Message, ...]
    signals: tuple[Signals, ...]
    attempts: tuple[Attempt, ...]

    @property
    def failed(self) -> int:
        """Attempts that came to nothing."""
        return sum(1 for attempt in self.attempts if attempt.outcome in FAILED)


def episode(log_: Sequence[Event], *, after: int) -> Episode:
    """What the log says after `after`, an attempt judged by the customer counted as such."""
    attempts: dict[str, Attempt] = {}
    messages: list[Message] = []
    signals: list[Signals] = []
    for event in log_:
        if event.seq <= after:
            continue
        match event.data:
            case events.MessageAdded(message=message):
                messages.append(message)
            case SignalsMeasured(signals=measured):
                signals.append(measured)
            case events.AttemptRecorded(attempt=attempt):
                attempts[attempt.id] = attempt
            case events.AttemptJudged(attempt_id=judged) if judged in attempts:
                attempts[judged] = msgspec.structs.replace(
                    attempts[judged], outcome=Tried.NOT_SOLVED
                )
            case _:
                pass
    return Episode(
        messages=tuple(messages), signals=tuple(signals), attempts=tuple(attempts.values())
    )


async def prepared(work: Work) -> Prepared:
    """The merchant's rules in force, made ready once a version."""
    stored = await triggers.published(work)
    version = stored[0] if stored else 0
    key = (work.merchant, version)
    if key not in _prepared:
        if len(_prepared) >= KEPT_DOCUMENTS:
            _prepared.pop(next(iter(_prepared)))
        document = parse(stored[1]) if stored else default_document()
        _prepared[key] = Prepared(document, version=str(version))
    return _prepared[key]


def measured(
    model: Model,
    message: Message,
    story: Episode,
    *,
    language: str,
    categories: Categories | None = None,
) -> Signals:
    """The signals of one message, measured after everything said before it in the episode."""
    history = tuple(
        Utterance(author=AUTHORS[m.kind], text=m.text)
        for m in story.messages
        if m.seq < message.seq and m.kind in AUTHORS
    )
    return measure(
        message.text,
        model=model,
        language=language,
        history=history,
        categories=categories,
        failed_attempts=story.failed,
    )


async def situation(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    settings: Settings,
    message: Message,
    signals: Signals,
    story: Episode,
    *,
    orders: Sequence[Order],
    tier: str,
) -> Situation:
    """Everything a rule may ask about the message, read at one instant."""
    customer = await customers.get(work, conversation.customer_id)
    fired = await triggers.fired(work, conversation.id, episode=conversation.episode)
    since = work.now - CONTACTS_WITHIN
    contacts = (
        await customers.contacts(work, conversation.id, email=customer.email, since=since)
        if customer.email
        else 0
    )
    return Situation(
        text=message.text,
        signals=signals,
        now=work.now,
        zone=ZoneInfo(settings.time_zone),
        history=story.signals,
        attempts_failed=story.failed,
        unresolved=sum(s.is_unresolved for s in (*story.signals, signals)),
        orders=tuple(_order_fact(order, work) for order in orders),
        contacts=(work.now,) * contacts,
        tier=tier,
        channel=conversation.channel,
        language=conversation.language,
        is_open=is_open(settings, work.now),
        lines=await lines(ports, work, settings),
        fired=tuple(Fired(rule=rule, at=at) for rule, at in fired.items()),
    )


def _order_fact(order: Order, work: Work) -> OrderFact:
    late = None
    if order.due_at is not None and not any(
        f.state.value == "delivered" for f in order.fulfilments
    ):
        late = max(0, (work.now - order.due_at).days)
    return OrderFact(total=order.total.amount, currency=order.total.currency, days_late=late)


async def lines(ports: Ports, work: Work, settings: Settings) -> Mapping[str, Line]:
    """How each queue stands now, by its casefolded name, and the default one by `DEFAULT`.

    The wait is what somebody who came now would be told of, not another reckoning.
    """
    found = {}
    known = await queues.everything(work)  # first: what is made meanwhile has no line here yet
    standings = await agents.standings(work)
    for queue in known:
        here = standings[queue.id]
        answer = await wait_estimate.of_newcomer(ports, work, queue, settings, standings=standings)
        name = DEFAULT if queue.is_default else queue.name.casefold()
        found[name] = Line(
            wait_p50_seconds=answer.p50_seconds if isinstance(answer, Estimate) else None,
            waiting=here.waiting,
            agents=here.staffing.agents,
        )
    return found


async def store_decision(
    work: Work,
    conversation: Conversation,
    message: Message,
    signals: Signals,
    decision: Decision,
    around: Situation,
) -> None:
    """Signals and decision into the log, with what nearly fired."""
    readings = {
        j.rule: next((r for r in j.readings if r.met and r.score is not None), None)
        for j in decision.judged
    }
    chosen = decision.chosen
    reading = readings.get(chosen.rule) if chosen else None
    await log.append(
        work,
        conversation.id,
        SignalsMeasured(message_seq=message.seq, signals=signals),
        TriggerDecided(
            message_seq=message.seq,
            fired=chosen.rule if chosen else "",
            reason_code=chosen.reason if chosen else "",
            score=(reading.score or 0.0) if reading else 0.0,
            threshold=(reading.threshold or 0.0) if reading else 0.0,
            shadow=decision.shadow,
            nearly=tuple(
                Near(rule=n.rule, condition=n.condition, score=n.score, threshold=n.threshold)
                for n in decision.nearly
            ),
            version=decision.version,
            known=_known(around),
        ),
    )
    await conversations.measured(
        work,
        conversation.id,
        seq=message.seq,
        frustration=signals.level,
        category=signals.category,
        language=signals.language,
    )
    for rule in (*decision.fired, *decision.shadow):
        await triggers.fire(work, conversation.id, episode=conversation.episode, rule=rule)


def _known(around: Situation) -> Known:
    return Known(
        orders=tuple(
            KnownOrder(
                total=Money(amount=order.total, currency=order.currency)
                if order.total is not None
                else None,
                days_late=order.days_late,
            )
            for order in around.orders
        ),
        contacts=len(around.contacts),
        tier=around.tier,
        is_open=around.is_open,
        queues=tuple(
            KnownQueue(
                name=name,
                wait_seconds=line.wait_p50_seconds and round(line.wait_p50_seconds, 1),
                waiting=line.waiting,
                agents=line.agents,
            )
            for name, line in around.lines.items()
        ),
    )


def opening(
    decision: Decision, message: Message, *, orders: Sequence[Order] = (), tier: str = ""
) -> handoff_open.Opening | None:
    """The handoff a decision asks for; None if it asks for none."""
    if decision.act is not Act.HAND_OFF or decision.chosen is None:
        return None
    chosen = decision.chosen
    return handoff_open.Opening(
        reason=Reason(
            code=chosen.reason or decision.forced or "rule",
            words=chosen.sentence or "reason.important",
            rule=chosen.rule,
            evidence=tuple(
                Evidence(seq=message.seq, text=s.text, signal=s.signal, score=round(s.weight, 4))
                for s in decision.spans[:8]
            ),
        ),
        queue=chosen.queue,
        tier=tier,
        order_value=max((float(order.total.amount) for order in orders), default=0.0),
        priority=Priority(chosen.priority),
        mode=Mode(chosen.mode.value if hasattr(chosen.mode, "value") else chosen.mode),
    )
