"""Spanish words of asking for a person."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="es",
    common="""
        el la los las de que y a en un una es por con para no mi me se lo su al del quiero como
        pero mas este esta si ya hola gracias tengo puedo necesito pedido cuando donde porque muy
        todo hay ha he yo tu usted favor buenos dias buenas tardes estoy ser fue quisiera ayuda
        cuenta soy sobre cual hace
    """,
    typos="""
        agente humano humana persona operador operadora representante asesor hablar supervisor
        transferir comunicar contactar comunicarme atencion llamame encargado gerente
    """,
    known="""
        personal personaje personas humor humo hablas hablan habla hablo hable gente urgente agencia
        agenda perdona hallar operado comunica comunicado contacto contactos contratar atenciones
    """,
    words={
        "RH": """
            con quien puedo hablar, con quien tengo que hablar, con quien debo hablar
        """,
        "_": """
            el, la, los, las, un, una, unos, unas, con, de, del, al, a, en, por, para, que, lo, se,
            ya, ahora, ahorita, mismo, ahora mismo, directamente, solo, solamente, también, tambien,
            muy, más, mas, algún, algun, alguna, otro, otra, mejor, urgente, urgentemente,
            inmediatamente, cuanto antes, realmente, favor, maldito, maldita, puto, puta, jodido,
            pinche, su, sus, tu, mi, nuestro, vuestro, vuestros, este, esta, ser, uno, sea, y, e,
            posible, no se, no sé, sí, quien, quién, con quien, de una vez, tantito, momento, rato,
            algo, hoy, aquí, aqui, alguno, cualquier, verdadero, verdadera, auténtico, buen, mucho,
            entonces, pues, todavía, aún, en español, español, me llamo, competente, cualificado,
            capacitado
        """,
        "h": """
            hola, buenas, buenos dias, buenas tardes, buenas noches, buen dia, ok, vale, gracias,
            perdon, disculpe, disculpa, oye, oiga, sí, muchas gracias, che, estimados, mira, bueno,
            señor, señorita
        """,
        "P": """
            por favor, porfavor, porfa, pf, xfa, xfavor, plis, please, porfis, por fa, pofavor
        """,
        "R": """
            tratarlo, tratar esto,
            habl*, platic*, charl*, chate*, chatear, convers*, comunicar, comunicarme, comunicarnos,
            comunicarse, comunicarte, contactar, contactarme con, contacto, contacte con,
            contactarnos con, contactarse, entrar en contacto, ponerme en contacto, dialog*,
            dirigirme, comunico, comunicacion con, ponernos en contacto, contactar con,
            contactarlos, contactarlas, ponerse en contacto, hbalar, ablar, ablr, ablo, hablr,
            halbar, charla, llegar a, localizar, tratar con, trato con, consultar con, chat con
        """,
        "r": """
            ya me contestó, ya me contestaron, ya me respondió, ya me respondieron,
            hablado, hable ayer, ya hable, ya hablé, he hablado, hablamos ayer, hable con, habia
            hablado, contacté, contactado, contacte ayer, chateado, platicado, comunicado, me
            comuniqué, me comunique ayer, hable ya, hablaste, hablaron, hablo ayer, llamé, llame
            ayer, llamado, he llamado, ya llame, me pasaron, me transfirieron, me atendio, me
            atendió
        """,
        "wR": """
            como hablo con, cómo hablo, como hablo, donde hablo, puedo hablar, podria hablar, puede
            hablar, como me comunico, como me contacto, como contacto, donde contacto, como los
            contacto, que hable con, hable con alguien, como puedo hablar, quiero que hable
        """,
        "J": """
            pasar, pase, pasen, pasas, pasa con, pases con, conect*, transfer*, transfier*, deriv*,
            redirig*, redirij*, comunica con, comuniqu*, comuníc*, pon con, poner con, pongan con,
            ponga con, pongas con, remit*, enlaz*, canaliz*, reenvi*, contactar*, traspas*
        """,
        "JM": """
            mándame con, mandame con, cámbiame a, cambiame a, cámbiame con, cambiame con, me
            canaliza, me canalizan, me podría canalizar, me puede canalizar, transfiéreme,
            pásame, pasame, páseme, paseme, pasarme, pasenme, pasarnos, pasadme, comunícame,
            comunicame, comuníqueme, comuniqueme, comuniquenme, comuniquen, conéctame, conectame,
            conécteme, conecteme, conectarme, conectenme, transferirme, transfiereme, transfiérame,
            transfierame, transfieranme, transferime, derivame, derivarme, deriveme, derivenme,
            ponme, póngame, pongame, ponganme, ponerme, ponedme, poneme, pasame con, comunicarme
            con, redirigeme, redirigirme, redirijame, enlazame, canalizarme, me pasas, me pasa, me
            pase, me pasen, me pasan, me comunicas, me comunica, me comunique, me comuniquen, me
            comunican, me conectas, me conecta, me conecte, me conecten, me transfieres, me
            transfiere, me transfiera, me transfieran, me pones, me pone, me ponga, me pongan, me
            derivas, me deriva, me derive, me deriven, me puedes pasar, me puede pasar, me podrias
            pasar, me podria pasar, me pueden pasar, me podrian pasar, me puedes comunicar, me puede
            comunicar, me podria comunicar, me podrias comunicar, me pueden comunicar, me puedes
            conectar, me puede conectar, me podrias conectar, me puedes transferir, me puede
            transferir, me podria transferir, me podrias transferir, me puedes poner, me puede
            poner, me podria poner, me podrias poner, me redirijas, me redirija, contacteme con,
            contactame con, contactarme con, contactenme con
        """,
        "U": """
            escalar, escala, escale, escalen, escalamiento, escalarlo, escálalo, escalado
        """,
        "G": """
            dar, dame, deme, denme, darme, busco, buscar, conseguir, conseguirme, encontrar,
            traigan, traer, mandar, mandame, asignar, asignarme, asigname, proporcionar, pido,
            pedir, solicitar, hagan venir, llamen a un
        """,
        "g": """
            tener, tiene, tienen, tienes, teneis, hay, existe, tenes, habra, habrá
        """,
        "W": """
            quiero, quisiera, querria, queria, queremos, quisieramos, deseo, desearia, deseamos,
            necesito, necesitaria, necesitamos, necesita, gustaria, me gustaria, encantaria, ocupo,
            prefiero, preferiria, exijo, solicito, requiero, tengo que, debo, hace falta, haria
            falta, me urge, urge, intento, estoy intentando, trato de, quiero que, necesito que,
            quiero poder, kiero, nesecito, nesesito, necesitp, nececito, qiero, quier, quero,
            quiciera, kisiera, exigimos, tengo ganas, vengo a, quieren, quiere, ojala, me interesa
        """,
        "w": """
            puedo, pueda, puedas, pudiera, podamos, podria, puede, puedes, podrias, pueden, podeis,
            podriais, podemos, podrian, podes, hay manera, hay forma, alguna manera, alguna forma,
            manera de, forma de, como puedo, como podria, como hago, como hacer, como le hago, como,
            se puede, seria posible, es posible, dejame, dejeme, dejenme, poder, permitame,
            permiteme, dejar, cómo
        """,
        "M": """
            me, nos, conmigo, a mi
        """,
        "I": """
            yo, nosotros, nosotras
        """,
        "Y": """
            usted, ustedes, vos, vosotros, tú, te, ud, uds
        """,
        "N": """
            no, nunca, sin, tampoco, en vez de, en lugar de, en lugar, deja de, dejen de, deje de,
            evitar, jamas, ni, para de, odio, ningun, ninguna, ninguno, harto de, harta de, cansado
            de, cansada de
        """,
        "NW": """
            no quiero, no necesito, no deseo, no quisiera, no hace falta, no me interesa, no quiero
            que, no necesito que, no queria, no hay necesidad, no es necesario, no preciso
        """,
        ".": """
            háblame, hablame, háblame de, hábleme de, cuéntame, habla de, hablan de, hablar de,
            hablar sobre, dime quien,
            no tengo, no me ayuda, no me sirve, no funciona, no me entiende, no me entiendes, no
            ayuda, no sirve, no me ha llegado, no ha llegado, no me llega, no llega, no he recibido,
            no recibi, no está, no esta, no es, no entiendes, no comprendo, no entiendo, no me estas
            ayudando, no me ayudas, no me aparece, no aparece, no sé que, no se que, no carga, no
            entra, que no, mi numero de telefono, mi numero, mi telefono, cambiar numero de
            telefono, cambiar el numero de telefono, cambiar telefono, mi numero de contacto, no
            contesta mi pregunta, no me sale, no me deja entrar
        """,
        "n": """
            no puedo, no me dejan, no me deja, no logro, no consigo, no pude, no hay forma, no hay
            manera, no es posible, no he podido, no he logrado, imposible, no se puede, no me
            permite, no podemos, no he conseguido, no puede
        """,
        "O": """
            nada de
        """,
        "k": """
            sé, se como, saber, entiendo, entender, creo
        """,
        "E": """
            eres, es, soy, sos, son, estoy, esta usted, sois, seras, será, sera
        """,
        "x": """
            esto, eso, esta conversacion, el chat, caso, reclamo, este chat
        """,
        "Z": """
            bot, bots, robot, robots, maquina, maquinas, chatbot, ia, inteligencia artificial,
            ordenador, computadora, contestadora, automatico, automatica, asistente virtual,
            automatizado, automatizada, programa, sistema automatico, contestador, grabacion,
            respuestas automaticas, mensajes automaticos, robotito
        """,
        "H": """
            me atienda alguien, que alguien me atienda, me atienda una persona,
            persona al teléfono, que un asesor, que un agente, que un ejecutivo,
            que un representante,
            alguien de vuestro equipo, alguien de su equipo, alguien de tu equipo,
            humano, humana, humanos, ser humano, seres humanos, persona real, personas reales,
            persona de verdad, persona humana, persona fisica, persona viva, persona de carne y
            hueso, alguien real, alguien humano, alguien de verdad, alguien de carne y hueso,
            agente real, agente humano, agente humana, agente en vivo, agente en linea, agente en
            directo, agentes humanos, operador, operadora, operadores, operario, operaria,
            teleoperador*, representante, representantes, asesor humano, asistente humano,
            asistencia humana, atencion humana, atención personalizada, atención personal,
            ejecutivo, ejecutiva, persona del equipo, alguien del equipo, alguien de soporte,
            alguien de atencion al cliente, alguien de servicio al cliente, alguien de ustedes,
            miembro del equipo, humana real, humano real, persona encargada, persona responsable,
            agente de atencion, agente de servicio, agente de soporte, agente de atencion al
            cliente, agente de servicio al cliente, soporte humano, operador humano, personal
            humano, gente real, gente de verdad, un ser vivo, soporte en vivo, chat en vivo con,
            atencion en vivo, persona en vivo, agente vivo, alguien que no sea un robot, alguien
            que no sea una maquina, alguien que no sea un bot, agente asistente, me atiende
            alguien, alguien me atiende, me puede atender alguien
        """,
        "A": """
            gerencia, dueño, dueña, gestor, gestora, perito, ingeniero, señorita que,
            un trabajador, una trabajadora,
            compañero, compañera, compañero tuyo, compañero suyo,
            agente, agentes, persona, asesor, asesora, asesores, encargado, encargada, encargados,
            supervisor, supervisora, supervisores, gerente, gerenta, jefe, jefa, responsable,
            especialista, especialistas, consultor, consultora, empleado, empleada, empleados,
            trabajador, trabajadora, dependiente, profesional, experto, experta, ajente, ajent,
            colaborador, colaboradora, superior, tecnico, administrador, comercial, vendedor,
            vendedora, coordinador, director, personal, agte, asistente, asistentes
        """,
        "m": """
            alguien, algien, alguin, alguna persona, algun compañero, alquien, alguen
        """,
        "S": """
            servicio al cliente, atencion al cliente, servicio de atencion, servicio de atencion
            al cliente, soporte tecnico, servicio tecnico, asistencia al cliente, equipo de
            soporte, equipo de atencion, centro de atencion, call center, callcenter, atencion al
            consumidor, atencion a clientes, atencion a cliente, servicio a clientes, servicio a
            cliente, servicio de clientes, atencion al usuario, mesa de ayuda, departamento de
            atencion, soporte al cliente, atencion de clientes, departamento de reclamos,
            departamento de soporte, atencion clientes, servicio cliente, atencion telefonica,
            servicio de ayuda, equipo humano, area de soporte, servicio de asistencia, asistencia
            tecnica, equipo
        """,
        "s": """
            área, area, departamento, depto, sucursal, cobranza, cobranzas,
            soporte, ventas, atencion, facturacion, postventa, reclamaciones
        """,
        "L": """
            real, en vivo, de verdad, en directo, de carne y hueso, presencial
        """,
        "C": """
            llamar, llamo, llamarles, llamarlos, marcar, llamarte, telefonear
        """,
        "q": """
            me timbran, me pueden timbrar, me puede timbrar, marcarme, telefonearme, me
            telefonee, me telefoneen, me telefonease, un telefonazo, un fonazo, me regala una
            llamada, me regalan una llamada, me das un llamado, me dan un llamado, hágame una
            llamada, hágame una llamadita, pégame una llamada, échame una llamada, echadme una
            llamada, me llamáis, me yamen,
            llámame, llamame, llámeme, llameme, llamarme, llámenme, llamenme, llamadme, llamenos, me
            llamas, me llame, me llamen, me llama, me llaman, nos llamen, nos llame, me puedes
            llamar, me puede llamar, me podria llamar, me podrias llamar, me pueden llamar, me
            podrian llamar, me podeis llamar, me llameis, marcame, marquenme, márqueme, me marcan,
            me marquen, telefoneeme, me puedes marcar, llamarnos, me hable por telefono, me hablen
            por telefono
        """,
        "t": """
            contactarme, contáctame, contactame, contácteme, contacteme, contáctenme, contactenme,
            me contacte, me contacten, contactarnos, contactarse conmigo, ponerse en contacto
            conmigo, se ponga en contacto, se pongan en contacto, se ponga en contacto conmigo, se
            pongan en contacto conmigo, pongase en contacto conmigo, ponganse en contacto conmigo,
            se comunique conmigo, se comuniquen conmigo, comuniquese conmigo, comuniquense conmigo,
            contacte conmigo, contacten conmigo, me escriba, me pueden contactar, me puede
            contactar, me escriban, escribirme, contactar conmigo
        """,
        "V": """
            cel, celu, fijo, a partir,
            sobre, mañana, tarde, luego, cuando, al, telefono, movil, celular, numero, cuanto antes,
            pronto, lunes, martes, miercoles, jueves, viernes, sabado, hora, horas, a mi numero, 0*,
            1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, noche, mediodia, respecto, lo antes posible
        """,
        "e": """
            nombre, apodo, llamas, llamarte
        """,
        "B": """
            devolver la llamada, devolverme la llamada, devuelvanme la llamada, devuélvame la
            llamada, devuelveme la llamada, devuelvan la llamada, devuelva la llamada, volver a
            llamar, vuelvan a llamar, vuelva a llamar, vuelve a llamar, vuelveme a llamar, solicito
            una llamada, solicitar una llamada, quiero una llamada, necesito una llamada, una
            llamada por favor, quisiera una llamada, recibir una llamada, recibir llamada, agendar
            una llamada, programar una llamada, pedir una llamada, llamada de vuelta, contacten por
            telefono, contacte por telefono, contactarme por telefono, ser contactado, ser
            contactada, ser llamado, me den una llamada, rellamada, llamada telefonica de, darme una
            llamada, concertar una llamada, me regresen la llamada, regresar la llamada, regresarme
            la llamada, devolucion de llamada
        """,
        "T": """
            numero de telefono, numero telefonico, telefono de contacto, numero de contacto, numero
            de atencion, telefono de atencion, a que numero, que numero, su telefono, vuestro
            telefono, numero para llamar, linea telefonica, linea gratuita, numero de servicio,
            telefono del servicio, telefono de soporte, telefono, datos de contacto, numero
            gratuito, numero de whatsapp, 0800, numero de soporte, tu numero, su numero, vuestro
            numero, correo de contacto
        """,
        "K": """
            horario, horarios, a que hora, correo, email, e-mail, mail, direccion, correo
            electronico
        """,
        "D": """
            dijo, dijeron, dicen, dice, me dijo, pidieron, prometio, prometieron, aseguraron,
            aseguro, informaron, comentaron, dijiste, indicaron, recomendaron, tuve que, segun
        """,
        "3": """
            ella, ellos, mi esposa, mi marido, mi esposo, mi madre, mi padre, mi hijo, mi hija, mi
            hermano, mi hermana, mi amigo, mi amiga, mi mujer, mi mamá, mi papá, mi novia, mi novio,
            mi vecino
        """,
        "X": """
            curso de atención al cliente, cursos de atención al cliente,
            persona de contacto, personas de contacto,
            agente inmobiliario, agente de viajes, agente de seguros, agente de policía, otra
            persona, otras personas, misma persona, tercera persona, primera persona, por persona,
            en persona, para una persona, persona autorizada, agente de aduanas, persona mayor,
            personas mayores, repartidor, agente comercial autorizado, operador logistico, operador
            turistico, de mi jefe, mi jefe, mi empleado, mi gerente, tamaño real, tiempo real,
            madrid, real decreto, cuantas personas, dos personas, tres personas, cuatro personas, si
            soy, trabajador autonomo, agente de transporte, repartidor personal, para alguien, a
            alguien mas, regalo para alguien, cada persona, persona que vive, cuenta de otra
            persona, dinero a alguien, dinero a una persona, datos personales, informacion personal,
            uso personal
        """,
        "0": """
            nadie, ninguna persona, ningun agente, ningun humano, ningun operador, ningun asesor, no
            hay nadie, no me contesta nadie, nadie me
        """,
        "a": """
            contesta, contestan, responde, responden, respondió, respondio, contestó, contesto,
            contestado, respondido, atiende, atienden, atendió, hace caso, me llama de
            vuelta, coge el telefono, cogen, descuelga, contestar, responder
        """,
        "o": """
            disponible, disponibles, ahi, libre, conectado
        """,
        "Q": """
            por que, porque no, donde, cual
        """,
        "i": """
            si
        """,
        "v": """
            ayudar, ayude, ayuden, ayudarme, ayudame, ayudeme, ayudenme, atienda, atiendan,
            atenderme, atienda a mi, me atienda, me atiendan, me ayude, me ayuden, atendido,
            atendida, me pueda ayudar, pueda ayudarme, asesore, resuelva, resuelvan, solucione,
            revise, asistencia de, asistido, ayuda, ayuda de, atender, atencion de, atencion por
            parte, atienda por, asista, me asista, me pueda atender, que atienda, soporte de
        """,
        "&": """
            pero, porque, ya que, aunque, sino, o, cuando, mientras, antes, antes de, despues, asi
            que, pues
        """,
        "~": """
            olvidalo, olvidelo, dejalo, dejelo, no importa, ya no, no gracias, mejor no
        """,
        "@": """
            estoy hablando, estoy chateando, hablo con, con quien hablo, estoy platicando,
            converso con, estoy conversando, esto hablando, estoy charlando, estoy escribiendo,
            estoy en contacto, me esta atendiendo, me estás atendiendo, con quien estoy hablando,
            estare hablando, estoy tratando con, chateo con, estás hablando, me esta respondiendo
        """,
        "c": """
            dejen de llamarme, deja de llamarme, dejen de llamar, me llaman todos, siguen
            llamandome, me siguen llamando, me llama mi, llamarme asi, me llama la atencion, me
            llamaron, me llamo, no paran de llamarme
        """,
    },
)
