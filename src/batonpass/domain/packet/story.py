"""What the log says about one handoff, sorted for the packet; the log is read once."""

from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from batonpass.domain import event as e
from batonpass.domain.attempt import Attempt, Outcome, Source
from batonpass.domain.handoff import State
from batonpass.domain.message import Kind, Message
from batonpass.domain.packet.value import Author, Passed, Statement
from batonpass.domain.signal.value import Signals


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """Signals with the message they were measured on."""

    seq: int
    signals: Signals


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """What the customer put right on the waiting card."""

    seq: int
    field: str
    text: str


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """One conversation, as far as a packet needs it."""

    messages: tuple[Message, ...] = ()
    attempts: tuple[Attempt, ...] = ()
    signals: tuple[Measured, ...] = ()
    opened: e.HandoffOpened | None = None  # None: the log holds no such handoff
    opened_seq: int = 0
    boundary: int = 0  # what is at or before this seq is another story
    earlier: int = 0  # handoffs before this one
    level: str = "anonymous"
    how: str = ""
    identified_seq: int = 0
    contact: str = ""  # masked, as the log keeps it
    contact_seq: int = 0
    phone_seq: int = 0  # where they gave a number to be called at; 0: they gave none
    language: str = ""
    corrections: tuple[Noted, ...] = ()
    passed: tuple[Passed, ...] = ()
    done_steps: frozenset[str] = frozenset()
    rejected_steps: frozenset[str] = frozenset()  # by an agent, with nothing done since
    last_seq: int = 0

    @property
    def said(self) -> tuple[Message, ...]:
        """The customer's messages in this story."""
        return tuple(m for m in self.messages if m.kind == Kind.CUSTOMER and m.seq > self.boundary)


_OVER = frozenset({State.CLOSED.value, State.ABANDONED.value, State.WITHDRAWN.value})


def read(events: Sequence[e.Event], handoff_id: str) -> Story:
    """The story of one handoff; anything the packet does not need is passed over."""
    messages: list[Message] = []
    attempts: dict[str, Attempt] = {}
    signals: dict[int, Measured] = {}
    corrections: list[Noted] = []
    passed: list[Passed] = []
    done: set[str] = set()
    rejected: set[str] = set()
    facts: dict[str, object] = {}
    for event in events:
        match event.data:
            case e.MessageAdded(message=message):
                messages.append(message)
            case e.AttemptRecorded(attempt=attempt):
                seq = attempt.seq or event.seq
                attempts[attempt.id] = replace(attempt, seq=seq)
            case e.AttemptJudged(attempt_id=id_) if id_ in attempts:
                attempts[id_] = replace(attempts[id_], outcome=Outcome.NOT_SOLVED)
            case e.SignalsMeasured(message_seq=seq, signals=measured):
                signals[seq] = Measured(seq=seq, signals=measured)
            case e.HandoffMoved() as moved if has_note(moved):
                passed.append(_passed(moved, event.seq))
                facts.update(_known(moved, event.seq, handoff_id, facts))
            case e.PacketCorrected(field=field, text=text, handoff_id=id_) if id_ == handoff_id:
                corrections.append(Noted(seq=event.seq, field=field, text=text))
            case e.StepPerformed(step_id=step_id, is_done=True):
                done.add(step_id)
            case e.StepPerformed(step_id=step_id, action="rejected", handoff_id=id_):
                rejected |= {step_id} if id_ == handoff_id else set()
            case data:
                facts.update(_known(data, event.seq, handoff_id, facts))
    return Story(
        messages=tuple(messages),
        attempts=tuple(attempts.values()),
        signals=tuple(signals.values()),
        corrections=tuple(corrections),
        passed=tuple(passed),
        done_steps=frozenset(done),
        rejected_steps=frozenset(rejected - done),
        last_seq=max((event.seq for event in events), default=0),
        **facts,  # type: ignore[arg-type] # fields of Story, set in `_known`
    )


def _known(  # noqa: PLR0911 - one line for each event that settles something
    data: e.Data, seq: int, handoff_id: str, facts: dict[str, object]
) -> dict[str, object]:
    """What an event settles once: who, in which language, which handoff."""
    match data:
        case e.ConversationOpened(language=language):
            return {"language": language}
        case e.CustomerIdentified(level=level, how=how):
            return {"level": level, "how": how, "identified_seq": seq}
        case e.ContactGiven(what="email", masked=masked):
            return {"contact": masked, "contact_seq": seq}
        case e.ContactGiven(what="phone"):
            return {"phone_seq": seq}
        case e.HandoffOpened(handoff_id=id_) if id_ == handoff_id:
            return {"opened": data, "opened_seq": seq}
        case e.HandoffMoved(handoff_id=id_, state=state) if id_ != handoff_id and state in _OVER:
            return {} if "opened" in facts else {"boundary": seq}
        case e.HandoffOpened() if "opened" not in facts:
            earlier = facts.get("earlier", 0)
            return {"earlier": earlier + 1 if isinstance(earlier, int) else 1}
        case _:
            return {}


def has_note(moved: e.HandoffMoved) -> bool:
    """Whether a holder left something for the next."""
    return bool(
        moved.note or moved.decided or moved.promised or moved.still_open or moved.do_not_mention
    )


def _passed(moved: e.HandoffMoved, seq: int) -> Passed:
    def stated(texts: Sequence[str], kind: str) -> tuple[Statement, ...]:
        return tuple(
            Statement(text=t, sources=(Source(seq=seq),), kind=kind, author=Author.AGENT)
            for t in texts
        )

    return Passed(
        to="assistant" if moved.event == "returned" else "agent",
        by=moved.agent_name,
        decided=stated(moved.decided, "decided"),
        promised=stated(moved.promised, "promised"),
        still_open=stated(moved.still_open, "open"),
        do_not_mention=moved.do_not_mention,
        note=moved.note,
        seq=seq,
    )
