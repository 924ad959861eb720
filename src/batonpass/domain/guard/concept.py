"""Which ideas together ask for which fact: sets of words that must all stand in one question."""

import re
from typing import Final, NamedTuple

from batonpass.domain.guard.value import Topic

_ORDER: Final = (
    r"\b(?:orders?|purchases?|bestellung(?:en)?|auftrag|pedidos?|compra|orden|commandes?|achat)\b"
)
_NUMBER: Final = (
    r"\b(?:numbers?|no|nr|ids?|codes?|ref|reference|nummer|n[uú]mero|num[eé]ro|referencia|"
    r"r[eé]f[eé]rence|n°)\b|#"
)
_PARCEL: Final = (
    r"\b(?:parcel|package|shipment|tracking|consignment|sendung|paket|env[ií]o|seguimiento|"
    r"colis|suivi)\b"
)
_PHONE: Final = (
    r"\b(?:phone|mobile|cell|telephone|telefon\w*|handy\w*|tel[eé]fono|m[oó]vil|"
    r"t[eé]l[eé]phone|portable)\b"
)
_CALL: Final = (
    r"\b(?:call|reach|ring|phone|text|dial|anrufen|erreiche\w*|llamar\w*|localizar\w*|joindre|"
    r"appeler|rappeler)\b"
)
_WHICH: Final = (
    r"\b(?:which|what|name|tell|identify|describe|welche\w*|was|nennen|qu[eé]|cu[aá]l|de qu[eé]|"
    r"quels?|quelles?|dites|indiquez|remind)\b"
)
_ITEM: Final = (
    r"\b(?:items?|products?|articles?|parts?|pieces?|artikels?|produkte?|teile?|art[ií]culos?|"
    r"productos?|produits?|pi[eè]ces?)\b"
)
_TELL: Final = (
    r"\b(?:what(?:['\u2019]?s)?|describe|explain|tell|know|outline|share|was|worum|beschreib\w*|"
    r"schilder\w*|erz[aä]hl\w*|qu[eé]|cu[aá]l|cu[eé]nt\w*|expli\w+|descr\w+|d[eé]cri\w+|quel|que)\b"
)
_TROUBLE: Final = (
    r"\b(?:problems?|issues?|wrong|matter|happen(?:ed|ing)|troubl\w+|going on|passiert|geschehen|"
    r"schief\w*|pasado|ocurrido|pas[oó]|ocurre|sucede|problemas?|pass[é](?= ?\?|$)|"
    r"s['\u2019]est(?:-il)? pass[eé]|se passe|probl[eè]mes?|souci)\b"
)
_OUTCOME: Final = (
    r"\b(?:refund\w*|replace\w*|money back|exchange\w*|solution|resolution|outcome|remedy|"
    r"happen (?:now|next)|us to do|reembols\w+|devol\w+|cambi\w+|reemplaz\w+|soluci[oó]n|"
    r"rembours\w+|[eé]chang\w+|remplac\w+|ersatz\w*|erstatt\w*|geld zur[uü]ck|l[oö]sung|"
    r"l[oö]sen|umtausch\w*|new one|resend)\b"
)
_PREFERS: Final = (
    r"\b(?:want|like|prefer\w*|rather|best|after|hoping|ideal|happy|expect|wish|suit|"
    r"m[oö]chten|w[uü]nschen|wollen|lieber|h[aä]tten|quiere|prefiere|desea|gustar[ií]a|mejor|"
    r"souhait\w+|voul\w+|voudr\w+|pr[eé]f[eé]r\w+|aimer\w+|sollen)\b"
)
_WHEN: Final = (
    r"\b(?:when|what (?:date|day)|which (?:date|day)|wann|f[uü]r wann|cu[aá]ndo|quand|"
    r"(?:how (?:urgent|soon)\w*)|date|datum|fecha)\b"
)
_NEED: Final = (
    r"\b(?:need(?:ed)?|must|have to|required?|latest|deadline|brauch\w*|ben[oö]tig\w*|"
    r"sp[aä]testens|necesit\w+|tardar|besoin|tard)\b"
)
_BOUGHT: Final = (
    r"\b(?:order(?:ed)?|bought|buy|purchas\w+|place[d]?|bestell\w*|gekauft|kauf|compr\w+|"
    r"pedido|pidi[oó]|command\w+|achet\w+|achat)\b"
)
_MONEY: Final = (
    r"\b(?:paid|pay|charged?|amount|price|total|sum|cost|billed|debited|betrag|bezahlt|abgebucht|"
    r"importe|cobr\w+|pag[oó]|montant|prix|pay[eé]|d[eé]bit\w+)\b"
)
_HOW_MUCH: Final = (
    r"\b(?:how much|what|which|wie viel|wieviel|welche[rn]?|cu[aá]nto|qu[eé]|combien|quel)\b"
)
_NEVER: Final = r"\b\B"


class Concept(NamedTuple):
    """All of `needs` and none of `bars` in one asking clause: it asks for `topic`."""

    topic: Topic
    needs: tuple[re.Pattern[str], ...]
    bars: re.Pattern[str]


def _concept(topic: Topic, *needs: str, bars: str = _NEVER) -> Concept:
    return Concept(
        topic,
        tuple(re.compile(n, re.IGNORECASE) for n in needs),
        re.compile(bars, re.IGNORECASE),
    )


CONCEPTS: Final = (
    _concept(
        Topic.ORDER_NUMBER,
        _ORDER,
        _NUMBER,
        bars=(
            rf"{_PHONE}|{_CALL}|\b(?:serial|batch|model|tracking|article|item|next order|"
            r"e-?mail id)\b"
        ),
    ),
    _concept(Topic.TRACKING_NUMBER, _PARCEL, _NUMBER, bars=r"\bserial\b"),
    _concept(
        Topic.PHONE, _NUMBER, rf"{_PHONE}|{_CALL}", bars=r"\b(?:serial|model|order|our number)\b"
    ),
    _concept(
        Topic.EMAIL,
        r"\be-?mails?\b|\bmail ?(?:address|adresse)\b|\bmailadresse\b|\bcorreo\b|\bcourriel\b",
        bars=(
            r"\b(?:by|via|per|my|our|an|check|sent|get|got|receive[d]?|i['\u2019]ll|will) "
            r"(?:an? |the |your |to |you )?e-?mail\b|\bi(?:['\u2019]ll)? e-?mail\b|"
            r"\be-?mail (?:you|i|we|with)\b(?! (?:used|use|ordered|registered|look))|\binbox\b|"
            r"\bspam\b|\bpor correo\b|\bpar (?:e-?mail|courriel)\b"
        ),
    ),
    _concept(
        Topic.NAME,
        r"\b(?:names?|surname|nombre|apellidos?|nom|pr[eé]nom|vorname|nachname)\b",
        bars=rf"{_ITEM}|\bname the\b|\b(?:driver|neighbou?r|carrier|shop|street|file|brand|model)\b"
        r"|\bname of the\b",
    ),
    _concept(
        Topic.ADDRESS,
        r"\b(?:address|anschrift|\w*adresse|direcci[oó]n|domicilio|post ?code|zip(?: code)?|"
        r"c[oó]digo postal|code postal|plz|postleitzahl)\b",
        bars=(
            r"\be-?mail|\bmail\b|\bcorreo\b|[eé]lectr|\bsame address\b|\baddress (?:you|"
            r"on the label)"
            r"\b(?! (?:give|gave|use))|\bchanged?\b|\bip address\b"
        ),
    ),
    _concept(
        Topic.PRODUCT,
        _WHICH,
        _ITEM,
        bars=r"\b(?:how many|bag|broken off|print\w*|under|if|spare|screws?)\b",
    ),
    _concept(
        Topic.PROBLEM,
        _TELL,
        _TROUBLE,
        bars=r"\b(?:if|wenn|falls|si|else|no problem|not a problem|any (?:problem|issue)s?)\b",
    ),
    _concept(
        Topic.WANT,
        _OUTCOME,
        _PREFERS,
        bars=r"\d|\b(?:if|when|wann|quand|cu[aá]ndo|oak|colou?r|size|keep|walnut)\b",
    ),
    _concept(
        Topic.DEADLINE,
        _WHEN,
        _NEED,
        bars=r"\b(?:home|driver|collect\w*|pick-?up|suit|sign|order(?:ed)?|bought|card)\b",
    ),
    _concept(
        Topic.ORDER_DATE,
        _WHEN,
        _BOUGHT,
        bars=(
            r"\b(?:arriv\w*|deliver\w*|cancel\w*|need\w*|come|kommt|komm\w*|liefer\w*|"
            r"home|zu hause|"
            r"driver|lleg\w*|livr\w*|receiv\w*|must|brauch\w*)\b"
        ),
    ),
    _concept(
        Topic.AMOUNT,
        _HOW_MUCH,
        _MONEY,
        bars=r"\b(?:refund of|code|time|keep|parking|shipping cost)\b",
    ),
)
