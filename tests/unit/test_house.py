"""The checks that hold the house bite: each is broken here on purpose and must say so."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from tools import web_build, web_imports

import chromium

ROOT: Final = Path(__file__).resolve().parents[2]
BIN: Final = Path(sys.executable).parent

# One file each, and the contract that must break for it alone or with others.
TRESPASSES: Final = {
    "Rooms": ("store/trespass.py", "import batonpass.services"),
    "Settings": ("adapters/mail/settings.py", "import batonpass.config"),
    "Adapters": ("adapters/mail/trespass.py", "import batonpass.adapters.shops"),
    "Edges": ("edges/worker/trespass.py", "def late():\n    import batonpass.edges.cli"),
    "No cycle": (
        "domain/money.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import batonpass.domain.offer",
    ),
    "Domain": ("domain/trespass.py", "def late():\n    import socket"),
    "Services": ("services/trespass.py", "import litestar"),
}


def house(folder: Path) -> Path:
    """A copy of the package to break things in."""
    shutil.copytree(
        ROOT / "src/batonpass",
        folder / "batonpass",
        ignore=shutil.ignore_patterns("static", "data", "__pycache__", "*.sql"),
    )
    return folder


def lint(folder: Path) -> str:
    return subprocess.run(
        [BIN / "lint-imports", "--no-logo", "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    ).stdout


def test_every_contract_on_imports_is_broken_by_what_it_forbids(tmp_path: Path) -> None:
    source = house(tmp_path)
    for place, trespass in TRESPASSES.values():
        with (source / "batonpass" / place).open("a") as file:
            file.write(f"\n{trespass}\n")

    said = lint(source)

    broken = [line for line in said.splitlines() if re.search(r" BROKEN", line)]
    assert [name for name in TRESPASSES if any(line.startswith(name) for line in broken)] == list(
        TRESPASSES
    ), said
    assert " 0 kept," in said


def test_a_room_that_nobody_named_is_a_stranger(tmp_path: Path) -> None:
    source = house(tmp_path)
    (source / "batonpass/utils.py").touch()

    assert "Rooms: imports point down, and no room is a stranger BROKEN" in lint(source)


@pytest.mark.parametrize(
    ("path", "bans"),
    [("src/batonpass/services/x.py", 5), ("src/batonpass/edges/http/x.py", 0)],
)
def test_only_edges_and_wiring_read_the_clock_make_ids_and_look_around(
    path: str, bans: int
) -> None:
    code = (
        "import os\nimport random\nimport time\nimport uuid\nfrom datetime import UTC, datetime\n"
        "x = datetime.now(UTC), uuid.uuid4(), os.environ, time.time(), random.random()\n"
    )

    said = subprocess.run(
        [
            str(BIN / "ruff"),
            "check",
            "--select=TID251",
            "--output-format=concise",
            f"--stdin-filename={path}",
            "-",
        ],
        cwd=ROOT,
        input=code,
        capture_output=True,
        text=True,
        check=False,
    ).stdout

    assert said.count("banned-api") == bans


@pytest.mark.parametrize(
    ("path", "line", "verdict"),
    [
        (
            "kit/live/socket.ts",
            'import { Root } from "../../widget/root.ts";',
            "the kit imports no app",
        ),
        (
            "widget/chat.tsx",
            'import { Case } from "../console/case";',
            "apps do not import each other",
        ),
        ("admin/late.ts", 'await import("../console/case");', "apps do not import each other"),
        (
            "kit/model/reduce.ts",
            'import { get } from "@kit/api/client";',
            "the model imports only itself",
        ),
        (
            "kit/model/reduce.ts",
            'import type { X } from "openapi-fetch";',
            "the model imports only itself",
        ),
        ("kit/model/reduce.ts", 'export { y } from "./event.ts";', ""),
        ("console/case.tsx", 'import { get } from "@kit/api/client";', ""),
        ("console/case.tsx", 'import { useState } from "react";', ""),
    ],
)
def test_the_web_keeps_its_rooms_apart(tmp_path: Path, path: str, line: str, verdict: str) -> None:
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).write_text(f"const before = 1;\n{line}\n")

    found = web_imports.trespasses(tmp_path)

    assert [trespass.rule for trespass in found] == ([verdict] if verdict else [])


def test_a_machine_without_a_browser_is_told_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shell_of_ubuntu = tmp_path / "chromium-browser"
    shell_of_ubuntu.write_text("#!/bin/sh\necho 'Please run: snap install chromium'\nexit 1\n")
    shell_of_ubuntu.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "_from_distribution", lambda: None)
    monkeypatch.setattr(chromium, "_from_playwright", lambda: None)

    with pytest.raises(chromium.NoBrowser, match="apt-get install chromium"):
        chromium.find()


def test_the_web_is_built_again_only_when_something_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[str] = []
    web = tmp_path / "web"
    (web / "node_modules").mkdir(parents=True)
    for name in ("package.json", "package-lock.json", "app.ts"):
        (web / name).write_text("{}")
    monkeypatch.setattr(web_build, "ROOT", tmp_path)
    monkeypatch.setattr(web_build, "WEB", web)
    monkeypatch.setattr(web_build, "OUT", tmp_path / "out")
    monkeypatch.setattr(web_build, "BUILT", tmp_path / "out/.built")
    monkeypatch.setattr(web_build, "INSTALLED", web / "node_modules/.installed")

    def run(*words: str) -> int:
        ran.append(Path(words[0]).name)
        return 0

    monkeypatch.setattr(web_build, "run", run)

    web_build.build()
    web_build.build()
    (web / "node_modules/left.js").touch()
    web_build.build()
    assert ran == ["npm-cli.js", "build.mjs"]

    (web / "app.ts").write_text("let changed = true;")
    web_build.build()
    assert ran == ["npm-cli.js", "build.mjs", "build.mjs"]

    (web / "package-lock.json").write_text("{ }")
    web_build.build()
    assert ran[3:] == ["npm-cli.js", "build.mjs"]
