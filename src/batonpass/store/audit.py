"""Who changed what, for ever: rows are only added."""

from uuid import UUID

from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("audit")


async def add(
    work: Work, id_: UUID, *, who: str, what: str, about: str, detail: object = None
) -> None:
    """Remember one act."""
    await work.run(
        Q.add, id=id_, at=work.now, who=who, what=what, about=about, detail=as_json(detail or {})
    )


async def page(work: Work, *, before: UUID | None, limit: int) -> list[Row]:
    """The newest acts before `before`."""
    return await work.all(Q.page, before=before, limit=limit)
