"""The demo's mailbox: a real SMTP server on loopback that keeps what it is sent."""

from collections.abc import Awaitable, Callable
from email import message_from_bytes, policy
from typing import Any

from aiosmtpd.controller import UnthreadedController
from aiosmtpd.smtp import SMTP, Envelope, Session

Keep = Callable[[str, str, str], Awaitable[None]]  # recipient, subject, text


class _Handler:
    def __init__(self, keep: Keep) -> None:
        self._keep = keep

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 - aiosmtpd's own name
        del server, session
        content = envelope.content
        raw = content if isinstance(content, bytes) else (content or "").encode()
        mail = message_from_bytes(raw, policy=policy.default)
        part = mail.get_body(("plain",)) if hasattr(mail, "get_body") else None
        text = part.get_content() if part is not None else ""
        for recipient in envelope.rcpt_tos:
            await self._keep(str(recipient), str(mail["Subject"] or ""), str(text))
        return "250 Message accepted"


class Mailbox:
    """Listens on 127.0.0.1; port 0 takes a free one."""

    def __init__(self, keep: Keep, *, loop: Any) -> None:
        self._controller = UnthreadedController(
            _Handler(keep), hostname="127.0.0.1", port=0, loop=loop, enable_SMTPUTF8=True
        )

    async def open(self) -> int:
        """Listen; the port comes back."""
        self._controller.server = await self._controller._create_server()  # noqa: SLF001 - its own begin() starts a thread's loop
        server: Any = self._controller.server
        return int(server.sockets[0].getsockname()[1])

    async def close(self) -> None:
        """Listen no more."""
        server: Any = self._controller.server
        if server is not None:
            server.close()
