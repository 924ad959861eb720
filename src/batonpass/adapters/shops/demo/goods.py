"""What Larch & Lantern sells, for how much, and what it promises."""

from decimal import Decimal
from typing import Final

import msgspec

from batonpass.domain.money import Money
from batonpass.domain.shop.policy import Policies, ReturnPolicy
from batonpass.domain.shop.value import Address

CURRENCY: Final = "EUR"


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """One thing in the shop."""

    sku: str
    title: str
    category: str  # camp, light, sit, table, store, wear
    price: Money
    blurb: str
    is_custom: bool = False


def _product(
    sku: str, title: str, category: str, price: str, blurb: str, *, custom: bool = False
) -> Product:
    return Product(
        sku=sku,
        title=title,
        category=category,
        price=Money(amount=Decimal(price), currency=CURRENCY),
        blurb=blurb,
        is_custom=custom,
    )


GOODS: Final = (
    _product("TEN-2-MOS", "Ridgeline tent for two, moss", "camp", "289.00",
             "Pitches in four minutes, shrugs off a night of rain, packs to the size of a loaf."),
    _product("TEN-4-MOS", "Ridgeline tent for four, moss", "camp", "429.00",
             "Two rooms and a porch for wet boots."),
    _product("TEN-2-OCH", "Ridgeline tent for two, ochre", "camp", "289.00",
             "The same tent, easier to find again after a walk."),
    _product("TRP-3X3", "Waxed tarp, 3 by 3 m", "camp", "119.00",
             "Cotton that breathes, eight loops, four guy lines."),
    _product("SLP-DWN", "Down sleeping bag, minus 5", "camp", "249.00",
             "Recycled down, a hood that closes, a zip that does not bite."),
    _product("SLP-SUM", "Summer sleeping bag, plus 10", "camp", "99.00",
             "Light enough to forget in the bag."),
    _product("MAT-AIR", "Air mat with pump sack", "camp", "89.00",
             "Seven centimetres between you and the roots."),
    _product("STV-TWG", "Twig stove, folding", "camp", "64.00",
             "Boils a pot on what lies around."),
    _product("KET-ENA", "Enamel kettle, 1.4 litres", "camp", "42.00",
             "Chips with dignity. Works on every hob."),
    _product("MUG-ENA", "Enamel mugs, set of four", "camp", "36.00",
             "Four colours, so nobody argues."),
    _product("PAN-IRN", "Cast-iron pan, 26 cm", "camp", "69.00",
             "Seasoned twice before it leaves us."),
    _product("COO-BOX", "Cool box, 32 litres", "camp", "139.00",
             "Ice on Friday, ice on Sunday."),
    _product("LAN-STO", "Storm lantern, brass", "light", "79.00",
             "Burns for twenty hours on one filling."),
    _product("LAN-LED", "Rechargeable lantern, warm", "light", "59.00",
             "Three brightnesses, one of them a candle."),
    _product("LAN-HNG", "Hanging lantern, smoked glass", "light", "49.00",
             "For the porch, the pergola or the branch."),
    _product("STR-10M", "Festoon lights, 10 m", "light", "54.00",
             "Twenty bulbs, each replaceable."),
    _product("TOR-SOL", "Solar torches, set of three", "light", "66.00",
             "Charge by day, mark the path by night."),
    _product("CAN-BEE", "Beeswax candles, dozen", "light", "28.00",
             "From the hives behind the workshop."),
    _product("CHA-DCK", "Larch deck chair", "sit", "159.00",
             "Canvas that can be washed, a frame that can be mended."),
    _product("CHA-ADI", "High-back garden chair, oiled larch", "sit", "229.00",
             "Wide arms for a plate and a book."),
    _product("CHA-FLD", "Folding camp chair", "sit", "74.00",
             "Holds 140 kg, weighs three."),
    _product("CHA-ROC", "Porch rocking chair", "sit", "319.00",
             "Steamed ash, quiet runners."),
    _product("CHA-ARM", "Reading armchair, wool, slate", "sit", "649.00",
             "Deep enough to pull your feet up."),
    _product("BEN-120", "Larch bench, 120 cm", "sit", "259.00",
             "Two people, or one and a dog."),
    _product("BEN-180", "Larch bench, 180 cm", "sit", "349.00",
             "Three people who like each other."),
    _product("SOF-3ST", "Three-seat sofa, linen, sand", "sit", "1490.00",
             "Covers come off, frame comes with ten years of warranty."),
    _product("SOF-SEC", "Sectional sofa, linen, fern", "sit", "2980.00",
             "Five seats that can be rearranged on a whim."),
    _product("HAM-COT", "Cotton hammock with spreader", "sit", "129.00",
             "For two trees and no plans."),
    _product("TAB-FLD", "Folding camp table", "table", "98.00",
             "Bamboo slats, steel legs, a bag with a strap."),
    _product("TAB-BIS", "Bistro table, 60 cm", "table", "149.00",
             "Room for two cups and a map."),
    _product("TAB-GAR", "Garden table, oiled larch, 180 cm", "table", "689.00",
             "Seats six, stays out all year."),
    _product("TAB-DIN", "Dining table, oak, 200 cm", "table", "1290.00",
             "One tree, finished by hand."),
    _product("TOP-OAK", "Oak tabletop, made to measure", "table", "780.00",
             "Tell us the length to the millimetre.", custom=True),
    _product("BEN-MTM", "Bench, made to measure", "sit", "540.00",
             "For the niche nothing fits into.", custom=True),
    _product("SHE-LAR", "Wall shelf, larch, 90 cm", "store", "84.00",
             "Two hidden brackets, no wobble."),
    _product("CHE-BLA", "Blanket chest", "store", "379.00",
             "Soft-close lid, cedar floor."),
    _product("BAS-WIL", "Willow log basket", "store", "72.00",
             "Woven wet, dries strong."),
    _product("RCK-BOO", "Boot rack", "store", "68.00",
             "Six pairs, drip tray included."),
    _product("BLA-WOO", "Wool blanket, herringbone", "wear", "118.00",
             "Warm when damp, kind to skin."),
    _product("PON-WAX", "Waxed poncho", "wear", "134.00",
             "Covers you and the rucksack."),
    _product("GLO-LEA", "Leather work gloves", "wear", "39.00",
             "Cut for pruning and for campfires."),
)  # fmt: skip

PRODUCT: Final = {product.sku: product for product in GOODS}

POLICIES: Final = Policies(
    shop_name="Larch & Lantern",
    returns=ReturnPolicy(
        days=30,
        refund_days=7,
        address=Address(
            name="Larch & Lantern, Returns",
            lines=("Speicherweg 14, gate 3",),
            city="Lüneburg",
            postcode="21335",
            country="DE",
        ),
    ),
    delivery_days=(2, 5),
    custom_weeks=(4, 6),
    carriers=("Hallig Parcel", "Blue Heron Freight"),
    ships_to=("AT", "BE", "CH", "DE", "DK", "ES", "FR", "GB", "IE", "IT", "NL", "PL", "SE", "US"),
    warranty_years=2,
    visit=Address(
        name="Larch & Lantern",
        lines=("Speicherweg 14",),
        city="Lüneburg",
        postcode="21335",
        country="DE",
    ),
    visit_hours="Tuesday to Friday 10:00-18:00, Saturday 10:00-16:00",
    email="hello@larchandlantern.example",
    phone="",
    website="https://larchandlantern.example",
)
