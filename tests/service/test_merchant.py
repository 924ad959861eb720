"""What a merchant may change of itself."""

import msgspec
import pytest

from batonpass.domain.refusal import Malformed
from batonpass.services import merchant as merchant_service
from batonpass.store import merchant as merchants

from .conftest import House


async def test_only_the_demo_s_own_merchant_answers_from_invented_orders(house: House) -> None:
    async with house.work() as work:
        await work.run(b"UPDATE merchants SET is_sandbox = false WHERE merchant_id = %(merchant)s")
        before = await merchants.get(work)
        plain = msgspec.structs.replace(before.settings, shop="")
        await merchant_service.change(
            house.ports, work, name="Lantern", settings=plain, revision=before.revision, who="test"
        )
        kept = await merchants.get(work)

    with pytest.raises(Malformed, match="page Shop"):
        async with house.work() as work:
            await merchant_service.change(
                house.ports,
                work,
                name="Lantern",
                settings=msgspec.structs.replace(kept.settings, shop="demo"),
                revision=kept.revision,
                who="test",
            )

    async with house.work() as work:
        assert (await merchants.get(work)).settings.shop == ""
