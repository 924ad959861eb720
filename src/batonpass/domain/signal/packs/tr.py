"""Turkish words of asking for a person, as far as rules reach."""

# ruff: noqa: RUF001 its own letters look like Latin ones

from batonpass.domain.signal.lexicon import Pack

PACK = Pack(
    code="tr",
    verb_last=True,
    common="""
        bir ve bu için ile mi mı ne nasıl neden nerede var yok ben sen siz çok ama daha merhaba
        siparişim kargo lütfen teşekkürler istiyorum değil hala benim gelmedi ne zaman
    """,
    words={
        "_": """
            bir, ile, şu, bu, hemen, şimdi, acilen, direkt, direk, artık, sadece, de, da, ki,
            olan, çok, mı, mi, mu, mü, daha, başka, için, türkçe, olarak, bey, hanım, an önce,
            olsun, burada, orada, herhangi
        """,
        "h": """
            merhaba, selam, selamlar, iyi günler, günaydın, iyi akşamlar, merhabalar, teşekkürler,
            tamam, evet, pardon, alo, slm, mrb
        """,
        "P": """
            lütfen, lutfen, rica ediyorum, rica ederim, zahmet olmazsa
        """,
        "R": """
            konuş*, konus*, görüş*, gorus*, görüşme, iletişim, iletişime, iletişime geçmek,
            ulaşmak, ulaşabilir, ulaşabilirim, ulaşayım, yazışmak, sohbet, temasa, irtibat,
            irtibata, ulaşmam, ulaşırım, iletisim
        """,
        "r": """
            konuştum, görüştüm, konusmustum, görüşmüştüm, konuşmuştum, konuştuk, aradım, görüştük,
            yazdım, bağlandım
        """,
        "J": """
            bağla*, bagla*, aktar*, yönlendir*, yonlendir*, transfer, bağlan*, baglan*, geçir*,
            bağlamak
        """,
        "JM": """
            beni bağla, beni bağlayın, beni aktar, beni aktarın, beni yönlendir, beni yönlendirin,
            bana bağla, beni bağlar mısınız
        """,
        "G": """
            ver, verin, bul, bulun, getir, talep
        """,
        "g": """
            var, varmı, yok mu, bulunuyor
        """,
        "W": """
            istiyorum, istiyom, isterim, istiyoruz, istesem, ihtiyacım, gerek, lazım, gerekiyor,
            talep ediyorum, istemek, tercih, isterdim, rica, istyorum, istiyrum
        """,
        "w": """
            mümkün, olur mu, nasıl, misiniz, mısınız, musunuz, mısın, misin, edebilir, verebilir,
            alabilir, miyim, mıyım
        """,
        "M": """
            beni, bana, bizi, bize, benimle, bizimle
        """,
        "I": """
            ben, biz
        """,
        "Y": """
            sen, siz, sizin, sana, size
        """,
        "N": """
            değil, olmadan, yerine, asla, gerek yok, istemiyorum, istemem, istemiyoruz, bağlama,
            bağlamayın, aktarma, aktarmayın, konuşmak istemiyorum, görüşmek istemiyorum, lazım
            değil
        """,
        "n": """
            konuşamıyorum, ulaşamıyorum, ulaşılamıyor, görüşemiyorum, bağlanamıyorum, ulaşamadım,
            mümkün değil
        """,
        ".": """
            anlamıyorum, gelmedi, çalışmıyor, anlamıyorsun, telefon numaramı, numaramı, konusunda,
            konu, konuda, konum, konusu, görüşlerinizi, görüş, kontrol, görüntü, görüntüle,
            bağlantı, bağlantısı, interneti bağlan, görsel, görünüyor, görün*, gör
        """,
        "E": """
            sin, sın, musun, msn
        """,
        "Z": """
            bot, botla, robot, robotla, robotsun, makine, makineyle,
            chatbot, yapay zeka, yapay zekayla, bilgisayar, otomatik, sanal asistan,
            sanal, makina
        """,
        "EYZ": """
            robot musun, bot musun, robot musunuz, bot musunuz, yapay zeka mısın, yapay zeka
            mısınız, makine misin, robotmusun
        """,
        "EYH": """
            insan mısın, insan mısınız, gerçek misin, gerçek misiniz, gerçek kişi misin, gerçek
            bir insan mısın, gerçek insan mısın
        """,
        "H": """
            insan, insanla, insana, gerçek kişi, gerçek biri, gerçek biriyle, gerçek birisi,
            gerçek birisiyle, gerçek insan, gerçek bir insan, gerçek bir insanla, gerçek bir kişi,
            gerçek bir kişiyle, gerçek kişiyle, canlı destek, canlı desteğe, canlı biri, canlı
            biriyle, temsilci*, müşteri temsilcisi, müşteri temsilcisine, müşteri temsilcisiyle,
            müşteri temsilcinize, operatör, operatöre, operatörle, operator, danışman*, görevli,
            görevliye, görevliyle, çalışan, yetkili, yetkiliye, yetkiliyle, yetkiliyi, yetkili
            biri, yetkili biriyle, canlı temsilci, personel, personele, canlı asistan, müşteri
            danışmanı
        """,
        "A": """
            kişi, kişiyle, kişiye, müdür, müdürle, müdüre, yönetici, yöneticiyle, yöneticiye,
            uzman, uzmanla, uzmana, ajan, ajanla, asistan, asistanla, sorumlu, sorumluyla, amir,
            şef
        """,
        "m": """
            biri, biriyle, birisi, birisiyle, birine, birileri, birileriyle, birini
        """,
        "S": """
            müşteri hizmetleri, müşteri hizmetlerine, müşteri hizmetleriyle, müşteri hizmetlerini,
            müşteri destek, müşteri desteği, teknik destek, teknik desteğe, çağrı merkezi, çağrı
            merkezine, destek ekibi, destek ekibine, destek ekibiyle, musteri hizmetleri, müşteri
            hizmeti
        """,
        "s": """
            destek, desteğe, servis
        """,
        "C": """
            aramak, arayabilir
        """,
        "q": """
            beni arayın, beni ara, beni arar mısınız, beni arayabilir misiniz, bizi arayın, beni
            arasınlar, beni arasın, arar mısınız, beni telefonla arayın
        """,
        "B": """
            geri arayın, geri ara, geri arama, geri aranmak, aranmak istiyorum, geri dönüş, beni
            geri arayın, telefonla arayın
        """,
        "T": """
            telefon numarası, telefon numaranız, numaranız, numaranızı, iletişim numarası, müşteri
            hizmetleri numarası, hangi numara, çağrı merkezi numarası, telefon
        """,
        "K": """
            saatleri, kaçta, saat kaçta, mail, e-posta, adres
        """,
        "D": """
            dedi, dediler, söyledi, söylediler, söylendi
        """,
        "3": """
            eşim, annem, babam, oğlum, kızım, arkadaşım, o, onlar
        """,
        "X": """
            başka kişi, sigorta acentesi, kurye, kişilik, iki kişi, kaç kişi, emlakçı, dağıtım
            görevlisi, kargo görevlisi, kargocu, birbirine, birinci, biri geldi, ikinci kişi
        """,
        "0": """
            kimse, hiç kimse, hiçkimse
        """,
        "a": """
            cevap vermiyor, açmıyor, dönmüyor, bakmıyor, cevap, ilgilenmiyor, yanıt
        """,
        "o": """
            müsait, çevrimiçi, orada
        """,
        "Q": """
            neden, niye, nerede, niçin
        """,
        "i": """
            eğer
        """,
        "v": """
            yardım, yardımcı, yardım etsin, ilgilensin
        """,
        "&": """
            ama, çünkü, fakat, veya
        """,
        "~": """
            boşver, vazgeçtim, neyse
        """,
        "@": """
            kiminle konuşuyorum, insanla mı konuşuyorum, robotla mı konuşuyorum, konuşuyor muyum,
            konuşuyorum, ile mi konuşuyorum, mı konuşuyorum
        """,
    },
)
