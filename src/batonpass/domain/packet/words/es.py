"""Spanish, as a packet says it to an agent."""

from typing import Final

MESSAGES: Final = {
    "problem.not_received": "Pedido no recibido",
    "problem.late": "Pedido con retraso",
    "problem.damaged": "Llegó dañado",
    "problem.wrong_item": "Artículo equivocado",
    "problem.missing_item": "Falta parte del pedido",
    "problem.defective": "El artículo no funciona",
    "problem.does_not_fit": "El artículo no le queda",
    "problem.charged_twice": "Cobrado dos veces",
    "problem.refund_missing": "Espera un reembolso",
    "problem.custom_order": "Encargo a medida",
    "problem.delivered_not_received": "El seguimiento dice entregado, el cliente no lo tiene",
    "want.refund": "quiere un reembolso",
    "want.replacement": "quiere un reemplazo",
    "want.cancellation": "quiere cancelar",
    "want.return": "quiere devolverlo",
    "want.repair": "quiere una reparación",
    "want.address_change": "quiere otra dirección",
    "want.discount": "quiere un descuento o compensación",
    "want.quote": "quiere un precio",
    "want.information": "quiere información",
    "headline.order": "pedido {order}",
    "headline.by": "antes del {day}",
    "headline.none": "Pide una persona, sin decir para qué",
    "happened.says": "El cliente dice: «{quote}»",
    "happened.since": "Mientras espera, el cliente escribió: «{quote}»",
    "happened.again": "El cliente lo dijo {times, plural, one {# vez} other {# veces}}.",
    "wants.said": "El cliente {want}: «{quote}»",
    "wants.until": "El cliente {want} antes del {day}: «{quote}»",
    "wants.corrected": "Antes dijo otra cosa; este es el deseo posterior.",
    "order.line": "Pedido {order} del {day}, {total}: {state}.",
    "order.items": "{items}",
    "order.late": (
        "El pedido {order} debía llegar el {day}:"
        " {days, plural, one {# día} other {# días}} de retraso."
    ),
    "order.state.pending": "sin pagar",
    "order.state.processing": "en preparación",
    "order.state.on_hold": "retenido",
    "order.state.fulfilled": "enviado",
    "order.state.cancelled": "cancelado",
    "order.state.unknown": "estado desconocido",
    "parcel.pre_transit": "anunciado a {carrier}, aún sin escanear",
    "parcel.in_transit": "en camino con {carrier}",
    "parcel.out_for_delivery": "en reparto con {carrier}",
    "parcel.attempted": "{carrier} no pudo entregar",
    "parcel.available_for_pickup": "en un punto de recogida de {carrier}",
    "parcel.delivered": "{carrier} dice entregado",
    "parcel.exception": "{carrier} informa de un problema",
    "parcel.returned": "de vuelta a la tienda",
    "parcel.expired": "{carrier} le ha perdido el rastro",
    "parcel.unknown": "enviado con {carrier}, sin escaneo",
    "parcel.on": "{what} el {day}",
    "refund.line": "{amount} se devolvieron el {day}.",
    "return.line": "Devolución {state}, pedida el {day}.",
    "against.delivered": (
        "El seguimiento dice que el pedido {order} se entregó{on};"
        " el cliente dice que no ha llegado."
    ),
    "tried.times": "(intentado {times} veces)",
    "tried.answered": "{detail}",
    "tried.asked": "{detail}",
    "tried.no_answer": "Sin respuesta: {detail}",
    "tried.tool_failed": "La consulta falló: {detail}",
    "tried.refused": "No se hizo: {detail}",
    "tried.not_solved": "Respondido, pero el cliente dice que no lo resolvió: {detail}",
    "open.contradiction.want": "Dos deseos se contradicen: {a} y {b}.",
    "open.contradiction.other": "Se dieron dos valores: {a} y {b}.",
    "open.question": "Aún sin respuesta: «{quote}»",
    "open.unknown_order": "El cliente nombró el pedido {order}; la tienda no lo tiene.",
    "promised.by": "{agent} prometió: {text}",
    "decided.by": "{agent} decidió: {text}",
    "still_open.by": "{agent} dejó abierto: {text}",
    "team": "Alguien del equipo",
    "gap.email.not_asked": "Nadie preguntó por el correo.",
    "gap.email.customer_declined": "Se preguntó por el correo; el cliente no lo dio.",
    "gap.order.not_asked": "Nadie preguntó de qué pedido se trata.",
    "gap.order.customer_declined": "Se preguntó por el número de pedido; el cliente no lo dio.",
    "gap.order.none_exists": "La tienda no tiene ningún pedido {order}.",
    "gap.orders.connector_down": "La tienda no respondió, por eso no hay pedidos.",
    "gap.orders.none_exists": "La tienda no conoce ningún pedido de este cliente.",
    "gap.orders.no_shop": "No hay ninguna tienda conectada.",
    "gap.identity.not_verified": (
        "Identidad sin probar: los pedidos son candidatos según lo que dijo el cliente."
    ),
    "gap.wants.not_asked": "El cliente no ha dicho qué debe pasar.",
    "gap.wants.customer_declined": "Se preguntó qué ayudaría; el cliente no lo dijo.",
    "gap.photo.not_asked": "Nadie pidió una foto.",
    "gap.photo.customer_declined": "Se pidió una foto; no llegó ninguna.",
    "gap.attempts.none_exists": "El asistente no intentó nada antes de pasarlo.",
    "gap.tracking.none_exists": "El pedido no tiene seguimiento.",
    "gap.steps.none_exists": "Ninguna regla de la tienda encaja en este caso.",
    "gap.steps.not_verified": "Ningún pedido es seguro, por eso no se sugiere nada.",
    "gap.draft.none_exists": "Sin borrador: ninguna regla encaja en este caso.",
    "step.refund_lines": "Devolver {amount} por {items}",
    "step.reship": "Enviar {items} otra vez, sin coste",
    "step.cancel": "Cancelar el pedido {order} y devolver {amount}",
    "step.goodwill": "Dar un código por valor de {amount}",
    "step.send_return_label": "Enviar una etiqueta de devolución para {items}",
    "step.everything": "todo el pedido",
    "limit.refund": "Reembolsos por pedido: como máximo {amount}.",
    "limit.goodwill": "Cortesía por pedido: como máximo {amount}.",
    "limit.reship": "Reenvíos por pedido: como máximo {count}, por valor de {amount}.",
    "limit.identity": "Identidad sin probar: compruebe antes de aprobar.",
    "limit.done": "Ya está hecho.",
    "text.customer": "Cliente",
    "text.reason": "Motivo",
    "text.wants": "Quiere",
    "text.summary": "Qué pasó",
    "text.orders": "Pedidos",
    "text.tried": "Qué se intentó",
    "text.facts": "Datos",
    "text.open": "Abierto",
    "text.frustration": "Frustración",
    "text.steps": "Pasos sugeridos",
    "text.draft": "Borrador",
    "text.put_right": "Corregido por el cliente",
    "text.gaps": "Falta",
    "text.passed": "De la persona anterior",
    "text.unproven": "identidad sin probar",
    "text.as_of": "a las {time}",
    "text.not_mention": "No mencionar: {text}",
    "text.message": "mensaje {seq}",
    "level.anonymous": "sin identificar",
    "level.claimed": "dice ser",
    "level.proven": "identidad probada",
    "shown.title": "Esto es lo que paso",
    "shown.name": "Nombre",
    "shown.order": "Pedido",
    "shown.happened": "Qué pasó",
    "shown.quoted": "«{quote}»",
    "shown.wants": "Qué quiere usted",
    "shown.tried": "Qué intentamos",
    "shown.other": "Además",
    "shown.tried.looked": "Consulté el pedido {order}.",
    "shown.tried.explained": "Expliqué lo que sé.",
    "shown.tried.failed": "No tuve respuesta.",
    "shown.tried.down": "No pude acceder a nuestro sistema de pedidos.",
    "shown.want.refund": "Su dinero",
    "shown.want.replacement": "Un reemplazo",
    "shown.want.cancellation": "Cancelar el pedido",
    "shown.want.return": "Devolverlo",
    "shown.want.repair": "Una reparación",
    "shown.want.address_change": "Otra dirección de entrega",
    "shown.want.discount": "Un descuento o una compensación",
    "shown.want.quote": "Un precio",
    "shown.want.information": "Información",
    "shown.want.by": "{want}, antes del {day}",
    "shown.triage.order_number": (
        "Mientras espera: ¿de qué pedido se trata? Basta con el número. También puede omitirlo."
    ),
    "shown.triage.photo": (
        "Mientras espera: con una foto, mi compañero podrá decidir enseguida. También"
        " puede omitirlo."
    ),
    "shown.triage.want": (
        "Mientras espera: ¿qué prefiere, un reemplazo, su dinero o algo distinto? También"
        " puede omitirlo."
    ),
    "draft.delivered_not_received": (
        "Hola, {{customer_name}}: he leído todo sobre el pedido {{order}}. El seguimiento dice que"
        " se entregó, y usted no lo tiene. Le envío {{item}} otra vez, sin coste. {{agent_name}}"
    ),
    "draft.lost": (
        "Hola, {{customer_name}}: el transportista ha perdido el paquete del pedido {{order}}."
        " Le envío {{item}} otra vez, sin coste. {{agent_name}}"
    ),
    "draft.late": (
        "Hola, {{customer_name}}: el pedido {{order}} lleva retraso y lo siento. Pregunto ahora al"
        " transportista y le escribo lo que diga. {{agent_name}}"
    ),
    "draft.late_arrived": (
        "Hola, {{customer_name}}: el pedido {{order}} llegó tarde y lo siento. {{agent_name}}"
    ),
    "draft.damaged": (
        "Hola, {{customer_name}}: siento que {{item}} haya llegado así. Le envío uno nuevo sin"
        " coste; guarde el dañado hasta que le diga qué hacer con él. {{agent_name}}"
    ),
    "draft.defective": (
        "Hola, {{customer_name}}: siento que {{item}} no funcione. Le envío uno nuevo sin coste."
        " {{agent_name}}"
    ),
    "draft.wrong_item": (
        "Hola, {{customer_name}}: siento que con el pedido {{order}} llegara lo que no era."
        " Le envío lo correcto sin coste y una etiqueta para lo otro. {{agent_name}}"
    ),
    "draft.missing_item": (
        "Hola, {{customer_name}}: falta algo del pedido {{order}}: {{item}}."
        " Se lo envío sin coste. {{agent_name}}"
    ),
    "draft.refund": (
        "Hola, {{customer_name}}: le devuelvo {{amount}} del pedido {{order}}, por la misma vía"
        " por la que pagó. {{agent_name}}"
    ),
    "draft.cancel": (
        "Hola, {{customer_name}}: cancelo el pedido {{order}} y le devuelvo {{amount}}."
        " {{agent_name}}"
    ),
    "draft.return": (
        "Hola, {{customer_name}}: le envío una etiqueta de devolución para {{item}}. {{agent_name}}"
    ),
    "draft.other": "Hola, {{customer_name}}: he leído todo lo que ha escrito. {{agent_name}}",
}
