"""What happens when a shop or a carrier posts to us: believed once, in any order, then acted on."""

from collections.abc import Mapping, Sequence
from typing import Final, assert_never

import msgspec

from batonpass.domain import ids
from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import BatonpassError, NotFound
from batonpass.domain.shop.connection import Connection, ShopifyLink
from batonpass.domain.shop.news import (
    DataAsked,
    Delivery,
    Disconnected,
    DisputeOpened,
    EraseCustomer,
    EraseShop,
    Ignored,
    OrderChanged,
    ParcelMoved,
    is_late,
)
from batonpass.services import erasure, mail
from batonpass.services.ports import Claims, Ports
from batonpass.services.shop import Vendor
from batonpass.store import audit, shop_delivery, shop_order
from batonpass.store import handoff as handoffs
from batonpass.store import merchant as merchants
from batonpass.store import shop_connection as connections
from batonpass.store.database import Work
from batonpass.store.erasure import Person
from batonpass.store.shop_connection import Linked

SHOPIFY: Final = ".myshopify.com"
PRIVATE: Final = (DataAsked, EraseCustomer, EraseShop)


async def take(
    ports: Ports, merchant: MerchantId, vendor: Vendor, headers: Mapping[str, str], body: bytes
) -> str:
    """Act on what a sender posted; what became of it comes back in a word.

    Raises:
        NotFound: the merchant has no shop connected.
        BadSignature: it does not come from whom it claims to; nothing is done.
        Malformed: signed, but not in the sender's form.
    """
    linked, connection = await _connection(ports, merchant)
    try:
        delivery = ports.connector.delivery(vendor, connection, headers, body)
    except BatonpassError as no:
        if no.code == "bad_signature":
            async with ports.store.work(merchant) as work:
                await connections.refused(work)
        raise
    if delivery.topic == "ping":  # WooCommerce's first word is not signed: nothing follows from it
        return "ping"
    async with ports.store.work(merchant) as work:
        is_idle = is_late(delivery, now=work.now) or _is_foreign(delivery, linked)
        outcome = _name(delivery)
        if is_idle:
            outcome = "foreign" if _is_foreign(delivery, linked) else "late"
        again = isinstance(delivery.news, PRIVATE)  # the same words may be meant a second time
        if not await shop_delivery.take(work, delivery, outcome=outcome, again=again):
            return "known"
        await connections.heard(work)
        if not is_idle:
            await _act(ports, work, merchant, linked, connection, delivery)
    return outcome


async def visitor(ports: Ports, merchant: MerchantId, query: Sequence[tuple[str, str]]) -> str:
    """A short-lived identity token for who is signed in at the shop; empty: nobody is.

    Raises:
        NotFound: the merchant has no shop connected.
        BadSignature: the request does not come through the shop's own proxy.
        ShopDown: the shop does not say who that is.
    """
    linked, connection = await _connection(ports, merchant)
    async with ports.store.work(merchant) as work:
        now, found = work.now, await merchants.get(work)
    seen = ports.connector.visitor(connection, query, now)
    if linked.state != "connected" or not seen.customer_id:
        return ""
    shop = await ports.shop_of(merchant, found.settings)
    buyer = None if shop is None else await shop.customer_by_id(seen.customer_id)
    if buyer is None or not buyer.email:
        return ""
    secret = found.identity_secret
    if not secret:
        secret = ports.new_secret()
        async with ports.store.work(merchant) as work:
            await merchants.set_identity_secret(work, secret)
    return ports.sign_identity(
        secret, Claims(subject=buyer.id, email=buyer.email, name=buyer.name), now
    )


async def _connection(ports: Ports, merchant: MerchantId) -> tuple[Linked, Connection]:
    try:
        async with ports.store.work(merchant) as work:
            linked = await connections.find(work)
    except NotFound:  # a merchant nobody knows looks like one without a shop
        linked = None
    if linked is None:
        raise NotFound(noun="connected shop")
    return linked, ports.connector.open(linked.sealed, merchant)


async def _act(
    ports: Ports,
    work: Work,
    merchant: MerchantId,
    linked: Linked,
    connection: Connection,
    delivery: Delivery,
) -> None:
    who = delivery.vendor
    match delivery.news:
        case OrderChanged(number=number):
            await _look_again(work, number=number)
        case DisputeOpened(order_id=order, state=state):
            await _audited(ports, work, who, "shop.disputed", {"order": order, "state": state})
            await _look_again(work)
        case ParcelMoved() as moved:
            await shop_order.move(work, moved)
            await _look_again(work, parcel=moved.tracking.number)
        case Disconnected():
            await _leave(ports, work, merchant, connection)
            await _audited(ports, work, who, "shop.left", {"address": linked.address})
        case DataAsked() as asked:
            person = _person(asked.email, asked.customer_id)
            await erasure.export(ports, work, person, request=asked.request_id, who=who)
        case EraseCustomer() as wanted:
            person = _person(wanted.email, wanted.customer_id, wanted.phone)
            await erasure.erase(ports, work, person, who=who)
        case EraseShop():
            until = linked.gone_at or work.now
            await erasure.erase_everybody(ports, work, until=until, who=who)
            await shop_order.forget(work)
            if linked.state == "gone":
                await connections.forget(work)
            work.wake("shop")
        case Ignored():
            pass
        case _ as never:
            assert_never(never)


async def _look_again(work: Work, *, number: str = "", parcel: str = "") -> None:
    """Nothing remembered of the shop counts any more; open cases about it are read anew."""
    work.wake("shop")
    concerned = await shop_delivery.concerned(work, number=number, parcel=parcel)
    for handoff in concerned:
        await handoffs.ask_packet(work, handoff, at=work.now)
    if concerned:
        work.wake("due")


async def _leave(ports: Ports, work: Work, merchant: MerchantId, connection: Connection) -> None:
    """Forget the token; keep only what checks the shop's last wishes."""
    link = connection.link
    kept = msgspec.structs.replace(
        connection,
        tracker=None,
        link=msgspec.structs.replace(link, token="") if isinstance(link, ShopifyLink) else link,
    )
    await connections.leave(
        work,
        sealed=ports.connector.seal(kept, merchant),
        key_name=ports.connector.key_name,
    )
    work.wake("shop")
    await mail.warn(
        ports,
        work,
        subject="Batonpass was removed from your shop",
        body=(
            "From now on customers are served without their orders, and handoffs say so."
            f"\n\nConnect it again on the page Shop: {ports.public_url}/admin#/shop"
        ),
    )
    work.wake("due")


def _is_foreign(delivery: Delivery, linked: Linked) -> bool:
    """Whether it is about another shop: an app's secret signs the wishes of all its shops."""
    named = delivery.news.shop if isinstance(delivery.news, (*PRIVATE, Disconnected)) else ""
    ours = linked.address.removeprefix("https://")
    return ours.endswith(SHOPIFY) and bool(named) and named.casefold() != ours


def _name(delivery: Delivery) -> str:
    return str(delivery.news.__struct_config__.tag)


def _person(email: str, customer_id: str, phone: str = "") -> Person:
    return Person(email=email.strip().lower(), subject=customer_id, phone=phone)


async def _audited(ports: Ports, work: Work, who: str, what: str, detail: object) -> None:
    await audit.add(
        work,
        ports.new_id(),
        who=who,
        what=what,
        about=ids.written("merchant", work.merchant),
        detail=detail,
    )
