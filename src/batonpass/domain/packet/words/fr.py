"""French, as a packet says it to an agent."""

from typing import Final

MESSAGES: Final = {
    "problem.not_received": "Commande non reçue",
    "problem.late": "Commande en retard",
    "problem.damaged": "Arrivé endommagé",
    "problem.wrong_item": "Mauvais article",
    "problem.missing_item": "Une partie de la commande manque",
    "problem.defective": "L''article ne fonctionne pas",
    "problem.does_not_fit": "L''article ne va pas",
    "problem.charged_twice": "Débité deux fois",
    "problem.refund_missing": "Attend un remboursement",
    "problem.custom_order": "Sur mesure",
    "problem.delivered_not_received": "Suivi : livré, le client n''a rien",
    "want.refund": "veut un remboursement",
    "want.replacement": "veut un remplacement",
    "want.cancellation": "veut annuler",
    "want.return": "veut le renvoyer",
    "want.repair": "veut une réparation",
    "want.address_change": "veut une autre adresse",
    "want.discount": "veut une remise ou un dédommagement",
    "want.quote": "veut un prix",
    "want.information": "veut une information",
    "headline.order": "commande {order}",
    "headline.by": "avant le {day}",
    "headline.none": "Demande une personne, sans dire pourquoi",
    "happened.says": "Le client dit : « {quote} »",
    "happened.since": "En attendant, le client a écrit : « {quote} »",
    "happened.again": "Le client l''a dit {times, plural, one {# fois} other {# fois}}.",
    "wants.said": "Le client {want} : « {quote} »",
    "wants.until": "Le client {want} avant le {day} : « {quote} »",
    "wants.corrected": "Il a d''abord dit autre chose ; voici le souhait le plus récent.",
    "order.line": "Commande {order} du {day}, {total} : {state}.",
    "order.items": "{items}",
    "order.late": (
        "La commande {order} était prévue le {day} :"
        " {days, plural, one {# jour} other {# jours}} de retard."
    ),
    "order.state.pending": "non payée",
    "order.state.processing": "en préparation",
    "order.state.on_hold": "en attente",
    "order.state.fulfilled": "expédiée",
    "order.state.cancelled": "annulée",
    "order.state.unknown": "état inconnu",
    "parcel.pre_transit": "annoncé à {carrier}, pas encore scanné",
    "parcel.in_transit": "en route avec {carrier}",
    "parcel.out_for_delivery": "en livraison avec {carrier}",
    "parcel.attempted": "{carrier} n''a pas pu livrer",
    "parcel.available_for_pickup": "dans un point relais de {carrier}",
    "parcel.delivered": "{carrier} dit livré",
    "parcel.exception": "{carrier} signale un problème",
    "parcel.returned": "en retour vers la boutique",
    "parcel.expired": "{carrier} en a perdu la trace",
    "parcel.unknown": "expédié avec {carrier}, pas de scan",
    "parcel.on": "{what} le {day}",
    "refund.line": "{amount} ont été remboursés le {day}.",
    "return.line": "Retour {state}, demandé le {day}.",
    "against.delivered": (
        "Le suivi dit que la commande {order} a été livrée{on} ;"
        " le client dit qu''elle n''est pas arrivée."
    ),
    "tried.times": "(essayé {times} fois)",
    "tried.answered": "{detail}",
    "tried.asked": "{detail}",
    "tried.no_answer": "Pas de réponse : {detail}",
    "tried.tool_failed": "La recherche a échoué : {detail}",
    "tried.refused": "Pas fait : {detail}",
    "tried.not_solved": "Répondu, mais selon le client pas résolu : {detail}",
    "open.contradiction.want": "Deux souhaits s''opposent : {a} et {b}.",
    "open.contradiction.other": "Deux valeurs ont été données : {a} et {b}.",
    "open.question": "Pas encore répondu : « {quote} »",
    "open.unknown_order": "Le client cite la commande {order} ; la boutique ne l''a pas.",
    "promised.by": "{agent} a promis : {text}",
    "decided.by": "{agent} a décidé : {text}",
    "still_open.by": "{agent} a laissé ouvert : {text}",
    "team": "Quelqu''un de l''équipe",
    "gap.email.not_asked": "Personne n''a demandé l''adresse e-mail.",
    "gap.email.customer_declined": "Adresse e-mail demandée ; le client ne l''a pas donnée.",
    "gap.order.not_asked": "Personne n''a demandé de quelle commande il s''agit.",
    "gap.order.customer_declined": "Numéro de commande demandé ; le client ne l''a pas donné.",
    "gap.order.none_exists": "La boutique n''a pas de commande {order}.",
    "gap.orders.connector_down": "La boutique n''a pas répondu, aucune commande n''est affichée.",
    "gap.orders.none_exists": "La boutique ne connaît aucune commande de ce client.",
    "gap.orders.no_shop": "Aucune boutique n''est connectée.",
    "gap.identity.not_verified": (
        "Identité non prouvée : commandes possibles d''après ce que dit le client."
    ),
    "gap.wants.not_asked": "Le client n''a pas dit ce qui doit se passer.",
    "gap.wants.customer_declined": "Demandé ce qui aiderait ; le client ne l''a pas dit.",
    "gap.photo.not_asked": "Personne n''a demandé de photo.",
    "gap.photo.customer_declined": "Photo demandée ; aucune n''est venue.",
    "gap.attempts.none_exists": "L''assistant n''a rien essayé avant de transmettre.",
    "gap.tracking.none_exists": "La commande n''a pas de suivi.",
    "gap.steps.none_exists": "Aucune règle de la boutique ne convient à ce cas.",
    "gap.steps.not_verified": "Aucune commande n''est certaine, donc rien n''est proposé.",
    "gap.draft.none_exists": "Pas de brouillon : aucune règle ne convient à ce cas.",
    "step.refund_lines": "Rembourser {amount} pour {items}",
    "step.reship": "Renvoyer {items} sans frais",
    "step.cancel": "Annuler la commande {order} et rembourser {amount}",
    "step.goodwill": "Donner un code d''une valeur de {amount}",
    "step.send_return_label": "Envoyer une étiquette de retour pour {items}",
    "step.everything": "toute la commande",
    "limit.refund": "Remboursements par commande : au plus {amount}.",
    "limit.goodwill": "Geste commercial par commande : au plus {amount}.",
    "limit.reship": "Renvois par commande : au plus {count}, d''une valeur d''au plus {amount}.",
    "limit.identity": "Identité non prouvée : vérifier avant d''approuver.",
    "limit.done": "Déjà fait.",
    "text.customer": "Client",
    "text.reason": "Motif",
    "text.wants": "Veut",
    "text.summary": "Ce qui s''est passé",
    "text.orders": "Commandes",
    "text.tried": "Ce qui a été essayé",
    "text.facts": "Données",
    "text.open": "Ouvert",
    "text.frustration": "Frustration",
    "text.steps": "Étapes proposées",
    "text.draft": "Brouillon",
    "text.put_right": "Corrigé par le client",
    "text.gaps": "Manque",
    "text.passed": "De la personne précédente",
    "text.unproven": "identité non prouvée",
    "text.as_of": "à {time}",
    "text.not_mention": "Ne pas mentionner : {text}",
    "text.message": "message {seq}",
    "level.anonymous": "non identifié",
    "level.claimed": "dit être",
    "level.proven": "identité prouvée",
    "shown.title": "Voici ce que je transmets",
    "shown.name": "Nom",
    "shown.order": "Commande",
    "shown.happened": "Ce qui s''est passé",
    "shown.quoted": "« {quote} »",
    "shown.wants": "Ce que vous souhaitez",
    "shown.tried": "Ce que nous avons essayé",
    "shown.other": "Aussi",
    "shown.tried.looked": "J''ai consulté la commande {order}.",
    "shown.tried.explained": "J''ai expliqué ce que je sais.",
    "shown.tried.failed": "Je n''avais pas de réponse.",
    "shown.tried.down": "Je n''ai pas pu joindre notre système de commandes.",
    "shown.want.refund": "Un remboursement",
    "shown.want.replacement": "Un remplacement",
    "shown.want.cancellation": "Annuler la commande",
    "shown.want.return": "Le renvoyer",
    "shown.want.repair": "Une réparation",
    "shown.want.address_change": "Une autre adresse de livraison",
    "shown.want.discount": "Une remise ou un dédommagement",
    "shown.want.quote": "Un prix",
    "shown.want.information": "Une information",
    "shown.want.by": "{want}, avant le {day}",
    "shown.triage.order_number": (
        "Pendant que vous attendez : de quelle commande s''agit-il ? Le numéro suffit."
        " Vous pouvez aussi passer."
    ),
    "shown.triage.photo": (
        "Pendant que vous attendez : une photo aiderait mon collègue à décider tout de"
        " suite. Vous pouvez aussi passer."
    ),
    "shown.triage.want": (
        "Pendant que vous attendez : que préférez-vous, un remplacement, un remboursement"
        " ou autre chose ? Vous pouvez aussi passer."
    ),
    "draft.delivered_not_received": (
        "Bonjour {{customer_name}}, j'ai tout lu sur la commande {{order}}. Le suivi dit qu'elle"
        " a été livrée, et vous ne l'avez pas. Je renvoie {{item}} sans frais. {{agent_name}}"
    ),
    "draft.lost": (
        "Bonjour {{customer_name}}, le transporteur a perdu le colis de la commande {{order}}."
        " Je renvoie {{item}} sans frais. {{agent_name}}"
    ),
    "draft.late": (
        "Bonjour {{customer_name}}, la commande {{order}} est en retard et j'en suis désolé."
        " J'interroge le transporteur et je vous écris ce qu'il dit. {{agent_name}}"
    ),
    "draft.late_arrived": (
        "Bonjour {{customer_name}}, la commande {{order}} est arrivée en retard et j'en suis"
        " désolé. {{agent_name}}"
    ),
    "draft.damaged": (
        "Bonjour {{customer_name}}, je suis désolé que {{item}} soit arrivé dans cet état. J'en"
        " envoie un neuf sans frais ; gardez l'abîmé jusqu'à ce que je vous dise quoi en faire."
        " {{agent_name}}"
    ),
    "draft.defective": (
        "Bonjour {{customer_name}}, je suis désolé que {{item}} ne fonctionne pas."
        " J'en envoie un neuf sans frais. {{agent_name}}"
    ),
    "draft.wrong_item": (
        "Bonjour {{customer_name}}, je suis désolé que la commande {{order}} soit arrivée avec le"
        " mauvais article. J'envoie le bon sans frais, et une étiquette pour l'autre."
        " {{agent_name}}"
    ),
    "draft.missing_item": (
        "Bonjour {{customer_name}}, il manque quelque chose à la commande {{order}} : {{item}}."
        " Je l'envoie sans frais. {{agent_name}}"
    ),
    "draft.refund": (
        "Bonjour {{customer_name}}, je rembourse {{amount}} pour la commande {{order}}, par le"
        " moyen de paiement utilisé. {{agent_name}}"
    ),
    "draft.cancel": (
        "Bonjour {{customer_name}}, j'annule la commande {{order}} et je rembourse {{amount}}."
        " {{agent_name}}"
    ),
    "draft.return": (
        "Bonjour {{customer_name}}, je vous envoie une étiquette de retour pour {{item}}."
        " {{agent_name}}"
    ),
    "draft.other": (
        "Bonjour {{customer_name}}, j'ai lu tout ce que vous avez écrit. {{agent_name}}"
    ),
}
