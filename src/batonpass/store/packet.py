"""How packets are kept: every revision, the newest read."""

from datetime import datetime

import msgspec

from batonpass.domain.ids import HandoffId
from batonpass.domain.packet.value import Packet
from batonpass.store.database import Work
from batonpass.store.query import queries
from batonpass.store.row import as_json

Q = queries("packet")


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A packet and how far into the log it looked."""

    revision: int
    packet: Packet
    through_seq: int
    built_at: datetime


async def insert(
    work: Work,
    handoff: HandoffId,
    packet: Packet,
    *,
    revision: int,
    through: int,
    build_seconds: float,
) -> None:
    """Store one more revision."""
    await work.run(
        Q.insert,
        handoff=handoff,
        revision=revision,
        body=as_json(packet),
        through=through,
        at=work.now,
        seconds=build_seconds,
    )


async def latest(work: Work, handoff: HandoffId) -> Stored | None:
    """The newest revision; None while there is none."""
    row = await work.one(Q.latest, handoff=handoff)
    if row is None:
        return None
    return Stored(
        revision=row["revision"],
        packet=msgspec.json.decode(row["body"], type=Packet),
        through_seq=row["through_seq"],
        built_at=row["built_at"],
    )
