"""Which words ask for which fact, in four languages: a table, and nothing that runs."""

from typing import Final

from batonpass.domain.guard.value import Topic

TOPICS: Final = (
    (
        Topic.TRACKING_NUMBER,
        (
            (
                r"\b(?:tracking|parcel|package|shipment|consignment)\b[^?]{0,12}\b(?:number|no|"
                r"code|id|reference)\b|\bsendungs-?(?:nummer|nr|id)\b"
            ),
            (
                r"\b(?:tracking|parcel|package|consignment|shipment|shipping)[- ](?:number|"
                r"no\b|id|code|"
                r"reference|ref)"
            ),
            (
                r"\bsendungs(?:nummer|nr)|\bpaketnummer|\btrackingnummer|\bn[úu]mero de "
                r"(?:seguimiento|"
                r"env[íi]o)\b|\bc[óo]digo de seguimiento\b|\bnum[ée]ro (?:de|du) (?:suivi|colis)\b"
            ),
        ),
    ),
    (
        Topic.ORDER_DATE,
        (
            (
                r"\b(?:when|what day|which day|what date|how long ago)\b[^?]{0,20}\b(?:bought|"
                r"buy|purchas\w*|place(?:d)? (?:it|the order|your order|this order)|ordered)\b|"
                r"\bdid you (?:order|buy) (?:it|this|that) (?:recently|long ago)\b"
            ),
            (
                r"\bwhen (?:exactly )?(?:did|was|were|have) (?:you|it|the order|this|"
                r"that|your order)"
                r"[^?]{0,20}\b(?:order\w*|buy|bought|purchas\w*|plac\w+)\b"
            ),
            (
                r"\b(?:order|purchase) date\b|\bdate (?:of|for|you) (?:the |your |this )?(?:order|"
                r"purchase|placed|bought)\w*|\bwhat (?:day|date)\b[^?]{0,25}\b(?:order|"
                r"buy|bought|plac|"
                r"purchas)\w*"
            ),
            r"\bwann\b[^?]{0,20}\b(?:bestellt|gekauft|aufgegeben)\b|\bbestelldatum\b|\bkaufdatum\b",
            (
                r"\b(?:cu[áa]ndo|qu[ée] d[íi]a)\b[^?]{0,20}\b(?:compr|pidi|hizo|realiz)\w*|"
                r"\bfecha (?:de|del) "
                r"(?:la )?(?:compra|pedido)\b"
            ),
            (
                r"\b(?:quand|quel jour)\b[^?]{0,20}\b(?:command|achet|pass)\w*|\bdate de "
                r"(?:la |votre )?"
                r"(?:commande|achat)\b|\bdate d['\u2019]achat\b"
            ),
        ),
    ),
    (
        Topic.ORDER_NUMBER,
        (
            (
                r"\border\b[^?]{0,12}\b(?:number|no|nr|id|ref|reference|code)\b|"
                r"\bnumber\b[^?]{0,20}\border\b(?! (?:is|was|has))"
            ),
            (
                r"\bwhich\b[^?]{0,15}\border(?:s)?\b[^?]{0,25}\b(?:mean|about|talking|refer\w*|"
                r"is (?:it|this)|concern\w*)\b|\bbestell-?(?:nummer|nr)\b|"
                r"\bpedido\b[^?]{0,12}\bnúmero\b|\bn° de commande\b"
            ),
            r"\border(?:['\u2019]s)?[- ]?(?:number|no\b|nr\b|num\b|id\b|#|reference|ref\b|code)",
            r"\b(?:number|reference|id|#) (?:of|for|on) (?:your|the|this|that) (?:order|purchase)",
            (
                r"\b(?:which|what) (?:order|purchase|of your orders|one of your orders)\b"
                r"(?! (?:status|total|date))"
            ),
            r"\b(?:purchase|confirmation|invoice|booking)[- ](?:number|no\b|id|code|reference)",
            (
                r"\bbestell(?:nummer|nr)|\bauftragsnummer|\bnummer (?:der|ihrer) bestellung|"
                r"\bwelche[rn]? bestellung\b"
            ),
            (
                r"\bn[úu]mero (?:de|del) (?:su |tu )?(?:pedido|orden|compra)\b|"
                r"\b(?:qu[ée]|cu[áa]l) "
                r"(?:es el |es su )?pedido\b|\breferencia del pedido\b"
            ),
            (
                r"\bnum[ée]ro de (?:la |votre |ta )?commande\b|\bquelle commande\b|"
                r"\br[ée]f[ée]rence de (?:la |votre )?commande\b"
            ),
        ),
    ),
    (
        Topic.EMAIL,
        (
            r"\b(?:e-?)?mail[- ]?(?:address|adress|addy)\b|\byour mail\b",
            (
                r"\be-?mails?\b[^?]{0,25}\b(?:use|used|order(?:ed)?|account|regist\w*|sign\w*|"
                r"b[ou]y|bought|purchase\w*|belong\w*|attached|linked|with us|on file)\b"
            ),
            (
                r"\b(?:which|what|under what|with which|unter welcher|mit welcher) e-?mail\b|"
                r"\be-?mail (?:please|again)\b"
            ),
            r"\bcorreo\b[^?]{0,20}\b(?:cuenta|asociad|registr)\w*|\bcourriel\b",
            r"\be-?mail[- ](?:address|id|account)\b",
            r"\b(?:what|which)(?:['\u2019]s| is| was)?(?: (?:the|your))? e-?mail\b",
            (
                r"\b(?:share|give|provide|confirm|need|know|have|tell me|send me|drop|supply|get|"
                r"verify|include|without|missing)"
                r" (?:(?:me|us|over|the|with) )*your e-?mail\b(?! (?:inbox|folder|client|"
                r"confirmation))"
            ),
            (
                r"\be-?mail (?:you (?:used|ordered|registered|signed|placed)|did you (?:use|order)|"
                r"on (?:file|the (?:order|account))|for (?:the|your) (?:order|account)|"
                r"(?:is|was) (?:the|your|this) (?:order|account)|do you use|linked|attached)"
            ),
            (
                r"\baddress (?:did you|you) (?:order(?:ed)?|sign(?:ed)? up|register(?:ed)?) "
                r"(?:with|under)"
            ),
            r"\be-?mail-?adresse\b|\bmailadresse\b|\b(?:ihre|welche) (?:e-?)?mail\b",
            (
                r"\b(?:correo|e-?mail)(?: electr[óo]nico)?\b(?=[^?]{0,40}(?:us[óo]|utiliz|pedido|"
                r"hizo|\?|$))"
            ),
            (
                r"\b(?:adresse (?:e-?mail|mail|[ée]lectronique)|votre (?:e-?mail|mail|"
                r"courriel)|quel "
                r"(?:e-?mail|courriel))\b"
            ),
        ),
    ),
    (
        Topic.PHONE,
        (
            (
                r"\bnumber\b[^?]{0,25}\b(?:call|reach|ring|contact|phone|text|dial)\b|\b(?:call|"
                r"reach|ring|phone|contact) you (?:back )?(?:on|at|under)\b"
            ),
            (
                r"\b(?:phone|mobile|cell|telephone)\b[^?]{0,10}\b(?:number|no|please)\b|"
                r"\b(?:telefon|handy|mobil|rückruf)\w*\b[^?]{0,15}\b(?:nummer|anrufen|"
                r"erreichen)\b"
            ),
            (
                r"\b(?:llamar|localizar)(?:le|la|lo)?\b[^?]{0,20}\bnúmero\b|\bteléfono (?:de "
                r"contacto|le)\b|\bvous (?:joindre|rappeler|appeler)\b"
            ),
            (
                r"\b(?:phone|mobile|cell|telephone|contact|call-?back)(?: phone)?[- ](?:number|"
                r"no\b|nr\b)"
            ),
            (
                r"\b(?:what|which|your|a|best|good) (?:\w+ )?number\b[^?]{0,25}\b(?:call|"
                r"reach|contact|"
                r"ring|phone)\b|\bnumber (?:can|could|should|may) (?:i|we) (?:call|reach|"
                r"ring|use)\b"
            ),
            (
                r"\b(?:can|could|may|should|do) (?:i|we) (?:call|reach|phone|ring) you (?:on|at|"
                r"under)\b"
            ),
            r"\byour (?:phone|mobile|cell)\b|\bwhere can (?:i|we) (?:call|phone|ring) you\b",
            (
                r"\b(?:telefon|handy|mobil|r[üu]ckruf)(?:nummer|nr)\b|\bunter welcher nummer\b|"
                r"\bwie (?:erreichen|erreiche) (?:wir|ich) sie telefonisch\b"
            ),
            (
                r"\b(?:n[úu]mero (?:de )?(?:tel[ée]fono|m[óo]vil|contacto)|su (?:tel[ée]fono|"
                r"m[óo]vil))\b|"
                r"\ben qu[ée] n[úu]mero\b"
            ),
            (
                r"\bnum[ée]ro (?:de )?(?:t[ée]l[ée]phone|portable|mobile)\b|\bvotre "
                r"t[ée]l[ée]phone\b|"
                r"\b[àa] quel num[ée]ro\b"
            ),
        ),
    ),
    (
        Topic.ADDRESS,
        (
            (
                r"\b(?:which|what) address\b|\baddress\b[^?]{0,30}\b(?:go(?:ing)?|went|sent|send|"
                r"ship\w*|deliver\w*|use)\b"
            ),
            (
                r"\bwhere\b[^?]{0,40}\b(?:sent|send|ship\w*|deliver\w*|posted?|go(?:ing)?)\b|"
                r"\bwhereabouts do you live\b"
            ),
            (
                r"\bwo(?:hin| soll| sollen)\b[^?]{0,25}\b(?:schicken|senden|liefern|hin)\b|"
                r"\bdónde (?:se lo|lo|la|le|debemos|quiere)\b|\boù (?:voulez|souhaitez|dois|faut|"
                r"livrer|envoyer)\b"
            ),
            (
                r"\b(?:delivery|shipping|postal|home|street|full|mailing|billing|house|destination|"
                r"current) address\b|\baddress (?:for|of|on) (?:the|this|your) (?:delivery|"
                r"order|parcel|"
                r"shipment|replacement)"
            ),
            (
                r"\b(?:what|which)(?:['\u2019]s| is| was)? (?:the |your )?address\b|"
                r"\b(?:have|need|give|confirm|send|share|know|tell me) (?:(?:me|us) "
                r")?your address\b|"
                r"\byour (?:full )?address\b"
            ),
            (
                r"\bwhere (?:should|shall|do|can|would you like|did|was|were) (?:we|i|it|us|"
                r"you want|the "
                r"\w+)[^?]{0,20}\b(?:send|ship|sent|shipped|deliver|delivered|post|go|going)\b"
            ),
            r"\bwhere do you live\b|\b(?:zip|post)[- ]?code\b|\bpostal code\b",
            (
                r"\b(?:liefer|versand|post|wohn|rechnungs)?(?:adresse|anschrift)\b|\bwohin\b|"
                r"\bpostleitzahl\b"
            ),
            (
                r"\bdirecci[óo]n\b(?! de correo| electr| de e-?mail)|\bc[óo]digo postal\b|"
                r"\bad[óo]nde\b"
            ),
            (
                r"\badresse (?:de livraison|postale|compl[èe]te)\b|\bvotre adresse\b(?! "
                r"(?:e-?mail|mail|"
                r"[ée]lectronique))|\bcode postal\b|\bo[ùu] (?:devons|dois|faut)\b"
            ),
        ),
    ),
    (
        Topic.NAME,
        (
            (
                r"\b(?:under|in|on|by|for) (?:which|what|whose) name\b|"
                r"\bname\b[^?]{0,20}\b(?:order(?:ed)?|account|bought|placed|purchase\w*|"
                r"registered|booked)\b"
            ),
            (
                r"\b(?:who(?:['\u2019]s| is) (?:this|the (?:order|account))|what do (?:you go by|"
                r"i call you|they call you)|who placed)\b|\byour name\b"
            ),
            (
                r"\bunter welchem namen\b|\bauf wessen namen\b|\bihr name\b|\ba nombre de "
                r"quién\b|\bsu nombre\b|\bà quel nom\b|\bvotre nom\b"
            ),
            (
                r"\b(?:your|full|first|last|family|customer|complete)[- ](?:\w+ )?names?\b"
                r"(?! of the (?:item|product))|\bsurname\b"
            ),
            (
                r"\bwho (?:am i|do i|are we)(?: \w+)? (?:speaking|talking|chatting|have|"
                r"writing|dealing)|"
                r"\bwhom? (?:am i|do i have)"
            ),
            (
                r"\bname (?:is |was )?(?:on|of|for|under|behind|in) (?:the|this|your|that) "
                r"(?:order|account|"
                r"purchase)|\b(?:what|whose) name\b|\bhow (?:should|may|can|do) (?:i|we) "
                r"(?:call|address) "
                r"you\b"
            ),
            (
                r"\b(?:ihr|ihren|wie ist der|auf welchen) (?:vollst[äa]ndige[rn]? )?(?:vor-? "
                r"?(?:und )?)?"
                r"(?:nach|vor)?name[n]?\b|\bmit wem\b|\bwie hei(?:ß|ss)en sie\b"
            ),
            (
                r"\b(?:su|c[uú]al es el|a qu[ée]) nombre\b|\bnombre (?:completo|y apellidos?)\b|"
                r"\bcon qui[ée]n\b|\bc[óo]mo se llama\b"
            ),
            (
                r"\b(?:votre|quel) (?:nom|pr[ée]nom)\b|\bnom (?:complet|de famille)\b|\b[àa] "
                r"qui ai-je\b|"
                r"\bcomment vous appelez\b"
            ),
        ),
    ),
    (
        Topic.PHOTO,
        (
            (
                r"\bshow (?:me|us) what (?:it|the damage|that) looks like\b|\b(?:pics?|pix|"
                r"fotograf\w*)\b"
            ),
            r"\b(?:photo|picture|image|pic|screenshot|snapshot)s?\b",
            (
                r"\b(?:fotos?|bild(?:er)?|aufnahmen?)\b|\b(?:fotograf[íi]as?|im[áa]gen(?:es)?)\b|"
                r"\b(?:photos?|clich[ée]s?)\b"
            ),
        ),
    ),
    (
        Topic.DEADLINE,
        (
            (
                r"\bhow (?:urgent|soon|quick|fast)\w*\b|\b(?:when|by when|what day|which day|"
                r"what date)\b[^?]{0,20}\b(?:need|want|have) (?:it|this|that|them|the|your)\b(?! "
                r"(?:refund|collected|label))"
            ),
            (
                r"\bwhen is (?:the|your) (?:trip|party|wedding|birthday|event|holiday|"
                r"deadline)\b|\bwie dringend\b|\bwann (?:muss|soll|brauchst)\b[^?]{0,20}\b(?:da|"
                r"es|ankommen|brauchen)\b|\bcuándo (?:lo|la|los|las) necesit\w*|\bde "
                r"quand\b[^?]{0,10}\bbesoin\b"
            ),
            (
                r"\b(?:by|until) (?:when|what (?:date|day|time))\b|\bwhen (?:do|did|would|will) you"
                r" (?:\w+ )?(?:need|want|have to have|require)\b|\bhow (?:urgent|soon|"
                r"quickly|fast)\b"
            ),
            (
                r"\b(?:a|any|your) (?:deadline|due date|specific date|certain date|"
                r"particular date)\b|"
                r"\btime limit\b"
            ),
            (
                r"\b(?:bis|ab|f[üu]r) wann\b|\bwann (?:brauchen|ben[öo]tigen)\b|\bwie (?:eilig|"
                r"dringend)\b"
            ),
            r"\bpara cu[áa]ndo\b|\bcu[áa]ndo lo necesita\b|\bqu[ée] urgencia\b|\bfecha l[íi]mite\b",
            (
                r"\bpour (?:quand|quelle date)\b|\bquand en avez-vous besoin\b|\burgent\b|\bdate "
                r"limite\b"
            ),
        ),
    ),
    (
        Topic.AMOUNT,
        (
            (
                r"\bwhat (?:did|was|were|have)\b[^?]{0,25}\b(?:pay|paid|charged?|billed|cost|"
                r"price|total|debited|spend|spent)\b"
            ),
            (
                r"\bhow much\b[^?]{0,30}\b(?:pay|paid|charge\w*|bill\w*|cost|debit\w*|taken|"
                r"spend|spent|worth)\b"
            ),
            (
                r"\bhow much (?:did|were|was|have|has|is|are|money)\b[^?]{0,30}\b(?:pay|"
                r"paid|charged|"
                r"billed|debited|cost|total|order|taken|deducted|spend|spent)\b"
            ),
            (
                r"\b(?:what|which|exact|total) (?:was |is |were )?(?:the )?(?:exact |total "
                r")?(?:amount|price|"
                r"sum|total|charge)\b|\bwhat (?:did you pay|were you (?:charged|billed)|"
                r"did it cost)\b|"
                r"\b(?:amount|total|sum) (?:of (?:the|your) (?:order|charge|payment)|you "
                r"(?:paid|were))"
            ),
            r"\b(?:wie viel|wieviel|welche[rn]? betrag|wie hoch)\b",
            r"\b(?:cu[áa]nto (?:pag|le cobr|cost)\w*|qu[ée] importe|importe total)\b",
            r"\b(?:combien (?:avez|vous a|a co[ûu]t)|quel (?:montant|prix)|montant total)\b",
        ),
    ),
    (
        Topic.WANT,
        (
            (
                r"\b(?:refund|replace\w*|exchange|money|credit|new one|resend|reship\w*|"
                r"send)\b[^?]{0,40}\bor\b[^?]{0,40}\b(?:refund|replace\w*|exchange|money|credit|"
                r"new one|another|resend|send|repair|re-?ship\w*)\b"
            ),
            (
                r"\b(?:refund|money back|replacement|exchange|new one)\b[^?]{0,25}\b(?:"
                r"what you(?:['\u2019]re| are) (?:after|looking)|you want|"
                r"you['\u2019]d like)\b"
            ),
            (
                r"\b(?:what|how) (?:can|could|do|should|shall|would) (?:i|we|"
                r"you)\b[^?]{0,25}\b(?:make (?:this|it|that) (?:right|up)|put (?:this|it|that) "
                r"right|sort (?:this|it|that)|fix (?:this|it|that)|resolve|solve)\b"
            ),
            (
                r"\bwhat(?:['\u2019]s| is| are| were) (?:you|your) (?:looking for|after|hoping|"
                r"preference|preferred|ideal|wish)\b|\bwhat do you expect\b|\bwas (?:sollen|"
                r"können|dürfen) wir\b|\bwie (?:sollen|können) wir\b[^?]{0,20}\blösen\b|\bqué "
                r"(?:podemos|quiere que|le gustaría que)\b|\bque pouvons-nous\b|\bque "
                r"(?:voudriez|préféreriez)[- ]vous\b"
            ),
            (
                r"\bwhat (?:would|do|did|should|can|could) (?:you|we|i) (?:\w+ )?(?:like|"
                r"prefer|want|wish|"
                r"expect|have in mind|do to (?:fix|solve|make|put|resolve))\b(?! to (?:order|"
                r"buy|know))"
            ),
            (
                r"\b(?:refund|replacement|exchange|money back|credit|new one|resend|"
                r"reship\w*)\b[^?]{0,40}"
                r"\bor\b[^?]{0,40}\b(?:refund|replacement|exchange|money|credit|new one|"
                r"another|resend|"
                r"send|repair|re-?ship\w*)"
            ),
            (
                r"\b(?:do|would|are) you (?:\w+ )?(?:want|like|prefer|looking for|after|"
                r"hoping for|rather "
                r"have)\b[^?]{0,25}\b(?:refund|replacement|exchange|money back|new one|"
                r"credit|cancel\w*|"
                r"return|repair)\b"
            ),
            (
                r"\bhow (?:would|do|should|shall|can) (?:you|we|i)[^?]{0,25}\b(?:resolve|"
                r"solve|handle|fix|"
                r"proceed|settle|put (?:this|it) right|sort (?:this|it))\b|\b(?:what|"
                r"which) (?:outcome|"
                r"resolution|solution|remedy|option)\b|\bpreferred (?:outcome|resolution|"
                r"solution|option)\b|"
                r"\bwhat would (?:help|make (?:this|it) right|work|be (?:best|ideal))\b"
            ),
            (
                r"\b(?:was|welche l[öo]sung)\b[^?]{0,15}\b(?:w[üu]nschen|m[öo]chten|"
                r"h[äa]tten|wollen|"
                r"bevorzugen)\b|\b(?:ersatz|erstattung|geld zur[üu]ck)\b[^?]{0,30}\boder\b|"
                r"\bwas w[üu]rde "
                r"ihnen helfen\b|\bwelche l[öo]sung\b"
            ),
            (
                r"\bqu[ée] (?:prefiere|desea|quiere|le gustar[íi]a|soluci[óo]n)\b|"
                r"\b(?:reembolso|reemplazo|"
                r"cambio)\b[^?]{0,30}\bo\b"
            ),
            (
                r"\bque (?:souhaitez|voulez|pr[ée]f[ée]rez|d[ée]sirez)[- ]vous\b|"
                r"\b(?:remboursement|"
                r"remplacement|[ée]change)\b[^?]{0,30}\bou\b|\bquelle solution\b|"
                r"\bqu['\u2019]est-ce qui "
                r"vous (?:aiderait|conviendrait)\b"
            ),
        ),
    ),
    (
        Topic.ARRIVED,
        (
            (
                r"\b(?:did|has|have|is|was)\b[^?]{0,40}\b(?:turn(?:ed)? up|show(?:ed|n)? up|"
                r"arrived?|received?|been delivered|come yet|here yet|there "
                r"yet)\b(?=[^?]{0,25}\?)"
            ),
            (
                r"\bist (?:es|die|das|der)\b[^?]{0,20}\b(?:schon|inzwischen)?[^?]{0,10}\b(?:da|"
                r"angekommen)\b|\bha llegado\b|\best-il arrivé\b|\bl['\u2019]avez-vous reçu\w*"
            ),
            (
                r"\b(?:has|have|did|is) (?:it|the (?:\w+ )?(?:order|parcel|package|item|"
                r"delivery|\w+)|you|"
                r"your (?:order|parcel|package|delivery|item)|"
                r"anything)[^?]{0,20}\b(?:arrived?|received?|"
                r"come|got|gotten|get|been delivered|turned? up|show(?:n|ed)? up|reach(?:ed)?)\b"
                r"(?=[^?]{0,40}\?)"
            ),
            r"\b(?:ist|haben sie|wurde)\b[^?]{0,30}\b(?:angekommen|erhalten|bekommen|zugestellt)\b",
            r"\b(?:ha|le ha) (?:llegado|recibido)\b|\b(?:lleg[óo]|recibi[óo]) (?:ya |su |el )",
            (
                r"\b(?:avez-vous|est-ce que)\b[^?]{0,25}\bre[çc]u\w*|\best[- ](?:il|elle) "
                r"arriv[ée]e?\b"
            ),
        ),
    ),
    (
        Topic.PRODUCT,
        (
            (
                r"\b(?:what|which)\b[^?]{0,20}\b(?:you|did you|have you|was it "
                r"you)\b[^?]{0,12}\b(?:bought|buy|purchas\w*|ordered|order)\b(?! (?:number|id|"
                r"date|with|under|at|on))"
            ),
            (
                r"\b(?:item|product|article|piece)s?\b[^?]{0,25}\b(?:about|concern\w*|affected|"
                r"broken|damaged|mean|regarding|talking|faulty|involved|in question|is it|was "
                r"it)\b"
            ),
            (
                r"\bwas (?:genau )?(?:haben sie|hatten sie|hast du)[^?]{0,15}\b(?:gekauft|"
                r"bestellt)\b|\bwelches teil\b|\bqué (?:compró|ha comprado|pidió|ha pedido)\b|"
                r"\bqu['\u2019]est-ce que vous avez (?:command|achet)\w*"
            ),
            (
                r"\b(?:which|what) (?:specific |exact |particular )?(?:items?|products?|"
                r"articles?|pieces?|"
                r"goods|things?|parts?)\b(?! (?:can|could|may|should) (?:i|we))"
            ),
            (
                r"\bwhat (?:exactly )?(?:did|have) you (?:order|buy|purchase|bought|ordered)\w*|"
                r"\bwhat (?:was|is|did you have) in (?:the|your) (?:order|parcel|package|box)\b"
            ),
            (
                r"\b(?:item|product|article)(?:['\u2019]s)? (?:name|number|code|"
                r"description|title)\b|"
                r"\bname of (?:the |your )?(?:items?|products?|articles?)\b"
            ),
            (
                r"\b(?:which|what) (?:one )?(?:of (?:the|your) (?:items|products|things|"
                r"articles)|is (?:broken|"
                r"damaged|missing|affected|defective|faulty))\b"
            ),
            (
                r"\bwelche[rsnm]? (?:artikel|produkte?|teile?|ware)\b|\bum welche[rsn]? "
                r"(?:artikel|produkt)|"
                r"\bwas (?:genau )?(?:haben sie|wurde) (?:bestellt|gekauft)\b|"
                r"\bartikel(?:nummer|name)\b"
            ),
            (
                r"\bqu[ée] (?:art[íi]culos?|productos?)\b|\bqu[ée] (?:pidi[óo]|compr[óo])\b|"
                r"\bcu[áa]l es el "
                r"(?:art[íi]culo|producto)\b"
            ),
            (
                r"\bquels? (?:articles?|produits?)\b|\bqu['\u2019]avez-vous (?:command|achet)\w*|"
                r"\bnom (?:de l['\u2019]article|du produit)\b"
            ),
        ),
    ),
    (
        Topic.PROBLEM,
        (
            (
                r"\b(?:tell|give|explain to) (?:me|us)\b[^?]{0,30}\b(?:problem|issue|happened|"
                r"situation|matter|wrong|details?|story|background)\b"
            ),
            (
                r"\bwhat(?:['\u2019]s| is) up\b|\bwhat (?:brings|brought) you\b|\bwhat (?:went|"
                r"did go|is|was|has gone|goes) wrong\b|\bhow can (?:i|we) be of\b"
            ),
            (
                r"\bwas (?:ist|war|genau|fehlt)\b[^?]{0,20}\b(?:das problem|passiert|los|"
                r"schiefgelaufen|nicht in ordnung)\b|\berzählen sie\b|\bcuénteme\b|\bqué "
                r"(?:sucede|ocurre|problema)\b|\bexpliquez\b|\bque se passe\b"
            ),
            (
                r"\bwhat(?:['\u2019]s| is| was| seems| exactly| has| "
                r"appears)?\b[^?]{0,25}\b(?:problem|issue|"
                r"matter|trouble|wrong|happened|complaint|concern|happening|going on)\b"
            ),
            (
                r"\b(?:describe|explain|outline|summari[sz]e|elaborate|walk me "
                r"through)\b[^?]{0,25}\b(?:problem|"
                r"issue|situation|what|damage|matter|trouble|happened|it|concern|case|defect)\b"
            ),
            (
                r"\btell (?:me|us) (?:\w+ )?(?:more )?(?:about )?(?:the|your|"
                r"what)[^?]{0,12}\b(?:problem|issue|"
                r"happened|situation|matter|concern|went|is wrong)\b"
            ),
            (
                r"\bhow (?:can|may|could|might) (?:i|we) (?:help|assist|be of)\b"
                r"(?![^?]{0,20}\b(?:else|further|more|other)\b)|\bwhat can (?:i|we) (?:do|help)\b"
                r"(?![^?]{0,25}\b(?:else|further|to (?:fix|solve|make|put|resolve))\b)"
            ),
            (
                r"\bwhat (?:is|was) (?:this|it|your (?:question|request|enquiry|inquiry)) "
                r"(?:about|regarding|"
                r"concerning)?|\bwhat(?:['\u2019]s| is) (?:this|it) (?:about|regarding)\b|"
                r"\bwhat brings you\b|"
                r"\breason for (?:your|contacting|writing)|\bin what "
                r"way\b[^?]{0,20}\b(?:damaged|broken)"
            ),
            (
                r"\b(?:was ist|worum|was genau|wo liegt)\b[^?]{0,20}\b(?:passiert|problem|"
                r"geht|geschehen|los|"
                r"kaputt)\b|\bproblem (?:beschreiben|schildern)\b|\bwie kann ich "
                r"(?:ihnen )?(?:helfen|"
                r"weiterhelfen)\b|\bbeschreiben sie\b|\bschildern\b"
            ),
            (
                r"\b(?:qu[ée] (?:ha )?pas[óo]|cu[áa]l es (?:el|su) problema|qu[ée] "
                r"problema|en qu[ée] "
                r"(?:puedo|podemos) ayudar|qu[ée] ha (?:pasado|ocurrido))\w*|"
                r"\bdescrib\w+[^?]{0,15}\bproblema\b"
            ),
            (
                r"\b(?:quel est (?:le|votre) (?:probl[èe]me|souci)|que s['\u2019]est-il "
                r"pass[ée]|comment puis-je "
                r"vous aider|d[ée]cri\w+[^?]{0,15}\bprobl[èe]me)\b"
            ),
        ),
    ),
)
