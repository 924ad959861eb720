"""How a merchant's documents are kept: every version for ever, the newest of a kind in force."""

from datetime import datetime
from typing import Generic, TypeVar

import msgspec

from batonpass.domain.refusal import Overtaken
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_json, as_value

T = TypeVar("T")
Q = queries("document")


class Kept(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """One version of a document."""

    version: int  # 0: the default, which nobody wrote
    document: T
    changed_at: datetime | None
    changed_by: str


class DocumentVersion(msgspec.Struct, frozen=True, kw_only=True):
    """One version, without its text."""

    version: int
    changed_at: datetime
    changed_by: str


class Documents(Generic[T]):
    """The versions of one kind of document, of the merchant whose work it is."""

    def __init__(self, kind: str, shape: type[T], default: T) -> None:
        self._kind = kind
        self._shape = shape
        self._default: Kept[T] = Kept(
            version=0, document=default, changed_at=None, changed_by="Batonpass"
        )

    async def in_force(self, work: Work) -> Kept[T]:
        """The newest version; the default until somebody wrote one."""
        row = await work.one(Q.in_force, kind=self._kind)
        return self._kept(row) if row else self._default

    async def get(self, work: Work, version: int) -> Kept[T]:
        """One version; 0 is the default.

        Raises:
            NotFound: there is none.
        """
        if version == 0:
            return self._default
        return self._kept(await work.known(Q.get, "version", kind=self._kind, version=version))

    async def versions(self, work: Work) -> tuple[DocumentVersion, ...]:
        """The newest hundred, newest first."""
        return tuple(
            as_value(row, DocumentVersion) for row in await work.all(Q.versions, kind=self._kind)
        )

    async def replace(self, work: Work, document: T, *, after: int | None, by: str) -> int:
        """Put the next version in force; its number comes back.

        Args:
            work: whose merchant's it is.
            document: what is in force from now on.
            after: the version it was written from; None: whichever is in force.
            by: who wrote it.

        Raises:
            Overtaken: another version was put in force since.
        """
        newest = (await self.in_force(work)).version
        if after is not None and after != newest:
            raise Overtaken
        row = await work.one(
            Q.add,
            kind=self._kind,
            version=newest + 1,
            body=as_json(document),
            at=work.now,
            by=by,
        )
        if row is None:
            raise Overtaken
        return newest + 1

    def _kept(self, row: Row) -> Kept[T]:
        return Kept(
            version=row["version"],
            document=msgspec.json.decode(row["body"], type=self._shape),
            changed_at=row["changed_at"],
            changed_by=row["changed_by"],
        )
