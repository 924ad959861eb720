"""Mail out by SMTP: one message, one connection, plain text, headers that cannot be forged."""

from email.message import EmailMessage
from email.utils import formatdate
from typing import Final
from urllib.parse import unquote, urlsplit

import aiosmtplib

from batonpass.services.ports import MailDown

SECONDS: Final = 15.0


class SmtpMailer:
    """Hands mails to the server at `smtp://user:password@host:port` (`smtps://` for TLS)."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._host = parts.hostname or "127.0.0.1"
        self._is_tls = parts.scheme == "smtps"
        self._port = parts.port or (465 if self._is_tls else 25)
        self._user = unquote(parts.username) if parts.username else None
        self._password = unquote(parts.password) if parts.password else None

    async def send(
        self, *, sender: str, recipient: str, subject: str, body: str, message_id: str
    ) -> None:
        """Hand the mail to the server.

        Raises:
            MailDown: it did not take it.
        """
        mail = EmailMessage()
        try:
            mail["From"] = sender
            mail["To"] = recipient
            mail["Subject"] = " ".join(subject.split())
            mail["Message-ID"] = message_id
            mail["Date"] = formatdate(usegmt=True)
            mail["Auto-Submitted"] = "auto-generated"
        except ValueError as error:
            raise MailDown(f"the mail's headers are not valid: {error}") from None
        mail.set_content(body)
        try:
            await aiosmtplib.send(
                mail,
                hostname=self._host,
                port=self._port,
                use_tls=self._is_tls,
                username=self._user,
                password=self._password,
                timeout=SECONDS,
            )
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailDown(f"{self._host}:{self._port}: {error}") from None
