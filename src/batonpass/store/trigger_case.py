"""How cases are kept, and which version was let through one of them, by whom and why."""

from datetime import datetime
from uuid import UUID

import msgspec

from batonpass.domain.ids import ConversationId
from batonpass.domain.refusal import NotFound
from batonpass.domain.trigger.backtest.case import Case
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("trigger_case")


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """A case as it is stored, with its waiver for the version that was asked about."""

    id: UUID
    case: Case
    conversation: ConversationId | None  # None: written by hand
    created_at: datetime
    created_by: str
    waived: str = ""  # why; empty: it is not
    waived_at: datetime | None = None
    waived_by: str = ""


async def everything(work: Work, *, version: int) -> tuple[Kept, ...]:
    """Every case, oldest first, with the waiver of that version."""
    return tuple(_kept(row) for row in await work.all(Q.all, version=version))


async def count(work: Work) -> int:
    """How many there are."""
    return int((await work.known(Q.count, "case"))["n"])


async def insert(
    work: Work, id_: UUID, case: Case, *, conversation: ConversationId | None, by: str
) -> bool:
    """Keep it; False: the name is taken."""
    row = await work.one(
        Q.insert,
        id=id_,
        name=case.name,
        body=as_json(case),
        conversation=conversation,
        at=work.now,
        by=by,
    )
    return row is not None


async def drop(work: Work, id_: UUID) -> str:
    """Forget it; its name comes back.

    Raises:
        NotFound: there is none.
    """
    return str((await work.known(Q.drop, "case", id=id_))["name"])


async def waive(work: Work, id_: UUID, *, version: int, reason: str, by: str) -> None:
    """Let this version pass the case; a second waiver of the same changes nothing.

    Raises:
        NotFound: there is no such case.
    """
    if not any(one.id == id_ for one in await everything(work, version=version)):
        raise NotFound(noun="case")
    await work.run(Q.waive, id=id_, version=version, reason=reason, at=work.now, by=by)


def _kept(row: Row) -> Kept:
    return Kept(
        id=row["id"],
        case=msgspec.json.decode(row["body"], type=Case),
        conversation=row["conversation_id"],
        created_at=row["created_at"],
        created_by=row["created_by"],
        waived=row["reason"] or "",
        waived_at=row["waived_at"],
        waived_by=row["waived_by"] or "",
    )
