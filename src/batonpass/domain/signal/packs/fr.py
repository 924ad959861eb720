"""French words of asking for a person."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="fr",
    common="""
        le la les de des du un une et est je vous il elle on que qui dans pour pas ne ce cette mon
        ma mes votre avec sur au aux en nous plus mais ou bonjour merci commande voudrais veux
        peux comment bonsoir suis ai avez sont quand colis toujours svp c j l d qu n m s y
    """,
    typos="""
        agent humain humaine personne operateur conseiller conseillere responsable parler
        representant transferer contacter appeler interlocuteur superviseur employe rappeler
        discuter
    """,
    known="""
        argent agents personnes personnel personnelle humeur parles parlez parle parlent
        responsables contacts contacte contrat appel appels gent gens urgent conseils conseil
        conseille operations operation employes aient emploie employer disputer parier
        parker representait
    """,
    words={
        "RH": """
            à qui puis-je parler, à qui je peux parler, à qui je dois parler, avec qui puis-je
            parler
        """,
        "mo": """
            y a quelqu'un, il y a quelqu'un, ya quelqu'un, y a-t-il quelqu'un
        """,
        "JH": """
            appelle un agent, appelez un agent, appelle un conseiller, appelez un conseiller,
            appelle le service client, appelez quelqu'un, appelle quelqu'un
        """,
        "_": """
            vers,
            le, la, les, l, un, une, des, de, du, d, à, a, au, aux, en, avec, par, pour, que, qu,
            ce, cela, y, directement, maintenant, tout de suite, immédiatement, vraiment, juste,
            simplement, aussi, très, plus, quelque, autre, urgemment, rapidement, vite, enfin,
            plutôt, plutot, mon, ma, mes, votre, vos, notre, nos, ton, foutu, putain de, putain, de
            vive voix, peut être, quelques, être, etre, possible, sur, chez, dans, bon, bonne,
            compétent, compétente, qualifié, et, urgence, un peu, sait, encore, en français,
            français, francophone, quelconque, absolument, bien, moment, instant, minute,
            aujourd'hui, donc, alors, toujours, de la part, je ne sais pas, j ne sais pas, sais pas
        """,
        "h": """
            bonjour, bonsoir, salut, coucou, merci, ok, oui, d'accord, ouais, re, bjr, bsr, slt,
            hello, excusez moi, excuse moi, pardon, désolé, madame, monsieur, merci d'avance, allo,
            allô
        """,
        "P": """
            pls, plz, plis,
            s'il vous plait, s il vous plaît, s'il vous plaît, s'il te plait, s'il te plaît, svp,
            stp, s v p, sil vous plait, sil te plait, siouplait, merci de, please, veuillez, je vous
            prie, je vous en prie, s'il vous plais, si vous plait
        """,
        "R": """
            me répondre,
            parl*, discut*, converser, échanger, echanger, dialoguer, communiquer, chatter,
            tchatter, chater, tchater, contact*, joindre, joignes, m'adresser, adresser,
            m'entretenir, entretenir, entrer en contact, prendre contact, mettre en contact, entrer
            en relation, avoir au téléphone, avoir en ligne, avoir au bout du fil, prale, paler,
            parlr, parlé à quelqu'un, discution, discussion avec, conversation avec, être en
            contact, etre en contact, en contact, en relation, contact avec, correspondre, tchat
            avec, chat avec, causer, téléphoner à, appel avec, communication avec, atteindre, avoir
            affaire, traiter avec
        """,
        "r": """
            parlé, ai parlé, ai déjà parlé, contacté, ai contacté, joint, discuté, eu au téléphone,
            échangé, parlait, parlais, appelé, ai appelé, ai eu, j ai eu, m a transféré, m ont
            transféré, avons contacté, été transféré, été mis en relation
        """,
        "J": """
            transfér*, transfer*, transfèr*, passer, passez, passes, mettre, mettez, connect*,
            redirig*, rediriger, réorient*, orient*, oriente, basculer, bascul*, aiguill*, relier,
            reliez, renvoy*, dirigez, diriger, transmettre, transmettez
        """,
        "JM": """
            mettez-moi en ligne, mets-moi en ligne,
            passez moi, passe moi, passez-moi, passe-moi, mettez moi en relation, mettez-moi en
            relation, mettez moi en contact, me mettre en relation, me mettre en contact, mets moi
            en relation, mets-moi en relation, mets moi en contact, me passer, me transférer,
            transférez moi, transférez-moi, transfere moi, transfère-moi, connectez moi,
            connectez-moi, connecte moi, connecte-moi, me connecter, me rediriger, redirigez moi,
            redirigez-moi, redirige moi, dirigez moi, orientez moi, me basculer, me mettez en
            relation, me passez, me passes, mettez-moi, mettez moi, mets moi, mets-moi, me
            transférez, me transfères, être mis en relation, être mise en relation, être mis en
            contact, être mise en contact, être transféré, être transférée, être redirigé, être
            redirigée, être connecté, être connectée, être dirigé, me relier, reliez moi, mise en
            relation, mettre en relation
        """,
        "U": """
            escalader, escalade, escaladez, remonter au niveau supérieur, prise de main, prise en
            charge humaine
        """,
        "G": """
            donne, donnez, donner, donnez moi, donne moi, donnez-moi, donne-moi, trouver, trouvez,
            trouve, chercher, cherche, obtenir, demande, demander, trouvez moi, envoyez, faites
            venir, amener, assigner, attribuer, appelez un, exiger, avoir
        """,
        "g": """
            avez, as, y a, existe, disposez, aurai, aurais, aurait, avoir accès, y a t il, y
            a-t-il, y a t-il, ya t il, y-a-t-il
        """,
        "W": """
            veux, voudrais, voudrai, voudrait, voulais, voulons, voudrions, souhaite, souhaiterais,
            souhaiterai, souhaitais, souhaitons, souhaiterions, désire, desire, désirerais,
            aimerais, aimerai, aimerions, besoin, ai besoin, préfère, préférerais, prefere,
            préférerai, exige, demande à, demande a, dois, faut, il me faut, faudrait, il faut que,
            essaie, essaye, essaie de, essaye de, tente, cherche à, cherche a, tiens à, requiers,
            veut, veu, vx, vouloir, voudrez, voulez vous bien, jveux, jvoudrais, jaimerais, vais,
            envie, veut bien, ve, veuille, souhaiterait, nécessite
        """,
        "w": """
            peut-elle, peut-il, pourrait-elle, pourrait-il,
            peux, puisse, puissions, puis, pourrais, pourrai, pourrait, peut, pouvez, pourriez, peux
            tu, pourrais tu, pouvons, pourrions, comment, comment faire, possible, est-il possible,
            est il possible, y a-t-il moyen, y a t il moyen, moyen, moyen de, laissez moi,
            laissez-moi, laisse moi, laisse-moi, permettez, pouvoir, serait-il possible, serait il
            possible, c possible, peut on, peut-on, puis-je, puis je, auriez, aurez, ou puis je, où
            puis-je, tu peux, vous pouvez
        """,
        "M": """
            me, m, moi, nous, moi même
        """,
        "I": """
            je, j, on, jai, chui, jsuis
        """,
        "Y": """
            tu, vous, toi, t, te
        """,
        "N": """
            ne, n, pas, sans, jamais, au lieu de, plutôt que, plutot que, arrêtez de, arrete de,
            arrêter de, évitez, inutile, inutile de, aucun besoin, ni, refuse, marre de, ras le bol
            de, assez de, stop, aucune envie, au lieu d, déteste, hors de question de, ras le bol
            des, marre des
        """,
        "n": """
            ne peux pas, n'arrive pas, n arrive pas, arrive pas, ne parviens pas, n'ai pas pu, n'ai
            pas réussi, impossible, impossible de, ne peut pas, peux pas, n'arrive jamais, ne puis
            je pas, pas moyen, pas moyen de, n'y a pas moyen, peut pas, arrive jamais, ne puis, n'a
            pas moyen, pas réussi à, réussis pas, ne réussis pas, du mal à, injoignable,
            injoignables
        """,
        ".": """
            parle moi de, parle-moi de, parlez moi de, parlez-moi de, parler de, parle de, parlent
            de, parlons de, parlant de, parle moi des, parle moi du, pas reçu, n'ai pas reçu, ne
            fonctionne pas, ne marche pas, marche pas, fonctionne pas, ne comprends pas, comprends
            pas, comprend pas, ne comprend pas, ne comprenez pas, comprenez pas, ne m'aide pas,
            n'aide pas, ne sert à rien, sert à rien, ne m'aidez pas, ne répondez pas, n'est pas,
            pas encore, ne vois pas, ne trouve pas, ne suis pas, pas d'accord, c'est pas, mon
            numéro de téléphone, mon numéro, changer mon numéro, mon téléphone, changer de numéro,
            numéro de téléphone associé, modifier mon numéro, n'est toujours pas, n'ai toujours
            pas, ne répond pas à ma question, je ne, toujours pas, ne parle pas, ne parlez pas,
            parle pas, parlez pas, rappelle moi de, rappelle-moi de, rappelle-moi d, rappelle moi
            d, rappelez-moi de, rappelez-moi d, me rappeler de, me rappeler d, rappelle-moi que,
            rappelle moi que
        """,
        "NW": """
            ne veux pas, veux pas, ne souhaite pas, souhaite pas, n'ai pas besoin, pas besoin, ne
            voudrais pas, ne désire pas, n'aimerais pas, je ne veux pas, je ne souhaite pas, ne veux
            plus, n'ai pas envie, pas envie, ne tiens pas, veux plus, je ne voudrais pas, n'est pas
            nécessaire, pas nécessaire, pas la peine, n'est pas la peine, pas utile, ne nécessite
            pas, ne demande pas, ne me faut pas
        """,
        "O": """
            non, aucun, aucune
        """,
        "k": """
            sais, comprends, crois, pense
        """,
        "E": """
            es, êtes, etes, est, suis, c'est, c est, est-ce, est ce, sont, es tu, êtes vous, t'es,
            etes vous, seriez, serais
        """,
        "x": """
            ceci, ça, ca, cette conversation, ce chat, dossier, discussion, cas
        """,
        "Z": """
            bot, bots, robot, robots, machine, machines, chatbot, ia, intelligence artificielle,
            ordinateur, automate, automatique, automatisé, automatisée, assistant virtuel,
            assistante virtuelle, répondeur, programme, logiciel, réponse automatique, réponses
            automatiques, messages automatiques, virtuel, virtuelle, algorithme
        """,
        "H": """
            consseiller, conseiler, un conseillé, du vrai monde, interlocuteur humain, membre de
            votre personnel,
            personne au bout du fil, personne au téléphone,
            quelqu'un de vivant, quelqu'un de bien vivant,
            humain, humaine, humains, être humain, etre humain, êtres humains, vrai humain, vraie
            personne, vraies personnes, vrai personne, vrais gens, personne réelle, personne
            humaine, personne physique, personne en chair et en os, personne vivante, quelqu'un de
            réel, quelqu'un de vrai, quelqu'un d'humain, quelqu'un en vrai, agent humain, agent
            réel, agent en direct, agents humains, vrai agent, vrais agents, agent en ligne, agent
            en personne, opérateur, opératrice, opérateurs, téléopérateur*, téléconseiller*, télé
            conseiller, conseiller, conseillère, conseillers, conseiller humain, conseiller
            clientèle, conseiller client, représentant, représentante, représentants, interlocuteur,
            interlocutrice, interlocuteur humain, interlocuteur réel, vrai conseiller, vraie
            conseillère, assistance humaine, support humain, service humain, aide humaine, assistant
            humain, membre de l'équipe, membre de votre équipe, quelqu'un de votre équipe, quelqu'un
            de l'équipe, quelqu'un du service client, quelqu'un du support, quelqu'un de votre
            service, quelqu'un de chez vous, une personne de chez vous, agent du service client,
            agent de service client, agent de support, agent du support, agent service client,
            personne du service client, vrai interlocuteur, vraie assistance, assistance en direct,
            support en direct, chat en direct avec, correspondant humain, vrai être humain, vraie
            personne humaine, véritable personne, véritable humain, véritable être humain, réel
            humain, réelle personne, réel conseiller, opérateur humain, intervention humaine, chargé
            de clientèle, chargée de clientèle, service a la clientele humain, gens réels
        """,
        "A": """
            agent, agents, personne, responsable, responsables, superviseur, superviseure, manager,
            gérant, gérante, directeur, directrice, employé, employée, employés, spécialiste,
            spécialistes, expert, experte, consultant, consultante, technicien, technicienne,
            assistant, assistante, collaborateur, collaboratrice, supérieur, chef, gestionnaire,
            commercial, commerciale, vendeur, vendeuse, collègue, préposé, préposée, professionnel,
            hotliner, salarié, agant, ajent, humin, représentent
        """,
        "m": """
            quelqu un, kelkun, qqun, quelkun,
            quelqu'un, quelqu un, quelquun, quelcun, qqn, quelqu'une, qq1, quelq'un, kelkun
        """,
        "S": """
            service client, service clients, service clientèle, service à la clientèle, service a la
            clientele, service consommateur, service consommateurs, service après vente, service
            après-vente, sav, support client, support technique, assistance client, assistance
            technique, relation client, relations clients, service technique, équipe support, équipe
            d'assistance, équipe de support, service assistance, centre d'appel, centre d'appels,
            centre de contact, service d'assistance, service commercial, service réclamation,
            service réclamations, service facturation, service relation client, service du client,
            equipe du service client, votre équipe, votre service, service support, plateforme
            téléphonique
        """,
        "s": """
            support, assistance, hotline, standard, service
        """,
        "L": """
            réel, réelle, vrai, vraie, véritable, en direct, en chair et en os, en personne, vivant,
            vivante
        """,
        "C": """
            appeler, téléphoner, appelle, joindre par téléphone, téléphone à
        """,
        "q": """
            tel moi, tél moi, me sonner, me call, un coup de fil, un coup de bigo, un p'tit
            call, un petit call, coup de téléphone,
            appelez moi, appelez-moi, appelle moi, appelle-moi, m'appeler, m appeler, m'appelez,
            m'appelle, m'appelles, téléphonez moi, téléphonez-moi, me téléphoner, me téléphonez,
            nous appeler, appelez nous, appelez-nous, passer un coup de fil, me passer un coup de
            fil, me donner un coup de fil, me passer un appel, passez moi un coup de fil, passez-moi
            un coup de fil, passe moi un coup de fil, me téléphone, m'appellent
        """,
        "t": """
            me contacter, contactez moi, contactez-moi, contacte moi, contacte-moi, me contacte, me
            contactez, me contactent, me joindre, joignez moi, joignez-moi, prendre contact avec
            moi, prenne contact avec moi, prenez contact avec moi, m'écrire, entrer en contact avec
            moi, reprendre contact avec moi, reprenne contact avec moi, revenir vers moi, revienne
            vers moi, entre en contact avec moi
        """,
        "V": """
            concernant, demain, tard, quand, téléphone, portable, numéro, au plus vite, rapidement,
            dès que possible, lundi, mardi, mercredi, jeudi, vendredi, samedi, matin, soir, midi,
            heure, heures, vers, sujet, 0*, 1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, au sujet, à propos,
            ce soir, cet après midi, le plus vite possible, dès, au, +*
        """,
        "e": """
            nom, prénom, surnom, pseudo, appelles tu, t'appelles, vous appelez
        """,
        "B": """
            rapellez, rapelez, rapellez moi, rapelez moi,
            rappel*, être rappelé, être rappelée, me rappeler, rappelez moi, rappelez-moi,
            rappelle moi, rappelle-moi, me rappelez, me rappelle, me rappellent, rappel
            téléphonique, un rappel, demande de rappel, être appelé, être appelée, être contacté,
            être contactée, être contacté par téléphone, recevoir un appel, contacter par
            téléphone, contacté par téléphone, un appel de, rendez-vous téléphonique, rendez vous
            téléphonique, recontacter, recontactez*, recontacté, être recontacté, être
            recontactée, me recontacter, recontacte, recontactent, rappeliez, un appel
            téléphonique de, voudrais un appel, planifier un appel, programmer un appel, souhaite
            un appel, qu'on me rappelle, qu'on m'appelle, que l'on me rappelle, que vous me
            rappeliez, qu'on me contacte
        """,
        "T": """
            numéro de téléphone, numero de telephone, numéro de tel, numéro du service, numéro du
            service client, votre numéro, numéro à appeler, numéro pour, quel numéro, numéro de
            contact, coordonnées, coordonnées téléphoniques, numéro vert, numéro gratuit, ligne
            téléphonique, téléphone du service, numéro de l'assistance, tel du service, numéro pour
            vous joindre, numéro de votre service, numéro d'appel
        """,
        "K": """
            horaires, horaire, heures d'ouverture, quelle heure, quelles heures, adresse mail,
            adresse email, email, e-mail, mail, courriel, adresse
        """,
        "D": """
            dit, a dit, ont dit, m'a dit, m'ont dit, demandé, promis, affirmé, assuré, conseillé,
            disait, disent, prétend, dû, selon, répondu que, indiqué
        """,
        "3": """
            il, elle, ils, elles, mon mari, ma femme, mon fils, ma fille, ma mère, mon père, mon
            ami, mon amie, ma copine, mon copain, mon frère, ma soeur, mon voisin, ma voisine
        """,
        "X": """
            formation au service client, formation service client,
            personne à contacter, personne à prévenir, personne de contact,
            agent immobilier, agent de voyage, agent de voyages, agent d'assurance, agent de
            sécurité, agent de police, autre personne, autres personnes, même personne, tierce
            personne, par personne, personne âgée, personnes âgées, deux personnes, trois personnes,
            quatre personnes, pour une personne, plusieurs personnes, combien de personnes, une
            autre personne, chaque personne, personne qui habite, livreur, opérateur téléphonique,
            opérateur mobile, mon opérateur, temps réel, temps plein, mon patron, mon chef, mon
            responsable, mon conseiller bancaire, conseiller bancaire, agent de nettoyage, quelqu'un
            d'autre que moi, cadeau pour quelqu'un, argent à quelqu'un, argent à une personne, pour
            quelqu'un, la personne qui
        """,
        "0": """
            personne ne, personne n, aucun agent, aucune personne, aucun conseiller, aucun humain,
            aucun opérateur, aucune réponse, il n'y a personne, n'y a personne, ya personne, y a
            personne, jamais personne, plus personne ne
        """,
        "a": """
            répond, repond, répondent, répondu, répondez, décroche, décrochent, rappelé, répondre,
            réagit
        """,
        "o": """
            disponible, disponibles, en ligne, là, dispo, libre, joignable, présent, connecté,
            joignables
        """,
        "Q": """
            pourquoi, où, ou est, quel, quelle, qui, combien
        """,
        "i": """
            si
        """,
        "v": """
            aider, aide, aidez, m'aider, m'aide, assister, assiste, m'assiste, assisté, aidé, aidée,
            pris en charge, prise en charge, prenne en charge, s'occupe, occupe, renseigne,
            renseigner, réponde, répondre à, traiter, traite, règle, résoudre, servi, assistée,
            soutien de, aide de, m'aidera, puisse m'aider, assistance de
        """,
        "&": """
            mais, car, parce que, puisque, cependant, sinon, quand, avant, avant de, après, alors
            que
        """,
        "~": """
            laissez tomber, laisse tomber, peu importe, oubliez, oublie, tant pis, non merci,
            finalement non, plus la peine
        """,
        "@": """
            est ce que je parle, est-ce que je parle, je parle à, je parle avec, je parle, parlé je
            à, parle-je, parle je, suis en train de parler, suis je en train, suis-je en train, suis
            en contact, suis en relation, je discute, suis-je en contact, suis je en contact,
            suis-je en relation, ai-je affaire, ai je affaire, je suis en ligne avec, à qui je
            parle, je chatte, j'ai affaire, j'échange avec, est-ce que je discute, on me répond, qui
            me répond
        """,
        "c": """
            arrêtez de m'appeler, arrête de m'appeler, vous pouvez m'appeler, m'appelle tous,
            n'arrête pas de m'appeler, m'appelez pas, je m'appelle, m'appelle, me suis rappelé, je
            me rappelle, rappelle que, rappelez que, rappeler que, me rappelle plus, me rappelle
            pas, rappelle pas, ne me rappelle, rappel de produit, rappel produit, me rappelle mon,
            rappelle plus
        """,
    },
)
