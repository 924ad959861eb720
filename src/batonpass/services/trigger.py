"""How a rule document is drafted, tried, published and rolled back."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import NotFound, Overtaken
from batonpass.domain.signal import Signals, Utterance, measure
from batonpass.domain.trigger.decision import Decision
from batonpass.domain.trigger.default import DEFAULT_YAML
from batonpass.domain.trigger.document import Document
from batonpass.domain.trigger.evaluate import Prepared, evaluate
from batonpass.domain.trigger.parse import dump_yaml, from_plain, parse
from batonpass.domain.trigger.problem import BadDocument, Problem
from batonpass.domain.trigger.situation import Fired, Situation
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import audit
from batonpass.store import merchant as merchants
from batonpass.store import trigger as triggers
from batonpass.store.database import Work


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """One version of the document, without its text."""

    version: int
    state: str
    changed_at: datetime | None
    changed_by: str
    published_at: datetime | None


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
    """A draft's fate: its problems, or its version."""

    problems: tuple[Problem, ...] = ()
    document: Document | None = None
    version: int = 0
    revision: int = 0


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """What one message would have done."""

    text: str
    signals: Signals
    decision: Decision


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
        by="Batonpass",
    )
    return Rules(
        published=kept.get("published", default),
        draft=kept.get("draft"),
        versions=tuple(
            Version(
                version=row["version"],
                state=row["state"],
                changed_at=row["changed_at"],
                changed_by=row["changed_by"],
                published_at=row["published_at"],
            )
            for row in rows
        ),
    )


def checked(*, yaml: str, plain: object) -> tuple[Document, str]:
    """The document and its text, from either view.

    Raises:
        BadDocument: with every problem, each with its place and cure.
    """
    if yaml:
        return parse(yaml), yaml
    document = from_plain(plain)
    return document, dump_yaml(document)


async def save(
    ports: Ports, work: Work, *, yaml: str, plain: object, revision: int | None, by: Caller
) -> Saved:
    """Store the draft, or say what is wrong with it; a broken one is not stored.

    Raises:
        Overtaken: somebody changed the draft since `revision`.
    """
    try:
        document, text = checked(yaml=yaml, plain=plain)
    except BadDocument as bad:
        return Saved(problems=bad.problems)
    draft = (await read(work)).draft
    if revision is not None and draft is not None and draft.revision != revision:
        raise Overtaken
    version, now_at = await triggers.save_draft(work, text, by=by.name or by.principal)
    del ports
    return Saved(document=document, version=version, revision=now_at)


async def publish(ports: Ports, work: Work, *, version: int | None, by: Caller, what: str) -> Rules:
    """Put a version in force: the draft, or an earlier one again.

    Raises:
        NotFound: there is no such version, or no draft.
    """
    rules = await read(work)
    wanted = version if version is not None else (rules.draft.version if rules.draft else None)
    if wanted is None:
        raise NotFound(noun="draft")
    row = await triggers.get(work, wanted)
    parse(row["body"])  # a version that this release cannot read is not put in force
    await triggers.publish(work, wanted, by=by.name or by.principal)
    await audit.add(
        work, ports.new_id(), who=by.principal, what=f"triggers.{what}", about=str(wanted)
    )
    return await read(work)


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
    tried: list[Tried] = []
    history: list[Signals] = []
    fired: list[Fired] = []
    for place, utterance in enumerate(said):
        if utterance.author != "customer":
            continue
        signals = measure(utterance.text, model=ports.model, history=said[:place])
        decision = evaluate(
            rules,
            Situation(
                text=utterance.text,
                signals=signals,
                now=now,
                zone=ZoneInfo(settings.time_zone),
                history=tuple(history),
                unresolved=sum(s.unresolved for s in history) + signals.unresolved,
                fired=tuple(fired),
            ),
        )
        history.append(signals)
        fired += [Fired(rule=rule, at=now) for rule in decision.fired]
        tried.append(Tried(text=utterance.text, signals=signals, decision=decision))
    return tuple(tried)
