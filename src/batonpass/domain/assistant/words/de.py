"""German, as the shop's assistant says it."""

from typing import Final

DAY: Final = "{weekday}, {day}. {month}"
WEEKDAYS: Final = (
    "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
)  # fmt: skip
MONTHS: Final = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip

MESSAGES: Final = {
    "intro": "Ich bin der KI-Assistent von {shop}.",
    "intro.no_name": "Ich bin der KI-Assistent dieses Shops.",
    "greeting": (
        "Hallo! Wie kann ich helfen? Ich kann eine Bestellung nachsehen, Rückgaben erklären"
        " oder Sie an einen Menschen weitergeben."
    ),
    "thanks": "Gern. Kann ich sonst noch etwas tun?",
    "goodbye": "Auf Wiedersehen und danke für Ihre Nachricht.",
    "here": "Ja, ich bin da. Was kann ich für Sie tun?",
    "here.known": (
        "Ja, ich bin da und habe, was Sie geschrieben haben. Soll ich es an einen Menschen"
        " weitergeben?"
    ),
    "bot": (
        "Sie schreiben mit einem KI-Assistenten, nicht mit einem Menschen."
        " Soll ich Sie an einen Menschen weitergeben?"
    ),
    "person": (
        "Ich gebe Sie an einen Menschen in unserem Team weiter."
        " Alles hier Geschriebene ist dort zu sehen."
    ),
    "declined": "Gut, dann machen wir hier weiter. Was kann ich für Sie tun?",
    "ask.order_number.email": (
        "Um welche Bestellung geht es? Ich brauche die Bestellnummer und die E-Mail-Adresse,"
        " mit der Sie bestellt haben."
    ),
    "ask.order_number": "Um welche Bestellung geht es? Bitte schicken Sie mir die Bestellnummer.",
    "ask.email": (
        "Mit welcher E-Mail-Adresse haben Sie bestellt? Ich brauche sie,"
        " um Bestellung {order} anzusehen."
    ),
    "ask.photo": "Wenn Sie können, schicken Sie ein Foto davon: Das spart oft Rückfragen.",
    "ask.want": "Was hilft Ihnen am meisten: Ersatz, Ihr Geld zurück oder etwas anderes?",
    "ask.topic": (
        "Worum geht es: eine Bestellung, eine Rückgabe, die Lieferung oder etwas anderes?"
        " Ein Satz genügt."
    ),
    "noted.person": (
        "Danke, das steht jetzt bei Ihren Nachrichten. Soll ich alles an einen"
        " Menschen weitergeben?"
    ),
    "noted.topic": "Danke. Worum geht es, und was kann ich für Sie tun?",
    "noted.else": "Gut. Kann ich sonst noch etwas für Sie tun?",
    "noted": "Danke, das steht jetzt dabei, wenn ein Mensch übernimmt.",
    "not_found": (
        "Ich habe Bestellung {order} mit dieser E-Mail-Adresse nicht gefunden."
        " Können Sie beides prüfen und mir schicken, was nicht stimmte?"
    ),
    "cannot_without.order_number": (
        "Ohne die Bestellnummer kann ich keine Bestellung ansehen, aber ein Mensch kann anders"
        " suchen. Soll ich Sie weitergeben?"
    ),
    "cannot_without.email": (
        "Ohne die E-Mail-Adresse der Bestellung darf ich keine Bestellung zeigen, aber ein Mensch"
        " kann das anders prüfen. Soll ich Sie weitergeben?"
    ),
    "too_many": (
        "Das waren mehrere Versuche, die nicht passten, deshalb muss ich eine Weile aufhören"
        " zu suchen. Ich gebe das an einen Menschen in unserem Team weiter."
    ),
    "shop_down": (
        "Ich erreiche unser Bestellsystem gerade nicht und sehe Ihre Bestellung deshalb nicht."
        " Soll ich das an einen Menschen weitergeben?"
    ),
    "unknown": (
        "Das kann ich nicht selbst beantworten. Ich kann eine Bestellung nachsehen oder Rückgabe"
        " und Lieferung erklären. Oder soll ich Sie an einen Menschen weitergeben?"
    ),
    "gave_up": (
        "Ich konnte das nicht lösen und will Sie nicht im Kreis schicken. Ich gebe es an einen"
        " Menschen in unserem Team weiter, mit allem, was hier steht."
    ),
    "repeat": (
        "Mehr kann ich nicht sehen, und seit meiner Antwort hat sich nichts geändert."
        " Ein Mensch kann mehr tun als ich. Soll ich Sie weitergeben?"
    ),
    "not_solved": (
        "Es tut mir leid, dass das nicht geholfen hat. Sagen Sie mir, was noch fehlt,"
        " oder soll ich Sie an einen Menschen weitergeben?"
    ),
    "needs_person": (
        "Das braucht einen Menschen in unserem Team."
        " Ich gebe es weiter, mit allem, was Sie geschrieben haben."
    ),
    "needs_person.refund": (
        "Über Erstattungen entscheidet ein Mensch in unserem Team."
        " Ich gebe es weiter, mit allem, was Sie geschrieben haben."
    ),
    "needs_person.replacement": (
        "Ersatz kann ein Mensch in unserem Team schicken."
        " Ich gebe es weiter, mit allem, was Sie geschrieben haben."
    ),
    "needs_person.cancellation": (
        "Stornieren muss ein Mensch in unserem Team."
        " Ich gebe es weiter, mit allem, was Sie geschrieben haben."
    ),
    "needs_person.damaged": (
        "Es tut mir leid, dass es so angekommen ist. Ein Mensch in unserem Team bringt das in"
        " Ordnung: Ich gebe es weiter, mit allem, was Sie geschrieben haben."
    ),
    "needs_person.wrong_item": (
        "Es tut mir leid, dass das Falsche kam. Ein Mensch in unserem Team bringt das in"
        " Ordnung: Ich gebe es weiter, mit allem, was Sie geschrieben haben."
    ),
    "needs_person.money": (
        "Hier geht es um eine Zahlung, deshalb sieht sich das ein Mensch in unserem Team an."
        " Ich gebe es weiter, mit allem, was Sie geschrieben haben."
    ),
    "needs_person.custom_order": (
        "Preise für Sonderanfertigungen macht ein Mensch in unserem Team."
        " Ich gebe es weiter, mit allem, was Sie geschrieben haben."
    ),
    "needs_person.delivered": (
        "Laut Sendungsverfolgung wurde Bestellung {order} am {day} zugestellt, und Sie haben sie"
        " nicht. Ein Mensch in unserem Team klärt das: Ich gebe es weiter, mit allem, was Sie"
        " geschrieben haben."
    ),
    "needs_person.delivered.no_day": (
        "Laut Sendungsverfolgung wurde Bestellung {order} zugestellt, und Sie haben sie nicht."
        " Ein Mensch in unserem Team klärt das: Ich gebe es weiter, mit allem, was Sie"
        " geschrieben haben."
    ),
    "order.cancelled": "Bestellung {order} wurde storniert.",
    "order.pending": (
        "Bestellung {order} wartet auf die Zahlung und ist deshalb noch nicht unterwegs."
    ),
    "order.on_hold": "Bestellung {order} ist angehalten und noch nicht unterwegs.",
    "order.processing": "Bestellung {order} wird vorbereitet und ist noch nicht unterwegs.",
    "order.custom": "Bestellung {order} wird für Sie angefertigt und ist noch nicht unterwegs.",
    "order.fulfilled": "Bestellung {order} wurde verschickt.",
    "order.unknown": "Ich sehe Bestellung {order}, aber nicht, wie weit sie ist.",
    "order.due": "Sie sollte bis {day} bei Ihnen sein.",
    "order.late": (
        "Sie hätte bis {day} bei Ihnen sein sollen und ist damit"
        " {days, plural, one {# Tag} other {# Tage}} zu spät."
    ),
    "order.refunded": "Davon wurden {amount} erstattet.",
    "parcel.pre_transit": "Bestellung {order} ist gepackt; {carrier} hat sie noch nicht gescannt.",
    "parcel.in_transit": "Bestellung {order} ist mit {carrier} unterwegs.",
    "parcel.out_for_delivery": "Bestellung {order} wird heute von {carrier} zugestellt.",
    "parcel.attempted": "{carrier} wollte Bestellung {order} zustellen und traf niemanden an.",
    "parcel.available_for_pickup": (
        "Bestellung {order} liegt für Sie an einer Abholstelle von {carrier}."
    ),
    "parcel.delivered": "Laut {carrier} wurde Bestellung {order} zugestellt.",
    "parcel.exception": "{carrier} meldet ein Problem mit dem Paket von Bestellung {order}.",
    "parcel.returned": "Das Paket von Bestellung {order} ist auf dem Rückweg zu uns.",
    "parcel.expired": "{carrier} hat das Paket von Bestellung {order} aus den Augen verloren.",
    "parcel.unknown": (
        "Bestellung {order} wurde mit {carrier} verschickt; es gibt noch keinen Scan."
    ),
    "parcel.scan": "Letzte Meldung, {day}: {text}.",
    "parcel.link": "Hier können Sie es verfolgen: {url}",
    "parcel.number": "Die Sendungsnummer ist {number}.",
    "parcel.none": "Bestellung {order} hat keine Sendungsnummer.",
    "offer_person": "Soll ich das an einen Menschen in unserem Team weitergeben?",
    "returns.policy": (
        "Sie können Artikel innerhalb von {days, plural, one {# Tag} other {# Tagen}} nach der"
        " Lieferung zurückgeben (Zustand: {condition}). Das Geld ist innerhalb von"
        " {refund_days, plural, one {# Werktag} other {# Werktagen}} nach Ankunft zurück."
    ),
    "returns.free": "Das Rücksendeetikett ist kostenlos.",
    "returns.cost": "Das Rücksendeetikett kostet {amount}.",
    "returns.custom": "Nach Ihrem Wunsch Angefertigtes kann nicht zurückgegeben werden.",
    "returns.how": (
        "Schicken Sie mir Bestellnummer und E-Mail-Adresse, dann prüfe ich Ihre Bestellung."
    ),
    "returns.line": "{title}: Rückgabe möglich bis {day}.",
    "returns.line.open": "{title}: Rückgabe möglich.",
    "returns.line.custom_made": ("{title}: nach Ihrem Wunsch angefertigt, deshalb keine Rückgabe."),
    "returns.line.past_window": "{title}: Die Rückgabefrist endete am {day}.",
    "returns.line.not": "{title}: zurzeit keine Rückgabe möglich.",
    "returns.label": (
        "Das Etikett schickt Ihnen ein Mensch in unserem Team. Soll ich das weitergeben?"
    ),
    "hours.visit": "Unser Laden hat geöffnet: {hours}.",
    "hours.team": "{text}",
    "hours.none": "Unsere Öffnungszeiten kenne ich nicht.",
    "address.visit": "Sie finden uns hier: {address}.",
    "address.none": "Wir sind ein Onlineshop, es gibt keinen Laden zum Vorbeikommen.",
    "address.returns": "Rücksendungen gehen an: {address}.",
    "contact": "So erreichen Sie uns: {ways}.",
    "contact.none": (
        "Unser Team erreichen Sie gleich hier: Soll ich Sie an einen Menschen weitergeben?"
    ),
    "delivery": "Die Lieferung dauert {least} bis {most} Werktage.",
    "delivery.custom": "Sonderanfertigungen dauern {least} bis {most} Wochen.",
    "noted_by": "{agent} hat für Sie notiert: {text}",
    "noted_by.team": "Unser Team hat für Sie notiert: {text}",
}
