"""German, as a packet says it to an agent."""

from typing import Final

MESSAGES: Final = {
    "problem.not_received": "Bestellung nicht erhalten",
    "problem.late": "Bestellung verspätet",
    "problem.damaged": "Beschädigt angekommen",
    "problem.wrong_item": "Falscher Artikel",
    "problem.missing_item": "Ein Teil der Bestellung fehlt",
    "problem.defective": "Artikel funktioniert nicht",
    "problem.does_not_fit": "Artikel passt nicht",
    "problem.charged_twice": "Doppelt abgebucht",
    "problem.refund_missing": "Wartet auf Erstattung",
    "problem.custom_order": "Sonderanfertigung",
    "problem.delivered_not_received": "Laut Verfolgung zugestellt, Kunde hat nichts",
    "want.refund": "will Geld zurück",
    "want.replacement": "will Ersatz",
    "want.cancellation": "will stornieren",
    "want.return": "will zurückgeben",
    "want.repair": "will eine Reparatur",
    "want.address_change": "will eine andere Adresse",
    "want.discount": "will Nachlass oder Entschädigung",
    "want.quote": "will einen Preis",
    "want.information": "will Auskunft",
    "headline.order": "Bestellung {order}",
    "headline.by": "bis {day}",
    "headline.none": "Möchte einen Menschen, ohne zu sagen weshalb",
    "happened.says": "Der Kunde schreibt: „{quote}“",
    "happened.since": "Während des Wartens geschrieben: „{quote}“",
    "happened.again": "Das schrieb der Kunde {times, plural, one {# Mal} other {# Mal}}.",
    "wants.said": "Der Kunde {want}: „{quote}“",
    "wants.until": "Der Kunde {want}, vor {day}: „{quote}“",
    "wants.corrected": "Zuerst sagte er etwas anderes; dies ist der spätere Wunsch.",
    "order.line": "Bestellung {order} vom {day}, {total}: {state}.",
    "order.items": "{items}",
    "order.late": (
        "Bestellung {order} war fällig am {day}: {days, plural, one {# Tag} other {# Tage}}"
        " zu spät."
    ),
    "order.state.pending": "nicht bezahlt",
    "order.state.processing": "in Vorbereitung",
    "order.state.on_hold": "angehalten",
    "order.state.fulfilled": "verschickt",
    "order.state.cancelled": "storniert",
    "order.state.unknown": "Stand unbekannt",
    "parcel.pre_transit": "bei {carrier} angekündigt, noch nicht gescannt",
    "parcel.in_transit": "unterwegs mit {carrier}",
    "parcel.out_for_delivery": "in Zustellung durch {carrier}",
    "parcel.attempted": "{carrier} konnte nicht zustellen",
    "parcel.available_for_pickup": "an einer Abholstelle von {carrier}",
    "parcel.delivered": "laut {carrier} zugestellt",
    "parcel.exception": "{carrier} meldet ein Problem",
    "parcel.returned": "auf dem Rückweg zum Shop",
    "parcel.expired": "{carrier} hat es aus den Augen verloren",
    "parcel.unknown": "mit {carrier} verschickt, noch kein Scan",
    "parcel.on": "{what}, {day}",
    "refund.line": "{amount} wurden am {day} erstattet.",
    "return.line": "Rückgabe {state}, angefragt am {day}.",
    "against.delivered": (
        "Laut Verfolgung wurde Bestellung {order} zugestellt{on};"
        " der Kunde sagt, sie ist nicht angekommen."
    ),
    "tried.times": "({times}-mal versucht)",
    "tried.answered": "{detail}",
    "tried.asked": "{detail}",
    "tried.no_answer": "Keine Antwort: {detail}",
    "tried.tool_failed": "Nachsehen gescheitert: {detail}",
    "tried.refused": "Nicht getan: {detail}",
    "tried.not_solved": "Beantwortet, aber laut Kunde nicht gelöst: {detail}",
    "open.contradiction.want": "Zwei Wünsche stehen gegeneinander: {a} und {b}.",
    "open.contradiction.other": "Zwei Angaben: {a} und {b}.",
    "open.question": "Noch nicht beantwortet: „{quote}“",
    "open.unknown_order": "Der Kunde nennt Bestellung {order}; der Shop hat keine solche.",
    "promised.by": "{agent} hat versprochen: {text}",
    "decided.by": "{agent} hat entschieden: {text}",
    "still_open.by": "{agent} hat offen gelassen: {text}",
    "team": "Jemand aus dem Team",
    "gap.email.not_asked": "Niemand hat nach der E-Mail-Adresse gefragt.",
    "gap.email.customer_declined": "Nach der E-Mail-Adresse gefragt; der Kunde gab keine an.",
    "gap.order.not_asked": "Niemand hat gefragt, um welche Bestellung es geht.",
    "gap.order.customer_declined": "Nach der Bestellnummer gefragt; der Kunde gab keine an.",
    "gap.order.none_exists": "Der Shop hat keine Bestellung {order}.",
    "gap.orders.connector_down": "Der Shop hat nicht geantwortet, deshalb keine Bestellung.",
    "gap.orders.none_exists": "Der Shop kennt keine Bestellung dieses Kunden.",
    "gap.orders.no_shop": "Kein Shop ist angeschlossen.",
    "gap.identity.not_verified": (
        "Identität nicht belegt: Bestellungen sind Kandidaten nach Angaben des Kunden."
    ),
    "gap.wants.not_asked": "Der Kunde hat nicht gesagt, was geschehen soll.",
    "gap.wants.customer_declined": "Gefragt, was helfen würde; der Kunde sagte es nicht.",
    "gap.photo.not_asked": "Niemand hat um ein Foto gebeten.",
    "gap.photo.customer_declined": "Um ein Foto gebeten; keines kam.",
    "gap.attempts.none_exists": "Der Assistent hat vor der Übergabe nichts versucht.",
    "gap.tracking.none_exists": "Die Bestellung hat keine Sendungsverfolgung.",
    "gap.steps.none_exists": "Keine Regel des Händlers passt auf diesen Fall.",
    "gap.steps.not_verified": "Keine Bestellung ist sicher, deshalb kein Vorschlag.",
    "gap.draft.none_exists": "Kein Entwurf: Keine Regel passt auf diesen Fall.",
    "step.refund_lines": "{amount} erstatten für {items}",
    "step.reship": "{items} noch einmal kostenlos schicken",
    "step.cancel": "Bestellung {order} stornieren und {amount} erstatten",
    "step.goodwill": "Einen Gutschein über {amount} geben",
    "step.send_return_label": "Ein Rücksendeetikett für {items} schicken",
    "step.everything": "die ganze Bestellung",
    "limit.refund": "Erstattungen je Bestellung: höchstens {amount}.",
    "limit.goodwill": "Kulanz je Bestellung: höchstens {amount}.",
    "limit.reship": "Neulieferungen je Bestellung: höchstens {count}, höchstens {amount} wert.",
    "limit.identity": "Identität nicht belegt: vor der Freigabe prüfen.",
    "limit.done": "Schon geschehen.",
    "text.customer": "Kunde",
    "text.reason": "Grund",
    "text.wants": "Will",
    "text.summary": "Was geschah",
    "text.orders": "Bestellungen",
    "text.tried": "Was versucht wurde",
    "text.facts": "Angaben",
    "text.open": "Offen",
    "text.frustration": "Frust",
    "text.steps": "Vorgeschlagene Schritte",
    "text.draft": "Antwortentwurf",
    "text.put_right": "Vom Kunden berichtigt",
    "text.gaps": "Fehlt",
    "text.passed": "Von der Person davor",
    "text.unproven": "Identität nicht belegt",
    "text.as_of": "Stand {time}",
    "text.not_mention": "Nicht erwähnen: {text}",
    "text.message": "Nachricht {seq}",
    "level.anonymous": "nicht erkannt",
    "level.claimed": "nach eigenen Angaben",
    "level.proven": "Identität belegt",
    "shown.title": "Das gebe ich weiter",
    "shown.name": "Name",
    "shown.order": "Bestellung",
    "shown.happened": "Was geschehen ist",
    "shown.quoted": "„{quote}“",
    "shown.wants": "Was Sie möchten",
    "shown.tried": "Was wir versucht haben",
    "shown.other": "Außerdem",
    "shown.tried.looked": "Ich habe Bestellung {order} nachgesehen.",
    "shown.tried.explained": "Ich habe erklärt, was ich weiß.",
    "shown.tried.failed": "Ich hatte keine Antwort.",
    "shown.tried.down": "Ich habe unser Bestellsystem nicht erreicht.",
    "shown.want.refund": "Ihr Geld zurück",
    "shown.want.replacement": "Ersatz",
    "shown.want.cancellation": "Die Bestellung stornieren",
    "shown.want.return": "Zurückschicken",
    "shown.want.repair": "Eine Reparatur",
    "shown.want.address_change": "Eine andere Lieferadresse",
    "shown.want.discount": "Einen Nachlass oder eine Entschädigung",
    "shown.want.quote": "Einen Preis",
    "shown.want.information": "Auskunft",
    "shown.want.by": "{want}, bis {day}",
    "shown.triage.order_number": (
        "Solange Sie warten: Um welche Bestellung geht es? Die Nummer genügt. Sie können"
        " das auch auslassen."
    ),
    "shown.triage.photo": (
        "Solange Sie warten: Mit einem Foto davon kann mein Kollege gleich entscheiden."
        " Sie können das auch auslassen."
    ),
    "shown.triage.want": (
        "Solange Sie warten: Was wäre Ihnen am liebsten: Ersatz, Ihr Geld zurück oder"
        " etwas anderes? Sie können das auch auslassen."
    ),
    "draft.delivered_not_received": (
        "Hallo {{customer_name}}, ich habe alles zu Bestellung {{order}} gelesen. Laut"
        " Sendungsverfolgung wurde sie zugestellt, und Sie haben sie nicht. Ich schicke {{item}}"
        " noch einmal, kostenlos. {{agent_name}}"
    ),
    "draft.lost": (
        "Hallo {{customer_name}}, der Paketdienst hat das Paket von Bestellung {{order}}"
        " verloren. Ich schicke {{item}} noch einmal, kostenlos. {{agent_name}}"
    ),
    "draft.late": (
        "Hallo {{customer_name}}, Bestellung {{order}} ist verspätet, das tut mir leid. Ich frage"
        " jetzt beim Paketdienst nach und schreibe Ihnen, was er sagt. {{agent_name}}"
    ),
    "draft.late_arrived": (
        "Hallo {{customer_name}}, Bestellung {{order}} kam zu spät, das tut mir leid."
        " {{agent_name}}"
    ),
    "draft.damaged": (
        "Hallo {{customer_name}}, es tut mir leid, dass {{item}} so angekommen ist. Ich schicke"
        " kostenlos Ersatz; bitte behalten Sie das beschädigte Stück, bis ich Ihnen sage, was"
        " damit geschieht. {{agent_name}}"
    ),
    "draft.defective": (
        "Hallo {{customer_name}}, es tut mir leid, dass {{item}} nicht funktioniert. Ich schicke"
        " kostenlos Ersatz. {{agent_name}}"
    ),
    "draft.wrong_item": (
        "Hallo {{customer_name}}, es tut mir leid, dass mit Bestellung {{order}} das Falsche kam."
        " Ich schicke kostenlos das Richtige und ein Etikett für das andere. {{agent_name}}"
    ),
    "draft.missing_item": (
        "Hallo {{customer_name}}, aus Bestellung {{order}} fehlt etwas: {{item}}."
        " Ich schicke es kostenlos. {{agent_name}}"
    ),
    "draft.refund": (
        "Hallo {{customer_name}}, ich erstatte {{amount}} für Bestellung {{order}}. Das Geld geht"
        " auf dem Weg zurück, auf dem Sie bezahlt haben. {{agent_name}}"
    ),
    "draft.cancel": (
        "Hallo {{customer_name}}, ich storniere Bestellung {{order}} und erstatte {{amount}}."
        " {{agent_name}}"
    ),
    "draft.return": (
        "Hallo {{customer_name}}, ich schicke Ihnen ein Rücksendeetikett für {{item}}."
        " {{agent_name}}"
    ),
    "draft.other": (
        "Hallo {{customer_name}}, ich habe alles gelesen, was Sie geschrieben haben. {{agent_name}}"
    ),
}
