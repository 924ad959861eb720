"""How mail is kept: a row until it is sent, and the demo's mailbox."""

from datetime import datetime

import msgspec

from batonpass.domain.ids import ConversationId, MailId
from batonpass.store.database import Row, Work
from batonpass.store.query import queries
from batonpass.store.row import as_value

Q = queries("mail")


class Mail(msgspec.Struct, frozen=True, kw_only=True):
    """One outgoing mail."""

    id: MailId
    kind: str
    conversation_id: ConversationId | None
    resumes: bool  # it ends with a link that continues the conversation
    recipient: str
    subject: str
    body: str
    created_at: datetime
    tries: int


async def insert(
    work: Work,
    id_: MailId,
    *,
    kind: str,
    conversation: ConversationId | None,
    message: str | None,
    recipient: str,
    subject: str,
    body: str,
    resumes: bool = False,
) -> None:
    """It is due now."""
    await work.run(
        Q.insert,
        id=id_,
        kind=kind,
        conversation=conversation,
        message=message,
        recipient=recipient,
        subject=subject,
        body=body,
        resumes=resumes,
        at=work.now,
    )
    work.wake("due")


async def due(work: Work, id_: MailId) -> Mail | None:
    """The mail if it is still to be sent, locked."""
    row = await work.one(Q.get, id=id_)
    return as_value(row, Mail) if row else None


async def sent(work: Work, id_: MailId) -> None:
    """It went out."""
    await work.run(Q.sent, id=id_)


async def failed(work: Work, id_: MailId, *, error: str, again_at: datetime | None) -> None:
    """It did not go out; None: it will not be tried again."""
    await work.run(
        Q.failed,
        id=id_,
        state="due" if again_at else "failed",
        error=error,
        due=again_at or work.now,
    )


async def receive(work: Work, id_: MailId, *, recipient: str, subject: str, text: str) -> None:
    """The demo's mailbox got one."""
    await work.run(Q.receive, id=id_, at=work.now, recipient=recipient, subject=subject, text=text)


async def received(work: Work) -> list[Row]:
    """What the demo's mailbox holds, newest first."""
    return await work.all(Q.received)
