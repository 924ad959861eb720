"""Spanish, as the shop's assistant says it."""

from typing import Final

DAY: Final = "{weekday} {day} de {month}"
WEEKDAYS: Final = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
MONTHS: Final = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio",
    "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre",
)  # fmt: skip

MESSAGES: Final = {
    "intro": "Soy el asistente de IA de {shop}.",
    "intro.no_name": "Soy el asistente de IA de esta tienda.",
    "greeting": (
        "¡Hola! ¿En qué puedo ayudarle? Puedo consultar un pedido, explicar las devoluciones"
        " o pasarle con una persona."
    ),
    "thanks": "De nada. ¿Puedo hacer algo más?",
    "goodbye": "Hasta luego y gracias por escribir.",
    "here": "Sí, aquí estoy. ¿Qué puedo hacer por usted?",
    "here.known": "Sí, aquí estoy, y tengo lo que ha escrito. ¿Se lo paso a una persona?",
    "bot": "Está escribiendo con un asistente de IA, no con una persona. ¿Le paso con una persona?",
    "person": "Le paso con una persona de nuestro equipo. Verá todo lo que está escrito aquí.",
    "declined": "De acuerdo, seguimos aquí. ¿Qué puedo hacer por usted?",
    "ask.order_number.email": (
        "¿De qué pedido se trata? Necesito el número de pedido y el correo con el que lo hizo."
    ),
    "ask.order_number": "¿De qué pedido se trata? Envíeme el número de pedido, por favor.",
    "ask.email": "¿Con qué correo hizo el pedido {order}? Lo necesito para verlo.",
    "ask.photo": "Si puede, envíe una foto: suele ahorrar preguntas.",
    "ask.want": "¿Qué le ayudaría más: un reemplazo, su dinero u otra cosa?",
    "ask.topic": (
        "¿De qué se trata: un pedido, una devolución, la entrega u otra cosa? Basta una frase."
    ),
    "noted.person": ("Gracias, queda con sus mensajes. ¿Se lo paso todo a una persona?"),
    "noted.topic": "Gracias. ¿De qué se trata y qué puedo hacer por usted?",
    "noted.else": "De acuerdo. ¿Puedo hacer algo más por usted?",
    "noted": "Gracias, lo he añadido para la persona que le atenderá.",
    "not_found": (
        "No he encontrado el pedido {order} con ese correo."
        " ¿Puede comprobar los dos y enviarme el que no era correcto?"
    ),
    "cannot_without.order_number": (
        "Sin el número de pedido no puedo ver ningún pedido, pero una persona puede buscar de otra"
        " forma. ¿Le paso con una?"
    ),
    "cannot_without.email": (
        "Sin el correo del pedido no puedo mostrarlo, pero una persona puede comprobarlo de otra"
        " forma. ¿Le paso con una?"
    ),
    "too_many": (
        "Han sido varios intentos que no coinciden, así que tengo que dejar de buscar un rato."
        " Se lo paso a una persona de nuestro equipo."
    ),
    "shop_down": (
        "Ahora mismo no puedo acceder a nuestro sistema de pedidos, así que no veo el suyo."
        " ¿Se lo paso a una persona?"
    ),
    "unknown": (
        "Eso no lo puedo responder yo. Puedo consultar un pedido o explicar devoluciones y envíos."
        " ¿O le paso con una persona?"
    ),
    "gave_up": (
        "No he podido resolverlo y no quiero hacerle dar vueltas."
        " Se lo paso a una persona de nuestro equipo, con todo lo que está escrito aquí."
    ),
    "repeat": (
        "Es todo lo que puedo ver, y no ha cambiado nada desde que se lo dije."
        " Una persona puede hacer más que yo. ¿Le paso con una?"
    ),
    "not_solved": (
        "Siento que eso no lo haya resuelto. Dígame qué falta, ¿o le paso con una persona?"
    ),
    "needs_person": (
        "Esto necesita a una persona de nuestro equipo. Se lo paso con todo lo que ha escrito."
    ),
    "needs_person.refund": (
        "Sobre los reembolsos decide una persona de nuestro equipo."
        " Se lo paso con todo lo que ha escrito."
    ),
    "needs_person.replacement": (
        "Una persona de nuestro equipo puede enviar un reemplazo."
        " Se lo paso con todo lo que ha escrito."
    ),
    "needs_person.cancellation": (
        "Una persona de nuestro equipo tiene que cancelar el pedido."
        " Se lo paso con todo lo que ha escrito."
    ),
    "needs_person.damaged": (
        "Siento que haya llegado así. Una persona de nuestro equipo lo arreglará:"
        " se lo paso con todo lo que ha escrito."
    ),
    "needs_person.wrong_item": (
        "Siento que haya llegado lo que no era. Una persona de nuestro equipo lo arreglará:"
        " se lo paso con todo lo que ha escrito."
    ),
    "needs_person.money": (
        "Se trata de un pago, así que lo verá una persona de nuestro equipo."
        " Se lo paso con todo lo que ha escrito."
    ),
    "needs_person.custom_order": (
        "Una persona de nuestro equipo calcula los precios de los encargos a medida."
        " Se lo paso con todo lo que ha escrito."
    ),
    "needs_person.delivered": (
        "Según el seguimiento, el pedido {order} se entregó el {day}, y usted no lo tiene."
        " Una persona de nuestro equipo lo aclarará: se lo paso con todo lo que ha escrito."
    ),
    "needs_person.delivered.no_day": (
        "Según el seguimiento, el pedido {order} se entregó, y usted no lo tiene."
        " Una persona de nuestro equipo lo aclarará: se lo paso con todo lo que ha escrito."
    ),
    "order.cancelled": "El pedido {order} fue cancelado.",
    "order.pending": "El pedido {order} espera el pago, por eso aún no se ha enviado.",
    "order.on_hold": "El pedido {order} está retenido y aún no se ha enviado.",
    "order.processing": "El pedido {order} se está preparando y aún no se ha enviado.",
    "order.custom": "El pedido {order} se está fabricando para usted y aún no se ha enviado.",
    "order.fulfilled": "El pedido {order} fue enviado.",
    "order.unknown": "Veo el pedido {order}, pero no cómo va.",
    "order.due": "Debería llegarle a más tardar el {day}.",
    "order.late": (
        "Debería haberle llegado a más tardar el {day}: lleva"
        " {days, plural, one {# día} other {# días}} de retraso."
    ),
    "order.refunded": "De él se han devuelto {amount}.",
    "parcel.pre_transit": "El pedido {order} está empaquetado; {carrier} aún no lo ha escaneado.",
    "parcel.in_transit": "El pedido {order} está en camino con {carrier}.",
    "parcel.out_for_delivery": "El pedido {order} está hoy en reparto con {carrier}.",
    "parcel.attempted": "{carrier} intentó entregar el pedido {order} y no encontró a nadie.",
    "parcel.available_for_pickup": (
        "El pedido {order} le espera en un punto de recogida de {carrier}."
    ),
    "parcel.delivered": "Según {carrier}, el pedido {order} fue entregado.",
    "parcel.exception": "{carrier} informa de un problema con el paquete del pedido {order}.",
    "parcel.returned": "El paquete del pedido {order} está volviendo a nosotros.",
    "parcel.expired": "{carrier} ha perdido el rastro del paquete del pedido {order}.",
    "parcel.unknown": "El pedido {order} se envió con {carrier}; aún no hay ningún escaneo.",
    "parcel.scan": "Última noticia, {day}: {text}.",
    "parcel.link": "Puede seguirlo aquí: {url}",
    "parcel.number": "El número de seguimiento es {number}.",
    "parcel.none": "El pedido {order} no tiene número de seguimiento.",
    "offer_person": "¿Se lo paso a una persona de nuestro equipo?",
    "returns.policy": (
        "Puede devolver artículos en {days, plural, one {# día} other {# días}} desde la entrega"
        " (estado: {condition}). El dinero vuelve en"
        " {refund_days, plural, one {# día laborable} other {# días laborables}} desde su llegada."
    ),
    "returns.free": "La etiqueta de devolución es gratuita.",
    "returns.cost": "La etiqueta de devolución cuesta {amount}.",
    "returns.custom": "Lo hecho a medida no se puede devolver.",
    "returns.how": "Envíeme el número de pedido y el correo, y compruebo su pedido.",
    "returns.line": "{title}: se puede devolver hasta el {day}.",
    "returns.line.open": "{title}: se puede devolver.",
    "returns.line.custom_made": "{title}: hecho a medida, no se puede devolver.",
    "returns.line.past_window": "{title}: el plazo de devolución terminó el {day}.",
    "returns.line.not": "{title}: ahora no se puede devolver.",
    "returns.label": "Una persona de nuestro equipo le envía la etiqueta. ¿Se lo paso?",
    "hours.visit": "Nuestra tienda abre: {hours}.",
    "hours.team": "{text}",
    "hours.none": "No conozco nuestro horario.",
    "address.visit": "Nos encuentra aquí: {address}.",
    "address.none": "Somos una tienda en línea: no hay tienda física.",
    "address.returns": "Las devoluciones van a: {address}.",
    "contact": "Puede contactarnos aquí: {ways}.",
    "contact.none": "Puede hablar con nuestro equipo aquí mismo: ¿le paso con una persona?",
    "delivery": "La entrega tarda de {least} a {most} días laborables.",
    "delivery.custom": "Los encargos a medida tardan de {least} a {most} semanas.",
    "noted_by": "{agent} ha anotado para usted: {text}",
    "noted_by.team": "Nuestro equipo ha anotado para usted: {text}",
}
