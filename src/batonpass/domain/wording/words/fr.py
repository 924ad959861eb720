"""French."""

from typing import Final

CLOCK: Final = "{hour} h {minute}"
WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
ON_DAY: Final = "{weekday} à {clock}"
BANNED: Final = (
    "bientôt",
    "sous peu",
    "dans un instant",
    "dès que possible",
    "au plus vite",
    "d'ici peu",
    "prochainement",
    "rapidement",
    "tout de suite",
    "immédiatement",
)
NUMBERS: Final = (
    "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "dix", "onze", "douze", "quinze",
    "vingt", "trente", "quarante", "cinquante", "soixante", "cent", "quelques minutes",
    "une demi-heure", "une heure",
)  # fmt: skip

_MINUTES: Final = "{minutes, plural, one {# minute} other {# minutes}}"
_OFTEN: Final = "{often, plural, one {une minute} other {# minutes}}"
_PROMISE: Final = (
    f"En ce moment, {{share}} personnes sur {{out_of}} ont une réponse en {_MINUTES} au plus"
)
_AHEAD: Final = "{ahead, plural, one {# personne est} other {# personnes sont}}"
_OVERDUE: Final = "J'avais dit que vous auriez une réponse. C'était faux, et je m'en excuse"
_RETURNED: Final = "Une personne qui a perdu son agent a repris sa place"
_URGENT: Final = "Un cas urgent est arrivé"
_PRIOR: Final = "Un cas prioritaire est arrivé"
_BY: Final = "{share} personnes sur {out_of} reçoivent une réponse avant {by}"
_LONGER: Final = "C'est plus long que je ne l'ai dit"

MESSAGES: Final = {
    "reason.asked": "Vous voulez parler à une personne. J'ai passé votre demande à notre équipe.",
    "reason.unresolved": "Je n'ai pas pu régler cela. J'ai passé votre demande à notre équipe.",
    "reason.not_received": (
        "Le suivi indique que le colis est livré et vous ne l'avez pas. "
        "J'ai donc passé votre demande à notre équipe."
    ),
    "reason.late": "Votre commande est en retard. J'ai donc passé votre demande à notre équipe.",
    "reason.money": "Il s'agit d'un paiement. Une personne de l'équipe va donc regarder.",
    "reason.decision": "C'est à une personne de l'équipe de décider. Elle a votre demande.",
    "reason.important": "Une personne doit voir cela avec vous. Notre équipe a votre demande.",
    "reason.outside": "Je n'en sais pas assez. J'ai passé votre demande à notre équipe.",
    "reason.own": "{sentence}",
    "passed_on": "L'équipe verra {passed_on}. Pas besoin de répéter.",
    "promise": f"{_PROMISE}.",
    "promise.often": f"{_PROMISE}, souvent en {_OFTEN} environ.",
    "promise.clock": f"{_PROMISE}, donc avant {{by}}.",
    "promise.often.clock": f"{_PROMISE}, souvent en {_OFTEN} environ, donc avant {{by}}.",
    "promise.by": f"{_BY}.",
    "promise.often.by": f"{_BY}, souvent en {_OFTEN} environ.",
    "keep_place": (
        "Vous pouvez fermer cette page : nous gardons votre place "
        "et écrivons à l'adresse que vous avez donnée."
    ),
    "place.position": "Vous êtes numéro {position} dans la file.",
    "place.ahead": f"{_AHEAD} avant vous.",
    "position.risen": "La file a changé : vous êtes maintenant numéro {position}.",
    "position.risen.place_returned": f"{_RETURNED} : vous êtes maintenant numéro {{position}}.",
    "position.risen.urgent_first": f"{_URGENT} : vous êtes maintenant numéro {{position}}.",
    "position.risen.priority_first": f"{_PRIOR} : vous êtes maintenant numéro {{position}}.",
    "ahead.risen": f"La file a changé : maintenant {_AHEAD} avant vous.",
    "ahead.risen.place_returned": f"{_RETURNED} : maintenant {_AHEAD} avant vous.",
    "ahead.risen.urgent_first": f"{_URGENT} : maintenant {_AHEAD} avant vous.",
    "ahead.risen.priority_first": f"{_PRIOR} : maintenant {_AHEAD} avant vous.",
    "revision": f"{_LONGER}.",
    "revision.colleague_left": f"{_LONGER} : une personne de l'équipe n'est plus en ligne.",
    "revision.longer_cases": f"{_LONGER} : les cas avant le vôtre demandent plus de temps.",
    "revision.place_returned": f"{_LONGER} : une personne a repris sa place.",
    "revision.urgent_first": f"{_LONGER} : un cas urgent est passé avant.",
    "revision.priority_first": f"{_LONGER} : un cas prioritaire est passé avant.",
    "revision.sooner": "Cela va plus vite que je ne l'ai dit.",
    "now_within": f"Maintenant, ce devrait être en {_MINUTES} au plus.",
    "now_within.clock": f"Maintenant, ce devrait être en {_MINUTES} au plus, avant {{by}}.",
    "now_within.by": "Maintenant, ce devrait être avant {by}.",
    "still_waiting": "Vous êtes toujours dans la file, et votre place est gardée.",
    "holds": "Ce que j'ai dit tient toujours : une réponse avant {by}.",
    "still_there": (
        "Êtes-vous toujours là ? Votre place est gardée. Ouvrez cette page ou écrivez-nous."
    ),
    "overdue": f"{_OVERDUE}.",
    "overdue.colleague_left": f"{_OVERDUE} : une personne de l'équipe n'est plus en ligne.",
    "overdue.longer_cases": f"{_OVERDUE} : les cas avant le vôtre demandaient plus de temps.",
    "overdue.place_returned": f"{_OVERDUE} : une personne a repris sa place.",
    "overdue.urgent_first": f"{_OVERDUE} : un cas urgent est passé avant.",
    "overdue.priority_first": f"{_OVERDUE} : un cas prioritaire est passé avant.",
    "overdue.again": "C'est encore plus long que je ne l'ai dit.",
    "no_estimate": "Nous ne pouvons pas donner de bonne estimation. Votre place est gardée.",
    "closed": "Notre équipe revient à cette heure (chez vous) : {opens}.",
    "closed.reply_by": (
        "Notre équipe revient à cette heure (chez vous) : {opens}. "
        "Laissez votre demande ici, la réponse viendra avant {by}."
    ),
    "closed.unknown": "Personne n'est là, et nous ne savons pas encore quand l'équipe revient.",
    "closed.address": "Laissez une adresse e-mail et nous vous écrirons.",
    "offered": "Une personne de l'équipe regarde votre demande.",
    "accepted": "{agent}, de notre équipe, est là et a lu ce que vous avez dit.",
    "agent_lost": "La connexion avec votre agent est perdue. Vous reprenez votre place.",
    "transferred": (
        "{agent} a transmis votre demande à un collègue, avec tout ce que vous avez "
        "écrit. Votre place est gardée."
    ),
    "transferred.behind": (
        "{agent} a transmis votre demande à une autre équipe, avec tout ce que vous avez "
        "écrit. Vous êtes maintenant dans sa file."
    ),
    "returned": "Notre équipe a rendu la main à l'assistant. Il sait ce qui a été dit.",
    "owed": "Nous vous devons une réponse avant {by}. Elle viendra à l'adresse donnée.",
    "owed.call": "Nous vous appellerons à ce moment : {by}. Votre dossier aura été lu avant.",
    "owed.no_time": "Nous vous devons une réponse. Elle viendra à l'adresse donnée.",
    "mail.in_line.subject": "{shop} : votre place est gardée",
    "mail.in_line": (
        "Nous vous répondrons ici. Votre place dans la file est gardée, et une personne "
        "de notre équipe écrira à cette adresse."
    ),
    "mail.missed.subject": "{shop} : désolés de vous avoir manqué",
    "mail.missed": (
        "Vous attendiez pour nous parler, et votre page a été fermée avant notre réponse."
        " Nous sommes désolés de vous avoir manqué. Votre dossier et votre place sont "
        "gardés. Une personne de notre équipe écrira à cette adresse."
    ),
    "mail.promise": f"Comme annoncé : {_BY}.",
    "mail.owed": "Nous vous devons une réponse avant {by}.",
    "mail.call": "Nous vous appellerons à ce moment : {by}.",
    "mail.link.subject": "{shop} : continuez votre chat ici",
    "mail.link": "Vous avez demandé un lien vers votre chat avec nous.",
    "mail.answer.subject": "{shop} : une réponse à votre question",
    "mail.go_on": (
        "Ouvrez ce lien pour nous répondre ou pour continuer le même chat sur un autre "
        "appareil. Il fonctionne tant que votre dossier est ouvert et n''ouvre que ce "
        "chat."
    ),
    "missed": (
        "Désolés de vous avoir manqué : cette page a été fermée avant notre réponse. "
        "Écrivez ici, et nous reprenons."
    ),
    "intake.ask": (
        "Une personne de notre équipe s'en charge. Pour qu'elle puisse commencer sans autre "
        "question, envoyez-moi s'il vous plaît {items}. Si vous ne l'avez pas sous la main, "
        "dites-le simplement et je transmets tel quel."
    ),
    "intake.or_mail": (
        "Si vous préférez ne pas attendre ici, écrivez votre adresse e-mail et vous y recevrez "
        "la réponse."
    ),
    "intake.mail": (
        "Une personne de notre équipe s'en charge. Souhaitez-vous la réponse par e-mail ? "
        "Écrivez votre adresse. Sinon, dites que vous attendez et je vous mets dans la file."
    ),
    "intake.more": "{items}, {last}",
    "intake.list": "{items} et {last}",
    "intake.order_number": "votre numéro de commande",
    "intake.photo": "une photo",
    "intake.email": "votre adresse e-mail",
    "intake.phone": "votre numéro de téléphone",
    "intake.details": "ce qui s'est passé ou ce que vous souhaitez",
}
