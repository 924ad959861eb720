"""How big the house is: lines by room, the longest files and functions, what a browser loads.

Observed, not gated: python tools/size_report.py
"""

import ast
import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from rich.console import Console
from rich.table import Table

ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = {
    "src/batonpass/domain": "*.py",
    "src/batonpass/store": "*.py",
    "src/batonpass/services": "*.py",
    "src/batonpass/adapters": "*.py",
    "src/batonpass/edges": "*.py",
    "tests": "*.py",
    "bench": "*.py",
    "training": "*.py",
    "tools": "*.py",
    "web/kit": "*.ts*",
    "web/widget": "*.ts*",
    "web/console": "*.ts*",
    "web/admin": "*.ts*",
    "web/stage": "*.ts*",
}
SPLIT_LINES: Final = 300  # where STYLE.md asks whether two nouns share a bed
LONG_FUNCTION_LINES: Final = 60
SHOWN: Final = 15


class Size(NamedTuple):
    """How long something is."""

    lines: int
    name: str


def files(room: str, pattern: str) -> list[Size]:
    """Every file of a room with its lines."""
    return [
        Size(len(path.read_text(encoding="utf-8").splitlines()), str(path.relative_to(ROOT)))
        for path in sorted((ROOT / room).rglob(pattern))
        if not {"node_modules", "dist", "__pycache__"} & set(path.parts)
    ]


def functions() -> Iterator[Size]:
    """Every function of the product with its lines, its docstring left out."""
    for path in sorted((ROOT / "src").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                documented = ast.get_docstring(node) is not None
                first = node.body[1] if documented and len(node.body) > 1 else node.body[0]
                length = (node.end_lineno or first.lineno) - first.lineno + 1
                yield Size(length, f"{path.relative_to(ROOT)}:{node.lineno} {node.name}")


def main() -> None:
    """Print the report."""
    console = Console()
    rooms = Table("room", "files", "lines", f"over {SPLIT_LINES}", title="Rooms")
    everything: list[Size] = []
    for room, pattern in SOURCES.items():
        sizes = files(room, pattern)
        everything += sizes
        over = sum(size.lines > SPLIT_LINES for size in sizes)
        rooms.add_row(room, str(len(sizes)), str(sum(s.lines for s in sizes)), str(over or ""))
    for column in rooms.columns[1:]:
        column.justify = "right"
    console.print(rooms)
    long = [size for size in functions() if size.lines > LONG_FUNCTION_LINES]
    for title, sizes in (("Longest files", everything), ("Longest functions", long)):
        console.print(f"\n{title}")
        for size in sorted(sizes, reverse=True)[:SHOWN]:
            console.print(f"{size.lines:6}  {size.name}", highlight=False)
    console.print("\nWhat a browser loads (bytes, gzip)")
    built = ROOT / "src/batonpass/edges/http/static"
    for path in sorted(built.rglob("*.[jc]s*")):
        packed = len(gzip.compress(path.read_bytes()))
        console.print(f"{packed:8}  {path.relative_to(built)}", highlight=False)


if __name__ == "__main__":
    main()
