"""How merchants are kept, and how a transaction for a new one begins."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.merchant import Settings
from batonpass.domain.refusal import Malformed, NotAllowed, Overtaken
from batonpass.store.database import Store, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("merchant")
JUMP: Final = timedelta(minutes=1)  # back by less, a deadline is late by less: nobody notices


class Merchant(msgspec.Struct, frozen=True, kw_only=True):
    """The tenant, as its row says."""

    id: MerchantId
    slug: str
    name: str
    settings: Settings
    revision: int
    is_sandbox: bool
    identity_secret: str  # empty: no shop signs customers in


@asynccontextmanager
async def founding(
    store: Store,
    id_: MerchantId,
    *,
    slug: str,
    name: str,
    settings: Settings,
    is_sandbox: bool,
) -> AsyncIterator[Work]:
    """One transaction that makes a merchant and whatever else the caller stores in it.

    Raises:
        Malformed: the slug is taken.
    """
    async with store.across() as conn:
        await conn.execute("SELECT set_config('batonpass.merchant', %s, true)", (str(id_),))
        row = await (
            await conn.execute(
                Q.insert,
                {
                    "merchant": id_,
                    "slug": slug,
                    "name": name,
                    "settings": as_json(settings),
                    "is_sandbox": is_sandbox,
                },
            )
        ).fetchone()
        if row is None:
            raise Malformed(field="slug", cure="one that no other merchant has")
        yield await Work.begin(conn, id_)


async def get(work: Work) -> Merchant:
    """The transaction's merchant."""
    row = await work.known(Q.get, "merchant")
    return Merchant(
        id=MerchantId(row["merchant_id"]),
        slug=row["slug"],
        name=row["name"],
        settings=msgspec.convert(row["settings"], Settings),
        revision=row["revision"],
        is_sandbox=row["is_sandbox"],
        identity_secret=row["identity_secret"],
    )


async def update(work: Work, *, name: str, settings: Settings, revision: int) -> int:
    """Store new settings; the new revision comes back.

    Raises:
        Overtaken: somebody changed them since `revision`.
    """
    row = await work.one(Q.update, name=name, settings=as_json(settings), revision=revision)
    if row is None:
        raise Overtaken
    return int(row["revision"])


async def set_identity_secret(work: Work, secret: str) -> None:
    """What the shop signs its customers' identity with from now on."""
    await work.run(Q.set_identity_secret, secret=secret)


async def set_ledger_due(work: Work, at: datetime) -> None:
    """When the ledger of promises is looked at for the leads again."""
    await work.run(Q.set_ledger_due, at=at)


async def set_clock(work: Work, at: datetime) -> None:
    """Set a sandbox merchant's test clock to `at`; it runs on from there.

    Put forward, what falls due in between is due. Put back, what is going on goes back with it.

    Raises:
        NotAllowed: not a sandbox.
    """
    if await work.one(Q.set_clock, at=at) is None:
        raise NotAllowed(why="Only a sandbox merchant has a test clock.")
    if work.now - at >= JUMP:
        await work.run(Q.put_back, by=work.now - at)
