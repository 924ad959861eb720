"""Who is on the stage, and what the stage knows of its own play."""

from collections.abc import Mapping
from typing import Final

import msgspec

from batonpass.domain.ids import AgentId, MerchantId, QueueId

SLUG: Final = "larch-lantern"
NAME: Final = "Larch & Lantern"
PASSWORD: Final = "larch-and-lantern"  # noqa: S105 - the demo's own, printed on its page
VISITOR: Final = ("you@larch.example", "Robin Hale")
COLLEAGUES: Final = (
    ("maya@larch.example", "Maya Okafor"),
    ("tomas@larch.example", "Tomas Riedl"),
    ("aylin@larch.example", "Aylin Demir"),
)
ORDERS: Final = "General"
STAGE: Final = "Stage"


class Role(msgspec.Struct, frozen=True, kw_only=True):
    """A customer the stage can play or let a visitor play."""

    id: str
    name: str
    email: str
    order: str
    situation: str
    says: tuple[str, ...]
    story: str = ""


class Set(msgspec.Struct, frozen=True, kw_only=True):
    """The demo's merchant, ready to play."""

    merchant: MerchantId
    visitor: AgentId
    colleagues: Mapping[AgentId, str]
    orders: QueueId
    stage: QueueId


class Progress(msgspec.Struct, kw_only=True):
    """How far the thirty days are."""

    done: int = 0
    total: int = 30
    is_done: bool = False


STORIES: Final = (
    (
        "lost_package",
        "A lost package is sent again",
        (
            "Be Hanna and say her sentences.",
            "Accept the offer in the console: the packet is there already.",
            "Approve “Send it again”. It really happens; then answer and resolve.",
        ),
    ),
    (
        "chargeback",
        "An angry customer threatens a chargeback",
        (
            "Be Marcus. The threat goes to a person at once, first in line.",
            "Read what was tried before you answer.",
            "Refund the line, or calm him with an honest answer; then resolve.",
        ),
    ),
    (
        "custom_order",
        "A custom order is priced by a person",
        (
            "Be Ines: no assistant can price her tabletop.",
            "Answer with a price, or transfer her to a colleague.",
        ),
    ),
    (
        "just_a_person",
        "Just a person, please",
        ("Be Owen and ask for a person.", "No rule and no model can refuse that."),
    ),
    (
        "agent_vanishes",
        "The agent vanishes",
        (
            "Be Selma and say her sentences: Tomas takes her.",
            "His connection breaks. Selma is told, and keeps her place.",
            "She is offered to you.",
        ),
    ),
)
