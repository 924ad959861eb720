"""The demo's own routes and pages: the stage, its personas, stories and mailbox."""

from datetime import datetime
from typing import Any, Protocol

import msgspec
from litestar import Request, Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody

from batonpass.domain import ids
from batonpass.domain.refusal import NotFound
from batonpass.edges.http.door import door
from batonpass.edges.http.session import Me, signed_in
from batonpass.edges.http.shape import Body, Empty
from batonpass.edges.http.site import page_of
from batonpass.services import access
from batonpass.services import conversation as conversation_service
from batonpass.services.ports import Ports
from batonpass.services.stage.value import COLLEAGUES, STORIES, VISITOR, Progress, Role, Set
from batonpass.store import agent as agents
from batonpass.store import mail as mails
from batonpass.store import merchant as merchants

OPEN = door(public=True)  # the demo listens on this machine, and everything in it is made up


class Play(Protocol):
    """What the running demo lets its pages do."""

    stage: Set
    roles: tuple[Role, ...]
    progress: Progress
    is_on: bool

    async def vanish(self) -> None:
        """The next customer of the stage loses their agent."""


class Named(msgspec.Struct, frozen=True, kw_only=True):
    slug: str
    name: str


class Person(msgspec.Struct, frozen=True, kw_only=True):
    email: str
    name: str


class Persona(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    name: str
    email: str
    order: str
    situation: str
    story: str
    sentences: tuple[str, ...]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    title: str
    steps: tuple[str, ...]


class Stage(msgspec.Struct, frozen=True, kw_only=True):
    merchant: Named
    personas: tuple[Persona, ...]
    stories: tuple[Story, ...]
    agents: tuple[Person, ...]


class Become(Body, frozen=True, kw_only=True):
    id: str


class Became(msgspec.Struct, frozen=True, kw_only=True):
    token: str
    customer_id: str


class Colleagues(Body, frozen=True, kw_only=True):
    on: bool


class MailShape(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    at: datetime
    to: str
    subject: str
    text: str


class Mailbox(msgspec.Struct, frozen=True, kw_only=True):
    mails: tuple[MailShape, ...]


def _play(request: Request[Any, Any, Any]) -> Play:
    play: Play = request.app.state.play
    return play


@get("/demo/stage", opt=OPEN)
async def stage(ports: NamedDependency[Ports], request: Request[Any, Any, Any]) -> Stage:
    """Who can be played, and which stories there are."""
    play = _play(request)
    async with ports.store.work(play.stage.merchant) as work:
        merchant = await merchants.get(work)
    return Stage(
        merchant=Named(slug=merchant.slug, name=merchant.name),
        personas=tuple(
            Persona(
                id=r.id,
                name=r.name,
                email=r.email,
                order=r.order,
                situation=r.situation,
                story=r.story,
                sentences=r.says,
            )
            for r in play.roles
        ),
        stories=tuple(Story(id=i, title=title, steps=steps) for i, title, steps in STORIES),
        agents=tuple(Person(email=e, name=n) for e, n in (VISITOR, *COLLEAGUES)),
    )


@post("/demo/persona", opt=OPEN, status_code=200)
async def become(
    ports: NamedDependency[Ports], request: Request[Any, Any, Any], data: JSONBody[Become]
) -> Became:
    """A fresh customer in a persona's place, whose conversation goes to the stage's queue."""
    play = _play(request)
    if not any(r.id == data.id for r in play.roles):
        raise NotFound(noun="persona")
    async with ports.store.work(play.stage.merchant) as work:
        customer, token = await access.new_customer(
            ports, work, language="en", time_zone="Europe/Berlin"
        )
        await conversation_service.open_conversation(
            ports, work, customer, language="en", channel="stage"
        )
    return Became(token=token, customer_id=ids.written("customer", customer))


@post("/demo/agent", opt=OPEN, status_code=200)
async def be_agent(
    ports: NamedDependency[Ports], request: Request[Any, Any, Any], data: JSONBody[Empty]
) -> Response[Me]:
    """Sign this browser's console in as the stage's agent, online."""
    del data
    play = _play(request)
    async with ports.store.work(play.stage.merchant) as work:
        await agents.set_intent(work, play.stage.visitor, intent="online", reason="")
        signed = await access.session(ports, work, play.stage.visitor)
    return await signed_in(ports, request, signed)


@post("/demo/stories/{story:str}", opt=OPEN, status_code=200)
async def begin(
    request: Request[Any, Any, Any], story: FromPath[str], data: JSONBody[Empty]
) -> Story:
    """Set the stage for a story."""
    del data
    for id_, title, steps in STORIES:
        if id_ == story:
            if id_ == "agent_vanishes":
                await _play(request).vanish()
            return Story(id=id_, title=title, steps=steps)
    raise NotFound(noun="story")


@post("/demo/colleagues", opt=OPEN, status_code=200)
async def colleagues(
    request: Request[Any, Any, Any], data: JSONBody[Colleagues]
) -> dict[str, bool]:
    """Let the scripted colleagues and customers play, or rest."""
    _play(request).is_on = data.on
    return {"on": data.on}


@get("/demo/history", opt=OPEN)
async def history(request: Request[Any, Any, Any]) -> Progress:
    """How far the thirty days are."""
    return _play(request).progress


@get("/demo/mailbox", opt=OPEN)
async def mailbox(ports: NamedDependency[Ports], request: Request[Any, Any, Any]) -> Mailbox:
    """Every mail the demo sent."""
    async with ports.store.work(_play(request).stage.merchant) as work:
        rows = await mails.received(work)
    return Mailbox(
        mails=tuple(
            MailShape(
                id=str(row["id"]),
                at=row["at"],
                to=row["recipient"],
                subject=row["subject"],
                text=row["text"],
            )
            for row in rows
        )
    )


handlers: list[Any] = [stage, become, be_agent, begin, colleagues, history, mailbox]
router = Router("/v1", route_handlers=handlers, include_in_schema=False)
pages = Router(
    "/",
    route_handlers=[
        page_of("/", "stage/index.html"),
        page_of("/stage", "stage/index.html"),
        page_of("/mailbox", "stage/mailbox.html"),
        page_of("/shop", "shop/index.html"),
        page_of("/shop/tent", "shop/tent.html"),
    ],
)
