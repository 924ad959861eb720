"""Which adapter serves which connection, with everything that keeps it steady around it."""

from collections.abc import Callable
from datetime import datetime
from typing import assert_never

from batonpass.adapters.net import Door
from batonpass.adapters.shops.carrier import AfterShip, EasyPost, aftership, easypost
from batonpass.adapters.shops.own import OwnShop
from batonpass.adapters.shops.pushed import OrderShelf, PushedShop
from batonpass.adapters.shops.shopify import ShopifyShop
from batonpass.adapters.shops.steady import Memory, RealShop, Steady
from batonpass.adapters.shops.tracker import Tracker
from batonpass.adapters.shops.woocommerce import WooShop
from batonpass.domain.shop.connection import (
    Connection,
    OwnLink,
    PushedLink,
    ShopifyLink,
    TrackerLink,
    WooLink,
)
from batonpass.domain.shop.limit import Limits
from batonpass.domain.shop.policy import Policies
from batonpass.domain.shop.refusal import ShopRefused
from batonpass.services.shop import ActionLedger


def connected(
    connection: Connection,
    *,
    door: Door,
    ledger: ActionLedger,
    now: Callable[[], datetime],
    policies: Policies,
    limits: Limits | None = None,
    noticed: Callable[[Memory], None] | None = None,
) -> Steady:
    """The shop behind the port. Keep it while the connection stays the same: it remembers.

    `health()` on it is the live check of the admin's page. `noticed` hears how each call went.
    """
    adapter = adapter_of(
        connection, door=door, ledger=ledger, now=now, policies=policies, limits=limits
    )
    return Steady(adapter, now=now, memory=Memory(noticed=noticed))


def shelved(shelf: OrderShelf, *, now: Callable[[], datetime], policies: Policies) -> PushedShop:
    """The shop that is never asked, over what it pushed."""
    return PushedShop(shelf, now=now, policies=policies)


def adapter_of(
    connection: Connection,
    *,
    door: Door,
    ledger: ActionLedger,
    now: Callable[[], datetime],
    policies: Policies,
    limits: Limits | None,
) -> RealShop:
    """The vendor's adapter alone.

    Raises:
        ShopRefused: a shop that only pushes is never called.
    """
    tracker = None if connection.tracker is None else _tracker(connection.tracker, door)
    salt = connection.salt.encode()
    match connection.link:
        case ShopifyLink() as link:
            return ShopifyShop(
                door,
                base=link.address,
                token=link.token,
                ledger=ledger,
                now=now,
                policies=policies,
                salt=salt,
                limits=limits,
                tracker=tracker,
            )
        case WooLink() as link:
            return WooShop(
                door,
                base=link.address,
                key=link.key,
                secret=link.secret,
                ledger=ledger,
                now=now,
                policies=policies,
                salt=salt,
                limits=limits,
                tracker=tracker,
                hooks_url=link.hooks_url,
            )
        case OwnLink() as link:
            return OwnShop(
                door,
                base=link.address,
                secret=link.secret,
                ledger=ledger,
                now=now,
                policies=policies,
                limits=limits,
                kinds=frozenset(link.kinds),
            )
        case PushedLink():
            raise ShopRefused(why="This shop only pushes: it is never called.", fact="not_offered")
        case _ as never:
            assert_never(never)


def _tracker(link: TrackerLink, door: Door) -> Tracker:
    if link.service == "easypost":
        return EasyPost(door, key=link.key, base=link.address or easypost.BASE)
    return AfterShip(door, key=link.key, base=link.address or aftership.BASE)
