"""Who changed what."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec
from litestar import Router, get
from litestar.di import NamedDependency
from litestar.params import FromQuery

from batonpass.domain.refusal import Malformed
from batonpass.edges.http.door import door
from batonpass.edges.http.page import Page
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import audit

LEAD = door(role="lead", scope="admin")


class AuditEntry(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    at: datetime
    who: str
    what: str
    about: str
    detail: Any


@get("/audit", opt=LEAD)
async def acts(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], cursor: FromQuery[str] = ""
) -> Page[AuditEntry]:
    """Who changed what, the newest first."""
    try:
        before = UUID(cursor) if cursor else None
    except ValueError:
        raise Malformed(field="cursor", cure="one that an earlier page gave") from None
    async with ports.store.work(caller.merchant) as work:
        rows = await audit.page(work, before=before, limit=51)
    items = tuple(
        AuditEntry(
            id=str(row["id"]),
            at=row["at"],
            who=row["who"],
            what=row["what"],
            about=row["about"],
            detail=row["detail"],
        )
        for row in rows[:50]
    )
    return Page(items=items, next=items[-1].id if len(rows) > 50 else "")  # noqa: PLR2004


handlers: list[Any] = [acts]
router = Router("/", route_handlers=handlers, tags=["admin"])
