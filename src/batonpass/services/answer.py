"""How a retried write gets its first answer again, also when that was a refusal."""

import hashlib
from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

import msgspec

from batonpass.domain import refusal
from batonpass.domain.refusal import BatonpassError, KeyReused
from batonpass.store import answer as answers
from batonpass.store.database import KeptRefusal, Work

T = TypeVar("T", bound=msgspec.Struct)

# Decided under a lock, so a retry must hear the same; anything else decided nothing.
REMEMBERED = (
    refusal.StaleEpoch,
    refusal.AlreadyClaimed,
    refusal.NoCapacity,
    refusal.IllegalMove,
    refusal.Ended,
    refusal.Overtaken,
)


class Repeated(BatonpassError):
    """A refusal that was given before to the same write."""

    def __init__(self, code: str, sentence: str, fields: dict[str, Any]) -> None:
        super().__init__(**fields)
        self.code = code  # type: ignore[misc]
        self._said = sentence

    def __str__(self) -> str:
        """The sentence of the first time."""
        return self._said


class _Refused(msgspec.Struct, frozen=True):
    code: str
    sentence: str
    fields: dict[str, Any]


def body_hash(*parts: object) -> bytes:
    """A short mark of what a request asked for, to tell a retry from another request."""
    return hashlib.sha256(msgspec.json.encode(parts)).digest()[:16]


async def once(
    work: Work,
    act: Callable[[], Awaitable[T]],
    *,
    kind: type[T],
    principal: str,
    key: str,
    body: bytes,
) -> tuple[T, bool]:
    """Do `act` under `key` once; the answer, and whether it is the first time.

    Raises:
        KeyReused: the key stands for another request.
        Repeated: the first time it was refused.
    """
    if not key:
        return await act(), True
    before = await answers.begin(work, principal=principal, key=key, body_hash=body)
    if before is not None:
        if bytes(before["body_hash"]) != body:
            raise KeyReused
        if before["status"] >= 400:  # noqa: PLR2004 - refusals are kept as 400
            said = msgspec.json.decode(before["body"], type=_Refused)
            raise Repeated(said.code, said.sentence, said.fields)
        return msgspec.json.decode(before["body"], type=kind), False
    try:
        async with work.attempt():
            answer = await act()
    except REMEMBERED as no:
        said = _Refused(no.code, str(no), {k: str(v) for k, v in no.fields.items()})
        await answers.end(
            work, principal=principal, key=key, status=400, body=msgspec.json.encode(said)
        )
        # The transaction is kept for the memory's sake; what `act` did is undone already.
        raise KeptRefusal(no) from no
    await answers.end(
        work, principal=principal, key=key, status=200, body=msgspec.json.encode(answer)
    )
    return answer, True
