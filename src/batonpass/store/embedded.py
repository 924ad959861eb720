"""How a PostgreSQL of our own is started, watched and stopped, never to outlive its owner.

Three rules stand against what usually goes wrong with a database inside a program:

- A folder has one owner. The lock on it is held by the owner and by the small shell that watches
  the server, so it is free again only when the server is really gone.
- The watcher reads a pipe from the owner. When the owner ends, however it ends, the pipe closes and
  the watcher stops the server. Nothing polls, and no thread has to stay alive for it.
- What the last run left (a pid file, a number that now belongs to another program, a half-made
  folder) is looked at, not trusted.
"""

import contextlib
import fcntl
import json
import os
import secrets
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Final, Self

import msgspec
import psycopg
from psycopg import sql

from batonpass.store import embedded_place as place

OWNER: Final = "batonpass_owner"
SUPERUSER: Final = "postgres"
DATABASE: Final = "batonpass"
START_SECONDS: Final = 60.0  # a crash in the middle of much work is replayed before it is ready
STRAGGLER_SECONDS: Final = 10.0  # how long the last processes of a killed server may take
LOCK_SECONDS: Final = 30.0  # how long a server whose owner died may take to stop
LOG_BYTES: Final = 8 * 1024 * 1024  # a longer log starts anew
PORT: Final = 5432  # part of the socket's name only; nothing listens on the network

# For data that a test throws away: nothing in it must outlive a power cut.
FORGETFUL: Final[Mapping[str, str]] = MappingProxyType(
    {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
)

_SETTINGS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "listen_addresses": "",
        "unix_socket_permissions": "0700",
        "autovacuum_naptime": "15s",  # a new database is counted before its first plans go stale
        "max_connections": "200",
        "log_min_messages": "warning",
        "timezone": "UTC",
    }
)

# The server's log is the shell's stderr, the lock its stdout, the owner's pipe its stdin.
# $1 is the signal to stop with, $2 a folder to remove afterwards (empty: none), then the command.
_WATCH: Final = """
stop=$1; remove=$2; shift 2
exec 3<&0
"$@" 3<&- </dev/null >&2 & server=$!
( read -r line <&3; kill -s "$stop" "$server" ) & watch=$!
wait "$server"; code=$?
kill "$watch" 2>/dev/null
if [ -n "$remove" ]; then rm -rf -- "$remove"; fi
exit "$code"
"""


class Unavailable(RuntimeError):
    """The database cannot be started; the sentence says why and what to do."""


class Server(msgspec.Struct, kw_only=True, dict=True):
    """A PostgreSQL that this process started and that ends with it."""

    data: Path
    binaries: Path
    sockets: Path
    passwords: Mapping[str, str]
    settings: Mapping[str, str]
    watcher: subprocess.Popen[bytes]
    lock: int

    def dsn(self, *, role: str = OWNER, database: str = DATABASE) -> str:
        """Where to connect as one of the two roles made at the first start."""
        return _dsn(self.sockets, self.passwords, role, database)

    @property
    def owner_dsn(self) -> str:
        """The role that owns the product's database and runs its migrations; not a superuser."""
        return self.dsn()

    @property
    def superuser_dsn(self) -> str:
        """The role that may do anything; for tests and for the doctor."""
        return self.dsn(role=SUPERUSER)

    @property
    def pgbench(self) -> Path:
        """PostgreSQL's own load generator, beside the server's binaries."""
        return self.binaries / "pgbench"

    def is_running(self) -> bool:
        """Whether the server has not ended by itself or by somebody else's hand."""
        return self.watcher.poll() is None

    def stop(self) -> None:
        """Stop it and wait until it is gone; a second call does nothing."""
        if self.lock < 0:
            return
        assert self.watcher.stdin is not None  # noqa: S101 - it was opened as a pipe
        self.watcher.stdin.close()
        self.watcher.wait()
        place.remove_sockets(self.sockets, home=place.follow(self.data))
        # The watcher's second half may hold the lock for a moment more: whoever starts it
        # next waits for that, and is not told that we are using it.
        os.ftruncate(self.lock, 0)
        os.close(self.lock)
        self.lock = -1

    def restart(self) -> None:
        """Start it again after it ended under us, at the same address, on what it had stored.

        Raises:
            Unavailable: it does not start; the sentence says why.
        """
        self.stop()
        again = _start(
            self.data,
            settings=self.settings,
            binaries=self.binaries,
            stop="INT",
            remove=False,
            sockets=self.sockets,
        )
        self.watcher, self.lock = again.watcher, again.lock

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()


def start(
    data: Path,
    *,
    settings: Mapping[str, str] = MappingProxyType({}),
    binaries: Path | None = None,
) -> Server:
    """A running server on the data of `data`, made there if there is none yet.

    Args:
        data: the folder; as root inside a private home it holds only a link to where the
            server's own user can reach.
        settings: PostgreSQL settings on top of ours.
        binaries: the folder of another PostgreSQL's `initdb` and `postgres`.

    Raises:
        Unavailable: somebody else owns the folder, it holds something else, its data is of
            another version, or the server did not start; the sentence says which.
    """
    return _start(data, settings=settings, binaries=binaries, stop="INT", remove=False)


@contextlib.contextmanager
def temporary(
    *, settings: Mapping[str, str] = FORGETFUL, binaries: Path | None = None
) -> Iterator[Server]:
    """A server on a new folder that is gone afterwards, also when this process is killed."""
    folder = Path(tempfile.mkdtemp(prefix="batonpass-"))
    try:
        with _start(
            folder, settings=settings, binaries=binaries, stop="QUIT", remove=True
        ) as server:
            yield server
    finally:
        place.remove(folder)


def running(data: Path) -> str | None:
    """The owner's DSN of the server that another process runs on `data`; None if none does."""
    home = place.follow(data)
    try:
        port_lines = (home / "cluster" / "postmaster.pid").read_text().splitlines()
        passwords = msgspec.json.decode((home / "passwords").read_bytes(), type=dict[str, str])
    except (FileNotFoundError, PermissionError):
        return None
    if len(port_lines) < 8 or port_lines[7].strip() != "ready":  # noqa: PLR2004 - the last line
        return None
    return _dsn(Path(port_lines[4]), passwords, OWNER, DATABASE)


def _start(
    data: Path,
    *,
    settings: Mapping[str, str],
    binaries: Path | None,
    stop: str,
    remove: bool,
    sockets: Path | None = None,
) -> Server:
    try:
        user = place.server_user(data)
        binaries = place.reachable_binaries(binaries, user)
        home = place.reachable_home(data, user)
    except (OSError, LookupError) as error:
        raise Unavailable(str(error)) from error
    lock = _own(home)
    try:
        passwords = _passwords(home, user)
        durable = settings.get("fsync") != "off"
        _make_cluster(home, binaries, user, passwords, durable=durable)
        _check_version(home, binaries)
        _end_leftover(home / "cluster")
        deadline = time.monotonic() + STRAGGLER_SECONDS
        while True:
            server = _launched(
                data, home, user, settings=settings, binaries=binaries, passwords=passwords,
                lock=lock, stop=stop, remove=remove, sockets=sockets,
            )  # fmt: skip
            try:
                _wait_until_ready(server, home)
                _make_database(server)
            except BaseException as error:
                server.stop()
                # The last processes of a killed server still leave; PostgreSQL waits for none.
                straggling = "shared memory block" in str(error)
                if not straggling or time.monotonic() > deadline:
                    raise
                time.sleep(0.1)
            else:
                return server
    finally:
        os.close(lock)


def _launched(
    data: Path,
    home: Path,
    user: place.User,
    *,
    settings: Mapping[str, str],
    binaries: Path,
    passwords: Mapping[str, str],
    lock: int,
    stop: str,
    remove: bool,
    sockets: Path | None,
) -> Server:
    sockets = place.socket_folder(home, user, kept=sockets)
    chosen = {**_SETTINGS, "unix_socket_directories": str(sockets), "port": str(PORT), **settings}
    watcher = _launch(
        home,
        command=[
            str(binaries / "postgres"),
            "-D",
            str(home / "cluster"),
            *(f"--{name}={value}" for name, value in chosen.items()),
        ],
        user=user,
        lock=lock,
        stop=stop,
        remove=str(home) if remove else "",
    )
    return Server(
        data=data,
        binaries=binaries,
        sockets=sockets,
        passwords=passwords,
        settings=settings,
        watcher=watcher,
        lock=os.dup(lock),
    )


def _own(home: Path) -> int:
    """The lock on the folder; waits for a server whose owner is already dead."""
    lock = os.open(home / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    deadline = time.monotonic() + LOCK_SECONDS
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            owner = _read_owner(lock)
            if owner is not None and place.is_same_process(owner):
                os.close(lock)
                raise Unavailable(
                    f"The database in {home} is in use by process {owner['pid']}. "
                    "Stop that one first, or choose another data folder."
                ) from None
            if time.monotonic() > deadline:
                os.close(lock)
                raise Unavailable(
                    f"The database in {home} lost its owner and has not stopped for "
                    f"{LOCK_SECONDS:.0f} seconds. See {home / 'server.log'}."
                ) from None
            time.sleep(0.02)
        else:
            os.ftruncate(lock, 0)
            os.pwrite(lock, json.dumps(place.this_process()).encode(), 0)
            return lock


def _read_owner(lock: int) -> dict[str, int] | None:
    try:
        return msgspec.json.decode(os.pread(lock, 4096, 0), type=dict[str, int])
    except msgspec.DecodeError:  # it has the lock and is about to write its name
        return None


def _passwords(home: Path, user: place.User) -> dict[str, str]:
    kept = home / "passwords"
    if not kept.exists():
        fresh = kept.with_suffix(".new")
        made = {role: secrets.token_urlsafe(24) for role in (SUPERUSER, OWNER)}
        place.write_private(fresh, msgspec.json.encode(made), user)
        fresh.replace(kept)
    return msgspec.json.decode(kept.read_bytes(), type=dict[str, str])


def _make_cluster(
    home: Path,
    binaries: Path,
    user: place.User,
    passwords: Mapping[str, str],
    *,
    durable: bool,
) -> None:
    """Make the data where there is none; under another name first: it is whole or absent."""
    if (home / "cluster").exists():
        return
    half_made = home / "cluster.new"
    place.remove(half_made)
    password_file = home / "password.new"
    place.write_private(password_file, passwords[SUPERUSER].encode(), user)
    # The builtin provider sorts the same on every machine; before 17 there was none.
    modern = place.major_version(binaries) >= 17  # noqa: PLR2004
    made = subprocess.run(  # noqa: S603 - our own binary
        [
            str(binaries / "initdb"),
            f"--pgdata={half_made}",
            f"--username={SUPERUSER}",
            f"--pwfile={password_file}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--data-checksums",
            "--no-instructions",
            "--no-locale",
            *(["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if modern else []),
            *([] if durable else ["--no-sync"]),
        ],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        env=place.environment(),
        **place.as_user(user),
    )
    password_file.unlink()
    if made.returncode != 0:
        raise Unavailable(f"PostgreSQL could not make {half_made}: {made.stderr.strip()}")
    half_made.rename(home / "cluster")


def _check_version(home: Path, binaries: Path) -> None:
    found = (home / "cluster" / "PG_VERSION").read_text().strip()
    ours = place.major_version(binaries)
    if found != str(ours):
        raise Unavailable(
            f"The data in {home} was written by PostgreSQL {found}, and this is PostgreSQL {ours}. "
            "Dump it with the old version, or choose another data folder."
        )


def _end_leftover(cluster: Path) -> None:
    """Clear what a killed run left: we hold the lock, so whoever runs here has no owner."""
    pid_file = cluster / "postmaster.pid"
    try:
        pid = int(pid_file.read_text().split("\n", 1)[0])
    except (FileNotFoundError, ValueError):
        pid_file.unlink(missing_ok=True)  # an empty one is a power cut's
        return
    for stop, seconds in ((signal.SIGINT, 10.0), (signal.SIGQUIT, 5.0), (signal.SIGKILL, 5.0)):
        if not place.is_postgres_of(pid, cluster):
            break
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, stop)
        deadline = time.monotonic() + seconds
        while place.is_postgres_of(pid, cluster) and time.monotonic() < deadline:
            time.sleep(0.02)
    # The number may belong to another program by now, and PostgreSQL would believe the file.
    # Backends that outlived their server are still caught by its shared memory check.
    pid_file.unlink(missing_ok=True)


def _launch(
    home: Path, *, command: list[str], user: place.User, lock: int, stop: str, remove: str
) -> subprocess.Popen[bytes]:
    log = home / "server.log"
    fresh = log.exists() and log.stat().st_size > LOG_BYTES
    flags = os.O_WRONLY | os.O_CREAT | os.O_CLOEXEC | (os.O_TRUNC if fresh else os.O_APPEND)
    log_file = os.open(log, flags, 0o600)
    try:
        return subprocess.Popen(  # noqa: S603 - our own binary
            ["/bin/sh", "-c", _WATCH, "batonpass-postgres", stop, remove, *command],
            stdin=subprocess.PIPE,
            stdout=lock,
            stderr=log_file,
            start_new_session=True,  # Ctrl-C is for the owner, which stops it in good order
            cwd="/",
            env=place.environment(),
            **place.as_user(user),
        )
    finally:
        os.close(log_file)


def _wait_until_ready(server: Server, home: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    pid_file = home / "cluster" / "postmaster.pid"
    while True:
        with contextlib.suppress(FileNotFoundError):
            lines = pid_file.read_text().splitlines()
            if len(lines) > 7 and lines[7].strip() == "ready":  # noqa: PLR2004 - its last line
                return
        if not server.is_running() or time.monotonic() > deadline:
            with contextlib.suppress(FileNotFoundError):
                said = (home / "server.log").read_text(errors="replace").splitlines()[-3:]
                raise Unavailable(f"PostgreSQL did not start: {' '.join(said)}")
            raise Unavailable(f"PostgreSQL did not start in {home}.")
        time.sleep(0.005)


def _make_database(server: Server) -> None:
    """The owner's role and database, unless they are there; a killed first start is finished."""
    with psycopg.connect(
        server.dsn(role=SUPERUSER, database=SUPERUSER), autocommit=True
    ) as superuser:
        if superuser.execute("SELECT FROM pg_roles WHERE rolname = %s", [OWNER]).fetchone() is None:
            superuser.execute(
                sql.SQL("CREATE ROLE {} LOGIN CREATEROLE CREATEDB PASSWORD {}").format(
                    sql.Identifier(OWNER), sql.Literal(server.passwords[OWNER])
                )
            )
        found = superuser.execute("SELECT FROM pg_database WHERE datname = %s", [DATABASE])
        if found.fetchone() is None:
            superuser.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(DATABASE), sql.Identifier(OWNER)
                )
            )


def _dsn(sockets: Path, passwords: Mapping[str, str], role: str, database: str) -> str:
    return (
        f"postgresql://{role}:{passwords[role]}@/{database}?host={sockets}&port={PORT}"
        "&application_name=batonpass"
    )
