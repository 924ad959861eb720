"""How a merchant begins and changes its settings."""

import re
from datetime import timedelta
from typing import Final

import msgspec

from batonpass.domain import ids
from batonpass.domain.ids import AgentId, MerchantId, QueueId, ReplyId
from batonpass.domain.merchant import Settings, checked
from batonpass.domain.refusal import Malformed
from batonpass.domain.wording.catalogue import checked_words
from batonpass.services import access
from batonpass.services.ports import Ports
from batonpass.store import agent as agents
from batonpass.store import audit
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store import reply as replies
from batonpass.store.database import Work
from batonpass.store.merchant import Merchant
from batonpass.store.reply import Reply

INVITED_FOR: Final = timedelta(days=7)
EMAIL: Final = re.compile(r"[^@\s]{1,64}@[^@\s]{1,190}\.[^@\s.]{2,60}|[^@\s]{1,64}@localhost")
GENERAL: Final = "General"
INVENTED: Final = "demo"  # the shop whose orders are made up
STARTERS: Final = (
    ("Greeting", "/hi", "Hello {{customer.name}}, I'm {{agent.name}} and I have read your case."),
    (
        "Re-ship confirmed",
        "/reship",
        "I've sent {{order.number}} out again. You'll get the new tracking link by e-mail.",
    ),
    ("Where it is", "/track", "Here is where your parcel is: {{order.tracking_url}}"),
)


class Founded(msgspec.Struct, frozen=True, kw_only=True):
    """A new merchant and the owner's way in."""

    merchant: MerchantId
    owner: AgentId
    invitation_url: str


async def create(
    ports: Ports,
    *,
    slug: str,
    name: str,
    owner_email: str,
    owner_name: str = "Owner",
    settings: Settings | None = None,
    is_sandbox: bool = False,
) -> Founded:
    """A new merchant with one queue and an invited owner.

    Raises:
        Malformed: a bad or taken slug, name, address or setting.
        BadWording: a text for those who wait breaks a rule.
    """
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{1,40}", slug):
        raise Malformed(field="slug", cure="2 to 41 of a-z, 0-9 and -, as in my-shop")
    if not name.strip() or len(name) > 80:  # noqa: PLR2004 - fits every header
        raise Malformed(field="name", cure="1 to 80 characters")
    address = checked_email(owner_email)
    checked_words(settings.words if settings else {})
    merchant, owner = MerchantId(ports.new_id()), AgentId(ports.new_id())
    secret = ports.new_secret()
    async with merchants.founding(
        ports.store,
        merchant,
        slug=slug,
        name=name.strip(),
        settings=checked(settings or Settings()),
        is_sandbox=is_sandbox,
    ) as work:
        queue = QueueId(ports.new_id())
        await queues.insert(work, queue, name=GENERAL, is_default=True)
        await agents.insert(
            work,
            owner,
            email=address,
            name=owner_name,
            role="owner",
            state="invited",
            invitation=access.hashed(secret).hex(),
            invitation_until=work.now + INVITED_FOR,
        )
        await agents.serve(work, owner, [queue])
        for title, shortcut, text in STARTERS:
            await replies.save(
                work, Reply(id=ReplyId(ports.new_id()), title=title, text=text, shortcut=shortcut)
            )
        await audit.add(
            work,
            ports.new_id(),
            who="operator",
            what="merchant.created",
            about=ids.written("merchant", merchant),
        )
    return Founded(
        merchant=merchant, owner=owner, invitation_url=invitation(ports, merchant, secret)
    )


def invitation(ports: Ports, merchant: MerchantId, secret: str) -> str:
    """The link an invited colleague opens; what proves them stands after the #."""
    return f"{ports.public_url}/console#invitation={ids.written('merchant', merchant)}.{secret}"


def checked_email(text: str) -> str:
    """The address in its stored form.

    Raises:
        Malformed: it is none.
    """
    address = text.strip().lower()
    if not EMAIL.fullmatch(address):
        raise Malformed(field="email", cure="an e-mail address")
    return address


async def change(
    ports: Ports, work: Work, *, name: str, settings: Settings, revision: int, who: str
) -> Merchant:
    """Store new settings.

    Raises:
        Malformed: one makes no sense.
        BadWording: a text for those who wait breaks a rule.
        Overtaken: somebody changed them since `revision`.
    """
    if not name.strip() or len(name) > 80:  # noqa: PLR2004 - fits every header
        raise Malformed(field="name", cure="1 to 80 characters")
    checked_words(settings.words)
    before = await merchants.get(work)
    if settings.shop == INVENTED and before.settings.shop != INVENTED and not before.is_sandbox:
        # Its orders are invented: no real customer may be told of one.
        raise Malformed(field="settings.shop", cure="empty; a shop is connected on the page Shop")
    await merchants.update(work, name=name.strip(), settings=checked(settings), revision=revision)
    await audit.add(
        work,
        ports.new_id(),
        who=who,
        what="merchant.changed",
        about=ids.written("merchant", work.merchant),
    )
    return await merchants.get(work)
