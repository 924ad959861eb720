"""How a merchant's categories are read, tried and put in force, and which triggers name them."""

import asyncio
from collections.abc import Iterator
from typing import Any, Final

import msgspec

from batonpass.domain import category
from batonpass.domain.category import CategoryList
from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import Malformed
from batonpass.domain.signal.category_fit import Look, look
from batonpass.domain.trigger.default import default_document
from batonpass.domain.trigger.parse import parse, to_plain
from batonpass.services import category_fit
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import audit
from batonpass.store import category as categories
from batonpass.store import queue as queues
from batonpass.store import trigger as triggers
from batonpass.store.category import LISTS, Stamp
from batonpass.store.database import Work
from batonpass.store.document import DocumentVersion, Kept

LONGEST_TRIED: Final = 4_000  # characters of a message


class Use(msgspec.Struct, frozen=True, kw_only=True):
    """Where a category's name is written: it must be renamed there too."""

    category: str
    kind: str  # rule, queue
    name: str


class Categories(msgspec.Struct, frozen=True, kw_only=True):
    """The list in force, what was in force before, its fit and where its names are used."""

    kept: Kept[CategoryList]
    versions: tuple[DocumentVersion, ...]
    stamp: Stamp
    uses: tuple[Use, ...]


async def read(work: Work, *, version: int | None = None) -> Categories:
    """The list in force, or an earlier version of it, and the history.

    Raises:
        NotFound: there is no such version.
    """
    wanted = LISTS.in_force(work) if version is None else LISTS.get(work, version)
    return Categories(
        kept=await wanted,
        versions=await LISTS.versions(work),
        stamp=await categories.stamp(work),
        uses=await _uses(work),
    )


async def publish(
    ports: Ports, merchant: MerchantId, document: CategoryList, *, after: int | None, by: Caller
) -> Categories:
    """Put a list in force as the version after `after`, and fit it at once.

    Raises:
        Malformed: a name or sentence cannot be kept.
        Overtaken: somebody changed the list since the editor read it.
    """
    kept = category.checked(document)
    async with ports.store.work(merchant) as work:
        version = await LISTS.replace(work, kept, after=after, by=by.name or by.principal)
        await audit.add(
            work,
            ports.new_id(),
            who=by.principal,
            what="categories.changed",
            about=str(version),
        )
        stamp = await categories.stamp(work)
    await category_fit.fitted(ports, merchant, stamp)
    async with ports.store.work(merchant) as work:
        return await read(work)


async def attempt(
    ports: Ports, merchant: MerchantId, text: str, *, document: CategoryList | None
) -> Look:
    """What the list makes of a message; nothing is stored.

    Args:
        ports: to read the list in force.
        merchant: whose it is.
        text: the message.
        document: a list that is not in force yet; None: the one that is.

    Raises:
        Malformed: the message is empty or too long, or the list cannot be kept.
    """
    if not text.strip() or len(text) > LONGEST_TRIED:
        raise Malformed(field="text", cure=f"1 to {LONGEST_TRIED} characters")
    async with ports.store.work(merchant) as work:
        kept = await LISTS.in_force(work)
        stamp = await categories.stamp(work)
    wanted = kept.document if document is None else category.checked(document)
    if wanted == kept.document:
        fitted = await category_fit.fitted(ports, merchant, stamp)
    else:
        fitted = await category_fit.draft(ports, wanted, drift=stamp.drift or 0.0)
    return await asyncio.to_thread(look, text, fitted, category.examples(wanted), ports.model)


async def _uses(work: Work) -> tuple[Use, ...]:
    stored = await triggers.published(work)
    document: Any = to_plain(parse(stored[1]) if stored else default_document())
    found = [
        Use(category=name, kind="rule", name=str(rule.get("name", "")))
        for rule in document.get("rules", [])
        for name in dict.fromkeys(_named(rule))
    ]
    for queue in await queues.everything(work):
        found += [
            Use(category=name, kind="queue", name=queue.name) for name in queue.rules.categories
        ]
    return tuple(found)


def _named(node: Any) -> Iterator[str]:
    """The names in every condition on a category below `node`."""
    if isinstance(node, dict):
        condition = node.get("category")
        if isinstance(condition, dict):
            yield from (str(name) for name in condition.get("names", ()))
        for below in node.values():
            yield from _named(below)
    elif isinstance(node, list | tuple):
        for below in node:
            yield from _named(below)
