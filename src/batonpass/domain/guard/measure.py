"""How often people had to repeat themselves, counted after the fact from the log."""

from collections.abc import Sequence

import msgspec

from batonpass.domain.fact.value import Fact, Kind
from batonpass.domain.guard.known import answers, answers_of, repeats
from batonpass.domain.guard.value import AskedAgain, Topic
from batonpass.domain.message import Kind as By
from batonpass.domain.message import Message
from batonpass.domain.packet.value import Packet

# Said again on their own these are no repetition that anybody caused.
_NO_BURDEN = frozenset({Kind.DATE, Kind.PRODUCT, Kind.WANT})


class Repetition(msgspec.Struct, frozen=True, kw_only=True):
    """What was asked though known, and what the customer said again, in one conversation."""

    asked: tuple[AskedAgain, ...] = ()
    stated: tuple[Fact, ...] = ()

    @property
    def by_assistant(self) -> int:
        """Questions of the assistant for what it had been told."""
        return sum(a.author == By.ASSISTANT and not a.on_purpose for a in self.asked)

    @property
    def by_agents(self) -> int:
        """Questions of agents for what the packet held; identity checks are apart."""
        return sum(a.author == By.AGENT and not a.on_purpose for a in self.asked)


def measured(
    messages: Sequence[Message],
    facts: Sequence[Fact],
    *,
    packet: Packet | None = None,
    handed_off_seq: int = 0,
    on_purpose: frozenset[int] = frozenset(),
    language: str = "en",
) -> Repetition:
    """What was asked though known, and facts the customer stated again after the handoff.

    Args:
        messages: the transcript, oldest first.
        facts: of the whole transcript.
        packet: what the agent saw; None leaves out what only the shop knew.
        handed_off_seq: where the handoff opened; 0: there was none.
        on_purpose: seqs of messages that asked on purpose (identity checks).
        language: for the answers' words.
    """
    asked: list[AskedAgain] = []
    for message in messages:
        if message.kind not in {By.ASSISTANT, By.AGENT}:
            continue
        by_topic = answers_of([f for f in facts if f.seq < message.seq], language=language)
        if packet is not None and message.kind == By.AGENT:
            by_topic = {**answers(packet, language=language), **by_topic}
        if message.kind == By.ASSISTANT:
            by_topic.pop(Topic.PROBLEM, None)  # "what is still missing?" is its honest question
        asked += [
            AskedAgain(
                seq=message.seq,
                author=message.kind,
                author_id=message.author_id,
                repeat=found,
                on_purpose=message.seq in on_purpose,
            )
            for found in repeats(message.text, by_topic)
        ]
    stated = tuple(
        f
        for f in facts
        if handed_off_seq
        and f.kind not in _NO_BURDEN
        and f.seq < handed_off_seq
        and any(seq > handed_off_seq for seq in f.again)
    )
    return Repetition(asked=tuple(asked), stated=stated)
