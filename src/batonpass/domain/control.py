"""Who holds a conversation, and the fence that keeps everyone else from writing."""

from enum import StrEnum

import msgspec

from batonpass.domain.refusal import StaleEpoch


class Control(StrEnum):
    """Who holds the conversation now. At most one, always."""

    ASSISTANT = "assistant"
    QUEUE = "queue"
    AGENT = "agent"
    NOBODY = "nobody"


class Hold(msgspec.Struct, frozen=True):
    """A holder and the count of changes of hand so far."""

    control: Control
    epoch: int


def passed(hold: Hold, to: Control) -> Hold:
    """The hold after control went to `to`; the epoch rises even if the holder's kind stays."""
    return Hold(control=to, epoch=hold.epoch + 1)


def fence(hold: Hold, *, epoch: int, writers: frozenset[Control]) -> None:
    """Let a write through, or refuse it.

    Args:
        hold: as read under the conversation's row lock.
        epoch: the epoch the writer started under.
        writers: who must hold control for this kind of write.

    Raises:
        StaleEpoch: control changed since, or somebody else holds it.
    """
    if hold.epoch != epoch or hold.control not in writers:
        raise StaleEpoch(epoch=hold.epoch, control=hold.control.value)
