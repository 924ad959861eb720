"""How customers are kept: an anonymous id first, and what they tell or prove of themselves."""

from datetime import datetime

import msgspec

from batonpass.domain.conversation import Level
from batonpass.domain.ids import ConversationId, CustomerId
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("customer")


class Customer(msgspec.Struct, frozen=True, kw_only=True):
    """The person with the problem, as their row says."""

    id: CustomerId
    token_hash: bytes
    name: str
    email: str
    phone: str
    level: Level
    subject: str | None  # the shop's own id, once proven by the shop's signature
    language: str
    time_zone: str
    created_at: datetime


async def insert(
    work: Work, id_: CustomerId, *, token_hash: bytes, language: str, time_zone: str
) -> None:
    """Store a new, anonymous one."""
    await work.run(
        Q.insert, id=id_, token=token_hash, language=language, time_zone=time_zone, at=work.now
    )


async def get(work: Work, id_: CustomerId) -> Customer:
    """The customer.

    Raises:
        NotFound: unknown, or another merchant's.
    """
    return as_value(await work.known(Q.get, "customer", id=id_), Customer)


async def identify(
    work: Work,
    id_: CustomerId,
    *,
    level: Level,
    name: str = "",
    email: str = "",
    phone: str = "",
    subject: str | None = None,
) -> None:
    """Add what is known now; a proven level is never lowered, an empty text changes nothing."""
    await work.run(
        Q.identify, id=id_, level=level.value, name=name, email=email, phone=phone, subject=subject
    )


async def contacts(work: Work, conversation: ConversationId, *, email: str, since: datetime) -> int:
    """How many other conversations people with this address had since then."""
    row = await work.known(
        Q.contacts_about, "customer", conversation=conversation, email=email, since=since
    )
    return int(row["n"])
