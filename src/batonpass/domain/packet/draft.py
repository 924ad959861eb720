"""A reply to start from: its variables, and the refusal to send one that is not filled."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import ClassVar, Final

from batonpass.domain.assistant.order import has_arrived
from batonpass.domain.attempt import Source
from batonpass.domain.packet.resolution import Resolutions, Situation, written
from batonpass.domain.packet.say import has, spoken, template
from batonpass.domain.packet.value import Draft, Step
from batonpass.domain.refusal import BatonpassError
from batonpass.domain.shop.action import Pieces
from batonpass.domain.shop.value import Order

EDITED_SHARE: Final = 0.5  # of a draft's words that must stand in a reply to have come from it
SLACK: Final = 3  # words that names and greetings may differ by
_VARIABLE: Final = re.compile(r"\{\{\s*(\w{1,40})\s*\}\}")
_GREETING: Final = re.compile(r"^[^{]{0,20}\{\{customer_name\}\}[,:!]? ")
_SIGNED: Final = re.compile(r" *\{\{agent_name\}\}$")
_TEMPLATE_OF_KIND: Final = {
    "refund_lines": "draft.refund",
    "cancel": "draft.cancel",
    "send_return_label": "draft.return",
}


class Use(StrEnum):
    """What an agent made of a draft."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    UNUSED = "unused"


class Undefined(BatonpassError):
    """The text has a variable nobody filled; it is not sent."""

    code: ClassVar[str] = "undefined_variable"
    sentence: ClassVar[str] = "Fill in {names} before you send this."


def draft(
    case: Situation,
    order: Order | None,
    chosen: Step | None,
    *,
    name: str,
    policies: Resolutions,
    language: str,
    sources: Sequence[Source],
) -> Draft:
    """A reply for the chosen step in the customer's language, with what is known filled in.

    Args:
        case: from `situation`.
        order: the order it is about; None if none is certain.
        chosen: the step it announces; None says only that everything was read.
        name: of the customer; empty leaves the variable open, which blocks sending.
        policies: the merchant's document, whose own texts come first.
        language: the customer's.
        sources: what the draft speaks of.
    """
    rule = next((r for r in policies.rules if r.situation is case), None)
    own = "" if rule is None else rule.reply.get(spoken(language), "")
    key = "draft.other"
    if chosen is not None:
        key = _TEMPLATE_OF_KIND.get(chosen.action.KIND, f"draft.{case.value}")
    elif case is Situation.LATE:
        key = "draft.late"
    if key == "draft.late" and order is not None and has_arrived(order):
        key = "draft.late_arrived"
    text = own or _in_tone(
        template(key if has(key) else "draft.other", language), policies, spoken(language)
    )
    values = {"customer_name": name.split(" ", maxsplit=1)[0]} if name else {}
    if order is not None:
        values["order"] = order.number
        values["item"] = _item(order, chosen)
    if chosen is not None and chosen.amount is not None:
        values["amount"] = written(chosen.amount)
    used = {v: values[v] for v in variables(text) if v in values}
    return Draft(
        text=text,
        variables=used,
        language=spoken(language),
        step_id="" if chosen is None else chosen.id,
        sources=tuple(sources),
    )


def variables(text: str) -> tuple[str, ...]:
    """The names in `{{ }}`, each once."""
    return tuple(dict.fromkeys(_VARIABLE.findall(text)))


def filled(text: str, values: Mapping[str, str]) -> str:
    """The text as it is sent.

    Raises:
        Undefined: a variable has no value, or an empty one; nothing is sent.
    """
    missing = [v for v in variables(text) if not values.get(v, "").strip()]
    if missing:
        raise Undefined(names=", ".join(missing))
    return _VARIABLE.sub(lambda found: values[found[1]], text)


def used(offered: Draft, sent: str) -> Use:
    """What became of a draft in the reply that was sent.

    As it was: all its words in order and hardly another. Edited: at least half of its words still
    stand there in order. Variables nobody filled here count as filled.
    """
    text = _VARIABLE.sub(lambda found: offered.variables.get(found[1], " "), offered.text)
    ours, theirs = _tokens(text), _tokens(sent)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    common = sum(block.size for block in matcher.get_matching_blocks())
    if not ours or common / len(ours) < EDITED_SHARE:
        return Use.UNUSED
    is_whole = len(ours) - common <= SLACK and len(theirs) - common <= SLACK
    return Use.ACCEPTED if is_whole else Use.EDITED


def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.casefold())[:400]


def _in_tone(text: str, policies: Resolutions, language: str) -> str:
    """Our own text between the merchant's greeting and sign-off, where they have any."""
    if greeting := policies.greeting.get(language, "").strip():
        rest = _GREETING.sub("", text)
        rest = rest if greeting.endswith((",", ":")) else rest[:1].upper() + rest[1:]
        text = f"{greeting} {rest}"
    if sign_off := policies.sign_off.get(language, "").strip():
        text = f"{_SIGNED.sub('', text)} {sign_off}"
    return text


def _item(order: Order, chosen: Step | None) -> str:
    pieces: tuple[Pieces, ...] = getattr(chosen.action, "lines", ()) if chosen else ()
    ids = {p.line_id for p in pieces}
    titles = [line.title for line in order.lines if not ids or line.id in ids]
    return ", ".join(titles)
