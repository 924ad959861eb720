"""The merchant's categories in the admin: read, tried on a message, put in force."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from batonpass.domain import category
from batonpass.domain.category import CategoryList
from batonpass.domain.signal.category_fit import TRAFFIC_ENOUGH, Look
from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body
from batonpass.edges.http.state import tag_of
from batonpass.services import category as category_service
from batonpass.services.access import Caller
from batonpass.services.category import Categories, Use
from batonpass.services.ports import Ports
from batonpass.store.document import DocumentVersion

LEAD = door(role="lead", scope="admin")


class CategoriesKept(msgspec.Struct, frozen=True, kw_only=True):
    version: int  # 0: the list every shop starts with
    document: CategoryList
    changed_at: datetime | None
    changed_by: str


class ScopeLine(msgspec.Struct, frozen=True, kw_only=True):
    """Where being out of scope begins, and how it was found."""

    traffic: int  # different messages it was fitted on; 0: too few, the usual line holds
    enough: int  # messages from which traffic moves the line
    drift: float  # log-odds by which it moved; above 0, more is out of scope
    fitted_at: datetime | None  # None: fitted when the next message comes


class CategoryBounds(msgspec.Struct, frozen=True, kw_only=True):
    categories: int = category.MOST_CATEGORIES
    examples: int = category.MOST_EXAMPLES
    name: int = category.LONGEST_NAME
    example: int = category.LONGEST_EXAMPLE
    enough: int = category.ENOUGH  # examples from which a category is told well


class CategoriesShape(msgspec.Struct, frozen=True, kw_only=True):
    kept: CategoriesKept
    versions: tuple[DocumentVersion, ...]
    line: ScopeLine
    uses: tuple[Use, ...]
    bounds: CategoryBounds


class GivenCategory(Body, frozen=True, kw_only=True):
    name: str
    examples: tuple[str, ...]


class GivenList(Body, frozen=True, kw_only=True):
    categories: tuple[GivenCategory, ...]
    none: tuple[str, ...] = ()


class GivenCategories(Body, frozen=True, kw_only=True):
    document: GivenList


class TryCategories(Body, frozen=True, kw_only=True):
    text: str
    document: GivenList | None = None


def _shown(found: Categories) -> CategoriesShape:
    stamp = found.stamp
    return CategoriesShape(
        kept=CategoriesKept(
            version=found.kept.version,
            document=found.kept.document,
            changed_at=found.kept.changed_at,
            changed_by=found.kept.changed_by,
        ),
        versions=found.versions,
        line=ScopeLine(
            traffic=stamp.traffic or 0,
            enough=TRAFFIC_ENOUGH,
            drift=stamp.drift or 0.0,
            fitted_at=stamp.fitted_at,
        ),
        uses=found.uses,
        bounds=CategoryBounds(),
    )


def _list(given: GivenList) -> CategoryList:
    return msgspec.convert(given, CategoryList, from_attributes=True)


@get("/categories", opt=LEAD)
async def read(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    version: Annotated[int | None, QueryParameter(ge=0, le=1_000_000)] = None,
) -> Response[CategoriesShape]:
    """The categories in force, or an earlier version; 0 is what every shop starts with."""
    async with ports.store.work(caller.merchant) as work:
        found = await category_service.read(work, version=version)
    newest = found.versions[0].version if found.versions else 0
    return Response(_shown(found), headers={"ETag": f'"{newest}"'})


@put("/categories", opt=LEAD)
async def publish(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    request: Request[Any, Any, Any],
    data: JSONBody[GivenCategories],
) -> Response[CategoriesShape]:
    """Put a list in force and fit it; `If-Match` names the version it was edited from."""
    found = await category_service.publish(
        ports,
        caller.merchant,
        _list(data.document),
        after=tag_of(request),
        by=caller,
    )
    return Response(_shown(found), headers={"ETag": f'"{found.kept.version}"'}, status_code=200)


@post("/categories/try", opt=LEAD, status_code=200)
async def attempt(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[TryCategories]
) -> Look:
    """What the list makes of a message: category, scores, out of scope, the nearest examples."""
    document = _list(data.document) if data.document else None
    return await category_service.attempt(ports, caller.merchant, data.text, document=document)


handlers: list[Any] = [read, publish, attempt]
router = Router("/", route_handlers=handlers, tags=["category"])
