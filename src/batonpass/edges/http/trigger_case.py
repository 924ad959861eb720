"""The cases that guard a draft: listed with what comes of each, kept, waived, dropped."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.ids import ConversationId
from batonpass.domain.refusal import Malformed
from batonpass.domain.trigger.backtest.case import Expect, Said, dump_cases
from batonpass.domain.trigger.problem import Problem
from batonpass.domain.trigger.reader import read as read_value
from batonpass.edges.http.door import door
from batonpass.edges.http.once import once
from batonpass.edges.http.shape import Body
from batonpass.services import trigger as trigger_service
from batonpass.services import trigger_case as case_service
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.services.trigger_case import Judged
from batonpass.store.database import Work

LEAD = door(role="lead", scope="admin")


class CaseShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    expect: Expect
    messages: tuple[Said, ...]
    conversation_id: str
    created_at: datetime
    created_by: str
    passed: bool
    said: str
    waived: str
    waived_by: str
    waived_at: datetime | None


class Cases(msgspec.Struct, frozen=True, kw_only=True):
    version: int  # the draft's, or of the rules in force where there is no draft
    is_draft: bool
    items: tuple[CaseShape, ...]
    yaml: str  # all of them as batonpass.cases/1, for the command line


class KeepCase(Body, frozen=True, kw_only=True):
    name: str
    expect: Any = None
    conversation_id: str = ""
    messages: tuple[Any, ...] = ()


class CaseKept(msgspec.Struct, frozen=True, kw_only=True):
    id: str


class Waive(Body, frozen=True, kw_only=True):
    reason: str


@get("/triggers/cases", opt=LEAD)
async def listed(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Cases:
    """Every case, and what comes of it under the draft, or the rules in force without one."""
    async with ports.store.work(caller.merchant) as work:
        rules = await trigger_service.read(work)
        wanted = rules.draft or rules.published
        kept = await case_service.of_version(work, wanted.version)
    found = await case_service.judged(ports, caller.merchant, kept, wanted.document)
    return Cases(
        version=wanted.version,
        is_draft=rules.draft is not None,
        items=tuple(_shape(one) for one in found),
        yaml=dump_cases(one.case for one in kept),
    )


@post("/triggers/cases", opt=LEAD)
async def keep(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    data: JSONBody[KeepCase],
) -> CaseKept:
    """Keep a conversation as a case, up to where a person took over; or one written by hand."""
    name = data.name.strip()
    if not 1 <= len(name) <= 200:  # noqa: PLR2004 the column's bound
        raise Malformed(field="name", cure="1 to 200 characters")
    expect = _read(data.expect or {}, Expect, "expect")
    said = tuple(_read(one, Said, f"messages[{at}]") for at, one in enumerate(data.messages[:500]))
    conversation = (
        ConversationId(ids.read("conversation", data.conversation_id))
        if data.conversation_id
        else None
    )

    async def doing(work: Work) -> CaseKept:
        id_ = await case_service.keep(
            ports,
            work,
            name=name,
            expect=expect,
            conversation=conversation,
            said=said,
            by=caller,
        )
        return CaseKept(id=ids.written("case", id_))

    return await once(ports, caller, key, "case", data, kind=CaseKept, act=doing)


@post("/triggers/cases/{case_id:str}/waive", opt=LEAD, status_code=200)
async def waive(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    case_id: FromPath[str],
    data: JSONBody[Waive],
) -> CaseKept:
    """Let the draft pass this case, with a reason; later drafts must pass again."""
    id_ = ids.read("case", case_id)
    async with ports.store.work(caller.merchant) as work:
        draft = (await trigger_service.read(work)).draft
        if draft is None:
            raise trigger_service.NoDraft
        await case_service.waive(
            ports, work, id_, version=draft.version, reason=data.reason, by=caller
        )
    return CaseKept(id=case_id)


@delete("/triggers/cases/{case_id:str}", opt=LEAD)
async def drop(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], case_id: FromPath[str]
) -> None:
    """Forget a case."""
    async with ports.store.work(caller.merchant) as work:
        await case_service.drop(ports, work, ids.read("case", case_id), by=caller)


def _read(value: Any, kind: type[Any], place: str) -> Any:
    problems: list[Problem] = []
    made = read_value(value, kind, problems=problems)
    if problems or made is None:
        first = problems[0] if problems else Problem(place, "cannot be read")
        raise Malformed(
            field=f"{place}.{first.place}".rstrip("."), cure=f"as the guide says; it {first.cure}"
        )
    return made


def _shape(one: Judged) -> CaseShape:
    kept = one.kept
    return CaseShape(
        id=ids.written("case", kept.id),
        name=kept.case.name,
        expect=kept.case.expect,
        messages=kept.case.messages,
        conversation_id=ids.written("conversation", kept.conversation) if kept.conversation else "",
        created_at=kept.created_at,
        created_by=kept.created_by,
        passed=one.verdict.passed,
        said=one.verdict.said,
        waived=kept.waived,
        waived_by=kept.waived_by,
        waived_at=kept.waived_at,
    )


handlers: list[Any] = [listed, keep, waive, drop]
