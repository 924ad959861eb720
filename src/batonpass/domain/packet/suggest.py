"""Which steps a packet suggests, which of them first, and which one its reply speaks of."""

from collections.abc import Sequence

from msgspec.structs import replace

from batonpass.domain.fact.number import bare
from batonpass.domain.fact.value import Fact
from batonpass.domain.packet.case import is_claimed_whole
from batonpass.domain.packet.resolution import Resolutions, Situation, steps
from batonpass.domain.packet.say import say
from batonpass.domain.packet.story import Story
from batonpass.domain.packet.value import Step
from batonpass.domain.shop.action import ActionResult
from batonpass.domain.shop.value import Order


def suggest(
    case: Situation,
    said: Sequence[Fact],
    subject: Order | None,
    story: Story,
    *,
    policies: Resolutions,
    done: Sequence[ActionResult],
    is_proven: bool,
    language: str,
) -> tuple[Step, ...]:
    """The steps the merchant's policies allow for the case, the first choice marked.

    Args:
        case: from `situation`.
        said: what the customer stands by.
        subject: the order it is about; None suggests nothing.
        story: what happened so far.
        policies: the merchant's document.
        done: what was already done through us, to any order.
        is_proven: whether the customer is who they say.
        language: of the packet.
    """
    if subject is None:
        return ()
    found = steps(
        case,
        said,
        subject,
        policies=policies,
        done=[r for r in done if bare(r.order) == bare(subject.number)],
        is_proven=is_proven or is_claimed_whole(subject, said),
        language=language,
    )
    over = say("limit.done", language)
    marked = [
        replace(s, is_allowed=False, is_first_choice=False, why_not=s.why_not or over)
        if s.id in story.done_steps
        else replace(s, is_first_choice=False)
        for s in found
    ]
    # What an agent decided against is not the first thing the next one is offered; nor is another
    # way to settle what one step of the same policy has settled.
    settled = {s.policy for s in found if s.id in story.done_steps}
    kept = sorted(marked, key=lambda s: s.id in story.rejected_steps)
    first = next(
        (
            s.id
            for s in kept
            if s.is_allowed and s.id not in story.rejected_steps and s.policy not in settled
        ),
        "",
    )
    return tuple(replace(s, is_first_choice=True) if s.id == first else s for s in kept)


def spoken_of(suggested: Sequence[Step], story: Story) -> Step | None:
    """The step the reply announces: what a person had done, else the first choice."""
    done = (s for s in suggested if s.id in story.done_steps)
    return next(done, next((s for s in suggested if s.is_first_choice), None))
