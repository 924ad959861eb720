"""What connects a merchant to a shop: an address, secrets that never show themselves, terms."""

from typing import Literal

import msgspec

from batonpass.domain.shop.action import KINDS
from batonpass.domain.shop.limit import Limits
from batonpass.domain.shop.policy import Policies


class _Link(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """An address with secrets: it prints the address alone, in logs and tracebacks too."""

    address: str  # of the shop, without its path; not a secret

    def __repr__(self) -> str:
        return f"{type(self).__name__}(address={self.address!r}, ...)"

    def __rich_repr__(self) -> list[tuple[str, str]]:  # rich shows variables in tracebacks
        return [("address", self.address)]


class ShopifyLink(_Link, frozen=True, kw_only=True, tag="shopify"):
    """Shopify. The address is `https://NAME.myshopify.com`."""

    token: str  # of the Admin API
    hook_secrets: tuple[str, ...] = ()  # the app's client secret; two during a rotation


class WooLink(_Link, frozen=True, kw_only=True, tag="woocommerce"):
    """WooCommerce. The address is the shop's, without `/wp-json`."""

    key: str
    secret: str
    hook_secrets: tuple[str, ...] = ()
    hooks_url: str = ""  # where our webhooks point; empty: none were made


class OwnLink(_Link, frozen=True, kw_only=True, tag="own"):
    """A shop that serves our contract."""

    secret: str  # `whsec_...`
    kinds: tuple[str, ...] = KINDS  # the actions it serves


class PushedLink(_Link, frozen=True, kw_only=True, tag="pushed"):
    """A shop that is never asked: it pushes its orders through our API. No address, no secret."""


Link = ShopifyLink | WooLink | OwnLink | PushedLink


class TrackerLink(_Link, frozen=True, kw_only=True, tag="tracker"):
    """A tracking service; an empty address is the service's own."""

    service: Literal["easypost", "aftership"]
    key: str
    hook_secrets: tuple[str, ...] = ()


class Connection(msgspec.Struct, frozen=True, kw_only=True):
    """Everything needed to talk to a merchant's shop; stored sealed, never returned."""

    link: Link
    salt: str  # a secret of the merchant, from which goodwill codes are made
    tracker: TrackerLink | None = None  # None: what the shop knows of parcels must do

    def __repr__(self) -> str:
        return f"Connection(link={self.link!r}, ...)"

    def __rich_repr__(self) -> list[tuple[str, object]]:
        return [("link", self.link)]


class Terms(msgspec.Struct, frozen=True, kw_only=True):
    """What the merchant promises customers, and how far an action may go."""

    policies: Policies
    limits: Limits = Limits()
