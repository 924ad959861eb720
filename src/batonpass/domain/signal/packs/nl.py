"""Dutch words of asking for a person."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="nl",
    verb_last=True,
    common="""
        de het een ik je u is niet en van op met voor mijn dat die wat hoe waar wanneer waarom kan
        kunnen wil heb hebben heeft nog steeds maar ook er geen bestelling graag hallo bedankt
        dank goedemiddag zijn ben naar bij om te aan uit mij me wordt moet als wij jullie al
        pakket alstublieft
    """,
    typos="""
        mens mensen medewerker medewerkers persoon spreken praten verbinden klantenservice iemand
        operator medewerkster vertegenwoordiger contact doorverbinden terugbellen
    """,
    known="""
        mensje men persoons gesproken sprekend spreker contant contract contacten verbindt
        verbinding verbieden verbanden platen piraten streken spraken menen messen mengen iemands
        vinden binden winden wensen zenden spreken personen operatie
    """,
    words={
        "RH": """
            met wie kan ik spreken, met wie kan ik praten
        """,
        "mo": """
            is er iemand, is daar iemand, is hier iemand
        """,
        "_": """
            ff, effe, effen, efkes, godverdomme, gvd, potverdorie,
            de, het, een, 'n, van, op, met, voor, aan, bij, in, te, om, naar, nu, direct, meteen,
            gewoon, echt, even, alleen, ook, eens, snel, zo, heel, onmiddellijk, dringend,
            persoonlijk, hier, vandaag, die, dat, mijn, uw, jouw, onze, en, eindelijk, liever, weer,
            nog, dan, toch, er, verdomde, kut, fucking, andere, ander, anders, eigen, bevoegde,
            bekwame, nederlandstalige, nederlandse, weet niet, moment, minuut, mogelijk, worden,
            zijn, daar, al, zsm, per direct, via de chat, eventueel, misschien, normale, normaal,
            gewone, over, tot, gaan, komen, laten, willen
        """,
        "h": """
            hallo, hoi, hey, hi, goedemorgen, goedemiddag, goedenavond, goeiedag, goedendag, dag,
            ok, oke, ja, bedankt, dank je, dank u, dank je wel, dank u wel, sorry, beste, pardon,
            hé, nou, goed, jawel, thanks
        """,
        "P": """
            plz, pls, svp, aub,
            alstublieft, alsjeblieft, aub, ajb, svp, graag, a.u.b., a u b, please, alstubieft, pls
        """,
        "R": """
            mij antwoorden, me antwoorden,
            regel dit, dit regelen, bespreek*, bespreken,
            spreken, spreek, praten, praat, chatten, chat met, contact, contact opnemen, contact
            krijgen, contacteren, contacteer, bereiken, bereik, communiceren, overleggen, in
            contact, in contact komen, in gesprek, telefoneren, te woord, te spreken, gesprek,
            gesprek met, aan de lijn, aan de telefoon, bellen met, converseren, spreke, praaten,
            parten, sprkeen, kletsen, babbelen, te maken hebben, overleg, wenden, chat, contacten
        """,
        "r": """
            gesproken, gepraat, gechat, sprak, praatte, gebeld, heb gebeld, gecontacteerd, bereikt,
            contact gehad, contact opgenomen, werd doorverbonden, ben doorverbonden, is
            doorverbonden, belde, gemaild, contact gezocht
        """,
        "J": """
            doorschakelen, doorverbinden,
            zet dit gesprek door, zet het gesprek door, zet me door,
            verbind*, doorverbind*, doorschakel*, doorzet*, overdragen, doorstur*, overzetten,
            schakel, schakelen, koppel, koppelen, doorgestuurd, doorgezet, doorgeschakeld,
            doorgeven, overschakelen, overgezet, door te verbinden, overgedragen, doorverbonden,
            doorverwijzen, doorverwezen, verwijs, verwijzen, verbonden, inschakelen, erbij halen
        """,
        "JM": """
            verbind me door, verbind mij door, verbindt u mij door, verbindt me door, schakel me
            door, schakel mij door, zet me door, zet mij door,
            verbind me door, verbind mij door, verbindt u mij door, verbind me, verbind mij, zet me
            door, zet mij door, stuur me door, stuur mij door, schakel me door, schakel mij door,
            geef me, geef mij, geeft u mij, me doorverbinden, mij doorverbinden, me door te
            verbinden, mij door te verbinden, me doorschakelen, mij doorschakelen, me doorzetten,
            mij doorzetten, me doorsturen, mij doorsturen, me verbinden, mij verbinden
        """,
        "U": """
            escaleren, escaleer, escalatie, escaleert
        """,
        "G": """
            geef, geven, krijgen, krijg, vind, vinden, zoek, regel, haal, vraag om, verzoek, eis,
            vragen om, zoeken
        """,
        "g": """
            hebben, hebt, heb, heeft, bestaat, is er, zijn er
        """,
        "W": """
            wil, willen, wilt, wilde, wou, zou graag, zou willen, zou, nodig, heb nodig, wens,
            wenst, verlang, moet, moeten, liever, prefereer, probeer, hoop, wel graag, graag willen,
            zou liever, eis, behoefte, vereis, will, wl, verzoek, verzoek om, zoek, op zoek,
            verlangen, hoef
        """,
        "w": """
            kan, kunt, kun, kunnen, zou ik kunnen, zou kunnen, mag, mogen, hoe kan, hoe, hoe kom, is
            het mogelijk, mogelijkheid, laat, zou u, zou je, kunt u, kan je, zouden, wil je, wilt u,
            wil u
        """,
        "M": """
            me, mij, ons
        """,
        "I": """
            ik, wij, we, k
        """,
        "Y": """
            je, jij, u, jullie, jou
        """,
        "N": """
            niet, geen, nooit, zonder, in plaats van, ipv, nie, hou op, stop met, vermijden, noch,
            haat, genoeg van, zat, beu
        """,
        "n": """
            niet mogelijk, onmogelijk, lukt niet, krijg geen, niet bereiken, niet te bereiken,
            onbereikbaar, niet bereikbaar, lukt me niet, kom er niet door, nergens
        """,
        ".": """
            praat over, praten over, spreek over, spreken over, vertel me, vertel mij,
            werkt niet, niet ontvangen, niet aangekomen, nog niet, begrijp niet, begrijpt niet,
            begrijpt me niet, begrijp me niet, snapt niet, helpt niet, helpt me niet, niet geholpen,
            niet geleverd, niet goed, geen idee, geen probleem, geen antwoord, geen hulp, geen
            oplossing, mijn telefoonnummer, mijn nummer, mijn 06, telefoonnummer wijzigen,
            telefoonnummer veranderen, niets, niks, niet duidelijk, niet blij, niet tevreden, hier
            niks aan, schiet niet op, niet verder, klopt niet, nummer wijzigen
        """,
        "O": """
            nee, neen, nope
        """,
        "k": """
            weet, begrijp, snap, denk, geloof
        """,
        "E": """
            ben, bent, is
        """,
        "x": """
            dit, deze chat, dit gesprek, zaak, deze zaak
        """,
        "Z": """
            bot, bots, robot, robots, machine, machines, chatbot, chatbots, ai, kunstmatige
            intelligentie, computer, automaat, automatisch, automatische, geautomatiseerd,
            geautomatiseerde, virtuele, virtueel, antwoordapparaat, programma, software,
            computerprogramma, voicemail, bandje, algoritme
        """,
        "H": """
            mdw, collega's, echt iemand,
            persoon aan de telefoon, mens aan de telefoon,
            iemand van vlees en bloed, iemand van jullie team,
            mens, mensen, menselijk, menselijke, menselijk persoon, echt mens, echt persoon, echte
            persoon, echte mens, echte mensen, levend persoon, levende persoon, levend mens,
            medewerker, medewerkster, medewerkers, klantenservicemedewerker*, servicemedewerker*,
            supportmedewerker*, klantenservice medewerker, medewerker van de klantenservice,
            klantenadviseur*, klantadviseur*, vertegenwoordiger*, operator, telefonist*, iemand van
            de klantenservice, iemand van jullie, iemand van uw, iemand van de, iemand echt, live
            agent, live medewerker, echte agent, echte medewerker, menselijke medewerker, menselijke
            agent, menselijke hulp, live support, live hulp, live chat met, live persoon, echt
            iemand, collega, teamlid, lid van het team, consulent, contactpersoon, persoon van vlees
            en bloed, mens van vlees en bloed, medewerkr, iemand uit vlees en bloed,
            baliemedewerker, helpdeskmedewerker*, helpdesk medewerker
        """,
        "A": """
            filiaalmanager, zaakvoerder, zaakvoerster, winkelverantwoordelijke, verkoopster,
            technieker, teamleider,
            agent, agenten, persoon, manager, leidinggevende, supervisor, teamleider, baas, chef,
            verantwoordelijke, expert, specialist, technicus, adviseur, assistent, verkoper,
            werknemer, deskundige, professional, monteur, persoonlijk iemand, personeel, iemand
            anders, directeur, expert*, adviseurs, behandelaar
        """,
        "m": """
            iemand, iemant, wie dan ook, iemnd, imand
        """,
        "S": """
            klantenservice, klantendienst, klanten service, klantenhulp, klantcontact,
            klantenondersteuning, customer service, support team, supportteam, technische dienst,
            technische ondersteuning, helpdesk, service team, serviceteam, service afdeling,
            serviceafdeling, callcenter, call center, klachtenafdeling, afdeling klantenservice,
            service center, klantservice, contactcenter, verkoopafdeling, servicedesk, technische
            support, hulplijn
        """,
        "s": """
            boekhouding, facturatie, klachtenafdeling, fraudeafdeling, retourafdeling,
            support, ondersteuning, service, verkoop, hotline, boekhouding
        """,
        "L": """
            echt, echte, live, levend, levende, reëel, reele
        """,
        "C": """
            bellen, bel, opbellen, telefoneren naar
        """,
        "q": """
            belt mij, belt me, mij op te bellen, me op te bellen, mij bellen, me bellen, mij
            opbellen, me opbellen, mij eens bellen, me eens bellen, bel effe, mij opnieuw
            bellen, mij vandaag bellen, me vanmiddag bellen,
            bel me, bel mij, belt u mij, belt u me, me bellen, mij bellen, ons bellen, bel ons, me
            opbellen, mij opbellen, belt iemand mij, me even bellen, mij even bellen, me belt, mij
            belt, bel me even, me telefonisch, mij telefonisch, me opbelt
        """,
        "t": """
            contacteer mij, contacteer me, mij contacteren, me contacteren,
            neem contact met mij op, neem contact met me op, contact met mij opnemen, contact met me
            opnemen, contact met mij op, contact met me op, contacteer mij, contacteer me, mij
            contacteren, me contacteren, contact met mij opneemt, contact met me opneemt
        """,
        "V": """
            over, morgen, later, wanneer, telefoon, mobiel, nummer, maandag, dinsdag, woensdag,
            donderdag, vrijdag, zaterdag, uur, ochtend, middag, avond, zo snel mogelijk, spoedig,
            betreffende, 0*, 1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, vanmiddag, vanavond, omtrent
        """,
        "e": """
            naam, noem, heet, noemen
        """,
        "B": """
            terugbel*, terug bellen, terugbellen, bel me terug, bel mij terug, belt u mij terug,
            belt u me terug, me terug, mij terug, ons terug, teruggebeld, terug gebeld, gebeld
            worden, gecontacteerd worden, terugbelverzoek, een telefoontje, telefoontje van,
            belafspraak, een belletje, terug te bellen, terugbelt, opgebeld worden, een telefonische
            afspraak, telefonisch contact
        """,
        "T": """
            telefoonnummer, telefoonnr, tel nr, nummer van, jullie nummer, uw nummer,
            contactgegevens, welk nummer, nummer van de klantenservice, klantenservice nummer,
            contactnummer, servicenummer, nummer om te bellen, telefoonlijn, gratis nummer, hulplijn
            nummer, nummer voor, 0800, 0900, telefonisch bereikbaar, telefonisch bereiken
        """,
        "K": """
            openingstijden, openingsuren, hoe laat, bereikbaarheid, e-mail, email, mail, adres,
            e-mailadres, mailadres, werktijden
        """,
        "D": """
            zei, zeiden, gezegd, zegt, beloofd, beloofde, beweerde, volgens, verteld, vertelde,
            moest, moesten, aangegeven, meldde
        """,
        "3": """
            hij, zij, ze, mijn man, mijn vrouw, mijn moeder, mijn vader, mijn zoon, mijn dochter,
            mijn vriend, mijn vriendin, mijn broer, mijn zus, mijn buurman, mijn buurvrouw
        """,
        "X": """
            ouder persoon, oud persoon, oudere persoon,
            cursus klantenservice,
            de contactpersoon, contactpersoon van, mijn contactpersoon,
            verzekeringsagent, makelaar, reisagent, andere persoon, ander persoon, een ander
            persoon, per persoon, voor één persoon, derde persoon, twee personen, drie personen,
            vier personen, personen, meerdere personen, bezorger, postbode, veel mensen, andere
            mensen, meer mensen, mijn baas, mijn collega, mijn adviseur, echt leer, voor iemand,
            cadeau voor iemand, geld naar iemand, aan iemand anders, hoeveel mensen, hoeveel
            personen, politieagent, mijn chef, mijn manager, twee mensen, drie mensen, vier mensen,
            persoonlijke gegevens
        """,
        "0": """
            niemand, geen enkele medewerker, niemand neemt, niemant
        """,
        "a": """
            antwoordt, antwoord, reageert, gereageerd, neemt op, belt terug, helpt, geantwoord,
            bereikbaar, op, belt me, opgenomen
        """,
        "o": """
            beschikbaar, aanwezig, online, vrij
        """,
        "Q": """
            waarom, waar, welke, wie, wat
        """,
        "i": """
            als, indien, of
        """,
        "v": """
            helpen, help, hulp, hulp van, geholpen, assisteren, ondersteunen, bijstaan, behandelen,
            oplossen, verder helpen, te woord staan, te woord gestaan, help me, bijgestaan,
            assistentie van, ondersteuning van, ondersteund
        """,
        "&": """
            maar, want, omdat, terwijl, voordat, nadat, hoewel, zodat
        """,
        "~": """
            laat maar, vergeet het, niet nodig, hoeft niet, nee dank je, nee bedankt, toch niet
        """,
        "@": """
            spreek ik, praat ik, chat ik, heb ik te maken, ben ik aan het, ben ik in gesprek, ben ik
            verbonden, met wie spreek, met wie praat, ik spreek met, ik praat met, spreek ik nu,
            praat ik nu, communiceer ik, klets ik, ik praat nu, spreek ik hier, praat ik hier, heb
            ik contact met, ik ben aan het praten, ben ik nu, krijg ik antwoord van
        """,
        "c": """
            bellen mij steeds, blijven bellen, stop met bellen, bel me niet meer, noem me, noem mij
        """,
    },
)
