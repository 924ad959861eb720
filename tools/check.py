"""The fast part of the checks: what runs, in which order, and how its outcome is shown.

Two run at a time. What a check prints is shown whole when it is done, under its own heading.

python tools/check.py             static checks and unit tests
python tools/check.py --static    static checks alone
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import Final

ROOT: Final = Path(__file__).resolve().parent.parent
PYTHON: Final = sys.executable
BIN: Final = Path(PYTHON).parent

# The longest first, so that the two lanes end together.
STATIC: Final[Mapping[str, Sequence[str]]] = MappingProxyType(
    {
        "mypy": (str(BIN / "mypy"),),
        "web: imports": (PYTHON, "tools/web_imports.py"),
        "web: types and unit tests": (PYTHON, "tools/web_build.py", "check"),
        "import-linter": (str(BIN / "lint-imports"), "--no-logo", "--no-cache"),
        "ruff check": (str(BIN / "ruff"), "check", "--quiet", "."),
        "ruff format": (str(BIN / "ruff"), "format", "--check", "--quiet", "."),
        "containers": (PYTHON, "tools/container_lint.py"),
    }
)
UNIT: Final = (
    "unit tests",
    (
        str(BIN / "pytest"),
        "-q",
        "-n",
        "2",
        "--dist",
        "worksteal",
        "--hypothesis-profile=quick",
        "tests/unit",
    ),
)


def run(name: str, command: Sequence[str]) -> bool:
    """Run one check and say how it went; True when it passed."""
    began = time.monotonic()
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    passed = done.returncode == 0
    seconds = time.monotonic() - began
    said = done.stdout.strip()
    counts = [line for line in said.splitlines() if re.search(r"\d+ (passed|kept|source)", line)]
    shown = "\n".join(counts[-2:]) if passed else said
    verdict = "passed" if passed else f"FAILED ({' '.join(command)})"
    print(f"==== {name}: {verdict}, {seconds:.1f} s\n{shown}".rstrip(), flush=True)
    return passed


def main() -> int:
    """Run the checks; 1 when any failed."""
    wanted = list(STATIC.items())
    if "--static" not in sys.argv:
        wanted.insert(1, UNIT)
    with ThreadPoolExecutor(max_workers=2) as lanes:
        passed = list(lanes.map(lambda check: run(*check), wanted))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main())
