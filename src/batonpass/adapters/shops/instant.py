"""How instants arrive from shops: ISO 8601, with a zone, with a Z, or bare in UTC."""

from datetime import UTC, datetime


def instant(text: object) -> datetime | None:
    """The instant in UTC; None when the text is none.

    >>> instant("2017-03-21T16:46:41").isoformat()
    '2017-03-21T16:46:41+00:00'
    """
    if not isinstance(text, str) or not text:
        return None
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)


def instant_or(text: object, otherwise: datetime) -> datetime:
    """The instant, or another when the shop sent none."""
    return instant(text) or otherwise
