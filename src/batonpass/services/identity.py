"""How a shop proves who its customer is: a short-lived token, signed with their secret."""

from batonpass.domain.conversation import Level
from batonpass.domain.event import ContactGiven, CustomerIdentified
from batonpass.domain.refusal import NotAllowed, NotSignedIn
from batonpass.services.access import Caller
from batonpass.services.mail import masked
from batonpass.services.merchant import checked_email
from batonpass.services.ports import Claims, Ports
from batonpass.store import conversation as conversations
from batonpass.store import customer as customers
from batonpass.store import log
from batonpass.store import merchant as merchants


async def prove(ports: Ports, caller: Caller, token: str) -> str:
    """Attach the caller's customer to the person the token names; the new level comes back.

    Raises:
        NotAllowed: the merchant has no identity secret, or the caller is no customer.
        NotSignedIn: the token is not signed by it, too old, or for another merchant.
    """
    if caller.customer is None:
        raise NotAllowed(why="Only a customer can be identified.")
    async with ports.store.work(caller.merchant) as work:
        secret = (await merchants.get(work)).identity_secret
        claims: Claims | None = ports.read_identity(secret, token, work.now) if secret else None
        if claims is None:
            raise NotSignedIn(why="The shop's signature is wrong, or older than five minutes.")
        await customers.identify(
            work,
            caller.customer,
            level=Level.PROVEN,
            name=claims.name,
            email=checked_email(claims.email),
            subject=claims.subject,
        )
        conversation = await conversations.open_of(work, caller.customer)
        if conversation is not None:
            await log.append(
                work,
                conversation.id,
                CustomerIdentified(level=Level.PROVEN.value, how="jwt"),
            )
            if claims.email:
                await log.append(
                    work,
                    conversation.id,
                    ContactGiven(what="email", masked=masked(claims.email)),
                )
    return Level.PROVEN.value
