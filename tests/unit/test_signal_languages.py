"""Seventeen languages: who asks for a person is heard, who only talks of people is left alone.

The sentences are our own, written without a look at the rules and mended since: they guard what
is right, they measure nothing. Their first reading is told in the model card.
"""

# ruff: noqa: RUF001 full-width marks are how Chinese is written

import pytest

from batonpass.adapters.language.signals import load
from batonpass.domain.signal import measure

ASKS = {
    "es": """
        Oye, ¿no habrá alguien de carne y hueso por ahí que me eche una mano?
        Esto no me sirve, derívame con un compañero tuyo por favor
        Prefiero tratarlo directamente con alguien de vuestro equipo
        ¿Podrías ponerme con atención al cliente?
        quisiera comunicarme con un representante
        ya basta de respuestas automáticas, quiero una persona
        Me gustaría que me atendiera un empleado
        necesito hablar con un supervisor ya
        Páseme con el encargado de la tienda, si es tan amable
        quiero q me atienda un humano
        hay algún asesor disponible ahora mismo?
        transfiérame a un operador
        podría chatear con una persona de soporte?
        Solicito contacto con un ejecutivo
        hablar con agente
        con quién puedo hablar para resolver esto
        mire, así no avanzamos, ¿me comunica con alguien que sepa?
        deme con una persona por favor, esto es un bucle
        Quisiera que un asesor revisara mi caso personalmente
        ¿Hay manera de conversar con alguien del área de reclamos?
        que me atienda alguien por favor
        ocupo hablar con un humano porfa
        me urge un agente
        ¿Pueden pasarme al departamento de ventas con un trabajador?
        no quiero seguir con el bot, agente humano
        chat en vivo con operador
        ¿sería tan amable de comunicarme con un ser humano?
        quiero que me contacte un asesor comercial
        deseo hablar con alguien que entienda español
        me puede atender una persona real por favor
        atención humana por favor
        con un asesor
        necesito soporte humano
        prefiero que lo vea un agente
    """,
    "fr": """
        Y a-t-il quelqu'un de vivant derrière cet écran qui pourrait m'aider ?
        Je préférerais échanger directement avec un membre de votre équipe
        Transférez-moi à un collègue humain s'il vous plaît
        Merci de me mettre en contact avec le service après-vente
        j'aimerais discuter avec une vraie personne
        Assez des réponses automatiques, je veux un humain
        Pourrais-je avoir un conseiller en ligne ?
        je souhaite parler à un responsable
        besoin d'un opérateur
        puis-je être mis en relation avec un agent svp
        Passez moi votre supérieur
        parler à quelqu'un
        est-il possible de dialoguer avec un téléconseiller ?
        Je demande à être transférée vers un employé
        un humain, vite
        comment joindre un conseiller ?
        bon ça tourne en rond, passez-moi quelqu'un de compétent
        je veux qu'un conseiller s'occupe de mon dossier
        Serait-il possible d'avoir une personne au bout du fil ?
        je peux avoir qqn svp
        y a un agent dispo ?
        Je ne veux plus discuter avec le robot, donnez-moi un humain
        Veuillez transférer cette conversation à un employé
        comment faire pour avoir un vrai conseiller
        je souhaiterais m'entretenir avec le service clientèle
        agent humain svp
        auriez-vous l'amabilité de me passer un être humain ?
        je veux qu'un commercial me contacte
        j'ai besoin de parler à quelqu'un qui comprend
        une vraie personne peut-elle me répondre ?
        assistance humaine svp
        avec un conseiller
        je préfère qu'un agent regarde ça
        mettez-moi en ligne avec le SAV
    """,
    "de": """
        Gibt es da auch jemanden aus Fleisch und Blut, der mir weiterhelfen kann?
        Das bringt mir nichts, geben Sie mich bitte an einen Kollegen weiter
        Ich würde das lieber direkt mit jemandem aus Ihrem Team klären
        Könnten Sie mich mit der Kundenbetreuung verbinden?
        ich will einen Menschen sprechen
        Schluss mit den automatischen Antworten, ich brauche eine echte Person
        hätte gern einen Ansprechpartner
        Ist gerade ein Berater verfügbar?
        bitte weiterleiten an einen Sachbearbeiter
        Ich verlange Ihren Vorgesetzten zu sprechen
        kann mir ein richtiger Mensch helfen
        mit Support chatten
        Möchte bitte mit jemandem vom Kundendienst reden
        stell mich zu nem Mitarbeiter durch
        wie erreiche ich einen Menschen bei euch
        Mensch bitte
        wir drehen uns im Kreis, geben Sie mir jemanden, der sich auskennt
        Ich hätte gerne, dass sich ein Mitarbeiter meinen Fall ansieht
        Wäre es möglich, mit einer Person zu telefonieren?
        kann ich bitte jemanden sprechen
        ist da jemand erreichbar?
        Ich will nicht mehr mit dem Roboter schreiben, geben Sie mir einen Menschen
        Bitte leiten Sie dieses Gespräch an einen Angestellten weiter
        Live-Chat mit einem Mitarbeiter
        ich würde gerne mit der Serviceabteilung reden
        brauche dringend nen menschlichen Ansprechpartner
        wären Sie so freundlich, mich mit einem Menschen zu verbinden?
        ich möchte, dass mich ein Berater kontaktiert
        ich muss mit jemandem reden, der sich auskennt
        kann mir bitte eine echte Person antworten
        menschliche Hilfe bitte
        zu einem Mitarbeiter
        mir wäre lieber, ein Kollege schaut drauf
        verbinden mit Support
    """,
    "it": """
        C'è qualcuno in carne e ossa lì che mi possa dare una mano?
        Così non risolvo nulla, mi passi un suo collega per favore
        Preferirei parlarne direttamente con qualcuno del vostro team
        Potete mettermi in contatto con l'assistenza clienti?
        vorrei essere ricontattato da una persona
        basta risposte automatiche, voglio una persona
        Mi servirebbe un consulente
        c'è un operatore libero?
        mi trasferisca a un addetto
        Esigo di parlare con il responsabile
        posso avere un umano
        chattare con un operatore
        parlare con qualcuno
        mettimi in comunicazione con un agente
        fatemi parlare con una persona vera
        come faccio a parlare con un essere umano
        giriamo in tondo, mi passi qualcuno che ne capisca
        Vorrei che un operatore guardasse il mio caso
        Sarebbe possibile avere una persona al telefono?
        posso avere qualcuno per favore
        c'è un agente disponibile?
        Non voglio più parlare con il bot, datemi un umano
        Trasferite questa conversazione a un dipendente
        assistenza umana
        desidero parlare con il servizio clienti
        operatore per favore
        sarebbe così gentile da passarmi un essere umano?
        voglio che mi contatti un consulente
        ho bisogno di parlare con qualcuno che capisca
        può rispondermi una persona reale per favore
        aiuto umano per favore
        con un operatore
        preferisco che lo guardi un agente
        mettetemi in linea con l'assistenza
    """,
    "pt": """
        Tem alguém de carne e osso aí que possa me dar uma força?
        Isso não está a resolver, passe-me a um colega seu por favor
        Prefiro tratar disso diretamente com alguém da vossa equipa
        Podem ligar-me ao apoio ao cliente?
        gostaria de falar com um representante
        chega de resposta automática, quero uma pessoa
        Queria ser atendido por um funcionário
        tem algum atendente disponível agora?
        me transfere pra um atendente
        Exijo falar com o gerente
        quero um humano
        falar com alguém
        posso conversar com uma pessoa de verdade?
        me coloca em contato com o suporte humano
        como faço para falar com um atendente
        preciso de um operador, por favor
        estamos andando em círculos, me passa pra alguém que entenda
        Gostaria que um atendente analisasse meu caso
        Seria possível ter uma pessoa ao telefone?
        posso falar com alguém por favor
        tem alguém aí pra me atender?
        Não quero mais falar com o robô, me dê um humano
        Transfiram esta conversa para um funcionário
        atendimento humano
        desejo falar com o apoio ao cliente
        atendente por favor
        seria possível me conectar com um ser humano?
        quero que um consultor entre em contato comigo
        preciso falar com alguém que entenda
        uma pessoa real pode me responder por favor
        ajuda humana por favor
        com um atendente
        prefiro que um agente veja isso
        me conecta com o suporte
    """,
    "nl": """
        Is er daar ook iemand van vlees en bloed die me kan helpen?
        Dit schiet niet op, geef me alsjeblieft een collega van je
        Ik regel dit liever rechtstreeks met iemand van jullie team
        Kunt u mij doorverbinden met de klantenservice?
        ik wil graag een medewerker spreken
        genoeg automatische antwoorden, ik wil een mens
        Is er een adviseur beschikbaar?
        verbind me door met een echt persoon
        Ik eis uw leidinggevende te spreken
        mag ik een mens aan de lijn
        chatten met een medewerker
        met iemand praten
        zou ik iemand van de helpdesk kunnen spreken?
        stuur me door naar een collega
        hoe krijg ik een echt mens te spreken
        medewerker aub
        we draaien in kringetjes, geef me iemand die er verstand van heeft
        Ik zou graag willen dat een medewerker naar mijn zaak kijkt
        Zou ik een persoon aan de telefoon kunnen krijgen?
        kan ik iemand spreken alsjeblieft
        is er een medewerker online?
        Ik wil niet meer met de bot praten, geef me een mens
        Zet dit gesprek door naar een medewerker
        live chat met een medewerker graag
        ik wens de klantendienst te spreken
        menselijke hulp aub
        zou u mij met een mens willen verbinden?
        ik wil dat een adviseur contact met mij opneemt
        ik moet iemand spreken die het snapt
        kan een echt persoon mij antwoorden
        menselijke hulp graag
        met een medewerker
        ik heb liever dat een collega ernaar kijkt
        verbind me met support
    """,
    "zh": """
        有没有真人能帮我一下
        这样解决不了,请帮我转给你的同事
        我想直接跟你们的工作人员谈
        麻烦帮我接一下客服
        我要找人工
        别自动回复了,给我找个真人
        请安排一位专员联系我
        现在有客服在线吗
        转接人工服务
        我要和你们经理说话
        人工
        能不能换个人来跟我聊
        我需要人工帮助
        叫你们主管来
        怎么才能联系到真人客服
        客服呢?我要客服
        一直绕圈子,给我换个懂的人
        希望有专员看一下我的情况
        能不能让人工打电话给我
        可以找个人跟我说话吗
        有人在吗,我要人工
        不想跟机器人聊了,请转真人
        把这个对话转给客服人员
        真人客服
        我要跟客服讲话
        请接人工客服谢谢
        能否帮我接通真人
        我希望顾问联系我
        我需要跟懂行的人说话
        可以让真人回复我吗
        需要人工协助
        转客服
        我宁愿让客服人员来看
        帮我连接技术支持
    """,
    "pl": """
        chcę rozmawiać z człowiekiem
        proszę połączyć mnie z konsultantem
        czy mogę porozmawiać z prawdziwą osobą?
        konsultant
    """,
    "tr": """
        bir insanla görüşmek istiyorum
        beni müşteri temsilcisine bağlayın
        gerçek bir kişiyle konuşabilir miyim?
        canlı destek
    """,
    "ru": """
        хочу поговорить с живым человеком
        соедините меня с оператором
        можно поговорить с сотрудником?
        оператор
    """,
    "ar": """
        أريد التحدث مع موظف
        حولني إلى خدمة العملاء من فضلك
        هل يمكنني التحدث إلى شخص حقيقي؟
        أبغى أكلم موظف
    """,
    "hi": """
        मुझे किसी इंसान से बात करनी है
        कृपया मुझे एजेंट से जोड़ें
        क्या मैं किसी असली व्यक्ति से बात कर सकता हूँ?
        agent se baat karni hai
    """,
    "ja": """
        人間と話したいです
        オペレーターにつないでください
        担当者と話せますか?
        有人対応をお願いします
    """,
    "ko": """
        상담원과 통화하고 싶어요
        상담원 연결해 주세요
        사람이랑 얘기할 수 있나요?
        상담원
    """,
    "vi": """
        tôi muốn nói chuyện với nhân viên
        cho tôi gặp tư vấn viên
        tôi có thể nói chuyện với người thật không?
        nối máy cho tôi với tổng đài viên
    """,
    "id": """
        saya mau bicara dengan manusia
        tolong sambungkan ke customer service
        bisa bicara dengan petugas?
        hubungkan saya ke agen
    """,
}

OTHERS = {
    "es": """
        mi hermano trabaja de agente inmobiliario y quiere una factura
        la persona que me atendió en la tienda fue muy amable
        ¿tenéis camisetas para persona alta?
        no hace falta que me pases con nadie
        ya hablé con soporte y me dijeron que esperara
        ¿cuánto tarda el envío a Canarias?
        el repartidor dejó el paquete con el vecino
        quiero cambiar la persona de contacto de mi cuenta
        busco un regalo para una persona mayor
        ¿me atienden también los domingos en la tienda?
        el agente de la aerolínea perdió mi maleta
        ¿esta mesa es para cuatro personas?
        una persona de su equipo ya me contestó, gracias
        quiero devolver el humidificador
        ¿me pueden pasar la factura?
        mi compañero de piso recogió el paquete
        no necesito hablar con nadie, solo la factura
        el operador de mi móvil bloquea el sms
        necesito cambiar el número de contacto
        ¿venden uniformes para empleados?
        mi jefe quiere la factura hoy
        ¿la garantía la da el vendedor o el fabricante?
        no encuentro el humidificador en la web
        el técnico vino ayer y lo arregló
        busco un curso de atención al cliente
    """,
    "fr": """
        mon frère est agent immobilier et il lui faut une facture
        la personne en magasin a été très gentille
        inutile de me passer quelqu'un
        j'ai déjà eu le support, ils m'ont dit d'attendre
        combien de temps pour la livraison en Corse ?
        le livreur a laissé le colis chez quelqu'un d'autre
        je veux changer la personne à contacter sur mon compte
        un cadeau pour une personne âgée, vous avez quoi ?
        ce fauteuil convient-il à une personne de 1m90 ?
        le service est ouvert le dimanche ?
        l'agent de la compagnie a perdu ma valise
        cette table est pour quatre personnes ?
        quelqu'un de votre équipe m'a déjà répondu, merci
        je veux rendre l'humidificateur
        pouvez-vous me passer la facture ?
        mon collègue a récupéré le colis
        pas besoin de parler à quelqu'un, juste la facture
        mon opérateur mobile bloque le sms
        il faut changer le numéro de contact
        vendez-vous des uniformes pour employés ?
        mon chef veut la facture aujourd'hui
        la garantie vient du vendeur ou du fabricant ?
        le technicien est venu hier et a réparé
        je cherche une formation au service client
        le conseil du vendeur était bon
    """,
    "de": """
        mein Bruder ist Immobilienmakler und braucht eine Rechnung
        die Mitarbeiterin im Laden war sehr nett
        Sie brauchen mich nicht weiterzuleiten
        ich habe schon mit dem Support gesprochen, die sagten ich soll warten
        wie lange dauert der Versand nach Österreich?
        der Bote hat das Paket bei jemand anderem abgegeben
        ich möchte den Ansprechpartner in meinem Konto ändern
        ein Geschenk für einen älteren Menschen
        passt der Sessel für eine Person mit 1,90 m?
        gibt es Mitarbeiterrabatt
        der Mitarbeiter der Airline hat meinen Koffer verloren
        ist der Tisch für vier Personen?
        jemand aus Ihrem Team hat mir schon geantwortet, danke
        ich möchte den Luftbefeuchter zurückgeben
        können Sie mir die Rechnung schicken?
        mein Kollege hat das Paket abgeholt
        ich muss mit niemandem reden, nur die Rechnung bitte
        mein Mobilfunkanbieter blockiert die SMS
        die Kontaktnummer muss geändert werden
        verkaufen Sie Uniformen für Mitarbeiter?
        mein Chef will die Rechnung heute
        kommt die Garantie vom Verkäufer oder Hersteller?
        der Techniker war gestern da und hat es repariert
        ich suche ein Buch über Kundenservice
        die Beratung im Laden war gut
    """,
    "it": """
        mio fratello fa l'agente immobiliare e vuole la fattura
        la persona in negozio è stata molto gentile
        non serve che mi passi nessuno
        ho già parlato con l'assistenza e mi hanno detto di aspettare
        quanto ci mette la spedizione in Sardegna?
        il corriere ha lasciato il pacco a un'altra persona
        voglio cambiare la persona di riferimento del mio account
        cerco un regalo per una persona anziana
        la poltrona va bene per una persona alta 1,90?
        siete aperti la domenica?
        l'agente della compagnia ha perso la mia valigia
        questo tavolo è per quattro persone?
        qualcuno del vostro team mi ha già risposto, grazie
        voglio restituire l'umidificatore
        potete passarmi la fattura?
        il mio collega ha ritirato il pacco
        non mi serve parlare con nessuno, solo la fattura
        il mio operatore telefonico blocca gli sms
        devo cambiare il numero di contatto
        vendete divise per dipendenti?
        il mio capo vuole la fattura oggi
        la garanzia la dà il venditore o il produttore?
        il tecnico è venuto ieri e l'ha riparato
        cerco un corso di assistenza clienti
        il consiglio del venditore era buono
    """,
    "pt": """
        meu irmão é corretor e precisa da nota fiscal
        a pessoa que me atendeu na loja foi muito simpática
        não precisa me passar para ninguém
        já falei com o suporte e disseram para esperar
        quanto demora a entrega para os Açores?
        o entregador deixou o pacote com outra pessoa
        quero mudar a pessoa de contato da minha conta
        procuro um presente para uma pessoa idosa
        a poltrona serve para uma pessoa de 1,90 m?
        vocês atendem aos domingos na loja?
        o agente da companhia perdeu minha mala
        essa mesa é para quatro pessoas?
        alguém da sua equipe já me respondeu, obrigado
        quero devolver o umidificador
        podem me passar a nota fiscal?
        meu colega pegou o pacote
        não preciso falar com ninguém, só a nota
        minha operadora bloqueia o sms
        preciso mudar o número de contato
        vocês vendem uniformes para funcionários?
        meu chefe quer a nota hoje
        a garantia é do vendedor ou do fabricante?
        o técnico veio ontem e consertou
        procuro um curso de atendimento ao cliente
        o conselho do vendedor foi bom
    """,
    "nl": """
        mijn broer is makelaar en heeft een factuur nodig
        de medewerker in de winkel was erg aardig
        je hoeft me niet door te verbinden
        ik heb al met support gesproken en moest wachten
        hoe lang duurt de verzending naar België?
        de bezorger gaf het pakket aan iemand anders
        ik wil de contactpersoon van mijn account wijzigen
        een cadeau voor een ouder persoon
        past de stoel bij een persoon van 1,90 m?
        is er personeelskorting
        de medewerker van de luchtvaartmaatschappij is mijn koffer kwijt
        is deze tafel voor vier personen?
        iemand van jullie team heeft al geantwoord, dank
        ik wil de luchtbevochtiger terugsturen
        kunnen jullie me de factuur sturen?
        mijn collega heeft het pakket opgehaald
        ik hoef niemand te spreken, alleen de factuur
        mijn provider blokkeert de sms
        het contactnummer moet veranderd worden
        verkopen jullie uniformen voor medewerkers?
        mijn baas wil vandaag de factuur
        komt de garantie van de verkoper of de fabrikant?
        de monteur was er gisteren en heeft het gemaakt
        ik zoek een cursus klantenservice
        het advies van de verkoper was goed
    """,
    "zh": """
        我弟弟是房产中介,需要发票
        店里的工作人员很热情
        不用给我转人工
        我已经问过客服了,让我等
        寄到新疆要多久
        快递员把包裹给了别人
        我想改一下账户联系人
        给老人买礼物有什么推荐
        身高一米九的人坐得下吗
        你们周日营业吗
        航空公司的工作人员弄丢了我的箱子
        这张桌子够四个人用吗
        你们团队的人已经回复我了,谢谢
        我想退加湿器
        能把发票发给我吗
        我同事把包裹取走了
        不需要找人,只要发票
        我的运营商拦截了短信
        要改一下联系电话
        有员工制服卖吗
        老板今天要发票
        保修是卖家还是厂家负责
        师傅昨天来修好了
        有没有客服培训的书
        店员的建议很好
    """,
    "pl": """
        gdzie jest moja paczka
        rozmawiałem wczoraj z konsultantem
        prezent dla starszej osoby
    """,
    "tr": """
        siparişim nerede
        dün müşteri temsilcisiyle konuştum
        yaşlı bir insan için hediye
    """,
    "ru": """
        где мой заказ
        я вчера говорил с оператором
        подарок для пожилого человека
    """,
    "ar": """
        أين طلبي
        تحدثت أمس مع موظف
        هدية لشخص كبير في السن
    """,
    "hi": """
        मेरा ऑर्डर कहाँ है
        मैंने कल एजेंट से बात की थी
        बुजुर्ग व्यक्ति के लिए उपहार
    """,
    "ja": """
        注文はどこですか
        昨日オペレーターと話しました
        年配の人へのプレゼント
    """,
    "ko": """
        제 주문 어디 있나요
        어제 상담원과 통화했어요
        나이 드신 분 선물
    """,
    "vi": """
        đơn hàng của tôi ở đâu
        hôm qua tôi đã nói chuyện với nhân viên
        quà cho người lớn tuổi
    """,
    "id": """
        di mana pesanan saya
        kemarin saya sudah bicara dengan petugas
        hadiah untuk orang tua
    """,
}


def fired(language: str, text: str) -> list[str]:
    """The sentences in which a person is asked for, told their language or not."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return [
        line
        for line in lines
        if measure(line, model=load(), language=language).request.p >= 0.5
        or measure(line, model=load()).request.p >= 0.5
    ]


@pytest.mark.parametrize("language", ASKS)
def test_who_asks_for_a_person_is_heard(language: str) -> None:
    asked = [line.strip() for line in ASKS[language].strip().splitlines()]

    missed = set(asked) - set(fired(language, ASKS[language]))

    assert len(missed) <= 0.08 * len(asked), missed


@pytest.mark.parametrize("language", OTHERS)
def test_who_only_talks_of_people_is_left_alone(language: str) -> None:
    assert fired(language, OTHERS[language]) == []
