"""What a message is for: rules in four languages first, the merchant's category where they miss."""

import re
from typing import Final

from batonpass.domain.assistant.value import Intent
from batonpass.domain.fact.value import Problem, Want
from batonpass.domain.fact.want import find_problems, find_wants

_Q = "['\u2019]"

_HELLO: Final = (
    r"(?:h?i+|hai+|hiya|hey+|hello+|helo|good ?(?:morning|afternoon|evening|day)|greetings|hallo|"
    r"moin|guten (?:tag|morgen|abend)|servus|hola|buen[oa]s(?: días| tardes| noches)?|bonjour|"
    r"bonsoir|salut|coucou)"
)
_NAME: Final = r"[^\W\d_]+(?:[ '\u2019.-]{1,2}[^\W\d_]+)"

# In order: the first that matches wins. Courtesies come last, and only when nothing else is said.
_RULES: Final = (
    (
        Intent.BOT_CHALLENGE,
        (
            (
                r"\b(?:are|r) (?:you|u) (?:a |an |really |even )*(?:real|human|person|bot|robot|ai|"
                r"machine|computer)\b"
            ),
            (
                r"\b(?:am i|is this) (?:talking|speaking|chatting|writing)? ?(?:to|"
                r"with)? ?(?:a |an )"
                r"(?:bot|robot|ai|machine|human|real person|computer)\b"
            ),
            r"\bis this (?:a |an )?(?:bot|robot|ai|automated|human)\b",
            (
                r"\b(?:bist du|sind sie|ist das) (?:ein |eine |hier ein )?(?:echter? |richtiger? )?"
                r"(?:mensch|bot|roboter|ki|maschine)\b"
            ),
            (
                r"\b(?:eres|es usted|est[áa]s?|es esto) (?:un |una )?(?:bot|robot|ia|máquina|"
                r"persona)\b"
            ),
            (
                r"\b(?:êtes[- ]vous|es[- ]tu|vous êtes|c'est) (?:un |une )?(?:vrai |vraie )?"
                r"(?:robot|bot|ia|humain|machine|personne)\b"
            ),
        ),
    ),
    (
        Intent.PERSON,
        (
            (
                r"\b(?:speak|talk|chat|connect|transfer|pass|put me through)\w*\b[^.?!,]{0,25}"
                r"\b(?:human|person|agent|someone|somebody|representative|manager|staff)\b"
            ),
            (
                r"\b(?:want|need|get me|give me) (?:a |an |to )?(?:real |live )?"
                r"(?:human|person|agent|representative)\b"
            ),
            (
                r"^\W*(?:a )?(?:human|person|agent|representative|mensch|mitarbeiter|"
                r"persona|agente|"
                r"humano|humain|personne|conseiller)(?: please| bitte| por favor)?\W*$"
            ),
            r"\b(?:mit (?:einem|einer)) (?:menschen|mitarbeiter(?:in)?|echten person)\b",
            r"\bhablar con (?:una persona|un humano|alguien|un agente)\b",
            r"\bparler (?:à|avec) (?:une personne|un humain|quelqu.un|un conseiller)\b",
        ),
    ),
    (
        Intent.NOT_SOLVED,
        (
            (
                rf"\b(?:that|this|it)(?: did(?:n{_Q}?t| not)| does(?:n{_Q}?t| not)|"
                rf"{_Q}?s not| is not)"
                r" (?:help|helping|solve|what i (?:asked|meant|want\w*)|answer|helpful|useful)\w*\b"
            ),
            (
                r"\b(?:not|never) (?:helpful|what i asked|an answer)\b|\byou(?: are|"
                r"['\u2019]re) not "
                r"(?:listening|helping|answering)\b|\buseless\b|\bstill not (?:solved|resolved)\b"
            ),
            r"\b(?:das hilft (?:mir )?nicht|hat nicht geholfen|nicht gelöst|keine antwort)\b",
            r"\b(?:no me (?:ayuda|sirve)|no es lo que|no lo resuelve|eso no)\b",
            r"\b(?:ça ne m['\u2019]aide pas|n['\u2019]aide pas|pas résolu|pas ce que)\b",
        ),
    ),
    (
        Intent.TRACKING_LINK,
        (
            r"\btracking (?:details|status|please)\b|\b(?:help|me) (?:with )?tracking\b",
            r"\btrack(?:ing)?\b[^.?!]{0,25}\b(?:link|url|number|code|id|page|info\w*)\b",
            (
                r"\b(?:link|url)\b[^.?!]{0,20}\btrack|\bhow (?:can|do) i track\b|\btrack (?:it|"
                r"my|the|an?|orders?|parcels?|packages?|shipments?)\b"
            ),
            r"\b(?:sendungsnummer|sendungsverfolgung|tracking-?(?:link|nummer)|trackinglink)\b",
            r"\b(?:número|enlace|link|código) de seguimiento\b|\brastrear\b",
            r"\b(?:numéro|lien) de suivi\b|\bsuivre (?:ma|mon|le|la)\b",
        ),
    ),
    (
        Intent.RETURN_INSTRUCTIONS,
        (
            (
                r"\b(?:exchange|replacement|return) (?:process|policy|procedure|request)\b|"
                r"\blooking to exchange\b|^\W*exchange\W*$"
            ),
            (
                r"\breturns?\b(?! (?:my call|the call))[^.?!]{0,30}\b(?:policy|policies|label|"
                r"instructions?|process|address|window|period|it|this|them|item|how)?\b"
            ),
            (
                r"\bhow\b[^.?!]{0,20}\b(?:return|send (?:it|this|them) back)\b|\bsend (?:it|"
                r"this) back\b"
            ),
            r"\brefund policy\b|\bexchange policy\b",
            (
                r"\b(?:rückgabe|retoure|retour|rücksendung|umtausch|zurück(?:schicken|senden|"
                r"geben))\w*"
            ),
            r"\b(?:devoluci(?:ón|ones)|devolver\w*)\b",
            r"\b(?:retour(?:s|ner)?|renvoyer)\b",
        ),
    ),
    (
        Intent.OPENING_HOURS,
        (
            (
                r"\b(?:shops?|stores?|showrooms?|call cent(?:er|re)s?|"
                r"hotline)\b[^.?!]{0,25}\b(?:open\w*|operational|working|functioning|closed|"
                r"available)\b"
            ),
            (
                r"\b(?:is|are)\b[^.?!]{0,20}\b(?:shops?|stores?|call cent(?:er|re)|"
                r"showroom)\b[^.?!]{0,20}\b(?:open\w*|working|functioning|closed)\b"
            ),
            (
                r"\b(?:opening|business|working|office|store) (?:hours|times)\b|"
                r"\bopen(?:ing)? (?:hours|"
                r"times|today|now|on|until|at)\b|\bwhen (?:are you|do you|does .{1,20}) "
                r"(?:open|close)\w*"
            ),
            r"\bare you open\b|\bwhat time\b[^.?!]{0,25}\b(?:open|close|operational)\w*",
            (
                r"\böffnungszeiten\b|\b(?:wann|habt ihr|haben sie)\b[^.?!]{0,20}\b(?:offen|"
                r"geöffnet|auf)\b"
            ),
            r"\bhorarios?\b|\ba qué hora (?:abr|cierr)\w+|\babiert[oa]s?\b",
            r"\bhoraires?\b|\bheures d['\u2019]ouverture\b|\bouvert(?:e|s)?\b",
        ),
    ),
    (
        Intent.ADDRESS,
        (
            (
                r"\b(?:go to|visit|come to|purchase|buy|collect|pick (?:it "
                r")?up)\b[^.?!]{0,25}\b(?:shop|store|showroom)\b"
            ),
            r"\b(?:your|store|shop|the|return|returns|office) (?:physical )?address\b",
            r"\bwhere (?:are you|is your (?:shop|store)|can i (?:find|visit) you|do i send)\b",
            (
                r"\bwhere\b[^.?!]{0,15}\blocated\b|\b(?:can i|do you have a (?:shop|"
                r"store)).{0,20}visit\b"
            ),
            r"\b(?:ihre|eure|die) (?:adresse|anschrift)\b|\bwo (?:seid ihr|sind sie|finde ich)\b",
            r"\b(?:su|la|vuestra) dirección\b|\bdirección de\b",
            r"\bdónde (?:están|estáis|se encuentran)\b",
            r"\b(?:votre|l['\u2019]) ?adresse\b|\boù (?:êtes-vous|se trouve|vous trouver)\b",
        ),
    ),
    (
        Intent.ORDER_STATUS,
        (
            (
                r"\b(?:query|queries|related|regarding|details?|information|help|progress|update|"
                r"know|ask)\b[^.?!]{0,25}\b(?:my|the|an|this|previous|recent|on|for) orders?\b"
            ),
            r"\border (?:query|queries|related|details|history|progress|tracking|information)\b",
            (
                r"\bprogress\b[^.?!]{0,20}\borders?\b|\borders?\b[^.?!]{0,20}\bprogress\b|"
                r"\bprovide the status\b"
            ),
            (
                r"\b(?:been|already|almost)\b[^.?!]{0,15}\b(?:month|week|days)s?\b|\bwhy so "
                r"(?:long|many days|late)\b"
            ),
            (
                rf"\bwhere(?:{_Q}?s| is| are|s)?\b[^.?!]{{0,25}}\b(?:order|package|parcel|delivery|"
                r"stuff|shipment|item|it|things?)\b"
            ),
            r"\b(?:order|delivery|shipping|package|parcel|shipment) ?(?:status|update|state)\b",
            r"\bstatus\b[^.?!]{0,20}\b(?:order|delivery|package|parcel|shipment)\b",
            (
                r"\bwhen (?:will|does|is|should|can)\b[^.?!]{0,40}\b(?:arriv|deliver|"
                r"come|get|ship|here|"
                r"receive|expect)\w*"
            ),
            (
                r"\bhas (?:it|my order|the order)\b[^.?!]{0,15}\b(?:shipped|been sent|left|"
                r"dispatched)\b"
            ),
            r"\b(?:check|look up|see|find|track)\b[^.?!]{0,15}\b(?:my|the|an) order\b",
            r"\b(?:late|delayed|not (?:here|arrived) yet|still waiting)\b",
            r"\bwo (?:ist|bleibt|steckt|sind)\b|\bwann\b[^.?!]{0,30}\b(?:komm|liefer|an)\w*",
            r"\b(?:status|stand)\b[^.?!]{0,20}\b(?:bestellung|lieferung|sendung)\b",
            r"\b(?:dónde está|cuándo (?:llega|llegará|recib))\w*|\bestado\b[^.?!]{0,15}\bpedido\b",
            r"\boù (?:est|en est|se trouve)\b[^.?!]{0,10}\b(?:ma|mon|la|le) (?:commande|colis)\b",
            r"\bquand\b[^.?!]{0,25}\b(?:arrive|livr|recev)\w*|\bstatut\b",
        ),
    ),
    (
        Intent.DELIVERY_TIME,
        (
            r"\bhow long\b[^.?!]{0,30}\b(?:deliver|ship|take|arriv|mail)\w*",
            r"\bhow (?:many days|fast|soon|quick\w*)\b[^.?!]{0,30}\b(?:deliver|ship|arriv)\w*",
            r"\b(?:delivery|shipping) (?:times?|duration|speed|days)\b",
            r"\bwie lange\b[^.?!]{0,30}\b(?:lieferung|versand|dauert)\b|\blieferzeit\w*",
            r"\bcuánto (?:tarda|tiempo)\b|\bplazos? de entrega\b",
            r"\bcombien de temps\b|\bdélais? de livraison\b",
        ),
    ),
    (
        Intent.CONTACT,
        (
            (
                r"\b(?:customer care|toll[- ]?free|helpline|call cent(?:er|re)|your) numbers?\b|"
                r"\b(?:contact|call) (?:your )?call cent(?:er|re)\b"
            ),
            r"\b(?:phone|telephone|contact|support|e-?mail) (?:number|address|details|info\w*)\b",
            r"\bhow (?:can|do) i (?:contact|reach|call|email) you\b|\bcontact you\b|\bin touch\b",
            r"\b(?:telefonnummer|kontakt(?:daten)?|hotline)\b",
            r"\b(?:teléfono|contacto|contactar)\b|\b(?:numéro de téléphone|contacter|joindre)\b",
        ),
    ),
    (
        Intent.ARE_YOU_THERE,
        (
            r"\b(?:are|r) (?:you|u) (?:still )?(?:there|here|alive|reading)\b",
            r"\b(?:anyone|anybody|somebody|someone|is anyone)\b[^.?!]{0,8}\b(?:there|here)\b",
            r"^\W*(?:hello+|hallo|hola|allo|ping)\s*\?+\W*$",
            r"\b(?:sind sie|bist du|seid ihr|jemand) (?:noch )?da\b|\bhay alguien\b",
            r"\b(?:sigue|sigues|está) ahí\b|\b(?:vous êtes|tu es|quelqu.un est) (?:toujours )?là\b",
        ),
    ),
)
_COURTESIES: Final = (
    (
        Intent.THANKS,
        (
            r"\W*(?:ok(?:ay)?|great|perfect|super|cool|alles klar|gut|vale|parfait)?[\W]*"
            r"(?:many |so )?(?:thanks?(?: you| u)?|thx|thanxs?|thnx|tysm|ty|cheers|"
            r"danke(?: schön| sehr)?|vielen dank|"
            r"(?:muchas )?gracias|merci(?: beaucoup)?)(?: (?:a lot|so much|very much|for "
            r"(?:your|the) "
            r"help|anyway|bien))?\W*"
        ),
    ),
    (
        Intent.GOODBYE,
        (
            r"\W*(?:(?:ok )?(?:good ?)?bye(?: bye)?|see you|goodbye|tschüss|auf wiedersehen|adiós|"
            r"hasta luego|au revoir|(?:no,? ?)?(?:thanks?(?: you)?,? )?"
            r"(?:that['\u2019]?s (?:all|it)|"
            r"that (?:is|will be) (?:all|it)|nothing (?:else|more))(?: for now)?"
            r"(?:,? thanks?(?: you)?)?|have a (?:nice|good|great) (?:day|one|evening|weekend))\W*"
        ),
    ),
    (
        Intent.GREETING,
        (
            rf"\W*{_HELLO}(?:[\s,!.]*{_HELLO})*"
            r"(?: there| all| team| everyone| sir| madam| ma['\u2019]?am| dear| friend)*\W*"
        ),
    ),
    (
        Intent.INTRODUCTION,
        (
            rf"\W*(?:{_HELLO}[\s,!.]*)?(?:and )?(?:(?:my|the) (?:\w+ )?)?names? ?"
            rf"(?:is|are|['\u2019]s)? ?:? ?{_NAME}{{0,2}}\W*|"
            rf"\W*(?:{_HELLO}[\s,!.]*)?(?:ich hei(?:ß|ss)e|mein name ist|me llamo|mi nombre es|"
            rf"je m['\u2019]appelle|mon nom est) {_NAME}{{0,2}}\W*"
        ),
    ),
    (
        Intent.YES,
        (
            r"\W*(?:yes|yeah|yep|yup|sure|please do|ok(?:ay)?|k+|of course|go ahead|do (?:it|that)|"
            r"al(?:right| right)|fine|right|correct|exactly|got it|i see|understood|genau|"
            r"de acuerdo|"
            r"y|ja|gerne?|bitte|sí|si|claro|por favor|vale|oui|d['\u2019]accord|volontiers|"
            r"(?:yes|ja|sí|oui)[, ]+(?:please|bitte|por favor|s['\u2019]il (?:te|vous) "
            r"plaît|gerne?))(?: (?:sir|madam|ma['\u2019]?am|then|sure|yes|ok|it is))*\W*"
        ),
    ),
    (
        Intent.NO,
        (
            r"\W*(?:no+|nope|nah|not (?:now|yet)|no,? thanks?(?: you)?|nein(?: danke)?|"
            r"no,? gracias|non(?: merci)?|skip|weiter|i do(?:n['\u2019]?t| not) (?:have|know)"
            r"(?: it| one| that)?|keine? ahnung|hab(?:e)? ich nicht|no (?:lo )?(?:sé|tengo)|"
            r"je ne (?:sais|l['\u2019]ai) pas)\W*"
        ),
    ),
)
_KNOCKS: Final = re.compile(
    r"\W*(?:hello+|hallo|hey|hola|allo|bonjour|ping)\s*\?+\W*", re.IGNORECASE
)
_COMPILED: Final = tuple(
    (intent, re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE))
    for intent, patterns in _RULES
)
_COURTEOUS: Final = tuple((i, re.compile(p, re.IGNORECASE)) for i, p in _COURTESIES)

# Words in a merchant's own category names, for what the rules do not catch.
_CATEGORY: Final = (
    (Intent.TRACKING_LINK, ("track",)),
    (Intent.RETURN_INSTRUCTIONS, ("return",)),
    (Intent.ORDER_STATUS, ("status", "order_status", "where", "late", "wismo", "delivery")),
    (Intent.OPENING_HOURS, ("hours", "opening")),
    (Intent.ADDRESS, ("store", "address", "location")),
    (Intent.CONTACT, ("contact",)),
    (Intent.ACTION, ("refund", "cancel", "exchange", "change", "custom", "price")),
    (Intent.PROBLEM, ("damage", "defect", "missing", "lost", "wrong", "payment", "complaint")),
)
_GREETS_SOMEBODY: Final = re.compile(
    rf"\W*(?:{_HELLO}[\s,!.]+)+[^\W\d_]+(?: (?:sir|madam|here))?\W*", re.IGNORECASE
)
_ASKING: Final = re.compile(
    r"\b(?:what|when|where|why|who|which|how|whose|can you|could you|would you|will you|can i|"
    r"could i|may i|is there|do you|are you|need|want|like to|please|tell me|give me|let me know|"
    r"was|wann|wo|warum|wer|wie|welche\w*|können|kann|könn\w*|möchte|brauche|will|bitte|"
    r"qué|cuándo|dónde|por qué|quién|cómo|puede\w*|quiero|necesito|quisiera|"
    r"quoi|quand|où|pourquoi|qui|comment|pouvez|peux|veux|voudrais|besoin)\b",
    re.IGNORECASE,
)
_OWN_ORDER: Final = re.compile(
    r"\b(?:my|our) (?:\w+ )?(?:orders?|parcels?|packages?|deliver(?:y|ies)|shipments?)\b|"
    r"\b(?:i|we)(?:['\u2019]ve| have| had| already| just)* ordered\b|"
    r"\bmeine?[nrs]? (?:\w+ )?(?:bestellung|paket|lieferung|sendung)\b|"
    r"\bmis? (?:pedidos?|paquetes?|envíos?)\b|\b(?:ma|mes|mon) (?:commandes?|colis)\b",
    re.IGNORECASE,
)
_HELP: Final = re.compile(
    r"\b(?:help|assist(?:ance)?|support|problems?|issues?|questions?|query|advice|hilfe|"
    r"frage|ayuda\w*|problemas?|pregunta|aider?|problèmes?)"
    r"(?: (?:me|us|here|please|now|urgently|bitte|por favor))*\W*$",
    re.IGNORECASE,
)
_ASKS: Final = re.compile(r"[?\uff1f\u061f]")
_WORDS: Final = re.compile(r"[^\W_]+(?:['\u2019][^\W_]+)?")
_NO_SPACES: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u3040-\u30ff\u3400-\u9fff]")
_SENTENCE: Final = 4  # words; fewer may say what it is about, but not what is wanted
_CALL_FOR_HELP: Final = 7  # words; "can you please help me with a problem" names none
CATEGORY_AT_LEAST: Final = 0.5  # below this a category is a guess, and a guess is no answer
TEXT_READ: Final = 1_500  # characters; what a message is for stands near its start

_BY_LOOKING: Final = frozenset({Problem.NOT_RECEIVED.value, Problem.LATE.value})
_GOES_BACK: Final = frozenset({Problem.DOES_NOT_FIT.value})


def understood(text: str, *, category: str = "", category_p: float = 0.0) -> Intent:
    """What a message is for.

    Args:
        text: one or more messages of the customer since the assistant spoke.
        category: the merchant's category the signals chose; empty: none.
        category_p: how sure that is, 0 to 1.
    """
    read = text[:TEXT_READ]
    if _KNOCKS.fullmatch(read):
        return Intent.ARE_YOU_THERE
    for intent, pattern in _COURTEOUS:
        if pattern.fullmatch(read):
            return intent
    rule = next((i for i, p in _COMPILED if p.search(read)), None)
    if rule not in {Intent.BOT_CHALLENGE, Intent.PERSON}:
        rule = _needs_person(read) or rule
    if rule is not None:
        return rule
    if any(p.value in _BY_LOOKING for p in find_problems(read)):
        return Intent.ORDER_STATUS
    by_category = _by_category(category, category_p)
    return by_category if by_category is not Intent.UNKNOWN else _at_least(read)


def _at_least(text: str) -> Intent:
    """What is left to go by: an order of their own, or a greeting to somebody by name."""
    if _OWN_ORDER.search(text):
        return Intent.ORDER_STATUS
    return Intent.GREETING if _GREETS_SOMEBODY.fullmatch(text) else Intent.UNKNOWN


def asks(text: str) -> bool:
    """Whether it asks or wants something, as far as words and a question mark can tell."""
    read = text[:TEXT_READ]
    return bool(_ASKS.search(read) or _ASKING.search(read) or _NO_SPACES.search(read))


def is_fragment(text: str) -> bool:
    """Whether it is too little to know what it is for: a name, a code, a bare "help me"."""
    read = text[:TEXT_READ]
    telling = [w for w in _WORDS.findall(read) if len(w) > 1 and not w.isdigit()]
    if _HELP.search(read) and len(telling) <= _CALL_FOR_HELP:
        return True
    if _ASKS.search(read) or _NO_SPACES.search(read):
        return False
    return len(telling) < _SENTENCE


def _needs_person(text: str) -> Intent | None:
    """What only a person may put right or decide; None if the message asks for no such thing."""
    problems = {p.value for p in find_problems(text)} - _BY_LOOKING
    if problems and problems <= _GOES_BACK:
        return Intent.RETURN_INSTRUCTIONS
    if problems:
        return Intent.ACTION if Problem.CUSTOM_ORDER.value in problems else Intent.PROBLEM
    asked = {w.value for w in find_wants(text)} - {Want.RETURN.value, Want.INFORMATION.value}
    return Intent.ACTION if asked else None


def _by_category(category: str, p: float) -> Intent:
    if p < CATEGORY_AT_LEAST:
        return Intent.UNKNOWN
    name = category.lower()
    return next((i for i, words in _CATEGORY if any(w in name for w in words)), Intent.UNKNOWN)
