"""Which mails go out, and how each is sent: a row first, then tries until it is taken."""

from collections.abc import Sequence
from datetime import UTC, date, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from batonpass.domain import wording
from batonpass.domain.conversation import Conversation
from batonpass.domain.ids import ConversationId, MailId
from batonpass.domain.merchant import Settings
from batonpass.domain.message import Message
from batonpass.services import resume
from batonpass.services.manner import language_of, zone_of
from batonpass.services.ports import MailDown, Ports
from batonpass.store import agent as agents
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import handoff as handoffs
from batonpass.store import mail as mails
from batonpass.store import merchant as merchants
from batonpass.store.customer import Customer
from batonpass.store.database import Work
from batonpass.store.handoff import Kept
from batonpass.store.merchant import Merchant

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
        subject=say(
            merchant,
            language_of(merchant.settings, conversation, customer),
            "mail.answer.subject",
        ),
        body=f"{message.text}\n\n{message.author_name}\n{merchant.name}",
        resumes=True,
    )
    return masked(customer.email)


async def to_customer(ports: Ports, work: Work, conversation: Conversation, what: str) -> None:
    """Write to the customer's own address, with a link that continues the conversation.

    Args:
        ports: the outside world; without a mail server nothing is written.
        work: the transaction.
        conversation: whose customer it is; an address is known.
        what: `in_line`, `missed` or `link`: the texts under `mail` in the wording. The time they
            were told, if one stands, is told again.
    """
    if ports.mailer is None:
        return
    merchant = await merchants.get(work)
    customer = await customers.get(work, conversation.customer_id)
    language = language_of(merchant.settings, conversation, customer)
    said = [
        say(merchant, language, f"mail.{what}"),
        *await _told(work, merchant, conversation, customer, language=language),
    ]
    await mails.insert(
        work,
        MailId(ports.new_id()),
        kind=what,
        conversation=conversation.id,
        message=None,
        recipient=customer.email,
        subject=say(merchant, language, f"mail.{what}.subject"),
        body=f"{' '.join(said)}\n\n{merchant.name}",
        resumes=True,
    )


async def _told(
    work: Work, merchant: Merchant, conversation: Conversation, customer: Customer, *, language: str
) -> list[str]:
    """The time the customer was told, if one stands, in a sentence."""
    kept = await handoffs.open_of(work, conversation.id)
    word = wording.in_writing(kept.words, now=work.now) if kept is not None else None
    if word is None:
        return []
    return [
        wording.render(
            word,
            language,
            zone_of(merchant.settings, customer),
            today=date.min,  # a mail is read on any day: the time names its own
            catalogue=wording.own_catalogue(merchant.settings.words, language),
        )
    ]


def say(merchant: Merchant, language: str, key: str) -> str:
    """A sentence of the wording that stands by itself, in one language."""
    return wording.render(
        wording.Word(kind=wording.Kind.OWED, key=key, arguments={"shop": merchant.name}),
        language,
        UTC,
        catalogue=wording.own_catalogue(merchant.settings.words, language),
    )


async def warn(
    ports: Ports,
    work: Work,
    *,
    subject: str,
    body: str,
    kind: str = "alert",
    conversation: ConversationId | None = None,
    to: Sequence[str] | None = None,
) -> None:
    """Write to those who look after the shop; its name stands before the subject.

    Args:
        ports: new ids.
        work: the transaction.
        subject: what it is about, as half a sentence.
        body: what happened, and where to look.
        kind: as the mail is counted.
        conversation: the one it is about, if any.
        to: who hears of it; None: the merchant's address for alerts, else the owners.
    """
    merchant = await merchants.get(work)
    alert_to = merchant.settings.alert_to
    if to is None:
        to = (alert_to,) if alert_to else await agents.owners(work)
    for recipient in to:
        await mails.insert(
            work,
            MailId(ports.new_id()),
            kind=kind,
            conversation=conversation,
            message=None,
            recipient=recipient,
            subject=f"{merchant.name}: {subject}",
            body=body,
        )


async def alert(ports: Ports, work: Work, kept: Kept, settings: Settings) -> None:
    """Tell the owner that nobody has taken a case."""
    since = kept.handoff.entered_at.astimezone(ZoneInfo(settings.time_zone))
    await warn(
        ports,
        work,
        subject="a customer is waiting and nobody has taken the case",
        body=(
            f"A customer has been waiting in the queue “{kept.queue_name}” since "
            f"{since:%H:%M} ({settings.time_zone}).\n\nOpen the console: {ports.public_url}/console"
        ),
        conversation=kept.handoff.conversation,
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
    merchant = await merchants.get(work)
    try:
        await ports.mailer.send(
            sender=merchant.settings.mail_from or "no-reply@localhost",
            recipient=mail.recipient,
            subject=mail.subject,
            body=await _whole(ports, work, merchant, mail),
            message_id=f"<{mail.id}@batonpass>",
        )
    except MailDown as down:
        again = None if mail.tries + 1 >= TRIES else work.now + FIRST_RETRY * 2**mail.tries
        await mails.failed(work, id_, error=str(down)[:300], again_at=again)
    else:
        await mails.sent(work, id_)


async def _whole(ports: Ports, work: Work, merchant: Merchant, mail: mails.Mail) -> str:
    """The text as it goes out: a link is made now, so that it is kept nowhere but in the mail."""
    if not mail.resumes or mail.conversation_id is None:
        return mail.body
    conversation = await conversations.get(work, mail.conversation_id)
    if conversation.resolved_at is not None:
        return mail.body
    customer = await customers.get(work, conversation.customer_id)
    language = language_of(merchant.settings, conversation, customer)
    made = await resume.for_mail(ports, work, conversation)
    return f"{mail.body}\n\n{say(merchant, language, 'mail.go_on')}\n{made.url}"
