"""Polish words of asking for a person, as far as rules reach."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="pl",
    common="""
        i w na z do nie że się to jest mam moje moja mój kiedy gdzie jak dlaczego proszę
        dziękuję chcę czy już zamówienie dzień dobry ale od po dla co jeszcze mi
    """,
    words={
        "_": """
            z, ze, do, na, w, o, od, się, to, teraz, jakimś, jakąś, natychmiast, od razu, po
            prostu, tylko, bezpośrednio, już, jeszcze, kimkolwiek, państwa, waszym, pilnie,
            bardzo, może, więc, tu, innym, inną, być, żeby, aby, po polsku, szybko, jak
            najszybciej, ten, tym, i, a, jakiś, jednym
        """,
        "h": """
            dzień dobry, cześć, witam, hej, halo, dziękuję, ok, tak, dobry, przepraszam, siema
        """,
        "P": """
            proszę, prosze, prosiłbym, prosiłabym, poproszę, poprosze, poprosić
        """,
        "R": """
            rozmawiać, porozmawiać, pogadać, gadać, mówić, skontaktować, kontakt, kontaktu,
            kontaktować, rozmowa, rozmowy, rozmowę, rozmawiac, porozmawiac, czatować, pisać z,
            dodzwonić, rozmówić, rozmawiał, dogadać
        """,
        "r": """
            rozmawiałem, rozmawiałam, kontaktowałem, kontaktowałam, pisałem, dzwoniłem, dzwoniłam,
            rozmawialiśmy
        """,
        "J": """
            połącz, połączyć, połączenie, polacz, polaczyc, połączcie, przełącz, przełączyć,
            przekieruj, przekierować, przekierowanie, przekaż, przekazać, połączony
        """,
        "JM": """
            połącz mnie, połączyć mnie, mnie połączyć, przełącz mnie, przekieruj mnie,
            przekierować mnie, proszę połączyć mnie, połączcie mnie
        """,
        "U": """
            eskalować, eskalacja, eskaluj
        """,
        "G": """
            daj, dajcie, dać, znajdź, szukam, dawaj, zawołaj, dawać
        """,
        "g": """
            jest, są, macie, masz, mają
        """,
        "W": """
            chcę, chce, chciałbym, chciałabym, chcialbym, chcialabym, chcemy, potrzebuję,
            potrzebuje, potrzebujemy, wolę, wolałbym, wolałabym, żądam, muszę, musze, życzę,
            pragnę, próbuję, chciałem, chciałam, potrzebna, potrzebny
        """,
        "w": """
            mogę, moge, mógłbym, mogłabym, czy mogę, można, możesz, możecie, jak mogę, jak,
            możliwość, da się, czy można, mogę prosić, może pan, może pani, możemy
        """,
        "M": """
            mnie, mi, nas, nam, mną, ze mną
        """,
        "I": """
            ja, my
        """,
        "Y": """
            ty, pan, pani, wy, państwo, was, ci
        """,
        "N": """
            nie, bez, zamiast, nigdy, ani, przestań, przestańcie
        """,
        "NW": """
            nie chcę, nie chce, nie potrzebuję, nie potrzebuje, nie trzeba, nie chciałbym, nie
            chciałabym
        """,
        "n": """
            nie mogę, nie da się, nie można, nie udaje, niemożliwe, nie mogę się
        """,
        ".": """
            nie działa, nie dotarło, nie dotarła, nie rozumiem, nie rozumiesz, nie otrzymałem, nie
            otrzymałam, nie przyszło, nie wiem, nie pomaga, nie mam, nie ma, mój numer telefonu,
            zmienić numer telefonu, swój numer, numeru telefonu w
        """,
        "E": """
            jesteś, jest, czy jesteś, jestem
        """,
        "Z": """
            bot, bota, botem, boty, robot, robotem, robotów, maszyna, maszyną, maszyny, chatbot,
            chatbotem, ai, sztuczna inteligencja, komputer, komputerem, automat, automatem,
            automatyczny, wirtualny, automaty
        """,
        "H": """
            człowiek, człowiekiem, człowieka, czlowiekiem, czlowieka, ludźmi, żywy człowiek, żywym
            człowiekiem, żywego człowieka, żywą osobą, prawdziwym człowiekiem, prawdziwą osobą,
            prawdziwa osoba, prawdziwy człowiek, prawdziwego człowieka, prawdziwą osobę, realną
            osobą, konsultant, konsultantem, konsultanta, konsultantką, konsultantka,
            konsultantowi, konsultanci, pracownik, pracownikiem, pracownika, pracownikowi,
            operator, operatorem, operatora, przedstawiciel, przedstawicielem, przedstawiciela,
            doradca, doradcą, doradcę, doradcy, kimś z obsługi, kimś z zespołu, kimś żywym,
            agentem na żywo, człowiekowi, ludzki konsultant, kimś prawdziwym
        """,
        "A": """
            agent, agentem, agenta, osoba, osobą, osobę, kierownik, kierownikiem, kierownika,
            menedżer, menedżerem, manager, managerem, przełożony, przełożonym, przełożonego,
            specjalista, specjalistą, specjalistę, ekspert, ekspertem, szef, szefem, ktoś inny,
            kimś innym, asystent, asystentem, technik, obsługą
        """,
        "m": """
            ktoś, kimś, kogoś, kims, komuś
        """,
        "S": """
            obsługa klienta, obsługą klienta, obsługi klienta, obsługę klienta, biuro obsługi,
            biurem obsługi, biura obsługi, dział obsługi, działem obsługi, pomoc techniczna,
            pomocą techniczną, wsparciem technicznym, dział reklamacji, działem reklamacji,
            infolinia, infolinią, infolinię, bok, działu obsługi, obsluga klienta, obsługą, pomocy
            technicznej
        """,
        "s": """
            wsparcie, wsparciem, support, supportem, pomocą
        """,
        "C": """
            zadzwonić, dzwonić
        """,
        "q": """
            zadzwoń do mnie, zadzwońcie do mnie, zadzwonić do mnie, proszę zadzwonić, do mnie
            zadzwonić, proszę o telefon, dzwońcie do mnie, niech ktoś do mnie zadzwoni, do mnie
            zadzwoni
        """,
        "t": """
            skontaktujcie się ze mną, skontaktować się ze mną, proszę o kontakt, skontaktuj się ze
            mną
        """,
        "B": """
            oddzwonić, oddzwońcie, oddzwonienie, oddzwoń, oddzwoni, proszę o kontakt telefoniczny,
            kontakt telefoniczny, oddzwonić do mnie
        """,
        "T": """
            numer telefonu, numer infolinii, numer kontaktowy, wasz numer, jaki numer, nr
            telefonu, numer do, telefon do
        """,
        "K": """
            godziny, w jakich godzinach, godzinach, mail, e-mail, adres
        """,
        "D": """
            powiedział, powiedziała, powiedzieli, mówi, mówił, obiecał, obiecano, twierdzi,
            podobno, powiedziano
        """,
        "3": """
            on, ona, moja żona, mój mąż, moja mama, mój tata, mój syn, moja córka
        """,
        "X": """
            inna osoba, inną osobę, na osobę, agent ubezpieczeniowy, agent nieruchomości, kurier,
            dwie osoby, ile osób, mój szef
        """,
        "0": """
            nikt, nikogo
        """,
        "a": """
            odpowiada, odbiera, odpisuje, odpowiedział, odebrał, oddzwania
        """,
        "o": """
            dostępny, dostępna, online, wolny
        """,
        "Q": """
            dlaczego, czemu, gdzie, kiedy
        """,
        "i": """
            jeśli, jeżeli
        """,
        "v": """
            pomóc, pomoże, pomoc, pomógł, obsłużył
        """,
        "&": """
            ale, bo, ponieważ, lub, albo, gdy, kiedy
        """,
        "~": """
            nieważne, nie ważne, zapomnij, jednak nie
        """,
        "@": """
            rozmawiam z, czy rozmawiam, piszę z, czy ja rozmawiam, z kim rozmawiam, czy piszę
        """,
    },
)
