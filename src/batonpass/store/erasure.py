"""How a person is found in everything that is kept, told what it is, and erased from it."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from batonpass.domain import ids
from batonpass.domain.erasure import blanked
from batonpass.domain.event import read
from batonpass.domain.handoff import Reason
from batonpass.domain.ids import ConversationId, CustomerId
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("erasure")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody as the shop names them; empty texts are not known."""

    email: str = ""  # in lower case
    subject: str = ""  # the shop's own id
    phone: str = ""


class Export(msgspec.Struct, frozen=True, kw_only=True):
    """What a customer asked to be told, ready to be handed on."""

    id: UUID
    request: str
    about: str  # masked
    at: datetime


async def customers(
    work: Work, person: Person, *, until: datetime, everybody: bool = False
) -> tuple[CustomerId, ...]:
    """Their rows, locked."""
    rows = await work.all(
        Q.customers,
        email=person.email,
        subject=person.subject,
        phone=person.phone,
        until=until,
        everybody=everybody,
    )
    return tuple(CustomerId(row["id"]) for row in rows)


async def conversations(work: Work, found: Sequence[CustomerId]) -> tuple[ConversationId, ...]:
    """Their conversations, locked."""
    rows = await work.all(Q.conversations, customers=list(found))
    return tuple(ConversationId(row["id"]) for row in rows)


async def erase(
    work: Work,
    person: Person,
    found: Sequence[CustomerId],
    talks: Sequence[ConversationId],
    *,
    salt: bytes,
) -> None:
    """Take every word of theirs out of every table; numbers, ids and times stay."""
    which = list(talks)
    events = await work.all(Q.events, conversations=which)
    await work.run(
        Q.blank_events,
        ids=[row["conversation_id"] for row in events],
        seqs=[row["seq"] for row in events],
        datas=[as_json(blanked(read(row["type"], row["data"]))) for row in events],
    )
    for row in await work.all(Q.reasons, conversations=which):
        reason = blanked(msgspec.convert(row["reason"], Reason, strict=False))
        await work.run(Q.blank_reason, id=row["id"], reason=as_json(reason))
    for statement in (
        Q.blank_messages,
        Q.drop_images,
        Q.drop_packets,
        Q.blank_conversations,
        Q.blank_surveys,
        Q.drop_cases,
        Q.drop_intakes,
        Q.drop_links,
        Q.blank_suggestions,
    ):
        await work.run(statement, conversations=which)
    await work.run(Q.drop_backtests, names=[ids.written("conversation", one) for one in talks])
    await work.run(Q.drop_mails, conversations=which, email=person.email)
    await work.run(Q.drop_mailbox, email=person.email)
    await work.run(Q.blank_customers, customers=list(found), salt=salt)
    await work.run(Q.drop_answers, principals=[ids.written("customer", one) for one in found])
    await work.run(
        Q.drop_lookups,
        subjects=[*(f"session:{one}" for one in found), f"address:{person.email}"],
    )
    await work.run(Q.drop_orders, email=person.email, subject=person.subject)
    for talk in talks:
        work.wake("c", talk)
    for door in (*found, *talks):
        work.wake("door", door)


async def told(
    work: Work, person: Person, found: Sequence[CustomerId], talks: Sequence[ConversationId]
) -> dict[str, Any]:
    """Everything that is kept of them, in plain words and values."""
    which = list(talks)
    said = await work.all(Q.said, conversations=which)
    rated = await work.all(Q.rated, conversations=which)
    pushed = await work.all(Q.pushed, email=person.email, subject=person.subject)
    return {
        "format": "batonpass.customer/1",
        "made_at": work.now,
        "persons": [
            {**row, "id": ids.written("customer", row["id"])}
            for row in await work.all(Q.persons, customers=list(found))
        ],
        "conversations": [
            {
                **row,
                "id": ids.written("conversation", row["id"]),
                "messages": [_message(m) for m in said if m["conversation_id"] == row["id"]],
                "ratings": [_rating(r) for r in rated if r["conversation_id"] == row["id"]],
            }
            for row in await work.all(Q.talks, conversations=which)
        ],
        "orders": [row["body"] for row in pushed],
    }


async def keep_export(
    work: Work, id_: UUID, *, request: str, about: str, body: dict[str, Any]
) -> None:
    """Store it for the merchant to hand on; it goes after thirty days."""
    await sweep(work)
    await work.run(
        Q.keep_export, id=id_, request=request, about=about, body=as_json(body), at=work.now
    )


async def exports(work: Work) -> tuple[Export, ...]:
    """The newest."""
    return tuple(msgspec.convert(row, Export) for row in await work.all(Q.exports, at=work.now))


async def export(work: Work, id_: UUID) -> dict[str, Any]:
    """One of them.

    Raises:
        NotFound: unknown, or older than thirty days.
    """
    found: dict[str, Any] = (await work.known(Q.export, "export", id=id_, at=work.now))["body"]
    return found


async def sweep(work: Work) -> None:
    """Erase what was put together more than thirty days ago."""
    await work.run(Q.old_exports, at=work.now)


async def drop_exports(work: Work, *, about: str = "") -> None:
    """Erase those about one masked address, or all."""
    await work.run(Q.drop_exports, about=about)


def _message(row: Row) -> dict[str, Any]:
    return {
        "at": row["at"],
        "from": row["author_name"] or row["kind"],
        "text": row["text"],
        "had_picture": row["image_id"] is not None,
    }


def _rating(row: Row) -> dict[str, Any]:
    return {key: row[key] for key in ("asked_at", "score", "repeated", "comment")}
