"""Who may come in: sign-in, sessions, API keys, customers' tokens. Only hashes are kept."""

import hashlib
import hmac
from collections.abc import Sequence
from datetime import timedelta
from typing import Final
from uuid import UUID

import msgspec

from batonpass.domain import ids
from batonpass.domain.ids import (
    AgentId,
    ConversationId,
    CustomerId,
    DeviceId,
    KeyId,
    MerchantId,
)
from batonpass.domain.refusal import Malformed, NotFound, NotSignedIn, TooMany
from batonpass.services.ports import Ports
from batonpass.store import access, audit, resume
from batonpass.store import agent as agents
from batonpass.store import customer as customers
from batonpass.store.agent import Agent
from batonpass.store.database import Work

SESSION: Final = timedelta(days=14)
TRIES: Final = 10  # wrong passwords for one address
WITHIN: Final = timedelta(minutes=15)
CUSTOMER: Final = "bc_"  # a browser's token begins so
DEVICE: Final = "bd_"  # that of a device a link opened
PASSWORD_MIN: Final = 12
PASSWORD_MAX: Final = 200
SCOPES: Final = frozenset(
    {
        "customers",  # open conversations and write for customers
        "assistant",  # write as the merchant's own assistant
        "conversations",  # read conversations, handoffs and packets
        "agents",  # act for agents: claim, reply, resolve
        "admin",  # settings, agents, queues, triggers, reports
        "orders",  # push orders of the merchant's own shop system
        "clock",  # set a sandbox merchant's test clock
    }
)


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    """A fresh session: the token goes into the cookie, nowhere else."""

    token: str
    csrf: str
    agent: Agent


class Caller(msgspec.Struct, frozen=True, kw_only=True):
    """Who makes a request, as proven by what they carried."""

    merchant: MerchantId
    agent: AgentId | None = None
    role: str = ""  # owner, lead, agent; empty: no agent
    name: str = ""
    csrf: str = ""
    customer: CustomerId | None = None
    conversation: ConversationId | None = None  # of a device by a link: it may do nothing else
    key: KeyId | None = None
    scopes: frozenset[str] = frozenset()

    @property
    def principal(self) -> str:
        """Who it is, in one word, for remembered answers and the audit."""
        if self.agent is not None:
            return ids.written("agent", self.agent)
        if self.customer is not None:
            return ids.written("customer", self.customer)
        return ids.written("key", self.key) if self.key else "nobody"

    @property
    def door(self) -> UUID | None:
        """What lets them in: when it is taken away, a wake-up of `door` names it."""
        return self.key or self.agent or self.conversation or self.customer


def hashed(secret: str) -> bytes:
    """What is kept of a random secret; slow hashing is for what people choose."""
    return hashlib.sha256(secret.encode()).digest()


async def sign_in(ports: Ports, slug: str, *, email: str, password: str) -> Signed:
    """A session for the agent with that address and password.

    Raises:
        NotSignedIn: merchant, address or password is wrong; it is not said which.
        TooMany: too many wrong passwords for this address.
    """
    wrong = NotSignedIn(why="Shop, address or password is not right.")
    address = email.strip().lower()
    try:
        merchant = await ports.store.merchant_by_slug(slug.strip().lower())
    except NotFound:
        await ports.passwords.matches(password[:PASSWORD_MAX], "")
        raise wrong from None
    subject = (f"password:{address}",)
    async with ports.store.work(merchant) as work:
        if await access.tries(work, subject, within=WITHIN) >= TRIES:
            raise TooMany(after_seconds=int(WITHIN.total_seconds()))
        await access.add_tries(work, subject)
        at = work.now
        row = await agents.by_email(work, address)
    known = str(row["password_hash"]) if row and row["state"] == "active" else ""
    if not await ports.passwords.matches(password[:PASSWORD_MAX], known) or row is None:
        raise wrong
    async with ports.store.work(merchant) as work:
        await access.drop_tries(work, subject, at=at)
        return await session(ports, work, AgentId(row["id"]))


async def session(ports: Ports, work: Work, agent: AgentId) -> Signed:
    """A fresh session for an agent who proved who they are."""
    secret, csrf = ports.new_secret(), ports.new_secret()
    await access.add_session(
        work, agent, token_hash=hashed(secret), csrf=csrf, until=work.now + SESSION
    )
    merchant = ids.written("merchant", work.merchant)
    return Signed(token=f"{merchant}.{secret}", csrf=csrf, agent=await agents.get(work, agent))


async def by_session(ports: Ports, token: str) -> Caller:
    """The agent behind a session cookie.

    Raises:
        NotSignedIn: unknown, expired, or the agent was disabled.
    """
    expired = NotSignedIn(why="You are not signed in, or your session has ended.")
    merchant, secret = of_merchant(token, expired)
    try:
        async with ports.store.work(merchant) as work:
            row = await access.session(work, hashed(secret))
    except NotFound:
        raise expired from None
    if row is None or row["state"] != "active":
        raise expired
    return Caller(
        merchant=merchant,
        agent=AgentId(row["agent_id"]),
        role=row["role"],
        name=row["name"],
        csrf=row["csrf"],
    )


async def sign_out(ports: Ports, token: str) -> None:
    """The session ends."""
    merchant, secret = of_merchant(token, NotSignedIn(why="You are not signed in."))
    async with ports.store.work(merchant) as work:
        await access.drop_session(work, hashed(secret))


async def new_key(
    ports: Ports, work: Work, *, name: str, scopes: Sequence[str], who: str
) -> tuple[KeyId, str]:
    """A new API key; the secret is shown this once.

    Raises:
        Malformed: no name, or an unknown scope.
    """
    if not name.strip() or len(name) > 80:  # noqa: PLR2004 - a name, not a text
        raise Malformed(field="name", cure="1 to 80 characters")
    if not scopes or not set(scopes) <= SCOPES:
        raise Malformed(field="scopes", cure=f"one or more of {', '.join(sorted(SCOPES))}")
    id_, secret = KeyId(ports.new_id()), ports.new_secret()
    await access.add_key(
        work, id_, name=name.strip(), secret_hash=hashed(secret), scopes=sorted(set(scopes))
    )
    await audit.add(
        work,
        ports.new_id(),
        who=who,
        what="key.created",
        about=ids.written("key", id_),
        detail={"name": name, "scopes": sorted(set(scopes))},
    )
    merchant = ids.written("merchant", work.merchant)
    return id_, f"bp_{merchant}.{ids.written('key', id_)}.{secret}"


async def by_key(ports: Ports, token: str) -> Caller:
    """Who an API key stands for.

    Raises:
        NotSignedIn: unknown or revoked.
    """
    wrong = NotSignedIn(why="This API key is unknown or revoked.")
    merchant, wanted, secret = of_one(token.removeprefix("bp_"), "key", wrong)
    try:
        async with ports.store.work(merchant) as work:
            row = await access.key(work, wanted)
    except NotFound:
        raise wrong from None
    if row is None or not hmac.compare_digest(bytes(row["secret_hash"]), hashed(secret)):
        raise wrong
    return Caller(
        merchant=merchant,
        key=KeyId(row["id"]),
        name=row["name"],
        scopes=frozenset(row["scopes"]),
    )


async def new_customer(
    ports: Ports, work: Work, *, language: str, time_zone: str
) -> tuple[CustomerId, str]:
    """A new, anonymous customer and the token their browser keeps."""
    id_, secret = CustomerId(ports.new_id()), ports.new_secret()
    await customers.insert(
        work, id_, token_hash=hashed(secret), language=language, time_zone=time_zone
    )
    merchant = ids.written("merchant", work.merchant)
    return id_, f"{CUSTOMER}{merchant}.{ids.written('customer', id_)}.{secret}"


async def by_customer_token(ports: Ports, token: str) -> Caller:
    """The customer behind a browser's token, or behind that of a device a link opened.

    Raises:
        NotSignedIn: unknown.
    """
    if token.startswith(DEVICE):
        return await _by_device(ports, token)
    wrong = NotSignedIn(why="This chat's token is unknown. Start a new chat.")
    merchant, id_, secret = of_one(token.removeprefix(CUSTOMER), "customer", wrong)
    wanted = CustomerId(id_)
    try:
        async with ports.store.work(merchant) as work:
            customer = await customers.get(work, wanted)
    except NotFound:
        raise wrong from None
    if not hmac.compare_digest(customer.token_hash, hashed(secret)):
        raise wrong
    return Caller(merchant=merchant, customer=wanted, name=customer.name)


async def _by_device(ports: Ports, token: str) -> Caller:
    wrong = NotSignedIn(why="This device may not go on with that chat any more.")
    merchant, wanted, secret = of_one(token.removeprefix(DEVICE), "device", wrong)
    try:
        async with ports.store.work(merchant) as work:
            found = await resume.device(work, DeviceId(wanted))
    except NotFound:
        raise wrong from None
    if found is None or not hmac.compare_digest(found.token_hash, hashed(secret)):
        raise wrong
    return Caller(
        merchant=merchant,
        customer=found.customer_id,
        conversation=found.conversation_id,
        name=found.name,
    )


def checked_password(password: str) -> str:
    """The password, if it may be one.

    Raises:
        Malformed: too short or too long.
    """
    if not PASSWORD_MIN <= len(password) <= PASSWORD_MAX:
        raise Malformed(field="password", cure=f"{PASSWORD_MIN} to {PASSWORD_MAX} characters")
    return password


def of_merchant(token: str, wrong: NotSignedIn) -> tuple[MerchantId, str]:
    """The merchant a token names, and the rest of it.

    Raises:
        NotSignedIn: `wrong`, if it names none.
    """
    merchant, _, secret = token.partition(".")
    try:
        return MerchantId(ids.read("merchant", merchant)), secret
    except Malformed:
        raise wrong from None


def of_one(token: str, noun: str, wrong: NotSignedIn) -> tuple[MerchantId, UUID, str]:
    """The merchant and the one thing a token names, and its secret.

    Raises:
        NotSignedIn: `wrong`, if it names none.
    """
    merchant, rest = of_merchant(token, wrong)
    id_, _, secret = rest.partition(".")
    try:
        return merchant, ids.read(noun, id_), secret
    except Malformed:
        raise wrong from None
