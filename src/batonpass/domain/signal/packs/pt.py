"""Portuguese words of asking for a person."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="pt",
    common="""
        liga ligar ligam ligue
        o a os as um uma de do da dos das que é e não nao em no na com por para meu minha eu você
        voce vocês se mais mas como quando onde porque quero preciso pedido obrigado obrigada olá
        oi bom dia boa tarde ainda já está estou foi ter tem isso esse esta posso gostaria muito
        favor ao pra pro vcs vc
    """,
    typos="""
        atendente humano humana pessoa operador operadora representante falar agente gerente
        supervisor transferir conversar alguem atendimento suporte
    """,
    known="""
        pessoal pessoas humor falha faltar falas urgente gente agencia operadores atendentes
        suporta suporto operado atende atender gerentes gerencia conversa conversas
    """,
    words={
        "JH": """
            passa pra uma pessoa, passa para uma pessoa, passar para uma pessoa, passar pra uma
            pessoa, transfere para uma pessoa
        """,
        "RH": """
            com quem posso falar, com quem eu falo, com quem devo falar
        """,
        "mo": """
            tem alguém aí, tem alguém ai, há alguém aí, ninguém aí
        """,
        "_": """
            o, a, os, as, um, uma, uns, umas, com, de, do, da, dos, das, em, no, na, ao, à, por,
            para, pra, pro, que, já, agora, diretamente, direto, imediatamente, só, apenas, somente,
            também, mesmo, muito, mais, algum, alguma, outro, outra, urgente, urgentemente, seu,
            sua, seus, vossos, vosso, meu, minha, e, ser, possível, não sei, um pouco, logo, aqui,
            porra de, merda de, caralho de, maldito, quem, finalmente, realmente, melhor, rápido,
            rapidamente, então, daí, hoje, momento, minuto, minutinho, instante, aí, lá, qualquer,
            português, em português, quanto antes, verdadeiro, verdadeira, bem, bom, boa, urgência,
            de uma vez, por aqui, pelo chat, capacitado, qualificado, simplesmente,
            preferencialmente, por gentileza, novamente, ainda, se possível, sou, está
        """,
        "h": """
            olá, ola, oi, oie, bom dia, boa tarde, boa noite, ok, okay, obrigado, obrigada, sim,
            desculpe, desculpa, por gentileza, alô, opa, certo, então tá, tudo bem, prezados, valeu,
            obg, brigado, moço, moça, senhor, senhora
        """,
        "P": """
            pfv, pls, plz, pfvr,
            por favor, porfavor, pfv, pf, pfvr, pls, please, se faz favor, faz favor, por gentileza,
            porfa, por obséquio, favor, plis, pvf, sff
        """,
        "R": """
            me responder,
            tratar disso, tratar disto,
            fal*, convers*, comunicar, comunicação com, contactar, contatar, contato com, entrar em
            contato, entrar em contacto, contacto com, chat com, dialogar, bater papo, tratar com,
            trocar uma ideia, entrar em contato com, me comunicar, conectar-me com, ter contato, em
            contato, em contacto, contato, contacto, dirigir, dirigir-me, teclar, papear, flar,
            fala, falr, fala com, papo, resolver com, teclar com, contatar com, lidar com, chegar
            até
        """,
        "r": """
            já me respondeu, já me responderam,
            falado, já falei, falei, conversei, contatei, contactei, falamos, fui transferido, fui
            atendido, entrei em contato, entrei em contacto, liguei, já liguei, me transferiram, me
            passaram, fui atendida, conversado, mandei
        """,
        "J": """
            transfer*, transfir*, encaminh*, direcion*, redirecion*, conect*, passar, passa, passe,
            passem, ligar-me a, coloc*, reencaminh*, remet*, ponha, põe, pôr, ponham
        """,
        "JM": """
            me ponham em linha, me põe em contato, me ponha em linha,
            ligar-me ao, liguem-me ao, ligue-me ao, ligar-me à,
            me transfere, me transfira, me transferir, transfira-me, transfere-me, me transfiram,
            transferir-me, transfiram-me, me passa, me passe, me passar, passe-me, passa-me,
            passar-me, me passem, passem-me, me conecta, me conecte, me conectar, conecte-me,
            conectar-me, me encaminha, me encaminhe, me encaminhar, encaminhe-me, encaminhar-me, me
            direciona, me direcione, me direcionar, direcione-me, me redireciona, me redirecione,
            redirecione-me, me coloca em contato, me coloque em contato, me coloca, me coloque, me
            colocar, me colocar em contato, coloque-me em contato, coloque-me, ponha-me, ponha-me em
            contacto, põe-me, põe-me em contacto, ponham-me, pôr-me, ponha-me em contato, me põe, me
            bota, me bota pra falar, me bota para falar, me deixa falar, me deixe falar, deixe-me
            falar, deixa-me falar, ser transferido, ser transferida, ser encaminhado, ser
            encaminhada, ser direcionado, ser redirecionado, me ligue com, ligue-me com, me liga
            com, me liga a, ligue-me a um, ligue-me a uma, liga-me a, ser conectado, ser conectada,
            coloquem-me, me coloquem, me coloquem em contato, reencaminhe-me
        """,
        "U": """
            escalar, escale, escalonar, escalone, escalonamento, transfere agora, transfira agora,
            transfere logo
        """,
        "G": """
            dar, me dá, me dê, dê-me, dá-me, buscar, procuro, procurar, encontrar, conseguir,
            arranjar, arruma, solicitar, peço, pedir, chama um, chame um, chama uma, chame uma,
            chamar um, chamar uma, chamem um, traz, me arruma, atribuir, exigir, cadê o, cadê, chama
            o, chame o, chamar o, chama a, chame a
        """,
        "g": """
            tem, têm, têem, há, existe, possuem, ter, teria, haveria, tens
        """,
        "W": """
            quero, queria, queremos, gostaria, gostava, gostaríamos, desejo, desejaria, preciso,
            precisava, precisaria, precisamos, necessito, prefiro, preferia, preferiria, exijo,
            solicito, requeiro, tenho que, tenho de, devo, quer, qro, tento, estou tentando,
            tentando, estou a tentar, to tentando, faço questão, procuro, estou procurando, qria,
            qero, keru, kero, presciso, presico, adoraria, querendo, queira, tô precisando, to
            precisando, estou precisando, tô querendo, to querendo, quisera, pretendo, precisando,
            necessário, bora, vou
        """,
        "w": """
            posso, possa, possamos, pudesse, poderia, pode, podes, podia, podem, podiam, poderiam,
            podemos, poderias, como posso, como faço, como faço para, como faço pra, como, há como,
            tem como, teria como, é possível, seria possível, dá pra, dá para, dava para, tem jeito,
            tem jeito de, deixa eu, deixe eu, deixe-me, deixa-me, permita, poder, conseguem,
            consegue, consigo, será que
        """,
        "M": """
            me, mim, comigo, conosco, connosco, nos
        """,
        "I": """
            eu, nós, a gente
        """,
        "Y": """
            você, voce, vc, vocês, vcs, tu, te, o senhor, a senhora, ti, vós, ocê
        """,
        "N": """
            não, nao, n, ñ, nunca, sem, em vez de, ao invés de, em lugar de, pare de, parem de, para
            de me, nem, evitar, jamais, odeio, cansado de, cansada de, farto de, farta de, nenhuma
            necessidade, chega de, dispenso, deixe de, num
        """,
        "NW": """
            não quero, não preciso, não gostaria, não desejo, não necessito, não queria, não é
            necessário, não precisa, não é preciso, nao quero, nao preciso, não me interessa, não há
            necessidade
        """,
        "n": """
            não consigo, não posso, não consegui, não estou conseguindo, não tô conseguindo, não dá
            para, não dá pra, impossível, não me deixam, não me deixa, não há como, não tem como,
            não é possível, nunca consigo, não conseguimos, não to conseguindo, ninguém consegue
        """,
        ".": """
            me fale sobre, fale-me sobre, me fala sobre, falar sobre, fale sobre, fala sobre,
            falar de, falam de, fala de, fale-me de, me fala de, me fale de,
            não recebi, não funciona, não chegou, não entende, não entendeu, não entendi, não me
            ajuda, não ajuda, não ajudou, não está funcionando, não me ajudou, não serve, não
            resolve, não resolveu, não aparece, não tenho, não é, não está, meu número de telefone,
            meu número, meu telefone, mudar número de telefone, alterar número de telefone, meu
            celular, não adianta, não vi, não sabe, não me entende, trocar o número de telefone, não
            compreende, não percebo, não percebe, não me atende, não estou entendendo, não responde
            minha pergunta, não abre, não carrega, mudar o número de telefone, alterar o número de
            telefone
        """,
        "O": """
            nenhum, nenhuma
        """,
        "k": """
            sei, entendo, acho, acredito, penso, saber
        """,
        "E": """
            é, és, está, são, sou, estou, seria, tá, será, vc é, você é
        """,
        "x": """
            isto, este chat, essa conversa, esta conversa, caso, este caso, chamado, ticket
        """,
        "Z": """
            bot, bots, robô, robos, robôs, robot, robots, máquina, maquina, máquinas, chatbot, ia,
            inteligência artificial, computador, automático, automática, automatizado, automatizada,
            assistente virtual, virtual, secretária eletrônica, gravação, programa, sistema
            automático, respostas automáticas, resposta automática, mensagem automática, mensagens
            automáticas, algoritmo, robozinho
        """,
        "H": """
            atendente real,
            pessoa ao telefone, pessoa no telefone,
            alguém da vossa equipa, alguém da sua equipa, alguém da sua equipe,
            humano, humana, humanos, ser humano, seres humanos, pessoa real, pessoas reais, pessoa
            de verdade, pessoas de verdade, pessoa humana, pessoa física, pessoa viva, pessoa de
            carne e osso, pessoa verdadeira, alguém real, alguém de verdade, alguém humano, alguém
            de carne e osso, gente de verdade, agente humano, agente real, agente ao vivo, agente
            em direto, agentes humanos, atendente, atendentes, atendente humano, atendente real,
            atendente de verdade, operador, operadora, operadores, operador humano, assistente
            humano, assistente humana, representante, representantes, teleoperador*, telefonista,
            alguém da equipe, alguém da equipa, alguém do suporte, alguém do atendimento, alguém
            da loja, alguém do time, alguém da empresa, alguém do sac, membro da equipe, membro da
            equipa, atendimento humano, atendimento humanizado, atendimento pessoal, atendimento
            com humano, suporte humano, ajuda humana, assistência humana, atendimento por pessoa,
            agente de atendimento, agente de suporte, agente de apoio, agente do suporte,
            colaborador, colaboradora, atendimento real, suporte ao vivo, chat ao vivo com,
            atendimento ao vivo, pessoa ao vivo, alguém ao vivo, humano real, humano de verdade,
            agente de verdade, consultor humano, interlocutor, real pessoa, moça do atendimento,
            verdadeira pessoa, atendente ao vivo, atendente online, atedente, atendete,
            antendente, atendnte, atendimento personalizado, tem alguém aí, tem alguem ai, alguém
            aí, alguém aí?
        """,
        "A": """
            colega, colega seu, colega vosso,
            agente, agentes, pessoa, gerente, gerentes, supervisor, supervisora, responsável,
            encarregado, encarregada, chefe, diretor, especialista, especialistas, consultor,
            consultora, funcionário, funcionária, funcionários, empregado, técnico, técnica, perito,
            assistente, vendedor, vendedora, assessor, assessora, profissional, superior,
            coordenador, coordenadora, analista, gestor, gestora, dono, proprietário, pessoal,
            comercial, pesoa, pesso, ajente
        """,
        "m": """
            alguém, alguem, algm, alguma pessoa, algúem, algem
        """,
        "S": """
            atendimento ao cliente, serviço ao cliente, serviço de apoio, apoio ao cliente, suporte
            ao cliente, suporte técnico, serviço de atendimento, central de atendimento, sac, apoio
            técnico, assistência técnica, assistência ao cliente, serviço de apoio ao cliente,
            atendimento ao consumidor, call center, callcenter, equipe de suporte, equipa de
            suporte, equipe de atendimento, equipa de apoio, time de suporte, setor de atendimento,
            departamento de atendimento, serviço de cliente, serviço a clientes, serviço de
            clientes, atendimento a clientes, atendimento do cliente, ouvidoria, helpdesk, centro de
            atendimento, relacionamento com o cliente, setor responsável, setor financeiro, setor de
            vendas, atendimento, equipe humana, equipa, equipe
        """,
        "s": """
            setor de, sector de, departamento de, setor, departamento,
            suporte, apoio, vendas, assistência, financeiro, serviço
        """,
        "L": """
            real, de verdade, verdadeiro, verdadeira, ao vivo, em direto, de carne e osso
        """,
        "C": """
            ligar, ligo, telefonar, ligar para, chamar
        """,
        "q": """
            me liga, me ligue, me liguem, me ligam, me ligar, me ligarem, mi liga, mi ligar,
            liga pra mim, liga para mim, dá um toque, retornem a ligação, retorne a ligação,
            façam-me uma chamada, faça-me uma chamada, uma apitadela, me telefonar, me
            telefonem, me telefone,
            me liga, me ligue, me liguem, me ligar, ligue-me, ligar-me, liga-me, liguem-me, liguem
            para mim, ligue para mim, liga para mim, ligar para mim, liga pra mim, ligue pra mim,
            ligar pra mim, liguem pra mim, telefone-me, telefonem-me, me telefone, me telefonem, me
            telefonar, telefonar-me, me chama no telefone, nos ligue, nos liguem, me dá uma ligada,
            me dê uma ligada, dar-me uma chamada, me da um toque
        """,
        "t": """
            me contate, me contatem, me contatar, contate-me, contatem-me, contacte-me,
            contactem-me, contactar-me, me contacte, me contactem, me contactar, entre em contato
            comigo, entrem em contato comigo, entrar em contato comigo, entre em contacto comigo,
            entrem em contacto comigo, entrar em contacto comigo, falar comigo, fale comigo, falem
            comigo, entra em contato comigo, entrasse em contato comigo, me chame, me chamem, me
            procure
        """,
        "V": """
            sobre, amanhã, tarde, depois, quando, telefone, telemóvel, celular, número, assim que,
            logo que, segunda, terça, quarta, quinta, sexta, sábado, horas, manhã, noite, as, 0*,
            1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, mais tarde, whatsapp, zap, o quanto antes, o mais
            rápido possível, a respeito, +*
        """,
        "e": """
            nome, apelido, se chama, te chamas, chamado de
        """,
        "B": """
            retornar a ligação, retorne a ligação, retornem a ligação, retorno de ligação, retorno
            da ligação, me retorne, me retornem, me retornar, retorno, ligar de volta, ligue de
            volta, me ligue de volta, me liga de volta, me ligar de volta, liguem de volta, ligar de
            novo, devolver a chamada, devolva a chamada, devolvam a chamada, devolver-me a chamada,
            devolvam-me a chamada, ligue-me de volta, liguem-me de volta, ser contatado, ser
            contatada, ser contactado, ser contactada, receber uma ligação, receber uma chamada,
            receber ligação, uma ligação de, uma chamada de, agendar uma ligação, agendar uma
            chamada, marcar uma chamada, pedir uma ligação, solicitar uma ligação, uma ligação por
            favor, quero uma ligação, retorno telefônico, retorno por telefone, contato telefônico,
            contacto telefónico, contatar por telefone, contactado por telefone, contato por
            telefone, contacto por telefone, callback, uma ligação telefônica, chamada de volta,
            preciso de uma ligação, preciso de uma chamada, gostaria de uma ligação, gostaria de uma
            chamada, quero uma chamada
        """,
        "T": """
            número de telefone, numero de telefone, telefone de contato, telefone de contacto,
            número de contato, número de contacto, telefone do sac, telefone do atendimento, qual o
            telefone, qual telefone, qual número, que número, número para ligar, linha telefônica,
            linha de apoio, número gratuito, 0800, seu telefone, seu número, vosso número, número de
            atendimento, número do atendimento, número do suporte, número do sac, telefone de vocês,
            número de vocês, telefone da, whatsapp de vocês, linha gratuita, dados de contato,
            contatos, telefone para contato, central telefônica, telefone de atendimento, número da
            central
        """,
        "K": """
            horário, horários, que horas, email, e-mail, endereço, correio, mail
        """,
        "D": """
            disse, disseram, dizem, diz, falou, falaram, prometeu, prometeram, informou, informaram,
            garantiu, segundo, me falaram, me disseram, pediram, tive que, orientaram, mandaram
        """,
        "3": """
            ele, ela, eles, elas, minha esposa, meu marido, minha mãe, meu pai, meu filho, minha
            filha, meu irmão, minha irmã, meu amigo, minha amiga, meu vizinho, minha mulher, minha
            namorada, meu namorado
        """,
        "X": """
            curso de atendimento ao cliente,
            pessoa de contato, pessoa de contacto,
            agente imobiliário, agente de viagens, agente de seguros, agente de polícia, outra
            pessoa, outras pessoas, mesma pessoa, terceira pessoa, por pessoa, em pessoa, pessoa
            jurídica, duas pessoas, três pessoas, quatro pessoas, quantas pessoas, várias pessoas,
            para uma pessoa, pra uma pessoa, pessoa que mora, operadora de celular, minha
            operadora, operadora de telefone, entregador, carteiro, tempo real, meu chefe, meu
            gerente, gerente do banco, meu consultor, couro real, casa real, presente para alguém,
            dinheiro para alguém, dinheiro a alguém, conta de outra pessoa, dados pessoais, uso
            pessoal, pessoa idosa, assistente social, operadora do cartão, operador logístico,
            dinheiro para uma pessoa, mais pessoas
        """,
        "0": """
            ninguém, ninguem, nenhum atendente, nenhuma pessoa, nenhum humano, nenhum agente, nenhum
            operador, ngm, nguem, não há ninguém, não tem ninguém, ninguém me
        """,
        "a": """
            responde, respondem, respondeu, respondido, responderam, atende, atendem, atendeu,
            retorna, retornou, retornaram, ligou, atenderam, dá retorno
        """,
        "o": """
            disponível, disponíveis, online, livre, presente
        """,
        "Q": """
            por que, por quê, porque não, onde, qual, quais
        """,
        "i": """
            se, caso eu
        """,
        "v": """
            ajudar, ajude, ajudem, me ajudar, me ajude, ajudar-me, ajudado, ajudada, ser atendido,
            ser atendida, me atender, me atenda, atenda, atendam, atender, atender-me, assistido,
            auxiliar, auxilie, socorra, resolver, resolva, resolvam, ajuda, ajuda de, me atendesse,
            atendimento de, atendimento com, atendimento por, atendido por, assistência de, apoio
            de, suporte de, me auxilie, socorro de
        """,
        "&": """
            mas, porque, pois, porém, ou, quando, enquanto, antes de, depois de, senão, já que
        """,
        "~": """
            esquece, esqueça, deixa pra lá, deixa para lá, não importa, deixe estar, não obrigado,
            não obrigada, mudei de ideia, deixa estar
        """,
        "@": """
            estou falando, estou conversando, estou a falar, estou a conversar, tô falando, to
            falando, falo com, com quem falo, com quem estou falando, com quem eu falo, estou
            teclando, estou tratando, estou a tratar, converso com, estou em contacto, estou em
            contato, eu falo com, estou sendo atendido por, quem está falando, quem está me
            atendendo, tô conversando, estou lidando
        """,
        "wR": """
            como falo, onde falo, como contacto, como contato, como entro em contato, como entro em
            contacto, como consigo falar, com quem posso falar, como eu falo, posso falar, com quem
            eu falo para, pra falar, para falar, quero que fale
        """,
        "c": """
            parem de me ligar, pare de me ligar, me ligam todo, ficam me ligando, não param de me
            ligar, me ligam sempre, me chamo, ficam ligando
        """,
    },
)
