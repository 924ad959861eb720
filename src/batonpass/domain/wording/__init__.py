"""What a waiting customer is told, when, and in which words."""

from batonpass.domain.wait.ladder import round_up_minutes
from batonpass.domain.wording.catalogue import Catalogue, override, own_catalogue
from batonpass.domain.wording.letter import in_writing
from batonpass.domain.wording.policy import (
    CHOICES_ABOVE_SECONDS,
    next_word,
    standing_promise,
)
from batonpass.domain.wording.render import render
from batonpass.domain.wording.value import (
    Cause,
    Choice,
    Kind,
    Phase,
    Situation,
    Step,
    Told,
    Word,
    told,
)

__all__ = [
    "CHOICES_ABOVE_SECONDS",
    "Catalogue",
    "Cause",
    "Choice",
    "Kind",
    "Phase",
    "Situation",
    "Step",
    "Told",
    "Word",
    "in_writing",
    "next_word",
    "override",
    "own_catalogue",
    "render",
    "round_up_minutes",
    "standing_promise",
    "told",
]
