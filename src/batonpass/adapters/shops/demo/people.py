"""Who buys at Larch & Lantern; nobody here exists, and every address ends in a reserved name."""

from random import Random
from typing import Final

import msgspec

from batonpass.domain.shop.value import Address

GIVEN: Final = (
    "Aino", "Bram", "Clara", "Daan", "Elif", "Fenna", "Gustav", "Henrik", "Isolde", "Jonas",
    "Karim", "Liv", "Matteo", "Nadia", "Oskar", "Paula", "Quentin", "Rosa", "Samir", "Tilda",
    "Ulrike", "Viktor", "Wilma", "Yara", "Zoe", "Anders", "Beatriz", "Caspar", "Dora", "Emil",
)  # fmt: skip
FAMILY: Final = (
    "Aalto", "Brandt", "Castellano", "de Wit", "Engel", "Fournier", "Gruber", "Holm", "Ivarsson",
    "Jansen", "Kowalska", "Lindgren", "Moreau", "Novak", "Okafor", "Petersen", "Quist", "Rossi",
    "Sommer", "Tanaka", "Unger", "Vidal", "Winkler", "Yilmaz", "Zeller",
)  # fmt: skip
PLACE: Final = (
    ("Hamburg", "20095", "DE"), ("Lyon", "69002", "FR"), ("Utrecht", "3511", "NL"),
    ("Aarhus", "8000", "DK"), ("Graz", "8010", "AT"), ("Gent", "9000", "BE"),
    ("Malmö", "211 20", "SE"), ("Leipzig", "04109", "DE"), ("Bologna", "40121", "IT"),
    ("Bristol", "BS1 4DJ", "GB"), ("Cork", "T12", "IE"), ("Freiburg", "79098", "DE"),
    ("Gdańsk", "80-831", "PL"), ("Bilbao", "48001", "ES"), ("Basel", "4051", "CH"),
)  # fmt: skip
STREET: Final = (
    "Mill Lane", "Harbour Street", "Orchard Row", "Station Road", "Kiln Close", "Meadow Walk",
    "Old Ferry Road", "Chapel Hill", "Willow Street", "Tanner's Yard",
)  # fmt: skip


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """A buyer, as the demo knows them."""

    id: str
    name: str
    email: str
    address: Address
    tier: str = ""


def crowd(chance: Random, count: int) -> tuple[Person, ...]:
    """`count` people, no two with the same address."""
    names = [f"{given} {family}" for given in GIVEN for family in FAMILY]
    return tuple(
        person(f"c{number:04}", name, chance)
        for number, name in enumerate(chance.sample(names, count), start=1)
    )


def person(id_: str, name: str, chance: Random, *, tier: str = "") -> Person:
    """Somebody by that name, living somewhere."""
    city, postcode, country = chance.choice(PLACE)
    street = f"{chance.randint(1, 88)} {chance.choice(STREET)}"
    return Person(
        id=id_,
        name=name,
        email=f"{name.lower().replace(' ', '.').translate(PLAIN)}@example.com",
        tier=tier,
        address=Address(name=name, lines=(street,), city=city, postcode=postcode, country=country),
    )


PLAIN: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "a", "é": "e", "'": ""})
