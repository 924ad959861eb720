"""How a conversation is opened, read, written in, and left."""

from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import Response, Router, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, JSONBody, QueryParameter

from batonpass.domain import ids
from batonpass.domain.conversation import Conversation
from batonpass.domain.event import Frame, for_customer, for_staff
from batonpass.domain.ids import ConversationId
from batonpass.domain.packet.value import CustomerView
from batonpass.domain.refusal import Malformed, NotAllowed, NotFound
from batonpass.edges.http.door import door
from batonpass.edges.http.once import once
from batonpass.edges.http.shape import Body, Empty, Place, SnapshotShape, snapshot
from batonpass.edges.http.state import agent_of, customer_of
from batonpass.services import answer, presence, survey
from batonpass.services import conversation as conversation_service
from batonpass.services import message as message_service
from batonpass.services import packet as packet_service
from batonpass.services.accept import Acceptance, Incoming
from batonpass.services.access import Caller
from batonpass.services.handoff import Held
from batonpass.services.message import Receipt
from batonpass.services.ports import Ports
from batonpass.store import conversation as conversations
from batonpass.store import log
from batonpass.store.database import Work

ID = r"^[A-Za-z0-9_-]{8,64}$"
EITHER = door(customer=True, role="agent", scope="conversations")
MINE = door(customer=True, scope="customers")


class Open(Body, frozen=True, kw_only=True):
    language: str = ""
    time_zone: str = ""
    page: str = ""


class Write(Body, frozen=True, kw_only=True):
    """A message. Customers send id, text, image_id; agents and assistants their epoch too."""

    id: Annotated[str, msgspec.Meta(pattern=ID)]
    text: str = ""
    image_id: str = ""
    epoch: int | None = None  # agents: absent means a takeover
    author: str = ""  # API keys only: "assistant" writes as the merchant's own assistant
    on_purpose: tuple[str, ...] = ()  # known facts an agent asks for again, on purpose


class Note(Body, frozen=True, kw_only=True):
    id: Annotated[str, msgspec.Meta(pattern=ID)]
    text: str


class Choose(Body, frozen=True, kw_only=True):
    choice: str
    email: str = ""
    phone: str = ""
    at: datetime | None = None


class Contact(Body, frozen=True, kw_only=True):
    email: str


class Correct(Body, frozen=True, kw_only=True):
    field: str
    text: str


class Rate(Body, frozen=True, kw_only=True):
    score: int
    repeated: bool | None = None
    comment: str = ""
    part: str = ""


class Visible(Body, frozen=True, kw_only=True):
    visible: bool


class Frames(msgspec.Struct, frozen=True, kw_only=True):
    frames: tuple[Frame, ...]
    seq: int  # of the log's newest event


def read_id(text: str) -> ConversationId:
    """The conversation's id."""
    return ConversationId(ids.read("conversation", text))


async def seen(work: Work, caller: Caller, id_: ConversationId) -> None:
    """Let staff and the customer whose it is read on."""
    found = await conversations.get(work, id_)
    if caller.customer is not None and found.customer_id != caller.customer:
        raise NotFound(noun="conversation")
    if caller.conversation not in {None, id_}:
        raise NotFound(noun="conversation")


async def place(work: Work, id_: ConversationId) -> Place:
    """Where the conversation stands after a write."""
    now = await conversations.get(work, id_)
    return Place(seq=now.seq, epoch=now.epoch, control=now.control.value)


@post("/conversations", opt=MINE, summary="Open, or find, the customer's one open conversation")
async def create(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], data: JSONBody[Open]
) -> Response[SnapshotShape]:
    """201 when it is new, 200 when it was open already."""
    async with ports.store.work(caller.merchant) as work:
        id_, is_new = await conversation_service.open_conversation(
            ports, work, customer_of(caller), language=data.language, page=data.page
        )
        found = await conversation_service.snapshot(work, id_)
    return Response(snapshot(found, is_staff=False), status_code=201 if is_new else 200)


@get("/conversations/current", opt=MINE, summary="The customer's newest conversation")
async def current(ports: NamedDependency[Ports], caller: NamedDependency[Caller]) -> SnapshotShape:
    """Open or resolved; 404 if they never had one."""
    async with ports.store.work(caller.merchant) as work:
        latest = await conversations.latest_of(work, customer_of(caller))
        if latest is None:
            raise NotFound(noun="conversation")
        found = await conversation_service.snapshot(work, latest.id)
    return snapshot(found, is_staff=False)


@get("/conversations/{conversation_id:str}", opt=EITHER)
async def read(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], conversation_id: FromPath[str]
) -> SnapshotShape:
    """What the caller may see of it: a customer never gets notes, signals or decisions."""
    id_ = read_id(conversation_id)
    async with ports.store.work(caller.merchant) as work:
        await seen(work, caller, id_)
        found = await conversation_service.snapshot(work, id_)
    return snapshot(found, is_staff=caller.customer is None)


@get("/conversations/{conversation_id:str}/events", opt=EITHER, summary="Read on from a number")
async def events(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    after: Annotated[int, QueryParameter(ge=0, le=2**63 - 1)] = 0,
    limit: Annotated[int, QueryParameter(ge=1, le=500)] = 200,
) -> Frames:
    """The frames above `after`, in order: the same as over a socket or a stream."""
    id_ = read_id(conversation_id)
    view = for_staff if caller.customer is None else for_customer
    async with ports.store.work(caller.merchant) as work:
        await seen(work, caller, id_)
        found = await log.since(work, id_, after=after, limit=limit)
        seq = (await conversations.get(work, id_)).seq
    return Frames(frames=tuple(view(event) for event in found), seq=seq)


@post(
    "/conversations/{conversation_id:str}/messages",
    opt=door(customer=True, role="agent", scope="customers"),
    summary="Write a message, once",
)
async def write(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    acceptance: NamedDependency[Acceptance],
    conversation_id: FromPath[str],
    data: JSONBody[Write],
) -> Response[Receipt]:
    """Acknowledged means stored. The same id gives the first answer again (200)."""
    id_ = read_id(conversation_id)
    if caller.agent is None and data.author != "assistant":
        incoming = Incoming(
            conversation=id_,
            customer=caller.customer,
            id=data.id,
            text=data.text,
            image=data.image_id,
        )
        receipt, is_new = await acceptance.accept(caller.merchant, incoming)
        return Response(receipt, status_code=201 if is_new else 200)
    async with ports.store.work(caller.merchant) as work:
        if caller.agent is not None:
            receipt, is_new = await message_service.write_as_agent(
                ports,
                work,
                id_,
                agent=caller.agent,
                id_=data.id,
                text=data.text,
                epoch=data.epoch,
                on_purpose=data.on_purpose,
            )
        else:
            receipt, is_new = await _as_assistant(work, caller, id_, data)
    return Response(receipt, status_code=201 if is_new else 200)


async def _as_assistant(
    work: Work, caller: Caller, id_: ConversationId, data: Write
) -> tuple[Receipt, bool]:
    if "assistant" not in caller.scopes:
        raise NotAllowed(why="This API key lacks the scope assistant.")
    if data.epoch is None:
        raise Malformed(field="epoch", cure="the epoch the assistant acts under")
    return await message_service.write_as_assistant(
        work,
        id_,
        id_=data.id,
        text=data.text,
        epoch=data.epoch,
        name=caller.name,
        principal=caller.principal,
    )


@post(
    "/conversations/{conversation_id:str}/notes",
    opt=door(role="agent"),
    summary="A note for colleagues",
)
async def note(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    data: JSONBody[Note],
) -> Response[Receipt]:
    """The customer never sees it."""
    async with ports.store.work(caller.merchant) as work:
        receipt, is_new = await message_service.write_note(
            work,
            read_id(conversation_id),
            agent=agent_of(caller),
            id_=data.id,
            text=data.text,
        )
    return Response(receipt, status_code=201 if is_new else 200)


@post(
    "/conversations/{conversation_id:str}/handoffs",
    opt=door(customer=True, scope="customers"),
    summary="Talk to a person",
)
async def ask(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    key: NamedDependency[str],
    data: JSONBody[Empty],
) -> Response[Held]:
    """Opens a handoff, or gives the open one. Nothing can refuse it."""
    del data
    id_ = read_id(conversation_id)
    async with ports.store.work(caller.merchant) as work:
        found = await conversation_service.mine(work, id_, caller.customer)
        before = found.episode

        async def act() -> Held:
            return await conversation_service.ask_for_person(ports, work, found)

        held, is_first = await answer.once(
            work,
            act,
            kind=Held,
            principal=caller.principal,
            key=key,
            body=answer.body_hash("ask", conversation_id),
        )
        is_new = is_first and (await conversations.get(work, id_)).episode > before
    return Response(held, status_code=201 if is_new else 200)


Act = Callable[[Work, Conversation], Awaitable[None]]


async def _once(
    ports: Ports, caller: Caller, conversation_id: str, key: str, *what: object, act: Act
) -> Place:
    """Do `act` in the customer's own conversation, once under its key; where it stands then."""
    id_ = read_id(conversation_id)

    async def acted(work: Work) -> Place:
        await act(work, await conversation_service.mine(work, id_, caller.customer))
        return await place(work, id_)

    return await once(ports, caller, key, conversation_id, *what, kind=Place, act=acted)


@post("/conversations/{conversation_id:str}/choice", opt=MINE, status_code=200)
async def choose(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    key: NamedDependency[str],
    data: JSONBody[Choose],
) -> Place:
    """How the waiting customer goes on: keep waiting, by e-mail, with the assistant meanwhile."""

    async def act(work: Work, found: Conversation) -> None:
        await conversation_service.choose(
            ports,
            work,
            found,
            choice=data.choice,
            email=data.email,
            phone=data.phone,
            at=data.at,
        )

    return await _once(ports, caller, conversation_id, key, "choice", data, act=act)


@post("/conversations/{conversation_id:str}/contact", opt=MINE, status_code=200)
async def contact(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    key: NamedDependency[str],
    data: JSONBody[Contact],
) -> Place:
    """Tell an address; when nobody is there, that is also how the answer comes."""

    async def act(work: Work, found: Conversation) -> None:
        await conversation_service.give_contact(ports, work, found, email=data.email)

    return await _once(ports, caller, conversation_id, key, "contact", data, act=act)


@post("/conversations/{conversation_id:str}/correction", opt=MINE, status_code=200)
async def correct(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    key: NamedDependency[str],
    data: JSONBody[Correct],
) -> Place:
    """Put right what is passed on."""

    async def act(work: Work, found: Conversation) -> None:
        await packet_service.correct(work, found, field=data.field, text=data.text)

    return await _once(ports, caller, conversation_id, key, "correction", data, act=act)


@get("/conversations/{conversation_id:str}/passed-on", opt=MINE)
async def passed_on(
    ports: NamedDependency[Ports], caller: NamedDependency[Caller], conversation_id: FromPath[str]
) -> CustomerView:
    """What the agent is given, as far as it is the customer's to see."""
    id_ = read_id(conversation_id)
    async with ports.store.work(caller.merchant) as work:
        await seen(work, caller, id_)
        found = await packet_service.passed_on(work, await conversations.get(work, id_))
    return found or CustomerView(title="")  # it is being built, or nobody is asked


@post("/conversations/{conversation_id:str}/presence", opt=MINE, status_code=200)
async def here(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    data: JSONBody[Visible],
) -> Place:
    """For clients without a socket: the page is open, and is looked at or not."""
    id_ = read_id(conversation_id)
    async with ports.store.work(caller.merchant) as work:
        await presence.customer_seen(work, id_, customer_of(caller), is_visible=data.visible)
        return await place(work, id_)


@post("/conversations/{conversation_id:str}/leave", opt=MINE, status_code=200)
async def leave(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    key: NamedDependency[str],
    data: JSONBody[Empty],
) -> Place:
    """Leave the line: answered by mail if an address is known, else it ends."""

    async def act(work: Work, found: Conversation) -> None:
        await conversation_service.leave(ports, work, found)

    return await _once(ports, caller, conversation_id, key, "leave", data, act=act)


@post("/conversations/{conversation_id:str}/solved", opt=MINE, status_code=200)
async def solved(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    key: NamedDependency[str],
    data: JSONBody[Empty],
) -> Place:
    """It is solved: who waits leaves the line; with the assistant it ends and may be rated."""

    async def act(work: Work, found: Conversation) -> None:
        await conversation_service.solved(work, found)

    return await _once(ports, caller, conversation_id, key, "solved", data, act=act)


@post("/conversations/{conversation_id:str}/rating", opt=MINE, status_code=200)
async def rate(
    ports: NamedDependency[Ports],
    caller: NamedDependency[Caller],
    conversation_id: FromPath[str],
    key: NamedDependency[str],
    data: JSONBody[Rate],
) -> Place:
    """One to five, and whether anything had to be repeated."""

    async def act(work: Work, found: Conversation) -> None:
        await survey.answer(
            work,
            found,
            score=data.score,
            repeated=data.repeated,
            comment=data.comment,
            part=data.part,
        )

    return await _once(ports, caller, conversation_id, key, "rating", data, act=act)


handlers: list[Any] = [
    create, current, read, events, write, note, ask, choose, contact, correct, passed_on, here,
    leave, solved, rate,
]  # fmt: skip
router = Router("/", route_handlers=handlers, tags=["conversation"])
