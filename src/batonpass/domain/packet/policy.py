"""Which policy documents may be put in force: every mistake named with its place and its cure."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, ClassVar, Final

import msgspec

from batonpass.domain.packet.draft import variables
from batonpass.domain.packet.resolution import Resolutions, Rule
from batonpass.domain.packet.say import CATALOGUES
from batonpass.domain.refusal import BatonpassError
from batonpass.domain.shop.action import (
    Cancel,
    Goodwill,
    RefundLines,
    Reship,
    SendReturnLabel,
)
from batonpass.domain.shop.limit import Limits

FORMAT: Final = "batonpass.resolutions/1"
SCHEMA_ID: Final = "https://batonpass.dev/schemas/resolutions-1.json"
OFFERS: Final = (
    Reship.KIND,
    RefundLines.KIND,
    Cancel.KIND,
    SendReturnLabel.KIND,
    Goodwill.KIND,
)
VARIABLES: Final = ("customer_name", "order", "item", "amount", "agent_name")
_COSTS: Final = frozenset({RefundLines.KIND, Cancel.KIND, Goodwill.KIND, Reship.KIND})
_ID: Final = re.compile(r"[a-z0-9-]{1,40}")
RULES_MAX: Final = 40
WORDS_MAX: Final = 300  # characters of a policy: an agent reads it between two messages
REPLY_MAX: Final = 2_000
RESHIPS_MAX: Final = 10
MONEY_MAX: Final = Decimal(100_000)


class Wrong(msgspec.Struct, frozen=True, kw_only=True):
    """One mistake in a document."""

    place: str  # as rules[2].offers; empty: the whole document
    cure: str


class BadPolicies(BatonpassError):
    """The document cannot be put in force; nothing was changed."""

    code: ClassVar[str] = "bad_document"
    sentence: ClassVar[str] = "{said}"

    def __init__(self, problems: tuple[Wrong, ...]) -> None:
        said = " ".join(f"{p.place}: {p.cure}." if p.place else f"{p.cure}." for p in problems)
        super().__init__(said=said)
        self.problems = problems


def from_plain(plain: object) -> Resolutions:
    """The document in plain values, as a form or a file sends it.

    Raises:
        BadPolicies: with every mistake, its place and its cure.
    """
    if isinstance(plain, Mapping):
        given = {**plain}
        if given.pop("format", FORMAT) != FORMAT:
            raise BadPolicies((Wrong(place="format", cure=f"write {FORMAT}"),))
        plain = given
    try:
        made = msgspec.convert(plain, Resolutions, strict=False)
    except msgspec.ValidationError as error:
        raise BadPolicies((_told(str(error)),)) from None
    wrong = tuple(_mistakes(made))
    if wrong:
        raise BadPolicies(wrong)
    return made


def to_plain(document: Resolutions) -> dict[str, Any]:
    """The document as plain values; `from_plain` reads them back to the same document."""
    plain: dict[str, Any] = msgspec.json.decode(msgspec.json.encode(document))
    plain["limits"]["approval"] = sorted(document.limits.approval)
    return {"format": FORMAT, **plain}


def schema() -> dict[str, Any]:
    """The JSON Schema 2020-12 of the document."""
    (root,), definitions = msgspec.json.schema_components(
        (Resolutions,), ref_template="#/$defs/{name}"
    )
    whole = definitions.pop(root["$ref"].rsplit("/", 1)[1])
    whole["properties"] = {"format": {"const": FORMAT}, **whole["properties"]}
    definitions["Rule"]["properties"]["offers"]["items"] = {"enum": list(OFFERS)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        **whole,
        "title": FORMAT,
        "$defs": definitions,
    }


def _told(error: str) -> Wrong:
    """A decoder's message with its path as our places are written."""
    said, _, path = error.partition(" - at `$")
    place = path.rstrip("`").replace("[...]", "").strip(".")
    return Wrong(place=place, cure=said.rstrip("."))


def _mistakes(document: Resolutions) -> Iterator[Wrong]:
    if len(document.rules) > RULES_MAX:
        yield Wrong(place="rules", cure=f"keep at most {RULES_MAX} rules")
    seen: dict[str, str] = {}
    situations: dict[str, str] = {}
    for n, rule in enumerate(document.rules):
        at = f"rules[{n}]"
        if not _ID.fullmatch(rule.id):
            yield Wrong(place=f"{at}.id", cure="use 1 to 40 of a-z, 0-9 and -, as in late-parcel")
        elif rule.id in seen:
            yield Wrong(place=f"{at}.id", cure=f"{seen[rule.id]} is called that already")
        seen.setdefault(rule.id, at)
        if rule.situation.value in situations:
            cure = f"{situations[rule.situation.value]} is for this situation already: join the two"
            yield Wrong(place=f"{at}.situation", cure=cure)
        situations.setdefault(rule.situation.value, at)
        yield from _of_rule(rule, at)
    yield from _of_limits(document.limits)
    yield from _of_texts(document.greeting, "greeting", allowed=("customer_name",), most=120)
    yield from _of_texts(document.sign_off, "sign_off", allowed=("agent_name",), most=120)


def _of_rule(rule: Rule, at: str) -> Iterator[Wrong]:
    for k, kind in enumerate(rule.offers):
        if kind not in OFFERS:
            yield Wrong(place=f"{at}.offers[{k}]", cure=f"choose from {', '.join(OFFERS)}")
        elif kind in rule.offers[:k]:
            yield Wrong(place=f"{at}.offers[{k}]", cure=f"{kind} stands there twice: remove one")
    if not rule.words.strip() or len(rule.words) > WORDS_MAX:
        yield Wrong(
            place=f"{at}.words",
            cure=f"say the policy to your agents in 1 to {WORDS_MAX} characters",
        )
    if not 0 <= rule.goodwill_share <= 1:
        yield Wrong(place=f"{at}.goodwill_share", cure="give a share from 0 to 1, as 0.10 for 10 %")
    if rule.value_max is not None and not 0 < rule.value_max <= MONEY_MAX:
        yield Wrong(
            place=f"{at}.value_max",
            cure=f"give an amount above 0 and up to {MONEY_MAX}, or leave it out",
        )
    yield from _of_texts(rule.reply, f"{at}.reply", allowed=VARIABLES, most=REPLY_MAX)
    if not _COSTS & set(rule.offers):
        for language, text in rule.reply.items():
            if "amount" in variables(text):
                yield Wrong(
                    place=f"{at}.reply.{language}",
                    cure="remove {{amount}}: nothing this rule offers has an amount,"
                    " so it would block every reply",
                )


def _of_texts(
    texts: Mapping[str, str], at: str, *, allowed: tuple[str, ...], most: int
) -> Iterator[Wrong]:
    for language, text in texts.items():
        place = f"{at}.{language}"
        if language not in CATALOGUES:
            yield Wrong(place=place, cure=f"use a language of {', '.join(CATALOGUES)}")
        if not text.strip() or len(text) > most:
            yield Wrong(place=place, cure=f"write 1 to {most} characters, or leave it out")
        for name in variables(text):
            if name not in allowed:
                known = ", ".join(f"{{{{{v}}}}}" for v in allowed)
                yield Wrong(place=place, cure=f"nothing fills {{{{{name}}}}}; there is {known}")
        if text.count("{{") != text.count("}}"):
            yield Wrong(place=place, cure="close every {{ with }}")


def _of_limits(limits: Limits) -> Iterator[Wrong]:
    if limits.currency and not (len(limits.currency) == 3 and limits.currency.isupper()):  # noqa: PLR2004 - ISO 4217
        yield Wrong(place="limits.currency", cure="write three capitals, as EUR, or leave it empty")
    for name in ("refund_max", "goodwill_max", "reship_value_max"):
        if not 0 <= getattr(limits, name) <= MONEY_MAX:
            yield Wrong(place=f"limits.{name}", cure=f"give an amount from 0 to {MONEY_MAX}")
    if not 0 <= limits.reship_max <= RESHIPS_MAX:
        yield Wrong(place="limits.reship_max", cure=f"give a number from 0 to {RESHIPS_MAX}")
    for currency, rate in limits.rates.items():
        if not rate > 0:
            yield Wrong(place=f"limits.rates.{currency}", cure="give a rate above 0")
    for kind in sorted(limits.approval - set(OFFERS)):
        yield Wrong(
            place="limits.approval", cure=f"{kind} is no step; there is {', '.join(OFFERS)}"
        )
