"""How answers are remembered, so that a retry gets the first one again."""

from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("answer")


async def begin(work: Work, *, principal: str, key: str, body_hash: bytes) -> Row | None:
    """Take the key; None if it was free, else what was answered: body_hash, status, body."""
    if await work.one(Q.begin, principal=principal, key=key, hash=body_hash, at=work.now):
        return None
    return await work.known(Q.get, "answer", principal=principal, key=key)


async def end(work: Work, *, principal: str, key: str, status: int, body: bytes) -> None:
    """Remember the answer under the key."""
    await work.run(Q.end, principal=principal, key=key, status=status, body=body.decode())
