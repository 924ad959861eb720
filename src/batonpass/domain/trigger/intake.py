"""What is asked of a customer before a handoff that would wait: once, and only what is unknown."""

from collections.abc import Mapping, Sequence
from datetime import UTC, timedelta
from types import MappingProxyType
from typing import Final

from batonpass.domain.fact.value import Fact
from batonpass.domain.fact.value import Kind as FactKind
from batonpass.domain.message import Kind as MessageKind
from batonpass.domain.message import Message
from batonpass.domain.trigger.document import Item
from batonpass.domain.trigger.words import words
from batonpass.domain.wording import Catalogue, Kind, Word, render
from batonpass.domain.wording.value import Argument

PATIENCE: Final = timedelta(minutes=2)  # without an answer the handoff opens all the same
DETAILED: Final = 15  # words of the customer's from which on they have told what happened

_FACT: Final[Mapping[Item, FactKind]] = MappingProxyType(
    {
        Item.ORDER_NUMBER: FactKind.ORDER_NUMBER,
        Item.EMAIL: FactKind.EMAIL,
        Item.PHONE: FactKind.PHONE,
    }
)
_BY_MAIL: Final = frozenset(
    {"email", "e-mail", "mail", "correo", "courriel", "بريد", "البريد", "بالبريد", "إيميل", "ايميل"}
)


def missing(
    items: Sequence[Item],
    *,
    facts: Sequence[Fact],
    messages: Sequence[Message],
    has_address: bool,
) -> tuple[Item, ...]:
    """Which of the items nobody knows yet, in the rule's order.

    Args:
        items: what the rule wants.
        facts: what the customer said in this conversation.
        messages: of the episode.
        has_address: the customer's e-mail address is known already.
    """
    said = {fact.kind for fact in facts if fact.stands}
    own = [message for message in messages if message.kind is MessageKind.CUSTOMER]
    known = {item for item, kind in _FACT.items() if kind in said}
    if has_address:
        known.add(Item.EMAIL)
    if any(message.image_id for message in own):
        known.add(Item.PHOTO)
    if sum(len(words(message.text)) for message in own) >= DETAILED:
        known.add(Item.DETAILS)
    return tuple(item for item in dict.fromkeys(items) if item not in known)


def question(items: Sequence[Item], *, offers_email: bool, catalogue: Catalogue) -> str:
    """What the customer is asked, in the words of the catalogue.

    >>> question([Item.PHOTO], offers_email=False, catalogue=catalogue_for("en-GB"))[-22:]
    'I pass it on as it is.'
    """

    def said(key: str, **arguments: Argument) -> str:
        word = Word(kind=Kind.REASON, key=f"intake.{key}", arguments=arguments)
        return render(word, catalogue.language, UTC, catalogue=catalogue)

    if not items:
        return said("mail")
    listed, *names = [said(item.value) for item in items]
    for at, name in enumerate(names, 1):
        listed = said("list" if at == len(names) else "more", items=listed, last=name)
    asked = said("ask", items=listed)
    return f"{asked} {said('or_mail')}" if offers_email else asked


def address_in(facts: Sequence[Fact], *, after: int) -> str:
    """The e-mail address the customer wrote after that message; empty: none."""
    return next(
        (f.value for f in facts if f.kind is FactKind.EMAIL and f.stands and f.seq > after), ""
    )


def wants_mail(text: str) -> bool:
    """Whether a short answer chooses e-mail.

    >>> wants_mail("E-mail, please"), wants_mail("I wait")
    (True, False)
    """
    said = [word.form for word in words(text)]
    joined = text.casefold().replace("e-mail", "email").split()
    return len(said) <= 12 and any(  # noqa: PLR2004 longer is a story, not a choice
        word.strip(".,!?") in _BY_MAIL for word in joined
    )
