"""Which categories a merchant names by examples, and what a list of them must hold to be fitted."""

from typing import Final

import msgspec

from batonpass.domain.category_shop import SHOP
from batonpass.domain.refusal import Malformed
from batonpass.domain.signal.value import Example

MOST_CATEGORIES: Final = 100
MOST_EXAMPLES: Final = 3_000  # of all categories together: a fit takes seconds, not minutes
LONGEST_NAME: Final = 60
LONGEST_EXAMPLE: Final = 500
ENOUGH: Final = 10  # examples from which a category is told well from the others
_NO_NAME: Final = frozenset({"none", "oos", "out_of_scope", "out of scope"})


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """One thing customers write about, by how they say it."""

    name: str
    examples: tuple[str, ...] = ()


class CategoryList(msgspec.Struct, frozen=True, kw_only=True):
    """A merchant's categories, and sentences that belong to none of them."""

    categories: tuple[Category, ...] = ()
    none: tuple[str, ...] = ()  # what customers write that is not the shop's business


DEFAULT: Final = CategoryList(
    categories=tuple(Category(name=name, examples=said) for name, said in SHOP.items())
)


def checked(given: CategoryList) -> CategoryList:
    """The list as it is kept: names and sentences trimmed, empty and repeated sentences dropped.

    Raises:
        Malformed: with the first place that cannot be kept, and its cure.
    """
    if not 1 <= len(given.categories) <= MOST_CATEGORIES:
        raise Malformed(field="categories", cure=f"1 to {MOST_CATEGORIES} categories")
    kept = tuple(_category(at, one) for at, one in enumerate(given.categories))
    seen: dict[str, int] = {}
    for at, one in enumerate(kept):
        if seen.setdefault(one.name.casefold(), at) != at:
            raise Malformed(field=f"categories[{at}].name", cure="a name no other category has")
    none = _sentences("none", given.none)
    if sum(len(one.examples) for one in kept) + len(none) > MOST_EXAMPLES:
        raise Malformed(field="categories", cure=f"at most {MOST_EXAMPLES} examples together")
    _once(kept, none)
    return CategoryList(categories=kept, none=none)


def examples(kept: CategoryList) -> tuple[Example, ...]:
    """The list as the fit takes it: a sentence and its category, empty for none."""
    return (
        *(Example(text=said, category=c.name) for c in kept.categories for said in c.examples),
        *(Example(text=said, category="") for said in kept.none),
    )


def _category(at: int, given: Category) -> Category:
    name = " ".join(given.name.split())
    field = f"categories[{at}].name"
    if not name or not name.isprintable() or name.casefold() in _NO_NAME:
        raise Malformed(field=field, cure="a name, and not one that means none")
    if len(name) > LONGEST_NAME:
        raise Malformed(field=field, cure=f"at most {LONGEST_NAME} characters")
    said = _sentences(f"categories[{at}].examples", given.examples)
    if not said:
        raise Malformed(field=f"categories[{at}].examples", cure="one sentence or more")
    return Category(name=name, examples=said)


def _sentences(field: str, given: tuple[str, ...]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for at, text in enumerate(given):
        if len(text) > LONGEST_EXAMPLE:
            raise Malformed(field=f"{field}[{at}]", cure=f"at most {LONGEST_EXAMPLE} characters")
        line = " ".join(text.encode(errors="ignore").decode().replace("\0", " ").split())
        if line:
            kept.setdefault(line.casefold(), line)
    return tuple(kept.values())


def _once(kept: tuple[Category, ...], none: tuple[str, ...]) -> None:
    """A sentence in two places teaches neither."""
    owner: dict[str, str] = {}
    places = [*((c.name, c.examples, f"categories[{n}].examples") for n, c in enumerate(kept))]
    for name, said, field in [*places, ("", none, "none")]:
        for at, line in enumerate(said):
            if (other := owner.setdefault(line.casefold(), name)) != name:
                raise Malformed(
                    field=f"{field}[{at}]", cure=f"in one category only: {other} has it too"
                )
