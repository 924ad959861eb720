"""What an order number looks like: the merchant's own formats, or the usual ones with a cue."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

import re2  # type: ignore[import-untyped] # it ships no types

from batonpass.domain.fact.found import Found
from batonpass.domain.fact.value import Kind
from batonpass.domain.refusal import Malformed

DIGITS_MIN: Final = 3  # fewer are quantities, prices and days
EXAMPLE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9 ./_-]{2,29}")
PATTERN_MAX: Final = 200  # characters of one pattern of a merchant
DEFAULT_PATTERNS: Final = (r"#\s?[A-Za-z]{0,4}-?\d{3,10}\b",)

_CUE: Final = re.compile(
    r"\b(?:orders?|ord|bestell(?:ung|nummer|nr)|auftrag(?:snummer|s-?nr)?|pedidos?|encargo|"
    r"commandes?|ordine|bestelling|zamówienie|purchase|invoice)\b"
    r"(?:[ .:#-]{1,3}(?:number|num|no|nr|id|nummer|número|numéro|is|was|ist|lautet|es|est|"
    r"with|mit|con|the|ref|reference)\b\.?| n[°º]){0,4}"
    r"[ .:#-]{1,4}(?P<number>[A-Z]{0,5}-?\d{3,12}(?:-\d{1,6})?)\b(?!\s?(?:€|\$|£|%|(?:eur|pieces?|"
    r"pcs|units?|items?|stück|days?|tage|días|jours|times|euros?|dollars?)\b)|[./:]\d)",
    re.IGNORECASE,
)
_ALONE: Final = re.compile(r"\W*(?P<number>[A-Z]{0,5}-?\d{3,10})\W*", re.IGNORECASE)
_BY_ITSELF: Final = re.compile(r"(?<![\w#.,-])[A-Z]{0,5}-?\d{4,12}(?!\w|[.,]\d)", re.IGNORECASE)
_NUMBER_WORD: Final = re.compile(
    r"#|\b(?:number|no|nr|id|bestell(?:nummer|nr)|auftragsnummer|nummer|número|numéro)\b",
    re.IGNORECASE,
)
_LIKE_A_YEAR: Final = re.compile(r"(?:19|20)\d\d")


def find_order_numbers(
    text: str, *, patterns: Sequence[str], known: frozenset[str], is_asked: bool
) -> Iterator[Found]:
    """Order numbers in `text`, written as the merchant does: `#1001`.

    Args:
        text: a customer's message.
        patterns: the merchant's formats, RE2 syntax; empty means the usual ones.
        known: numbers of the orders at hand, bare (see `bare`).
        is_asked: the assistant just asked for one, so a lone number is the answer.
    """
    for pattern in patterns or DEFAULT_PATTERNS:
        for found in compiled(pattern).finditer(text):
            yield Found(Kind.ORDER_NUMBER, written(found.group()), found.start(), found.end())
    for found in _CUE.finditer(text):
        number = found["number"]
        if _LIKE_A_YEAR.fullmatch(number) and bare(number) not in known:
            said = text[found.start() : found.start("number")]
            if not _NUMBER_WORD.search(said):
                continue  # "my order 2024"
        yield Found(Kind.ORDER_NUMBER, written(number), *found.span("number"))
    alone = _ALONE.fullmatch(text)
    if alone and (is_asked or bare(alone["number"]) in known):
        yield Found(
            Kind.ORDER_NUMBER, written(alone["number"]), alone.start("number"), alone.end("number")
        )
    for found in _BY_ITSELF.finditer(text):
        if bare(found.group()) in known and not _LIKE_A_YEAR.fullmatch(found.group()):
            yield Found(Kind.ORDER_NUMBER, written(found.group()), *found.span())


def patterns_of(examples: Sequence[str]) -> tuple[str, ...]:
    """The formats behind a merchant's examples: letters and marks as they stand, digits free.

    A run of digits may be one digit shorter and two longer than in the example. Digits alone need
    a # or a word such as "order" before them, or an order at hand that has them.

    Raises:
        Malformed: an example has no digit, is too short to tell anything, or too long.
    """
    made = []
    for place, example in enumerate(examples):
        core = example.strip().lstrip("#")
        if not EXAMPLE.fullmatch(core) or sum(c.isdigit() for c in core) < DIGITS_MIN:
            raise Malformed(
                field=f"order_examples[{place}]",
                cure=f"a real order number with at least {DIGITS_MIN} digits, as LN-10234",
            )
        has_letters = any(c.isalpha() for c in core)
        parts = []
        for run in re.findall(r"\d+|[^\W\d_]+|.", core):
            if run.isdigit():
                parts.append(rf"\d{{{max(1, len(run) - 1)},{len(run) + 2}}}")
            elif run.isalpha():
                parts.append(re.escape(run))
            else:
                # Without letters the mark is all that tells it from a price or a phone number.
                parts.append(r"[ ./_-]?" if has_letters else re.escape(run))
        start = r"#\s?" if core.isdigit() else r"#?\b"
        made.append(rf"(?i){start}{''.join(parts)}\b")
    return tuple(made)


def written(number: str) -> str:
    """The number as customers see it: `#1001`; one with letters keeps its own look."""
    core = re.sub(r"\s", "", number).lstrip("#").upper()
    return f"#{core}" if core.isdigit() else core


def bare(number: str) -> str:
    """Only what tells two order numbers apart: `# ab-12` and `AB12` are the same."""
    return re.sub(r"[^0-9A-Z]", "", number.upper())


@lru_cache(maxsize=256)
def compiled(pattern: str) -> Any:
    """A merchant's pattern, in linear time whatever it says.

    Raises:
        Malformed: RE2 does not take it, or it is over `PATTERN_MAX`.
    """
    try:
        if len(pattern) > PATTERN_MAX:
            raise Malformed(field="order_patterns", cure=f"at most {PATTERN_MAX} characters each")
        return re2.compile(pattern)
    except re2.error as error:
        raise Malformed(field="order_patterns", cure="a pattern RE2 accepts") from error
