"""How a database row becomes a value of the domain."""

from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID

import msgspec

T = TypeVar("T")


def as_value(row: dict[str, Any], kind: type[T]) -> T:
    """The row as `kind`; columns it has no field for are left out."""
    return msgspec.convert(row, kind, strict=False, builtin_types=(datetime, UUID, bytes))


def as_json(value: object) -> str:
    """The value as the database stores it."""
    return msgspec.json.encode(value).decode()
