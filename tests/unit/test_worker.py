"""The worker takes kinds of work in turn."""

from uuid import UUID

from batonpass.domain.ids import MerchantId
from batonpass.edges.worker.worker import in_turn
from batonpass.store.due import Due

SHOP = MerchantId(UUID(int=1))


def test_a_packet_does_not_wait_until_every_answer_is_given() -> None:
    claimed = [Due("turn", SHOP, f"t{n}") for n in range(8)]
    claimed += [Due("handoff", SHOP, f"h{n}") for n in range(2)] + [Due("offer", SHOP, "o0")]

    order = [one.id for one in in_turn(claimed)]

    assert order[:5] == ["t0", "h0", "o0", "t1", "h1"]
    assert order[5:] == [f"t{n}" for n in range(2, 8)]
