"""What a mail repeats of the time its reader was told: by the clock, as it is read later."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from batonpass.domain.wording.policy import OUT_OF, SHARE, TAKES_BACK, whole_minute
from batonpass.domain.wording.value import Argument, Kind, Told, Word


def in_writing(history: Sequence[Told], *, now: datetime) -> Word | None:
    """The time that stands, as a word for a mail; None if none was told, or it has passed.

    Args:
        history: what this customer was told in this handoff, oldest first.
        now: when the mail is written.
    """
    for entry in reversed(history):
        word = entry.word
        if word.told_seconds is not None:
            by = whole_minute(entry.at + timedelta(seconds=word.told_seconds))
            return _ahead(Kind.PROMISE, "mail.promise", by, now=now, share=SHARE, out_of=OUT_OF)
        if word.by is not None:
            key = "mail.call" if word.key == "owed.call" else "mail.owed"
            return _ahead(Kind.OWED, key, word.by, now=now)
        if word.kind in TAKES_BACK and word.key != "closed.address":  # said after when we reply
            return None
    return None


def _ahead(kind: Kind, key: str, by: datetime, *, now: datetime, **more: Argument) -> Word | None:
    return Word(kind=kind, key=key, arguments={"by": by, **more}) if by > now else None
