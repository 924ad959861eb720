"""What is fitted from a merchant's categories: once for all processes, kept at hand in each."""

import asyncio
from typing import Final
from weakref import WeakValueDictionary

import structlog

from batonpass.domain import category
from batonpass.domain.category import CategoryList
from batonpass.domain.ids import MerchantId
from batonpass.domain.signal import Categories, Model, default_categories, fit_categories
from batonpass.domain.signal.category_fit import TRAFFIC_ENOUGH, drift, moved, packed, unpacked
from batonpass.domain.signal.model import DamagedModelError
from batonpass.services.ports import Ports
from batonpass.store import category as categories
from batonpass.store.category import Stamp

KEPT_FITS: Final = 64  # a process keeps; one costs a megabyte, the largest twelve
KEPT_DRAFTS: Final = 8
CONVERSATIONS: Final = 1_000  # the newest, read to fit the line of what is out of scope
MESSAGES: Final = 1_500
log = structlog.get_logger()
_fits: dict[MerchantId, tuple[Stamp, Categories]] = {}
_drafts: dict[tuple[str, CategoryList], Categories] = {}
_failed: dict[MerchantId, int] = {}  # the version that could not be fitted here
_locks: WeakValueDictionary[MerchantId, asyncio.Lock] = WeakValueDictionary()


async def fitted(ports: Ports, merchant: MerchantId, stamp: Stamp) -> Categories:
    """The merchant's categories as they were fitted; asked outside of transactions.

    A list that cannot be fitted must not silence the assistant: the default set stands in for it
    until the merchant changes it or the process starts anew.

    Args:
        ports: to read and keep the fit.
        merchant: whose categories.
        stamp: as read in the transaction that they are wanted for.
    """
    held = _fits.get(merchant)
    if held is not None and held[0] == stamp and _is_good(ports.model, stamp):
        return held[1]
    lock = _locks.setdefault(merchant, asyncio.Lock())
    async with lock:
        async with ports.store.work(merchant) as work:
            stamp = await categories.stamp(work)  # another task may have fitted it meanwhile
            held = _fits.get(merchant)
            if held is not None and held[0] == stamp and _is_good(ports.model, stamp):
                return held[1]
            body = await categories.fit(work, stamp.version)
        found = None
        if _is_good(ports.model, stamp):
            found = await asyncio.to_thread(_loaded, ports.model, stamp, body)
        if found is None and _failed.get(merchant) == stamp.version:
            return default_categories(ports.model)
        if found is None:
            try:
                stamp, found = await _fit(ports, merchant, stamp.version)
            except (ArithmeticError, LookupError, MemoryError, ValueError) as failure:
                _failed[merchant] = stamp.version
                log.error(  # noqa: TRY400 a traceback would quote the merchant's sentences
                    "categories.fit_failed",
                    merchant=str(merchant),
                    version=stamp.version,
                    failure=type(failure).__name__,
                )
                return default_categories(ports.model)
        _fits.pop(merchant, None)
        if len(_fits) >= KEPT_FITS:
            _fits.pop(next(iter(_fits)))
        _fits[merchant] = (stamp, found)
        return found


async def draft(ports: Ports, document: CategoryList, *, drift: float) -> Categories:
    """A list that is only tried, fitted; the last few tried are at hand."""
    key = (ports.model.version, document)
    if key not in _drafts:
        found = await asyncio.to_thread(fit_categories, category.examples(document), ports.model)
        if len(_drafts) >= KEPT_DRAFTS:
            _drafts.pop(next(iter(_drafts)))
        _drafts[key] = found
    return moved(_drafts[key], drift)


def _is_good(model: Model, stamp: Stamp) -> bool:
    """Whether what is kept was fitted with this model, and not long ago."""
    return stamp.is_fresh and stamp.model == model.version


def _loaded(model: Model, stamp: Stamp, body: bytes | None) -> Categories | None:
    if body is not None:
        try:
            return unpacked(body)
        except DamagedModelError:
            return None
    return moved(default_categories(model), stamp.drift or 0.0) if stamp.version == 0 else None


async def _fit(ports: Ports, merchant: MerchantId, version: int) -> tuple[Stamp, Categories]:
    """Fit the list and its line on the newest traffic, and keep both for every process."""
    async with ports.store.work(merchant) as work:
        document = (await categories.LISTS.get(work, version)).document if version else None
        said = await categories.traffic(work, conversations=CONVERSATIONS, messages=MESSAGES)
    found, by, body = await asyncio.to_thread(_learnt, ports.model, document, version, said)
    async with ports.store.work(merchant) as work:
        stamp = await categories.keep_fit(
            work,
            version,
            model=ports.model.version,
            body=body,
            drift=by,
            traffic=len(set(said)) if len(set(said)) >= TRAFFIC_ENOUGH else 0,
        )
    log.info("categories.fitted", merchant=str(merchant), version=version, drift=round(by, 3))
    return stamp, found


def _learnt(
    model: Model, document: CategoryList | None, version: int, said: list[str]
) -> tuple[Categories, float, bytes | None]:
    if document is None:
        found = default_categories(model)
        by = drift(said, found, model)
        return moved(found, by), by, None
    found = fit_categories(category.examples(document), model, version=f"c{version}")
    by = drift(said, found, model)
    body = packed(moved(found, by))
    return unpacked(body), by, body  # rounded as every other process reads it
