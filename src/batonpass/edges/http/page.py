"""How long lists are paged, and how answers are tagged: opaque cursors, short hashes."""

import base64
import binascii
import hashlib
from datetime import datetime
from typing import Generic, Self, TypeVar
from uuid import UUID

import msgspec

from batonpass.domain.refusal import Malformed

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """Some items, and where the next begin; an empty cursor: these were the last."""

    items: tuple[T, ...]
    next: str = ""

    @classmethod
    def of(cls, items: tuple[T, ...], *, last: tuple[datetime, UUID] | None) -> Self:
        """The page, with the cursor that follows `last`."""
        if last is None:
            return cls(items=items)
        text = f"{last[0].isoformat()}|{last[1]}".encode()
        return cls(items=items, next=base64.urlsafe_b64encode(text).decode())


def turned(cursor: str) -> tuple[datetime, UUID] | None:
    """Where a cursor stands; None at the beginning.

    Raises:
        Malformed: it is none of ours.
    """
    if not cursor:
        return None
    try:
        at, _, id_ = base64.urlsafe_b64decode(cursor.encode()).decode().partition("|")
        return datetime.fromisoformat(at), UUID(id_)
    except (ValueError, binascii.Error, UnicodeDecodeError):
        raise Malformed(field="cursor", cure="one that an earlier page gave") from None


def cut(value: object) -> str:
    """A tag that changes when the value does."""
    return f'"{hashlib.sha256(msgspec.json.encode(value)).hexdigest()[:24]}"'
