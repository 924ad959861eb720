"""Which outcome a customer asks for and what went wrong, by their own words."""

import re
from collections.abc import Iterator
from typing import Final

from batonpass.domain.fact.found import Found
from batonpass.domain.fact.value import Kind, Problem, Want

_ASK: Final = (
    r"(?:want|like|need|demand|request|prefer|expect|give|get|have|receive|send|issue|insist on|"
    r"looking for|asking for|require|claim|möchte|will|hätte gern|verlange|brauche|bitte um|"
    r"wünsche|fordere|quiero|quisiera|necesito|exijo|solicito|deseo|je veux|voudrais|souhaite|"
    r"exige|demande|besoin)"
)
_WANTS: Final = (
    (
        Want.REFUND,
        (
            r"^\W*refund (?:the )?(?:money|amount)\b",
            (
                rf"\b{_ASK}\b[^.!?,;\n]{{0,30}}\b(?:refund(?:ed)?|money back|reimburse(?:d|ment)?|"
                r"geld zurück|rückerstattung|erstattung|reembolso|devolución del dinero|"
                r"remboursement|rembours[ée]e?)\b"
            ),
            r"\brefund (?:me|it|this|my|us|the|please)\b",
            r"^\W*(?:full )?refund(?:,? please)?\W*$",
            r"\bplease refund\b",
            r"\bmoney back\b",
            r"\breimburse me\b",
            r"\bgeld zurück\b",
            r"\bdevu[ée]lv\w+ (?:el |mi )?dinero\b",
            r"\breembols\w+me\b",
            r"\bme rembours\w+\b",
            r"\bremboursez\b",
            r"\berstatten sie\b",
            r"\b(?:can|could) i (?:get|have) (?:a |my )?refund\b",
        ),
    ),
    (
        Want.REPLACEMENT,
        (
            (
                rf"\b{_ASK}\b[^.!?,;\n]{{0,30}}\b(?:replacements?|replaced|exchange|new one|"
                r"another one|resend|reship(?:ped)?|re-ship(?:ped)?|sent again|ersatz|"
                r"ersatzlieferung|umtausch|neue[nrs]? (?:lieferung|artikel|gerät|exemplar)|"
                r"reemplazo|cambio|otro nuevo|uno nuevo|remplacement|échange|nouveau|neuf)\b"
            ),
            r"\b(?:send|ship|post) (?:me |us )?(?:the|my|it|this|them)\b[\w ]{0,25}\bagain\b",
            (
                r"\b(?:send|ship|post) (?:me |us )?(?:it again|a new|another|one more|the right|"
                r"the correct|a replacement)\b"
            ),
            r"\breplace (?:it|this|the|my)\b",
            r"\bre-?(?:send|ship) (?:it|the|my)\b",
            r"\bexchange (?:it|this|them) for\b",
            (
                r"\b(?:schicken|senden) sie (?:mir )?(?:einen? |das )?(?:neue|ersatz|"
                r"richtige)\w*\b"
            ),
            r"\benv[ií]\w+me (?:otro|uno nuevo|otra)\b",
            r"\brenvoyez\b",
            r"\b(?:remplacez|échangez)\b",
            r"^\W*(?:a )?replacement(?:,? please)?\W*$",
        ),
    ),
    (
        Want.CANCELLATION,
        (
            r"\bcancell?ing\b",
            (
                r"\b(?:cancel|stop) (?:it|this|that|my|the|our) ?(?:order|purchase|subscription|"
                r"whole)?\b"
            ),
            r"\bplease cancel\b",
            r"\b(?:want|like|need) to cancel\b",
            r"\bcancellation\b",
            r"\bstornier\w+",
            r"\b(?:bestellung|auftrag)[^.!?\n]{0,20}\b(?:widerruf\w*|abbestell\w*)\b",
            r"\b(?:cancelar|cancele|cancelen|anular|anule) (?:mi|el|la|este|esta)\b",
            r"\bannul(?:er|ez) (?:ma|la|cette|mon)\b",
            r"^\W*cancel\W*$",
        ),
    ),
    (
        Want.ADDRESS_CHANGE,
        (
            r"\b(?:modify|edit|change|update|correct)\w*[^.!?\n]{0,20}\baddress?\w*\b",
            r"\baddress\b[^.!?\n]{0,15}\b(?:is wrong|to be changed|changed?|issue|incorrect)\b",
            (
                r"\b(?:change|update|correct|fix)[^.!?\n]{0,20}\b(?:delivery |shipping "
                r")?address\b"
            ),
            r"\bdeliver (?:it )?to (?:a )?different address\b",
            r"\b(?:liefer)?adresse[^.!?\n]{0,15}\b(?:ändern|korrigieren)\b",
            r"\bcambiar (?:la |mi )?dirección\b",
            r"\b(?:changer|modifier) (?:l['\u2019]|mon |d['\u2019])?adresse\b",
        ),
    ),
    (
        Want.RETURN,
        (
            (
                r"\b(?:want|like|need|going|how (?:do|can) i|can i|could i) (?:to )?(?:return|"
                r"send)\b[^.!?\n]{0,25}\b(?:back|it|this|these|them|item|order)\b"
            ),
            r"\bsend (?:it|this|them) back\b",
            r"\breturn label\b",
            r"\bzurück(?:schicken|senden|geben)\b",
            r"\bretoure\b",
            r"\bretourenlabel\b",
            r"\bdevolver (?:el|la|lo|los|las|este|esta|un|mi)\b",
            r"\bdevolverl[oa]s?\b",
            r"\b(?:retourner|renvoyer) (?:le|la|les|ce|cet|cette|mon|ma|un|l['\u2019])\b",
        ),
    ),
    (
        Want.REPAIR,
        (
            r"\b(?:repair|fix) (?:it|this|the|my)\b",
            r"\b(?:repaired|reparieren|reparatur|reparar|reparación|réparer|réparation)\b",
        ),
    ),
    (
        Want.DISCOUNT,
        (
            (
                r"\b(?:partial refund|price match|discount|compensation|voucher|store credit|"
                r"money off|rabatt|preisnachlass|gutschein|entschädigung|descuento|compensación|"
                r"vale|remise|réduction|dédommagement|bon d['\u2019]achat)\b"
            ),
        ),
    ),
    (
        Want.QUOTE,
        (
            (
                r"\b(?:quote|quotation|price for|how much would|angebot|preis für|"
                r"kostenvoranschlag|presupuesto|devis)\b"
            ),
        ),
    ),
)
_PROBLEMS: Final = (
    (
        Problem.NOT_RECEIVED,
        (
            (
                r"\b(?:order|parcel|package|shipment)\b[^.!?\n]{0,20}\b(?:is|was|got|been) "
                r"(?:lost|stolen|gone)\b"
            ),
            (
                r"\b(?:never|not|n['o]t|nothing|hasn['\u2019]?t|haven['\u2019]?t|"
                r"didn['\u2019]?t|isn['\u2019]?t)\b[^.!?\n]{0,30}\b(?:arriv\w*|receiv\w*|came|"
                r"come|got(?:ten)?|get|here|there|turned up|showed up|shown up|delivered|"
                r"reached|have it)\b"
            ),
            (
                r"\b(?:lost|missing) (?:package|parcel|order|shipment|post|mail|in (?:the "
                r")?(?:mail|post|transit))\b"
            ),
            r"\bnothing (?:came|arrived|is here|was there)\b",
            r"\b(?:package|parcel|order) (?:is|was) (?:lost|missing|stolen)\b",
            r"\bnever (?:got|received|saw)\b",
            r"\bno (?:package|parcel) (?:here|came|arrived)\b",
            r"\bnicht (?:angekommen|erhalten|bekommen|da|geliefert|eingetroffen)\b",
            r"\bnie (?:angekommen|erhalten|bekommen)\b",
            r"\bnichts (?:angekommen|bekommen|erhalten|da)\b",
            r"\bno (?:ha |me ha |he |lo he )?(?:llegado|llegó|recibido|recibí)\b",
            r"\bnunca (?:llegó|recibí|ha llegado)\b",
            r"\b(?:jamais|pas|rien) (?:encore )?(?:reçue?s?|arrivée?s?|livrée?s?)\b",
        ),
    ),
    (
        Problem.LATE,
        (
            (
                r"\b(?:late|delayed|overdue|still waiting|taking (?:so|too) long|verspätet|"
                r"verspätung|zu spät|retrasad[oa]|retraso|tarde|en retard|retard)\b"
            ),
            r"\bshould have (?:arrived|been here|come)\b",
            r"\bsupposed to (?:arrive|be here|come)\b",
            r"\bwarte (?:immer )?noch\b",
            r"\bsigo esperando\b",
            r"\battends toujours\b",
        ),
    ),
    (
        Problem.DAMAGED,
        (
            (
                r"\b(?:damaged?|broken|cracks?|cracked|scratch(?:es)?|dents?|crushed|"
                r"shattered|dented|smashed|torn|ripped|"
                r"scratched|chipped|in pieces|beschädigt|kaputt|zerbrochen|zerkratzt|defekt "
                r"angekommen|gebrochen|dañad[oa]s?|rot[oa]s?|abollad[oa]|endommagée?s?|"
                r"cassée?s?|abîmée?s?|brisée?s?)\b"
            ),
        ),
    ),
    (
        Problem.WRONG_ITEM,
        (
            (
                r"\b(?:wrong|different|incorrect) (?:item|product|colou?r|size|one|thing|"
                r"article|model|order)\b"
            ),
            r"\bnot what i ordered\b",
            r"\bsent (?:me )?the wrong\b",
            r"\binstead of the\b",
            r"\bfalsche[rsnm]? (?:artikel|produkt|farbe|größe|ware|lieferung)\b",
            (
                r"\b(?:artículo|producto|color|talla) (?:equivocad[oa]|incorrect[oa]|"
                r"errone[oa])\b"
            ),
            r"\b(?:mauvaise?|mauvais) (?:article|produit|couleur|taille)\b",
        ),
    ),
    (
        Problem.MISSING_ITEM,
        (
            (
                r"\b(?:missing (?:item|part|piece|one|from)|(?:item|part|piece|one)s? (?:is|are|"
                r"was|were) missing|only (?:got|received) (?:one|\d|half|part)|incomplete|"
                r"unvollständig|fehlt|fehlen|falta(?:n|ba)?|incompleto|incomplète?|il manque|"
                r"manquante?s?)\b"
            ),
        ),
    ),
    (
        Problem.DEFECTIVE,
        (
            (
                r"\b(?:defective|faulty|(?:does(?:n['\u2019]?t| not)|not|stopped|"
                r"won['\u2019]?t) (?:work|turn on|working|function)\w*|dead on arrival|"
                r"malfunction\w*|defekt|funktioniert nicht|geht nicht (?:an|mehr)|no funciona|"
                r"defectuos[oa]|ne (?:fonctionne|marche) pas|défectueu(?:x|se))\b"
            ),
        ),
    ),
    (
        Problem.DOES_NOT_FIT,
        (
            r"\b(?:does(?:n['\u2019]?t| not)|did(?:n['\u2019]?t| not)) fit\b",
            r"\btoo (?:small|big|large|tight|loose|short|long)\b",
            r"\bpasst nicht\b",
            r"\bzu (?:klein|groß|eng|weit)\b",
            r"\bno me queda\b",
            r"\bdemasiado (?:grande|pequeñ[oa])\b",
            r"\btrop (?:petite?|grande?|serrée?)\b",
        ),
    ),
    (
        Problem.CHARGED_TWICE,
        (
            (
                r"\b(?:charged|billed|debited|paid) (?:me )?(?:twice|two times|double|2 times|"
                r"2x)\b"
            ),
            r"\bdouble charged?\b",
            r"\bdoppelt (?:abgebucht|berechnet|bezahlt)\b",
            r"\bcobr\w+ (?:dos veces|doble)\b",
            r"\b(?:débitée?|facturée?|prélevée?) deux fois\b",
        ),
    ),
    (
        Problem.REFUND_MISSING,
        (
            r"\brefund\b[^.!?\n]{0,15}\bstatus\b|\bstatus\b[^.!?\n]{0,15}\brefund\b",
            r"\bcheck\b[^.!?\n]{0,12}\brefund\b",
            (
                r"\b(?:where(?:['\u2019]?s| is)|when (?:will|do) i get|still (?:no|waiting for|"
                r"haven['\u2019]?t)|not received|haven['\u2019]?t (?:got|received)|"
                r"no)\b[^.!?\n]{0,20}\brefund\b"
            ),
            r"\brefund\b[^.!?\n]{0,25}\b(?:not|never|hasn['\u2019]?t|still)\b",
            r"\bwo (?:ist|bleibt) (?:mein geld|die erstattung|meine erstattung)\b",
            r"\bdónde está mi reembolso\b",
            r"\boù est mon remboursement\b",
        ),
    ),
    (
        Problem.CUSTOM_ORDER,
        (
            r"\b\d[\d.,]{0,6} ?(?:x|by|mal|por|sur) ?\d[\d.,]{0,6} ?(?:mm|cm)\b",
            (
                r"\b(?:custom|bespoke|made to order|made[- ]to[- ]measure|made-to-order|"
                r"personali[sz]ed|to my (?:size|"
                r"measurements)|custom-made|sonderanfertigung|maßanfertigung|nach maß|a medida|"
                r"personalizad[oa]|sur mesure|personnalisée?)\b"
            ),
        ),
    ),
)
_NOT: Final = re.compile(
    r"\b(?:don['\u2019]?t|do not|not|no longer|didn['\u2019]?t|without|instead of|rather than|"
    r"nicht|kein(?:e|en)?|statt|no quiero|en vez de|en lugar de|sin|ne veux pas|pas de|au lieu de|"
    r"plutôt que)\b[^.!?,;\n]{0,25}$",
    re.IGNORECASE,
)
_NEVER_MIND: Final = re.compile(
    r"\b(?:refund|return|cancellation|exchange) (?:policy|policies|process|conditions)\b"
    r"|\b(?:approved|promised|authori[sz]ed|agreed to|granted|confirmed)\b[^.!?\n]{0,30}\brefund\b"
    r"|\brefund\b[^.!?\n]{0,30}\b(?:approved|promised|authori[sz]ed|granted)\b",
    re.IGNORECASE,
)
_FLAGS: Final = re.IGNORECASE | re.MULTILINE
_WANT_PATTERNS: Final = tuple((w, re.compile("|".join(p), _FLAGS)) for w, p in _WANTS)
_PROBLEM_PATTERNS: Final = tuple((w, re.compile("|".join(p), _FLAGS)) for w, p in _PROBLEMS)

_OVERDUE: Final = dict(_PROBLEM_PATTERNS)[Problem.REFUND_MISSING]


def find_wants(text: str) -> Iterator[Found]:
    """Outcomes asked for; "I don't want a refund" asks for none, nor does a claimed approval."""
    idle = [m.span() for m in _NEVER_MIND.finditer(text)]
    for want, pattern in _WANT_PATTERNS:
        for found in pattern.finditer(text):
            start, end = found.span()
            if any(s < end and start < e for s, e in idle):
                continue
            if want is Want.REFUND and _OVERDUE.search(text):
                continue  # asks where a promised refund is: a problem, not a new wish
            if is_negated(text, found):
                continue
            yield Found(Kind.WANT, want.value, start, end)
            break


def is_negated(text: str, found: re.Match[str]) -> bool:
    """Whether the words before, or at the start of the match, turn it round."""
    if _NOT.search(text[max(0, found.start() - 40) : found.start()]):
        return True
    return bool(
        re.match(r"(?i)\w+ (?:no\b|not\b|keine?\b|nicht\b|pas\b|(?:don['\u2019]?t))", found.group())
    )


def find_problems(text: str) -> Iterator[Found]:
    """What went wrong, each kind once."""
    for problem, pattern in _PROBLEM_PATTERNS:
        if found := pattern.search(text):
            yield Found(Kind.PROBLEM, problem.value, *found.span())
