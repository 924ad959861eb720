"""Which mails go out, and how each is sent: a row first, then tries until it is taken."""

from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

from batonpass.domain.conversation import Conversation
from batonpass.domain.ids import MailId
from batonpass.domain.merchant import Settings
from batonpass.domain.message import Message
from batonpass.services.ports import MailDown, Ports
from batonpass.store import agent as agents
from batonpass.store import mail as mails
from batonpass.store import merchant as merchants
from batonpass.store.customer import Customer
from batonpass.store.database import Work
from batonpass.store.handoff import Kept

TRIES: Final = 8
FIRST_RETRY: Final = timedelta(seconds=20)  # doubled each time: the last is after 40 minutes


def masked(address: str) -> str:
    """The address as it may stand in a log: first letter and host."""
    name, _, host = address.partition("@")
    return f"{name[:1]}***@{host}" if host else "***"


async def answer(
    ports: Ports,
    work: Work,
    conversation: Conversation,
    customer: Customer,
    message: Message,
) -> str:
    """Send an agent's answer to a customer who left an address; the masked address comes back."""
    merchant = await merchants.get(work)
    await mails.insert(
        work,
        MailId(ports.new_id()),
        kind="answer",
        conversation=conversation.id,
        message=message.id,
        recipient=customer.email,
        subject=f"{merchant.name}: an answer to your question",
        body=(
            f"{message.text}\n\n{message.author_name}\n{merchant.name}\n\n"
            "The whole conversation is on our page: open the chat there to go on."
        ),
    )
    return masked(customer.email)


async def alert(ports: Ports, work: Work, kept: Kept, settings: Settings) -> None:
    """Tell the owner that nobody has taken a case."""
    merchant = await merchants.get(work)
    recipients = (settings.alert_to,) if settings.alert_to else await agents.owners(work)
    since = kept.handoff.entered_at.astimezone(ZoneInfo(settings.time_zone))
    for recipient in recipients:
        await mails.insert(
            work,
            MailId(ports.new_id()),
            kind="alert",
            conversation=kept.handoff.conversation,
            message=None,
            recipient=recipient,
            subject=f"{merchant.name}: a customer is waiting and nobody has taken the case",
            body=(
                f"A customer has been waiting in the queue “{kept.queue_name}” since "
                f"{since:%H:%M} ({settings.time_zone}).\n\nOpen the console: "
                f"{ports.public_url}/console"
            ),
        )


async def invite(ports: Ports, work: Work, *, recipient: str, name: str, link: str) -> None:
    """Send a new colleague their link."""
    merchant = await merchants.get(work)
    await mails.insert(
        work,
        MailId(ports.new_id()),
        kind="invitation",
        conversation=None,
        message=None,
        recipient=recipient,
        subject=f"Your access to {merchant.name} on Batonpass",
        body=f"Hello {name},\n\nchoose a password here, within 7 days:\n{link}",
    )


async def send(ports: Ports, work: Work, id_: MailId) -> None:
    """Try to send one mail; a failure is kept with its reason and tried again later."""
    mail = await mails.due(work, id_)
    if mail is None:
        return
    if ports.mailer is None:
        await mails.failed(work, id_, error="no mail server is configured", again_at=None)
        return
    settings = (await merchants.get(work)).settings
    try:
        await ports.mailer.send(
            sender=settings.mail_from or "no-reply@localhost",
            recipient=mail.recipient,
            subject=mail.subject,
            body=mail.body,
            message_id=f"<{mail.id}@batonpass>",
        )
    except MailDown as down:
        again = None if mail.tries + 1 >= TRIES else work.now + FIRST_RETRY * 2**mail.tries
        await mails.failed(work, id_, error=str(down)[:300], again_at=again)
    else:
        await mails.sent(work, id_)
