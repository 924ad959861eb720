"""How an action on a real shop happens once: written down before, looked up after a silence."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Final, Protocol

import msgspec

from batonpass.domain.refusal import KeyReused
from batonpass.domain.shop.action import Action, ActionResult, LedgerRow, Outcome, Phase
from batonpass.domain.shop.limit import Limits, check, value_of
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.domain.shop.value import Order
from batonpass.services.shop import ActionLedger

TRIES: Final = 8  # appends that may lose the race for a seq
SETTLE: Final = timedelta(minutes=2)  # after that long a request cannot still be on its way


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """What a vendor's adapter did, or found done."""

    said: str
    reference: str = ""
    is_done: bool = True  # False: the shop took it and works on it


class Vendor(Protocol):
    """What an adapter of a real shop brings; `Once` makes it safe to repeat."""

    async def order(self, number: str) -> Order | None:
        """The order as the shop shows it now."""
        ...

    async def act(self, action: Action, order: Order, *, mark: str) -> Deed:
        """Do it now, leaving `mark` where `find` can see it."""
        ...

    async def find(self, action: Action, order: Order, *, mark: str) -> Deed | None:
        """What was done under `mark`, or None if the shop shows nothing of it."""
        ...


def mark(key: str) -> str:
    """The trace an action leaves in the shop: short, and tells nothing."""
    return f"bp-{sha256(key.encode()).hexdigest()[:16]}"


class Once:
    """Performs a vendor's actions under the caller's keys, with the trail as the memory."""

    def __init__(
        self,
        vendor: Vendor,
        *,
        ledger: ActionLedger,
        limits: Limits,
        now: Callable[[], datetime],
    ) -> None:
        self._vendor = vendor
        self._ledger = ledger
        self._limits = limits
        self._now = now
        self._unsent: set[str] = set()  # keys whose try surely never left this process

    async def perform(
        self, action: Action, *, key: str, dry_run: bool, by: str = ""
    ) -> ActionResult:
        """Do `action` once under `key`; see the port for what is raised."""
        order = await self._vendor.order(action.order)
        if order is None:
            raise ShopRefused(why=f"There is no order {action.order}.", fact="no_such_order")
        rows = await self._ledger.about(order.number)
        mine = [row for row in rows if row.key == key]
        if any(row.action != action for row in mine):
            raise KeyReused
        for row in mine:
            if row.result is not None:
                return _repeated(row.result)
        if mine:
            return await self._resume(action, order, mine[0], by=by)
        check(action, order, self._limits, _past(rows, order))
        if dry_run:
            said = f"Allowed on {order.number}; nothing was done."
            return self._result(action, order, key, Outcome.WOULD, Deed(said=said))
        if not await self._write(action, order, key, Phase.STARTED, None, by=by):
            return self._result(  # another process was faster with the same key
                action, order, key, Outcome.UNKNOWN, Deed(said="This is being done right now.")
            )
        await self._check_again(action, order, key, by=by)
        return await self._act(action, order, key, by=by)

    async def _check_again(self, action: Action, order: Order, key: str, *, by: str) -> None:
        """Of two actions at the same moment the one written first counts for the other."""
        rows = await self._ledger.about(order.number)
        mine = next(row.seq for row in rows if row.key == key)
        try:
            check(action, order, self._limits, _past([r for r in rows if r.seq < mine], order))
        except ShopRefused as refusal:
            said = Deed(said=refusal.why, reference=refusal.fact)
            result = self._result(action, order, key, Outcome.REFUSED, said)
            await self._write(action, order, key, Phase.SETTLED, result, by=by)
            raise

    async def _act(self, action: Action, order: Order, key: str, *, by: str) -> ActionResult:
        try:
            deed = await self._vendor.act(action, order, mark=mark(key))
        except ShopRefused as refusal:
            said = Deed(said=refusal.why, reference=refusal.fact)
            result = self._result(action, order, key, Outcome.REFUSED, said)
            await self._write(action, order, key, Phase.SETTLED, result, by=by)
            raise
        except ShopDown as down:
            if not down.may_have_acted:
                self._unsent.add(key)
                raise
            return self._result(
                action,
                order,
                key,
                Outcome.UNKNOWN,
                Deed(said=f"The shop fell silent: {down.why}. Look again before trying again."),
            )
        return await self._settle(action, order, key, deed, by=by)

    async def _resume(
        self, action: Action, order: Order, started: LedgerRow, *, by: str
    ) -> ActionResult:
        key = started.key
        if key in self._unsent:
            self._unsent.discard(key)
            return await self._act(action, order, key, by=by)
        found = await self._vendor.find(action, order, mark=mark(key))
        if found is not None:
            return await self._settle(action, order, key, found, by=by)
        if self._now() - started.at < SETTLE:
            said = "The shop does not show it yet. Look again in two minutes."
            return self._result(action, order, key, Outcome.UNKNOWN, Deed(said=said))
        return await self._act(action, order, key, by=by)

    async def _settle(
        self, action: Action, order: Order, key: str, deed: Deed, *, by: str
    ) -> ActionResult:
        outcome = Outcome.DONE if deed.is_done else Outcome.UNKNOWN
        result = self._result(action, order, key, outcome, deed)
        if deed.is_done:
            await self._write(action, order, key, Phase.SETTLED, result, by=by)
        return result

    def _result(
        self, action: Action, order: Order, key: str, outcome: Outcome, deed: Deed
    ) -> ActionResult:
        return ActionResult(
            key=key,
            kind=action.KIND,
            order=order.number,
            outcome=outcome,
            said=deed.said,
            reference=deed.reference,
            amount=value_of(action, order),
            at=self._now(),
        )

    async def _write(
        self,
        action: Action,
        order: Order,
        key: str,
        phase: Phase,
        result: ActionResult | None,
        *,
        by: str,
    ) -> bool:
        """Add a row; False if somebody wrote this very phase of this key."""
        for _ in range(TRIES):
            row = LedgerRow(
                seq=await self._ledger.last_seq() + 1,
                at=self._now(),
                key=key,
                phase=phase,
                order=order.number,
                action=action,
                result=result,
                by=by,
            )
            if await self._ledger.append(row):
                return True
            rows = await self._ledger.about(order.number)
            if any((old.key, old.phase) == (key, phase) for old in rows):
                return False
        if any(old.key == key for old in await self._ledger.load(after=0)):
            raise KeyReused  # for another order
        raise ShopDown(why="too many changes at once")


def _repeated(result: ActionResult) -> ActionResult:
    if result.outcome is Outcome.REFUSED:
        raise ShopRefused(why=result.said, fact=result.reference)
    return result


def _past(rows: Sequence[LedgerRow], order: Order) -> list[ActionResult]:
    """Results so far; what only started counts as done until somebody knows better."""
    settled = {row.key: row.result for row in rows if row.result is not None}
    open_ = [
        ActionResult(
            key=row.key,
            kind=row.action.KIND,
            order=row.order,
            outcome=Outcome.UNKNOWN,
            said="",
            amount=value_of(row.action, order),
            at=row.at,
        )
        for row in rows
        if row.key not in settled
    ]
    return [*settled.values(), *open_]
