"""Which kinds of id exist, and how each is written on the wire: a prefix and a sortable id."""

import base64
import binascii
from typing import Final, NewType
from uuid import UUID

from batonpass.domain.refusal import Malformed

MerchantId = NewType("MerchantId", UUID)
AgentId = NewType("AgentId", UUID)
CustomerId = NewType("CustomerId", UUID)
ConversationId = NewType("ConversationId", UUID)
HandoffId = NewType("HandoffId", UUID)
OfferId = NewType("OfferId", UUID)
QueueId = NewType("QueueId", UUID)
TurnId = NewType("TurnId", UUID)
PromiseId = NewType("PromiseId", UUID)
KeyId = NewType("KeyId", UUID)
ImageId = NewType("ImageId", UUID)
ReplyId = NewType("ReplyId", UUID)
MailId = NewType("MailId", UUID)
StepId = NewType("StepId", UUID)
LinkId = NewType("LinkId", UUID)
DeviceId = NewType("DeviceId", UUID)

PREFIX: Final = {
    "merchant": "me",
    "agent": "ag",
    "customer": "cu",
    "conversation": "cv",
    "handoff": "ho",
    "offer": "of",
    "queue": "qu",
    "turn": "tu",
    "promise": "pr",
    "key": "ke",
    "image": "im",
    "reply": "re",
    "mail": "ma",
    "step": "st",
    "link": "li",
    "device": "de",
    "case": "ca",
    "backtest": "bt",
    "export": "ex",
}


def written(noun: str, value: UUID) -> str:
    """The id as the wire shows it, e.g. `ho_068z...`: sorts as the UUIDv7 inside does."""
    return f"{PREFIX[noun]}_{base64.b32hexencode(value.bytes).decode().rstrip('=').lower()}"


def read(noun: str, text: str) -> UUID:
    """The UUID inside a written id.

    Raises:
        Malformed: the prefix is another noun's, or the rest is not 26 characters of base 32.
    """
    head, _, tail = text.partition("_")
    if head == PREFIX[noun] and len(tail) == 26:  # noqa: PLR2004 - 16 bytes in base 32
        try:
            return UUID(bytes=base64.b32hexdecode(f"{tail.upper()}======"))
        except (binascii.Error, ValueError):
            pass
    raise Malformed(field=f"{noun}_id", cure=f"an id that starts with {PREFIX[noun]}_")
