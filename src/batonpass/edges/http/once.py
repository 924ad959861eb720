"""How what must happen once is done under the client's key."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import msgspec

from batonpass.services import answer
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store.database import Work

T = TypeVar("T", bound=msgspec.Struct)


async def once(
    ports: Ports,
    caller: Caller,
    key: str,
    *what: object,
    kind: type[T],
    act: Callable[[Work], Awaitable[T]],
) -> T:
    """Do it in one transaction, and under the same key never again: the first answer comes back.

    Args:
        ports: the way to the database.
        caller: whose key it is.
        key: the client's; empty: it is done each time.
        what: all that tells this request from another under the same key.
        kind: what the answer is; it is remembered, so no secret may be in it.
        act: what is done.

    Raises:
        KeyReused: the key stands for another request.
        Repeated: the first time it was refused.
    """
    async with ports.store.work(caller.merchant) as work:
        made, _ = await answer.once(
            work,
            lambda: act(work),
            kind=kind,
            principal=caller.principal,
            key=key,
            body=answer.body_hash(*what),
        )
    return made
