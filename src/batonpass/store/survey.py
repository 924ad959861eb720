"""How surveys are kept: one an episode and part, answered by the customer alone."""

from batonpass.domain.ids import AgentId, ConversationId
from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("survey")


async def ask(
    work: Work, conversation: ConversationId, *, episode: int, part: str, agent: AgentId | None
) -> bool:
    """Remember that it was asked; False if it was before."""
    row = await work.one(
        Q.ask, conversation=conversation, episode=episode, part=part, agent=agent, at=work.now
    )
    return row is not None


async def answer(
    work: Work,
    conversation: ConversationId,
    *,
    part: str,
    score: int,
    repeated: bool | None,
    comment: str,
) -> bool:
    """Store the answer to the latest one of that part; False if none was asked."""
    row = await work.one(
        Q.answer,
        conversation=conversation,
        part=part,
        score=score,
        repeated=repeated,
        comment=comment,
        at=work.now,
    )
    return row is not None


async def latest(work: Work, conversation: ConversationId) -> Row | None:
    """The one asked last."""
    return await work.one(Q.latest, conversation=conversation)


async def repeat(
    work: Work,
    conversation: ConversationId,
    *,
    seq: int,
    field: str,
    author_kind: str,
    agent: AgentId | None,
    is_on_purpose: bool,
) -> None:
    """A known fact was asked for again."""
    await work.run(
        Q.repeat,
        conversation=conversation,
        seq=seq,
        field=field,
        kind=author_kind,
        agent=agent,
        on_purpose=is_on_purpose,
        at=work.now,
    )
