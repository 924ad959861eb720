"""What a policy document would have suggested in the newest cases, beside what is in force."""

from typing import Final

import msgspec

from batonpass.domain import ids
from batonpass.domain.ids import ConversationId, HandoffId, MerchantId
from batonpass.domain.packet.resolution import Resolutions
from batonpass.domain.packet.value import Packet
from batonpass.services import packet
from batonpass.services.ports import Ports
from batonpass.store import handoff as handoffs
from batonpass.store import resolution as resolutions

CASES: Final = 12  # each asks the shop again; more keeps the editor waiting


class Suggested(msgspec.Struct, frozen=True, kw_only=True):
    """What one document leads to in one case."""

    steps: tuple[str, ...]  # in words; the first is the first choice
    refused: tuple[str, ...]  # what stands against the others
    draft: str


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """One case under both documents."""

    handoff_id: str
    conversation_id: str
    headline: str
    now: Suggested
    then: Suggested

    @property
    def is_changed(self) -> bool:
        """Whether the document makes a difference here."""
        return self.now != self.then


async def compare(
    ports: Ports, merchant: MerchantId, document: Resolutions
) -> tuple[Compared, ...]:
    """The newest cases with their suggestions under both documents; nothing is stored."""
    async with ports.store.work(merchant) as work:
        rows = await resolutions.recent_cases(work, limit=CASES)
        grounds = [
            (row, await packet.ground(work, await handoffs.get(work, HandoffId(row["id"]))))
            for row in rows
        ]
    made = []
    for row, on in grounds:
        handoff = HandoffId(row["id"])
        first, known = await packet.built(ports, merchant, handoff, on)
        second, _ = await packet.built(ports, merchant, handoff, on, policies=document, known=known)
        made.append(
            Compared(
                handoff_id=ids.written("handoff", handoff),
                conversation_id=ids.written("conversation", ConversationId(row["conversation_id"])),
                headline=first.headline.text,
                now=_suggested(first),
                then=_suggested(second),
            )
        )
    return tuple(made)


def _suggested(made: Packet) -> Suggested:
    allowed = [s for s in made.steps if s.is_allowed]
    return Suggested(
        steps=tuple(s.words for s in sorted(allowed, key=lambda s: not s.is_first_choice)),
        refused=tuple(f"{s.words}: {s.why_not}" for s in made.steps if not s.is_allowed),
        draft=made.draft.text if made.draft else "",
    )
