"""How a merchant authorises us at Shopify instead of pasting a token."""

import re
from collections.abc import Mapping, Sequence
from typing import Final
from urllib.parse import urlencode

from batonpass.adapters.net import Door
from batonpass.adapters.shops.shopify.shop import SCOPES
from batonpass.adapters.shops.signature import check_hex
from batonpass.adapters.shops.wire import ACT_SECONDS, Wire
from batonpass.domain.refusal import Malformed
from batonpass.domain.shop.refusal import ShopRefused

DOMAIN: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.myshopify\.com")


def domain(text: str) -> str:
    """The shop's own domain at Shopify, from what a merchant pastes.

    Raises:
        Malformed: it is no `name.myshopify.com`.

    >>> domain(" https://Larch.myshopify.com/admin ")
    'larch.myshopify.com'
    """
    bare = text.strip().casefold().removeprefix("https://").partition("/")[0]
    if DOMAIN.fullmatch(bare) is None:
        raise Malformed(field="shop", cure="the address that ends in .myshopify.com")
    return bare


def authorise_url(shop: str, *, client_id: str, back_to: str, state: str) -> str:
    """Where to send the merchant's browser; `state` is a one-time secret of their session."""
    query = {
        "client_id": client_id,
        "scope": ",".join(SCOPES),
        "redirect_uri": back_to,
        "state": state,
    }
    return f"https://{domain(shop)}/admin/oauth/authorize?{urlencode(query)}"


def check_return(query: Sequence[tuple[str, str]], *, secret: str) -> Mapping[str, str]:
    """The parameters Shopify sent the browser back with; compare `state` with the session's.

    Raises:
        BadSignature: they are not Shopify's.
        Malformed: they name no shop.
    """
    told = dict(query)
    signature = told.pop("hmac", "")
    message = "&".join(f"{name}={told[name]}" for name in sorted(told))
    check_hex(message.encode(), signature, [secret])
    told["shop"] = domain(told.get("shop", ""))
    return told


async def exchange(door: Door, *, base: str, client_id: str, secret: str, code: str) -> str:
    """The access token for the code the browser came back with.

    Raises:
        ShopDown: no answer.
        ShopRefused: the code was used or is too old.
    """
    wire = Wire(door, base=base, headers={})
    body = {"client_id": client_id, "client_secret": secret, "code": code}
    reply = await wire.act("POST", "/admin/oauth/access_token", json=body, seconds=ACT_SECONDS)
    token = (reply.data or {}).get("access_token")
    if not isinstance(token, str) or not token:
        raise ShopRefused(why="Shopify gave no token. Start again.", fact="not_authorised")
    return token
