"""The database comes to its shape once, whoever asks how often, and never backwards."""

import asyncio

import psycopg
import pytest

from batonpass.store.migrate import ChangedMigration, NewerDatabase, migrate

from conftest import Database


async def _change(database: Database, statement: str) -> None:
    async with await psycopg.AsyncConnection.connect(database.owner_dsn, autocommit=True) as conn:
        await conn.execute(statement)


async def _shape(database: Database) -> list[tuple[object, ...]]:
    async with await psycopg.AsyncConnection.connect(database.owner_dsn) as conn:
        return await (
            await conn.execute(
                "SELECT table_name, column_name, data_type FROM information_schema.columns"
                " WHERE table_schema = 'public' ORDER BY 1, 2"
            )
        ).fetchall()


async def test_migrating_again_applies_nothing_and_tells_nothing(fresh_database: Database) -> None:
    before, told = await _shape(fresh_database), list[str]()

    assert await migrate(fresh_database.owner_dsn, tell=told.append) == 0

    assert told == []
    assert await _shape(fresh_database) == before


async def test_a_file_that_was_changed_after_it_was_applied_is_refused(
    fresh_database: Database,
) -> None:
    await _change(fresh_database, "UPDATE migrations SET checksum = 'another'")

    with pytest.raises(ChangedMigration, match="0001"):
        await migrate(fresh_database.owner_dsn)


async def test_a_database_of_a_newer_release_is_left_alone(fresh_database: Database) -> None:
    await _change(fresh_database, "INSERT INTO migrations VALUES ('9999_later.sql', 'x', now())")

    with pytest.raises(NewerDatabase, match="9999_later"):
        await migrate(fresh_database.owner_dsn)


async def test_two_that_migrate_at_once_apply_each_file_once(fresh_database: Database) -> None:
    await _change(
        fresh_database,
        "DO $$ DECLARE t text; BEGIN FOR t IN SELECT tablename FROM pg_tables"
        " WHERE schemaname = 'public' LOOP EXECUTE format('DROP TABLE %I CASCADE', t);"
        " END LOOP; END $$",
    )
    async with await psycopg.AsyncConnection.connect(
        fresh_database.superuser_dsn, autocommit=True
    ) as root:
        functions = await root.execute(
            "SELECT oid::regprocedure::text FROM pg_proc"
            " WHERE pronamespace = 'public'::regnamespace"
        )
        for (function,) in await functions.fetchall():
            await root.execute(f"DROP FUNCTION {function}".encode())

    applied = await asyncio.gather(*(migrate(fresh_database.owner_dsn) for _ in range(3)))

    assert sorted(applied)[:2] == [0, 0]
    assert max(applied) >= 1
    assert await migrate(fresh_database.owner_dsn) == 0


@pytest.mark.parametrize("role", ["batonpass_app", "batonpass_due"])
async def test_no_role_of_the_running_product_can_make_anything_in_the_schema(
    fresh_database: Database, role: str
) -> None:
    async with await psycopg.AsyncConnection.connect(fresh_database.owner_dsn) as conn:
        row = await (
            await conn.execute("SELECT has_schema_privilege(%s, 'public', 'CREATE')", (role,))
        ).fetchone()

    assert row == (False,)
