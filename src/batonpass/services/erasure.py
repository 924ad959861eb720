"""How a person is told what is kept of them, and how they are erased: at the shop's signed word."""

from datetime import datetime

from batonpass.domain import ids
from batonpass.services import mail
from batonpass.services.access import hashed
from batonpass.services.ports import Ports
from batonpass.store import audit, erasure
from batonpass.store.database import Work
from batonpass.store.erasure import Person


async def erase(ports: Ports, work: Work, person: Person, *, who: str) -> int:
    """Erase one person from everything; how many of their conversations there were comes back."""
    found = await erasure.customers(work, person, until=work.now)
    talks = await erasure.conversations(work, found)
    await erasure.erase(work, person, found, talks, salt=hashed(ports.new_secret()))
    if person.email:
        await erasure.drop_exports(work, about=mail.masked(person.email))
    await audit.add(
        work,
        ports.new_id(),
        who=who,
        what="customer.erased",
        about=ids.written("merchant", work.merchant),
        detail={"customers": len(found), "conversations": len(talks)},
    )
    return len(talks)


async def erase_everybody(ports: Ports, work: Work, *, until: datetime, who: str) -> int:
    """Erase everybody who came before the shop left; how many persons there were comes back."""
    everybody = await erasure.customers(work, Person(), until=until, everybody=True)
    talks = await erasure.conversations(work, everybody)
    await erasure.erase(work, Person(), everybody, talks, salt=hashed(ports.new_secret()))
    await erasure.drop_exports(work)
    await audit.add(
        work,
        ports.new_id(),
        who=who,
        what="shop.erased",
        about=ids.written("merchant", work.merchant),
        detail={"customers": len(everybody), "conversations": len(talks)},
    )
    return len(everybody)


async def export(ports: Ports, work: Work, person: Person, *, request: str, who: str) -> None:
    """Put together what is kept of a person, and tell the owner that it is owed in 30 days."""
    found = await erasure.customers(work, person, until=work.now)
    talks = await erasure.conversations(work, found)
    body = await erasure.told(work, person, found, talks)
    about = mail.masked(person.email) if person.email else person.subject
    id_ = ports.new_id()
    await erasure.keep_export(work, id_, request=request, about=about, body=body)
    await audit.add(
        work,
        ports.new_id(),
        who=who,
        what="customer.exported",
        about=ids.written("export", id_),
        detail={"request": request, "conversations": len(talks)},
    )
    await mail.warn(
        ports,
        work,
        subject="a customer asks what is kept of them",
        body=(
            "Through your shop a customer asked for their data. What we keep is ready on the"
            f" page Shop: {ports.public_url}/admin#/shop\n\nHand it on within 30 days."
        ),
    )
    work.wake("due")
