"""What the doctor looks at: database, clock, keys, mail, ports, orphans; and how to mend each."""

import asyncio
import socket
from datetime import UTC, datetime
from urllib.parse import urlsplit

import psycopg

from batonpass.config import Settings
from batonpass.store import due
from batonpass.store.database import Store

SKEW_SECONDS = 2.0
Finding = tuple[str, bool, str]


async def examine(settings: Settings) -> list[Finding]:
    """Every finding: what, whether it is well, and a sentence."""
    findings = [*await _database(settings), _keys(settings), await _mail(settings)]
    return [*findings, _port(settings)]


async def _database(settings: Settings) -> list[Finding]:
    dsn = settings.database_url
    if not dsn:
        return [
            (
                "database",
                False,
                "DATABASE_URL is not set. Set it, or run `batonpass demo` for one of its own.",
            )
        ]
    try:
        async with await psycopg.AsyncConnection.connect(dsn, connect_timeout=5) as conn:
            version = conn.info.server_version // 10000
            row = await (await conn.execute("SELECT clock_timestamp()")).fetchone()
            skew = abs((datetime.now(UTC) - row[0]).total_seconds()) if row else 0.0
            known = await (
                await conn.execute("SELECT to_regclass('public.merchants') IS NOT NULL")
            ).fetchone()
    except (psycopg.Error, OSError) as failure:
        reason = str(failure).strip().splitlines()[0] if str(failure).strip() else "no answer"
        return [("database", False, f"It does not answer: {reason}. Check DATABASE_URL.")]
    found: list[Finding] = [
        (
            "database",
            version >= 15,  # noqa: PLR2004 - the oldest PostgreSQL we run on
            f"PostgreSQL {version} answers."
            if version >= 15  # noqa: PLR2004 - the same
            else f"PostgreSQL {version} is too old: 15 or newer is needed.",
        ),
        (
            "clock",
            skew < SKEW_SECONDS,
            f"This machine and the database differ by {skew:.1f} s."
            + ("" if skew < SKEW_SECONDS else " Set both by NTP."),
        ),
    ]
    if not known or not known[0]:
        return [*found, ("tables", False, "They are not there yet. Run `batonpass migrate`.")]
    return [*found, await _orphans(dsn)]


async def _orphans(dsn: str) -> Finding:
    try:
        async with Store(dsn, size=2) as store:
            wrong = {what: n for what, n in (await due.orphans(store)).items() if n}
    except (psycopg.Error, OSError, TimeoutError) as failure:
        return ("orphans", False, f"They could not be counted: {type(failure).__name__}.")
    if not wrong:
        return ("orphans", True, "Every open state has an owner and a deadline.")
    listed = ", ".join(f"{n} {what}" for what, n in wrong.items())
    return ("orphans", False, f"{listed}. Is a worker running? Start one with `batonpass work`.")


def _keys(settings: Settings) -> Finding:
    if len(settings.secrets) > 1:
        return (
            "keys",
            True,
            "BATONPASS_SECRET holds an old secret too: run `batonpass shop rotate`, then drop it.",
        )
    if settings.secrets:
        return ("keys", True, "BATONPASS_SECRET is set.")
    return (
        "keys",
        True,
        "BATONPASS_SECRET is not set: shops that need a token cannot be connected.",
    )


async def _mail(settings: Settings) -> Finding:
    if not settings.smtp_url:
        return (
            "mail",
            False,
            "BATONPASS_SMTP_URL is not set: nobody can be answered by e-mail.",
        )
    parts = urlsplit(settings.smtp_url)
    try:
        async with asyncio.timeout(5):
            _, writer = await asyncio.open_connection(parts.hostname, parts.port or 25)
        writer.close()
    except (OSError, TimeoutError):
        return ("mail", False, f"{parts.hostname} does not answer. Check BATONPASS_SMTP_URL.")
    return ("mail", True, f"{parts.hostname} answers.")


def _port(settings: Settings) -> Finding:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as failure:
            return (
                "port",
                False,
                (
                    f"{settings.host}:{settings.port} is taken or not ours ({failure.strerror}). "
                    "Choose another with PORT=."
                ),
            )
    return ("port", True, f"{settings.host}:{settings.port} is free.")
