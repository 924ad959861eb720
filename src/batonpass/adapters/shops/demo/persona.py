"""Who a visitor of the stage can be, what they can say, and which story it starts."""

from typing import Final

import msgspec

STORIES: Final = ("lost_package", "chargeback", "custom_order", "just_a_person", "agent_vanishes")


class Persona(msgspec.Struct, frozen=True, kw_only=True):
    """One card of the stage."""

    id: str  # the customer's id in the demo shop
    name: str
    email: str
    order: str  # the order it is about; empty: has none
    situation: str  # one line on the card
    says: tuple[str, str, str]  # sentences to click
    story: str = ""  # one of STORIES; empty: a card without a script


def _persona(
    id_: str, name: str, order: str, situation: str, says: tuple[str, str, str], story: str = ""
) -> Persona:
    email = f"{name.lower().replace(' ', '.')}@example.com"
    return Persona(
        id=id_, name=name, email=email, order=order, situation=situation, says=says, story=story
    )


PERSONAS: Final = (
    _persona("p01", "Hanna Lindholm", "#1001",
             "Order #1001: tracking says delivered, nothing came",
             ("Where is my order #1001?",
              "It says delivered, but nothing came. I asked the neighbours too.",
              "We leave for our trip on Saturday. Can you send the tent again?"),
             "lost_package"),
    _persona("p02", "Marcus Feld", "#1005",
             "Order #1005: broken armchair, third message, threatens a chargeback",
             ("The armchair from order #1005 arrived with a broken leg.",
              "I have written about this twice already and nobody has done anything!",
              "If this is not sorted today I will call my bank and do a chargeback."),
             "chargeback"),
    _persona("p03", "Ines Caldera", "#1007",
             "Order #1007: wants a second tabletop in a size that is not in the shop",
             ("I ordered the made-to-measure oak tabletop, order #1007.",
              "I need a second one, 2,340 by 815 mm with a cut-out for a radiator pipe.",
              "What would that cost, and could both come together?"),
             "custom_order"),
    _persona("p04", "Owen Hartley", "#1011",
             "Order #1011: nothing is wrong, would simply like a person",
             ("Hi! Can I talk to a person, please?",
              "It's about order #1011. I'd rather not explain it to a machine.",
              "I would like to know how to oil the bench before winter."),
             "just_a_person"),
    _persona("p05", "Selma Aydin", "#1012",
             "Order #1012: wrong colour; the agent who takes it vanishes",
             ("I got the wrong colour in order #1012.",
              "I ordered the ochre tent and a moss one came. I would like to speak to someone.",
              "Hello, are you still there?"),
             "agent_vanishes"),
    _persona("p06", "Jan Verbeek", "#1002",
             "Order #1002: four days late, no scan for six days",
             ("Where is order #1002? It should have been here four days ago.",
              "The tracking has not moved for almost a week.",
              "Can somebody please call the carrier?")),
    _persona("p07", "Leonie Kraft", "#1003",
             "Order #1003: the carrier says it is lost",
             ("The carrier tells me order #1003 is lost.",
              "What happens now, do I get a new one?",
              "I would rather have my money back.")),
    _persona("p08", "Pavel Horak", "#1004",
             "Order #1004: the garden table came with a crack",
             ("The table from order #1004 has a crack across the top.",
              "I can send a photo. Can I keep it for a discount?",
              "Otherwise please collect it.")),
    _persona("p09", "Greta Nyberg", "#1006",
             "Order #1006: one of two lanterns refunded, the other still missing",
             ("You refunded one lantern of order #1006, but the second never came either.",
              "Please refund the second lantern too.",
              "How long until the money is there?")),
    _persona("p10", "Adele Fontaine", "#1008",
             "Order #1008: a sofa for 2,980 euros, nervous about the delivery",
             ("When exactly does the sofa from order #1008 arrive?",
              "I have to take a day off work for it. Can you promise the day?",
              "Will they carry it up to the third floor?")),
    _persona("p11", "Rupert Ashdown", "#1009",
             "VIP, fifteen orders: parcel #1009 is out for delivery today",
             ("Is order #1009 coming today?",
              "I won't be home. Can it be left with the neighbour at number 12?",
              "I've bought here for years, I hope this works out.")),
    _persona("p12", "Bea Molina", "#1010",
             "Order #1010: has asked three times about one order",
             ("Third time I ask: when is order #1010 sent?",
              "Every time I hear 'in two days'.",
              "Just cancel it, please.")),
    _persona("p13", "Tomas Reuter", "#987",
             "Order #987: the bank has already opened a dispute",
             ("I disputed the payment for order #987, it came three weeks late.",
              "The parcel is here now. Can we settle this?",
              "What do you need from me?")),
    _persona("p14", "Nora Byrne", "",
             "Has not ordered anything yet",
             ("Do you ship to Ireland, and how long does it take?",
              "Can I send a sleeping bag back if it is too short for me?",
              "When is your shop in Lüneburg open?")),
)  # fmt: skip


def personas() -> tuple[Persona, ...]:
    """The cards, stories first."""
    return PERSONAS
