"""How sessions, keys and tries are kept: only hashes of what opens a door."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

from batonpass.domain.ids import AgentId, KeyId
from batonpass.domain.refusal import NotFound
from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("access")


async def add_session(
    work: Work, agent: AgentId, *, token_hash: bytes, csrf: str, until: datetime
) -> None:
    """The agent signed in."""
    await work.run(
        Q.add_session, agent=agent, token=token_hash, csrf=csrf, at=work.now, until=until
    )


async def session(work: Work, token_hash: bytes) -> Row | None:
    """Who is signed in with that token: agent_id, csrf, role, state, name."""
    return await work.one(Q.session, token=token_hash, at=work.now)


async def drop_session(work: Work, token_hash: bytes) -> None:
    """The agent signed out."""
    row = await work.one(Q.drop_session, token=token_hash)
    if row is not None:
        work.wake("door", row["agent_id"])


async def drop_sessions_of(work: Work, agent: AgentId) -> None:
    """Every session of the agent ends."""
    await work.run(Q.drop_sessions_of, agent=agent)
    work.wake("door", agent)


async def add_key(
    work: Work, id_: KeyId, *, name: str, secret_hash: bytes, scopes: Sequence[str]
) -> None:
    """Store a new API key."""
    await work.run(
        Q.add_key, id=id_, name=name, secret=secret_hash, scopes=list(scopes), at=work.now
    )


async def key(work: Work, id_: UUID) -> Row | None:
    """The key that holds: id, name, secret_hash, scopes."""
    row = await work.one(Q.key, id=id_)
    if row is not None:
        await work.run(Q.use_key, id=id_, at=work.now)
    return row


async def keys(work: Work) -> list[Row]:
    """Every key, without its secret."""
    return await work.all(Q.keys)


async def revoke_key(work: Work, id_: KeyId) -> None:
    """The key opens nothing any more.

    Raises:
        NotFound: unknown, or revoked already.
    """
    if await work.one(Q.revoke_key, id=id_, at=work.now) is None:
        raise NotFound(noun="key")
    work.wake("door", id_)


async def tries(work: Work, subjects: Sequence[str], *, within: timedelta) -> int:
    """How many tries the most tried of the subjects had."""
    row = await work.one(Q.count_tries, subjects=list(subjects), since=work.now - within)
    return int(row["n"]) if row else 0


async def add_tries(work: Work, subjects: Sequence[str]) -> None:
    """One more try for each."""
    await work.run(Q.add_tries, subjects=list(subjects), at=work.now)


async def drop_tries(work: Work, subjects: Sequence[str], *, at: datetime) -> None:
    """The try was a good one: it does not count."""
    await work.run(Q.drop_tries, subjects=list(subjects), at=at)
