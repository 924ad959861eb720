"""Which commands and examples the documents show, and how each is run.

Every fenced block of `sh` or `python` is run, unless the line above it says why not:

    <!-- not run: it waits for a person -->

A `sh` block runs in bash from the root of the repository, with our command on PATH; `make` only
says what it would do, because the tests are started by make themselves. A `python` block with
prompts is a doctest; without prompts it must run to its end.
"""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import unquote

ROOT: Final = Path(__file__).resolve().parent.parent
LANGUAGES: Final = ("sh", "python")
FENCE: Final = re.compile(
    r"^(?:<!-- not run: (?P<reason>.+?) -->\n+)?^(?P<fence>```+)(?P<language>\w+)[^\n]*\n"
    r"(?P<text>.*?)^(?P=fence)[ \t]*$",
    re.MULTILINE | re.DOTALL,
)
LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img[^>]* src=\"([^\"]+)\"")
TIMEOUT_SECONDS: Final = 120.0
SHELL: Final = 'set -euo pipefail\nmake() { command make --dry-run "$@" > /dev/null; }\n'
DOCTEST: Final = """
import doctest, sys
example = doctest.DocTestParser().get_doctest({text!r}, {{}}, {name!r}, None, 0)
sys.exit(doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(example).failed)
"""


class Block(NamedTuple):
    """One command or example."""

    file: str
    line: int
    language: str
    text: str
    reason: str | None  # why it is not run; None: it is

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


def documents(root: Path = ROOT) -> list[Path]:
    """Every page we publish."""
    return [*sorted(root.glob("*.md")), *sorted((root / "docs").rglob("*.md"))]


def blocks(root: Path = ROOT) -> list[Block]:
    """Every command and example, in reading order."""
    return [block for page in documents(root) for block in _blocks(page, root)]


def _blocks(page: Path, root: Path) -> Iterator[Block]:
    text = page.read_text(encoding="utf-8")
    for found in FENCE.finditer(text):
        if found["language"] in LANGUAGES:
            yield Block(
                file=str(page.relative_to(root)),
                line=text.count("\n", 0, found.start("fence")) + 1,
                language=found["language"],
                text=found["text"],
                reason=found["reason"],
            )


def run(block: Block, *, folder: Path) -> str:
    """Run the block; what went wrong comes back, or nothing.

    Args:
        block: what to run.
        folder: where its files may go; $TMPDIR of a `sh` block.
    """
    return _run_shell(block, folder) if block.language == "sh" else _run_python(block)


def _run_shell(block: Block, folder: Path) -> str:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(
        ["bash", "-c", SHELL + block.text],
        cwd=ROOT,
        env={**os.environ, "PATH": path, "TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    return "" if done.returncode == 0 else f"exit code {done.returncode}\n{done.stdout}"


def _run_python(block: Block) -> str:
    # In a process of its own: an example may open sockets, set handlers or call exit.
    code = block.text
    if ">>>" in code:
        code = DOCTEST.format(text=code, name=str(block))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=TIMEOUT_SECONDS,
        check=False,
    )
    return "" if done.returncode == 0 else done.stdout


def broken_links(root: Path = ROOT) -> list[str]:
    """Every link or picture inside the repository that leads nowhere."""
    return [
        f"{page.relative_to(root)}: {target}"
        for page in documents(root)
        for target in _targets(page)
        if not (page.parent / unquote(target)).exists()
    ]


def _targets(page: Path) -> Iterator[str]:
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    for found in LINK.finditer(prose):
        target = (found[1] or found[2]).partition("#")[0]
        if target and not re.match(r"[a-z]+:", target):
            yield target
