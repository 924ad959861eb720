"""Portuguese words of mood: anger, complaint, thanks, threats, leaving, danger."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="pt",
    words={
        "s": """
            me matar, suicídio, suicidar, tirar minha vida, quero morrer, não quero mais viver, me
            machucar
        """,
        "t": """
            vou te matar, vou matar vocês, vou matar, colocar uma bomba, botar fogo, tacar fogo,
            vou quebrar a cara
        """,
        "f": """
            fraude, golpe, fraudulento, fraudulenta, phishing, roubo de identidade, cartão
            roubado, roubaram meu cartão, clonado, clonaram, cartão clonado, compra não
            autorizada, cobrança não autorizada, não autorizei, não reconheço essa compra, não
            reconheço, hackeado, hackeada, hackearam, invadiram minha conta, falsificado
        """,
        "l": """
            advogado, advogada, processo, processar, vou processar, processá-los, procon, reclame
            aqui, justiça, juizado, pequenas causas, tribunal, denúncia, denunciar, deco, livro de
            reclamações, consumidor.gov, anatel, contestar a compra, chargeback, estorno no
            cartão, medidas legais, danos morais
        """,
        "r": """
            avaliação negativa, uma estrela, redes sociais, má avaliação
        """,
        "q": """
            nunca mais compro, nunca mais, não compro mais, última vez, concorrência, concorrente,
            cancelar minha conta, cancelar minha assinatura, encerrar minha conta, excluir minha
            conta, perderam um cliente, perdeu um cliente, vou para a concorrência
        """,
        "u": """
            ainda não, continua sem, continuo sem, não ajudou, não me ajuda, não ajuda, não foi o
            que perguntei, não perguntei isso, já tentei, já falei, já disse, a mesma coisa, mesma
            resposta, não entendeu, não entende, não está entendendo, não funciona, não funcionou,
            não resolveu, resposta errada, errado, não é isso
        """,
        "x": """
            merda*, porra, caralho*, puta que pariu, pqp, filho da puta, filhos da puta, fdp,
            foda*, foder, fuder, cu, cuzão, arrombado*, viado, buceta, vsf, vtnc, krl, desgraça*,
            cacete, bosta*
        """,
        "z": """
            idiotas, imbecis, burros, palhaços, palhaço, otário, otários, babaca, babacas,
            ignorante, ignorantes, retardado
        """,
        "N": """
            terrível, horrível, horríveis, péssimo, péssima, péssimos, nojo, nojento, nojenta,
            vergonha, vergonhoso, vergonhosa, inaceitável, absurdo, absurda, indignado, indignada,
            furioso, furiosa, raiva, ódio, odeio, odiar, odiei, pior, piores, ridículo, ridícula,
            patético, lamentável, golpe, golpistas, ladrões, ladrão, incompetentes, incompetente,
            inútil, inúteis, merda, lixo, desastre, descaso, desrespeito, palhaçada, revoltado,
            revoltada, revoltante, revolta, puto, puta, cansei, chega, saco cheio, de saco cheio,
            mentira, mentiras, mentirosos, mentiroso, enganação, enganado, enganada, porcaria,
            bosta, inferno, escroto, desgraça, desgraçado, desgraçada, maldito, maldita, irritado,
            irritada, irritante, detesto, falta de respeito, tomar no cu, nunca mais, droga,
            podre, nojeira, imperdoável, escroque
        """,
        "~": """
            não, nao, nunca, sem, nem, nenhum, nenhuma, nada, jamais
        """,
        "P": """
            ótimo, ótima, excelente, maravilhoso, maravilhosa, perfeito, perfeita, incrível,
            fantástico, fantástica, sensacional, amo, amei, amor, adoro, adorei, muito obrigado,
            muito obrigada, espetacular, top, demais, melhores, show, excelência, apaixonado,
            apaixonada, te amo, lindíssimo
        """,
        "n": """
            ruim, ruins, mal, mau, má, triste, tristeza, decepção, decepcionado, decepcionada,
            decepcionante, frustrado, frustrada, frustrante, chateado, chateada, chato, chata,
            infelizmente, problema, problemas, erro, erros, errado, errada, lento, lenta, demora,
            demorado, cansado, cansada, doente, chorar, chorando, choro, chorei, medo, morto,
            morte, morrer, morri, sozinho, sozinha, ansiedade, estresse, difícil, pena, dor, dói,
            crise, guerra, culpa, burro, burra, idiota, estúpido, estúpida, imbecil, grosseiro,
            insatisfeito, insatisfeita, injusto, injustiça, reclamação, reclamar, incômodo,
            perdido, perdi, perder, perdeu, aff, affs, afff, ugh, preocupado, preocupada, falta,
            saudade, saudades, vontade de chorar, sono, preguiça, fome, tédio, febre, gripe,
            carente, solidão, inveja, falso, falsa, feio, feia, fraco, fracasso, depressão,
            nervoso, nervosa, pesadelo, sofrer, sofrendo, sofro, azar, treta, credo, affe, bad,
            puts, poxa, coitado, frio
        """,
        "p": """
            bom, boa, bons, boas, bem, bonito, bonita, lindo, linda, lindos, lindas, feliz,
            felizes, felicidade, alegria, alegre, contente, gosto, gostei, gostoso, legal, massa,
            bacana, kkk, kkkk, kkkkk, kkkkkk, haha, hahaha, rsrs, rs, divertido, sorriso, beijo,
            beijos, abraço, abraços, obrigado, obrigada, parabéns, melhor, sorte, esperança,
            amigo, amigos, doce, fácil, rápido, gentil, interessante, útil, resolvido, funciona,
            vitória, ganhei, ganhar, orgulho, fofo, fofa, saudável, festa, férias, paz, deus
        """,
        "c": """
            atraso, atrasado, atrasada, cancelado, cancelada, quebrado, quebrada, danificado,
            defeito, faltando, esperando, aguardando, horas, semanas, dias, sem resposta, ninguém
            responde, não respondem, não responde, não recebi, não chegou, ainda não, até agora,
            até hoje, não funciona, cobrado duas vezes, cobrança indevida, de novo, outra vez,
            novamente, terceira vez, segunda vez, não resolvem, nada resolvido, nunca, prazo,
            nada, por que
        """,
        "o": """
            em vez de, em vez disso, outra opção, outras opções, outra coisa, outro, algo
            diferente, que tal, tem certeza, quis dizer, queria dizer, na verdade, deixa pra lá,
            deixe pra lá, esquece, esqueça, eu pedi, eu perguntei
        """,
        "!": """
            muito, muita, demais, tão, totalmente, absolutamente, completamente, super, realmente,
            extremamente, bastante, mt, mto
        """,
        "h": """
            oi, olá, obrigado
        """,
    },
)
