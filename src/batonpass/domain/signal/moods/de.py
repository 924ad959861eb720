"""German words of mood: anger, complaint, thanks, threats, leaving, danger."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="de",
    words={
        "s": """
            mich umbringen, umbringen, selbstmord, suizid, nicht mehr leben, das leben nehmen,
            will sterben, mir etwas antun
        """,
        "t": """
            bringe dich um, bringe euch um, ich bringe sie um, dich umbringen, euch umbringen,
            bombe legen, niederbrennen, anzünden, schlage dich, fresse polieren
        """,
        "f": """
            betrug, betrogen, betrüger, phishing, identitätsdiebstahl, karte gestohlen, gestohlene
            karte, unberechtigte abbuchung, nicht autorisiert, unautorisierte, nicht von mir,
            gehackt, fälschung, gefälscht, fake shop, fakeshop
        """,
        "l": """
            anwalt, anwälte, rechtsanwalt, verklagen, klage, klagen, anzeige, anzeigen,
            verbraucherzentrale, verbraucherschutz, gericht, rechtliche schritte, strafanzeige,
            bundesnetzagentur, rückbuchung, rückbuchen, rechtsweg, schlichtungsstelle,
            mahnbescheid
        """,
        "r": """
            schlechte bewertung, negative bewertung, ein stern, trustpilot, bewertung schreiben
        """,
        "q": """
            nie wieder, nie mehr, kündige, kündigen, kündigung, zur konkurrenz, konkurrenz, konto
            löschen, account löschen, konto schließen, kunden verloren, kunde verloren, anbieter
            wechseln, wechsle den anbieter, letztes mal
        """,
        "u": """
            immer noch, noch immer, hilft nicht, hilft mir nicht, nicht geholfen, nicht meine
            frage, beantwortet nicht, nicht gefragt, schon versucht, bereits versucht, habe ich
            schon, das gleiche, dasselbe, gleiche antwort, verstehst nicht, verstehen mich nicht,
            verstehst mich nicht, funktioniert nicht, geht nicht, klappt nicht, falsche antwort,
            stimmt nicht, im kreis, schon gesagt, bereits gesagt, wie gesagt, ich meinte
        """,
        "x": """
            scheiß*, scheiss*, fick*, arsch, arschloch, arschlöcher, wichser, hurensohn, fotze,
            verfickt*, verdammte, verdammter, verpiss, kacke, pisser, drecks*
        """,
        "z": """
            idioten, vollidioten, vollidiot, deppen, depp, trottel, volltrottel, schwachkopf,
            versager, penner, dummkopf, clowns, spinner, pfosten
        """,
        "N": """
            schrecklich, schlimm, schlimmste, schlimmsten, furchtbar, katastrophe, katastrophal,
            katastrophale, unverschämt, unverschämtheit, frechheit, frech, inakzeptabel,
            unfassbar, skandal, lächerlich, peinlich, unmöglich, wütend, wut, stinksauer, sauer,
            hasse, hass, scheiße, scheisse, beschissen, mist, dreck, dreckig, drecksladen,
            saftladen, betrug, betrüger, abzocke, abzocker, verarsche, verarscht, verarschen,
            inkompetent, inkompetenz, nutzlos, wertlos, schlecht, schlechte, schlechter,
            schlechteste, schlechtesten, miserabel, grottig, grottenschlecht, ekelhaft, widerlich,
            unterirdisch, unerhört, zumutung, schweinerei, empört, empörend, kotzt, kotzen, zum
            kotzen, nervt, nerven, nervig, lügner, lügen, lüge, gelogen, erbärmlich, armselig,
            entsetzt, entsetzlich, grauenhaft, abartig, schnauze voll, nase voll, reicht mir,
            reicht jetzt, müll, horror, schande, blamage, idiotisch, hölle
        """,
        "~": """
            nicht, kein, keine, keinen, keinem, keiner, nie, niemals, ohne, nichts, weder, kaum
        """,
        "P": """
            super, toll, tolle, tolles, toller, großartig, großartige, ausgezeichnet,
            hervorragend, perfekt, perfekte, wunderbar, wunderbare, wunderschön, wunderschöne,
            fantastisch, genial, geil, klasse, spitze, beste, bester, besten, liebe es, liebe
            euch, begeistert, traumhaft, herrlich, hammer, mega, tausend dank, ich liebe
        """,
        "n": """
            traurig, enttäuscht, enttäuschend, enttäuschung, frustriert, frustrierend, ärgerlich,
            ärger, ärgert, leider, problem, probleme, fehler, falsch, langsam, schade, doof, blöd,
            blöde, dumm, dumme, langweilig, müde, krank, angst, weinen, heulen, tot, tod, sterben,
            allein, einsam, stress, stressig, schwierig, unzufrieden, unfair, ungerecht,
            beschwerde, beschweren, bedauerlich, unfreundlich, unhöflich, defekt, kaputt,
            verloren, verlieren, schmerz, schmerzen, krise, krieg, schuld, mies, miese, übel,
            verletzt, naja, boah, oh man, oh mann, leid, ungenügend, mangelhaft, hoffnungslos,
            sinnlos, teuer, verlust, gewalt, nazi, nazis, terror, opfer, mord, unsinn, quatsch,
            idiot, arm, pech, versagt, versagen, keine lust, kein bock, kalt, verdammt, hässlich,
            schwach
        """,
        "p": """
            gut, gute, guter, gutes, schön, schöne, schöner, schönes, schönen, froh, freue, freut,
            freude, nett, nette, lieb, liebe, lustig, haha, hihi, spaß, glück, glücklich,
            zufrieden, danke, vielen dank, hilfreich, gerne, gern, besser, interessant, lecker,
            cool, richtig, klappt, funktioniert, gelöst, viel spaß, hoffnung, hoffe, gewonnen,
            gewinnen, stolz, lächeln, einfach, schnell, freundlich, freundlicher, süß, süße,
            glückwunsch, herzlichen, willkommen, genießen, freunde, fest, urlaub, sonne, spannend,
            angenehm
        """,
        "c": """
            verspätet, verspätung, verspätungen, spät, storniert, abgesagt, ausgefallen, fällt
            aus, beschädigt, fehlt, fehlen, warte, warten, gewartet, seit wochen, seit tagen, seit
            stunden, stunden, wochen, keine antwort, keine rückmeldung, antwortet nicht, reagiert
            nicht, nicht angekommen, immer noch nicht, noch immer nicht, nicht erhalten, nie
            erhalten, funktioniert nicht, geht nicht, nicht erreichbar, zweimal abgebucht, doppelt
            abgebucht, schon wieder, zum dritten mal, zum zweiten mal, mehrfach, nichts passiert,
            niemand, warteschleife, störung, wieder mal, ausfall, falsch geliefert, warum
        """,
        "o": """
            stattdessen, anstatt, anstelle, eher, etwas anderes, was anderes, ein anderes, eine
            andere, einen anderen, andere option, andere optionen, wie wäre es, sind sie sicher,
            bist du sicher, eigentlich, vergiss es, vergessen sie es, egal, ich wollte, doch
            nicht, ich habe gefragt
        """,
        "!": """
            sehr, so, total, absolut, völlig, extrem, wirklich, echt, zu, unglaublich, komplett,
            überhaupt
        """,
        "h": """
            hallo, danke, bitte
        """,
    },
)
