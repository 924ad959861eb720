"""The contract a shop of one's own serves: seven posts, their bodies, and the OpenAPI of it all."""

from collections.abc import Mapping
from typing import Any, Final

import msgspec

from batonpass.domain.shop.action import Action
from batonpass.domain.shop.value import Order, ShopCustomer, Tracking

VERSION: Final = "1"
SIGNED: Final = "`v1,` and the base64 HMAC-SHA256 of `id.timestamp.body` under the shared secret."


class CustomerAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Who has this e-mail address?"""

    email: str


class CustomerTold(msgspec.Struct, frozen=True, kw_only=True):
    """The buyer, or null."""

    customer: ShopCustomer | None


class OrdersAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which orders belong to this e-mail address or customer id (told apart by the @)?"""

    buyer: str
    limit: int
    cursor: str = ""  # empty: the newest


class OrdersTold(msgspec.Struct, frozen=True, kw_only=True):
    """Newest first, at most `limit`."""

    orders: tuple[Order, ...]
    next: str = ""  # empty: there are no more


class OrderAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Which order do customers call this?"""

    number: str


class OrderTold(msgspec.Struct, frozen=True, kw_only=True):
    """The order, or null."""

    order: Order | None


class TrackingAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Where is this parcel?"""

    number: str


class TrackingTold(msgspec.Struct, frozen=True, kw_only=True):
    """The parcel, or null."""

    tracking: Tracking | None


class ActionAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Do this once: a key seen before answers what it answered then."""

    key: str
    action: Action


class FindAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Was something done under this key?"""

    key: str


class ActionTold(msgspec.Struct, frozen=True, kw_only=True):
    """What was done; null where nothing was."""

    done: "Done | None"


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence for staff, and the name of what was made."""

    said: str
    reference: str = ""


class HealthAsked(msgspec.Struct, frozen=True, kw_only=True):
    """Are you there?"""


class HealthTold(msgspec.Struct, frozen=True, kw_only=True):
    """What is missing, a sentence each, and one real order."""

    missing: tuple[str, ...] = ()
    sample: Order | None = None


#: path: (what it is, the question, the answer)
CALLS: Final[Mapping[str, tuple[str, type, type]]] = {
    "/customer": ("Find a customer by e-mail address.", CustomerAsked, CustomerTold),
    "/orders": ("A customer's orders, newest first.", OrdersAsked, OrdersTold),
    "/order": ("One order by its number.", OrderAsked, OrderTold),
    "/tracking": ("One parcel by its tracking number.", TrackingAsked, TrackingTold),
    "/actions": ("Perform an action once.", ActionAsked, ActionTold),
    "/actions/find": ("Look up an action by its key.", FindAsked, ActionTold),
    "/health": ("Whether the shop answers.", HealthAsked, HealthTold),
}


def openapi() -> dict[str, Any]:
    """The contract as an OpenAPI 3.1 document."""
    types = [one for _, asked, told in CALLS.values() for one in (asked, told)]
    schemas, components = msgspec.json.schema_components(
        types, ref_template="#/components/schemas/{name}"
    )
    by_type = dict(zip(types, schemas, strict=True))
    answers = {
        "401": {"description": "The signature is wrong or older than five minutes."},
        "409": {"description": "The key was used for another action."},
        "422": {"description": 'The shop refuses: {"message": "one sentence for staff"}.'},
        "429": {"description": "Slow down; Retry-After says how long, in seconds."},
    }
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Batonpass: bring your own shop",
            "version": VERSION,
            "description": "Served by the shop, called by Batonpass. Every call is a POST signed"
            " as in Standard Webhooks. Unknown fields are ignored on both sides; a state that is"
            " not in a list counts as `unknown`.",
        },
        "paths": {
            path: {
                "post": {
                    "operationId": path.strip("/").replace("/", "_"),
                    "summary": summary,
                    "parameters": [
                        {"name": name, "in": "header", "required": True,
                         "schema": {"type": "string"}, "description": meaning}
                        for name, meaning in (
                            ("webhook-id", "Unique per call."),
                            ("webhook-timestamp", "Seconds since 1970; refuse five minutes off."),
                            ("webhook-signature", SIGNED),
                        )
                    ],
                    "requestBody": {
                        "required": True,
                        "content": {"application/json": {"schema": by_type[asked]}},
                    },
                    "responses": {
                        "200": {
                            "description": "The answer.",
                            "content": {"application/json": {"schema": by_type[told]}},
                        },
                        **answers,
                    },
                }
            }
            for path, (summary, asked, told) in CALLS.items()
        },
        "components": {"schemas": components},
    }  # fmt: skip
