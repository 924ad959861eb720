"""How a merchant's shop is connected, looked at, set up and erased; secrets only ever go in."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Literal

import msgspec

from batonpass.domain import ids
from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import Malformed, NotFound, TooMany
from batonpass.domain.shop.connection import (
    Connection,
    Link,
    OwnLink,
    PushedLink,
    ShopifyLink,
    Terms,
    TrackerLink,
    WooLink,
)
from batonpass.domain.shop.policy import Policies
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.domain.shop.terms import checked
from batonpass.services import mail
from batonpass.services.ports import Ports
from batonpass.services.shop import Health
from batonpass.store import access, audit, erasure, shop_delivery, shop_order
from batonpass.store import merchant as merchants
from batonpass.store import shop_connection as connections
from batonpass.store.database import Work
from batonpass.store.shop_connection import Linked

KINDS: Final = ("shopify", "woocommerce", "own", "pushed")
SECRET_LENGTH: Final = 500
TRIES: Final = (
    20  # live checks in a quarter of an hour: each makes us call an address somebody typed
)
WITHIN: Final = timedelta(minutes=15)
DOWN_FOR: Final = timedelta(minutes=10)  # before anybody is told by mail
NO_HOOKS: Final = (
    "Your shop cannot reach us for webhooks: the operator must set BATONPASS_PUBLIC_URL to an"
    " https address. Until then changes are seen when we ask."
)
UNSIGNED: Final = (
    "Without the API secret key of your app we cannot trust Shopify's webhooks: changes are seen"
    " when we ask, and signed-in customers are not known."
)


class Credentials(msgspec.Struct, frozen=True, kw_only=True):
    """What a merchant pastes. An empty secret keeps the one of the same shop that is stored."""

    kind: str
    address: str = ""
    token: str = ""  # Shopify: of the Admin API
    key: str = ""  # WooCommerce: the consumer key
    secret: str = ""  # WooCommerce: the consumer secret; own shop: what signs our calls
    hook_secret: str = ""  # Shopify: the app's API secret key
    tracker: Literal["", "easypost", "aftership"] = ""
    tracker_key: str = ""
    tracker_hook_secret: str = ""

    def __repr__(self) -> str:
        return f"Credentials(kind={self.kind!r}, address={self.address!r}, ...)"

    def __rich_repr__(self) -> list[tuple[str, str]]:
        return [("kind", self.kind), ("address", self.address)]


class View(msgspec.Struct, frozen=True, kw_only=True):
    """The connection as its merchant may see it: never a secret."""

    linked: Linked | None  # None: no shop is connected
    tracker: str  # empty: no tracking service
    is_open: bool  # False: no key opens what is sealed; connect again
    can_connect: bool  # False: the operator configured no key
    can_authorise: bool  # the operator has an app at Shopify
    is_demo: bool  # the demo shop answers
    hooks_url: str
    deliveries: tuple[shop_delivery.Taken, ...]


async def view(ports: Ports, merchant: MerchantId) -> View:
    """How the merchant's shop is connected and how it is doing."""
    async with ports.store.work(merchant) as work:
        linked = await connections.find(work)
        settings = (await merchants.get(work)).settings
        deliveries = await shop_delivery.recent(work, limit=5)
    connection = _opened(ports, merchant, linked)
    return View(
        linked=linked,
        tracker=connection.tracker.service if connection and connection.tracker else "",
        is_open=linked is None or connection is not None,
        can_connect=bool(ports.connector.key_name),
        can_authorise=ports.connector.can_authorise,
        is_demo=linked is None and settings.shop == "demo",
        hooks_url=hooks_url(ports, merchant, "") if linked else "",
        deliveries=deliveries,
    )


async def check(ports: Ports, merchant: MerchantId, given: Credentials, *, who: str) -> Health:
    """Ask the shop with these credentials for one real order; nothing is stored.

    Raises:
        Malformed: a credential is missing, or the address is none.
        TooMany: too many tries in a quarter of an hour.
    """
    connection, terms, _ = await _draft(ports, merchant, given, who=who)
    return await ports.connector.probe(connection, merchant, terms)


async def connect(ports: Ports, merchant: MerchantId, given: Credentials, *, who: str) -> View:
    """Store the credentials sealed, if the shop answers with them, and have it post to us.

    Raises:
        Malformed: a credential is missing, or the address is none.
        NotAllowed: the operator configured no key to seal with.
        ShopRefused: the shop does not answer, or does not accept them; nothing was stored.
        TooMany: too many tries in a quarter of an hour.
    """
    connection, terms, before = await _draft(ports, merchant, given, who=who)
    ports.connector.seal(connection, merchant)  # before anybody is asked: can it be kept at all?
    health = await ports.connector.probe(connection, merchant, terms)
    if not health.is_answering:
        raise ShopRefused(why=f"Not connected. {health.last_error}", fact="not_connected")
    connection, declined = await _subscribed(ports, merchant, connection, terms)
    if before is None and health.sample is not None:
        limits = msgspec.structs.replace(
            terms.limits, currency=health.sample.total.currency
        )  # the merchant's own, as their newest order says
        terms = msgspec.structs.replace(terms, limits=limits)
    async with ports.store.work(merchant) as work:
        await connections.save(
            work,
            kind=given.kind,
            address=connection.link.address,
            sealed=ports.connector.seal(connection, merchant),
            key_name=ports.connector.key_name,
            terms=terms,
            by=who,
            success_at=health.last_success_at,
            missing=(*health.missing, *declined),
        )
        await _audited(
            ports, work, who, "shop.connected", {"kind": given.kind, "at": connection.link.address}
        )
        work.wake("shop")
    return await view(ports, merchant)


def authorise_url(ports: Ports, merchant: MerchantId, shop: str, *, who: str) -> str:
    """Where the owner's browser goes to let Shopify hand us a token.

    Raises:
        Malformed: no address of a shop at Shopify.
        NotAllowed: the operator has no app at Shopify.
    """
    return ports.connector.authorise_url(
        shop, merchant=merchant, who=who, back_to=f"{ports.public_url}/admin"
    )


async def authorised(
    ports: Ports, merchant: MerchantId, query: Sequence[tuple[str, str]], *, who: str
) -> View:
    """Connect the shop whose owner came back from Shopify.

    Raises:
        BadSignature: not signed by Shopify, or not begun by this person within ten minutes.
        ShopRefused: the code was used, or the shop does not answer with its token.
    """
    given = await ports.connector.authorised(query, merchant=merchant, who=who)
    credentials = Credentials(
        kind="shopify", address=given.address, token=given.token, hook_secret=given.hook_secret
    )
    return await connect(ports, merchant, credentials, who=who)


async def look(ports: Ports, merchant: MerchantId) -> Health:
    """Ask the shop now, remember how it went, and tell the owner what is newly wrong.

    Raises:
        NotFound: no shop is connected.
    """
    async with ports.store.work(merchant) as work:
        linked = await connections.find(work)
        settings = (await merchants.get(work)).settings
    shop = await ports.shop_of(merchant, settings)
    if linked is None or shop is None:
        raise NotFound(noun="connected shop")
    health = await shop.health()
    async with ports.store.work(merchant) as work:
        await connections.note_health(
            work,
            revision=linked.revision,
            success_at=health.last_success_at,
            error_at=health.last_error_at,
            error="" if health.is_answering else health.last_error,
            is_answering=health.is_answering,
        )
        trouble = _trouble(linked, health, work.now)
        kept = tuple(s for s in linked.missing if s in {NO_HOOKS, UNSIGNED})
        seen = tuple(dict.fromkeys((*health.missing, *kept)))
        told = await connections.checked(
            work, seen if health.is_answering else None, trouble=trouble
        )
        if news := [sentence for sentence in trouble if sentence not in told]:
            await _tell_owner(ports, work, news)
        await shop_delivery.sweep(work)
        await erasure.sweep(work)
    return health


async def set_terms(
    ports: Ports, merchant: MerchantId, terms: Terms, *, revision: int, who: str
) -> View:
    """Store what the merchant promises customers and how far actions may go.

    Raises:
        Malformed: a term makes no sense.
        NotFound: no shop is connected.
        Overtaken: somebody changed them since `revision`.
    """
    async with ports.store.work(merchant) as work:
        if await connections.find(work) is None:
            raise NotFound(noun="connected shop")
        await connections.set_terms(work, checked(terms), revision=revision)
        await _audited(ports, work, who, "shop.terms_changed", msgspec.to_builtins(terms.limits))
        work.wake("shop")
    return await view(ports, merchant)


async def disconnect(ports: Ports, merchant: MerchantId, *, who: str) -> None:
    """Erase the credentials and every order the shop pushed; the trail of actions stays.

    Raises:
        NotFound: no shop is connected.
    """
    async with ports.store.work(merchant) as work:
        if not await connections.forget(work):
            raise NotFound(noun="connected shop")
        pushed = await shop_order.forget(work)
        await _audited(ports, work, who, "shop.disconnected", {"pushed_orders_erased": pushed})
        work.wake("shop")


async def rotate(ports: Ports) -> tuple[int, int]:
    """Seal every merchant's credentials under the newest key: how many were, how many cannot."""
    done = closed = 0
    for merchant in await ports.store.merchants():
        async with ports.store.work(merchant) as work:
            linked = await connections.find(work)
            if linked is None or linked.key_name == ports.connector.key_name:
                continue
            if _opened(ports, merchant, linked) is None:
                closed += 1
                continue
            done += await connections.reseal(
                work,
                sealed=ports.connector.renew(linked.sealed),
                key_name=ports.connector.key_name,
                revision=linked.revision,
            )
    return done, closed


def hooks_url(ports: Ports, merchant: MerchantId, vendor: str) -> str:
    """Where a sender posts to for this merchant."""
    return f"{ports.public_url}/v1/hooks/{ids.written('merchant', merchant)}/{vendor}"


def _opened(ports: Ports, merchant: MerchantId, linked: Linked | None) -> Connection | None:
    if linked is None:
        return None
    try:
        return ports.connector.open(linked.sealed, merchant)
    except Exception as closed:
        if getattr(closed, "code", "") != "unsealable":
            raise
        return None


async def _draft(
    ports: Ports, merchant: MerchantId, given: Credentials, *, who: str
) -> tuple[Connection, Terms, Linked | None]:
    """The connection that was typed, filled up from the stored one of the same shop."""
    if given.kind not in KINDS:
        raise Malformed(field="kind", cure=f"one of {', '.join(KINDS)}")
    address = ports.connector.address(given.kind, given.address)
    subject = (f"shop:{who}",)
    async with ports.store.work(merchant) as work:
        if await access.tries(work, subject, within=WITHIN) >= TRIES:
            raise TooMany(after_seconds=int(WITHIN.total_seconds()))
        await access.add_tries(work, subject)
        linked = await connections.find(work)
        name = (await merchants.get(work)).name
    kept = _opened(ports, merchant, linked)
    is_same = (
        linked is not None
        and linked.state == "connected"
        and (linked.kind, linked.address) == (given.kind, address)
    )
    old = kept if is_same else None
    connection = Connection(
        link=_link(ports, given, address, old.link if old else None),
        salt=kept.salt if kept else ports.new_secret(),
        tracker=_tracker(given, old.tracker if old else None),
    )
    terms = linked.terms if linked else Terms(policies=Policies(shop_name=name))
    return connection, terms, linked


def _link(ports: Ports, given: Credentials, address: str, old: Link | None) -> Link:
    match given.kind:
        case "shopify":
            known = old if isinstance(old, ShopifyLink) else None
            hook = _typed(given.hook_secret)
            return ShopifyLink(
                address=address,
                token=_needed(
                    "token", given.token, known.token if known else "", "the Admin API access token"
                ),
                hook_secrets=(hook,) if hook else known.hook_secrets if known else (),
            )
        case "woocommerce":
            woo = old if isinstance(old, WooLink) else None
            return WooLink(
                address=address,
                key=_needed("key", given.key, woo.key if woo else "", "the consumer key, ck_..."),
                secret=_needed(
                    "secret", given.secret, woo.secret if woo else "", "the consumer secret, cs_..."
                ),
                hook_secrets=woo.hook_secrets if woo else (ports.new_secret(),),
            )
        case "own":
            own = old if isinstance(old, OwnLink) else None
            secret = _needed(
                "secret", given.secret, own.secret if own else "", "the shared secret, whsec_..."
            )
            if not secret.startswith("whsec_"):
                raise Malformed(field="secret", cure="whsec_ and base64, as your server has it")
            return OwnLink(address=address, secret=secret)
        case _:
            return PushedLink(address="")


def _tracker(given: Credentials, old: TrackerLink | None) -> TrackerLink | None:
    if not given.tracker:
        return None
    known = old if old is not None and old.service == given.tracker else None
    hook = _typed(given.tracker_hook_secret)
    return TrackerLink(
        address="",
        service=given.tracker,
        key=_needed("tracker_key", given.tracker_key, known.key if known else "", "the API key"),
        hook_secrets=(hook,) if hook else known.hook_secrets if known else (),
    )


def _typed(text: str) -> str:
    stripped = text.strip()
    if len(stripped) > SECRET_LENGTH or not stripped.isascii() or not stripped.isprintable():
        raise Malformed(field="a credential", cure="plain characters, as they were copied")
    return stripped


def _needed(field: str, typed: str, kept: str, cure: str) -> str:
    found = _typed(typed) or kept
    if not found:
        raise Malformed(field=field, cure=cure)
    return found


async def _subscribed(
    ports: Ports, merchant: MerchantId, connection: Connection, terms: Terms
) -> tuple[Connection, tuple[str, ...]]:
    """The connection with its webhooks made, and a sentence for what could not be."""
    link = connection.link
    if isinstance(link, ShopifyLink) and not link.hook_secrets:
        return connection, (UNSIGNED,)
    if not isinstance(link, ShopifyLink | WooLink):
        return connection, ()
    url = hooks_url(ports, merchant, "shopify" if isinstance(link, ShopifyLink) else "woocommerce")
    # A shop in the clear is one that the operator opened on their own network.
    if not url.startswith("https://") and not link.address.startswith("http://"):
        return connection, (NO_HOOKS,)
    declined = await ports.connector.subscribe(connection, merchant, terms, url)
    if isinstance(link, WooLink):
        link = msgspec.structs.replace(link, hooks_url=url)
        return msgspec.structs.replace(connection, link=link), declined
    return connection, declined


def _trouble(linked: Linked, health: Health, now: datetime) -> tuple[str, ...]:
    """What is wrong now, in sentences; a short silence is none."""
    if health.is_answering:
        return health.missing
    since = linked.last_success_at or linked.connected_at
    return (health.last_error,) if now - since > DOWN_FOR else ()


async def _tell_owner(ports: Ports, work: Work, news: list[str]) -> None:
    await mail.warn(
        ports,
        work,
        subject="something is wrong with the connection to your shop",
        body="\n".join(news)
        + "\n\nCustomers are still served; what the shop does not tell us is marked as missing."
        + f"\n\nOpen the page Shop: {ports.public_url}/admin#/shop",
    )
    work.wake("due")


async def _audited(ports: Ports, work: Work, who: str, what: str, detail: object) -> None:
    await audit.add(
        work,
        ports.new_id(),
        who=who,
        what=what,
        about=ids.written("merchant", work.merchant),
        detail=detail,
    )
