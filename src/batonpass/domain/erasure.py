"""What is left of a record when its customer is erased: its form and numbers, none of its words."""

from enum import Enum
from typing import Any, Final, TypeVar

import msgspec

T = TypeVar("T", bound=msgspec.Struct)

#: Texts that say what happened, not what anybody said. Everything else is a customer's or about
#: them until somebody adds it here.
KEPT: Final = frozenset(
    {
        "action", "channel", "choice", "code", "control", "disposition", "event", "field", "how",
        "id", "kind", "level", "mode", "part", "priority", "queue", "rule", "state", "status",
        "version", "what",
    }
)  # fmt: skip
NEVER_KEPT: Final = frozenset({"image_id"})


def blanked(value: T) -> T:
    """The same record without a word of it: still readable, with its ids, states and times."""
    return msgspec.structs.replace(
        value,
        **{
            field.name: _blank(field.name, getattr(value, field.name))
            for field in msgspec.structs.fields(value)
        },
    )


def _blank(name: str, value: Any) -> Any:  # noqa: PLR0911 - one line for each kind of value
    if isinstance(value, Enum):
        return value
    if isinstance(value, str):
        is_kept = name in KEPT or (name.endswith("_id") and name not in NEVER_KEPT)
        return value if is_kept else ""
    if isinstance(value, msgspec.Struct):
        return blanked(value)
    if isinstance(value, tuple | list):
        if any(isinstance(item, str) and not isinstance(item, Enum) for item in value):
            return type(value)()
        return type(value)(_blank(name, item) for item in value)
    if isinstance(value, dict):
        return {key: item for key, item in value.items() if isinstance(item, int | float)}
    return value
