"""How colleagues are invited, come in, and are changed by a lead."""

from collections.abc import Sequence

from batonpass.domain import ids
from batonpass.domain.ids import AgentId, QueueId
from batonpass.domain.refusal import Malformed, NotAllowed, NotFound, NotSignedIn
from batonpass.services import access, mail
from batonpass.services.merchant import INVITED_FOR, checked_email, invitation
from batonpass.services.ports import Ports
from batonpass.store import access as doors
from batonpass.store import agent as agents
from batonpass.store import audit
from batonpass.store import queue as queues
from batonpass.store.agent import Agent
from batonpass.store.database import Work

ROLES = ("agent", "lead", "owner")


async def invite(
    ports: Ports,
    work: Work,
    *,
    email: str,
    name: str,
    role: str,
    units: int,
    serves: Sequence[QueueId] | None,
    by: access.Caller,
) -> tuple[Agent, str]:
    """Invite a colleague; the link is shown this once and sent by mail.

    Where no queues are named (None) they serve all there are: nobody is offered without one.

    Raises:
        Malformed: a bad address, name, role or capacity, or the address is taken.
        NotAllowed: a lead invites an owner.
    """
    _may_give(by, role)
    address = checked_email(email)
    id_, secret = AgentId(ports.new_id()), ports.new_secret()
    added = await agents.insert(
        work,
        id_,
        email=address,
        name=_name(name),
        role=role,
        state="invited",
        invitation=access.hashed(secret).hex(),
        invitation_until=work.now + INVITED_FOR,
        units=_units(units),
    )
    if not added:
        raise Malformed(field="email", cure="one that no colleague has")
    await agents.serve(work, id_, await _known(work, serves))
    link = invitation(ports, work.merchant, secret)
    await mail.invite(ports, work, recipient=address, name=name, link=link)
    await audit.add(
        work,
        ports.new_id(),
        who=by.principal,
        what="agent.invited",
        about=ids.written("agent", id_),
    )
    return await agents.get(work, id_), link


async def accept_invitation(ports: Ports, token: str, password: str) -> access.Signed:
    """Choose a password by an invitation's link, and be signed in.

    Raises:
        Malformed: the password is too short.
        NotSignedIn: the link is unknown, used or too old.
    """
    wrong = NotSignedIn(why="This invitation is unknown, used or too old. Ask for a new one.")
    hash_ = await ports.passwords.hashed(access.checked_password(password))
    merchant, _, secret = token.partition(".")
    try:
        async with ports.store.work(ids.MerchantId(ids.read("merchant", merchant))) as work:
            agent = await agents.by_invitation(work, access.hashed(secret).hex())
            if agent is None:
                raise wrong
            await agents.activate(work, agent, password=hash_)
            return await access.session(ports, work, agent)
    except (Malformed, NotFound):
        raise wrong from None


async def change(
    ports: Ports,
    work: Work,
    id_: AgentId,
    *,
    revision: int,
    name: str,
    role: str,
    state: str,
    language: str,
    units: int,
    serves: Sequence[QueueId],
    by: access.Caller,
) -> Agent:
    """Store what a lead or owner changed about a colleague.

    Raises:
        NotAllowed: a lead touches an owner, or the last owner would be lost.
        Overtaken: somebody changed it since `revision`.
    """
    before = await agents.get(work, id_)
    _may_give(by, role)
    _may_give(by, before.role)
    if state not in {before.state, "active", "disabled"}:
        raise Malformed(field="state", cure="active or disabled")
    if before.role == "owner" and (role != "owner" or state == "disabled"):
        owners = [a for a in await agents.everyone(work) if a.role == "owner"]
        if sum(1 for a in owners if a.state == "active") <= 1:
            raise NotAllowed(why="A merchant needs at least one owner.")
    await agents.update(
        work,
        id_,
        revision=revision,
        name=_name(name),
        role=role,
        state=state,
        language=language,
        units=_units(units),
        queues=await _known(work, serves),
    )
    if state == "disabled":
        await doors.drop_sessions_of(work, id_)
    await queues.ask_routing(work)
    await audit.add(
        work,
        ports.new_id(),
        who=by.principal,
        what="agent.changed",
        about=ids.written("agent", id_),
        detail={"role": role, "state": state, "capacity_units": units},
    )
    return await agents.get(work, id_)


def _may_give(by: access.Caller, role: str) -> None:
    if role not in ROLES:
        raise Malformed(field="role", cure=f"one of {', '.join(ROLES)}")
    if role == "owner" and by.role != "owner" and by.agent is not None:
        raise NotAllowed(why="Only an owner can make or change an owner.")


def _name(name: str) -> str:
    if not name.strip() or len(name) > 80:  # noqa: PLR2004 - fits every list
        raise Malformed(field="name", cure="1 to 80 characters")
    return name.strip()


def _units(units: int) -> int:
    if not 0 <= units <= 100:  # noqa: PLR2004 - the column's own bound
        raise Malformed(field="capacity_units", cure="0 to 100")
    return units


async def _known(work: Work, serves: Sequence[QueueId] | None) -> list[QueueId]:
    """These queues, each once, or all there are."""
    known = [queue.id for queue in await queues.everything(work)]
    if serves is None:
        return known
    for queue in serves:
        if queue not in known:
            raise NotFound(noun="queue")
    return list(dict.fromkeys(serves))
