"""One merchant never sees another's byte, whatever a query forgets."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import psycopg
import pytest
from psycopg import sql
from psycopg.rows import dict_row

from batonpass.store.due import LEASE

from conftest import Database

ONE, TWO = UUID(int=1), UUID(int=2)
LOOKS_ACROSS = {
    "bind_merchant",
    "merchant_by_slug",
    "merchant_ids",
    "claim_due",
    "claim_line_mail",
    "claim_lines",
    "claim_shops",
    "claim_trigger_work",
    "orphans",
}


@pytest.fixture
async def two(
    fresh_database: Database,
) -> AsyncIterator[psycopg.AsyncConnection[dict[str, object]]]:
    """The application's own connection to a database with two merchants and a row of each."""
    async with await psycopg.AsyncConnection.connect(
        fresh_database.superuser_dsn, autocommit=True
    ) as root:
        await root.execute("SET session_replication_role = replica")
        for table in await _tables(fresh_database):
            columns = await (
                await root.execute(
                    "SELECT a.attname, format_type(a.atttypid, a.atttypmod)"
                    " FROM pg_attribute a WHERE a.attrelid = %s::regclass AND a.attnum > 0"
                    " AND a.attnotnull AND NOT a.atthasdef AND a.attidentity = ''",
                    (table,),
                )
            ).fetchall()
            await _forget_checks(root, table)
            for merchant in (ONE, TWO):
                names = [name for name, _ in columns]
                values = [merchant if n == "merchant_id" else _some(kind) for n, kind in columns]
                await root.execute(
                    sql.SQL("INSERT INTO {} ({}) VALUES ({})").format(
                        sql.Identifier(table),
                        sql.SQL(", ").join(map(sql.Identifier, names)),
                        sql.SQL(", ").join(sql.Placeholder() for _ in names),
                    ),
                    values,
                )
    async with await psycopg.AsyncConnection.connect(
        fresh_database.app_dsn, row_factory=dict_row, options="-c role=batonpass_app"
    ) as app:
        yield app


async def _forget_checks(root: psycopg.AsyncConnection, table: str) -> None:
    # The rows are only there to be seen or not: what they say does not matter here.
    rows = await (
        await root.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'c'",
            (table,),
        )
    ).fetchall()
    for (name,) in rows:
        await root.execute(
            sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(
                sql.Identifier(table), sql.Identifier(name)
            )
        )


def _some(kind: str) -> object:  # noqa: PLR0911 - one line for each kind of column
    match kind:
        case "uuid":
            return uuid4()
        case "jsonb":
            return "{}"
        case "bytea":
            return b"x"
        case "timestamp with time zone":
            return "2026-11-22T12:00:00Z"
        case "text[]":
            return []
        case "boolean":
            return False
        case "text":
            return str(uuid4())
        case _:
            return 1


async def _tables(database: Database) -> list[str]:
    async with await psycopg.AsyncConnection.connect(database.owner_dsn) as conn:
        rows = await (
            await conn.execute(
                "SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid"
                " WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"
                " AND a.attname = 'merchant_id'"
            )
        ).fetchall()
    return [str(name) for (name,) in rows]


async def test_a_query_without_any_filter_sees_only_its_own_merchant(
    two: psycopg.AsyncConnection[dict[str, object]], fresh_database: Database
) -> None:
    tables = await _tables(fresh_database)
    assert len(tables) > 25
    for table in tables:
        everything = sql.SQL("SELECT merchant_id FROM {}").format(sql.Identifier(table))
        async with two.transaction():
            await two.execute("SELECT set_config('batonpass.merchant', %s, true)", (str(ONE),))
            rows = await (await two.execute(everything)).fetchall()
        assert [row["merchant_id"] for row in rows] == [ONE], table
        # The next transaction on the same pooled connection has forgotten whose it was.
        async with two.transaction():
            assert await (await two.execute(everything)).fetchall() == [], table


async def test_nothing_of_another_merchant_can_be_changed_deleted_or_written(
    two: psycopg.AsyncConnection[dict[str, object]], fresh_database: Database
) -> None:
    # History: nobody rewrites it, not even their own.
    kept = {
        "moves", "audit", "shop_actions", "documents", "trigger_waivers",
    }  # fmt: skip
    for table in await _tables(fresh_database):
        name = sql.Identifier(table)
        for act in (
            sql.SQL("UPDATE {} SET merchant_id = merchant_id").format(name),
            sql.SQL("DELETE FROM {}").format(name),
        ):
            with pytest.raises(  # noqa: PT012 - a transaction that is taken back
                psycopg.errors.InsufficientPrivilege if table in kept else _Undone
            ):
                async with two.transaction():
                    await two.execute(
                        "SELECT set_config('batonpass.merchant', %s, true)", (str(ONE),)
                    )
                    await two.execute("SET CONSTRAINTS ALL DEFERRED")
                    try:
                        touched = (await two.execute(act)).rowcount
                    except psycopg.errors.ForeignKeyViolation:
                        touched = 1
                    assert touched == 1, table
                    raise _Undone
    with pytest.raises(psycopg.errors.InsufficientPrivilege):  # noqa: PT012 - one transaction
        async with two.transaction():
            await two.execute("SELECT set_config('batonpass.merchant', %s, true)", (str(ONE),))
            await two.execute(
                "INSERT INTO lookups (merchant_id, subject, at) VALUES (%s, 'x', now())", (TWO,)
            )


class _Undone(Exception):
    """Takes back what the test did."""


async def test_row_security_is_forced_on_every_table_that_names_a_merchant(
    database: Database,
) -> None:
    async with await psycopg.AsyncConnection.connect(database.owner_dsn) as conn:
        rows = await (
            await conn.execute(
                "SELECT c.relname, c.relrowsecurity AND c.relforcerowsecurity,"
                " EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid"
                "         AND a.attname = 'merchant_id' AND a.attnotnull)"
                " FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace"
                " AND c.relkind IN ('r', 'p', 'v', 'm', 'f')"
            )
        ).fetchall()

    assert {name for name, forced, named in rows if not (forced and named)} == {"migrations"}


async def test_the_application_owns_nothing_and_may_not_become_more(database: Database) -> None:
    async with await psycopg.AsyncConnection.connect(database.superuser_dsn) as conn:
        owned = await (
            await conn.execute(
                "SELECT count(*) FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid"
                " WHERE r.rolname = 'batonpass_app' AND d.deptype = 'o'"
            )
        ).fetchone()
        may = await (
            await conn.execute(
                "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolcanlogin,"
                " pg_has_role('batonpass_app', 'batonpass_due', 'MEMBER'),"
                " has_schema_privilege('batonpass_app', 'public', 'CREATE')"
                " FROM pg_roles WHERE rolname = 'batonpass_app'"
            )
        ).fetchone()
    assert owned == (0,)
    assert may == (False,) * 7
    async with await psycopg.AsyncConnection.connect(
        database.app_dsn, options="-c role=batonpass_app"
    ) as app:
        for forbidden in (
            "SELECT * FROM migrations",
            "SET ROLE batonpass_due",
            "CREATE TABLE mine (x int)",
            "ALTER TABLE messages DISABLE ROW LEVEL SECURITY",
            "UPDATE moves SET event = 'never'",
            "DELETE FROM audit",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                async with app.transaction():
                    await app.execute(forbidden)


async def test_the_functions_that_look_across_return_ids_and_counts_and_no_word_of_a_customer(
    two: psycopg.AsyncConnection[dict[str, object]], database: Database
) -> None:
    async with await psycopg.AsyncConnection.connect(database.owner_dsn) as conn:
        rows = await (
            await conn.execute(
                "SELECT p.proname, pg_get_function_result(p.oid), p.prosecdef, p.proconfig,"
                " pg_get_userbyid(p.proowner),"
                " has_function_privilege('public', p.oid, 'EXECUTE')"
                " FROM pg_proc p WHERE p.pronamespace = 'public'::regnamespace"
            )
        ).fetchall()
    found = {name: (returns, owner) for name, returns, definer, _, owner, _ in rows if definer}
    assert set(found) == LOOKS_ACROSS
    assert {owner for _, owner in found.values()} == {"batonpass_due"}
    assert all("search_path=public, pg_temp" in config for *_, config, _, _ in rows)
    assert not any(public for *_, public in rows)
    assert {name: returns for name, (returns, _) in found.items()} == {
        "bind_merchant": "timestamp with time zone",
        "merchant_by_slug": "uuid",
        "merchant_ids": "SETOF uuid",
        "claim_due": "TABLE(kind text, merchant_id uuid, id text)",
        "claim_line_mail": "TABLE(kind text, merchant_id uuid, id text)",
        "claim_lines": "TABLE(kind text, merchant_id uuid, id text)",
        "claim_shops": "TABLE(kind text, merchant_id uuid, id text)",
        "claim_trigger_work": "TABLE(kind text, merchant_id uuid, id text)",
        "orphans": "TABLE(what text, n bigint)",
    }
    async with two.transaction():
        due = await (await two.execute("SELECT * FROM claim_due(%s, %s)", (100, LEASE))).fetchall()
    assert {row["merchant_id"] for row in due} <= {ONE, TWO}
    for row in due:
        assert set(row) == {"kind", "merchant_id", "id"}
        assert str(row["id"]).isdigit() or UUID(str(row["id"]))
