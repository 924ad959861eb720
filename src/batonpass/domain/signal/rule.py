"""Which sequences of word classes ask for a person, in every language at once."""

import re
from typing import Final

import msgspec

from batonpass.domain.signal.value import RequestKind

_E, _C, _I = RequestKind.EXPLICIT, RequestKind.CALLBACK, RequestKind.IMPLICIT
_N, _B, _0 = RequestKind.NEGATED, RequestKind.BOT_CHALLENGE, RequestKind.NONE
VERSION = "rules-2"


class Rule(msgspec.Struct, frozen=True):
    """A sequence of classes that means something, and how sure it is alone."""

    name: str
    kind: RequestKind
    p: float
    pattern: re.Pattern[str]
    verb_last: bool = False  # only where the verb may follow its object
    unless: re.Pattern[str] | None = None  # not when the clause before it reads like this


def _rule(name: str, kind: RequestKind, p: float, pattern: str, *, verb_last: bool = False) -> Rule:
    unless = _WHY_NOT if kind is RequestKind.NEGATED else None
    return Rule(name, kind, p, re.compile(pattern), verb_last, unless)


_WHY_NOT = re.compile(r"Q[^|,]*$|w[IYM]{0,2}$")  # "why can't I", "can I not": a request


# Classes: R reach, J hand over, U escalate, r reached (past), G get, g have, W want, w may,
# H human, A agent or person, m someone, S customer service, s support, L live, M me, I, Y you,
# N not, n unable, O no, Z bot, C call, q call me, t contact me, B call back, T phone number,
# K hours, D told, 3 third party, X another kind of person, 0 nobody, a answers, o available,
# E is, x this, Q why or where, i if, k know, v help, @ am I talking to, c calls by habit, e name,
# V about or when, ~ never mind, | end of clause, "," soft end, ? question, . anything else.
GUARDS: Final = (
    _rule(
        "refuses_a_bot",
        _E,
        0.9,
        r"[Nn][^|,YwkE]{0,3}?[WRJ][^|,w]{0,3}?Z|[WRJ][^|,]{0,3}?N[^|,]{0,2}?Z|(?:^|[|,])[NO][WG]?Z|N[^|,]{0,3}Z[^|,]{0,2}R",
    ),
    _rule("rather_than_a_bot", _E, 0.9, r"[RWGJ][^|]{0,5}[HASm][^|]{0,2}(?:N|O)[^|]{0,2}Z"),
    _rule(
        "are_you_human",
        _B,
        0.05,
        r"(?:EY|YE|EO?Y)(?:(?![WwGRJ])[^|]){0,5}?(?:[HZ]|LA|L(?=[|,.?]|$))(?:[^|]{0,3}[ZH])?",
    ),
    _rule(
        "refuses",
        _N,
        0.02,
        r"(?<![Qw])N(?![kY])(?:W?Y)?[WGMLPgx]{0,3}?(?:[RJ][^|,]{0,4}?[HASms]|JM|U|[WG]{1,2}[MLP]?[HASB]|[WG][MGW.]{0,2}[HAB]|q|t|B|M?J(?=[|,P?M]|$)|[RJ]0|[LP]?H(?![^|,]{0,2}[ao])|[LP]?A(?![^|,]{0,2}[ao])|S)",
    ),
    _rule(
        "refuses_last",
        _N,
        0.02,
        r"(?:[RJ]M?[HAS]|[HAS][^|,]{0,2}[RJ]|q|JM?)N(?![kYR])|B[E.]{0,1}[N~](?![kYR])|N[^|,QaYIw]{0,2}mR",
        verb_last=True,
    ),
    _rule("thinks_not", _N, 0.05, r"NkI?W(?!w)[^|,w]{0,2}[RJ][LM]?[HASm]"),
    _rule("wants_nobody", _N, 0.05, r"W[^|,w]{0,1}0[^|,]{0,1}R", verb_last=True),
    _rule("no_human", _N, 0.05, r"(?:^|[|,])O{1,2}[LP]?[HASB](?![^|]{0,2}[ao])"),
    _rule("takes_it_back", _N, 0.1, r"~[^|]{0,3}[RJ]?[^|]{0,2}[HASm]"),
    _rule("am_i_talking_to", _B, 0.08, r"@[^|]{0,6}?[HASZLm](?:[^|]{0,4}Z)?"),
    _rule("are_you_a_person", _B, 0.08, r"EY[.L]{0,2}A"),
    _rule("is_this_human", _B, 0.08, r"Ex[^|RJ]{0,3}?(?:[HZ]|LA)|xE[^|RJ]{0,2}?[HZ]"),
    _rule("are_bot", _B, 0.06, r"(?:^|[|,h])E[YxO]{0,2}[.L]{0,2}(?:Z|H(?=[|,?.]|$)|LA)"),
    _rule("would_you_be_human", _B, 0.08, r"wYL?H(?=[|,?.]|$)|w\.{1,3}(?:Z|H,?Z)|iE[HZL]|YEL"),
    _rule("human_or_bot", _B, 0.08, r"(?<![WGRJ])[HLA],[YEix]{0,3}Z|Y\.W?Z"),
    _rule("this_person", _B, 0.08, r"xE[L.]?A(?=[|,?]|$)|ExL?AR"),
    _rule("you_bot", _B, 0.08, r"(?:Y[EOx.]{0,2}Z|Z[EO?]{0,2}Y)(?![^|]{0,4}[RJWw])"),
    _rule(
        "no_one_answers", _I, 0.3, r"0[^|]{0,3}[aCRo]|O[LP]?[HASm][^|]{0,3}[ao]|N[^|]{0,3}[HASm]?a"
    ),
    _rule("was_told", _0, 0.1, r"(?<!I)D(?:[MIY3]?[^|,]{0,2})[RC][^|,]{0,3}[HASmsT]"),
    _rule("they_told", _0, 0.06, r"[HASm3][^|,]{0,2}D[^|,]{0,6}"),
    _rule("already_did", _0, 0.06, r"r[^|,]{0,3}[HASms3](?![^|,]{0,2}[WwR])"),
    _rule("already_did_last", _0, 0.06, r"g?[^|,]{0,2}[HASms3][^|,]{0,3}r", verb_last=True),
    _rule("third_party", _0, 0.25, r"3[^|,I]{0,2}W?[RJ][^|,]{0,3}[HASm]"),
    _rule("habit_call", _0, 0.05, r"c"),
    _rule("name_call", _0, 0.05, r"e[^|]{0,6}q|Q[^|,i]{0,4}q|q\.|Yq\.|3[^|,]{0,3}q|B3"),
    _rule("other_person", _0, 0.05, r"X[^|,]{0,1}X?|[HAm][^|,WwRI]{0,1}X"),
)
ASKS: Final = (
    _rule("reach_human", _E, 0.97, r"R[^|N]{0,4}?H"),
    _rule("reach_someone", _E, 0.95, r"R(?:(?!T)[^|,N]){0,3}?[ASm]"),
    _rule("hand_over", _E, 0.97, r"J[MYxPLRCvs]{0,3}?[.]?[MP]?[HASm]"),
    _rule("hand_me_over", _E, 0.85, r"JM(?=[|,P?~M]|$)"),
    _rule("object_then_reach", _E, 0.96, r"[HASm][^|]{0,5}?[RJ]", verb_last=True),
    _rule("someone_to_reach", _E, 0.95, r"[HASm][^|,]{0,3}[IWwQ][^|,]{0,2}R|[HASm][LoP]{0,2}R"),
    _rule("want_human", _E, 0.95, r"[WGP][MWwGPIvL]{0,3}[.]{0,2}?L?H"),
    _rule("want_person", _E, 0.88, r"(?:G|W(?!w))[MWGP]{0,3}v?[L.]?A(?=[|,P?~vowWMxs&QR]|$)"),
    _rule(
        "helped_by_human",
        _E,
        0.9,
        r"W[^|,]{0,3}v[^|,.]{0,2}(?:H|A)|W[^|,]{0,2}[HA][^|,]{0,2}v|vM?H",
    ),
    _rule("have_human", _E, 0.6, r"g[MYP.]?L?H"),
    _rule("want_service", _E, 0.8, r"[WG][MWGP]{0,3}[.]?S"),
    _rule("get_someone", _E, 0.85, r"GM?[L]?m(?=[|,P?vRxVo]|w?R|$)"),
    _rule("want_someone", _E, 0.7, r"WG?M?L?m(?=[|,P?vRx]|w?R|$)"),
    _rule("hand_over_alone", _E, 0.55, r"^[hP|,]*J[P|,?]*$"),
    _rule("human_please", _E, 0.93, r"[LH][HAS]*[P]"),
    _rule("person_if_you_please", _E, 0.93, r"(?:^|[|])[.]?[LR]?[HA],P(?=[|?]|$)"),
    _rule("bare_human", _E, 0.93, r"^[hPIWwGMRJLOx|,s]*(?:H|[LR]?A|S|LS)[HASsPRohav|,?Ms]*$"),
    _rule("ends_with_human", _E, 0.9, r"(?:^N?|[|,])[hP]*L?HP?[|?]*$"),
    _rule("ends_with_person_alone", _E, 0.85, r"[|][hP]*L?AP?[|]*$"),
    _rule("ends_with_person", _E, 0.65, r"[|,][hP]*L?AP?[|?]*$"),
    _rule("anyone_there", _E, 0.6, r"(?:E|W|G|[|,]|^)[MY.o]{0,2}[HLm]+o"),
    _rule("person_available", _E, 0.75, r"[LH]A?[.]?o|A[.E]?o|o[^|,.]{0,2}H"),
    _rule("escalate", _E, 0.85, r"U"),
    _rule("live_chat", _E, 0.75, r"L[sR](?=[|,P?]|$)|RL(?=[|,P?]|$)"),
    _rule("reach_support", _E, 0.85, r"[RJ][^|,NT.]{0,2}?s"),
    _rule("reach_you", _E, 0.4, r"[Ww][^|,]{0,2}R[^|,]{0,1}Y"),
    _rule("reach_alone", _E, 0.4, r"^[hP|,IWw]*R[P|,?]*$"),
    _rule("want_support", _E, 0.35, r"WG?M?s(?=[|,P?]|$)"),
    _rule("someone_help", _E, 0.3, r"[WwHAm][^|,]{0,2}[HAm][PWw]{0,2}v"),
    _rule("call_me", _C, 0.93, r"q(?=[|,P?VKDTiIQYx~ohmMWw&RAH]|$)"),
    _rule("call_back", _C, 0.93, r"B"),
    _rule(
        "someone_contact_me",
        _C,
        0.85,
        r"[HASm][^|,3.]{0,3}[tq]|Wt(?=[|,P?VKHAS]|$)|^[hP]*t(?=[PV|,?]|$)",
    ),
    _rule("phone_number", _I, 0.3, r"T"),
    _rule("hours_of_service", _I, 0.2, r"K[^|]{0,5}[RC]?[^|]{0,2}[HASmsY]|[SAsH][^|]{0,3}K"),
    _rule("call_service", _I, 0.35, r"C[^|,]{0,2}[HASmsY]|IC|Q[^|,]{0,2}[RC][^|,]{0,1}Y"),
    _rule("cannot_reach", _I, 0.5, r"n[^|,]{0,3}[RCJ]"),
)


# A class that every match of the rule holds at least one of; most messages hold few, so this
# saves most of the searching.
NEEDS: Final = {
    "refuses_a_bot": "Z",
    "rather_than_a_bot": "Z",
    "refuses": "N",
    "refuses_last": "N",
    "thinks_not": "N",
    "wants_nobody": "0",
    "no_human": "O",
    "takes_it_back": "~",
    "am_i_talking_to": "@",
    "are_you_human": "E",
    "are_you_a_person": "E",
    "is_this_human": "x",
    "are_bot": "E",
    "this_person": "x",
    "human_or_bot": "Z",
    "you_bot": "Z",
    "was_told": "D",
    "they_told": "D",
    "already_did": "r",
    "already_did_last": "r",
    "third_party": "3",
    "habit_call": "c",
    "other_person": "X",
    "reach_human": "R",
    "reach_someone": "R",
    "hand_over": "J",
    "hand_over_alone": "J",
    "hand_me_over": "J",
    "want_human": "H",
    "want_person": "A",
    "helped_by_human": "v",
    "have_human": "g",
    "want_service": "S",
    "get_someone": "m",
    "want_someone": "m",
    "ends_with_human": "H",
    "ends_with_person_alone": "A",
    "ends_with_person": "A",
    "anyone_there": "o",
    "person_available": "o",
    "escalate": "U",
    "live_chat": "L",
    "reach_support": "s",
    "reach_you": "R",
    "reach_alone": "R",
    "want_support": "s",
    "someone_help": "v",
    "call_me": "q",
    "call_back": "B",
    "phone_number": "T",
    "hours_of_service": "K",
    "cannot_reach": "n",
}
