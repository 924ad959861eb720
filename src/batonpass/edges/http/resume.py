"""How a customer goes on with a conversation on another device: by a link for it alone."""

from datetime import datetime
from typing import Any

import msgspec
from litestar import Router, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.refusal import Malformed, NotAllowed
from batonpass.edges.http.conversation import MINE, place, read_id
from batonpass.edges.http.customer import MerchantShape, shape
from batonpass.edges.http.door import door
from batonpass.edges.http.shape import Body, Empty, Place
from batonpass.services import conversation as conversation_service
from batonpass.services import mail, resume
from batonpass.services.access import Caller
from batonpass.services.ports import Ports
from batonpass.store import customer as customers
from batonpass.store import merchant as merchants


class ResumeLink(msgspec.Struct, frozen=True, kw_only=True):
    """Shown this once: it is kept nowhere."""

    url: str
    expires_at: datetime


class Go(Body, frozen=True, kw_only=True):
    token: str  # what stands behind the # of the link


class Gone(msgspec.Struct, frozen=True, kw_only=True):
    """What the device keeps; its token opens this conversation and nothing else."""

    customer_id: str
    conversation_id: str
    token: str
    merchant: MerchantShape


@post(
    "/conversations/{conversation_id:str}/resume-link",
    opt=MINE,
    summary="A link that continues the conversation on another device",
)
async def make(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    data: JSONBody[Empty],
) -> ResumeLink:
    """For an hour and five devices, while the conversation is open. A new one replaces it."""
    del data
    _not_by_link(caller)
    async with ports.store.work(caller.merchant) as work:
        found = await conversation_service.mine(work, read_id(conversation_id), caller.customer)
        made = await resume.make(ports, work, found)
    return ResumeLink(url=made.url, expires_at=made.expires_at)


@post(
    "/conversations/{conversation_id:str}/resume-link/mail",
    opt=MINE,
    status_code=200,
    summary="The same link, to the customer's own address",
)
async def by_mail(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    data: JSONBody[Empty],
) -> Place:
    """Only to the address that is known already: another is given as a contact first."""
    del data
    _not_by_link(caller)
    id_ = read_id(conversation_id)
    async with ports.store.work(caller.merchant) as work:
        found = await conversation_service.mine(work, id_, caller.customer)
        customer = await customers.get(work, found.customer_id)
        if not customer.email:
            raise Malformed(field="email", cure="given first: we know no address of yours")
        await resume.count(work, found)
        await mail.to_customer(ports, work, found, "link")
        return await place(work, id_)


@post(
    "/conversations/{conversation_id:str}/resume-link/revoke",
    opt=MINE,
    status_code=200,
    summary="Take back every link, and sign off the devices they opened",
)
async def revoke(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    data: JSONBody[Empty],
) -> Place:
    """The device that asks goes on."""
    del data
    _not_by_link(caller)
    id_ = read_id(conversation_id)
    async with ports.store.work(caller.merchant) as work:
        await resume.revoke(work, await conversation_service.mine(work, id_, caller.customer))
        return await place(work, id_)


@post("/resume", opt=door(public=True), status_code=200, summary="Go on by a link")
async def go_on(ports: NamedDependency[Ports], data: JSONBody[Go]) -> Gone:
    """The conversation as it stands, the place in line included; the old device goes on too."""
    opened = await resume.open_link(ports, data.token)
    async with ports.store.work(opened.merchant) as work:
        merchant = await merchants.get(work)
    return Gone(
        customer_id=ids.written("customer", opened.customer),
        conversation_id=ids.written("conversation", opened.conversation),
        token=opened.token,
        merchant=shape(merchant),
    )


def _not_by_link(caller: Caller) -> None:
    """A link is not passed on by those who came by one."""
    if caller.conversation is not None:
        raise NotAllowed(why="Ask for a link where this chat began.")


handlers: list[Any] = [make, by_mail, revoke, go_on]
router = Router("/", route_handlers=handlers, tags=["resume"])
