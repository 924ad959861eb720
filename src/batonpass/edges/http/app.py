"""The web application: every route under one guard, one way to say no."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

from litestar import Litestar, Response, Router, get
from litestar.config.cors import CORSConfig
from litestar.di import NamedDependency
from litestar.handlers import WebsocketRouteHandler
from litestar.openapi import OpenAPIConfig
from litestar.openapi.spec import Components, SecurityScheme
from prometheus_client import CONTENT_TYPE_LATEST, Gauge, generate_latest

from batonpass import __version__
from batonpass.edges.http import (
    agent,
    audit,
    board,
    category,
    conversation,
    customer,
    described,
    handoff,
    image,
    inbox,
    key,
    merchant,
    packet,
    promise,
    queue,
    reply,
    report,
    resolution,
    resume,
    session,
    shop,
    shop_hook,
    site,
    staffing,
    trigger,
    wording,
)
from batonpass.edges.http.door import door, guard
from batonpass.edges.http.errors import HANDLERS
from batonpass.edges.http.state import DEPENDENCIES
from batonpass.services.accept import Acceptance
from batonpass.services.ports import Ports
from batonpass.store import due

BODY_MAX = 6 * 1024 * 1024  # an image is the largest thing anybody sends


@get("/livez", opt=door(public=True), include_in_schema=False)
async def livez() -> dict[str, str]:
    """The process answers."""
    return {"status": "ok"}


@get("/readyz", opt=door(public=True), include_in_schema=False)
async def readyz(ports: NamedDependency[Ports]) -> Response[dict[str, Any]]:
    """The database answers, and nothing is orphaned."""
    wrong = {what: n for what, n in (await due.orphans(ports.store)).items() if n}
    return Response({"status": "ok", "orphans": wrong}, status_code=200)


ORPHANS = Gauge("batonpass_orphans", "Open states without owner or deadline; always 0", ["what"])


@get("/metrics", opt=door(public=True), include_in_schema=False)
async def metrics(ports: NamedDependency[Ports]) -> Response[bytes]:
    """Counters for Prometheus; the auditor counts while it is asked."""
    for what, n in (await due.orphans(ports.store)).items():
        ORPHANS.labels(what).set(n)
    return Response(generate_latest(), headers={"Content-Type": CONTENT_TYPE_LATEST})


Running = Callable[[Litestar], AbstractAsyncContextManager[Ports]]


def create_app(
    running: Running,
    *,
    live: Sequence[Any],
    open_hub: Callable[[Ports], AbstractAsyncContextManager[Any]],
    more: Sequence[Any] = (),
) -> Litestar:
    """The application.

    Args:
        running: opens everything the use cases reach for, for the application's life.
        live: routes of the live edge, under /v1.
        open_hub: opens the live edge's hub for the application's life.
        more: routes that only some set-ups have, such as the demo's.
    """

    @asynccontextmanager
    async def life(app: Litestar) -> AsyncIterator[None]:
        async with running(app) as ports:
            app.state.ports = ports
            app.state.acceptance = Acceptance(ports)
            async with open_hub(ports) as hub:
                app.state.hub = hub
                yield

    sockets = [handler for handler in live if isinstance(handler, WebsocketRouteHandler)]
    streams = [handler for handler in live if handler not in sockets]
    api = Router(
        "/v1",
        route_handlers=[
            customer.router,
            conversation.router,
            session.router,
            handoff.router,
            inbox.router,
            merchant.router,
            agent.router,
            queue.router,
            key.router,
            audit.router,
            image.router,
            reply.router,
            packet.router,
            report.router,
            resume.router,
            shop.router,
            shop_hook.router,
            resolution.router,
            board.router,
            category.router,
            promise.router,
            staffing.router,
            trigger.router,
            wording.router,
            *streams,
        ],
    )
    return Litestar(
        route_handlers=[
            api,
            *sockets,
            livez,
            readyz,
            metrics,
            described.router,
            site.router,
            *more,
        ],
        lifespan=[life],
        guards=[guard],
        dependencies=DEPENDENCIES,
        exception_handlers=HANDLERS,
        request_max_body_size=BODY_MAX,
        openapi_config=OpenAPIConfig(
            title="Batonpass",
            version=__version__,
            description="Passes a customer from an AI assistant to a human agent.",
            render_plugins=[],
            use_handler_docstrings=True,
            components=Components(
                security_schemes={
                    "bearer": SecurityScheme(type="http", scheme="bearer"),
                    "session": SecurityScheme(
                        type="apiKey", name="bp_session", security_scheme_in="cookie"
                    ),
                }
            ),
        ),
        cors_config=CORSConfig(
            allow_origins=["*"],
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"],
            expose_headers=["ETag", "Retry-After"],
            max_age=600,
        ),
        debug=False,
        logging_config=None,
    )
