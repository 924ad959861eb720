"""What every test may ask for: a PostgreSQL, a fresh migrated database in it, a browser."""

import itertools
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Final

import msgspec
import psycopg
import pytest
from hypothesis import HealthCheck, settings
from playwright.async_api import Browser, async_playwright
from psycopg import sql

from batonpass.store import embedded
from batonpass.store.migrate import migrate

import chromium

MIGRATED: Final = "batonpass_migrated"  # the template that every test database is copied from
APP: Final = "batonpass_test"  # a login that may do what the application role may, and no more

_numbers = itertools.count(1)

# A busy machine is slow, and that is not a bug of the code under test.
settings.register_profile(
    "house", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("quick", settings.get_profile("house"), max_examples=10)
settings.load_profile("house")


class Database(msgspec.Struct, frozen=True, kw_only=True):
    """A migrated database that belongs to the tests of one file."""

    name: str
    app_dsn: str  # logs in as a role that owns nothing
    owner_dsn: str
    superuser_dsn: str


def binaries() -> Path | None:
    """Another PostgreSQL than the embedded one, if the run asks for it."""
    chosen = os.environ.get("BATONPASS_PG_BIN")
    return Path(chosen) if chosen else None


def pytest_report_header() -> str:
    """Say which PostgreSQL the run is on."""
    return f"postgresql: {binaries() or 'embedded'}"


@pytest.fixture(scope="session")
def pg() -> Iterator[embedded.Server]:
    """One PostgreSQL for the whole run (for each worker, with xdist), gone afterwards."""
    with embedded.temporary(binaries=binaries()) as server:
        yield server


@pytest.fixture(scope="session")
async def migrated(pg: embedded.Server) -> embedded.Server:
    """The server with a migrated database to copy from."""
    _create(pg, MIGRATED)
    await migrate(pg.dsn(database=MIGRATED))
    with psycopg.connect(pg.superuser_dsn, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE ROLE {} LOGIN PASSWORD {} IN ROLE batonpass_app").format(
                sql.Identifier(APP), sql.Literal(APP)
            )
        )
    return pg


@pytest.fixture(scope="module")
def database(migrated: embedded.Server) -> Iterator[Database]:
    """A fresh migrated database for the tests of one file."""
    made = make_database(migrated)
    yield made
    drop_database(migrated, made)


@pytest.fixture
def fresh_database(migrated: embedded.Server) -> Iterator[Database]:
    """A fresh migrated database for one test alone."""
    made = make_database(migrated)
    yield made
    drop_database(migrated, made)


def make_database(server: embedded.Server) -> Database:
    name = f"test_{next(_numbers)}"
    _create(server, name, template=MIGRATED)
    login = f"//{embedded.OWNER}:{server.passwords[embedded.OWNER]}@"
    owner = server.dsn(database=name)
    return Database(
        name=name,
        owner_dsn=owner,
        app_dsn=owner.replace(login, f"//{APP}:{APP}@"),
        superuser_dsn=server.dsn(role=embedded.SUPERUSER, database=name),
    )


def drop_database(server: embedded.Server, database: Database) -> None:
    with psycopg.connect(server.superuser_dsn, autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(database.name))
        )


def _create(server: embedded.Server, name: str, *, template: str = "template0") -> None:
    with psycopg.connect(server.superuser_dsn, autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE {} STRATEGY file_copy").format(
                sql.Identifier(name), sql.Identifier(embedded.OWNER), sql.Identifier(template)
            )
        )


@pytest.fixture(scope="session")
def chromium_path() -> Path:
    """The browser's program; a machine without one fails here and says what to install."""
    try:
        return chromium.find()
    except chromium.NoBrowser as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="session")
async def browser(chromium_path: Path) -> AsyncIterator[Browser]:
    """One browser for the whole run; a test opens its own contexts in it."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(
            executable_path=chromium_path, args=list(chromium.ARGUMENTS), headless=True
        )
        yield started
        await started.close()
