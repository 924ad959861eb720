"""Somebody's own shop, serving the contract over HTTP from our demo's orders."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from standardwebhooks import Webhook

from batonpass.adapters.shops.demo import DemoShop
from batonpass.adapters.shops.own.contract import CALLS
from batonpass.domain.refusal import KeyReused, Malformed
from batonpass.domain.shop.refusal import ShopRefused
from contract.shops.server import Heard, Said, said

SECRET = "whsec_bGFyY2ggYW5kIGxhbnRlcm4gc2hhcmVkIHNlY3JldCE="


class MockOwn:
    def __init__(self, shop: DemoShop, *, now: Callable[[], datetime]) -> None:
        self.shop = shop
        self.now = now
        self.done: dict[str, Any] = {}

    async def handle(self, heard: Heard) -> Said:
        name, stamp = heard.headers["webhook-id"], int(heard.headers["webhook-timestamp"])
        at = datetime.fromtimestamp(stamp, UTC)
        signature = Webhook(SECRET).sign(name, at, heard.body.decode())
        late = abs(self.now() - at) > timedelta(minutes=5)
        if late or heard.headers["webhook-signature"] != signature:
            return said({"message": "Bad signature."}, 401)
        if heard.path not in CALLS:
            return said({"message": "No such call."}, 404)
        asked: Any = msgspec.json.decode(heard.body, type=CALLS[heard.path][1])
        try:
            answer = await self._answer(heard.path, asked)
        except (ShopRefused, Malformed) as refusal:
            return said({"message": str(refusal)}, 422)
        except KeyReused:
            return said({"message": "Key reused."}, 409)
        return Said(body=msgspec.json.encode(answer), headers={"content-type": "application/json"})

    async def _answer(  # noqa: PLR0911 - one per call
        self, path: str, asked: Any
    ) -> dict[str, Any]:
        match path:
            case "/customer":
                return {"customer": await self.shop.customer_by_email(asked.email)}
            case "/orders":
                page = await self.shop.orders_of(
                    asked.buyer, limit=asked.limit, cursor=asked.cursor
                )
                return {"orders": page.orders, "next": page.next}
            case "/order":
                return {"order": await self.shop.order(asked.number)}
            case "/tracking":
                return {"tracking": await self.shop.tracking(asked.number)}
            case "/actions":
                result = await self.shop.perform(asked.action, key=asked.key, dry_run=False)
                self.done[asked.key] = {"said": result.said, "reference": result.reference}
                return {"done": self.done[asked.key]}
            case "/actions/find":
                return {"done": self.done.get(asked.key)}
            case _:
                return {"sample": (await self.shop.health()).sample}
