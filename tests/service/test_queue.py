"""Queues come and go while people look at them."""

from typing import Any

from batonpass.domain.ids import QueueId
from batonpass.services import report, signal
from batonpass.store import merchant as merchant_rows
from batonpass.store import queue as queues
from batonpass.store.database import Row, Work
from service.conftest import House


class Crowded(Work):
    """A transaction during which somebody else makes a queue after each look."""

    house: House

    async def all(self, statement: bytes, **values: Any) -> list[Row]:
        rows = await super().all(statement, **values)
        async with self.house.work() as other:
            id_ = QueueId(self.house.ports.new_id())
            await queues.insert(other, id_, name=self.house.new_name())
        return rows


async def test_the_board_is_shown_while_a_colleague_makes_a_queue(house: House) -> None:
    async with house.work() as work:
        shown = await report.board(house.ports, _crowded(house, work))

    assert [queue.name for queue in shown] == ["General"]


async def test_rules_look_at_the_queues_while_a_colleague_makes_one(house: House) -> None:
    async with house.work() as work:
        settings = (await merchant_rows.get(work)).settings
        found = await signal.lines(house.ports, _crowded(house, work), settings)

    assert len(found) == 1


def _crowded(house: House, work: Work) -> Crowded:
    crowded = Crowded(work.conn, work.merchant, work.now)
    crowded.house = house
    return crowded
