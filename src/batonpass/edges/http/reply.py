"""Saved replies with their variables, and the ways a case can end."""

import re
from typing import Any, Final

import msgspec
from litestar import Router, delete, get, post, put
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.ids import ReplyId
from batonpass.domain.merchant import Disposition
from batonpass.domain.refusal import Malformed
from batonpass.edges.http.conversation import read_id
from batonpass.edges.http.door import door
from batonpass.edges.http.once import once
from batonpass.edges.http.shape import Body
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import packet as packets
from batonpass.store import reply as replies
from batonpass.store.database import Work
from batonpass.store.reply import Reply

VARIABLE: Final = re.compile(r"\{\{\s*([a-z_.]+)\s*\}\}")
KNOWN: Final = (
    "customer.name",
    "order.number",
    "order.tracking_url",
    "agent.name",
    "merchant.name",
)


class ReplyShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    title: str
    text: str
    shortcut: str


class Replies(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[ReplyShape, ...]
    variables: tuple[str, ...] = KNOWN


class SaveReply(Body, frozen=True, kw_only=True):
    title: str
    text: str
    shortcut: str = ""


class For(Body, frozen=True, kw_only=True):
    conversation_id: str


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    text: str
    missing: tuple[str, ...]  # variables without a value: the text must not be sent


class Dispositions(msgspec.Struct, frozen=True, kw_only=True):
    items: tuple[Disposition, ...]


def _shape(reply: Reply) -> ReplyShape:
    return ReplyShape(
        id=ids.written("reply", reply.id),
        title=reply.title,
        text=reply.text,
        shortcut=reply.shortcut,
    )


def _checked(id_: ReplyId, data: SaveReply) -> Reply:
    if not data.title.strip() or len(data.title) > 80:  # noqa: PLR2004 - fits the list
        raise Malformed(field="title", cure="1 to 80 characters")
    if not data.text.strip() or len(data.text) > 4000:  # noqa: PLR2004 - a reply, not a book
        raise Malformed(field="text", cure="1 to 4000 characters")
    if unknown := sorted(set(VARIABLE.findall(data.text)) - set(KNOWN)):
        raise Malformed(
            field="text", cure=f"free of {{{{{unknown[0]}}}}}: known are {', '.join(KNOWN)}"
        )
    return Reply(id=id_, title=data.title.strip(), text=data.text, shortcut=data.shortcut[:40])


@get("/replies", opt=door(role="agent", scope="agents"))
async def read(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> Replies:
    """Every saved reply."""
    async with ports.store.work(caller.merchant) as work:
        return Replies(items=tuple(_shape(r) for r in await replies.everything(work)))


@post("/replies", opt=door(role="lead", scope="admin"))
async def add(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    key: NamedDependency[str],
    data: JSONBody[SaveReply],
) -> ReplyShape:
    """A new saved reply; an unknown variable is refused."""
    reply = _checked(ReplyId(ports.new_id()), data)

    async def act(work: Work) -> ReplyShape:
        await _free(work, reply)
        await replies.save(work, reply)
        return _shape(reply)

    return await once(ports, caller, key, "reply", data, kind=ReplyShape, act=act)


@put("/replies/{reply_id:str}", opt=door(role="lead", scope="admin"))
async def change(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    reply_id: FromPath[str],
    data: JSONBody[SaveReply],
) -> ReplyShape:
    """Change a saved reply."""
    reply = _checked(ReplyId(ids.read("reply", reply_id)), data)
    async with ports.store.work(caller.merchant) as work:
        await replies.get(work, reply.id)
        await _free(work, reply)
        await replies.save(work, reply)
    return _shape(reply)


async def _free(work: Work, reply: Reply) -> None:
    for other in await replies.everything(work):
        if other.title == reply.title and other.id != reply.id:
            raise Malformed(field="title", cure="one that no other reply has")


@delete("/replies/{reply_id:str}", opt=door(role="lead", scope="admin"))
async def drop(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], reply_id: FromPath[str]
) -> None:
    """It is gone."""
    async with ports.store.work(caller.merchant) as work:
        await replies.drop(work, ReplyId(ids.read("reply", reply_id)))


@post("/replies/{reply_id:str}/render", opt=door(role="agent", scope="agents"), status_code=200)
async def render(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    reply_id: FromPath[str],
    data: JSONBody[For],
) -> Rendered:
    """The reply with this case's values; what has none is named, and must not be sent."""
    async with ports.store.work(caller.merchant) as work:
        reply = await replies.get(work, ReplyId(ids.read("reply", reply_id)))
        values = await _values(work, caller, data.conversation_id)
    missing = [name for name in VARIABLE.findall(reply.text) if not values.get(name)]
    text = VARIABLE.sub(lambda m: values.get(m.group(1)) or m.group(0), reply.text)
    return Rendered(text=text, missing=tuple(dict.fromkeys(missing)))


async def _values(work: Work, caller: Caller, conversation: str) -> dict[str, str]:
    found = await conversations.get(work, read_id(conversation))
    customer = await customers.get(work, found.customer_id)
    kept = await handoffs.latest_of(work, found.id)
    stored = await packets.latest(work, kept.handoff.id) if kept else None
    orders = stored.packet.orders if stored else ()
    order = next((o for o in orders if o.is_subject), orders[0] if orders else None)
    return {
        "customer.name": customer.name or (stored.packet.customer.name if stored else ""),
        "order.number": order.number if order else "",
        "order.tracking_url": next((p.url for p in order.parcels if p.url), "") if order else "",
        "agent.name": caller.name,
        "merchant.name": (await merchants.get(work)).name,
    }


@get("/dispositions", opt=door(role="agent", scope="agents"))
async def dispositions(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller]
) -> Dispositions:
    """The ways a case can end, as the merchant set them."""
    async with ports.store.work(caller.merchant) as work:
        return Dispositions(items=(await merchants.get(work)).settings.dispositions)


handlers: list[Any] = [read, add, change, drop, render, dispositions]
router = Router("/", route_handlers=handlers, tags=["reply"])
