"""What every handler is given: the ports, the caller, the client's key."""

from typing import Any

from litestar import Request
from litestar.datastructures import State
from litestar.di import Provide

from batonpass.domain.ids import AgentId, CustomerId
from batonpass.domain.refusal import Malformed, NotAllowed
from batonpass.services.accept import Acceptance
from batonpass.services.access import Caller
from batonpass.services.ports import Ports


def provide_ports(state: State) -> Ports:
    """The way to everything."""
    ports: Ports = state.ports
    return ports


def provide_acceptance(state: State) -> Acceptance:
    """Where customers' messages are stored together."""
    acceptance: Acceptance = state.acceptance
    return acceptance


def provide_caller(request: Request[Any, Any, Any]) -> Caller:
    """Who calls, as the guard found."""
    caller: Caller = request.state.caller
    return caller


def provide_key(
    request: Request[Any, Any, Any],
) -> str:
    """The client's key for this write; empty: none was sent."""
    key = request.headers.get("idempotency-key", "")
    if len(key) > 200:  # noqa: PLR2004 - the header's bound, as documented
        raise Malformed(field="Idempotency-Key", cure="at most 200 characters")
    return key


def tag_of(request: Request[Any, Any, Any]) -> int | None:
    """The version a change was made on, as If-Match names it; None: it names none."""
    tag = request.headers.get("if-match", "").strip('W/" ')
    return int(tag[:9]) if tag.isascii() and tag.isdigit() else None


DEPENDENCIES = {
    "ports": Provide(provide_ports, sync_to_thread=False),
    "acceptance": Provide(provide_acceptance, sync_to_thread=False),
    "caller": Provide(provide_caller, sync_to_thread=False),
    "key": Provide(provide_key, sync_to_thread=False),
}


def customer_of(caller: Caller) -> CustomerId:
    """The customer who calls.

    Raises:
        NotAllowed: it is no customer.
    """
    if caller.customer is None:
        raise NotAllowed(why="This is for customers. A key names one by Batonpass-Customer.")
    return caller.customer


def agent_of(caller: Caller) -> AgentId:
    """The agent who calls.

    Raises:
        NotAllowed: it is no agent.
    """
    if caller.agent is None:
        raise NotAllowed(why="This is for agents. A key names one by Batonpass-Agent.")
    return caller.agent


def revision_of(request: Request[Any, Any, Any], given: int | None = None) -> int:
    """The revision a change was made on, from If-Match or the body.

    Raises:
        Malformed: none was given.
    """
    tag = tag_of(request)
    if tag is not None:
        return tag
    if given is not None:
        return given
    raise Malformed(field="If-Match", cure="the ETag you read")
