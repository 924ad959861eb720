"""Spanish words of mood: anger, complaint, thanks, threats, leaving, danger."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="es",
    words={
        "s": """
            suicidarme, matarme, quitarme la vida, quiero morir, no quiero vivir, suicidio,
            hacerme daño
        """,
        "t": """
            te voy a matar, los voy a matar, voy a quemar, voy a poner una bomba, te mataré, os
            mataré, te voy a partir
        """,
        "f": """
            fraude, estafa, estafaron, estafado, estafada, phishing, suplantación, robo de
            identidad, tarjeta robada, robaron mi tarjeta, cargo no autorizado, cargos no
            autorizados, no reconozco este cargo, no reconozco el cargo, no autoricé, hackeado,
            hackearon, hackeada, falsificado, me robaron la cuenta
        """,
        "l": """
            abogado, abogada, abogados, demanda, demandar, demandaré, denuncia, denunciar,
            denunciaré, tribunal, tribunales, juicio, hoja de reclamaciones, profeco, oficina del
            consumidor, consumo, acciones legales, contracargo, devolución del cargo, defensa del
            consumidor, ocu
        """,
        "r": """
            mala reseña, reseña negativa, redes sociales, una estrella, opinión negativa
        """,
        "q": """
            no vuelvo a comprar, no volveré a comprar, nunca más, me voy a la competencia, darme
            de baja, dar de baja, cancelar mi cuenta, cancelar mi suscripción, cerrar mi cuenta,
            borrar mi cuenta, perdieron un cliente, han perdido un cliente, última vez que compro
        """,
        "u": """
            sigue sin, sigo sin, todavía no, aún no, no me ayuda, no ayuda, no me sirve, no sirve,
            no es lo que pregunté, no te pregunté eso, ya lo intenté, ya probé, lo mismo, ya te
            dije, ya lo dije, no entiendes, no me entiendes, no funciona, no funcionó, no has
            respondido, no es correcto, eso no es, otra vez lo mismo
        """,
        "x": """
            mierda*, puta, puto, putas, putos, joder, jodido, jodida, coño, cabrón, cabrones,
            cabron, hijo de puta, hijos de puta, hdp, gilipollas, pendejo*, chinga*, verga,
            carajo, pinche*, culero*, hostia, mamón
        """,
        "z": """
            idiotas, estúpidos, imbéciles, tontos, payasos, payaso, inútiles, ignorantes,
            ignorante, subnormal, retrasados
        """,
        "N": """
            terrible, terribles, horrible, horribles, pésimo, pésima, pesimo, pesima, asco,
            asqueroso, asquerosa, vergüenza, verguenza, vergonzoso, inaceptable, indignante,
            indignado, indignada, furioso, furiosa, harto, harta, hartos, estafa, estafadores,
            ladrones, ladron, ridículo, ridicula, lamentable, patético, odio, odiar, peor, peores,
            inútil, inutiles, inútiles, mierda, basura, fatal, nefasto, nefasta, deplorable,
            incompetentes, incompetente, ineptos, inepto, burla, abuso, mentirosos, mentiroso,
            mentira, mentiras, maltrato, sinvergüenza*, rabia, ira, cabreado, cabreada, enojado,
            enojada, enfadado, enfadada, desastre, horror, indignación, tomadura de pelo, ya
            basta, colmo, maldito, maldita, malditos, asquea, repugnante, detesto, infierno, vaya
            mierda
        """,
        "~": """
            no, nunca, jamás, sin, ni, tampoco, nada, apenas
        """,
        "P": """
            excelente, genial, increíble, maravilloso, maravillosa, perfecto, perfecta,
            fantástico, fantástica, amor, amo, te quiero, encantado, encantada, mil gracias,
            muchas gracias, espectacular, buenísimo, buenísima, fabuloso, estupendo, magnífico,
            brutal, grande, me encanta, adoro, preciosa, precioso, lo mejor, la mejor
        """,
        "n": """
            mal, malo, mala, malos, malas, triste, tristeza, tristes, molesto, molesta, molestia,
            decepción, decepcionado, decepcionada, decepcionante, frustrado, frustrada,
            frustrante, preocupado, preocupada, problema, problemas, queja, quejas, error,
            errores, lento, lenta, aburrido, aburrida, cansado, cansada, llorar, lloro, llorando,
            dolor, duele, miedo, solo, sola, lástima, pena, perdí, perder, perdido, fallo, falla,
            fallos, falta, culpa, culpable, feo, fea, difícil, odioso, estrés, agobio, agobiado,
            injusto, injusticia, insulto, tonto, tonta, tonterías, estúpido, estúpida, idiota,
            imbécil, grosero, grosera, maleducado, desgraciado, desgracia, muerte, muerto, morir,
            enfermo, enferma, fiebre, ansiedad, ojalá no, extraño, echo de menos, ugh, uf, puf,
            joder, ninguno, inseguro, negativo, crisis, guerra, hambre, sueño, cansancio,
            corrupción, corruptos, asesino, violencia, nervios, extrañar, pierdo, pereza, depre,
            deprimido, fracaso, robar, robo, roban, vago, penoso
        """,
        "p": """
            bien, bueno, buena, buenos, buenas, bonito, bonita, lindo, linda, contento, contenta,
            alegre, alegría, feliz, felices, gusta, gusto, encanta, guapo, guapa, jaja, jajaja,
            jajajaja, divertido, mejor, suerte, sonrisa, cariño, beso, besos, abrazo, abrazos,
            disfrutar, disfruta, interesante, rico, amable, ayuda mucho, solucionado, fácil,
            rápido, amistad, amigos, sueños, orgullo, orgulloso, orgullosa, felicidades,
            enhorabuena, ánimo, esperanza, gracias, bienvenido, bienvenidos, vamos, hermoso,
            hermosa, ganar, ganamos, fiesta, cumpleaños, disfrutando
        """,
        "c": """
            retraso, retrasado, tarde, cancelado, perdido, roto, rota, dañado, dañada, defectuoso,
            esperando, llevo esperando, llevo, horas, semanas, nadie responde, nadie contesta, no
            responden, no contestan, sin respuesta, no ha llegado, no llega, no he recibido, no
            funciona, no sirve, no me ayuda, no ayuda, cobrado dos veces, cobraron, equivocado,
            incorrecto, otra vez, de nuevo, siempre lo mismo, tercera vez, segunda vez, todavía
            no, aún no, no solucionan, nunca llegó, falso, me cobraron, días esperando, sin
            solución, nunca, nadie
        """,
        "o": """
            en lugar de, en vez de, otra opción, otras opciones, otro, otra cosa, alguna otra,
            algo diferente, qué tal, y si, seguro, está seguro, está segura, estás seguro, quería
            decir, quise decir, me refería, más bien, mejor no, da igual, olvídalo, déjalo,
            pregunté por, pedí
        """,
        "!": """
            muy, tan, demasiado, súper, super, totalmente, completamente, absolutamente,
            realmente, bastante, re
        """,
        "h": """
            hola, gracias, por favor
        """,
    },
)
