"""German words of asking for a person."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="de",
    verb_last=True,
    common="""
        der die das ich ist nicht und ein eine einen einem einer mit zu mir mich meine mein sie es
        auf für von den dem habe haben kann wie wo wann warum bitte danke hallo bestellung noch
        immer aber auch wurde möchte ihr wir im am bei was schon guten tag nach oder wenn man
        keine kein sind hat paket
    """,
    typos="""
        mensch menschen mitarbeiter mitarbeiterin person berater sprechen verbinden kundenservice
        kundendienst kundenberater ansprechpartner operator jemand jemanden jemandem weiterleiten
        rückruf anrufen reden
    """,
    known="""
        mitarbeiten personen versprechen sprecher gesprochen besprechen entsprechen verbindung
        verbunden beraten beratung geraten anrufe anrufer menschlich jemals verbindungen gerede
        beden werden finden binden regen erden verbanden
    """,
    words={
        "RH": """
            mit wem kann ich sprechen, mit wem kann ich reden, wer kann mir helfen der
        """,
        "mo": """
            ist da jemand, ist dort jemand, ist hier jemand, is da jemand, ist da wer
        """,
        "_": """
            der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, mit, zu, zum, zur,
            von, vom, bei, beim, an, am, auf, in, im, direkt, jetzt, sofort, gleich, gern, gerne,
            mal, doch, nur, einfach, endlich, wirklich, auch, so, sehr, lieber, irgend, persönlich,
            hier, heute, dringend, umgehend, schnellstmöglich, schnell, richtigen, richtiger,
            richtige, richtiges, kurz, bloß, verdammten, verdammter, verdammte, scheiss, scheiß,
            verfickten, anderen, andere, anderer, eurem, eurer, euren, euer, eure, ihrem, ihrer,
            ihren, ihre, deinem, deiner, meinem, unserem, um, und, dann, aus, nun, aktuell, noch,
            wieder, schon, mehr, es, werden, kompetenten, kompetenter, kompetente,
            deutschsprachigen, deutschsprachiger, weiß nicht, weiss nicht, sein, los, minute,
            moment, möglich, für, per chat, im chat, eventuell, vielleicht, überhaupt, eigentlich,
            dazu, darüber, nochmal, erneut, normalen, normale, normaler, freundlichen
        """,
        "h": """
            servus, grüezi, moin,
            hallo, hi, hey, guten tag, guten morgen, guten abend, moin, servus, ok, okay, ja, danke,
            danke schön, vielen dank, entschuldigung, sorry, grüß gott, liebes team, sehr geehrte
            damen und herren, na, gut, tag
        """,
        "P": """
            bitte, bitte schön, büdde, pls, please, bitteschön
        """,
        "R": """
            sprech*, sprich*, spreche, reden, rede, redet, unterhalten, telefonier*, chatten,
            chatte, kontaktier*, erreichen, erreiche, kontakt, kontakt aufnehmen, in kontakt, in
            verbindung setzen, in kontakt treten, in verbindung treten, kommunizieren, schreiben
            mit, an die strippe, ans telefon, gespräch, gespräch führen, quatschen, labern,
            konferieren, wenden, austauschen, sprehcen, spechen, sprechn, rede mit, plaudern, ein
            gespräch, rücksprache, zu tun haben, ansprechen, livechat mit, chat mit, anschreiben
        """,
        "r": """
            gesprochen, geredet, telefoniert, gechattet, sprach, redete, erreicht, unterhalten habe,
            kontaktierte, angerufen habe, verbunden wurde, weitergeleitet wurde, wurde verbunden,
            wurde ich verbunden, wurde weitergeleitet, geschrieben, habe angerufen, kontaktiert
            habe, sprachen
        """,
        "J": """
            verbind*, weiterleiten, weiterleite, leite weiter, leiten weiter, weiterverbinden,
            durchstell*, weiterreich*, vermitteln, vermittle, übergeben, übergib, übergeben werden,
            überstellen, verbunden, weitergeleitet, weitergeleitet werden, durchgestellt,
            weiterverbunden, übergeleitet, vermittelt, hinzuziehen, zuschalten, hinzuholen, geben
            sie mich weiter, stell durch, stellen durch, weitergereicht, leitet weiter, leiten,
            überleiten, schalten sie, umleiten, umleite, connecten, vermittel
        """,
        "JM": """
            verbinden sie mich, verbinde mich, verbindet mich, verbinden mich, stellen sie mich
            durch, mich bitte verbinde,
            stell mich durch, stellen sie mich durch, stellt mich durch, stell mich zu, leite mich
            weiter, leiten sie mich weiter, leiten sie mich, leite mich, leitet mich, gib mich
            weiter, geben sie mich weiter, gib mir, geben sie mir, gebt mir, holen sie mir, hol mir,
            stellen sie mich zu, mich durchstellen, mich durchzustellen, mich weiterleiten, mich
            weiterzuleiten, mich verbinden, mich zu verbinden, mich weiterverbinden
        """,
        "U": """
            eskalieren, eskaliere, eskalation, eskaliert
        """,
        "G": """
            geben, gib, gebt, holen, hole, bekommen, kriegen, finden, anfordern, fordere, verlange,
            verlangen, rufen sie einen, schicken sie, hol, besorg, suche, erhalten, zuteilen,
            bräuchte
        """,
        "g": """
            haben, habt, gibt, gibt es, hat, besteht, existiert
        """,
        "W": """
            will, wollen, wollte, wollten, möchte, möchten, moechte, moechten, mochte, möcht, mag,
            würde gern, würde gerne, wuerde gerne, würde, wuerde, brauche, brauch, brauchen,
            benötige, benötigen, benoetige, bräuchte, wünsche, wünschen, hätte, hätte gern, hätte
            gerne, haette, muss, müsste, müssen, wäre, bevorzuge, bestehe, bitte um, verlange,
            versuche, versuch, fordere, erbitte, bestehe auf, lieber mit, wil, möchste, mchte, moch,
            suche, ziehe vor, wünschte, bitten um, ersuche, gewünscht, interesse, mit nem
        """,
        "w": """
            kann, kannst, könnte, koennte, könnten, koennten, könntest, können, koennen, könnt,
            darf, dürfte, dürfen, wie kann, wie, gibt es eine möglichkeit, möglichkeit, lass, lasst,
            lassen, würdest, würden, sollte, ist es möglich, wäre es möglich, besteht die
            möglichkeit
        """,
        "M": """
            mich, mir, uns
        """,
        "I": """
            ich, wir, i
        """,
        "Y": """
            du, sie, ihr, dich, ihnen, dir, euch
        """,
        "N": """
            nicht, kein, keine, keinen, keinem, keiner, keinerlei, nie, niemals, ohne, statt,
            anstatt, anstelle, weder, hör auf, hören sie auf, verzichte, vermeiden, nich, net, ned,
            satt, keinesfalls, hasse, genug von, auf keinen fall
        """,
        "n": """
            unmöglich, nicht möglich, unerreichbar, nicht erreichen, nicht zu erreichen, schaffe es
            nicht, nicht durchkomme, nicht erreichbar
        """,
        ".": """
            erzähl, sprich über, sprechen über, spricht über, reden über, redet über, erzähle,
            funktioniert nicht, geht nicht, nicht erhalten, nicht angekommen, noch nicht, nicht
            geliefert, verstehe nicht, verstehen mich nicht, versteht mich nicht, verstehst mich
            nicht, verstehst nicht, hilft nicht, hilft mir nicht, nicht weiter, nicht geholfen,
            nicht verstanden, keine ahnung, kein problem, keine antwort, keine hilfe, keine lösung,
            nichts, meine telefonnummer, meine nummer, meine handynummer, telefonnummer ändern,
            nicht hilfreich, bringt nichts, nicht zufrieden, meine rufnummer, nicht mehr, geht immer
            noch nicht, ich verstehe das nicht, nicht klar, nicht zurecht, meiner telefonnummer,
            stimmt nicht, telefonnummer aktualisieren
        """,
        "O": """
            nein, nö, ne, nee
        """,
        "k": """
            weiß, weiss, wissen, verstehe, glaube, denke, finde
        """,
        "E": """
            bist, ist, bin, sind, seid, isn, wäre ich
        """,
        "x": """
            dies, dieser chat, diesen chat, fall, anliegen, vorgang
        """,
        "Z": """
            bot, bots, roboter, robotern, maschine, maschinen, chatbot, chatbots, ki, künstliche
            intelligenz, computer, automat, automaten, automatisch, automatische, automatisierten,
            virtueller, virtuellen, virtuelle, anrufbeantworter, programm, software,
            computerprogramm, bandansage, automatischen, ki assistent, chatprogramm, künstlich,
            automatisiert, robot, algorithmus
        """,
        "H": """
            zuständige person,
            jemand erreichbar, wer erreichbar,
            person am telefon, menschen am telefon,
            mensch, menschen, menschlichen, menschlicher, menschliche, menschliches, echte person,
            echten person, echter person, reale person, realen person, realer person, lebende
            person, lebenden person, echte menschen, lebender mensch, menschliches wesen,
            menschlichen wesen, mitarbeiter, mitarbeitern, mitarbeiterin, mitarbeiterinnen,
            mitarbeitenden, mitarbeitende, mitarbeiters, mitarbeiter/in, servicemitarbeiter*,
            supportmitarbeiter*, kundendienstmitarbeiter*, kundenservicemitarbeiter*, kundenservice
            mitarbeiter, kundendienst mitarbeiter, support mitarbeiter, service mitarbeiter,
            callcenter mitarbeiter, kundenberater*, kundenbetreuer*, sachbearbeiter*,
            ansprechpartner*, ansprechperson, operator, operatorin, berater, beraterin, beratern,
            echten agenten, live agent, live agenten, live-agent, live-agenten, liveagent, echter
            agent, menschlicher agent, menschlichen agenten, jemand echtes, jemandem echten, jemand
            echten, jemand menschliches, jemandem vom, jemanden vom, jemand vom, jemandem aus,
            jemanden aus, jemandem von, jemand von, jemanden von, kollegen, kollege, kollegin,
            echter mensch, echten menschen, realer mensch, realen menschen, richtigen menschen,
            wirklichen menschen, leibhaftigen, lebenden menschen, lebendigen menschen, person aus
            fleisch und blut, lebendige person, echtes wesen, live support, live-support, live-chat
            mit, livechat mit einem, vertreter, vertreterin, kundenvertreter*, repräsentant*, echte
            mitarbeiter, supporter, kundenbetreuung, fachberater*, telefonist*, disponent
        """,
        "A": """
            filialleiter, filialleiterin, geschäftsführer, geschäftsführerin,
            agent, agenten, agentin, person, personen, vorgesetzte*, teamleiter*, manager*, chef,
            chefin, abteilungsleiter*, verantwortlich*, zuständige*, experte*, experten, expertin,
            spezialist*, techniker*, fachmann, angestellte*, leiter, supervisor, assistent,
            assistenten, verkäufer*, geschäftsführer*, personal, leuten, leute, profi, fachkraft,
            bearbeiter*, betreuer*, admin, jemand anderen, jemand anderem, jemanden anderen,
            jemandem anderen
        """,
        "m": """
            öpper, öpperem, öpper wo,
            jemand, jemanden, jemandem, irgendjemand, irgendjemanden, irgendjemandem, wem,
            irgendwem, jmd, jmdn, wen, jemnd, irgendwen
        """,
        "S": """
            mit support,
            kundenservice, kundendienst, kundensupport, kundenbetreuung, kunden service, kunden
            support, service team, serviceteam, supportteam, support team, support-team, technischer
            support, technischen support, technischem support, hotline, service hotline,
            servicehotline, callcenter, call center, kundenhotline, support hotline,
            beschwerdeabteilung, customer service, kundenabteilung, service center, servicecenter,
            kundencenter, kundenteam, kundenberatung, reklamationsabteilung, vertriebsteam,
            fachabteilung, rechnungsabteilung, beschwerdestelle, serviceabteilung, technik,
            support-abteilung, supportabteilung
        """,
        "s": """
            buchhaltung, betrugsabteilung, kündigungsabteilung, fachabteilung,
            retourenabteilung, abteilung, filialleitung, persönliche beratung,
            support, service, vertrieb, buchhaltung, verkauf, beratung, zentrale
        """,
        "L": """
            echt, echten, echter, echte, echtes, real, realen, realer, reale, lebend, lebenden,
            live, lebendigen, lebendige, wirklichen, wirklicher, leibhaftigen
        """,
        "C": """
            anrufen, anrufe, anruf, rufe an, anwählen, durchrufen
        """,
        "q": """
            mi anrufen, klingel mal durch, klingel durch, klingeln sie durch, mir aalüte, mir
            aalüüte, läuten sie mich an, anruf erwünscht, anruf erbeten, um einen anruf, um
            anruf,
            rufen sie mich an, ruf mich an, ruft mich an, rufen sie mich bitte an, ruf mich bitte
            an, ruft mich bitte an, rufen sie uns an, mich anrufen, mich bitte anrufen, uns anrufen,
            mich jemand anrufen, mich mal anrufen, ruft mich jemand an, rufen sie mich, ruf mich,
            ruft mich, mich telefonisch kontaktieren, mich anrufst, mich anruft, mich anzurufen,
            klingeln sie, telefonisch kontaktieren sie mich, mich telefonisch, mich per telefon,
            mich wer anrufen
        """,
        "t": """
            kontaktieren sie mich, kontaktiere mich, kontaktiert mich, mich kontaktieren, mich zu
            kontaktieren, melden sie sich, meldet euch, melde dich, sich melden, mit mir in
            verbindung, setzen sie sich mit mir, bei mir melden, bei mir meldet, sich bei mir, mich
            kontaktiert, bei mir zu melden
        """,
        "V": """
            bezüglich, wegen, morgen, später, wenn, unter, telefon, handy, nummer, montag, dienstag,
            mittwoch, donnerstag, freitag, samstag, uhr, vormittag, nachmittag, abend, so bald wie
            möglich, baldmöglichst, zeitnah, 0*, 1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, betreffend,
            über, asap
        """,
        "e": """
            name, namen, nenn, nennen, heißt, heisst
        """,
        "B": """
            rückruf*, rueckruf*, zurückrufen, zurueckrufen, zurückgerufen, zurückruft, zurück rufen,
            rufen sie mich zurück, ruf mich zurück, ruft mich zurück, rufen sie mich bitte zurück,
            ruft mich bitte zurück, rufen sie zurück, ruft zurück, angerufen werden, kontaktiert
            werden, zurückzurufen, rückrufbitte, um anruf, bitte um anruf, einen anruf, anruf von,
            anruf eines, anruf erhalten, anruf bekommen, mich zurück, mich bitte zurück, uns zurück,
            telefontermin, ruckruf, ruckruf*
        """,
        "T": """
            telefonnummer, telefonnr, rufnummer, hotline nummer, hotlinenummer, servicenummer,
            kontaktnummer, kontaktdaten, eure nummer, ihre nummer, deine nummer, kundenservice
            nummer, nummer vom, nummer des, nummer der, welche nummer, welcher nummer, nummer zum
            anrufen, telefonische hotline, nummer für, nummer eures, telefonnummer des,
            telefonnummer vom, supportnummer, nummer, durchwahl, telefonisch erreichbar, telefonisch
            erreichen, telefonkontakt
        """,
        "K": """
            öffnungszeiten, geschäftszeiten, servicezeiten, uhrzeit, wann, e-mail, email, mail,
            adresse, mailadresse, erreichbarkeit, sprechzeiten
        """,
        "D": """
            sagte, sagten, gesagt, meinte, meinten, sagt, versprochen, versprach, behauptet,
            behauptete, empfohlen, laut, mitgeteilt, hieß, angeblich, musste, mussten
        """,
        "3": """
            er, meine frau, mein mann, meine mutter, mein vater, mein sohn, meine tochter, mein
            freund, meine freundin, mein bruder, meine schwester, mein nachbar, meine nachbarin
        """,
        "X": """
            ansprechpartner in meinem, ansprechpartner im konto, meinen ansprechpartner,
            versicherungsvertreter, immobilienmakler, reiseagent, andere person, anderen person,
            anderer person, pro person, für eine person, dritte person, zwei personen, drei
            personen, vier personen, personen, mehrere personen, wie viele personen,
            postmitarbeiter, paketbote, zusteller, netzbetreiber, viele menschen, andere menschen,
            alle menschen, meinem chef, mein chef, mein berater, bankberater, mein bankberater,
            meine kollegen, mein kollege, meine kollegin, meiner kollegin, meinem kollegen,
            echtzeit, echt leder, echtleder, real madrid, für jemanden, geschenk für jemanden, einer
            anderen person, eine andere person, dhl mitarbeiter, geld an jemanden, in einer person,
            persönliche daten, mitarbeiterrabatt
        """,
        "0": """
            niemand, niemanden, keiner geht, keiner meldet, geht niemand, geht keiner, keiner
            antwortet, meldet sich niemand, meldet sich keiner, niemandem
        """,
        "a": """
            antwortet, antworten, geantwortet, meldet, gemeldet, ran, hebt ab, rangeht, reagiert,
            hilft, erreichbar, geht ran, dran
        """,
        "o": """
            verfügbar, erreichbar, da, online, frei, anwesend, vorhanden
        """,
        "Q": """
            warum, wieso, weshalb, wo, welche, welcher, wer, was
        """,
        "i": """
            falls, wenn, ob
        """,
        "v": """
            helfen, hilf, hilfe, hilfe von, helft, geholfen, unterstützen, unterstützung,
            unterstützung von, betreut, bearbeitet, beraten, beraten werden, kümmern, kümmert,
            lösen, weiterhelfen, betreuen, bedient, geholfen werden, behandelt
        """,
        "&": """
            aber, weil, denn, sondern, oder, während, bevor, nachdem, sonst, obwohl, damit, sodass,
            dass
        """,
        "~": """
            egal, vergiss es, vergessen sie es, schon gut, hat sich erledigt, nein danke, doch
            nicht, erledigt
        """,
        "@": """
            spreche ich, rede ich, schreibe ich, chatte ich, spreche ich hier, rede ich hier,
            spreche ich gerade, rede ich gerade, schreibe ich gerade, schreibe ich hier, unterhalte
            ich, habe ich es, habe ich hier, mit wem spreche, mit wem rede, bin ich mit, bin ich
            hier mit, kommuniziere ich, telefoniere ich, ich spreche mit, ich rede mit, ich spreche
            gerade, ich rede gerade, ich schreibe gerade, spreche ich jetzt, rede ich jetzt,
            antwortet mir, chatte ich gerade, chatte ich hier, ich chatte, werde ich, hab ich es,
            rede ich eigentlich, spreche ich eigentlich
        """,
        "c": """
            rufen sie mich nicht mehr, hören sie auf mich anzurufen, rufen mich ständig, ruft mich
            ständig, werde ständig angerufen, nenn mich, nennt mich, nennen sie mich
        """,
    },
)
