"""The API keys: made once, shown once, taken back."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Router, delete, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.ids import KeyId
from batonpass.domain.refusal import NotAllowed
from batonpass.edges.http.door import door
from batonpass.edges.http.once import once
from batonpass.edges.http.shape import Body
from batonpass.services import access
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import access as doors
from batonpass.store import audit
from batonpass.store.database import Work

OWNER = door(role="owner", scope="admin")


class KeyRow(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    scopes: tuple[str, ...]
    created_at: datetime
    last_used_at: datetime | None
    revoked_at: datetime | None


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[KeyRow, ...]
    scopes: tuple[str, ...]


class NewKey(Body, frozen=True, kw_only=True):
    name: str
    scopes: tuple[str, ...]


class KeyMade(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    secret: str  # shown this once


@get("/keys", opt=OWNER)
async def list_keys(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Keys:
    """Every API key, without its secret."""
    async with ports.store.work(caller.merchant) as work:
        rows = await doors.keys(work)
    return Keys(
        items=tuple(
            KeyRow(
                id=ids.written("key", row["id"]),
                name=row["name"],
                scopes=tuple(row["scopes"]),
                created_at=row["created_at"],
                last_used_at=row["last_used_at"],
                revoked_at=row["revoked_at"],
            )
            for row in rows
        ),
        scopes=tuple(sorted(access.SCOPES)),
    )


@post("/keys", opt=OWNER)
async def add_key(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    data: JSONBody[NewKey],
) -> KeyMade:
    """A new API key; its secret is shown this once (a retry gives none)."""
    if caller.agent is None and not set(data.scopes) <= caller.scopes:
        raise NotAllowed(why="A key cannot give a scope it does not have.")
    secret = ""

    async def act(work: Work) -> KeyMade:
        nonlocal secret
        id_, secret = await access.new_key(
            ports, work, name=data.name, scopes=data.scopes, who=caller.principal
        )
        return KeyMade(id=ids.written("key", id_), secret="")

    made = await once(ports, caller, key, "key", data, kind=KeyMade, act=act)
    return msgspec.structs.replace(made, secret=secret)


@delete("/keys/{key_id:str}", opt=OWNER)
async def drop_key(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], key_id: FromPath[str]
) -> None:
    """The key opens nothing any more."""
    async with ports.store.work(caller.merchant) as work:
        await doors.revoke_key(work, KeyId(ids.read("key", key_id)))
        await audit.add(
            work, ports.new_id(), who=caller.principal, what="key.revoked", about=key_id
        )


handlers: list[Any] = [list_keys, add_key, drop_key]
router = Router("/", route_handlers=handlers, tags=["admin"])
