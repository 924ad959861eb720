"""English words of asking for a person."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="en",
    common="""
        the i you is are am to a an my it of in and for on me do not have can this that with was
        what how please your be if will would there when where why no yes want need get im dont
        its help order still thanks thank hello hi from has been just any but or so at we he she
        they service services bad good worst product products number address name time days
        received delivered delivery item call
    """,
    typos="""
        agent human person operator representative someone somebody speak talking speaking connect
        transfer contact assistant supervisor manager specialist customer escalate callback
        chatting
    """,
    known="""
        expect except expects expected experts office officer offices contract contracts content
        contacts contest reason season prison parson persona personal pearson someones customer
        manage chanting humane woman women speaks speaker speakers peak spear steak sneak assistance
        assistants persons agents managers manger operate operates operation operating associated
        connects connected connection transfers transferred customers custom customs costumes
        costume taking walking taking stalking speaking tanking chatting charting agency argent
        urgent aren't gent ages again costumer operators manages managed special specialty
        specialists supervise somebody's escalated transform contacted
    """,
    words={
        "JM": """
            sending me to, sending me over, sending me back, giving me to
        """,
        "MR": """
            make me talk, make me speak, force me to talk, force me to speak, making me talk
        """,
        "_": """
            the, a, an, to, with, of, for, some, any, at, from, in, on, by, just, really,
            actually, now, again, still, then, very, so, directly, instead, rather, immediately,
            asap, right now, right away, quickly, kindly, also, even, only, maybe, urgently,
            currently, here, today, tonight, straight, through, up, over, back, over to, in to,
            be, get to, is it possible, possible, allowed, able, bit, moment, minute, second, sec,
            quick, one, more, another one, else, damn, damned, fucking, fuckin, freaking,
            frigging, bloody, goddamn, god damn, stupid, effing, f*cking, my, our, your, ur,
            either, as well, too, own, yourself, urgent, proper, qualified, competent,
            knowledgeable, english speaking, english, native, local, nice, good, friendly, kind,
            helpful, different, certain, senior, bother, bothering, dare, keep, ever, anymore, any
            more, more0
        """,
        "h": """
            hello, hi, hey, hiya, good morning, good afternoon, good evening, morning, greetings,
            dear, ok, okay, alright, yes, yeah, yep, yup, sure, thanks, thank you, thx, ty, cheers,
            well, oh, um, sorry, sir, madam, maam, mam, please help
        """,
        "P": """
            please, pls, plz, plse, pleas, plss, pleasee, plis, pleaseee
        """,
        "R": """
            talk, speak, chat, converse, reach, reach out, contact, get in touch, get in contact,
            get hold of, get a hold of, in touch, touch base, communicate, liaise, consult, discuss,
            text chat, correspond, talking, speaking, chatting, reaching, contacting, reaching out,
            getting in touch, speaking directly, calling, ringing, phoning, talk directly, live
            chat, have a chat, have a word, have a conversation, have a talk, speek, speack, tlk,
            tak, spk, talkin, word, conversation, chatt, talkk, interact, interacting, connected,
            get through, getting through, get thru, get ahold of, getting hold of, deal, deal
            directly, dealing
        """,
        "J": """
            transfer, connect, put through, redirect, patch, patch through, hand over, handover,
            hand off, transferring, connecting, transferred, put me through, put me on, put us
            through, pass me, hand me over, hand me off, patch me through, patch me, hook me up,
            direct me, direct to me, direct us, redirect me, forward me, route me, switch me, send
            me to, send me over to, move me to, pass me to, pass me on, pass me over, pass us to,
            pass this on to, pass this to, let me talk, let me speak, let me chat, escalate me, give
            me to, get me to, get me through, conect, conenct, transfere, tranfer, escalated, put me
            in touch, put us in touch, put me in contact, bring in, loop in, pull in, turn me over
        """,
        "U": """
            handoff, handover, escalate, escalation, escalate this, escalate my, escalating, live
            takeover, takeover
        """,
        "r": """
            talked, spoke, spoken, chatted, contacted, reached, reached out, messaged, called,
            phoned, rang, was transferred, were transferred, been transferred, got transferred, was
            connected, was put through, transferred me, connected me, passed me, got in touch, been
            in touch, was in touch, was talking, was speaking, was chatting, were talking, had a
            chat, had spoken, had talked, got connected, got hold of, got through, emailed
        """,
        "YZ": """
            you virtual, you automated
        """,
        "GM": """
            send me, send us
        """,
        "G": """
            get, give, find, bring, provide, assign, arrange, summon, fetch, show me, grab, ask for,
            request, requesting, asking for, demand, getting, giving, arrange for, involve
        """,
        "g": """
            have, has, got, having, use, employ, there be
        """,
        "W": """
            want, wants, wanna, need, needs, would like, id like, i'd like, would love, love to,
            prefer, require, must, wish, wanted, gotta, have to, have got to, got to, id, i'd, id
            rather, i'd rather, would rather, would prefer, id prefer, insist, demand to, trying,
            try, tryin, tring, looking, hoping, hope, needing, wanting, gonna, going to, ned, nee,
            wan, wnt, want to, need to, attempting, ready, interested, time, desperate, like to,
            would also like, would really like, id really like, do like, should like
        """,
        "w": """
            can, could, may, might, would, will, shall, should, ought, how do, how to, how can,
            how could, let me, let us, able to, u can, possible to, do i, do you, did
        """,
        "M": """
            me, us, myself, mee
        """,
        "I": """
            i, we, im, i'm, ive, i've, weve, ill, i'll
        """,
        "Y": """
            you, u, ya, yall, yourselves, you guys, you all, you people
        """,
        "N": """
            don't, dont, do not, doesn't, does not, didnt want, never, no need, not need, no longer,
            not, without, rather than, instead of, stop, quit, avoid, wouldnt, would not, shouldnt,
            should not, refuse, needn't, neednt, not interested, dnt, wont be needing, no reason,
            isnt necessary, not necessary, other than, rather not, no point in, tired of, sick of,
            hate, don t, cancel the
        """,
        "n": """
            can't, cant, cannot, can not, couldn't, couldnt, could not, unable, wasn't able, not
            able, wont, won't, will not, impossible, no way, fail, failed, failing, not possible,
            never get, hard, difficult, struggling, unsuccessful, can t, no one to, nobody to,
            nowhere
        """,
        "O": """
            no, nope, nah, none, zero
        """,
        "k": """
            know, understand, see, think, care, believe, mind, get it, realize, remember, understand
            you
        """,
        "E": """
            are, am, is, r, isnt, isn't, arent, aren't, was, were, youre, you're, iz
        """,
        "x": """
            this, it, that, its, it's, these, case, thread, ticket, session
        """,
        "Z": """
            bot, bots, robot, robots, chatbot, chatbots, chat bot, ai, a.i., a i, machine, machines,
            computer, computers, automated, automation, virtual assistant, virtual agent, ai
            assistant, ai agent, artificial, artificial intelligence, chatgpt, gpt, siri, alexa,
            automated system, recording, program, programme, software, script, automaton, android
            bot, robotic, llm, language model, auto reply, auto response, automated response,
            automated assistant, digital assistant, algorithm, answering machine
        """,
        "H": """
            human, humans, human being, human beings, real human, live human, actual human, real
            person, real people, live person, actual person, live agent, real agent, live agents,
            live rep, real rep, live representative, real representative, operator, operators,
            representative, representatives, reps, rep, csr, human agent, human agents, human
            operator, human representative, human rep, customer rep, customer representative,
            service rep, service representative, customer service rep, customer service
            representative, customer service agent, customer agent, support agent, support rep,
            support representative, support person, customer service person, customer care
            executive, customer executive, customer care representative, care executive, sales
            rep, sales representative, living person, living human, human person, human assistant,
            human support, human help, human assistance, human advisor, live support, live help,
            live assistance, live assistant, live advisor, live chat agent, live operator, live
            someone, live body, person in charge, flesh and blood, humanoid, actual people, live
            person chat, real live person, real live human, someone real, somebody real, someone
            human, somebody human, someone live, real someone, non bot, non robot, non automated,
            manned, hooman, live customer service, live tech, live tech support, real support,
            real agent support, live staff, call center agent, call centre agent, agent or
            representative, breathing person, human customer service, actual agent, actual rep,
            actual representative, real operator, actual operator, live chat person, live chat
            representative, representitive, representive, reprasentative, represenative,
            represntative, repesentative, customer sevice representative, human supervisor, team
            member, member of staff, staff member, team members, support team member, member of
            your team, member of the team, member of your staff, someone from your team, somebody
            from your team, someone on your team, one of your team, someone at your company, human
            bean, human eyes, agent support, real life person, customer service advisor, customer
            service specialist, customer service manager, anyone real, anybody real, real life
            human
        """,
        "A": """
            agent, agents, person, persons, manager, managers, supervisor, supervisors, supervisior,
            superviser, superior, adviser, advisor, advisors, advisers, specialist, specialists,
            consultant, consultants, associate, associates, technician, technicians, executive,
            executives, assistant, assistants, colleague, employee, employees, staff, personnel,
            expert, experts, professional, clerk, higher up, higher-up, individual, team lead, team
            leader, somone, sombody, agnet, agrnt, agen, aget, agnt, argent, angent, adgent, prson,
            persn, persone, admin, administrator, moderator, coach
        """,
        "m": """
            someone, somebody, anyone, anybody, some one, any one, any body, some body, smone,
            smbdy, sum1, some1, any1, someome, soemone, someon
        """,
        "S": """
            customer service, customer services, customer support, customer care, customer
            assistance, customer help, customer relations, client service, client services, costumer
            service, costumer support, costumer care, customer sevice, customer serivce, tech
            support, technical support, technical assistance, support team, support staff, service
            team, help desk, helpdesk, call center, call centre, contact center, contact centre,
            service desk, support desk, sales team, sales department, billing department, support
            department, complaints department, returns department, complaint department, service
            department, service centre, service center, customer support team, customer service
            team, customer care team, care team, customer service department, customer sefvice,
            consumer care, consumer support, consumer service, customer team, customer desk, product
            support, chat support, phone support, client support, member services, guest services
        """,
        "s": """
            support, helpline, hotline, sales, billing, care
        """,
        "L": """
            real, live, actual, living, genuine, breathing, personal, flesh
        """,
        "C": """
            call, dial, ring up, phone up
        """,
        "q": """
            call me, call us, phone me, phone us, ring me, ring us, telephone me, cal me, call m,
            call mee, buzz me, ring me up, give me a call, give us a call, give me a ring, give us a
            ring, give me a buzz, give me a bell, give me call, give me a phone call, give me a
            quick call, phonecall me, calll me, called at, call my number
        """,
        "t": """
            contact me, contact us, reach out to me, reach me, get in touch with me, text me,
            message me, contacts me, contacting me, email me
        """,
        "V": """
            my number, my phone number, my mobile number, my contact number, my cell number, my
            telephone number, my phone no, my contact no, my mobile no, my mobile, my cell,
            regarding, concerning, about, tomorrow, later, when, phone, mobile, cell, cellphone,
            telephone, number, asap, as soon as possible, soon, monday, tuesday, wednesday,
            thursday, friday, saturday, sunday, afternoon, evening, pm, oclock, during, once, if you
            can, if possible, anytime, any time, whenever, landline, this afternoon, this morning,
            this evening, 0*, 1*, 2*, 3*, 4*, 5*, 6*, 7*, 8*, 9*, +*
        """,
        "e": """
            name, nickname, names, surname, pronoun, pronounce
        """,
        "B": """
            callback, callbacks, call back, call backs, call me back, call us back, ring me back,
            ring back, phone me back, phone back, give me a call back, return my call, get back to
            me by phone, call-back, reach me by phone, contact me by phone, contact me by telephone,
            contact me on my phone, contact me over phone, phone call from, call from, a call from,
            call returned, contact me at my number, reach me on my number, arrange a call, schedule
            a call, book a call, set up a call, arrange call, schedule call, request a call, want a
            call, need a call, expect a call, a call please, get a call, get a call back, receive a
            call, have a call back, have someone call, have somebody call, get someone to call, have
            an agent call, have a representative call, have someone contact, have someone phone,
            have someone ring, have a rep call, have someone reach out, be called back, be
            contacted, be phoned, get called, get contacted, contact me back, cal me back, calback
        """,
        "T": """
            phone number, telephone number, contact number, contact no, contact numbers, phone
            numbers, phone no, support number, customer service number, customer support number,
            customer care number, customer care no, helpline number, toll free, toll free number,
            toll-free, tollfree, call in number, hotline number, number to call, number i can call,
            number for, contact details, contact info, contact information, telephone line, phone
            line, your number, number where i can call, 800 number, 1800 number, whatsapp number,
            mobile number of, consumer care number, helpdesk number, customer number to call,
            support phone, service number, call centre number, call center number, landline, number
            to reach, number to contact, customer care phone, number of customer, company number,
            business number, direct line, direct number
        """,
        "K": """
            hours, what time, opening hours, open, opening times, working hours, business hours,
            office hours, timings, timing, when, operational, functioning, closing time, work hours,
            email, e-mail, e mail, mail, email address, address, hour
        """,
        "D": """
            told, said, says, say, tells, saying, asked, promised, claims, claimed, mentioned,
            wrote, stated, advised, instructed, had to, supposed to, suggested, according
        """,
        "3": """
            he, she, her, him, his, mama, grandma, they, wife, husband, friend, mother, father, mom,
            mum, dad, son, daughter, brother, sister, partner, neighbor, neighbour, boyfriend,
            girlfriend, clients
        """,
        "X": """
            insurance agent, insurance agents, estate agent, real estate agent, real estate, travel
            agent, booking agent, agent nearby, nearby, near, close by, user agent, free agent,
            cleaning agent, delivery person, delivery guy, delivery man, delivery driver, contact
            person, per person, in person, person per, agent number, agent id, agent code, agent
            name, change agent, same person, wrong person, missing person, person of interest, third
            person, first person, new person, another person, other person, other people, for one
            person, of people, remove person, add person, adding someone, adding a person, someone
            elses, anyone else, people also, most people, many people, some people, people say,
            human rights, human hair, human resources, human error, human body, human nature, human
            readable, operator error, service charge, service fee, self service, in my area, near my
            house, neighborhood, locally, my agent, my bank, my doctor, my insurance agent, my
            assistant, google assistant, sales tax, project manager, password manager, account
            manager role, task manager, file manager, bank account, secret agent, agent orange, for
            someone, as a gift for someone, gift for someone, to someone else, with another person,
            rental agent, ticket agent, gate agent, fedex person, mail person, mailman, two people,
            three people, four people, 2 people, 3 people, 4 people, how many people, people in my,
            property manager, bank manager, real time, in real life, live in, live at, i live, live
            on, for people, adult person
        """,
        "0": """
            nobody, no one, noone, no body, not a single person, not one person, nobody ever, no
            agents
        """,
        "a": """
            answers, answer, answered, answering, picks up, pick up, picked up, picking up,
            responds, respond, responded, responding, replies, reply, replied, replying, calls me
            back, called me back, got back to me, gets back to me, calls back, called back, getting
            back to me, get back to me, is helping, helped, helping me, talks to me, contacted me,
            reached out to me, to talk to me, to help me, listens
        """,
        "o": """
            available, online, free, around, there, present, awake, on duty, on call, on the line,
            on the phone, on here, out there, existing, standing by, home
        """,
        "Q": """
            how, why, where, what, which, who, whom, whos, who's, how come
        """,
        "i": """
            if, unless, whether, in case
        """,
        "v": """
            help, assist, help me, help us, assist me, sort this, handle, take over, solve, resolve,
            look into, guide, support me, helping
        """,
        "&": """
            but, and, because, cuz, cause, however, although, though, or, since, while, before,
            after, until, than, so that
        """,
        "~": """
            never mind, nevermind, forget it, no worries, changed my mind, not anymore, no thanks,
            no thank you, scratch that, nvm
        """,
        "y": """
            thank, thanks for, nice, talking back
        """,
        "@": """
            am i talking, am i speaking, am i chatting, i am talking, im talking, i am speaking, am
            i texting, i speaking, i talking, am i messaging, am i connected, am i conversing, am i
            in contact, who am i talking, who am i speaking, is it me talking, is there a human
            typing, am i dealing, am i interacting, have i been talking, have i been speaking, have
            i been chatting, are we talking, i am chatting, im chatting, im speaking, who i am
            talking, am i actually talking, am i really talking, am i actually speaking, am i really
            speaking, am i still talking, am i communicating
        """,
        "c": """
            stop calling, quit calling, keep calling, keeps calling, you can call me, calling me,
            calls me, they call, people call me, friends call me, just call me, call me by, called
            me
        """,
    },
)
