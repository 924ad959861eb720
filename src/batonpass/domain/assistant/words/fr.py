"""French, as the shop's assistant says it."""

from typing import Final

DAY: Final = "{weekday} {day} {month}"
WEEKDAYS: Final = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
MONTHS: Final = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip

MESSAGES: Final = {
    "intro": "Je suis l''assistant IA de {shop}.",
    "intro.no_name": "Je suis l''assistant IA de cette boutique.",
    "greeting": (
        "Bonjour ! Comment puis-je vous aider ? Je peux consulter une commande, expliquer les"
        " retours ou vous passer une personne."
    ),
    "thanks": "Avec plaisir. Puis-je faire autre chose pour vous ?",
    "goodbye": "Au revoir et merci de nous avoir écrit.",
    "here": "Oui, je suis là. Que puis-je faire pour vous ?",
    "here.known": (
        "Oui, je suis là, et j''ai ce que vous avez écrit. Voulez-vous que je transmette à une"
        " personne ?"
    ),
    "bot": (
        "Vous écrivez avec un assistant IA, pas avec une personne."
        " Voulez-vous que je vous passe une personne ?"
    ),
    "person": "Je vous passe une personne de notre équipe. Elle verra tout ce qui est écrit ici.",
    "declined": "D''accord, nous continuons ici. Que puis-je faire pour vous ?",
    "ask.order_number.email": (
        "De quelle commande s''agit-il ? Il me faut le numéro de commande et l''adresse e-mail"
        " utilisée pour commander."
    ),
    "ask.order_number": (
        "De quelle commande s''agit-il ? Envoyez-moi le numéro de commande, s''il vous plaît."
    ),
    "ask.email": (
        "Avec quelle adresse e-mail avez-vous commandé ? J''en ai besoin pour voir la commande"
        " {order}."
    ),
    "ask.photo": "Si vous le pouvez, envoyez une photo : cela évite souvent des questions.",
    "ask.want": (
        "Qu''est-ce qui vous aiderait le plus : un remplacement, un remboursement ou autre chose ?"
    ),
    "ask.topic": (
        "De quoi s''agit-il : une commande, un retour, la livraison ou autre chose ?"
        " Une phrase suffit."
    ),
    "noted.person": (
        "Merci, c''est noté avec vos messages. Voulez-vous que je transmette tout à une personne ?"
    ),
    "noted.topic": "Merci. De quoi s''agit-il, et que puis-je faire pour vous ?",
    "noted.else": "D''accord. Puis-je faire autre chose pour vous ?",
    "noted": "Merci, je l''ai ajouté pour la personne qui prendra le relais.",
    "not_found": (
        "Je n''ai pas trouvé la commande {order} avec cette adresse e-mail."
        " Pouvez-vous vérifier les deux et m''envoyer celui qui n''était pas correct ?"
    ),
    "cannot_without.order_number": (
        "Sans le numéro de commande, je ne peux pas voir de commande, mais une personne peut"
        " chercher autrement. Voulez-vous que je vous la passe ?"
    ),
    "cannot_without.email": (
        "Sans l''adresse e-mail de la commande, je n''ai pas le droit de la montrer, mais une"
        " personne peut vérifier autrement. Voulez-vous que je vous la passe ?"
    ),
    "too_many": (
        "Plusieurs essais n''ont pas correspondu, je dois donc arrêter de chercher un moment."
        " Je transmets à une personne de notre équipe."
    ),
    "shop_down": (
        "Je n''arrive pas à joindre notre système de commandes, je ne vois donc pas la vôtre."
        " Voulez-vous que je transmette à une personne ?"
    ),
    "unknown": (
        "Je ne peux pas répondre à cela. Je peux consulter une commande ou expliquer les retours"
        " et la livraison. Ou voulez-vous que je vous passe une personne ?"
    ),
    "gave_up": (
        "Je n''ai pas pu résoudre cela et je ne veux pas vous faire tourner en rond."
        " Je transmets à une personne de notre équipe, avec tout ce qui est écrit ici."
    ),
    "repeat": (
        "C''est tout ce que je peux voir, et rien n''a changé depuis ma réponse."
        " Une personne peut faire plus que moi. Voulez-vous que je vous la passe ?"
    ),
    "not_solved": (
        "Je suis désolé que cela n''ait pas suffi. Dites-moi ce qui manque,"
        " ou voulez-vous que je vous passe une personne ?"
    ),
    "needs_person": (
        "Il faut pour cela une personne de notre équipe."
        " Je transmets avec tout ce que vous avez écrit."
    ),
    "needs_person.refund": (
        "Une personne de notre équipe décide des remboursements."
        " Je transmets avec tout ce que vous avez écrit."
    ),
    "needs_person.replacement": (
        "Une personne de notre équipe peut envoyer un remplacement."
        " Je transmets avec tout ce que vous avez écrit."
    ),
    "needs_person.cancellation": (
        "Une personne de notre équipe doit annuler la commande."
        " Je transmets avec tout ce que vous avez écrit."
    ),
    "needs_person.damaged": (
        "Je suis désolé que ce soit arrivé dans cet état. Une personne de notre équipe va"
        " arranger cela : je transmets avec tout ce que vous avez écrit."
    ),
    "needs_person.wrong_item": (
        "Je suis désolé que vous ayez reçu le mauvais article. Une personne de notre équipe va"
        " arranger cela : je transmets avec tout ce que vous avez écrit."
    ),
    "needs_person.money": (
        "Il s''agit d''un paiement, une personne de notre équipe va donc regarder."
        " Je transmets avec tout ce que vous avez écrit."
    ),
    "needs_person.custom_order": (
        "Une personne de notre équipe calcule les prix du sur-mesure."
        " Je transmets avec tout ce que vous avez écrit."
    ),
    "needs_person.delivered": (
        "D''après le suivi, la commande {order} a été livrée le {day}, et vous ne l''avez pas."
        " Une personne de notre équipe va éclaircir cela :"
        " je transmets avec tout ce que vous avez écrit."
    ),
    "needs_person.delivered.no_day": (
        "D''après le suivi, la commande {order} a été livrée, et vous ne l''avez pas."
        " Une personne de notre équipe va éclaircir cela :"
        " je transmets avec tout ce que vous avez écrit."
    ),
    "order.cancelled": "La commande {order} a été annulée.",
    "order.pending": "La commande {order} attend le paiement, elle n''est donc pas encore partie.",
    "order.on_hold": "La commande {order} est en attente et n''est pas encore partie.",
    "order.processing": "La commande {order} est en préparation et n''est pas encore partie.",
    "order.custom": "La commande {order} est fabriquée pour vous et n''est pas encore partie.",
    "order.fulfilled": "La commande {order} a été expédiée.",
    "order.unknown": "Je vois la commande {order}, mais pas où elle en est.",
    "order.due": "Elle devrait être chez vous au plus tard le {day}.",
    "order.late": (
        "Elle aurait dû être chez vous au plus tard le {day} : elle a"
        " {days, plural, one {# jour} other {# jours}} de retard."
    ),
    "order.refunded": "{amount} ont été remboursés.",
    "parcel.pre_transit": (
        "La commande {order} est emballée ; {carrier} ne l''a pas encore scannée."
    ),
    "parcel.in_transit": "La commande {order} est en route avec {carrier}.",
    "parcel.out_for_delivery": "La commande {order} est livrée aujourd''hui par {carrier}.",
    "parcel.attempted": "{carrier} a tenté de livrer la commande {order} sans trouver personne.",
    "parcel.available_for_pickup": (
        "La commande {order} vous attend dans un point relais de {carrier}."
    ),
    "parcel.delivered": "D''après {carrier}, la commande {order} a été livrée.",
    "parcel.exception": "{carrier} signale un problème avec le colis de la commande {order}.",
    "parcel.returned": "Le colis de la commande {order} revient vers nous.",
    "parcel.expired": "{carrier} a perdu la trace du colis de la commande {order}.",
    "parcel.unknown": "La commande {order} est partie avec {carrier} ; pas encore de scan.",
    "parcel.scan": "Dernière nouvelle, {day} : {text}.",
    "parcel.link": "Vous pouvez le suivre ici : {url}",
    "parcel.number": "Le numéro de suivi est {number}.",
    "parcel.none": "La commande {order} n''a pas de numéro de suivi.",
    "offer_person": "Voulez-vous que je transmette à une personne de notre équipe ?",
    "returns.policy": (
        "Vous pouvez renvoyer des articles dans les {days, plural, one {# jour} other {# jours}}"
        " après la livraison (état : {condition}). L''argent revient dans les"
        " {refund_days, plural, one {# jour ouvré} other {# jours ouvrés}} après leur arrivée."
    ),
    "returns.free": "L''étiquette de retour est gratuite.",
    "returns.cost": "L''étiquette de retour coûte {amount}.",
    "returns.custom": "Ce qui est fait sur mesure ne peut pas être renvoyé.",
    "returns.how": (
        "Envoyez-moi le numéro de commande et l''adresse e-mail, et je vérifie votre commande."
    ),
    "returns.line": "{title} : retour possible jusqu''au {day}.",
    "returns.line.open": "{title} : retour possible.",
    "returns.line.custom_made": "{title} : fait sur mesure, pas de retour possible.",
    "returns.line.past_window": "{title} : le délai de retour s''est terminé le {day}.",
    "returns.line.not": "{title} : pas de retour possible pour le moment.",
    "returns.label": (
        "Une personne de notre équipe vous envoie l''étiquette. Voulez-vous que je transmette ?"
    ),
    "hours.visit": "Notre boutique est ouverte : {hours}.",
    "hours.team": "{text}",
    "hours.none": "Je ne connais pas nos horaires.",
    "address.visit": "Vous nous trouvez ici : {address}.",
    "address.none": "Nous sommes une boutique en ligne : il n''y a pas de magasin.",
    "address.returns": "Les retours vont à : {address}.",
    "contact": "Vous pouvez nous joindre ici : {ways}.",
    "contact.none": (
        "Vous pouvez joindre notre équipe ici même : voulez-vous que je vous passe une personne ?"
    ),
    "delivery": "La livraison prend {least} à {most} jours ouvrés.",
    "delivery.custom": "Le sur-mesure demande {least} à {most} semaines.",
    "noted_by": "{agent} a noté pour vous : {text}",
    "noted_by.team": "Notre équipe a noté pour vous : {text}",
}
