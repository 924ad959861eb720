"""The rule document in the admin: read, drafted, tried, published, watched, rolled back."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, Response, Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromQuery, JSONBody

from batonpass.domain import ids
from batonpass.domain.refusal import Malformed
from batonpass.domain.signal import Signals, Utterance
from batonpass.domain.trigger.decision import Decision
from batonpass.domain.trigger.parse import schema, to_plain
from batonpass.domain.trigger.problem import BadDocument
from batonpass.edges.http import trigger_backtest, trigger_case
from batonpass.edges.http.door import door
from batonpass.edges.http.errors import problem
from batonpass.edges.http.shape import Body, Empty
from batonpass.edges.http.state import tag_of
from batonpass.services import trigger as trigger_service
from batonpass.services import trigger_past
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.trigger import Kept, Rules, Version
from batonpass.services.trigger_backtest import MOST_DAYS
from batonpass.services.trigger_case import CasesFailed
from batonpass.services.trigger_past import Curves, Shadows

LEAD = door(role="lead", scope="admin")
MESSAGES_MAX = 200


class RulesKept(msgspec.Struct, frozen=True, kw_only=True):
    version: int
    document: Any
    yaml: str
    revision: int
    published_at: datetime | None
    by: str


class Triggers(msgspec.Struct, frozen=True, kw_only=True):
    published: RulesKept
    draft: RulesKept | None
    versions: tuple[Version, ...]
    schema: Any


class SaveDraft(Body, frozen=True, kw_only=True):
    yaml: str = ""
    document: Any = None


class ProblemShape(msgspec.Struct, frozen=True, kw_only=True):
    place: str
    cure: str
    line: int


class Draft(msgspec.Struct, frozen=True, kw_only=True):
    document: Any
    yaml: str
    version: int
    revision: int


class RollBack(Body, frozen=True, kw_only=True):
    version: int


class Promote(Body, frozen=True, kw_only=True):
    rule: str


class Try(Body, frozen=True, kw_only=True):
    messages: tuple[Utterance, ...]
    document: Any = None
    yaml: str = ""


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    signals: Signals
    decision: Decision


class Tries(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[Tried, ...]
    problems: tuple[ProblemShape, ...] = ()


def _kept(kept: Kept) -> RulesKept:
    return RulesKept(
        version=kept.version,
        document=to_plain(kept.document),
        yaml=kept.yaml,
        revision=kept.revision,
        published_at=kept.published_at,
        by=kept.by,
    )


def _rules(rules: Rules) -> Triggers:
    return Triggers(
        published=_kept(rules.published),
        draft=_kept(rules.draft) if rules.draft else None,
        versions=rules.versions,
        schema=schema(),
    )


def _problems(bad: BadDocument) -> tuple[ProblemShape, ...]:
    return tuple(ProblemShape(place=p.place, cure=p.cure, line=p.line) for p in bad.problems)


def broken(_: Request[Any, Any, Any], bad: BadDocument) -> Response[bytes]:
    """Every problem of a document, each with its place and cure."""
    return problem(422, bad.code, str(bad), problems=_problems(bad))


def unmet(_: Request[Any, Any, Any], no: CasesFailed) -> Response[bytes]:
    """The cases that keep a draft back, each with what happened instead."""
    said = [
        {"id": ids.written("case", one.kept.id), "name": one.verdict.case, "said": one.verdict.said}
        for one in no.failed
    ]
    return problem(409, no.code, str(no), cases=said)


@get("/triggers", opt=LEAD)
async def read(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Triggers:
    """The document in force, the draft, the versions, and the schema for editors."""
    async with ports.store.work(caller.merchant) as work:
        return _rules(await trigger_service.read(work))


@put("/triggers/draft", opt=LEAD)
async def save(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    request: Request[Any, Any, Any],
    data: JSONBody[SaveDraft],
) -> Response[Draft]:
    """Store the draft; 422 with every problem, each with its place and cure, if it is broken."""
    async with ports.store.work(caller.merchant) as work:
        saved = await trigger_service.save(
            work,
            yaml=data.yaml,
            plain=data.document,
            revision=tag_of(request),
            by=caller,
        )
    return Response(
        Draft(
            document=to_plain(saved.document),
            yaml=data.yaml,
            version=saved.version,
            revision=saved.revision,
        ),
        headers={"ETag": f'"{saved.revision}"'},
        status_code=200,
    )


@delete("/triggers/draft", opt=LEAD, status_code=200)
async def discard(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Triggers:
    """Throw the draft away; what is in force stays."""
    async with ports.store.work(caller.merchant) as work:
        return _rules(await trigger_service.discard(ports, work, by=caller))


@post("/triggers/publish", opt=LEAD, status_code=200)
async def publish(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Empty]
) -> Triggers:
    """Put the draft in force; 409 names the cases that keep it back."""
    del data
    return _rules(await trigger_service.publish(ports, caller.merchant, by=caller))


@post("/triggers/rollback", opt=LEAD, status_code=200)
async def roll_back(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[RollBack]
) -> Triggers:
    """Put a version in force again that was so before; 0 is what everybody starts with."""
    async with ports.store.work(caller.merchant) as work:
        return _rules(await trigger_service.roll_back(ports, work, version=data.version, by=caller))


@get("/triggers/shadow", opt=LEAD)
async def shadow(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], days: FromQuery[int] = 30
) -> Shadows:
    """What each shadow rule would have done in the last days, beside what happened."""
    return await trigger_past.shadows(ports, caller.merchant, days=bounded(days))


@post("/triggers/promote", opt=LEAD, status_code=200)
async def promote(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Promote]
) -> Triggers:
    """Let a shadow rule decide from now on, as a version of its own; 409 if a draft waits."""
    return _rules(await trigger_service.promote(ports, caller.merchant, rule=data.rule, by=caller))


@get("/triggers/thresholds", opt=LEAD)
async def thresholds(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], days: FromQuery[int] = 30
) -> Curves:
    """How many conversations went above each score, so that a score reads as handoffs a day."""
    return await trigger_past.curves(ports, caller.merchant, days=bounded(days))


def bounded(days: int) -> int:
    """The days.

    Raises:
        Malformed: none, or more than a year.
    """
    if not 1 <= days <= MOST_DAYS:
        raise Malformed(field="days", cure=f"1 to {MOST_DAYS}")
    return days


@post("/triggers/try", opt=LEAD, status_code=200)
async def attempt(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Try]
) -> Tries:
    """What the rules would do at each message: fired and nearly fired, with the spans."""
    if len(data.messages) > MESSAGES_MAX:
        raise Malformed(field="messages", cure=f"at most {MESSAGES_MAX}")
    document = None
    if data.yaml or data.document is not None:
        try:
            document, _ = trigger_service.checked(yaml=data.yaml, plain=data.document)
        except BadDocument as bad:
            return Tries(items=(), problems=_problems(bad))
    tried = await trigger_service.attempt(ports, caller.merchant, data.messages, document=document)
    return Tries(
        items=tuple(Tried(text=t.text, signals=t.signals, decision=t.decision) for t in tried)
    )


handlers: list[Any] = [
    read, save, discard, publish, roll_back, attempt, shadow, promote, thresholds,
    *trigger_case.handlers, *trigger_backtest.handlers,
]  # fmt: skip
router = Router(
    "/",
    route_handlers=handlers,
    tags=["trigger"],
    exception_handlers={BadDocument: broken, CasesFailed: unmet},
)
