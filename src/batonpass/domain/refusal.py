"""Which refusals exist. Edges decide how each one looks to a caller."""

from typing import ClassVar


class BatonpassError(Exception):
    """The product says no. Each subclass is a fact, with a stable code and a sentence."""

    code: ClassVar[str] = "refused"
    sentence: ClassVar[str] = "That is not possible."

    def __init__(self, **fields: object) -> None:
        super().__init__(self.code)
        self.fields = fields

    def __str__(self) -> str:
        """The sentence a person reads, with its fields filled in."""
        return self.sentence.format_map({k: str(v) for k, v in self.fields.items()})


class Malformed(BatonpassError):
    """A value is not of the form it must have."""

    code = "malformed"
    sentence = "{field} must be {cure}."


class NotFound(BatonpassError):
    """Nothing by that id is visible to the caller: unknown and foreign look the same."""

    code = "not_found"
    sentence = "There is no such {noun}."


class NotAllowed(BatonpassError):
    """The caller is known, but this is not theirs to do."""

    code = "not_allowed"
    sentence = "{why}"


class NotSignedIn(BatonpassError):
    """The caller did not prove who they are."""

    code = "not_signed_in"
    sentence = "{why}"


class TooMany(BatonpassError):
    """The caller tried too often; `after_seconds` says when to come back."""

    code = "too_many"
    sentence = "Too many tries. Try again in {after_seconds} seconds."


class TooLong(BatonpassError):
    """A text or a body is over its bound."""

    code = "too_long"
    sentence = "{field} is too long: at most {bound}."


class Overtaken(BatonpassError):
    """Someone else moved it first; read again and decide again."""

    code = "overtaken"
    sentence = "Someone else changed this first. Read it again."


class StaleEpoch(BatonpassError):
    """Control of the conversation changed since the writer last looked."""

    code = "stale_epoch"
    sentence = (
        "Control of this conversation changed: it is now at epoch {epoch}, held by {control}."
    )


class AlreadyClaimed(BatonpassError):
    """Another agent holds this handoff; the owner is named."""

    code = "already_claimed"
    sentence = "{owner} already has this customer."


class NoCapacity(BatonpassError):
    """The agent holds as much as they may; `who` is the agent and their verb."""

    code = "no_capacity"
    sentence = "{who} no free capacity: a conversation must end first, or a lead allows more."


class QueueInUse(BatonpassError):
    """Somebody or something needs the queue; `why` names all of it."""

    code = "queue_in_use"
    sentence = "{name} cannot be removed: {why}."


class IllegalMove(BatonpassError):
    """The table of states has no such step."""

    code = "illegal_move"
    sentence = "A {noun} that is {state} cannot be {event}."


class KeyReused(BatonpassError):
    """The client's key or message id was used before for something else."""

    code = "key_reused"
    sentence = "This id was already used for something else. Choose a new one."


class Ended(BatonpassError):
    """The conversation is resolved: a new message opens a new one."""

    code = "ended"
    sentence = "This conversation has ended."
