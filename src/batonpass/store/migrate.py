"""How the database comes to its shape: numbered files, forward only, each once, checksummed."""

import hashlib
from collections.abc import Callable
from importlib.resources import files
from typing import Final

import psycopg
from psycopg import sql

LOCK: Final = 7_226_811  # one migration at a time in a database
ROLES: Final = ("batonpass_app", "batonpass_due")


class ChangedMigration(Exception):
    """A file that was applied before reads differently now."""


class NewerDatabase(Exception):
    """The database was migrated by a newer release than this one."""


async def migrate(dsn: str, *, tell: Callable[[str], None] = lambda _: None) -> int:
    """Bring the database to this release's shape; the number of files applied comes back.

    Args:
        dsn: of a role that may create tables, and roles unless the two exist already.
        tell: told each file's name as it is applied.

    Raises:
        ChangedMigration: an applied file differs from the one in this release.
        NewerDatabase: the database knows a file that this release does not.
    """
    async with await psycopg.AsyncConnection.connect(dsn, autocommit=True) as conn:
        await conn.execute("SELECT pg_advisory_lock(%s)", (LOCK,))
        await conn.execute("SET lock_timeout = '4s'")
        await _roles(conn)
        await conn.execute(
            "CREATE TABLE IF NOT EXISTS migrations ("
            "name text PRIMARY KEY, checksum text NOT NULL, applied_at timestamptz NOT NULL)"
        )
        cursor = await conn.execute("SELECT name, checksum FROM migrations")
        done = {str(name): str(checksum) for name, checksum in await cursor.fetchall()}
        shipped = _shipped()
        if strange := set(done) - set(shipped):
            raise NewerDatabase(
                f"This database holds {min(strange)}, which this release does not know. "
                "Start the newer release, or restore a backup."
            )
        applied = 0
        for name, text in shipped.items():
            checksum = hashlib.sha256(text).hexdigest()
            if name in done:
                if done[name] != checksum:
                    raise ChangedMigration(f"{name} was changed after it was applied.")
                continue
            tell(name)
            async with conn.transaction():
                await conn.execute(text)
                await conn.execute(
                    "INSERT INTO migrations VALUES (%s, %s, clock_timestamp())", (name, checksum)
                )
            applied += 1
        # Who owns the functions may make nothing more, now that they are theirs.
        await conn.execute("REVOKE CREATE ON SCHEMA public FROM batonpass_due")
        return applied


def _shipped() -> dict[str, bytes]:
    folder = files("batonpass.store") / "migrations"
    found = sorted((f for f in folder.iterdir() if f.name.endswith(".sql")), key=lambda f: f.name)
    return {f.name: f.read_bytes() for f in found}


async def _roles(conn: psycopg.AsyncConnection) -> None:
    # Roles belong to the whole server: two databases migrated at once meet here.
    for role in ROLES:
        await conn.execute(
            sql.SQL(
                "DO $$ BEGIN CREATE ROLE {role} NOLOGIN NOBYPASSRLS; "
                "EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$"
            ).format(role=sql.Identifier(role))
        )
        await conn.execute(
            sql.SQL(
                "DO $$ BEGIN IF NOT pg_has_role(current_user, {name}, 'SET') "
                "THEN GRANT {role} TO CURRENT_USER; END IF; "
                "EXCEPTION WHEN invalid_parameter_value THEN GRANT {role} TO CURRENT_USER; "
                "WHEN unique_violation OR SQLSTATE 'XX000' THEN NULL; END $$"
            ).format(name=sql.Literal(role), role=sql.Identifier(role))
        )
    await conn.execute("GRANT CREATE, USAGE ON SCHEMA public TO batonpass_due")
    await conn.execute("GRANT USAGE ON SCHEMA public TO batonpass_app")
