"""How each refusal looks over HTTP: problem+json with a stable code and a sentence."""

from typing import Any, Final

import msgspec
import psycopg
import structlog
from litestar import Request, Response
from litestar.exceptions import HTTPException, ValidationException
from litestar.status_codes import HTTP_500_INTERNAL_SERVER_ERROR
from psycopg_pool import PoolTimeout

from batonpass.domain.refusal import BatonpassError

log = structlog.get_logger()

STATUS: Final = {
    "malformed": 400,
    "too_long": 413,
    "not_signed_in": 401,
    "not_allowed": 403,
    "not_found": 404,
    "overtaken": 412,
    "stale_epoch": 409,
    "already_claimed": 409,
    "no_capacity": 409,
    "queue_in_use": 409,
    "illegal_move": 409,
    "key_reused": 409,
    "ended": 409,
    "too_many": 429,
    "bad_signature": 401,
    "unsealable": 409,
    "shop_down": 503,
    "shop_refused": 409,
    "bad_document": 422,
    "bad_wording": 422,
}


class Problem(msgspec.Struct, kw_only=True):
    """RFC 9457: what went wrong, for programs by `code`, for people by `detail`."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    fields: dict[str, Any] = {}


def problem(status: int, code: str, detail: str, **fields: object) -> Response[bytes]:
    """The answer that says no."""
    body: dict[str, object] = {
        "type": f"https://batonpass.dev/problems/{code}",
        "title": code.replace("_", " ").capitalize(),
        "status": status,
        "code": code,
        "detail": detail,
        **{k: v for k, v in fields.items() if v is not None},
    }
    headers = {}
    if after := fields.get("after_seconds"):
        headers["Retry-After"] = str(after)
    return Response(
        msgspec.json.encode(body, enc_hook=str),
        status_code=status,
        media_type="application/problem+json",
        headers=headers,
    )


def refused(_: Request[Any, Any, Any], error: BatonpassError) -> Response[bytes]:
    """A refusal of the product."""
    fields = {k: v for k, v in error.fields.items() if isinstance(v, str | int | float | bool)}
    fields.pop("status", None)
    return problem(STATUS.get(error.code, 409), error.code, str(error), **fields)


def invalid(_: Request[Any, Any, Any], error: ValidationException) -> Response[bytes]:
    """A body or a parameter that is not of the form it must have."""
    extra = error.extra if isinstance(error.extra, list) else []
    said = [
        f"{one.get('key') or 'body'}: {one.get('message')}"
        for one in extra
        if isinstance(one, dict)
    ]
    return problem(400, "malformed", "; ".join(said) or "The request is not of the right form.")


def http(_: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """What the framework itself refuses."""
    code = {404: "not_found", 405: "not_allowed", 413: "too_long", 401: "not_signed_in"}.get(
        error.status_code,
        "malformed" if error.status_code < HTTP_500_INTERNAL_SERVER_ERROR else "failed",
    )
    sentence = {
        404: "There is nothing at this address.",
        405: "This address does not take that method.",
        413: "The request is too large.",
    }.get(error.status_code, error.detail)
    return problem(error.status_code, code, sentence)


def unreachable(_: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The database does not answer; nothing is known to have happened."""
    log.warning("http.database_down", failure=type(error).__name__)
    return problem(
        503,
        "unavailable",
        "We cannot reach our database right now. Nothing was lost; try again in a few seconds.",
        after_seconds=2,
    )


def unstorable(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """A value no column can hold, such as a NUL in a text; nothing was stored."""
    log.warning("http.unstorable", path=request.url.path, failure=type(error).__name__)
    return problem(400, "malformed", "The request holds a character or a number we cannot store.")


def failed(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """A failure of ours."""
    if isinstance(error, UnicodeDecodeError | msgspec.DecodeError | RecursionError):
        return problem(400, "malformed", "The request is not valid JSON in UTF-8.")
    log.error("http.failed", path=request.url.path, exc_info=error)
    return problem(500, "failed", "Something went wrong on our side. It has been recorded.")


HANDLERS: Final[dict[Any, Any]] = {
    BatonpassError: refused,
    ValidationException: invalid,
    HTTPException: http,
    psycopg.DataError: unstorable,
    psycopg.OperationalError: unreachable,
    psycopg.InterfaceError: unreachable,
    PoolTimeout: unreachable,
    Exception: failed,
}
