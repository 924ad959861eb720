"""English words of mood: anger, complaint, thanks, threats, leaving, danger."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="en",
    words={
        "s": """
            kill myself, killing myself, end my life, ending my life, suicide, suicidal, want to
            die, wanna die, better off dead, hurt myself, harm myself, self harm, self-harm, cut
            myself, cutting myself, no reason to live, don't want to live, dont want to live, take
            my own life, end it all, overdose myself, hang myself, don't want to be here anymore,
            not want to live anymore
        """,
        "t": """
            kill you, i will kill, i'll kill, ill kill you, hurt you, i will hurt, burn down, burn
            your, bomb your, bomb the, shoot you, shoot up, stab you, beat you up, find you and,
            come to your office and, know where you live, punch you, break your legs, blow up
            your, gonna kill, going to kill you, you will pay for this with, watch your back,
            smash your face
        """,
        "f": """
            fraud, fraudulent, fraudulently, scam, scammed, scammers, scamming, phishing,
            phished, identity theft, stole my card, stolen card, card was stolen, stolen credit
            card, unauthorized charge, unauthorized charges, unauthorised charge, unauthorised
            charges, unauthorized transaction, unauthorised transaction, unauthorized payment,
            unauthorised payment, unauthorized purchase, unauthorised purchase, didn't make this
            purchase, did not make this purchase, i didn't order this, did not authorize, didn't
            authorize, did not authorise, didnt authorize, someone used my card, someone used my
            credit card, somebody used my card, somebody used my credit card, they used my card,
            he used my card, she used my card, used my card without, used my credit card
            without, hacked, hacker, hackers, account was hacked, account hacked, account
            compromised, been compromised, fake website, fake site, fake email, fake seller,
            counterfeit, money laundering, someone else is using my account, someone logged
            into, someone else ordered, someone accessed my
        """,
        "l": """
            lawyer, lawyers, attorney, solicitor, legal action, legal advice, take you to court,
            small claims, to sue, will sue, i'll sue, ill sue, we'll sue, gonna sue, i'd sue,
            would sue, can sue, could sue, should sue, might sue, may sue, must sue, i sue, we
            sue, sue you, sue your, sue this, sue that, sue them, sue him, sue her, sue for,
            suing, lawsuit, sued, chargeback, charge back, dispute the charge, dispute this
            charge, bbb, better business bureau, trading standards, ombudsman, consumer
            protection, consumer rights, ftc, fcc, cfpb, attorney general, report you, reporting
            you, report this company, file a complaint with, going to court, in court, class
            action, my bank to reverse, reverse the charge, reverse the payment, consumer court,
            consumer forum, legal notice, press charges, data protection authority, gdpr
            complaint
        """,
        "r": """
            bad review, negative review, one star, 1 star, leave a review, write a review,
            trustpilot, tell everyone, social media, twitter about, post this, warn others, warn
            everyone, go viral, on facebook, yelp
        """,
        "q": """
            never order again, never buy again, never buying, never shop, never shopping, never
            using, never use you, won't be back, not coming back, never coming back, lost a
            customer, losing a customer, lose a customer, last time i, taking my business, take my
            business, go elsewhere, going elsewhere, shop elsewhere, switch to another, switching
            to, your competitor, a competitor, competitors, cancel my account, close my account,
            delete my account, cancel my subscription, cancel everything, cancel my membership,
            done with you, done with this company, im done, i'm done, i am done, never again,
            unsubscribe, leaving you, end my contract, flying another, won't fly, never fly
        """,
        "u": """
            still not, still no, still waiting, still have not, still haven't, still havent, still
            doesn't, still doesnt, still isn't, still isnt, still can't, still cant, still broken,
            still the same, that didn't help, that didnt help, didn't help, didnt help, does not
            help, doesn't help, not helping, that doesn't answer, doesn't answer my question,
            didn't answer, not what i asked, not what i meant, thats not what, that's not what,
            that is not what, not my question, already tried, i already, already did that, i tried
            that, tried that, same thing, same answer, same error, same problem, same response,
            you already said, you said that, again the same, didn't work, didnt work, does not
            work, doesn't work, doesnt work, not working, you don't understand, you dont
            understand, not understanding, you're not listening, you are not listening, not
            listening, read my message, i just told you, i told you, i said, as i said, like i
            said, i already told, asked already, wrong answer, that's wrong, thats wrong, that is
            wrong, not correct, incorrect, not helpful, unhelpful, no that's not, no thats not, no
            i meant, i meant, that's not it, nope that, going in circles, in circles, round in
            circles, stop repeating, keep repeating, keeps repeating, repeat yourself, are you
            even reading, no solution, no help, not solved, not resolved, not fixed, isn't fixed,
            can you not, what do you mean, makes no sense, doesn't make sense, not true, something
            else, anything else instead, don't like that, dont like that, none of those, none of
            these, not that one, not interested in
        """,
        "x": """
            fuck*, fuk, f*ck, fck, fckin, shit, shitty, shite, bastard*, asshole*, assholes,
            bitch*, motherfuck*, goddamn, goddam, bloody hell, piss, piss off, cunt*, dick,
            dickhead, bollocks, wanker*, twat, arse, crap, sh*t, stfu, gtfo, fking, effing,
            dumbass, jackass, screw you, damn you
        """,
        "z": """
            idiot, idiots, moron, morons, imbecile, stupid bot, dumb bot, useless bot, clown,
            clowns, fool, fools, scum, loser, losers, jerk, jerks, ignorant, brainless, retarded,
            dumbest, scammers, scammer, lazy, clueless
        """,
        "N": """
            terrible, horrible, awful, worst, disgusting, disgusted, disgusts, furious,
            outrageous, outraged, unacceptable, ridiculous, pathetic, appalling, appalled,
            disgrace, disgraceful, atrocious, abysmal, horrendous, horrid, hate, hated, hates,
            despise, livid, infuriating, infuriated, fuming, pissed, enraged, rage, angry, anger,
            shameful, shame on you, joke of a, a joke, what a joke, nightmare, scandalous,
            incompetent, incompetence, useless, worthless, garbage, trash, rubbish, crap, crappy,
            sucks, suck, sucked, shitty, bullshit, fed up, sick of, sick and tired, had enough,
            enough is enough, never again, last straw, wtf, insane, insulting, ripped off, rip
            off, ripoff, screwed, beyond frustrated, epic fail, dreadful, vile, repulsive, hell,
            screw you, screw this, deplorable, inexcusable, unprofessional, rude, rudest,
            disrespectful, liars, liar, lied, lying, lies, con artists, thieves, crooks,
            criminals, no excuse, for god's sake, for gods sake, for christ sake, ffs, fail, lame,
            idiotic, absurd, laughable
        """,
        "~": """
            not, no, never, don't, dont, doesn't, doesnt, didn't, didnt, isn't, isnt, wasn't,
            wasnt, aren't, arent, can't, cant, cannot, won't, wont, wouldn't, wouldnt, couldn't,
            couldnt, hardly, barely, without, nothing, none, nor, ain't, aint, neither, stop being
        """,
        "P": """
            great, excellent, awesome, amazing, fantastic, wonderful, love, loved, loves, loving,
            perfect, perfectly, brilliant, superb, outstanding, best ever, incredible, delighted,
            thrilled, terrific, fabulous, thank you so much, thanks so much, many thanks, kudos,
            rock, rocks, life saver, lifesaver, exceptional, phenomenal, stellar, you're the best,
            great job, good job, awesome job, shout out, shoutout, above and beyond, beautifully,
            adore
        """,
        "n": """
            bad, poor, poorly, annoyed, annoying, annoys, frustrated, frustrating, frustration,
            frustrates, upset, upsetting, disappointed, disappointing, disappointment,
            disappoints, unhappy, dissatisfied, unsatisfied, irritated, irritating, irritates,
            mad, sad, sadly, unfortunately, unfair, unhelpful, nonsense, mess, messed, messy,
            stupid, dumb, silly, boring, confusing, confused, confuses, tired of, bothered, worse,
            worst of, wrong, horribly, badly, failed, fails, failing, failure, mistake, mistakes,
            ignored, ignoring, ignore, neglect, careless, slow, late, unreliable,
            unprofessionally, uncomfortable, misleading, misled, deceived, deceptive, cheap
            quality, waste, wasted, wasting, waste of time, waste of money, regret, regretting,
            sorry excuse, hassle, inconvenience, inconvenient, not happy, not good, not
            acceptable, not okay, not ok, not impressed, unimpressed, ugh, argh, grr, smh, meh,
            damn, damnit, dammit, blah, wow really, seriously, are you kidding, are you serious,
            you kidding me, kidding me, unbelievable, unreal, how dare, dislike, doubt, weird,
            awkward, hurt, pain, painful, cry, crying, hurts, lost cause, disaster, fault, blame,
            complain, complaint, complaints, complaining, sucky, nasty, gross, ew, yuck, cringe,
            creepy, toxic, evil, wicked, disagree, sigh, yikes, oh no, bs, impossible, refuse,
            refuses, refused, denied, deny, rejected, rejects, unable, problem with your,
            stressed, stressful, worried, worry, concerned, miserable, ashamed, overpriced,
            expensive, joke, thanks for nothing, thank you for nothing, thanks for ruining, thanks
            for wasting, thanks for losing, thanks for the delay, thanks for ignoring, thanks a
            lot for, oh great, just great, great another, another great, yeah right, so much for,
            love how you, love it when you, gotta love, got to love, good luck getting, way to go,
            nice job, bravo, slow clap, big fail, huge fail, failures, failed me, smfh, fml, done
            waiting, sick of waiting, tired of waiting, no thanks to, not cool, not fair, not
            right, not fun, no excuses, not worth, let down, letting me down, let me down, lost
            faith, lost trust, no longer trust, had it with
        """,
        "p": """
            good, nice, fine, okay, cool, happy, glad, pleased, satisfied, helpful, helped, works,
            worked, working now, resolved, solved, fixed, like, liked, enjoy, enjoyed, fun, funny,
            lol, haha, hahaha, lmao, easy, quick, quickly, friendly, kind, polite, fair, better,
            best, well done, right, agree, correct, sure, interesting, hope, hopefully, looking
            forward, welcome, congrats, congratulations, proud, excited, exciting, sweet,
            beautiful, lovely, smooth, comfy, comfortable, on time, early, recommend, impressed,
            appreciate, appreciated, appreciates, no problem, no worries, that works, sounds good,
            perfect thanks, yay, woohoo, cute, win, won, safe, yes please, grateful
        """,
        "c": """
            delayed, delay, delays, cancelled, canceled, cancelling, cancellation, late, lost,
            missing, missed, broken, broke, damaged, defective, stuck, stranded, waiting, waited,
            been waiting, still waiting, on hold, hold for, hours, hrs, no response, no reply, no
            answer, never received, never arrived, never came, never got, not received, haven't
            received, havent received, hasn't arrived, hasnt arrived, not arrived, didn't arrive,
            not working, doesn't work, doesnt work, does not work, won't work, wont work, isn't
            working, isnt working, not helpful, no help, hung up, disconnected, overcharged,
            charged twice, double charged, overbooked, rebooked, nobody, no one, noone, not even,
            why can't, why cant, why is it so, why won't, why wont, why does it take, third time,
            second time, multiple times, several times, many times, again and again, over and
            over, every time, keep getting, keeps, weeks, days now, for days, for weeks, months,
            already told, told you, asked you, how many times, how long, bag, luggage lost,
            sitting, tarmac, crashed, crash, glitch, down, doesn't, didn't, don't care, dont care,
            cant get, can't get, cannot get, can't even, cant even, could not, couldn't, no luck,
            no one cares, wrong item, wrong size, wrong order, wrong address, poor service, bad
            service, lack, lacks, lacking, issue still, unresolved, not resolved, never again
            flying, no refund, refused refund, no explanation, no update, no updates, expired,
            error, errors, out of stock, leak, stolen, unanswered, ignored my, reschedule, missed
            my, missed connection, misplaced, fix this, fix your, do your job, get it together,
            get your act together, do better, explain why, where is my, where the, why the, been
            on hold, minutes on hold, hours on hold, left on hold, put on hold, keep me on hold,
            no one answers, nobody answers, not answering, won't answer, wont answer, never
            answers, never answered, never respond, never responds, never responded, no one
            responds, nobody responds, not responding, won't respond, wont respond, never replied,
            no one replied, nobody replied, don't reply, dont reply, ignored me, waiting for over,
            waiting since, waiting over, waited over, long wait, wait times, over an hour, over
            two hours, hour wait, minutes late, mins late, hours late, hrs late, days late, weeks
            late, hour delay, hour late, an hour late, yet again, once again, cancelled again,
            canceled again, delayed again, late again, down again, broken again, wrong again,
            another delay, two times, three times, four times, 2 times, 3 times, 4 times, 5 times,
            3rd time, 2nd time, 4th time, 5th time, fourth time, fifth time, for the umpteenth
            time, lost my, lost our, missed our, left behind, left stranded, turned away, can't
            reach, cant reach, cannot reach, unable to reach, impossible to reach, can't get
            through, cant get through, cannot get through, no way to reach, nowhere to be found,
            never delivered, wasn't delivered, was not delivered, not delivered, didn't receive,
            did not receive, didnt receive, haven't heard, havent heard, have not heard, never
            heard back, no word from, no communication, not informed, no one told, nobody told, no
            one knows, nobody knows, no apology, no info, no information, no reason given, no sign
            of, won't refund, wont refund, refuse to, refuses to, won't let me, wont let me,
            doesn't let me, not letting me, won't load, wont load, won't open, wont open, keeps
            crashing, keeps failing, keeps saying, keeps telling, stopped working, quit working,
            not loading, keep charging, charged me twice, charged again, billed twice, still
            charged, still being charged, extra fees, hidden fees, promised me, was promised, were
            promised, you promised, broken promise, broken promises, was told, were told, been
            told, keep being told, supposed to be, was supposed to, were supposed to, expected
            better, should have been, not what i ordered, not as described, half of my order, why
            do you, why does your, why did you, why are you, why is your, what is wrong with,
            what's wrong with, whats wrong with, what happened to, how hard is it, how can you,
            how is it possible, is it too much to ask, too much to ask, sort it out, sort this
            out, sort yourselves out, get a grip, no customer service, lack of customer service,
            passed around, transferred again, transferred me, bounced around, run around,
            runaround, the run around, wasted my, cost me, costing me, my time, all day, all
            morning, all night, half an hour
        """,
        "o": """
            instead, actually, another one, different one, other one, something different, how
            about, what about, any other, any others, another option, other options, is there
            another, are there any other, try another, try a different, what else, are you sure,
            check again, try again, look again, double check, i mean, i asked, i asked for, i
            wanted, i need it, not that, rather, never mind, nevermind, forget it
        """,
        "!": """
            very, so, really, extremely, absolutely, totally, completely, too, such, utterly,
            beyond, super, incredibly, insanely, ridiculously, seriously, truly, freaking,
            fucking, damn, bloody, literally, ever, the most
        """,
        "h": """
            hello, hi, hey, thanks, thank you, thx, ty, please, good morning, good afternoon, good
            evening, cheers, bye, goodbye
        """,
        "?": """
            what, huh, confused, i don't get it, i dont get it, i don't understand, i dont
            understand, not sure what
        """,
    },
)
