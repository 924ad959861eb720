"""What a well-formed document may still get wrong: names, patterns, unkind sentences."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

import re2  # type: ignore[import-untyped]

from batonpass.domain.signal.value import RequestKind
from batonpass.domain.trigger.document import MAX_DEPTH, Document, Rule, Sentences, When
from batonpass.domain.trigger.problem import Problem
from batonpass.domain.trigger.words import MAX_PHRASE, primary, words

MAX_PATTERN_MEMORY: Final = 1 << 20  # bytes of compiled pattern; RE2 refuses what needs more


def check(document: Document) -> Iterator[Problem]:
    """Every problem that types cannot see, in the order of the document."""
    yield from _sentences(document.default.say, "default.say")
    if not document.default.say:
        yield Problem("default.say", "is empty: write at least one sentence")
    seen: dict[str, int] = {}
    for at, rule in enumerate(document.rules):
        place = f"rules[{at}]"
        if rule.name in seen:
            yield Problem(
                f"{place}.name",
                f"{rule.name!r} is also the name of rules[{seen[rule.name]}]: choose another",
            )
        seen.setdefault(rule.name, at)
        yield from _rule(rule, place)


def _rule(rule: Rule, place: str) -> Iterator[Problem]:
    yield from _when(rule.when, f"{place}.when", 1)
    yield from _sentences(rule.say, f"{place}.say")
    for at, quiet in enumerate(rule.quiet_hours):
        if quiet.start == quiet.until:
            yield Problem(
                f"{place}.quiet_hours[{at}]",
                f"starts and ends at {quiet.start}: to silence the rule all day write on: false",
            )
    if rule.before and not rule.before.collect and not rule.before.offer_email:
        yield Problem(f"{place}.before", "collects nothing and offers nothing: take it out")


def _when(when: When, place: str, deep: int) -> Iterator[Problem]:
    if deep > MAX_DEPTH:
        yield Problem(place, f"all, any and not are nested too deep: at most {MAX_DEPTH} levels")
        return
    yield from _conditions(when, place)
    for name, group in (("all", when.all_), ("any", when.any_)):
        for at, inner in enumerate(group or ()):
            yield from _when(inner, f"{place}.{name}[{at}]", deep + 1)
    if when.not_:
        yield from _when(when.not_, f"{place}.not", deep + 1)


def _conditions(when: When, place: str) -> Iterator[Problem]:
    if when.request and RequestKind.NONE in when.request.kinds:
        yield Problem(f"{place}.request.kinds", "none is not a request: take it out")
    for language, phrases in (when.keywords or {}).items():
        for at, phrase in enumerate(phrases):
            yield from _phrase(phrase, f"{place}.keywords.{language}[{at}]")
    if when.keywords == {}:
        yield Problem(f"{place}.keywords", "is empty: write `en: [word]`")
    if when.pattern:
        yield from _pattern(when.pattern.regex, f"{place}.pattern.regex")
    for at, example in enumerate(when.topic.examples if when.topic else ()):
        if not words(example):
            yield Problem(f"{place}.topic.examples[{at}]", "has no word in it")


def _phrase(phrase: str, place: str) -> Iterator[Problem]:
    count = len(words(phrase))
    if count == 0:
        yield Problem(place, f"{phrase!r} has no word in it: use pattern for signs and emoji")
    elif count > MAX_PHRASE:
        yield Problem(place, f"{count} words are too long a phrase: at most {MAX_PHRASE}")


def compiled(regex: str) -> "re2._Regexp[str]":
    """The pattern, ready; capitals do not matter and memory is bounded.

    Raises:
        re2.error: it is not a regular expression of RE2, or needs too much memory.
    """
    options = re2.Options()
    options.case_sensitive = False
    options.log_errors = False
    options.max_mem = MAX_PATTERN_MEMORY
    return re2.compile(regex, options)


def _pattern(regex: str, place: str) -> Iterator[Problem]:
    try:
        pattern = compiled(regex)
    except re2.error as error:
        said = error.args[0] if error.args else "not a pattern"
        said = said.decode(errors="replace") if isinstance(said, bytes) else said
        yield Problem(place, f"{said} (RE2 has no look-around and no back-references)")
        return
    if pattern.search("") is not None:
        yield Problem(place, "matches every message: ask for at least one sign")


# The case is named, never the customer's mood, their tier or a suspicion; nothing is promised that
# is not measured. Whole words of the sentence's own language; a word may end in *.
_MOOD: Final = "names a mood: name the case instead"
_TIER: Final = "names the customer's tier: name the case instead"
_SUSPICION: Final = "names a suspicion: name the case instead"
_TIME: Final = "promises a time: leave it out, the measured one is added"
_NEVER: Final = {
    "en": {
        _MOOD: "anger angr* upset frustrat* annoy* furious irritat* emotion* sentiment mood "
        "unhappy dissatisf* displeased agitat* rude aggressive hostile",
        _TIER: "vip premium loyal* platinum tier high-value big-spender",
        _SUSPICION: "suspicio* suspect* fraud* scam* abus* flagged dishonest*",
        _TIME: "soon shortly momentarily asap immediately instantly any-moment",
        "hides behind volume: leave it out": "volumes",
    },
    "de": {
        _MOOD: "verärger* wütend* frustriert* enttäuscht* unzufrieden* stimmung ärger*",
        _TIER: "vip premium stammkund*",
        _SUSPICION: "betrug* betrüg* verdacht* verdächtig* missbrauch*",
        _TIME: "bald demnächst umgehend sofort gleich in-kürze",
    },
    "es": {
        _MOOD: "enojad* enfadad* molest* frustrad* frustración",
        _TIER: "vip premium leal* fiel*",
        _SUSPICION: "sospech* fraude* estafa* abuso*",
        _TIME: "pronto enseguida inmediatamente",
    },
    "fr": {
        _MOOD: "énerv* colère frustré* frustration mécontent*",
        _TIER: "vip premium fidèle*",
        _SUSPICION: "soupçon* fraude* suspect* abus*",
        _TIME: "bientôt immédiatement sous-peu",
    },
    "it": {
        _MOOD: "arrabbiat* frustrat* irritat* scontent*",
        _TIER: "vip premium fedel*",
        _SUSPICION: "sospett* frod* truff*",
        _TIME: "presto subito immediatamente a-breve",
    },
    "pt": {
        _MOOD: "zangad* frustrad* irritad* chatead*",
        _TIER: "vip premium fiel fiéis",
        _SUSPICION: "suspeit* fraude* burla*",
        _TIME: "brevemente imediatamente em-breve logo",
    },
    "nl": {
        _MOOD: "boos boze gefrustreerd* geïrriteerd* ontevreden",
        _TIER: "vip premium trouwe",
        _SUSPICION: "fraude* verdenk* verdacht*",
        _TIME: "binnenkort spoedig meteen zo-snel-mogelijk",
    },
    "ar": {
        _MOOD: "غاضب* غضب* محبط* إحباط* مستاء* منزعج*",
        _TIER: "vip كبار-العملاء",
        _SUSPICION: "احتيال* مشبوه* مشتبه* خداع*",
        _TIME: "قريبا قريبًا حالا حالًا فورا فورًا بعد-قليل",
    },
    "zh": {
        _MOOD: "生气 愤怒 不满 情绪 沮丧",
        _TIER: "贵宾 会员等级 VIP",
        _SUSPICION: "欺诈 可疑 怀疑",
        _TIME: "很快 马上 立即 稍后",
    },
}


def _rows(listed: str) -> "re2._Regexp[str]":
    parts = []
    for word in listed.split():
        body = re2.escape(word.removesuffix("*")).replace(r"\-", r"[ -]")
        unspaced = ord(word[0]) > 0x2E80  # noqa: PLR2004 Chinese has no word borders
        tail = r"[\pL\pM]*" if word.endswith("*") else r"(?:$|[^\pL\pM])"
        parts.append(body if unspaced else rf"(?:^|[^\pL\pM]){body}{tail}")
    return compiled("|".join(parts))


@cache
def _never_said(language: str) -> Mapping[str, "re2._Regexp[str]"]:
    """What no sentence of the language may say, by why; a language of ours when first asked for."""
    return {why: _rows(listed) for why, listed in _NEVER.get(language, {}).items()}


_DIGIT: Final = re.compile(r"\d")


def _sentences(say: Sentences, place: str) -> Iterator[Problem]:
    lower: dict[str, str] = {}
    for language, sentence in say.items():
        where = f"{place}.{language}"
        if language.lower() in lower:
            yield Problem(where, f"is the same language as {lower[language.lower()]}: keep one")
        lower[language.lower()] = language
        if _DIGIT.search(sentence):
            yield Problem(where, "holds a number: times and places are filled in by measurement")
        if "{" in sentence or "}" in sentence:
            yield Problem(where, "holds { or }: a sentence here has no places to fill")
        rows = {**_never_said("en"), **_never_said(primary(language))}
        for why, pattern in rows.items():
            said = pattern.search(sentence)
            if said is not None:
                word = re.sub(r"^\W+|\W+$", "", said.group())
                yield Problem(where, f"{word!r} {why}")
