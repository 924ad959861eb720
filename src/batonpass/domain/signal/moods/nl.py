"""Dutch words of mood: anger, complaint, thanks, threats, leaving, danger."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="nl",
    words={
        "s": """
            zelfmoord, mezelf van kant maken, mezelf iets aandoen, wil dood, niet meer leven,
            einde aan mijn leven
        """,
        "t": """
            ik vermoord, vermoord je, maak je af, bom, brand steken, sla je
        """,
        "f": """
            fraude, oplichting, opgelicht, phishing, identiteitsfraude, gestolen kaart, kaart
            gestolen, niet geautoriseerd, ongeautoriseerde, gehackt, nepwebsite, namaak, onbekende
            afschrijving
        """,
        "l": """
            advocaat, rechtszaak, aanklagen, aangifte, rechter, consumentenbond, juridische
            stappen, kassa, radar, acm, geschillencommissie, deurwaarder, terugboeken, stornering,
            juridisch
        """,
        "r": """
            slechte review, negatieve review, één ster, social media, trustpilot
        """,
        "q": """
            nooit meer, concurrent, concurrentie, opzeggen, opzegging, zeg op, account
            verwijderen, account sluiten, klant kwijt, laatste keer, stap over
        """,
        "u": """
            nog steeds, helpt niet, helpt me niet, niet geholpen, niet mijn vraag, geen antwoord
            op, al geprobeerd, heb ik al, hetzelfde, zelfde antwoord, begrijpt me niet, begrijp je
            niet, werkt niet, al gezegd, klopt niet, fout antwoord
        """,
        "x": """
            kut*, klote*, fuck*, shit, godverdomme, gvd, tering*, kanker*, tyfus*, klootzak*, lul,
            hoer*, verdomme, verdomde
        """,
        "z": """
            idioten, idioot, sukkels, sukkel, debielen, debiel, prutsers, prutser, amateurs,
            clowns, mongolen
        """,
        "N": """
            vreselijk, verschrikkelijk, afschuwelijk, slechtste, schandalig, schande,
            onacceptabel, belachelijk, bespottelijk, woedend, boos, kwaad, razend, walgelijk,
            waardeloos, waardeloze, rampzalig, ramp, klote, kut, haat, oplichters, oplichting,
            oplichter, dieven, incompetent, nutteloos, zielig, onbeschoft, schofterig,
            schaamteloos, rot, rotzooi, troep, shit, onvoorstelbaar, ongehoord, ongelooflijk
            slecht, leugenaars, leugens, gelogen, aanfluiting, triest, spuugzat, beu, genoeg van,
            zat, nooit meer, bagger, drama, flut, minachting, om te kotsen
        """,
        "~": """
            niet, geen, nooit, zonder, niets, niks
        """,
        "P": """
            geweldig, geweldige, uitstekend, fantastisch, perfect, prachtig, super, top, heerlijk,
            schitterend, briljant, beste, hartelijk dank, heel erg bedankt, hou van, toppie,
            keurig
        """,
        "n": """
            slecht, slechte, teleurgesteld, teleurstellend, teleurstelling, gefrustreerd,
            frustrerend, geïrriteerd, irritant, irritatie, vervelend, jammer, helaas, verdrietig,
            probleem, problemen, fout, fouten, verkeerd, traag, langzaam, dom, domme, stom, saai,
            moe, ziek, bang, huilen, alleen, stress, moeilijk, ontevreden, oneerlijk, klacht,
            klachten, onhandig, onvriendelijk, kapot, kwijt, verloren, pijn, zonde, balen, baal,
            pff, tja, zucht, onduidelijk, ongemak, gedoe, duur, schuld, mislukt, onbetrouwbaar
        """,
        "p": """
            goed, goede, mooi, mooie, leuk, leuke, fijn, fijne, blij, gelukkig, lief, grappig,
            haha, dank, bedankt, dankjewel, tevreden, behulpzaam, beter, lekker, gezellig,
            makkelijk, snel, vriendelijk, opgelost, werkt, interessant, trots, succes,
            gefeliciteerd, prettig, netjes, hopelijk
        """,
        "c": """
            vertraagd, vertraging, te laat, geannuleerd, beschadigd, defect, ontbreekt, wacht,
            wachten, gewacht, uren, weken, dagen, geen reactie, geen antwoord, reageert niet, niet
            ontvangen, nog steeds niet, nog niet, nooit ontvangen, werkt niet, niet bereikbaar,
            dubbel afgeschreven, alweer, weer, derde keer, tweede keer, meerdere keren, niemand,
            niets, storing, waarom
        """,
        "o": """
            in plaats daarvan, in plaats van, liever, iets anders, een ander, een andere, andere
            opties, hoe zit het met, weet je het zeker, weet u het zeker, eigenlijk, ik bedoelde,
            ik bedoel, laat maar, maakt niet uit, ik vroeg
        """,
        "!": """
            heel, zeer, erg, zo, echt, totaal, absoluut, compleet, veel te, ontzettend, helemaal
        """,
        "h": """
            hallo, bedankt, aub
        """,
    },
)
