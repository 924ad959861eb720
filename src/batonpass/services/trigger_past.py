"""What stored history tells without playing it: shadows beside the truth, and thresholds."""

from datetime import timedelta

import msgspec

from batonpass.domain.ids import MerchantId
from batonpass.domain.trigger.backtest.threshold import Thresholds
from batonpass.domain.trigger.backtest.watch import Watch, Watched
from batonpass.services.ports import Ports
from batonpass.store import trigger_past


class Shadows(msgspec.Struct, frozen=True, kw_only=True):
    """What the shadow rules of some days would have done."""

    days: int
    conversations: int
    rules: tuple[Watched, ...]


class Curves(msgspec.Struct, frozen=True, kw_only=True):
    """How many conversations went above each score, as the signals were measured then."""

    days: float  # of history there really is, at most what was asked for
    conversations: int
    above: dict[str, tuple[int, ...]]  # "frustration/2" -> conversations above 0.00, 0.01 ... 1.00


async def shadows(ports: Ports, merchant: MerchantId, *, days: int) -> Shadows:
    """Each shadow rule beside what happened."""
    watch = Watch()
    async with ports.store.work(merchant) as work:
        since = work.now - timedelta(days=days)
    async for _, told in trigger_past.pages(ports.store, merchant, since=since):
        for one in told:
            watch.add(one.past, one.shadow)
    return Shadows(days=days, conversations=watch.conversations, rules=watch.lines())


async def curves(ports: Ports, merchant: MerchantId, *, days: int) -> Curves:
    """What each threshold would mean, in conversations."""
    thresholds = Thresholds()
    async with ports.store.work(merchant) as work:
        now = work.now
    first = now
    async for opened_at, signals in trigger_past.signals(
        ports.store, merchant, since=now - timedelta(days=days)
    ):
        first = min(first, opened_at)
        if signals:
            thresholds.add(signals)
    span = (now - first) / timedelta(days=1)
    return Curves(
        days=round(max(span, 1.0), 2),
        conversations=thresholds.conversations,
        above=thresholds.curves(),
    )
