"""When a later statement replaces an earlier one, and when the two only contradict."""

import re
from collections.abc import Sequence
from typing import Final

from msgspec.structs import replace

from batonpass.domain.fact.value import Fact, Kind, State, Want

ONE_ONLY: Final = frozenset(
    {Kind.EMAIL, Kind.PHONE, Kind.NAME, Kind.ADDRESS, Kind.WANT, Kind.DEADLINE}
)
CORRECTABLE: Final = ONE_ONLY | {Kind.ORDER_NUMBER, Kind.TRACKING_NUMBER, Kind.AMOUNT, Kind.DATE}
_EITHER: Final = frozenset({Want.INFORMATION.value, Want.DISCOUNT.value, Want.QUOTE.value})
_CORRECTS: Final = re.compile(
    r"\b(?:sorry|correction|actually|i mean|i meant|meant to (?:say|write)|typo|mistyped|oops|"
    r"wrong (?:number|email|e-mail|address|order|one)|not #?\w{1,20}(?: but|,)|instead|rather|"
    r"changed my mind|no wait|scratch that|should be|it['\u2019]s really|entschuldigung|korrektur|"
    r"ich mein(?:t)?e|vertippt|sondern|stattdessen|doch lieber|eigentlich|perdón|corrección|"
    r"quise decir|me equivoqu[ée]|en realidad|mejor|en vez de|pardon|désolée?|je voulais dire|"
    r"correction|en fait|plutôt|trompée?)\b",
    re.IGNORECASE,
)


def corrects(text: str) -> bool:
    """Whether the message says that it puts something right."""
    return bool(_CORRECTS.search(text))


def settle(facts: Sequence[Fact], correcting: frozenset[int]) -> tuple[Fact, ...]:
    """The facts with repeats joined, corrections linked and contradictions marked.

    Args:
        facts: as found, by seq; one message may hold several.
        correcting: seqs of messages that put something right.
    """
    kept: list[Fact] = []
    for fact in facts:
        at = next((i for i, k in enumerate(kept) if _same(k, fact)), None)
        if at is not None and kept[at].stands:
            if kept[at].seq != fact.seq:
                kept[at] = replace(kept[at], again=(*kept[at].again, fact.seq))
            continue
        kept.append(_against(kept, fact, correcting=correcting))
    return tuple(kept)


def _same(a: Fact, b: Fact) -> bool:
    return a.kind == b.kind and a.value.casefold() == b.value.casefold()


def _against(kept: list[Fact], fact: Fact, *, correcting: frozenset[int]) -> Fact:
    """The fact, linked to earlier ones of its kind, which are changed in place."""
    if fact.kind not in CORRECTABLE:
        return fact
    earlier = [
        i for i, k in enumerate(kept) if k.kind == fact.kind and k.stands and k.seq < fact.seq
    ]
    if fact.seq in correcting:
        for i in earlier:
            kept[i] = replace(kept[i], state=State.REPLACED, replaced_by_seq=fact.seq)
        return replace(fact, replaces_seq=kept[earlier[-1]].seq) if earlier else fact
    if fact.kind not in ONE_ONLY or not earlier or fact.value in _EITHER:
        return fact
    rivals = [i for i in earlier if kept[i].value not in _EITHER]
    for i in rivals:
        kept[i] = replace(kept[i], state=State.CONTRADICTED, contradicts_seq=fact.seq)
    if not rivals:
        return fact
    return replace(fact, state=State.CONTRADICTED, contradicts_seq=kept[rivals[-1]].seq)
