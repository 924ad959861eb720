"""How rule documents are kept: one draft, one published, the rest retired."""

from datetime import datetime

from batonpass.domain.ids import ConversationId
from batonpass.domain.refusal import NotFound
from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("trigger")


async def published(work: Work) -> tuple[int, str] | None:
    """Version and YAML of the document in force; None: the default is."""
    row = await work.one(Q.published)
    return (int(row["version"]), str(row["body"])) if row else None


async def everything(work: Work) -> list[Row]:
    """All versions, newest first."""
    return await work.all(Q.all)


async def get(work: Work, version: int) -> Row:
    """One version, locked.

    Raises:
        NotFound: there is none.
    """
    return await work.known(Q.get, "version", version=version)


async def save_draft(work: Work, body: str, *, by: str) -> tuple[int, int]:
    """Store the draft; its version and revision come back."""
    row = await work.known(Q.save_draft, "version", body=body, at=work.now, by=by)
    return int(row["version"]), int(row["revision"])


async def publish(work: Work, version: int, *, by: str) -> None:
    """This version is in force from now on.

    Raises:
        NotFound: there is no such version.
    """
    await work.run(Q.retire)
    if await work.one(Q.publish, version=version, at=work.now, by=by) is None:
        raise NotFound(noun="version")


async def keep_default(work: Work, body: str, *, by: str) -> None:
    """Give the built-in document a row, as version 0."""
    await work.run(Q.keep_default, body=body, at=work.now, by=by)


async def discard(work: Work, version: int) -> None:
    """Forget a draft; the number is free again."""
    await work.run(Q.discard, version=version)


async def fired(work: Work, conversation: ConversationId, *, episode: int) -> dict[str, datetime]:
    """Which rules fired in this episode, and when last."""
    rows = await work.all(Q.fired, conversation=conversation, episode=episode)
    return {row["rule"]: row["at"] for row in rows}


async def fire(work: Work, conversation: ConversationId, *, episode: int, rule: str) -> None:
    """The rule fired now."""
    await work.run(Q.fire, conversation=conversation, episode=episode, rule=rule, at=work.now)
