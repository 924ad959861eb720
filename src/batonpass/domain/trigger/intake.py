"""What is asked of a customer before a handoff that would wait: once, and only what is unknown."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from batonpass.domain.fact.value import Fact, Kind
from batonpass.domain.message import Kind as MessageKind
from batonpass.domain.message import Message
from batonpass.domain.trigger.document import Item
from batonpass.domain.trigger.words import primary, words

PATIENCE: Final = timedelta(minutes=2)  # without an answer the handoff opens all the same
DETAILED: Final = 15  # words of the customer's from which on they have told what happened

_FACT: Final[Mapping[Item, Kind]] = MappingProxyType(
    {Item.ORDER_NUMBER: Kind.ORDER_NUMBER, Item.EMAIL: Kind.EMAIL, Item.PHONE: Kind.PHONE}
)
_ITEMS: Final[Mapping[str, Mapping[Item, str]]] = MappingProxyType(
    {
        "en": {
            Item.ORDER_NUMBER: "your order number",
            Item.PHOTO: "a photo",
            Item.EMAIL: "your e-mail address",
            Item.PHONE: "your phone number",
            Item.DETAILS: "what exactly happened or what you wish",
        },
        "de": {
            Item.ORDER_NUMBER: "Ihre Bestellnummer",
            Item.PHOTO: "ein Foto",
            Item.EMAIL: "Ihre E-Mail-Adresse",
            Item.PHONE: "Ihre Telefonnummer",
            Item.DETAILS: "was genau geschehen ist oder was Sie wünschen",
        },
        "es": {
            Item.ORDER_NUMBER: "su número de pedido",
            Item.PHOTO: "una foto",
            Item.EMAIL: "su correo electrónico",
            Item.PHONE: "su número de teléfono",
            Item.DETAILS: "qué ha pasado exactamente o qué desea",
        },
        "fr": {
            Item.ORDER_NUMBER: "votre numéro de commande",
            Item.PHOTO: "une photo",
            Item.EMAIL: "votre adresse e-mail",
            Item.PHONE: "votre numéro de téléphone",
            Item.DETAILS: "ce qui s'est passé ou ce que vous souhaitez",
        },
    }
)
_ASK: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "A person on our team takes this on. So that they can start at once, please send me "
        "{items}. If you don't have that at hand, just say so and I pass it on as it is.",
        "de": "Das übernimmt ein Mensch aus unserem Team. Damit es sofort losgehen kann, schicken "
        "Sie mir bitte {items}. Falls Sie das nicht zur Hand haben, sagen Sie es einfach, dann "
        "gebe ich alles so weiter.",
        "es": "De esto se ocupa una persona de nuestro equipo. Para que pueda empezar enseguida, "
        "envíeme por favor {items}. Si no lo tiene a mano, dígamelo y lo paso tal como está.",
        "fr": "Une personne de notre équipe s'en charge. Pour qu'elle puisse commencer aussitôt, "
        "envoyez-moi s'il vous plaît {items}. Si vous ne l'avez pas sous la main, dites-le "
        "simplement et je transmets tel quel.",
    }
)
_MAIL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "If you would rather not wait here, write your e-mail address and they answer there.",
        "de": "Wenn Sie nicht hier warten möchten, schreiben Sie Ihre E-Mail-Adresse, dann "
        "bekommen Sie die Antwort dort.",
        "es": "Si prefiere no esperar aquí, escriba su correo y le responderán allí.",
        "fr": "Si vous préférez ne pas attendre ici, écrivez votre adresse e-mail et vous y "
        "recevrez la réponse.",
    }
)
_ONLY_MAIL: Final[Mapping[str, str]] = MappingProxyType(
    {
        "en": "A person on our team takes this on. Would you like the answer by e-mail? Then write "
        "your address. Otherwise just say that you wait, and I put you in line.",
        "de": "Das übernimmt ein Mensch aus unserem Team. Möchten Sie die Antwort per E-Mail? Dann "
        "schreiben Sie Ihre Adresse. Sonst sagen Sie einfach, dass Sie warten.",
        "es": "De esto se ocupa una persona de nuestro equipo. ¿Prefiere la respuesta por correo? "
        "Escriba su dirección. Si no, diga que espera y le pongo en la fila.",
        "fr": "Une personne de notre équipe s'en charge. Souhaitez-vous la réponse par e-mail ? "
        "Écrivez votre adresse. Sinon, dites que vous attendez et je vous mets dans la file.",
    }
)
_AND: Final[Mapping[str, str]] = MappingProxyType({"en": "and", "de": "und", "es": "y", "fr": "et"})
_BY_MAIL: Final = frozenset({"email", "e-mail", "mail", "correo", "courriel"})


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


def question(items: Sequence[Item], *, offers_email: bool, language: str) -> str:
    """What the customer is asked; a language without its own words gets English.

    >>> question([Item.PHOTO], offers_email=False, language="en-GB")[-22:]
    'I pass it on as it is.'
    """
    tag = primary(language) if primary(language) in _ASK else "en"
    if not items:
        return _ONLY_MAIL[tag]
    names = [_ITEMS[tag][item] for item in items]
    listed = f" {_AND[tag]} ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    asked = _ASK[tag].format(items=listed)
    return f"{asked} {_MAIL[tag]}" if offers_email else asked


def address_in(facts: Sequence[Fact], *, after: int) -> str:
    """The e-mail address the customer wrote after that message; empty: none."""
    return next((f.value for f in facts if f.kind is Kind.EMAIL and f.stands and f.seq > after), "")


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
