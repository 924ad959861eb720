"""How named SQL is read: each `.sql` file holds statements, each under a `-- name:` line."""

import re
from functools import cache
from importlib.resources import files
from typing import Final

_NAME: Final = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


class Queries:
    """The statements of one noun, by name."""

    def __init__(self, statements: dict[str, bytes]) -> None:
        self._statements = statements

    def __getattr__(self, name: str) -> bytes:
        """The statement called `name`."""
        try:
            return self._statements[name]
        except KeyError:
            raise AttributeError(name) from None


@cache
def queries(noun: str) -> Queries:
    """The statements of `<noun>.sql`, read once."""
    text = (files("batonpass.store") / f"{noun}.sql").read_text()
    parts = _NAME.split(text)[1:]
    return Queries(
        {name: body.strip().encode() for name, body in zip(parts[::2], parts[1::2], strict=True)}
    )
