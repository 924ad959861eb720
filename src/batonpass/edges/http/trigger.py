"""The rule document in the admin: read, drafted, tried, published, rolled back."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Request, Response, Router, get, post, put
from litestar.di import NamedDependency
from litestar.params import JSONBody

from batonpass.domain.refusal import Malformed
from batonpass.domain.signal import Signals, Utterance
from batonpass.domain.trigger.decision import Decision
from batonpass.domain.trigger.parse import schema, to_plain
from batonpass.domain.trigger.problem import BadDocument
from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body
from batonpass.services import trigger as trigger_service
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.trigger import Kept, Rules, Version

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
    problems: tuple[ProblemShape, ...]
    document: Any = None
    yaml: str = ""
    version: int = 0
    revision: int = 0


class Publish(Body, frozen=True, kw_only=True):
    version: int | None = None


class RollBack(Body, frozen=True, kw_only=True):
    version: int


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


def _problems(bad: BadDocument | trigger_service.Saved) -> tuple[ProblemShape, ...]:
    return tuple(ProblemShape(place=p.place, cure=p.cure, line=p.line or 0) for p in bad.problems)


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
    tag = request.headers.get("if-match", "").strip('W/" ')
    async with ports.store.work(caller.merchant) as work:
        saved = await trigger_service.save(
            ports,
            work,
            yaml=data.yaml,
            plain=data.document,
            revision=int(tag[:9]) if tag.isascii() and tag.isdigit() else None,
            by=caller,
        )
    if saved.document is None:
        return Response(Draft(problems=_problems(saved)), status_code=422)
    return Response(
        Draft(
            problems=(),
            document=to_plain(saved.document),
            yaml=data.yaml,
            version=saved.version,
            revision=saved.revision,
        ),
        headers={"ETag": f'"{saved.revision}"'},
        status_code=200,
    )


@post("/triggers/publish", opt=LEAD, status_code=200)
async def publish(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Publish]
) -> Triggers:
    """Put the draft in force."""
    async with ports.store.work(caller.merchant) as work:
        return _rules(
            await trigger_service.publish(
                ports, work, version=data.version, by=caller, what="published"
            )
        )


@post("/triggers/rollback", opt=LEAD, status_code=200)
async def roll_back(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[RollBack]
) -> Triggers:
    """Put an earlier version in force again."""
    async with ports.store.work(caller.merchant) as work:
        return _rules(
            await trigger_service.publish(
                ports, work, version=data.version, by=caller, what="rolled_back"
            )
        )


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


handlers: list[Any] = [read, save, publish, roll_back, attempt]
router = Router("/", route_handlers=handlers, tags=["trigger"])
