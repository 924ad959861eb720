"""The merchant's policies in the admin: read, checked, tried on the newest cases, put in force."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody, QueryParameter

from batonpass.domain.packet.policy import (
    OFFERS,
    VARIABLES,
    BadPolicies,
    from_plain,
    schema,
    to_plain,
)
from batonpass.domain.packet.resolution import Situation
from batonpass.domain.packet.say import CATALOGUES
from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body
from batonpass.edges.http.state import tag_of
from batonpass.services import resolution as resolution_service
from batonpass.services import resolution_try
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.resolution import Outcomes, Policies
from batonpass.services.resolution_try import Suggested
from batonpass.store.document import DocumentVersion

LEAD = door(role="lead", scope="admin")


class PoliciesKept(msgspec.Struct, frozen=True, kw_only=True):
    version: int  # 0: the default, which nobody wrote
    document: Any
    changed_at: datetime | None
    changed_by: str


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What an editor may offer."""

    situations: tuple[str, ...] = tuple(s.value for s in Situation)
    offers: tuple[str, ...] = OFFERS
    variables: tuple[str, ...] = VARIABLES
    languages: tuple[str, ...] = tuple(CATALOGUES)


class Resolutions(msgspec.Struct, frozen=True, kw_only=True):
    kept: PoliciesKept
    versions: tuple[DocumentVersion, ...]
    choices: Choices
    schema: Any


class GivenPolicies(Body, frozen=True, kw_only=True):
    document: Any


class PolicyProblem(msgspec.Struct, frozen=True, kw_only=True):
    place: str
    cure: str


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A document's problems; without any, what it came to."""

    code: str = ""
    detail: str = ""
    problems: tuple[PolicyProblem, ...] = ()
    resolutions: Resolutions | None = None


class Case(msgspec.Struct, frozen=True, kw_only=True):
    handoff_id: str
    conversation_id: str
    headline: str
    is_changed: bool
    now: Suggested
    then: Suggested


class PoliciesTried(msgspec.Struct, frozen=True, kw_only=True):
    problems: tuple[PolicyProblem, ...] = ()
    cases: tuple[Case, ...] = ()


def _shown(found: Policies) -> Resolutions:
    return Resolutions(
        kept=PoliciesKept(
            version=found.kept.version,
            document=to_plain(found.kept.document),
            changed_at=found.kept.changed_at,
            changed_by=found.kept.changed_by,
        ),
        versions=found.versions,
        choices=Choices(),
        schema=schema(),
    )


def _problems(bad: BadPolicies) -> tuple[PolicyProblem, ...]:
    return tuple(PolicyProblem(place=p.place, cure=p.cure) for p in bad.problems)


@get("/resolutions", opt=LEAD)
async def read(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    version: Annotated[int | None, QueryParameter(ge=0, le=1_000_000)] = None,
) -> Response[Resolutions]:
    """The policies in force, or an earlier version, with everything an editor needs."""
    async with ports.store.work(caller.merchant) as work:
        found = await resolution_service.read(work, version=version)
    newest = found.versions[0].version if found.versions else 0
    return Response(_shown(found), headers={"ETag": f'"{newest}"'})


@put("/resolutions", opt=LEAD)
async def publish(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    request: Request[Any, Any, Any],
    data: JSONBody[GivenPolicies],
) -> Response[Checked]:
    """Put a document in force; 422 with every problem, its place and its cure, if it cannot be."""
    try:
        document = from_plain(data.document)
    except BadPolicies as bad:
        said = Checked(code=bad.code, detail=str(bad), problems=_problems(bad))
        return Response(said, status_code=422, media_type="application/problem+json")
    async with ports.store.work(caller.merchant) as work:
        found = await resolution_service.publish(
            ports,
            work,
            document,
            after=tag_of(request),
            by=caller,
        )
    return Response(
        Checked(resolutions=_shown(found)),
        status_code=200,
        headers={"ETag": f'"{found.kept.version}"'},
    )


@post("/resolutions/try", opt=LEAD, status_code=200)
async def attempt(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[GivenPolicies]
) -> PoliciesTried:
    """What the document would suggest in the newest cases, beside what is in force."""
    try:
        document = from_plain(data.document)
    except BadPolicies as bad:
        return PoliciesTried(problems=_problems(bad))
    compared = await resolution_try.compare(ports, caller.merchant, document)
    return PoliciesTried(
        cases=tuple(
            Case(
                handoff_id=one.handoff_id,
                conversation_id=one.conversation_id,
                headline=one.headline,
                is_changed=one.is_changed,
                now=one.now,
                then=one.then,
            )
            for one in compared
        )
    )


@get("/reports/suggestions", opt=LEAD)
async def outcomes(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    days: Annotated[int, QueryParameter(ge=1, le=365)] = 30,
) -> Outcomes:
    """What agents did with suggested steps and drafts: accepted, edited, rejected, left."""
    async with ports.store.work(caller.merchant) as work:
        return await resolution_service.outcomes(work, days=days)


handlers: list[Any] = [read, publish, attempt, outcomes]
router = Router("/", route_handlers=handlers, tags=["resolution"])
