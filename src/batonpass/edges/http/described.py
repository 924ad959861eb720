"""How the API describes itself: OpenAPI 3.1, AsyncAPI 3, and a page that needs no script."""

import html
import re
from typing import Any, Final

import msgspec
from litestar import Litestar, Request, Response, Router, get

from batonpass import __version__
from batonpass.domain.event import TYPES, Frame
from batonpass.edges.http.door import May, door
from batonpass.edges.http.errors import STATUS, Problem
from batonpass.edges.http.site import CSP, HEADERS

OPEN: Final = door(public=True)
EXAMPLES: Final[dict[str, Any]] = {
    "NewCustomer": {"merchant": "my-shop", "language": "en", "time_zone": "Europe/Berlin"},
    "Open": {"language": "en", "page": "https://shop.example/tent"},
    "Write": {"id": "0192f3c4-7a51-7c33-8b1a-1f2e3d4c5b6a", "text": "Where is my order #1001?"},
    "Choose": {"choice": "email", "email": "jane@shop.example"},
    "Contact": {"email": "jane@shop.example"},
    "Rate": {"score": 5, "repeated": False, "comment": "Quick and kind."},
    "SignIn": {"merchant": "my-shop", "email": "ag@shop.example", "password": "correct horse …"},
    "SetPresence": {"intent": "online"},
    "Decline": {"reason": "in a call"},
    "Transfer": {"to": "queue", "id": "qu_…", "note": "Needs the workshop's price."},
    "Dispose": {"disposition": "solved"},
    "Typed": {"text": "What is your order number?"},
    "NewKey": {"name": "our assistant", "scopes": ["customers", "assistant"]},
    "Invite": {"email": "sam@shop.example", "name": "Sam", "role": "agent"},
    "SaveDraft": {"yaml": "format: batonpass.triggers/1\nrules: []\n"},
    "Try": {"messages": [{"author": "customer", "text": "I want a person"}]},
}


PICTURE: Final = {
    "required": True,
    "content": {
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "required": ["file"],
                "properties": {"file": {"type": "string", "format": "binary"}},
            }
        }
    },
}


def openapi(app: Litestar) -> dict[str, Any]:
    """The description of every route, with refusals, keys, examples and closed bodies."""
    made: dict[str, Any] = app.openapi_schema.to_schema()
    schemas = made["components"]["schemas"]
    (problem,), parts = msgspec.json.schema_components(
        [Problem], ref_template="#/components/schemas/{name}"
    )
    del problem
    schemas.update(parts)
    doors = _doors(app)
    for path, methods in made["paths"].items():
        for method, operation in methods.items():
            if path.endswith("/images") and method == "post":
                operation["requestBody"] = PICTURE
            _finish(operation, method, doors.get((path, method.upper())), schemas)
    return made


def _doors(app: Litestar) -> dict[tuple[str, str], May]:
    found = {}
    for route in app.routes:
        for handler in getattr(route, "route_handlers", ()):
            may = handler.opt.get("may")
            if isinstance(may, May):
                path = re.sub(r":\w+}", "}", route.path)
                found.update({(path, str(method)): may for method in handler.http_methods})
    return found


def _finish(
    operation: dict[str, Any], method: str, may: May | None, schemas: dict[str, Any]
) -> None:
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if body and "$ref" in body.get("schema", {}):
        name = body["schema"]["$ref"].rsplit("/", 1)[1]
        schemas[name]["additionalProperties"] = False
        if name in EXAMPLES:
            body["example"] = EXAMPLES[name]
    if method == "post" and may and not may.public:
        operation.setdefault("parameters", []).append(
            {
                "name": "Idempotency-Key",
                "in": "header",
                "required": False,
                "schema": {"type": "string", "maxLength": 200},
                "description": "Chosen by the client; a retry gets the first answer for 24 h.",
            }
        )
    # The framework's own order changes from one process to the next.
    operation.get("parameters", []).sort(key=lambda p: (p["in"], p["name"]))
    operation["responses"] = {
        code: answer for code, answer in operation["responses"].items() if not code.startswith("4")
    }
    operation["responses"]["default"] = {
        "description": "A refusal, with a stable code: " + ", ".join(sorted(STATUS)),
        "content": {
            "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
        },
    }
    operation["security"] = [] if may and may.public else [{"bearer": []}, {"session": []}]
    if may is not None:
        operation["description"] = " ".join(
            filter(None, (operation.get("description", ""), _who(may)))
        )


def _who(may: May) -> str:
    if may.public:
        return "For anybody."
    who = [
        "the customer whose it is" if may.customer else "",
        f"agents with the role {may.role} or above" if may.role else "",
        f"API keys with the scope {may.scope}" if may.scope else "",
    ]
    return f"For {', '.join(filter(None, who))}."


def asyncapi() -> dict[str, Any]:
    """The description of the socket's and the stream's frames."""
    names = sorted(TYPES)
    refs, parts = msgspec.json.schema_components(
        [TYPES[name] for name in names], ref_template="#/components/schemas/{name}"
    )
    (frame,), more = msgspec.json.schema_components(
        [Frame], ref_template="#/components/schemas/{name}"
    )
    messages = {
        name.replace(".", "_"): {
            "name": name,
            "summary": (TYPES[name].__doc__ or "").splitlines()[0],
            "payload": {
                "allOf": [
                    frame,
                    {"properties": {"type": {"const": name}, "data": ref}},
                ]
            },
        }
        for name, ref in zip(names, refs, strict=True)
    }
    messages["hidden"] = {
        "name": "hidden",
        "summary": "A number that is not the customer's to see.",
        "payload": {"allOf": [frame, {"properties": {"type": {"const": "hidden"}}}]},
    }
    return {
        "asyncapi": "3.0.0",
        "info": {
            "title": "Batonpass live",
            "version": __version__,
            "description": (
                "The same frames over /v1/live (WebSocket), the stream (SSE) and the events of "
                "/v1/conversations/{id} (polling). Resume by `after`. Frames without `seq` "
                "(heartbeat, typing, inbox, refused, closing) are hints and are not replayed; "
                "`ready` tells the log's newest number. A client's first frame is a hello: {type, "
                "v: 1, token | csrf, conversation_id, after}; it answers each heartbeat with one."
            ),
        },
        "channels": {
            "live": {
                "address": "/v1/live",
                "messages": {key: {"$ref": f"#/components/messages/{key}"} for key in messages},
            }
        },
        "operations": {
            "follow": {
                "action": "receive",
                "channel": {"$ref": "#/channels/live"},
                "summary": "Follow a conversation from a number on.",
            }
        },
        "components": {"messages": messages, "schemas": {**parts, **more}},
    }


@get("/openapi.json", opt=OPEN, include_in_schema=False)
async def openapi_json(request: Request[Any, Any, Any]) -> Response[dict[str, Any]]:
    """The API, for programs."""
    return Response(openapi(request.app), media_type="application/json")


@get("/asyncapi.json", opt=OPEN, include_in_schema=False)
async def asyncapi_json() -> Response[dict[str, Any]]:
    """The frames, for programs."""
    return Response(asyncapi(), media_type="application/json")


@get("/docs", opt=OPEN, include_in_schema=False)
async def page(request: Request[Any, Any, Any]) -> Response[str]:
    """The API, for people: one page, no script, nothing from elsewhere."""
    return Response(
        written(openapi(request.app)),
        media_type="text/html",
        headers={**HEADERS, "Content-Security-Policy": CSP},
    )


def written(api: dict[str, Any]) -> str:
    """The page, every text escaped."""
    parts = [
        "<!doctype html><html lang=en><meta charset=utf-8>",
        "<meta name=viewport content='width=device-width'>",
        f"<title>{html.escape(api['info']['title'])} API</title>",
        f"<h1>{html.escape(api['info']['title'])} API {html.escape(api['info']['version'])}</h1>",
        "<p><a href=/openapi.json>openapi.json</a> · <a href=/asyncapi.json>asyncapi.json</a></p>",
    ]
    for path, methods in sorted(api["paths"].items()):
        for method, operation in methods.items():
            parts.append(f"<h2><code>{method.upper()} {html.escape(path)}</code></h2>")
            parts += [
                f"<p>{html.escape(operation[key])}</p>"
                for key in ("summary", "description")
                if operation.get(key)
            ]
            content = operation.get("requestBody", {}).get("content", {})
            example = content.get("application/json", {}).get("example")
            if example is not None:
                shown = msgspec.json.format(msgspec.json.encode(example)).decode()
                parts.append(f"<pre>{html.escape(shown)}</pre>")
            answers = ", ".join(code for code in operation["responses"] if code != "default")
            parts.append(f"<p>Answers {html.escape(answers)}, or a refusal.</p>")
    return "\n".join(parts)


router = Router("/", route_handlers=[openapi_json, asyncapi_json, page])
