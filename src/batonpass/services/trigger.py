"""How a rule document is drafted, tried, published and rolled back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.merchant import is_open
from batonpass.domain.refusal import BatonpassError, NotFound, Overtaken
from batonpass.domain.signal import Signals, Utterance, measure
from batonpass.domain.trigger.decision import Decision
from batonpass.domain.trigger.default import DEFAULT_YAML
from batonpass.domain.trigger.document import Document
from batonpass.domain.trigger.evaluate import Prepared, evaluate
from batonpass.domain.trigger.parse import dump_yaml, from_plain, parse
from batonpass.domain.trigger.situation import Fired, Situation
from batonpass.services import category_fit, signal
from batonpass.services import trigger_case as cases
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import audit
from batonpass.store import category as categories
from batonpass.store import merchant as merchants
from batonpass.store import trigger as triggers
from batonpass.store.database import Work

MAKER: Final = "Batonpass"  # who wrote the rules everybody starts with


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version of the document, with its text: versions are compared."""

    version: int  # 0: the rules everybody starts with
    state: str
    changed_at: datetime | None
    changed_by: str
    published_at: datetime | None
    yaml: str


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """One version with its text."""

    version: int
    document: Document
    yaml: str
    revision: int
    published_at: datetime | None
    by: str


class Rules(msgspec.Struct, frozen=True, kw_only=True):
    """What is in force, what is drafted, and what was before."""

    published: Kept
    draft: Kept | None
    versions: tuple[Version, ...]


class Saved(msgspec.Struct, frozen=True, kw_only=True):
    """A draft as it was stored."""

    document: Document
    version: int
    revision: int


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """What one message would have done."""

    text: str
    signals: Signals
    decision: Decision


class NoDraft(BatonpassError):
    """There is nothing to publish."""

    code = "no_draft"
    sentence = "There is no draft to publish. Save one first."


class NeverPublished(BatonpassError):
    """Only what was in force once can be rolled back to."""

    code = "never_published"
    sentence = "Version {version} was never in force, so nothing can be rolled back to it."


async def read(work: Work) -> Rules:
    """The document in force (version 0: the default), the draft, the history."""
    rows = await triggers.everything(work)
    kept = {
        row["state"]: Kept(
            version=row["version"],
            document=parse(row["body"]),
            yaml=row["body"],
            revision=row["revision"],
            published_at=row["published_at"],
            by=row["changed_by"],
        )
        for row in rows
        if row["state"] in {"draft", "published"}
    }
    default = Kept(
        version=0,
        document=parse(DEFAULT_YAML),
        yaml=DEFAULT_YAML,
        revision=0,
        published_at=None,
        by=MAKER,
    )
    versions = [
        Version(
            version=row["version"],
            state=row["state"],
            changed_at=row["changed_at"],
            changed_by=row["changed_by"],
            published_at=row["published_at"],
            yaml=row["body"],
        )
        for row in rows
    ]
    published = kept.get("published", default)
    if not any(one.version == 0 for one in versions):
        versions.append(
            Version(
                version=0,
                state="published" if published is default else "retired",
                changed_at=None,
                changed_by=MAKER,
                published_at=None,
                yaml=DEFAULT_YAML,
            )
        )
    return Rules(published=published, draft=kept.get("draft"), versions=tuple(versions))


def checked(*, yaml: str, plain: object) -> tuple[Document, str]:
    """The document and its text, from either view.

    Raises:
        BadDocument: with every problem, each with its place and cure.
    """
    if yaml:
        return parse(yaml), yaml
    document = from_plain(plain)
    return document, dump_yaml(document)


async def save(work: Work, *, yaml: str, plain: object, revision: int | None, by: Caller) -> Saved:
    """Store the draft.

    Raises:
        BadDocument: with all that is wrong with it; nothing was stored.
        Overtaken: somebody changed the draft since `revision`.
    """
    document, text = checked(yaml=yaml, plain=plain)
    draft = (await read(work)).draft
    if revision is not None and draft is not None and draft.revision != revision:
        raise Overtaken
    version, now_at = await triggers.save_draft(work, text, by=by.name or by.principal)
    return Saved(document=document, version=version, revision=now_at)


async def discard(ports: Ports, work: Work, *, by: Caller) -> Rules:
    """Throw the draft away; what is in force stays.

    Raises:
        NoDraft: there is none.
    """
    draft = (await read(work)).draft
    if draft is None:
        raise NoDraft
    await triggers.discard(work, draft.version)
    await _note(ports, work, by, what="discarded", version=draft.version)
    return await read(work)


async def publish(ports: Ports, merchant: MerchantId, *, by: Caller) -> Rules:
    """Put the draft in force, once every case passes it or is waived for it.

    Raises:
        NoDraft: there is none.
        CasesFailed: a case does not come out as expected, and nobody waived it.
        Overtaken: the draft was changed while its cases ran.
    """
    async with ports.store.work(merchant) as work:
        draft = (await read(work)).draft
        if draft is None:
            raise NoDraft
        kept = await cases.of_version(work, draft.version)
    cases.must_pass(await cases.judged(ports, merchant, kept, draft.document))
    async with ports.store.work(merchant) as work:
        now = (await read(work)).draft
        if now is None or (now.version, now.revision) != (draft.version, draft.revision):
            raise Overtaken
        await triggers.publish(work, draft.version, by=by.name or by.principal)
        await _note(ports, work, by, what="published", version=draft.version)
        return await read(work)


async def roll_back(ports: Ports, work: Work, *, version: int, by: Caller) -> Rules:
    """Put an earlier version in force again, at once: no case stands in the way of undoing.

    Raises:
        NotFound: there is no such version.
        NeverPublished: it was never in force.
    """
    if version == 0:
        await triggers.keep_default(work, DEFAULT_YAML, by=MAKER)
    row = await triggers.get(work, version)
    if row["state"] == "draft" or row["published_at"] is None:
        raise NeverPublished(version=version)
    parse(row["body"])  # a version that this release cannot read is not put in force
    await triggers.publish(work, version, by=by.name or by.principal)
    await _note(ports, work, by, what="rolled_back", version=version)
    return await read(work)


async def promote(ports: Ports, merchant: MerchantId, *, rule: str, by: Caller) -> Rules:
    """Let a rule that was only watched decide, in a version of its own; a draft keeps waiting.

    Raises:
        NotFound: no rule of that name is in shadow.
        DraftWaits: somebody's draft would be published along.
        CasesFailed: a case does not come out as expected with it.
    """
    async with ports.store.work(merchant) as work:
        rules = await read(work)
        if rules.draft is not None:
            raise DraftWaits
        document = promoted(rules.published.document, rule)
        await triggers.save_draft(work, dump_yaml(document), by=by.name or by.principal)
    try:
        return await publish(ports, merchant, by=by)
    except BatonpassError:
        async with ports.store.work(merchant) as work:
            draft = (await read(work)).draft
            if draft is not None:
                await triggers.discard(work, draft.version)
        raise


class DraftWaits(BatonpassError):
    """A draft is there: what is published now would take its place."""

    code = "draft_waits"
    sentence = "There is a draft. Publish or discard it first."


def promoted(document: Document, rule: str) -> Document:
    """The document with that rule out of the shadow.

    Raises:
        NotFound: no rule of that name is in shadow.
    """
    if not any(one.name == rule and one.shadow for one in document.rules):
        raise NotFound(noun="shadow rule")
    replace = msgspec.structs.replace
    return replace(
        document,
        rules=tuple(
            replace(one, shadow=False, on=True) if one.name == rule else one
            for one in document.rules
        ),
    )


async def _note(ports: Ports, work: Work, by: Caller, *, what: str, version: int) -> None:
    await audit.add(
        work, ports.new_id(), who=by.principal, what=f"triggers.{what}", about=str(version)
    )


async def attempt(
    ports: Ports,
    merchant: MerchantId,
    said: Sequence[Utterance],
    *,
    document: Document | None,
) -> tuple[Tried, ...]:
    """What the rules would have done at each of the customer's messages; nothing is stored."""
    async with ports.store.work(merchant) as work:
        settings = (await merchants.get(work)).settings
        now = work.now
        rules = Prepared(document or (await read(work)).published.document, version="try")
        lines = await signal.lines(ports, work, settings)
        stamp = await categories.stamp(work)
    among = await category_fit.fitted(ports, merchant, stamp)
    tried: list[Tried] = []
    history: list[Signals] = []
    fired: list[Fired] = []
    for place, utterance in enumerate(said):
        if utterance.author != "customer":
            continue
        signals = measure(utterance.text, model=ports.model, history=said[:place], categories=among)
        decision = evaluate(
            rules,
            Situation(
                text=utterance.text,
                signals=signals,
                now=now,
                zone=ZoneInfo(settings.time_zone),
                history=tuple(history),
                unresolved=sum(s.is_unresolved for s in (*history, signals)),
                is_open=is_open(settings, now),
                lines=lines,
                fired=tuple(fired),
            ),
        )
        history.append(signals)
        fired += [Fired(rule=rule, at=now) for rule in decision.fired]
        tried.append(Tried(text=utterance.text, signals=signals, decision=decision))
    return tuple(tried)
