"""What connecting a shop needs of the outside: addresses, keys, a first call, signatures."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final, assert_never
from urllib.parse import urlsplit

import msgspec

from batonpass.adapters.net import Door
from batonpass.adapters.shops.carrier.webhook import from_aftership, from_easypost
from batonpass.adapters.shops.connect import adapter_of, connected, shelved
from batonpass.adapters.shops.shopify import ShopifyShop, install
from batonpass.adapters.shops.shopify import webhook as shopify_webhook
from batonpass.adapters.shops.signature import BadSignature
from batonpass.adapters.shops.vault import Unsealable, Vault
from batonpass.adapters.shops.woocommerce import WooShop
from batonpass.adapters.shops.woocommerce import webhook as woo_webhook
from batonpass.domain.ids import MerchantId
from batonpass.domain.refusal import Malformed, NotAllowed
from batonpass.domain.shop.connection import Connection, PushedLink, ShopifyLink, Terms, WooLink
from batonpass.domain.shop.news import Delivery
from batonpass.domain.shop.refusal import ShopDown, ShopRefused
from batonpass.services.shop import Authorised, Health, Vendor, Visitor
from batonpass.store.database import Store
from batonpass.store.shop_action import ActionRows
from batonpass.store.shop_order import Shelf

ADDRESS_LENGTH: Final = 200
CONSENT: Final = timedelta(minutes=10)  # from leaving for Shopify to coming back


class App(msgspec.Struct, frozen=True, kw_only=True):
    """The operator's app at Shopify."""

    id: str
    secret: str
    base: str = ""  # of a stand-in for Shopify; empty: the shop itself

    def __repr__(self) -> str:
        return f"App(id={self.id!r}, ...)"


class Begun(msgspec.Struct, frozen=True):
    """Who left for Shopify to consent, for which shop, and when."""

    who: str
    shop: str
    at: datetime


class ShopConnector:
    """The connector over the one door out, with the operator's keys."""

    def __init__(
        self,
        store: Store,
        *,
        door: Door,
        vault: Vault | None,
        now: Callable[[], datetime],
        app: App | None = None,
    ) -> None:
        self._store = store
        self._door = door
        self._vault = vault
        self._now = now
        self._app = app

    @property
    def key_name(self) -> str:
        """The key that seals now; empty: none is configured."""
        return self._vault.key_name if self._vault else ""

    def address(self, kind: str, text: str) -> str:
        """The shop's address in its stored form."""
        pasted = text.strip()
        if kind == "pushed":
            return ""
        if self._door.opens(pasted):
            return pasted.rstrip("/")
        if kind == "shopify":
            return f"https://{install.domain(pasted)}"
        written = pasted if "://" in pasted else f"https://{pasted}"
        parts = urlsplit(written)
        try:
            is_good = parts.scheme == "https" and bool(parts.hostname) and "@" not in parts.netloc
            _ = parts.port
        except ValueError:
            is_good = False
        if not is_good or len(written) > ADDRESS_LENGTH or parts.query or parts.fragment:
            raise Malformed(field="address", cure="the shop's address, as https://shop.example")
        path = parts.path.partition("/wp-json")[0] if kind == "woocommerce" else parts.path
        return f"https://{parts.netloc}{path}".rstrip("/")

    def seal(self, connection: Connection, merchant: MerchantId) -> bytes:
        """What may be stored of it."""
        if self._vault is None:
            raise NotAllowed(
                why="No shop can be connected yet: the operator must set BATONPASS_SECRET,"
                " which encrypts what you paste."
            )
        return self._vault.seal(msgspec.json.encode(connection).decode(), merchant=merchant)

    def open(self, sealed: bytes, merchant: MerchantId) -> Connection:
        """What was sealed for this merchant."""
        if self._vault is None:
            raise Unsealable
        try:
            return msgspec.json.decode(self._vault.open(sealed, merchant=merchant), type=Connection)
        except msgspec.DecodeError:
            raise Unsealable from None

    def renew(self, sealed: bytes) -> bytes:
        """The same under the newest key."""
        if self._vault is None:
            raise Unsealable
        return self._vault.renew(sealed)

    @property
    def can_authorise(self) -> bool:
        """Whether there is an app, and a key to keep what it gives."""
        return self._app is not None and self._vault is not None

    def authorise_url(self, shop: str, *, merchant: MerchantId, who: str, back_to: str) -> str:
        """Where the browser goes to consent."""
        if self._app is None or self._vault is None:
            raise NotAllowed(why="This installation has no app at Shopify: paste a token instead.")
        begun = Begun(who=who, shop=install.domain(shop), at=self._now())
        sealed = self._vault.seal(msgspec.json.encode(begun).decode(), merchant=merchant)
        return install.authorise_url(
            shop, client_id=self._app.id, back_to=back_to, state=sealed.decode()
        )

    async def authorised(
        self, query: Sequence[tuple[str, str]], *, merchant: MerchantId, who: str
    ) -> Authorised:
        """What the browser came back with, exchanged."""
        if self._app is None or self._vault is None:
            raise NotAllowed(why="This installation has no app at Shopify: paste a token instead.")
        told = install.check_return(query, secret=self._app.secret)
        try:
            state = self._vault.open(told.get("state", "").encode(), merchant=merchant)
            begun = msgspec.json.decode(state, type=Begun)
        except (Unsealable, msgspec.DecodeError):
            raise BadSignature from None
        is_theirs = (begun.who, begun.shop) == (who, told["shop"])
        if not is_theirs or self._now() - begun.at > CONSENT:
            raise BadSignature
        address = f"https://{begun.shop}"
        token = await install.exchange(
            self._door,
            base=self._app.base or address,
            client_id=self._app.id,
            secret=self._app.secret,
            code=told.get("code", ""),
        )
        return Authorised(address=address, token=token, hook_secret=self._app.secret)

    async def probe(self, connection: Connection, merchant: MerchantId, terms: Terms) -> Health:
        """Whether that shop answers with these secrets, and one real order of it."""
        if isinstance(connection.link, PushedLink):
            shelf = Shelf(self._store, merchant)
            return await shelved(shelf, now=self._now, policies=terms.policies).health()
        shop = connected(
            connection,
            door=self._door,
            ledger=ActionRows(self._store, merchant),
            now=self._now,
            policies=terms.policies,
            limits=terms.limits,
        )
        return await shop.health()

    async def subscribe(
        self, connection: Connection, merchant: MerchantId, terms: Terms, url: str
    ) -> tuple[str, ...]:
        """Have the shop post to `url`; a sentence for each kind of message it declines."""
        link = connection.link
        if not isinstance(link, ShopifyLink | WooLink):
            return ()
        shop = adapter_of(
            connection,
            door=self._door,
            ledger=ActionRows(self._store, merchant),
            now=self._now,
            policies=terms.policies,
            limits=terms.limits,
        )
        try:
            if isinstance(shop, ShopifyShop):
                declined = await shop.subscribe(url)
                return tuple(f"Shopify will not post {one}." for one in declined)
            if isinstance(shop, WooShop):
                await shop.subscribe(url, secret=link.hook_secrets[0])
        except (ShopDown, ShopRefused) as no:
            return (f"Webhooks could not be made: {str(no).rstrip('.')}.",)
        return ()

    def delivery(
        self, vendor: Vendor, connection: Connection, headers: Mapping[str, str], body: bytes
    ) -> Delivery:
        """What a sender posted, once its signature is right."""
        link, tracker = connection.link, connection.tracker
        match vendor:
            case "shopify":
                secrets = link.hook_secrets if isinstance(link, ShopifyLink) else ()
                return shopify_webhook.delivery(headers, body, secrets=secrets)
            case "woocommerce":
                if not isinstance(link, WooLink):
                    raise BadSignature
                return woo_webhook.delivery(headers, body, secrets=link.hook_secrets)
            case "easypost" | "aftership":
                is_theirs = tracker is not None and tracker.service == vendor
                secrets = tracker.hook_secrets if tracker is not None and is_theirs else ()
                read = from_easypost if vendor == "easypost" else from_aftership
                return read(headers, body, secrets=secrets)
            case _ as never:
                assert_never(never)

    def visitor(
        self, connection: Connection, query: Sequence[tuple[str, str]], now: datetime
    ) -> Visitor:
        """Who asks through the shop's own proxy."""
        link = connection.link
        secrets = link.hook_secrets if isinstance(link, ShopifyLink) else ()
        for secret in secrets:
            try:
                found = shopify_webhook.visitor(query, secret=secret, now=now)
            except BadSignature:
                continue
            if urlsplit(link.address).hostname != found.shop.casefold() and not self._door.opens(
                link.address
            ):
                raise BadSignature
            return Visitor(address=link.address, customer_id=found.customer_id)
        raise BadSignature
