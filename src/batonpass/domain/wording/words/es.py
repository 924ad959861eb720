"""Spanish."""

from typing import Final

WEEKDAYS: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
CLOCK: Final = "{hour}:{minute}"
ON_DAY: Final = "{clock} del {weekday}"
BANNED: Final = (
    "pronto",
    "en breve",
    "enseguida",
    "en un momento",
    "lo antes posible",
    "cuanto antes",
    "en seguida",
    "de inmediato",
    "próximamente",
)
NUMBERS: Final = (
    "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce",
    "quince", "veinte", "treinta", "cuarenta", "cincuenta", "sesenta", "cien", "unos minutos",
    "pocos minutos", "un par de minutos", "media hora", "una hora",
)  # fmt: skip

_MINUTES: Final = "{minutes, plural, one {# minuto} other {# minutos}}"
_OFTEN: Final = "{often, plural, one {un minuto} other {# minutos}}"
_PROMISE: Final = (
    f"Ahora mismo, {{share}} de cada {{out_of}} personas reciben respuesta en {_MINUTES} o menos"
)
_AHEAD: Final = "{ahead, plural, one {hay # persona} other {hay # personas}}"
_OVERDUE: Final = "Dije que ya tendría respuesta. Me equivoqué y lo siento"
_RETURNED: Final = "Alguien ha recuperado su lugar tras perder a su agente."
_URGENT: Final = "Ha llegado un caso urgente."
_PRIOR: Final = "Ha llegado un caso con prioridad."
_BY: Final = "{share} de cada {out_of} personas reciben respuesta, a más tardar, a esta hora: {by}"
_LONGER: Final = "Está tardando más de lo que dije"

MESSAGES: Final = {
    "reason.asked": "Ha pedido hablar con una persona. He pasado su caso a nuestro equipo.",
    "reason.unresolved": "No he podido resolverlo. He pasado su caso a nuestro equipo.",
    "reason.not_received": (
        "El seguimiento dice que se entregó y usted no lo tiene. "
        "Por eso he pasado su caso a nuestro equipo."
    ),
    "reason.late": "Su pedido llega tarde. Por eso he pasado su caso a nuestro equipo.",
    "reason.money": "Se trata de un pago. Por eso lo verá una persona del equipo.",
    "reason.decision": "Esto lo decide una persona del equipo. Ya tiene su caso.",
    "reason.important": "Una persona debe ver esto con usted. He pasado su caso al equipo.",
    "reason.outside": "No sé lo bastante sobre esto. He pasado su caso a nuestro equipo.",
    "reason.own": "{sentence}",
    "passed_on": "Verán {passed_on}. No hace falta que lo repita.",
    "promise": f"{_PROMISE}.",
    "promise.often": f"{_PROMISE}, a menudo en cerca de {_OFTEN}.",
    "promise.clock": f"{_PROMISE}: hora prevista, {{by}}.",
    "promise.often.clock": f"{_PROMISE}, a menudo en cerca de {_OFTEN}: hora prevista, {{by}}.",
    "promise.by": f"{_BY}.",
    "promise.often.by": f"{_BY}; a menudo en cerca de {_OFTEN}.",
    "keep_place": (
        "Puede cerrar esta página: guardamos su lugar y escribimos a la dirección que nos dio."
    ),
    "place.position": "Es el número {position} en la fila.",
    "place.ahead": f"Delante de usted {_AHEAD}.",
    "position.risen": "La fila ha cambiado. Ahora es el número {position}.",
    "position.risen.place_returned": f"{_RETURNED} Ahora es el número {{position}} en la fila.",
    "position.risen.urgent_first": f"{_URGENT} Ahora es el número {{position}} en la fila.",
    "position.risen.priority_first": f"{_PRIOR} Ahora es el número {{position}} en la fila.",
    "ahead.risen": f"La fila ha cambiado. Ahora {_AHEAD} delante.",
    "ahead.risen.place_returned": f"{_RETURNED} Ahora {_AHEAD} delante.",
    "ahead.risen.urgent_first": f"{_URGENT} Ahora {_AHEAD} delante.",
    "ahead.risen.priority_first": f"{_PRIOR} Ahora {_AHEAD} delante.",
    "revision": f"{_LONGER}.",
    "revision.colleague_left": f"{_LONGER}: alguien del equipo se ha desconectado.",
    "revision.longer_cases": f"{_LONGER}: los casos anteriores necesitan más tiempo.",
    "revision.place_returned": f"{_LONGER}: alguien ha recuperado su lugar.",
    "revision.urgent_first": f"{_LONGER}: ha entrado antes un caso urgente.",
    "revision.priority_first": f"{_LONGER}: ha entrado antes un caso con prioridad.",
    "revision.sooner": "Va más rápido de lo que dije.",
    "now_within": f"Ahora debería ser en {_MINUTES} o menos.",
    "now_within.clock": f"Ahora debería ser en {_MINUTES} o menos: hora prevista, {{by}}.",
    "now_within.by": "Ahora debería ser, a más tardar, a esta hora: {by}.",
    "still_waiting": "Sigue en la fila y guardamos su lugar.",
    "holds": "Lo que dije sigue en pie, con respuesta como tarde a esta hora: {by}.",
    "still_there": (
        "¿Sigue ahí? Guardamos su lugar. Abra esta página o escríbanos para seguir en la fila."
    ),
    "overdue": f"{_OVERDUE}.",
    "overdue.colleague_left": f"{_OVERDUE}: alguien del equipo se ha desconectado.",
    "overdue.longer_cases": f"{_OVERDUE}: los casos anteriores necesitaban más tiempo.",
    "overdue.place_returned": f"{_OVERDUE}: alguien ha recuperado su lugar.",
    "overdue.urgent_first": f"{_OVERDUE}: ha entrado antes un caso urgente.",
    "overdue.priority_first": f"{_OVERDUE}: ha entrado antes un caso con prioridad.",
    "overdue.again": "Todavía está tardando más de lo que dije.",
    "no_estimate": "Ahora no podemos dar una buena estimación. Guardamos su lugar.",
    "closed": "Nuestro equipo vuelve a esta hora (la suya): {opens}.",
    "closed.reply_by": (
        "Nuestro equipo vuelve a esta hora (la suya): {opens}. "
        "Déjelo aquí y responderemos como tarde a esta hora: {by}."
    ),
    "closed.unknown": "Ahora no hay nadie del equipo, y aún no sabemos cuándo vuelve.",
    "closed.address": "Deje una dirección de correo y le escribiremos.",
    "offered": "Una persona del equipo está mirando su caso.",
    "accepted": "{agent}, de nuestro equipo, está aquí y ha leído lo que nos contó.",
    "agent_lost": "Se ha perdido la conexión con su agente. Recupera su lugar en la fila.",
    "transferred": (
        "{agent} ha pasado su caso a otra persona del equipo, con todo lo que nos contó. "
        "Conserva su lugar."
    ),
    "transferred.behind": (
        "{agent} ha pasado su caso a otro equipo, con todo lo que nos contó. Ahora está "
        "en la fila de ese equipo."
    ),
    "returned": "Nuestro equipo ha devuelto el caso al asistente. Sabe lo que se ha dicho.",
    "owed": "Le debemos una respuesta. Llegará a su dirección como tarde a esta hora: {by}.",
    "owed.call": "Le llamaremos a esta hora: {by}. Antes habremos leído su caso.",
    "owed.no_time": "Le debemos una respuesta. Llegará a la dirección que nos dio.",
    "mail.in_line.subject": "{shop}: guardamos su lugar en la fila",
    "mail.in_line": (
        "Le responderemos aquí. Guardamos su lugar en la fila, y una persona de nuestro "
        "equipo escribirá a esta dirección."
    ),
    "mail.missed.subject": "{shop}: sentimos no haberle atendido",
    "mail.missed": (
        "Usted esperaba para hablar con nosotros y su página se cerró antes de que "
        "pudiéramos responder. Lo sentimos. Guardamos su caso y su lugar. Una persona de "
        "nuestro equipo escribirá a esta dirección."
    ),
    "mail.promise": f"Como le dijimos, {_BY}.",
    "mail.owed": "Le debemos una respuesta como tarde a esta hora: {by}.",
    "mail.call": "Le llamaremos a esta hora: {by}.",
    "mail.link.subject": "{shop}: siga su chat aquí",
    "mail.link": "Usted pidió un enlace a su chat con nosotros.",
    "mail.answer.subject": "{shop}: una respuesta a su pregunta",
    "mail.go_on": (
        "Abra este enlace para respondernos o para seguir el mismo chat en cualquier "
        "dispositivo. Funciona mientras su caso esté abierto y solo abre este chat."
    ),
    "missed": (
        "Sentimos no haberle atendido: esta página se cerró antes de que pudiéramos "
        "responder. Escriba aquí y lo retomamos."
    ),
    "intake.ask": (
        "De esto se ocupa una persona de nuestro equipo. Para que pueda empezar sin preguntar "
        "más, envíeme por favor {items}. Si no lo tiene a mano, dígamelo y lo paso tal como está."
    ),
    "intake.or_mail": "Si prefiere no esperar aquí, escriba su correo y le responderán allí.",
    "intake.mail": (
        "De esto se ocupa una persona de nuestro equipo. ¿Prefiere la respuesta por correo? "
        "Escriba su dirección. Si no, diga que espera y le pongo en la fila."
    ),
    "intake.more": "{items}, {last}",
    "intake.list": "{items} y {last}",
    "intake.order_number": "su número de pedido",
    "intake.photo": "una foto",
    "intake.email": "su correo electrónico",
    "intake.phone": "su número de teléfono",
    "intake.details": "qué ha pasado o qué desea",
}
