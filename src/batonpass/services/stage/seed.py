"""How the demo's merchant is set up: once, found again at the next start."""

import msgspec

from batonpass.domain.ids import AgentId, MerchantId, QueueId
from batonpass.domain.merchant import DAYS, Hours, Settings
from batonpass.domain.queue import Rules
from batonpass.domain.refusal import NotFound
from batonpass.domain.staffing import Plan
from batonpass.services import merchant as merchant_service
from batonpass.services.ports import Ports
from batonpass.services.stage.value import (
    COLLEAGUES,
    NAME,
    ORDERS,
    PASSWORD,
    SLUG,
    STAGE,
    VISITOR,
    Set,
)
from batonpass.store import agent as agents
from batonpass.store import merchant as merchants
from batonpass.store import queue as queues
from batonpass.store import staffing
from batonpass.store.database import Work

SETTINGS = Settings(
    time_zone="Europe/Berlin",
    languages=("en", "de", "fr", "es", "ar"),
    color="#2f5d50",
    greeting="Hello! Ask me about an order, a return, or anything in the shop.",
    shop="demo",
    offer_seconds=240.0,  # long enough for one person to play both sides
    grace_seconds=20.0,
    expected_handling_seconds=90.0,
    mail_from="Larch & Lantern <hello@larch.example>",
)


WEEK = Hours(**dict.fromkeys(DAYS, (("08:00", "12:30"), ("13:00", "20:00"))))


async def ready(ports: Ports) -> Set:
    """The demo's merchant with its people and queues, made if this is the first time."""
    try:
        merchant = await ports.store.merchant_by_slug(SLUG)
    except NotFound:
        founded = await merchant_service.create(
            ports,
            slug=SLUG,
            name=NAME,
            owner_email=VISITOR[0],
            owner_name=VISITOR[1],
            settings=SETTINGS,
        )
        merchant = founded.merchant
        await _people(ports, merchant, founded.owner)
    return await found(ports, merchant)


async def found(ports: Ports, merchant: MerchantId) -> Set:
    """The set of an existing demo merchant."""
    async with ports.store.work(merchant) as work:
        by_email = {a.email: a.id for a in await agents.everyone(work)}
        by_name = {q.name: q.id for q in await queues.everything(work)}
    return Set(
        merchant=merchant,
        visitor=by_email[VISITOR[0]],
        colleagues={by_email[email]: name for email, name in COLLEAGUES},
        orders=by_name[ORDERS],
        stage=by_name[STAGE],
    )


async def _people(ports: Ports, merchant: MerchantId, owner: AgentId) -> None:
    hashed = await ports.passwords.hashed(PASSWORD)
    async with ports.store.work(merchant) as work:
        orders = next(q.id for q in await queues.everything(work) if q.is_default)
        stage = QueueId(ports.new_id())
        await queues.insert(
            work,
            stage,
            name=STAGE,
            rules=Rules(channels=("stage",)),
            fallback=orders,
            relax_after_seconds=600.0,
        )
        await agents.activate(work, owner, password=hashed)
        await agents.serve(work, owner, [stage])
        await staffing.save(work, Plan(agent=owner, week=WEEK))
        for email, name in COLLEAGUES:
            await _colleague(work, ports, email=email, name=name, hashed=hashed, queue=orders)


async def _colleague(
    work: Work, ports: Ports, *, email: str, name: str, hashed: str, queue: QueueId
) -> None:
    id_ = AgentId(ports.new_id())
    await agents.insert(
        work,
        id_,
        email=email,
        name=name,
        role="lead" if email.startswith("maya") else "agent",
        state="active",
        password=hashed,
        units=2,
    )
    await agents.serve(work, id_, [queue])
    await staffing.save(work, Plan(agent=id_, week=WEEK))


async def past_of(ports: Ports, stage: Set) -> MerchantId:
    """A sandbox twin with the same people and queues, on whose test clock the past is played."""
    twin = MerchantId(ports.new_id())
    async with ports.store.work(stage.merchant) as work:
        merchant = await merchants.get(work)
        people = await agents.everyone(work)
        lines = await queues.everything(work)
    settings = msgspec.structs.replace(
        merchant.settings, lease_seconds=86_400.0, offer_seconds=600.0, alert_minutes=1440.0
    )
    async with merchants.founding(
        ports.store,
        twin,
        slug=f"past-{str(twin)[-12:]}",
        name=merchant.name,
        settings=settings,
        is_sandbox=True,
    ) as work:
        for queue in sorted(lines, key=lambda q: q.fallback is not None):
            await queues.insert(
                work, queue.id, name=queue.name, rules=queue.rules, is_default=queue.is_default
            )
        for person in people:
            await agents.insert(
                work,
                person.id,
                email=person.email,
                name=person.name,
                role=person.role,
                state="active",
                units=2,
            )
            await agents.serve(work, person.id, [stage.orders])
    return twin
