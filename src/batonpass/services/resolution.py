"""How a merchant's policies are read, tried on real cases and put in force; what they led to."""

from datetime import timedelta

import msgspec

from batonpass.domain.packet.resolution import Resolutions
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import audit
from batonpass.store import resolution as resolutions
from batonpass.store.database import Work
from batonpass.store.document import DocumentVersion, Kept
from batonpass.store.resolution import POLICIES


class Policies(msgspec.Struct, frozen=True, kw_only=True):
    """The document in force, and what was in force before."""

    kept: Kept[Resolutions]
    versions: tuple[DocumentVersion, ...]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the suggestions of one policy."""

    policy: str
    accepted: int = 0
    edited: int = 0
    rejected: int = 0
    unused: int = 0


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why steps were rejected."""

    why: str
    n: int


class Outcomes(msgspec.Struct, frozen=True, kw_only=True):
    """What agents did with what was suggested to them."""

    steps: tuple[Count, ...]
    drafts: tuple[Count, ...]
    whys: tuple[Why, ...]


async def in_force(work: Work) -> Resolutions:
    """The merchant's document; the default until they write one."""
    return (await POLICIES.in_force(work)).document


async def read(work: Work, *, version: int | None = None) -> Policies:
    """The document in force, or an earlier version of it, and the history.

    Raises:
        NotFound: there is no such version.
    """
    wanted = POLICIES.in_force(work) if version is None else POLICIES.get(work, version)
    return Policies(kept=await wanted, versions=await POLICIES.versions(work))


async def publish(
    ports: Ports, work: Work, document: Resolutions, *, after: int | None, by: Caller
) -> Policies:
    """Put a checked document in force, as the version after `after`.

    Raises:
        Overtaken: somebody published since the editor read.
    """
    version = await POLICIES.replace(work, document, after=after, by=by.name or by.principal)
    await audit.add(
        work,
        ports.new_id(),
        who=by.principal,
        what="resolutions.published",
        about=str(version),
    )
    return await read(work)


async def outcomes(work: Work, *, days: int) -> Outcomes:
    """What became of suggested steps and drafts in the last `days` days, by policy."""
    since = work.now - timedelta(days=days)
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for row in await resolutions.outcomes(work, since=since):
        counts.setdefault((row["kind"], row["policy"]), {})[row["outcome"]] = row["n"]
    return Outcomes(
        steps=tuple(Count(policy=p, **n) for (kind, p), n in counts.items() if kind == "step"),
        drafts=tuple(Count(policy=p, **n) for (kind, p), n in counts.items() if kind == "draft"),
        whys=tuple(
            Why(why=row["why"], n=row["n"]) for row in await resolutions.whys(work, since=since)
        ),
    )
