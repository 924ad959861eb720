"""What must be known before customers' messages are accepted: read in one round trip."""

from collections.abc import Mapping, Sequence

import msgspec

from batonpass.domain.conversation import Conversation
from batonpass.domain.ids import ConversationId
from batonpass.store.database import Work
from batonpass.store.message import Known
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("accept")


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a message goes: the locked conversation, whose it is, how long an answer may take."""

    conversation: Conversation
    customer_name: str
    answer_seconds: float | None  # None: the merchant never said


async def lock(
    work: Work, conversations: Sequence[ConversationId], messages: Sequence[str]
) -> tuple[Mapping[ConversationId, Place], Mapping[str, Known]]:
    """Those of the conversations there are, locked; and those of the messages stored before."""
    places, known = await work.both(
        Q.lock, Q.known, conversations=list(conversations), ids=list(messages)
    )
    return (
        {
            row["id"]: Place(
                conversation=as_value(row, Conversation),
                customer_name=row["customer_name"],
                answer_seconds=row["answer_seconds"],
            )
            for row in places
        },
        {row.pop("id"): Known(**row) for row in known},
    )
