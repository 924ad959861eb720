"""Which shop a merchant uses: looked up in the connection, kept while that stays the same."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Final

from batonpass.adapters.net import Door
from batonpass.adapters.shops.connect import connected, shelved
from batonpass.adapters.shops.connector import ShopConnector
from batonpass.adapters.shops.demo.shop import DemoShop
from batonpass.adapters.shops.out import OutOfReach
from batonpass.adapters.shops.steady import Memory
from batonpass.adapters.shops.vault import Unsealable
from batonpass.domain.ids import MerchantId
from batonpass.domain.merchant import Settings
from batonpass.domain.shop.connection import PushedLink
from batonpass.services.shop import Shop
from batonpass.store import shop_connection as connections
from batonpass.store.database import Store
from batonpass.store.shop_action import ActionRows
from batonpass.store.shop_connection import Linked
from batonpass.store.shop_order import Shelf

DEMO: Final = "demo"
SAID_SECONDS: Final = 60.0  # good news is stored that often; bad news at once


class Shops:
    """The shops of this process, one value per merchant: breaker and memory live as long."""

    def __init__(
        self,
        store: Store,
        *,
        door: Door,
        connector: ShopConnector,
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._door = door
        self._connector = connector
        self._now = now
        self._made: dict[MerchantId, tuple[str, Shop]] = {}
        self._said: dict[MerchantId, tuple[bool, float]] = {}
        self._saving: set[asyncio.Task[None]] = set()
        self._unlisten = store.wakes.listen(self._heard)

    async def __call__(self, merchant: MerchantId, settings: Settings) -> Shop | None:
        """The merchant's shop; None if none is connected."""
        async with self._store.work(merchant) as work:
            linked = await connections.find(work)
        if linked is not None and linked.state == "connected":
            return self._kept(merchant, f"linked:{linked.revision}:{linked.connected_at}", linked)
        if linked is None and settings.shop == DEMO:
            return self._kept(merchant, f"{DEMO}:{self._now().date()}", None)
        self._made.pop(merchant, None)
        return None

    async def aclose(self) -> None:
        """Hear nothing more; what was to be stored is stored."""
        self._unlisten()
        if self._saving:
            await asyncio.wait(self._saving, timeout=2)

    def _kept(self, merchant: MerchantId, version: str, linked: Linked | None) -> Shop:
        known = self._made.get(merchant)
        if known is not None and known[0] == version:
            return known[1]
        shop = self._demo(merchant) if linked is None else self._linked(merchant, linked)
        self._made[merchant] = (version, shop)
        return shop

    def _demo(self, merchant: MerchantId) -> Shop:
        return DemoShop(
            today=self._now().date(), ledger=ActionRows(self._store, merchant), now=self._now
        )

    def _linked(self, merchant: MerchantId, linked: Linked) -> Shop:
        try:
            connection = self._connector.open(linked.sealed, merchant)
        except Unsealable as closed:
            return OutOfReach(why=str(closed).rstrip("."), policies=linked.terms.policies)
        if isinstance(connection.link, PushedLink):
            return shelved(
                Shelf(self._store, merchant), now=self._now, policies=linked.terms.policies
            )
        return connected(
            connection,
            door=self._door,
            ledger=ActionRows(self._store, merchant),
            now=self._now,
            policies=linked.terms.policies,
            limits=linked.terms.limits,
            noticed=lambda memory: self._noticed(merchant, linked.revision, memory),
        )

    def _heard(self, topic: str, merchant: str, _: str) -> None:
        """The shop said that something changed, to this process or to another."""
        if topic not in {"shop", ""}:
            return
        for id_, (_version, shop) in self._made.items():
            if topic == "" or str(id_) == merchant:
                shop.forget()

    def _noticed(self, merchant: MerchantId, revision: int, memory: Memory) -> None:
        clock = asyncio.get_running_loop().time()
        was_well, at = self._said.get(merchant, (not memory.is_well, 0.0))
        if was_well == memory.is_well and clock - at < SAID_SECONDS:
            return
        self._said[merchant] = (memory.is_well, clock)
        task = asyncio.get_running_loop().create_task(self._save(merchant, revision, memory))
        self._saving.add(task)
        task.add_done_callback(self._saved)

    def _saved(self, task: asyncio.Task[None]) -> None:
        self._saving.discard(task)
        if not task.cancelled():
            task.exception()  # the page shows it a little later; nobody else needs it

    async def _save(self, merchant: MerchantId, revision: int, memory: Memory) -> None:
        async with self._store.work(merchant) as work:
            await connections.note_health(
                work,
                revision=revision,
                success_at=memory.last_success_at,
                error_at=memory.last_error_at,
                error=memory.last_error,
                is_answering=memory.is_well,
            )
