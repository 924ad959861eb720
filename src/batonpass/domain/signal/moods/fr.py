"""French words of mood: anger, complaint, thanks, threats, leaving, danger."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="fr",
    words={
        "s": """
            me suicider, suicide, me tuer, mettre fin à mes jours, envie de mourir, veux mourir,
            plus envie de vivre, me faire du mal
        """,
        "t": """
            vais te tuer, vais vous tuer, vous tuer, te tuer, mettre une bombe, tout brûler, vais
            vous frapper, te casser la gueule, vous casser la gueule
        """,
        "f": """
            fraude, frauduleux, frauduleuse, arnaque, arnaqué, arnaquée, phishing, hameçonnage,
            usurpation, carte volée, volé ma carte, débit non autorisé, prélèvement non autorisé,
            paiement non autorisé, pas autorisé ce paiement, piraté, piratée, piratage,
            contrefaçon, escroquerie
        """,
        "l": """
            avocat, avocats, plainte, porter plainte, porterai plainte, tribunal, procès, justice,
            60 millions de consommateurs, ufc, ufc que choisir, que choisir, dgccrf, répression
            des fraudes, association de consommateurs, mise en demeure, action en justice,
            médiateur, huissier, signalconso, opposition bancaire, rétrofacturation
        """,
        "r": """
            mauvais avis, avis négatif, réseaux sociaux, une étoile, trustpilot
        """,
        "q": """
            plus jamais, ne commanderai plus, n'achèterai plus, je vais ailleurs, aller ailleurs,
            la concurrence, résilier, résiliation, fermer mon compte, supprimer mon compte,
            annuler mon abonnement, perdu un client, dernière fois que je
        """,
        "u": """
            toujours pas, toujours rien, encore pas, ne m'aide pas, n'aide pas, pas ma question,
            pas ce que j'ai demandé, déjà essayé, déjà dit, j'ai déjà, la même chose, même
            réponse, ne comprenez pas, ne comprends pas, vous ne comprenez, ne fonctionne
            toujours, ne marche pas, ne répond pas à ma question, pas correct, c'est faux, tourne
            en rond
        """,
        "x": """
            merde*, putain, connard*, connasse*, enculé*, salope*, salaud*, bordel, fdp, fils de
            pute, ntm, nique*, batard*, bâtard, ta gueule, foutre, chier, fait chier, pute*,
            couille*, tg
        """,
        "z": """
            idiots, imbéciles, cons, débiles, abrutis, abruti, bouffon, bouffons, clowns, crétin,
            crétins, incapables, incapable, guignols
        """,
        "N": """
            horrible, horribles, nul, nulle, nuls, honte, honteux, honteuse, inadmissible,
            inacceptable, scandaleux, scandale, furieux, furieuse, dégueulasse, dégoûté,
            dégoutant, pitoyable, lamentable, ridicule, arnaque, arnaqueurs, voleurs, voleur,
            escrocs, escroc, incompétent, incompétents, incompétence, ras le bol, marre, en ai
            marre, pire, pires, déteste, haine, hais, catastrophe, catastrophique, désastreux,
            colère, énervé, énervée, énerve, insupportable, foutage de gueule, foutez de moi, se
            fout, merdique, merde, pourri, pourrie, minable, inutile, menteurs, menteur, mensonge,
            mensonges, mépris, médiocre, infâme, exécrable, abusé, révoltant, indigne, saoule,
            soûle, gueule, dégage, débile, cauchemar, immonde, atroce, affreux, affreuse
        """,
        "~": """
            ne, pas, jamais, sans, aucun, aucune, rien, ni, plus
        """,
        "P": """
            excellent, excellente, génial, géniale, super, superbe, magnifique, parfait, parfaite,
            merveilleux, merveilleuse, adore, amour, incroyable, formidable, fantastique, merci
            beaucoup, top, au top, meilleur, meilleure, extraordinaire, sublime, j'adore, mille
            mercis, ravi, ravie, impeccable
        """,
        "n": """
            mauvais, mauvaise, mal, triste, tristes, tristesse, déçu, déçue, déception, décevant,
            frustré, frustrée, frustrant, problème, problèmes, erreur, erreurs, panne, lent,
            lente, dommage, malheureusement, ennui, ennuyeux, chiant, chiante, fatigué, fatiguée,
            fatigue, pleurer, pleure, peur, mort, mourir, malade, seul, seule, inquiet, inquiète,
            stress, difficile, galère, relou, bête, stupide, con, conne, idiot, idiote, imbécile,
            pénible, gênant, injuste, insulte, perdu, perdre, crise, guerre, chômage, grève,
            faute, douleur, désolé, plainte, réclamation, pas content, mécontent, mécontente,
            insatisfait, insatisfaite, bof, pff, pfff, snif, flemme, raté, échec, corrompu,
            violence, attentat, victimes, manque, racisme, crime, coupable, horreur, regrette,
            jaloux, bordel, dégoût, moche
        """,
        "p": """
            bien, bon, bonne, bons, beau, belle, beaux, joli, jolie, content, contente, heureux,
            heureuse, joie, sympa, cool, aime, aimé, plaisir, bravo, félicitations, mdr, ptdr,
            lol, haha, rire, sourire, bisous, bisou, merci, génie, facile, rapide, gentil,
            gentille, mieux, chance, espoir, drôle, fier, fière, ami, amis, fête, anniversaire,
            vacances, intéressant, agréable, réussi, victoire, gagné, parfaitement, résolu, doux,
            mignon, mignonne, hâte
        """,
        "c": """
            retard, retards, en retard, annulé, annulée, perdu, perdue, cassé, cassée, abîmé,
            endommagé, défectueux, attente, attends, j'attends, heures, semaines, toujours pas,
            toujours rien, aucune réponse, aucune nouvelle, sans réponse, pas reçu, jamais reçu,
            jamais, ne fonctionne pas, ne marche pas, marche pas, débité deux fois, personne ne
            répond, encore une fois, troisième fois, deuxième fois, pas de réponse, injoignable,
            erroné, bug, pourquoi
        """,
        "o": """
            plutôt, au lieu de, autre chose, un autre, une autre, d'autres options, quelque chose
            de différent, et si, êtes-vous sûr, vous êtes sûr, es-tu sûr, tu es sûr, je voulais
            dire, je parlais de, laisse tomber, laissez tomber, tant pis, j'ai demandé, en fait
        """,
        "!": """
            très, trop, tellement, vraiment, totalement, complètement, absolument, si, super,
            extrêmement, tout simplement
        """,
        "h": """
            bonjour, merci, svp
        """,
    },
)
