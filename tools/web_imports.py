"""Which way the web's imports may point: the kit to no app, apps apart, the model to itself.

It reads the import statements as text. A dependency checker that goes through the compiler can
stop seeing files when the compiler changes, and say nothing; tests/unit/test_house.py breaks each
rule on purpose.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

WEB: Final = Path(__file__).resolve().parent.parent / "web"
APPS: Final = frozenset({"widget", "console", "admin", "stage", "shop", "continue"})
IMPORT: Final = re.compile(
    r"""(?:\bfrom\s*|\bimport\s*\(\s*|^\s*import\s+)["']([^"']+)["']""", re.MULTILINE
)


class Trespass(NamedTuple):
    """One import that points the wrong way."""

    file: str
    line: int
    target: str
    rule: str


def trespasses(web: Path) -> list[Trespass]:
    """Every import below `web` that breaks a rule."""
    return [
        Trespass(str(file.relative_to(web)), line, target, rule)
        for file in _sources(web)
        for line, target in _imports(file)
        if (rule := _broken_rule(file.relative_to(web).as_posix(), target)) is not None
    ]


def _sources(web: Path) -> Iterator[Path]:
    for folder, folders, files in os.walk(web):
        folders[:] = sorted(set(folders) - {"node_modules", "dist"})
        yield from (Path(folder) / name for name in sorted(files) if name.endswith((".ts", ".tsx")))


def _imports(file: Path) -> Iterator[tuple[int, str]]:
    text = file.read_text(encoding="utf-8")
    for found in IMPORT.finditer(text):
        yield text.count("\n", 0, found.start(1)) + 1, found[1]


def _broken_rule(file: str, target: str) -> str | None:
    """The rule that this import breaks; None if it breaks none."""
    source = PurePosixPath(file).parts
    reached = _resolve(file, target)
    room = reached[0] if reached else None
    is_test = ".test." in file
    if source[:2] == ("kit", "model") and not is_test and reached[:2] != ("kit", "model"):
        return "the model imports only itself"
    if source[0] == "kit" and room in APPS:
        return "the kit imports no app"
    if source[0] in APPS and room in APPS and room != source[0]:
        return "apps do not import each other"
    return None


def _resolve(file: str, target: str) -> tuple[str, ...]:
    """The path below web/ that an import names; empty for a package."""
    if target.startswith("@kit/"):
        return PurePosixPath(target.removeprefix("@")).parts
    if not target.startswith("."):
        return ()
    joined = os.path.normpath(PurePosixPath(file).parent / target)
    return PurePosixPath(joined).parts


if __name__ == "__main__":
    found = trespasses(WEB)
    for trespass in found:
        print(f"web/{trespass.file}:{trespass.line}: {trespass.target!r}: {trespass.rule}")
    sys.exit(1 if found else 0)
