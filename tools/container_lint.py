"""What must hold for the container files: two linters, and settings that the product knows.

No container is built here; that needs a registry.
"""

import subprocess
import sys
from pathlib import Path
from typing import Final

import yaml

from batonpass import config

ROOT: Final = Path(__file__).resolve().parent.parent
BIN: Final = Path(sys.executable).parent


def run(*command: str) -> list[str]:
    """What a linter complains about; nothing when it is content."""
    done = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return [] if done.returncode == 0 else (done.stdout.splitlines() or [f"{command[0]} failed"])


def undefined_dependencies(compose: Path) -> list[str]:
    """Services that wait for a service nobody defined, or use a volume nobody declared."""
    document = yaml.safe_load(compose.read_text())
    services = document["services"]
    missing = [
        f"{compose.name}: {name} waits for {other}, which is not defined"
        for name, service in services.items()
        for other in service.get("depends_on", {})
        if other not in services
    ]
    mounted = [
        (name, mount.split(":")[0])
        for name, service in services.items()
        for mount in service.get("volumes", [])
    ]
    return missing + [
        f"{compose.name}: {name} mounts {volume}, which is not declared"
        for name, volume in mounted
        if not volume.startswith((".", "/")) and volume not in document.get("volumes", {})
    ]


def unknown_settings(compose: Path) -> list[str]:
    """Settings that the product would refuse to start with."""
    known = {*config.KNOWN, "DATABASE_URL", "HOST", "PORT"}
    return [
        f"{compose.name}: {name} sets {setting}, which is not a setting"
        for name, service in yaml.safe_load(compose.read_text())["services"].items()
        for setting in service.get("environment", {})
        if "build" in service and setting not in known
    ]


def main() -> int:
    """Lint both files; 1 when anything is wrong."""
    complaints = [
        *run(str(BIN / "hadolint"), "--no-color", "Containerfile"),
        *run(
            str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.compose-spec", "compose.yaml"
        ),
        *undefined_dependencies(ROOT / "compose.yaml"),
        *unknown_settings(ROOT / "compose.yaml"),
    ]
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
