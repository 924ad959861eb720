"""Which words ask for a person: the rules, before the learnt model has its say."""

import re

from batonpass.domain.signal.value import RequestKind, Span

_HUMAN = (
    r"(?:human(?: being)?s?|person|people|agents?|operators?|representatives?|reps?|managers?|"
    r"supervisors?|advis[oe]rs?|some(?:one|body)|staff|customer (?:service|support|care)|support)"
)
_REACH = (
    r"(?:speak|talk|chat|connect|transfer|escalate|reach|contact|put me through|get me|hand me)\w*"
)
_RULES = (
    (RequestKind.NEGATED, r"\b(?:don'?t|do not|no need to|not)\b[^.?!,]{0,25}\b" + _REACH),
    (RequestKind.BOT_CHALLENGE, r"\b(?:are|r) (?:you|u) (?:a |an )?(?:real|human|bot|robot|ai)\b"),
    (RequestKind.BOT_CHALLENGE, r"\bam i (?:talking|speaking|chatting) (?:to|with)\b"),
    (RequestKind.CALLBACK, r"\bcall (?:me|us)\b|\bcall ?back\b"),
    (RequestKind.EXPLICIT, rf"\b{_REACH}\b[^.?!,]{{0,30}}\b{_HUMAN}\b"),
    (RequestKind.EXPLICIT, rf"\b(?:need|want|get)\b[^.?!,]{{0,12}}\b{_HUMAN}\b"),
    (RequestKind.EXPLICIT, rf"^\W*(?:real |live )?{_HUMAN}(?: please)?\W*$"),
    (
        RequestKind.IMPLICIT,
        r"\b(?:phone|contact|telephone) number\b|\b(?:no ?one|nobody) answers?\b",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _RULES)


def by_rules(text: str) -> tuple[RequestKind, tuple[Span, ...]]:
    """The kind of request that the rules see, and the words that say so."""
    for kind, pattern in _COMPILED:
        if found := pattern.search(text):
            span = Span(
                start=found.start(),
                end=found.end(),
                text=found.group(),
                signal="request",
                rule=kind.value,
            )
            return kind, (span,)
    return RequestKind.NONE, ()
