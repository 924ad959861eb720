"""Hindi words of mood: anger, complaint, thanks, threats, leaving, danger."""

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="hi",
    words={
        "s": """
            आत्महत्या, मरना चाहता, मरना चाहती, जान दे दूं, जीना नहीं, suicide, marna chahta, jeena
            nahi
        """,
        "t": """
            मार दूंगा, जान से मार, बम, आग लगा दूंगा, mar dunga, jaan se mar
        """,
        "f": """
            धोखाधड़ी, फ्रॉड, स्कैम, ठगी, हैक, कार्ड चोरी, fraud, scam, hack ho, hacked,
            unauthorized
        """,
        "l": """
            वकील, कोर्ट, अदालत, मुकदमा, उपभोक्ता फोरम, कानूनी कार्रवाई, पुलिस, consumer court,
            court, vakil, consumer forum, legal action
        """,
        "q": """
            दोबारा नहीं खरीद, कभी नहीं खरीद, आखिरी बार, अकाउंट बंद, account band, dobara nahi,
            kabhi nahi kharid
        """,
        "u": """
            अभी भी, अब भी, मदद नहीं, समझ नहीं, वही जवाब, पहले ही बता, abhi bhi, ab bhi, help nahi,
            samajh nahi, same reply, pehle hi
        """,
        "x": """
            चूतिया, भोसड़ी, मादरचोद, बहनचोद, रंडी, हरामखोर, साला, साले, chutiya, chutiye, bhosdi*,
            madarchod, behenchod, bc, mc, randi, harami, saala, saale, gandu
        """,
        "z": """
            गधे, मूर्खों, बेवकूफों, अंधभक्त, भक्तों, चमचे, चमचा, pappu
        """,
        "N": """
            बकवास, घटिया, बेकार, खराब, ख़राब, गंदा, गंदी, गंदे, शर्म, शर्मनाक, गुस्सा, नफरत,
            नफ़रत, धोखा, धोखेबाज, धोखेबाज़, चोर, ठग, झूठ, झूठा, झूठे, झूठी, निकम्मा, निकम्मे,
            मूर्ख, बेवकूफ, बेवकूफ़, गधा, कुत्ता, कुत्ते, कमीना, कमीने, हरामी, भ्रष्ट, भ्रष्टाचार,
            गद्दार, देशद्रोही, लानत, थू, घोटाला, वाहियात, अस्वीकार्य, सबसे खराब, bakwas, bakwaas,
            ghatiya, bekar, bekaar, kharab, gussa, nafrat, dhokha, chor, chutiya, kamina, jhooth,
            jhutha, jhuth, ganda, gande, sharm, worst, fraud, pathetic, useless, bewakoof,
            bewkoof, pagal, gadha, gaddar, ghatia, faltu, फालतू, हत्या, बलात्कार, आतंकवाद, आतंकी,
            आतंकवादी, गुंडे, गुंडागर्दी, अत्याचार, शैतान, नालायक, नीच
        """,
        "~": """
            नहीं, ना, मत, बिना, nahi, nahin, na, mat, nhi, bina, कभी नहीं
        """,
        "P": """
            शानदार, बहुत अच्छा, बहुत बढ़िया, बढ़िया, उत्तम, कमाल, लाजवाब, प्यार, सुंदर, अद्भुत,
            जबरदस्त, ज़बरदस्त, मस्त, बेहतरीन, महान, shandar, bahut accha, badhiya, badiya, pyar,
            pyaar, kamaal, mast, sundar, zabardast, jabardast, awesome, great, love, best, superb,
            amazing
        """,
        "n": """
            बुरा, बुरी, बुरे, दुख, दुखी, उदास, निराश, निराशा, परेशान, परेशानी, समस्या, दिक्कत,
            गलत, ग़लत, गलती, धीमा, देर, थक, बीमार, डर, मौत, मर, मरा, अकेला, चिंता, मुश्किल, दर्द,
            रोना, रो, अफसोस, अफ़सोस, शिकायत, नुकसान, हार, हारा, टूट, मजबूर, मजाक, मज़ाक, संकट,
            युद्ध, bura, dukh, dukhi, udas, pareshan, problem, galat, der, bimar, dar, maut,
            akela, mushkil, dard, rona, dikkat, nuksan, sad, bad, boring, tension, गरीबी,
            बेरोजगारी, महंगाई, विरोध, हिंसा, आरोप, जेल, कमी, नकली, खतरा, दंगा, दंगे, विवाद, अपमान,
            शोक, दुर्घटना, बर्बाद
        """,
        "p": """
            अच्छा, अच्छी, अच्छे, खुश, खुशी, ख़ुशी, धन्यवाद, शुक्रिया, मज़ा, मजा, हाहा, बधाई, जीत,
            जीता, सफल, सफलता, दोस्त, प्यारा, प्यारी, बेहतर, आसान, मदद, उम्मीद, गर्व, शुभ,
            शुभकामनाएं, शुभकामनाएँ, नमन, स्वागत, सम्मान, मुस्कान, सही, accha, acha, achha, acchi,
            achi, khush, khushi, dhanyawad, shukriya, maza, maja, haha, badhai, jeet, dost,
            behtar, sahi, nice, good, thanks, congratulations, congrats, jai, जय
        """,
        "c": """
            नहीं आया, नहीं मिला, नहीं मिली, टूटा, अब तक, अभी तक, कोई जवाब नहीं, इंतजार, इंतज़ार,
            घंटे, हफ्ते, काम नहीं, बार बार, फिर से, देरी, रद्द, nahi aaya, nahi mila, abhi tak,
            koi reply nahi, wait kar, bar bar, phir se, क्यों, kyu, kyun, नहीं
        """,
        "o": """
            के बजाय, की जगह, कोई और, कुछ और, दूसरा, दूसरी, क्या आप sure, पक्का, मेरा मतलब, असल
            में, छोड़ो, छोड़िए, रहने दो, रहने दीजिए, koi aur, kuch aur, dusra, dusri, mera matlab,
            asal mein, chhodo, rehne do
        """,
        "!": """
            बहुत, काफी, इतना, इतनी, एकदम, बिल्कुल, bahut, bohot, bahot, itna, itni, ekdum, bilkul
        """,
        "h": """
            नमस्ते, धन्यवाद, namaste
        """,
    },
)
