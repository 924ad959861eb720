"""Hindi words of asking for a person, as far as rules reach."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="hi",
    verb_last=True,
    common="""
        मेरा मेरी है का की के में से को नहीं क्या कब कहाँ कैसे और यह मैं मुझे ऑर्डर अभी तक
        धन्यवाद नमस्ते mera meri hai ka ki ke mein se ko nahi kya kab kahan kaise aur mujhe abhi
        tak order kyu kyun bhai kar raha rahi
    """,
    words={
        "_": """
            का, की, के, को, से, एक, में, पर, ही, तो, अभी, तुरंत, जल्दी, सीधे, है, हूँ, हूं, हैं,
            भी, वाले, वाला, सकता, सकते, सकती, जी, ka, ki, ke, ko, se, ek, mein, hi, to, toh, abhi,
            turant, jaldi, hai, hu, hoon, hain, bhi, wale, koi, कोई, yaar, bhai, ji, kisi, किसी,
            aap, ho, na, ab, अब, ya, या
        """,
        "h": """
            नमस्ते, हैलो, हेलो, धन्यवाद, namaste, hello, hi, hey, sir, madam, haan, हाँ, ok,
            thanks, bhaiya
        """,
        "P": """
            कृपया, प्लीज, प्लीज़, please, pls, plz, kripya
        """,
        "R": """
            बात, बात करना, बात करनी, बात करवाओ, बात कराओ, बात कराइए, बात करवाइए, बात कराएं,
            संपर्क, चैट, baat, baat karni, baat karna, baat karwao, baat karao, bat, bat karni,
            sampark, chat, talk, contact, speak, कॉन्टैक्ट, वार्तालाप, baat krni, baat krna, bt
        """,
        "r": """
            बात की थी, बात हुई, baat ki thi, baat hui, baat kiya tha, संपर्क किया था
        """,
        "J": """
            कनेक्ट, ट्रांसफर, जोड़ें, जोड़ो, connect, transfer, जोड़िए, jodo, forward, मिलाओ,
            मिलाइए, jod, स्थानांतरित
        """,
        "G": """
            दो, दीजिए, do, dijiye, de do, bulao, बुलाओ, बुलाइए, do na
        """,
        "g": """
            है क्या, hai kya
        """,
        "W": """
            चाहता, चाहती, चाहिए, चाहते, chahta, chahti, chahiye, chahte, chaiye, want, need,
            chahiy, जरूरत, ज़रूरत, zarurat, करनी, करना, karni, karna, krni, krna
        """,
        "w": """
            कैसे, kaise, can, क्या मैं, kya main, सकता हूँ, sakta
        """,
        "M": """
            मुझे, मेरी, मुझसे, mujhe, mujhse, हमें, muje, meri
        """,
        "I": """
            मैं, main, mai, hum, हम
        """,
        "Y": """
            आप, तुम, tum, tu, तू
        """,
        "N": """
            मत, नहीं चाहिए, नहीं चाहता, नहीं चाहती, nahi chahiye, nahi chahta, mat, बिना, bina,
            नहीं करनी, nahi karni, नहीं करना, nahi karna, की जरूरत नहीं, ki zarurat nahi, मत करो
        """,
        "n": """
            नहीं हो पा, नहीं हो रहा, nahi ho pa, nahi ho rahi, नहीं हो रही
        """,
        ".": """
            नहीं आया, nahi aaya, काम नहीं, नहीं मिला, nahi mila, बताओ, मेरा नंबर, mera number,
            मेरा फोन नंबर, समझ नहीं, नहीं, nahi, nhi, नही, बात है, बात नहीं, koi baat nahi, कोई
            बात नहीं, ye baat
        """,
        "Z": """
            बॉट, रोबोट, मशीन, bot, robot, machine, ai, chatbot, चैटबॉट, एआई, computer, कंप्यूटर,
            automated
        """,
        "EYZ": """
            क्या आप रोबोट हैं, क्या आप बॉट हैं, आप रोबोट हैं, तुम रोबोट हो, aap bot ho, tum bot
            ho, aap robot ho, kya aap bot, kya tum bot, tum robot ho, kya aap robot, आप बॉट हैं,
            आप रोबोट हो
        """,
        "EYH": """
            क्या आप इंसान हैं, आप इंसान हैं, aap insaan ho, kya aap insaan, kya aap human, tum
            insaan ho, क्या आप असली
        """,
        "H": """
            इंसान, असली इंसान, मनुष्य, असली व्यक्ति, ऑपरेटर, प्रतिनिधि, कस्टमर केयर, insaan,
            insan, asli insaan, real person, human, customer care, executive, एक्जीक्यूटिव,
            कर्मचारी, operator, representative, live agent, लाइव एजेंट, अधिकारी, आदमी से, मानव,
            कस्टमर केयर वाले, असली आदमी, asli aadmi, real insaan, कार्यकारी
        """,
        "A": """
            एजेंट, व्यक्ति, मैनेजर, सुपरवाइजर, प्रबंधक, agent, manager, supervisor, person,
            विशेषज्ञ, team, aadmi, आदमी, सीनियर, senior, एजेण्ट
        """,
        "m": """
            किसी से, किसी और से, kisi se, someone, kisi aur se
        """,
        "S": """
            ग्राहक सेवा, कस्टमर सर्विस, कस्टमर सपोर्ट, customer service, customer support, सहायता
            टीम, टेक्निकल सपोर्ट, कॉल सेंटर, call center, helpline, हेल्पलाइन, support team,
            तकनीकी सहायता
        """,
        "s": """
            सपोर्ट, support
        """,
        "q": """
            मुझे कॉल करो, मुझे कॉल करें, मुझे फोन करें, मुझे फ़ोन करें, कॉल करें मुझे, mujhe call
            karo, mujhe call kare, call me, call karo mujhe, call kijiye, मुझे कॉल कीजिए, mujhe
            call kijiye, mujhe call kro, mujhe phone karo, मुझे फोन करो
        """,
        "B": """
            कॉल बैक, वापस कॉल, call back, callback, wapas call, वापस फोन
        """,
        "T": """
            फोन नंबर, फ़ोन नंबर, संपर्क नंबर, कस्टमर केयर नंबर, phone number, contact number,
            customer care number, number kya, नंबर क्या, helpline number, हेल्पलाइन नंबर, number
            do, नंबर दो, number dijiye, नंबर दीजिए, toll free
        """,
        "D": """
            कहा, बोला, बताया, kaha, bola, bole, बोले, bataya
        """,
        "3": """
            वह, वो, पत्नी, पति, wo, woh, मेरे पति, मेरी पत्नी
        """,
        "X": """
            डिलीवरी बॉय, delivery boy, बीमा एजेंट, एक व्यक्ति के, दो लोग, delivery agent, डिलीवरी
            एजेंट
        """,
        "0": """
            कोई नहीं, koi nahi, कोई भी नहीं, koi bhi nahi
        """,
        "a": """
            जवाब, उठा, jawab, utha, reply, response, उठाता, सुन
        """,
        "Q": """
            क्यों, kyun, kyu, कहाँ, kahan, kab, कब
        """,
        "i": """
            अगर, agar
        """,
        "v": """
            मदद, help, madad
        """,
        "&": """
            लेकिन, lekin, par, मगर, क्योंकि, kyunki
        """,
        "@": """
            क्या मैं किसी इंसान से, kya main insaan se, main kisi insaan se, मैं किससे बात कर, kis
            se baat kar, क्या मैं इंसान से, main kisse baat
        """,
    },
)
