"""How a conversation goes on elsewhere: by a link for it alone, opened a few times, taken back."""

import hmac
from datetime import datetime, timedelta
from typing import Final

import msgspec

from batonpass.domain import ids
from batonpass.domain.conversation import Conversation
from batonpass.domain.ids import ConversationId, CustomerId, DeviceId, LinkId, MerchantId
from batonpass.domain.refusal import Ended, NotFound, NotSignedIn, TooMany
from batonpass.services.access import DEVICE as DEVICE_TOKEN
from batonpass.services.access import hashed, of_one
from batonpass.services.ports import Ports
from batonpass.store import access, resume
from batonpass.store.database import KeptRefusal, Work

SHOWN: Final = timedelta(hours=1)  # of a link on the screen
MAILED: Final = timedelta(days=14)  # of a link in a mail
GOES_ON: Final = timedelta(days=30)  # of a device, if the conversation lasts that long
OPENS: Final = 5  # devices by one link
WRONG: Final = 10  # tries with a wrong secret, then the link is dead
ASKED: Final = 10  # links for one conversation ...
WITHIN: Final = timedelta(hours=1)  # ... in this time
DEAD = "This link does not work any more. Ask for a new one where your chat is open."


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """A fresh link: it goes to the customer, and is kept nowhere."""

    url: str
    expires_at: datetime


class Opened(msgspec.Struct, frozen=True, kw_only=True):
    """What a device goes on with."""

    merchant: MerchantId
    customer: CustomerId
    conversation: ConversationId
    token: str


async def make(ports: Ports, work: Work, conversation: Conversation) -> Made:
    """A link for the customer's screen; the one shown before opens nothing further.

    Raises:
        Ended: the conversation is resolved.
        TooMany: links were asked for again and again.
    """
    await count(work, conversation)
    await resume.end_shown(work, conversation.id)
    return await _link(ports, work, conversation, way="shown", lasts=SHOWN)


async def count(work: Work, conversation: Conversation) -> None:
    """One more link is asked for.

    Raises:
        Ended: the conversation is resolved.
        TooMany: links were asked for again and again.
    """
    if conversation.resolved_at is not None:
        raise Ended
    subject = (f"resume:{conversation.id}",)
    if await access.tries(work, subject, within=WITHIN) >= ASKED:
        raise TooMany(after_seconds=int(WITHIN.total_seconds()))
    await access.add_tries(work, subject)


async def for_mail(ports: Ports, work: Work, conversation: Conversation) -> Made:
    """A link for a mail that goes out now, to the customer's own address."""
    return await _link(ports, work, conversation, way="mailed", lasts=MAILED)


async def _link(
    ports: Ports, work: Work, conversation: Conversation, *, way: str, lasts: timedelta
) -> Made:
    id_, secret = LinkId(ports.new_id()), ports.new_secret()
    until = work.now + lasts
    await resume.insert_link(
        work,
        id_,
        conversation,
        secret_hash=hashed(secret),
        way=way,
        until=until,
        opens=OPENS,
        tries=WRONG,
    )
    merchant = ids.written("merchant", work.merchant)
    # Behind the #: no server's log and no other page's Referer ever holds it.
    url = f"{ports.public_url}/continue#{merchant}.{ids.written('link', id_)}.{secret}"
    return Made(url=url, expires_at=until)


async def open_link(ports: Ports, token: str) -> Opened:
    """Let one more device go on with the link's conversation, and with nothing else.

    Raises:
        NotSignedIn: unknown, expired, used up, taken back, tried too often, or the conversation
            has ended; it is not said which.
    """
    dead = NotSignedIn(why=DEAD)
    merchant, named, secret = of_one(token, "link", dead)
    id_ = LinkId(named)
    try:
        async with ports.store.work(merchant) as work:
            link = await resume.lock_link(work, id_)
            if link is None or not link.is_open or link.tries_left == 0:
                raise dead
            if not hmac.compare_digest(link.secret_hash, hashed(secret)):
                await resume.tried(work, id_)
                raise KeptRefusal(dead)
            device, own = DeviceId(ports.new_id()), ports.new_secret()
            await resume.open_device(
                work, id_, device, token_hash=hashed(own), until=work.now + GOES_ON
            )
    except NotFound:
        raise dead from None
    return Opened(
        merchant=merchant,
        customer=link.customer_id,
        conversation=link.conversation_id,
        token=(
            f"{DEVICE_TOKEN}{ids.written('merchant', merchant)}."
            f"{ids.written('device', device)}.{own}"
        ),
    )


async def revoke(work: Work, conversation: Conversation) -> None:
    """Take back every link to the conversation, with what they opened: their live lines end."""
    await resume.revoke(work, conversation.id)
