"""What a waiting customer is told: the estimate asked, the word found, stored and announced."""

from datetime import datetime, timedelta
from functools import partial

import msgspec

from batonpass.domain import ids, wording
from batonpass.domain import queue as line
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import WaitTold
from batonpass.domain.handoff import Handoff, Mode, Reason, State
from batonpass.domain.ids import PromiseId
from batonpass.domain.merchant import Settings, is_open, next_opening
from batonpass.domain.message import Kind, Message
from batonpass.domain.wait import Answer, Estimate
from batonpass.domain.wording.render import render, render_all
from batonpass.services import staffing as staffing_service
from batonpass.services import wait_cause, wait_estimate
from batonpass.services.manner import language_of, zone_of
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import log, message
from batonpass.store import promise as promises
from batonpass.store import queue as queues
from batonpass.store.database import Work
from batonpass.store.handoff import Kept

ACTIVITY = frozenset(
    {
        wording.Phase.ACCEPTED,
        wording.Phase.RETURNED,
        wording.Phase.AGENT_LOST,
        wording.Phase.TRANSFERRED,
    }
)
OF_WAIT = frozenset(
    {
        wording.Kind.PROMISE,
        wording.Kind.NO_ESTIMATE,
        wording.Kind.REVISION,
        wording.Kind.STILL_WAITING,
        wording.Kind.OVERDUE,
    }
)
REPLY_WITHIN = timedelta(minutes=90)  # of the next opening: what is promised by mail


async def speak(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    settings: Settings,
    *,
    phase: wording.Phase | None = None,
    agent_name: str = "",
    keeps_place: bool = True,
) -> None:
    """Say what is to be said now, if anything, and plan when to look again.

    Args:
        ports: for the promise's id.
        work: holds the locks on conversation and handoff.
        conversation: who is told.
        kept: as it stands after whatever just happened.
        settings: the merchant's.
        phase: what just happened; None: find it from the state.
        agent_name: who accepted, or passed them on.
        keeps_place: whether who is passed on waits in the old place.
    """
    customer = await customers.get(work, conversation.customer_id)
    situation = await _situation(
        ports,
        work,
        kept,
        settings,
        phase=phase,
        agent_name=agent_name,
        keeps_place=keeps_place,
        address_known=bool(customer.email),
        has_mail=ports.mailer is not None,
        is_assisted=conversation.is_assisted,
    )
    step = wording.next_word(kept.words, situation, now=work.now)
    cause = await wait_cause.find(work, kept.handoff, told=kept.words, saying=step.words)
    if cause is not wording.Cause.UNKNOWN:
        situation = msgspec.structs.replace(situation, cause=cause)
        step = wording.next_word(kept.words, situation, now=work.now)
    if step.words:
        zone = zone_of(settings, customer)
        language = language_of(settings, conversation, customer)
        written = partial(
            render_all,
            language=language,
            time_zone=zone,
            today=work.now.astimezone(zone).date(),
            catalogue=wording.own_catalogue(settings.words, language),
        )
        # News go into the thread; what is told of the wait stands on the card, and is a promise.
        news = tuple(w for w in step.words if situation.phase in ACTIVITY and w.kind not in OF_WAIT)
        rest = tuple(w for w in step.words if w not in news)
        if news:
            await activity(ports, work, conversation, written(news))
        if rest:
            step_rest = msgspec.structs.replace(step, words=rest)
            given = situation.estimate
            model = given.model if isinstance(given, Estimate) else "cold"
            await _tell(ports, work, conversation, kept, step_rest, written(rest), model=model)
    told = (*kept.words, *(wording.told(word, at=work.now) for word in step.words))
    is_waiting = kept.handoff.state in {State.QUEUED, State.OFFERED}
    await handoffs.spoken(work, kept.handoff.id, told, word_due=step.due_at if is_waiting else None)


async def activity(ports: Ports, work: Work, conversation: Conversation, text: str) -> None:
    """A line of the product itself in the thread."""
    line_ = Message(
        id=f"activity-{ports.new_id()}", seq=0, kind=Kind.ACTIVITY, at=work.now, text=text
    )
    await message.add(
        work,
        message.New(
            conversation=conversation.id, message=line_, epoch=conversation.epoch, control=""
        ),
    )


async def still_there(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    customer: customers.Customer,
    settings: Settings,
) -> None:
    """Ask a customer whose page fell silent whether they still wait."""
    language = language_of(settings, conversation, customer)
    text = render(
        wording.Word(kind=wording.Kind.STILL_WAITING, key="still_there"),
        language,
        zone_of(settings, customer),
        catalogue=wording.own_catalogue(settings.words, language),
    )
    await activity(ports, work, conversation, text)


async def _tell(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    kept: Kept,
    step: wording.Step,
    text: str,
    *,
    model: str,
) -> None:
    numbered = next((w for w in step.words if w.told_seconds is not None), None)
    place = next((w for w in step.words if w.position is not None or w.ahead is not None), None)
    owed = next((w for w in step.words if w.by is not None), None)
    promise_id = ""
    until: datetime | None = None
    if numbered is not None and numbered.told_seconds is not None:
        made = PromiseId(ports.new_id())
        promise_id = ids.written("promise", made)
        until = work.now + timedelta(seconds=numbered.told_seconds)
        await promises.insert(
            work,
            made,
            kept.handoff.id,
            kept.handoff.queue,
            kind=numbered.kind.value,
            p50=numbered.p50_seconds or 0.0,
            p90=numbered.p90_seconds or 0.0,
            told=numbered.told_seconds,
            model=model,
        )
    elif owed is not None and owed.by is not None:
        within = (owed.by - work.now).total_seconds()
        await promises.insert(
            work,
            PromiseId(ports.new_id()),
            kept.handoff.id,
            kept.handoff.queue,
            kind=owed.kind.value,
            p50=within,
            p90=within,
            told=within,
            model=promises.RULE,
        )
    await log.append(
        work,
        conversation.id,
        WaitTold(
            handoff_id=ids.written("handoff", kept.handoff.id),
            kind=(numbered or step.words[-1]).kind.value,
            text=text,
            promise_id=promise_id,
            p50_seconds=numbered.p50_seconds if numbered else None,
            p90_seconds=numbered.p90_seconds if numbered else None,
            told_seconds=numbered.told_seconds if numbered else None,
            position=place.position if place else None,
            waiting=place.ahead if place else None,
            choices=tuple(choice.value for choice in step.choices),
            until=until,
        ),
    )


async def _situation(
    ports: Ports,
    work: Work,
    kept: Kept,
    settings: Settings,
    *,
    phase: wording.Phase | None,
    agent_name: str,
    keeps_place: bool,
    address_known: bool,
    has_mail: bool,
    is_assisted: bool,
) -> wording.Situation:
    handoff = kept.handoff
    staffing = await agents.staffing(work, handoff.queue)
    hours = line.hours_of((await queues.get(work, handoff.queue)).rules, settings)
    is_closed = not is_open(hours, work.now)
    opens_at = next_opening(hours, work.now) if is_closed else None
    answer: Answer | None = None
    position = ahead = None
    if handoff.mode is Mode.LIVE and handoff.state in {State.QUEUED, State.OFFERED}:
        before = await handoffs.ahead(work, handoff)
        answer = await wait_estimate.estimate(
            ports, work, kept, settings, staffing=staffing, ahead=before
        )
        place = line.place(
            handoff.rank,
            ahead=before,
            now=work.now,
            largest_head_start_seconds=max(settings.head_start_seconds.values(), default=0.0),
        )
        position, ahead = place.position, place.ahead
    if phase is None:
        # Who is told a wait is not told to come back at the opening.
        is_someone_there = bool(staffing.agents) or isinstance(answer, Estimate)
        phase = _phase(handoff, is_closed=is_closed and not is_someone_there)
    working = {wording.Choice.KEEP_WAITING}
    if has_mail:
        working.add(wording.Choice.EMAIL)
    if not is_assisted:
        working.add(wording.Choice.ASSISTANT)
    # Who is answered in a moment is not asked whether they would rather be called.
    is_short = isinstance(answer, Estimate) and answer.p50_seconds <= wording.CHOICES_ABOVE_SECONDS
    may_choose = handoff.state is State.QUEUED and not is_short
    slots = await staffing_service.slots(work, handoff.queue) if may_choose else ()
    if slots:
        working.add(wording.Choice.CALLBACK)
    back = opens_at or work.now
    return wording.Situation(
        phase=phase,
        phase_at=handoff.changed_at,
        entered_at=handoff.entered_at,
        estimate=answer,
        position=position,
        ahead=ahead,
        reason_key="reason.own",
        reason={"sentence": handoff.reason.words},
        opens_at=opens_at,
        reply_by=back + REPLY_WITHIN if opens_at or handoff.mode is Mode.EMAIL else None,
        working=frozenset(working),
        callback_at=slots[0] if slots else None,
        call_at=kept.callback_at if handoff.mode is Mode.CALLBACK else None,
        address_known=address_known,
        agent_name=agent_name,
        keeps_place=keeps_place,
    )


def _phase(handoff: Handoff, *, is_closed: bool) -> wording.Phase:
    if handoff.mode is not Mode.LIVE:
        return wording.Phase.OWED
    if handoff.state is State.OFFERED:
        return wording.Phase.OFFERED
    if handoff.state is not State.QUEUED:
        return wording.Phase.ACCEPTED
    return wording.Phase.CLOSED if is_closed else wording.Phase.WAITING


async def worded(
    work: Work, conversation: Conversation, reason: Reason, settings: Settings
) -> Reason:
    """The reason with its words in the customer's language, if they are one of ours."""
    if not reason.words.startswith("reason."):
        return reason
    customer = await customers.get(work, conversation.customer_id)
    language = language_of(settings, conversation, customer)
    words = render(
        wording.Word(kind=wording.Kind.REASON, key=reason.words),
        language,
        zone_of(settings, customer),
        catalogue=wording.own_catalogue(settings.words, language),
    )
    return msgspec.structs.replace(reason, words=words)
