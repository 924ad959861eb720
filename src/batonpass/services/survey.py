"""How the customer is asked how it went, and what they answer."""

from batonpass.domain import ids
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import SurveyAnswered, SurveyAsked
from batonpass.domain.refusal import Malformed, NotFound
from batonpass.store import log
from batonpass.store import survey as surveys
from batonpass.store.database import Work
from batonpass.store.handoff import Kept

COMMENT_MAX = 2000


async def ask(work: Work, conversation: Conversation, *, part: str, handoff: Kept | None) -> None:
    """Ask once an episode about one part: `assistant` or `agent`."""
    asked = await surveys.ask(
        work,
        conversation.id,
        episode=handoff.handoff.episode if handoff else conversation.episode,
        part=part,
        agent=handoff.handoff.agent if handoff and part == "agent" else None,
    )
    if asked:
        written = ids.written("handoff", handoff.handoff.id) if handoff else ""
        await log.append(work, conversation.id, SurveyAsked(part=part, handoff_id=written))


async def answer(
    work: Work,
    conversation: Conversation,
    *,
    score: int,
    repeated: bool | None,
    comment: str,
    part: str = "",
) -> None:
    """Store what the customer says of the part that was asked about last, or of `part`.

    Raises:
        Malformed: the score is not 1 to 5, or the comment is too long.
        NotFound: nothing was asked.
    """
    if not 1 <= score <= 5:  # noqa: PLR2004 - five points
        raise Malformed(field="score", cure="1 to 5")
    if len(comment) > COMMENT_MAX:
        raise Malformed(field="comment", cure=f"at most {COMMENT_MAX} characters")
    latest = await surveys.latest(work, conversation.id)
    if latest is None:
        raise NotFound(noun="survey")
    about = part or str(latest["part"])
    stored = await surveys.answer(
        work, conversation.id, part=about, score=score, repeated=repeated, comment=comment
    )
    if not stored:
        raise NotFound(noun="survey")
    await log.append(
        work,
        conversation.id,
        SurveyAnswered(part=about, score=score, repeated=repeated, comment=comment),
    )
