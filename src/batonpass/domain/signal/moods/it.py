"""Italian words of mood: anger, complaint, thanks, threats, leaving, danger."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="it",
    words={
        "s": """
            suicidarmi, suicidio, uccidermi, ammazzarmi, voglio morire, togliermi la vita, non
            voglio più vivere, farmi del male
        """,
        "t": """
            ti ammazzo, vi ammazzo, ti uccido, vi uccido, mettere una bomba, darò fuoco, do fuoco,
            spacco la faccia
        """,
        "f": """
            frode, truffa, truffato, truffata, phishing, furto di identità, furto d'identità,
            carta rubata, rubato la carta, addebito non autorizzato, addebiti non autorizzati,
            pagamento non autorizzato, non ho autorizzato, hackerato, hackerata, contraffatto,
            contraffatta
        """,
        "l": """
            avvocato, avvocati, denuncia, denunciare, denuncerò, denuncio, tribunale, causa,
            codacons, altroconsumo, vie legali, azione legale, associazione consumatori,
            associazioni consumatori, agcom, antitrust, diffida, chargeback, polizia postale
        """,
        "r": """
            recensione negativa, pessima recensione, una stella, trustpilot, social
        """,
        "q": """
            mai più, non comprerò più, non acquisterò più, ultima volta, concorrenza, disdire,
            disdetta, disdico, chiudere il mio account, chiudere il conto, cancellare il mio
            account, cancellare l'abbonamento, perso un cliente, cambio operatore
        """,
        "u": """
            ancora non, non ancora, ancora niente, non mi aiuta, non aiuta, non mi aiuti, non è
            quello che ho chiesto, non ho chiesto questo, già provato, ho già, già detto, la
            stessa cosa, stessa risposta, non capisci, non capisce, non mi capisci, non funziona,
            non hai risposto, risposta sbagliata, sbagliato, non è corretto
        """,
        "x": """
            merda*, cazzo, cazzi, vaffanculo, fanculo, stronzo*, stronza, stronzi, puttana, troia,
            coglione*, coglioni, bastardo*, bastardi, porco, porca, minchia, culo, figli di
            puttana, figlio di puttana, incul*
        """,
        "z": """
            idioti, imbecilli, imbecille, deficienti, deficiente, pagliacci, pagliaccio, scemi,
            cretini, cialtroni, cialtrone, somari
        """,
        "N": """
            terribile, orribile, orribili, pessimo, pessima, pessimi, schifo, schifoso, schifosa,
            schifosi, vergogna, vergognoso, vergognosa, vergognatevi, inaccettabile, indecente,
            indecenti, scandaloso, furioso, furiosa, arrabbiato, arrabbiata, rabbia, incazzato,
            incazzata, odio, odiare, peggio, peggiore, peggiori, ridicolo, ridicola, ridicoli,
            patetico, patetica, penoso, truffa, truffatori, ladri, ladro, incompetenti,
            incompetente, inutile, inutili, merda, spazzatura, disastro, disastroso, assurdo,
            assurda, disgusto, disgustoso, disgustosa, stufo, stufa, basta, incapaci, incapace,
            buffoni, buffone, bugiardi, bugiardo, bugie, menzogne, presa in giro, presa per il
            culo, indignato, maledetto, maledetta, maledetti, allucinante, fallimento,
            imbarazzante, nauseante, insopportabile, vomito, infame, infami, delinquenti,
            corrotti, vergognosi, inaudito
        """,
        "~": """
            non, mai, senza, nessun, nessuna, niente, nulla, né, neanche, nemmeno
        """,
        "P": """
            ottimo, ottima, eccellente, fantastico, fantastica, meraviglioso, meravigliosa,
            perfetto, perfetta, splendido, splendida, stupendo, stupenda, bellissimo, bellissima,
            bellissimi, adoro, amo, amore, grazie mille, mille grazie, super, magnifico, grande,
            grandi, grandissimo, migliore, migliori, incredibile, geniale, spettacolare,
            spettacolo
        """,
        "n": """
            male, brutto, brutta, brutti, cattivo, cattiva, triste, tristezza, deluso, delusa,
            delusione, deludente, frustrato, frustrante, purtroppo, problema, problemi, errore,
            errori, sbagliato, sbagliata, lento, lenta, noioso, noia, stanco, stanca, malato,
            piangere, piango, lacrime, paura, morto, morta, morte, morire, solo, sola, ansia,
            stress, difficile, peccato, dolore, crisi, guerra, colpa, tasse, scemo, scema,
            stupido, stupida, stupidi, idiota, idioti, cretino, cretini, ignorante, ignoranti,
            insoddisfatto, scontento, ingiusto, ingiustizia, lamentela, reclamo, fastidio,
            fastidioso, perso, perdere, perdita, uffa, boh, mah, sciopero, disoccupati,
            disoccupazione, povero, poveri, preoccupato, violenza, mafia, casta, rovinato, rovina,
            nessuno, debole, inferno, falso, falsi, rotto, rompere, palle, rompe, corruzione,
            immigrati, malissimo, bloccato, rifiuto, scarso, scarsa
        """,
        "p": """
            bene, buono, buona, buoni, bello, bella, belli, belle, contento, contenta, felice,
            felici, gioia, piace, piaciuto, simpatico, divertente, ahah, ahahah, ahaha, haha, lol,
            sorriso, bacio, baci, abbraccio, grazie, auguri, complimenti, bravo, brava, bravi,
            meglio, fortuna, speranza, spero, amico, amici, dolce, facile, veloce, gentile,
            interessante, utile, risolto, funziona, vittoria, vinto, fiero, orgoglioso, sole,
            vacanza, festa, buongiorno, carino, carina, sereno
        """,
        "c": """
            ritardo, ritardi, in ritardo, annullato, annullata, cancellato, danneggiato,
            difettoso, manca, mancante, aspetto, aspettando, sto aspettando, attesa, ore,
            settimane, giorni, nessuna risposta, non risponde, non rispondono, nessuno risponde,
            mai ricevuto, mai arrivato, non ricevuto, non arrivato, non è arrivato, non ho
            ricevuto, non funziona, ancora niente, ancora nulla, addebitato due volte, di nuovo,
            ancora una volta, terza volta, guasto, perché, mai
        """,
        "o": """
            invece, al posto di, qualcos'altro, un altro, un'altra, altre opzioni, qualcosa di
            diverso, e se, è sicuro, sei sicuro, è sicura, sei sicura, volevo dire, intendevo,
            piuttosto, lascia perdere, lasci perdere, non importa, ho chiesto, in realtà
        """,
        "!": """
            molto, troppo, davvero, veramente, totalmente, assolutamente, così, tanto, proprio,
            estremamente, completamente
        """,
        "h": """
            ciao, grazie, buongiorno
        """,
    },
)
