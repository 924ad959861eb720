"""Why somebody waits longer than they were told, as far as the rows show it."""

from collections.abc import Sequence

from batonpass.domain.handoff import Handoff
from batonpass.domain.wording import Cause, Kind, Told, Word, standing_promise
from batonpass.store import agent as agents
from batonpass.store import handoff as handoffs
from batonpass.store.database import Work

_WORSE = frozenset({Kind.REVISION, Kind.OVERDUE})


async def find(
    work: Work, handoff: Handoff, *, told: Sequence[Told], saying: Sequence[Word]
) -> Cause:
    """What changed for the worse since the number, or the place, that is now corrected was told.

    Args:
        work: the transaction.
        handoff: who waits.
        told: what they heard so far.
        saying: what is about to be said; nothing is looked up unless it corrects something.
    """
    if not any(word.kind in _WORSE for word in saying):
        return Cause.UNKNOWN
    standing = standing_promise(told)
    is_number = any(word.told_seconds is not None for word in saying)
    if is_number and standing is not None:
        since = standing.at
        if await agents.left_since(work, handoff.queue, since):
            return Cause.COLLEAGUE_LEFT
    else:
        placed = (t.at for t in reversed(told) if _has_place(t.word))
        since = next(placed, handoff.entered_at)
    found = await handoffs.overtaken(work, handoff, since=since)
    if found.by_returned:
        return Cause.PLACE_RETURNED
    if found.by_urgent:
        return Cause.URGENT_FIRST
    return Cause.PRIORITY_FIRST if found.by_newcomer else Cause.UNKNOWN


def _has_place(word: Word) -> bool:
    return word.position is not None or word.ahead is not None
