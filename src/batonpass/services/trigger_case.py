"""How cases guard a draft: saved from a conversation, judged, waived with a reason."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import ClassVar, Final
from uuid import UUID

import msgspec

from batonpass.domain.fact.redact import redact
from batonpass.domain.ids import ConversationId, MerchantId
from batonpass.domain.refusal import BatonpassError, Malformed, NotFound
from batonpass.domain.signal import measure
from batonpass.domain.signal.category import Categories
from batonpass.domain.trigger.backtest.case import Case, Expect, Said, Verdict, case_of, judge
from batonpass.domain.trigger.document import Document
from batonpass.domain.trigger.evaluate import Prepared
from batonpass.services import category_fit
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import audit, trigger_past
from batonpass.store import category as categories
from batonpass.store import trigger_case as rows
from batonpass.store.database import Work
from batonpass.store.trigger_case import Kept

MOST: Final = 200  # cases a merchant keeps; all of them run before each publishing
REASON: Final = range(3, 501)  # characters of a waiver's reason


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """A case with what came of it."""

    kept: Kept
    verdict: Verdict


class CasesFailed(BatonpassError):
    """Cases do not come out as expected with this draft, and nobody waived them."""

    code: ClassVar[str] = "cases_failed"
    sentence: ClassVar[str] = "{n} of your cases would not come out as expected: {names}."

    def __init__(self, failed: Sequence[Judged]) -> None:
        super().__init__(n=len(failed), names=", ".join(one.kept.case.name for one in failed[:5]))
        self.failed = tuple(failed)


class TooManyCases(BatonpassError):
    """The bound on cases is reached."""

    code = "too_many_cases"
    sentence = f"There are {MOST} cases already. Remove one first."


class NameTaken(BatonpassError):
    """Another case has that name."""

    code = "name_taken"
    sentence = "Another case is called that. Choose a new name."


async def of_version(work: Work, version: int) -> tuple[Kept, ...]:
    """Every case, with its waiver for that version."""
    return await rows.everything(work, version=version)


async def judged(
    ports: Ports, merchant: MerchantId, kept: Sequence[Kept], document: Document
) -> tuple[Judged, ...]:
    """What comes of each case under the document; beside the event loop, outside transactions."""
    if not kept:
        return ()
    async with ports.store.work(merchant) as work:
        stamp = await categories.stamp(work)
    among = await category_fit.fitted(ports, merchant, stamp)
    return await asyncio.to_thread(_judge, ports, kept, document, among)


def _judge(
    ports: Ports, kept: Sequence[Kept], document: Document, among: Categories
) -> tuple[Judged, ...]:
    prepared = Prepared(document)
    detector = partial(measure, model=ports.model, categories=among)
    return tuple(
        Judged(
            kept=one,
            verdict=judge(msgspec.structs.replace(one.case, waived=one.waived), prepared, detector),
        )
        for one in kept
    )


def must_pass(found: Sequence[Judged]) -> None:
    """Let a draft through only if no case blocks it.

    Raises:
        CasesFailed: with those that do.
    """
    failed = [one for one in found if one.verdict.blocks]
    if failed:
        raise CasesFailed(failed)


async def keep(
    ports: Ports,
    work: Work,
    *,
    name: str,
    expect: Expect,
    conversation: ConversationId | None,
    said: tuple[Said, ...],
    by: Caller,
) -> UUID:
    """Keep a conversation, or what was written by hand, as a case; its id comes back.

    Raises:
        NotFound: no such conversation, or nobody said anything in it.
        NameTaken: another case has that name.
        TooManyCases: the bound is reached.
    """
    if await rows.count(work) >= MOST:
        raise TooManyCases
    if conversation is not None:
        past = await trigger_past.one(work, conversation)
        if past is None:
            raise NotFound(noun="conversation")
        made = case_of(past, name=name, expect=expect)
    else:
        made = Case(name=name, expect=expect, messages=said)
    if not any(one.author == "customer" for one in made.messages):
        raise Malformed(field="messages", cure="at least one of the customer's")
    made = msgspec.structs.replace(
        made,
        messages=tuple(
            msgspec.structs.replace(one, text=redact(one.text).text) for one in made.messages
        ),
    )
    id_ = ports.new_id()
    if not await rows.insert(
        work, id_, made, conversation=conversation, by=by.name or by.principal
    ):
        raise NameTaken
    await audit.add(work, ports.new_id(), who=by.principal, what="triggers.case_kept", about=name)
    return id_


async def drop(ports: Ports, work: Work, id_: UUID, *, by: Caller) -> None:
    """Forget a case.

    Raises:
        NotFound: there is none.
    """
    name = await rows.drop(work, id_)
    await audit.add(
        work, ports.new_id(), who=by.principal, what="triggers.case_dropped", about=name
    )


async def waive(
    ports: Ports, work: Work, id_: UUID, *, version: int, reason: str, by: Caller
) -> None:
    """Let one version pass the case, and keep who said so, when and why.

    Raises:
        NotFound: there is no such case.
        Malformed: the reason is none.
    """
    why = reason.strip()
    if len(why) not in REASON:
        raise Malformed(field="reason", cure=f"{REASON.start} to {REASON.stop - 1} characters")
    await rows.waive(work, id_, version=version, reason=why, by=by.name or by.principal)
    await audit.add(
        work,
        ports.new_id(),
        who=by.principal,
        what="triggers.case_waived",
        about=str(version),
        detail={"case": str(id_), "reason": why},
    )
