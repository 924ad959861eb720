"""Any story the tables allow, played at random: one holder, one offer, no way out of an end."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from batonpass.domain import offer as offers
from batonpass.domain.control import Control, Hold, fence, passed
from batonpass.domain.handoff import NEXT, OPEN, WAITING, Event, Handoff, Reason, State, advance
from batonpass.domain.ids import AgentId, ConversationId, HandoffId, OfferId, QueueId
from batonpass.domain.refusal import IllegalMove, StaleEpoch

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
AGENTS = [AgentId(UUID(int=n)) for n in (1, 2, 3)]
HELD = {State.ACTIVE, State.WRAPPING}
# Who has the conversation while its handoff is in that state.
HOLDER = {
    State.QUEUED: Control.QUEUE,
    State.OFFERED: Control.QUEUE,
    State.ACTIVE: Control.AGENT,
    State.WRAPPING: Control.AGENT,
    State.ABANDONED: Control.NOBODY,
    State.WITHDRAWN: Control.ASSISTANT,
}


def made(state: State = State.QUEUED) -> Handoff:
    return Handoff(
        id=HandoffId(UUID(int=9)),
        conversation=ConversationId(UUID(int=8)),
        episode=1,
        reason=Reason(code="asked", words="You asked for a person."),
        queue=QueueId(UUID(int=7)),
        state=state,
        rank=NOON,
        entered_at=NOON,
        changed_at=NOON,
    )


def offered(state: offers.State = offers.State.PENDING) -> offers.Offer:
    return offers.Offer(
        id=OfferId(UUID(int=6)),
        handoff=HandoffId(UUID(int=9)),
        agent=AGENTS[0],
        state=state,
        made_at=NOON,
        due_at=NOON + timedelta(seconds=30),
    )


def test_every_state_says_what_may_happen_in_it_even_the_last() -> None:
    assert set(NEXT) == set(State)
    assert set(offers.NEXT) == set(offers.State)
    assert {state for state, after in NEXT.items() if not after} == set(State) - OPEN


def test_everything_that_can_happen_to_a_handoff_can_happen_somewhere() -> None:
    assert {event for after in NEXT.values() for event in after} == set(Event)


def test_from_every_open_state_the_customer_can_still_reach_a_person_or_an_end() -> None:
    for state in OPEN:
        seen, todo = set(), [state]
        while todo:
            one = todo.pop()
            if one not in seen:
                seen.add(one)
                todo.extend(NEXT[one].values())
        assert seen - OPEN
        assert state is State.WRAPPING or State.ACTIVE in seen


@given(state=st.sampled_from(State), event=st.sampled_from(Event))
def test_a_step_the_table_does_not_have_is_refused_and_changes_nothing(
    state: State, event: Event
) -> None:
    before = made(state)

    if event in NEXT[state]:
        after = advance(before, event, now=NOON + timedelta(seconds=1))
        assert (after.state, after.revision) == (NEXT[state][event], 1)
        assert after.rank == before.rank
    else:
        with pytest.raises(IllegalMove):
            advance(before, event, now=NOON)
    assert before == made(state)


@given(state=st.sampled_from(offers.State), to=st.sampled_from(offers.State), late=st.booleans())
def test_an_offer_ends_once_and_is_never_accepted_too_late(
    state: offers.State,
    to: offers.State,
    late: bool,  # noqa: FBT001 - given by name
) -> None:
    offer = offered(state)
    now = offer.due_at if late else offer.due_at - timedelta(microseconds=1)
    may = state is offers.State.PENDING and to is not offers.State.PENDING
    may = may and not (late and to is offers.State.ACCEPTED)

    if may:
        ended = offers.settle(offer, to, now=now)
        assert ended.state is to
        assert not offers.NEXT[ended.state]
    else:
        with pytest.raises(IllegalMove):
            offers.settle(offer, to, now=now)


class Promise(msgspec.Struct, frozen=True):
    """Something a writer took in hand, and the epoch it saw then."""

    writer: Control
    epoch: int
    through: int = 0  # a turn's: the customer's last message it answers


class Conversations(RuleBasedStateMachine):
    """One conversation with every event its tables know, and writers who come late."""

    @initialize()
    def begin(self) -> None:
        self.now = NOON
        self.hold = Hold(Control.ASSISTANT, 1)
        self.handoff: Handoff | None = None
        self.offer: offers.Offer | None = None
        self.settled: list[offers.Offer] = []
        self.in_hand: list[Promise] = []
        self.turn: Promise | None = None  # the pending one
        self.heard = 0
        self.written: list[tuple[Control, int]] = []

    def give(self, to: Control) -> None:
        before = self.hold
        self.hold = passed(before, to)
        self.turn = None
        assert self.hold.epoch == before.epoch + 1

    def end_offer(self, to: offers.State) -> None:
        assert self.offer is not None
        self.settled.append(offers.settle(self.offer, to, now=self.now))
        self.offer = None

    def step(self, event: Event, agent: AgentId | None = None) -> None:
        assert self.handoff is not None
        moved = advance(self.handoff, event, now=self.now)
        holder = agent or self.handoff.agent if moved.state in HELD else None
        was, self.handoff = self.handoff.state, msgspec.structs.replace(moved, agent=holder)
        to = HOLDER.get(moved.state)
        if event is Event.RETURN:
            to = Control.ASSISTANT
        elif event is Event.DISPOSE:
            to = Control.NOBODY
        if to is not None and (
            to is not self.hold.control or (was in HELD) != (moved.state in HELD)
        ):
            self.give(to)

    @rule(seconds=st.integers(0, 45))
    def time_passes(self, seconds: int) -> None:
        self.now += timedelta(seconds=seconds)

    @precondition(lambda self: self.hold.control is not Control.NOBODY)
    @rule()
    def the_customer_writes(self) -> None:
        self.heard += 1
        if self.hold.control is Control.ASSISTANT:
            self.turn = Promise(Control.ASSISTANT, self.hold.epoch, self.heard)
            self.in_hand.append(self.turn)
        if self.handoff is not None and self.handoff.state is State.WRAPPING:
            self.step(Event.REOPEN)

    @rule(writer=st.sampled_from([Control.ASSISTANT, Control.AGENT]))
    def somebody_begins_to_write(self, writer: Control) -> None:
        self.in_hand.append(Promise(writer, self.hold.epoch, self.heard))

    @precondition(lambda self: self.in_hand)
    @rule(data=st.data())
    def what_was_begun_arrives(self, data: st.DataObject) -> None:
        promise = data.draw(st.sampled_from(self.in_hand))
        may = self.hold.epoch == promise.epoch and self.hold.control is promise.writer

        if not may:
            with pytest.raises(StaleEpoch):
                fence(self.hold, epoch=promise.epoch, writers=frozenset({promise.writer}))
            return
        fence(self.hold, epoch=promise.epoch, writers=frozenset({promise.writer}))
        self.written.append((promise.writer, promise.epoch))

    @precondition(lambda self: self.turn is not None)
    @rule()
    def the_turn_ends_without_an_answer(self) -> None:
        self.a_person_is_needed()

    @precondition(
        lambda self: (
            self.hold.control is Control.ASSISTANT
            and (self.handoff is None or self.handoff.state not in OPEN)
        )
    )
    @rule()
    def a_person_is_needed(self) -> None:
        episode = self.handoff.episode + 1 if self.handoff else 1
        self.handoff = msgspec.structs.replace(made(), episode=episode)
        self.give(Control.QUEUE)

    @precondition(lambda self: self.handoff is not None)
    @rule(event=st.sampled_from(Event), agent=st.sampled_from(AGENTS))
    def something_happens(self, event: Event, agent: AgentId) -> None:
        assert self.handoff is not None
        if event not in NEXT[self.handoff.state]:
            with pytest.raises(IllegalMove):
                advance(self.handoff, event, now=self.now)
            return
        if event is Event.OFFER:
            self.offer = msgspec.structs.replace(
                offered(), agent=agent, made_at=self.now, due_at=self.now + timedelta(seconds=30)
            )
        elif self.handoff.state is State.OFFERED and self.offer is not None:
            ends = {
                Event.ACCEPT: offers.State.ACCEPTED,
                Event.DECLINE: offers.State.DECLINED,
                Event.EXPIRE: offers.State.EXPIRED,
            }
            if event is Event.ACCEPT:
                agent = self.offer.agent
            try:
                self.end_offer(ends.get(event, offers.State.RESCINDED))
            except IllegalMove:
                assert self.now >= self.offer.due_at
                return
        self.step(event, agent)

    @invariant()
    def at_most_one_has_the_conversation(self) -> None:
        if getattr(self, "handoff", None) is None or self.handoff is None:
            return
        state = self.handoff.state
        assert (self.handoff.agent is not None) == (state in HELD)
        assert (self.hold.control is Control.AGENT) == (state in HELD)
        assert (self.hold.control is Control.QUEUE) == (state in WAITING)

    @invariant()
    def at_most_one_offer_is_open_and_only_while_it_is_offered(self) -> None:
        if getattr(self, "handoff", None) is None or self.handoff is None:
            return
        assert (self.offer is not None) == (self.handoff.state is State.OFFERED)
        assert all(offer.state is not offers.State.PENDING for offer in self.settled)

    @invariant()
    def a_turn_is_owed_only_under_the_epoch_it_was_given(self) -> None:
        turn = getattr(self, "turn", None)
        if turn is not None:
            fence(self.hold, epoch=turn.epoch, writers=frozenset({Control.ASSISTANT}))
            assert turn.through == self.heard

    @invariant()
    def nobody_wrote_under_an_epoch_that_was_somebody_elses(self) -> None:
        seen: dict[int, Control] = {}
        for writer, epoch in getattr(self, "written", ()):
            assert seen.setdefault(epoch, writer) is writer


TestConversations = Conversations.TestCase
TestConversations.settings = settings(max_examples=150, stateful_step_count=40, deadline=None)
