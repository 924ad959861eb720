"""Which Chromium the journeys run in, and how this machine gets one if it has none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS: Final = (
    "--no-sandbox",  # as root there is none to be had; it only meets our own pages
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--mute-audio",
)
MISSING: Final = (
    "The browser journeys need Chromium, and none could be found or installed. As root run "
    "'apt-get install chromium' (on Ubuntu install Google Chrome, the package there is an empty "
    "shell), or run 'uv run playwright install --with-deps chromium'."
)


class NoBrowser(RuntimeError):
    """There is no Chromium; the sentence says what to install."""


def find() -> Path:
    """The browser to start: on PATH, else the distribution's, else Playwright's own.

    Raises:
        NoBrowser: none of the three is to be had.
    """
    for source in (_on_path, _from_distribution, _from_playwright):
        if (found := source()) is not None:
            return found
    raise NoBrowser(MISSING)


def _on_path() -> Path | None:
    for name in NAMES:
        if (found := shutil.which(name)) is not None and _answers(Path(found)):
            return Path(found)
    return None


def _from_distribution() -> Path | None:
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        return None
    print("\nInstalling the distribution's chromium (about a minute)", file=sys.stderr, flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends"]):
        wanted = ["chromium"] if words[0] == "install" else []
        done = subprocess.run(["apt-get", *words, *wanted], env=quiet, stdout=2, check=False)
        if done.returncode != 0:
            return None
    return _on_path()


def _from_playwright() -> Path | None:
    """Playwright's browser; what it prints tells how far it is."""
    subprocess.run(
        [sys.executable, "-m", "playwright", "install", "chromium"], stdout=2, check=False
    )
    folder = Path.home() / ".cache" / "ms-playwright"
    found = sorted(folder.glob("chromium-*/chrome-linux*/chrome"), reverse=True)
    return next((path for path in found if _answers(path)), None)


def _answers(path: Path) -> bool:
    """Whether it is a browser; Ubuntu's package is a script that only talks about snaps."""
    try:
        said = subprocess.run(
            [path, "--version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return said.returncode == 0 and ("Chromium" in said.stdout or "Chrome" in said.stdout)
