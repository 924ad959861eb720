"""German."""

from typing import Final

CLOCK: Final = "{hour}:{minute} Uhr"
WEEKDAYS: Final = (
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
)
ON_DAY: Final = "{weekday}, {clock}"
BANNED: Final = (
    "bald",
    "in Kürze",
    "demnächst",
    "gleich",
    "in wenigen Augenblicken",
    "schnellstmöglich",
    "so schnell wie möglich",
    "jeden Moment",
    "sofort",
    "zeitnah",
    "umgehend",
)
NUMBERS: Final = (
    "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    "fünfzehn", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "hundert",
    "einige Minuten", "wenige Minuten", "wenigen Minuten", "ein paar Minuten",
    "eine halbe Stunde", "einer halben Stunde", "eine Stunde", "einer Stunde",
)  # fmt: skip

_MINUTES: Final = "{minutes, plural, one {# Minute} other {# Minuten}}"
_OFTEN: Final = "{often, plural, one {einer Minute} other {# Minuten}}"
_PROMISE: Final = (
    f"{{share}} von {{out_of}} Personen bekommen zurzeit innerhalb von {_MINUTES} Antwort"
)
_AHEAD: Final = "{ahead, plural, one {ist # Person} other {sind # Personen}}"
_OVERDUE: Final = (
    "Ich hatte gesagt, dass Sie bis jetzt eine Antwort haben. Das war falsch, es tut mir leid"
)
_RETURNED: Final = "Jemand hat nach einem Verbindungsabbruch den alten Platz zurück."
_URGENT: Final = "Ein dringender Fall kam dazu."
_PRIOR: Final = "Ein Fall mit Vorrang kam dazu."
_BY: Final = "{share} von {out_of} Personen bekommen bis {by} Antwort"
_LONGER: Final = "Es dauert länger, als ich gesagt habe"

MESSAGES: Final = {
    "reason.asked": "Sie möchten mit einem Menschen sprechen. Unser Team hat Ihre Anfrage.",
    "reason.unresolved": "Ich konnte das nicht lösen. Jetzt hat unser Team Ihre Anfrage.",
    "reason.not_received": (
        "Laut Sendungsverfolgung ist das Paket zugestellt, aber Sie haben es nicht. "
        "Deshalb hat jetzt unser Team Ihre Anfrage."
    ),
    "reason.late": "Ihre Bestellung ist verspätet. Deshalb hat jetzt unser Team Ihre Anfrage.",
    "reason.money": "Es geht um eine Zahlung. Deshalb sieht sich das ein Mensch aus dem Team an.",
    "reason.decision": "Das muss ein Mensch aus dem Team entscheiden. Ihre Anfrage liegt dort.",
    "reason.important": "Das sollte sich ein Mensch mit Ihnen ansehen. Das Team hat Ihre Anfrage.",
    "reason.outside": "Darüber weiß ich zu wenig. Jetzt hat unser Team Ihre Anfrage.",
    "reason.own": "{sentence}",
    "passed_on": "Das Team sieht {passed_on}. Sie müssen nichts wiederholen.",
    "promise": f"{_PROMISE}.",
    "promise.often": f"{_PROMISE}, oft in etwa {_OFTEN}.",
    "promise.clock": f"{_PROMISE}, also bis {{by}}.",
    "promise.often.clock": f"{_PROMISE}, oft in etwa {_OFTEN}, also bis {{by}}.",
    "promise.by": f"{_BY}.",
    "promise.often.by": f"{_BY}, oft in etwa {_OFTEN}.",
    "keep_place": (
        "Sie können diese Seite schließen: Ihr Platz bleibt, "
        "und wir schreiben an die Adresse, die Sie angegeben haben."
    ),
    "place.position": "Sie sind Nummer {position} in der Reihe.",
    "place.ahead": f"Vor Ihnen {_AHEAD}.",
    "position.risen": "Die Reihe hat sich geändert. Sie sind jetzt Nummer {position}.",
    "position.risen.place_returned": f"{_RETURNED} Sie sind jetzt Nummer {{position}}.",
    "position.risen.urgent_first": f"{_URGENT} Sie sind jetzt Nummer {{position}}.",
    "position.risen.priority_first": f"{_PRIOR} Sie sind jetzt Nummer {{position}}.",
    "ahead.risen": f"Die Reihe hat sich geändert. Jetzt {_AHEAD} vor Ihnen.",
    "ahead.risen.place_returned": f"{_RETURNED} Jetzt {_AHEAD} vor Ihnen.",
    "ahead.risen.urgent_first": f"{_URGENT} Jetzt {_AHEAD} vor Ihnen.",
    "ahead.risen.priority_first": f"{_PRIOR} Jetzt {_AHEAD} vor Ihnen.",
    "revision": f"{_LONGER}.",
    "revision.colleague_left": f"{_LONGER}: Jemand aus dem Team ist nicht mehr online.",
    "revision.longer_cases": f"{_LONGER}: Die Fälle vor Ihnen brauchen mehr Zeit.",
    "revision.place_returned": f"{_LONGER}: Jemand hat einen alten Platz zurückbekommen.",
    "revision.urgent_first": f"{_LONGER}: Ein dringender Fall ging vor.",
    "revision.priority_first": f"{_LONGER}: Ein Fall mit Vorrang ging vor.",
    "revision.sooner": "Es geht schneller, als ich gesagt habe.",
    "now_within": f"Jetzt sollte es innerhalb von {_MINUTES} sein.",
    "now_within.clock": f"Jetzt sollte es innerhalb von {_MINUTES} sein, bis {{by}}.",
    "now_within.by": "Jetzt sollte es bis {by} sein.",
    "still_waiting": "Sie sind weiter in der Reihe, Ihr Platz bleibt.",
    "holds": "Was ich gesagt habe, gilt weiter: Antwort bis {by}.",
    "still_there": (
        "Sind Sie noch da? Ihr Platz bleibt frei. Öffnen Sie diese Seite oder schreiben Sie uns."
    ),
    "overdue": f"{_OVERDUE}.",
    "overdue.colleague_left": f"{_OVERDUE}: Jemand aus dem Team ist nicht mehr online.",
    "overdue.longer_cases": f"{_OVERDUE}: Die Fälle vor Ihnen brauchten mehr Zeit.",
    "overdue.place_returned": f"{_OVERDUE}: Jemand hat einen alten Platz zurückbekommen.",
    "overdue.urgent_first": f"{_OVERDUE}: Ein dringender Fall ging vor.",
    "overdue.priority_first": f"{_OVERDUE}: Ein Fall mit Vorrang ging vor.",
    "overdue.again": "Es dauert noch immer länger, als ich gesagt habe.",
    "no_estimate": "Wir können die Wartezeit zurzeit nicht gut schätzen. Ihr Platz bleibt.",
    "closed": "Unser Team ist wieder da: {opens} Ihrer Zeit.",
    "closed.reply_by": (
        "Unser Team ist wieder da: {opens} Ihrer Zeit. "
        "Lassen Sie Ihre Anfrage hier, wir antworten bis {by}."
    ),
    "closed.unknown": "Zurzeit ist niemand aus dem Team da, und wann wieder, ist noch offen.",
    "closed.address": "Geben Sie eine E-Mail-Adresse an, dann schreiben wir Ihnen.",
    "offered": "Jemand aus unserem Team sieht sich Ihren Fall gerade an.",
    "accepted": "{agent} aus unserem Team ist jetzt da und hat alles gelesen.",
    "agent_lost": "Die Verbindung zum Team ist abgebrochen. Sie haben Ihren alten Platz wieder.",
    "transferred": (
        "{agent} hat das im Team weitergegeben, mit allem, was Sie geschrieben haben. Ihr "
        "Platz bleibt."
    ),
    "transferred.behind": (
        "{agent} hat das an ein anderes Team weitergegeben, mit allem, was Sie "
        "geschrieben haben. Dort stehen Sie jetzt an."
    ),
    "returned": "Unser Team hat wieder an den Assistenten übergeben. Er kennt den Verlauf.",
    "owed": "Sie bekommen bis {by} eine Antwort an die Adresse, die Sie angegeben haben.",
    "owed.call": "Wir rufen Sie zu dieser Zeit an: {by}. Ihr Fall ist dann schon gelesen.",
    "owed.no_time": "Sie bekommen eine Antwort an die Adresse, die Sie angegeben haben.",
    "mail.in_line.subject": "{shop}: Ihr Platz bleibt frei",
    "mail.in_line": (
        "Wir antworten Ihnen hier. Ihr Platz in der Reihe bleibt Ihnen, und jemand aus "
        "unserem Team schreibt an diese Adresse."
    ),
    "mail.missed.subject": "{shop}: Es tut uns leid, wir haben Sie verpasst",
    "mail.missed": (
        "Sie haben auf uns gewartet, und Ihre Seite wurde geschlossen, bevor wir "
        "antworten konnten. Es tut uns leid, dass wir Sie verpasst haben. Ihr Anliegen "
        "und Ihr Platz bleiben bestehen. Jemand aus unserem Team schreibt an diese "
        "Adresse."
    ),
    "mail.promise": f"Wie gesagt: {_BY}.",
    "mail.owed": "Sie bekommen bis {by} eine Antwort.",
    "mail.call": "Wir rufen Sie zu dieser Zeit an: {by}.",
    "mail.link.subject": "{shop}: Hier geht Ihr Chat weiter",
    "mail.link": "Sie haben um einen Link zu Ihrem Chat mit uns gebeten.",
    "mail.answer.subject": "{shop}: eine Antwort auf Ihre Frage",
    "mail.go_on": (
        "Mit diesem Link antworten Sie uns oder führen denselben Chat auf jedem Gerät "
        "weiter. Er gilt, solange Ihr Anliegen offen ist, und öffnet nur diesen Chat."
    ),
    "missed": (
        "Es tut uns leid, wir haben Sie verpasst: Die Seite wurde geschlossen, bevor wir "
        "antworten konnten. Schreiben Sie hier, dann geht es weiter."
    ),
    "intake.ask": (
        "Das übernimmt ein Mensch aus unserem Team. Damit es ohne Rückfrage losgehen kann, "
        "schicken Sie mir bitte {items}. Falls Sie das nicht zur Hand haben, sagen Sie es "
        "einfach, dann gebe ich alles so weiter."
    ),
    "intake.or_mail": (
        "Wenn Sie nicht hier warten möchten, schreiben Sie Ihre E-Mail-Adresse, dann bekommen "
        "Sie die Antwort dort."
    ),
    "intake.mail": (
        "Das übernimmt ein Mensch aus unserem Team. Möchten Sie die Antwort per E-Mail? Dann "
        "schreiben Sie Ihre Adresse. Sonst sagen Sie einfach, dass Sie warten."
    ),
    "intake.more": "{items}, {last}",
    "intake.list": "{items} und {last}",
    "intake.order_number": "Ihre Bestellnummer",
    "intake.photo": "ein Foto",
    "intake.email": "Ihre E-Mail-Adresse",
    "intake.phone": "Ihre Telefonnummer",
    "intake.details": "was geschehen ist oder was Sie wünschen",
}
