"""Italian words of asking for a person."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="it",
    common="""
        il lo la i gli le un una di che e è non mi per con del della dei al alla nel da in su come
        quando dove perché vorrei voglio ho sono mio mia ordine grazie buongiorno ciao salve
        ancora più ma anche questo questa posso avete ha si se pacco sto quanto cosa favore dell l
    """,
    typos="""
        operatore operatrice umano umana persona agente rappresentante parlare consulente
        responsabile addetto assistenza qualcuno contattare richiamare trasferire supervisore
    """,
    known="""
        operatori operare operazione operazioni umore umani persone personale parlate parlami
        consulenza agenti agenzia argento urgente gente qualcuna qualcosa addetti richiamato
        responsabili perdona usano avente rappresentate
    """,
    words={
        "RH": """
            con chi posso parlare, con chi devo parlare, a chi mi posso rivolgere, a chi posso
            rivolgermi
        """,
        "mo": """
            c'è qualcuno, ce qualcuno, c'è nessuno
        """,
        "_": """
            il, lo, la, i, gli, le, un, uno, una, l, d, di, a, da, in, con, su, per, del, dello,
            della, dei, degli, delle, dell, al, allo, alla, agli, alle, all, dal, dalla, nel, nella,
            col, sul, sulla, che, direttamente, adesso, ora, subito, solo, soltanto, anche, davvero,
            urgentemente, immediatamente, un attimo, proprio, molto, più, piu, qualche, altro,
            altra, vostro, vostra, vostri, tuo, suo, mio, mia, e, ed, essere, possibile, non so, ne,
            ci, si, benedetto, cazzo di, cavolo di, maledetto, dannato, stramaledetto, finalmente,
            invece, ancora, quanto prima, qui, qua, competente, qualificato, qualcosa, in italiano,
            italiano, chi, cui, presto, velocemente, meglio, magari, piuttosto, semplicemente,
            momento, minuto, oggi, urgente, urgenza, bravo, tramite chat, in chat, cortesemente, lì,
            eventualmente, se possibile, veramente, sempre, quindi, allora, nuovamente, normale
        """,
        "h": """
            ciao, salve, buongiorno, buonasera, buon giorno, buona sera, buon pomeriggio, grazie,
            ok, okay, va bene, scusi, scusa, scusate, sì, gentilmente, pronto, hey, ehi, buondì, mi
            scusi, gentili, gentile
        """,
        "P": """
            pls, plis, plz, pf,
            per favore, perfavore, per piacere, per cortesia, cortesemente, gentilmente, pf, x
            favore, xfavore, please, prego, ti prego, vi prego, la prego
        """,
        "R": """
            rispondermi,
            parl*, chatt*, comunicare, comunico, contattare, contatto con, contatto, convers*,
            dialog*, discut*, mettermi in contatto, entrare in contatto, raggiungere, rivolger*,
            interagire, sentire qualcuno, conferire, colloqui*, messaggiare, in contatto,
            conversazione con, chat con, essere in contatto, confrontarmi, rapportarmi,
            interfacciarmi, prlare, palare, palrare, discorrere, avere a che fare, telefonare a,
            interloquire, consultare, mi rivolgo, scrivere ad, scrivere a, scrivere con
        """,
        "r": """
            parlato, ho parlato, ho già parlato, contattato, ho contattato, chattato, parlai,
            sentito, telefonato, ho chiamato, chiamato, conversato, stato trasferito, mi hanno
            trasferito, mi ha trasferito, mi hanno passato, ho sentito
        """,
        "J": """
            pass*, trasfer*, trasferisc*, collegare, colleg*, connett*, connetter*, inoltr*,
            reindirizz*, indirizz*, dirott*, smist*, deviare, mettere in contatto, mettete in
            contatto, metti in contatto, mettere in comunicazione, girare
        """,
        "JM": """
            mettetemi in linea, mettimi in linea,
            passami, passatemi, mi passi, mi passa, mi passate, mi passereste, passarmi, mi puoi
            passare, mi può passare, mi potete passare, mi potresti passare, mi potrebbe passare, mi
            potreste passare, trasferiscimi, trasferitemi, trasferirmi, mi trasferisca, mi
            trasferisci, mi trasferisce, mi trasferite, collegami, collegatemi, collegarmi, mi
            colleghi, mi collega, connettimi, connettetemi, connettermi, mi connetta, mi connetti,
            mi connette, mettimi in contatto, mettetemi in contatto, mi metta in contatto, mettermi
            in contatto, mettermi in comunicazione, mi metti in contatto, mi mette in contatto, mi
            mettete in contatto, mettimi in comunicazione, mi metta in comunicazione, mi mettete in
            comunicazione, metterti in contatto, indirizzami, indirizzatemi, reindirizzami,
            reindirizzarmi, inoltrami, inoltrarmi, inoltratemi, mettimi in linea, passarci, essere
            trasferito, essere trasferita, essere messo in contatto, essere messa in contatto,
            essere collegato, essere connesso, essere passato, essere reindirizzato, mi faccia
            parlare, fammi parlare, fatemi parlare, farmi parlare, mi fa parlare, mi fai parlare, mi
            fate parlare, mi faccia comunicare, mi metta, mettimi, mi può mettere in contatto, mi
            puoi mettere in contatto, mi potete mettere in contatto, mi può trasferire, mi puoi
            trasferire, mi potete trasferire, mi può collegare, mi puoi collegare, mi può
            connettere, mi puoi connettere, mi potete connettere
        """,
        "U": """
            escalation, escalare, scalare il problema, far intervenire un
        """,
        "G": """
            dammi, dare, datemi, mi dia, darmi, trovare, trovami, cerco, cercare, avere, ottenere,
            chiedo, richiedo, richiedere, chiamate un, assegnare, assegnatemi, chiamami un, fate
            intervenire, esigo, chiedere
        """,
        "g": """
            avete, c'è, c è, ci sono, esiste, hai, tenete
        """,
        "W": """
            voglio, vorrei, vorremmo, vogliamo, volevo, desidero, desidererei, desideriamo, ho
            bisogno, bisogno, avrei bisogno, necessito, mi serve, servirebbe, mi servirebbe, serve,
            preferisco, preferirei, esigo, pretendo, devo, dovrei, dobbiamo, gradirei, mi
            piacerebbe, piacerebbe, sto cercando, cerco, cerco di, richiedo, sto provando, provo,
            tento, ho necessità, necessità, ho necessita, avrei necessità, vorei, volio, vojo,
            bisogna, intendo, sarebbe meglio, vuole, avevo bisogno, chiedo di, insisto, necessario
        """,
        "w": """
            posso, possa, possiamo parlare, potrei, può, puo, puoi, potresti, potete, potreste,
            potrebbe, possiamo, potremmo, come posso, come faccio, come si fa, come, c'è modo, c è
            modo, c'è un modo, modo di, è possibile, e possibile, sarebbe possibile, si può, si puo,
            possibilità, fammi, fatemi, mi faccia, lasciami, lasciatemi, poter, poteva, c'è la
            possibilità
        """,
        "M": """
            mi, me
        """,
        "I": """
            io, noi
        """,
        "Y": """
            tu, voi, lei, te, ti, vi
        """,
        "N": """
            non, senza, mai, invece di, al posto di, né, nè, smettetela di, smettila di, evitare,
            piuttosto che, odio, nessun bisogno, basta con, stanco di, stufo di, stufa di, anziché,
            neanche
        """,
        "NW": """
            non voglio, non vorrei, non ho bisogno, non mi serve, non serve, non desidero, non ho
            necessità, non necessito, non occorre, non c'è bisogno, non è necessario, non mi
            interessa
        """,
        "n": """
            non riesco, non posso, non sono riuscito, non sono riuscita, impossibile, non si riesce,
            non è possibile, non ho potuto, non si può, non riusciamo, non mi fate, non mi fa,
            irraggiungibile, non ci riesco
        """,
        ".": """
            parlami di, parlami del, parlami della, mi parli di, parlare di, parla di, parlano di,
            parlaci di, parlami,
            non funziona, non ho ricevuto, non è arrivato, non arriva, non capisci, non capisce, non
            capite, non mi capisci, non mi aiuta, non mi aiuti, non mi aiutate, non aiuta, non ho
            capito, non capisco, non va, non trovo, non vedo, non ho, non è, mio numero di telefono,
            il mio numero, mio numero, cambiare numero di telefono, non mi ha aiutato, non mi è
            utile, non mi è arrivato, non sei utile, non mi risponde, non sono, modificare il numero
            di telefono, non mi fa accedere, non mi fa pagare
        """,
        "O": """
            no, nessun, nessuna
        """,
        "k": """
            capisco, credo, penso
        """,
        "E": """
            sei, è, siete, sono, sto, e', sarei
        """,
        "x": """
            questo, questa chat, caso, pratica, questa conversazione
        """,
        "Z": """
            bot, bots, robot, macchina, macchine, chatbot, ia, intelligenza artificiale, computer,
            automatico, automatica, automatizzato, automatizzata, automatismo, assistente virtuale,
            virtuale, segreteria, risponditore, programma, software, risposte automatiche, messaggi
            automatici, sistema automatico, algoritmo, automa, messaggio automatico, risposta
            automatica, ai
        """,
        "H": """
            un cristiano, cristiano,
            persona al telefono,
            qualcuno in carne e ossa,
            umano, umana, umani, essere umano, esseri umani, persona reale, persona vera, persone
            vere, persona umana, persona in carne ed ossa, persona in carne e ossa, persona fisica,
            persona viva, vera persona, persone reali, reale persona, qualcuno di reale, qualcuno di
            vero, qualcuno di umano, qualcuno in carne ed ossa, agente reale, agente umano, agente
            dal vivo, agente in carne, agente live, agente in diretta, operatore, operatrice,
            operatori, operatore umano, rappresentante, rappresentanti, consulente umano, addetto,
            addetta, addetti, incaricato, incaricata, persona del servizio clienti, qualcuno del
            servizio clienti, qualcuno del team, qualcuno del vostro team, qualcuno dello staff,
            qualcuno dell'assistenza, qualcuno di voi, qualcuno del supporto, membro del team,
            membro dello staff, assistenza umana, supporto umano, assistente umano, aiuto umano,
            assistente in carne, persona dello staff, vostro operatore, centralinista, agente del
            servizio clienti, agente dell'assistenza, agente di supporto, agente del supporto,
            assistente reale, interlocutore, interlocutore umano, chat dal vivo con, assistenza dal
            vivo, assistente dal vivo, supporto dal vivo, referente, individuo reale, gente vera,
            gente reale, vero umano, vero essere umano, vero operatore, vera umana, vero agente
        """,
        "A": """
            commessa, commesso, signorina,
            agente, agenti, persona, responsabile, responsabili, supervisore, manager, direttore,
            capo, dipendente, impiegato, impiegata, esperto, esperta, specialista, consulente,
            consulenti, tecnico, tecnici, assistente, collega, commesso, commessa, collaboratore,
            superiore, venditore, commerciale, personale, professionista, titolare, gestore,
            coordinatore, dirigente, agnete
        """,
        "m": """
            qualchedun, qualcheduno,
            qualcuno, qualcun altro, qualcun'altro, qlcn, qualcuna, qualcun
        """,
        "S": """
            servizio clienti, servizio cliente, assistenza clienti, assistenza cliente, supporto
            clienti, customer service, customer care, supporto tecnico, assistenza tecnica, servizio
            assistenza, servizio di assistenza, call center, callcenter, centro assistenza, team di
            supporto, team di assistenza, squadra di supporto, servizio tecnico, reparto assistenza,
            help desk, helpdesk, servizio consumatori, ufficio reclami, reparto tecnico, reparto
            vendite, assistenza telefonica, relazioni clienti, supporto cliente, ufficio clienti,
            centro servizi, centro di assistenza, staff, vostro team, team, servizio di supporto,
            servizio post vendita, servizio vendite
        """,
        "s": """
            ufficio, reparto,
            assistenza, supporto, vendite, servizio, centralino, amministrazione
        """,
        "L": """
            reale, vero, vera, in carne ed ossa, in carne e ossa, dal vivo, live, vivo, viva,
            autentico
        """,
        "C": """
            chiamare, chiamo, telefonare, chiamarvi, telefonarvi
        """,
        "q": """
            uno squillo, un colpo di telefono, mi può telefonare, mi potete telefonare,
            telefonarmi, mi telefoni, mi telefonate, fatemi chiamare, fammi chiamare, fate una
            telefonata, una vostra telefonata, fatemi una telefonata,
            chiamami, chiamatemi, mi chiami, mi chiamate, mi chiama, mi chiamino, chiamarmi, mi
            potete chiamare, mi può chiamare, mi puoi chiamare, mi potrebbe chiamare, mi potreste
            chiamare, mi chiamasse, telefonatemi, telefonami, mi telefoni, telefonarmi, mi
            telefonate, mi può telefonare, mi potete telefonare, chiamateci, ci chiami, mi dia un
            colpo di telefono, fammi uno squillo, fatemi uno squillo, mi faccia una telefonata,
            farmi una telefonata
        """,
        "t": """
            contattami, contattatemi, mi contatti, mi contatta, mi contattate, contattarmi, mi
            contattino, mi contatterà, mi potete contattare, mi può contattare, mettersi in contatto
            con me, si metta in contatto con me, mettetevi in contatto con me, contattateci, ci
            contatti, scrivetemi, sentirmi, mi contattasse
        """,
        "V": """
            riguardo, domani, dopo, tardi, quando, telefono, cellulare, numero, appena possibile,
            lunedì, martedì, mercoledì, giovedì, venerdì, sabato, ore, mattina, pomeriggio, sera,
            al, prima possibile, circa, 0*, 1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, stasera, +*, il
            prima possibile
        """,
        "e": """
            nome, soprannome, ti chiami, si chiama, vi chiamate
        """,
        "B": """
            richiam*, essere richiamato, essere richiamata, richiamatemi, richiamami, mi richiami,
            mi richiamate, richiamarmi, una richiamata, ricontatt*, essere ricontattato, essere
            ricontattata, ricontattatemi, essere contattato, essere contattata, essere chiamato,
            essere chiamata, ricevere una chiamata, ricevere una telefonata, contattare
            telefonicamente, contattato telefonicamente, contattata telefonicamente, una chiamata
            da, prenotare una chiamata, una telefonata da, richiedere una chiamata, vorrei una
            chiamata, voglio una chiamata, programmare una chiamata, una chiamata per favore,
            contatto telefonico, contattarmi telefonicamente, contattatemi telefonicamente, fissare
            una chiamata
        """,
        "T": """
            numero di telefono, numero telefonico, vostro numero, numero verde, numero del servizio
            clienti, numero da chiamare, a che numero, a quale numero, che numero, quale numero,
            recapito telefonico, recapiti, contatti, numero di assistenza, numero dell'assistenza,
            linea telefonica, numero per, numero del servizio, tuo numero, suo numero, numero
            dell'operatore, numero di contatto
        """,
        "K": """
            orari, orario, a che ora, email, e-mail, mail, indirizzo, posta
        """,
        "D": """
            detto, ha detto, hanno detto, dice, dicono, diceva, promesso, assicurato, affermato,
            secondo, riferito, consigliato, dissero, disse, ho dovuto, dovuto, spiegato
        """,
        "3": """
            lui, loro, mia moglie, mio marito, mia madre, mio padre, mio figlio, mia figlia, mio
            fratello, mia sorella, mio amico, mia amica, il mio amico, la mia amica, il mio vicino,
            la mia ragazza, il mio ragazzo
        """,
        "X": """
            corso di assistenza clienti,
            agente immobiliare, agente di viaggio, agente di viaggi, agente assicurativo, agente di
            polizia, altra persona, altre persone, un'altra persona, stessa persona, terza persona,
            a persona, di persona, per persona, due persone, tre persone, quattro persone, quante
            persone, più persone, per una persona, persona che abita, operatore telefonico,
            operatore mobile, mio operatore, corriere, tempo reale, il mio capo, mio capo, mio
            responsabile, mio consulente, il mio consulente, mio agente, per qualcuno, regalo per
            qualcuno, soldi a qualcuno, denaro a qualcuno, dati personali, risorse umane, persona
            anziana, pelle vera, vera pelle, di qualcun altro
        """,
        "0": """
            nessuno, nessun operatore, nessun agente, nessuna persona, nessun addetto, nessun umano,
            non c'è nessuno, nessuno mi
        """,
        "a": """
            risponde, rispondono, risposto, rispondete, rispondere, richiamato, aiuta, calcola, si
            fa vivo, fatto vivo, fatto sentire, si degna
        """,
        "o": """
            disponibile, disponibili, in linea, libero, presente, online
        """,
        "Q": """
            perché, perche, xké, xche, dove, quale, quali, qual
        """,
        "i": """
            se
        """,
        "v": """
            aiutare, aiuti, aiutarmi, aiutatemi, aiuto, aiuto da, aiuto di, aiutato, aiutata,
            assistere, assista, assistermi, assistito, assistita, seguito da, seguita da, mi aiuti,
            mi assista, mi possa aiutare, possa aiutarmi, risolvere, risolva, assistenza da,
            assistenza di, supporto da, servito, gestito, mi segua
        """,
        "&": """
            ma, però, pero, poiché, oppure, o, quando, mentre, prima di, dopo aver, altrimenti,
            così, dato che, visto che, siccome
        """,
        "~": """
            lascia stare, lasci stare, lasciate stare, lascia perdere, non importa, fa niente, fa lo
            stesso, no grazie, ho cambiato idea, dimentica
        """,
        "@": """
            sto parlando, sto chattando, parlo con, sto scrivendo, con chi parlo, sto comunicando,
            sto conversando, ho a che fare, con chi sto parlando, chatto con, mi risponde, mi sta
            rispondendo, stiamo parlando, sono in contatto, sto dialogando, sono in linea
        """,
        "wR": """
            come parlo, come contatto, come comunico, dove parlo, come mi metto in contatto
        """,
        "c": """
            smettetela di chiamarmi, smettila di chiamarmi, mi chiamano continuamente, continuano a
            chiamarmi, mi chiamo, mi chiamano sempre
        """,
    },
)
