"""The pages themselves: built files with strict headers, never a script in a page."""

import hashlib
import mimetypes
from functools import cache
from pathlib import Path
from typing import Any, Final

from litestar import Request, Response, Router, get
from litestar.params import FromPath

from batonpass.domain.refusal import NotFound
from batonpass.edges.http.door import door

ROOT: Final = Path(__file__).parent / "static"
CSP: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; "
    "font-src 'self'; connect-src 'self' ws: wss:; frame-src 'self'; frame-ancestors 'self'; "
    "base-uri 'none'; form-action 'self'; manifest-src 'self'"
)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
OPEN: Final = door(public=True)
FOREVER: Final = "public, max-age=31536000, immutable"
MISSING: Final = (
    "<!doctype html><meta charset=utf-8><title>Batonpass</title>"
    "<p>This page is not built yet. Run <code>make demo</code> once."
)


@cache
def _known(path: Path, stamp: int) -> tuple[bytes, str]:
    del stamp  # only a changed file is read again
    content = path.read_bytes()
    return content, f'"{hashlib.sha256(content).hexdigest()[:20]}"'


def sent(request: Request[Any, Any, Any], name: str, *, forever: bool = False) -> Response[bytes]:
    """A built file, with its tag; 304 if the client has it."""
    path = (ROOT / name).resolve()
    if not path.is_relative_to(ROOT.resolve()) or not path.is_file():
        if name.endswith(".html"):
            return Response(MISSING.encode(), status_code=503, media_type="text/html")
        raise NotFound(noun="file")
    content, tag = _known(path, path.stat().st_mtime_ns)
    headers = {
        **HEADERS,
        "Content-Security-Policy": CSP,
        "ETag": tag,
        "Cache-Control": FOREVER if forever else "no-cache",
    }
    if request.headers.get("if-none-match") == tag:
        return Response(b"", status_code=304, headers=headers)
    kind = mimetypes.guess_type(path.name)[0] or "application/octet-stream"
    return Response(content, media_type=kind, headers=headers)


def page_of(address: str, file: str) -> Any:
    """The route of one page."""

    @get(address, opt=OPEN, include_in_schema=False, name=f"page:{address}")
    async def page(request: Request[Any, Any, Any]) -> Response[bytes]:
        return sent(request, file)

    return page


@get("/static/{path:path}", opt=OPEN, include_in_schema=False)
async def static(request: Request[Any, Any, Any], path: FromPath[str]) -> Response[bytes]:
    """A built file. Names with a hash in them never change."""
    name = str(path).lstrip("/")
    response = sent(request, name, forever="/assets/" in f"/{name}")
    # The widget's parts stand in any shop's page: who may use it is checked by origin.
    response.headers["Cross-Origin-Resource-Policy"] = (
        "cross-origin" if name.startswith("widget/") else "same-origin"
    )
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@get("/widget.js", opt=OPEN, include_in_schema=False)
async def loader(request: Request[Any, Any, Any]) -> Response[bytes]:
    """The one line a shop puts on its page."""
    response = sent(request, "widget/widget.js")
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


@get("/favicon.ico", opt=OPEN, include_in_schema=False)
async def favicon() -> Response[bytes]:
    """None; an answer keeps logs quiet."""
    return Response(b"", status_code=204)


PAGES: Final = (
    page_of("/console", "console/index.html"),
    page_of("/admin", "admin/index.html"),
    page_of("/continue", "continue/index.html"),
)
router = Router("/", route_handlers=[*PAGES, static, loader, favicon])
