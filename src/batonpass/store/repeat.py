"""How it is kept and counted that people had to repeat themselves, and how true packets are."""

from collections.abc import Sequence
from datetime import datetime

import msgspec

from batonpass.domain.ids import AgentId, HandoffId
from batonpass.domain.packet.value import Packet
from batonpass.store.database import Row, Work
from batonpass.store.query import queries

Q = queries("repeat")


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """Everything the report on repeats is made of."""

    totals: Row
    agents: Row
    by_team: list[Row]
    by_rule: list[Row]
    by_field: list[Row]
    by_stated: list[Row]
    said: Row
    faith: Row
    dropped: list[Row]
    build: Sequence[float] | None  # median and p95; None: no packet was built


async def count(
    work: Work,
    handoff: HandoffId,
    *,
    assistant_asked: int,
    agent_asked: int,
    assistant_repeats: int,
    stated: Sequence[str],
) -> None:
    """Keep what was counted in a case that ended; counted again, the newer count stands."""
    await work.run(
        Q.count,
        handoff=handoff,
        assistant_asked=assistant_asked,
        agent_asked=agent_asked,
        assistant_repeats=assistant_repeats,
        stated=list(stated),
        at=work.now,
    )


async def counts(work: Work, *, since: datetime) -> Counts:
    """Everything since then."""
    return Counts(
        totals=await work.known(Q.totals, "report", since=since),
        agents=await work.known(Q.agents, "report", since=since),
        by_team=await work.all(Q.by_team, since=since),
        by_rule=await work.all(Q.by_rule, since=since),
        by_field=await work.all(Q.by_field, since=since),
        by_stated=await work.all(Q.by_stated, since=since),
        said=await work.known(Q.said, "report", since=since),
        faith=await work.known(Q.faith, "report", since=since),
        dropped=await work.all(Q.dropped, since=since),
        build=(await work.known(Q.build_seconds, "report", since=since))["both"],
    )


async def mine(work: Work, agent: AgentId, *, since: datetime) -> list[Row]:
    """What this agent asked though it was known, newest first."""
    return await work.all(Q.mine, agent=agent, since=since)


async def seen_before(work: Work, handoff: HandoffId, *, at: datetime) -> Packet | None:
    """The packet as it was at an instant; None: there was none yet."""
    row = await work.one(Q.draft_before, handoff=handoff, at=at)
    return msgspec.json.decode(row["body"], type=Packet) if row else None
