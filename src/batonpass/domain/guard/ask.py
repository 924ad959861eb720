"""Which fact a question asks for, by its words, in four languages."""

import re
from collections.abc import Iterator
from typing import Final

from batonpass.domain.guard.concept import CONCEPTS
from batonpass.domain.guard.topic import TOPICS
from batonpass.domain.guard.value import Asked, Topic

_Q: Final = "['\u2019]"
_CLAUSE: Final = re.compile(r"[^.!?\n;]+(?:[.](?=\w)[^.!?\n;]+)*[.!?;]*")
TEXT_READ: Final = 2_000  # characters; nobody's draft asks its question later

# A clause asks if it ends in a question mark or holds one of these.
_ASKS: Final = (
    r"\b(?:could|can|would|will|may|might) (?:you|i|we|u)\b",
    (r"\b(?:please|kindly|pls|plz) (?:\w+ )?(?:send|give|tell|provide|share|confirm|let|specify|"
    r"describe|explain|enter|type|state|attach|upload|supply|reply|include|add|advise|forward|"
    r"write|drop|post)\b"),
    (r"^\W*(?:and |so |ok(?:ay)?,? |thanks,? |hi,? |hello,? |sorry,? "
    r")*(?:what(?:['\u2019]?s)?|which|who|whose|"
    r"where|when|how|do|did|does|is|was|are|were|has|have)\b"),
    (rf"\b(?:i|we)(?:{_Q}ll|{_Q}d| will| would)?(?: also| just| still)? (?:need|require|like|want)"
    rf" (?:to (?:know|have|get|ask|see)|your|the|a|an|some)\b"),
    r"^\W*(?:\S+ ){1,5}(?:please|pls|plz|bitte|por favor|s['\u2019]il vous plaît)\W*$",
    (
        r"\bi need\b(?! to (?:check|look|ask|send|forward|talk|call|see if|wait|go))|"
        r"\bwhat(?:['\u2019]?s) (?:ur|your)\b"
    ),
    (
        r"\bcuént\w+|\bindi(?:que|quen)me\b|\bsouhaitez[- ]vous\b|\bquiere que\b|"
        r"\bm['\u2019]expliquer\b"
    ),
    r"\bif you (?:could|can|would)\b|\b(?:would|will) be (?:great|helpful|good|useful) to\b",
    (
        r"\bin order to help\b|\bto get started\b|\b(?:still )?(?:missing|lacking|waiting for) "
        r"(?:your|the)\b"
    ),
    (r"\b(?:let me know|tell me|give me|send me|send us|send over|provide (?:me|us|your|the)|"
    r"share your|need your|have your|know your|mind (?:sharing|telling|giving|sending)|"
    r"to know what|ask what|ask for|remind me|missing your|without your)\b"),
    r"\b(?:könnten|können|würden|dürfte|darf|kann|möchte) (?:sie|ich|wir)\b",
    (r"\b(?:nennen|sagen|schicken|senden|geben|teilen|schreiben|beschreiben|verraten|bestätigen)"
    r" sie\b|\bich (?:brauche|benötige|bräuchte)\b|\bbitte (?:um|ihre|die|ein)\b"),
    r"^\W*(?:wie|was|welche[rsnm]?|wer|wo|wohin|wann|worum|bis wann|haben|ist|hat)\b",
    (r"\b(?:podría|puede|podrías|puedes|me (?:da|dice|indica|envía|manda|facilita)|"
    r"indíqueme|dígame|"
    r"envíeme|facilíteme|mándeme|necesito|necesitaría|necesitamos)\b"),
    r"^\W*¿|^\W*(?:cuál|qué|quién|dónde|adónde|cuándo|cómo|con quién|para cuándo)\b",
    (r"\b(?:pourriez|pouvez|puis)[- ](?:vous|je)\b|\b(?:donnez|dites|envoyez|indiquez|précisez|"
    r"communiquez|rappelez)[- ]?(?:moi|nous)?\b|\bil me (?:faut|faudrait)\b|"
    r"\bj['\u2019]ai besoin\b"),
    r"^\W*(?:quel(?:le)?s?|que|qui|où|quand|comment|à qui|pour quand|avez|est-ce)\b",
)  # fmt: skip
_ASKING: Final = re.compile("|".join(f"(?:{p})" for p in _ASKS), re.IGNORECASE)

_COMPILED: Final = tuple(
    (topic, re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE))
    for topic, patterns in TOPICS
)
# What looks like one topic's question inside another's words.
_HIDES: Final = {
    Topic.TRACKING_NUMBER: frozenset({Topic.ORDER_NUMBER, Topic.PHONE}),
    Topic.EMAIL: frozenset({Topic.ADDRESS}),
    Topic.WANT: frozenset({Topic.PROBLEM}),
    Topic.ORDER_DATE: frozenset({Topic.PRODUCT, Topic.PROBLEM}),
    Topic.ORDER_NUMBER: frozenset({Topic.PRODUCT}),
    Topic.AMOUNT: frozenset({Topic.PRODUCT, Topic.PROBLEM}),
    Topic.PRODUCT: frozenset({Topic.PROBLEM}),
}
# Statements and offers in the form of questions, which ask for nothing.
_NOT_ASKING: Final = re.compile(
    r"\b(?:i|we)(?:['\u2019]ve| have| had| can see| see|['\u2019]m| am| was|['\u2019]ll| will) "
    r"(?!need|require|like|want)"
    r"(?:already |now |just )?(?:\w+ing|checked|found|looked|sent|refunded|received|got|"
    r"see|send|check|"
    r"look|update|change|resend|email|e-mail)\b(?!.*\?)"
    r"|\b(?:did|have) you (?:get|receive|see|check|find)(?:ed|n)? (?:my|our|the (?:e-?mail|message|"
    r"label|refund|link|photo|picture|confirmation|invoice) (?:i|we))\b"
    r"|^\W*(?:(?:ok|so|and|then|sorry),? )?(?:shall|should|may|can|could) (?:i|we) "
    r"(?:send|ship|e-?mail|refund|cancel|call you back|"
    r"update|change|check|forward|offer|give you|book|arrange|issue|resend|transfer|pass|add)\b",
    re.IGNORECASE,
)


# A choice among goods or days, not of an outcome.
_OF_GOODS: Final = re.compile(
    r"\b(?:what|which) (?:colou?r|size|model|time|day|kind|type|version|wood|length|finish)\b"
    r"|\b(?:welche[rsnm]?) (?:farbe|größe|ausführung)\b|\bqué (?:color|talla)\b"
    r"|\bquelle (?:couleur|taille)\b",
    re.IGNORECASE,
)
_CHOICE: Final = re.compile(r"\b(?:or|oder|ou|o)\b[^?]{2,60}\?|\bnumber\b", re.IGNORECASE)


def asked(text: str) -> tuple[Asked, ...]:
    """The facts that questions in `text` ask for, each topic once, in order of the text."""
    found: dict[Topic, Asked] = {}
    for start, clause in _clauses(text[:TEXT_READ]):
        topics = list(_topics(clause))
        if _OF_GOODS.search(clause):
            topics = [(t, m) for t, m in topics if t not in {Topic.WANT, Topic.PRODUCT}]
        hidden = {h for t, _ in topics for h in _HIDES.get(t, ())}
        for topic, match in topics:
            if topic in hidden or topic in found:
                continue
            found[topic] = Asked(topic=topic, start=start + match.start(), end=start + match.end())
    return tuple(sorted(found.values(), key=lambda a: a.start))


def questions(text: str) -> int:
    """How many questions a text asks, whatever about."""
    return sum(1 for _ in _clauses(text[:TEXT_READ]))


def _topics(clause: str) -> Iterator[tuple[Topic, re.Match[str]]]:
    """Topics by their own phrases, then by the ideas that stand together."""
    for topic, pattern in _COMPILED:
        if found := pattern.search(clause):
            yield topic, found
    for topic, needs, bars in CONCEPTS:
        hits = [need.search(clause) for need in needs]
        if hits[0] is not None and all(hits) and not bars.search(clause):
            yield topic, hits[0]


def _clauses(text: str) -> Iterator[tuple[int, str]]:
    """Clauses that ask something, with where they begin."""
    for found in _CLAUSE.finditer(text):
        clause = found.group()
        if not (clause.rstrip().endswith("?") or _ASKING.search(clause)):
            continue
        if _NOT_ASKING.search(clause) and not _CHOICE.search(clause):
            continue
        yield found.start(), clause
